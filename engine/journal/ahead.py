"""What lies ahead: how many open filings in each second, and where the furthest one is.

Lives here and nowhere else: the look from the journal's end backwards. Invariants: it opens days from the last one on,
a few at first; what is cancelled there is skipped a bounded number of rows at a time, and a call that has looked at
`_ROWS_MAX` of them answers with how far it came: nothing open lies beyond that.
"""

from __future__ import annotations

from collections.abc import Sequence

import asyncpg

from engine.journal.cover import cover
from engine.journal.session import Session
from engine.journal.span import Spans
from engine.journal.statements import statement
from engine.options import DAY_MS

_ROWS_MAX = 50_000
"""Rows that one look for the furthest filing takes: some 100 ms of the server's time."""
_ROWS_A_SHARD = 4
"""Of the first look into each window: the last filing of most shards is open."""

_DUE_COUNTS = statement("due_counts")
_FURTHEST = statement("furthest")
_NOW = statement("list_now")


class Ahead:
    def __init__(self, session: Session, spans: Spans) -> None:
        self._session = session
        self._spans = spans

    async def due_counts(self, shards: Sequence[int], from_ms: int, to_ms: int) -> dict[int, int]:
        counts = cover(from_ms, to_ms).of(_DUE_COUNTS)
        rows = await self._session.run(lambda connection: connection.fetch(counts, list(shards), from_ms, to_ms))
        return {row["second"]: row["jobs"] for row in rows}

    async def furthest_ms(self, shards: Sequence[int]) -> int | None:
        return await self._session.run(lambda connection: self._furthest(connection, list(shards)))

    async def _furthest(self, connection: asyncpg.Connection, shards: list[int]) -> int | None:
        now = await connection.fetchrow(_NOW, shards)
        assert now is not None
        span = await self._spans.read(connection, now["now_ms"])
        start_ms = max(now["low_ms"], span.oldest_ms)
        best_ms = -1
        ends_ms = dict.fromkeys(shards, span.end_ms)
        """By shard: from here on nothing is open."""
        days, rows, looked = 1, _ROWS_A_SHARD, 0
        least_ms = span.end_ms
        while ends_ms:
            if all(end_ms == least_ms for end_ms in ends_ms.values()):
                if least_ms <= start_ms:
                    break
                least_ms = max(least_ms - days * DAY_MS, start_ms // DAY_MS * DAY_MS)
                days, rows = days * 2, _ROWS_A_SHARD
            greatest_ms = max(ends_ms.values())
            furthest = cover(least_ms, greatest_ms).of(_FURTHEST)
            for row in await connection.fetch(
                furthest, list(ends_ms), list(ends_ms.values()), rows, least_ms, greatest_ms
            ):
                shard = row["shard"]
                if row["open_ms"] is not None:
                    best_ms = max(best_ms, row["open_ms"])
                    del ends_ms[shard]
                else:
                    ends_ms[shard] = row["least_ms"] if row["rows"] >= rows else least_ms
                looked += row["rows"]
            rows *= 4
            ends_ms = {shard: end_ms for shard, end_ms in ends_ms.items() if end_ms > best_ms}
            if looked >= _ROWS_MAX:
                return max(best_ms, max(ends_ms.values(), default=-1) - 1)
        return None if best_ms < 0 else best_ms
