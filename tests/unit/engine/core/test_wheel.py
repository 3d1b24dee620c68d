"""The wheel's claims one by one. Its order over long random histories is in tests/model/test_wheel.py."""

from __future__ import annotations

import pytest

from engine.core.job import Job
from engine.core.lifecycle import State
from engine.core.wheel import DUE_MS_MAX, Wheel

NOW_MS = 1_764_000_000_123
THIRD_LEVEL_MS = 1_024 * 1_024


def job(due_ms: int, number: int = 0) -> Job:
    return Job(number, "t", due_ms, due_ms, State.PENDING, 0, b"")


def fire(wheel: Wheel, now_ms: int, limit: int = 2_000) -> list[Job]:
    """Everything that is due, in as many calls as it takes."""
    fired: list[Job] = []
    while (next_ms := wheel.next_ms()) is not None and next_ms <= now_ms:
        fired += wheel.advance(now_ms, limit)
        wheel.check()
    return fired


@pytest.mark.parametrize("ahead_ms", [1, 2, 1_023, 1_024, 1_025, 600_000, THIRD_LEVEL_MS, 1 << 31, 1 << 41])
def test_a_job_fires_at_its_millisecond_and_not_one_before(ahead_ms: int) -> None:
    wheel = Wheel(NOW_MS)
    due = job(NOW_MS + ahead_ms)
    wheel.insert([due])
    assert fire(wheel, due.due_ms - 1) == []
    assert wheel.next_ms() == due.due_ms
    assert wheel.advance(due.due_ms, 10) == [due]
    assert (len(wheel), wheel.next_ms()) == (0, None)


@pytest.mark.parametrize("behind_ms", [0, 1, 5_000, 10**9])
def test_what_is_due_already_opens_at_the_next_advance(behind_ms: int) -> None:
    wheel = Wheel(NOW_MS)
    late = job(NOW_MS - behind_ms)
    wheel.insert([late])
    assert wheel.next_ms() == late.due_ms
    assert wheel.advance(NOW_MS, 10) == [late]


def test_late_ones_come_by_due_time_before_what_follows() -> None:
    wheel = Wheel(NOW_MS)
    dues_ms = [NOW_MS + 5, NOW_MS - 3, NOW_MS, NOW_MS + 1, NOW_MS - 900, NOW_MS - 3]
    wheel.insert([job(due_ms) for due_ms in dues_ms])
    assert [due.due_ms for due in fire(wheel, NOW_MS + 10, limit=2)] == sorted(dues_ms)


def test_a_crowded_millisecond_is_sliced_in_order_of_arrival() -> None:
    wheel = Wheel(NOW_MS)
    crowd = [job(NOW_MS + 700, number) for number in range(5_000)]
    wheel.insert(crowd)
    got: list[Job] = []
    while (next_ms := wheel.next_ms()) is not None:
        part = wheel.advance(max(next_ms, NOW_MS + 700), 2_000)
        assert len(part) <= 2_000
        got += part
        wheel.check()
    assert got == crowd


def test_a_jump_of_hours_is_worked_off_in_bounded_steps() -> None:
    wheel = Wheel(NOW_MS)
    crowd = [job(NOW_MS + 1 + number * 7_919 % 40_000_000, number) for number in range(6_000)]
    wheel.insert(crowd)
    now_ms = NOW_MS + 50_000_000
    fired: list[Job] = []
    turns = 0
    while wheel.next_ms() is not None:
        part = wheel.advance(now_ms, 100)
        assert len(part) <= 100
        fired += part
        turns += 1
    assert [due.due_ms for due in fired] == sorted(due.due_ms for due in crowd)
    # Each entry is touched once to fire and at most twice to pour.
    assert turns <= 3 * len(crowd) / 100 + 1


@pytest.mark.parametrize(
    ("ahead_ms", "later_ms", "times"),
    [(5, 9, 1), (5, 5_000, 1), (2_000, 900_000, 1), (2_000, 2_001, 2), (2 * THIRD_LEVEL_MS, 1 << 35, 1)],
)
def test_a_job_moved_to_a_later_time_fires_only_then(ahead_ms: int, later_ms: int, times: int) -> None:
    """Twice where both times lie in one coarse slot, which pours by the present due time."""
    wheel = Wheel(NOW_MS)
    moved = job(NOW_MS + ahead_ms)
    wheel.insert([moved])
    moved.due_ms = NOW_MS + later_ms
    wheel.insert([moved])
    assert fire(wheel, moved.due_ms - 1) == []
    assert fire(wheel, moved.due_ms) == [moved] * times


def test_a_job_moved_while_its_crowded_slot_is_open_does_not_fire_early() -> None:
    wheel = Wheel(NOW_MS)
    crowd = [job(NOW_MS + 1, number) for number in range(10)]
    wheel.insert(crowd)
    assert wheel.advance(NOW_MS + 1, 4) == crowd[:4]
    crowd[7].due_ms = NOW_MS + 50
    wheel.insert([crowd[7]])
    assert fire(wheel, NOW_MS + 1) == [*crowd[4:7], *crowd[8:]]
    assert fire(wheel, NOW_MS + 50) == [crowd[7]]


def test_a_late_job_moved_ahead_does_not_fire_early() -> None:
    wheel = Wheel(NOW_MS)
    moved = job(NOW_MS - 5)
    wheel.insert([moved])
    moved.due_ms = NOW_MS + 5
    wheel.insert([moved])
    assert wheel.advance(NOW_MS, 10) == []
    assert fire(wheel, NOW_MS + 5) == [moved]


def test_a_job_moved_to_an_earlier_time_fires_then() -> None:
    wheel = Wheel(NOW_MS)
    moved = job(NOW_MS + 900_000)
    wheel.insert([moved])
    moved.due_ms = NOW_MS + 3
    wheel.insert([moved])
    assert fire(wheel, NOW_MS + 3) == [moved]


def test_a_clock_that_steps_back_fires_nothing_before_its_time() -> None:
    wheel = Wheel(NOW_MS)
    wheel.advance(NOW_MS, 1)
    soon = job(NOW_MS - 1_000)
    wheel.insert([soon])
    assert wheel.advance(NOW_MS - 3_600_000, 10) == []
    assert wheel.advance(NOW_MS - 1_001, 10) == []
    assert wheel.next_ms() == NOW_MS - 1_000
    assert wheel.advance(NOW_MS - 1_000, 10) == [soon]


def test_a_step_back_in_the_middle_of_a_crowd_holds_the_rest_back() -> None:
    wheel = Wheel(NOW_MS)
    crowd = [job(NOW_MS + 1, number) for number in range(10)]
    wheel.insert(crowd)
    wheel.advance(NOW_MS + 1, 4)
    assert wheel.advance(NOW_MS, 100) == []
    assert wheel.advance(NOW_MS + 1, 100) == crowd[4:]


def test_an_idle_wheel_asks_to_be_woken_for_what_there_is_to_do_and_nothing_else() -> None:
    wheel = Wheel(NOW_MS)
    assert wheel.next_ms() is None
    assert wheel.advance(NOW_MS + 86_400_000, 1) == []
    far = job(NOW_MS + 200_000_000)
    wheel.insert([far])
    wakes = 0
    while (next_ms := wheel.next_ms()) is not None:
        assert next_ms <= far.due_ms
        fired = wheel.advance(next_ms, 2_000)
        wakes += 1
    assert fired == [far]
    # Twice to pour on the way down, a third level at most, and once to fire.
    assert wakes <= 4


def test_pruning_drops_the_unwanted_wherever_they_lie() -> None:
    wheel = Wheel(NOW_MS)
    aheads_ms = [-5, 0, 1, 1, 1, 400, 1_500, 600_000, 1 << 24, 1 << 33]
    jobs = [job(NOW_MS + ahead_ms, number) for number, ahead_ms in enumerate(aheads_ms * 2)]
    wheel.insert(jobs)
    wheel.advance(NOW_MS + 1, 5)
    held = len(wheel)
    opened = {entry.id for entry in wheel.advance(NOW_MS + 1, 20)}
    held -= len(opened)
    lost = wheel.prune(lambda entry: entry.id % 2 == 0, limit=100)
    wheel.check()
    assert len(wheel) == held - lost
    rest = fire(wheel, NOW_MS + (1 << 34))
    assert rest
    assert all(entry.id % 2 == 0 for entry in rest)


def test_pruning_goes_on_where_it_stopped_and_looks_at_no_more_than_it_may() -> None:
    wheel = Wheel(NOW_MS)
    wheel.insert([job(NOW_MS + ahead_ms, ahead_ms) for ahead_ms in range(10_000, 500_000, 5_000)])
    looked: list[int] = []
    for _ in range(12):
        wheel.prune(lambda entry: not looked.append(entry.id), limit=10)  # type: ignore[func-returns-value]
    assert len(looked) >= 98
    assert set(looked) == set(range(10_000, 500_000, 5_000))


def test_pruning_leaves_one_entry_of_a_job_that_was_moved_to_where_it_was() -> None:
    wheel = Wheel(NOW_MS)
    moved = [job(NOW_MS + ahead_ms, ahead_ms) for ahead_ms in (5, 5_000, 900_000)]
    for _ in range(50):
        wheel.insert(moved)
    assert wheel.prune(lambda _entry: True, limit=1_000) == 147
    wheel.check()
    assert fire(wheel, NOW_MS + 1_000_000) == moved


def test_pruning_drops_what_was_moved_away() -> None:
    wheel = Wheel(NOW_MS)
    moved = job(NOW_MS + 50)
    for ahead_ms in (5_000, 900_000, 1 << 30):
        wheel.insert([moved])
        moved.due_ms = NOW_MS + ahead_ms
    wheel.insert([moved])
    assert len(wheel) == 4
    assert wheel.prune(lambda _entry: True, limit=100) == 3
    assert fire(wheel, moved.due_ms) == [moved]


def test_the_last_millisecond_is_within_reach_and_the_next_is_refused() -> None:
    wheel = Wheel(NOW_MS)
    last = job(DUE_MS_MAX)
    wheel.insert([last])
    assert fire(wheel, DUE_MS_MAX) == [last]
    with pytest.raises(AssertionError):
        Wheel(NOW_MS).insert([job(DUE_MS_MAX + 1)])
