"""Day partitions: made before anybody needs them, dropped behind every shard's durable cursor, and the archive.

Lives here and nowhere else: the names of partitions, what authorises a drop, what outlives one. Invariants: a drop is
authorised by `min(low_ms)` as read from the table, never by memory; what is to be kept is copied first, by a statement
that may be repeated; a partition is detached concurrently, one at a time and the oldest first, so that no append waits;
every step may be interrupted anywhere and is taken up again at the next call.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import asyncpg

from engine.journal.session import SCHEMA, Session
from engine.journal.statements import statement
from engine.options import DAY_MS, HOUR_MS, Options

RECORDS = "job_record"
KEYS = "idempotency_key"

_MADE_A_TRIP = 50
"""Partitions made in one transaction: each takes five of the server's lock slots until it commits."""

_PATIENCE = "1s"
"""How long a drop waits for long readers, since no day can be made meanwhile; then it is left for later, half done."""
_DROP_ATTEMPTS = 3
"""In one call; the next call goes on where they left off."""
_DROP_PAUSE_SECONDS = 1.0

_FORGOTTEN_A_TRIP = 10_000

_MAKE_DAYS = statement("make_days")
_MAKE_KEY_DAYS = statement("make_key_days")
_ENDED_DAYS = statement("ended_days")
_ARCHIVE_DAY = statement("archive_day")
_UNARCHIVE_DAY = statement("unarchive_day")
_EMPTY_ARCHIVE = statement("empty_archive")
_FORGET_MOVED = statement("forget_moved")
_FORGET_INCARNATIONS = statement("forget_incarnations")
_IS_PENDING = "select coalesce(bool_or(inhdetachpending), false) from pg_inherits where inhrelid = to_regclass($1)"
_ONE_AT_A_TIME = "select pg_try_advisory_lock(hashtext('tocsin.retire'))"


class Days:
    def __init__(self, makers: Session, sweepers: Session, changed: Callable[[], None]) -> None:
        """Two connections: a batch that needs a day does not wait behind a drop. `changed` is told that there are other
        days than before."""
        self._makers = makers
        self._sweepers = sweepers
        self._changed = changed
        self._known: set[int] = set()

    async def ensure(self, filed_ms: Iterable[int]) -> None:
        missing = sorted({ms // DAY_MS for ms in filed_ms} - self._known)
        if missing:
            await self._make(RECORDS, missing)
            self._known.update(missing)
            self._changed()

    async def make_key_days(self) -> None:
        await self._makers.run(lambda connection: connection.fetchval(_MAKE_KEY_DAYS))

    async def _make(self, table: str, days: Sequence[int]) -> None:
        for start in range(0, len(days), _MADE_A_TRIP):
            some = list(days[start : start + _MADE_A_TRIP])
            await self._makers.run(lambda connection: connection.fetchval(_MAKE_DAYS, table, some))  # noqa: B023 - awaited

    async def retire(self, now_ms: int, *, history_days: int, key_hours: int, days_ahead: int) -> list[str]:
        today = now_ms // DAY_MS
        await self.ensure([day * DAY_MS for day in range(today, today + days_ahead + 1)])
        await self._make(KEYS, range(today - 1, today + days_ahead + 1))

        async def sweep(connection: asyncpg.Connection) -> list[str]:
            if not await connection.fetchval(_ONE_AT_A_TIME):
                return []
            dropped = await _drop_records(connection, now_ms, now_ms - history_days * DAY_MS)
            dropped += await _drop_keys(connection, now_ms - key_hours * HOUR_MS)
            await connection.execute(_FORGET_INCARNATIONS)
            while len(await connection.fetch(_EMPTY_ARCHIVE, now_ms, _FORGOTTEN_A_TRIP)) == _FORGOTTEN_A_TRIP:
                pass
            return dropped

        try:
            dropped = await self._sweepers.run(sweep)
        finally:
            self._changed()
            self._sweepers.drop()  # with it goes the lock, whatever happened; an hour passes until it is needed again
        self._known = {day for day in self._known if _name(RECORDS, day) not in dropped}
        return dropped


async def _drop_records(connection: asyncpg.Connection, now_ms: int, bound_ms: int) -> list[str]:
    dropped: list[str] = []
    end_ms = 0
    for row in await connection.fetch(_ENDED_DAYS, RECORDS, bound_ms, True):
        name = row["name"]
        await connection.execute(_ARCHIVE_DAY.replace("{day}", name), now_ms, Options().dead_days * DAY_MS)
        await connection.execute(_UNARCHIVE_DAY.replace("{day}", name))
        if not await _drop(connection, RECORDS, row):
            break
        dropped.append(name)
        end_ms = (row["day"] + 1) * DAY_MS
    if dropped:
        await connection.execute(_FORGET_MOVED, end_ms)
    return dropped


async def _drop_keys(connection: asyncpg.Connection, bound_ms: int) -> list[str]:
    dropped = []
    for row in await connection.fetch(_ENDED_DAYS, KEYS, bound_ms, False):
        if not await _drop(connection, KEYS, row):
            break
        dropped.append(row["name"])
    return dropped


async def _drop(connection: asyncpg.Connection, table: str, row: Any) -> bool:
    """Detach and drop one day; False: somebody reads it for too long, and the next call goes on from here."""
    name, attached, pending = row["name"], row["attached"], row["pending"]
    for attempt in range(_DROP_ATTEMPTS):
        if attempt:
            await asyncio.sleep(_DROP_PAUSE_SECONDS)
        await connection.execute(f"set statement_timeout = '{_PATIENCE}'")
        try:
            if attached:
                how = "finalize" if pending else "concurrently"
                await connection.execute(f"alter table {table} detach partition {name} {how}")
                attached = False
            await connection.execute(f"drop table {name}")
        except asyncpg.QueryCanceledError:
            pending = await connection.fetchval(_IS_PENDING, f"{SCHEMA}.{name}")
        else:
            return True
        finally:
            if not connection.is_closed():
                await connection.execute("set statement_timeout = 0")
    return False


def _name(table: str, day: int) -> str:
    return f"{table}_d{datetime.fromtimestamp(day * 86_400, UTC):%Y%m%d}"
