"""Moves the horizon on: what is due soon comes from the journal into memory, within the memory's bound.

The horizon is raised first and the range read after (`engine.core.shard` says why). Pages are small, so that
decoding one never holds the loop for more than a few milliseconds. When memory is full the horizon stops where
the reading stopped, and may lag behind now; it goes on as jobs finish.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable, Sequence

from engine.core.commands import Command, PageIn
from engine.core.machine import Machine
from engine.core.shard import Shard
from engine.errors import JournalAmbiguous, JournalAway, Unavailable
from engine.options import Options
from engine.ports import Clock, Journal, Page, PageRange
from engine.safeguards import ALL, Safeguards

_SHARDS_AT_ONCE = 64
_FULL_RETRY_MS = 500
_RESUME_AT = 0.8
"""Of the memory bound: below it a horizon that stopped goes on."""


class Pager:
    def __init__(
        self,
        machine: Machine,
        journal: Journal,
        options: Options,
        clock: Clock,
        apply: Callable[[Command], None],
        safeguards: Safeguards = ALL,
    ) -> None:
        self._machine = machine
        self._journal = journal
        self._options = options
        self._clock = clock
        self._apply = apply
        self._horizon_first = safeguards.horizon_first
        self._lock = asyncio.Lock()
        self.lagging = False
        """Memory is full: some shard's horizon is where the reading stopped."""
        self._shrunk = asyncio.Event()

    def shrunk(self) -> None:
        """A commit found memory full and left jobs to the journal: a horizon went back, maybe to now."""
        self.lagging = True
        self._shrunk.set()

    def poke(self) -> None:
        """Shards have come whose jobs are not in memory yet: read on now."""
        self._shrunk.set()

    async def run(self) -> None:
        while True:
            if not self.lagging:
                await self._until_shrunk()
            if self.lagging:
                await asyncio.sleep(_FULL_RETRY_MS / 1_000)
            try:
                await self.fill()
            except Unavailable:
                self.lagging = True

    async def _until_shrunk(self) -> None:
        """Or until it is time to move on."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._options.page_every_ms / 1_000):
                await self._shrunk.wait()
        self._shrunk.clear()  # after it: what came while a range was read is not forgotten

    async def fill(self) -> None:
        """Raise every shard's horizon to where it belongs now. Raises `Unavailable` when the journal is away: what
        was read so far is kept."""
        async with self._lock:
            limit_bytes = self._options.live_bytes_max
            if self.lagging and self._machine.live_bytes > limit_bytes * _RESUME_AT:
                return
            # A clock that was ahead, and mended since, left lows ahead of now: what is due now is filed there.
            lows_ms = [shard.proposed_low_ms for shard in self._machine.shards.values()]
            horizon_ms = max([self._clock.now_ms(), *lows_ms]) + self._options.horizon_ms
            # One that is being read already is another's business: it has just come, with what was read ahead.
            behind = [s for s in self._machine.shards.values() if s.horizon_ms < horizon_ms and s.touched is None]
            self.lagging = False
            for start in range(0, len(behind), _SHARDS_AT_ONCE):
                await self._fill(behind[start : start + _SHARDS_AT_ONCE], horizon_ms)
            if not self.lagging:
                self._machine.paged.raised(horizon_ms, self._clock.now_ms())

    async def _fill(self, shards: Sequence[Shard], horizon_ms: int) -> None:
        """A first short page of all of them in one query; those with more are then read one by one."""
        raised_ms = {s.number: horizon_ms if self._horizon_first else s.horizon_ms for s in shards}
        ranges = deque(PageRange(s.number, *s.begin_paging(raised_ms[s.number]), horizon_ms) for s in shards)
        unread = {each.shard: (each.lo_ms, each.lo_id) for each in ranges}
        try:
            first = await self._read(list(ranges), self._options.page_rows_max // len(ranges))
            ranges = deque(self._take(first, shards, unread, horizon_ms))
            while ranges:
                pages = await self._read([ranges.popleft()], self._options.page_rows_max)
                ranges.extend(self._take(pages, shards, unread, horizon_ms))
        finally:
            for shard in shards:
                if shard.touched is not None:
                    shard.end_paging(unread.get(shard.number))
                if not self._horizon_first:
                    shard.horizon_ms = shard.paged_to_ms = horizon_ms

    async def _read(self, ranges: list[PageRange], limit: int) -> list[Page]:
        try:
            return await self._journal.page(ranges, max(1, limit))
        except JournalAmbiguous as error:
            raise JournalAway(str(error)) from error

    def _take(
        self, pages: Sequence[Page], shards: Sequence[Shard], unread: dict[int, tuple[int, int]], horizon_ms: int
    ) -> list[PageRange]:
        """Into memory; returns the ranges still to be read. A shard that went meanwhile, and maybe came again, is
        read by whoever has it now."""
        asked = {shard.number: shard for shard in shards}
        rest = []
        for page in pages:
            shard = asked[page.shard]
            if self._machine.shards.get(page.shard) is not shard:
                continue
            self._apply(PageIn(page.shard, page.rows, page.corrupt))
            if page.next is None:
                unread.pop(page.shard, None)
                shard.end_paging(None)
                continue
            unread[page.shard] = page.next
            if self._machine.live_bytes > self._options.live_bytes_max:
                self.lagging = True
                shard.end_paging(page.next)
            else:
                rest.append(PageRange(page.shard, *page.next, horizon_ms))
        return rest
