"""Streams between nodes on the node's own gRPC door: who is let in, and how a node that stops ends them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from random import Random

import grpc
import grpc.aio
import pytest

from api.grpc.server import GrpcDoor
from protos.tocsin.v1.peer_pb2 import Frame, Frames
from protos.tocsin.v1.peer_pb2_grpc import PeerStub
from shards.peer.auth import METADATA, Gate, Greeting, Identity
from shards.peer.bounds import PeerOptions
from shards.peer.links import GrpcLinks
from shards.peer.served import Served
from shards.peer.service import NAME, PeerService
from shards.ports import Unreached
from tests.integration.harness.wait import grpc_is_quiet
from tests.peers import NOW_MS, MemoryEngine, MemoryHandoffs

pytestmark = pytest.mark.anyio

A = Identity("c", "a", b"secret")
OPTIONS = PeerOptions(backoff_first_ms=1, backoff_max_ms=2)


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module", autouse=True)
async def one_loop(anyio_backend: str) -> AsyncIterator[None]:
    """All tests of this file share a loop: gRPC's poller, one a process, still has events of ended calls to hand to
    the loop that made them, and raises in the next loop where that one is closed."""
    yield
    await grpc_is_quiet()


class Node:
    def __init__(self) -> None:
        self.engine = MemoryEngine("b")
        gate = Gate(Identity("c", "b", b"secret"), lambda: NOW_MS)
        self.service = PeerService(Served(self.engine, MemoryHandoffs()), gate, PeerOptions())
        self.door = GrpcDoor()
        self.address = ""


@pytest.fixture
async def node(anyio_backend: str) -> AsyncIterator[Node]:
    made = Node()
    made.door.add(NAME, made.service.add_to)
    made.address = await made.door.start("127.0.0.1:0")
    yield made
    await made.door.stop(0)


def links(identity: Identity = A, now_ms: int = NOW_MS) -> GrpcLinks:
    return GrpcLinks(identity, lambda: now_ms, Random(1), OPTIONS)


@pytest.mark.parametrize(
    ("identity", "now_ms", "target", "reason"),
    [
        (Identity("c", "a", b"guess"), NOW_MS, "b", "another secret"),
        (Identity("d", "a", b"secret"), NOW_MS, "b", "cluster c, not d"),
        (A, NOW_MS - 61_000, "b", "61000 ms ago"),
        (A, NOW_MS, "x", "this node is b, not x"),
    ],
)
async def test_a_stranger_is_told_why_and_is_sent_nothing(
    node: Node, identity: Identity, now_ms: int, target: str, reason: str
) -> None:
    mine = links(identity, now_ms)
    with pytest.raises(Unreached, match=f"UNAUTHENTICATED.*{reason}"):
        await mine.to(target, node.address).forecast(1)
    assert node.engine.asked == []
    await mine.close()


async def test_frames_without_a_proof_are_not_looked_at(node: Node) -> None:
    async with grpc.aio.insecure_channel(node.address) as channel:
        call = PeerStub(channel).Link()
        with contextlib.suppress(grpc.aio.AioRpcError):
            await call.write(Frames(frames=[Frame(number=1, call="status")]))
        with pytest.raises(grpc.aio.AioRpcError) as raised:
            await call.read()
    assert raised.value.code() is grpc.StatusCode.UNAUTHENTICATED
    assert node.engine.asked == []


async def test_a_door_without_peers_is_unreached(anyio_backend: str) -> None:
    door = GrpcDoor()
    address = await door.start("127.0.0.1:0")
    mine = links()
    with pytest.raises(Unreached, match="UNIMPLEMENTED"):
        await mine.to("b", address).forecast(1)
    await mine.close()
    await door.stop(0)


async def test_a_call_that_a_newer_caller_makes_is_answered_as_unknown_to_this_version(node: Node) -> None:
    greeting = Greeting(A, "b", NOW_MS, bytes(16))
    async with grpc.aio.insecure_channel(node.address) as channel:
        call = PeerStub(channel).Link(metadata=((METADATA, greeting.proof),))
        await call.write(Frames(frames=[Frame(number=7, call="teleport"), Frame(number=8, call="get", body=b"\xc1")]))
        frames: dict[int, Frame] = {}
        while len(frames) < 2:
            answer = await call.read()
            assert isinstance(answer, Frames)
            frames |= {frame.number: frame for frame in answer.frames}
        await call.done_writing()
        assert await call.read() is grpc.aio.EOF
    assert frames[7].failed
    assert b"does not know the call 'teleport'" in frames[7].body
    assert frames[8].failed


async def test_a_node_that_stops_answers_what_came_and_takes_no_more(node: Node) -> None:
    mine = links()
    peer = mine.to("b", node.address)
    gate = asyncio.Event()
    node.engine.replies.append(gate)
    asking = asyncio.create_task(peer.forecast(1))
    await node.engine.arrived.wait()
    node.service.close()
    gate.set()
    assert await asking == (NOW_MS, [0])
    stopping = asyncio.create_task(node.door.stop(60))  # returns when the streams have ended, not when the grace has
    await asyncio.wait_for(stopping, 20)
    with pytest.raises(Unreached):
        await peer.forecast(1)
    await mine.close()


async def test_another_address_is_dialled_anew_and_what_is_under_way_on_the_old_one_ends_well(node: Node) -> None:
    mine = links()
    gate = asyncio.Event()
    node.engine.replies.append(gate)
    asking = asyncio.create_task(mine.to("b", node.address).forecast(1))
    await node.engine.arrived.wait()
    other = Node()
    other.door.add(NAME, other.service.add_to)
    other.address = await other.door.start("127.0.0.1:0")
    assert await mine.to("b", other.address).forecast(1) == (NOW_MS, [0])
    assert [name for name, _ in other.engine.asked] == ["forecast"]
    gate.set()
    assert await asking == (NOW_MS, [0])
    await mine.close()
    await other.door.stop(0)
