"""A line of waiting jobs: its order, and the gaps that leave."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.core.catalog import JobType, Priority, Target
from engine.core.job import Job
from engine.core.lifecycle import State
from engine.core.line import GAPS_MIN, GONE, QUEUED, Line, Ready

KIND = JobType("t", Target("grpc", "host:1", "/p.S/M"))


def ready(number: int, due_ms: int) -> Ready:
    job = Job(number, "t", due_ms, due_ms, State.PENDING, 0, b"")
    return Ready(job, KIND, Priority.HIGH, due_ms=due_ms, arrival=number, place=QUEUED)


def drained(line: Line) -> list[Ready]:
    out = []
    while (one := line.pop()) is not None:
        out.append(one)
    return out


@given(st.lists(st.one_of(st.integers(0, 5), st.integers(0, 1_000)), max_size=60), st.randoms())
def test_jobs_leave_by_due_time_then_by_arrival_however_they_came(dues_ms: list[int], random: object) -> None:
    jobs = [ready(number, due_ms) for number, due_ms in enumerate(dues_ms)]
    shuffled = list(jobs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    line = Line()
    for one in shuffled:
        line.push(one)
        line.check()
    assert len(line) == len(jobs)
    assert drained(line) == sorted(jobs, key=lambda one: (one.due_ms, one.arrival))


@given(st.lists(st.tuples(st.integers(0, 50), st.booleans()), max_size=200))
def test_a_job_that_left_is_skipped(plan: list[tuple[int, bool]]) -> None:
    jobs = [ready(number, due_ms) for number, (due_ms, _) in enumerate(plan)]
    line = Line()
    for one in jobs:
        line.push(one)
    for one, (_, leaves) in zip(jobs, plan, strict=True):
        if leaves:
            one.place = GONE
            line.gap()
            line.check()
    stay = [one for one in jobs if one.place == QUEUED]
    assert len(line) == len(stay)
    assert drained(line) == sorted(stay, key=lambda one: (one.due_ms, one.arrival))
    assert len(line) == 0


def test_gaps_are_closed_before_they_outnumber_the_waiting() -> None:
    line = Line()
    jobs = [ready(number, 10_000 - number) for number in range(10_000)]
    for one in jobs:
        line.push(one)
    for left, one in enumerate(jobs, start=1):
        one.place = GONE
        line.gap()
        assert len(line.run) + len(line._strays) <= 2 * (len(jobs) - left) + GAPS_MIN + 1
