"""What every `Targets` does, of every kind: those over sockets, with a real server in this process, and the twin."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import grpc
import pytest
import zstandard

from engine.core.catalog import BATCH, HTTP, JobType, Target
from engine.core.job import Form
from engine.dispatch.memory import Reply
from engine.errors import Unavailable
from engine.ports import Answer, Fire
from protos.whispr import messaging_pb2
from tests.conformance.target_worlds import (
    GRPC_WORLDS,
    NOW_MS,
    OPTIONS,
    PATHS,
    SOCKET_WORLDS,
    STATUSES,
    UNARY_WORLDS,
    WORLDS,
    Got,
    World,
    memory_grpc,
    real_grpc,
)
from tests.integration.harness.wait import grpc_is_quiet

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module", autouse=True)
async def one_loop(anyio_backend: str) -> AsyncIterator[None]:
    """All tests of this file share a loop: gRPC's poller, one a process, still has events of ended calls to hand to
    the loop that made them, and raises in the next loop where that one is closed."""
    yield
    await grpc_is_quiet()


@pytest.fixture(params=WORLDS, ids=[each.__name__ for each in WORLDS])
async def world(request: pytest.FixtureRequest, anyio_backend: str) -> AsyncIterator[World]:
    async with request.param() as made:
        yield made


@pytest.fixture(params=GRPC_WORLDS, ids=[each.__name__ for each in GRPC_WORLDS])
async def spoken(request: pytest.FixtureRequest, anyio_backend: str) -> AsyncIterator[World]:
    """A world of gRPC's statuses."""
    async with request.param() as made:
        yield made


@pytest.fixture(params=UNARY_WORLDS, ids=[each.__name__ for each in UNARY_WORLDS])
async def unary(request: pytest.FixtureRequest, anyio_backend: str) -> AsyncIterator[World]:
    """A world where each job has a call of its own."""
    async with request.param() as made:
        yield made


@pytest.fixture(params=SOCKET_WORLDS, ids=[each.__name__ for each in SOCKET_WORLDS])
async def connected(request: pytest.FixtureRequest, anyio_backend: str) -> AsyncIterator[World]:
    """A world that looks names up and connects."""
    async with request.param() as made:
        yield made


@pytest.fixture(params=[memory_grpc, real_grpc], ids=["memory", "real"])
async def described(request: pytest.FixtureRequest, anyio_backend: str) -> AsyncIterator[World]:
    """A world where the payload becomes a message of the target's own."""
    async with request.param() as made:
        yield made


def fire(
    world: World,
    payload: bytes = b'{"recipient_id":"u-1","body":"hello"}',
    *,
    form: Form = Form.JSON,
    path: str | None = None,
    address: str | None = None,
    timeout_ms: int = 10_000,
    number: int = 1,
) -> Fire:
    target = Target(world.kind, address or world.address, path or PATHS[world.kind])
    kind = JobType("messaging.send_scheduled_message", target)
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


async def call(world: World, fire: Fire, begin: Callable[[], int]) -> Answer:
    """One job, in a call of its own or in a batch of one."""
    if world.kind != BATCH:
        return await world.targets.call(fire, begin)
    refused: list[Unavailable] = []

    def begin_all() -> list[int]:
        try:
            return [begin()]
        except Unavailable as error:
            refused.append(error)
            return [0]

    (answer,) = await world.targets.call_batch([fire], begin_all)
    if answer is None:
        raise refused[-1]
    return answer


async def test_a_call_that_the_target_accepts_is_ok_and_was_begun_once(world: World) -> None:
    begin = Begin()
    answer = await call(world, fire(world), begin)
    assert answer == Answer("OK", "", 0, NOW_MS + 1)
    assert begin.times == 1
    assert world.got == [Got(fire(world).fire_id, "hello", "OK")]


async def test_every_status_of_a_target_is_its_answer(world: World) -> None:
    codes = list(STATUSES) if world.kind == HTTP else [status.name for status in grpc.StatusCode]
    for code in codes:
        if code not in ("OK", "CANCELLED"):
            world.replies.append(Reply(code=code, message="because"))
            answer = await call(world, fire(world), Begin())
            assert (answer.code, answer.retry_after_ms, answer.fired_ms) == (code, 0, NOW_MS + 1)
            assert answer.message.endswith("because")


async def test_a_target_that_says_cancelled_does_not_cancel_the_caller(spoken: World) -> None:
    spoken.replies.append(Reply(code="CANCELLED", message="shutting down"))
    assert (await call(spoken, fire(spoken), Begin())).code == "CANCELLED"


async def test_the_wish_of_a_target_to_be_left_alone_is_told(world: World) -> None:
    world.replies.append(Reply(code="UNAVAILABLE", message="busy", retry_after_ms=3_000))
    assert (await call(world, fire(world), Begin())).retry_after_ms == 3_000


async def test_an_endless_error_text_is_cut(world: World) -> None:
    world.replies.append(Reply(code="INTERNAL", message="x" * 5_000))
    message = (await call(world, fire(world), Begin())).message
    assert len(message) == OPTIONS.error_chars_max
    assert message.endswith("xxxx")


async def test_nothing_is_sent_when_begin_refuses_and_the_refusal_is_raised(world: World) -> None:
    begin = Begin()
    begin.refuses = True
    with pytest.raises(Unavailable, match="not trusted now"):
        await call(world, fire(world, number=1), begin)
    begin.refuses = False
    assert (await call(world, fire(world, number=2), begin)).code == "OK"
    assert [got.fire_id for got in world.got] == [fire(world, number=2).fire_id]


async def test_a_target_that_is_down_is_unavailable_and_not_begun(world: World) -> None:
    begin = Begin()
    answer = await call(world, fire(world, address=world.nowhere), begin)
    assert (answer.code, answer.fired_ms, begin.times) == ("UNAVAILABLE", 0, 0)
    assert world.nowhere in answer.message
    assert "refused" in answer.message
    assert (await call(world, fire(world), begin)).code == "OK"


async def test_a_hung_target_is_given_up_at_the_timeout(world: World) -> None:
    world.replies.append(Reply(hangs=True))
    answer = await call(world, fire(world, timeout_ms=50), Begin())
    assert (answer.code, answer.fired_ms) == ("DEADLINE_EXCEEDED", NOW_MS + 1)
    await world.settle()


async def test_cancelling_the_caller_cancels_the_targets_call(world: World) -> None:
    world.replies.append(Reply(hangs=True))
    calling = asyncio.create_task(call(world, fire(world), Begin()))
    await world.arrived.wait()
    calling.cancel()
    with pytest.raises(asyncio.CancelledError):
        await calling
    await world.settle()
    assert world.got[0].outcome == "CANCELLED"


@pytest.mark.parametrize("path", ["/messaging.MessagingService/Nope", "/nobody.Service/Method", "/", "/x"])
async def test_a_method_that_is_not_there_is_unimplemented_and_not_begun(described: World, path: str) -> None:
    begin = Begin()
    answer = await call(described, fire(described, path=path), begin)
    assert (answer.code, answer.fired_ms, begin.times) == ("UNIMPLEMENTED", 0, 0)


@pytest.mark.parametrize(
    ("payload", "word"),
    [(b'{"recipent":"u-1"}', "recipent"), (b"[]", "object"), (b"{", ""), (b"\xff\xfe", ""), (b"[" * 50_000, "")],
)
async def test_a_payload_that_does_not_fit_is_a_permanent_error_that_names_what(
    described: World, payload: bytes, word: str
) -> None:
    begin = Begin()
    answer = await call(described, fire(described, payload), begin)
    assert (answer.code, answer.fired_ms, begin.times) == ("INVALID_ARGUMENT", 0, 0)
    assert word in answer.message
    assert described.got == []


@pytest.mark.parametrize("form", [Form.JSON, Form.RAW])
async def test_a_payload_arrives_as_submitted(world: World, form: Form) -> None:
    await _arrives(world, form)


@pytest.mark.parametrize("form", [Form.JSON_ZSTD, Form.RAW_ZSTD])
async def test_a_packed_payload_arrives_as_submitted(unary: World, form: Form) -> None:
    await _arrives(unary, form)


async def _arrives(world: World, form: Form) -> None:
    raw = messaging_pb2.SendScheduledMessageRequest(recipient_id="u-1", body="bonjour").SerializeToString()
    payload = raw if form in (Form.RAW, Form.RAW_ZSTD) else b'{"recipient_id":"u-1","body":"bonjour"}'
    if form in (Form.JSON_ZSTD, Form.RAW_ZSTD):
        payload = zstandard.compress(payload)
    assert (await call(world, fire(world, payload, form=form), Begin())).code == "OK"
    assert [got.body for got in world.got] == ["bonjour"]


async def test_a_stored_payload_that_cannot_be_unpacked_is_lost_for_good(unary: World) -> None:
    answer = await call(unary, fire(unary, b"not zstd", form=Form.JSON_ZSTD), Begin())
    assert (answer.code, answer.fired_ms) == ("DATA_LOSS", 0)


async def test_many_calls_at_once_each_get_their_own_answer(world: World) -> None:
    calls = [call(world, fire(world, number=number), Begin()) for number in range(1, 251)]
    answers = await asyncio.gather(*calls)
    assert {answer.code for answer in answers} == {"OK"}
    assert sorted(got.fire_id for got in world.got) == sorted(fire(world, number=n).fire_id for n in range(1, 251))


@pytest.mark.parametrize("host", ["a..b", "x" * 64, "[1.2.3.4]", "x." * 200 + "y", "[::1"])
async def test_a_host_that_cannot_be_one_is_a_target_in_trouble_and_ends_nothing(connected: World, host: str) -> None:
    """A catalog refuses most of these; whoever made it another way must not lose the node by it."""
    address = f"{host}:80"
    for path in ("", "/well"):
        target = Target(connected.kind, address, PATHS[connected.kind])
        assert await connected.targets.probe(target, path) == {address: "transient_failure"}
    begin = Begin()
    answer = await call(connected, fire(connected, address=address), begin)
    assert (answer.code, answer.fired_ms, begin.times) == ("UNAVAILABLE", 0, 0), answer


async def test_states_name_every_address_that_was_used(world: World) -> None:
    assert world.targets.states() == {}
    await call(world, fire(world), Begin())
    assert world.targets.states() == {world.address: "ready"}


async def test_a_target_that_left_the_catalog_is_forgotten_once_nothing_runs_there(world: World) -> None:
    kept = Target(world.kind, world.nowhere, PATHS[world.kind])
    await call(world, fire(world, address=kept.address), Begin())
    world.replies.append(Reply(after_ms=50))
    running = asyncio.create_task(call(world, fire(world, number=1), Begin()))
    await world.arrived.wait()
    await world.targets.keep_only([kept])
    assert (await running).code == "OK"
    assert world.targets.states().keys() >= {kept.address}
    await world.targets.keep_only([kept])
    assert world.targets.states() == {kept.address: "transient_failure"}
    assert (await call(world, fire(world, number=2), Begin())).code == "OK"
    assert world.targets.states() == {kept.address: "transient_failure", world.address: "ready"}
    await world.targets.keep_only([])
    assert world.targets.states() == {}


async def test_after_close_a_call_answers_and_a_running_one_ends(world: World) -> None:
    world.replies.append(Reply(hangs=True))
    running = asyncio.create_task(call(world, fire(world, number=1), Begin()))
    await world.arrived.wait()
    await world.targets.close()
    assert (await running).code == "UNAVAILABLE"
    begin: Callable[[], int] = Begin()
    answer = await call(world, fire(world, number=2), begin)
    assert (answer.code, answer.fired_ms) == ("UNAVAILABLE", 0)
    assert world.targets.states() == {world.address: "shutdown"}
