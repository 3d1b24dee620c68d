"""`tocsin explain`: what is drawn and said of a job in each of its states."""

from __future__ import annotations

from typing import Any

import pytest

from api.instant import format_ms
from api.shell.standing import standing
from api.shell.table import width_of
from api.shell.timeline import LINE_CELLS, STAGES, attempts, drawn

NOW = 1_795_500_000_000
MINUTE = 60_000
ID = "01a209fe-124d-806a-8d23-9f25d60fcbcb"


def job(state: str, *, fires_ms: int | None = None, **stages_ms: int) -> dict[str, Any]:
    """A document of the API. Stages by the time they began; each lasts until the next that is given."""
    known = [name for name in STAGES if name in stages_ms]
    timeline: dict[str, Any] = dict.fromkeys(STAGES)
    for name, following in zip(known, [*known[1:], None], strict=True):
        ms = None if following is None or stages_ms[following] > NOW else stages_ms[following] - stages_ms[name]
        timeline[name] = {"at": format_ms(stages_ms[name]), "ms": ms}
    over = state in ("succeeded", "dead", "cancelled", "expired")
    return {
        "id": ID,
        "type": "test.do",
        "state": state,
        "next_fire_at": None if fires_ms is None else format_ms(fires_ms),
        "finished_at": format_ms(max(stages_ms.values())) if over else None,
        "attempt": 0,
        "max_attempts": 4,
        "timeout_ms": 30_000,
        "attempts": [],
        "timeline": timeline,
    }


def attempt(outcome: str, **more: Any) -> dict[str, Any]:
    told = {"number": 1, "fired_at": format_ms(NOW), "finished_at": format_ms(NOW + 7), "outcome": outcome}
    return {**told, "code": "OK", "error": "", "lateness_ms": 3, **more}


def succeeded() -> dict[str, Any]:
    began = NOW - 60_100
    made = job(
        "succeeded", accepted=began, durable=began + 10, in_wheel=began + 10, due=NOW - 100, in_lane=NOW - 99,
        called=NOW - 90, answered=NOW - 10, recorded=NOW - 5,
    )  # fmt: skip
    return {**made, "attempt": 1, "attempts": [attempt("succeeded")]}


def test_bars_are_in_proportion_and_waiting_ahead_has_dots_of_its_own() -> None:
    lines = dict(zip(STAGES, drawn(succeeded(), NOW, unicode=True)[1:], strict=True))
    assert {name: line.count("█") for name, line in lines.items() if "█" in line} == {
        "accepted": 3,
        "in_lane": 3,
        "called": 27,
        "answered": 1,
    }
    assert lines["in_wheel"].count("·") == 27
    assert lines["durable"].endswith("0 ms")
    assert "59.990 s" in lines["in_wheel"]


def test_without_block_characters_bars_are_ascii() -> None:
    lines = drawn(succeeded(), NOW, unicode=False)
    assert all(line.isascii() for line in lines)
    assert any("#" * 27 in line for line in lines)


def test_everything_fits_80_columns() -> None:
    told = succeeded()
    told["attempts"] = [attempt("retrying", code="UNAVAILABLE", error="no such host " * 40), attempt("succeeded")]
    for line in [*drawn(told, NOW, unicode=True), *attempts(told)]:
        assert width_of(line) <= LINE_CELLS, line


def test_a_stage_that_nobody_noted_is_told_from_one_ahead_and_one_that_never_comes() -> None:
    running = drawn(job("running", accepted=NOW - 50, due=NOW - 40, called=NOW - 30), NOW, unicode=True)
    assert [line.split()[-2:] for line in running if "not" in line] == [
        ["not", "noted"], ["not", "noted"], ["not", "noted"], ["not", "yet"], ["not", "yet"],
    ]  # fmt: skip
    cancelled = drawn(job("cancelled", accepted=NOW - 50, durable=NOW - 40, due=NOW + 50), NOW, unicode=True)
    assert [line.split()[0] for line in cancelled if line.endswith("never")][-3:] == ["called", "answered", "recorded"]
    ended = job("cancelled", accepted=NOW - 50, durable=NOW - 40, due=NOW + 50, recorded=NOW - 1)
    assert [line.split()[0] for line in drawn(ended, NOW, unicode=True) if line.endswith("never")] == [
        "in", "called", "answered",
    ]  # fmt: skip


def test_the_present_stage_goes_on() -> None:
    lines = drawn(job("running", accepted=NOW - 50, due=NOW - 40, called=NOW - 30), NOW, unicode=True)
    called = next(line for line in lines if line.startswith("called"))
    assert "30 ms+" in called
    assert lines[-1].endswith("+ it is still there: at the target")


def test_a_far_job_says_when_it_enters_memory() -> None:
    far = job("pending", fires_ms=NOW + 60 * MINUTE, accepted=NOW - 20, durable=NOW - 10, due=NOW + 60 * MINUTE)
    said = standing(far, {"horizon_ms": 10 * MINUTE, "waiting": {}}, NOW)
    assert said.startswith("fires in 1 h, at ")
    assert said.endswith("until then it is in PostgreSQL alone, and it enters memory in 50 min.")
    assert "PostgreSQL alone" in standing(far, None, NOW)


def test_a_near_job_waits_for_nothing_but_its_time() -> None:
    near = job("pending", fires_ms=NOW + MINUTE, accepted=NOW - 20, in_wheel=NOW - 10, due=NOW + MINUTE)
    assert standing(near, None, NOW).endswith("it is in memory, and waits for nothing but its time.")


def test_an_overdue_job_names_what_keeps_jobs_waiting() -> None:
    late = job("pending", fires_ms=NOW - 5_000, accepted=NOW - 9_000, in_wheel=NOW - 9_000, due=NOW - 5_000)
    said = standing(late, {"horizon_ms": 1, "waiting": {"target": 7, "running": 3}}, NOW)
    assert said.startswith("has been due for 5 s")
    assert "target: " in said
    assert "running" not in said


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (succeeded(), "in attempt 1 of 4, called 3 ms after it was due."),
        ({**job("dead", accepted=NOW), "attempt": 4, "attempts": [attempt("dead", code="NOT_FOUND")]}, "redrive"),
        ({**job("running", called=NOW - 1_000, accepted=NOW - 2_000), "attempt": 1}, "the call times out in 29 s."),
        ({**job("running", called=NOW - 90_000, accepted=NOW - 90_000), "attempt": 1}, "is past its timeout"),
        (job("cancelled", accepted=NOW), "it does not fire."),
        (job("expired", accepted=NOW), "does not fire any more."),
        (
            {
                **job("retrying", fires_ms=NOW + 9_000, accepted=NOW - 1, in_wheel=NOW - 1, due=NOW + 9_000),
                "attempt": 2,
                "attempts": [attempt("retrying", code="UNAVAILABLE")],
            },
            "attempt 2 of 4 failed with UNAVAILABLE; the next one fires in 9 s",
        ),
    ],
)  # fmt: skip
def test_each_state_has_its_sentence(document: dict[str, Any], says: str) -> None:
    assert says in standing(document, None, NOW)


def test_of_one_that_is_parked_it_says_until_when_and_that_no_attempt_is_spent() -> None:
    parked = job("pending", fires_ms=NOW + MINUTE, accepted=NOW - MINUTE, durable=NOW - MINUTE, due=NOW - 30_000)
    said = standing({**parked, "waiting_for": "breaker"}, None, NOW)
    assert said.startswith("has been due for 30 s; its target was away then, so it is parked until ")
    assert said.endswith("(in 1 min), and no attempt is spent.")
    due = job("pending", fires_ms=NOW - 5_000, accepted=NOW - MINUTE, durable=NOW - MINUTE, due=NOW - 5_000)
    assert "its target is away" in standing({**due, "waiting_for": "breaker"}, None, NOW)
