"""Columns: whole through a pipe, within a terminal, and in their places from page to page."""

from __future__ import annotations

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api import show
from api.shell.table import Columns, cut, width_of

IDS = "01a209fe-124d-806a-8d23-9f25d60fcbcb"


def test_without_a_terminal_nothing_is_cut_and_nothing_trails() -> None:
    lines = Columns(["id", "user"], gives_way=[1]).lines([[IDS, "u" * 300], [IDS, "v"]])
    assert [click.unstyle(line) for line in lines] == [
        "id" + " " * 36 + "user",
        f"{IDS}  {'u' * 300}",
        f"{IDS}  v",
    ]


def test_columns_keep_their_places_and_heads_come_once() -> None:
    columns = Columns(["a", "b"])
    first, second = columns.lines([["long one", "x"]]), columns.lines([["s", "y"]])
    assert (len(first), len(second)) == (2, 1)
    assert first[1].index("x") == second[0].index("y")
    assert columns.lines([]) == []


def test_a_narrow_terminal_takes_from_the_widest_that_gives_way() -> None:
    columns = Columns(["id", "type", "user"], gives_way=[1, 2], width=60)
    line = columns.lines([[IDS, "messaging.send_scheduled_message", "u-1"]])[-1]
    assert width_of(line) <= 60
    assert IDS in line
    assert "messagi" in line
    assert "…" in line
    assert "u-1" in line


def test_a_terminal_too_narrow_for_cut_columns_leaves_some_out_for_good() -> None:
    columns = Columns(["id", "type", "tags", "n"], gives_way=[1, 2], left_out=[2, 1], width=47)
    lines = columns.lines([[IDS, "a.type", "t1, t2", "1"]])
    assert [line.split() for line in map(click.unstyle, lines)] == [["id", "type", "n"], [IDS, "a.type", "1"]]
    assert columns.lines([[IDS, "b", "t", "1"]]) == [f"{IDS}  b       1"]


def test_without_want_of_room_nothing_is_left_out() -> None:
    for width in (None, 80):
        line = Columns(["id", "tags"], gives_way=[1], left_out=[1], width=width).lines([[IDS, "t"]])[-1]
        assert line == f"{IDS}  t"


def test_a_colour_takes_no_room() -> None:
    columns = Columns(["state", "b"], paint={0: lambda cell: click.style(cell, fg="red")})
    line = columns.lines([["dead", "x"]])[-1]
    assert click.unstyle(line) == "dead   x"
    assert line != click.unstyle(line)


@given(st.text(), st.integers(1, 40))
def test_what_is_cut_fits_and_what_fits_is_not_cut(text: str, width: int) -> None:
    assert width_of(cut(text, width)) <= width
    if width_of(text) <= width:
        assert cut(text, width) == text


@pytest.mark.parametrize("cells", [60, 80, 200])
def test_the_attempts_of_a_job_fit_the_terminal_and_keep_what_went_wrong(
    cells: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(show, "terminal_width", lambda: cells)
    at = "2026-11-24T06:00:00.005Z"
    told = {"number": 1, "fired_at": at, "finished_at": at, "outcome": "retrying", "code": "DEADLINE_EXCEEDED"}
    show.attempts([{**told, "error": "no answer within 30 s", "lateness_ms": 5}])
    _, heads, attempt = capsys.readouterr().out.splitlines()
    assert max(width_of(heads), width_of(attempt)) <= cells
    assert "no answer within" in attempt
    assert ("finished_at" in heads, "lateness_ms" in heads) == (cells == 200, cells == 200)
