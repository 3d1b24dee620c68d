"""The live view: from a snapshot and the size of the terminal to something rich can draw. No state, no clock."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from api.top.parts import BAD, BUSY, DIM, GOOD, coming, line, lit, ms, rule, small
from bench.replay.account import Percentiles
from bench.replay.snapshot import Message, Snapshot

MARGIN = 1
FIXED_LINES = 13
"""All but the plot's bars and the messages."""
BARS_MIN, BARS_MAX = 3, 7
CHECK_IN, BOARDING = "cyan", "magenta"


def render(snapshot: Snapshot, width: int, height: int) -> RenderableType:
    """Exactly `height` lines or fewer; made for 80 by 24 and up."""
    spare = max(height - FIXED_LINES, 0)
    plot_lines = min(max(spare // 2, BARS_MIN), BARS_MAX)
    inner = width - 2 * MARGIN
    return Padding(
        Group(
            _heading(snapshot),
            _progress(snapshot, inner),
            _alarms(snapshot, inner),
            _figures(snapshot),
            Text(),
            rule("the coming minute", "due in each second"),
            *coming(snapshot.coming, plot_lines, inner, snapshot.scale_max),
            rule("at the targets", "newest first, from their own ledgers"),
            *_messages(snapshot.messages[: max(spare - plot_lines, 0)], inner),
        ),
        (0, MARGIN),
    )


def plain(snapshot: Snapshot) -> str:
    """One line, for where there is no terminal."""
    late = snapshot.at_targets
    failed = f", {snapshot.failed:,} failed" if snapshot.failed else ""
    return (
        f"{snapshot.clock:%H:%M} New York | pending {snapshot.pending:,}, firing {snapshot.firing:,}, "
        f"succeeded {snapshot.succeeded:,}{failed} | ledgers {snapshot.in_ledgers:,} of {snapshot.submitted:,} | "
        f"late by p50 {late.p50_ms:.0f}, p99 {late.p99_ms:.0f}, max {late.max_ms:.0f} ms"
    )


# -- parts ----------------------------------------------------------------------------------------


def _heading(snapshot: Snapshot) -> RenderableType:
    grid = Table.grid(expand=True)
    grid.add_column(no_wrap=True, overflow="ellipsis")
    grid.add_column(no_wrap=True, justify="right")
    name = Text.assemble((" TOCSIN ", "bold black on cyan"), "  a day of departures from New York")
    grid.add_row(name, Text(f"run {snapshot.run}", style=DIM))
    return grid


def _progress(snapshot: Snapshot, width: int) -> RenderableType:
    clock = Text.assemble((f"{snapshot.clock:%H:%M}", "bold"), f"  {snapshot.clock:%a %d %b %Y %Z}")
    if snapshot.elapsed_s < 0:
        told = f"first in {-snapshot.elapsed_s:.0f} s"
    else:
        told = f"{min(snapshot.elapsed_s, snapshot.seconds):.0f} of {snapshot.seconds:g} s"
    rest = max(width - clock.cell_len - len(told) - 4, 10)
    grid = Table.grid(padding=(0, 2, 0, 0))
    bar = ProgressBar(total=1.0, completed=snapshot.share, width=rest, complete_style="cyan", finished_style=GOOD)
    grid.add_row(clock, bar, Text(told, style=DIM))
    return grid


def _alarms(snapshot: Snapshot, width: int) -> RenderableType:
    """One line: what the node wants to be seen, else empty."""
    return line((", ".join(snapshot.alarms), BAD), width=width)


def _figures(snapshot: Snapshot) -> RenderableType:
    grid = Table.grid(expand=True, padding=(0, 3, 0, 0))
    for ratio in (16, 25, 29):
        grid.add_column(ratio=ratio)
    grid.add_row(_jobs(snapshot), _lateness(snapshot), _lanes(snapshot))
    return grid


def _jobs(snapshot: Snapshot) -> Table:
    table = small("jobs", "")
    table.add_row("pending", f"{snapshot.pending:,}")
    table.add_row("firing", lit(snapshot.firing, BUSY))
    table.add_row("succeeded", Text(f"{snapshot.succeeded:,}", style=GOOD))
    if snapshot.failed or snapshot.retrying:
        table.add_row("retrying", lit(snapshot.retrying, BUSY))
        table.add_row("failed", lit(snapshot.failed, BAD))
    else:
        table.add_row(Text("of", style=DIM), Text(f"{snapshot.submitted:,}", style=DIM))
    return table


def _lateness(snapshot: Snapshot) -> Table:
    table = small("late, ms", "tocsin", "target")
    for name in Percentiles.__struct_fields__:
        cells = (ms(getattr(told, name)) for told in (snapshot.by_tocsin, snapshot.at_targets))
        table.add_row(name.removesuffix("_ms"), *cells)
    return table


def _lanes(snapshot: Snapshot) -> Table:
    table = small("lanes", "depth", "running", "overdue")
    for name, lane in snapshot.lanes.items():
        table.add_row(name, lit(lane.depth), lit(lane.running, BUSY), lit(lane.overdue, BAD))
    return table


def _messages(messages: list[Message], width: int) -> list[RenderableType]:
    return [
        line(
            (f"{message.at:%H:%M}", DIM),
            (f"{message.lateness_ms:>+6} ms  ", BAD if message.lateness_ms < 0 else GOOD),
            (message.text, BOARDING if message.boarding else CHECK_IN),
            width=width,
        )
        for message in messages
    ]
