"""Bars of text."""

from __future__ import annotations

from api.top.plot import bars


def test_bars_rise_by_eighths_of_a_line_and_none_that_counts_is_invisible() -> None:
    assert bars([0, 1, 8, 12, 16], 2, 16) == ["   ▄█", " ▁███"]
    assert bars([1], 2, 1_000) == [" ", "▁"]
    assert bars([99], 1, 10) == ["█"]
    assert bars([0, 0], 1, 0) == ["  "]
