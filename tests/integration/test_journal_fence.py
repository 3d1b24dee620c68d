"""What only a real PostgreSQL can show of the fence: locks, stopped clients, ended connections, plans."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from types import SimpleNamespace

import asyncpg
import pytest

from engine.errors import Corrupt, Fenced, JournalAway, RowRefused
from engine.journal.migrate import NOBODY
from engine.journal.postgres import PostgresJournal
from engine.journal.session import CUSTOM_PLANS, Dialer, Session, _watch_peer
from engine.journal.statements import statement
from engine.options import DAY_MS
from engine.ports import Flush, Tally
from tests.journals import ONE_NEW, SHARDS, Hand, PostgresWorld

pytestmark = pytest.mark.anyio

BLOCKED = (
    "select count(*) from pg_stat_activity where application_name like $1 and cardinality(pg_blocking_pids(pid)) > 0"
)


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


async def lane_of(hand: Hand, world: PostgresWorld, lane: int) -> asyncpg.Connection:
    """A further connection with the identity of one of its lanes."""
    journal = hand.journal
    assert isinstance(journal, PostgresJournal)
    incarnation = journal._ownership.incarnation
    assert incarnation is not None
    return await Dialer(world.dsn, "a").dial(incarnation, str(lane))


INSERT = (
    "insert into job_record (shard, filed_ms, job_id, rev, epoch, state, version, due_ms, type, body) "
    "values (0, $1, $2, 0, 1, 0, 1, $1, 't', '\\x97c4027b7d00000004cd7530a0')"
)


async def test_a_takeover_waits_for_an_append_in_flight_and_then_sees_it(
    world: PostgresWorld, a: Hand, sql: asyncpg.Connection
) -> None:
    now_ms = await a.now_ms()
    await a.journal.ensure_days([now_ms])
    flying = await lane_of(a, world, 0)
    flight = flying.transaction()
    await flight.start()
    await flying.execute(INSERT, now_ms, NOBODY)
    b = Hand(await world.process("b"))
    take = asyncio.create_task(b.take(force_from=True))
    await until(lambda: sql.fetchval(BLOCKED, "tocsin:%"))
    await flight.commit()
    await take
    assert len(b.owned) == SHARDS
    assert await b.open_ids(now_ms, now_ms + 1) == [0]
    with pytest.raises(asyncpg.PostgresError) as refused:
        await flying.execute(INSERT, now_ms + 1, NOBODY)
    assert refused.value.sqlstate == "TF001"
    flying.terminate()


async def test_a_stopped_client_in_the_middle_of_its_copy_stops_no_takeover(
    world: PostgresWorld, sql: asyncpg.Connection
) -> None:
    """Hole 2: its backend holds the fence row for as long as the client is stopped."""
    b = Hand(await world.process("b"))
    filed_ms = 1_795_000_000_000
    client = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.integration.copying_client", world.dsn, str(filed_ms)),
        stdout=asyncio.subprocess.PIPE,
    )
    assert client.stdout is not None
    try:
        assert await client.stdout.readline() == b"open\n"
        await until(
            lambda: sql.fetchval(
                "select 1 from pg_stat_activity where query like 'copy job_record%' and wait_event = 'ClientRead' "
                "and state = 'active'"
            )
        )
        await b.take(force_from=True)
        assert len(b.owned) == SHARDS
        assert await b.open_ids(filed_ms, filed_ms + 1) == []
        assert b.owned[0].tally == Tally()
        os.kill(client.pid, signal.SIGCONT)
        assert await client.stdout.readline() == b"JournalAmbiguous\n"
        assert await client.stdout.readline() == b"Fenced\n"
        assert await client.wait() == 0
    finally:
        if client.returncode is None:
            client.kill()
            await client.wait()


async def test_of_two_that_take_from_each_other_exactly_one_survives(
    world: PostgresWorld, a: Hand, sql: asyncpg.Connection
) -> None:
    b = Hand(await world.process("b"))
    await asyncio.gather(a.take(force_from=True), b.take(force_from=True))
    checks = [await hand.journal.check({s: o.epoch for s, o in hand.owned.items()}) for hand in (a, b)]
    unharmed = [
        not check.fenced and not check.lost and len(hand.owned) == SHARDS
        for hand, check in zip((a, b), checks, strict=True)
    ]
    assert sorted(unharmed) == [False, True]
    assert await sql.fetchval("select count(distinct owner) from tocsin.shard") == 1


async def test_a_zombie_flush_is_refused_whole(world: PostgresWorld, a: Hand, sql: asyncpg.Connection) -> None:
    now_ms = await a.now_ms()
    b = Hand(await world.process("b"))
    await b.take(force_from=True)
    key = b"k" * 16
    for rows in (1, 2_000):
        with pytest.raises(Fenced):
            await a.append([a.filing(a.job(now_ms), key=key, moved=True) for _ in range(rows)], {0: ONE_NEW})
    for table in ("job_record", "tally", "idempotency_key", "moved"):
        assert await sql.fetchval(f"select count(*) from tocsin.{table}") == 0


async def test_nobody_appends_without_saying_who_he_is(a: Hand, sql: asyncpg.Connection) -> None:
    now_ms = await a.now_ms()
    await a.journal.ensure_days([now_ms])
    with pytest.raises(asyncpg.PostgresError, match=r"tocsin\.incarnation"):
        await sql.execute(INSERT.replace("job_record", "tocsin.job_record"), now_ms, NOBODY)


async def test_a_statement_after_the_copy_that_fails_takes_the_rows_back(a: Hand) -> None:
    """Guards what a flush stands on: asyncpg sends the message whole, and PostgreSQL runs it as one transaction."""
    now_ms = await a.now_ms()
    await a.append([a.filing(a.job(now_ms))], {0: ONE_NEW})
    job = a.job(now_ms)
    with pytest.raises(RowRefused):
        await a.journal.append(Flush(0, a.n[0], [a.filing(job)], {0: ONE_NEW}))
    assert await a.journal.read([job.id]) == {}
    await a.append([a.filing(job)], {0: ONE_NEW})
    assert set(await a.journal.read([job.id])) == {job.id}


@pytest.mark.parametrize("rows", [1, 1_200])
async def test_text_that_is_no_text_refuses_its_flush_and_the_connection_stays(
    a: Hand, sql: asyncpg.Connection, rows: int
) -> None:
    now_ms = await a.now_ms()
    await a.append([a.filing(a.job(now_ms))], {0: ONE_NEW})
    backend = "select pid from pg_stat_activity where application_name like 'tocsin:%:0'"
    pid = await sql.fetchval(backend)
    jobs = [a.job(now_ms) for _ in range(rows)]
    jobs[-1].user_id = "\ud800"
    with pytest.raises(RowRefused):
        await a.append([a.filing(job) for job in jobs], {0: ONE_NEW})
    await a.append([a.filing(job) for job in jobs[:-1]], {0: ONE_NEW})
    assert await sql.fetchval(backend) == pid


async def test_an_idle_lane_that_lost_its_connection_dials_again(a: Hand, sql: asyncpg.Connection) -> None:
    now_ms = await a.now_ms()
    await a.append([a.filing(a.job(now_ms))], {0: ONE_NEW})
    lane = a.journal._lanes[0]._connection  # type: ignore[attr-defined]
    await sql.execute("select pg_terminate_backend($1)", lane.get_server_pid())

    async def closed() -> bool:
        await sql.fetchval("select 1")
        return bool(lane.is_closed())

    await until(closed)
    job = a.job(now_ms)
    await a.append([a.filing(job)], {0: ONE_NEW})
    assert set(await a.journal.read([job.id])) == {job.id}


async def test_a_cancelled_append_is_in_doubt_until_the_next_take(
    world: PostgresWorld, a: Hand, sql: asyncpg.Connection
) -> None:
    now_ms = await a.now_ms()
    job = a.job(now_ms)
    await a.journal.ensure_days([now_ms])
    async with sql.transaction():
        await sql.execute("lock table tocsin.job_record in access exclusive mode")
        task = asyncio.create_task(a.append([a.filing(job)], {0: ONE_NEW}))
        watch = await asyncpg.connect(world.dsn)
        await until(lambda: watch.fetchval(BLOCKED, "tocsin:%:0"))
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await watch.close()
    with pytest.raises(Fenced):
        await a.append([a.filing(job)], {0: ONE_NEW})
    await a.take()
    done = await a.journal.settled(0, 1)
    assert set(await a.journal.read([job.id])) == ({job.id} if done else set())
    assert a.owned[0].tally == (ONE_NEW if done else Tally())


async def test_a_server_that_does_not_answer_is_away_and_asked_again_on_a_new_connection(world: PostgresWorld) -> None:
    dialer = Dialer(world.dsn, "a")
    session = Session(lambda: dialer.dial(NOBODY, "slow"), answer_seconds=0.05)
    with pytest.raises(JournalAway):
        await session.run(lambda connection: connection.fetchval("select pg_sleep(3600)"))
    assert await session.run(lambda connection: connection.fetchval("select 1")) == 1
    session.drop()


async def test_who_stood_in_line_behind_a_control_connection_does_not_dial_it_again(
    a: Hand, sql: asyncpg.Connection
) -> None:
    ownership = a.journal._ownership  # type: ignore[attr-defined]
    name = f"tocsin:{ownership.incarnation}:-1"
    count = "select count(*) from pg_stat_activity where application_name = $1"
    asleep = f"{count} and wait_event = 'PgSleep'"
    sleeps = asyncio.create_task(ownership._control.run(lambda c: c.fetchval("select pg_sleep(3600)")))
    waits = asyncio.create_task(a.journal.check({}))
    await until(lambda: sql.fetchval(asleep, name))
    await a.take()
    for task in (sleeps, waits):
        with pytest.raises(JournalAway):
            await task
    await sql.execute("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'")
    await until(lambda: sql.fetchval(f"select ({count}) = 0", name))


async def test_a_connection_over_tcp_notices_that_its_peer_is_gone() -> None:
    """The embedded server listens on a unix socket only, so the two ends of a pair stand for the connection."""
    listening = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    host, port = listening.sockets[0].getsockname()
    _, writer = await asyncio.open_connection(host, port)
    _watch_peer(SimpleNamespace(_transport=writer.transport))  # type: ignore[arg-type]
    peer = writer.get_extra_info("socket")
    assert peer.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
    writer.close()
    listening.close()


async def test_epochs_count_within_the_servers_timeline(a: Hand) -> None:
    assert {each.epoch >> 40 for each in a.owned.values()} == {1}


async def test_another_timeline_stops_the_process(a: Hand) -> None:
    a.journal._dialer.timeline = 7  # type: ignore[attr-defined]
    with pytest.raises(Corrupt, match="must restart"):
        await a.take()


# -- days -----------------------------------------------------------------------------------------


async def test_a_drop_that_was_interrupted_is_taken_up_again(
    world: PostgresWorld, a: Hand, sql: asyncpg.Connection
) -> None:
    now_ms = await a.now_ms()
    day = now_ms // DAY_MS - 12
    await a.journal.ensure_days([day * DAY_MS, (day + 1) * DAY_MS])
    await a.fold(now_ms)
    names = [
        row[0]
        for row in await sql.fetch(
            "select relname from pg_class where relname ~ '^job_record_d[0-9]+$' order by 1 limit 2"
        )
    ]
    await sql.execute(f"alter table tocsin.job_record detach partition tocsin.{names[0]} concurrently")
    reader = await asyncpg.connect(world.dsn)
    async with reader.transaction(isolation="repeatable_read"):
        await reader.fetch("select count(*) from tocsin.job_record")
        await sql.execute("set statement_timeout = 100")
        with pytest.raises(asyncpg.QueryCanceledError):
            await sql.execute(f"alter table tocsin.job_record detach partition tocsin.{names[1]} concurrently")
    await reader.close()
    assert (await a.retire(now_ms))[:2] == names
    assert await sql.fetchval("select count(*) from pg_class where relname = any($1)", names) == 0


async def test_a_drop_behind_a_long_reader_gives_up_and_days_are_made_meanwhile(
    world: PostgresWorld, a: Hand, sql: asyncpg.Connection
) -> None:
    now_ms = await a.now_ms()
    await a.journal.ensure_days([now_ms - 12 * DAY_MS])
    await a.fold(now_ms)
    async with sql.transaction(isolation="repeatable_read"):
        await sql.fetch("select count(*) from tocsin.job_record")
        assert await a.retire(now_ms) == []
        job = a.job(now_ms + 5 * DAY_MS)
        await a.append([a.filing(job)], {0: ONE_NEW})
        assert await a.open_ids(job.filed_ms, job.filed_ms + 1) == [job.id]
    assert len(await a.retire(now_ms)) == 1


# -- plans ----------------------------------------------------------------------------------------


def scans(plan: dict[str, object]) -> list[dict[str, object]]:
    """All scans of tables in a plan."""
    below = plan.get("Plans", [])
    assert isinstance(below, list)
    here = [plan] if "Relation Name" in plan else []
    return here + [scan for each in below for scan in scans(each)]


@pytest.mark.parametrize("name", ["page", "read_places"])
async def test_hot_reads_go_by_the_key_and_open_only_their_days(a: Hand, world: PostgresWorld, name: str) -> None:
    now_ms = await a.now_ms()
    await a.journal.ensure_days([now_ms + day * DAY_MS for day in range(60)])
    await a.append([a.filing(a.job(now_ms + i)) for i in range(3_000)], {0: ONE_NEW})
    connection = await Dialer(world.dsn, "a").dial(NOBODY, "plans", plans=CUSTOM_PLANS)
    if name == "page":
        arguments: list[object] = [[0, 1], [now_ms] * 2, [NOBODY] * 2, [now_ms + 5] * 2, 100, now_ms, now_ms + 5]
    else:
        arguments = [[0, 1], [now_ms, now_ms + 5], [NOBODY] * 2]
    explained = await connection.fetchval("explain (format json) " + statement(name), *arguments)
    connection.terminate()
    found = scans(json.loads(explained)[0]["Plan"])
    records = [scan for scan in found if str(scan["Relation Name"]).startswith("job_record")]
    assert len(records) == 1
    assert records[0]["Node Type"] in {"Index Scan", "Index Only Scan"}
    assert str(records[0]["Index Name"]).endswith("_pkey")
    condition = str(records[0]["Index Cond"])
    assert "shard" in condition
    assert "filed_ms" in condition
