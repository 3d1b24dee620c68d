"""Reads of single jobs, many in one."""

from __future__ import annotations

import asyncio

from engine.errors import Busy, JournalAway
from engine.lookups import Lookups
from tests.unit.engine.world import World, ids_of, scenario


def test_those_who_ask_while_a_read_is_on_its_way_go_with_the_next() -> None:
    async def main(it: World) -> None:
        ids = ids_of(await it.submit(*range(1_000, 1_050)))
        asked: list[list[int]] = []
        journal = it.host._journal
        read = journal.read

        async def noted(job_ids: list[int]) -> object:
            asked.append(job_ids)
            return await read(job_ids)

        journal.read = noted  # type: ignore[method-assign, assignment]
        lookups = Lookups(journal, it.options)
        found = await asyncio.gather(*[lookups.read(job_id) for job_id in (*ids, *ids, ids[0] ^ 1)])
        assert [stored and stored.last.job_id for stored in found] == [*ids, *ids, None]
        assert len(asked) == 2, "not one a caller"
        assert all(len(set(each)) == len(each) for each in asked)

    scenario(main)


def test_an_error_reaches_all_who_wait_and_the_next_are_served() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(1_000))
        lookups = Lookups(it.host._journal, it.options)
        it.faults.before_it["read"] = [JournalAway("gone")]
        both = await asyncio.gather(lookups.read(job_id), lookups.read(job_id), return_exceptions=True)
        assert [type(each) for each in both] == [JournalAway, JournalAway]
        assert await lookups.read(job_id) is not None

    scenario(main)


def test_one_that_gives_up_waiting_harms_nobody() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(1_000))
        lookups = Lookups(it.host._journal, it.options)
        given_up = asyncio.ensure_future(lookups.read(job_id))
        waits = asyncio.ensure_future(lookups.read(job_id))
        await asyncio.sleep(0)
        given_up.cancel()
        assert await waits is not None

    scenario(main)


def test_those_who_wait_have_a_bound() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(1_000))
        lookups = Lookups(it.host._journal, it.options)
        waiting = [asyncio.ensure_future(lookups.read(job_id)) for _ in range(3)]
        await asyncio.sleep(0)
        more = [asyncio.ensure_future(lookups.read(job_id)) for _ in range(4)]
        results = await asyncio.gather(*waiting, *more, return_exceptions=True)
        assert [type(each) for each in results].count(Busy) == 1, "three go, three wait, and one is told"

    scenario(main, lambda: World(lookups_waiting_max=3))
