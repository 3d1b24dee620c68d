"""What is shown of a run at one moment: values only."""

from __future__ import annotations

from datetime import datetime

import msgspec

from api.top.seen import Lane, Seen
from bench.replay.account import Percentiles


class Message(msgspec.Struct, frozen=True):
    """A call as a target wrote it down."""

    at: datetime
    """When it would have been sent that day, on New York's clock."""
    lateness_ms: int
    text: str
    boarding: bool


class Snapshot(msgspec.Struct, frozen=True):
    run: str
    clock: datetime
    """The replayed day's, in New York."""
    elapsed_s: float
    """Since the first job was due; below zero before."""
    seconds: float
    submitted: int
    in_ledgers: int
    pending: int
    firing: int
    retrying: int
    succeeded: int
    """In this run, as Tocsin counts them; likewise `failed`: dead, cancelled and expired."""
    failed: int
    lanes: dict[str, Lane]
    by_tocsin: Percentiles
    at_targets: Percentiles
    coming: list[int]
    """How many are due in each coming second, by the plan."""
    scale_max: int
    """The densest second of the whole plan: the plot keeps its scale."""
    messages: list[Message]
    """The last ones, newest first."""
    alarms: list[str]

    @property
    def share(self) -> float:
        return min(max(self.elapsed_s / self.seconds, 0.0), 1.0)


def counts_since(status: Seen, before: dict[str, int]) -> tuple[int, int]:
    """Of a status: how many succeeded, and how many ended otherwise, since `before`."""

    def grown(*states: str) -> int:
        return sum(status.audit[state] - before[state] for state in states)

    return grown("succeeded"), grown("dead", "cancelled", "expired")
