"""Whole nodes of a cluster in virtual time, on the memory twins of journal, Redis, targets and ways."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from random import Random
from typing import Any

from engine.dispatch.memory import MemoryServices, MemoryTargets
from engine.host import Host
from engine.journal.memory import MemoryJournal
from engine.journal.memory_link import Turns
from engine.journal.memory_server import MemoryServer
from engine.options import Options
from engine.telemetry import Telemetry
from shards.leases.memory import MemoryLeases, MemoryRedis
from shards.node import Node
from shards.peer.bounds import PeerOptions
from shards.peer.memory import MemoryLinks, MemoryPeers, Straight
from tests.unit.engine.world import CATALOG, OK, Faults
from tests.virtual_time import VirtualClock, run

SHARDS = 16


class Asked:
    """A node's way to Redis that remembers what was asked."""

    def __init__(self) -> None:
        self.operations: list[str] = []

    async def call(self, operation: str, work: Callable[[], Any]) -> Any:
        self.operations.append(operation)
        await asyncio.sleep(0.001)
        return work()

    def announce(self, tell: Callable[[], None]) -> None:
        asyncio.get_running_loop().call_later(0.001, tell)


class Road(Straight):
    """Calls to nodes that are `stalled` never arrive, and nothing says so."""

    def __init__(self) -> None:
        self.stalled: set[str] = set()

    async def there(self, source: str, target: str, call: str) -> None:
        await asyncio.sleep(0.001)
        while target in self.stalled:  # noqa: ASYNC110 - virtual time
            await asyncio.sleep(1)


class Trip(Faults):
    """To the journal, as long as it takes in this world."""

    def __init__(self, world: Whole) -> None:
        super().__init__()
        self._world = world

    async def before(self, node: str, operation: str) -> None:
        await super().before(node, operation)
        await asyncio.sleep(max(0, self._world.trip_ms - 2) / 1_000)


class Whole:
    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.server = MemoryServer(self.clock)
        self.services = MemoryServices(lambda fire: OK)
        self.redis = MemoryRedis(self.clock.now_ms)
        self.road = Road()
        self.peers = MemoryPeers(self.road)
        self.options = Options(drain_timeout_ms=2_000)
        self.trip_ms = 2
        """To the journal and back."""
        self.asked: dict[str, Asked] = {}
        self.faults: dict[str, Faults] = {}
        self.nodes: dict[str, Node] = {}
        self.tasks: set[asyncio.Task[None]] = set()

    def node(self, name: str) -> Node:
        """Made, and not started."""
        random = Random(f"{name} {len(self.nodes)}")
        faults, asked = self.faults.setdefault(name, Trip(self)), self.asked.setdefault(name, Asked())
        host = Host(
            node=name,
            shards=SHARDS,
            options=self.options,
            catalog=CATALOG,
            clock=self.clock,
            journal=MemoryJournal(self.server, node=name, random=random, link=Turns(name, faults)),
            targets=MemoryTargets(self.services, self.options),
            random=random,
            telemetry=Telemetry(),
        )
        node = self.nodes[name] = Node(
            [(host, MemoryLeases(self.redis, asked))],
            MemoryLinks(self.peers, name, PeerOptions()),
            self.clock,
            self.options,
            life=f"life of {name}",
            draw=random.getrandbits,
            process=lambda: name,
            is_process_gone=lambda text: False,
        )
        node.reached_at(grpc=f"{name}:1", http=f"{name}:2")
        self.peers.stand(name, f"{name}:1", node.served, self._spawn)
        return node

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def start(self, *names: str) -> None:
        await asyncio.gather(*(self.node(name).start(self._crashed) for name in names))

    def _crashed(self, error: BaseException) -> None:
        raise AssertionError("a node's rounds ended") from error

    async def stop(self, name: str) -> None:
        """As `api/main.py` does it."""
        await self.nodes[name].leave(self.options.drain_timeout_ms)
        await self.nodes[name].close()

    async def sleep(self, ms: int) -> None:
        await asyncio.sleep(ms / 1_000)

    def shards_of(self, name: str) -> list[int]:
        return sorted(self.nodes[name].domains[0].host.open_shards)

    def leases(self) -> list[str]:
        return sorted(self.redis.look().leases)

    def now_ms(self) -> int:
        return round(asyncio.get_running_loop().time() * 1_000)


def scenario(main: Callable[[Whole], Coroutine[Any, Any, None]]) -> None:
    async def start() -> None:
        await main(Whole())

    run(start)
