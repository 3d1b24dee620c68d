"""The node's counters as Prometheus text.

Names and labels are the contract's (section 6), and only here. The engine records plain numbers, once a batch; they
become samples when a scraper asks, so a metric that nobody reads costs nothing. Invariant: no label takes its values
from callers (types are the catalog's), so the number of series is bounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from api.http.engine_port import EnginePort
from engine.core.histogram import Buckets
from engine.core.status import Status
from engine.telemetry import Telemetry

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_PREFIX = "tocsin_"
_RANGE_SHARDS = 16
"""Shards of one series of pending_jobs: 16 series at 256 shards."""

_BREAKER = {"closed": 0, "half_open": 1, "open": 2}


class Metrics(Collector):
    def __init__(self, engine: EnginePort) -> None:
        self._engine = engine
        self._registry = CollectorRegistry()
        self._registry.register(self)

    def render(self) -> bytes:
        return generate_latest(self._registry)

    def describe(self) -> list[Metric]:
        """Nothing is collected merely because this is registered."""
        return []

    def collect(self) -> Iterator[Metric]:
        status = self._engine.status()
        yield from _counters(self._engine.telemetry, status)
        yield from _histograms(self._engine.telemetry)
        yield from _gauges(self._engine.telemetry, status)


def _counters(telemetry: Telemetry, status: Status) -> Iterator[Metric]:
    yield _counter("jobs_submitted", "Jobs accepted; repeats are not counted", telemetry.jobs_submitted, "type", "via")
    yield _counter("jobs_fired", "Calls of targets that were started", telemetry.jobs_fired, "type", "priority")
    yield _counter("jobs_finished", "Calls that ended, by outcome", telemetry.jobs_finished, "type", "outcome")
    opened = {(target,): telemetry.breakers_opened.get(target, 0) for target in status.breakers}
    yield _counter("breaker_opened", "Times that a target's breaker has opened", opened, "target")
    renewals = {(result,): count for result, count in telemetry.lease_renewals.items()}
    yield _counter("lease_renewals", "Renewals of the node's lease", renewals, "result")
    yield _counter("fenced_writes", "Writes refused because another took over", {(): telemetry.fenced_writes})
    refused = {(name,): count for name, count in telemetry.quota_refused.items()}
    yield _counter("quota_refused", "Submissions beyond their user's quota", refused, "type")
    unchecked = {(): telemetry.quota_unchecked}
    yield _counter("quota_unchecked", "Submissions let pass because no quota could be counted in time", unchecked)
    escalated = {(name,): count for name, count in telemetry.escalations.items()}
    yield _counter("escalations", "Notices submitted, by the type of the dead jobs", escalated, "type")


def _histograms(telemetry: Telemetry) -> Iterator[Metric]:
    yield _histogram("lateness_seconds", "Fired minus due", telemetry.lateness, "priority")
    yield _histogram("execution_seconds", "From a target's call to its answer", telemetry.execution, "type")
    yield _histogram("journal_flush_seconds", "One flush, from sending to commit", {"": telemetry.journal_flush})
    yield _histogram("journal_batch_rows", "Rows of one flush", {"": telemetry.journal_batch})
    yield _histogram("handoff_seconds", "A few shards in a phase of a planned move", telemetry.handoff, "phase")


def _gauges(telemetry: Telemetry, status: Status) -> Iterator[Metric]:
    lanes = status.lanes.items()
    yield _gauge("lane_depth", "Due jobs that wait in the lane", {(n,): lane.depth for n, lane in lanes}, "priority")
    yield _gauge("lane_running", "Calls running now", {(n,): lane.running for n, lane in lanes}, "priority")
    yield _gauge("lane_overdue", "Due jobs beyond the lane", {(n,): lane.overdue for n, lane in lanes}, "priority")
    waiting = {(reason,): count for reason, count in status.waiting.items()}
    yield _gauge("waiting_jobs", "Due and not finished, by the reason they wait", waiting, "reason")
    breakers = status.breakers.items()
    states = {(target,): _BREAKER[each.state] for target, each in breakers}
    yield _gauge("breaker_state", "Of a target: 0 closed, 1 half-open, 2 open", states, "target")
    parked = {(target,): each.parked for target, each in breakers}
    yield _gauge("parked_jobs", "Due jobs filed for later because their target was away", parked, "target")
    yield _gauge("pending_jobs", "Pending and retrying jobs, by range of shards", _pending(status), "shard_range")
    yield _gauge("shards_owned", "Shards that this node owns", {(): status.shards_owned})
    yield _gauge("live_jobs", "Jobs in memory", {(): status.live_jobs})
    yield _gauge("live_bytes", "Bytes of the jobs in memory", {(): status.live_bytes})
    yield _gauge("backlog_rows", "Rows gathered and not yet durable", {(): status.backlog_rows})
    furthest_ms = status.now_ms if status.furthest_due_ms is None else status.furthest_due_ms
    ahead_s = max(0, furthest_ms - status.now_ms) / 1_000
    yield _gauge("furthest_due_seconds", "Until the last pending job fires; 0 when none is ahead", {(): ahead_s})
    met = {(name,): share for name, share in telemetry.recent_punctuality(status.now_ms).items()}
    yield _gauge("sla_met_ratio", "Share of the last minute's fires within 1 s of due; 1 without any", met, "priority")
    yield _gauge("recovery_seconds", "Of the last claim until it served", {(): telemetry.recovery_seconds})


def _pending(status: Status) -> dict[tuple[str, ...], int]:
    counts: dict[tuple[str, ...], int] = {}
    for shard, states in status.shards.items():
        low = shard - shard % _RANGE_SHARDS
        name = (f"{low}-{low + _RANGE_SHARDS - 1}",)
        counts[name] = counts.get(name, 0) + states["pending"] + states["retrying"]
    return counts


def _counter(name: str, text: str, values: Mapping[Any, int], *labels: str) -> Metric:
    family = CounterMetricFamily(_PREFIX + name, text, labels=labels)
    for key, value in values.items():
        family.add_metric(key, value)
    return family


def _gauge(name: str, text: str, values: Mapping[Any, float], *labels: str) -> Metric:
    family = GaugeMetricFamily(_PREFIX + name, text, labels=labels)
    for key, value in values.items():
        family.add_metric(key, value)
    return family


def _histogram(name: str, text: str, values: Mapping[str, Buckets], *labels: str) -> Metric:
    family = HistogramMetricFamily(_PREFIX + name, text, labels=labels)
    for key, buckets in values.items():
        bounds = [*(str(float(bound)) for bound in buckets.bounds), "+Inf"]
        cumulative = list(zip(bounds, accumulate(buckets.counts), strict=True))
        family.add_metric([key] if labels else [], cumulative, buckets.sum)
    return family
