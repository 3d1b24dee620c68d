"""A job's way as shown: stages in order, lengths that add up, and none below zero."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.instant import format_ms
from api.timeline import timeline
from engine.core.job import Timeline
from tests.unit.api.fake_engine import NOW_MS

STAGES = ["accepted", "durable", "in_wheel", "due", "in_lane", "called", "answered", "recorded"]


def shown(now_ms: int = 10_000, **after_ms: int) -> dict[str, Any]:
    """Lengths by stage of a timeline whose times are so many ms after NOW_MS."""
    times: dict[str, Any] = {f"{name}_ms": NOW_MS + ms for name, ms in after_ms.items()}
    answer = msgspec.to_builtins(timeline(Timeline(**times), NOW_MS + now_ms))
    assert list(answer) == STAGES
    for name, ms in after_ms.items():
        assert answer[name]["at"] == format_ms(NOW_MS + ms)
    return {name: stage and stage["ms"] for name, stage in answer.items()}


def test_each_stage_of_a_finished_job_lasts_until_the_next() -> None:
    lengths = shown(
        accepted=0, durable=3, in_wheel=400, due=1_000, in_lane=1_001, called=1_006, answered=1_040, recorded=1_043
    )
    assert list(lengths.values()) == [3, 397, 600, 1, 5, 34, 3, None]


def test_a_job_that_waits_for_its_time_is_still_in_its_stage() -> None:
    assert list(shown(now_ms=500, accepted=0, durable=3, in_wheel=3, due=1_000).values()) == [
        *(3, 0, None, None),
        *[None] * 4,
    ]


def test_a_job_that_is_overdue_is_in_the_stage_due() -> None:
    assert list(shown(now_ms=1_000, accepted=0, durable=3, due=1_000).values()) == [3, 997, None, None, *[None] * 4]


def test_a_stage_that_nobody_noted_belongs_to_the_one_before() -> None:
    lengths = shown(accepted=0, due=1_000, called=1_010, recorded=1_050)
    assert lengths == dict.fromkeys(STAGES) | {"accepted": 1_000, "due": 10, "called": 40}


def test_a_due_time_that_a_cancelled_job_did_not_live_to_see_ends_no_stage() -> None:
    lengths = shown(accepted=0, durable=3, in_wheel=3, due=1_000, recorded=200)
    assert lengths == dict.fromkeys(STAGES) | {"accepted": 3, "durable": 0, "in_wheel": 197}


def test_a_call_shows_that_its_time_had_come_whatever_the_journals_clock_says() -> None:
    lengths = shown(accepted=0, durable=3, due=1_000, called=1_001, answered=1_005, recorded=900)
    assert (lengths["durable"], lengths["due"], lengths["answered"]) == (997, 1, 0)


def test_a_job_that_was_due_before_it_was_durable_is_in_one_stage_at_a_time() -> None:
    lengths = shown(accepted=0, durable=89, in_wheel=89, due=0, in_lane=96, called=373, answered=381, recorded=382)
    assert list(lengths.values()) == [89, 0, 0, 7, 277, 8, 1, None]
    assert sum(length or 0 for length in lengths.values()) == 382


_MS = st.integers(0, 5_000)


@given(
    st.fixed_dictionaries(
        {"accepted": _MS, "due": _MS}, optional={name: _MS for name in STAGES if name not in ("accepted", "due")}
    ),
    _MS,
)
def test_no_length_is_below_zero_and_what_was_not_noted_is_null(after_ms: dict[str, int], now_ms: int) -> None:
    lengths = shown(now_ms, **after_ms)
    assert all(length is None or length >= 0 for length in lengths.values())
    assert all(lengths[name] is None for name in STAGES if name not in after_ms)


@pytest.mark.parametrize("name", STAGES[1:])
def test_the_stage_reached_last_has_no_length(name: str) -> None:
    times = {"accepted": 0, "due": 1} | {each: at for at, each in enumerate(STAGES[: STAGES.index(name) + 1])}
    assert shown(now_ms=0, **times)[name] is None
