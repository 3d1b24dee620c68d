"""What the journal cannot be used with, and how it says so: one line with the setting and the mend."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from random import Random

import asyncpg
import pytest

from engine.errors import Corrupt, Unusable
from engine.journal.postgres import PostgresJournal
from engine.journal.session import SERVER_VERSION_MIN
from tests.journals import ONE_NEW, Hand, PostgresWorld

pytestmark = pytest.mark.anyio


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


async def test_a_database_that_does_not_exist_is_unusable(fresh_database: str) -> None:
    with pytest.raises(Unusable, match=r"--postgres: .*create it"):
        await PostgresJournal.open(fresh_database.replace("/test_", "/no_test_"), node="a", random=Random(1))


async def test_a_newer_schema_is_refused_by_name(world: PostgresWorld, a: Hand, sql: asyncpg.Connection) -> None:
    await sql.execute("insert into tocsin.schema_migration (name, checksum) values ('0999_from_tomorrow', '')")
    with pytest.raises(Unusable, match="0999_from_tomorrow"):
        await world.process("b")


async def test_a_migration_that_was_changed_is_corrupt(world: PostgresWorld, a: Hand, sql: asyncpg.Connection) -> None:
    await sql.execute("update tocsin.schema_migration set checksum = 'x'")
    with pytest.raises(Corrupt, match="0001_journal"):
        await world.process("b")


async def test_a_read_only_database_is_unusable(fresh_database: str, sql: asyncpg.Connection) -> None:
    name = await sql.fetchval("select current_database()")
    await sql.execute(f"alter database {name} set default_transaction_read_only = on")
    with pytest.raises(Unusable, match="primary"):
        await PostgresJournal.open(fresh_database, node="a", random=Random(1))


async def test_a_dsn_that_is_none_is_unusable() -> None:
    with pytest.raises(Unusable, match="--postgres"):
        await PostgresJournal.open("mysql://nowhere", node="a", random=Random(1))


@pytest.fixture
async def plain_role(fresh_database: str, anyio_backend: str) -> AsyncIterator[tuple[str, str]]:
    """A role without rights, and the DSN of the database for it."""
    name = f"plain_{secrets.token_hex(4)}"
    connection = await asyncpg.connect(fresh_database)
    await connection.execute(f"create role {name} login")
    yield name, fresh_database.replace("//postgres@", f"//{name}@")
    await connection.execute(f"drop owned by {name}")
    await connection.execute(f"drop role {name}")
    await connection.close()


async def test_a_role_that_may_make_no_schema_is_told_what_to_grant(plain_role: tuple[str, str]) -> None:
    with pytest.raises(Unusable, match="grant it CREATE on the database"):
        await PostgresJournal.open(plain_role[1], node="a", random=Random(1))


async def test_a_role_that_owns_no_tables_is_told_whom_to_ask(
    a: Hand, sql: asyncpg.Connection, plain_role: tuple[str, str]
) -> None:
    name, dsn = plain_role
    await sql.execute(f"grant usage on schema tocsin to {name}")
    await sql.execute(f"grant all on all tables in schema tocsin to {name}")
    with pytest.raises(Unusable, match=f"belongs to the role postgres, and {name} may not"):
        await PostgresJournal.open(dsn, node="a", random=Random(1))


async def test_a_role_that_may_make_a_schema_needs_nothing_else(
    sql: asyncpg.Connection, plain_role: tuple[str, str]
) -> None:
    name, dsn = plain_role
    await sql.execute(f"grant create on database {await sql.fetchval('select current_database()')} to {name}")
    world = PostgresWorld(dsn)
    hand = Hand(await world.process("a"))
    await hand.take()
    now_ms = await hand.now_ms()
    await hand.append([hand.filing(hand.job(now_ms))], {0: ONE_NEW})
    await hand.retire(now_ms)
    await hand.take()
    assert hand.owned[0].tally == ONE_NEW
    await world.close()


def test_the_oldest_server_is_one_that_detaches_concurrently() -> None:
    assert SERVER_VERSION_MIN >= 14
