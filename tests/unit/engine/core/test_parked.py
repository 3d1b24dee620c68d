"""When the parked come back: at a pace that does not grow with their number."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from engine.core.parked import Parked

NOW_MS = 1_800_000_000_000


def test_a_few_come_back_within_the_least_spread() -> None:
    parked = Parked(per_s=1_000, spread_ms_min=5_000)
    times_ms = parked.park(100, NOW_MS, NOW_MS, Random(1).random)
    assert min(times_ms) >= NOW_MS
    assert max(times_ms) < NOW_MS + 5_000
    assert parked.count(NOW_MS) == 100
    assert parked.count(NOW_MS + 6_000) == 0


def test_five_minutes_of_a_thousand_a_second_come_back_at_the_pace_of_the_budget() -> None:
    """Each job that is due again while its target is away is parked again: without a spread that grows, five minutes
    would park ten thousand a second (HOLES 13f)."""
    parked, random = Parked(per_s=1_000, spread_ms_min=5_000), Random(7)
    back: Counter[int] = Counter()
    rows = []
    for second in range(300):
        count = 1_000 + back.pop(second, 0)
        rows.append(count)
        at_ms = NOW_MS + second * 1_000
        for time_ms in parked.park(count, at_ms + 1_000, at_ms, random.random):
            back[(time_ms - NOW_MS) // 1_000] += 1
    assert max(rows) < 3_000
    assert sum(back.values()) == 300_000
    assert max(back.values()) < 2_000
    assert max(back) < 300 + 660
    assert abs(parked.count(NOW_MS + 299_000) - 300_000) < 2_000


@given(st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 500)), max_size=40), st.integers(0, 1 << 32))
def test_they_are_counted_until_their_second_has_passed(steps: list[tuple[int, int]], seed: int) -> None:
    parked, random, now_ms = Parked(per_s=50, spread_ms_min=1_000), Random(seed), NOW_MS
    all_ms: list[int] = []
    for after_ms, count in steps:
        now_ms += after_ms
        spread_ms = parked.spread_ms(now_ms, count)
        times_ms = parked.park(count, now_ms, now_ms, random.random)
        assert all(now_ms <= time_ms < now_ms + spread_ms for time_ms in times_ms)
        all_ms += times_ms
        assert parked.count(now_ms) == sum(time_ms // 1_000 >= now_ms // 1_000 for time_ms in all_ms)
        assert parked.spread_ms(now_ms, 0) >= 2_000 * parked.count(now_ms) // 50
