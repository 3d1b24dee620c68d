"""A line of due jobs that wait, by due time and then by arrival, for one target or for one user.

What a waiting job carries with it (`Ready`) and the order in a line live here and nowhere else. The wheel hands jobs
out in due order, so nearly all join at the end of a run that is in order already; the few that do not go to a heap
beside it. A job that leaves from the middle is only marked, and skipped when it comes up; a line never holds more such
gaps than waiting jobs, a few aside.

Nothing refers back from a `Ready` to a line or a lane: the collector does not visit it, so a cycle would stay for ever.
"""

from __future__ import annotations

from collections import deque
from enum import IntEnum
from heapq import heapify, heappop, heappush

import msgspec

from engine.core.catalog import JobType, Priority
from engine.core.job import Job

GAPS_MIN = 64
"""Fewer gaps than this are not worth closing."""

User = str | tuple[str, str]
"""A user id, with its tenant before it where that is not the default."""


class Place(IntEnum):
    """Where a ready job is. Only the first two wait."""

    QUEUED = 0
    PARKED = 1
    RUNNING = 2
    GONE = 3


class Ready(msgspec.Struct, gc=False):
    """A job that is due. The caller gives the first four, the lanes keep the rest."""

    job: Job
    type: JobType
    priority: Priority
    ready_ms: int
    due_ms: int = 0
    """As it was on arrival: the job's own may change before it is taken out."""
    arrival: int = 0
    user: User | None = None
    place: Place = Place.GONE


class Line:
    """In order of (due, arrival). Whoever marks a `Ready` as no longer waiting says so with `gap`."""

    __slots__ = ("_gaps", "_run", "_strays")

    def __init__(self) -> None:
        self._run: deque[Ready] = deque()
        self._strays: list[tuple[int, int, Ready]] = []
        self._gaps = 0

    def __len__(self) -> int:
        """Those that wait."""
        return len(self._run) + len(self._strays) - self._gaps

    def push(self, ready: Ready) -> None:
        run = self._run
        if run:
            last = run[-1]
            if ready.due_ms < last.due_ms or (ready.due_ms == last.due_ms and ready.arrival < last.arrival):
                heappush(self._strays, (ready.due_ms, ready.arrival, ready))
                return
        run.append(ready)

    def pop(self) -> Ready | None:
        """The first that waits, or None."""
        run, strays = self._run, self._strays
        while True:
            if strays and (not run or strays[0][:2] < (run[0].due_ms, run[0].arrival)):
                ready = heappop(strays)[2]
            elif run:
                ready = run.popleft()
            else:
                return None
            if ready.place <= Place.PARKED:
                return ready
            self._gaps -= 1

    def gap(self) -> None:
        """One in the line waits no longer."""
        self._gaps += 1
        if self._gaps > GAPS_MIN and self._gaps > len(self):
            self._run = deque(ready for ready in self._run if ready.place <= Place.PARKED)
            self._strays = [stray for stray in self._strays if stray[2].place <= Place.PARKED]
            heapify(self._strays)
            self._gaps = 0

    def check(self) -> None:
        """O(n): the order holds, and the gaps are counted."""
        held = [*self._run, *(stray[2] for stray in self._strays)]
        gaps = sum(ready.place > Place.PARKED for ready in held)
        assert gaps == self._gaps, (gaps, self._gaps)
        keys = [(ready.due_ms, ready.arrival) for ready in self._run]
        assert keys == sorted(keys), keys
