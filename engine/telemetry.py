"""Counters and histograms of a node: plain values, recorded per batch, rendered by whichever door is asked.

Nothing here knows of Prometheus; the names a scraper sees are made in `api/http/metrics.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.core.catalog import Priority
from engine.core.histogram import Buckets, Recent
from engine.core.status import Lateness
from engine.options import SECOND_MS

_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1_800.0)
_ROWS = (1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_000, 4_000)

HANDOFF_PHASES = ("read_ahead", "flush", "transaction", "claim", "bring_in")
"""Of a planned move of some shards, in order: the first before they stand still, the next two at the node that gives
them, the last two at the one that gets them, which takes wishes for them from the end of `claim` on."""

PRIORITIES = tuple(priority.name.lower() for priority in Priority)


class Telemetry:
    def __init__(self) -> None:
        self.jobs_submitted: dict[tuple[str, str], int] = {}
        """By type and door (http, grpc)."""
        self.jobs_fired: dict[tuple[str, str], int] = {}
        """By type and priority."""
        self.jobs_finished: dict[tuple[str, str], int] = {}
        """By type and outcome: succeeded, retrying, dead, cancelled."""
        self.lateness = {name: Buckets(_SECONDS) for name in PRIORITIES}
        self.execution: dict[str, Buckets] = {}
        self.journal_flush = Buckets(_SECONDS)
        self.journal_batch = Buckets(_ROWS)
        self.handoff = {phase: Buckets(_SECONDS) for phase in HANDOFF_PHASES}
        self.lease_renewals: dict[str, int] = {}
        self.fenced_writes = 0
        self.breakers_opened: dict[str, int] = {}
        """By target."""
        self.quota_refused: dict[str, int] = {}
        """By type: submissions beyond a user's quota."""
        self.quota_unchecked = 0
        """Submissions that passed without being counted."""
        self.escalations: dict[str, int] = {}
        """By type of the dead: notices submitted."""
        self.recovery_seconds = 0.0
        self._recent = {name: Recent() for name in (*PRIORITIES, "all")}
        self._fired = dict.fromkeys((*PRIORITIES, "all"), 0)

    def submitted(self, types: Iterable[str], via: str) -> None:
        for name in types:
            key = name, via
            self.jobs_submitted[key] = self.jobs_submitted.get(key, 0) + 1

    def fired(self, now_ms: int, fires: Sequence[tuple[str, Priority, int]]) -> None:
        """(type, priority, lateness in ms) of the calls started in one turn of the loop."""
        by_priority: dict[str, list[int]] = {}
        for kind, priority, lateness_ms in fires:
            name = PRIORITIES[priority]
            key = kind, name
            self.jobs_fired[key] = self.jobs_fired.get(key, 0) + 1
            by_priority.setdefault(name, []).append(lateness_ms)
        for name, values_ms in by_priority.items():
            self.lateness[name].observe_many([value_ms / 1_000 for value_ms in values_ms])
            for each in (name, "all"):
                self._recent[each].observe_many(now_ms, values_ms)
                self._fired[each] += len(values_ms)

    def finished(self, outcomes: Sequence[tuple[str, str, int]]) -> None:
        """(type, outcome, ms from call to answer) of the answers taken in one turn of the loop."""
        took: dict[str, list[float]] = {}
        for kind, outcome, took_ms in outcomes:
            key = kind, outcome
            self.jobs_finished[key] = self.jobs_finished.get(key, 0) + 1
            took.setdefault(kind, []).append(took_ms / 1_000)
        for kind, values in took.items():
            if kind not in self.execution:
                self.execution[kind] = Buckets(_SECONDS)
            self.execution[kind].observe_many(values)

    def refused(self, types: Iterable[str]) -> None:
        """Jobs beyond their user's quota."""
        for name in types:
            self.quota_refused[name] = self.quota_refused.get(name, 0) + 1

    def escalated(self, kind: str) -> None:
        self.escalations[kind] = self.escalations.get(kind, 0) + 1

    def flushed(self, took_ms: int, rows: int) -> None:
        self.journal_flush.observe_many((took_ms / 1_000,))
        self.journal_batch.observe_many((rows,))

    def handed_over(self, phase: str, took_s: float) -> None:
        """One group of shards has been through this phase of its move."""
        self.handoff[phase].observe_many((took_s,))

    def renewed(self, result: str) -> None:
        self.lease_renewals[result] = self.lease_renewals.get(result, 0) + 1

    def recent_punctuality(self, now_ms: int) -> dict[str, float]:
        """By priority: the share of the last minute's fires that were at most a second late; 1 without any."""
        return {name: self._recent[name].share(now_ms, SECOND_MS) for name in PRIORITIES}

    def recent_lateness(self, now_ms: int) -> dict[str, Lateness]:
        """By priority and for all: percentiles over the last minute."""
        return {
            name: Lateness(
                fired=self._fired[name],
                p50_ms=recent.percentile(now_ms, 0.50),
                p99_ms=recent.percentile(now_ms, 0.99),
                max_ms=recent.max(now_ms),
            )
            for name, recent in self._recent.items()
        }
