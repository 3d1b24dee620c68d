"""Who serves what, as the nodes say themselves: asked again and again, so that recovery can be timed.

A town is *whole* when the nodes that answer serve all shards between them and none twice, as far as the sum tells.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from typing import Any

import aiohttp

_LOOK_S = 0.1
_ANSWER_S = 1.0
_OFF_MAX = 2

Status = dict[str, Any]


class Lag:
    """How long this process itself stood still at the most: what it measures is no better than that."""

    def __init__(self) -> None:
        self.worst_s = 0.0
        self._task = asyncio.get_running_loop().create_task(self._rounds())

    async def _rounds(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            due_s = loop.time() + _LOOK_S
            await asyncio.sleep(_LOOK_S)
            self.worst_s = max(self.worst_s, loop.time() - due_s)

    def stop(self) -> None:
        self._task.cancel()


class Watch:
    def __init__(self, nodes: Mapping[str, str]) -> None:
        """Names and HOST:PORT."""
        self._nodes = nodes
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_ANSWER_S))
        self.latest: dict[str, Status] = {}
        """Of those that answered at the last look."""

    async def look(self, query: str = "") -> dict[str, Status]:
        found = await asyncio.gather(*(self._status(address, query) for address in self._nodes.values()))
        self.latest = {name: status for name, status in zip(self._nodes, found, strict=True) if status is not None}
        return self.latest

    async def _status(self, address: str, query: str) -> Status | None:
        return await self._asked(f"http://{address}/api/v1/monitoring/status{query}")

    async def _asked(self, url: str) -> Status | None:
        try:
            async with self._session.get(url) as answer:
                found: Status | None = await answer.json() if answer.status == 200 else None
                return found
        except (aiohttp.ClientError, TimeoutError, OSError):
            return None

    async def until_recovered(self, names: Sequence[str], within_s: float) -> float:
        """Unix time at which these nodes served, and had a lease in the eyes of all nodes that answered: until then one
        that was paused may still lose its shards. Raises `TimeoutError`."""
        deadline_s = time.monotonic() + within_s
        while True:
            asked_s = time.time()
            await self.look()
            if self._serving >= set(names) and await self._alive() >= set(names):
                return asked_s
            if time.monotonic() > deadline_s:
                raise TimeoutError(f"after {within_s:.0f} s these nodes are not what they were: {names}")
            await asyncio.sleep(_LOOK_S)

    async def _alive(self) -> set[str]:
        urls = [f"http://{address}/api/v1/admin/shards" for address in self._nodes.values()]
        seen = [cluster for cluster in await asyncio.gather(*map(self._asked, urls)) if cluster is not None]
        alive = [{node["node"] for node in cluster["nodes"] if node["alive"]} for cluster in seen]
        return set.intersection(*alive) if alive else set()

    @property
    def _serving(self) -> set[str]:
        return {name for name, each in self.latest.items() if each["state"] == each["journal"] == "serving"}

    @property
    def is_whole(self) -> bool:
        serving = [self.latest[name] for name in self._serving]
        return bool(serving) and sum(each["shards_owned"] for each in serving) == serving[0]["shards_total"]

    @property
    def shares(self) -> dict[str, int]:
        return {name: each["shards_owned"] for name, each in self.latest.items()}

    def is_balanced(self, nodes: int) -> bool:
        """As far as nodes balance by themselves: a share is left alone that is one off the target, which is one off the
        mean."""
        shares = list(self.shares.values())
        mean = sum(shares) / nodes
        return self.is_whole and len(shares) == nodes and all(abs(share - mean) < _OFF_MAX for share in shares)

    async def until_whole(self, within_s: float, *, looks: int = 1, balanced_over: int = 0, without: str = "") -> float:
        """Unix time from which on it was seen so for so many looks: whole, and, where `balanced_over` says, balanced
        over so many nodes; `without`: that node's answers are of before. Raises `TimeoutError`."""
        deadline_s = time.monotonic() + within_s
        since: list[float] = []
        while len(since) < looks:
            if time.monotonic() > deadline_s:
                raise TimeoutError(f"after {within_s:.0f} s the nodes serve {self.shares}")
            if since or self.latest:
                await asyncio.sleep(_LOOK_S)
            asked_s = time.time()
            await self.look()
            self.latest.pop(without, None)
            if self.is_balanced(balanced_over) if balanced_over else self.is_whole:
                since.append(asked_s)
            else:
                since.clear()
        return since[0]

    async def close(self) -> None:
        await self._session.close()
