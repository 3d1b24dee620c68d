"""What goes over the wire as JSON: one struct a document, field by field as the contract names them.

These structs are the API's schema: decoding into them checks names and JSON types, and its description is made from
them (`api/openapi/`), so a field's words stand beside it here. What a value may be beyond its type is in
`api/bounds.py`. Nothing here is stored.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, Raw, UnsetType

from engine.core.status import LaneStatus, Lateness

PriorityName = Literal["high", "medium", "low"]
StateName = Literal["pending", "running", "retrying", "succeeded", "dead", "cancelled", "expired"]
BreakerStateName = Literal["closed", "half_open", "open"]
ShardStateName = Literal["serving", "draining", "claimed", "orphan"]
Time = Annotated[str, Meta(extra_json_schema={"format": "date-time"}, examples=["2026-11-24T08:00:00.000Z"])]
"""RFC 3339; going out always in UTC with milliseconds."""
JobId = Annotated[str, Meta(extra_json_schema={"format": "uuid"}, examples=["01a209fe-124d-806a-8d23-9f25d60fcbcb"])]

Length = Annotated[int, Meta(ge=0)]
Payload = Annotated[Raw | UnsetType, Meta(description="Any JSON, kept and handed on byte for byte; at most 1 MiB.")]
PayloadBytes = Annotated[
    str | None, Meta(description="In place of `payload`: bytes in base64 (RFC 4648, padded), handed on as they are.")
]
DueAt = Annotated[
    str | None, Meta(description="When: RFC 3339 with an offset. Below the millisecond rounds up; a past time is now.")
]
DelayMs = Annotated[int | None, Meta(description="In place of `due_at`: so long from now.")]
DueLocal = Annotated[
    str | None,
    Meta(
        description="In place of `due_at`, with `timezone`: a date and a time of day as the clocks there show it.",
        examples=["2026-11-24T09:00:00"],
    ),
]
Timezone = Annotated[str | None, Meta(description="Of `due_local`: an IANA name.", examples=["Europe/Paris"])]
GapName = Annotated[
    Literal["fire_after", "shift", "skip"] | None,
    Meta(
        description="Where clocks skip `due_local`: due as the gap ends (`fire_after`, when absent), as long after "
        "that as it lies within the gap (`shift`), or refused (`skip`)."
    ),
]
RepeatName = Annotated[
    Literal["first", "last"] | None,
    Meta(description="Where clocks show `due_local` twice: which of the two; the first when absent."),
]


# -- what callers send ----------------------------------------------------------------------------


class JobSubmission(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    """One job as submitted. Without a time it is due now; at most one of `due_at`, `delay_ms` and `due_local`."""

    type: Annotated[str, Meta(description="One of the catalog's.")]
    payload: Payload = UNSET
    payload_base64: PayloadBytes = None
    due_at: DueAt = None
    delay_ms: DelayMs = None
    due_local: DueLocal = None
    timezone: Timezone = None
    gap: GapName = None
    repeat: RepeatName = None
    window_ms: Annotated[
        int | None,
        Meta(description="It may as well fire so much later: a quiet moment is picked, which `due_at` then tells."),
    ] = None
    expires_at: Annotated[
        str | None, Meta(description="No call of it begins later: RFC 3339 with an offset, not before it is due.")
    ] = None
    user_id: Annotated[str | None, Meta(description="Whose it is: one user's jobs meet in one shard.")] = None
    tags: Annotated[tuple[str, ...] | None, Meta(description="Texts of yours, to find jobs by.")] = None
    idempotency_key: Annotated[
        str | None, Meta(description="Within 72 hours the same key of the same user is answered with the first job.")
    ] = None
    priority: Annotated[PriorityName | None, Meta(description="The type's own when absent.")] = None
    timeout_ms: Annotated[int | None, Meta(description="Of one call of the target; the type's own when absent.")] = None
    max_attempts: Annotated[int | None, Meta(description="The first included; the type's own when absent.")] = None


class JobChange(msgspec.Struct, forbid_unknown_fields=True):
    """A new due time: exactly one of the two."""

    due_at: DueAt = None
    delay_ms: DelayMs = None


class JobRedrive(msgspec.Struct, forbid_unknown_fields=True):
    """Another payload for a dead job's new life; without one it keeps its own."""

    payload: Payload = UNSET
    payload_base64: PayloadBytes = None


class RebalanceWish(msgspec.Struct, forbid_unknown_fields=True):
    """Without `dry_run` the moves are carried out."""

    dry_run: Annotated[bool | None, Meta(description="Only tell what would move.")] = None


class ListParameters(msgspec.Struct):
    """The query of a list. A filter that is absent lets every job through."""

    state: StateName | None = None
    type: Annotated[str | None, Meta(description="Also one that the catalog no longer has.")] = None
    user_id: str | None = None
    tag: Annotated[str | None, Meta(description="Jobs that have it among their tags.")] = None
    due_from: Annotated[str | None, Meta(description="Due then or later. RFC 3339; write + as %2B.")] = None
    due_to: Annotated[str | None, Meta(description="Due before then.")] = None
    limit: Annotated[int, Meta(description="Jobs of one page, at most; a page may be shorter.")] = 100
    cursor: Annotated[
        str | None, Meta(description="`next_cursor` of the page before, with the same filters; `limit` may change.")
    ] = None


class ForecastParameters(msgspec.Struct):
    seconds: Annotated[int, Meta(description="How far to look ahead.")] = 600


class StatusParameters(msgspec.Struct):
    scope: Annotated[Literal["node", "cluster"], Meta(description="Of this node, or summed over all.")] = "node"


# -- what is answered: jobs -----------------------------------------------------------------------


class AttemptAnswer(msgspec.Struct):
    """One call of the target and what came of it."""

    number: int
    fired_at: Annotated[Time | None, Meta(description="null for one that never reached its target.")]
    finished_at: Annotated[Time | None, Meta(description="null while it runs.")]
    outcome: StateName
    code: str
    error: str
    lateness_ms: Annotated[int, Meta(description="Fired minus due.")]


class StageAnswer(msgspec.Struct):
    """A stage of a job's way."""

    at: Annotated[Time, Meta(description="When it was reached; of `due` also while that is ahead.")]
    ms: Annotated[Length | None, Meta(description="How long it lasted, until the next one; null while it lasts.")]


class TimelineAnswer(msgspec.Struct):
    """The way of the present attempt. A stage that was not reached, or that nobody noted, is null."""

    accepted: StageAnswer
    durable: Annotated[StageAnswer | None, Meta(description="In PostgreSQL, by its clock.")]
    in_wheel: Annotated[StageAnswer | None, Meta(description="In memory, to be fired to the millisecond.")]
    due: StageAnswer
    in_lane: Annotated[StageAnswer | None, Meta(description="Offered to its priority's lane.")]
    called: Annotated[StageAnswer | None, Meta(description="The call of the target was started.")]
    answered: StageAnswer | None
    recorded: Annotated[StageAnswer | None, Meta(description="The outcome is in PostgreSQL, by its clock.")]


class JobAnswer(msgspec.Struct):
    """One job as answered. Exactly one of `payload` and `payload_base64` is there: the one that was sent."""

    id: JobId
    type: str
    state: StateName
    shard: int
    priority: PriorityName
    due_at: Time
    next_fire_at: Annotated[Time | None, Meta(description="A retry moves only this; null once nothing will fire.")]
    submitted_at: Time
    finished_at: Time | None
    expires_at: Annotated[Time | None, Meta(description="No call of it begins later; null: never too late.")]
    waiting_for: Annotated[
        str | None,
        Meta(description="Why it is not called though it is due, in the words of the status; null where it is not so."),
    ]
    reason: Annotated[str, Meta(description="Why it ended, where no attempt tells; else empty.")]
    attempt: Annotated[int, Meta(description="The one that runs or was made last; 0 before the first.")]
    max_attempts: int
    timeout_ms: int
    user_id: str | None
    tags: tuple[str, ...]
    correlation_id: str
    attempts: list[AttemptAnswer]
    timeline: TimelineAnswer
    payload: Annotated[Raw | UnsetType, Meta(description="As it was sent, byte for byte.")] = UNSET
    payload_base64: Annotated[str | UnsetType, Meta(extra_json_schema={"contentEncoding": "base64"})] = UNSET


class ListAnswer(msgspec.Struct):
    """One page of a list, by due time and then id."""

    jobs: list[JobAnswer]
    next_cursor: Annotated[str | None, Meta(description="Go on with it until it is null, also after a short page.")]


class KnownAnswer(msgspec.Struct):
    """A repeat of an idempotency key whose first job is past its retention: only its id is left."""

    id: JobId


class ResultAnswer(msgspec.Struct):
    """What came of one of many: an id or a problem."""

    id: JobId | UnsetType = UNSET
    error: Problem | UnsetType = UNSET


class BatchAnswer(msgspec.Struct):
    """What came of many, in the order of the jobs sent."""

    accepted: int
    rejected: int
    results: list[ResultAnswer]


# -- what is answered: problems -------------------------------------------------------------------


class FieldError(msgspec.Struct, frozen=True):
    """A wrong value and the mend."""

    field: Annotated[str, Meta(description="Its dotted path; empty where it is the whole document.")]
    message: str


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """RFC 9457."""

    type: Annotated[str, Meta(extra_json_schema={"format": "uri"}, examples=["urn:tocsin:problem:invalid"])]
    title: str
    status: int
    detail: str = ""
    errors: tuple[FieldError, ...] = ()
    retry_after_ms: Annotated[int, Meta(description="There where trying again can help, beside the header.")] = 0


# -- what is answered: the node -------------------------------------------------------------------


class HealthAnswer(msgspec.Struct):
    """Whether jobs can be taken now."""

    status: Literal["ok", "degraded", "down"]
    dependencies: Annotated[dict[str, str], Meta(description="By name: ok, or why not.")]


class ForecastAnswer(msgspec.Struct):
    """How many jobs fire next in each coming second; those that are overdue are not in it."""

    from_: Annotated[Time, Meta(description="The present second: the first of the counts.")] = msgspec.field(
        name="from"
    )
    counts: list[int]


class BreakerAnswer(msgspec.Struct):
    """Whether calls of one target may start."""

    state: Annotated[
        BreakerStateName,
        Meta(description="`open`: none may; `half_open`: a few may, to see whether it is back."),
    ]
    since: Annotated[Time | None, Meta(description="Of the state; null where it has not opened of late.")]
    failures: Annotated[int, Meta(description="In a row, since the last good answer.")]
    parked: Annotated[int, Meta(description="Jobs that are due, and filed for later while their target was away.")]
    next_probe_at: Annotated[Time | None, Meta(description="Of an open one: when the first call may start again.")]


class StatusAnswer(msgspec.Struct):
    """One node's status. Counts by name; times in UTC."""

    node: str
    state: str
    now: Time
    shards_owned: int
    shards_total: int
    lanes: dict[str, LaneStatus]
    lateness: dict[str, Lateness]
    waiting: Annotated[dict[str, int], Meta(description="Due and not finished, by the reason they wait.")]
    audit: Annotated[
        dict[str, int],
        Meta(description="`accepted` and every state, summed over the node's shards since the cluster's first start."),
    ]
    shards: Annotated[dict[str, dict[str, int]], Meta(description="The audit of each shard that ever accepted a job.")]
    targets: dict[str, str]
    breakers: Annotated[dict[str, BreakerAnswer], Meta(description="By target: SCHEME://HOST:PORT.")]
    journal: str
    backlog_rows: int
    live_jobs: int
    live_bytes: int
    horizon_ms: int
    furthest_due: Annotated[Time | None, Meta(description="When the last pending job fires; null: none is ahead.")]
    alarms: list[str]


# -- what is answered: the cluster ----------------------------------------------------------------


class ShardAnswer(msgspec.Struct):
    """One shard. Its counts are null while no node tells them."""

    shard: int
    owner: Annotated[str | None, Meta(description="The node's id, by PostgreSQL's word; null: nobody's.")]
    epoch: Annotated[int, Meta(description="Grows with each change of owner.")]
    state: Annotated[
        ShardStateName,
        Meta(
            description="`claimed`: its next owner is about to take it; `draining`: it is on its way to another, and "
            "stands still for a moment; `orphan`: nobody who lives has it."
        ),
    ]
    pending: Length | None
    running: Length | None
    retrying: Length | None


class NodeAnswer(msgspec.Struct):
    """One node that lives, owns a shard, or is to be empty."""

    node: str
    alive: Annotated[bool | None, Meta(description="Whether its lease stands; null while Redis is away.")]
    draining: Annotated[bool, Meta(description="Everything is moved off it, and nothing given to it.")]
    shards: Annotated[int, Meta(description="That it owns.")]
    http: Annotated[str, Meta(description="Where it is reached; empty where that is not known. Likewise `grpc`.")]
    grpc: str


class MoveAnswer(msgspec.Struct, kw_only=True):
    """Neighbouring shards that go from one node to another; `first` and `last` are among them."""

    first: int
    last: int
    from_: str = msgspec.field(name="from")
    to: str


class ShardsAnswer(msgspec.Struct):
    """Every shard, every node, and the moves that are being carried out."""

    shards: list[ShardAnswer]
    nodes: list[NodeAnswer]
    moves: list[MoveAnswer]


class RebalanceAnswer(msgspec.Struct):
    """What moves. `done`: nothing is left to move."""

    dry_run: bool
    done: bool
    moves: list[MoveAnswer]


class DrainAnswer(msgspec.Struct):
    """What was noted of a node, and what will move because of it."""

    node: str
    draining: bool
    shards: Annotated[int, Meta(description="That the node owned when it was asked for.")]
    moves: Annotated[list[MoveAnswer], Meta(description="Off it, or back to it. They begin within seconds.")]
