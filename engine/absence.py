"""Why a job is not there: whether one of this id may have been, by its time and the days that are kept.

The id names the day of the first filing. A day goes only when nothing in it is open and its retention is over, so
what was filed before the oldest day and is not found has finished. Reads no jobs, and asks for the oldest day rarely.
"""

from __future__ import annotations

from datetime import UTC, datetime

from engine.core import ids
from engine.errors import NotFound, Unavailable
from engine.options import MINUTE_MS, Options
from engine.patience import in_time
from engine.ports import Clock, Journal

_KEPT_MS = MINUTE_MS
"""Days go once a day."""


class Absence:
    def __init__(self, journal: Journal, clock: Clock, options: Options) -> None:
        self._journal = journal
        self._clock = clock
        self._answer_timeout_ms = options.answer_timeout_ms
        self._oldest_ms = self._kept_until_ms = 0

    async def of(self, job_id: int) -> NotFound:
        """Of a job that was read and not found."""
        try:
            oldest_ms = await self._oldest()
        except Unavailable:
            return NotFound("no such job, or it finished longer ago than its retention")
        first_ms = ids.first_filed_ms(job_id)
        if first_ms >= oldest_ms:
            return NotFound("no such job")
        first, oldest = (datetime.fromtimestamp(ms / 1_000, UTC).date() for ms in (first_ms, oldest_ms))
        return NotFound(
            f"no such job now: its id is of {first}, and records are kept from {oldest} on; if there was one, it "
            "finished and is past its retention"
        )

    async def _oldest(self) -> int:
        now_ms = self._clock.boot_ms()
        if now_ms >= self._kept_until_ms:
            self._oldest_ms = await in_time(self._journal.oldest_ms(), self._answer_timeout_ms)
            self._kept_until_ms = now_ms + _KEPT_MS
        return self._oldest_ms
