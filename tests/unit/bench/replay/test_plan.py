"""Two jobs a departure, each at its place in the coming minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bench.replay.departures import DAY, Departure, clock, instant, read
from bench.replay.plan import BOARDING, CHECK_IN, make_plan, submission, utc_text

START_MS = 1_800_000_000_000


def _departure(local: str) -> Departure:
    return Departure(instant(datetime.fromisoformat(local)), "B6", "839", "JFK", "BQN")


def test_the_day_makes_a_check_in_and_a_boarding_message_for_each_departure() -> None:
    plan = make_plan(read(DAY), run="r", start_ms=START_MS, seconds=60)
    assert [sum(job.type == kind for job in plan.jobs) for kind in (CHECK_IN, BOARDING)] == [1_014, 1_014]
    assert len({job.key for job in plan.jobs}) == 2_028
    assert {job.key.split("-")[0] for job in plan.jobs} == {"r"}


def test_the_day_fills_its_span_from_the_first_job_to_the_last() -> None:
    plan = make_plan(read(DAY), run="r", start_ms=START_MS, seconds=60)
    due = [job.due_ms for job in plan.jobs]
    assert due == sorted(due)
    assert (due[0], due[-1]) == (START_MS, plan.end_ms)
    assert clock(plan.first).time().isoformat() == "02:00:00"
    assert clock(plan.last).time().isoformat() == "23:29:00"


def test_equal_moments_of_the_day_are_due_at_the_same_millisecond() -> None:
    plan = make_plan(read(DAY), run="r", start_ms=START_MS, seconds=60)
    pairs = {(job.at, job.due_ms) for job in plan.jobs}
    assert len(pairs) == len({at for at, _ in pairs}) == len({due for _, due in pairs})


@pytest.mark.parametrize(
    ("local", "check_in"),
    [
        ("2013-03-10T04:30", "00:30"),  # the clock skips 02:00 to 03:00 in between
        ("2013-11-03T04:30", "01:30"),  # and repeats 01:00 to 02:00
        ("2013-11-03T03:00", "01:00"),
        ("2013-11-27T04:30", "01:30"),
    ],
)
def test_three_hours_before_are_three_hours_on_the_days_the_clock_changes(local: str, check_in: str) -> None:
    plan = make_plan([_departure(local)], run="r", start_ms=START_MS, seconds=10)
    job = plan.jobs[0]
    assert job.type == CHECK_IN
    assert _departure(local).at - job.at == timedelta(hours=3)
    assert f"{clock(job.at):%H:%M}" == check_in


def test_the_text_keeps_the_local_time_of_the_day() -> None:
    plan = make_plan([_departure("2013-07-04T23:59")], run="r", start_ms=START_MS, seconds=10)
    assert [job.text for job in plan.jobs] == [
        "Check-in for B6 839 is open: JFK to BQN, departs 23:59",
        "B6 839 is boarding: JFK to BQN, departs 23:59",
    ]
    assert all(job.payload["body"] == job.text for job in plan.jobs)


def test_a_job_is_submitted_with_its_moment_in_utc_and_a_key_of_this_run() -> None:
    plan = make_plan([_departure("2013-07-04T12:00")], run="r7", start_ms=START_MS + 5, seconds=10)
    sent = submission(plan, plan.jobs[0])
    assert sent["due_at"] == "2027-01-15T08:00:00.005Z"
    assert sent["idempotency_key"] == "r7-check-in-0"
    assert sent["tags"] == ["replay-r7"]
    assert utc_text(START_MS) == "2027-01-15T08:00:00.000Z"


def test_the_replayed_clock_runs_from_the_first_event_to_the_last_and_stands_outside() -> None:
    plan = make_plan([_departure("2013-11-27T12:00")], run="r", start_ms=START_MS, seconds=10)
    assert [f"{plan.clock(START_MS + ms):%H:%M}" for ms in (-5_000, 0, 5_000, 10_000, 99_000)] == [
        "09:00",
        "09:00",
        "10:15",
        "11:30",
        "11:30",
    ]


def test_the_coming_seconds_count_every_job_once() -> None:
    plan = make_plan(read(DAY), run="r", start_ms=START_MS, seconds=60)
    counts = plan.due_counts(START_MS - 1, 62)  # the last job is due as its second begins
    assert sum(counts) == 2_028
    assert len(counts) == 62
    assert sum(plan.due_counts(START_MS, 61)) == 2_028 - sum(job.due_ms == START_MS for job in plan.jobs)
    assert plan.due_counts(plan.end_ms, 3) == [0, 0, 0]
    half = START_MS + 30_250
    assert plan.due_counts(half, 1) == [sum(half < job.due_ms < START_MS + 31_000 for job in plan.jobs)]


def test_instants_are_utc() -> None:
    plan = make_plan([_departure("2013-11-27T12:00")], run="r", start_ms=START_MS, seconds=10)
    assert {job.at.tzinfo for job in plan.jobs} == {UTC}
