"""What only a real server shows of batches: the message on the wire, its size, and targets that answer nonsense."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import grpc
import grpc.aio
import pytest

from engine.core.catalog import BATCH, JobType, Target
from engine.core.job import Form
from engine.core.retry import Class, classify
from engine.dispatch.grpc import GrpcTargets
from engine.dispatch.told import traceparent
from engine.ports import Answer, Fire
from protos.tocsin.v1 import handler_pb2
from tests.integration.harness.grpc_targets import DUE_MS, anyio_backend, now_ms, ok, one_loop, server, targets

__all__ = ["anyio_backend", "one_loop", "targets"]
pytestmark = pytest.mark.anyio
PATH = "/tocsin.v1.Handler/ExecuteBatch"


def fires(address: str, *payloads: bytes) -> list[Fire]:
    kind = JobType("some.type", Target(BATCH, address, PATH))
    return [
        Fire(f"job-{n}", f"job-{n}.0.2", kind, payload, Form.JSON, 2, 1 << 40, 3, DUE_MS, 20_000, "corr-é", "u-1")
        for n, payload in enumerate(payloads)
    ]


async def call(targets: GrpcTargets, asked: list[Fire]) -> list[Answer]:
    answers = await targets.call_batch(asked, lambda: [now_ms()] * len(asked))
    assert None not in answers
    return [answer for answer in answers if answer is not None]


def saying(response: bytes) -> Any:
    async def handle(request: bytes, context: Any) -> bytes:
        return response

    return handle


def outcomes(*codes: int, message: str = "") -> bytes:
    told_of = [handler_pb2.Outcome(code=code, message=message) for code in codes]
    return handler_pb2.ExecuteBatchResponse(outcomes=told_of).SerializeToString()


async def test_a_fire_says_all_that_the_contract_names(targets: GrpcTargets) -> None:
    seen: list[handler_pb2.ExecuteBatchRequest] = []

    async def note(request: bytes, context: Any) -> bytes:
        seen.append(handler_pb2.ExecuteBatchRequest.FromString(request))
        return outcomes(0, 0)

    async with server(note, path=PATH, reflects=False) as address:
        answers = await call(targets, fires(address, b'{ "as": "sent" }', bytes(range(256))))
    assert [answer.code for answer in answers] == ["OK", "OK"]
    (request,) = seen
    assert [fire.payload for fire in request.fires] == [b'{ "as": "sent" }', bytes(range(256))]
    assert request.fires[1] == handler_pb2.Fire(
        job_id="job-1",
        type="some.type",
        payload=bytes(range(256)),
        attempt=2,
        fire_id="job-1.0.2",
        epoch=1 << 40,
        shard=3,
        due_ms=DUE_MS,
        correlation_id="corr-é",
        user_id="u-1",
        traceparent=traceparent("corr-é", "job-1.0.2"),
    )


async def test_a_server_of_the_usual_bounds_takes_the_largest_batch(targets: GrpcTargets) -> None:
    """gRPC servers refuse more than 4 MiB."""

    async def count(request: bytes, context: Any) -> bytes:
        return outcomes(*[0] * len(handler_pb2.ExecuteBatchRequest.FromString(request).fires))

    async with server(count, path=PATH, reflects=False) as address:
        answers = await call(targets, fires(address, *[b"x" * (1 << 20)] * 3, *[b"y"] * 900))
    assert {answer.code for answer in answers} == {"OK"}


NONSENSE = {
    "too few": (outcomes(0, 0), "INTERNAL", "2 outcomes of a batch of 3"),
    "too many": (outcomes(0, 0, 0, 0), "INTERNAL", "4 outcomes of a batch of 3"),
    "none": (b"", "INTERNAL", "0 outcomes of a batch of 3"),
    "noise": (b"\xff" * 99, "INTERNAL", "no ExecuteBatchResponse"),
    "no code": (outcomes(17, -1, 999, message="hm"), "UNKNOWN", "is no code of google.rpc.Code: hm"),
}


@pytest.mark.parametrize("kind", NONSENSE)
async def test_nonsense_is_a_transient_error_of_each_job_and_says_what_is_wrong(
    targets: GrpcTargets, kind: str
) -> None:
    response, code, words = NONSENSE[kind]
    async with server(saying(response), path=PATH, reflects=False) as address:
        answers = await call(targets, fires(address, b"{}", b"{}", b"{}"))
    assert {answer.code for answer in answers} == {code}
    assert all(words in answer.message and answer.fired_ms for answer in answers)
    assert classify(code) is Class.TRANSIENT


async def test_a_message_beside_ok_and_a_wish_beyond_a_day_do_no_harm(targets: GrpcTargets) -> None:
    told_of = [handler_pb2.Outcome(message="done"), handler_pb2.Outcome(code=14, retry_after_ms=1 << 60)]
    told_of.append(handler_pb2.Outcome(code=14, retry_after_ms=-5))
    response = handler_pb2.ExecuteBatchResponse(outcomes=told_of).SerializeToString()
    async with server(saying(response), path=PATH, reflects=False) as address:
        answers = await call(targets, fires(address, b"{}", b"{}", b"{}"))
    assert [(answer.code, answer.retry_after_ms) for answer in answers] == [
        ("OK", 0),
        ("UNAVAILABLE", 86_400_000),
        ("UNAVAILABLE", 0),
    ]


async def test_a_server_without_the_handler_is_unimplemented_for_each(targets: GrpcTargets) -> None:
    async with server(ok) as address:
        answers = await call(targets, fires(address, b"{}", b"{}"))
    assert [answer.code for answer in answers] == ["UNIMPLEMENTED"] * 2


async def test_a_batch_and_a_unary_call_of_one_address_share_its_connection(targets: GrpcTargets) -> None:
    async with server(saying(outcomes(0)), path=PATH, reflects=False) as address:
        assert (await call(targets, fires(address, b"{}")))[0].code == "OK"
        assert targets.states() == {address: "ready"}
        assert len(targets._targets[address].links) == 1


@pytest.mark.parametrize("code", [0, grpc.StatusCode.UNAVAILABLE.value[0]], ids=["answered", "failed"])
async def test_nothing_is_left_of_a_call_that_is_over(targets: GrpcTargets, code: int) -> None:
    """A target that never gets well is called for ever."""
    async with server(failing if code else saying(outcomes(0, 0)), path=PATH, reflects=False) as address:
        begun: list[weakref.ref[Any]] = []

        async def called() -> None:
            def begin() -> list[int]:
                return [now_ms()] * 2

            begun.append(weakref.ref(begin))
            assert len(await targets.call_batch(fires(address, b"{}", b"{}"), begin)) == 2

        await called()
        await called()  # and what the connection keeps of its last call
        gc.collect()
        assert begun[0]() is None


async def failing(request: bytes, context: Any) -> bytes:
    await context.abort(grpc.StatusCode.UNAVAILABLE, "away")
    raise AssertionError("abort raises")


async def test_a_status_of_the_whole_call_is_that_of_each(targets: GrpcTargets) -> None:
    async def abort(request: bytes, context: Any) -> bytes:
        await context.abort(grpc.StatusCode.RESOURCE_EXHAUSTED, "all at once?")
        return b""

    async with server(abort, path=PATH, reflects=False) as address:
        answers = await call(targets, fires(address, b"{}", b"{}"))
    assert [(answer.code, answer.message) for answer in answers] == [("RESOURCE_EXHAUSTED", "all at once?")] * 2
