"""The table of results: one row a figure with all that its reader needs, further ceilings below it."""

from __future__ import annotations

import pytest

from bench import table
from bench.figure import Ceiling, Figure
from tests.unit.bench.results import figure, result


def rows(capsys: pytest.CaptureFixture[str], *figures: Figure) -> list[str]:
    table.show([result(*figures)])
    return capsys.readouterr().out.splitlines()


def test_a_row_says_goal_result_ceiling_ratio_and_spread(capsys: pytest.CaptureFixture[str]) -> None:
    told = figure("at once", [48_000.0, 52_000.0, 51_000.0], [100_000.0, 104_000.0, 102_000.0], goal=50_000)
    row = rows(capsys, told)[1]
    assert row.split() == [
        *("sample", "at", "once", "≥", "50,000", "51,000", "jobs/s", "102,000", "bare", "library", "0.50", "8", "%"),
    ]


def test_a_goal_that_is_missed_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    assert "≥ 50,000  missed" in rows(capsys, figure("slow", [1.0], goal=50_000))[1]


def test_every_goal_is_told_in_a_line_with_what_was_seen(capsys: pytest.CaptureFixture[str]) -> None:
    each = Figure(name="gap", unit="ms", better="lower", rounds=[5.0, 9.0, 6.0], goal=7.0, each=True)
    printed = rows(capsys, figure("at once", [52_000.0], goal=50_000), each, figure("no goal", [1.0]))
    assert "met     sample, at once: 52,000 jobs/s (goal ≥ 50,000)" in printed
    assert "missed  sample, gap: 6 ms, at worst 9 (goal ≤ 7 in each round)" in printed
    assert not any("no goal:" in line for line in printed)


def test_further_ceilings_stand_below_with_a_ratio_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    ceilings = [Ceiling(name="first", rounds=[20.0]), Ceiling(name="second", rounds=[40.0])]
    printed = rows(capsys, Figure(name="f", unit="x", better="higher", rounds=[10.0], ceilings=ceilings))
    assert printed[1].split()[-4:] == ["20", "first", "0.50", "-"]
    assert printed[2].split() == ["40", "second", "0.25"]


def test_the_source_of_the_numbers_stands_below(capsys: pytest.CaptureFixture[str]) -> None:
    last = rows(capsys, figure("f", [1.0]))[-1]
    assert last == "size full, 2026-11-23T08:00:00Z, commit 0123456789ab, 2 cores, a processor"


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (0.0123, "0.012"), (1.234, "1.23"), (12.34, "12.3"), (1234567.0, "1,234,567")]
)
def test_a_number_has_the_digits_that_anybody_reads(value: float, text: str) -> None:
    assert table.number(value) == text
