"""A job as shown: made from memory where it is live, from the journal where it is not. Pure."""

from __future__ import annotations

from engine.core.catalog import Priority
from engine.core.ids import first_filed_ms
from engine.core.job import (
    Attempt,
    Body,
    Form,
    Job,
    JobView,
    Row,
    Stored,
    Timeline,
    decode_body,
    decode_verdict,
    owed_ms,
)
from engine.core.lifecycle import FILINGS, FINAL, State
from engine.core.payload import unpack
from engine.core.sound import key_text
from engine.errors import Corrupt

_PLAIN = {Form.JSON_ZSTD: Form.JSON, Form.RAW_ZSTD: Form.RAW}


def plain_payload(body: Body, *key: int) -> tuple[bytes, Form]:
    """The payload as it was sent, and whether that was JSON or raw bytes. Raises `Corrupt` with the key of its row:
    shard, filed_ms, job id, revision."""
    form = Form(body.form)
    if form not in _PLAIN:
        return body.payload, form
    try:
        return unpack(body.payload), _PLAIN[form]
    except ValueError as error:
        raise Corrupt(f"{key_text(*key)} cannot be read: its payload cannot be unpacked: {error}") from error


def is_recorded(job: Job) -> bool:
    """Whether it is finished and the journal knows: then the journal has more to tell. Until then it runs."""
    return job.state in FINAL and job.live is not None and job.live.durable_rev == job.rev


BREAKER = "breaker"
"""What a parked job waits for."""


def next_fire_ms(row: Row, body: Body) -> int:
    """When an open filing fires next, or is looked at again."""
    if body.parked_ms is not None:
        return body.parked_ms
    return row.due_ms if body.next_ms is None else body.next_ms


def view_of_live(job: Job, stored: Stored | None, paged_in_ms: int | None, waiting_for: str | None = None) -> JobView:
    """Of a job in memory, whose last record may still be on its way: until an outcome is durable, it runs.

    `stored`, where somebody has read it: when it became durable. `paged_in_ms`: when its place came into memory from
    the journal, if it did. `waiting_for`: why it is not called though it is due."""
    body = decode_body(job.body)
    live = job.live
    running = job.state in FINAL or (live is not None and live.running)
    payload, form = plain_payload(body, job.shard, job.filed_ms, job.id, job.rev)
    attempts = body.attempts
    number = len(attempts) + running
    fired_ms = live.fired_ms if live is not None and running else 0
    if fired_ms:
        late_ms = max(0, fired_ms - owed_ms(job, body))
        attempts = (*attempts, Attempt(number, fired_ms, 0, State.RUNNING, "", "", late_ms))
    submitted_ms = first_filed_ms(job.id) - body.lead_ms
    durable_ms = stored.first_at_ms if stored is not None else None
    if waiting_for is None and body.parked_ms is not None and not running:
        waiting_for = BREAKER
    return JobView(
        id=job.id,
        type=job.type,
        state=State.RUNNING if running else job.state,
        priority=Priority(body.priority),
        due_ms=job.due_ms if body.due_ms is None else body.due_ms,
        next_fire_ms=None if running or job.state not in FILINGS else job.due_ms,
        submitted_ms=submitted_ms,
        finished_ms=None,
        attempt=number,
        max_attempts=body.max_attempts,
        timeout_ms=body.timeout_ms,
        user_id=job.user_id,
        tags=(live.tags if live is not None else None) or (),
        payload=payload,
        form=form,
        correlation_id=body.correlation_id,
        attempts=attempts,
        timeline=Timeline(
            accepted_ms=submitted_ms,
            durable_ms=durable_ms,
            in_wheel_ms=None if stored is None else max(stored.filing.at_ms, paged_in_ms or 0),
            due_ms=owed_ms(job, body),
            in_lane_ms=live.queued_ms if live is not None and (live.queued or live.running or fired_ms) else None,
            called_ms=fired_ms or None,
        ),
        life=body.life,
        expires_ms=body.expires_ms,
        waiting_for=waiting_for,
    )


def view_of_stored(stored: Stored) -> JobView:
    """Of a job as its last durable record leaves it."""
    filing, outcome = stored.filing, stored.outcome
    body = decode_body(filing.body)
    payload, form = plain_payload(body, filing.shard, filing.filed_ms, filing.job_id, filing.rev)
    attempts, finished_ms, last, reason = body.attempts, None, None, ""
    due_ms = filing.due_ms if body.due_ms is None else body.due_ms
    fires_ms = next_fire_ms(filing, body)
    if outcome is not None:
        verdict = decode_verdict(outcome.body)
        finished_ms, last, reason = verdict.finished_ms, verdict.attempt, verdict.reason
        if last is not None:
            attempts = (*attempts, last)
    submitted_ms = first_filed_ms(filing.job_id) - body.lead_ms
    return JobView(
        id=filing.job_id,
        type=filing.type or "",
        state=stored.last.state,
        priority=Priority(body.priority),
        due_ms=due_ms,
        next_fire_ms=fires_ms if outcome is None else None,
        submitted_ms=submitted_ms,
        finished_ms=finished_ms,
        attempt=len(attempts),
        max_attempts=body.max_attempts,
        timeout_ms=body.timeout_ms,
        user_id=filing.user_id,
        tags=filing.tags or (),
        payload=payload,
        form=form,
        correlation_id=body.correlation_id,
        attempts=attempts,
        timeline=Timeline(
            accepted_ms=submitted_ms,
            durable_ms=stored.first_at_ms,
            due_ms=fires_ms if body.parked_ms is None else due_ms if body.next_ms is None else body.next_ms,
            **_of_attempt(last, fires_ms, filing.at_ms),
            recorded_ms=None if outcome is None else outcome.at_ms,
        ),
        life=body.life,
        expires_ms=body.expires_ms,
        waiting_for=BREAKER if body.parked_ms is not None and outcome is None else None,
        reason=reason,
    )


def _of_attempt(last: Attempt | None, due_ms: int, filed_at_ms: int) -> dict[str, int | None]:
    """The stages that only an attempt tells of. One that never reached its target has no call."""
    if last is None:
        return {}
    called_ms = last.fired_ms or None
    return {
        "in_wheel_ms": max(filed_at_ms, due_ms - last.paged_ms) if last.paged_ms else filed_at_ms,
        "in_lane_ms": None if called_ms is None else called_ms - last.lane_ms,
        "called_ms": called_ms,
        "answered_ms": last.finished_ms,
    }
