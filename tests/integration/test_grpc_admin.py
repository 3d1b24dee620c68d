"""Operators at the gRPC door: the same answers as over HTTP, and refusals with the same problem as a detail."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable
from typing import Any

import grpc
import grpc.aio
import pytest

from api.grpc.admin import AdminService
from api.grpc.refusal import DETAILS
from api.grpc.server import GrpcDoor
from api.http.admin import shards_answer
from engine.errors import Conflict, TocsinError, Unavailable
from protos.tocsin.v1 import admin_pb2 as pb
from protos.tocsin.v1.admin_pb2_grpc import AdminStub
from protos.tocsin.v1.common_pb2 import Problem
from protos.tocsin.wire.rpc_pb2 import RetryInfo, Status
from shards.ports import Move
from tests.integration.harness.wait import eventually, grpc_is_quiet
from tests.unit.api.fake_cluster import PENDING, FakeCluster

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module", autouse=True)
async def one_loop(anyio_backend: str) -> AsyncIterator[None]:
    """As in test_grpc_door.py: all tests of this file share a loop."""
    yield
    await grpc_is_quiet()


class Served:
    def __init__(self, cluster: FakeCluster, stub: AdminStub) -> None:
        self.cluster = cluster
        self.stub = stub


@pytest.fixture
async def served(anyio_backend: str) -> AsyncIterator[Served]:
    cluster, door = FakeCluster(), GrpcDoor()
    service = AdminService(cluster)
    door.add(service.name, service.add_to)
    bound = await door.start("127.0.0.1:0")
    async with grpc.aio.insecure_channel(bound) as channel:
        yield Served(cluster, AdminStub(channel))
    await door.stop(0)


async def refused(call: Awaitable[Any]) -> tuple[grpc.StatusCode, Problem, list[Any]]:
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await call
    packed = dict(caught.value.trailing_metadata() or ())[DETAILS]
    assert isinstance(packed, bytes)
    status = Status.FromString(packed)
    assert (status.code, status.message) == (caught.value.code().value[0], caught.value.details())
    assert status.details[0].type_url == "type.googleapis.com/tocsin.v1.Problem"
    return caught.value.code(), Problem.FromString(status.details[0].value), list(status.details[1:])


async def test_shards_are_told_as_over_http(served: Served) -> None:
    served.cluster.plan, served.cluster.moving = [Move(2, 2, "n1", "n2")], True
    told = await served.stub.Shards(pb.ShardsRequest())
    over_http = shards_answer(await served.cluster.cluster())
    assert [(each.shard, each.epoch, each.pending) for each in told.shards[:3]] == [
        (each.shard, each.epoch, PENDING) for each in over_http.shards[:3]
    ]
    assert [each.owner if each.HasField("owner") else None for each in told.shards] == served.cluster.owners
    assert told.shards[0].state == pb.SHARD_STATE_SERVING
    assert (told.shards[3].state, told.shards[3].HasField("pending")) == (pb.SHARD_STATE_ORPHAN, False)
    assert [(node.node, node.alive, node.shards, node.http) for node in told.nodes] == [
        (node.node, node.alive, node.shards, node.http) for node in over_http.nodes
    ]
    assert list(told.moves) == [pb.Move(first=2, last=2, from_node="n1", to_node="n2")]


async def test_a_rebalancing_is_told_when_dry_and_else_carried_out(served: Served) -> None:
    served.cluster.plan = [Move(1, 2, "n1", "n2")]
    dry = await served.stub.Rebalance(pb.RebalanceRequest(dry_run=True))
    assert (dry.dry_run, dry.done, dry.moves[0].to_node) == (True, False, "n2")
    assert served.cluster.owners == ["n1", "n1", "n1", None]
    done = await served.stub.Rebalance(pb.RebalanceRequest())
    assert (done.dry_run, done.done, len(done.moves)) == (False, True, 1)
    assert served.cluster.owners == ["n1", "n2", "n2", None]


async def test_a_rebalancing_goes_on_if_its_caller_leaves(served: Served) -> None:
    cluster = served.cluster
    cluster.plan, cluster.gate = [Move(1, 2, "n1", "n2")], asyncio.Event()
    call = served.stub.Rebalance(pb.RebalanceRequest())
    asked = asyncio.ensure_future(_outcome(call))
    await cluster.begun.wait()
    call.cancel()
    assert await asked is grpc.StatusCode.CANCELLED
    assert cluster.owners == ["n1", "n1", "n1", None]
    cluster.gate.set()
    await eventually(lambda: cluster.owners == ["n1", "n2", "n2", None], what="it is carried out")


async def _outcome(call: grpc.aio.UnaryUnaryCall[pb.RebalanceRequest, pb.RebalanceResponse]) -> grpc.StatusCode:
    return await call.code()


async def test_a_node_is_drained_and_taken_back(served: Served) -> None:
    drained = await served.stub.Drain(pb.DrainRequest(node="n1"))
    assert (drained.node, drained.shards, len(drained.moves)) == ("n1", 3, 3)
    assert served.cluster.draining == {"n1"}
    assert (await served.stub.Undrain(pb.UndrainRequest(node="n1"))).shards == 3
    assert served.cluster.draining == set()


@pytest.mark.parametrize("node", ["nobody", "", "no such id", "x" * 500])
async def test_a_node_that_nobody_knows_is_not_found(served: Served, node: str) -> None:
    code, problem, more = await refused(served.stub.Drain(pb.DrainRequest(node=node)))
    assert (code, problem.status, problem.type) == (grpc.StatusCode.NOT_FOUND, 404, "urn:tocsin:problem:not-found")
    assert more == []


@pytest.mark.parametrize(
    ("error", "code", "status"),
    [
        (Conflict("a rebalancing is under way"), grpc.StatusCode.FAILED_PRECONDITION, 409),
        (Unavailable("redis is away", retry_after_ms=2_500), grpc.StatusCode.UNAVAILABLE, 503),
    ],
)
async def test_a_refusal_has_the_status_and_the_problem_of_its_kind(
    served: Served, error: TocsinError, code: grpc.StatusCode, status: int
) -> None:
    served.cluster.broken = error
    found, problem, more = await refused(served.stub.Rebalance(pb.RebalanceRequest()))
    assert (found, problem.status, problem.detail) == (code, status, str(error))
    if isinstance(error, Unavailable):
        assert problem.retry_after_ms == 2_500
        assert RetryInfo.FromString(more[0].value).retry_delay.ToMilliseconds() == 2_500


async def test_what_goes_wrong_inside_is_told_to_the_log_alone(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    served.cluster.owners = ["n1"] * 4

    def broken(*_: object) -> None:
        raise RuntimeError("a secret of ours")

    served.cluster.looked.set = broken  # type: ignore[method-assign]
    code, problem, _ = await refused(served.stub.Shards(pb.ShardsRequest()))
    assert (code, problem.status) == (grpc.StatusCode.INTERNAL, 500)
    assert "secret" not in f"{problem}"
    assert "a secret of ours" in caplog.text
