"""From a body's bytes to jobs: one, an array, or a line each.

Only here is a request's JSON read. A job that is wrong becomes a `Problem` in its place and disturbs no other;
only what makes the whole body unreadable (an array that is broken or not UTF-8) fails as a whole. Invariants: results
stand in the order of the jobs sent (blank lines are nothing); a long body is decoded in slices, between which the
loop turns, so that firing does not wait for it.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Iterator

import msgspec

from api.http.document import REFUSALS, Document, broken_utf8_at, unreadable
from api.intake import Intake
from api.problem import invalid, not_utf8, problem, too_many_jobs
from api.wire import FieldError, JobChange, JobRedrive, JobSubmission, Problem
from engine.core.job import Form, NewJob
from engine.options import JOBS_PER_REQUEST_MAX

_SUBMISSION = Document(JobSubmission)
_CHANGE = Document(JobChange)
_REDRIVE = Document(JobRedrive)
_decode_raws = msgspec.json.Decoder(list[msgspec.Raw]).decode

_SLICE_COST = 256
"""Of one turn of the loop, about a millisecond: a job costs one, and one more for each 4 KiB of its payload."""
_PROBLEM_COST = 16
"""One that is wrong is read twice, and explained: this, and one more for each 16 bytes of it. What does not fit a
schema costs a microsecond for each of its first 4 KiB (`api.payload_schema.TOLD_BYTES_MAX`), or more."""
_ARRAY_COMMAS_MAX = 1_000_000
"""Of a whole array: it is taken apart before its elements can be counted, at some 80 bytes each."""

_BLANK_LINES = re.compile(rb"[ \t\r]*\n[ \t\r\n]*")


def decode_job(body: bytes, intake: Intake, now_ms: int, correlation_id: str, key: str | None) -> NewJob | Problem:
    """One job's document; `key` is the idempotency key of the header."""
    submission = _SUBMISSION.read(body)
    if isinstance(submission, Problem):
        return submission
    if key is not None:
        if submission.idempotency_key not in (None, key):
            message = "differs from the header Idempotency-Key; give one of them"
            return invalid([FieldError("idempotency_key", message)])
        submission.idempotency_key = key
    return intake.admit(submission, now_ms, correlation_id)


def decode_due_ms(body: bytes, intake: Intake, now_ms: int) -> int | Problem:
    """The new due time of a PATCH."""
    change = _CHANGE.read(body)
    return change if isinstance(change, Problem) else intake.new_due_ms(change, now_ms)


def decode_new_payload(body: bytes, intake: Intake) -> tuple[bytes, Form] | Problem | None:
    """What a redrive brings; None, also for an empty body: nothing new."""
    if not body:
        return None
    redrive = _REDRIVE.read(body)
    return redrive if isinstance(redrive, Problem) else intake.new_payload(redrive)


async def decode_lines(
    body: bytes, intake: Intake, now_ms: int, correlation_id: str
) -> list[NewJob | Problem] | Problem:
    """NDJSON. Lines of white space are skipped; every other line has its result."""
    if body.count(b"\n") >= JOBS_PER_REQUEST_MAX:
        body = _BLANK_LINES.sub(b"\n", body).strip()
        if (count := body.count(b"\n") + 1) > JOBS_PER_REQUEST_MAX:
            return too_many_jobs(count)
    return await _decode_each(_lines(body), intake, now_ms, correlation_id)


def _lines(body: bytes) -> Iterator[bytes]:
    """Lines that are not blank, one at a time: a long body is not copied at once."""
    at = 0
    while (end := body.find(b"\n", at)) >= 0:
        line = body[at:end]
        at = end + 1
        if line and not line.isspace():
            yield line
    line = body[at:]
    if line and not line.isspace():
        yield line


async def decode_array(
    body: bytes, intake: Intake, now_ms: int, correlation_id: str
) -> list[NewJob | Problem] | Problem:
    """A JSON array. Elements fail alone where the array itself is well-formed and UTF-8."""
    if (position := broken_utf8_at(body)) is not None:
        return not_utf8(position)
    if body.count(b",") > _ARRAY_COMMAS_MAX:
        return problem("too-large", 413, "too many values in one array; send several, or one document a line (NDJSON)")
    try:
        elements = _decode_raws(body)
    except REFUSALS as error:
        return unreadable(body, error)
    if len(elements) > JOBS_PER_REQUEST_MAX:
        return too_many_jobs(len(elements))
    return await _decode_each(map(bytes, elements), intake, now_ms, correlation_id)


async def _decode_each(
    items: Iterable[bytes], intake: Intake, now_ms: int, correlation_id: str
) -> list[NewJob | Problem]:
    results: list[NewJob | Problem] = []
    read, admit, add = _SUBMISSION.read, intake.admit, results.append
    cost = 0
    for item in items:
        submission = read(item)
        job = submission if isinstance(submission, Problem) else admit(submission, now_ms, correlation_id)
        add(job)
        cost += _PROBLEM_COST + (len(item) >> 4) if isinstance(job, Problem) else 1 + (len(job.payload) >> 12)
        if cost >= _SLICE_COST:
            cost = 0
            await asyncio.sleep(0)
    return results
