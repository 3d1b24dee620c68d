"""Which type a due job is of, as the catalog in force has it, and the lanes' jobs sorted anew when another one comes.

A job names its type, and everything the type says of target and limits is looked up no sooner than it is due. A job
whose type the catalog does not have waits, with no attempt spent, until a catalog has it.
"""

from __future__ import annotations

import asyncio

from engine.core.catalog import Catalog, JobType, unknown
from engine.core.job import Job, priority_of
from engine.core.lanes import Lanes, Ready
from engine.core.line import PARKED

_SLICE = 1_000
"""Jobs looked at in one turn of the loop: the wheel must not wait for a lane of a million."""


class Sorter:
    def __init__(self, catalog: Catalog, lanes: Lanes) -> None:
        self._types = catalog.types
        self._lanes = lanes
        self._unknown: dict[str, JobType] = {}
        """By name: those that the catalog does not have. Their names come from jobs that were accepted once."""

    def ready(self, job: Job) -> Ready:
        return Ready(job, self._type_of(job), priority_of(job.body))

    async def sort_anew(self) -> None:
        """The catalog in force is another: what waits goes where its types go now."""
        waiting = self._lanes.waiting()
        for start in range(0, len(waiting), _SLICE):
            moved = []
            for ready in waiting[start : start + _SLICE]:
                kind = self._type_of(ready.job)
                if ready.place <= PARKED and ready.type is not kind:
                    self._lanes.remove(ready.job)
                    moved.append(Ready(ready.job, kind, ready.priority))
            self._lanes.offer(moved)
            await asyncio.sleep(0)
        self._lanes.forget_idle()

    def _type_of(self, job: Job) -> JobType:
        kind = self._types.get(job.type)
        if kind is None:
            kind = self._unknown.get(job.type)
            if kind is None:
                kind = self._unknown[job.type] = unknown(job.type)
        return kind
