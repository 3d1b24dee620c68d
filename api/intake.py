"""From a submission as decoded to a job as the engine takes it: bounds, times, defaults from the catalog.

The same for every door, and the last place where a caller can be told no for the job itself: what passes here the
journal can store. Invariants: no text with NUL or a lone surrogate passes, none over its bytes; a payload is copied
out of the request and is byte for byte what was sent; every wrong field is named, not only the first.
"""

from __future__ import annotations

import binascii
from collections.abc import Mapping

from msgspec import UNSET

from api import bounds, instant, local_time, nesting
from api.bounds import TAGS, TEXT, WINDOW_MS
from api.problem import invalid, payload_too_large, too_deep
from api.wire import FieldError, JobChange, JobRedrive, JobSubmission, Problem
from engine.core.catalog import Caps, JobType, Priority, Schema
from engine.core.job import Form, NewJob
from engine.options import JSON_DEPTH_MAX, PAYLOAD_BYTES_MAX, Options

_PRIORITIES = {"high": Priority.HIGH, "medium": Priority.MEDIUM, "low": Priority.LOW}
_SHALLOW_BYTES = 2 * JSON_DEPTH_MAX
"""A payload that is no longer cannot be nested too deeply: each level takes two brackets."""


class Intake:
    """Turns submissions into jobs. Holds the catalog's types and caps; plain and synchronous."""

    def __init__(self, types: Mapping[str, JobType], caps: Caps, options: Options) -> None:
        self._types = types
        self._caps = caps
        self._max_delay_ms = options.max_delay_ms
        self._delay_ms = bounds.delay_ms(options.max_delay_ms)
        local_time.names()

    def admit(self, job: JobSubmission, now_ms: int, correlation_id: str) -> NewJob | Problem:
        """The job to file, or the problem with all its wrong fields. Answers 413 for a payload over its bytes."""
        errors: list[FieldError] = []
        kind = self._types.get(job.type)
        if kind is None:
            errors.append(FieldError("type", f"no type {job.type[:80]!r} in the catalog"))
        payload, form = _payload(job, errors)
        if len(payload) > _SHALLOW_BYTES and (refused := _refused(payload, form)) is not None:
            return refused
        if kind is not None and kind.schema is not None:
            _check_schema(kind.schema, payload, form, errors)
        due_ms, window_ms, expires_ms = now_ms, 0, None
        if not _has_one_time(job):
            due_ms, window_ms, expires_ms = self._times(job, now_ms, errors)
        elif job.due_at is not None or job.delay_ms is not None:
            due_ms = self._due_ms(job.due_at, job.delay_ms, now_ms, errors)
        if job.user_id is not None and (wrong := TEXT.wrong(job.user_id)) is not None:
            errors.append(FieldError("user_id", wrong))
        if job.idempotency_key is not None and (wrong := TEXT.wrong(job.idempotency_key)) is not None:
            errors.append(FieldError("idempotency_key", wrong))
        if job.tags:
            _check_tags(job.tags, errors)
        if job.max_attempts is not None:
            _check(job.max_attempts, "max_attempts", bounds.attempts(self._caps), errors)
        if job.timeout_ms is not None:
            _check(job.timeout_ms, "timeout_ms", bounds.timeout_ms(self._caps), errors)
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
            None,
            None,
            None,
            expires_ms,
            window_ms,
        )

    def _times(self, job: JobSubmission, now_ms: int, errors: list[FieldError]) -> tuple[int, int, int | None]:
        """When it is due, how much later it may be, and when it expires; what is wrong goes to `errors`."""
        due_ms, window_ms, expires_ms, wrong_before = now_ms, 0, None, len(errors)
        if job.due_local is not None or job.timezone is not None or job.gap is not None or job.repeat is not None:
            due_ms = self._local_ms(job, now_ms, errors)
        elif job.due_at is not None or job.delay_ms is not None:
            due_ms = self._due_ms(job.due_at, job.delay_ms, now_ms, errors)
        is_known = len(errors) == wrong_before
        if job.window_ms is not None:
            window_ms = _window_ms(job.window_ms, errors)
        if job.expires_at is not None:
            expires_ms = _expires_ms(job.expires_at, due_ms if is_known else None, errors)
        if expires_ms is not None:
            window_ms = min(window_ms, max(0, expires_ms - due_ms))
        return due_ms, window_ms, expires_ms

    def new_due_ms(self, change: JobChange, now_ms: int) -> int | Problem:
        """The due time that a PATCH asks for."""
        if change.due_at is None and change.delay_ms is None:
            return invalid([FieldError("", "give one of due_at and delay_ms")])
        errors: list[FieldError] = []
        due_ms = self._due_ms(change.due_at, change.delay_ms, now_ms, errors)
        return invalid(errors) if errors else due_ms

    def new_payload(self, redrive: JobRedrive) -> tuple[bytes, Form] | Problem | None:
        """The payload that a redrive brings; None: the job keeps its own."""
        if redrive.payload is UNSET and redrive.payload_base64 is None:
            return None
        errors: list[FieldError] = []
        payload, form = _payload(redrive, errors)
        if (refused := _refused(payload, form)) is not None:
            return refused
        return invalid(errors) if errors else (payload, form)

    def unfit(self, kind: str, payload: bytes, form: Form) -> Problem | None:
        """Why a job of this type may not have this payload: it does not fit the type's schema."""
        found = self._types.get(kind)
        errors: list[FieldError] = []
        if found is not None and found.schema is not None:
            _check_schema(found.schema, payload, form, errors)
        return invalid(errors) if errors else None

    def _due_ms(self, due_at: str | None, delay_ms: int | None, now_ms: int, errors: list[FieldError]) -> int:
        """Unix ms, never before now; what is wrong goes to `errors`."""
        if due_at is None:
            assert delay_ms is not None
            if (wrong := self._delay_ms.wrong(delay_ms)) is not None:
                errors.append(FieldError("delay_ms", wrong))
                return now_ms
            return now_ms + delay_ms
        if delay_ms is not None:
            errors.append(FieldError("delay_ms", "give at most one of due_at and delay_ms"))
        try:
            due_ms = instant.parse_ms(due_at)
        except ValueError as error:
            errors.append(FieldError("due_at", str(error)))
            return now_ms
        if now_ms <= due_ms <= now_ms + self._max_delay_ms:
            return due_ms
        return self._in_reach(due_ms, now_ms, "due_at", errors)

    def _local_ms(self, job: JobSubmission, now_ms: int, errors: list[FieldError]) -> int:
        """Unix ms of a local time, never before now; what is wrong goes to `errors`."""
        if job.due_local is None or job.timezone is None:
            lacks = "timezone" if job.due_local is not None else "due_local"
            errors.append(
                FieldError(lacks, "is missing: due_local and timezone go together, and gap and repeat with them")
            )
            return now_ms
        if job.due_at is not None or job.delay_ms is not None:
            errors.append(FieldError("due_local", "give at most one of due_at, delay_ms and due_local"))
            return now_ms
        try:
            local_time.zone(job.timezone)
        except ValueError as error:
            errors.append(FieldError("timezone", str(error)))
            return now_ms
        try:
            due_ms = local_time.resolve_ms(job.due_local, job.timezone, job.gap or "fire_after", job.repeat or "first")
        except ValueError as error:
            errors.append(FieldError("due_local", str(error)))
            return now_ms
        return self._in_reach(due_ms, now_ms, "due_local", errors)

    def _in_reach(self, due_ms: int, now_ms: int, field: str, errors: list[FieldError]) -> int:
        if due_ms - now_ms > self._max_delay_ms:
            errors.append(FieldError(field, f"further ahead than {bounds.days(self._max_delay_ms)}"))
        return max(due_ms, now_ms)


def _has_one_time(job: JobSubmission) -> bool:
    """As nearly all: `due_at` or `delay_ms` at most, and neither a window nor an end."""
    return (
        job.due_local is None
        and job.window_ms is None
        and job.expires_at is None
        and job.timezone is None
        and job.gap is None
        and job.repeat is None
    )


def _window_ms(window_ms: int, errors: list[FieldError]) -> int:
    if (wrong := WINDOW_MS.wrong(window_ms)) is not None:
        errors.append(FieldError("window_ms", wrong))
        return 0
    return window_ms


def _expires_ms(expires_at: str, due_ms: int | None, errors: list[FieldError]) -> int | None:
    """Rounded up as every time: a job does not expire earlier than asked. `due_ms` is None where the due time is wrong
    itself, and nothing can be said against it."""
    try:
        expires_ms = instant.parse_ms(expires_at)
    except ValueError as error:
        errors.append(FieldError("expires_at", str(error)))
        return None
    if due_ms is not None and expires_ms < due_ms:
        errors.append(FieldError("expires_at", f"is before the job is due, {instant.format_ms(due_ms)}"))
    return expires_ms


def _payload(sent: JobSubmission | JobRedrive, errors: list[FieldError]) -> tuple[bytes, Form]:
    """Copied out of the request; what is wrong goes to `errors`."""
    if sent.payload_base64 is None:
        return (b"{}" if sent.payload is UNSET else bytes(sent.payload)), Form.JSON
    if sent.payload is not UNSET:
        errors.append(FieldError("payload_base64", "give at most one of payload and payload_base64"))
    try:
        return binascii.a2b_base64(sent.payload_base64, strict_mode=True), Form.RAW
    except ValueError:
        errors.append(FieldError("payload_base64", "not base64 (RFC 4648, with padding)"))
        return b"", Form.RAW


def _refused(payload: bytes, form: Form) -> Problem | None:
    """A payload that is not taken whatever else is right."""
    if len(payload) > PAYLOAD_BYTES_MAX:
        return payload_too_large(len(payload))
    if form is Form.JSON and len(payload) > _SHALLOW_BYTES and nesting.is_deeper(payload, JSON_DEPTH_MAX):
        return too_deep()
    return None


def _check_schema(schema: Schema, payload: bytes, form: Form, errors: list[FieldError]) -> None:
    if form is Form.JSON:
        errors += [FieldError(f"payload{pointer}", wrong) for pointer, wrong in schema.wrong(payload)]
    elif not errors:
        errors.append(FieldError("payload_base64", "bytes cannot be held against the type's schema; send payload"))


def _check(value: int, field: str, bound: bounds.Range, errors: list[FieldError]) -> None:
    if (wrong := bound.wrong(value)) is not None:
        errors.append(FieldError(field, wrong))


def _check_tags(tags: tuple[str, ...], errors: list[FieldError]) -> None:
    if (wrong := TAGS.wrong(tags)) is not None:
        errors.append(FieldError("tags", wrong))
        return
    for position, tag in enumerate(tags):
        if (wrong := TEXT.wrong(tag)) is not None:
            errors.append(FieldError(f"tags.{position}", wrong))
