"""A job's way as the doors show it: when it reached each stage, and how long each lasted."""

from __future__ import annotations

from collections.abc import Sequence

from api.instant import format_ms
from api.wire import StageAnswer, TimelineAnswer
from engine.core.job import Timeline


def timeline(of: Timeline, now_ms: int) -> TimelineAnswer:
    """A stage lasts until the next one that is known; it has no length while it lasts.

    A due time that has not come, or that the job did not live to see, ends no stage and has no length. A job is in one
    stage at a time, so lengths add up: where a stage's time lies before that of an earlier one (a job was due before it
    was durable, or two clocks are compared, `Timeline` says which) the stage begins when the earlier one ends.
    """
    began = of.in_lane_ms is not None or of.called_ms is not None or of.answered_ms is not None
    came = began or of.due_ms <= (now_ms if of.recorded_ms is None else of.recorded_ms)
    before = (of.accepted_ms, of.durable_ms, of.in_wheel_ms, of.due_ms if came else None)
    lengths_ms = _lengths_ms((*before, of.in_lane_ms, of.called_ms, of.answered_ms, of.recorded_ms))
    return TimelineAnswer(
        accepted=StageAnswer(format_ms(of.accepted_ms), lengths_ms[0]),
        durable=_stage(of.durable_ms, lengths_ms[1]),
        in_wheel=_stage(of.in_wheel_ms, lengths_ms[2]),
        due=StageAnswer(format_ms(of.due_ms), lengths_ms[3]),
        in_lane=_stage(of.in_lane_ms, lengths_ms[4]),
        called=_stage(of.called_ms, lengths_ms[5]),
        answered=_stage(of.answered_ms, lengths_ms[6]),
        recorded=_stage(of.recorded_ms, lengths_ms[7]),
    )


def _stage(at_ms: int | None, length_ms: int | None) -> StageAnswer | None:
    return None if at_ms is None else StageAnswer(format_ms(at_ms), length_ms)


def _lengths_ms(stages_ms: Sequence[int | None]) -> list[int | None]:
    lengths_ms: list[int | None] = [None] * len(stages_ms)
    last, began_ms = -1, 0
    for index, at_ms in enumerate(stages_ms):
        if at_ms is not None:
            begins_ms = max(at_ms, began_ms)
            if last >= 0:
                lengths_ms[last] = begins_ms - began_ms
            last, began_ms = index, begins_ms
    return lengths_ms
