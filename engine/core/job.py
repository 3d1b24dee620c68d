"""The job: as it lives in memory, as a row of the journal, and as it is shown.

A live job costs at most 420 bytes with a payload of 100, so `Job` holds only what the wheel, the machine and the
limits look at; the rest stays encoded in `body` until the job fires. All structs here are `gc=False`: there are
hundreds of thousands of them and they form no cycles that outlive a call (`Live.call` is dropped when it ends).
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any
from uuid import UUID

import msgspec

from engine.core import ids
from engine.core.catalog import Priority
from engine.core.lifecycle import State

VERSION = 4
"""Of a record as written; a reader knows every version ever written. From 2 on the row of a retry holds the due time as
wished, and `Body.next_ms` when it fires next; in 1 the row held when it fires next. From 3 on a job may expire, from 4
on it may bear stamps of bulk operations and be parked."""


class Form(IntEnum):
    """What the payload's bytes are. The number is what the journal stores."""

    JSON = 0
    RAW = 1
    JSON_ZSTD = 2
    RAW_ZSTD = 3


class Attempt(msgspec.Struct, array_like=True, gc=False, frozen=True):
    """One call of a target and what came of it. Times in Unix ms; `outcome` is a `State` number."""

    number: int
    fired_ms: int
    finished_ms: int
    outcome: int
    code: str
    error: str
    lateness_ms: int
    lane_ms: int = 0
    """How long the job stood in its lane before the call."""
    paged_ms: int = 0
    """How long before it was due it came from the journal into the wheel; 0: it was there since it was durable."""


class FirstBody(msgspec.Struct, array_like=True, gc=False):
    """The part of a first filing that no query looks at, as MessagePack in `job_record.body`."""

    payload: bytes
    form: int
    lead_ms: int
    """How long before the place of its first filing the job was submitted (the id has that place): most often a small
    number, where the time itself would take nine bytes."""
    priority: int
    max_attempts: int
    timeout_ms: int
    correlation_id: str = ""


class Body(FirstBody, array_like=True, gc=False):
    """Of any filing: what a first one lacks are the defaults here. Grows only at its end."""

    due_ms: int | None = None
    """The wished due time where the row's differs from it, which only a retry makes."""
    life: int = 0
    attempts: tuple[Attempt, ...] = ()
    """Of this life, those that ended before this filing."""
    next_ms: int | None = None
    """When the job fires next, where that is not the wished due time: beside `due_ms`, of a retry only."""
    expires_ms: int | None = None
    """No call begins later than this; None: the job waits as long as it takes."""
    operations: tuple[int, ...] | None = None
    """Stamps of the bulk operations that moved or redrove it: what bears one is passed by."""
    parked_ms: int | None = None
    """Its target was away when it was due, and it is looked at again then. It is due as before: when that was is
    `next_ms` of a retry, and `due_ms` of any other."""


class _Head(msgspec.Struct, array_like=True, gc=False):
    """How every body begins."""

    payload: msgspec.Raw
    form: int
    lead_ms: int
    priority: int


class Verdict(msgspec.Struct, array_like=True, gc=False):
    """The body of an outcome, as MessagePack. Grows only at its end."""

    finished_ms: int
    attempt: Attempt | None = None
    reason: str = ""
    """Why it ended, where no attempt tells."""


_encode = msgspec.msgpack.Encoder().encode
_join = b"".join
_TWO_FIELDS, _ELEVEN_FIELDS, _TWELVE_FIELDS, _THIRTEEN_FIELDS = b"\x92", b"\x9b", b"\x9c", b"\x9d"
"""How MessagePack begins arrays of so many."""
_ELEVEN, _FOURTEEN = _ELEVEN_FIELDS[0], 0x9E
decode_body: Callable[[bytes], Body] = msgspec.msgpack.Decoder(Body).decode
_decode_head: Callable[[bytes], _Head] = msgspec.msgpack.Decoder(_Head).decode
_PRIORITIES = tuple(Priority)
"""By number: ten times as quick as the enumeration's own look-up."""
decode_verdict: Callable[[bytes], Verdict] = msgspec.msgpack.Decoder(Verdict).decode


def encode_body(body: FirstBody | Verdict) -> bytes:
    """In as many bytes as it takes: the encoder's own result keeps slack for as long as it lives. The fields that came
    last are left out where they are not set, so that they cost only the jobs that have them."""
    encoded = _encode(body)
    if type(body) is Body and body.parked_ms is None:
        if body.operations is not None:
            return _join((_THIRTEEN_FIELDS, encoded[1:-1]))
        if body.expires_ms is not None:
            return _join((_TWELVE_FIELDS, encoded[1:-2]))
        return _join((_ELEVEN_FIELDS, encoded[1:-3]))
    if type(body) is Verdict and not body.reason:
        return _join((_TWO_FIELDS, encoded[1:-1]))
    return _join((encoded, b""))


def priority_of(encoded: bytes) -> Priority:
    """Of an encoded filing, without its payload: of all that is due it is looked at before any of it starts."""
    return _PRIORITIES[_decode_head(encoded).priority]


def may_expire(encoded: bytes) -> bool:
    """Whether an encoded filing may have an `expires_ms`, by its number of fields: without decoding it."""
    return encoded[0] > _ELEVEN


def is_parked(encoded: bytes) -> bool:
    """Whether an encoded filing has a `parked_ms`, likewise."""
    return encoded[0] == _FOURTEEN


def owed_ms(job: Job, body: Body) -> int:
    """Since when it is due: its call's lateness goes by that. It fires at `Job.due_ms`, which for a parked one is
    later."""
    if body.parked_ms is None:
        return job.due_ms
    owed = body.due_ms if body.next_ms is None else body.next_ms
    return job.due_ms if owed is None else owed


class Live(msgspec.Struct, gc=False):
    """What only some live jobs have: with tags or a tenant, or while pinned, waiting in a lane, or running."""

    tags: tuple[str, ...] | None = None
    tenant: str | None = None
    pins: int = 0
    """Operations that read this job's last revision just now: it may not be forgotten meanwhile."""
    durable_rev: int = -1
    """The highest revision known to be committed; -1 while unknown."""
    queued: bool = False
    """Due, and in a lane or overdue behind it."""
    running: bool = False
    queued_ms: int = 0
    """When it was last offered to its lane."""
    fired_ms: int = 0
    """When the running call was started; 0 while it is not yet on its way. It stays until its outcome is durable."""
    call: Any = None
    """The handle of the running call: has `cancel()`."""
    tickets: list[Any] | None = None
    """Who waits for this job's cancellation to be decided and durable."""


class Job(msgspec.Struct, gc=False):
    """A job in the owner's memory. `id` names shard and first filing; see `engine.core.ids`."""

    id: int
    type: str
    due_ms: int
    """When it fires next, as wished, or is looked at again, where it is parked: the wheel and near or far go by it."""
    filed_ms: int
    """Where its open filing lies in the journal: max(due, now, low) when it was written."""
    state: State
    rev: int
    """Of the last record applied, durable or not."""
    body: bytes
    user_id: str | None = None
    live: Live | None = None

    @property
    def shard(self) -> int:
        return ids.shard_of(self.id)


class Record(msgspec.Struct, gc=False):
    """One row to append: a filing, or the outcome of one. `job` is looked at only for what never changes."""

    job: Job
    epoch: int
    rev: int
    filed_ms: int
    state: State
    """A filing (PENDING, RETRYING), an outcome (a final state), or REFILED."""
    was: State | None
    """The state the audit counted the job under before; None for a new job, itself for no change."""
    due_ms: int
    """Of a filing: the due time as wished, which lists go by. Of REFILED: the `filed_ms` to follow to. Of an outcome:
    as the filing."""
    body: bytes
    """Encoded Body of a filing, Verdict of an outcome, empty for REFILED."""
    keep_ms: int | None = None
    """Of an outcome: readable until then (Unix ms); None: as long as its partition; -1 for ever."""
    ticket: Any = None
    """Whoever is answered once this is durable."""
    key: bytes | None = None
    """The idempotency key's hash, filed with the job."""
    moved: bool = False
    """Also note in `moved` where the job's filing lies now."""
    joined: bool = False
    """Never in another flush than the record after it: the two halves of a refile."""
    operation: UUID | None = None
    """The bulk operation that this record does a job of: counted in its flush."""
    owes: tuple[str, int] | None = None
    """Of a death: the notice that its shard owes from now on, by type and start of the interval (Unix ms)."""


class Row(msgspec.Struct, gc=False, frozen=True):
    """A row of `job_record` or `archive` as read back."""

    shard: int
    filed_ms: int
    job_id: int
    rev: int
    epoch: int
    state: State
    due_ms: int
    at_ms: int
    keep_ms: int | None
    tenant: str | None
    type: str | None
    user_id: str | None
    tags: tuple[str, ...] | None
    body: bytes


class Stored(msgspec.Struct, frozen=True):
    """What the journal says of one job: its last filing, and the outcome after it, if any."""

    filing: Row
    outcome: Row | None = None
    first_at_ms: int | None = None
    """When the oldest of its rows that are still there was written, by the journal's clock."""

    @property
    def last(self) -> Row:
        return self.outcome or self.filing


class NewJob(msgspec.Struct, gc=False, array_like=True):
    """A job as the door hands it in: validated, defaults filled in from the catalog, not yet filed.

    Goes from node to node as it is, as a MessagePack array: it grows only at its end."""

    type: str
    payload: bytes
    form: Form
    due_ms: int
    """Wished; in the past means now."""
    priority: Priority
    max_attempts: int
    timeout_ms: int
    correlation_id: str = ""
    user_id: str | None = None
    tags: tuple[str, ...] | None = None
    idempotency_key: str | None = None
    tenant: str | None = None
    """None: the default tenant."""
    random62: int | None = None
    """Drawn by whoever routes it, since they may decide the shard; None: the desk draws."""
    shard: int | None = None
    """Whoever routed it found this one (engine.core.routing); None: the desk finds it."""
    expires_ms: int | None = None
    """No call begins later than this, Unix ms; None: never too late."""
    window_ms: int = 0
    """How long after `due_ms` it may become due instead: the owner picks the moment."""


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """When a job reached each stage, Unix ms; of its present attempt. None: not yet, or nobody noted it.

    `durable_ms` and `recorded_ms` are by the journal's clock, the others by the node's.
    """

    accepted_ms: int
    durable_ms: int | None = None
    """The first filing."""
    in_wheel_ms: int | None = None
    due_ms: int
    in_lane_ms: int | None = None
    called_ms: int | None = None
    answered_ms: int | None = None
    recorded_ms: int | None = None
    """The outcome."""


class JobView(msgspec.Struct, frozen=True, kw_only=True):
    """A job as shown, door-neutral. Times in Unix ms."""

    id: int
    type: str
    state: State
    priority: Priority
    due_ms: int
    next_fire_ms: int | None
    submitted_ms: int
    finished_ms: int | None
    attempt: int
    """The attempt that runs or was last made; 0 before the first."""
    max_attempts: int
    timeout_ms: int
    user_id: str | None
    tags: tuple[str, ...]
    payload: bytes
    form: Form
    """JSON or RAW: never compressed here."""
    correlation_id: str
    attempts: tuple[Attempt, ...]
    timeline: Timeline
    life: int = 0
    expires_ms: int | None = None
    waiting_for: str | None = None
    """Why it is not called though it is due: what `Lanes` or the node says."""
    reason: str = ""
    """Why it ended, where no attempt tells."""
