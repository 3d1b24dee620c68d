"""Reads of single jobs, many in one: whoever asks while a read is on its way goes with the next.

So many callers cost the journal one statement a round trip. Invariant: a read begins after it was asked for, never
before: a caller that pinned a job first reads nothing older than its pin.
"""

from __future__ import annotations

import asyncio

from engine.core.job import Stored
from engine.errors import Busy, Corrupt
from engine.options import Options
from engine.ports import Journal

_IDS_A_READ = 100
"""Jobs of one statement: their payloads may be large, and the loop decodes them in one turn."""


class Lookups:
    def __init__(self, journal: Journal, options: Options) -> None:
        self._journal = journal
        self._waiting_max = options.lookups_waiting_max
        self._waiting: list[tuple[int, asyncio.Future[Stored | None]]] = []
        self._task: asyncio.Task[None] | None = None

    def ask(self, job_id: int) -> asyncio.Future[Stored | None]:
        """The job as it durably is; None: unknown, or past its retention. Whoever waits no more cancels it, or ends it
        otherwise. Ends with what the journal raises; raises `Busy`."""
        if len(self._waiting) >= self._waiting_max:
            raise Busy(f"{len(self._waiting)} look-ups wait already: ask again later")
        loop = asyncio.get_running_loop()
        found: asyncio.Future[Stored | None] = loop.create_future()
        self._waiting.append((job_id, found))
        if self._task is None:
            self._task = loop.create_task(self._run(), name="lookups")
        return found

    async def read(self, job_id: int) -> Stored | None:
        """The answer itself."""
        return await self.ask(job_id)

    async def _run(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:_IDS_A_READ], self._waiting[_IDS_A_READ:]
                await self._serve(batch)
        finally:
            self._task = None
            for _, found in self._waiting:
                found.cancel()

    async def _serve(self, batch: list[tuple[int, asyncio.Future[Stored | None]]]) -> None:
        wanted = {job_id: None for job_id, found in batch if not found.done()}
        try:
            stored = await self._journal.read(list(wanted))
        except Exception as error:  # whatever it is, those who wait are told, and the next are served
            if isinstance(error, Corrupt) and len(wanted) > 1:  # one cannot be read: the others have theirs
                for each in wanted:
                    await self._serve([(job_id, found) for job_id, found in batch if job_id == each])
                return
            for _, found in batch:
                if not found.done():
                    found.set_exception(error)
        else:
            for job_id, found in batch:
                if not found.done():
                    found.set_result(stored.get(job_id))
