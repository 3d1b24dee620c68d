"""Pieces of a view: numbers stay narrow, and lines within the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.top.parts import LABEL_CELLS, compact, line, size_of


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "0"),
        (999_999, "999,999"),
        (1_000_000, "1.00M"),
        (1_234_567, "1.23M"),
        (99_960_000, "100M"),
        (987_654_321, "988M"),
        (12_345_678_901, "12.3G"),
        (3 * 10**12, "3.00T"),
    ],
)
def test_large_counts_are_shortened(count: int, told: str) -> None:
    assert compact(count) == told


@given(st.integers(0, 10**15 - 10**12))
def test_a_count_never_breaks_its_column(count: int) -> None:
    assert len(compact(count)) <= LABEL_CELLS


@pytest.mark.parametrize(("count", "told"), [(0, "0 B"), (2_048, "2.0 KiB"), (3 << 30, "3.0 GiB")])
def test_bytes_have_their_unit(count: int, told: str) -> None:
    assert size_of(count) == told


@given(st.text(max_size=60), st.integers(1, 40))
def test_a_line_is_cut_where_the_terminal_ends(text: str, width: int) -> None:
    assert line(text, width=width).cell_len <= width
