"""A JSON Schema that the payloads of a type must fit, and an example of one: how the catalog gives them, and what a
payload that does not fit is told.

Nothing is ever fetched: a reference leads within the schema or to one that JSON Schema itself defines. Invariants: what
is said of a payload repeats none of its values, and names its place by a JSON pointer where the payload is short; it
is bounded whatever the payload holds, and so is what it costs to find: `iter_errors` makes all errors, each with a copy
of its value, before it gives the first, half a gigabyte for a mebibyte of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema_rs
import orjson

from api.problem import ERRORS_MAX
from api.quoted import cut

FILE_BYTES_MAX = 1 << 20
"""Of a schema in a file of its own, and of an example: each is kept in memory."""
TOLD_BYTES_MAX = 4 << 10
"""Of a payload of which every wrong place is looked for: some milliseconds at worst. Of a longer one it is only told
that it does not fit."""
_TOO_LONG = f"does not fit the schema of its type; where is only told of one of at most {TOLD_BYTES_MAX} bytes"
MESSAGE_CHARS_MAX = 300
POINTER_CHARS_MAX = 200


class PayloadSchema:
    """One that is compiled. Two are equal where their documents are."""

    __slots__ = ("_check", "document", "text")

    def __init__(self, document: Any) -> None:
        """Raises `ValueError` with what is wrong with it."""
        self.document = document
        try:
            self.text = json.dumps(document, sort_keys=True, allow_nan=False)
            self._check = jsonschema_rs.validator_for(document, mask="it", offline=True)
        except (ValueError, TypeError, RecursionError) as error:
            raise ValueError(f"is no JSON Schema: {_sentence(error)}") from None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PayloadSchema) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def wrong(self, payload: bytes) -> list[tuple[str, str]]:
        """(JSON pointer, what is wrong there) of at most `ERRORS_MAX` places, one without a place where the payload has
        more than `TOLD_BYTES_MAX` bytes; empty where it fits."""
        try:
            value = orjson.loads(payload)
            if self._check.is_valid(value):
                return []
            if len(payload) > TOLD_BYTES_MAX:
                return [("", _TOO_LONG)]
            return list(islice(self._told(value), ERRORS_MAX))
        except ValueError as error:
            return [("", f"cannot be held against the schema of its type: {_sentence(error)}")]

    def _told(self, value: Any) -> Iterator[tuple[str, str]]:
        for error in self._check.iter_errors(value):
            kind = error.kind
            if isinstance(kind, jsonschema_rs.ValidationErrorKind.Required):
                yield _pointer([*error.instance_path, kind.property]), "is required"
            elif isinstance(kind, jsonschema_rs.ValidationErrorKind.AdditionalProperties):
                for name in kind.unexpected:
                    yield _pointer([*error.instance_path, name]), "is not one of the fields here"
            else:
                yield _pointer(error.instance_path), cut(error.message, MESSAGE_CHARS_MAX)


def read_schema(value: object) -> PayloadSchema:
    """Of an inline table of the catalog. Raises `ValueError`."""
    if not isinstance(value, dict):
        raise ValueError("must be a table, or name a file of JSON")  # noqa: TRY004 - one family for all that is wrong
    return PayloadSchema(value)


def read_schema_file(beside: Path, name: str) -> dict[str, Any]:
    """The document in a file, its path relative to the catalog's folder. Raises `ValueError`."""
    where = (beside / name).absolute()
    path = cut(str(where), MESSAGE_CHARS_MAX)
    try:
        text = where.read_bytes()
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}; name a file of JSON") from None
    if len(text) > FILE_BYTES_MAX:
        raise ValueError(f"{path} has {len(text)} bytes, more than {FILE_BYTES_MAX}")
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path} is not JSON: {_sentence(error)}") from None
    if not isinstance(document, dict):
        raise ValueError(f"{path} holds no JSON object")  # noqa: TRY004 - likewise
    return document


def read_example(value: object) -> bytes:
    """A payload as a TOML value gives it, in JSON. Raises `ValueError`. `api.toml_lines` has bounded its depth."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError) as error:
        raise ValueError(f"has a value that JSON has not: {_sentence(error)}") from None
    if len(text) > FILE_BYTES_MAX:
        raise ValueError(f"has {len(text)} bytes, more than {FILE_BYTES_MAX}")
    return text


def _pointer(path: list[Any]) -> str:
    """RFC 6901."""
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
    return cut("".join(f"/{cut(step, POINTER_CHARS_MAX)}" for step in steps), POINTER_CHARS_MAX)


def _sentence(error: BaseException) -> str:
    return cut(str(error).partition("\n")[0] or type(error).__name__, MESSAGE_CHARS_MAX)
