"""What is due and waits to be called: into the lanes, out of them when it expires, and what it waits for meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence

from engine.core.catalog import Catalog, JobType, Priority, Target
from engine.core.commands import Command, Expire
from engine.core.expiries import Expiries
from engine.core.job import Job, decode_body
from engine.core.lanes import Lanes, Ready
from engine.options import SECOND_MS
from engine.ports import Clock

_UNKNOWN_TARGET = Target("none", "unknown-type", "")

_WHY = {
    "lane": "its lane was full",
    "target": "its target took no more calls",
    "user": "its user had as many calls running as one user may",
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
        self._catalog = catalog
        self._clock = clock
        self._apply = apply
        self._held_by = held_by
        self._expiries = Expiries()
        self._unknown_types: dict[str, JobType] = {}

    def offer(self, jobs: Sequence[Job]) -> None:
        """Due jobs go to their lanes."""
        self._lanes.offer([self._ready(job) for job in jobs])

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

    def _ready(self, job: Job) -> Ready:
        body = decode_body(job.body)
        if body.expires_ms is not None:
            self._expiries.add(job, body.expires_ms)
        kind = self._catalog.types.get(job.type) or self._unknown_type(job.type)
        return Ready(job, kind, Priority(body.priority))

    def _unknown_type(self, name: str) -> JobType:
        if name not in self._unknown_types:
            self._unknown_types[name] = JobType(name, _UNKNOWN_TARGET)
        return self._unknown_types[name]
