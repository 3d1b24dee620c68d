"""Which of the jobs that wait to be called expire when. Pure.

Only jobs that are due, wait, and have an `expires_ms` are in it; whoever leaves the wait some other way leaves a stale
entry behind. Invariant: after `past`, at most twice as many entries are held as jobs wait, `STALE_MIN` aside.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heapify, heappop, heappush

from engine.core.job import Job

STALE_MIN = 1_000
"""Fewer stale entries than this are not worth a walk."""


class Expiries:
    def __init__(self) -> None:
        self._heap: list[tuple[int, int, Job]] = []
        self._arrivals = 0
        self._look_at = STALE_MIN
        """How many entries there are when the stale ones are looked for next."""

    def __len__(self) -> int:
        return len(self._heap)

    def add(self, job: Job, expires_ms: int) -> None:
        """It waits from now on."""
        self._arrivals += 1
        heappush(self._heap, (expires_ms, self._arrivals, job))

    def past(self, now_ms: int, waits: Callable[[Job], bool]) -> list[Job]:
        """Those of which `waits` is true and that no call may begin for any more, each once, the first to expire first.
        They are not named again."""
        found: dict[int, Job] = {}
        heap = self._heap
        while heap and heap[0][0] < now_ms:
            job = heappop(heap)[2]
            if waits(job):
                found[job.id] = job
        if len(heap) > self._look_at:
            latest = {entry[2].id: entry for entry in heap if waits(entry[2])}
            self._heap = list(latest.values())
            heapify(self._heap)
            self._look_at = 2 * len(self._heap) + STALE_MIN
        return list(found.values())
