"""Probes: a few shards are asked for one job again and again, so that it shows for how long each stood still.

The gap of a shard is the longest time between two answers in a row, so it holds the pause between two probes: it is
told beside the same measure at a time when nothing moves.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator
from itertools import pairwise
from random import Random
from zlib import crc32

from bench.chaos.crowd import Crowd
from bench.chaos.receipts import Receipts

_EVERY_S = 0.025
_DUE_MS = (2_000, 4_000)


def shard_of(user: str, shards: int) -> int:
    """By the documented route: a job of a user is where its user is."""
    return crc32(f"default\0{user}".encode()) % shards


def users_of(shard: int, shards: int, prefix: str) -> Iterator[str]:
    number = 0
    while True:
        user = f"{prefix}-{number}"
        if shard_of(user, shards) == shard:
            yield user
        number += 1


class Probes:
    def __init__(
        self, nodes: list[tuple[str, str]], random: Random, receipts: Receipts, shards: int, prefix: str
    ) -> None:
        """`prefix`: of users that nobody else has."""
        self._users: dict[int, str] = {}
        self._shards = shards
        self._prefix = prefix
        self._tasks: list[asyncio.Task[None]] = []
        self._names: dict[int, Iterator[str]] = {}
        users = self._users.__getitem__
        self.crowd = Crowd(nodes, random, receipts, per_s=1.0, batch=1, due_ms=_DUE_MS, users=users)
        self.answers: dict[int, list[float]] = {}
        """By shard: when each came, Unix seconds."""

    def start(self, shards: Iterable[int]) -> None:
        loop = asyncio.get_running_loop()
        self.crowd.watch_health()
        for shard in shards:
            self.answers[shard] = []
            self._tasks.append(loop.create_task(self._rounds(shard)))

    def user(self, shard: int) -> str:
        """One that had no job before, also where the shard is probed again: a user's key means one job."""
        return next(self._names.setdefault(shard, users_of(shard, self._shards, self._prefix)))

    async def _rounds(self, shard: int) -> None:
        answers = self.answers[shard]
        loop = asyncio.get_running_loop()
        next_s = loop.time()
        while True:
            wishes = self.crowd.wishes(1)
            self._users[wishes[0].number] = self.user(shard)
            await self.crowd.submit(wishes)
            answers.append(time.time())
            next_s = max(next_s + _EVERY_S, loop.time())
            await asyncio.sleep(next_s - loop.time())

    async def stop(self) -> None:
        """What is under way may or may not come to be: it was not acknowledged."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()

    def gaps_ms(self, shards: Iterable[int], from_s: float, to_s: float) -> list[float]:
        """Of each shard, the longest within the time."""
        found = []
        for shard in shards:
            times = [at_s for at_s in self.answers.get(shard, ()) if from_s <= at_s <= to_s]
            edges = [from_s, *times, to_s]
            if times:
                found.append(max(later - earlier for earlier, later in pairwise(edges)) * 1e3)
        return found

    async def close(self) -> None:
        await self.stop()
        await self.crowd.close()
