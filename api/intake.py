"""From a submission as decoded to a job as the engine takes it: limits, times, defaults from the catalog.

The same for every door, and the last place where a caller can be told no for the job itself: what passes here the
journal can store. Invariants: no text with NUL or a lone surrogate passes, none over its bytes; a payload is copied
out of the request and is byte for byte what was sent; every wrong field is named, not only the first.
"""

from __future__ import annotations

import binascii
from collections.abc import Mapping

from api import instant, nesting
from api.problem import invalid, payload_too_large, too_deep
from api.wire import NO_PAYLOAD, FieldError, JobChange, JobSubmission, Problem
from engine.core.catalog import JobType, Priority
from engine.core.job import Form, NewJob
from engine.options import (
    ATTEMPTS_MAX,
    DAY_MS,
    JSON_DEPTH_MAX,
    PAYLOAD_BYTES_MAX,
    TAGS_MAX,
    TEXT_BYTES_MAX,
    TIMEOUT_MS_MAX,
    Options,
)

_PRIORITIES = {"high": Priority.HIGH, "medium": Priority.MEDIUM, "low": Priority.LOW}
_SHALLOW_BYTES = 2 * JSON_DEPTH_MAX
"""A payload that is no longer cannot be nested too deeply: each level takes two brackets."""


class Intake:
    """Turns submissions into jobs. Holds the catalog's types; plain and synchronous."""

    def __init__(self, types: Mapping[str, JobType], options: Options) -> None:
        self._types = types
        self._max_delay_ms = options.max_delay_ms

    def admit(self, job: JobSubmission, now_ms: int, correlation_id: str) -> NewJob | Problem:
        """The job to file, or the problem with all its wrong fields. Answers 413 for a payload over its bytes."""
        errors: list[FieldError] = []
        kind = self._types.get(job.type)
        if kind is None:
            errors.append(FieldError("type", f"no type {job.type[:80]!r} in the catalog"))
        payload, form = bytes(job.payload), Form.JSON
        if job.payload_base64 is not None:
            payload, form = _decode_base64(job, errors), Form.RAW
        if len(payload) > PAYLOAD_BYTES_MAX:
            return payload_too_large(len(payload))
        if form is Form.JSON and len(payload) > _SHALLOW_BYTES and nesting.is_deeper(payload, JSON_DEPTH_MAX):
            return too_deep()
        due_ms = now_ms
        if job.due_at is not None or job.delay_ms is not None:
            due_ms = self._due_ms(job.due_at, job.delay_ms, now_ms, errors)
        if job.user_id is not None:
            _check_text("user_id", job.user_id, errors)
        if job.idempotency_key is not None:
            _check_text("idempotency_key", job.idempotency_key, errors)
        if job.tags:
            _check_tags(job.tags, errors)
        if job.max_attempts is not None:
            _check_range("max_attempts", job.max_attempts, 1, ATTEMPTS_MAX, errors)
        if job.timeout_ms is not None:
            _check_range("timeout_ms", job.timeout_ms, 1, TIMEOUT_MS_MAX, errors)
        if errors or kind is None:
            return invalid(errors)
        return NewJob(
            kind.name,
            payload,
            form,
            due_ms,
            kind.priority if job.priority is None else _PRIORITIES[job.priority],
            kind.max_attempts if job.max_attempts is None else job.max_attempts,
            kind.timeout_ms if job.timeout_ms is None else job.timeout_ms,
            correlation_id,
            job.user_id,
            job.tags or None,
            job.idempotency_key,
        )

    def new_due_ms(self, change: JobChange, now_ms: int) -> int | Problem:
        """The due time that a PATCH asks for."""
        if change.due_at is None and change.delay_ms is None:
            return invalid([FieldError("", "give one of due_at and delay_ms")])
        errors: list[FieldError] = []
        due_ms = self._due_ms(change.due_at, change.delay_ms, now_ms, errors)
        return invalid(errors) if errors else due_ms

    def _due_ms(self, due_at: str | None, delay_ms: int | None, now_ms: int, errors: list[FieldError]) -> int:
        """Unix ms, never before now; what is wrong goes to `errors`."""
        if due_at is None:
            assert delay_ms is not None
            if not 0 <= delay_ms <= self._max_delay_ms:
                errors.append(FieldError("delay_ms", f"must be from 0 to {self._max_delay_ms} ({self._max_delay})"))
                return now_ms
            return now_ms + delay_ms
        if delay_ms is not None:
            errors.append(FieldError("delay_ms", "give at most one of due_at and delay_ms"))
        try:
            due_ms = instant.parse_ms(due_at)
        except ValueError as error:
            errors.append(FieldError("due_at", str(error)))
            return now_ms
        if due_ms - now_ms > self._max_delay_ms:
            errors.append(FieldError("due_at", f"further ahead than {self._max_delay}"))
        return max(due_ms, now_ms)

    @property
    def _max_delay(self) -> str:
        return f"{self._max_delay_ms / DAY_MS:g} days"


def _decode_base64(job: JobSubmission, errors: list[FieldError]) -> bytes:
    assert job.payload_base64 is not None
    if job.payload is not NO_PAYLOAD:
        errors.append(FieldError("payload_base64", "give at most one of payload and payload_base64"))
    try:
        return binascii.a2b_base64(job.payload_base64, strict_mode=True)
    except ValueError:
        errors.append(FieldError("payload_base64", "not base64 (RFC 4648, with padding)"))
        return b""


def _check_text(field: str, text: str, errors: list[FieldError]) -> None:
    """A text that PostgreSQL can store and index: not empty, no NUL, no lone surrogate, within its bytes."""
    size_bytes = len(text)
    if not text.isascii():
        try:
            size_bytes = len(text.encode())
        except UnicodeEncodeError:
            errors.append(FieldError(field, "is not Unicode text"))
            return
    if not 0 < size_bytes <= TEXT_BYTES_MAX:
        errors.append(FieldError(field, f"must have from 1 to {TEXT_BYTES_MAX} bytes in UTF-8; it has {size_bytes}"))
    elif "\0" in text:
        errors.append(FieldError(field, "must not contain the character U+0000"))


def _check_tags(tags: tuple[str, ...], errors: list[FieldError]) -> None:
    if len(tags) > TAGS_MAX:
        errors.append(FieldError("tags", f"at most {TAGS_MAX}; there are {len(tags)}"))
        return
    for position, tag in enumerate(tags):
        _check_text(f"tags.{position}", tag, errors)


def _check_range(field: str, value: int, low: int, high: int, errors: list[FieldError]) -> None:
    if not low <= value <= high:
        errors.append(FieldError(field, f"must be from {low} to {high}"))
