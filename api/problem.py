"""Everything that can be wrong with a request, as RFC 9457 problems; the same for every door.

Only here is an error of the engine turned into a status, and only here are problem types named. Invariants: a
problem never holds a stack trace or a foreign error's text; 429 and 503 always say when to try again.
"""

from __future__ import annotations

from collections.abc import Sequence

from api.wire import FieldError, Problem
from engine.errors import Busy, Conflict, Invalid, NotFound, QuotaSpent, TocsinError, Unavailable, UnknownOutcome
from engine.options import (
    DOCUMENT_BYTES_MAX,
    JOBS_PER_REQUEST_MAX,
    JSON_DEPTH_MAX,
    PAYLOAD_BYTES_MAX,
    REQUEST_BYTES_MAX,
)

_NAMESPACE = "urn:tocsin:problem:"
ERRORS_MAX = 20
"""Field errors that one problem names; whoever has more begins with these."""

INVALID = _NAMESPACE + "invalid"
BUSY = _NAMESPACE + "busy"
UNAVAILABLE = _NAMESPACE + "unavailable"
UNKNOWN_OUTCOME = _NAMESPACE + "unknown-outcome"

TITLES = {
    "malformed": "The request is not well-formed",
    "not-found": "There is nothing here",
    "method-not-allowed": "This path does not take that method",
    "timeout": "The request's body did not come in time",
    "conflict": "The present state does not allow it",
    "too-large": "The request is too large",
    "unsupported-media-type": "This content type is not understood",
    "invalid": "Some values are not acceptable",
    "busy": "Too much at once; nothing was done",
    "quota": "The user's quota is used up; nothing was done",
    "unavailable": "Not possible now; nothing was done",
    "unknown-outcome": "It may or may not have been done",
    "internal": "Something went wrong inside",
}

_FAMILIES = (
    (NotFound, "not-found", 404),
    (Conflict, "conflict", 409),
    (QuotaSpent, "quota", 429),
    (Busy, "busy", 429),
    (UnknownOutcome, "unknown-outcome", 503),
    (Unavailable, "unavailable", 503),
)
"""The first that fits counts: a subclass stands before its base."""


def problem(kind: str, status: int, detail: str = "", *, retry_after_ms: int = 0) -> Problem:
    """`detail` may quote what was sent: what is no Unicode in it (a header's or path's stray bytes) is replaced."""
    if not detail.isascii():
        detail = detail.encode("utf-8", "replace").decode()
    return Problem(_NAMESPACE + kind, TITLES[kind], status, detail, retry_after_ms=retry_after_ms)


def malformed(detail: str) -> Problem:
    return problem("malformed", 400, detail)


def too_deep() -> Problem:
    return malformed(f"nested deeper than {JSON_DEPTH_MAX} levels")


def not_utf8(position: int) -> Problem:
    return malformed(f"not UTF-8 (byte {position})")


def invalid(errors: Sequence[FieldError]) -> Problem:
    """422. The detail is a sentence for people, the errors are for machines."""
    assert errors
    shown = tuple(errors[:ERRORS_MAX])
    detail = "; ".join(f"{error.field}: {error.message}" if error.field else error.message for error in shown[:3])
    if len(errors) > 3:
        detail += f"; and {len(errors) - 3} more"
    return Problem(INVALID, TITLES["invalid"], 422, detail, shown)


def payload_too_large(size_bytes: int) -> Problem:
    return problem("too-large", 413, f"a payload of {size_bytes} bytes; at most {PAYLOAD_BYTES_MAX} are taken")


def document_too_large(size_bytes: int) -> Problem:
    limits = f"at most {DOCUMENT_BYTES_MAX} are taken, {PAYLOAD_BYTES_MAX} of them its payload"
    detail = f"{size_bytes} bytes for one job; {limits}"
    return problem("too-large", 413, detail)


def body_too_large() -> Problem:
    return problem("too-large", 413, f"a request may have at most {REQUEST_BYTES_MAX} bytes; send several")


def too_many_jobs(count: int) -> Problem:
    detail = f"{count} jobs in one request; at most {JOBS_PER_REQUEST_MAX} are taken, so send several"
    return problem("too-large", 413, detail)


def from_error(error: TocsinError) -> Problem:
    """The problem that an error of the engine is; 500 for those that should not have come so far."""
    if isinstance(error, Invalid):
        return invalid([FieldError(error.field or "", str(error))])
    for family, kind, status in _FAMILIES:
        if isinstance(error, family):
            retry_after_ms = error.retry_after_ms if isinstance(error, Unavailable) else 0
            return problem(kind, status, str(error), retry_after_ms=retry_after_ms)
    return internal()


def internal() -> Problem:
    return problem("internal", 500, "The log has it under this response's X-Correlation-Id.")


def of_all(problems: Sequence[Problem]) -> Problem | None:
    """The one problem of a batch of which nothing was taken in and every job may be tried again, else None.

    A sender that looks at the status alone then waits and repeats the batch, which is right; where a single outcome
    is unknown the whole says so.
    """
    kinds = {each.type for each in problems}
    if not kinds or not kinds <= {BUSY, UNAVAILABLE, UNKNOWN_OUTCOME}:
        return None
    for kind in (UNKNOWN_OUTCOME, UNAVAILABLE, BUSY):
        for each in problems:
            if each.type == kind:
                return each
    raise AssertionError(kinds)
