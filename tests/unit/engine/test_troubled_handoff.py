"""Shards that change hands by plan while something goes wrong: one owner, nothing lost, whatever the end."""

from __future__ import annotations

import asyncio

import pytest

from engine.core.lifecycle import State
from engine.dispatch.memory import Reply
from engine.errors import JournalAmbiguous, NotOwner, Unavailable
from engine.handoff import Successor
from engine.ports import Fire
from tests.unit.engine.pair import SHARDS, Pair, scenario

SLOW = Reply(after_ms=3_000)


def slow(fire: Fire) -> Reply:
    return SLOW


def test_a_move_to_a_successor_that_is_gone_changes_nothing() -> None:
    async def main(it: Pair) -> None:
        jobs = await it.submit(1_000, 2_000)
        incarnation = it.b.incarnation
        await it.b.stop(100)
        assert incarnation is not None
        with pytest.raises(Unavailable):
            await it.a.tenure.hand_over(range(SHARDS), Successor("b", incarnation), it.ended.append)
        (new,) = await it.submit(1_500)
        await it.sleep(4_000)
        assert all(len(it.fires(job)) == 1 for job in (*jobs, new))

    scenario(main)


@pytest.mark.parametrize("done", [True, False])
def test_a_move_of_unknown_end_has_one_owner_and_loses_nothing(done: bool) -> None:
    async def main(it: Pair) -> None:
        jobs = await it.submit(*range(2_000, 2_040))
        await it.b.succession.preload(it.a.tenure.note_touched(range(SHARDS)))
        lost = it.faults.after_it if done else it.faults.before_it
        lost["hand_over"] = [JournalAmbiguous("connection reset")]
        try:
            handed = await it.hand_over(*range(SHARDS))
        except Unavailable:
            handed = []
        assert len(handed) == (SHARDS if done else 0)
        if handed:
            await it.b.succession.receive(handed, "a/1", it.stopped.append)
        await it.sleep(6_000)
        assert len(it.a.open_shards) + len(it.b.open_shards) == SHARDS
        assert all(len(it.fires(job)) == 1 for job in jobs)
        assert it.audit() == {"accepted": 40, "succeeded": 40}

    scenario(main)


def test_a_successor_that_is_in_doubt_as_well_still_hears_which_calls_are_under_way() -> None:
    async def main(it: Pair) -> None:
        (job,) = await it.submit(0)
        await it.sleep(1_000)
        it.faults.after_it["hand_over"] = [JournalAmbiguous("connection reset")]
        it.faults.held = {"owners"}
        task = asyncio.create_task(it.hand_over(*range(SHARDS)))
        await it.sleep(50)
        it.b._incarnation.renew("doubt of its own")
        await it.sleep(200)
        it.faults.held = set()
        handed = await task
        assert len(handed) == SHARDS
        await it.b.succession.receive(handed, "a/1", it.stopped.append)
        await it.sleep(4_000)
        it.tell_ended()
        await it.sleep(3_000)
        assert len(it.fires(job)) == 1
        assert (await it.b.get(job)).state is State.SUCCEEDED

    scenario(main, slow)


def test_shards_that_are_taken_by_force_during_their_last_flush_are_not_given_away() -> None:
    """As when a node was stopped past its lease and goes on: its first steps are those of a move."""

    async def main(it: Pair) -> None:
        it.faults.held = {"append"}
        waiting = asyncio.create_task(it.a.submit([it.new(60_000)], "http"))
        await it.sleep(50)
        moving = asyncio.create_task(it.hand_over(*range(SHARDS)))
        await it.sleep(50)
        await it.b.tenure.claim(range(SHARDS), lambda node: True)
        it.faults.held = set()
        assert await moving == []
        await it.sleep(5_000)
        assert not it.a.open_shards
        assert set(it.b.open_shards) == set(range(SHARDS))
        (refused,) = await waiting
        assert isinstance(refused, NotOwner)

    scenario(main)


@pytest.mark.parametrize("where", ["before its answer", "while its end is asked for"])
def test_a_move_that_is_broken_off_leaves_no_owner_that_calls_under_an_epoch_that_is_over(where: str) -> None:
    """Its caller, a node that stops, waits no longer: the transaction may be done, or may be done yet."""

    async def main(it: Pair) -> None:
        (job,) = await it.submit(1_000)
        if where == "before its answer":
            it.faults.unanswered = {"hand_over"}
        else:
            it.faults.after_it["hand_over"] = [JournalAmbiguous("connection reset")]
            it.faults.held = {"owners"}
        moving = asyncio.create_task(it.hand_over(*range(SHARDS)))
        await it.sleep(960)
        moving.cancel()
        await it.sleep(2_000)
        assert it.fires(job) == []
        assert not it.a.open_shards
        await it.b.tenure.claim(range(SHARDS), lambda node: False)
        await it.sleep(2_000)
        assert len(it.fires(job)) == 1

    scenario(main)


def test_a_node_that_stops_waits_also_for_calls_that_the_owner_before_began() -> None:
    """As for its own: within its time to stop they are told, and nobody makes them again."""

    async def main(it: Pair) -> None:
        (job,) = await it.submit(0)
        await it.sleep(1_000)
        await it.move()
        stopping = asyncio.create_task(it.b.stop(10_000))
        await it.sleep(2_500)
        assert not stopping.done()
        it.tell_ended()
        await it.sleep(100)
        assert stopping.done(), "nothing is left to wait for"
        await it.a.tenure.claim(range(SHARDS), lambda node: True)
        await it.sleep(5_000)
        assert (await it.a.get(job)).state is State.SUCCEEDED
        assert len(it.fires(job)) == 1

    scenario(main, lambda fire: Reply(after_ms=3_000))


def test_a_node_that_stops_waits_for_calls_elsewhere_no_longer_than_its_time() -> None:
    async def main(it: Pair) -> None:
        await it.submit(0)
        await it.sleep(1_000)
        await it.move()
        stopping = asyncio.create_task(it.b.stop(1_500))
        await it.sleep(1_600)
        assert stopping.done()

    scenario(main, lambda fire: Reply(after_ms=60_000))


def test_the_end_of_a_call_is_waited_for_also_where_the_shard_was_long_in_coming() -> None:
    """Its old owner tells of ends once the shard has been taken in: not before, however long that takes."""

    async def main(it: Pair) -> None:
        (job,) = await it.submit(0)
        await it.sleep(1_000)
        handed = await it.hand_over(*range(SHARDS))
        it.faults_of_b.held = {"claim"}
        coming = asyncio.create_task(it.b.succession.receive(handed, "a/1", it.stopped.append))
        await it.sleep(30_000)
        it.faults_of_b.held = set()
        await coming
        await it.sleep(1_000)
        it.tell_ended()
        await it.sleep(5_000)
        assert (await it.b.get(job)).state is State.SUCCEEDED
        assert len(it.fires(job)) == 1

    scenario(main, slow)


def test_what_was_taken_by_force_is_not_given_on_before_its_old_owner_has_ceased_to_trust_itself() -> None:
    """Whoever got it would call at once: only the taker knows what is to be held off."""

    async def main(it: Pair) -> None:
        await it.b.tenure.claim(range(SHARDS), lambda node: True)
        await it.sleep(500)
        assert it.a.incarnation is not None
        heir = Successor("a", it.a.incarnation)
        assert await it.b.tenure.hand_over(range(SHARDS), heir, it.ended.append) == []
        await it.sleep(it.options.trust_window_ms + it.options.trust_margin_ms)
        assert len(await it.b.tenure.hand_over(range(SHARDS), heir, it.ended.append)) == SHARDS

    scenario(main)
