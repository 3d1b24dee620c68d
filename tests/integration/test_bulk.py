"""Bulk operations on real nodes that are killed in the middle: each job is moved once, none left out, all counted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from tests.integration.harness.client import TYPE
from tests.integration.harness.several import ClusterProcesses, cluster
from tests.integration.harness.stores import OwnServer, own_valkey
from tests.integration.harness.wait import eventually

pytestmark = pytest.mark.anyio

SHARDS = 16
JOBS, OTHERS = 9_000, 500
OFFSET_MS = 7_200_001
RATE_PER_S = 3_000
"""So that it takes three seconds, on whatever machine, and is killed in the middle."""

_DONE = "select coalesce(sum(done), 0) from tocsin.operation_done"
_MOVES = """
select tagged, moves, by_ms, count(*) as jobs from (
    select max(tags[1]) = 'campaign' as tagged, count(*) - 1 as moves, max(due_ms) - min(due_ms) as by_ms
    from tocsin.job_record
    where state < 2 and rev >= 0
    group by job_id
) each_job group by tagged, moves, by_ms
"""
_LAST = """
select state, count(*) as jobs from (
    select distinct on (shard, job_id) state from tocsin.job_record where rev >= 0 order by shard, job_id, rev desc
) last group by state
"""


@pytest.fixture
async def valkey(short_dir: Path) -> AsyncIterator[OwnServer]:
    async with own_valkey(short_dir) as server:
        yield server


@pytest.fixture
async def sql(fresh_database: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(fresh_database, ssl=False)
    yield connection
    await connection.close()


async def submit(town: ClusterProcesses, count: int, tag: str) -> None:
    for start in range(0, count, 1_000):
        jobs = [
            {"type": TYPE, "delay_ms": 3_600_000 + 100 * n, "tags": [tag], "user_id": f"u{n % 97}"}
            for n in range(start, min(count, start + 1_000))
        ]
        answer = await town.ask(0, "POST", "/jobs", jobs)
        assert answer.body["accepted"] == len(jobs), answer.body


async def moved_in_part(town: ClusterProcesses, sql: asyncpg.Connection) -> str:
    """Begin to move the campaign; returns the operation once some of it is done, and some is not."""
    await submit(town, JOBS, "campaign")
    await submit(town, OTHERS, "other")
    wish = {"filter": {"tag": "campaign"}, "offset_ms": OFFSET_MS, "rate_per_s": RATE_PER_S}
    answer = await town.ask(0, "POST", "/jobs/reschedule", wish)
    assert answer.status == 202, answer.body

    async def some() -> bool:
        return bool(await sql.fetchval(_DONE) > JOBS // 10)

    await eventually(some, what="a part of the jobs is moved")
    return str(answer.body["operation"]["id"])


async def ended(town: ClusterProcesses, node: int, operation: str) -> Any:
    told: dict[str, Any] = {}

    async def has_ended() -> bool:
        answer = await town.ask(node, "GET", f"/operations/{operation}")
        told.update(answer.body)
        return bool(answer.body.get("state") == "finished")

    await eventually(has_ended, 60.0, what=f"operation {operation} ends")
    return told


async def check(town: ClusterProcesses, node: int, sql: asyncpg.Connection, told: dict[str, Any]) -> None:
    assert (told["matched"], told["done"], told["refused"], told["shards_left"]) == (JOBS, JOBS, 0, 0)
    found = {(row["tagged"], row["moves"], row["by_ms"]): row["jobs"] for row in await sql.fetch(_MOVES)}
    assert found == {(True, 1, OFFSET_MS): JOBS, (False, 0, 0): OTHERS}
    status = (await town.ask(node, "GET", "/monitoring/status?scope=cluster")).body
    assert {name: count for name, count in status["audit"].items() if count} == {
        "accepted": JOBS + OTHERS,
        "pending": JOBS + OTHERS,
    }
    answer = await town.ask(node, "POST", "/jobs/cancel", {"filter": {"tag": "campaign"}})
    told = answer.body["operation"] if answer.status == 200 else await ended(town, node, answer.body["operation"]["id"])
    assert told["done"] == JOBS
    assert {row["state"]: row["jobs"] for row in await sql.fetch(_LAST)} == {0: OTHERS, 4: JOBS}
    assert await sql.fetchval("select count(*) from tocsin.operation_progress") == 0
    assert await sql.fetchval("select count(*) from tocsin.operation_done") == 0


async def test_a_node_killed_in_the_middle_of_an_offset_goes_on_and_moves_each_job_once(
    short_dir: Path, fresh_database: str, valkey: OwnServer, sql: asyncpg.Connection
) -> None:
    async with cluster(short_dir, fresh_database, valkey.dsn, ["a"], "--shards", str(SHARDS)) as town:
        operation = await moved_in_part(town, sql)
        await town.nodes[0].kill()
        assert await sql.fetchval(_DONE) < JOBS
        await town.nodes[0].start("--shards", str(SHARDS))
        await check(town, 0, sql, await ended(town, 0, operation))


async def test_whoever_takes_the_shards_of_a_dead_node_goes_on_with_its_operation(
    short_dir: Path, fresh_database: str, valkey: OwnServer, sql: asyncpg.Connection
) -> None:
    async with cluster(short_dir, fresh_database, valkey.dsn, ["a", "b"], "--shards", str(SHARDS)) as town:
        await town.ask(0, "POST", "/admin/rebalance")
        await town.until_shares(0, {"a": 8, "b": 8})
        operation = await moved_in_part(town, sql)
        await town.nodes[0].kill()
        assert await sql.fetchval(_DONE) < JOBS
        await check(town, 1, sql, await ended(town, 1, operation))
