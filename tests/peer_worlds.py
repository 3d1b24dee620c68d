"""Two nodes and the way between them: over sockets with a real server in this process, and the memory twin."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random
from typing import Any, Protocol

from api.grpc.server import GrpcDoor
from shards.peer.auth import Gate, Identity
from shards.peer.bounds import PeerOptions
from shards.peer.links import GrpcLinks
from shards.peer.memory import MemoryLinks, MemoryPeers
from shards.peer.served import Served
from shards.peer.service import NAME, PeerService
from shards.ports import Peer, PeerLinks
from tests.peers import NOW_MS, MemoryEngine, MemoryHandoffs

OPTIONS = PeerOptions(backoff_first_ms=1, backoff_max_ms=2)


class World(Protocol):
    """Node a asks node b."""

    engine: MemoryEngine
    handoffs: MemoryHandoffs
    links: PeerLinks
    address: str

    @property
    def peer(self) -> Peer: ...

    def other_links(self, options: PeerOptions) -> PeerLinks: ...

    async def fall(self) -> None:
        """Node b is gone, with everything that was on its way."""
        ...

    async def stand(self) -> None:
        """It is there again, at the same address."""
        ...


class _Either:
    def __init__(self) -> None:
        self.engine = MemoryEngine("b")
        self.handoffs = MemoryHandoffs()
        self.served = Served(self.engine, self.handoffs, lambda shard: f"owner of {shard}")
        self.links: PeerLinks
        self.address = "b:1"

    @property
    def peer(self) -> Peer:
        return self.links.to("b", self.address)


class MemoryWorld(_Either):
    def __init__(self) -> None:
        super().__init__()
        self._peers = MemoryPeers()
        self.links = self.other_links(OPTIONS)
        self._tasks: set[asyncio.Task[None]] = set()

    def other_links(self, options: PeerOptions) -> PeerLinks:
        return MemoryLinks(self._peers, "a", options)

    def _spawn(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stand(self) -> None:
        self._peers.stand("b", self.address, self.served, self._spawn)

    async def fall(self) -> None:
        self._peers.fall("b")
        for task in list(self._tasks):
            task.cancel()


class GrpcWorld(_Either):
    def __init__(self) -> None:
        super().__init__()
        self.address = "127.0.0.1:0"
        self.links = self.other_links(OPTIONS)
        self._door = GrpcDoor()

    def other_links(self, options: PeerOptions) -> PeerLinks:
        return GrpcLinks(Identity("c", "a", b"secret"), lambda: NOW_MS, Random(1), options)

    async def stand(self) -> None:
        self._door = GrpcDoor()
        gate = Gate(Identity("c", "b", b"secret"), lambda: NOW_MS)
        self._door.add(NAME, PeerService(self.served, gate, PeerOptions()).add_to)
        self.address = await self._door.start(self.address)

    async def fall(self) -> None:
        await self._door.stop(0)


@asynccontextmanager
async def made(world: Any) -> AsyncIterator[World]:
    await world.stand()
    yield world
    await world.links.close()
    await world.fall()
