"""What comes: how many jobs fire in each coming second, and how far ahead the furthest is due.

Memory counts what is below each shard's horizon, the journal what is beyond it. The line between them is drawn first,
at `paged_to_ms`, below which all that is open is live: so a page that is read meanwhile is counted once.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence

from engine.core.job import Job
from engine.core.lifecycle import FILINGS
from engine.core.machine import Machine
from engine.errors import JournalAmbiguous, Unavailable
from engine.options import FORECAST_SECONDS_MAX, MINUTE_MS, SECOND_MS, Options
from engine.patience import in_time
from engine.ports import Clock, Journal

log = logging.getLogger(__name__)

_KEPT_MS = SECOND_MS
"""A forecast that took long is as good for the next who asks, but no longer than this."""
_KEPT_TIMES = 10
"""A forecast is kept so many times as long as it took to make: counting never takes more than a tenth of the time, and
where there is little to count, who submits and asks sees what he submitted."""
_JOBS_A_TURN = 2_000
_FURTHEST_EVERY_MS = MINUTE_MS


class _Made:
    """The last forecast of its kind, and the right to make the next."""

    __slots__ = ("counts", "from_ms", "kept_until_ms", "lock")

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.kept_until_ms = 0
        self.from_ms = 0
        self.counts: list[int] = []


class Forecast:
    def __init__(self, machine: Machine, journal: Journal, clock: Clock, options: Options) -> None:
        self._machine = machine
        self._journal = journal
        self._clock = clock
        self._options = options
        self._near = _Made()
        """What memory alone knows: never behind one that waits for the journal."""
        self._far = _Made()
        self._furthest_ms = self._noted_ms = 0
        self._again = asyncio.Event()

    # -- the coming seconds ------------------------------------------------------------------------

    async def of(self, seconds: int) -> tuple[int, list[int]]:
        """(Unix ms of the present second, for each second from there how many jobs fire next in it). What is due
        already is not in it. At most a second old. Raises `Unavailable`."""
        assert 0 < seconds <= FORECAST_SECONDS_MAX, seconds
        to_ms = self._clock.now_ms() + seconds * SECOND_MS
        is_near = all(shard.paged_to_ms >= to_ms for shard in self._machine.shards.values())
        made = self._near if is_near else self._far
        return await in_time(self._of(made, seconds), self._options.answer_timeout_ms)

    async def _of(self, made: _Made, seconds: int) -> tuple[int, list[int]]:
        async with made.lock:
            began_ms = self._clock.boot_ms()
            if began_ms >= made.kept_until_ms or seconds > len(made.counts):
                made.from_ms, made.counts = await self._make(seconds)
                took_ms = self._clock.boot_ms() - began_ms
                made.kept_until_ms = began_ms + min(_KEPT_TIMES * took_ms, _KEPT_MS)
            return made.from_ms, made.counts[:seconds]

    async def _make(self, seconds: int) -> tuple[int, list[int]]:
        now_ms = self._clock.now_ms()
        from_ms = now_ms - now_ms % SECOND_MS
        to_ms = from_ms + seconds * SECOND_MS
        counts = [0] * seconds
        lines = {number: shard.paged_to_ms for number, shard in self._machine.shards.items()}
        for number, line_ms in lines.items():
            shard = self._machine.shards.get(number)
            live = [] if shard is None else list(shard.live.values())
            for start in range(0, len(live), _JOBS_A_TURN):
                _count(live[start : start + _JOBS_A_TURN], counts, from_ms, min(line_ms, to_ms), now_ms)
                await asyncio.sleep(0)
        for line_ms in sorted(set(lines.values())):
            beyond = [number for number, line in lines.items() if line == line_ms]
            await self._count_far(beyond, counts, from_ms, max(line_ms, from_ms), to_ms)
        return from_ms, counts

    async def _count_far(self, shards: Sequence[int], counts: list[int], from_ms: int, at_ms: int, to_ms: int) -> None:
        while at_ms < to_ms:
            until_ms = min(to_ms, at_ms + MINUTE_MS)
            for second, count in (await self._journal.due_counts(shards, at_ms, until_ms)).items():
                counts[second - from_ms // SECOND_MS] += count
            at_ms = until_ms

    # -- the furthest ------------------------------------------------------------------------------

    @property
    def furthest_ms(self) -> int | None:
        """When the last of all pending jobs fires; None: nothing is ahead. After a cancel up to a minute late."""
        return self._furthest_ms if self._furthest_ms > self._clock.now_ms() else None

    def note_due(self, due_ms: int) -> None:
        """Something came in, or was moved, that is due then."""
        self._furthest_ms = max(self._furthest_ms, due_ms)
        self._noted_ms = max(self._noted_ms, due_ms)

    async def furthest_rounds(self) -> None:
        while True:
            self._again.clear()
            await self.look_far()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_FURTHEST_EVERY_MS / 1_000):
                    await self._again.wait()

    def other_shards(self) -> None:
        """Shards have come or gone: what is furthest is another's."""
        self._again.set()

    async def look_far(self) -> None:
        """Ask the journal; what comes in while it looks counts too."""
        self._noted_ms = 0
        try:
            found_ms = await self._journal.furthest_ms(list(self._machine.shards))
        except (Unavailable, JournalAmbiguous) as error:
            log.info("the furthest job is not known anew: %s", error)
        else:
            self._furthest_ms = max(found_ms or 0, self._noted_ms)


def _count(jobs: list[Job], counts: list[int], from_ms: int, to_ms: int, now_ms: int) -> None:
    for job in jobs:
        due_ms = job.due_ms
        if now_ms <= due_ms < to_ms and job.filed_ms < to_ms and job.state in FILINGS:
            live = job.live
            if live is None or not (live.running or live.queued):
                counts[(due_ms - from_ms) // SECOND_MS] += 1
