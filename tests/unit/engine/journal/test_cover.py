"""Covers hold their windows, and are few."""

from __future__ import annotations

from random import Random

import pytest

from engine.journal.cover import cover
from engine.options import DAY_MS

TODAY_MS = 20_500 * DAY_MS


@pytest.mark.parametrize("seed", range(20))
def test_a_cover_holds_its_window_and_not_much_more(seed: int) -> None:
    random = Random(seed)
    for _ in range(200):
        least_ms = TODAY_MS + random.randrange(-800 * DAY_MS, 800 * DAY_MS)
        window_ms = random.randrange(1, random.choice((DAY_MS, 16 * DAY_MS, 800 * DAY_MS)))
        first_ms, end_ms = cover(least_ms, least_ms + window_ms)
        assert first_ms <= least_ms, (seed, least_ms, window_ms)
        assert least_ms + window_ms <= end_ms, (seed, least_ms, window_ms)
        assert first_ms % DAY_MS == end_ms % DAY_MS == 0
        assert end_ms - first_ms <= window_ms + max(32 * DAY_MS, window_ms), (seed, least_ms, window_ms)


@pytest.mark.parametrize(("days", "covers"), [(1, 92), (8, 92), (60, 92), (500, 12)])
def test_windows_of_two_years_are_held_by_few_covers(days: int, covers: int) -> None:
    begins = (TODAY_MS + hour * DAY_MS // 24 for hour in range(730 * 24))
    assert len({cover(begin_ms, begin_ms + days * DAY_MS) for begin_ms in begins}) <= covers


def test_a_statement_says_which_days_it_opens() -> None:
    text = cover(TODAY_MS, TODAY_MS + 1).of("select from r where at >= {first_ms}::bigint and at < {end_ms}::bigint")
    first_ms, end_ms = cover(TODAY_MS, TODAY_MS + 1)
    assert text == f"select from r where at >= {first_ms}::bigint and at < {end_ms}::bigint"
    with pytest.raises(AssertionError, match="names no days"):
        cover(TODAY_MS, TODAY_MS + 1).of("select from r")
