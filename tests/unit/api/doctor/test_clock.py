"""The clock: the truth lies in the interval that is told, however slow and lopsided the network."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.doctor.clock import Offset, Trip, judge, measure, offset_of
from api.doctor.finding import Level
from tests import virtual_time

DELAY_US = st.integers(0, 300_000)
TRIPS = st.lists(st.tuples(DELAY_US, DELAY_US, st.integers(0, 10_000_000)), min_size=1, max_size=8)


def _trip(start_us: int, there_us: int, back_us: int, offset_us: int) -> Trip:
    read_us = start_us + there_us
    return Trip(start_us // 1_000, (read_us + offset_us) / 1_000, (read_us + back_us) // 1_000)


@given(TRIPS, st.integers(-5_000_000, 5_000_000))
def test_the_true_offset_is_in_the_interval(trips: list[tuple[int, int, int]], offset_us: int) -> None:
    found = offset_of([_trip(start, there, back, offset_us) for there, back, start in trips])
    assert found is not None
    assert found.low_ms - 1e-6 <= offset_us / 1_000 <= found.high_ms + 1e-6
    best_us = min(there + back for there, back, _ in trips)
    assert found.uncertainty_ms <= best_us / 2_000 + 1


def test_a_clock_that_steps_meanwhile_fits_no_offset() -> None:
    trips = [_trip(0, 100, 100, 0), _trip(10_000, 100, 100, 500_000)]
    assert offset_of(trips) is None
    assert judge(None).level is Level.WARNING


@pytest.mark.parametrize(
    ("low_ms", "high_ms", "level"),
    [
        (-1, 1, Level.OK),
        (-249, -200, Level.OK),
        (260, 300, Level.WARNING),
        (-2_500, -1_900, Level.WARNING),  # not surely beyond the limit
        (2_001, 2_003, Level.FAIL),
        (-9_000, -8_999, Level.FAIL),
        (-3_000, 3_000, Level.WARNING),  # nothing is known
    ],
)
def test_only_what_is_sure_is_a_failure(low_ms: float, high_ms: float, level: Level) -> None:
    assert judge(Offset(low_ms, high_ms)).level is level


def test_it_is_said_which_clock_is_ahead_and_how_sure_that_is() -> None:
    assert "3,000.0 ms ahead of this machine's (± 2.0 ms" in judge(Offset(2_998, 3_002)).what
    assert "3,000.0 ms behind this machine's" in judge(Offset(-3_002, -2_998)).what


def test_every_trip_is_between_two_looks_at_our_clock() -> None:
    looks: list[str] = []

    async def theirs_ms() -> float:
        looks.append("theirs")
        return 5.0

    def ours_ms() -> int:
        looks.append("ours")
        return 5

    trips = virtual_time.run(lambda: measure(theirs_ms, ours_ms))
    assert looks == ["theirs", *["ours", "theirs", "ours"] * len(trips)]
