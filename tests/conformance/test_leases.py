"""Leases, the range table and the plan: one behaviour over a real Valkey and over the memory twin."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from engine.errors import Unavailable
from shards.ports import Leases, Move, Plan
from tests.leases import TTL_MS, Ear, MemoryTown, Town, ValkeyTown, entry, lease, lives

pytestmark = pytest.mark.anyio

PLAN = Plan("p1", (Move(0, 3, "a", "b"), Move(8, 9, "b", "c")))
OTHER = Plan("p2", ())


@pytest.fixture(params=["valkey", "memory"])
async def town(request: pytest.FixtureRequest, short_dir: Path, anyio_backend: str) -> AsyncIterator[Town]:
    if request.param == "memory":
        made: Town = MemoryTown()
    else:
        made = valkey = ValkeyTown(short_dir)
        await valkey.start()
    yield made
    await made.close()


@pytest.fixture
def a(town: Town) -> Leases:
    return town.node()


@pytest.fixture
def b(town: Town) -> Leases:
    return town.node()


# -- leases ---------------------------------------------------------------------------------------


async def test_a_lease_is_seen_by_others_as_it_was_written_until_it_is_released(a: Leases, b: Leases) -> None:
    mine = lease("a", incarnation="i-1", weight=2.5)
    assert await a.renew(mine, TTL_MS) is None
    assert await b.renew(lease("b"), TTL_MS) is None
    assert (await b.look()).leases == {"a": mine, "b": lease("b")}
    await a.release(mine)
    assert lives(await b.look()) == {"b": "b.1"}


async def test_a_lease_that_is_not_renewed_ends_by_the_servers_clock(town: Town, a: Leases, b: Leases) -> None:
    await a.renew(lease("a"), 60)
    await b.renew(lease("b"), TTL_MS)
    assert lives(await b.look()) == {"a": "a.1", "b": "b.1"}
    await town.passes(60)
    assert lives(await b.look()) == {"b": "b.1"}


async def test_a_renewal_counts_from_when_it_was_made_and_says_what_is_new(town: Town, a: Leases) -> None:
    await a.renew(lease("a"), 60)
    await a.renew(lease("a", incarnation="second"), TTL_MS)
    await town.passes(60)
    assert (await a.look()).leases["a"].incarnation == "second"


async def test_a_second_life_with_the_same_id_is_refused_while_the_first_renews(a: Leases, b: Leases) -> None:
    await a.renew(lease("a", life=1), TTL_MS)
    assert await b.renew(lease("a", life=2), TTL_MS) == lease("a", life=1)
    await b.release(lease("a", life=2))
    assert await a.renew(lease("a", life=1), TTL_MS) is None
    assert lives(await b.look()) == {"a": "a.1"}


async def test_a_second_life_takes_the_place_of_a_lease_that_ended(town: Town, a: Leases, b: Leases) -> None:
    await a.renew(lease("a", life=1), 60)
    await town.passes(60)
    assert await b.renew(lease("a", life=2), TTL_MS) is None
    assert await a.renew(lease("a", life=1), TTL_MS) == lease("a", life=2)


async def test_a_life_known_to_be_gone_is_replaced_at_once_and_no_other(town: Town, a: Leases, b: Leases) -> None:
    await a.renew(lease("a", life=1), TTL_MS)
    assert not await b.replace_lease(lease("a", life=7), lease("a", life=2), TTL_MS)
    assert await b.replace_lease(lease("a", life=1), lease("a", life=2), 60)
    assert await a.renew(lease("a", life=1), TTL_MS) == lease("a", life=2)
    await town.passes(60)
    assert not await a.replace_lease(lease("a", life=2), lease("a", life=3), TTL_MS)
    assert lives(await a.look()) == {}


async def test_of_two_who_replace_the_same_life_one_succeeds(town: Town, a: Leases, b: Leases) -> None:
    await a.renew(lease("a", life=1), TTL_MS)
    done = await asyncio.gather(
        a.replace_lease(lease("a", life=1), lease("a", life=2), TTL_MS),
        b.replace_lease(lease("a", life=1), lease("a", life=3), TTL_MS),
    )
    assert sorted(done) == [False, True]


# -- the range table ------------------------------------------------------------------------------


async def test_a_range_is_put_in_where_nothing_stands(a: Leases, b: Leases) -> None:
    before = await b.look()
    assert (before.ranges, before.version) == ((), 0)
    assert await a.replace([], [entry(8, 15), entry(0, 7)])
    seen = await b.look()
    assert seen.ranges == (entry(0, 7), entry(8, 15))
    assert seen.version > 0


async def test_entries_are_replaced_only_by_whoever_saw_them_whole(a: Leases, b: Leases) -> None:
    await a.replace([], [entry(0, 7)])
    version = (await a.look()).version
    for seen in (entry(0, 7, incarnation="i0"), entry(0, 7, state="draining"), entry(0, 6), entry(8, 9)):
        assert not await b.replace([seen], [entry(0, 7, "b")])
    assert ((await a.look()).ranges, (await a.look()).version) == ((entry(0, 7),), version)
    assert await b.replace([entry(0, 7)], [entry(0, 3), entry(4, 7, "b", state="claimed")])
    after = await a.look()
    assert after.ranges == (entry(0, 3), entry(4, 7, "b", state="claimed"))
    assert after.version > version


async def test_a_new_entry_may_overlap_none_that_is_left(a: Leases) -> None:
    await a.replace([], [entry(0, 7), entry(10, 19)])
    for lo, hi in ((0, 0), (7, 8), (5, 12), (12, 15), (8, 30)):
        assert not await a.replace([], [entry(lo, hi, "b")])
        assert not await a.replace([entry(0, 7)], [entry(0, 7, "b"), entry(19, 20, "b")])
    assert (await a.look()).ranges == (entry(0, 7), entry(10, 19))
    assert await a.replace([], [entry(8, 9, "b")])
    assert await a.replace([entry(0, 7), entry(8, 9, "b"), entry(10, 19)], [])
    assert (await a.look()).ranges == ()


async def test_of_two_who_claim_the_same_range_one_succeeds(a: Leases, b: Leases) -> None:
    await a.replace([], [entry(0, 7)])
    done = await asyncio.gather(
        *(
            node.replace([entry(0, 7)], [entry(0, 7, name, state="claimed")])
            for _ in range(5)
            for node, name in ((a, "x"), (b, "y"))
        )
    )
    assert sum(done) == 1


async def test_the_whole_table_is_written_anew_where_its_version_was_seen(a: Leases, b: Leases) -> None:
    assert await a.rewrite(0, [entry(0, 7)])
    seen = (await a.look()).version
    assert not await b.rewrite(0, [])
    assert await b.rewrite(seen, [entry(0, 3, "b"), entry(4, 4)])
    assert not await a.rewrite(seen, [])
    assert (await a.look()).ranges == (entry(0, 3, "b"), entry(4, 4))


async def test_a_version_is_not_given_again_after_the_table_was_lost(town: Town, a: Leases) -> None:
    await a.rewrite(0, [entry(0, 7)])
    before = (await a.look()).version
    await town.empty()
    assert (await a.look()).version == 0
    await town.passes(2)
    await a.rewrite(0, [entry(0, 7, "b")])
    assert (await a.look()).version > before


async def test_a_cluster_of_the_most_shards_one_by_one_fits(a: Leases) -> None:
    every = [entry(shard, shard, incarnation="0" * 36) for shard in range(4_096)]
    assert await a.replace([], every)
    assert await a.replace(every, [entry(0, 4_095)])
    version = (await a.look()).version
    assert await a.rewrite(version, every)
    assert (await a.look()).ranges == tuple(every)


# -- planning -------------------------------------------------------------------------------------


async def test_one_leads_until_its_time_is_up(town: Town, a: Leases, b: Leases) -> None:
    assert await a.lead("a", "a.1", TTL_MS)
    assert await a.lead("a", "a.1", 60)
    assert not await b.lead("b", "b.1", TTL_MS)
    assert not await a.lead("a", "a.2", TTL_MS)
    await town.passes(60)
    assert await b.lead("b", "b.1", TTL_MS)
    assert not await a.lead("a", "a.1", TTL_MS)


async def test_whoever_releases_its_lease_no_longer_leads(a: Leases, b: Leases) -> None:
    await a.lead("a", "a.1", TTL_MS)
    await b.release(lease("a", life=2))
    assert not await b.lead("b", "b.1", TTL_MS)
    await a.release(lease("a", life=1))
    assert await b.lead("b", "b.1", TTL_MS)


async def test_there_is_one_plan_and_only_who_saw_it_changes_it(a: Leases, b: Leases) -> None:
    assert not await a.set_plan(OTHER, PLAN)
    assert await a.set_plan(None, PLAN)
    assert (await b.look()).plan == PLAN
    assert not await b.set_plan(None, OTHER)
    assert not await b.set_plan(OTHER, None)
    assert await b.set_plan(PLAN, OTHER)
    assert await a.set_plan(OTHER, None)
    assert (await b.look()).plan is None


async def test_nodes_are_drained_and_taken_back(a: Leases, b: Leases) -> None:
    await a.drain("a", True)
    await b.drain("b", True)
    await b.drain("b", True)
    assert (await b.look()).draining == {"a", "b"}
    await b.drain("a", False)
    await b.drain("a", False)
    assert (await a.look()).draining == {"b"}


# -- announcements --------------------------------------------------------------------------------


async def test_every_kind_of_change_is_announced(a: Leases, b: Leases) -> None:
    ear = Ear(b)
    await ear.hears()
    await a.renew(lease("a"), TTL_MS)
    await ear.hears()
    await a.renew(lease("a", incarnation="i2"), TTL_MS)
    await ear.hears()
    await a.replace_lease(lease("a"), lease("a", life=2), TTL_MS)
    await ear.hears()
    await a.release(lease("a", life=2))
    await ear.hears()
    await a.replace([], [entry(0, 7)])
    await ear.hears()
    await a.rewrite((await a.look()).version, [])
    await ear.hears()
    await a.set_plan(None, PLAN)
    await ear.hears()
    await a.drain("a", True)
    await ear.hears()
    await ear.close()


async def test_who_watches_hears_of_a_redis_that_came_back_and_of_what_follows(
    town: Town, a: Leases, b: Leases
) -> None:
    ear = Ear(b)
    await ear.hears()
    await town.go()
    await town.come_back()
    await ear.hears()
    await a.drain("a", True)
    await ear.hears()
    await ear.close()


# -- trouble with Redis itself --------------------------------------------------------------------


async def test_a_redis_that_is_away_is_said_by_every_method_and_nothing_is_lost(town: Town, a: Leases) -> None:
    await a.renew(lease("a"), 60_000)
    await a.replace([], [entry(0, 7)])
    await town.go()
    for attempt in (
        a.renew(lease("a"), TTL_MS),
        a.replace_lease(lease("a"), lease("a", life=2), TTL_MS),
        a.release(lease("a")),
        a.look(),
        a.replace([entry(0, 7)], []),
        a.rewrite(0, []),
        a.lead("a", "a.1", TTL_MS),
        a.set_plan(None, PLAN),
        a.drain("a", True),
    ):
        with pytest.raises(Unavailable, match="redis is away"):
            await attempt
    await town.come_back()
    seen = await a.look()
    assert (seen.leases, seen.ranges) == ({"a": lease("a")}, (entry(0, 7),))


async def test_all_who_look_see_the_same_run(a: Leases, b: Leases) -> None:
    looks = await asyncio.gather(*(node.look() for node in (a, b, a, b)))
    assert len({view.run for view in looks}) == 1


async def test_an_emptied_redis_is_another_run(town: Town, a: Leases, b: Leases) -> None:
    await a.renew(lease("a"), TTL_MS)
    before = (await a.look()).run
    await town.empty()
    after = await b.look()
    assert after.run != before
    assert (await a.look()).run == after.run
    assert (after.leases, after.ranges, after.plan, after.draining) == ({}, (), None, frozenset())


async def test_a_restarted_redis_is_another_run_with_the_same_contents(town: Town, a: Leases, b: Leases) -> None:
    await a.renew(lease("a"), 60_000)
    await a.replace([], [entry(0, 7)])
    await a.set_plan(None, PLAN)
    before = await a.look()
    await town.restart()
    after = await a.look()
    assert after.run != before.run
    assert (await b.look()).run == after.run
    assert (after.leases, after.ranges, after.plan) == (before.leases, before.ranges, before.plan)
    assert await a.replace([entry(0, 7)], [entry(0, 7, "b")]), "scripts are loaded anew"


async def test_a_redis_that_was_rolled_back_is_another_run_and_holds_what_it_held_once(town: Town, a: Leases) -> None:
    await a.replace([], [entry(0, 7)])
    old = await a.look()
    await town.save()
    await a.replace([entry(0, 7)], [entry(0, 7, "b")])
    newest = await a.look()
    await town.roll_back()
    after = await a.look()
    assert after.run not in {old.run, newest.run}
    assert (after.ranges, after.version) == (old.ranges, old.version)
    assert not await a.replace([entry(0, 7, "b")], [entry(0, 7, "c")])
    await town.passes(2)
    await a.replace([entry(0, 7)], [entry(0, 7, "c")])
    assert (await a.look()).version > newest.version
