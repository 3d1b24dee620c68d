"""PostgreSQL itself: reached, new enough, no pooler, durable commits, the role's rights, room for connections and data.

Here the doctor's connections are made: they append nothing, time out on the server as well, and every statement is a
file beside this one. A takeover may end them like any other connection of Tocsin's that is in its way.
"""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg

from api.doctor.finding import CHECK_S, Finding, counted, fail, ok, one_line, warning
from engine.errors import Unusable
from engine.journal import trouble
from engine.journal.session import SCHEMA, SERVER_VERSION_MIN, changes_backend
from engine.options import Options

SUBJECT = "postgres"

_CONNECT_S = 5.0
_LANE = "doctor"
_CONNECTIONS_OF_A_NODE = Options().lanes + 8
"""Those that append, and one each for control, reading, lists, partitions and taking over, with some to spare."""
_DISK_WARN_BYTES, _DISK_FAIL_BYTES = 2 << 30, 256 << 20
"""PostgreSQL keeps up to 2 GB of WAL between checkpoints; a few segments of 16 MB later it stops."""

_GIB = 1 << 30


def sql(name: str) -> str:
    return (Path(__file__).parent / "sql" / f"{name}.sql").read_text("utf-8")


@asynccontextmanager
async def connected(dsn: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection of the doctor's, ended without ceremony. Raises what asyncpg raises."""
    settings = {
        "application_name": "tocsin:doctor",
        "search_path": SCHEMA,
        "tocsin.lane": _LANE,
        "statement_timeout": str(round(CHECK_S * 1_000)),
        "lock_timeout": str(round(CHECK_S * 1_000)),
    }
    connection = await asyncpg.connect(dsn, timeout=_CONNECT_S, server_settings=settings, statement_cache_size=0)
    try:
        yield connection
    finally:
        connection.terminate()


async def read(connection: asyncpg.Connection, name: str, *arguments: Any) -> list[asyncpg.Record]:
    """The rows of a statement, in a transaction that may not write."""
    async with connection.transaction(readonly=True):
        return await connection.fetch(sql(name), *arguments)


async def reach(dsn: str) -> Finding | None:
    """None where it can be connected to, else why not."""
    try:
        async with connected(dsn):
            return None
    except (asyncpg.TooManyConnectionsError, asyncpg.CannotConnectNowError) as error:
        mend = "raise max_connections, or end sessions that nobody needs (select * from pg_stat_activity)"
        if isinstance(error, asyncpg.CannotConnectNowError):
            mend = "wait: it is starting, stopping or recovering; its log says how far it is"
        return fail(SUBJECT, f"refuses connections: {one_line(error)}", mend)
    except TimeoutError:
        mend = "look whether it hangs, or a firewall drops what goes to it; --postgres names it"
        return fail(SUBJECT, f"does not answer within {_CONNECT_S:g} s", mend)
    except Exception as error:
        meaning = trouble.of_connect(error, first=True)
        if meaning is None:
            raise
        what, _, mend = str(meaning).removeprefix("--postgres: ").partition("; ")
        if not mend and isinstance(meaning, Unusable):
            mend = "write it as postgresql://USER:PASSWORD@HOST:PORT/DATABASE"
        return fail(SUBJECT, what, mend or "start it, or correct host and port in --postgres; firewalls count too")


async def check(dsn: str) -> list[Finding]:
    async with connected(dsn) as one, connected(dsn) as other:
        (row,) = await read(one, "server")
        pooled = row["lane"] != _LANE or await changes_backend(one, other)
        local = _is_local(one)
    findings = [_version(row, pooled), _durability(row), _rights(row), _room(row)]
    disk = _disk(row["directory"]) if local and row["directory"] else None
    return [
        *findings,
        disk
        or ok(SUBJECT, f"the database holds {_size(row['size_bytes'])}; how full its disk is cannot be seen from here"),
    ]


def _version(row: Any, pooled: bool) -> Finding:
    told = f"PostgreSQL {row['version'].split()[0]}, database {row['database']}, role {row['role']}"
    if pooled:
        mend = "name PostgreSQL itself in --postgres: the fence needs sessions of its own"
        return fail(SUBJECT, f"{told}: reached through a connection pooler", mend)
    if row["major"] < SERVER_VERSION_MIN:
        return fail(SUBJECT, f"{told}: older than {SERVER_VERSION_MIN}", f"upgrade it to {SERVER_VERSION_MIN} or newer")
    if row["standby"]:
        return fail(SUBJECT, f"{told}: a standby, which takes no writes", "name the primary in --postgres")
    if row["read_only"] == "on":
        mend = "set default_transaction_read_only = off for the server, the database and the role"
        return fail(SUBJECT, f"{told}: sessions are read-only", mend)
    return ok(SUBJECT, told)


def _durability(row: Any) -> Finding:
    told = ", ".join(f"{name} = {row[name]}" for name in ("fsync", "synchronous_commit", "full_page_writes"))
    lossy = [name for name in ("fsync", "full_page_writes", "synchronous_commit") if row[name] == "off"]
    if lossy:
        mend = f"set {' and '.join(f'{name} = on' for name in lossy)} in postgresql.conf, for the database and the role"
        return fail(SUBJECT, f"{told}: a crash may lose jobs that were acknowledged", mend)
    if row["standbys"] and row["synchronous_commit"] not in ("on", "remote_apply"):
        mend = "set synchronous_commit = on, so that a commit waits until the synchronous standby has it on disk"
        return warning(SUBJECT, f"{told}: a failover may lose jobs that were acknowledged", mend)
    return ok(SUBJECT, told)


def _rights(row: Any) -> Finding:
    role = row["role"]
    if row["owner"] is None:
        if row["may_create"]:
            return ok(SUBJECT, f"role {role} may make the schema {SCHEMA}")
        mend = f'grant create on database "{row["database"]}" to "{role}", or migrate with a role that has it'
        return fail(SUBJECT, f"role {role} may not make the schema {SCHEMA}", mend)
    if not row["may_partition"]:
        mend = f'use the role {row["owner"]}, or: grant "{row["owner"]}" to "{role}"'
        return fail(SUBJECT, f"role {role} may make no partitions in the schema of {row['owner']}", mend)
    acts = "owns" if role == row["owner"] else f"may act as {row['owner']}, who owns"
    return ok(SUBJECT, f"role {role} {acts} the schema {SCHEMA}")


def _room(row: Any) -> Finding:
    free = row["connections_max"] - row["connections"]
    told = f"{row['connections']:,} of {counted(row['connections_max'], 'connection')} in use"
    if free < _CONNECTIONS_OF_A_NODE:
        mend = f"raise max_connections: one more node takes up to {_CONNECTIONS_OF_A_NODE}"
        return warning(SUBJECT, told, mend)
    return ok(SUBJECT, told)


def _is_local(connection: asyncpg.Connection) -> bool:
    """Over a unix socket the server's files are this machine's."""
    peer = connection._transport.get_extra_info("socket")  # type: ignore[attr-defined]
    return bool(peer.family == socket.AF_UNIX)


def _disk(directory: str) -> Finding | None:
    try:
        disk = os.statvfs(directory)
    except OSError:
        return None
    free, total = disk.f_bavail * disk.f_frsize, disk.f_blocks * disk.f_frsize
    told = f"{_size(free)} of {_size(total)} free on the disk of {directory}"
    mend = (
        "make room, or move the cluster to a larger disk: when it is full, submissions answer 503 until there is some"
    )
    if free < _DISK_FAIL_BYTES:
        return fail(SUBJECT, told, mend)
    return warning(SUBJECT, told, mend) if free < _DISK_WARN_BYTES else ok(SUBJECT, told)


def _size(count: int) -> str:
    return f"{count / _GIB:,.1f} GiB" if count >= _GIB else f"{count / (1 << 20):,.0f} MiB"
