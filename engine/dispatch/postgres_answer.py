"""What an error of PostgreSQL means for a maintenance job: its SQLSTATE as the name of a gRPC status."""

from __future__ import annotations

import os

import asyncpg

_CODES = {
    "57014": "DEADLINE_EXCEEDED",  # a statement's time-out; our own cancellation is none of these
    "42501": "PERMISSION_DENIED",
    "42P01": "NOT_FOUND",
    "42704": "NOT_FOUND",
    "3D000": "NOT_FOUND",
    "0A000": "UNIMPLEMENTED",
    "55P03": "ABORTED",
    "XX001": "DATA_LOSS",
    "XX002": "DATA_LOSS",
}
_CLASSES = {
    "08": "UNAVAILABLE",
    "57": "UNAVAILABLE",
    "53": "RESOURCE_EXHAUSTED",
    "40": "ABORTED",
    "55": "FAILED_PRECONDITION",
    "28": "UNAUTHENTICATED",
    "22": "FAILED_PRECONDITION",
    "23": "FAILED_PRECONDITION",
    "25": "FAILED_PRECONDITION",
    "42": "FAILED_PRECONDITION",
    "XX": "INTERNAL",
}


_FOREIGN = (asyncpg.PostgresError, OSError, TimeoutError, asyncpg.InterfaceError, asyncpg.InternalClientError)


def is_foreign(error: BaseException) -> bool:
    """Of the server or of the connection to it; any other is a fault of ours."""
    return isinstance(error, _FOREIGN)


def code_of(error: BaseException) -> str:
    """Of one that is foreign."""
    if isinstance(error, asyncpg.PostgresError):
        state = error.sqlstate or ""
        return _CODES.get(state) or _CLASSES.get(state[:2], "UNKNOWN")
    return "UNAVAILABLE"


def words_of(error: BaseException) -> str:
    """Of the server, or of the system: what a library says beside them may quote the DSN."""
    if isinstance(error, asyncpg.PostgresError) and error.message:
        return f"{error.message} ({error.sqlstate})"
    if isinstance(error, OSError) and error.errno is not None and error.errno > 0:
        return os.strerror(error.errno)
    return f"the connection failed ({type(error).__name__})"
