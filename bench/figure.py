"""What a bench tells, in one shape for all: figures beside their ceilings, with every round's value.

Values only: they are printed by `bench.table`, set side by side by `bench.compare`, drawn by `bench.plot`, and kept as
JSON by `bench.harness`. Invariants: a value is the median of its rounds; round n of a figure and round n of its
ceilings were measured beside each other, so their ratio is told round by round where there are as many of both.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

Better = Literal["higher", "lower"]
DIGITS = 6
"""Of a number in JSON: more would be noise."""


def median(values: Iterable[float]) -> float:
    return statistics.median(list(values))


def percentile(ranked: Sequence[float], percent: float) -> float:
    """Of sorted values, by nearest rank."""
    assert ranked, "no values"
    return ranked[max(0, -int(-len(ranked) * percent // 100) - 1)]


class Ceiling(msgspec.Struct, kw_only=True):
    """The same work by the bare library or loop, in the same run and unit."""

    name: str
    rounds: list[float]
    value: float = 0.0
    """The median; it is worked out here, whatever was given."""

    def __post_init__(self) -> None:
        self.rounds, self.value = _told(self.rounds, self.name)


class Figure(msgspec.Struct, kw_only=True):
    name: str
    """Unique within its bench, and the same from run to run: by it results are compared."""
    unit: str
    """For a person: "jobs/s", "CPU µs/job", "ms"."""
    better: Better
    rounds: list[float]
    ceilings: list[Ceiling] = []
    """The first one counts: ratio, `goal_ratio` and comparison go by it. The others are shown beside it."""
    goal: float | None = None
    """In the figure's own unit: at least, or at most, as `better` says."""
    goal_ratio: float | None = None
    """The same, as a share of the first ceiling."""
    each: bool = False
    """The goal is to be reached in every round, and not by the median alone."""
    value: float = 0.0
    """The median; it is worked out here, whatever was given."""

    def __post_init__(self) -> None:
        self.rounds, self.value = _told(self.rounds, self.name)
        assert self.goal_ratio is None or self.ceilings, (self.name, "has a goal beside no ceiling")
        assert self.goal is not None or not self.each, (self.name, "has no goal for each round")

    @property
    def worst(self) -> float:
        """Of the rounds."""
        return min(self.rounds) if self.better == "higher" else max(self.rounds)

    @property
    def ratio(self) -> float | None:
        """To the first ceiling; none where that is 0."""
        return median(self.ratios) if self.ratios else None

    @property
    def ratios(self) -> list[float]:
        """Round by round where both have as many, of the medians otherwise; empty without a ceiling above 0."""
        if not self.ceilings:
            return []
        ceiling = self.ceilings[0]
        if len(ceiling.rounds) == len(self.rounds) and all(ceiling.rounds):
            return [mine / theirs for mine, theirs in zip(self.rounds, ceiling.rounds, strict=True)]
        return [self.value / ceiling.value] if ceiling.value else []

    @property
    def goal_value(self) -> float | None:
        """The goal in the figure's unit, whichever way it was stated: beyond the value just when it is missed."""
        if self.goal is None and self.goal_ratio is not None and self.ratio:
            return self.goal_ratio * self.value / self.ratio
        return self.goal

    @property
    def reaches_goal(self) -> bool | None:
        if self.goal is not None:
            value = self.worst if self.each else self.value
            return value >= self.goal if self.better == "higher" else value <= self.goal
        if self.goal_ratio is not None and self.ratio is not None:
            return self.ratio >= self.goal_ratio if self.better == "higher" else self.ratio <= self.goal_ratio
        return None

    @property
    def spread(self) -> float | None:
        """From the lowest to the highest round, as a share of the value; none of a single round."""
        if len(self.rounds) < 2 or not self.value:
            return None
        return (max(self.rounds) - min(self.rounds)) / abs(self.value)


class Curve(msgspec.Struct, kw_only=True):
    """A distribution: percentiles of all that was measured in all rounds."""

    name: str
    unit: str
    percentiles: dict[str, float]
    """By per cent, as text ("50", "99.9"), rising."""


CURVE_PERCENTS = (1.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 100.0)


def curve(name: str, unit: str, values: Iterable[float]) -> Curve:
    ranked = sorted(values)
    return Curve(name=name, unit=unit, percentiles={f"{p:g}": _short(percentile(ranked, p)) for p in CURVE_PERCENTS})


class Report(msgspec.Struct, kw_only=True):
    """What the `run` of a bench returns."""

    figures: list[Figure]
    curves: list[Curve] = []
    held: dict[str, Any] = {}
    """What was the same in all rounds: how many jobs, how large a batch, how many connections."""
    notes: list[str] = []
    """Lines for a person, below the table: what failed, and how."""

    def __post_init__(self) -> None:
        names = [figure.name for figure in self.figures]
        assert len(names) == len(set(names)), ("two figures of one name", sorted(names))


class Result(msgspec.Struct, kw_only=True):
    """A report and where it comes from: what a file holds."""

    benchmark: str
    size: str
    seed: int
    date: str
    """RFC 3339, UTC, of the run's begin."""
    commit: str | None
    """None outside of a repository."""
    dirty: bool | None
    """Tracked files differed from the commit."""
    machine: dict[str, Any]
    versions: dict[str, str]
    held: dict[str, Any]
    figures: list[Figure]
    curves: list[Curve] = []
    notes: list[str] = []


def _told(rounds: Sequence[float], name: str) -> tuple[list[float], float]:
    assert rounds, (name, "has no rounds")
    kept = [_short(value) for value in rounds]
    return kept, _short(median(kept))


def _short(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")
