"""How long a request waits because its shard moves just then: some round trips of the journal, and no round figure."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from engine.core.catalog import Priority
from engine.core.job import Form, NewJob
from engine.core.routing import route
from engine.errors import TocsinError
from shards.asking import MOVING_MS
from shards.options import LEASE_TTL_MS
from tests.unit.shards.whole import SHARDS, Whole, scenario

_EVERY_MS = 5
ROUND_TRIPS = 6
"""Beyond a request's own: a flush and half of one, the owner's transaction, the claim, and the way there."""


class Asker:
    """Asks every node for each shard of one, again and again."""

    def __init__(self, it: Whole) -> None:
        self._it = it
        self._users = 0
        self._going = True
        self._tasks: list[asyncio.Task[None]] = []
        self.took_ms: list[float] = []
        self.failed: list[TocsinError] = []

    def start(self, shards: list[int]) -> None:
        self._tasks = [asyncio.create_task(self._ask(shard, name)) for shard in shards for name in self._it.nodes]

    async def _ask(self, shard: int, name: str) -> None:
        loop = asyncio.get_running_loop()
        while self._going:
            began_s = loop.time()
            (told,) = await self._it.nodes[name].router.submit([self.job(shard)], "http")
            self.took_ms.append((loop.time() - began_s) * 1_000)
            if isinstance(told, TocsinError):
                self.failed.append(told)
            await self._it.sleep(_EVERY_MS)

    def job(self, shard: int, due_in_ms: int = 60_000) -> NewJob:
        given: dict[str, Any] = {"payload": b"{}", "form": Form.JSON, "priority": Priority.HIGH, "max_attempts": 3}
        due_ms = self._it.clock.now_ms() + due_in_ms
        while True:
            self._users += 1
            job = NewJob(type="mail", due_ms=due_ms, timeout_ms=10_000, user_id=f"u{self._users}", **given)
            if route([job], SHARDS, lambda bits: self._users) == [shard]:
                return job

    async def stop(self) -> None:
        self._going = False
        await asyncio.gather(*self._tasks)


@pytest.mark.parametrize("trip_ms", [2, 10, 120])
def test_a_request_whose_shard_moves_waits_for_round_trips_and_none_is_refused(trip_ms: int) -> None:
    async def main(it: Whole) -> None:
        it.trip_ms = trip_ms
        await it.start("a", "b", "c")
        await it.sleep(5 * LEASE_TTL_MS)
        asker = Asker(it)
        asker.start(it.shards_of("a"))
        await it.sleep(1_000)
        quiet_ms = max(asker.took_ms)
        asker.took_ms.clear()
        leaving = asyncio.create_task(it.nodes["a"].leave(it.options.drain_timeout_ms))
        while it.shards_of("a"):
            await it.sleep(10)
        await it.sleep(500)
        await asker.stop()
        await leaving
        assert asker.failed == []
        assert max(asker.took_ms) <= quiet_ms + ROUND_TRIPS * trip_ms, (quiet_ms, max(asker.took_ms))

    scenario(main)


def test_a_node_that_was_told_of_a_shard_and_does_not_get_it_says_whose_it_is() -> None:
    async def main(it: Whole) -> None:
        await it.start("a", "b", "c")
        await it.sleep(20_000)
        (shard, *_) = it.shards_of("a")
        expecting, asking = (it.nodes[name].domains[0] for name in "bc")
        await expecting.ownership.arrivals.preload({shard: 0}, "a/life of a")  # and a goes on as if it had not
        asking.map.moved([shard], "b")  # as somebody has told it, too early
        new = Asker(it).job(shard)
        asked_ms = it.now_ms()
        (told,) = await it.nodes["c"].router.submit([new], "http")
        assert not isinstance(told, TocsinError), told
        assert it.now_ms() - asked_ms < MOVING_MS + 50

    scenario(main)
