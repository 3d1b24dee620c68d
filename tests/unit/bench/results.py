"""Small results of benches, made by hand."""

from __future__ import annotations

from bench.figure import Better, Ceiling, Figure, Result, curve


def figure(
    name: str,
    rounds: list[float],
    ceiling: list[float] | None = None,
    *,
    better: Better = "higher",
    goal: float | None = None,
) -> Figure:
    ceilings = [] if ceiling is None else [Ceiling(name="bare library", rounds=ceiling)]
    return Figure(name=name, unit="jobs/s", better=better, rounds=rounds, ceilings=ceilings, goal=goal)


def result(*figures: Figure, benchmark: str = "sample", size: str = "full") -> Result:
    return Result(
        benchmark=benchmark,
        size=size,
        seed=7,
        date="2026-11-23T08:00:00Z",
        commit="0123456789abcdef",
        dirty=False,
        machine={"system": "Linux", "cpu": "a processor", "cores": 2, "load_before": 0.1},
        versions={"python": "3.11.7"},
        held={},
        figures=list(figures),
        curves=[curve("Tocsin", "ms after due", range(1_000)), curve("bare loop", "ms after due", range(500))],
    )
