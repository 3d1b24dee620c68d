"""What the shard machine is told, and what it answers: values only.

Every command is plural. A ticket is whatever the shell wants back with the answer; the machine never looks inside.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec

from engine.core.job import Job, NewJob, Record, Row, Stored
from engine.errors import Corrupt, TocsinError


class Submission(msgspec.Struct, gc=False):
    """One job to file. The door drew the random bits, since they may route it."""

    new: NewJob
    shard: int
    random62: int
    key: bytes | None
    ticket: Any


class Submit(msgspec.Struct, gc=False):
    items: list[Submission]


class Mark(msgspec.Struct, frozen=True):
    """A wish is a bulk operation's: what it does is counted for it, and what stays open bears its stamp."""

    operation: UUID
    stamp: int
    open: frozenset[int]
    """Stamps of all operations that are open: others need not be kept."""

    def on(self, stamps: tuple[int, ...] | None) -> tuple[int, ...]:
        """A job's stamps, with this one."""
        return (*(stamp for stamp in stamps or () if stamp in self.open and stamp != self.stamp), self.stamp)


class Cancel(msgspec.Struct, gc=False):
    """(job id, ticket) each. A job that is not live is answered NotFound: adopt it first."""

    items: list[tuple[int, Any]]
    mark: Mark | None = None


class Reschedule(msgspec.Struct, gc=False):
    """(job id, due Unix ms, ticket) each."""

    items: list[tuple[int, int, Any]]
    mark: Mark | None = None


class Redrive(msgspec.Struct, gc=False):
    """(job id, new payload with its form or None, ticket) each: a dead job begins a new life, due now."""

    items: list[tuple[int, tuple[bytes, int] | None, Any]]
    mark: Mark | None = None


class Discard(msgspec.Struct, gc=False):
    """(job id, ticket) each: a dead job is cancelled, nobody wants it any more."""

    items: list[tuple[int, Any]]
    mark: Mark | None = None


class Due(msgspec.Struct, gc=False):
    """What the wheel gave up: stale entries and duplicates among it."""

    jobs: list[Job]


class Expire(msgspec.Struct, gc=False):
    """(job, why it was not called) each: it was not called by its `expires_ms`, and never will be."""

    items: list[tuple[Job, str]]


class Begin(msgspec.Struct, gc=False):
    """A slot was found for these: they run from now on. The calls' handles follow through `Live.call`."""

    jobs: list[Job]


class Finished(msgspec.Struct, gc=False):
    """What came of one call. `jitter` in [0, 1) spreads a retry."""

    job: Job
    code: str
    message: str
    retry_after_ms: int
    finished_ms: int
    jitter: float


class Outcomes(msgspec.Struct, gc=False):
    items: list[Finished]


class Refile(msgspec.Struct, gc=False):
    """Waiting or running too long: their filings move to now, so that recovery need not read far back."""

    jobs: list[Job]


class Park(msgspec.Struct, gc=False):
    """Their target is away, as of `from_ms`: out of their lane until the time (Unix ms) that stands with each. They are
    due as before, and no attempt is spent."""

    items: list[tuple[Job, int]]
    from_ms: int


class Pin(msgspec.Struct, gc=False):
    """Hold these ids in place while their last revisions are read. Each pin is paid back by one Unpin."""

    ids: list[int]


class Adopt(msgspec.Struct, gc=False):
    """What the read of pinned ids found. Those that became live meanwhile stay as they are."""

    stored: list[Stored]


class Unpin(msgspec.Struct, gc=False):
    ids: list[int]


class PageIn(msgspec.Struct, gc=False):
    """A page of open filings of one shard, read since its `begin_paging`."""

    shard: int
    rows: list[Row]
    corrupt: list[tuple[int, Corrupt]] = []
    """Places that cannot be read, and why."""


class Drain(msgspec.Struct, gc=False):
    """These shards are on their way to another owner: take no wish for them, and let nothing of theirs become due.
    `on` False: they stay after all."""

    shards: list[int]
    on: bool


class Abandon(msgspec.Struct, gc=False):
    """Of calls that ran elsewhere nothing more will be heard: their jobs fire again, under the same fire id."""

    jobs: list[Job]


class Committed(msgspec.Struct, gc=False):
    """These are durable, in this order."""

    records: list[Record]


class Refused(msgspec.Struct, gc=False):
    """The journal will never take this one."""

    record: Record
    error: TocsinError


Command = (
    Submit
    | Cancel
    | Reschedule
    | Redrive
    | Discard
    | Due
    | Expire
    | Begin
    | Outcomes
    | Refile
    | Park
    | Pin
    | Adopt
    | Unpin
    | PageIn
    | Drain
    | Abandon
    | Committed
    | Refused
)


class Effects(msgspec.Struct):
    """What the shell must do, in this order of importance; within a list, in order."""

    records: list[Record] = msgspec.field(default_factory=list)
    """Append to the journal."""
    schedule: list[Job] = msgspec.field(default_factory=list)
    """Into the wheel."""
    ready: list[Job] = msgspec.field(default_factory=list)
    """Into a lane."""
    withdraw: list[Job] = msgspec.field(default_factory=list)
    """Out of the lanes again."""
    stop: list[Any] = msgspec.field(default_factory=list)
    """Handles of running calls to cancel."""
    answers: list[tuple[Any, Job | TocsinError]] = msgspec.field(default_factory=list)
    """(ticket, the job as it is now or the error)."""
    shrunk: bool = False
    """Memory is full: jobs were left to the journal, and are to be read again when there is room."""
    corrupt: list[TocsinError] = msgspec.field(default_factory=list)
    """The journal refused what must be recorded: stop, loudly."""
    unread: list[Corrupt] = msgspec.field(default_factory=list)
    """Rows that cannot be read, with their keys: say so, loudly, and go on."""
