"""A record that a newer Tocsin wrote is refused by the job's id and the record's version, before a meaning is read into
it; what an older one wrote beside it is read as ever."""

from __future__ import annotations

from typing import Any

import pytest

from api.instant import parse_ms
from engine.core.ids import parse_id
from engine.core.job import VERSION
from engine.core.listing import Query
from engine.errors import Corrupt
from engine.journal.migrate import migrate_dsn
from engine.options import HOUR_MS
from tests.upgrade.fixtures import NUMBERS, execute, expected, fetch, hangs, node_at, restore

pytestmark = pytest.mark.anyio

NEWER = VERSION + 1
SHARDS = "select shards from tocsin.cluster"
ARCHIVED = "select job_id::text from tocsin.archive order by job_id limit 2"


def refused(job_id: str) -> Any:
    return pytest.raises(Corrupt, match=rf"job {job_id} .*version {NEWER}.* start one at least as new")


@pytest.mark.parametrize("schema", NUMBERS)
async def test_a_record_of_a_newer_version_is_refused_by_id_and_version_wherever_it_lies(
    fresh_database: str, schema: str
) -> None:
    await restore(fresh_database, schema)
    await migrate_dsn(fresh_database)
    left = expected(schema)
    fires = {job["id"]: parse_ms(job["next_fire_at"]) for job in left["jobs"] if job["next_fire_at"]}
    far = max(fires, key=lambda job_id: fires[job_id])
    near = min(fires, key=lambda job_id: fires[job_id])
    filed, ended = (row["job_id"] for row in await fetch(fresh_database, ARCHIVED))
    await execute(
        fresh_database,
        f"update tocsin.job_record set version = {NEWER} where job_id = '{far}';"
        f"update tocsin.archive set version = {NEWER} where job_id = '{filed}';"
        f"update tocsin.archive set outcome_version = {NEWER} where job_id = '{ended}';",
    )
    (cluster,) = await fetch(fresh_database, SHARDS)
    async with node_at(fresh_database, left["at_ms"], cluster["shards"], hangs) as (host, _):
        for job_id in (far, filed, ended):
            number = parse_id(job_id)
            assert number is not None
            with refused(job_id):
                await host.get(number)
        with refused(far):
            await host.search(Query(due_from_ms=fires[far], due_to_ms=fires[far] + HOUR_MS), None, 10)
        for job_id in fires.keys() - {far}:
            number = parse_id(job_id)
            assert number is not None
            assert (await host.get(number)).next_fire_ms == fires[job_id]
    await execute(fresh_database, f"update tocsin.job_record set version = {NEWER} where job_id = '{near}'")
    with refused(near):
        async with node_at(fresh_database, left["at_ms"], cluster["shards"], hangs):
            raise AssertionError("a node does not serve what it cannot read")
