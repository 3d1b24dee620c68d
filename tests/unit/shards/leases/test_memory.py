"""The twin's way to its Redis: what a link loses, and a watch that goes on after every kind of break."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

import pytest

from engine.errors import Unavailable
from shards.leases.memory import MemoryLeases, MemoryRedis
from tests.leases import TTL_MS, entry, lease, lives
from tests.virtual_time import VirtualClock, run

T = TypeVar("T")


class Road:
    """A link on which everything takes its time, and some of it is lost."""

    def __init__(self, each_way_ms: int = 0) -> None:
        self.each_way_s = each_way_ms / 1_000
        self.loses: str | None = None
        """`request` or `answer`."""

    async def call(self, operation: str, work: Callable[[], T]) -> T:
        await asyncio.sleep(self.each_way_s)
        if self.loses == "request":
            raise Unavailable(f"{operation} is lost")
        done = work()
        await asyncio.sleep(self.each_way_s)
        if self.loses == "answer":
            raise Unavailable(f"the answer to {operation} is lost")
        return done

    def announce(self, tell: Callable[[], None]) -> None:
        if self.loses is None:
            asyncio.get_running_loop().call_later(self.each_way_s, tell)


def redis() -> MemoryRedis:
    return MemoryRedis(VirtualClock().now_ms)


def test_what_is_lost_on_the_way_was_not_done_and_a_lost_answer_leaves_it_done() -> None:
    async def main() -> None:
        road = Road()
        server = redis()
        leases, other = MemoryLeases(server, road), MemoryLeases(server)
        for loses, then in (("request", ()), ("answer", (entry(0, 7),))):
            road.loses = loses
            with pytest.raises(Unavailable):
                await leases.replace([], [entry(0, 7)])
            assert (await other.look()).ranges == then

    run(main)


def test_a_lease_ends_while_its_renewal_is_on_the_way() -> None:
    async def main() -> None:
        server = redis()
        slow, other = MemoryLeases(server, Road(each_way_ms=200)), MemoryLeases(server)
        await slow.renew(lease("a"), 300)
        renewing = asyncio.create_task(slow.renew(lease("a"), TTL_MS))
        await asyncio.sleep(0.15)
        assert lives(await other.look()) == {}
        assert await renewing is None
        assert lives(await other.look()) == {"a": "a.1"}

    run(main)


def test_a_watch_goes_on_after_redis_was_away_for_long() -> None:
    async def main() -> None:
        server = redis()
        leases = MemoryLeases(server, Road(each_way_ms=10))
        heard: list[float] = []
        watching = asyncio.create_task(leases.watch(lambda: heard.append(asyncio.get_running_loop().time())))
        await asyncio.sleep(1)
        assert len(heard) == 1
        server.go()
        await asyncio.sleep(60)
        assert len(heard) == 1
        server.come_back()
        await asyncio.sleep(3)
        assert len(heard) == 2, "told that something may have changed meanwhile"
        await leases.drain("a", True)
        await asyncio.sleep(0.1)
        assert len(heard) == 3
        watching.cancel()

    run(main)


def test_what_is_on_its_way_when_the_connection_breaks_or_the_watch_ends_is_not_told() -> None:
    async def main() -> None:
        server = redis()
        far, near = MemoryLeases(server, Road(each_way_ms=100)), MemoryLeases(server)
        heard: list[int] = []
        watching = asyncio.create_task(far.watch(lambda: heard.append(1)))
        await asyncio.sleep(1)
        await near.drain("a", True)
        watching.cancel()
        await asyncio.sleep(1)
        assert len(heard) == 1

    run(main)


def test_a_snapshot_is_not_changed_by_what_comes_after_it() -> None:
    async def main() -> None:
        server = redis()
        leases = MemoryLeases(server)
        await leases.replace([], [entry(0, 7)])
        snapshot = server.snapshot()
        for _ in range(2):
            await leases.drain("a", True)
            await leases.replace([entry(0, 7)], [])
            server.roll_back(snapshot)
            seen = await leases.look()
            assert (seen.ranges, seen.draining) == ((entry(0, 7),), frozenset())

    run(main)
