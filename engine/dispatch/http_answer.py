"""What an HTTP response means for a job (contract, section 4): its status as the name of a gRPC status, which the rest
of the house sorts by, the words that are kept of it, and how long the target wants to be left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from engine.dispatch.told import RETRY_AFTER_MS_MAX

_NAMES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    405: "UNIMPLEMENTED",
    408: "DEADLINE_EXCEEDED",
    410: "NOT_FOUND",
    413: "INVALID_ARGUMENT",
    415: "INVALID_ARGUMENT",
    416: "OUT_OF_RANGE",
    422: "INVALID_ARGUMENT",
    425: "UNAVAILABLE",
    429: "RESOURCE_EXHAUSTED",
    502: "UNAVAILABLE",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}
"""Each in the class that the contract gives the status; the others go by their hundred."""

_HUNDREDS = {2: "OK", 3: "FAILED_PRECONDITION", 4: "FAILED_PRECONDITION", 5: "INTERNAL"}


def code_of(status: int) -> str:
    """An unheard-of hundred is UNKNOWN, so transient."""
    return _NAMES.get(status) or _HUNDREDS.get(status // 100, "UNKNOWN")


def words_of(status: int, location: str | None, body: bytes) -> str:
    """`HTTP 503 Service Unavailable: what the body says`, on one line."""
    try:
        phrase = f"HTTP {status} {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = f"HTTP {status}"
    if status // 100 == 3:
        return f"{phrase}: redirects are not followed{f' (to {location})' if location else ''}"
    said = " ".join(body.decode(errors="replace").replace("\0", " ").split())
    return f"{phrase}: {said}" if said else phrase


def retry_after_ms(value: str | None, now_ms: Callable[[], int]) -> int:
    """Of a `Retry-After` header, in seconds or as an HTTP date; 0 without one, for rubbish, and for the past."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        # More digits than that are centuries, and a number of thousands of them is slow to read.
        return min(int(text[:10]) * 1_000, RETRY_AFTER_MS_MAX) if len(text) <= 10 else RETRY_AFTER_MS_MAX
    try:
        at = parsedate_to_datetime(text)
        at_ms = round((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() * 1_000)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0
    return max(0, min(at_ms - now_ms(), RETRY_AFTER_MS_MAX))
