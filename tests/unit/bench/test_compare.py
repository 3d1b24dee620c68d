"""Two runs side by side: what got worse is marked, and neither the machine's mood nor noise is taken for it."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.compare import Line, compare
from bench.figure import Figure
from bench.results import write
from tests.unit.bench.results import figure, result

STEADY = [100.0, 101.0, 99.0]


def line(old: Figure, new: Figure) -> Line:
    (only,) = compare([result(old)], [result(new)]).lines
    return only


def test_a_rate_that_fell_and_a_cost_that_rose_are_worse_by_so_much() -> None:
    fell = line(figure("rate", STEADY), figure("rate", [50.0, 50.5, 49.5]))
    assert (fell.verdict, fell.change) == ("worse by 50 %", 0.5)
    rose = line(figure("cost", STEADY, better="lower"), figure("cost", [150.0, 151.0, 149.0], better="lower"))
    assert (rose.verdict, rose.change) == ("worse by 50 %", 1.5)
    assert line(figure("rate", [50.0]), figure("rate", [100.0])).verdict == "better by 100 %"


def test_what_moved_less_than_the_rounds_spread_is_noise() -> None:
    noisy = line(figure("rate", [80.0, 100.0, 120.0]), figure("rate", [70.0, 90.0, 110.0]))
    assert not noisy.moved
    assert noisy.verdict == ""


def test_a_slower_machine_that_slows_the_ceiling_as_much_is_no_regression() -> None:
    told = line(figure("rate", STEADY, [200.0, 202.0, 198.0]), figure("rate", [50.0, 50.5, 49.5], [100.0, 101.0, 99.0]))
    assert (told.change, told.ceiling_change) == (0.5, 0.5)
    assert not told.moved


def test_a_ceiling_that_got_faster_alone_shows_what_the_value_hides() -> None:
    told = line(figure("rate", STEADY, STEADY), figure("rate", STEADY, [200.0, 202.0, 198.0]))
    assert told.change == 1.0
    assert told.verdict == "worse by 50 %"


def test_a_goal_of_nothing_that_is_missed_now_is_worse_without_a_ratio() -> None:
    told = line(figure("early", [0.0], goal=0, better="lower"), figure("early", [3.0], goal=0, better="lower"))
    assert told.change is None
    assert math.isinf(told.worse)
    assert told.verdict == "worse"


def test_what_only_one_run_has_and_what_makes_them_differ_is_said() -> None:
    old = [result(figure("gone", STEADY), figure("kept", STEADY)), result(benchmark="dropped")]
    new = [result(figure("kept", STEADY), figure("fresh", STEADY), size="smoke"), result(benchmark="added")]
    notes = "\n".join(compare(old, new).notes)
    for said in (
        "dropped: only in the old run",
        "added: only in the new run",
        "sample: size was full, is smoke",
        "sample, gone: only in the old run",
        "sample, fresh: not in the old run",
    ):
        assert said in notes, notes


@pytest.fixture
def runs(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders; in the new one the rate fell by a fifth."""
    old, new = tmp_path / "old", tmp_path / "new"
    kept = figure("kept", STEADY)
    write(result(figure("rate", STEADY, STEADY), kept), old / "sample.json")
    write(result(figure("rate", [80.0, 80.8, 79.2], STEADY), kept), new / "sample.json")
    return old, new


@pytest.mark.parametrize(("over", "exit_code"), [("10", 1), ("19.9", 1), ("25", 0)])
def test_a_comparison_fails_over_a_percentage_and_names_what_did_it(
    over: str, exit_code: int, runs: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--compare", str(runs[0]), str(runs[1]), "--fail-over", over]) == exit_code
    printed = capsys.readouterr().out
    assert "worse by 20 %" in printed
    assert ("sample, rate: worse by 20 %, more than" in printed) == bool(exit_code), printed


def test_a_comparison_without_a_limit_tells_and_passes(
    runs: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--compare", str(runs[0] / "sample.json"), str(runs[1] / "sample.json")]) == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if "rate" in line)
    assert "0.80" in row, "new/old"
    assert "1.00" in row, "of the ceilings"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--fail-over", "5"], "needs --compare"),
        (["--compare", "absent-a", "absent-b"], "absent-a"),
        (["wheel", "--compare", "a", "b"], "one of them at a time"),
        (["--from", "absent"], "absent"),
    ],
)
def test_a_wrong_command_line_is_refused_with_the_mend(
    given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(given)
    assert said in capsys.readouterr().err
