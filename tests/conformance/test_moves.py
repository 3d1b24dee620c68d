"""Many owners of one journal: claims, planned moves and what each of them counts, over PostgreSQL and the twin."""

from __future__ import annotations

from itertools import count
from uuid import UUID

import msgspec
import pytest

from engine.core.lifecycle import State
from engine.errors import Fenced, Unusable
from engine.journal.codec import add_tallies
from engine.ports import Owner, Tally
from tests.journals import LANES, ONE_NEW, SHARDS, Hand, World, everybody, nobody

pytestmark = pytest.mark.anyio

ALL = list(range(SHARDS))
_nth = count()
"""Hands draw the same ids: their times differ."""
TWO_NEW, THREE_NEW = Tally(accepted=2, pending=2), Tally(accepted=3, pending=3)


async def joined(world: World, name: str) -> Hand:
    hand = Hand(await world.process(name))
    await hand.join()
    return hand


async def put(hand: Hand, shard: int = 0) -> None:
    """One more job of the shard."""
    job = hand.job(await hand.now_ms() + next(_nth), shard=shard)
    await hand.append([hand.filing(job)], {shard: ONE_NEW}, lane=shard % LANES)


async def names(hand: Hand) -> dict[int, str | None]:
    return {shard: None if one is None else one.node for shard, one in (await hand.journal.owners()).items()}


# -- join -----------------------------------------------------------------------------------------


async def test_who_joins_for_the_first_time_owns_nothing_and_may_append(world: World) -> None:
    a = Hand(await world.process("a"))
    before = a.journal.incarnation
    assert await a.join() == {}
    assert before is None
    assert a.journal.incarnation is not None
    assert await names(a) == dict.fromkeys(ALL)
    assert not (await a.check()).fenced


async def test_a_join_takes_back_what_the_process_had_and_nothing_else(world: World) -> None:
    a, b = await joined(world, "a"), await joined(world, "b")
    await a.claim([0, 1, 2])
    await b.claim([3, 4])
    before = dict(a.owned)
    assert sorted(await a.join()) == [0, 1, 2]
    assert all(a.owned[shard].epoch == before[shard].epoch + 1 for shard in before)
    assert (await b.check()).lost == ()


async def test_a_join_takes_back_what_was_handed_to_the_process_and_not_yet_claimed(world: World, a: Hand) -> None:
    b = await joined(world, "b")
    await put(a)
    assert await a.hand_over(b, [0], {0: ONE_NEW})
    await b.join()
    assert [(each.shard, each.tally) for each in b.owned.values()] == [(0, ONE_NEW)]


async def test_a_journal_may_hold_a_range_of_the_clusters_shards(world: World) -> None:
    first, second = await world.process("a"), await world.process("b")
    assert await first.join(range(4, 8), 16, lanes=LANES) == []
    assert [each.shard for each in (await first.claim(range(4, 8), nobody)).owned] == [4, 5, 6, 7]
    assert sorted(await second.owners()) == [4, 5, 6, 7]
    with pytest.raises(Unusable, match=r"--shards.*8.*16.*use --shards 16"):
        await second.join(range(4, 8), 8, lanes=LANES)
    with pytest.raises(Unusable, match=r"0 to 7.*4 to 7"):
        await second.join(range(8), 16, lanes=LANES)


# -- claim ----------------------------------------------------------------------------------------


async def test_free_shards_are_claimed_by_whoever_comes_and_forced_from_nobody(world: World) -> None:
    a, b = await joined(world, "a"), await joined(world, "b")
    assert sorted(await a.claim([1, 3, 5])) == [1, 3, 5]
    assert a.forced == frozenset()
    assert sorted(await b.claim()) == [0, 2, 4, 6, 7]
    await a.journal.release()
    assert sorted(await b.claim([1, 3])) == [1, 3]
    assert b.forced == frozenset()
    assert await names(b) == {5: None} | {shard: "b" for shard in ALL if shard != 5}


async def test_a_claim_asks_once_about_each_owner_and_robs_only_whom_it_may(world: World) -> None:
    a, b, c = [await joined(world, name) for name in "abc"]
    await a.claim([0, 1, 2])
    await b.claim([3, 4])
    asked: list[str] = []

    def gives_up(node: str) -> bool:
        asked.append(node)
        return node == "b"

    assert sorted(await c.claim([0, 1, 3, 7], gives_up)) == [3, 7]
    assert asked == ["a", "b"]
    assert c.forced == {3}
    assert not (await a.check()).fenced
    assert (await b.check()).fenced


async def test_what_a_fenced_owner_still_has_is_free_and_counts_as_forced(world: World, a: Hand) -> None:
    b, c = await joined(world, "b"), await joined(world, "c")
    await put(a, 5)
    await b.claim([0], everybody)
    with pytest.raises(Fenced):
        await put(a, 5)
    await c.claim([5, 6])
    assert sorted(c.owned) == [5, 6]
    assert c.forced == {5, 6}
    assert c.owned[5].tally == ONE_NEW
    assert c.owned[5].epoch == a.owned[5].epoch + 1


async def test_who_is_fenced_claims_nothing_and_changes_nothing(world: World, a: Hand) -> None:
    b = await joined(world, "b")
    await b.claim([0], everybody)
    before = await b.journal.owners()
    with pytest.raises(Fenced):
        await a.claim(gives_up=everybody)
    assert await b.journal.owners() == before
    assert not (await b.check()).fenced


async def test_a_claim_repeated_gives_the_same_even_of_shards_that_are_served(a: Hand) -> None:
    await put(a)
    await put(a)
    again = (await a.claim([0, 2]))[0]
    assert (again.epoch, again.tally) == (a.owned[0].epoch, TWO_NEW)
    await put(a)
    assert (await a.claim([0]))[0].tally == THREE_NEW
    await a.take()
    assert a.owned[0].tally == THREE_NEW


async def test_owners_are_told_with_their_nodes_and_whether_they_may_still_write(world: World, a: Hand) -> None:
    b = await joined(world, "b")
    await b.claim([1], everybody)
    owners = await b.journal.owners()
    assert a.journal.incarnation is not None
    assert b.journal.incarnation is not None
    assert owners[0] == Owner("a", a.journal.incarnation, a.owned[0].epoch, fenced=True)
    assert owners[1] == Owner("b", b.journal.incarnation, b.owned[1].epoch, fenced=False)


# -- planned moves --------------------------------------------------------------------------------


async def test_a_planned_move_fences_nobody_and_leaves_the_rest_where_it_was(world: World, a: Hand) -> None:
    b = await joined(world, "b")
    epochs = {shard: each.epoch for shard, each in a.owned.items()}
    await put(a)
    assert await a.hand_over(b, [0, 3], {0: ONE_NEW}, low_ms=1_000)
    assert (await a.check()).lost == ()
    assert (await b.check()).arrived == (0, 3)
    assert not (await b.check()).lost
    await b.claim([0, 3])
    assert b.forced == frozenset()
    assert [(each.epoch, each.tally, each.low_ms) for each in b.owned.values()] == [
        (epochs[0] + 1, ONE_NEW, 1_000),
        (epochs[3] + 1, Tally(), 1_000),
    ]
    assert (await b.check()).arrived == ()
    await put(a, 1)
    await put(b, 3)
    assert await names(a) == {shard: "b" if shard in {0, 3} else "a" for shard in ALL}


async def test_a_check_says_nothing_of_shards_that_change_hands(world: World, a: Hand) -> None:
    b = await joined(world, "b")
    epochs = {shard: each.epoch for shard, each in a.owned.items()}
    await a.hand_over(b, [0, 3])
    assert (await a.journal.check(epochs)).lost == (0, 3)
    assert (await a.journal.check(epochs, [0])).lost == (3,)
    assert (await b.check([3])).arrived == (0,)
    assert not (await a.journal.check(epochs, [0, 3])).arrived


async def test_a_move_of_many_shards_happens_whole_or_not_at_all(world: World, a: Hand) -> None:
    b = await joined(world, "b")
    await put(a)
    before = await a.journal.owners()
    folds = a.folds(1_000, {0: ONE_NEW}, [0, 1, 2])
    folds[1] = msgspec.structs.replace(folds[1], epoch=folds[1].epoch - 1)
    assert b.journal.incarnation is not None
    with pytest.raises(Fenced):
        await a.journal.hand_over(folds, b.journal.incarnation)
    assert await a.journal.owners() == before
    assert (await b.check()).arrived == ()
    await put(a)
    await a.take()
    assert (a.owned[0].tally, a.owned[0].low_ms) == (TWO_NEW, 0)


@pytest.mark.parametrize("successor", ["fenced", "released", "gone"])
async def test_a_move_to_one_who_is_no_more_changes_nothing(world: World, a: Hand, successor: str) -> None:
    b = await joined(world, "b")
    to = b.journal.incarnation
    assert to is not None
    if successor == "fenced":
        await b.join()  # by itself
    elif successor == "released":
        await b.journal.release()
    else:
        to = UUID(int=7)
    before = await a.journal.owners()
    assert not await a.journal.hand_over(a.folds(1_000, {0: ONE_NEW}, [0, 1]), to)
    assert await a.journal.owners() == before
    await put(a)
    await a.take()
    assert (a.owned[0].tally, a.owned[0].low_ms) == (ONE_NEW, 0)


async def test_who_is_fenced_hands_nothing_over(world: World, a: Hand) -> None:
    b, c = await joined(world, "b"), await joined(world, "c")
    await c.claim([7], everybody)
    with pytest.raises(Fenced):
        await a.hand_over(b, [0])
    assert (await b.check()).arrived == ()


async def test_what_comes_late_of_an_owner_who_gave_a_shard_away_moves_nothing(world: World, a: Hand) -> None:
    b = await joined(world, "b")
    await put(a)
    late = a.folds(5_000, {0: Tally(dead=9)}, [0])
    await a.hand_over(b, [0], {0: ONE_NEW})
    await a.journal.fold(late)
    await b.claim([0])
    await a.journal.fold(late)
    await b.take()
    assert (b.owned[0].tally, b.owned[0].low_ms) == (ONE_NEW, 0)
    assert b.journal.incarnation is not None
    with pytest.raises(Fenced):
        await a.journal.hand_over(late, b.journal.incarnation)


async def test_a_move_may_be_sent_with_an_older_flush_than_the_claim_counted(world: World, a: Hand) -> None:
    """The claim saw a flush of the lane whose answer was still on its way; the owner's count of flushes is behind."""
    b = await joined(world, "b")
    await a.hand_over(b, [0])
    await put(a, 2)
    await b.claim([0])
    await b.hand_over(a, [0])
    await a.claim([0])
    a.n[0] -= 1
    assert await a.hand_over(b, [0])
    await b.claim([0])
    assert b.owned[0].tally == Tally()


# -- exact tallies over moves ---------------------------------------------------------------------


@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize("claimed", [False, True])
async def test_a_shard_that_comes_back_to_an_incarnation_is_counted_once(
    world: World, a: Hand, folded: bool, claimed: bool
) -> None:
    """The incarnation's own flushes of the first stay are there still, and are not counted again."""
    b, c = await joined(world, "b"), await joined(world, "c")
    await put(a)
    await put(a, 2)
    if folded:
        await a.fold(0, {0: ONE_NEW, 2: ONE_NEW})
        await a.fold(0, {0: ONE_NEW, 2: ONE_NEW})
    assert await a.hand_over(b, [0], {0: ONE_NEW})
    await put(a, 2)
    if claimed:
        await b.claim([0])
        await put(b)
        assert await b.hand_over(a, [0], {0: TWO_NEW})
        await a.claim([0])
    else:
        await b.join()
        assert await b.hand_over(a, [0])
        await a.claim([0])
    before = a.owned[0].tally
    assert before == (TWO_NEW if claimed else ONE_NEW)
    await put(a)
    if folded:
        await a.journal.fold(a.folds(0, {2: TWO_NEW}, [2]))
        await a.journal.fold(a.folds(0, {2: TWO_NEW}, [2]))
    await c.claim(gives_up=everybody)
    assert c.owned[0].tally == add_tallies(before, ONE_NEW)
    assert c.owned[2].tally == TWO_NEW


async def test_what_an_owner_folds_after_a_move_takes_nothing_that_the_next_one_needs(world: World, a: Hand) -> None:
    b, c = await joined(world, "b"), await joined(world, "c")
    for _ in range(3):
        await put(a)
    assert await a.hand_over(b, [0], {0: THREE_NEW})
    for more in range(1, 4):
        await put(a, 2)
        await a.fold(0, {2: Tally(accepted=more, pending=more)})
    await c.claim([0], lambda node: node == "b")
    assert c.owned[0].tally == THREE_NEW
    await c.claim([2], everybody)
    assert c.owned[2].tally == THREE_NEW


async def test_shards_of_one_lane_that_were_taken_at_different_times_are_each_counted_from_there(
    world: World, a: Hand
) -> None:
    b, c = await joined(world, "b"), await joined(world, "c")
    await a.hand_over(b, [0, 2, 4])
    for taken, shard in enumerate((0, 2, 4), start=1):
        await b.claim([shard])
        for each in sorted(b.owned):
            await put(b, each)
        await b.journal.fold(b.folds(0, {0: Tally(accepted=taken, pending=taken)}, [0]))
    await c.claim(gives_up=lambda node: node == "b")
    assert [c.owned[shard].tally for shard in (0, 2, 4)] == [THREE_NEW, TWO_NEW, ONE_NEW]


async def test_flushes_before_and_after_a_claim_are_known_to_have_committed(world: World, a: Hand) -> None:
    b = await joined(world, "b")
    await a.hand_over(b, [0])
    await put(a, 2)
    await put(a, 2)
    await a.fold(0, {2: TWO_NEW})
    await a.fold(0, {2: TWO_NEW})
    await b.claim([0])
    await b.hand_over(a, [0])
    await a.claim([0])
    await put(a)
    done = a.outcome(a.job(await a.now_ms()), State.CANCELLED, rev=1)
    await a.append([done], {})
    await a.join()
    assert [await a.journal.settled(0, n) for n in (1, 2, 3, 4, 5)] == [True, True, True, True, False]
