"""What migration 0002 makes of rows that version 1 wrote, whatever is in them: the rows that version 2 writes."""

from __future__ import annotations

from random import Random
from uuid import UUID

import asyncpg
import pytest

from engine.core.ids import make_id
from engine.core.job import Body, decode_body
from engine.journal.migrate import migrate_dsn
from engine.options import DAY_MS
from tests.upgrade.fixtures import expected, fetch, restore
from tests.upgrade.writers import facts as f
from tests.upgrade.writers import v1, v2
from tests.upgrade.writers.facts import Call, Columns, Facts

pytestmark = pytest.mark.anyio

SCHEMA = "0001"
SHARD = 1
MARK = 8
JOBS = 60
LENGTHS = (0, 1, 31, 32, 255, 256, 300, 65_535, 65_536, 70_000)
"""Around those where MessagePack takes another head."""
NUMBERS = (0, 1, 127, 128, 255, 256, 65_535, 65_536, (1 << 32) - 1, 1 << 32, 1 << 40)
TAGS = [(), ("a",), ("a", "b"), ("a", "a"), ("b", "a", "b", "größe", "a"), tuple(f"t{n}" for n in range(16))]

Tags = tuple[str, ...] | None
Written = tuple[int, int, int, Body | bytes, Tags]
"""due_ms, state, version, the body as it is read, tags."""

_COLUMNS = "shard, filed_ms, job_id, rev, epoch, state, version, due_ms, tags, body"
_INSERT = f"insert into tocsin.job_record ({_COLUMNS}) values ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9)"


def retried(random: Random, now_ms: int) -> Facts:
    calls = tuple(
        Call(number, now_ms, now_ms + 5, f.RETRYING, "UNAVAILABLE", "x" * random.choice(LENGTHS[:5]), 0)
        for number in range(1, random.randint(2, 6))
    )
    state = random.choice([f.RETRYING, f.SUCCEEDED, f.DEAD, f.CANCELLED])
    ended = state in (f.SUCCEEDED, f.DEAD)
    if ended:
        calls = (*calls, Call(len(calls) + 1, now_ms, now_ms + 5, state, "X", "", 0))
    wished_ms = now_ms - random.randrange(DAY_MS)
    return Facts(
        state=state,
        payload=random.randbytes(random.choice(LENGTHS)),
        form=random.randrange(4),
        first_ms=wished_ms,
        submitted_ms=wished_ms - random.choice(NUMBERS),
        priority=random.randrange(3),
        max_attempts=6,
        timeout_ms=random.choice(NUMBERS),
        correlation_id="c" * random.choice(LENGTHS[:7]),
        wished_ms=wished_ms,
        next_ms=random.choice([wished_ms, now_ms + random.randrange(1, DAY_MS)]),
        calls=calls,
        called_last=ended,
        finished_ms=now_ms,
    )


async def test_retries_and_what_became_of_them_are_filed_as_wished_and_further_tags_are_marked(
    fresh_database: str,
) -> None:
    await restore(fresh_database, SCHEMA)
    random = Random(1)
    now_ms = expected(SCHEMA)["at_ms"]
    connection = await asyncpg.connect(fresh_database)
    await connection.execute("set session_replication_role = replica")  # without the fence: no node writes here
    want: dict[tuple[UUID, int], Written] = {}

    async def insert(at: tuple[UUID, int], columns: Columns, tags: Tags, then: Columns) -> None:
        values = (columns.state, columns.version, columns.due_ms, tags, columns.body)
        await connection.execute(_INSERT, SHARD, now_ms, *at, *values)
        # What did not differ stays as it was; an outcome's body has the same meaning in both.
        moved = then.due_ms != columns.due_ms
        body = decode_body(then.body) if columns.state == f.RETRYING else columns.body
        version = then.version if moved and columns.state == f.RETRYING else columns.version
        want[at] = (then.due_ms, columns.state, version, body, tags)

    for nth in range(JOBS):
        facts = retried(random, now_ms)
        job_id, tags = UUID(int=make_id(facts.first_ms, SHARD, nth)), random.choice(TAGS)
        filing = v2.filing(facts)
        await insert((job_id, 6), v1.filing(facts), tags, filing)
        for index, tag in enumerate(dict.fromkeys(tags)):
            if index:
                want[job_id, -(16 * 6 + index)] = (filing.due_ms, MARK, 2, b"", (tag,))
        if facts.state != f.RETRYING:
            await insert((job_id, 7), v1.outcome(facts), None, v2.outcome(facts))
    await connection.close()
    await migrate_dsn(fresh_database)
    query = f"select job_id, rev, due_ms, state, version, body, tags from tocsin.job_record where filed_ms = {now_ms}"
    found: dict[tuple[UUID, int], Written] = {}
    for row in await fetch(fresh_database, query):
        found[row["job_id"], row["rev"]] = (
            row["due_ms"],
            row["state"],
            row["version"],
            decode_body(row["body"]) if row["state"] == f.RETRYING else row["body"],
            None if row["tags"] is None else tuple(row["tags"]),
        )
    assert found.keys() == want.keys()
    for at, row in want.items():
        assert found[at] == row, at
    archived = await fetch(fresh_database, "select due_ms = outcome_due_ms as same, state from tocsin.archive")
    assert {row["state"] for row in archived} == {f.PENDING, f.RETRYING}
    assert all(row["same"] for row in archived), "an outcome is due as its filing"
