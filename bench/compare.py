"""Two runs side by side: what moved, and whether it was the machine.

A figure with a ceiling is judged by its ratio to the ceiling, round by round, since a slower machine slows both; one
without, by its value. It moved when the medians are further apart than the rounds of both runs spread, added: less is
noise. Worse by 10 per cent means: a rate that is 10 % lower, a cost that is 10 % higher. Where a ratio says nothing (a
value of 0 or below) only a goal that was reached and is missed now is worse.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
from rich.table import Table

from bench import table
from bench.figure import Figure, Result, median


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of both runs."""

    benchmark: str
    name: str
    unit: str
    old: float
    new: float
    change: float | None
    """new/old; none where that says nothing."""
    ceiling_change: float | None
    """Of the first ceiling, likewise; none without the same ceiling in both."""
    worse: float
    """By which share, of what it is judged by; below 0: better."""
    moved: bool
    """Further than the rounds spread."""

    @property
    def verdict(self) -> str:
        if not self.moved or not self.worse:
            return ""
        word, share = ("worse", self.worse) if self.worse > 0 else ("better", -self.worse)
        return word if math.isinf(share) else f"{word} by {100 * share:.0f} %"


class Comparison(msgspec.Struct, frozen=True):
    lines: list[Line]
    notes: list[str]
    """What makes the two hard to compare, and what is in one of them only."""

    def failed(self, over_percent: float) -> list[Line]:
        """What got worse by more, beyond the spread."""
        return [line for line in self.lines if line.moved and 100 * line.worse > over_percent]


def compare(old: Sequence[Result], new: Sequence[Result]) -> Comparison:
    before, after = ({result.benchmark: result for result in results} for results in (old, new))
    lines, notes = [], []
    for name in sorted({*before, *after}):
        if name not in before or name not in after:
            notes.append(f"{name}: only in the {'new' if name in after else 'old'} run")
            continue
        notes += _differences(before[name], after[name])
        figures = {figure.name: figure for figure in before[name].figures}
        for figure in after[name].figures:
            earlier = figures.pop(figure.name, None)
            if earlier is None or earlier.unit != figure.unit:
                notes.append(f"{name}, {figure.name}: not in the old run in this unit")
            else:
                lines.append(_line(name, earlier, figure))
        notes += [f"{name}, {gone}: only in the old run" for gone in figures]
    return Comparison(lines, notes)


def _differences(old: Result, new: Result) -> list[str]:
    said = {
        "size": (old.size, new.size),
        "seed": (old.seed, new.seed),
        "cpu": (old.machine.get("cpu"), new.machine.get("cpu")),
        "cores": (old.machine.get("cores"), new.machine.get("cores")),
        "python": (old.versions.get("python"), new.versions.get("python")),
    }
    return [f"{new.benchmark}: {what} was {a}, is {b}" for what, (a, b) in said.items() if a != b]


def _line(benchmark: str, old: Figure, new: Figure) -> Line:
    same_ceiling = bool(old.ceilings and new.ceilings) and old.ceilings[0].name == new.ceilings[0].name
    ceiling_change = _share(old.ceilings[0].value, new.ceilings[0].value) if same_ceiling else None
    judged = (old.ratios, new.ratios) if same_ceiling and old.ratios and new.ratios else (old.rounds, new.rounds)
    return Line(
        benchmark=benchmark,
        name=new.name,
        unit=new.unit,
        old=old.value,
        new=new.value,
        change=_share(old.value, new.value),
        ceiling_change=ceiling_change,
        worse=_worse(old, new, *judged),
        moved=_moved(*judged),
    )


def _share(old: float, new: float) -> float | None:
    return new / old if old > 0 and new > 0 else None


def _moved(old: Sequence[float], new: Sequence[float]) -> bool:
    spread = (max(old) - min(old)) + (max(new) - min(new))
    return abs(median(new) - median(old)) > spread


def _worse(old: Figure, new: Figure, before: Sequence[float], after: Sequence[float]) -> float:
    change = _share(median(before), median(after))
    if change is None:
        return math.inf if old.reaches_goal and new.reaches_goal is False else 0.0
    return 1 - change if new.better == "higher" else change - 1


def show(comparison: Comparison, over_percent: float | None) -> None:
    """The table, the notes, and what fails."""
    out = table.console()
    made = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    made.add_column("figure", overflow="fold")
    for name in ("old", "new", "", "new/old", "ceilings new/old", "moved beyond the spread"):
        made.add_column(name, justify="right" if name.endswith(("old", "new")) else "left", no_wrap=True)
    for line in comparison.lines:
        made.add_row(
            f"[bold]{line.benchmark}[/bold]  {line.name}",
            table.number(line.old),
            table.number(line.new),
            line.unit,
            table.ratio(line.change),
            table.ratio(line.ceiling_change),
            line.verdict,
        )
    out.print(made)
    for note in comparison.notes:
        out.print(note, style="dim")
    if over_percent is not None:
        failed = comparison.failed(over_percent)
        for line in failed:
            out.print(f"{line.benchmark}, {line.name}: {line.verdict}, more than {over_percent:g} % is allowed")
