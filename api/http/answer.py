"""Answers as bytes: jobs, batches, problems.

Only here is a job turned into JSON. Invariants: a JSON payload goes out byte for byte as it came in; times are UTC
with milliseconds; a problem is always `application/problem+json`, and one that can be tried again says when.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from math import ceil
from typing import Any, cast

import msgspec
from aiohttp import web
from msgspec import UNSET

from api.http.media import JSON, PROBLEM
from api.instant import format_ms
from api.timeline import timeline
from api.wire import AttemptAnswer, JobAnswer, PriorityName, Problem, StateName
from engine.core import ids
from engine.core.catalog import Priority
from engine.core.job import Attempt, Form, JobView
from engine.core.lifecycle import State

encode: Callable[[Any], bytes] = msgspec.json.Encoder().encode

_STATES: dict[State, StateName] = {state: cast("StateName", state.name.lower()) for state in State}
_PRIORITIES = {priority: cast("PriorityName", priority.name.lower()) for priority in Priority}
_ID_HEX = 40
"""Characters of one id where `bytes.hex` puts a dash after every two of its 16 bytes, the last dash included."""


def json_response(body: bytes, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    if headers is None:
        return web.Response(body=body, status=status, headers={"Content-Type": JSON})
    headers["Content-Type"] = JSON
    return web.Response(body=body, status=status, headers=headers)


def problem_response(problem: Problem, headers: dict[str, str] | None = None) -> web.Response:
    headers = {"Content-Type": PROBLEM, **(headers or {})}
    if problem.status in (429, 503):
        headers["Retry-After"] = str(max(1, ceil(problem.retry_after_ms / 1_000)))
    return web.Response(body=encode(problem), status=problem.status, headers=headers)


def job_json(view: JobView, now_ms: int) -> bytes:
    """The whole job as the contract shows it at `now_ms`."""
    is_json = view.form is Form.JSON
    assert is_json or view.form is Form.RAW, view.form
    return encode(
        JobAnswer(
            id=ids.format_id(view.id),
            type=view.type,
            state=_STATES[view.state],
            shard=ids.shard_of(view.id),
            priority=_PRIORITIES[view.priority],
            due_at=format_ms(view.due_ms),
            next_fire_at=_optional(view.next_fire_ms),
            submitted_at=format_ms(view.submitted_ms),
            finished_at=_optional(view.finished_ms),
            expires_at=_optional(view.expires_ms),
            waiting_for=view.waiting_for,
            reason=view.reason,
            attempt=view.attempt,
            max_attempts=view.max_attempts,
            timeout_ms=view.timeout_ms,
            user_id=view.user_id,
            tags=view.tags,
            correlation_id=view.correlation_id,
            attempts=[_attempt(attempt) for attempt in view.attempts],
            timeline=timeline(view.timeline, now_ms),
            payload=msgspec.Raw(view.payload) if is_json else UNSET,
            payload_base64=UNSET if is_json else b64encode(view.payload).decode(),
        )
    )


def _attempt(attempt: Attempt) -> AttemptAnswer:
    return AttemptAnswer(
        number=attempt.number,
        fired_at=_optional(attempt.fired_ms or None),
        finished_at=_optional(attempt.finished_ms or None),
        outcome=_STATES[State(attempt.outcome)],
        code=attempt.code,
        error=attempt.error,
        lateness_ms=attempt.lateness_ms,
    )


def _optional(ms: int | None) -> str | None:
    return None if ms is None else format_ms(ms)


def batch_json(results: Sequence[int | Problem]) -> bytes:
    """The answer to many: a job id or a problem each, in order.

    Written by hand because it is most of what a batch costs here: the ids of all jobs become hex in one call.
    """
    accepted = [result for result in results if type(result) is int]
    digits = b"".join([job_id.to_bytes(16, "big") for job_id in accepted]).hex("-", 2)
    items = [
        f'{{"id":"{hex16[:4]}{hex16[5:29]}{hex16[30:34]}{hex16[35:39]}"}}'
        for hex16 in [digits[at : at + _ID_HEX] for at in range(0, len(accepted) * _ID_HEX, _ID_HEX)]
    ]
    if len(accepted) < len(results):
        ready = iter(items)
        items = [next(ready) if type(result) is int else _rejected(result) for result in results]
    head = f'{{"accepted":{len(accepted)},"rejected":{len(results) - len(accepted)},"results":['
    return f"{head}{','.join(items)}]}}".encode()


def _rejected(problem: int | Problem) -> str:
    return f'{{"error":{encode(problem).decode()}}}'
