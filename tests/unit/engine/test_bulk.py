"""Claims about bulk operations on one node: which jobs they change, once each, whatever happens meanwhile."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

import pytest

from engine.core import ids
from engine.core.bulk import Kind, Operation, Wish
from engine.core.job import JobView
from engine.core.lifecycle import State
from engine.core.listing import Query
from engine.dispatch.memory import Reply
from engine.errors import Busy, Conflict, JournalAmbiguous, JournalAway, NotFound
from engine.handoff import Successor
from engine.options import DAY_MS, HOUR_MS, MINUTE_MS, OPERATIONS_OPEN_MAX
from tests.unit.engine.pair import Pair
from tests.unit.engine.pair import scenario as pair
from tests.unit.engine.world import CALM, World, ids_of, scenario

ID = UUID(int=7)
LONG_MS = 10 * MINUTE_MS
SMALL: dict[str, Any] = {"bulk_page_jobs": 10, "bulk_slice_jobs": 4}
"""Pages that a few dozen jobs fill."""


def small(**options: Any) -> World:
    return World(**(SMALL | options))


def small_and_dying() -> World:
    return World(lambda fire: Reply(code="INVALID_ARGUMENT", after_ms=5), **SMALL)


async def run_of(
    it: World, kind: Kind, operation: UUID = ID, wait_ms: int = LONG_MS, query: Query | None = None, **fields: Any
) -> Operation:
    wish = Wish(kind, query or Query(tag="campaign"), **fields)
    return await it.host.bulk.begin(operation, wish, wait_ms=wait_ms)


async def views(it: World, job_ids: list[int]) -> list[JobView]:
    return [await it.host.get(job_id) for job_id in job_ids]


async def tagged(it: World, *delays_ms: int, **fields: Any) -> list[int]:
    return ids_of(await it.submit(*delays_ms, tags=("campaign",), **fields))


def test_a_cancel_by_tag_ends_near_and_far_jobs_and_no_others() -> None:
    async def main(it: World) -> None:
        mine = await tagged(it, *range(60_000, 60_030), *(DAY_MS + ms for ms in range(30)))
        others = ids_of(await it.submit(60_000, DAY_MS, tags=("another",)))
        told = await run_of(it, Kind.CANCEL)
        assert (told.state, told.matched, told.done, told.shards_left) == ("finished", 60, 60, 0)
        assert {view.state for view in await views(it, mine)} == {State.CANCELLED}
        assert {view.state for view in await views(it, others)} == {State.PENDING}
        assert it.audit() == {"accepted": 62, "pending": 2, "cancelled": 60}
        await it.sleep(2 * MINUTE_MS)
        assert sum(it.fired().values()) == 1

    scenario(main, small)


def test_a_reschedule_by_an_offset_moves_each_job_once_though_it_meets_them_again() -> None:
    async def main(it: World) -> None:
        dues = [HOUR_MS + 1_000 * n for n in range(60)]
        mine = await tagged(it, *dues)
        before = [view.due_ms for view in await views(it, mine)]
        told = await run_of(it, Kind.RESCHEDULE, offset_ms=20_000)
        assert (told.matched, told.done) == (60, 60)
        assert [view.due_ms for view in await views(it, mine)] == [due_ms + 20_000 for due_ms in before]

    scenario(main, small)


def test_a_reschedule_to_a_time_spreads_over_its_window() -> None:
    async def main(it: World) -> None:
        mine = await tagged(it, *[HOUR_MS] * 40)
        to_ms = it.now_ms() + 2 * HOUR_MS
        await run_of(it, Kind.RESCHEDULE, due_ms=to_ms, spread_ms=MINUTE_MS)
        dues = [view.due_ms - to_ms for view in await views(it, mine)]
        assert all(0 <= late_ms < MINUTE_MS for late_ms in dues)
        assert len(set(dues)) == 40
        assert max(dues) - min(dues) > MINUTE_MS // 2

    scenario(main, small)


def test_what_was_submitted_after_it_began_is_left_alone() -> None:
    async def main(it: World) -> None:
        await tagged(it, *[DAY_MS] * 40)
        it.faults.held.add("sweep")
        began = await run_of(it, Kind.CANCEL, wait_ms=0)
        await it.sleep(it.options.clock_skew_max_ms + 10)
        later = await tagged(it, *[DAY_MS] * 5)
        it.faults.held.clear()
        told = await run_of(it, Kind.CANCEL)
        assert (began.state, told.state, told.done) == ("running", "finished", 40)
        assert {view.state for view in await views(it, later)} == {State.PENDING}

    scenario(main, small)


def test_a_job_that_runs_is_cancelled_and_one_that_ran_is_not_moved() -> None:
    async def main(it: World) -> None:
        (mine,) = await tagged(it, 0, type="slow")
        await it.sleep(50)
        moved = await run_of(it, Kind.RESCHEDULE, UUID(int=1), offset_ms=HOUR_MS)
        assert (moved.matched, moved.done, moved.refused) == (1, 0, 1)
        told = await run_of(it, Kind.CANCEL, UUID(int=2))
        assert told.state == "finished"
        assert (await it.host.get(mine)).state is State.CANCELLED

    scenario(main, lambda: World(lambda fire: Reply(after_ms=9_000), **SMALL))


def test_a_bulk_redrive_gives_each_dead_job_one_new_life_however_soon_it_dies_again() -> None:
    async def main(it: World) -> None:
        mine = await tagged(it, *[0] * 35)
        await it.sleep(1_000)
        assert it.audit() == {"accepted": 35, "dead": 35}
        told = await run_of(it, Kind.REDRIVE)
        await it.sleep(5_000)
        assert (told.matched, told.done) == (35, 35)
        assert [view.life for view in await views(it, mine)] == [1] * 35
        assert set(it.fired().values()) == {2}

    scenario(main, small_and_dying)


def test_a_redrive_keeps_to_its_pace() -> None:
    async def main(it: World) -> None:
        await tagged(it, *[0] * 40)
        await it.sleep(1_000)
        before_ms = it.now_ms()
        told = await run_of(it, Kind.REDRIVE, rate_per_s=4)
        assert told.done == 40
        assert 9_000 <= it.now_ms() - before_ms <= 12_000

    scenario(main, small_and_dying)


def test_dead_jobs_that_are_discarded_count_as_cancelled_and_say_why() -> None:
    async def main(it: World) -> None:
        mine = await tagged(it, *[0] * 20)
        (alone,) = ids_of(await it.submit(0))
        await it.sleep(1_000)
        told = await run_of(it, Kind.DISCARD)
        assert (told.matched, told.done) == (20, 20)
        assert {(view.state, view.reason) for view in await views(it, mine)} == {(State.CANCELLED, "discarded")}
        assert (await it.host.discard(alone)).reason == "discarded"
        assert it.audit() == {"accepted": 21, "cancelled": 21}
        with pytest.raises(Conflict):
            await it.host.discard(alone)
        page = await it.host.search(Query(state=State.CANCELLED), None, 100)
        assert len(page.jobs) == 21
        assert not (await it.host.search(Query(state=State.DEAD), None, 100)).jobs

    scenario(main, small_and_dying)


def test_a_repeat_finds_the_operation_that_is_there_and_another_wish_is_refused() -> None:
    async def main(it: World) -> None:
        await tagged(it, *[DAY_MS] * 5)
        first = await run_of(it, Kind.CANCEL)
        await tagged(it, *[DAY_MS] * 5)
        assert await run_of(it, Kind.CANCEL) == first
        with pytest.raises(Conflict):
            await run_of(it, Kind.RESCHEDULE, offset_ms=5)
        with pytest.raises(NotFound):
            await it.host.bulk.get(UUID(int=99))

    scenario(main, small)


def test_no_more_than_so_many_are_open_at_once() -> None:
    async def main(it: World) -> None:
        await tagged(it, DAY_MS)
        it.faults.held.add("sweep")
        for number in range(OPERATIONS_OPEN_MAX):
            await run_of(it, Kind.CANCEL, UUID(int=number + 1), wait_ms=0)
        with pytest.raises(Busy):
            await run_of(it, Kind.CANCEL, UUID(int=999), wait_ms=0)
        it.faults.held.clear()
        await it.sleep(5_000)
        assert {each.state for each in await it.host.bulk.latest()} == {"finished"}
        assert sum(each.done for each in await it.host.bulk.latest()) == 1

    scenario(main, small)


def test_one_that_is_stopped_ends_with_what_it_has_done() -> None:
    async def main(it: World) -> None:
        await tagged(it, *[0] * 60)
        await it.sleep(1_000)
        await run_of(it, Kind.REDRIVE, wait_ms=3_000, rate_per_s=10)
        stopping = await it.host.bulk.stop(ID)
        assert stopping.state in ("cancelling", "cancelled")
        await it.sleep(3_000)
        told = await it.host.bulk.get(ID)
        assert told.state == "cancelled"
        assert 10 <= told.done <= 50
        assert sum(it.fired().values()) == 60 + told.done

    scenario(main, small_and_dying)


@pytest.mark.parametrize(
    "operation", ["append", "sweep", "note_progress", "operations", "progress", "finish_operations"]
)
@pytest.mark.parametrize("error", [JournalAway("away"), JournalAmbiguous("lost")])
def test_trouble_with_the_journal_moves_nothing_twice_and_leaves_nothing_out(operation: str, error: Any) -> None:
    async def main(it: World) -> None:
        mine = await tagged(it, *[HOUR_MS + 1_000 * n for n in range(60)])
        before = [view.due_ms for view in await views(it, mine)]
        where = it.faults.before_it if isinstance(error, JournalAway) else it.faults.after_it
        where[operation] = [error, error]
        told = await run_of(it, Kind.RESCHEDULE, offset_ms=20_000)
        assert (told.state, told.done) == ("finished", 60)
        assert [view.due_ms for view in await views(it, mine)] == [due_ms + 20_000 for due_ms in before]

    scenario(main, small)


def test_a_dry_run_counts_and_changes_nothing() -> None:
    async def main(it: World) -> None:
        mine = await tagged(it, *[HOUR_MS] * 25)
        assert await it.host.bulk.count(Wish(Kind.CANCEL, Query(tag="campaign"))) == (25, True)
        assert await it.host.bulk.count(Wish(Kind.DISCARD, Query(tag="campaign"))) == (0, True)
        assert {view.state for view in await views(it, mine)} == {State.PENDING}

    scenario(main, small)


def test_a_node_that_died_in_the_middle_of_an_offset_goes_on_and_moves_nothing_twice() -> None:
    async def main(it: World) -> None:
        mine = await tagged(it, *[HOUR_MS + 1_000 * n for n in range(100)])
        before = [view.due_ms for view in await views(it, mine)]
        it.faults.held.add("note_progress")
        await run_of(it, Kind.RESCHEDULE, offset_ms=20_000, wait_ms=150)
        moved = it.server.operations.done[ID]
        assert 0 < moved <= 100
        it.faults.held.clear()
        await it.start()
        await it.sleep(10_000)
        told = await it.host.bulk.get(ID)
        assert (told.state, told.done) == ("finished", 100)
        assert [view.due_ms for view in await views(it, mine)] == [due_ms + 20_000 for due_ms in before]

    scenario(main, small)


def test_dead_jobs_are_redriven_and_discarded_out_of_the_archive() -> None:
    async def main(it: World) -> None:
        mine = await tagged(it, *[10] * 12)
        others = ids_of(await it.submit(*[10] * 12, tags=("unwanted",)))
        await it.sleep(3 * DAY_MS)
        assert {*mine, *others} == set(it.server.archive)
        redriven = await run_of(it, Kind.REDRIVE, UUID(int=1))
        discarded = await run_of(it, Kind.DISCARD, UUID(int=2), query=Query(tag="unwanted"))
        await it.sleep(1_000)
        assert (redriven.done, discarded.done) == (12, 12)
        assert {view.life for view in await views(it, mine)} == {1}
        assert {(view.state, view.reason) for view in await views(it, others)} == {(State.CANCELLED, "discarded")}
        assert sum(it.fired().values()) == 36
        assert it.audit() == {"accepted": 24, "dead": 12, "cancelled": 12}

    calm = {"history_days": 1, **CALM, **SMALL}
    scenario(main, lambda: World(lambda fire: Reply(code="INVALID_ARGUMENT", after_ms=5), **calm))


def test_a_shard_that_goes_while_the_journal_is_asked_how_far_it_was_is_left_to_its_next_owner() -> None:
    async def main(it: Pair) -> None:
        jobs = await it.submit(*range(60_000, 60_080), tags=("campaign",))
        await it.move(0)
        it.faults.held = {"sweep"}
        wish = Wish(Kind.CANCEL, Query(tag="campaign"))
        begun = asyncio.create_task(it.a.bulk.begin(ID, wish, wait_ms=100))
        await it.sleep(50)
        assert it.a.incarnation is not None
        back = await it.b.tenure.hand_over([0], Successor("a", it.a.incarnation), it.ended.append)
        await it.a.succession.receive(back, "b/1", it.stopped.append)
        it.faults.held = {"progress"}  # of the shard that came
        await it.sleep(50)
        await it.move(1)
        it.faults.held = set()
        await begun
        await it.sleep(5_000)
        here = {number: node for node in (it.a, it.b) for number in node.open_shards}
        views = [await here[ids.shard_of(job_id)].get(job_id) for job_id in jobs]
        assert {view.state for view in views} == {State.CANCELLED}

    pair(main)
