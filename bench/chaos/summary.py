"""What a run of chaos tells: tables for people, JSON for machines."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from bench.chaos.account import EARLY, LOST, Account
from bench.chaos.faults import Fault
from bench.chaos.usage import Used

_FAILURES_SHOWN = 8


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
    failed_requests: dict[str, int]
    """By why. Each was sent again until it was acknowledged."""
    refused_connections: int
    load_stood_still_s: float
    own_lag_s: float
    """How long the process of clients, proxies and looks stood still at the most."""
    usage: Used
    lateness_ms: dict[str, float]
    """Of all calls, by the target's clock: p50, p99, p99.9, worst."""
    faults: list[Fault]
    account: Account
    broken: list[str]


def show(told: Told) -> None:
    console = Console(width=120, highlight=False)
    console.print(_faults(told))
    console.print(_repeats(told.account))
    console.print(_jobs(told))
    for why, times in sorted(told.failed_requests.items(), key=lambda item: -item[1])[:_FAILURES_SHOWN]:
        console.print(f"{times:,} times: {why}", markup=False, soft_wrap=True)
    for broken in told.broken:
        console.print(f"BROKEN: {broken}", markup=False, soft_wrap=True)


def _faults(told: Told) -> Table:
    table = Table("fault", "times", "whole again after: median", "longest", "mended after: median", title="faults")
    by_kind: dict[str, list[Fault]] = defaultdict(list)
    for fault in told.faults:
        by_kind[fault.kind].append(fault)
    for kind, faults in sorted(by_kind.items()):
        recovered = sorted(fault.whole_after_s for fault in faults if fault.whole_after_s is not None)
        mended = sorted(fault.mended_s - fault.began_s for fault in faults)
        median, longest = (recovered[len(recovered) // 2], recovered[-1]) if recovered else (float("nan"),) * 2
        late = len(faults) - len(recovered)
        table.add_row(
            *(kind, str(len(faults)), f"{median:.1f} s", f"{longest:.1f} s" + (f", {late} never" if late else "")),
            f"{mended[len(mended) // 2]:.1f} s",
        )
    return table


def _repeats(account: Account) -> Table:
    table = Table("repeats under the same fire id, by cause", "calls")
    for cause, times in sorted(account.repeats_by_cause.items(), key=lambda item: -item[1]):
        table.add_row(cause, f"{times:,}")
    table.add_row("in all", f"{account.repeats:,}")
    return table


def _jobs(told: Told) -> Table:
    account, used = told.account, told.usage
    table = Table("jobs", "", title=f"seed {told.seed}, {told.minutes:g} minutes at {told.rate:g} jobs/s")
    for name, value in (
        ("acknowledged", f"{account.acknowledged:,} ({told.acknowledged_per_s:,.0f}/s)"),
        ("in the journal", f"{account.accepted:,}"),
        ("calls the targets wrote down", f"{account.calls:,}"),
        ("lost", account.wrong.get(LOST, 0)),
        ("early", account.wrong.get(EARLY, 0)),
        ("repeats under the same fire id / without a cause", _per(account.repeats, account.repeats_by_cause)),
        ("calls under an older epoch", f"{account.stale:,}"),
        ("shards that changed owner by plan / by force / of these unprovoked", _changes(account)),
        ("requests / failed / connections refused", _requests(told)),
        ("lateness ms", ", ".join(f"{name} {ms:,.0f}" for name, ms in told.lateness_ms.items())),
        ("CPU of clients / target of unary calls / of batches, of one core", _cpu(used)),
        ("the bench's own MiB before / under load / after", " / ".join(f"{mib:.0f}" for mib in used.own_mib)),
        ("the bench's own worst standstill", f"{told.own_lag_s:.1f} s"),
        ("load average before / after", f"{told.machine.get('load_before')} / {told.load_after:.1f}"),
    ):
        table.add_row(name, str(value))
    return table


def _per(repeats: int, by_cause: dict[str, int]) -> str:
    return f"{repeats:,} / {by_cause.get('nothing', 0):,}"


def _cpu(used: Used) -> str:
    return " / ".join(f"{share:.0%}" for share in (used.own_cpu, *used.targets_cpu))


def _changes(account: Account) -> str:
    return f"{account.planned:,} / {account.forced:,} / {account.uncaused:,}"


def _requests(told: Told) -> str:
    return f"{told.requests:,} / {sum(told.failed_requests.values()):,} / {told.refused_connections:,}"
