"""A line of due jobs that wait, by due time and then by arrival, for one target or for one user.

What a waiting job carries with it (`Ready`) and the order in a line live here and nowhere else. The wheel hands jobs
out in due order, so nearly all join at the end of a run that is in order already; the few that do not go to a heap
beside it. A job that leaves from the middle is only marked, and skipped when it comes up; a line never holds more such
gaps than waiting jobs, a few aside.

Nothing refers back from a `Ready` to a line or a lane: the collector does not visit it, so a cycle would stay for ever.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from itertools import islice

import msgspec

from engine.core.catalog import JobType, Priority
from engine.core.job import Job

GAPS_MIN = 64
"""Fewer gaps than this are not worth closing."""

User = str | tuple[str, str]
"""A user id, with its tenant before it where that is not the default."""


QUEUED, PARKED, RUNNING, GONE = range(4)
"""Where a ready job is; the first two wait. Plain numbers, as they are compared several times for each job."""


class Ready(msgspec.Struct, gc=False):
    """A job that is due. The caller gives the first three, the lanes keep the rest."""

    job: Job
    type: JobType
    priority: Priority
    due_ms: int = 0
    """As it was on arrival: the job's own may change before it is taken out."""
    arrival: int = 0
    user: User | None = None
    place: int = GONE


def user_of(job: Job) -> User:
    """Whose it is; somebody's."""
    assert job.user_id is not None, job.id
    tenant = job.live.tenant if job.live is not None else None
    return job.user_id if tenant is None else (tenant, job.user_id)


class Line:
    """In order of (due, arrival). Whoever marks a `Ready` as no longer waiting says so with `gap`."""

    __slots__ = ("_gaps", "_strays", "run")

    def __init__(self) -> None:
        self.run: deque[Ready] = deque()
        """Whoever knows that a job comes last may append it here."""
        self._strays: list[tuple[int, int, Ready]] = []
        self._gaps = 0

    def __len__(self) -> int:
        """Those that wait."""
        return len(self.run) + len(self._strays) - self._gaps

    def push(self, ready: Ready) -> None:
        run = self.run
        if run:
            last = run[-1]
            if ready.due_ms < last.due_ms or (ready.due_ms == last.due_ms and ready.arrival < last.arrival):
                heappush(self._strays, (ready.due_ms, ready.arrival, ready))
                return
        run.append(ready)

    def pop(self) -> Ready | None:
        """The first that waits, or None."""
        run, strays = self.run, self._strays
        while True:
            if strays and (not run or strays[0][:2] < (run[0].due_ms, run[0].arrival)):
                ready = heappop(strays)[2]
            elif run:
                ready = run.popleft()
            else:
                return None
            if ready.place <= PARKED:
                return ready
            self._gaps -= 1

    def beyond(self, keep: int, limit: int) -> list[Ready]:
        """At most `limit` that wait behind the first `keep`; those that came out of order may stand among either."""
        waiting = (ready for ready in self._held() if ready.place <= PARKED)
        return list(islice(waiting, keep, keep + limit))

    def _held(self) -> Iterator[Ready]:
        yield from self.run
        for stray in self._strays:
            yield stray[2]

    def gap(self) -> None:
        """One in the line waits no longer."""
        self._gaps += 1
        if self._gaps > GAPS_MIN and self._gaps > len(self):
            self.run = deque(ready for ready in self.run if ready.place <= PARKED)
            self._strays = [stray for stray in self._strays if stray[2].place <= PARKED]
            heapify(self._strays)
            self._gaps = 0

    def check(self) -> None:
        """O(n): the order holds, and the gaps are counted."""
        held = list(self._held())
        gaps = sum(ready.place > PARKED for ready in held)
        assert gaps == self._gaps, (gaps, self._gaps)
        keys = [(ready.due_ms, ready.arrival) for ready in self.run]
        assert keys == sorted(keys), keys
