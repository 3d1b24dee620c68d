"""A payload as submitted becomes the request message of the target's method.

The meaning is `google.protobuf.json_format.Parse`'s, save that an array is not taken for an empty object. It costs
about 18 µs for a small message, so payloads that are plain (an object whose values are texts, numbers and truths, or
lists and maps of them, for fields of just that type) take a short way of 4 µs: a table made once from the descriptor
says which field a key means and what its value must be, exactly. Whatever is not in the table, or not exactly so,
goes the long way, which also finds the words for what is wrong. A property test holds the two together.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

from google.protobuf import descriptor_pool, json_format, message_factory
from google.protobuf.descriptor import Descriptor, FieldDescriptor

from engine.dispatch.refusal import Refusal

_Fits = Callable[[Any], bool]


def _is_text(value: object) -> bool:
    return type(value) is str


def _is_truth(value: object) -> bool:
    return type(value) is bool


def _is_whole(value: object) -> bool:
    return type(value) is int


def _is_finite(value: object) -> bool:
    return type(value) is float and isfinite(value)


_PLAIN: dict[int, _Fits] = {
    FieldDescriptor.TYPE_STRING: _is_text,
    FieldDescriptor.TYPE_BOOL: _is_truth,
    FieldDescriptor.TYPE_DOUBLE: _is_finite,
    FieldDescriptor.TYPE_INT32: _is_whole,
    FieldDescriptor.TYPE_INT64: _is_whole,
    FieldDescriptor.TYPE_UINT32: _is_whole,
    FieldDescriptor.TYPE_UINT64: _is_whole,
    FieldDescriptor.TYPE_SINT32: _is_whole,
    FieldDescriptor.TYPE_SINT64: _is_whole,
    FieldDescriptor.TYPE_FIXED32: _is_whole,
    FieldDescriptor.TYPE_FIXED64: _is_whole,
    FieldDescriptor.TYPE_SFIXED32: _is_whole,
    FieldDescriptor.TYPE_SFIXED64: _is_whole,
}
"""Field types whose JSON spelling is one Python type. float, bytes, enums and messages have rules of their own."""

_SPECIAL = "google.protobuf."
"""Well-known types have a JSON form that is not their fields."""


class Codec:
    """Encodes payloads for one method. Raises `Refusal` INVALID_ARGUMENT for what does not fit its message."""

    def __init__(self, message: Descriptor, pool: descriptor_pool.DescriptorPool) -> None:
        self.name = message.full_name
        self._class = message_factory.GetMessageClass(message)
        self._pool = pool
        self._fields = _table(message)
        self._pairs = json.JSONDecoder(object_pairs_hook=_unique).decode

    def encode(self, payload: bytes) -> bytes:
        """JSON text in UTF-8 → the encoded message."""
        plain = self._plain(payload)
        return plain if plain is not None else self._parsed(payload)

    def _plain(self, payload: bytes) -> bytes | None:
        """The short way; None when it does not lead there."""
        try:
            given = self._pairs(payload.decode())
            if type(given) is not dict:
                return None
            values = {}
            for key, value in given.items():
                name, fits = self._fields[key]
                if not fits(value):
                    return None
                values[name] = value
            if len(values) != len(given):
                return None  # one field under both of its names
            return self._class(**values).SerializeToString()
        except (KeyError, ValueError, RecursionError):
            return None

    def _parsed(self, payload: bytes) -> bytes:
        if not self.name.startswith(_SPECIAL) and payload.lstrip()[:1] != b"{":
            raise Refusal("INVALID_ARGUMENT", f"the payload does not fit {self.name}: it is not a JSON object")
        try:
            message = json_format.Parse(payload, self._class(), descriptor_pool=self._pool)
            return message.SerializeToString()
        except Exception as error:  # json_format raises more kinds than it documents; all say: this payload, this type
            reason = " ".join(str(error).split()) or type(error).__name__
            raise Refusal("INVALID_ARGUMENT", f"the payload does not fit {self.name}: {reason}") from error


def _table(message: Descriptor) -> Mapping[str, tuple[str, _Fits]]:
    """By JSON key, in both spellings: the field's name and whether a value may be handed to it as it is."""
    table: dict[str, tuple[str, _Fits]] = {}
    if message.full_name.startswith(_SPECIAL):
        return table
    for field in message.fields:
        fits = _fits(field)
        if fits is not None:
            table[field.name] = table[field.json_name] = (field.name, fits)
    return table


def _fits(field: FieldDescriptor) -> _Fits | None:
    oneof = field.containing_oneof
    if oneof is not None and len(oneof.fields) > 1:
        return None  # at most one member may be given: the long way counts
    if field.message_type is not None and field.message_type.GetOptions().map_entry:
        key, value = field.message_type.fields_by_name["key"], field.message_type.fields_by_name["value"]
        fits = _PLAIN.get(value.type)
        return _map_of(fits) if fits is not None and key.type == FieldDescriptor.TYPE_STRING else None
    fits = _PLAIN.get(field.type)
    return _list_of(fits) if fits is not None and field.is_repeated else fits


def _list_of(fits: _Fits) -> _Fits:
    return lambda value: type(value) is list and all(map(fits, value))


def _map_of(fits: _Fits) -> _Fits:
    return lambda value: type(value) is dict and all(map(fits, value.values()))


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    given = dict(pairs)
    if len(given) != len(pairs):
        raise ValueError("a key is given twice")
    return given
