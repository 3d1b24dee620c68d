"""PostgreSQL killed in mid-flush, and a synchronous standby that does not answer: what the tally tells afterwards."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from api.stores.postgres import EmbeddedPostgres
from engine.errors import JournalAmbiguous, JournalAway
from engine.ports import Tally
from tests.journals import LANES, ONE_NEW, SHARDS, Hand, PostgresWorld, everybody

pytestmark = pytest.mark.anyio

ROWS = 300
_CANCEL_WAITS = (
    "select count(pg_cancel_backend(pid)) from pg_stat_activity "
    "where wait_event = 'SyncRep' and application_name like 'tocsin:%'"
)


@pytest.fixture
async def server(short_dir: Path, anyio_backend: str) -> AsyncIterator[EmbeddedPostgres]:
    made = EmbeddedPostgres(short_dir)
    await made.start()
    yield made
    await made.stop()


async def test_after_postgresql_was_killed_in_mid_flush_the_tally_tells_what_committed(
    server: EmbeddedPostgres,
) -> None:
    world = PostgresWorld(server.dsn)
    a = Hand(await world.process("a"))
    await a.take()
    now_ms = await a.now_ms()
    sent: dict[tuple[int, int], list[int]] = {}
    acknowledged: set[tuple[int, int]] = set()
    enough = asyncio.Event()

    async def append_until_it_fails(lane: int) -> None:
        while True:
            jobs = [a.job(now_ms + i, shard=lane) for i in range(ROWS)]
            flush = (lane, a.n[lane] + 1)
            sent[flush] = [job.id for job in jobs]
            counted = {lane: Tally(accepted=ROWS, pending=ROWS)}
            try:
                await a.append([a.filing(job) for job in jobs], counted, lane=lane)
            except (JournalAmbiguous, JournalAway):
                return
            acknowledged.add(flush)
            if len(acknowledged) == 10:
                enough.set()

    lanes = [asyncio.create_task(append_until_it_fails(lane)) for lane in range(LANES)]
    await enough.wait()
    pid = server.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    await asyncio.gather(*lanes)
    await server.stop()
    await server.start()
    await a.take()
    settled = {flush for flush in sent if await a.journal.settled(*flush)}
    assert acknowledged <= settled
    for flush, job_ids in sent.items():
        found = await a.journal.read(job_ids)
        assert len(found) == (ROWS if flush in settled else 0), flush
    for lane in range(LANES):
        committed = ROWS * len([flush for flush in settled if flush[0] == lane])
        assert a.owned[lane].tally == Tally(accepted=committed, pending=committed)
    await world.close()


async def test_while_postgresql_is_down_everything_says_so_and_then_goes_on(server: EmbeddedPostgres) -> None:
    world = PostgresWorld(server.dsn)
    a = Hand(await world.process("a"))
    await a.take()
    now_ms = await a.now_ms()
    await server.stop()
    with pytest.raises(JournalAway):
        await a.journal.check({})
    with pytest.raises(JournalAway):
        await a.journal.read([a.job(now_ms).id])
    with pytest.raises(JournalAway):
        await a.journal.ensure_days([now_ms])
    with pytest.raises(JournalAway):
        await a.take()
    await server.start()
    assert len(await a.take()) == SHARDS
    await a.append([a.filing(a.job(now_ms))], {0: ONE_NEW})
    await world.close()


async def test_a_cancelled_wait_for_a_synchronous_standby_is_no_acknowledgement(server: EmbeddedPostgres) -> None:
    """The server then answers success with a warning only; the commit may yet be lost with it."""
    world = PostgresWorld(server.dsn)
    a = Hand(await world.process("a"))
    await a.take()
    now_ms = await a.now_ms()
    await a.append([], {})
    await a.journal.ensure_days([now_ms])
    async with absent_standby(server) as sql:
        while True:  # some go through until every backend has heard of the new setting
            job = a.job(now_ms)
            if await is_in_doubt(sql, a.append([a.filing(job)], {0: ONE_NEW})):
                break
    doubtful = a.n[0]
    await a.take()
    assert await a.journal.settled(0, doubtful)
    assert set(await a.journal.read([job.id])) == {job.id}
    await world.close()


async def test_a_change_of_owner_that_no_standby_has_confirmed_is_no_answer_either(server: EmbeddedPostgres) -> None:
    """Whoever acted by it would serve shards that are another's once the standby is promoted."""
    world = PostgresWorld(server.dsn)
    a, b = Hand(await world.process("a")), Hand(await world.process("b"))
    await a.take()
    await b.join()
    async with absent_standby(server) as sql:
        while not await is_in_doubt(sql, b.claim([0], everybody)):
            pass
        with pytest.raises(JournalAway, match="could not become a new incarnation: the wait for the synchronous"):
            await is_in_doubt(sql, b.join())
    await b.join()
    assert set(b.owned) == {0}
    await a.take()
    assert a.journal.incarnation is not None
    assert len(a.owned) == SHARDS - 1
    async with absent_standby(server) as sql:
        moved = 1
        while not await is_in_doubt(sql, a.hand_over(b, [moved])):
            moved += 1
    await b.join()
    await a.join()
    assert set(b.owned) == set(range(moved + 1)), "the commit is there: the successor's for good"
    assert set(a.owned) == set(range(moved + 1, SHARDS))
    await world.close()


@asynccontextmanager
async def absent_standby(server: EmbeddedPostgres) -> AsyncIterator[asyncpg.Connection]:
    """Commits wait for one that is not there, until their backends are told to."""
    sql = await asyncpg.connect(server.dsn)
    try:
        await sql.execute("alter system set synchronous_standby_names = 'nobody'")
        await sql.execute("select pg_reload_conf()")
        yield sql
        await sql.execute("alter system reset synchronous_standby_names")
        await sql.execute("select pg_reload_conf()")
        while await sql.fetchval("show synchronous_standby_names"):
            pass
    finally:
        await sql.close()


async def is_in_doubt(sql: asyncpg.Connection, work: Coroutine[Any, Any, Any]) -> bool:
    """Carried out while every wait for a standby is cancelled."""
    task = asyncio.create_task(work)
    while not task.done():
        await sql.fetchval(_CANCEL_WAITS)
    if isinstance(task.exception(), JournalAmbiguous):
        return True
    task.result()
    return False
