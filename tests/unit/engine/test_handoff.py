"""Shards that change hands by plan, between two whole nodes in virtual time: what each promise says of it."""

from __future__ import annotations

import asyncio

import pytest

from engine.core.lifecycle import State
from engine.dispatch.memory import Reply
from engine.errors import Conflict, Fenced, NotOwner
from engine.handoff import Successor
from engine.ports import Fire
from tests.unit.engine.pair import SHARDS, Pair, scenario

SLOW = Reply(after_ms=3_000)


def slow(fire: Fire) -> Reply:
    return SLOW


def test_jobs_that_are_due_after_a_move_fire_once_at_their_new_owner_and_are_accounted_for() -> None:
    async def main(it: Pair) -> None:
        jobs = await it.submit(*range(1_000, 1_400, 10))
        await it.move()
        assert set(it.b.open_shards) == set(range(SHARDS))
        assert not it.a.open_shards
        await it.sleep(3_000)
        assert all(len(it.fires(job)) == 1 for job in jobs)
        assert it.audit() == {"accepted": 40, "succeeded": 40}

    scenario(main)


@pytest.mark.parametrize("kind", ["mail", "bulk"])
@pytest.mark.parametrize("preload", [True, False])
def test_a_call_under_way_is_not_made_again_by_the_new_owner_which_records_its_end(preload: bool, kind: str) -> None:
    async def main(it: Pair) -> None:
        (job,) = await it.submit(0, type=kind)
        await it.sleep(1_000)
        await it.move(preload=preload)
        assert (await it.b.get(job)).state is State.RUNNING
        await it.sleep(4_000)
        assert len(it.fires(job)) == 1
        assert (await it.b.get(job)).state is State.RUNNING, "nobody has told of its end"
        it.tell_ended()
        await it.sleep(100)
        view = await it.b.get(job)
        assert (view.state, view.attempt) == (State.SUCCEEDED, 1)
        assert it.audit() == {"accepted": 1, "succeeded": 1}

    scenario(main, slow)


@pytest.mark.parametrize("kind", ["mail", "bulk"])
def test_a_call_that_ended_between_the_last_flush_and_the_transaction_is_told_and_not_made_again(kind: str) -> None:
    async def main(it: Pair) -> None:
        (job,) = await it.submit(0, type=kind)
        await it.sleep(2_990)
        it.faults.held = {"hand_over"}
        moving = it.hand_over(*range(SHARDS))
        task = asyncio.create_task(moving)
        await it.sleep(1_000)
        it.faults.held = set()
        handed = await task
        await it.b.succession.receive(handed, "a/1", it.stopped.append)
        it.tell_ended()
        await it.sleep(1_000)
        assert len(it.fires(job)) == 1
        assert (await it.b.get(job)).state is State.SUCCEEDED

    scenario(main, slow)


@pytest.mark.parametrize("kind", ["mail", "bulk"])
def test_nothing_is_waited_for_when_the_old_owner_is_gone_and_the_fire_id_stays(kind: str) -> None:
    async def main(it: Pair) -> None:
        (job,) = await it.submit(0, type=kind)
        await it.sleep(1_000)
        await it.move()
        assert it.b.succession.sources() == {"a/1"}
        it.b.succession.gone("a/1")
        await it.sleep(4_000)
        first, second = it.fires(job)
        assert first == second
        assert (await it.b.get(job)).state is State.SUCCEEDED
        it.tell_ended()
        await it.sleep(100)
        assert it.audit() == {"accepted": 1, "succeeded": 1}

    scenario(main, slow)


def test_a_call_elsewhere_is_given_up_when_its_time_is_up() -> None:
    async def main(it: Pair) -> None:
        (job,) = await it.submit(0, timeout_ms=5_000)
        await it.sleep(1_000)
        await it.move()
        await it.sleep(12_000)
        assert len(it.fires(job)) == 2

    scenario(main, slow)


def test_a_delete_at_the_new_owner_stops_the_call_at_the_old_one() -> None:
    async def main(it: Pair) -> None:
        (job,) = await it.submit(0)
        await it.sleep(1_000)
        await it.move()
        cancelling = asyncio.create_task(it.b.cancel(job))
        await it.sleep(50)
        assert it.stopped == it.fires(job)
        it.a.stop_call(it.stopped[0])
        await it.sleep(50)
        it.tell_ended()
        assert (await cancelling).state is State.CANCELLED
        assert it.audit() == {"accepted": 1, "cancelled": 1}

    scenario(main, slow)


def test_a_delete_at_the_new_owner_of_a_job_in_a_batch_waits_for_its_outcome_at_the_old_one() -> None:
    async def main(it: Pair) -> None:
        job, other = await it.submit(0, 0, type="bulk")
        await it.sleep(1_000)
        await it.move()
        cancelling = asyncio.create_task(it.b.cancel(job))
        await it.sleep(50)
        it.a.stop_call(it.stopped[0])
        await it.sleep(1_000)
        assert not cancelling.done()
        await it.sleep(2_000)
        it.tell_ended()
        with pytest.raises(Conflict):
            await cancelling
        await it.sleep(100)
        assert [len(it.fires(each)) for each in (job, other)] == [1, 1]
        assert it.audit() == {"accepted": 2, "succeeded": 2}

    scenario(main, slow)


def test_jobs_of_a_batch_that_had_not_begun_begin_at_the_new_owner() -> None:
    """Eight calls of a hundred are under way, the ninth waits for one of them to end."""

    async def main(it: Pair) -> None:
        await it.submit(*[10] * 900, type="bulk")
        await it.sleep(100)
        assert len(it.services.ledger) == 800
        await it.move()
        await it.sleep(5_000)
        it.tell_ended()
        await it.sleep(100)
        assert it.services.repeats() == {}
        assert it.audit() == {"accepted": 900, "succeeded": 900}

    scenario(main, slow)


def test_what_changed_while_the_successor_read_ahead_is_as_it_is_now() -> None:
    async def main(it: Pair) -> None:
        cancelled, moved, stays = await it.submit(5_000, 5_000, 5_000)
        await it.b.succession.preload(it.a.tenure.note_touched(range(SHARDS)))
        (new,) = await it.submit(4_000)
        await it.a.cancel(cancelled)
        await it.a.reschedule(moved, it.clock.now_ms() + 60_000)
        handed = await it.hand_over(*range(SHARDS))
        await it.b.succession.receive(handed, "a/1", it.stopped.append)
        await it.sleep(10_000)
        assert [len(it.fires(job)) for job in (cancelled, moved, stays, new)] == [0, 0, 1, 1]
        await it.sleep(60_000)
        assert len(it.fires(moved)) == 1

    scenario(main)


def test_too_many_changes_are_read_anew() -> None:
    async def main(it: Pair) -> None:
        it.a.tenure._options = it.a.tenure._options.__class__(handoff_touched_max=3)
        await it.b.succession.preload(it.a.tenure.note_touched(range(SHARDS)))
        jobs = await it.submit(*range(3_000, 3_100))
        handed = await it.hand_over(*range(SHARDS))
        assert all(each.touched is None for each in handed)
        await it.b.succession.receive(handed, "a/1", it.stopped.append)
        await it.sleep(5_000)
        assert all(len(it.fires(job)) == 1 for job in jobs)

    scenario(main)


def test_a_wish_for_a_shard_that_leaves_is_told_so_and_the_old_owner_has_nothing_left_of_it() -> None:
    async def main(it: Pair) -> None:
        (job,) = await it.submit(60_000)
        it.faults.held = {"hand_over"}
        task = asyncio.create_task(it.hand_over(*range(SHARDS)))
        await it.sleep(50)
        with pytest.raises(NotOwner) as told:
            await it.a.cancel(job)
        assert told.value.moving
        it.faults.held = set()
        await task
        with pytest.raises(NotOwner):
            await it.a.get(job)
        assert it.a.status().live_jobs == 0

    scenario(main)


def test_shards_go_and_come_back_with_exact_counts() -> None:
    async def main(it: Pair) -> None:
        await it.submit(*range(1_000, 20_000, 500))
        for _ in range(3):
            await it.move()
            await it.sleep(2_000)
            it.a, it.b = it.b, it.a
        await it.sleep(25_000)
        assert it.audit() == {"accepted": 38, "succeeded": 38}
        assert {len(it.fires(job)) for job in await it.submit()} == set()

    scenario(main)


def test_a_move_that_begins_and_ends_while_a_check_is_asked_loses_nothing() -> None:
    async def main(it: Pair) -> None:
        (job,) = await it.submit(5_000)
        incarnation = it.a.incarnation
        it.faults.held = {"check"}
        await it.sleep(it.options.trust_window_ms // 2)  # a check that names every shard is on its way
        await it.move(0)
        it.faults.held = set()
        await it.sleep(100)
        assert it.a.incarnation == incarnation, "what we gave away ourselves was not taken from us"
        assert it.a.ready
        await it.sleep(5_000)
        assert len(it.fires(job)) == 1

    scenario(main)


def test_shards_that_come_do_not_wait_for_what_is_read_ahead_of_others() -> None:
    async def main(it: Pair) -> None:
        await it.b.succession.preload(it.a.tenure.note_touched([1]))
        it.faults_of_b.held = {"page"}
        reading = asyncio.create_task(it.b.succession.preload({0: 0}))
        await it.sleep(10)
        handed = await it.hand_over(1)
        opened = await asyncio.wait_for(it.b.succession.receive(handed, "a/1", it.stopped.append), 1)
        assert opened == [1]
        it.faults_of_b.held = set()
        await reading

    scenario(main)


def test_what_was_read_ahead_fires_and_wishes_are_taken_while_what_changed_is_still_read() -> None:
    async def main(it: Pair) -> None:
        stays, moved = await it.submit(1_000, 1_000)
        await it.b.succession.preload(it.a.tenure.note_touched(range(SHARDS)))
        await it.a.reschedule(moved, it.clock.now_ms() + 1_500)
        it.faults_of_b.held = {"read"}
        served: list[int] = []
        it.b.tenure.on_served = lambda: served.append(len(it.b.open_shards))
        handed = await it.hand_over(*range(SHARDS))
        receiving = asyncio.create_task(it.b.succession.receive(handed, "a/1", it.stopped.append))
        await it.sleep(50)
        assert served == [SHARDS]
        (new,) = await it.submit(100, node=it.b)
        await it.sleep(1_450)
        assert [len(it.fires(job)) for job in (stays, moved, new)] == [1, 0, 1]
        assert not receiving.done(), "the old owner tells of ended calls after this: not before all is in"
        it.faults_of_b.held = set()
        await receiving
        await it.sleep(1_000)
        assert [len(it.fires(job)) for job in (stays, moved, new)] == [1, 1, 1]
        assert it.audit() == {"accepted": 3, "succeeded": 3}

    scenario(main)


def test_a_call_under_way_of_a_job_that_was_read_ahead_needs_no_further_read() -> None:
    async def main(it: Pair) -> None:
        (job,) = await it.submit(0)
        await it.sleep(1_000)
        it.faults_of_b.held = {"read"}
        await asyncio.wait_for(it.move(), 1)
        assert (await it.b.get(job)).state is State.RUNNING
        await it.sleep(3_000)
        it.tell_ended()
        await it.sleep(100)
        assert len(it.fires(job)) == 1
        assert it.audit() == {"accepted": 1, "succeeded": 1}

    scenario(main, slow)


def test_an_earlier_reading_that_ends_late_is_not_taken_for_the_latest() -> None:
    async def main(it: Pair) -> None:
        (job,) = await it.submit(5_000)
        it.faults_of_b.held = {"page"}
        early = asyncio.create_task(it.b.succession.preload(it.a.tenure.note_touched(range(SHARDS))))
        await it.sleep(10)
        late = asyncio.create_task(it.b.succession.preload(it.a.tenure.note_touched(range(SHARDS))))
        it.faults_of_b.held = set()
        await asyncio.gather(early, late)
        assert all(ahead.rows is not None for ahead in it.b.succession._ahead.values())
        assert not it.b.succession._reading
        await it.move(preload=False)
        assert it.b.succession._ahead_bytes == 0
        await it.sleep(6_000)
        assert len(it.fires(job)) == 1

    scenario(main)


def test_a_node_that_has_given_everything_away_and_stops_says_that_it_is_not_the_owner() -> None:
    async def main(it: Pair) -> None:
        await it.move()
        await it.a.stop(100)
        (result,) = await it.a.submit([it.new(1_000)], "grpc")
        assert type(result) is NotOwner

    scenario(main)


def test_what_a_node_tries_to_write_for_shards_that_were_taken_by_force_is_counted() -> None:
    async def main(it: Pair) -> None:
        it.faults.held = {"check"}  # nobody tells it before it writes
        await it.submit(60_000)
        await it.b.tenure.claim(range(SHARDS), lambda node: True)
        with pytest.raises(Fenced):
            await it.a.keeper.fold()
        assert it.a.telemetry.fenced_writes == 1
        it.faults.held = set()
        await it.sleep(2_000)
        assert not it.a.open_shards

    scenario(main)


def test_a_shard_that_came_and_went_on_is_not_expected_any_more_though_nobody_asked_for_it_meanwhile() -> None:
    async def main(it: Pair) -> None:
        await it.b.succession.preload(it.a.tenure.note_touched([1]))
        assert it.b.succession.expects(1)
        await it.b.succession.receive(await it.hand_over(1), "a/1", it.stopped.append)
        assert it.a.incarnation is not None
        back = await it.b.tenure.hand_over([1], Successor("a", it.a.incarnation), it.ended.append)
        assert not it.b.succession.expects(1), "a wish for it would wait here for what is another's"
        await it.a.succession.receive(back, "b/1", it.stopped.append)
        await it.b.succession.preload(it.a.tenure.note_touched([1]))
        assert it.b.succession.expects(1), "but announced once more, it is"

    scenario(main)


def test_calls_under_way_at_the_old_owner_count_for_their_user_at_the_next_one() -> None:
    """Else a user would have twice the limit running for as long as they take."""

    async def main(it: Pair) -> None:
        most = it.options.running_per_user_max
        jobs = await it.submit(*[0] * (most + 1), user_id="u-1")
        (other,) = await it.submit(500, user_id="u-2")
        await it.sleep(100)
        assert len(it.services.ledger) == most
        await it.move()
        await it.sleep(1_000)
        assert [len(it.fires(each)) for each in (*jobs, other)].count(1) == most + 1, "nobody else waits for them"
        assert len(it.fires(other)) == 1
        await it.sleep(2_500)
        it.tell_ended()
        await it.sleep(10)
        assert all(len(it.fires(each)) == 1 for each in jobs)
        it.check()

    scenario(main, slow)


def test_a_user_whose_calls_elsewhere_are_given_up_has_those_slots_again() -> None:
    async def main(it: Pair) -> None:
        most = it.options.running_per_user_max
        jobs = await it.submit(*[0] * (most + 1), user_id="u-1")
        await it.sleep(100)
        await it.move()
        it.b.succession.gone("a/1")
        await it.sleep(10)
        assert len(it.services.ledger) == 2 * most
        await it.sleep(4_000)
        assert all(it.fires(each) for each in jobs)

    scenario(main, slow)
