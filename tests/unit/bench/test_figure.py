"""A figure: its value, its ratio to the ceiling, its goal and its spread all come from the rounds."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from bench.figure import Ceiling, Figure, Report, curve, percentile
from bench.results import Unreadable, read, read_all, write
from tests.unit.bench.results import figure, result


def test_a_value_is_the_median_of_its_rounds_and_the_spread_is_seen() -> None:
    told = figure("rate", [100.0, 130.0, 120.0])
    assert told.value == 120.0
    assert told.spread == pytest.approx(30 / 120)
    assert figure("once", [5.0]).spread is None


def test_a_ratio_is_taken_round_by_round_so_that_a_slow_moment_meets_both() -> None:
    told = figure("rate", [100.0, 50.0, 80.0], [200.0, 100.0, 160.0])
    assert told.ratios == [0.5, 0.5, 0.5]
    assert told.ratio == 0.5
    assert figure("rate", [100.0, 50.0], [100.0]).ratio == 0.75, "of the medians where the rounds do not pair"
    assert figure("rate", [1.0], [0.0]).ratio is None


def test_a_goal_for_each_round_is_missed_by_one_of_them() -> None:
    rounds = [5.0, 9.0, 5.0]
    assert Figure(name="f", unit="s", better="lower", rounds=rounds, goal=7.0).reaches_goal is True
    assert Figure(name="f", unit="s", better="lower", rounds=rounds, goal=7.0, each=True).reaches_goal is False
    assert Figure(name="f", unit="1/s", better="higher", rounds=rounds, goal=6.0, each=True).worst == 5.0


@pytest.mark.parametrize(
    ("told", "reached"),
    [
        (figure("rate", [99.0], goal=100), False),
        (figure("rate", [100.0], goal=100), True),
        (figure("cost", [9.0], goal=8, better="lower"), False),
        (figure("cost", [8.0], goal=8, better="lower"), True),
        (figure("rate", [1.0]), None),
    ],
)
def test_a_goal_is_a_floor_or_a_roof_as_better_says(told: Figure, reached: bool | None) -> None:
    assert told.reaches_goal is reached


def test_a_goal_may_be_a_share_of_the_ceiling() -> None:
    ceilings = [Ceiling(name="bare", rounds=[100.0])]
    for rate, reached in ((79.0, False), (81.0, True)):
        told = Figure(name="r", unit="x", better="higher", rounds=[rate], ceilings=ceilings, goal_ratio=0.8)
        assert told.reaches_goal is reached
        assert told.goal_value == pytest.approx(80.0)


def test_figures_of_one_bench_have_names_of_their_own() -> None:
    with pytest.raises(AssertionError, match="two figures of one name"):
        Report(figures=[figure("rate", [1.0]), figure("rate", [2.0])])


def test_percentiles_are_by_nearest_rank() -> None:
    ranked = list(range(1, 101))
    assert [percentile(ranked, p) for p in (0.0, 50.0, 99.0, 99.9, 100.0)] == [1, 50, 99, 100, 100]
    assert curve("c", "ms", [3.0, 1.0, 2.0]).percentiles["100"] == 3.0


def test_a_result_is_read_as_it_was_written(tmp_path: Path) -> None:
    told = result(figure("rate", [100.0, 130.0], [200.0, 300.0], goal=90))
    write(told, tmp_path / "sample.json")
    assert read(tmp_path / "sample.json") == told
    assert read_all(tmp_path) == [told]
    kept = msgspec.json.decode((tmp_path / "sample.json").read_bytes())
    assert (kept["seed"], kept["commit"], kept["dirty"]) == (7, "0123456789abcdef", False)
    assert kept["figures"][0]["value"] == 115.0, "told to people too, not only worked out by readers"


def test_what_is_no_result_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text('{"benchmark": 1}')
    with pytest.raises(Unreadable, match=r"broken\.json: no result of a bench"):
        read_all(tmp_path)
    with pytest.raises(Unreadable, match="No such file"):
        read_all(tmp_path / "absent.json")
    (tmp_path / "empty").mkdir()
    with pytest.raises(Unreadable, match=r"no \*\.json in it"):
        read_all(tmp_path / "empty")
