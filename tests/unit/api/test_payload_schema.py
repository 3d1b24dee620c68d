"""What a payload that does not fit its type's schema is told: where, what, and no more than is of use."""

from __future__ import annotations

import json
from typing import Any

import pytest

from api.payload_schema import MESSAGE_CHARS_MAX, POINTER_CHARS_MAX, TOLD_BYTES_MAX, PayloadSchema
from api.problem import ERRORS_MAX

LETTER = PayloadSchema(
    {
        "type": "object",
        "required": ["to", "body"],
        "additionalProperties": False,
        "properties": {
            "to": {"type": "string", "minLength": 1},
            "body": {"type": "string"},
            "copies": {"type": "array", "items": {"$ref": "#/$defs/copy"}},
        },
        "$defs": {"copy": {"type": "object", "properties": {"a/b": {"type": "integer"}, "m~n": {"enum": ["x", "y"]}}}},
    }
)


@pytest.mark.parametrize(
    ("payload", "told"),
    [
        (b'{"to": "u", "body": ""}', []),
        (b'{"to": "u"}', [("/body", "is required")]),
        (
            b'{"to": "", "body": 5}',
            [("/body", 'it is not of type "string"'), ("/to", "it is shorter than 1 character")],
        ),
        (b'{"to": "u", "body": "", "extra": 1}', [("/extra", "is not one of the fields here")]),
        (b"[]", [("", 'it is not of type "object"')]),
        (b'{"to":"u","body":"","copies":[{},{"a/b":"no"}]}', [("/copies/1/a~1b", 'it is not of type "integer"')]),
        (b'{"to":"u","body":"","copies":[{"m~n":"secret"}]}', [("/copies/0/m~0n", 'it is not one of "x" or "y"')]),
    ],
)
def test_each_place_is_named_by_a_json_pointer_and_no_value_is_repeated(
    payload: bytes, told: list[tuple[str, str]]
) -> None:
    assert sorted(LETTER.wrong(payload)) == told


def test_what_is_told_is_bounded_whatever_the_payload_holds() -> None:
    many = {"to": "u", "body": "", "copies": [5] * 1_000}
    assert len(LETTER.wrong(json.dumps(many).encode())) == ERRORS_MAX
    long = {"to": "u", "body": "", "x" * 3_000: 1}
    ((pointer, _),) = LETTER.wrong(json.dumps(long).encode())
    assert len(pointer) == POINTER_CHARS_MAX
    pattern = PayloadSchema({"pattern": "x" * 1_000})
    ((_, message),) = pattern.wrong(b'"y"')
    assert len(message) == MESSAGE_CHARS_MAX


@pytest.mark.parametrize("schema", [{"items": {"type": "integer"}}, {"anyOf": [{"items": {"type": "integer"}}]}])
def test_of_a_long_payload_it_is_told_that_it_does_not_fit_and_not_where(schema: Any) -> None:
    """All its errors would be made before the first is told: gigabytes and seconds for some payloads."""
    short, long = (b"[%s]" % b",".join([b'""'] * (size // 3)) for size in (TOLD_BYTES_MAX, TOLD_BYTES_MAX + 3))
    checks = PayloadSchema(schema)
    assert checks.wrong(short)[0] != checks.wrong(long)[0]
    ((place, told),) = checks.wrong(long)
    assert place == ""
    assert told == f"does not fit the schema of its type; where is only told of one of at most {TOLD_BYTES_MAX} bytes"
    assert checks.wrong(long.replace(b'""', b"5 ")) == []


@pytest.mark.parametrize("payload", [b'"\\ud800"', b"1" * 5_000, b"-0", b"1e400", b"[" * 60 + b"]" * 60])
def test_any_json_is_judged_and_never_a_failure(payload: bytes) -> None:
    PayloadSchema({}).wrong(payload)
    assert PayloadSchema({"type": "object"}).wrong(payload)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"const": 1}, {"const": 1}, True),
        ({"const": 1}, {"const": True}, False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
    ],
)
def test_schemas_are_equal_where_their_documents_are(one: Any, other: Any, same: bool) -> None:
    assert (PayloadSchema(one) == PayloadSchema(other)) is same
    assert (hash(PayloadSchema(one)) == hash(PayloadSchema(other))) is same
