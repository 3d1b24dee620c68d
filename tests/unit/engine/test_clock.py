"""The clock: forward at once, small steps back waited out, large ones followed and told."""

from __future__ import annotations

from engine.clock import SystemClock

HOLD_MS = 5_000


class Times:
    def __init__(self) -> None:
        self.ms = 1_000_000
        self.steps_back: list[int] = []
        self.clock = SystemClock(HOLD_MS, self.steps_back.append, lambda: self.ms * 1_000_000 + 999_999)


def test_a_forward_step_is_followed_at_once() -> None:
    times = Times()
    assert times.clock.now_ms() == 1_000_000
    times.ms += 3_600_000
    assert times.clock.now_ms() == 4_600_000


def test_a_small_step_back_is_waited_out() -> None:
    times = Times()
    times.clock.now_ms()
    times.ms -= HOLD_MS
    assert times.clock.now_ms() == 1_000_000
    times.ms += HOLD_MS + 7
    assert times.clock.now_ms() == 1_000_007
    assert not times.steps_back


def test_a_large_step_back_is_followed_with_an_alarm_once() -> None:
    times = Times()
    times.clock.now_ms()
    times.ms -= HOLD_MS + 1
    assert times.clock.now_ms() == times.ms
    assert times.clock.now_ms() == times.ms
    assert times.steps_back == [HOLD_MS + 1]


def test_a_part_of_a_millisecond_is_not_yet_the_next() -> None:
    assert Times().clock.now_ms() == 1_000_000
