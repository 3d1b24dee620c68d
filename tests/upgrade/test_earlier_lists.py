"""Lists over what nodes of earlier schemas wrote: a job is found by all that it has, whoever filed it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from api.instant import parse_ms
from engine.core.ids import format_id
from engine.core.lifecycle import State
from engine.core.listing import Key, Query
from engine.host import Host
from engine.journal.migrate import migrate_dsn
from tests.upgrade.fixtures import NUMBERS, expected, fetch, hangs, node_at, restore

pytestmark = pytest.mark.anyio

PAGE = 7


async def walk(host: Host, query: Query) -> list[str]:
    """All ids, page after page."""
    found: list[str] = []
    after: Key | None = None
    while True:
        page = await host.search(query, after, PAGE)
        assert len(page.jobs) <= PAGE
        found += [format_id(view.id) for view in page.jobs]
        if page.next is None:
            return found
        assert after is None or page.next > after, "a walk goes on"
        after = page.next


def in_order(jobs: Iterable[Any]) -> list[str]:
    return [job["id"] for job in sorted(jobs, key=lambda job: (job["due_at"], job["id"]))]


@pytest.mark.parametrize("schema", NUMBERS)
async def test_jobs_of_earlier_schemas_are_listed_by_everything_they_have(fresh_database: str, schema: str) -> None:
    await restore(fresh_database, schema)
    await migrate_dsn(fresh_database)
    (cluster,) = await fetch(fresh_database, "select shards from tocsin.cluster")
    left = expected(schema)
    jobs = left["jobs"]
    async with node_at(fresh_database, left["at_ms"], cluster["shards"], hangs) as (host, _):
        wrong: dict[str, tuple[list[str], list[str]]] = {}

        async def compare(told: str, query: Query, these: Iterable[Any]) -> None:
            want, found = in_order(these), await walk(host, query)
            if found != want:
                wrong[told] = (sorted(set(want) - set(found)), sorted(set(found) - set(want)))

        # What ran when its node was killed is pending or running just now: it is left out where that matters.
        settled = [job for job in jobs if job["state"] != "running"]
        for state in sorted({job["state"] for job in settled} - {"pending"}):
            query = Query(state=State[state.upper()])
            await compare(state, query, (job for job in settled if job["state"] == state))
        for kind in sorted({job["type"] for job in jobs}):
            await compare(kind, Query(type=kind), (job for job in jobs if job["type"] == kind))
        for user in sorted({job["user_id"] for job in jobs if job["user_id"]}):
            await compare(user, Query(user_id=user), (job for job in jobs if job["user_id"] == user))
        for tag in sorted({tag for job in jobs for tag in job["tags"]}):
            await compare(tag, Query(tag=tag), (job for job in jobs if tag in job["tags"]))
        for job in (job for job in jobs if job["attempts"]):  # the others are where they always were
            due_ms = parse_ms(job["due_at"])
            same = (other for other in jobs if other["due_at"] == job["due_at"])
            await compare(f"due {job['due_at']}", Query(due_from_ms=due_ms, due_to_ms=due_ms + 1), same)
        assert not wrong, "\n".join(f"{told}: missing {less}, beyond {more}" for told, (less, more) in wrong.items())
