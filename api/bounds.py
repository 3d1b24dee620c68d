"""What a value may be beyond its JSON type: every bound on what callers give, once, by the name of its field.

The check and its description are two methods of one object: intake asks `wrong`, the OpenAPI document shows `schema`,
so the two cannot drift. `wrong` says in the caller's words what is wrong and what would be right, or None. Invariant:
a text that passes can be stored by PostgreSQL and indexed: no NUL, no lone surrogate, within its bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import msgspec

from engine.core.catalog import Caps
from engine.options import (
    DAY_MS,
    FORECAST_SECONDS_MAX,
    LIST_JOBS_MAX,
    OPERATION_RATE_MAX,
    OPERATION_RATE_MIN,
    TAGS_MAX,
    TEXT_BYTES_MAX,
    WINDOW_MS_MAX,
)

Schema = dict[str, Any]


class Bound(Protocol):
    @property
    def schema(self) -> Schema:
        """What JSON Schema can say of it, to be laid over the type's own."""
        ...


class Range(msgspec.Struct, frozen=True):
    """A whole number."""

    low: int
    high: int
    note: str = ""

    def wrong(self, value: int) -> str | None:
        return None if self.low <= value <= self.high else f"must be from {self.low} to {self.high}{self.note}"

    @property
    def schema(self) -> Schema:
        return {"minimum": self.low, "maximum": self.high}


class Text(msgspec.Struct, frozen=True):
    """Bounded in bytes of UTF-8, which JSON Schema cannot say: it names as many characters."""

    bytes_max: int

    def wrong(self, text: str) -> str | None:
        size_bytes = len(text)
        if not text.isascii():
            try:
                size_bytes = len(text.encode())
            except UnicodeEncodeError:
                return "is not Unicode text"
        if not 0 < size_bytes <= self.bytes_max:
            return f"must have from 1 to {self.bytes_max} bytes in UTF-8; it has {size_bytes}"
        return "must not contain the character U+0000" if "\0" in text else None

    @property
    def schema(self) -> Schema:
        return {"minLength": 1, "maxLength": self.bytes_max, "pattern": r"^[^\u0000]*$"}


class Texts(msgspec.Struct, frozen=True):
    """A list of texts; each is checked by `each`."""

    count_max: int
    each: Text

    def wrong(self, texts: tuple[str, ...]) -> str | None:
        return None if len(texts) <= self.count_max else f"at most {self.count_max}; there are {len(texts)}"

    @property
    def schema(self) -> Schema:
        return {"maxItems": self.count_max, "items": {"type": "string"} | self.each.schema}


class OneOf(msgspec.Struct, frozen=True):
    """One of the catalog's types."""

    names: frozenset[str]

    @property
    def schema(self) -> Schema:
        return {"enum": sorted(self.names)}


class Form(msgspec.Struct, frozen=True):
    """A text whose form a parser of its own checks."""

    schema: Schema


TEXT = Text(TEXT_BYTES_MAX)
TAGS = Texts(TAGS_MAX, TEXT)
WINDOW_MS = Range(0, WINDOW_MS_MAX, " (a week)")
LIMIT = Range(1, LIST_JOBS_MAX)
SECONDS = Range(1, FORECAST_SECONDS_MAX)
TIME = Form({"format": "date-time"})
LOCAL_TIME_CHARS_MAX = 40
"""Twenty digits of a second: what a local time comes to is kept under its text."""
LOCAL_TIME = Form({"pattern": r"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?$", "maxLength": LOCAL_TIME_CHARS_MAX})
BASE64 = Form(
    {
        "contentEncoding": "base64",
        "pattern": "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
    }
)
RATE = Form({"minimum": OPERATION_RATE_MIN, "maximum": OPERATION_RATE_MAX})
CURSOR = Form({"pattern": "^[A-Za-z0-9_-]+$"})


def days(ms: int) -> str:
    return f"{ms / DAY_MS:g} days"


def delay_ms(max_delay_ms: int) -> Range:
    return Range(0, max_delay_ms, f" ({days(max_delay_ms)})")


def attempts(caps: Caps) -> Range:
    return Range(1, caps.max_attempts)


def timeout_ms(caps: Caps) -> Range:
    return Range(1, caps.timeout_ms)


def of_submission(types: Iterable[str], max_delay_ms: int, caps: Caps) -> Mapping[str, Bound]:
    """By field of a job as submitted, rescheduled or redriven."""
    return {
        "type": OneOf(frozenset(types)),
        "payload_base64": BASE64,
        "due_at": TIME,
        "delay_ms": delay_ms(max_delay_ms),
        "due_local": LOCAL_TIME,
        "timezone": TEXT,
        "window_ms": WINDOW_MS,
        "expires_at": TIME,
        "user_id": TEXT,
        "tags": TAGS,
        "idempotency_key": TEXT,
        "timeout_ms": timeout_ms(caps),
        "max_attempts": attempts(caps),
    }


OF_PARAMETERS: Mapping[str, Bound] = {
    "type": TEXT,
    "user_id": TEXT,
    "tag": TEXT,
    "due_from": TIME,
    "due_to": TIME,
    "limit": LIMIT,
    "seconds": SECONDS,
    "cursor": CURSOR,
}
"""By parameter of a query."""

OF_BULK: Mapping[str, Bound] = {
    "type": TEXT,
    "user_id": TEXT,
    "tag": TEXT,
    "due_from": TIME,
    "due_to": TIME,
    "due_at": TIME,
    "rate_per_s": RATE,
}
"""By field of a bulk wish and its filter; how far jobs may be moved is the cluster's."""
