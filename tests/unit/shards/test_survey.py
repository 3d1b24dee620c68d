"""Lists, forecasts and the status of a cluster: every node's part, once."""

from __future__ import annotations

import asyncio
from random import Random
from typing import Any

import pytest

from engine.core import ids
from engine.core.lifecycle import State
from engine.core.listing import JobPage, Query
from engine.errors import Busy, Unavailable, UnknownOutcome
from shards.survey import LISTS_MAX, STATUS_MS
from tests.peers import NOW_MS, SHARDS, view_of
from tests.unit.shards.town import NODES, Town, scenario


def fill(town: Town, count: int, seed: int = 3) -> list[int]:
    """Jobs on all nodes, many due at the same time; their ids in the order of keys."""
    random = Random(seed)
    keys = []
    for number in range(count):
        job_id = ids.make_id(NOW_MS + random.randrange(count // 3 + 1), random.randrange(SHARDS), number)
        owner = town.map.owner_of(ids.shard_of(job_id))
        town.engines[owner or "a"].jobs[job_id] = view_of(job_id)
        keys.append((ids.first_filed_ms(job_id), job_id))
    return [job_id for _, job_id in sorted(keys)]


async def walk(town: Town, limit: int, query: Query | None = None, between: Any = None) -> list[int]:
    found: list[int] = []
    page = JobPage([], None)
    while True:
        page = await town.router.search(query or Query(), page.next, limit)
        assert len(page.jobs) <= limit
        found += [view.id for view in page.jobs]
        if page.next is None:
            return found
        if between is not None:
            between()


@pytest.mark.parametrize("limit", [1, 7, 100])
def test_a_walk_over_all_nodes_sees_each_job_once_in_the_order_of_keys(limit: int) -> None:
    async def main(town: Town) -> None:
        wanted = fill(town, 60)
        assert await walk(town, limit) == wanted

    scenario(main)


@pytest.mark.parametrize("short", NODES)
def test_a_node_whose_pages_end_early_makes_nobody_miss_or_repeat_a_job(short: str) -> None:
    async def main(town: Town) -> None:
        wanted = fill(town, 60)
        town.engines[short].page_max = 2
        assert await walk(town, 10) == wanted

    scenario(main)


def test_shards_that_move_during_a_walk_are_told_of_by_one_node_only() -> None:
    async def main(town: Town) -> None:
        wanted = fill(town, 60)
        moves = iter([1, 4, 7, 10, 13] * 100)

        def between() -> None:
            shard = next(moves)
            source = next(node for node in NODES if shard in town.engines[node].owned)
            target = NODES[(NODES.index(source) + 1) % 3]
            town.move(shard, source, target)
            for job_id in [job_id for job_id in town.engines[source].jobs if ids.shard_of(job_id) == shard]:
                town.engines[target].jobs[job_id] = town.engines[source].jobs.pop(job_id)
            asyncio.get_running_loop().call_later(0.01, town.map.change, shard, target)

        assert await walk(town, 5, between=between) == wanted

    scenario(main)


def test_each_node_is_asked_for_its_own_shards_with_the_same_cursor_and_limit() -> None:
    async def main(town: Town) -> None:
        await town.router.search(Query(tag="a"), (NOW_MS, 7), 5)
        for index, node in enumerate(NODES):
            shards = [shard for shard in range(SHARDS) if shard % 3 == index]
            assert town.engines[node].asked == [("search", (Query(tag="a"), (NOW_MS, 7), 5, shards, False))]

    scenario(main)


def test_shards_of_nobody_are_read_from_the_journal_here_and_nothing_of_theirs_runs() -> None:
    async def main(town: Town) -> None:
        wanted = fill(town, 60)
        town.engines["b"].owned.discard(1)
        town.map.owners[1] = None
        for job_id in [job_id for job_id in town.engines["b"].jobs if ids.shard_of(job_id) == 1]:
            town.engines["a"].jobs[job_id] = town.engines["b"].jobs.pop(job_id)
        assert await walk(town, 9) == wanted
        assert next(call[3:] for _, call in town.engines["a"].asked if call[4]) == ([1], True)
        town.engines["a"].asked.clear()
        await walk(town, 9, Query(state=State.RUNNING))
        assert [call for _, call in town.engines["a"].asked if call[4]] == []

    scenario(main)


def test_an_owner_that_does_not_answer_makes_no_shorter_list_but_an_error() -> None:
    async def main(town: Town) -> None:
        fill(town, 60)
        town.peers.fall("b")
        with pytest.raises(Unavailable):
            await town.router.search(Query(), None, 10)
        town.road.lose = ["search"]
        with pytest.raises(Unavailable):
            await town.router.search(Query(), None, 10)

    scenario(main)


def test_an_answer_that_never_comes_is_told_as_unavailable_since_nothing_was_changed() -> None:
    async def main(town: Town) -> None:
        town.road.lose = ["search"] * 2
        with pytest.raises(Unavailable) as raised:
            await town.router.search(Query(), None, 10)
        assert not isinstance(raised.value, UnknownOutcome)
        town.road.lose = ["forecast"] * 2
        with pytest.raises(Unavailable) as raised:
            await town.router.forecast(10)
        assert not isinstance(raised.value, UnknownOutcome)

    scenario(main)


def test_lists_over_many_nodes_are_bounded() -> None:
    async def main(town: Town) -> None:
        gate = asyncio.Event()
        town.engines["b"].replies.extend([gate] * LISTS_MAX)
        waiting = [asyncio.create_task(town.router.search(Query(), None, 10)) for _ in range(LISTS_MAX)]
        await town.engines["b"].arrived.wait()
        with pytest.raises(Busy):
            await town.router.search(Query(), None, 10)
        gate.set()
        await asyncio.gather(*waiting)
        await town.router.search(Query(), None, 10)

    scenario(main)


def test_forecasts_are_summed_second_by_second() -> None:
    async def main(town: Town) -> None:
        for node, counts in zip(NODES, ([1, 2, 3, 4, 5, 6], [10, 20, 30, 40, 50, 60], [100] * 6), strict=True):
            town.engines[node].counts = counts
        town.engines["b"].from_ms = NOW_MS + 1_000
        assert await town.router.forecast(3) == (NOW_MS + 1_000, [2 + 10 + 100, 3 + 20 + 100, 4 + 30 + 100])

    scenario(main)


def test_a_forecast_lacks_no_owner() -> None:
    async def main(town: Town) -> None:
        town.peers.cut("a", "c")
        with pytest.raises(Unavailable):
            await town.router.forecast(3)

    scenario(main)


def test_the_status_of_a_cluster_adds_up() -> None:
    async def main(town: Town) -> None:
        fill(town, 60)
        status = await town.router.cluster_status()
        assert (status.node, status.state, status.journal) == ("a,b,c", "serving", "serving")
        assert status.audit == {"accepted": 60, "pending": 60}
        assert list(status.shards) == list(range(SHARDS))
        assert status.shards_owned == status.shards_total == SHARDS
        assert (status.lanes["high"].depth, status.waiting, status.backlog_rows) == (3, {"lane": 6}, 12)
        assert (status.lateness["all"].fired, status.lateness["all"].max_ms) == (30, 3.0)
        assert (status.targets, status.alarms) == ({"mail:1": "ready"}, [])

    scenario(main)


def test_a_node_that_is_silent_is_an_alarm_and_its_shards_are_missing() -> None:
    async def main(town: Town) -> None:
        town.peers.cut("a", "b")
        town.road.lose = ["status"]
        status = await town.router.cluster_status()
        assert status.node == "a"
        assert [alarm[:18] for alarm in status.alarms] == ["b: does not answer", "c: does not answer"]
        assert status.shards_owned < status.shards_total
        assert STATUS_MS <= town.now_ms() < STATUS_MS + 10

    scenario(main)
