"""A node that stops: nobody takes it for alive afterwards, nothing of it goes on, and a stop has an end."""

from __future__ import annotations

import asyncio

import msgspec

from engine.core.lifecycle import State
from engine.dispatch.memory import MemoryServices, Reply
from engine.handoff import Successor
from shards.arrivals import HANDOFF_WAIT_MS, PROMISED_MS
from shards.options import LEASE_RENEW_MS, LEASE_TTL_MS, STOP_OVERRUN_MS
from tests.unit.shards.test_gap import Asker
from tests.unit.shards.whole import SHARDS, Whole, scenario


def test_a_lease_that_a_stop_let_go_does_not_come_back() -> None:
    async def main(it: Whole) -> None:
        await it.start("a", "b")
        await it.nodes["a"].leave(it.options.drain_timeout_ms)
        assert it.leases() == ["b"]
        for _ in range(3):  # its doors are closed meanwhile
            await it.sleep(LEASE_RENEW_MS)
            assert it.leases() == ["b"]
        await it.nodes["a"].close()

    scenario(main)


def test_nothing_is_asked_of_redis_once_a_node_is_closed() -> None:
    async def main(it: Whole) -> None:
        await it.start("a")
        await it.stop("a")
        asked = list(it.asked["a"].operations)
        await it.sleep(10_000)
        assert it.asked["a"].operations == asked

    scenario(main)


def test_nothing_of_a_closed_node_is_under_way() -> None:
    async def main(it: Whole) -> None:
        await it.start("a", "b")
        await it.stop("a")
        await it.stop("b")
        left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        assert left == []

    scenario(main)


def test_a_stop_gives_every_shard_to_those_who_stay() -> None:
    async def main(it: Whole) -> None:
        await it.start("a", "b")
        await it.sleep(3 * LEASE_TTL_MS)
        assert it.shards_of("a")
        assert it.shards_of("b")
        await it.stop("a")
        assert it.shards_of("b") == list(range(SHARDS))

    scenario(main)


def test_a_stop_ends_within_its_time_where_the_way_to_an_heir_stands_still() -> None:
    """Calls neither arrive nor fail. What could not be given is released, and the next owner has it at once."""

    async def main(it: Whole) -> None:
        await it.start("a", "b")
        await it.sleep(3 * LEASE_TTL_MS)
        it.road.stalled.add("b")
        began_ms = it.now_ms()
        await it.stop("a")
        assert it.now_ms() - began_ms <= it.options.drain_timeout_ms + 1_500
        await it.sleep(2_000)
        assert it.shards_of("b") == list(range(SHARDS))

    scenario(main)


def test_a_stop_ends_within_its_time_where_an_heir_stands_still_in_the_middle_of_a_move() -> None:
    """It has read ahead, and does not hear that the shards are its own."""

    async def main(it: Whole) -> None:
        await it.start("a", "b")
        await it.sleep(3 * LEASE_TTL_MS)
        it.faults["a"].held = {"hand_over"}
        stopping = asyncio.create_task(it.stop("a"))
        began_ms = it.now_ms()
        await it.sleep(500)
        it.road.stalled.add("b")
        it.faults["a"].held = set()
        await stopping
        assert it.now_ms() - began_ms <= it.options.drain_timeout_ms + 1_500
        await it.sleep(10_000)
        assert it.shards_of("b") == list(range(SHARDS))

    scenario(main)


def test_a_stop_has_an_end_where_the_journal_stands_still_in_the_middle_of_a_move() -> None:
    """The owner's transaction is neither answered nor refused. Those who stay take over once the lease is gone."""

    async def main(it: Whole) -> None:
        await it.start("a", "b")
        await it.sleep(3 * LEASE_TTL_MS)
        it.faults["a"].held = {"hand_over"}
        began_ms = it.now_ms()
        async with asyncio.timeout(60):
            await it.stop("a")
        assert it.now_ms() - began_ms <= it.options.drain_timeout_ms + STOP_OVERRUN_MS + 2_500
        await it.sleep(2_000)
        assert it.shards_of("b") == list(range(SHARDS))

    scenario(main)


def test_a_move_of_a_plan_that_a_stop_finds_under_way_ends_with_it() -> None:
    """Broken off only when the node had stopped, it would have made itself a new incarnation, and taken shards."""

    async def main(it: Whole) -> None:
        await it.start("a", "b")
        await it.sleep(3 * LEASE_TTL_MS)
        it.faults["a"].held = {"hand_over"}
        await it.nodes["b"].admin.drain("a", True)
        await it.sleep(LEASE_TTL_MS)
        assert it.nodes["a"].domains[0].host.tenure.handing
        began_ms = it.now_ms()
        async with asyncio.timeout(60):
            await it.stop("a")
        assert it.now_ms() - began_ms <= it.options.drain_timeout_ms + STOP_OVERRUN_MS + 2_500
        await it.sleep(2_000)
        assert it.nodes["a"].domains[0].host.incarnation is None
        assert it.shards_of("b") == list(range(SHARDS))

    scenario(main)


def test_a_node_that_stops_opens_what_came_without_a_word_and_gives_it_on() -> None:
    """Its giver died between the transaction and its word: nobody else can take the shards while this node lives."""

    async def main(it: Whole) -> None:
        it.options = msgspec.structs.replace(it.options, drain_timeout_ms=20_000)
        await it.start("a", "b", "c")
        await it.sleep(5 * LEASE_TTL_MS)
        giver, heir = it.nodes["a"].domains[0], it.nodes["b"].domains[0]
        going = it.shards_of("a")[:2]
        assert heir.host.incarnation is not None
        await giver.host.tenure.hand_over(going, Successor("b", heir.host.incarnation), lambda ended: None)
        await giver.membership.release()
        await giver._end_rounds()
        await it.sleep(600)
        began_ms = it.now_ms()
        await it.stop("b")
        assert it.now_ms() - began_ms < HANDOFF_WAIT_MS + 2_000
        assert set(going) <= set(it.shards_of("c"))

    scenario(main)


def test_a_node_that_stops_waits_for_shards_that_are_its_own_and_not_open_yet_and_for_their_calls() -> None:
    """Released in the middle of it, nobody would hear what became of the call, and it would be made again."""

    async def main(it: Whole) -> None:
        it.options = msgspec.structs.replace(it.options, drain_timeout_ms=20_000)
        it.services = MemoryServices(lambda fire: Reply(after_ms=6_000))
        await it.start("a", "b")
        await it.sleep(5 * LEASE_TTL_MS)
        giver, heir = it.nodes["a"].domains[0], it.nodes["b"].domains[0]
        shard = it.shards_of("a")[0]
        (told,) = await it.nodes["a"].router.submit([Asker(it).job(shard, due_in_ms=0)], "http")
        await it.sleep(500)
        assert len(it.services.ledger) == 1
        it.faults["b"].held = {"claim", "check"}
        moving = asyncio.create_task(giver.ownership._mover.move([shard], heir.membership.lease))
        await it.sleep(100)
        stopping = asyncio.create_task(it.stop("b"))
        await it.sleep(PROMISED_MS + 1_000)
        it.faults["b"].held = set()
        await asyncio.gather(moving, stopping)
        await it.sleep(10_000)
        assert (await it.nodes["a"].router.get(told.id)).state is State.SUCCEEDED
        assert len(it.services.ledger) == 1

    scenario(main)


def test_what_is_promised_is_waited_for_from_the_end_of_reading_ahead() -> None:
    """Only then the owner's last flush begins; and pages take as long as the journal does."""

    async def main(it: Whole) -> None:
        await it.start("a", "b")
        await it.sleep(5 * LEASE_TTL_MS)
        arrivals = it.nodes["b"].domains[0].ownership.arrivals
        it.faults["b"].held = {"page"}
        reading = asyncio.create_task(arrivals.preload({it.shards_of("a")[0]: 0}, "a/life of a"))
        await it.sleep(PROMISED_MS)
        assert arrivals.are_promised
        it.faults["b"].held = set()
        await reading
        await it.sleep(PROMISED_MS - 100)
        assert arrivals.are_promised
        await it.sleep(200)
        assert not arrivals.are_promised

    scenario(main)
