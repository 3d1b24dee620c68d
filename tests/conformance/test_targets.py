"""What every `Targets` does: the one over sockets, with a real server in this process, and the memory twin."""

from __future__ import annotations

import asyncio
import socket
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Protocol

import grpc
import grpc.aio
import msgspec
import pytest
import zstandard
from google.protobuf import any_pb2, duration_pb2
from grpc_reflection.v1alpha import reflection

from engine.core.catalog import JobType, Target
from engine.core.job import Form
from engine.dispatch.grpc import GrpcTargets
from engine.dispatch.memory import MemoryServices, MemoryTargets, Reply
from engine.errors import Unavailable
from engine.options import Options
from engine.ports import Answer, Fire, Targets
from protos.tocsin.wire import rpc_pb2
from protos.whispr import messaging_pb2, messaging_pb2_grpc
from tests.integration.harness.wait import grpc_is_quiet

pytestmark = pytest.mark.anyio

PATH = "/messaging.MessagingService/SendScheduledMessage"
FIELDS = frozenset(field.name for field in messaging_pb2.SendScheduledMessageRequest.DESCRIPTOR.fields)
NOW_MS = 1_700_000_000_123
OPTIONS = Options(error_chars_max=200)
RETRY_INFO = "type.googleapis.com/google.rpc.RetryInfo"


class Got(msgspec.Struct):
    """One call as the target saw it."""

    fire_id: str
    body: str
    outcome: str = ""


class World(Protocol):
    targets: Targets
    address: str
    nowhere: str
    """An address where nothing listens."""
    replies: deque[Reply]
    left: asyncio.Event
    """The caller left a running call, and its target knows."""
    arrived: asyncio.Event

    @property
    def got(self) -> list[Got]: ...

    async def settle(self) -> None:
        """Wait until targets know of callers that left."""
        ...


class MemoryWorld:
    def __init__(self) -> None:
        self.address = "messaging:50051"
        self.replies: deque[Reply] = deque()
        self.arrived, self.left = asyncio.Event(), asyncio.Event()
        self.services = MemoryServices(self._script, methods={PATH: FIELDS})
        self.nowhere = "nobody:50051"
        self.services.down(self.nowhere)
        self.targets: Targets = MemoryTargets(self.services, OPTIONS)

    def _script(self, fire: Fire) -> Reply:
        self.arrived.set()
        return self.replies.popleft() if self.replies else Reply()

    @property
    def got(self) -> list[Got]:
        bodies = [
            messaging_pb2.SendScheduledMessageRequest.FromString(a.payload).body
            if a.fire.form in (Form.RAW, Form.RAW_ZSTD)
            else msgspec.json.decode(a.payload, type=dict[str, str]).get("body", "")
            for a in self.services.ledger
        ]
        return [Got(a.fire.fire_id, body, a.outcome) for a, body in zip(self.services.ledger, bodies, strict=True)]

    async def settle(self) -> None:
        assert self.got[-1].outcome == "CANCELLED"


class GrpcWorld(messaging_pb2_grpc.MessagingServiceServicer):
    address: str
    nowhere: str
    targets: Targets

    def __init__(self) -> None:
        self.replies: deque[Reply] = deque()
        self._got: list[Got] = []
        self.arrived, self.left = asyncio.Event(), asyncio.Event()

    async def SendScheduledMessage(  # noqa: N802
        self, request: messaging_pb2.SendScheduledMessageRequest, context: grpc.aio.ServicerContext[Any, Any]
    ) -> messaging_pb2.SendScheduledMessageResponse:
        metadata = dict(context.invocation_metadata() or ())
        got = Got(str(metadata["tocsin-fire-id"]), request.body)
        self._got.append(got)
        self.arrived.set()
        reply = self.replies.popleft() if self.replies else Reply()
        try:
            await (asyncio.get_running_loop().create_future() if reply.hangs else asyncio.sleep(reply.after_ms / 1_000))
        except asyncio.CancelledError:
            got.outcome = "CANCELLED"
            self.left.set()
            raise
        got.outcome = reply.code
        if reply.code != "OK":
            await context.abort(grpc.StatusCode[reply.code], reply.message, _details(reply))
        return messaging_pb2.SendScheduledMessageResponse(message_id="m-1")

    @property
    def got(self) -> list[Got]:
        return self._got

    async def settle(self) -> None:
        await self.left.wait()


def _details(reply: Reply) -> tuple[tuple[str, bytes], ...]:
    if not reply.retry_after_ms:
        return ()
    delay = duration_pb2.Duration()
    delay.FromMilliseconds(reply.retry_after_ms)
    info = rpc_pb2.RetryInfo(retry_delay=delay)
    detail = any_pb2.Any(type_url=RETRY_INFO, value=info.SerializeToString())
    return (("grpc-status-details-bin", rpc_pb2.Status(code=14, details=[detail]).SerializeToString()),)


@asynccontextmanager
async def _memory() -> AsyncIterator[World]:
    world = MemoryWorld()
    yield world
    await world.targets.close()


@asynccontextmanager
async def _grpc() -> AsyncIterator[World]:
    world = GrpcWorld()
    server = grpc.aio.server()
    messaging_pb2_grpc.add_MessagingServiceServicer_to_server(world, server)
    reflection.enable_server_reflection(["messaging.MessagingService", reflection.SERVICE_NAME], server)
    world.address = f"127.0.0.1:{server.add_insecure_port('127.0.0.1:0')}"
    await server.start()
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))  # bound, so nobody else's, but not listening
        world.nowhere = f"127.0.0.1:{unused.getsockname()[1]}"
        world.targets = GrpcTargets(OPTIONS)
        yield world
    await world.targets.close()
    await server.stop(None)


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module", autouse=True)
async def one_loop(anyio_backend: str) -> AsyncIterator[None]:
    """All tests of this file share a loop: gRPC's poller, one a process, still has events of ended calls to hand to
    the loop that made them, and raises in the next loop where that one is closed."""
    yield
    await grpc_is_quiet()


@pytest.fixture(params=[_memory, _grpc], ids=["memory", "grpc"])
async def world(request: pytest.FixtureRequest, anyio_backend: str) -> AsyncIterator[World]:
    async with request.param() as made:
        yield made


def fire(
    world: World,
    payload: bytes = b'{"recipient_id":"u-1","body":"hello"}',
    *,
    form: Form = Form.JSON,
    path: str = PATH,
    address: str | None = None,
    timeout_ms: int = 10_000,
    number: int = 1,
) -> Fire:
    kind = JobType("messaging.send_scheduled_message", Target("grpc", address or world.address, path))
    job_id = "018bcfe5-687b-8000-8000-000000000001"
    return Fire(job_id, f"{job_id}.0.{number}", kind, payload, form, number, 7, 3, NOW_MS, timeout_ms, "corr-1", "u-1")


class Begin:
    """Counts, and refuses while told to."""

    def __init__(self) -> None:
        self.times = 0
        self.refuses = False

    def __call__(self) -> int:
        self.times += 1
        if self.refuses:
            raise Unavailable("not trusted now")
        return NOW_MS + self.times


async def test_a_call_that_the_target_accepts_is_ok_and_was_begun_once(world: World) -> None:
    begin = Begin()
    answer = await world.targets.call(fire(world), begin)
    assert answer == Answer("OK", "", 0, NOW_MS + 1)
    assert begin.times == 1
    assert world.got == [Got(fire(world).fire_id, "hello", "OK")]


@pytest.mark.parametrize("code", [status.name for status in grpc.StatusCode if status.name not in ("OK", "CANCELLED")])
async def test_every_status_of_a_target_is_its_answer(world: World, code: str) -> None:
    world.replies.append(Reply(code=code, message="because"))
    assert await world.targets.call(fire(world), Begin()) == Answer(code, "because", 0, NOW_MS + 1)


async def test_a_target_that_says_cancelled_does_not_cancel_the_caller(world: World) -> None:
    world.replies.append(Reply(code="CANCELLED", message="shutting down"))
    assert (await world.targets.call(fire(world), Begin())).code == "CANCELLED"


async def test_the_wish_of_a_target_to_be_left_alone_is_told(world: World) -> None:
    world.replies.append(Reply(code="UNAVAILABLE", message="busy", retry_after_ms=2_500))
    assert (await world.targets.call(fire(world), Begin())).retry_after_ms == 2_500


async def test_an_endless_error_text_is_cut(world: World) -> None:
    world.replies.append(Reply(code="INTERNAL", message="x" * 5_000))
    assert (await world.targets.call(fire(world), Begin())).message == "x" * OPTIONS.error_chars_max


async def test_nothing_is_sent_when_begin_refuses_and_the_refusal_is_raised(world: World) -> None:
    begin = Begin()
    begin.refuses = True
    with pytest.raises(Unavailable, match="not trusted now"):
        await world.targets.call(fire(world, number=1), begin)
    begin.refuses = False
    assert (await world.targets.call(fire(world, number=2), begin)).code == "OK"
    assert [got.fire_id for got in world.got] == [fire(world, number=2).fire_id]


async def test_a_target_that_is_down_is_unavailable_and_not_begun(world: World) -> None:
    begin = Begin()
    answer = await world.targets.call(fire(world, address=world.nowhere), begin)
    assert (answer.code, answer.fired_ms, begin.times) == ("UNAVAILABLE", 0, 0)
    assert world.nowhere in answer.message
    assert "refused" in answer.message
    assert (await world.targets.call(fire(world), begin)).code == "OK"


async def test_a_hung_target_is_given_up_at_the_timeout(world: World) -> None:
    world.replies.append(Reply(hangs=True))
    answer = await world.targets.call(fire(world, timeout_ms=50), Begin())
    assert (answer.code, answer.fired_ms) == ("DEADLINE_EXCEEDED", NOW_MS + 1)
    await world.settle()


async def test_cancelling_the_caller_cancels_the_targets_call(world: World) -> None:
    world.replies.append(Reply(hangs=True))
    calling = asyncio.create_task(world.targets.call(fire(world), Begin()))
    await world.arrived.wait()
    calling.cancel()
    with pytest.raises(asyncio.CancelledError):
        await calling
    await world.settle()
    assert world.got[0].outcome == "CANCELLED"


@pytest.mark.parametrize("path", ["/messaging.MessagingService/Nope", "/nobody.Service/Method", "/", "/x"])
async def test_a_method_that_is_not_there_is_unimplemented_and_not_begun(world: World, path: str) -> None:
    begin = Begin()
    answer = await world.targets.call(fire(world, path=path), begin)
    assert (answer.code, answer.fired_ms, begin.times) == ("UNIMPLEMENTED", 0, 0)


@pytest.mark.parametrize(
    ("payload", "word"),
    [(b'{"recipent":"u-1"}', "recipent"), (b"[]", "object"), (b"{", ""), (b"\xff\xfe", ""), (b"[" * 50_000, "")],
)
async def test_a_payload_that_does_not_fit_is_a_permanent_error_that_names_what(
    world: World, payload: bytes, word: str
) -> None:
    begin = Begin()
    answer = await world.targets.call(fire(world, payload), begin)
    assert (answer.code, answer.fired_ms, begin.times) == ("INVALID_ARGUMENT", 0, 0)
    assert word in answer.message
    assert world.got == []


@pytest.mark.parametrize("form", list(Form))
async def test_every_form_of_payload_arrives_as_submitted(world: World, form: Form) -> None:
    raw = messaging_pb2.SendScheduledMessageRequest(recipient_id="u-1", body="bonjour").SerializeToString()
    payload = raw if form in (Form.RAW, Form.RAW_ZSTD) else b'{"recipient_id":"u-1","body":"bonjour"}'
    if form in (Form.JSON_ZSTD, Form.RAW_ZSTD):
        payload = zstandard.compress(payload)
    assert (await world.targets.call(fire(world, payload, form=form), Begin())).code == "OK"
    assert [got.body for got in world.got] == ["bonjour"]


async def test_a_stored_payload_that_cannot_be_unpacked_is_lost_for_good(world: World) -> None:
    answer = await world.targets.call(fire(world, b"not zstd", form=Form.JSON_ZSTD), Begin())
    assert (answer.code, answer.fired_ms) == ("DATA_LOSS", 0)


async def test_many_calls_at_once_each_get_their_own_answer(world: World) -> None:
    calls = [world.targets.call(fire(world, number=number), Begin()) for number in range(1, 251)]
    answers = await asyncio.gather(*calls)
    assert {answer.code for answer in answers} == {"OK"}
    assert sorted(got.fire_id for got in world.got) == sorted(fire(world, number=n).fire_id for n in range(1, 251))


async def test_states_name_every_address_that_was_used(world: World) -> None:
    assert world.targets.states() == {}
    await world.targets.call(fire(world), Begin())
    assert world.targets.states() == {world.address: "ready"}


async def test_after_close_a_call_answers_and_a_running_one_ends(world: World) -> None:
    world.replies.append(Reply(hangs=True))
    running = asyncio.create_task(world.targets.call(fire(world, number=1), Begin()))
    await world.arrived.wait()
    await world.targets.close()
    assert (await running).code == "UNAVAILABLE"
    begin: Callable[[], int] = Begin()
    answer = await world.targets.call(fire(world, number=2), begin)
    assert (answer.code, answer.fired_ms) == ("UNAVAILABLE", 0)
    assert world.targets.states() == {world.address: "shutdown"}
