"""What many nodes say, as if one had said it: pages of a list, forecasts, statuses. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from engine.core.listing import JobPage
from engine.core.status import BreakerStatus, LaneStatus, Lateness, Status
from engine.options import LIST_BYTES_MAX, SECOND_MS

_BREAKERS = ("closed", "half_open", "open")
"""The worst last."""
_STATES = ("stopped", "draining", "starting", "waiting", "serving")
"""The worst first."""


def merge_pages(pages: Sequence[JobPage], limit: int) -> JobPage:
    """One page in the order of keys, of pages that were all asked for with the same cursor and limit.

    A page that ended early has told nothing about what lies above its `next`: so the merged one goes no further than
    the smallest of them, and its own `next` is where the walk has come to on every node."""
    bound = min((page.next for page in pages if page.next is not None), default=None)
    found = sorted(
        ((key, view) for page in pages for key, view in zip(page.keys, page.jobs, strict=True)),
        key=lambda each: each[0],
    )
    merged = JobPage([], bound)
    size_bytes = 0
    for key, view in found:
        if bound is not None and key > bound:
            break
        size_bytes += len(view.payload)
        if merged.jobs and (len(merged.jobs) == limit or size_bytes > LIST_BYTES_MAX):
            merged.next = merged.keys[-1]
            break
        merged.jobs.append(view)
        merged.keys.append(key)
    return merged


def sum_forecasts(forecasts: Sequence[tuple[int, list[int]]], seconds: int) -> tuple[int, list[int]]:
    """From the latest of their first seconds: what an earlier one counted before it is past."""
    from_ms = max(first_ms for first_ms, _ in forecasts)
    counts = [0] * seconds
    for first_ms, theirs in forecasts:
        skipped = (from_ms - first_ms) // SECOND_MS
        for second, count in enumerate(theirs[skipped : skipped + seconds]):
            counts[second] += count
    return from_ms, counts


def sum_status(statuses: Sequence[Status], silent: Mapping[str, str], now_ms: int) -> Status:
    """Of a cluster: counts are summed, of lateness and state the worst node's is told. `silent`: who has not answered,
    and why; what they own is missing, and an alarm says so."""
    assert statuses
    shards: dict[int, dict[str, int]] = {}
    for status in statuses:
        for shard, counts in status.shards.items():
            # One that changes hands just now may be told by both: the one that knows more.
            if shard not in shards or shards[shard]["accepted"] <= counts["accepted"]:
                shards[shard] = counts
    alarms = [f"{node}: does not answer, so its shards are not counted: {reason}" for node, reason in silent.items()]
    journals = [f"{each.node}: {each.journal}" for each in statuses if each.journal != "serving"]
    furthest = [each.furthest_due_ms for each in statuses if each.furthest_due_ms is not None]
    nothing = {name: 0 for each in statuses for name in each.audit}
    return Status(
        node=",".join(sorted(each.node for each in statuses)),
        state=min((each.state for each in statuses), key=_rank),
        now_ms=now_ms,
        shards_owned=len(shards),
        shards_total=max(each.shards_total for each in statuses),
        lanes=_lanes(statuses),
        lateness=_lateness(statuses),
        waiting=_summed(each.waiting for each in statuses),
        audit=_summed([nothing, *shards.values()]),
        shards=dict(sorted(shards.items())),
        targets=_targets(statuses),
        breakers=_breakers(statuses),
        journal="; ".join(journals) or "serving",
        backlog_rows=sum(each.backlog_rows for each in statuses),
        live_jobs=sum(each.live_jobs for each in statuses),
        live_bytes=sum(each.live_bytes for each in statuses),
        horizon_ms=min((each.horizon_ms for each in statuses if each.shards_owned), default=0),
        furthest_due_ms=max(furthest, default=None),
        alarms=alarms + [f"{each.node}: {alarm}" for each in statuses for alarm in each.alarms],
    )


def _rank(state: str) -> int:
    return _STATES.index(state) if state in _STATES else 0


def _summed(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for each in counts:
        for name, count in each.items():
            total[name] = total.get(name, 0) + count
    return total


def _lanes(statuses: Sequence[Status]) -> dict[str, LaneStatus]:
    total: dict[str, LaneStatus] = {}
    for status in statuses:
        for name, lane in status.lanes.items():
            so_far = total.get(name, LaneStatus(0, 0, 0))
            total[name] = LaneStatus(
                so_far.depth + lane.depth, so_far.running + lane.running, so_far.overdue + lane.overdue
            )
    return total


def _lateness(statuses: Sequence[Status]) -> dict[str, Lateness]:
    worst: dict[str, Lateness] = {}
    for status in statuses:
        for name, one in status.lateness.items():
            other = worst.get(name, one)
            worst[name] = Lateness(
                one.fired if other is one else one.fired + other.fired,
                max(one.p50_ms, other.p50_ms),
                max(one.p99_ms, other.p99_ms),
                max(one.max_ms, other.max_ms),
            )
    return worst


def _breakers(statuses: Sequence[Status]) -> dict[str, BreakerStatus]:
    """By target: the worst state and since when the first node has it, the parked of all, the first probe of any."""
    merged: dict[str, BreakerStatus] = {}
    for status in statuses:
        for key, one in status.breakers.items():
            other = merged.get(key)
            if other is None:
                merged[key] = one
                continue
            state = max(one.state, other.state, key=_BREAKERS.index)
            worst = [each for each in (one, other) if each.state == state]
            merged[key] = BreakerStatus(
                state,
                min((each.since_ms for each in worst if each.since_ms is not None), default=None),
                max(one.failures, other.failures),
                one.parked + other.parked,
                min((each.next_probe_ms for each in worst if each.next_probe_ms is not None), default=None),
            )
    return merged


def _targets(statuses: Sequence[Status]) -> dict[str, str]:
    """By address: as all see it, or as each of them does."""
    seen: dict[str, dict[str, str]] = {}
    for status in statuses:
        for address, state in status.targets.items():
            seen.setdefault(address, {})[status.node] = state
    told = {}
    for address, states in seen.items():
        apart = "; ".join(f"{node}: {state}" for node, state in states.items())
        told[address] = apart if len(set(states.values())) > 1 else next(iter(states.values()))
    return told
