"""What is true of a job whatever wrote it down: what a reader must find again. Plain values; nothing of the engine's.

Numbers are spelt out here as the journal stores them, since they are what must never change.
"""

from __future__ import annotations

import msgspec

PENDING, RETRYING, SUCCEEDED, DEAD, CANCELLED, EXPIRED = range(6)
JSON, RAW, JSON_ZSTD, RAW_ZSTD = range(4)


class Call(msgspec.Struct, frozen=True):
    """One attempt that has ended. Unix ms."""

    number: int
    fired_ms: int
    finished_ms: int
    outcome: int
    code: str
    error: str
    lateness_ms: int
    lane_ms: int = 0
    """Since version 2."""
    paged_ms: int = 0
    """Since version 2."""


class Facts(msgspec.Struct, frozen=True):
    """A job after one of its records. Unix ms."""

    state: int
    payload: bytes
    """As stored: compressed where the form says so."""
    form: int
    first_ms: int
    """The place of the first filing, which the id has too."""
    submitted_ms: int
    priority: int
    max_attempts: int
    timeout_ms: int
    correlation_id: str
    wished_ms: int
    """The due time as wished."""
    next_ms: int
    """When it fires next, or fired last where it is finished; of one that is parked: since when it is due."""
    calls: tuple[Call, ...] = ()
    """Of this life; of a finished job the last one too, where a call finished it."""
    called_last: bool = False
    """The last call is what finished the job."""
    finished_ms: int = 0
    life: int = 0
    """Since version 2: how often it was redriven."""
    expires_ms: int | None = None
    """Since version 3: no call begins later."""
    reason: str = ""
    """Since version 3: why it ended, where no call tells."""
    operations: tuple[int, ...] | None = None
    """Since version 4: stamps of bulk operations."""
    parked_ms: int | None = None
    """Since version 4: when it is looked at again, its target being away."""

    @property
    def looked_at_ms(self) -> int:
        """When it comes due in memory."""
        return self.next_ms if self.parked_ms is None else self.parked_ms

    @property
    def before(self) -> tuple[Call, ...]:
        """The calls that had ended when the open filing was written."""
        return self.calls[:-1] if self.called_last else self.calls


class Columns(msgspec.Struct, frozen=True):
    """What a writer puts into a row beside what is the job's own (id, type, user, tags, tenant)."""

    version: int
    state: int
    due_ms: int
    body: bytes
