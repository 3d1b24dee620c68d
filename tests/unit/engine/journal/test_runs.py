"""Runs say of any set of shards how many are held where, without a hole, and what their epochs add up to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.journal.runs import LAST, runs

HELD = st.dictionaries(st.integers(0, 300) | st.integers(LAST - 3, LAST), st.integers(0, 1 << 50), max_size=200)


@given(HELD)
def test_runs_cover_every_number_once_and_hold_all_or_none_of_theirs(epochs: dict[int, int]) -> None:
    following = 0
    for lo, hi, held, total in zip(*runs(epochs), strict=True):
        assert lo == following <= hi, (lo, hi, following)
        inside = [number for number in range(lo, min(hi, LAST) + 1) if number in epochs] if held else []
        assert held == len(inside) in {0, hi - lo + 1}
        assert total == sum(epochs[number] for number in inside)
        following = hi + 1
    assert following == LAST + 1
    assert sum(runs(epochs)[2]) == len(epochs)


def test_whoever_holds_all_shards_of_a_cluster_tells_two_runs() -> None:
    assert runs(dict.fromkeys(range(256), 3)) == ([0, 256], [255, LAST], [256, 0], [768, 0])
