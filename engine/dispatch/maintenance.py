"""What `builtin://postgres/…` can do, as a payload says it, and the statements that do it.

Names come from outside. They reach a statement only as the server itself spells them, quoted, after it has looked them
up in pg_class; nothing of a payload is ever put into the text of one.
"""

from __future__ import annotations

from pathlib import Path

import asyncpg
import msgspec

from engine.dispatch.refusal import Refusal

NAMES_MAX = 1_000
"""Of one job: more tables than that are the whole database."""
NAME_CHARS_MAX = 300
"""Two identifiers of PostgreSQL's, with their quotes."""

_TABLES = {"vacuum": "rpmt", "analyze": "rpmf", "reindex": "rpmt"}
"""By task: kinds of relations (pg_class.relkind) that it takes under `tables`."""
_INDEXES = "iI"


class Wish(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The payload. Without tables and indexes: the whole database."""

    database: str
    """A name of the catalog's `[databases]`."""
    tables: list[str] = []
    indexes: list[str] = []
    """Of `reindex` only."""
    analyze: bool = False
    """Of `vacuum` only: gather statistics as well."""


def sql(name: str) -> str:
    return (Path(__file__).parent / "sql" / f"{name}.sql").read_text("utf-8")


def wish_of(task: str, payload: bytes) -> Wish:
    """Raises `Refusal` INVALID_ARGUMENT with what is wrong."""
    try:
        wish = msgspec.json.decode(payload, type=Wish)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refusal("INVALID_ARGUMENT", f"the payload does not fit {task}: {error}") from error
    if wish.indexes and task != "reindex":
        raise Refusal("INVALID_ARGUMENT", f"{task} takes no indexes")
    if wish.analyze and task != "vacuum":
        raise Refusal("INVALID_ARGUMENT", f"{task} takes no `analyze`: that is of vacuum")
    names = [*wish.tables, *wish.indexes]
    if len(names) > NAMES_MAX:
        raise Refusal("INVALID_ARGUMENT", f"{len(names)} names, more than {NAMES_MAX}")
    for name in names:
        if not 0 < len(name) <= NAME_CHARS_MAX or "\0" in name:
            raise Refusal("INVALID_ARGUMENT", f"{name[:80]!r} is no name of a table or an index")
    return wish


async def statements_of(connection: asyncpg.Connection, task: str, wish: Wish) -> list[str]:
    """One for each name. Raises `Refusal`, and what asyncpg raises."""
    tables = [await _relation(connection, name, _TABLES[task], "table") for name in wish.tables]
    if task == "reindex":
        indexes = [await _relation(connection, name, _INDEXES, "index") for name in wish.indexes]
        found = [f"reindex table concurrently {name}" for name in tables]
        found += [f"reindex index concurrently {name}" for name in indexes]
        return found or [f"reindex database concurrently {await _database(connection)}"]
    command = "vacuum (analyze)" if wish.analyze else task
    return [f"{command} {name}" for name in tables] or [command]


async def _relation(connection: asyncpg.Connection, name: str, kinds: str, what: str) -> str:
    try:
        row = await connection.fetchrow(sql("find_relation"), name)
    except (asyncpg.InvalidNameError, asyncpg.PostgresSyntaxError, asyncpg.FeatureNotSupportedError) as error:
        raise Refusal("INVALID_ARGUMENT", f"{name!r} is no name of a {what}: {error}") from error
    if row is None:
        raise Refusal("NOT_FOUND", f"there is no {what} {name!r}, or the role may not see it")
    if row["kind"] not in kinds:
        raise Refusal("INVALID_ARGUMENT", f"{name!r} is no {what} that can be worked on")
    return str(row["quoted"])


async def _database(connection: asyncpg.Connection) -> str:
    return str(await connection.fetchval("select pg_catalog.quote_ident(pg_catalog.current_database())"))
