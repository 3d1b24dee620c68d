"""What a target is told of a fire, and how its methods are learnt: reflection, descriptor sets, raw bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from google.protobuf import descriptor_pb2, descriptor_pool, timestamp_pb2

from engine.core.job import Form
from engine.dispatch import reflection as reflection_module
from engine.dispatch.grpc import GrpcTargets
from engine.errors import Unusable
from engine.options import Options
from engine.ports import Answer
from tests.integration.harness.grpc_targets import (
    anyio_backend,
    fire,
    now_ms,
    ok,
    one_loop,
    server,
    targets,
)
from tests.integration.harness.wait import eventually

__all__ = ["anyio_backend", "one_loop", "targets"]
pytestmark = pytest.mark.anyio

# -- what the target is told -----------------------------------------------------------------------


async def test_the_metadata_is_that_of_the_contract(targets: GrpcTargets) -> None:
    seen: list[dict[str, Any]] = []

    async def note(request: bytes, context: Any) -> bytes:
        seen.append({k: v for k, v in context.invocation_metadata() if k.startswith(("tocsin-", "trace"))})
        return b""

    async with server(note) as address:
        one, two = fire(address), fire(address, number=2)
        for asked in (one, one, two, fire(address, correlation_id="héllo\n%")):
            assert (await targets.call(asked, now_ms)).code == "OK"
    trace = seen[0].pop("traceparent")
    assert seen[0] == {
        "tocsin-job-id": one.job_id,
        "tocsin-attempt": "1",
        "tocsin-fire-id": one.fire_id,
        "tocsin-epoch": str(1 << 40),
        "tocsin-shard": "3",
        "tocsin-due-at": "2023-11-14T22:13:20.123Z",
        "tocsin-correlation-id": "corr-1",
    }
    again, other = seen[1]["traceparent"], seen[2]["traceparent"]
    assert trace == again, "a redelivery is the same span"
    assert (trace[:36], trace != other) == (other[:36], True), "another fire is another span of the same trace"
    assert seen[3]["tocsin-correlation-id"] == "h%C3%A9llo%0A%25"


# -- descriptors -----------------------------------------------------------------------------------


def described(*fields: str, streaming: bool = False) -> descriptor_pb2.FileDescriptorSet:
    """demo.Service/Call, taking texts of these names and a `google.protobuf.Timestamp at`."""
    file = descriptor_pb2.FileDescriptorProto(name="demo.proto", package="demo", syntax="proto3")
    file.dependency.append("google/protobuf/timestamp.proto")
    message = file.message_type.add(name="Request")
    kind = descriptor_pb2.FieldDescriptorProto
    at = ".google.protobuf.Timestamp"
    message.field.add(name="at", number=1, type=kind.TYPE_MESSAGE, label=kind.LABEL_OPTIONAL, type_name=at)
    for number, name in enumerate(fields, 2):
        message.field.add(name=name, number=number, type=kind.TYPE_STRING, label=kind.LABEL_OPTIONAL)
    service = file.service.add(name="Service")
    asked = ".demo.Request"
    service.method.add(name="Call", input_type=asked, output_type=asked, server_streaming=streaming)
    stamp = descriptor_pb2.FileDescriptorProto()
    timestamp_pb2.DESCRIPTOR.CopyToProto(stamp)
    return descriptor_pb2.FileDescriptorSet(file=[file, stamp])


def pool_of(files: descriptor_pb2.FileDescriptorSet) -> descriptor_pool.DescriptorPool:
    pool = descriptor_pool.DescriptorPool()
    for file in reversed(files.file):
        pool.Add(file)
    return pool


DEMO = "/demo.Service/Call"


async def _demo(targets: GrpcTargets, address: str, payload: bytes) -> Answer:
    return await targets.call(fire(address, path=DEMO, payload=payload), now_ms)


async def test_a_redeployed_target_is_asked_anew_what_it_takes(targets: GrpcTargets) -> None:
    async with server(ok, path=DEMO, pool=pool_of(described("old"))) as address:
        assert (await _demo(targets, address, b'{"old":"x","at":"2026-11-24T08:00:00Z"}')).code == "OK"
        refused = await _demo(targets, address, b'{"new":"x"}')
        assert (refused.code, "new" in refused.message) == ("INVALID_ARGUMENT", True)
    port = int(address.rpartition(":")[2])
    async with server(ok, path=DEMO, port=port, pool=pool_of(described("old", "new"))):

        async def answers() -> bool:
            answer = await _demo(targets, address, b'{"new":"x"}')
            assert answer.code in ("OK", "UNAVAILABLE"), answer
            return answer.code == "OK"

        await eventually(answers, what="the target answers again")


async def test_before_a_payload_is_refused_for_good_an_old_description_is_asked_for_again(
    targets: GrpcTargets, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind a proxy the connection outlives the deployment."""
    pools = [pool_of(described("old")), pool_of(described("old", "new"))]

    class Changing:
        def __getattr__(self, name: str) -> Any:
            return getattr(pools[0], name)

    pool: Any = Changing()
    async with server(ok, path=DEMO, pool=pool) as address:
        assert (await _demo(targets, address, b'{"old":"x"}')).code == "OK"
        pools.pop(0)
        assert (await _demo(targets, address, b'{"new":"x"}')).code == "INVALID_ARGUMENT", "asked a moment ago"
        monkeypatch.setattr(reflection_module, "ASK_AGAIN_MS", 0)
        assert (await _demo(targets, address, b'{"new":"x"}')).code == "OK"


async def test_a_streaming_method_is_unimplemented_and_says_why(targets: GrpcTargets) -> None:
    async with server(ok, path=DEMO, pool=pool_of(described(streaming=True))) as address:
        answer = await _demo(targets, address, b"{}")
    assert (answer.code, answer.fired_ms) == ("UNIMPLEMENTED", 0)
    assert "streaming" in answer.message


async def test_a_target_without_reflection_is_served_by_a_descriptor_set_which_is_named_as_the_mend(
    targets: GrpcTargets, tmp_path: Path
) -> None:
    path = tmp_path / "demo.bin"
    path.write_bytes(described("old").SerializeToString())
    async with server(ok, path=DEMO, reflects=False) as address:
        refused = await _demo(targets, address, b'{"old":"x"}')
        assert (refused.code, refused.fired_ms) == ("UNIMPLEMENTED", 0)
        assert "descriptor_set" in refused.message
        told = GrpcTargets(Options(), descriptor_set=str(path))
        assert (await _demo(told, address, b'{"old":"x","at":"2026-11-24T08:00:00Z"}')).code == "OK"
        assert (await _demo(told, address, b'{"new":"x"}')).code == "INVALID_ARGUMENT"
        missing = await told.call(fire(address, path="/demo.Service/Nope"), now_ms)
        assert (missing.code, "Call" in missing.message) == ("UNIMPLEMENTED", True)
        await told.close()


async def test_bytes_need_no_description_at_all(targets: GrpcTargets) -> None:
    got: list[bytes] = []

    async def note(request: bytes, context: Any) -> bytes:
        got.append(request)
        return b""

    async with server(note, path=DEMO, reflects=False) as address:
        raw = fire(address, path=DEMO, payload=b"\x0a\x00anything", form=Form.RAW)
        assert (await targets.call(raw, now_ms)).code == "OK"
    assert got == [b"\x0a\x00anything"]


@pytest.mark.parametrize("content", [None, b"\xff\xff rubbish", b"alone"])
async def test_a_descriptor_set_that_cannot_be_used_is_named_at_the_start(
    anyio_backend: str, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "set.bin"
    if content == b"alone":
        lonely = descriptor_pb2.FileDescriptorProto(name="a.proto", dependency=["not/there.proto"])
        content = descriptor_pb2.FileDescriptorSet(file=[lonely]).SerializeToString()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Unusable, match=r"descriptor_set .*set\.bin.*--include_imports"):
        GrpcTargets(Options(), descriptor_set=str(path))
