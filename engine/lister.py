"""Lists of jobs as shown: what is durable, with what only memory knows laid over it.

The journal finds the jobs, in bounded steps; memory says which of them run just now. A page ends when it is full, when
its payloads have their bytes, or when its time is up: then it says where to go on. What runs is in memory only, so a
list of the running never asks the journal.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from operator import itemgetter

from engine.core.job import Job, JobView, Stored, decode_body, is_parked
from engine.core.lifecycle import FINAL, State
from engine.core.listing import JobPage, Key, Query
from engine.core.machine import Machine
from engine.core.view import is_recorded, view_of_live, view_of_stored
from engine.errors import Busy, NotOwner
from engine.options import LIST_BYTES_MAX, LIST_JOBS_MAX, Options
from engine.patience import in_time
from engine.ports import Clock, Journal

_SLICE = 100
"""Jobs made ready in a turn of the loop: decompressing a payload takes as long as firing a few jobs."""


class Lister:
    def __init__(
        self,
        machine: Machine,
        journal: Journal,
        clock: Clock,
        options: Options,
        *,
        waiting_for: Callable[[Job], str | None],
    ) -> None:
        """`waiting_for`: why a job is not called though it is due."""
        self._machine = machine
        self._journal = journal
        self._clock = clock
        self._options = options
        self._waiting_for = waiting_for
        self._waiting = 0

    async def search(
        self,
        query: Query,
        after: Key | None,
        limit: int,
        shards: Sequence[int] | None = None,
        *,
        unowned: bool = False,
    ) -> JobPage:
        """Jobs above the key `after`, in the order of keys: of all shards that are open here, or of `shards`.

        Those must be open here, unless they are `unowned`: nobody runs anything of such, so the journal tells all.
        Raises `Unavailable`, `Busy`, `NotOwner`."""
        assert 0 < limit <= LIST_JOBS_MAX, limit
        if shards is not None and not unowned:
            for shard in shards:
                if shard not in self._machine.shards:
                    raise NotOwner(shard)
        if query.state is State.RUNNING:
            return self._running(query, after, limit, None if shards is None else frozenset(shards))
        if self._waiting >= self._options.lists_waiting_max:
            raise Busy(f"{self._waiting} lists are being made already: ask again later")
        self._waiting += 1
        try:
            return await self._search(query, after, limit, list(self._machine.shards if shards is None else shards))
        finally:
            self._waiting -= 1

    async def _search(self, query: Query, after: Key | None, limit: int, shards: Sequence[int]) -> JobPage:
        until_ms = self._clock.boot_ms() + self._options.list_timeout_ms
        page = JobPage([], after)
        last = after
        size_bytes = 0
        while True:
            step = self._journal.search(query, shards, page.next, limit - len(page.jobs))
            found = await in_time(step, self._options.answer_timeout_ms)
            for index, stored in enumerate(found.jobs):
                if index and index % _SLICE == 0:
                    await asyncio.sleep(0)
                view = self.view(stored)
                if not query.holds(view):
                    continue
                size_bytes += len(view.payload)
                if page.jobs and size_bytes > LIST_BYTES_MAX:
                    page.next = last
                    return page
                page.jobs.append(view)
                last = stored.last.due_ms, view.id  # what is not yet durable may have moved it: the walk goes on here
                page.keys.append(last)
            page.next = found.next
            if found.next is None or len(page.jobs) >= limit or self._clock.boot_ms() >= until_ms:
                return page

    def _running(self, query: Query, after: Key | None, limit: int, shards: Collection[int] | None) -> JobPage:
        """In one turn of the loop, so only what is shown is unpacked: hundreds run, each maybe with a megabyte."""
        asked = (job for job in self._machine.running.values() if shards is None or job.shard in shards)
        running = sorted(((_live_key(job), job) for job in asked), key=itemgetter(0))
        page = JobPage([], None)
        size_bytes = 0
        last = after
        for key, job in running:
            if (after is not None and key <= after) or not _fits(query, job, key):
                continue
            view = self.view_of_live(job, None)
            size_bytes += len(view.payload)
            if page.jobs and (len(page.jobs) == limit or size_bytes > LIST_BYTES_MAX):
                page.next = last
                break
            page.jobs.append(view)
            page.keys.append(key)
            last = key
        return page

    def view(self, stored: Stored) -> JobView:
        """The job as the journal has it, or as it runs. What is decided but not yet durable is not told."""
        job = self._machine.find(stored.last.job_id)
        if job is None or is_recorded(job):
            return view_of_stored(stored)
        runs = job.state in FINAL or (job.live is not None and job.live.running)
        if runs or job.rev == stored.last.rev:
            return self.view_of_live(job, stored)
        return view_of_stored(stored)

    def view_of_live(self, job: Job, stored: Stored | None) -> JobView:
        return view_of_live(job, stored, self._machine.paged.in_ms(job.filed_ms, 0), self._waiting_for(job))


def _live_key(job: Job) -> Key:
    """Only the body of a retry, or of one that was parked, has a due time of its own; it may be large."""
    moved = job.state is State.RETRYING or is_parked(job.body)
    due_ms = decode_body(job.body).due_ms if moved else None
    return job.due_ms if due_ms is None else due_ms, job.id


def _fits(query: Query, job: Job, key: Key) -> bool:
    tags = None if job.live is None else job.live.tags
    return query.fits(job.type, job.user_id, tags or (), key[0])
