"""Which waiting jobs expire when: each is named once, and stale entries do not pile up."""

from __future__ import annotations

from engine.core.expiries import STALE_MIN, Expiries
from engine.core.job import Job
from engine.core.lifecycle import State

NOW_MS = 1_800_000_000_000


def job(number: int) -> Job:
    return Job(number, "t", NOW_MS, NOW_MS, State.PENDING, 0, b"")


def test_those_whose_last_moment_has_passed_are_named_once_the_first_to_expire_first() -> None:
    expiries = Expiries()
    one, two, three = job(1), job(2), job(3)
    for each, at_ms in ((one, NOW_MS + 2), (two, NOW_MS + 1), (three, NOW_MS + 3)):
        expiries.add(each, at_ms)
    assert expiries.past(NOW_MS + 1, lambda _: True) == []
    assert expiries.past(NOW_MS + 3, lambda _: True) == [two, one]
    assert expiries.past(NOW_MS + 3, lambda _: True) == []
    assert expiries.past(NOW_MS + 4, lambda _: True) == [three]


def test_one_that_waits_no_longer_is_not_named_and_one_that_came_twice_only_once() -> None:
    expiries = Expiries()
    one, two = job(1), job(2)
    for each in (one, two, two):
        expiries.add(each, NOW_MS)
    assert expiries.past(NOW_MS + 1, two.__eq__) == [two]


def test_stale_entries_are_bounded_by_those_that_wait() -> None:
    expiries = Expiries()
    waiting = [job(number) for number in range(100)]
    for each in waiting:
        expiries.add(each, NOW_MS + 1_000_000)
    ids = {each.id for each in waiting}
    for number in range(100, 20_000):
        expiries.add(job(number), NOW_MS + 1_000_000 + number)
        expiries.past(NOW_MS, lambda each: each.id in ids)
        assert len(expiries) <= 2 * len(waiting) + STALE_MIN + 1
    assert expiries.past(NOW_MS + 1_000_001, lambda each: each.id in ids) == waiting
