"""What goes over the wire as JSON: one struct a document, field by field as the contract names them.

These structs are the API's schema: decoding into them checks names and JSON types, and its description is made from
them. What a value may be beyond its type (limits, times, the catalog) is `api/intake.py`'s. Nothing here is stored.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, Raw, UnsetType

from engine.core.status import LaneStatus, Lateness

NO_PAYLOAD = Raw(b"{}")
"""What a job without a payload has; told from a payload of `{}` that was sent by identity."""

PriorityName = Literal["high", "medium", "low"]


class JobSubmission(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    """One job as submitted."""

    type: str
    payload: Raw = NO_PAYLOAD
    payload_base64: str | None = None
    due_at: str | None = None
    delay_ms: int | None = None
    user_id: str | None = None
    tags: tuple[str, ...] | None = None
    idempotency_key: str | None = None
    priority: PriorityName | None = None
    timeout_ms: int | None = None
    max_attempts: int | None = None


class JobChange(msgspec.Struct, forbid_unknown_fields=True):
    """The body of PATCH: exactly one of the two."""

    due_at: str | None = None
    delay_ms: int | None = None


class AttemptAnswer(msgspec.Struct):
    number: int
    fired_at: str | None
    """None for one that never reached its target."""
    finished_at: str | None
    """None while it runs."""
    outcome: str
    code: str
    error: str
    lateness_ms: int


class JobAnswer(msgspec.Struct):
    """One job as answered. Exactly one of `payload` and `payload_base64` is there: the one that was sent."""

    id: str
    type: str
    state: str
    shard: int
    priority: str
    due_at: str
    next_fire_at: str | None
    submitted_at: str
    finished_at: str | None
    attempt: int
    max_attempts: int
    timeout_ms: int
    user_id: str | None
    tags: tuple[str, ...]
    correlation_id: str
    attempts: list[AttemptAnswer]
    payload: Raw | UnsetType = UNSET
    payload_base64: str | UnsetType = UNSET


class FieldError(msgspec.Struct, frozen=True):
    """`field` is the dotted path of the culprit; empty where it is the whole document."""

    field: str
    message: str


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """RFC 9457. `retry_after_ms` is there where trying again can help, beside the header of the answer."""

    type: str
    title: str
    status: int
    detail: str = ""
    errors: tuple[FieldError, ...] = ()
    retry_after_ms: int = 0


class HealthAnswer(msgspec.Struct):
    status: Literal["ok", "degraded", "down"]
    dependencies: dict[str, str]
    """By name: ok, or why not."""


class StatusAnswer(msgspec.Struct):
    """One node's status. Counts by name; times in UTC."""

    node: str
    state: str
    now: str
    shards_owned: int
    shards_total: int
    lanes: dict[str, LaneStatus]
    lateness: dict[str, Lateness]
    waiting: dict[str, int]
    """Due and not finished, by the reason they wait."""
    audit: dict[str, int]
    """`accepted` and every state, summed over the node's shards since the cluster's first start."""
    shards: dict[int, dict[str, int]]
    """The audit of each shard that ever accepted a job."""
    targets: dict[str, str]
    journal: str
    backlog_rows: int
    live_jobs: int
    live_bytes: int
    horizon_ms: int
    alarms: list[str]
