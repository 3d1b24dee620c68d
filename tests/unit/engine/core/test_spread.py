"""A crowd with windows spreads over them, away from what is crowded already."""

from __future__ import annotations

from random import Random

import pytest

from engine.core.job import Job
from engine.core.lifecycle import State
from engine.core.spread import SECONDS_MAX, Spread
from engine.core.wheel import Wheel

NOW_MS = 1_800_000_000_000


@pytest.mark.parametrize("window_ms", [0, 1, 999, 60_000, 604_800_000])
def test_the_moment_lies_within_the_window(window_ms: int) -> None:
    spread = Spread(lambda _: 0.0, Random(1).getrandbits)
    picked = [spread.pick(NOW_MS, window_ms) for _ in range(300)]
    assert min(picked) >= NOW_MS
    assert max(picked) <= NOW_MS + window_ms


def test_a_crowd_is_spread_more_evenly_than_by_chance() -> None:
    """10,000 jobs over 100 s: by chance the fullest second has some 125, and the emptiest 75."""
    spread = Spread(lambda _: 0.0, Random(2).getrandbits)
    seconds = [0] * 100
    for _ in range(10_000):
        seconds[(spread.pick(NOW_MS, 99_999) - NOW_MS) // 1_000] += 1
    assert max(seconds) <= 104
    assert min(seconds) >= 96


def test_what_is_crowded_already_is_avoided() -> None:
    wheel = Wheel(NOW_MS)
    wheel.insert([Job(n, "t", NOW_MS + 30_000 + n % 20_000, 0, State.PENDING, 0, b"") for n in range(20_000)])
    spread = Spread(wheel.density, Random(3).getrandbits)
    picked = [spread.pick(NOW_MS, 60_000) - NOW_MS for _ in range(1_000)]
    crowded = [at for at in picked if 31_000 <= at < 49_000]
    assert len(crowded) < 20, "a third of the window, and a random moment would fall there 300 times"


def test_what_is_remembered_is_bounded() -> None:
    spread = Spread(lambda _: 0.0, Random(4).getrandbits)
    for second in range(SECONDS_MAX + 100):
        spread.pick(NOW_MS + second * 1_000, 0)
    assert len(spread._placed) == SECONDS_MAX


def test_density_counts_what_is_due_around_an_instant() -> None:
    wheel = Wheel(NOW_MS)
    assert wheel.density(NOW_MS + 5_000) == 0.0
    wheel.insert([Job(n, "t", NOW_MS + 5_000, 0, State.PENDING, 0, b"") for n in range(1_024)])
    assert wheel.density(NOW_MS + 5_000) == pytest.approx(1_000)
    assert wheel.density(NOW_MS - 5_000) == 0.0
