"""What PostgreSQL and asyncpg raise, in the words of `engine.errors`: the border where foreign errors end.

Lives here and nowhere else: which SQLSTATE means that nothing was done, that rows are bad, that this incarnation is
fenced. Invariant: an error counts as "definitely nothing was done" only where the server itself said ERROR and kept
the connection (it has rolled back, then), or where nothing had been sent. Every other end is ambiguous.
"""

from __future__ import annotations

import asyncpg

from engine.errors import Corrupt, Fenced, JournalAmbiguous, JournalAway, RowRefused, TocsinError, Unusable

FENCED = "TF001"
"""Raised by the trigger `fence`."""

_ROWS = ("21", "22", "23", "54")
"""Bad values, broken constraints, a row over the server's limits: sending them again cannot help."""

_AWAY = ("08", "25", "40", "53", "55", "57", "58", "XX000")
"""Connection, read-only (a demoted server), deadlock, resources, object busy, operator, system."""

_NO_RIGHT = "42501"


def translate(error: BaseException, *, alive: bool) -> TocsinError | None:
    """What `error` of a statement that was sent means; `alive`: the connection still stands. None: not ours."""
    if isinstance(error, TocsinError):
        return error
    if isinstance(error, asyncpg.PostgresError):
        return _of_server(error) if alive and _is_plain(error) else _ambiguous(error)
    if isinstance(error, (OSError, TimeoutError, asyncpg.InterfaceError, asyncpg.InternalClientError)):
        return _ambiguous(error)
    return None


def _is_plain(error: asyncpg.PostgresError) -> bool:
    """An ERROR that the server sent: not FATAL or PANIC, and not one that asyncpg makes up when a socket ends."""
    return error.severity_en == "ERROR"


def _ambiguous(error: BaseException) -> JournalAmbiguous:
    return JournalAmbiguous(f"the connection to PostgreSQL ended before it answered: {words(error)}")


def _of_server(error: asyncpg.PostgresError) -> TocsinError:
    code = error.sqlstate or ""
    text = f"{words(error)} ({code})"
    if code == FENCED:
        return Fenced(text)
    if code == _NO_RIGHT:
        return Unusable(f"--postgres: the role lacks a right: {text}; grant it, or use the role that owns the schema")
    if code.startswith(_ROWS):
        return RowRefused(text)
    if code.startswith(_AWAY):
        return JournalAway(f"PostgreSQL did nothing: {text}")
    return Corrupt(f"the journal's tables are not as Tocsin made them: {text}")


def words(error: BaseException) -> str:
    """The error's first line: one line in a log, never empty."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def untouched(error: BaseException) -> TocsinError:
    """For what may be repeated freely (reads, checks, folds): an unknown end is as good as none."""
    if isinstance(error, JournalAmbiguous):
        return JournalAway(str(error))
    assert isinstance(error, TocsinError), error
    return error


def of_connect(error: BaseException, *, first: bool) -> TocsinError | None:  # noqa: PLR0911 - one return a kind of error
    """What `error` of an attempt to connect means. A wrong setting is Unusable, an absent server JournalAway.

    `first`: this process never was connected; a server that is a standby *now* may be failing over, one that never was
    the primary is the wrong one."""
    if isinstance(error, TocsinError):
        return error
    if isinstance(error, asyncpg.InvalidCatalogNameError):
        return Unusable(f"--postgres: {words(error)}; create it, or name another database")
    if isinstance(error, (asyncpg.InvalidPasswordError, asyncpg.InvalidAuthorizationSpecificationError)):
        return Unusable(f"--postgres: {words(error)}; correct user and password in the DSN")
    if isinstance(error, asyncpg.TargetServerAttributeNotMatched):
        text = f"the server is a standby or read-only, and a journal needs the primary: {words(error)}"
        return Unusable(f"--postgres: {text}; name the primary") if first else JournalAway(text)
    if isinstance(error, asyncpg.PostgresError) and "startup parameter" in str(error):
        return Unusable(
            f"--postgres: {words(error)}; this is a connection pooler, and a pooler loses the session that the fence "
            "needs: name PostgreSQL itself"
        )
    if isinstance(error, (asyncpg.ClientConfigurationError, ValueError)):
        return Unusable(f"--postgres: not a usable DSN: {words(error)}")
    if isinstance(
        error, (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)
    ):
        return JournalAway(f"PostgreSQL is not reached: {words(error)}")
    return None
