"""A job as shown: made from memory where it is live, from the journal where it is not. Pure."""

from __future__ import annotations

import zstandard

from engine.core.catalog import Priority
from engine.core.ids import first_filed_ms
from engine.core.job import Attempt, Body, Form, Job, JobView, Stored, decode_body, decode_verdict
from engine.core.lifecycle import FILINGS, FINAL, State

_PLAIN = {Form.JSON_ZSTD: Form.JSON, Form.RAW_ZSTD: Form.RAW}


def plain_payload(body: Body) -> tuple[bytes, Form]:
    """The payload as it was sent, and whether that was JSON or raw bytes."""
    form = Form(body.form)
    if form in _PLAIN:
        return zstandard.decompress(body.payload), _PLAIN[form]
    return body.payload, form


def view_of_live(job: Job) -> JobView:
    """Of a job in memory, whose last record may still be on its way: until an outcome is durable, it runs."""
    body = decode_body(job.body)
    live = job.live
    running = job.state in FINAL or (live is not None and live.running)
    payload, form = plain_payload(body)
    attempts = body.attempts
    number = len(attempts) + running
    if live is not None and live.running and live.fired_ms:
        lateness_ms = max(0, live.fired_ms - job.due_ms)
        attempts = (*attempts, Attempt(number, live.fired_ms, 0, State.RUNNING, "", "", lateness_ms))
    return JobView(
        id=job.id,
        type=job.type,
        state=State.RUNNING if running else job.state,
        priority=Priority(body.priority),
        due_ms=job.due_ms if body.due_ms is None else body.due_ms,
        next_fire_ms=None if running or job.state not in FILINGS else job.due_ms,
        submitted_ms=first_filed_ms(job.id) - body.lead_ms,
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
        life=body.life,
    )


def view_of_stored(stored: Stored) -> JobView:
    """Of a job as its last durable record leaves it."""
    filing, outcome = stored.filing, stored.outcome
    body = decode_body(filing.body)
    payload, form = plain_payload(body)
    attempts, finished_ms = body.attempts, None
    if outcome is not None:
        verdict = decode_verdict(outcome.body)
        finished_ms = verdict.finished_ms
        if verdict.attempt is not None:
            attempts = (*attempts, verdict.attempt)
    return JobView(
        id=filing.job_id,
        type=filing.type or "",
        state=stored.last.state,
        priority=Priority(body.priority),
        due_ms=filing.due_ms if body.due_ms is None else body.due_ms,
        next_fire_ms=filing.due_ms if outcome is None else None,
        submitted_ms=first_filed_ms(filing.job_id) - body.lead_ms,
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
        life=body.life,
    )
