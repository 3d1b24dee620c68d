"""Counts by bucket, and percentiles that forget."""

from __future__ import annotations

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.histogram import WINDOW_MS, WINDOWS, Buckets, Recent

NOW_MS = 1_764_000_000_000
values = st.one_of(st.integers(0, 100), st.integers(0, 10**9), st.floats(0, 1e7))


def test_a_value_on_a_bound_belongs_below_it() -> None:
    buckets = Buckets((1, 2, 5))
    buckets.observe_many((0, 1, 1.5, 2, 5, 6, 100))
    assert buckets.counts == [2, 2, 1, 2]
    assert buckets.cumulative() == [2, 4, 5, 7]
    assert (buckets.count, buckets.sum) == (7, 115.5)


@given(st.lists(st.lists(st.integers(-3, 12))))
def test_batches_count_as_their_values_one_by_one(batches: list[list[int]]) -> None:
    together, apart = Buckets((0, 3, 9)), Buckets((0, 3, 9))
    for batch in batches:
        together.observe_many(batch)
        for value in batch:
            apart.observe_many([value])
    assert (together.counts, together.sum) == (apart.counts, apart.sum)


def test_bounds_out_of_order_are_refused() -> None:
    with pytest.raises(AssertionError):
        Buckets((1, 3, 2))


def test_nothing_seen_is_zero() -> None:
    recent = Recent()
    recent.observe_many(NOW_MS, [])
    assert (recent.percentile(NOW_MS, 0.99), recent.max(NOW_MS)) == (0.0, 0.0)


@given(st.lists(values, min_size=1), st.floats(0, 1))
def test_a_percentile_is_within_a_percent_or_a_tenth_of_a_millisecond(seen: list[float], q: float) -> None:
    recent = Recent()
    recent.observe_many(NOW_MS, seen)
    exact = sorted(seen)[max(1, ceil(q * len(seen))) - 1]
    assert recent.percentile(NOW_MS, q) == pytest.approx(exact, rel=0.01, abs=0.1)
    assert recent.max(NOW_MS) == max(seen)


def test_whole_milliseconds_up_to_25_are_exact() -> None:
    for value_ms in range(26):
        recent = Recent()
        recent.observe_many(NOW_MS, [value_ms, 1_000])
        assert recent.percentile(NOW_MS, 0.5) == value_ms


def test_a_minute_later_it_is_forgotten() -> None:
    recent = Recent()
    recent.observe_many(NOW_MS, [500])
    kept_until_ms = NOW_MS // WINDOW_MS * WINDOW_MS + WINDOWS * WINDOW_MS
    assert recent.max(kept_until_ms - 1) == 500
    assert recent.max(kept_until_ms) == 0
    recent.observe_many(kept_until_ms, [3])
    assert recent.percentile(kept_until_ms, 1.0) == 3


def test_a_clock_that_jumps_back_leaves_the_future_out() -> None:
    recent = Recent()
    recent.observe_many(NOW_MS, [500])
    earlier_ms = NOW_MS - 3_600_000
    recent.observe_many(earlier_ms, [2])
    assert recent.max(earlier_ms) == 2


def test_the_share_within_a_second_is_of_the_last_minute_and_whole_without_any() -> None:
    recent = Recent()
    assert recent.share(NOW_MS, 1_000) == 1.0
    recent.observe_many(NOW_MS, [0, 3, 999, 1_000, 1_020, 60_000])
    assert recent.share(NOW_MS, 1_000) == 4 / 6
    assert recent.share(NOW_MS + 120_000, 1_000) == 1.0


def test_memory_does_not_grow_with_the_number_of_values() -> None:
    recent = Recent()
    for second in range(300):
        recent.observe_many(NOW_MS + second * 1_000, [second * 7_919 % 100_000 + k for k in range(500)])
    assert sum(len(window.counts) for window in recent._windows) <= WINDOWS * 128 * 15
