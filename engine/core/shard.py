"""One shard as its owner holds it: the live jobs and the cursors. Pure values; the machine changes them.

Invariants
- Every open job whose key (filed_ms, id) lies below the horizon is live, save while `paged_to_ms` says otherwise:
  from there on a page read is under way. The horizon is raised first and the range read after, so a job that is
  committed meanwhile is either near, and kept by its commit, or read.
- `proposed_low_ms` is the highest low ever proposed to the journal: no filing is made below it, whether the
  proposal is durable or not.
"""

from __future__ import annotations

from typing import Any

import msgspec

from engine.core.job import Job


class Shard(msgspec.Struct):
    number: int
    epoch: int
    proposed_low_ms: int
    horizon_ms: int
    horizon_id: int
    """With `horizon_ms` the key of the first place that is not in memory."""
    paged_to_ms: int
    """Everything open below it is live: the start of the range being read, or the horizon."""
    live: dict[int, Job] = msgspec.field(default_factory=dict)
    pins: dict[int, int] = msgspec.field(default_factory=dict)
    """By id, of those pinned before they were live."""
    touched: set[int] | None = None
    """While a page is read: ids with a record committed since it began. Their rows in the page are old news."""
    corrupt_ms: int | None = None
    """The lowest place that cannot be read: a job may wait there, so no low passes it and its day stays."""
    noted: set[int] | None = None
    """While another owner reads this shard ahead: ids with a record committed since, whose rows it may not trust."""
    draining: bool = False
    """On its way to another owner: no wish is taken, and nothing becomes due."""
    owed: dict[str, int] = msgspec.field(default_factory=dict)
    """By type: the interval (its start, Unix ms) whose notice was last filed as owed."""
    elsewhere: dict[int, Any] = msgspec.field(default_factory=dict)
    """By job id: calls that the owner before this one began and that are still under way, as handles (`Live.call`) with
    `fired_ms`. Such a job runs from the moment it is live."""

    def is_near(self, due_ms: int, job_id: int) -> bool:
        return due_ms < self.horizon_ms or (due_ms == self.horizon_ms and job_id < self.horizon_id)

    def begin_paging(self, horizon_ms: int) -> tuple[int, int]:
        """Raise the horizon, first of all; returns the key to read from."""
        assert self.touched is None, (self.number, "is being paged already")
        assert horizon_ms >= self.horizon_ms, (self.number, horizon_ms, self.horizon_ms)
        start = self.horizon_ms, self.horizon_id
        self.horizon_ms, self.horizon_id = horizon_ms, 0
        self.touched = set()
        return start

    def end_paging(self, stopped_at: tuple[int, int] | None) -> None:
        """The range is read, or was given up at a key because memory is full."""
        assert self.touched is not None, (self.number, "is not being paged")
        self.touched = None
        if stopped_at is not None and stopped_at < (self.horizon_ms, self.horizon_id):
            self.horizon_ms, self.horizon_id = stopped_at
        self.paged_to_ms = self.horizon_ms

    def shrink(self, due_ms: int, job_id: int) -> None:
        """Memory is full: from this key on jobs are left to the journal. Those that are live above it stay."""
        if (due_ms, job_id) < (self.horizon_ms, self.horizon_id):
            self.horizon_ms, self.horizon_id = due_ms, job_id
            self.paged_to_ms = min(self.paged_to_ms, due_ms)

    def low_ms(self, now_ms: int, in_flight_ms: int | None) -> int:
        """Below it every filing has a durable outcome. `in_flight_ms`: the lowest place in a flush not yet back."""
        low_ms = min(now_ms, self.paged_to_ms)
        if in_flight_ms is not None:
            low_ms = min(low_ms, in_flight_ms)
        if self.corrupt_ms is not None:
            low_ms = min(low_ms, self.corrupt_ms)
        if self.live:
            low_ms = min(low_ms, min(job.filed_ms for job in self.live.values()))
        return low_ms
