"""Old filings are found, and only those that still wait."""

from __future__ import annotations

from engine.core.ages import AGE_BITS, LEFTOVERS_MIN, Ages
from engine.core.catalog import JobType, Priority, Target
from engine.core.job import Job
from engine.core.lifecycle import State
from engine.core.line import GONE, QUEUED, Ready

KIND = JobType("t", Target("grpc", "host:1", "/p.S/M"))
STEP_MS = 1 << AGE_BITS


def listed(ages: Ages, count: int, filed_ms: int, first: int = 0) -> dict[int, Ready]:
    waiting = {}
    for number in range(first, first + count):
        job = Job(number, "t", filed_ms, filed_ms, State.PENDING, 0, b"")
        waiting[number] = Ready(job, KIND, Priority.LOW, place=QUEUED)
        ages.step(filed_ms >> AGE_BITS).append(waiting[number])
    ages.grew(count)
    return waiting


def test_the_oldest_come_first_and_as_many_as_asked_for() -> None:
    ages = Ages()
    waiting = listed(ages, 5, 10 * STEP_MS) | listed(ages, 5, 3 * STEP_MS, first=5)
    assert [ready.job.id for ready in ages.oldest(7, 100 * STEP_MS)] == [5, 6, 7, 8, 9, 0, 1]
    assert [ready.job.id for ready in ages.oldest(100, 10 * STEP_MS)] == [5, 6, 7, 8, 9]
    ages.check(waiting)


def test_what_was_refiled_is_listed_under_its_new_time() -> None:
    ages = Ages()
    waiting = listed(ages, 3, 0)
    for ready in ages.oldest(2, STEP_MS):
        ready.job.filed_ms = 50 * STEP_MS
    assert [ready.job.id for ready in ages.oldest(10, STEP_MS)] == [2]
    assert len(ages.oldest(10, 51 * STEP_MS)) == 3
    ages.check(waiting)


def test_leftovers_are_dropped_before_they_outnumber_what_waits() -> None:
    ages = Ages()
    waiting = listed(ages, 3 * LEFTOVERS_MIN, 0)
    for number in range(3 * LEFTOVERS_MIN - 10):
        waiting.pop(number).place = GONE
        ages.clear(waiting)
        assert len(ages) <= 2 * len(waiting) + LEFTOVERS_MIN
    assert len(ages.oldest(100, STEP_MS)) == 10
    ages.check(waiting)
