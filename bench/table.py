"""Results as a table for a person: one row a figure, further ceilings below it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from bench.figure import Figure, Result

WIDTH = 160
"""Of what is not a terminal: rich would cut it to 80."""


def console() -> Console:
    return Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)


def number(value: float | None) -> str:
    """Three digits at least, and no more of them than anybody reads."""
    if value is None:
        return ""
    size = abs(value)
    if size >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if size >= 10 else f"{value:.2f}" if size >= 1 else f"{value:.3f}"


def ratio(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}" if value < 100 else f"{value:.0f}"


def percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.0f} %"


def goal(figure: Figure) -> str:
    """Marked where it is missed."""
    if figure.reaches_goal is None:
        return ""
    sign = "≥" if figure.better == "higher" else "≤"
    wanted = number(figure.goal) if figure.goal is not None else f"{figure.goal_ratio:g} of it"
    return f"{sign} {wanted}" + ("" if figure.reaches_goal else "  missed")


def verdict(result: Result, figure: Figure) -> str:
    """A goal in one line: met or missed, what was seen, what was wished."""
    seen = f"{number(figure.value)} {figure.unit}"
    if figure.each:
        seen += f", at worst {number(figure.worst)}"
    wished = goal(figure).removesuffix("  missed") + (" in each round" if figure.each else "")
    return f"{'met' if figure.reaches_goal else 'missed':6}  {result.benchmark}, {figure.name}: {seen} (goal {wished})"


def made(results: Sequence[Result]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("figure", overflow="fold")
    for name in ("goal", "result", "", "ceiling", "", "ratio", "spread"):
        table.add_column(name, justify="left" if not name else "right", overflow="fold", no_wrap=bool(name))
    for result in results:
        for figure in result.figures:
            first = figure.ceilings[0] if figure.ceilings else None
            table.add_row(
                f"[bold]{result.benchmark}[/bold]  {figure.name}",
                goal(figure),
                number(figure.value),
                figure.unit,
                number(first.value) if first else "",
                first.name if first else "",
                ratio(figure.ratio) if first else "",
                percent(figure.spread),
            )
            for other in figure.ceilings[1:]:
                share = figure.value / other.value if other.value else None
                table.add_row("", "", "", "", number(other.value), other.name, ratio(share), "")
    return table


def show(results: Sequence[Result]) -> None:
    """Also says what a reader of the numbers must know first: size, source and how busy the machine was."""
    out = console()
    out.print(made(results))
    for result in results:
        for figure in result.figures:
            if figure.reaches_goal is not None:
                out.print(verdict(result, figure), markup=False, soft_wrap=True)
        for note in result.notes:
            out.print(f"{result.benchmark}: {note}", markup=False, soft_wrap=True)
    for line in sorted({about(result) for result in results}):
        out.print(line, style="dim")


def about(result: Result) -> str:
    commit = f"commit {result.commit[:12]}{' with changes' if result.dirty else ''}" if result.commit else "no commit"
    machine = result.machine
    return f"size {result.size}, {result.date}, {commit}, {machine['cores']} cores, {machine['cpu']}".rstrip(", ")
