"""How far the days of the journal reach: what a list must know before it can name the days that it opens.

Lives here and nowhere else: `reach`, behind which no filing lies elsewhere than where it is due. Invariants: days are
read anew after this process made or dropped one, and each minute; a displaced filing is at most `_NEAR_MS` ahead of
now, but for what a clock that was ahead wrote, and that is found within the minute.
"""

from __future__ import annotations

import asyncpg
import msgspec

from engine.core.retry import RETRY_AFTER_MS_MAX
from engine.journal.statements import statement
from engine.options import DAY_MS, MINUTE_MS

_NEAR_MS = RETRY_AFTER_MS_MAX + DAY_MS
"""Of a retry: as long as a target may ask for, and then the longest backoff, with room."""
_KEPT_MS = MINUTE_MS
"""A look through two years of days takes 5 ms, and planning it, where its plan was not kept, 140: not for each list."""

_DAYS_THERE = statement("days_there")
_DISPLACED_FURTHEST = statement("displaced_furthest")


class Span(msgspec.Struct, frozen=True):
    """Unix ms, all at a day's start."""

    oldest_ms: int
    """Of the first day there is; of today, where there is none."""
    end_ms: int
    """After the last day, and never before `reach_ms`."""
    reach_ms: int
    """What lies from here on lies where it is due."""


class Spans:
    def __init__(self) -> None:
        self._span: Span | None = None
        self._read_ms = 0

    def changed(self) -> None:
        """A day was made or dropped, or shards were taken."""
        self._span = None

    async def read(self, connection: asyncpg.Connection, now_ms: int) -> Span:
        if self._span is None or not 0 <= now_ms - self._read_ms < _KEPT_MS:
            self._read_ms = now_ms
            self._span = await _read(connection, now_ms)
        return self._span


async def _read(connection: asyncpg.Connection, now_ms: int) -> Span:
    days = await connection.fetchrow(_DAYS_THERE)
    assert days is not None
    furthest_ms = await connection.fetchval(_DISPLACED_FURTHEST, now_ms + _NEAR_MS)
    reach_ms = (max(now_ms + _NEAR_MS, furthest_ms or 0) // DAY_MS + 1) * DAY_MS
    if days["first"] is None:
        return Span(now_ms // DAY_MS * DAY_MS, reach_ms, reach_ms)
    return Span(days["first"] * DAY_MS, max(reach_ms, (days["last"] + 1) * DAY_MS), reach_ms)
