"""The node's gRPC door, met by a real client."""

from __future__ import annotations

from collections.abc import AsyncIterator

import grpc
import grpc.aio
import pytest
from grpc_health.v1 import health_pb2
from grpc_reflection.v1alpha import reflection_pb2

from api.grpc.server import GrpcDoor
from engine.errors import Unusable
from tests.integration.harness.wait import grpc_is_quiet

pytestmark = pytest.mark.anyio

SERVING = health_pb2.HealthCheckResponse.SERVING
NOT_SERVING = health_pb2.HealthCheckResponse.NOT_SERVING


async def _check(channel: grpc.aio.Channel, service: str) -> int:
    ask = channel.unary_unary(
        "/grpc.health.v1.Health/Check",
        request_serializer=health_pb2.HealthCheckRequest.SerializeToString,
        response_deserializer=health_pb2.HealthCheckResponse.FromString,
    )
    return int((await ask(health_pb2.HealthCheckRequest(service=service))).status)


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module", autouse=True)
async def one_loop(anyio_backend: str) -> AsyncIterator[None]:
    """All tests of this file share a loop: gRPC's poller, one a process, still has events of ended calls to hand to
    the loop that made them, and raises in the next loop where that one is closed."""
    yield
    await grpc_is_quiet()


@pytest.fixture
async def door(anyio_backend: str) -> AsyncIterator[GrpcDoor]:
    made = GrpcDoor()
    yield made
    await made.stop(0)


async def test_health_follows_the_node_from_the_first_answer_on(door: GrpcDoor) -> None:
    bound = await door.start("127.0.0.1:0")
    async with grpc.aio.insecure_channel(bound) as channel:
        for name in ("", "grpc.health.v1.Health"):
            assert await _check(channel, name) == NOT_SERVING
            door.set_serving(True)
            assert await _check(channel, name) == SERVING
            door.set_serving(False)
            assert await _check(channel, name) == NOT_SERVING


async def test_a_watcher_hears_that_the_node_stops(door: GrpcDoor) -> None:
    bound = await door.start("127.0.0.1:0")
    door.set_serving(True)
    async with grpc.aio.insecure_channel(bound) as channel:
        ask: grpc.aio.UnaryStreamMultiCallable[health_pb2.HealthCheckRequest, health_pb2.HealthCheckResponse]
        ask = channel.unary_stream(
            "/grpc.health.v1.Health/Watch",
            request_serializer=health_pb2.HealthCheckRequest.SerializeToString,
            response_deserializer=health_pb2.HealthCheckResponse.FromString,
        )
        watch = ask(health_pb2.HealthCheckRequest())
        heard = aiter(watch)
        assert (await anext(heard)).status == SERVING
        door.set_serving(False)
        assert (await anext(heard)).status == NOT_SERVING
        watch.cancel()


async def test_reflection_names_what_is_there(door: GrpcDoor) -> None:
    bound = await door.start("127.0.0.1:0")
    async with grpc.aio.insecure_channel(bound) as channel:
        ask = channel.unary_unary(
            "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
            request_serializer=reflection_pb2.ServerReflectionRequest.SerializeToString,
            response_deserializer=reflection_pb2.ServerReflectionResponse.FromString,
        )
        answer = await ask(reflection_pb2.ServerReflectionRequest(list_services=""))
    names = {service.name for service in answer.list_services_response.service}
    assert names == {"grpc.health.v1.Health", "grpc.reflection.v1alpha.ServerReflection"}


async def test_the_port_is_as_bound_and_a_second_door_on_it_is_refused_in_one_line_with_the_setting_named(
    door: GrpcDoor, capfd: pytest.CaptureFixture[str]
) -> None:
    bound = await door.start("127.0.0.1:0")
    assert int(bound.removeprefix("127.0.0.1:")) > 0
    with pytest.raises(Unusable) as refused:
        await GrpcDoor().start(bound)
    assert str(refused.value) == (
        f"--grpc {bound}: Address already in use; free the port or choose another (port 0 picks one)"
    )
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("listen", ["", "8081", ":8081", "127.0.0.1:", "127.0.0.1:http", "no-such-host.invalid:1"])
async def test_an_address_that_cannot_be_listened_on_is_unusable(listen: str, door: GrpcDoor) -> None:
    with pytest.raises(Unusable, match="--grpc"):
        await door.start(listen)


async def test_after_stop_nobody_listens_and_stopping_again_is_nothing(door: GrpcDoor) -> None:
    bound = await door.start("127.0.0.1:0")
    await door.stop(0)
    await door.stop(0)
    async with grpc.aio.insecure_channel(bound) as channel:
        with pytest.raises(grpc.aio.AioRpcError) as refused:
            await _check(channel, "")
    assert refused.value.code() is grpc.StatusCode.UNAVAILABLE
