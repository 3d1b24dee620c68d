"""When calls of one target may start: the table, what counts as a failure, and what holds whatever calls come to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.breaker import TABLE, Breaker, Event, IllegalEvent, Rules, Said, State, said
from engine.core.retry import CLASSES, Class, classify

NOW_MS = 1_800_000_000_000
FULL = 128
RULES = Rules(
    window_ms=10_000,
    calls_min=20,
    failure_ratio=0.5,
    streak_min=5,
    streak_ms=1_000,
    pause_ms=1_000,
    pause_ms_max=15_000,
    probes=3,
    ramp_ms=1_000,
)


def state_of(breaker: Breaker) -> State:
    """Each time anew."""
    return breaker.state


def opened() -> Breaker:
    breaker = Breaker(RULES, NOW_MS)
    breaker.told(0, RULES.calls_min, NOW_MS, 0.0)
    assert state_of(breaker) is State.OPEN
    return breaker


def half_open() -> Breaker:
    breaker = opened()
    assert breaker.advance(NOW_MS + RULES.pause_ms, FULL) == RULES.probes
    return breaker


def test_only_what_stands_in_the_table_happens() -> None:
    breaker = Breaker(RULES, NOW_MS)
    for event in set(Event) - {Event.TRIPPED}:
        with pytest.raises(IllegalEvent, match=f"{event.name} in state CLOSED"):
            breaker._follow(event, NOW_MS)
    assert state_of(breaker) is State.CLOSED
    assert set(TABLE.values()) == set(State)


def test_what_a_target_says_of_a_job_says_that_it_works() -> None:
    for code, kind in CLASSES.items():
        if kind is not Class.TRANSIENT:
            assert said(code, began=True) is Said.GOOD, code


@pytest.mark.parametrize("code", ["RESOURCE_EXHAUSTED", "ABORTED"])
def test_a_target_that_asks_for_a_slower_pace_is_not_away(code: str) -> None:
    assert classify(code) is Class.TRANSIENT
    assert said(code, began=True) is Said.GOOD


@pytest.mark.parametrize("code", ["UNAVAILABLE", "DEADLINE_EXCEEDED", "INTERNAL", "UNKNOWN"])
def test_what_speaks_of_the_target_counts(code: str) -> None:
    assert said(code, began=True) is Said.BAD


def test_a_call_that_never_began_counts_where_its_target_was_not_reached() -> None:
    assert said("UNAVAILABLE", began=False) is Said.BAD
    assert said("INTERNAL", began=False) is Said.NOTHING
    assert said("INVALID_ARGUMENT", began=False) is Said.NOTHING


@pytest.mark.parametrize("code", ["CANCELLED", "EXPIRED"])
def test_what_was_our_own_doing_counts_for_nothing(code: str) -> None:
    assert said(code, began=True) is Said.NOTHING


def test_half_of_many_calls_failing_opens_it_and_fewer_do_not() -> None:
    breaker = Breaker(RULES, NOW_MS)
    for _ in range(9):
        breaker.told(1, 1, NOW_MS, 0.0)
    assert state_of(breaker) is State.CLOSED
    breaker.told(1, 1, NOW_MS, 0.0)
    assert state_of(breaker) is State.OPEN
    steady = Breaker(RULES, NOW_MS)
    for second in range(1_000):
        steady.told(51, 49, NOW_MS + 1_000 * second, 0.0)
    assert state_of(steady) is State.CLOSED


def test_a_row_of_failures_opens_it_however_seldom_they_come() -> None:
    breaker = Breaker(RULES, NOW_MS)
    for minute in range(4):
        breaker.told(0, 1, NOW_MS + 60_000 * minute, 0.0)
        assert not breaker.is_idle(NOW_MS + 60_000 * minute + 50_000), "the row would be forgotten"
    assert state_of(breaker) is State.CLOSED
    breaker.told(0, 1, NOW_MS + 240_000, 0.0)
    assert state_of(breaker) is State.OPEN


def test_a_good_answer_ends_the_row() -> None:
    breaker = Breaker(RULES, NOW_MS)
    for minute in range(10):
        breaker.told(int(minute % 4 == 3), int(minute % 4 != 3), NOW_MS + 60_000 * minute, 0.0)
    assert state_of(breaker) is State.CLOSED


def test_what_fails_at_once_is_one_piece_of_news() -> None:
    breaker = Breaker(RULES, NOW_MS)
    breaker.told(0, RULES.calls_min - 1, NOW_MS, 0.0)
    assert state_of(breaker) is State.CLOSED


def test_while_it_is_open_nothing_starts_and_nothing_is_learnt() -> None:
    breaker = opened()
    breaker.told(100, 0, NOW_MS + 1, 0.0)
    assert breaker.advance(NOW_MS + RULES.pause_ms - 1, FULL) == 0
    assert state_of(breaker) is State.OPEN


def test_enough_good_probes_close_it_and_one_that_fails_opens_it_for_longer() -> None:
    breaker, at_ms = half_open(), NOW_MS + RULES.pause_ms
    pauses: list[int] = []
    for _ in range(6):
        breaker.told(2, 0, at_ms, 0.0)
        assert state_of(breaker) is State.HALF_OPEN
        breaker.told(1, 1, at_ms, 0.0)
        assert state_of(breaker) is State.OPEN
        assert breaker.until_ms is not None
        pauses.append(breaker.until_ms - at_ms)
        at_ms = breaker.until_ms
        assert breaker.advance(at_ms, FULL) == RULES.probes
    assert pauses == [2_000, 4_000, 8_000, 15_000, 15_000, 15_000]
    breaker.told(2, 0, at_ms, 0.0)
    breaker.told(1, 0, at_ms, 0.0)
    assert state_of(breaker) is State.CLOSED


def test_after_an_outage_calls_come_back_step_by_step() -> None:
    breaker = half_open()
    at_ms = NOW_MS + RULES.pause_ms
    breaker.told(3, 0, at_ms, 0.0)
    limits = [breaker.advance(at_ms + step * RULES.ramp_ms, FULL) for step in range(8)]
    assert limits == [3, 6, 12, 24, 48, 96, None, None]
    assert breaker.is_quiet()
    assert breaker.opened == 0


def test_one_that_fails_again_while_calls_come_back_waits_longer() -> None:
    breaker = half_open()
    at_ms = NOW_MS + RULES.pause_ms
    breaker.told(3, 0, at_ms, 0.0)
    breaker.told(0, 30, at_ms + 100, 0.0)
    assert state_of(breaker) is State.OPEN
    assert breaker.until_ms == at_ms + 100 + 2 * RULES.pause_ms


def test_nodes_do_not_probe_all_at_once() -> None:
    times = set()
    for chance in (0.0, 0.25, 0.5, 0.999):
        breaker = Breaker(RULES, NOW_MS)
        breaker.told(0, RULES.calls_min, NOW_MS, chance)
        assert breaker.until_ms is not None
        assert NOW_MS + RULES.pause_ms * 3 // 4 <= breaker.until_ms <= NOW_MS + RULES.pause_ms
        times.add(breaker.until_ms)
    assert len(times) == 4


STEPS = st.lists(st.tuples(st.integers(0, 30_000), st.integers(0, 30), st.integers(0, 30)), max_size=60)


@given(STEPS, st.floats(0.0, 1.0, exclude_max=True))
def test_whatever_calls_come_to(steps: list[tuple[int, int, int]], chance: float) -> None:
    """It starts nothing while it is open and a few while it is half open; and once all calls are good, as many as ever
    start within the longest pause and the ramp."""
    breaker, now_ms = Breaker(RULES, NOW_MS), NOW_MS
    for after_ms, good, bad in steps:
        now_ms += after_ms
        limit = breaker.advance(now_ms, FULL)
        if breaker.state is State.OPEN:
            assert limit == 0
            assert breaker.until_ms is not None
            assert breaker.until_ms - now_ms <= RULES.pause_ms_max
        elif breaker.state is State.HALF_OPEN:
            assert limit == RULES.probes
        else:
            assert limit is None or RULES.probes <= limit < FULL
        breaker.told(good, bad, now_ms, chance)
    now_ms += RULES.pause_ms_max
    breaker.advance(now_ms, FULL)
    breaker.told(RULES.probes, 0, now_ms, chance)
    assert state_of(breaker) is State.CLOSED
    assert breaker.advance(now_ms + 6 * RULES.ramp_ms, FULL) is None
    assert breaker.is_idle(now_ms + 6 * RULES.ramp_ms + RULES.window_ms)
