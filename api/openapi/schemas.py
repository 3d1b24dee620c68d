"""The document's schemas: of the structs in `api/wire.py`, with the bounds of `api/bounds.py` laid over them.

What callers send may be null wherever it may be absent, as the decoder takes it. Only here is said what no struct can
say: which fields exclude each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from api import bulk_wire, wire
from api.bounds import OF_BULK, Bound, Schema

_FILTERS = bulk_wire.BulkFilter.__struct_fields__
_REF = "#/components/schemas/{name}"

_ONE_DUE_TIME: Schema = {
    "not": {
        "required": ["due_at", "delay_ms"],
        "properties": {"due_at": {"type": "string"}, "delay_ms": {"type": "integer"}},
    }
}
_ONE_PAYLOAD: Schema = {
    "not": {"required": ["payload", "payload_base64"], "properties": {"payload_base64": {"type": "string"}}}
}
_A_DUE_TIME: Schema = {
    "anyOf": [
        {"required": ["due_at"], "properties": {"due_at": {"type": "string"}}},
        {"required": ["delay_ms"], "properties": {"delay_ms": {"type": "integer"}}},
    ]
}
_ONE_MOVE: Schema = {
    "oneOf": [
        {"required": ["due_at"], "properties": {"due_at": {"type": "string"}}},
        {"required": ["offset_ms"], "properties": {"offset_ms": {"type": "integer"}}},
    ]
}
_A_FILTER: Schema = {
    "anyOf": [{"required": [name], "not": {"properties": {name: {"type": "null"}}}} for name in _FILTERS]
}
_RULES: Mapping[str, list[Schema]] = {
    "JobSubmission": [_ONE_DUE_TIME, _ONE_PAYLOAD],
    "JobChange": [_ONE_DUE_TIME, _A_DUE_TIME],
    "JobRedrive": [_ONE_PAYLOAD],
    "BulkReschedule": [_ONE_MOVE],
    "BulkFilter": [_A_FILTER],
}
SENT = (wire.JobSubmission, wire.JobChange, wire.JobRedrive, wire.RebalanceWish)
SENT_IN_BULK = (bulk_wire.BulkWish, bulk_wire.BulkReschedule, bulk_wire.BulkFilter)
ANSWERED = (
    *(wire.JobAnswer, wire.KnownAnswer, wire.BatchAnswer, wire.ListAnswer, wire.Problem),
    *(wire.HealthAnswer, wire.StatusAnswer, wire.ForecastAnswer),
    *(wire.ShardsAnswer, wire.RebalanceAnswer, wire.DrainAnswer),
    *(bulk_wire.BulkAnswer, bulk_wire.OperationsAnswer),
)


def ref(kind: type[msgspec.Struct]) -> Schema:
    return {"$ref": _REF.format(name=kind.__name__)}


def components(bounds: Mapping[str, Bound]) -> dict[str, Schema]:
    """By name. `bounds`: by field, of what callers send."""
    found = _of(*SENT, *SENT_IN_BULK, *ANSWERED)
    for kind in (*SENT, *SENT_IN_BULK):
        schema, of_field = found[kind.__name__], bounds if kind in SENT else OF_BULK
        schema["properties"] = {
            name: bounded(field, of_field.get(name)) for name, field in schema["properties"].items()
        }
        if kind.__name__ in _RULES:
            schema["allOf"] = _RULES[kind.__name__]
    return found


def _of(*kinds: type[msgspec.Struct]) -> dict[str, Schema]:
    """By name, with those that they refer to. A list of names says also that they are texts."""
    _, found = msgspec.json.schema_components(kinds, ref_template=_REF)
    for schema in found.values():
        for field in schema["properties"].values():
            for each in (field, *field.get("anyOf", ())):
                if "enum" in each:
                    each["type"] = "string"
    return found


def bounded(field: Schema, bound: Bound | None) -> Schema:
    """A field's schema with its bound, which is of the value itself where that may be null too."""
    if bound is None:
        return field
    if "anyOf" in field:
        value, *null = field["anyOf"]
        return field | {"anyOf": [value | bound.schema, *null]}
    return field | bound.schema


def parameters(kind: type[msgspec.Struct], bounds: Mapping[str, Bound]) -> list[dict[str, Any]]:
    """The query parameters that a struct names. One that is absent is left out, never null."""
    found = _of(kind)
    described = []
    for name, field in found[kind.__name__]["properties"].items():
        schema = bounded(field, bounds.get(name))
        text = schema.pop("description", "")
        if "anyOf" in schema:
            schema = schema["anyOf"][0]
        parameter = {"name": name, "in": "query", "required": False, "schema": schema}
        described.append(parameter | ({"description": text} if text else {}))
    return described
