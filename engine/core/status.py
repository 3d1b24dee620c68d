"""What a node says of itself: values only, made by the host, shown by the doors, the CLI and the live view."""

from __future__ import annotations

from typing import Literal

import msgspec


class LaneStatus(msgspec.Struct, frozen=True):
    depth: int
    running: int
    overdue: int
    """Due, but beyond what the lane holds."""


class Lateness(msgspec.Struct, frozen=True):
    """Fired minus due, over the last minute; `fired` counts since the start of the node."""

    fired: int
    p50_ms: float
    p99_ms: float
    max_ms: float


class BreakerStatus(msgspec.Struct, frozen=True):
    """Of one target, as this node has it."""

    state: Literal["closed", "half_open", "open"]
    since_ms: int | None
    """Since when, Unix ms; None: it has not opened of late."""
    failures: int
    """In a row, since the last good answer."""
    parked: int
    """Jobs that this node has filed for later, and that are not due again yet."""
    next_probe_ms: int | None
    """Of an open one: when the first call may start again."""


class Status(msgspec.Struct, frozen=True):
    node: str
    state: str
    """starting, serving, waiting (the journal is away), draining, stopped."""
    now_ms: int
    shards_owned: int
    shards_total: int
    lanes: dict[str, LaneStatus]
    """By priority name, lower case."""
    lateness: dict[str, Lateness]
    """By priority name, and `all`."""
    waiting: dict[str, int]
    """Due and not finished, by the reason they wait: lane, target, breaker, type, rate, user, unknown_type, running,
    trust, journal, clock. Those of `breaker` are parked, or about to be."""
    audit: dict[str, int]
    """Contract section 6: `accepted` and every state by its name."""
    shards: dict[int, dict[str, int]]
    """The audit of each shard."""
    targets: dict[str, str]
    journal: str
    """serving, or why not."""
    backlog_rows: int
    live_jobs: int
    live_bytes: int
    horizon_ms: int
    """How far ahead of now jobs are in memory; negative: the horizon lags behind now."""
    furthest_due_ms: int | None
    """When the last of all pending jobs fires; None: nothing is ahead."""
    alarms: list[str]
    breakers: dict[str, BreakerStatus] = {}
    """By target, as the catalog has it: SCHEME://HOST:PORT."""
