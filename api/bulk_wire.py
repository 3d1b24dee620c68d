"""What goes over the wire as JSON for bulk operations; as `api/wire.py`, which has what they share with the rest."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from api.wire import DueAt, StateName, Time


class BulkFilter(msgspec.Struct, forbid_unknown_fields=True):
    """Which jobs: the filters of the list, at least one. An absent one lets every job through."""

    state: StateName | None = None
    type: str | None = None
    user_id: str | None = None
    tag: str | None = None
    due_from: Annotated[str | None, Meta(description="Due then or later: RFC 3339 with an offset.")] = None
    due_to: Annotated[str | None, Meta(description="Due before then.")] = None


DryRun = Annotated[bool | None, Meta(description="Only count the jobs.")]
RatePerS = Annotated[float | None, Meta(description="Jobs a second at most; as quick as firing allows when absent.")]


class BulkWish(msgspec.Struct, forbid_unknown_fields=True):
    """Jobs to be cancelled, redriven or discarded."""

    filter: BulkFilter
    dry_run: DryRun = None
    rate_per_s: RatePerS = None


class BulkReschedule(msgspec.Struct, forbid_unknown_fields=True):
    """Jobs to be moved: to a time, or by an offset."""

    filter: BulkFilter
    due_at: DueAt = None
    offset_ms: Annotated[
        int | None, Meta(description="In place of `due_at`: later by so much; earlier, but not before now, if below 0.")
    ] = None
    spread_ms: Annotated[
        int | None, Meta(description="Later by up to so much again, each job by a part of its own.")
    ] = None
    dry_run: DryRun = None
    rate_per_s: RatePerS = None


class OperationsParameters(msgspec.Struct):
    limit: Annotated[int, Meta(description="The latest so many, at most.")] = 100


class OperationAnswer(msgspec.Struct):
    """A bulk operation. Its counts grow while it runs."""

    id: Annotated[str, Meta(extra_json_schema={"format": "uuid"})]
    kind: Literal["cancel", "reschedule", "redrive", "discard"]
    state: Annotated[
        Literal["running", "cancelling", "finished", "cancelled"],
        Meta(description="`cancelling`: it was stopped, and its last jobs are on their way."),
    ]
    filter: BulkFilter
    due_at: Time | None
    offset_ms: int | None
    spread_ms: int
    rate_per_s: float | None
    matched: Annotated[int, Meta(description="Jobs found so far: those done, and those refused.")]
    done: int
    refused: Annotated[int, Meta(description="Found, and not changed: it ran, would expire before, or ended.")]
    shards_left: Annotated[int, Meta(description="That are not through yet.")]
    created_at: Time
    finished_at: Time | None


class BulkAnswer(msgspec.Struct):
    """What came of a bulk wish, or what has so far: then follow `operation`."""

    matched: int
    done: int
    refused: int
    exact: Annotated[
        bool, Meta(description="false: counting took too long, there are at least so many; or it is still running.")
    ]
    operation: Annotated[OperationAnswer | None, Meta(description="null of a dry run.")]


class OperationsAnswer(msgspec.Struct):
    """Bulk operations of the last week, the latest first."""

    operations: list[OperationAnswer]
