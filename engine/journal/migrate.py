"""Applies the migrations under `sql/migrations`, each once, in the order of their numbers. Only forward.

Lives here and nowhere else: the table `schema_migration` and who may make the schema. Invariants: one migrator at a
time (an advisory lock, held over all of them); each migration and its row are one transaction, so that one which fails
leaves the schema as its predecessor made it; a migration once applied never changes (its checksum is compared); a
database that knows a migration which this build does not is refused by that name, untouched. The rules for whoever
writes one: docs/design/upgrade.md.
"""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

import asyncpg

from engine.errors import Corrupt, JournalAmbiguous, JournalAway, Unusable
from engine.journal import trouble
from engine.journal.session import SCHEMA, Dialer
from engine.journal.statements import SQL

NOBODY = UUID(int=0)
"""Stands where a connection belongs to no incarnation: such a one can append nothing."""

_TABLE = """
create table schema_migration (
    name text primary key,
    checksum text not null,
    applied_at timestamptz not null default now()
)
"""


def migrations() -> dict[str, str]:
    """Those that this build knows, by name, in order."""
    return {path.stem: path.read_text("utf-8") for path in sorted((SQL / "migrations").glob("*.sql"))}


def checksum(script: str) -> str:
    return sha256(script.encode()).hexdigest()


async def migrate_dsn(dsn: str) -> list[str]:
    """Bring the database at `dsn` up to date; the names of what was applied. Raises `Unusable`, `JournalAway`."""
    connection = await Dialer(dsn, "migrate").dial(NOBODY, "migrate")
    try:
        return await migrate(connection)
    finally:
        connection.terminate()


async def migrate(connection: asyncpg.Connection) -> list[str]:
    """As `migrate_dsn`. Where it raises, the caller ends the connection, and with it goes the lock."""
    try:
        return await _migrate(connection, migrations())
    except asyncpg.InsufficientPrivilegeError as error:
        raise Unusable(
            f"--postgres: the role may not make the schema {SCHEMA}: {trouble.words(error)}; "
            "grant it CREATE on the database, or run `tocsin migrate` with a role that has it"
        ) from error
    except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
        meaning = trouble.translate(error, alive=not connection.is_closed())
        raise trouble.untouched(meaning or error) from error


async def _migrate(connection: asyncpg.Connection, ours: dict[str, str]) -> list[str]:
    await connection.execute(f"select pg_advisory_lock(hashtext('{SCHEMA}.migrate'))")
    applied = await _applied(connection)
    _compare(applied, ours)
    missing = [name for name in ours if name not in applied]
    for name in missing:
        await _apply(connection, name, ours[name])
    await _check_owner(connection)
    await connection.execute(f"select pg_advisory_unlock(hashtext('{SCHEMA}.migrate'))")
    return missing


async def _applied(connection: asyncpg.Connection) -> dict[str, str]:
    """The checksums of what the database has, by name; its table is made where there is none."""
    async with connection.transaction():
        if not await connection.fetchval("select to_regnamespace($1) is not null", SCHEMA):
            await connection.execute(f"create schema {SCHEMA}")
        if not await connection.fetchval("select to_regclass($1) is not null", f"{SCHEMA}.schema_migration"):
            await connection.execute(_TABLE)
        rows = await connection.fetch("select name, checksum from schema_migration")
    return {row["name"]: row["checksum"] for row in rows}


async def _apply(connection: asyncpg.Connection, name: str, script: str) -> None:
    """Wholly or not at all."""
    try:
        async with connection.transaction():
            await connection.execute(script)
            await connection.execute(
                "insert into schema_migration (name, checksum) values ($1, $2)", name, checksum(script)
            )
    except asyncpg.InsufficientPrivilegeError:
        raise
    except asyncpg.PostgresError as error:
        meaning = trouble.translate(error, alive=not connection.is_closed())
        if isinstance(meaning, (JournalAway, JournalAmbiguous)):
            raise  # of the server or the way to it: it may be tried again
        raise Corrupt(
            f"migration {name} does not fit what is in the schema {SCHEMA}, and has changed nothing: "
            f"{trouble.words(error)} ({error.sqlstate})"
        ) from error


def _compare(applied: dict[str, str], ours: dict[str, str]) -> None:
    unknown = [name for name in applied if name not in ours]
    if unknown:
        raise Unusable(
            f"--postgres: the schema has migration {max(unknown)}, which this Tocsin does not know: "
            "start a Tocsin at least as new as the one that applied it"
        )
    for name in sorted(applied):
        if applied[name] != checksum(ours[name]):
            raise Corrupt(f"migration {name} is not the one that was applied to the database")


async def _check_owner(connection: asyncpg.Connection) -> None:
    """Partitions are made and dropped while Tocsin runs, which only the tables' owner may do."""
    row = await connection.fetchrow(
        "select current_user as me, pg_get_userbyid(relowner) as owner, pg_has_role(relowner, 'usage') as may "
        "from pg_class where oid = to_regclass($1)",
        f"{SCHEMA}.job_record",
    )
    assert row is not None
    if not row["may"]:
        raise Unusable(
            f"--postgres: the schema {SCHEMA} belongs to the role {row['owner']}, and {row['me']} may not make "
            f"partitions in it: use {row['owner']}, or grant it to {row['me']}"
        )
