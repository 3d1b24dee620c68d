"""Bulk operations: what is wished, which jobs it is about, and what becomes of each. Pure.

In prose: docs/design/bulk.md. Invariants: whoever bears an operation's stamp is passed by, so that nothing is moved or
redriven twice; whoever was submitted after it began is passed by, so that a walk has an end.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

import msgspec

from engine.core import ids
from engine.core.job import Body, Job, decode_body, is_parked, owed_ms
from engine.core.lifecycle import FILINGS, State
from engine.core.listing import Key, Query

_STAMP_MASK = (1 << 63) - 1
_RANDOM_MASK = (1 << ids.RANDOM_BITS) - 1

OPEN = (State.PENDING, State.RETRYING)
"""Walked in this order: what is open goes from the first to the second only, and so is met at least once."""


class Kind(StrEnum):
    CANCEL = "cancel"
    RESCHEDULE = "reschedule"
    REDRIVE = "redrive"
    DISCARD = "discard"


STATES: dict[Kind, tuple[State, ...]] = {
    Kind.CANCEL: (State.PENDING, State.RUNNING, State.RETRYING),
    Kind.RESCHEDULE: OPEN,
    Kind.REDRIVE: (State.DEAD,),
    Kind.DISCARD: (State.DEAD,),
}
"""Which states a filter may name."""


class Wish(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a bulk operation is to do, as it is kept."""

    kind: Kind
    query: Query
    due_ms: int | None = None
    """Of a reschedule, in place of the next."""
    offset_ms: int | None = None
    """Later by so much than it fires next; earlier where negative, but not before now."""
    spread_ms: int = 0
    """Later by up to so much again, each job by another part of it."""
    rate_per_s: float | None = None
    """Jobs a second, over all shards; None: as quick as firing allows."""

    def phases(self) -> tuple[State, ...]:
        """States as the journal knows them, in the order of the walk."""
        if self.kind in (Kind.REDRIVE, Kind.DISCARD):
            return (State.DEAD,)
        asked = self.query.state
        return OPEN if asked is None or asked is State.RUNNING else (asked,)


class Progress(msgspec.Struct, frozen=True):
    """How far one shard has been walked: everything up to `after` of the wish's phase number `phase`."""

    phase: int = 0
    after: Key | None = None
    refused: int = 0
    """Jobs it was about and could not do."""
    over: bool = False
    """Nothing is left to be done."""


class Operation(msgspec.Struct, frozen=True):
    """A bulk operation as it is told. Times in Unix ms, by the journal's clock."""

    id: UUID
    wish: Wish
    created_ms: int
    stopped_ms: int | None = None
    """Somebody wants no more of it."""
    finished_ms: int | None = None
    done: int = 0
    refused: int = 0
    shards_left: int = 0

    @property
    def matched(self) -> int:
        """Found so far."""
        return self.done + self.refused

    @property
    def stamp(self) -> int:
        return stamp_of(self.id)

    @property
    def state(self) -> str:
        if self.finished_ms is None:
            return "running" if self.stopped_ms is None else "cancelling"
        return "finished" if self.stopped_ms is None else "cancelled"


def stamp_of(operation: UUID) -> int:
    return operation.int & _STAMP_MASK


def merge(parts: Sequence[Operation]) -> Operation:
    """One operation, whose shards lie in several journals."""
    first = parts[0]
    ends = [part.finished_ms for part in parts]
    stops = [part.stopped_ms for part in parts if part.stopped_ms is not None]
    return msgspec.structs.replace(
        first,
        created_ms=min(part.created_ms for part in parts),
        stopped_ms=min(stops, default=None),
        finished_ms=None if None in ends else max(end for end in ends if end is not None),
        done=sum(part.done for part in parts),
        refused=sum(part.refused for part in parts),
        shards_left=sum(part.shards_left for part in parts),
    )


def is_running(job: Job) -> bool:
    return job.live is not None and job.live.running


def concerns(wish: Wish, job: Job, created_ms: int, skew_ms: int, stamp: int | None) -> bool:
    """Whether the operation is about this job, as it is now. `skew_ms`: how far clocks may differ;
    `stamp`: None passes nobody by."""
    if job.state not in (FILINGS if wish.kind in (Kind.CANCEL, Kind.RESCHEDULE) else (State.DEAD,)):
        return False
    asked = wish.query.state
    state = State.RUNNING if is_running(job) else job.state
    if asked is not None and asked is not state:
        return False
    body = decode_body(job.body)
    if (stamp is not None and stamp in (body.operations or ())) or submitted_ms(job, body) > created_ms + skew_ms:
        return False
    tags = None if job.live is None else job.live.tags
    due_ms = job.due_ms if body.due_ms is None else body.due_ms
    return wish.query.fits(job.type, job.user_id, tags or (), due_ms)


def submitted_ms(job: Job, body: Body) -> int:
    return ids.first_filed_ms(job.id) - body.lead_ms


def new_due_ms(wish: Wish, job: Job) -> int:
    """When a job of a reschedule is due after it: Unix ms, maybe past. A job's part of the spread is its id's."""
    if wish.due_ms is not None:
        due_ms = wish.due_ms
    else:
        assert wish.offset_ms is not None, wish
        since_ms = owed_ms(job, decode_body(job.body)) if is_parked(job.body) else job.due_ms
        due_ms = since_ms + wish.offset_ms
    return max(0, due_ms + ((job.id & _RANDOM_MASK) * wish.spread_ms >> ids.RANDOM_BITS))
