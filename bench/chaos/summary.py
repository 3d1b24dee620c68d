"""What a run of chaos tells: a table for people, JSON for machines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from bench.chaos.account import Account
from bench.chaos.faults import Fault


class Told(msgspec.Struct, kw_only=True):
    """One run."""

    seed: int
    minutes: float
    rate: float
    """Wished; what was acknowledged a second is told beside it."""
    acknowledged_per_s: float
    began: str
    machine: dict[str, Any]
    load_after: float
    requests: int
    failed_requests: int
    refused_connections: int
    load_stood_still_s: float
    own_lag_s: float
    """How long the process of clients, proxies and looks stood still at the most."""
    lateness_ms: dict[str, float]
    """Of all calls, by the target's clock: p50, p99, p99.9, worst."""
    faults: list[Fault]
    account: Account


def show(told: Told) -> None:
    console = Console(width=120, highlight=False)
    table = Table("fault", "times", "whole again after: median", "longest", "repeats near it", title="faults")
    by_kind: dict[str, list[Fault]] = defaultdict(list)
    for fault in told.faults:
        by_kind[fault.kind].append(fault)
    for kind, faults in sorted(by_kind.items()):
        recovered = sorted(fault.whole_after_s for fault in faults if fault.whole_after_s is not None)
        median, longest = (recovered[len(recovered) // 2], recovered[-1]) if recovered else (float("nan"),) * 2
        late = len(faults) - len(recovered)
        table.add_row(
            *(kind, str(len(faults)), f"{median:.1f} s", f"{longest:.1f} s" + (f", {late} never" if late else "")),
            str(told.account.repeats_by_kind.get(kind, 0)),
        )
    console.print(table)
    account = told.account
    jobs = Table("jobs", "", title=f"seed {told.seed}, {told.minutes:g} minutes at {told.rate:g} jobs/s")
    rows: Sequence[tuple[str, object]] = (
        ("acknowledged", f"{account.acknowledged:,} ({told.acknowledged_per_s:,.0f}/s)"),
        ("in the journal", f"{account.accepted:,}"),
        ("calls the target wrote down", f"{account.calls:,}"),
        ("lost", len(account.lost)),
        ("early", len(account.early)),
        ("repeats under the same fire id", account.repeats),
        ("calls under an older epoch", account.stale),
        ("requests / failed / connections refused", _requests(told)),
        ("lateness ms", ", ".join(f"{name} {ms:,.0f}" for name, ms in told.lateness_ms.items())),
        ("the bench's own worst standstill", f"{told.own_lag_s:.1f} s"),
        ("load average before / after", f"{told.machine.get('load_before')} / {told.load_after:.1f}"),
    )
    for name, value in rows:
        jobs.add_row(name, str(value))
    console.print(jobs)
    for broken in account.broken:
        console.print(f"BROKEN: {broken}", markup=False)


def _requests(told: Told) -> str:
    return f"{told.requests:,} / {told.failed_requests:,} / {told.refused_connections:,}"
