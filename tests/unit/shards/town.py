"""Three nodes without ownership: engines of the tests, the memory twin between them, and maps that can be wrong."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Sequence
from random import Random
from typing import Any

from engine.core.job import NewJob
from engine.core.routing import route
from shards.peer.bounds import PeerOptions
from shards.peer.memory import MemoryLinks, MemoryPeers
from shards.peer.served import Served
from shards.router import Router
from tests import virtual_time
from tests.peers import SHARDS, MemoryEngine, MemoryHandoffs, new_job

NODES = ("a", "b", "c")


class TableMap:
    """`shards.asking.ShardMap` from a dict."""

    def __init__(self, node: str, owners: dict[int, str | None]) -> None:
        self.owners = owners
        self.learnt: list[tuple[int, str]] = []
        self.waits: list[int] = []
        self.alive = set(NODES)
        self.coming: set[int] = set()
        self.leaving: set[int] = set()
        self._node = node
        self._changes: asyncio.Event | None = None

    def owner_of(self, shard: int) -> str | None:
        return self.owners[shard]

    def is_local(self, shard: int) -> bool:
        return self.owners[shard] == self._node

    def is_leaving(self, shard: int) -> bool:
        return shard in self.leaving

    def is_coming(self, shard: int) -> bool:
        return shard in self.coming

    def address_of(self, node: str) -> str | None:
        return f"{node}:1" if node in self.alive else None

    def learn(self, shard: int, node: str) -> None:
        self.learnt.append((shard, node))
        self.owners[shard] = None if node == self._node else node  # it would know of its own

    def change(self, shard: int, node: str | None) -> None:
        self.owners[shard] = node
        if self._changes is not None:
            self._changes.set()

    async def changed(self, timeout_ms: int) -> None:
        self.waits.append(timeout_ms)
        self._changes = asyncio.Event()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._changes.wait(), timeout_ms / 1_000)

    def nodes(self) -> Sequence[str]:
        return sorted(self.alive)


class Road:
    """A millisecond each way; answers to some calls are lost."""

    def __init__(self) -> None:
        self.lose: list[str] = []

    async def there(self, source: str, target: str, call: str) -> None:
        await asyncio.sleep(0.001)

    async def back(self, source: str, target: str, call: str) -> bool:
        await asyncio.sleep(0.001)
        if call in self.lose:
            self.lose.remove(call)
            return False
        return True


class Town:
    """Node a is asked; shard s is of NODES[s % 3]."""

    def __init__(self, *, split: bool = True, options: PeerOptions | None = None) -> None:
        owners: dict[int, str | None] = {shard: NODES[shard % 3 if split else 0] for shard in range(SHARDS)}
        self.road = Road()
        self.peers = MemoryPeers(self.road)
        self.engines = {
            node: MemoryEngine(node, [shard for shard, owner in owners.items() if owner == node]) for node in NODES
        }
        self.handoffs = {node: MemoryHandoffs() for node in NODES}
        self.tasks: set[asyncio.Task[None]] = set()
        for node, engine in self.engines.items():
            self.peers.stand(node, f"{node}:1", Served(engine, self.handoffs[node]), self.spawn)
        self.map = TableMap("a", owners)
        self.links = MemoryLinks(self.peers, "a", options or PeerOptions())
        self.router = Router(
            self.engines["a"], self.map, self.links, node="a", shards=SHARDS, draw=Random(5).getrandbits
        )

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def move(self, shard: int, source: str, target: str) -> None:
        """The owner changes; no map knows."""
        self.engines[source].owned.discard(shard)
        self.engines[source].moving.pop(shard, None)
        self.engines[target].owned.add(shard)

    def asked(self, node: str, name: str = "submit") -> int:
        return sum(each == name for each, _ in self.engines[node].asked)

    def now_ms(self) -> int:
        return round(asyncio.get_running_loop().time() * 1_000)


def jobs_of(shard: int, count: int = 1, *, key: bool = False) -> list[NewJob]:
    """New jobs that belong to this shard."""
    found: list[NewJob] = []
    number = 0
    while len(found) < count:
        number += 1
        new = new_job(number, idempotency_key=f"k{number}" if key else None)
        if route([new], SHARDS, lambda bits: 0) == [shard]:
            found.append(new)
    return found


async def one(town: Town, new: NewJob) -> Any:
    (result,) = await town.router.submit([new], "http")
    return result


def scenario(main: Callable[[Town], Coroutine[Any, Any, None]], town: Callable[[], Town] = Town) -> None:
    async def start() -> None:
        await main(town())

    virtual_time.run(start)
