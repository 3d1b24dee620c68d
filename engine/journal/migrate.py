"""Applies the migrations under `sql/migrations`, each once, in the order of their numbers.

Lives here and nowhere else: the table `schema_migration` and who may make the schema. Invariants: one migrator at a
time (an advisory lock); a migration and its row are one transaction; a migration once applied never changes (its
checksum is compared); a database that knows a migration which this build does not is refused by that name.
"""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

import asyncpg

from engine.errors import Corrupt, Unusable
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


async def migrate_dsn(dsn: str) -> list[str]:
    """Bring the database at `dsn` up to date; the names of what was applied. Raises `Unusable`, `JournalAway`."""
    connection = await Dialer(dsn, "migrate").dial(NOBODY, "migrate")
    try:
        return await migrate(connection)
    finally:
        connection.terminate()


async def migrate(connection: asyncpg.Connection) -> list[str]:
    try:
        return await _migrate(connection)
    except asyncpg.InsufficientPrivilegeError as error:
        raise Unusable(
            f"--postgres: the role may not make the schema {SCHEMA}: {trouble.words(error)}; "
            "grant it CREATE on the database, or run `tocsin migrate` with a role that has it"
        ) from error
    except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
        meaning = trouble.translate(error, alive=not connection.is_closed())
        raise trouble.untouched(meaning or error) from error


async def _migrate(connection: asyncpg.Connection) -> list[str]:
    async with connection.transaction():
        await connection.execute(f"select pg_advisory_xact_lock(hashtext('{SCHEMA}.migrate'))")
        if not await connection.fetchval("select to_regnamespace($1) is not null", SCHEMA):
            await connection.execute(f"create schema {SCHEMA}")
        if not await connection.fetchval("select to_regclass($1) is not null", f"{SCHEMA}.schema_migration"):
            await connection.execute(_TABLE)
        applied: dict[str, str] = {
            row["name"]: row["checksum"]
            for row in await connection.fetch("select name, checksum from schema_migration")
        }
        ours = {path.stem: path.read_text("utf-8") for path in sorted((SQL / "migrations").glob("*.sql"))}
        _compare(applied, ours)
        missing = [name for name in ours if name not in applied]
        for name in missing:
            await connection.execute(ours[name])
            await connection.execute(
                "insert into schema_migration (name, checksum) values ($1, $2)", name, _checksum(ours[name])
            )
        await _check_owner(connection)
        return missing


def _compare(applied: dict[str, str], ours: dict[str, str]) -> None:
    for name in sorted(applied):
        if name not in ours:
            raise Unusable(
                f"--postgres: the schema has migration {name}, which this Tocsin does not know: "
                "start a Tocsin at least as new as the one that applied it"
            )
        if applied[name] != _checksum(ours[name]):
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


def _checksum(text: str) -> str:
    return sha256(text.encode()).hexdigest()
