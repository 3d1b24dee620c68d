"""The SVG of a result: well-formed, whole, and the same bytes from the same result."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from bench.__main__ import main
from bench.figure import Ceiling, Figure
from bench.plot import draw
from bench.results import write
from tests.unit.bench.results import figure, result

SVG = "{http://www.w3.org/2000/svg}"
TOLD = result(
    figure(
        "submitted <at once> & in $batches$",
        [48_000.0, 52_000.0, 51_000.0],
        [90_000.0, 88_000.0, 91_000.0],
        goal=50_000,
    ),
    figure("early", [0.0], [0.0], better="lower", goal=0),
    figure("memory of far jobs", [-3.5, 1.0], better="lower"),
)


def texts(svg: bytes) -> list[str]:
    root = ET.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    return ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]


def test_the_plot_shows_every_figure_its_value_its_ceiling_and_its_goal() -> None:
    shown = texts(draw(TOLD))
    for told in TOLD.figures:
        assert told.name in shown
    for said in ("51,000 jobs/s", "90,000", "bare library", "goal ≥ 50,000", "goal ≤ 0"):
        assert said in shown, shown
    assert any(said.startswith("sample: size full, 2026-11-23") for said in shown), shown


def test_the_plot_shows_percentiles_of_both_sides() -> None:
    shown = texts(draw(TOLD))
    for said in ("p50", "p99", "p99.9", "worst", "ms after due", "Tocsin", "bare loop"):
        assert said in shown, shown


def test_a_further_ceiling_does_not_dwarf_the_first_but_is_cut_off_and_says_its_number() -> None:
    ceilings = [Ceiling(name="whole", rounds=[20.0]), Ceiling(name="half", rounds=[9_000.0])]
    told = Figure(name="f", unit="x", better="higher", rounds=[10.0], ceilings=ceilings)
    assert {"10 x", "20", "9,000, cut off here"} <= set(texts(draw(result(told))))


def test_the_same_result_gives_the_same_bytes() -> None:
    assert draw(TOLD) == draw(TOLD)


def test_results_measured_before_are_drawn_without_measuring(tmp_path: Path) -> None:
    write(TOLD, tmp_path / "results" / "sample.json")
    assert main(["--from", str(tmp_path / "results"), "--plots", str(tmp_path / "plots")]) == 0
    assert texts((tmp_path / "plots" / "sample.svg").read_bytes())
