"""Maintenance on a real PostgreSQL: it is done, names cannot break out, and nothing of it outlives its job."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Callable, Coroutine, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import pytest

from engine.core.catalog import BUILTIN, JobType, Target
from engine.core.job import Form
from engine.dispatch.builtin import BuiltinTargets
from engine.errors import Unavailable
from engine.options import Options
from engine.ports import Answer, Fire
from tests.integration.harness.grpc_targets import now_ms
from tests.integration.harness.wait import eventually, spin_until

pytestmark = pytest.mark.anyio
OPTIONS = Options(connect_timeout_ms=2_000, error_chars_max=300)
SCHEMA = """
create schema "odd ""one";
create table letters (id int primary key, body text);
create table "odd ""one"."Table; drop table letters" (id int primary key);
insert into letters select n, 'x' from generate_series(1, 1000) n;
delete from letters where id % 2 = 0;
create view seen as select 1 as one;
"""
ODD = '"odd ""one"."Table; drop table letters"'


def fire(task: str, payload: object, *, timeout_ms: int = 30_000) -> Fire:
    kind = JobType("upkeep", Target(BUILTIN, "postgres", f"/{task}"))
    text = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    return Fire("job-1", "job-1.0.1", kind, text, Form.JSON, 1, 1 << 40, 3, 1_700_000_000_123, timeout_ms, "", None)


class World:
    def __init__(self, dsn: str, sql: asyncpg.Connection) -> None:
        self.dsn = dsn
        self.sql = sql
        self.targets = BuiltinTargets(OPTIONS, {"mine": dsn})

    async def call(self, task: str, timeout_ms: int = 30_000, **wish: Any) -> Answer:
        return await self.targets.call(fire(task, {"database": "mine"} | wish, timeout_ms=timeout_ms), now_ms)

    async def busy(self) -> list[str]:
        """What maintenance runs just now."""
        asked = (
            "select query from pg_stat_activity where datname = current_database() "
            "and application_name = 'tocsin:maintenance' and state = 'active'"
        )
        return [row["query"] for row in await self.sql.fetch(asked)]

    async def waits(self) -> bool:
        """Whether maintenance has begun: not only its preparation."""
        return any(query.startswith("vacuum") for query in await self.busy())

    @asynccontextmanager
    async def locked(self) -> AsyncIterator[None]:
        """Nobody gets at `letters` meanwhile."""
        holder: asyncpg.Connection = await asyncpg.connect(self.dsn)
        try:
            await holder.execute("begin; lock table letters in access exclusive mode")
            yield
        finally:
            holder.terminate()


@pytest.fixture
async def world(fresh_database: str) -> AsyncIterator[World]:
    sql: asyncpg.Connection = await asyncpg.connect(fresh_database)
    await sql.execute(SCHEMA)
    made = World(fresh_database, sql)
    yield made
    await made.targets.close()
    await sql.close()


# -- it is done ------------------------------------------------------------------------------------


async def test_analyze_counts_the_rows_of_the_tables_it_names_and_of_all_without_a_name(world: World) -> None:
    async def counted() -> dict[str, float]:
        rows = await world.sql.fetch(
            "select relname, reltuples from pg_class where relname in ('letters', $1)", ODD_NAME
        )
        return {row["relname"]: row["reltuples"] for row in rows}

    assert await counted() == {"letters": -1, ODD_NAME: -1}
    answer = await world.call("analyze", tables=["letters"])
    assert (answer.code, answer.message, answer.fired_ms > 0) == ("OK", "", True)
    assert await counted() == {"letters": 500, ODD_NAME: -1}
    assert (await world.call("analyze")).code == "OK"
    assert await counted() == {"letters": 500, ODD_NAME: 0}
    assert world.targets.states() == {"postgres/mine": "ready"}


ODD_NAME = "Table; drop table letters"


@pytest.mark.parametrize("wish", [{}, {"tables": ["public.letters", ODD]}, {"tables": ["LETTERS"], "analyze": True}])
async def test_vacuum_frees_what_was_deleted(world: World, wish: dict[str, Any]) -> None:
    pages = "select relallvisible from pg_class where relname = 'letters'"
    assert await world.sql.fetchval(pages) == 0
    assert (await world.call("vacuum", **wish)).code == "OK"
    assert await world.sql.fetchval(pages) > 0
    rows = await world.sql.fetchval("select count(*) from pg_stats where tablename = 'letters'")
    assert (rows > 0) == wish.get("analyze", False)


@pytest.mark.parametrize("wish", [{}, {"tables": ["letters"]}, {"indexes": ["letters_pkey"]}])
async def test_reindex_builds_the_index_anew(world: World, wish: dict[str, Any]) -> None:
    node = "select relfilenode from pg_class where relname = 'letters_pkey'"
    before = await world.sql.fetchval(node)
    assert (await world.call("reindex", **wish)).code == "OK"
    assert await world.sql.fetchval(node) != before


# -- names -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("task", "payload", "code"),
    [
        ("vacuum", b"{", "INVALID_ARGUMENT"),
        ("vacuum", b"\xff", "INVALID_ARGUMENT"),
        ("vacuum", b"[" * 50_000, "INVALID_ARGUMENT"),
        ("vacuum", {}, "INVALID_ARGUMENT"),
        ("vacuum", {"database": "mine", "full": True}, "INVALID_ARGUMENT"),
        ("vacuum", {"database": "mine", "tables": "letters"}, "INVALID_ARGUMENT"),
        ("vacuum", {"database": "mine", "indexes": ["letters_pkey"]}, "INVALID_ARGUMENT"),
        ("analyze", {"database": "mine", "analyze": True}, "INVALID_ARGUMENT"),
        ("vacuum", {"database": "mine", "tables": [""]}, "INVALID_ARGUMENT"),
        ("vacuum", {"database": "mine", "tables": ["a\0b"]}, "INVALID_ARGUMENT"),
        ("vacuum", {"database": "mine", "tables": ["x" * 301]}, "INVALID_ARGUMENT"),
        ("vacuum", {"database": "mine", "tables": ["letters"] * 1_001}, "INVALID_ARGUMENT"),
        ("vacuum", {"database": "yours"}, "NOT_FOUND"),
        ("vacuum", {"database": "mine", "tables": ["nobody"]}, "NOT_FOUND"),
        ("vacuum", {"database": "mine", "tables": ["letters", "nobody"]}, "NOT_FOUND"),
        ("vacuum", {"database": "mine", "tables": ["letters_pkey"]}, "INVALID_ARGUMENT"),
        ("vacuum", {"database": "mine", "tables": ["seen"]}, "INVALID_ARGUMENT"),
        ("reindex", {"database": "mine", "indexes": ["letters"]}, "INVALID_ARGUMENT"),
        ("vacuum", {"database": "mine", "tables": ["a.b.c.d"]}, "INVALID_ARGUMENT"),
        ("vacuum", {"database": "mine", "tables": ['"letters']}, "NOT_FOUND"),
        ("vacuum", {"database": "mine", "tables": ["letters; drop table letters"]}, "NOT_FOUND"),
        ("reindex", {"database": "mine", "tables": ["letters' or '1'='1"]}, "NOT_FOUND"),
        ("analyze", {"database": "mine", "tables": ["letters) --"]}, "NOT_FOUND"),
        ("analyze", {"database": "mine", "tables": ["12345"]}, "NOT_FOUND"),
    ],
)
async def test_a_wish_that_makes_no_sense_is_permanent_and_nothing_begins(
    world: World, task: str, payload: object, code: str
) -> None:
    def never() -> int:
        raise AssertionError("begun")

    answer = await world.targets.call(fire(task, payload), never)
    assert (answer.code, answer.fired_ms) == (code, 0), answer
    assert await world.sql.fetchval("select count(*) from letters") == 500


async def test_a_table_that_the_role_may_not_work_on_is_no_success(world: World) -> None:
    role = f"guest_{secrets.token_hex(4)}"
    await world.sql.execute(f"create role {role} login; grant usage on schema public to {role}")
    try:
        start, rest = world.dsn.split("://", 1)
        world.targets = BuiltinTargets(OPTIONS, {"mine": f"{start}://{role}@{rest.rpartition('@')[2]}"})
        answer = await world.call("vacuum", tables=["letters"])
        assert (answer.code, "permission denied" in answer.message) == ("FAILED_PRECONDITION", True), answer
        assert (await world.call("reindex", tables=["letters"])).code == "PERMISSION_DENIED"
        await world.targets.close()
    finally:
        await world.sql.execute(f"drop owned by {role}; drop role {role}")


# -- beginning and ending --------------------------------------------------------------------------


async def test_nothing_is_done_when_begin_refuses(world: World) -> None:
    def refuse() -> int:
        raise Unavailable("not trusted now")

    with pytest.raises(Unavailable, match="not trusted now"):
        await world.targets.call(fire("analyze", {"database": "mine"}), refuse)
    assert await world.sql.fetchval("select reltuples from pg_class where relname = 'letters'") == -1


async def test_the_first_statement_is_sent_in_the_step_in_which_the_job_begins(world: World) -> None:
    """From `begin` to where the statement first waits the loop has no turn; and there, while the test holds the loop,
    the server has it already."""
    order: list[str] = []

    def begin() -> int:
        order.append("begun")
        asyncio.get_running_loop().call_soon(order.append, "a turn of the loop")
        return now_ms()

    async def is_busy() -> bool:
        async with watching(world.dsn) as other:
            return bool(await other.busy())

    def sent() -> None:
        order.append("waits")
        with ThreadPoolExecutor(1) as thread:
            spin_until(lambda: thread.submit(asyncio.run, is_busy()).result())

    async with world.locked():
        with pytest.MonkeyPatch.context() as patch:
            execute = asyncpg.Connection.execute
            patch.setattr(asyncpg.Connection, "execute", lambda *given: Stepped(execute(*given), sent))
            calling = asyncio.create_task(
                world.targets.call(fire("vacuum", {"database": "mine", "tables": ["letters"]}), begin)
            )
            await eventually(lambda: "a turn of the loop" in order, what="it has begun")
            assert order == ["begun", "waits", "a turn of the loop"]
    assert (await calling).code == "OK"


@asynccontextmanager
async def watching(dsn: str) -> AsyncIterator[World]:
    """From another loop."""
    sql: asyncpg.Connection = await asyncpg.connect(dsn)
    try:
        yield World(dsn, sql)
    finally:
        sql.terminate()


class Stepped:
    """Awaits, and says when it first waits."""

    def __init__(self, coroutine: Coroutine[Any, Any, Any], on_wait: Callable[[], None]) -> None:
        self._coroutine = coroutine
        self._on_wait = on_wait

    def __await__(self) -> Generator[Any, Any, Any]:
        steps = self._coroutine.__await__()
        waited_for = next(steps)
        self._on_wait()
        yield waited_for
        return (yield from steps)


async def test_the_jobs_time_out_ends_what_the_server_does(world: World) -> None:
    async with world.locked():
        answer = await world.call("vacuum", 300, tables=["letters"])
        assert (answer.code, answer.fired_ms > 0) == ("DEADLINE_EXCEEDED", True), answer
        assert await world.busy() == []


async def test_cancelling_the_job_ends_what_the_server_does(world: World) -> None:
    async with world.locked():
        calling = asyncio.create_task(world.call("vacuum", tables=["letters"]))
        await eventually(world.waits, what="it waits for the table")
        calling.cancel()
        with pytest.raises(asyncio.CancelledError):
            await calling
        assert await world.busy() == []


async def test_a_node_that_stops_answers_and_the_server_ends_by_itself(world: World) -> None:
    async with world.locked():
        calling = asyncio.create_task(world.call("vacuum", tables=["letters"]))
        await eventually(world.waits, what="it waits for the table")
        await world.targets.close()
        answer = await calling
        assert (answer.code, answer.fired_ms > 0) == ("UNAVAILABLE", True)
        assert (await world.call("vacuum")).code == "UNAVAILABLE"

        async def ended() -> bool:
            return not await world.busy()

        await eventually(ended, what="the server misses its client")
    assert world.targets.states() == {"postgres/mine": "shutdown"}


@pytest.mark.parametrize("how", ["time-out", "cancel"])
async def test_a_reindex_that_is_broken_off_leaves_no_unfinished_index(world: World, how: str) -> None:
    """It waits for an old snapshot, with its new index built."""
    invalid = "select count(*) from pg_index where not indisvalid"
    reader: asyncpg.Connection = await asyncpg.connect(world.dsn)
    try:
        await reader.execute("begin isolation level repeatable read; select 1")
        timeout_ms = 500 if how == "time-out" else 30_000
        calling = asyncio.create_task(world.call("reindex", timeout_ms, tables=["letters"]))

        async def built() -> bool:
            return bool(await world.sql.fetchval(invalid))

        await eventually(built, what="the new index is built")
        if how == "cancel":
            calling.cancel()
            with pytest.raises(asyncio.CancelledError):
                await calling
        else:
            assert (await calling).code == "DEADLINE_EXCEEDED"
        assert await world.sql.fetchval(invalid) == 0
    finally:
        reader.terminate()


# -- secrets ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dsn", "code"),
    [
        ("postgresql://me:s3cret@127.0.0.1:1/db", "UNAVAILABLE"),
        ("postgresql://me:s3cret@no-such-host.invalid/db", "UNAVAILABLE"),
        ("postgresql://me:s3cret@127.0.0.1:port/db", "FAILED_PRECONDITION"),
        ("postgresql://me:s3cret@127.0.0.1:5432/db?sslmode=s3cret", "FAILED_PRECONDITION"),
    ],
)
async def test_no_answer_and_no_log_shows_a_secret(
    dsn: str, code: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    targets = BuiltinTargets(OPTIONS, {"mine": dsn})
    answer = await targets.call(fire("vacuum", {"database": "mine"}), now_ms)
    assert (answer.code, answer.fired_ms) == (code, 0)
    assert targets.states() == {"postgres/mine": "transient_failure"}
    await targets.close()
    said = f"{answer} {targets.states()} {caplog.text} {capfd.readouterr()}"
    assert "s3cret" not in said


async def test_a_database_that_is_not_there_is_not_found(world: World) -> None:
    gone = world.dsn.replace("/test_", "/gone_", 1)
    targets = BuiltinTargets(OPTIONS, {"mine": gone})
    assert (await targets.call(fire("vacuum", {"database": "mine"}), now_ms)).code == "NOT_FOUND"
    await targets.close()
