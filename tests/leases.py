"""What tests of the leases share: a Redis that can be broken, real or the twin, and makers of what lies in it."""

from __future__ import annotations

import asyncio
import shutil
from itertools import count
from pathlib import Path
from typing import Protocol

from redis.asyncio import Redis

from api.stores.valkey import EmbeddedValkey
from engine.ports import Quotas
from shards.leases.memory import MemoryLeases, MemoryRedis
from shards.leases.redis import RedisLeases
from shards.ports import Lease, Leases, Range, View
from shards.quotas.memory import MemoryQuotas
from shards.quotas.redis import RedisQuotas
from tests.integration.harness.wait import eventually

TTL_MS = 5_000
CLUSTER = "c"


def lease(node: str = "a", life: int = 1, incarnation: str = "", weight: float = 1.0) -> Lease:
    return Lease(node, f"{node}.{life}", incarnation, f"{node}:1", f"{node}:2", weight)


def entry(lo: int, hi: int, node: str = "a", incarnation: str = "i1", state: str = "serving") -> Range:
    return Range(lo, hi, node, incarnation, state)


class Town(Protocol):
    """One Redis, and as many nodes on it as a test needs."""

    def node(self) -> Leases: ...

    def quotas(self) -> Quotas: ...

    async def passes(self, ms: int) -> None:
        """By the server's own clock."""
        ...

    async def go(self) -> None: ...

    async def come_back(self) -> None: ...

    async def restart(self) -> None: ...

    async def empty(self) -> None: ...

    async def save(self) -> None:
        """What is held now is what `roll_back` goes back to."""
        ...

    async def roll_back(self) -> None: ...

    async def close(self) -> None: ...


class MemoryTown:
    def __init__(self) -> None:
        self.now_ms = 1_800_000_000_000
        self.redis = MemoryRedis(lambda: self.now_ms)
        self._saved = self.redis.snapshot()

    def node(self) -> Leases:
        return MemoryLeases(self.redis)

    def quotas(self) -> Quotas:
        return MemoryQuotas(self.redis)

    async def passes(self, ms: int) -> None:
        self.now_ms += ms

    async def go(self) -> None:
        self.redis.go()

    async def come_back(self) -> None:
        self.redis.come_back()

    async def restart(self) -> None:
        self.redis.restart()

    async def empty(self) -> None:
        self.redis.empty()

    async def save(self) -> None:
        self._saved = self.redis.snapshot()

    async def roll_back(self) -> None:
        self.redis.roll_back(self._saved)

    async def close(self) -> None:
        pass


class ValkeyTown:
    """A server of its own, that it may do with as it likes."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._server = EmbeddedValkey(data)
        self._nodes: list[RedisLeases | RedisQuotas] = []
        self._markers = count()

    async def start(self) -> None:
        await self._server.start()

    def node(self) -> Leases:
        made = RedisLeases(self._server.url, CLUSTER, lambda: f"m{next(self._markers)}")
        self._nodes.append(made)
        return made

    def quotas(self) -> Quotas:
        made = RedisQuotas(self._server.url, CLUSTER)
        self._nodes.append(made)
        return made

    async def passes(self, ms: int) -> None:
        async with Redis.from_url(self._server.url) as redis:

            async def now_us() -> int:
                second, us = await redis.time()
                return int(second) * 1_000_000 + int(us)

            async def is_past() -> bool:
                return await now_us() > until_us

            until_us = await now_us() + ms * 1_000
            await eventually(is_past, what=f"{ms} ms later by the server's clock")

    async def go(self) -> None:
        await self._server.stop()

    async def come_back(self) -> None:
        self._server = EmbeddedValkey(self._data)
        await self._server.start()

    async def restart(self) -> None:
        await self.go()
        await self.come_back()

    async def empty(self) -> None:
        async with Redis.from_url(self._server.url) as redis:
            await redis.flushall()

    async def save(self) -> None:
        await self.go()
        shutil.copytree(self._data / "valkey", self._data / "saved")
        await self.come_back()

    async def roll_back(self) -> None:
        await self.go()
        shutil.rmtree(self._data / "valkey")
        shutil.copytree(self._data / "saved", self._data / "valkey")
        await self.come_back()

    async def close(self) -> None:
        for node in self._nodes:
            await node.close()
        await self._server.stop()


class Ear:
    """Counts announcements, and is waited for."""

    def __init__(self, leases: Leases) -> None:
        self._heard = asyncio.Event()
        self._task = asyncio.create_task(leases.watch(self._heard.set))

    @property
    def is_told(self) -> bool:
        return self._heard.is_set()

    async def hears(self) -> None:
        async with asyncio.timeout(20):
            await self._heard.wait()
        self._heard.clear()

    async def close(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)


def lives(view: View) -> dict[str, str]:
    return {node: one.life for node, one in view.leases.items()}
