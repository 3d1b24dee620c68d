"""Where the embedded servers of a data directory are reached while they run. Only looks: changes nothing.

A pid alone is no identity; `at_work` tells whether the process that a file names is the server of this directory.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import msgspec

from api.stores.process import at_work

POSTGRES_SOCKET = ".s.PGSQL.5432"
VALKEY_SOCKET = "valkey.sock"


class Left(msgspec.Struct, frozen=True):
    """What the files of a directory say of its server."""

    pid: int
    sockets: Path
    """The directory of its socket."""
    alive: bool
    """Whether it is at work here; else the files are a dead server's, and the pid may be a stranger's."""


def left_by_postgres(directory: Path) -> Left | None:
    """By `postmaster.pid`: pid, data, start, port, socket directory, address, memory, status, a line each."""
    try:
        lines = [line.strip() for line in (directory / "postmaster.pid").read_text().splitlines()]
    except OSError:
        return None
    if len(lines) < 5 or not lines[0].isdigit() or not lines[4]:
        return None
    pid, sockets = int(lines[0]), Path(lines[4])
    return Left(pid, sockets, at_work(pid, directory, sockets / POSTGRES_SOCKET))


def left_by_valkey(directory: Path) -> Left | None:
    try:
        pid, sockets = int((directory / "valkey.pid").read_text()), Path((directory / "socket").read_text())
    except (OSError, ValueError):
        return None
    return Left(pid, sockets, at_work(pid, directory, sockets / VALKEY_SOCKET))


def postgres_dsn(sockets: Path) -> str:
    """For asyncpg and libpq alike."""
    return f"postgresql://postgres@/postgres?host={quote(str(sockets), safe='')}&port=5432"


def valkey_url(sockets: Path) -> str:
    """For redis-py."""
    return f"unix://{quote(str(sockets / VALKEY_SOCKET))}?db=0"
