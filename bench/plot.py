"""A result as one SVG: a bar beside its ceilings and its goal for each figure, and percentiles where there are any.

Figures of one bench have several units, so every figure has a scale of its own: the longest of result, first ceiling
and goal is the whole width, a further ceiling beyond it is cut off, and each bar says its number. A dot is one round.
The same result gives the same bytes; text stays text.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas
from matplotlib.layout_engine import ConstrainedLayoutEngine

from bench import table
from bench.figure import Curve, Figure, Result

WIDTH_IN = 11.0
BAR_IN = 0.24
HEAD_IN = 0.9
CURVES_IN = 3.4
GAP = 0.7
"""Between two figures, in bars."""
OURS, CEILINGS, GOAL, INK = "#1f5fa8", ("#9aa4ae", "#bcc4cb", "#d5dade"), "#c0392b", "#333333"
STYLE: Any = {  # matplotlib types its keys as one literal of hundreds
    "svg.fonttype": "none",
    "svg.hashsalt": "tocsin",
    "font.size": 9.0,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.edgecolor": "#999999",
    "text.parse_math": False,
}


def draw(result: Result) -> bytes:
    with mpl.rc_context(STYLE):
        canvas = _canvas(result)
        out = io.BytesIO()
        canvas.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()


def write_all(results: list[Result], directory: Path) -> list[Path]:
    directory.mkdir(parents=True, exist_ok=True)
    written = []
    for result in results:
        file = directory / f"{result.benchmark}.svg"
        file.write_bytes(draw(result))
        written.append(file)
    return written


def _canvas(result: Result) -> Canvas:
    bars = sum(1 + len(figure.ceilings) + GAP for figure in result.figures)
    heights = [bars * BAR_IN + HEAD_IN] + [CURVES_IN] * bool(result.curves)
    canvas = Canvas(figsize=(WIDTH_IN, sum(heights)), layout=ConstrainedLayoutEngine(w_pad=0.3, h_pad=0.1))
    axes = canvas.subplots(len(heights), 1, squeeze=False, height_ratios=heights)[:, 0]
    canvas.suptitle(f"{result.benchmark}: {table.about(result)}", fontsize=9, x=0.01, ha="left")
    _bars(axes[0], result.figures)
    if result.curves:
        _curves(axes[1], result.curves)
    return canvas


def _bars(axes: Axes, figures: list[Figure]) -> None:
    y, ticks = 0.0, []
    for figure in figures:
        told = [*figure.rounds, *(value for ceiling in figure.ceilings[:1] for value in ceiling.rounds)]
        whole = max(*told, figure.goal_value or 0.0) or 1.0
        top = y
        ticks.append((y, figure.name))
        _bar(axes, y, figure.value, figure.rounds, whole, OURS, f"{table.number(figure.value)} {figure.unit}")
        for number, ceiling in enumerate(figure.ceilings):
            y += 1
            color = CEILINGS[min(number, len(CEILINGS) - 1)]
            ticks.append((y, ceiling.name))
            _bar(axes, y, ceiling.value, ceiling.rounds, whole, color, table.number(ceiling.value))
        if figure.goal_value is not None:
            axes.plot([figure.goal_value / whole] * 2, [top - 0.6, y + 0.5], color=GOAL, linewidth=1.2, linestyle="--")
            axes.text(
                *(figure.goal_value / whole, top - 0.62, f"goal {table.goal(figure)}"),
                color=GOAL, fontsize=7, ha="center", va="bottom",
            )  # fmt: skip
        y += 1 + GAP
    names = {figure.name for figure in figures}
    axes.set_yticks([tick for tick, _ in ticks], labels=[label for _, label in ticks])
    for label in axes.get_yticklabels():
        if label.get_text() in names:
            label.set_fontweight("bold")
    axes.set_ylim(y, -1.4)
    axes.set_xlim(0, 1.25)
    axes.set_xticks([])
    axes.tick_params(axis="y", length=0)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)


def _bar(axes: Axes, y: float, value: float, rounds: list[float], whole: float, color: str, label: str) -> None:
    share = [min(max(each / whole, 0.0), 1.0) for each in (value, *rounds)]
    axes.barh(y, share[0], height=0.8, color=color)
    if value > whole:
        label += ", cut off here"
    elif len(rounds) > 1:
        dots = share[1:]
        axes.plot(dots, [y] * len(dots), linestyle="", marker="o", markersize=3, color=INK, markerfacecolor="white")
    axes.text(max(share) + 0.012, y, label, va="center", fontsize=8)


def _curves(axes: Axes, curves: list[Curve]) -> None:
    """By rank on equal distances, so that the tail can be seen."""
    ranks = list(dict.fromkeys(rank for curve in curves for rank in curve.percentiles))
    places = {rank: place for place, rank in enumerate(sorted(ranks, key=float))}
    for number, curve in enumerate(curves):
        color = OURS if number == 0 else CEILINGS[min(number - 1, len(CEILINGS) - 1)]
        x, y = [places[rank] for rank in curve.percentiles], list(curve.percentiles.values())
        axes.plot(x, y, marker="o", markersize=3, color=color, label=curve.name)
    axes.set_xticks(list(places.values()), labels=["worst" if rank == "100" else f"p{rank}" for rank in places])
    axes.set_yscale("symlog", linthresh=1.0)
    lowest = min(value for curve in curves for value in curve.percentiles.values())
    axes.set_ylim(bottom=min(lowest, 0.0) - 0.1)
    axes.set_ylabel(curves[0].unit, fontsize=8)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.grid(axis="y", color="#e5e5e5")
    axes.legend(frameon=False, loc="upper left")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
