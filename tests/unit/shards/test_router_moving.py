"""Requests for a shard that is on its way between two nodes: its old owner, its next one, and a third are asked."""

from __future__ import annotations

import asyncio

from engine.errors import NotOwner
from shards.asking import AGAIN_MS, ASKS_AT_ONCE_MAX, MOVING_MS, PATIENCE_MS
from shards.ports import Filed
from tests.unit.shards.town import NODES, Town, jobs_of, one, scenario


def test_a_shard_on_its_way_is_asked_for_until_its_next_owner_serves() -> None:
    async def main(town: Town) -> None:
        town.engines["b"].moving[1] = "c"
        loop = asyncio.get_running_loop()
        loop.call_later(0.5, town.move, 1, "b", "c")
        town.engines["c"].moving[1] = "c"
        loop.call_later(0.6, town.engines["c"].moving.clear)
        assert isinstance(await one(town, jobs_of(1)[0]), Filed)
        assert 600 <= town.now_ms() <= 600 + AGAIN_MS + 10

    scenario(main)


def test_a_shard_that_has_gone_after_it_was_on_its_way_for_long_is_asked_of_whom_it_went_to() -> None:
    async def main(town: Town) -> None:
        town.move(1, "b", "c")
        town.engines["b"].replies.extend([NotOwner(1, moving=True), NotOwner(1, moving=True), NotOwner(1, node="c")])
        assert isinstance(await one(town, jobs_of(1)[0]), Filed)
        assert [town.asked(node) for node in NODES] == [0, 3, 1]

    scenario(main)


def test_a_shard_that_its_next_owner_expects_and_has_not_opened_yet_is_on_its_way() -> None:
    async def main(town: Town) -> None:
        town.engines["b"].owned.discard(1)
        town.engines["b"].replies.append(NotOwner(1, node="c"))
        town.handoffs["c"].expected.add(1)
        asyncio.get_running_loop().call_later(0.5, town.engines["c"].owned.add, 1)
        assert isinstance(await one(town, jobs_of(1)[0]), Filed)
        assert 500 <= town.now_ms() <= 500 + AGAIN_MS + 10
        assert town.asked("b") == 1, "the old owner is not asked again"

    scenario(main)


def test_a_shard_that_is_on_its_way_to_the_node_itself_is_waited_for() -> None:
    async def main(town: Town) -> None:
        def open_here() -> None:
            town.engines["a"].owned.add(1)
            town.map.change(1, "a")

        town.engines["b"].owned.discard(1)
        town.engines["b"].replies.append(NotOwner(1, node="a"))
        asyncio.get_running_loop().call_later(0.5, open_here)
        assert isinstance(await one(town, jobs_of(1)[0]), Filed)
        assert 500 <= town.now_ms() <= 520

    scenario(main)


def test_a_shard_that_leaves_the_node_that_is_asked_is_waited_for_however_long_its_last_flush_takes() -> None:
    async def main(town: Town) -> None:
        loop = asyncio.get_running_loop()
        town.engines["a"].replies.append(NotOwner(0, moving=True))
        loop.call_soon(town.map.owners.__setitem__, 0, None)  # what drains here is nobody's, as far as the map knows
        loop.call_later(0.5, town.move, 0, "a", "c")
        loop.call_later(0.5, town.map.change, 0, "c")
        (result, other) = await town.router.submit([*jobs_of(0), *jobs_of(2)], "http")
        assert isinstance(result, Filed)
        assert isinstance(other, Filed)
        assert 500 <= town.now_ms() <= 510

    scenario(main)


def test_a_shard_that_leaves_here_is_waited_for_beside_one_that_a_peer_is_asked_for_again() -> None:
    async def main(town: Town) -> None:
        loop = asyncio.get_running_loop()
        town.engines["a"].replies.append(NotOwner(0, moving=True))
        town.engines["b"].replies.append(NotOwner(1, moving=True))
        loop.call_soon(town.map.owners.__setitem__, 0, None)
        loop.call_later(0.5, town.move, 0, "a", "c")
        loop.call_later(0.5, town.map.change, 0, "c")
        results = await town.router.submit([*jobs_of(0), *jobs_of(1)], "http")
        assert [type(result) for result in results] == [Filed, Filed]
        assert town.engines["b"].jobs, "it was asked again"
        assert 500 <= town.now_ms() <= 510

    scenario(main)


def test_a_shard_that_moved_on_and_back_within_a_moment_is_followed_from_owner_to_owner() -> None:
    async def main(town: Town) -> None:
        town.engines["b"].replies.append(NotOwner(1, node="c"))
        town.engines["c"].replies.append(NotOwner(1, node="b"))
        assert isinstance(await one(town, jobs_of(1)[0]), Filed)
        assert [town.asked(node) for node in NODES] == [0, 2, 1]
        assert town.now_ms() <= 10

    scenario(main)


def test_two_nodes_that_name_each_other_are_asked_at_the_pace_of_news() -> None:
    async def main(town: Town) -> None:
        town.engines["b"].owned.discard(1)
        for _ in range(100):
            town.engines["b"].replies.append(NotOwner(1, node="c"))
            town.engines["c"].replies.append(NotOwner(1, node="b"))
        assert type(await one(town, jobs_of(1)[0])) is NotOwner
        assert sum(town.asked(node) for node in NODES) <= ASKS_AT_ONCE_MAX + PATIENCE_MS // MOVING_MS
        assert PATIENCE_MS <= town.now_ms() <= PATIENCE_MS + MOVING_MS

    scenario(main)


def test_a_shard_that_leaves_already_when_it_is_asked_for_is_waited_for_as_well() -> None:
    """No engine is asked then: to the map it is nobody's."""

    async def main(town: Town) -> None:
        def gone() -> None:
            town.move(0, "a", "c")
            town.map.leaving.discard(0)
            town.map.change(0, "c")

        town.map.owners[0] = None
        town.map.leaving.add(0)
        asyncio.get_running_loop().call_later(0.5, gone)
        assert isinstance(await one(town, jobs_of(0)[0]), Filed)
        assert 500 <= town.now_ms() <= 510

    scenario(main)


def test_a_shard_that_is_this_node_s_by_the_journal_s_word_and_not_open_yet_is_waited_for() -> None:
    async def main(town: Town) -> None:
        def open_here() -> None:
            town.engines["a"].owned.add(1)
            town.map.coming.discard(1)
            town.map.change(1, "a")

        town.map.owners[1] = None
        town.map.coming.add(1)
        asyncio.get_running_loop().call_later(0.5, open_here)
        assert isinstance(await one(town, jobs_of(1)[0]), Filed)
        assert town.now_ms() == 500

    scenario(main)


def test_a_shard_that_never_arrives_ends_the_patience() -> None:
    async def main(town: Town) -> None:
        town.engines["b"].moving[1] = "b"
        result = await one(town, jobs_of(1)[0])
        assert type(result) is NotOwner
        assert result.moving
        assert PATIENCE_MS <= town.now_ms() <= PATIENCE_MS + MOVING_MS

    scenario(main)
