"""Lists of a whole node: what is durable, with what runs laid over it."""

from __future__ import annotations

import asyncio

import pytest

from engine.core.job import JobView
from engine.core.lifecycle import State
from engine.core.listing import JobPage, Query
from engine.dispatch.memory import Reply
from engine.errors import Busy, JournalAway, Unavailable
from engine.options import LIST_BYTES_MAX, MINUTE_MS
from engine.ports import Fire
from tests.unit.engine.world import World, ids_of, scenario


def _hangs(fire: Fire) -> Reply:
    return Reply(hangs=fire.type.name == "slow")


async def walk(it: World, query: Query, limit: int = 2) -> list[JobView]:
    """Every page to the end."""
    jobs: list[JobView] = []
    page = JobPage([], None)
    while True:
        page = await it.host.search(query, page.next, limit)
        assert len(page.jobs) <= limit
        jobs += page.jobs
        if page.next is None:
            return jobs


def test_pending_jobs_near_and_far_stand_in_the_order_of_their_due_times() -> None:
    async def main(it: World) -> None:
        delays = (90 * MINUTE_MS, 1_000, 5_000, 30 * MINUTE_MS, 5_000)
        await it.submit(*delays, user_id="u")
        await it.submit(2_000, user_id="v")
        jobs = await walk(it, Query(user_id="u", state=State.PENDING))
        assert len(jobs) == 5
        assert [(job.due_ms, job.id) for job in jobs] == sorted((job.due_ms, job.id) for job in jobs)
        assert {job.user_id for job in jobs} == {"u"}

    scenario(main)


def test_what_runs_is_listed_as_running_and_not_as_pending() -> None:
    async def main(it: World) -> None:
        slow = ids_of(await it.submit(10, 20, 30, type="slow"))
        (waits,) = ids_of(await it.submit(60_000))
        await it.sleep(100)
        running = await walk(it, Query(state=State.RUNNING))
        assert [job.id for job in running] == slow
        assert {job.state for job in running} == {State.RUNNING}
        assert [job.id for job in await walk(it, Query(state=State.PENDING))] == [waits]
        assert [job.state for job in await walk(it, Query())] == [State.RUNNING] * 3 + [State.PENDING]
        assert await walk(it, Query(state=State.RUNNING, type="mail")) == []

    scenario(main, lambda: World(_hangs))


def test_a_retrying_job_keeps_its_place_in_the_order() -> None:
    async def main(it: World) -> None:
        broken, later = ids_of(await it.submit(10, 200))
        await it.sleep(100)
        jobs = await walk(it, Query())
        assert [(job.id, job.state) for job in jobs] == [(broken, State.RETRYING), (later, State.PENDING)]
        assert jobs[0].next_fire_ms is not None
        assert jobs[0].next_fire_ms > jobs[1].due_ms, "though it fires after the other"
        assert [job.id for job in await walk(it, Query(state=State.RETRYING))] == [broken]

    scenario(main, lambda: World(lambda fire: Reply(code="UNAVAILABLE", retry_after_ms=5_000)))


def test_a_walk_neither_misses_nor_repeats_what_did_not_change() -> None:
    async def main(it: World) -> None:
        still = ids_of(await it.submit(*range(60_000, 60_500, 7), tags=("t",)))
        moving = ids_of(await it.submit(*range(60_003, 60_500, 7), tags=("t",)))
        seen: list[int] = []
        page = JobPage([], None)
        while True:
            page = await it.host.search(Query(tag="t"), page.next, 9)
            seen += [job.id for job in page.jobs]
            if page.next is None:
                break
            await it.host.cancel(moving.pop())
            await it.host.reschedule(moving.pop(0), it.now_ms() + 60_200)
            await it.submit(60_100, tags=("t",))
        assert [job_id for job_id in seen if job_id in set(still)] == sorted(still, key=lambda each: each >> 80)

    scenario(main)


def test_a_redriven_job_is_listed_once_as_it_lives_now() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(10, user_id="u"))
        await it.sleep(100)
        assert [job.id for job in await walk(it, Query(state=State.DEAD))] == [job_id]
        await it.host.redrive(job_id, None)
        assert await walk(it, Query(state=State.DEAD)) == []
        await it.sleep(100)
        assert [(job.id, job.life) for job in await walk(it, Query(user_id="u"))] == [(job_id, 1)]

    scenario(main, lambda: World(lambda fire: Reply(code="NOT_FOUND")))


def test_a_page_ends_before_its_payloads_are_too_many_bytes() -> None:
    async def main(it: World) -> None:
        payload = b'"' + b"x" * (1 << 20) + b'"'
        await it.submit(*[60_000 + n for n in range(20)], payload=payload)
        page = await it.host.search(Query(), None, 1_000)
        assert 0 < sum(len(job.payload) for job in page.jobs) <= LIST_BYTES_MAX
        assert len(await walk(it, Query(), 1_000)) == 20

    scenario(main)


def test_a_list_says_that_the_journal_is_away() -> None:
    async def main(it: World) -> None:
        it.faults.before_it["search"] = [JournalAway("gone")]
        with pytest.raises(Unavailable, match="gone"):
            await it.host.search(Query(), None, 10)
        it.faults.held.add("search")
        with pytest.raises(Unavailable, match="in time"):
            await it.host.search(Query(), None, 10)

    scenario(main)


def test_lists_that_wait_have_a_bound() -> None:
    async def main(it: World) -> None:
        it.faults.held.add("search")
        first = [asyncio.ensure_future(it.host.search(Query(), None, 10)) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await it.host.search(Query(), None, 10)
        it.faults.held.clear()
        assert [page.jobs for page in await asyncio.gather(*first)] == [[], [], []]

    scenario(main, lambda: World(lists_waiting_max=3))


def test_a_list_of_what_runs_has_the_bounds_of_any_other() -> None:
    async def main(it: World) -> None:
        payload = b'"' + b"x" * ((1 << 20) - 2) + b'"'
        slow = ids_of(await it.submit(*range(10, 30), type="slow", payload=payload))
        await it.submit(10, 20, type="slow", tags=("t",), user_id="u")
        await it.sleep(100)
        for limit in (1_000, 3):
            page = await it.host.search(Query(state=State.RUNNING), None, limit)
            assert 0 < sum(len(job.payload) for job in page.jobs) <= LIST_BYTES_MAX
            assert page.next is not None
        jobs = await walk(it, Query(state=State.RUNNING), 1_000)
        assert len(jobs) == len(slow) + 2
        assert [(job.due_ms, job.id) for job in jobs] == sorted((job.due_ms, job.id) for job in jobs)
        assert len(await walk(it, Query(state=State.RUNNING, tag="t", user_id="u"), 1)) == 2
        due_ms = jobs[3].due_ms
        window = Query(state=State.RUNNING, due_from_ms=due_ms, due_to_ms=due_ms + 2)
        expected = [job.id for job in jobs if due_ms <= job.due_ms < due_ms + 2]
        assert [job.id for job in await walk(it, window)] == expected

    scenario(main, lambda: World(_hangs))
