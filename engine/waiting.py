"""What is due and waits to be called: into the lanes, out of them when it expires, and what it waits for meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence

from engine.core.catalog import Catalog
from engine.core.commands import Command, Expire
from engine.core.expiries import Expiries
from engine.core.job import Job, decode_body, may_expire
from engine.core.lanes import Lanes
from engine.options import SECOND_MS
from engine.ports import Clock
from engine.sorter import Sorter

_WHY = {
    "lane": "its lane was full",
    "target": "its target took no more calls",
    "breaker": "its target was away",
    "user": "its user had as many calls running as one user may",
    "type": "its type had as many calls running as its catalog entry lets",
    "rate": "the rate of its type let the next call begin later",
    "unknown_type": "its type is not in the catalog",
    "trust": "the node was not sure of its shards",
    "journal": "PostgreSQL was away or behind",
    "clock": "the node's clock was wrong",
}
"""By what a job waited for when it expired."""


class Waiting:
    def __init__(
        self,
        lanes: Lanes,
        catalog: Catalog,
        clock: Clock,
        *,
        apply: Callable[[Command], None],
        held_by: Callable[[], str | None],
    ) -> None:
        """`held_by`: what holds every call back just now, or None."""
        self._lanes = lanes
        sorter = self._sorter = Sorter(catalog, lanes)
        self.sort_anew = sorter.sort_anew
        self._clock = clock
        self._apply = apply
        self._held_by = held_by
        self._expiries = Expiries()

    def offer(self, jobs: Sequence[Job]) -> None:
        """Due jobs go to their lanes."""
        for job in jobs:
            if may_expire(job.body) and (expires_ms := decode_body(job.body).expires_ms) is not None:
                self._expiries.add(job, expires_ms)
        ready = self._sorter.ready
        self._lanes.offer([ready(job) for job in jobs])

    def of(self, job: Job) -> str | None:
        """What the job waits for; None: it is not due, or has been called."""
        reason = self._lanes.waits_for(job)
        return None if reason is None else self._held_by() or reason

    def by_reason(self) -> Mapping[str, int]:
        """How many wait; what holds everything back is the reason of all."""
        counts = self._lanes.waiting_by_reason()
        held_by = self._held_by()
        return counts if held_by is None else {held_by: sum(counts.values())}

    async def expire_rounds(self) -> None:
        """A call that would begin too late is refused where calls begin; these rounds tell those that wait on."""
        while True:
            await asyncio.sleep(SECOND_MS / 1_000)
            jobs = self._expiries.past(self._clock.now_ms(), self._lanes.waits)
            if jobs:
                self._apply(Expire([(job, self._why(job)) for job in jobs]))

    def _why(self, job: Job) -> str:
        reason = self.of(job) or "lane"
        return f"not called in time: {_WHY.get(reason, reason)}"
