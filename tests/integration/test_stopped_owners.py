"""What only a real PostgreSQL can show of claims and planned moves: stopped processes, commits without an answer, and
names of connections.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import pytest

from engine.errors import JournalAmbiguous
from engine.journal import stall
from tests.journals import ONE_NEW, SHARDS, Hand, PostgresWorld

pytestmark = pytest.mark.anyio

COMMIT = "_Transaction__commit"


@pytest.fixture
async def world(fresh_database: str, anyio_backend: str) -> AsyncIterator[PostgresWorld]:
    made = PostgresWorld(fresh_database)
    yield made
    await made.close()


@pytest.fixture
async def sql(world: PostgresWorld, anyio_backend: str) -> AsyncIterator[asyncpg.Connection]:
    """A bystander's connection."""
    connection = await asyncpg.connect(world.dsn)
    yield connection
    await connection.close()


@pytest.fixture
async def a(world: PostgresWorld) -> Hand:
    hand = Hand(await world.process("a"))
    await hand.take()
    return hand


async def until(true: Callable[[], Awaitable[object]]) -> None:
    """Ask again and again; the suite's time-out ends what never comes true."""
    while not await true():
        pass


@asynccontextmanager
async def stopped(
    world: PostgresWorld, what: str, to: Hand
) -> AsyncIterator[tuple[Callable[[], None], Callable[[], Awaitable[str]]]]:
    """A process that is stopped in the middle of `what`; how to let it go on, and how to hear what it says then."""
    client = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.integration.moving_client", world.dsn, what, str(to.journal.incarnation)),
        stdout=asyncio.subprocess.PIPE,
    )
    assert client.stdout is not None
    out = client.stdout

    async def line() -> str:
        return (await out.readline()).decode().strip()

    try:
        assert await line() == "open"
        yield lambda: os.kill(client.pid, signal.SIGCONT), line
        assert await client.wait() == 0
    finally:
        if client.returncode is None:
            client.kill()
            await client.wait()


@pytest.mark.parametrize("what", ["check", "hand_over"])
async def test_a_process_stopped_in_the_middle_of_a_check_or_a_move_stops_no_claim(
    world: PostgresWorld, sql: asyncpg.Connection, what: str
) -> None:
    b = Hand(await world.process("b"))
    await b.join()
    async with stopped(world, what, b) as (go_on, line):
        held = (
            "select 1 from pg_stat_activity where application_name like 'tocsin:%:-1' and state like 'idle in trans%'"
        )
        await until(lambda: sql.fetchval(held))
        assert sorted(await b.claim(gives_up=lambda node: node == "stopped")) == list(range(SHARDS))
        assert b.forced == set(range(SHARDS)), "nothing of the move was done"
        go_on()
        assert await line() == "JournalAway"
        assert await line() == "Fenced"
    assert not (await b.check()).fenced


async def test_a_process_stopped_in_the_middle_of_a_move_stops_not_the_next_incarnation_of_its_successor(
    world: PostgresWorld, sql: asyncpg.Connection
) -> None:
    b = Hand(await world.process("b"))
    await b.join()
    async with stopped(world, "hand_over", b) as (go_on, line):
        assert await b.join() == {}
        go_on()
        assert await line() == "JournalAway"
        assert await line() == "done"


async def test_a_process_stopped_in_the_middle_of_a_claim_stops_not_its_victim(
    world: PostgresWorld, a: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stall, "SHARE_STALL_MS", 100)
    async with stopped(world, "claim", a) as (go_on, line):
        health = await a.check()
        assert (health.fenced, health.lost) == (False, ())
        await a.append([a.filing(a.job(health.now_ms))], {0: ONE_NEW})
        go_on()
        assert await line() == "JournalAway"
        assert await line() == "done"


async def test_an_incarnation_whose_rows_are_gone_owns_what_is_free(
    world: PostgresWorld, a: Hand, sql: asyncpg.Connection
) -> None:
    b = Hand(await world.process("b"))
    await b.join()
    await sql.execute("delete from tocsin.incarnation_lane where incarnation = $1", a.journal.incarnation)
    owner = (await b.journal.owners())[0]
    assert owner is not None
    assert (owner.node, owner.incarnation, owner.fenced) == ("", a.journal.incarnation, True)
    assert len(await b.claim()) == SHARDS
    assert b.forced == set(range(SHARDS))


async def test_claims_and_moves_of_an_incarnation_end_with_it(a: Hand, sql: asyncpg.Connection) -> None:
    """In doubt they may be under way still: whoever fences the incarnation finds them by its name."""
    ownership = a.journal._ownership  # type: ignore[attr-defined]
    name = f"tocsin:{ownership.incarnation}:-1"
    count = "select count(*) from pg_stat_activity where application_name = $1"
    assert await sql.fetchval(count, name) == 2, "one for checks, one that claimed"
    await a.join()
    await until(lambda: sql.fetchval(f"select ({count}) = 0", name))


async def test_a_claim_whose_commit_got_no_answer_is_in_doubt_and_a_new_incarnation_knows(
    a: Hand, world: PostgresWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    b = Hand(await world.process("b"))
    await b.join()
    for way in ("before", "after"):
        commit = getattr(asyncpg.transaction.Transaction, COMMIT)

        async def cut_off(self: Any, way: str = way, commit: Any = commit) -> None:
            if way == "after":
                await commit(self)
            self._connection.terminate()
            raise ConnectionResetError("cut off")

        monkeypatch.setattr(asyncpg.transaction.Transaction, COMMIT, cut_off)
        with pytest.raises(JournalAmbiguous):
            await b.journal.claim([0], lambda _: True)
        monkeypatch.undo()
        assert sorted(await b.join()) == ([0] if way == "after" else [])
