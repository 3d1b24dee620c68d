"""One JSON document read into its struct, or the problem that says in the caller's words why not.

What the decoder takes costs one call; what it refuses is read a second time, field by field, so that every wrong
field is named and not only the first. What is not JSON is 400; what is JSON and wrong is 422. Invariant: all that
passes is UTF-8 through and through, also where the decoder only copies (a payload).
"""

from __future__ import annotations

import re
from codecs import utf_8_decode
from typing import Generic, TypeVar

import msgspec

from api import nesting
from api.bulk_wire import BulkFilter
from api.problem import ERRORS_MAX, document_too_large, invalid, malformed, not_utf8, too_deep
from api.wire import FieldError, Problem
from engine.options import DOCUMENT_BYTES_MAX, JSON_DEPTH_MAX

T = TypeVar("T", bound=msgspec.Struct)

REFUSALS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What the decoder raises for bytes that it does not take."""

_UTF8_CHUNK_BYTES = 64 << 10
_NAME_CHARS_MAX = 80
_DOCUMENT_DEPTH = 1
"""Levels of the document around its payload."""

_PLACE = re.compile(r"\(byte (\d+)\)")
_NEAR_BYTES = 16
"""Where a decoder gave up, the reason stands within so many bytes."""
_NOT_A_NUMBER = re.compile(rb"(?:^|[\[:,\s])-?(NaN|Infinity)\b")
_HIGH = rb"\\u[dD][89abAB][0-9a-fA-F]{2}"
_LOW = rb"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_LONE_SURROGATE = re.compile(_HIGH + rb"(?!" + _LOW + rb")|(?<!" + _HIGH + rb")" + _LOW)

_EXPECTED = {
    "due_at": "must be a text: an RFC 3339 time such as 2026-11-24T08:00:00Z",
    "priority": "must be high, medium or low",
    "dry_run": "must be true or false",
    "tags": "must be an array of texts",
    "delay_ms": "must be a whole number, without a point",
    "timeout_ms": "must be a whole number, without a point",
    "max_attempts": "must be a whole number, without a point",
    "offset_ms": "must be a whole number, without a point",
    "spread_ms": "must be a whole number, without a point",
    "rate_per_s": "must be a number",
    "filter": "must be an object of filters: " + ", ".join(BulkFilter.__struct_fields__),
}
"""What a field must be; all others are texts."""

_decode_fields = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


class Document(Generic[T]):
    """Reads documents of one struct."""

    def __init__(self, struct: type[T]) -> None:
        fields = msgspec.structs.fields(struct)
        self._decode = msgspec.json.Decoder(struct).decode
        self._fields = {field.encode_name: msgspec.json.Decoder(field.type) for field in fields}
        self._required = [field.encode_name for field in fields if field.required]

    def read(self, text: bytes) -> T | Problem:
        if len(text) > DOCUMENT_BYTES_MAX:
            return document_too_large(len(text))
        try:
            found = self._decode(text)
        except REFUSALS as error:
            return self._explain(text, error)
        if not text.isascii() and (at := broken_utf8_at(text)) is not None:
            return not_utf8(at)
        return found

    def _explain(self, text: bytes, error: Exception) -> Problem:
        if not isinstance(error, msgspec.ValidationError):
            return unreadable(text, error)
        if (at := broken_utf8_at(text)) is not None:
            return not_utf8(at)
        try:
            fields = _decode_fields(text)
        except msgspec.ValidationError:
            return invalid([FieldError("", "must be a JSON object")])
        except REFUSALS as refusal:
            return unreadable(text, refusal)
        if nesting.is_deeper(text, JSON_DEPTH_MAX + _DOCUMENT_DEPTH):
            return too_deep()
        return invalid(self._wrong(fields) or [FieldError("", str(error))])

    def _wrong(self, fields: dict[str, msgspec.Raw]) -> list[FieldError]:
        errors = [FieldError(name, "is required") for name in self._required if name not in fields]
        for name, value in fields.items():
            if len(errors) > ERRORS_MAX:
                break
            decoder = self._fields.get(name)
            if decoder is None:
                errors.append(FieldError(name[:_NAME_CHARS_MAX], "there is no such field"))
                continue
            try:
                decoder.decode(value)
            except REFUSALS:
                errors.append(FieldError(name, _EXPECTED.get(name, "must be a text")))
        return errors


def unreadable(text: bytes, error: Exception) -> Problem:
    """The 400 for what is not JSON at all."""
    if (at := broken_utf8_at(text)) is not None:
        return not_utf8(at)
    if isinstance(error, RecursionError):
        return too_deep()
    if not text or text.isspace():
        return malformed("the body is empty")
    place = _PLACE.search(str(error))
    at = int(place[1]) if place else len(text)
    near = text[max(0, at - _NEAR_BYTES) : at + _NEAR_BYTES]
    if found := _NOT_A_NUMBER.search(near):
        return malformed(f"JSON has no {found[1].decode()}")
    if found := _LONE_SURROGATE.search(near):
        return malformed(f"{found[0].decode()} is half of a surrogate pair, which is no character")
    reason = str(error).removeprefix("JSON is malformed: ").replace("Input data was truncated", "it ends too early")
    return malformed(f"not JSON: {reason}")


def broken_utf8_at(text: bytes) -> int | None:
    """Where a text stops being UTF-8, or None. In chunks, so that a long text is never held decoded."""
    if text.isascii():
        return None
    view, at = memoryview(text), 0
    while at < len(view):
        chunk = view[at : at + _UTF8_CHUNK_BYTES]
        try:
            _, used = utf_8_decode(chunk, "strict", at + len(chunk) == len(view))
        except UnicodeDecodeError as error:
            return at + error.start
        at += used
    return None
