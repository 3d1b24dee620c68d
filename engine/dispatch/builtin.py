"""Maintenance that the node carries out itself: `builtin://postgres/vacuum`, `…/analyze`, `…/reindex`, on databases
that the catalog names. Implements `engine.ports.Targets`.

A job has a connection of its own. `begin` is called in the step in which its first statement is sent; the job's
time-out is the statements', and a cancelled job cancels what its connection runs. DSNs hold secrets: they are in no
answer, no state and no log. Design: `docs/design/dispatch.md`, "Maintenance".
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Collection, Mapping
from typing import Any

import asyncpg
import msgspec

from engine.core.catalog import BUILTIN, Target
from engine.dispatch import maintenance, postgres_answer, told
from engine.dispatch.refusal import Refusal
from engine.errors import Unavailable
from engine.options import Options
from engine.ports import Answer, Fire

log = logging.getLogger(__name__)

CLOSE_S = 2.0
"""A connection is given so long to end well; then it is dropped, which the server notices by itself."""
TIDY_S = 5.0
"""How long a failed REINDEX is given to have its unfinished indexes removed."""

AT_ONCE_MAX = 8
"""Databases looked at together: one that does not answer takes the whole time to connect, and must not keep the look at
the others waiting."""

WARNINGS_MAX = 20
"""Of one job that are kept."""

_CLOSED = "this node is closing its connections"

Connection = asyncpg.Connection


class _Run:
    """One job on its way."""

    def __init__(self, fire: Fire, begin: Callable[[], int], task: str, wish: maintenance.Wish) -> None:
        self.fire = fire
        self.begin = begin
        self.task = task
        self.wish = wish
        self.fired_ms = 0
        self.unfinished: set[int] | None = None
        """Of a REINDEX: indexes that others had not finished when it began."""
        self.warnings: list[str] = []

    def heard(self, _: object, message: Any) -> None:
        """A table that the role may not work on is only warned of, and skipped."""
        if message.severity_en == "WARNING" and len(self.warnings) < WARNINGS_MAX:
            self.warnings.append(message.message)

    def answer(self, code: str, words: str) -> Answer:
        return Answer(code, f"{self.wish.database}: {words}" if words else "", 0, self.fired_ms)


class BuiltinTargets:
    """Made and used within one running loop. `databases`: DSNs by the names that payloads use."""

    def __init__(self, options: Options, databases: Mapping[str, str]) -> None:
        self._options = options
        self._databases = databases
        self._states: dict[str, str] = {}
        self._connections: set[Connection] = set()
        self._closed = False

    async def call(self, fire: Fire, begin: Callable[[], int]) -> Answer:
        """See `engine.ports.Targets`. Raises `Unavailable` only when `begin` does."""
        task = fire.type.target.path.removeprefix("/")
        try:
            run = _Run(fire, begin, task, maintenance.wish_of(task, told.payload_of(fire)[0]))
            dsn = self._databases.get(run.wish.database)
            if dsn is None:
                raise Refusal("NOT_FOUND", f"the catalog names no database {run.wish.database[:80]!r}")
            answer = await self._carry_out(run, dsn)
        except Refusal as refusal:
            answer = Answer(refusal.code, refusal.message)
        return msgspec.structs.replace(answer, message=answer.message[: self._options.error_chars_max])

    async def _carry_out(self, run: _Run, dsn: str) -> Answer:
        limit = asyncio.timeout(run.fire.timeout_ms / 1_000)
        try:
            async with limit:
                connection = await self._connected(run, dsn)
                try:
                    await self._run(run, connection)
                finally:
                    if not limit.expired():
                        limit.reschedule(None)  # what comes of it is known in time; the rest has bounds of its own
                    await self._end(run, connection)
        except (Refusal, Unavailable):
            raise
        except Exception as error:
            if limit.expired():
                return run.answer("DEADLINE_EXCEEDED", f"not done within {run.fire.timeout_ms} ms")
            if self._closed:
                return run.answer("UNAVAILABLE", _CLOSED)
            if not postgres_answer.is_foreign(error):
                log.exception("%s of %s failed inside dispatch", run.task, run.wish.database)
                return run.answer("UNKNOWN", f"failed inside the node ({type(error).__name__}); its log says more")
            return run.answer(postgres_answer.code_of(error), postgres_answer.words_of(error))
        if run.warnings and (run.wish.tables or run.wish.indexes):
            return run.answer("FAILED_PRECONDITION", "; ".join(run.warnings))
        return run.answer("OK", "")

    async def _connected(self, run: _Run, dsn: str) -> Connection:
        if self._closed:
            raise Refusal("UNAVAILABLE", _CLOSED)
        where = f"{run.fire.type.target.address}/{run.wish.database}"
        self._states.setdefault(where, "connecting")
        try:
            connection = await self._connect(dsn)
        except Refusal as refusal:
            self._states[where] = "transient_failure"
            raise Refusal(refusal.code, f"{run.wish.database}: {refusal.message}") from None
        except Exception:
            self._states[where] = "transient_failure"
            raise
        self._states[where] = "ready"
        self._connections.add(connection)
        return connection

    async def _connect(self, dsn: str) -> Connection:
        try:
            connection: Connection = await asyncpg.connect(
                dsn,
                timeout=self._options.connect_timeout_ms / 1_000,
                statement_cache_size=0,
                server_settings={"application_name": "tocsin:maintenance"},
            )
        except (asyncpg.PostgresError, OSError, TimeoutError):
            raise
        except Exception as error:  # whoever cannot read a DSN quotes it
            words = f"its DSN in the catalog cannot be used ({type(error).__name__})"
            raise Refusal("FAILED_PRECONDITION", words) from None
        return connection

    async def _run(self, run: _Run, connection: Connection) -> None:
        await connection.fetch(maintenance.sql("prepare_session"), str(run.fire.timeout_ms))
        statements = await maintenance.statements_of(connection, run.task, run.wish)
        if run.task == "reindex":
            run.unfinished = {row["oid"] for row in await connection.fetch(maintenance.sql("unfinished_indexes"))}
        connection.add_log_listener(run.heard)
        if self._closed:
            raise Refusal("UNAVAILABLE", _CLOSED)
        run.fired_ms = run.begin()
        for statement in statements:
            await connection.execute(statement)  # the first is written without a turn of the loop since `begin`
        run.unfinished = None

    async def _end(self, run: _Run, connection: Connection) -> None:
        """However it ended: what a statement that was cancelled left is removed, the connection closed. What is awaited
        here begins with the server's word that the statement has ended."""
        try:
            with contextlib.suppress(Exception):
                async with asyncio.timeout(TIDY_S):
                    await self._tidy(run, connection)
            with contextlib.suppress(Exception):
                connection.remove_log_listener(run.heard)
                await connection.close(timeout=CLOSE_S)
        finally:
            self._connections.discard(connection)
            connection.terminate()

    async def _tidy(self, run: _Run, connection: Connection) -> None:
        """A REINDEX CONCURRENTLY that fails leaves an index that nobody uses and every write pays for."""
        if run.unfinished is None or not run.fired_ms:
            return
        for row in await connection.fetch(maintenance.sql("unfinished_indexes")):
            if row["oid"] not in run.unfinished:
                await connection.execute(f"drop index concurrently if exists {row['quoted']}")

    def states(self) -> dict[str, str]:
        """By postgres/NAME, as the last job found it."""
        named = {where: state for where, state in self._states.items() if where.partition("/")[2] in self._databases}
        return dict.fromkeys(named, "shutdown") if self._closed else named

    async def probe(self, target: Target, health_path: str) -> dict[str, str]:
        """See `engine.ports.Targets`. Of each database that the catalog names."""
        states = {}
        for name, refusal in (await self.look()).items():
            where = f"{target.address}/{name}"
            state = states[where] = "ready" if refusal is None else refusal.state
            if where in self._states:
                self._states[where] = state
        return states

    async def look(self) -> dict[str, Refusal | None]:
        """Of each database that the catalog names why it gives no session; None: it gives one."""
        turns = asyncio.Semaphore(AT_ONCE_MAX)

        async def one(dsn: str) -> Refusal | None:
            async with turns:
                try:
                    connection = await self._connect(dsn)
                except Refusal as refusal:
                    return refusal
                except (asyncpg.PostgresError, OSError, TimeoutError) as error:
                    return Refusal("UNAVAILABLE", postgres_answer.words_of(error))
                connection.terminate()
                return None

        dsns = dict(self._databases)  # another catalog may come meanwhile
        found = await asyncio.gather(*map(one, dsns.values()))
        return dict(zip(dsns, found, strict=True))

    async def keep_only(self, named: Collection[Target]) -> None:
        """See `engine.ports.Targets`. A connection is its job's and ends with it."""
        self._states = self.states() if any(target.scheme == BUILTIN for target in named) else {}

    async def close(self) -> None:
        """Running jobs answer UNAVAILABLE; the server ends what they ran when it misses its client, within a second."""
        self._closed = True
        for connection in self._connections:
            connection.terminate()
