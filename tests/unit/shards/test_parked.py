"""What peers ask of a shard that leaves or comes stands in line where its move's end is known first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from engine.core import ids
from engine.core.job import NewJob
from engine.errors import NotOwner, TocsinError
from shards.asking import MOVING_MS, PARKED_MAX
from shards.parked import Parked
from shards.ports import Filed
from shards.shard_map import ShardMap
from tests import virtual_time
from tests.peers import SHARDS, MemoryEngine, view_of
from tests.unit.shards.town import jobs_of

JOB = ids.make_id(1_795_500_000_000, 1, 7)


class Node:
    """Shard 1 is its own, or expected."""

    def __init__(self) -> None:
        self.engine = MemoryEngine("a")
        self.engine.jobs[JOB] = view_of(JOB)
        self.open: dict[int, Any] = {shard: SimpleNamespace(draining=False) for shard in range(SHARDS)}
        self.map = ShardMap("a", range(SHARDS), lambda: self.open)
        self.expected: set[int] = set()
        self.parked = Parked(self.engine, self.map, self.expected.__contains__)

    def drain(self) -> None:
        self.open[1].draining = True
        self.engine.replies.append(NotOwner(1, moving=True))

    def stay(self) -> None:
        self.open[1].draining = False
        self.map.note()

    def go(self) -> None:
        del self.open[1]
        self.engine.owned.discard(1)
        self.map.moved([1], "b")

    def expect(self) -> None:
        self.go()
        self.expected.add(1)

    def come(self) -> None:
        self.expected.discard(1)
        self.engine.owned.add(1)
        self.open[1] = SimpleNamespace(draining=False)
        self.map.note()


def scenario(main: Callable[[Node], Coroutine[Any, Any, None]]) -> None:
    virtual_time.run(lambda: main(Node()))


def now_ms() -> int:
    return round(asyncio.get_running_loop().time() * 1_000)


async def submitted(node: Node) -> list[Any]:
    return list(await node.parked.submit([*jobs_of(1), *jobs_of(2)], "grpc"))


def test_the_old_owner_answers_the_moment_the_shard_has_gone() -> None:
    async def main(node: Node) -> None:
        node.drain()
        asyncio.get_running_loop().call_later(0.05, node.go)
        node.engine.replies.clear()
        node.engine.moving[1] = "b"
        first, second = await submitted(node)
        assert type(first) is NotOwner
        assert isinstance(second, Filed)
        assert now_ms() == 50

    scenario(main)


def test_a_move_that_is_given_up_costs_no_refusal() -> None:
    async def main(node: Node) -> None:
        node.open[1].draining = True
        node.engine.moving[1] = "b"
        asyncio.get_running_loop().call_later(0.05, node.engine.moving.clear)
        asyncio.get_running_loop().call_later(0.05, node.stay)
        assert [type(each) for each in await submitted(node)] == [Filed, Filed]
        assert now_ms() == 50

    scenario(main)


def test_the_next_owner_carries_out_what_it_is_asked_once_the_shard_is_open() -> None:
    async def main(node: Node) -> None:
        node.expect()
        asyncio.get_running_loop().call_later(0.03, node.map.note)  # other news
        asyncio.get_running_loop().call_later(0.05, node.come)
        assert [type(each) for each in await submitted(node)] == [Filed, Filed]
        assert now_ms() == 50
        assert len(node.engine.jobs) == 3, "what was filed at first is not filed again"

    scenario(main)


def test_a_shard_that_opened_while_the_rest_of_its_batch_was_made_durable_is_asked_for_again_at_once() -> None:
    async def main(node: Node) -> None:
        at_once = node.engine.submit

        async def durably(jobs: Sequence[NewJob], via: str) -> list[Filed | TocsinError]:
            told = await at_once(jobs, via)
            await asyncio.sleep(0.03)
            return told

        node.engine.submit = durably  # type: ignore[method-assign]
        node.expect()
        asyncio.get_running_loop().call_later(0.02, node.come)
        assert [type(each) for each in await submitted(node)] == [Filed, Filed]
        assert now_ms() == 60

    scenario(main)


def test_a_read_waits_as_well() -> None:
    async def main(node: Node) -> None:
        node.expect()
        asyncio.get_running_loop().call_later(0.05, node.come)
        assert (await node.parked.get(JOB)).id == JOB
        assert now_ms() == 50

    scenario(main)


def test_nothing_waits_for_longer_than_a_moment() -> None:
    async def main(node: Node) -> None:
        node.expect()
        assert [type(each) for each in await submitted(node)] == [NotOwner, Filed]
        with pytest.raises(NotOwner):
            await node.parked.cancel(JOB)
        assert now_ms() == 2 * MOVING_MS

    scenario(main)


def test_what_is_another_s_for_good_is_refused_at_once() -> None:
    async def main(node: Node) -> None:
        node.go()
        assert [type(each) for each in await submitted(node)] == [NotOwner, Filed]
        assert now_ms() == 0

    scenario(main)


def test_so_many_may_wait_and_no_more() -> None:
    async def main(node: Node) -> None:
        node.expect()
        batch = jobs_of(1) * (PARKED_MAX // 2)
        waiting = [asyncio.create_task(node.parked.submit(batch, "grpc")) for _ in range(2)]
        await asyncio.sleep(0)
        assert {type(each) for each in await node.parked.submit(batch, "grpc")} == {NotOwner}
        assert now_ms() == 0
        await asyncio.gather(*waiting)

    scenario(main)
