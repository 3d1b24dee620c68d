"""A job's way as the doors show it: when it reached each stage, and how long each lasted."""

from __future__ import annotations

from collections.abc import Sequence

from api.instant import format_ms
from api.wire import StageAnswer, TimelineAnswer
from engine.core.job import Timeline


def timeline(of: Timeline, now_ms: int) -> TimelineAnswer:
    """A stage lasts until the next one that is known; it has no length while it lasts.

    A due time that has not come, or that the job did not live to see, ends no stage and has no length. Two clocks are
    compared (`Timeline` says which), so a length below zero counts as none.
    """
    began = of.in_lane_ms is not None or of.called_ms is not None or of.answered_ms is not None
    came = began or of.due_ms <= (now_ms if of.recorded_ms is None else of.recorded_ms)
    after = (of.in_lane_ms, of.called_ms, of.answered_ms, of.recorded_ms)
    before = (of.durable_ms, of.in_wheel_ms, of.due_ms if came else None, *after)
    return TimelineAnswer(
        accepted=StageAnswer(format_ms(of.accepted_ms), _length_ms(of.accepted_ms, before)),
        durable=_stage(of.durable_ms, before[1:]),
        in_wheel=_stage(of.in_wheel_ms, before[2:]),
        due=StageAnswer(format_ms(of.due_ms), _length_ms(of.due_ms, after) if came else None),
        in_lane=_stage(of.in_lane_ms, after[1:]),
        called=_stage(of.called_ms, after[2:]),
        answered=_stage(of.answered_ms, after[3:]),
        recorded=_stage(of.recorded_ms, ()),
    )


def _stage(at_ms: int | None, later: Sequence[int | None]) -> StageAnswer | None:
    return None if at_ms is None else StageAnswer(format_ms(at_ms), _length_ms(at_ms, later))


def _length_ms(at_ms: int, later: Sequence[int | None]) -> int | None:
    for next_ms in later:
        if next_ms is not None:
            return max(0, next_ms - at_ms)
    return None
