"""Connections to PostgreSQL: each says who it is, serves one caller at a time, and is dropped on any trouble.

Lives here and nowhere else: the settings that a connection must have (the fence reads who appends from two of them),
the checks of a fresh connection, dropping and dialling again. Invariants: every connection of Tocsin names its
incarnation in `application_name`, so that a takeover can end it; none has a time-out of the server's; none is used
after an error that left its state in doubt, nor after its caller was cancelled.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar
from uuid import UUID

import asyncpg
from asyncpg.connect_utils import SessionAttribute

from engine.errors import Corrupt, JournalAway, TocsinError, Unusable
from engine.journal import trouble
from engine.journal.standby import Standby

T = TypeVar("T")

SCHEMA = "tocsin"
SERVER_VERSION_MIN = 15
"""`detach partition concurrently` needs 14; 15 is the oldest that PostgreSQL's own project still mends."""

CONTROL = "-1"
"""The lane name of the control row."""

_DIAL_SECONDS = 5.0
"""Of one attempt to connect: TCP, TLS and authentication; a server that takes longer is as good as away."""

ANSWER_SECONDS = 30.0
"""Of what may be repeated freely: where the server is that slow, or its machine gone, another connection is tried."""

_PEER_GONE_SECONDS = 20
"""After so long without a sign of life from the other machine a connection ends by itself, on either side: a lane waits
without a limit for its answer, and the server holds the locks of a client that lost its power."""

_SETTINGS = {
    "search_path": SCHEMA,
    "default_transaction_isolation": "read committed",  # a takeover reads what was committed while it waited
    "statement_timeout": "0",  # a time-out would leave a flush's end in doubt
    "lock_timeout": "0",  # it can starve a takeover for ever
    "idle_in_transaction_session_timeout": "0",
    "tcp_user_timeout": str(_PEER_GONE_SECONDS * 1_000),
    "tcp_keepalives_idle": str(_PEER_GONE_SECONDS // 2),
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "2",
    "standard_conforming_strings": "on",
    "client_min_messages": "warning",
    "jit": "off",  # it costs more than any statement here
}

CUSTOM_PLANS = {"plan_cache_mode": "force_custom_plan"}
"""For statements that name their days: each execution is planned for its own."""

BY_INDEX = {
    "plan_cache_mode": "force_generic_plan",
    "enable_seqscan": "off",
    "enable_bitmapscan": "off",
    "enable_sort": "off",
}
"""For statements that have an index in the order of their answer: taken whatever the statistics say, or lack. So their
plans do not depend on values, and are kept; those that open few days name them in their text (cover.py)."""

_GREETING = """
select current_setting('server_version_num')::integer as version, pg_backend_pid() as pid,
    current_setting('tocsin.lane', true) as lane, current_setting('transaction_timeout', true) as timeout,
    ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::integer as timeline
"""


class Dialer:
    """Makes connections to one server and knows its timeline."""

    def __init__(self, dsn: str, node: str) -> None:
        self._dsn = dsn
        self.node = node
        self.timeline: int | None = None
        """Of the server's history when this process first connected."""

    async def dial(self, incarnation: UUID, lane: str, *, plans: Mapping[str, str] | None = None) -> asyncpg.Connection:
        """A checked connection. Raises `Unusable`, `JournalAway`, or `Corrupt` when history has changed under us."""
        settings = _SETTINGS | {
            "application_name": f"tocsin:{incarnation}:{lane}",
            "tocsin.incarnation": str(incarnation),
            "tocsin.lane": lane,
        }
        settings |= plans or {}
        connection: asyncpg.Connection | None = None
        try:
            connection = await asyncpg.connect(
                self._dsn,
                timeout=_DIAL_SECONDS,
                server_settings=settings,
                target_session_attrs=SessionAttribute.read_write,
            )
            _watch_peer(connection)
            await self._greet(connection, lane)
        except BaseException as error:
            if connection is not None:
                connection.terminate()
            meaning = trouble.of_connect(error, first=self.timeline is None)
            if meaning is None or meaning is error:
                raise
            raise meaning from error
        return connection

    async def _greet(self, connection: asyncpg.Connection, lane: str) -> None:
        if connection.get_server_version().major < SERVER_VERSION_MIN:
            raise Unusable(
                f"--postgres: the server is PostgreSQL {connection.get_server_version().major}; "
                f"Tocsin needs {SERVER_VERSION_MIN} or newer: upgrade it, or name another"
            )
        row = await connection.fetchrow(_GREETING)
        assert row is not None
        if row["lane"] != lane:
            raise Unusable(
                "--postgres: settings of the session are lost on the way: this is a connection pooler, and the fence "
                "needs sessions: name PostgreSQL itself"
            )
        if row["timeout"] is not None and row["timeout"] != "0":
            await connection.execute("set transaction_timeout = 0")
        if self.timeline is None:
            self.timeline = row["timeline"]
        elif self.timeline != row["timeline"]:
            raise Corrupt(
                f"PostgreSQL changed from timeline {self.timeline} to {row['timeline']}: a standby was promoted or a "
                "backup restored, so history may have lost its tail; this node must restart"
            )


def _watch_peer(connection: asyncpg.Connection) -> None:
    """The client's half of `_PEER_GONE_SECONDS`; the server's is among the settings. Means nothing to unix sockets."""
    peer = connection._transport.get_extra_info("socket")  # type: ignore[attr-defined]
    if peer.family not in {socket.AF_INET, socket.AF_INET6}:
        return
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option, value in (
        ("TCP_USER_TIMEOUT", _PEER_GONE_SECONDS * 1_000),
        ("TCP_KEEPIDLE", _PEER_GONE_SECONDS // 2),
        ("TCP_KEEPINTVL", 5),
        ("TCP_KEEPCNT", 2),
    ):
        if hasattr(socket, option):  # not every system has all of them
            peer.setsockopt(socket.IPPROTO_TCP, getattr(socket, option), value)


class Session:
    """One connection for one caller at a time, dialled when first needed and again after trouble."""

    def __init__(
        self, dial: Callable[[], Awaitable[asyncpg.Connection]], *, answer_seconds: float | None = ANSWER_SECONDS
    ) -> None:
        self._dial = dial
        self._answer_seconds = answer_seconds
        self._connection: asyncpg.Connection | None = None
        self._lock = asyncio.Lock()
        self._ended = False
        self.standby = Standby()
        """What it said of the latest commit."""

    async def run(self, work: Callable[[asyncpg.Connection], Awaitable[T]]) -> T:
        """`work`'s result. For what may be repeated freely: raises `JournalAway` where the end is unknown."""
        async with self._lock:
            connection = await self.connection()
            try:
                async with asyncio.timeout(self._answer_seconds):
                    return await work(connection)
            except BaseException as error:
                meaning = self._after(error, connection)
                if meaning is None:
                    raise
                raise trouble.untouched(meaning) from error

    async def transact(self, work: Callable[[asyncpg.Connection], Awaitable[T]]) -> T:
        """`work`'s result, of a transaction that committed. Raises `JournalAmbiguous` where the commit was asked for
        and not answered, or not known to have reached the synchronous standby; what ended before that is rolled back,
        and `JournalAway`."""
        async with self._lock:
            connection = await self.connection()
            self.standby.expect()
            asked = False
            try:
                async with asyncio.timeout(self._answer_seconds), connection.transaction():
                    done = await work(connection)
                    asked = True
                self.standby.confirm()
            except BaseException as error:
                meaning = self._after(error, connection)
                if meaning is None:
                    raise
                raise (meaning if asked else trouble.untouched(meaning)) from error
            return done

    def _after(self, error: BaseException, connection: asyncpg.Connection) -> TocsinError | None:
        """What it means; drops the connection where its state is in doubt."""
        meaning = trouble.translate(error, alive=not connection.is_closed())
        # One that was dropped under us is closed, and asyncpg then fails when asked for its transaction.
        closed = connection.is_closed()
        if closed or meaning is None or isinstance(meaning, JournalAway) or connection.is_in_transaction():
            self.drop()
        if meaning is not None and not isinstance(error, asyncpg.PostgresError):
            self.drop()
        return meaning

    async def connection(self) -> asyncpg.Connection:
        if self._connection is None or self._connection.is_closed():
            if not self._ended:
                self._connection = await self._dial()
                self.standby.listen(self._connection)
            if self._ended:
                self.drop()
                raise JournalAway("this connection is given up")
        assert self._connection is not None
        return self._connection

    def end(self) -> None:
        """Drop it for good: those who stand in line, or dial just now, are told that it is away."""
        self._ended = True
        self.drop()

    def drop(self) -> None:
        """End the connection at once, whatever it is doing; the server rolls back."""
        if self._connection is not None:
            self._connection.terminate()
            self._connection = None


async def changes_backend(one: asyncpg.Connection, other: asyncpg.Connection) -> bool:
    """Whether a pooler lends backends for a transaction only: it gives the second connection the first one's, and the
    first another one afterwards."""
    pid = "select pg_backend_pid()"
    before = await one.fetchval(pid)
    async with other.transaction():
        borrowed = await other.fetchval(pid)
        after = await one.fetchval(pid)
    return bool(before != after or before == borrowed)
