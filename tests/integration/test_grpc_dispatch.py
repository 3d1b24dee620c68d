"""What only real sockets and processes show of dispatch: targets that are down, come back, hang, or talk rubbish."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import grpc
import grpc.aio
import pytest
from google.protobuf import descriptor_pb2, descriptor_pool, timestamp_pb2
from grpc_reflection.v1alpha import reflection

from bench.targets.ledger import Reader
from engine.core.catalog import JobType, Target
from engine.core.job import Form
from engine.dispatch import channel as channel_module
from engine.dispatch import reflection as reflection_module
from engine.dispatch.grpc import GrpcTargets
from engine.errors import Unusable
from engine.options import Options
from engine.ports import Answer, Fire
from protos.whispr import messaging_pb2

pytestmark = pytest.mark.anyio

PATH = "/messaging.MessagingService/SendScheduledMessage"
PAYLOAD = b'{"recipient_id":"u-1","body":"hello"}'
DUE_MS = 1_700_000_000_123
PATIENCE_S = 30.0


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def fire(
    address: str,
    *,
    path: str = PATH,
    payload: bytes = PAYLOAD,
    form: Form = Form.JSON,
    timeout_ms: int = 20_000,
    number: int = 1,
    correlation_id: str = "corr-1",
) -> Fire:
    kind = JobType("some.type", Target("grpc", address, path))
    job_id = f"018bcfe5-687b-8000-8000-{number:012x}"
    return Fire(job_id, f"{job_id}.0.1", kind, payload, form, 1, 1 << 40, 3, DUE_MS, timeout_ms, correlation_id, "u-1")


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module", autouse=True)
async def one_loop(anyio_backend: str) -> AsyncIterator[None]:
    """All tests of this file share a loop: gRPC's poller, one a process, still has events of ended calls to hand to
    the loop that made them, and raises in the next loop where that one is closed."""
    yield
    await asyncio.sleep(0.05)


@pytest.fixture
async def targets(anyio_backend: str) -> AsyncIterator[GrpcTargets]:
    made = GrpcTargets(Options(connect_timeout_ms=2_000))
    yield made
    await made.close()


async def until(look: Callable[[], Awaitable[bool]]) -> None:
    """Look again and again until it is so: a target's return is nothing that can be waited for otherwise."""
    async with asyncio.timeout(PATIENCE_S):
        while not await look():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


@asynccontextmanager
async def process(*arguments: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """A sample target service of its own process, and its address."""
    command = (sys.executable, "-m", "bench.targets", *arguments)
    started = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        assert started.stdout is not None
        line = (await started.stdout.readline()).decode()
        assert line.startswith("ready "), line
        yield started, line.split("listen=")[1].strip()
    finally:
        if started.returncode is None:
            started.kill()
        await started.wait()


Handler = Callable[[bytes, Any], Awaitable[bytes]]


@asynccontextmanager
async def server(
    handle: Handler,
    *,
    path: str = PATH,
    port: int = 0,
    pool: descriptor_pool.DescriptorPool | None = None,
    reflects: bool = True,
    options: tuple[tuple[str, int], ...] = (),
) -> AsyncIterator[str]:
    """One method in this process, bytes in and out."""
    made = grpc.aio.server(options=[("grpc.so_reuseport", 0), *options])
    service, method = path.strip("/").split("/")
    rpc: Any = grpc.unary_unary_rpc_method_handler(handle)
    made.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(service, {method: rpc}),))
    if reflects:
        reflection.enable_server_reflection([service, reflection.SERVICE_NAME], made, pool=pool)
    bound = made.add_insecure_port(f"127.0.0.1:{port}")
    await made.start()
    try:
        yield f"127.0.0.1:{bound}"
    finally:
        await made.stop(None)


async def ok(request: bytes, context: Any) -> bytes:
    return b""


# -- down, up, and in between ----------------------------------------------------------------------


async def test_a_target_that_comes_back_is_used_again(targets: GrpcTargets) -> None:
    async with server(ok) as address:
        assert (await targets.call(fire(address), now_ms)).code == "OK"
    port = int(address.rpartition(":")[2])
    for _ in range(2):
        gone = await targets.call(fire(address), now_ms)
        assert (gone.code, gone.fired_ms) == ("UNAVAILABLE", 0)
        async with server(ok, port=port):

            async def answers() -> bool:
                return (await targets.call(fire(address), now_ms)).code == "OK"

            await until(answers)


@pytest.mark.parametrize("leash", [True, False], ids=["leash", "no leash"])
async def test_a_call_begun_as_its_connection_is_lost_is_not_sent_later(
    targets: GrpcTargets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leash: bool
) -> None:
    """READY at the look before `begin`, lost before the core sees the bytes: it queues them and connects anew.

    Without the leash they arrive whenever that succeeds, which is why there is one.
    """
    ledger = tmp_path / "ledger"
    async with process("messaging") as (first, address), process("messaging", "--ledger", str(ledger)) as (_, second):
        assert (await targets.call(fire(address, number=1), now_ms)).code == "OK"
        if not leash:
            monkeypatch.setattr(channel_module, "LEASH_MS", 60_000)
        channel = targets._targets[address].links[0].channel
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        begun = asyncio.Event()

        def begin_as_it_is_lost() -> int:
            first.kill()
            _bind(listening, address)  # connections are taken by the system, and answered by nobody yet
            while channel.get_state() is grpc.ChannelConnectivity.READY:
                time.sleep(0.001)  # the loop stands still, the core's own threads go on
            begun.set()
            return now_ms()

        calling = asyncio.create_task(targets.call(fire(address, number=2), begin_as_it_is_lost))
        await begun.wait()
        if leash:
            answer = await calling
            assert (answer.code, answer.fired_ms > 0) == ("UNAVAILABLE", True)
        async with relay(listening, second):

            async def answers() -> bool:
                return (await targets.call(fire(address, number=3), now_ms)).code == "OK"

            await until(answers)
            if not leash:
                assert (await calling).code == "OK"
        sent = sorted(entry.job_id[-1] for entry in Reader(ledger).new())
    assert sent == (["3"] if leash else ["2", "3"])


def _bind(listening: socket.socket, address: str) -> None:
    host, _, port = address.rpartition(":")
    deadline_s = time.monotonic() + PATIENCE_S
    while True:
        try:
            listening.bind((host, int(port)))
            break
        except OSError:  # the dying process still holds it
            assert time.monotonic() < deadline_s, address
            time.sleep(0.001)
    listening.listen()


@asynccontextmanager
async def relay(listening: socket.socket, to: str) -> AsyncIterator[None]:
    """Hands connections on to another address, those too that were taken before it began."""
    host, _, port = to.rpartition(":")

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while text := await reader.read(65_536):
            writer.write(text)
        writer.close()

    async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.CancelledError):
            back_reader, back_writer = await asyncio.open_connection(host, int(port))
            await asyncio.gather(pump(reader, back_writer), pump(back_reader, writer))

    serving = await asyncio.start_server(accepted, sock=listening)
    try:
        yield
    finally:
        serving.close()


async def test_killing_a_target_in_the_middle_of_a_call_is_unavailable(targets: GrpcTargets) -> None:
    async with process("messaging", "--hang-ratio", "1") as (target, address):
        begun = asyncio.Event()

        def begin() -> int:
            begun.set()
            return now_ms()

        calling = asyncio.create_task(targets.call(fire(address), begin))
        await begun.wait()
        target.kill()
        answer = await calling
    assert (answer.code, answer.fired_ms > 0) == ("UNAVAILABLE", True)


async def test_a_name_that_nobody_knows_is_unavailable(targets: GrpcTargets) -> None:
    answer = await targets.call(fire("no-such-host.invalid:50051"), now_ms)
    assert (answer.code, answer.fired_ms) == ("UNAVAILABLE", 0)
    assert "no-such-host.invalid" in answer.message


# -- hung, busy, many ------------------------------------------------------------------------------


async def test_cancelling_reaches_the_server_and_frees_it(targets: GrpcTargets) -> None:
    arrived, left = asyncio.Event(), asyncio.Event()

    async def hang(request: bytes, context: Any) -> bytes:
        arrived.set()
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            left.set()
        return b""

    async with server(hang) as address:
        calling = asyncio.create_task(targets.call(fire(address), now_ms))
        await arrived.wait()
        calling.cancel()
        with pytest.raises(asyncio.CancelledError):
            await calling
        async with asyncio.timeout(PATIENCE_S):
            await left.wait()


async def test_the_server_is_told_the_jobs_own_deadline(targets: GrpcTargets) -> None:
    told_s: list[float] = []

    async def note(request: bytes, context: Any) -> bytes:
        told_s.append(context.time_remaining())
        return b""

    async with server(note) as address:
        assert (await targets.call(fire(address, timeout_ms=7_000), now_ms)).code == "OK"
    assert 0 < told_s[0] < 8  # the server's clock starts anew, and rounds


async def test_more_calls_than_streams_of_one_connection_all_run_at_once(targets: GrpcTargets) -> None:
    wanted, together, running = 150, asyncio.Event(), 0

    async def meet(request: bytes, context: Any) -> bytes:
        nonlocal running
        running += 1
        if running == wanted:
            together.set()
        await together.wait()
        return b""

    async with server(meet, options=(("grpc.max_concurrent_streams", 100),)) as address:
        answers = await asyncio.gather(*(targets.call(fire(address, number=n), now_ms) for n in range(wanted)))
    assert {answer.code for answer in answers} == {"OK"}


# -- rubbish ---------------------------------------------------------------------------------------

HTTP2_SETTINGS = b"\0\0\0\x04\0\0\0\0\0"
HTTP2_SETTINGS_ACK = b"\0\0\0\x04\x01\0\0\0\0"
HEADERS = 1


async def _says(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, text: bytes) -> None:
    await reader.read(64)
    writer.write(text)
    await writer.drain()
    writer.close()


async def _silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, text: bytes) -> None:
    await reader.read()  # until the client gives up
    writer.close()


async def _handshakes(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, text: bytes) -> None:
    """Speaks HTTP/2 until the first request, then `text`."""
    await reader.readexactly(len(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))
    writer.write(HTTP2_SETTINGS + HTTP2_SETTINGS_ACK)
    while True:
        head = await reader.readexactly(9)
        await reader.readexactly(int.from_bytes(head[:3], "big"))
        if head[3] == HEADERS:
            break
    writer.write(text)
    await writer.drain()
    writer.close()


RUBBISH = {
    "HTTP/1": (_says, b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"),
    "noise": (_says, bytes(range(256)) * 16),
    "hangs up": (_says, b""),
    "silence": (_silent, b""),
    "noise after the request": (_handshakes, b"\xff" * 4_096),
    "hangs up after the request": (_handshakes, b""),
    "a reset stream": (_handshakes, b"\0\0\x04\x03\0\0\0\0\x01\0\0\0\x02"),
    "headers of nothing": (_handshakes, b"\0\0\x01\x01\x05\0\0\0\x01\x88"),
}


@pytest.mark.parametrize("kind", RUBBISH)
async def test_a_server_that_talks_rubbish_is_an_answer(anyio_backend: str, kind: str) -> None:
    speak, text = RUBBISH[kind]

    async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await speak(reader, writer, text)
        writer.close()

    listening = await asyncio.start_server(accepted, "127.0.0.1", 0)
    address = f"127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    targets = GrpcTargets(Options(connect_timeout_ms=500))
    raw = messaging_pb2.SendScheduledMessageRequest(body="x").SerializeToString()
    for asked in (fire(address, payload=raw, form=Form.RAW, timeout_ms=2_000), fire(address, timeout_ms=2_000)):
        answer = await targets.call(asked, now_ms)
        assert answer.code in ("UNAVAILABLE", "INTERNAL", "UNKNOWN"), answer
    await targets.close()
    listening.close()
    await listening.wait_closed()


async def test_an_answer_larger_than_grpcs_usual_bound_is_taken_and_a_huge_one_is_an_answer(
    targets: GrpcTargets,
) -> None:
    sizes = iter((8 << 20, channel_module.MESSAGE_BYTES_MAX + 1))

    async def huge(request: bytes, context: Any) -> bytes:
        return bytes(next(sizes))

    async with server(huge, options=(("grpc.max_send_message_length", -1),)) as address:
        assert (await targets.call(fire(address), now_ms)).code == "OK"
        assert (await targets.call(fire(address), now_ms)).code == "RESOURCE_EXHAUSTED"


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

        await until(answers)


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
