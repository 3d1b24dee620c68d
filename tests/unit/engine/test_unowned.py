"""Wishes for shards that are not this node's, or will not be in a moment: refused by name, with nothing done."""

from __future__ import annotations

import asyncio

import pytest

from engine.core import ids
from engine.core.commands import Drain
from engine.core.lifecycle import State
from engine.core.listing import Query
from engine.errors import NotOwner
from engine.options import MINUTE_MS
from tests.unit.engine.world import World, ids_of, scenario


def test_each_job_of_a_shard_that_is_not_open_is_refused_by_itself_and_its_key_is_not_looked_up() -> None:
    async def main(it: World) -> None:
        del it.host._machine.shards[1]
        asked: list[int] = []
        find_keys = it.host._journal.find_keys

        async def noted(keys: list[tuple[int, bytes]], since_ms: int) -> dict[bytes, int]:
            asked.extend(shard for shard, _ in keys)
            return await find_keys(keys, since_ms)

        it.host._journal.find_keys = noted  # type: ignore[method-assign, assignment]
        jobs = [it.new(1_000, user_id=f"u{number}", idempotency_key="k") for number in range(20)]
        results = await it.host.submit(jobs, "http")
        for new, result in zip(jobs, results, strict=True):
            if new.shard == 1:
                assert isinstance(result, NotOwner)
                assert (result.shard, result.moving) == (1, False)
            else:
                assert not isinstance(result, Exception)
        assert set(asked) == {0, 2, 3}

    scenario(main)


def test_a_shard_on_its_way_takes_no_wish_but_is_still_read() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(60_000, user_id="u"))
        shard = ids.shard_of(job_id)
        it.host._apply(Drain([shard], on=True))
        (refused,) = await it.submit(60_000, user_id="u", idempotency_key="k")
        assert isinstance(refused, NotOwner)
        assert (refused.shard, refused.moving) == (shard, True)
        for wish in (it.host.cancel(job_id), it.host.reschedule(job_id, it.now_ms()), it.host.redrive(job_id, None)):
            with pytest.raises(NotOwner):
                await wish
        assert (await it.host.get(job_id)).state is State.PENDING
        it.host._apply(Drain([shard], on=False))
        (taken,) = await it.submit(60_000, user_id="u", idempotency_key="k")  # the refusal gave the key back
        assert not taken.repeated

    scenario(main)


def test_a_shard_that_goes_while_a_job_is_read_is_not_told_of_as_if_nothing_ran_there() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(90 * MINUTE_MS))
        it.faults.held.add("read")
        reading = asyncio.create_task(it.host.get(job_id))
        cancelling = asyncio.create_task(it.host.cancel(job_id))
        await it.sleep(1)
        del it.host._machine.shards[ids.shard_of(job_id)]
        it.faults.held.clear()
        with pytest.raises(NotOwner):
            await reading
        with pytest.raises(NotOwner):
            await cancelling

    scenario(main)


def test_a_list_of_some_shards_is_of_these_and_refused_where_one_is_not_open() -> None:
    async def main(it: World) -> None:
        found = ids_of(await it.submit(*[60_000] * 30))
        mine = sorted(job_id for job_id in found if ids.shard_of(job_id) in (0, 2))
        page = await it.host.search(Query(), None, 100, [0, 2])
        assert sorted(view.id for view in page.jobs) == mine
        assert page.keys == [(view.due_ms, view.id) for view in page.jobs]
        it.host._machine.shards.pop(2)
        with pytest.raises(NotOwner):
            await it.host.search(Query(), None, 100, [0, 2])
        page = await it.host.search(Query(), None, 100, [2], unowned=True)
        assert {ids.shard_of(view.id) for view in page.jobs} == {2}
        assert (await it.host.search(Query(state=State.RUNNING), None, 100, [2], unowned=True)).jobs == []

    scenario(main)
