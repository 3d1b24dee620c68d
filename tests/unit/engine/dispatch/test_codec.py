"""The short way of the codec means what `json_format.Parse` means, and schemas refuse what does not hold."""

from __future__ import annotations

import json
from typing import Any

import pytest
from google.protobuf import descriptor_pb2, descriptor_pool, json_format
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.dispatch.codec import Codec
from engine.dispatch.descriptors import Schema, well_known
from engine.dispatch.refusal import Refusal
from protos.tocsin.v1 import common_pb2
from protos.whispr import messaging_pb2, moderation_pb2, notification_pb2

POOL = descriptor_pool.Default()
MESSAGES: list[Any] = [
    messaging_pb2.SendScheduledMessageRequest,
    notification_pb2.SendDelayedNotificationRequest,
    moderation_pb2.UpdateModelsRequest,
    moderation_pb2.AnalyzeContentResponse,
    common_pb2.JobSpec,
    common_pb2.Attempt,
]
KEYS = sorted({k for m in MESSAGES for f in m.DESCRIPTOR.fields for k in (f.name, f.json_name)} | {"nope"})

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(1 << 65), 1 << 65)
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["1", "1.5", "NaN", "STATE_DEAD", "aGk="])
)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner))


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: str(message.DESCRIPTOR.name))
@settings(max_examples=50, deadline=None)
@given(pairs=st.lists(st.tuples(st.sampled_from(KEYS), values), max_size=4))
def test_the_short_way_means_what_the_long_way_means(message: Any, pairs: list[tuple[str, Any]]) -> None:
    text = "{" + ",".join(f"{json.dumps(key)}:{json.dumps(value)}" for key, value in pairs) + "}"
    try:
        expected = json_format.Parse(text, message())
    except (json_format.ParseError, ValueError, TypeError, AttributeError):
        expected = None
    codec = Codec(message.DESCRIPTOR, POOL)
    if expected is not None:
        assert message.FromString(codec.encode(text.encode())) == expected, text
        return
    with pytest.raises(Refusal) as refused:
        codec.encode(text.encode())
    assert refused.value.code == "INVALID_ARGUMENT", text


def test_a_plain_payload_goes_the_short_way() -> None:
    message: Any = messaging_pb2.SendScheduledMessageRequest
    codec = Codec(message.DESCRIPTOR, POOL)
    payload = b'{"recipient_id":"u-1","body":"hi","ttlMs":5,"media_ids":["a"],"attributes":{"k":"v"}}'
    assert codec._plain(payload) == codec._parsed(payload)


def _file(name: str, *imports: str, service: str = "") -> bytes:
    file = descriptor_pb2.FileDescriptorProto(name=name, package=name.partition(".")[0], dependency=imports)
    if service:
        file.message_type.add(name="M")
        one = f".{file.package}.M"
        file.service.add(name=service).method.add(name="Do", input_type=one, output_type=one)
    return file.SerializeToString()


def test_files_may_come_in_any_order_and_without_what_protobuf_ships() -> None:
    stamp = "google/protobuf/timestamp.proto"
    files = {"c.proto": _file("c.proto", "b.proto", service="S"), "b.proto": _file("b.proto", stamp)}
    schema = Schema(files, "here")
    assert schema.has("c.S")
    assert schema.codec("/c.S/Do").encode(b"{}") == b""
    assert schema.files[stamp] == well_known(stamp)


@pytest.mark.parametrize(
    "files",
    [
        {"a.proto": _file("a.proto", "missing.proto")},
        {"a.proto": _file("a.proto", "b.proto"), "b.proto": _file("b.proto", "a.proto")},
        {"a.proto": b"\xff\xff"},
        {"a.proto": _file("a.proto", service="S").replace(b".a.M", b".a.N")},
    ],
    ids=["missing", "circle", "rubbish", "unknown type"],
)
def test_files_that_do_not_hold_are_refused(files: dict[str, bytes]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        Schema(files, "here")


@pytest.mark.parametrize("path", ["", "/", "/a.S", "/a.S/", "/a.S/Nope", "/b.S/Do", "a.S/Do/x"])
def test_a_path_that_leads_nowhere_is_unimplemented(path: str) -> None:
    schema = Schema({"a.proto": _file("a.proto", service="S")}, "here")
    with pytest.raises(Refusal) as refused:
        schema.codec(path)
    assert refused.value.code == "UNIMPLEMENTED"
