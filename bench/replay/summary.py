"""The end of a replay, as text: the account check by check, lateness as both sides saw it, and where to look next."""

from __future__ import annotations

from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.top.parts import BAD, DIM, GOOD
from bench.replay.account import Account, Check, Percentiles
from bench.replay.plan import BOARDING

CURL = (
    "curl -s {url}/api/v1/jobs -H 'Content-Type: application/json' \\\n"
    '    -d \'{{"type": "' + BOARDING + '", "delay_ms": 3000,\n'
    '         "payload": {{"recipient_id": "me", "body": "hello from Tocsin"}}}}\''
)


def summary(account: Account) -> RenderableType:
    parts: list[RenderableType] = [
        _checks(account.checks),
        Text(),
        _lateness(account),
        Text(),
        _audit(account),
    ]
    if account.left_over:
        told = f"{account.left_over:,} jobs of an earlier, interrupted run (or of others) were done as well."
        parts.append(Text(told, style="yellow"))
    if account.repeats:
        told = f"{account.repeats:,} calls came again under the same fire id; the targets knew them by it."
        parts.append(Text(told, style="yellow"))
    parts += [Text(example, style="red") for example in account.examples]
    parts += [Text(), Text(account.headline, style=f"bold {GOOD}" if account.ok else BAD)]
    return Group(*parts)


def _checks(checks: list[Check]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=DIM, pad_edge=False)
    table.add_column("every job against the targets' ledgers")
    table.add_column("expected", justify="right")
    table.add_column("found", justify="right")
    table.add_column("")
    for check in checks:
        verdict = Text("ok", style=GOOD) if check.ok else Text("MISMATCH", style=BAD)
        found = Text(f"{check.found:,}", style="" if check.ok else BAD)
        table.add_row(check.what, f"{check.expected:,}", found, Text.assemble(verdict, f" {check.note}".rstrip()))
    return table


def _lateness(account: Account) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=DIM, pad_edge=False)
    table.add_column("lateness, ms")
    for name in ("p50", "p99", "max"):
        table.add_column(name, justify="right")
    for who, told in (
        ("by the targets' clocks, on receipt", account.at_targets),
        ("by Tocsin's record, on firing", account.by_tocsin),
    ):
        table.add_row(who, *(f"{getattr(told, field):,.0f}" for field in Percentiles.__struct_fields__))
    return table


def _audit(account: Account) -> Text:
    accepted = account.audit["accepted"]
    states = " + ".join(f"{count:,} {state}" for state, count in account.audit.items() if state != "accepted" and count)
    return Text.assemble(("audit of all this data has seen: ", DIM), f"{accepted:,} accepted = {states or '0'}")


def places(url: str, job_id: str, directory: Path) -> RenderableType:
    """Where to look while the node stays up."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("health", f"{url}/api/v1/health")
    table.add_row("status", f"{url}/api/v1/monitoring/status")
    table.add_row("metrics", f"{url}/api/v1/monitoring/metrics")
    table.add_row("a job", f"{url}/api/v1/jobs/{job_id}")
    table.add_row("files", f"{directory}")
    return Group(
        Text(), table, Text(), Text("Send a message of your own, due in 3 s:", style=DIM), Text(CURL.format(url=url))
    )
