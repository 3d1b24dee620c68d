"""The races of ownership, over PostgreSQL and over the memory twin: what is in flight when shards change hands.

What only PostgreSQL can show (a stopped process, a drop interrupted half-way) is in
tests/integration/test_journal_fence.py.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Sequence

import pytest

from engine.core.job import Record
from engine.core.lifecycle import State
from engine.errors import Fenced, TocsinError
from engine.options import DAY_MS
from engine.ports import Fold, Tally
from tests.journals import LANES, ONE_NEW, SHARDS, Hand, days_before, everybody
from tests.rings import MemoryRing, PostgresRing, Ring

pytestmark = pytest.mark.anyio


@pytest.fixture
async def ring(dsn: str | None, anyio_backend: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Ring]:
    made: Ring = MemoryRing() if dsn is None else PostgresRing(dsn, monkeypatch)
    yield made
    await made.close()


async def owner(ring: Ring) -> Hand:
    hand = await ring.node("a")
    await hand.take()
    return hand


async def heard(hand: Hand, records: Sequence[Record], *, shard: int = 0) -> str:
    try:
        await hand.append(records, {shard: ONE_NEW}, lane=shard % LANES)
    except TocsinError as error:
        return type(error).__name__
    return "committed"


# -- a zombie's append against a takeover ---------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 500])
async def test_an_append_is_seen_before_a_takeover_and_refused_after_it_however_late(ring: Ring, rows: int) -> None:
    a, b = await owner(ring), await ring.node("b")
    now_ms = await a.now_ms()
    early = [a.job(now_ms + n) for n in range(rows)]
    await a.append([a.filing(job) for job in early], {0: Tally(accepted=rows, pending=rows)})
    await b.take(force_from=True)
    assert b.owned[0].tally == Tally(accepted=rows, pending=rows)
    assert await b.open_ids(now_ms, now_ms + rows, limit=rows) == [job.id for job in early]
    key = b"k" * 16
    for when in ("right after", "after its next owner wrote", "after that one gave up", "under yet another"):
        for lane in range(LANES):
            late = [a.filing(a.job(now_ms + n, shard=lane), key=key, moved=True) for n in range(rows)]
            assert await heard(a, late, shard=lane) == "Fenced"
            assert await b.journal.read([record.job.id for record in late]) == {}
        assert await b.journal.find_keys([(0, key)], 0) == {}
        if when == "right after":
            await b.append([b.filing(b.job(now_ms + 9_000))], {0: ONE_NEW})
        elif when == "after its next owner wrote":
            await b.journal.release()
        elif when == "after that one gave up":
            c = await ring.node("c")
            await c.take()
            assert c.owned[0].tally == Tally(accepted=rows + 1, pending=rows + 1)


async def test_an_append_that_begins_while_a_takeover_waits_is_whole_or_refused(ring: Ring) -> None:
    ring.be_patient()
    a, b = await owner(ring), await ring.node("b")
    now_ms = await a.now_ms()
    first, second = a.job(now_ms), a.job(now_ms, shard=1)
    flying = await ring.fly(a, [a.filing(first)], {0: ONE_NEW})
    taking = asyncio.create_task(b.take(force_from=True))
    await ring.until_blocked()
    other = await heard(a, [a.filing(second)], shard=1)
    assert await flying.end() == "committed"
    await taking
    seen = {0: ONE_NEW} | ({1: ONE_NEW} if other == "committed" else {})
    assert {shard: owned.tally for shard, owned in b.owned.items() if owned.tally != Tally()} == seen
    assert set(await b.journal.read([first.id, second.id])) == {first.id} | (
        {second.id} if other == "committed" else set()
    )
    assert await heard(a, [a.filing(a.job(now_ms, shard=1))], shard=1) == "Fenced"


# -- a takeover against an append in flight -------------------------------------------------------


async def test_a_flush_that_commits_while_a_takeover_waits_is_seen_whole(ring: Ring) -> None:
    ring.be_patient()
    a, b = await owner(ring), await ring.node("b")
    now_ms = await a.now_ms()
    ended = a.job(now_ms + 1)
    await a.append([a.filing(ended, key=b"k" * 16)], {0: ONE_NEW})  # with a key: their day is there from now on
    jobs = [a.job(now_ms + 2 + n) for n in range(300)]
    records = [a.filing(job, key=job.id.to_bytes(16, "big")) for job in jobs]
    records.append(a.outcome(ended, State.CANCELLED, rev=1))
    flying = await ring.fly(a, records, {0: Tally(accepted=300, pending=299, cancelled=1)})
    taking = asyncio.create_task(b.take(force_from=True))
    await ring.until_blocked()
    assert not taking.done()
    assert await flying.end() == "committed"
    await taking
    assert b.owned[0].tally == Tally(accepted=301, pending=300, cancelled=1)
    assert await b.open_ids(now_ms, now_ms + 400, limit=400) == [job.id for job in jobs]
    keys = await b.journal.find_keys([(0, record.key) for record in records if record.key is not None], 0)
    assert len(keys) == 300
    assert await heard(a, [a.filing(a.job(now_ms))]) == "Fenced"


async def test_a_flush_that_stays_open_is_broken_off_and_leaves_nothing(ring: Ring) -> None:
    a, b = await owner(ring), await ring.node("b")
    now_ms = await a.now_ms()
    before = a.job(now_ms)
    await a.append([a.filing(before)], {0: ONE_NEW})
    job, key = a.job(now_ms + 1), b"k" * 16
    flying = await ring.fly(a, [a.filing(job, key=key, moved=True)], {0: ONE_NEW})
    n = a.n[0]
    await b.take(force_from=True)
    assert len(b.owned) == SHARDS
    assert b.owned[0].tally == ONE_NEW
    assert set(await b.journal.read([before.id, job.id])) == {before.id}
    assert await b.journal.find_keys([(0, key)], 0) == {}
    assert await flying.end() == "JournalAmbiguous"
    assert await heard(a, [a.filing(job)]) == "Fenced"
    await b.append([b.filing(job)], {0: ONE_NEW})  # its place was never taken
    await a.take(force_from=True)
    assert (await a.journal.settled(0, n - 1), await a.journal.settled(0, n)) == (True, False)
    assert a.owned[0].tally == Tally(accepted=2, pending=2)


async def test_a_flush_that_was_given_up_in_the_middle_never_commits_after_the_next_take(ring: Ring) -> None:
    a = await owner(ring)
    now_ms = await a.now_ms()
    job = a.job(now_ms)
    flying = await ring.fly(a, [a.filing(job)], {0: ONE_NEW})
    await flying.cancel()
    assert await heard(a, [a.filing(job)]) == "Fenced", "its end is in doubt until the next take"
    await a.take()
    assert not a.forced
    assert not await a.journal.settled(0, 1)
    assert await a.journal.read([job.id]) == {}
    await a.append([a.filing(job)], {0: ONE_NEW})
    assert set(await a.journal.read([job.id])) == {job.id}


# -- a late cursor --------------------------------------------------------------------------------


async def test_a_fold_that_comes_after_the_takeover_moves_neither_low_nor_totals(ring: Ring) -> None:
    a, b = await owner(ring), await ring.node("b")
    now_ms = await a.now_ms()
    await a.append([a.filing(a.job(now_ms))], {0: ONE_NEW})
    await a.fold(now_ms - 5_000, {0: ONE_NEW})
    await b.take(force_from=True)
    assert {owned.low_ms for owned in b.owned.values()} == {now_ms - 5_000}
    wrong = Tally(accepted=99, dead=99)
    for epoch_of in (a, b):  # under its own epochs, and under those of the new owner
        folds = [Fold(s, o.epoch, now_ms, wrong, s % LANES, 1_000 + a.n[s % LANES]) for s, o in epoch_of.owned.items()]
        with pytest.raises(Fenced):
            await a.journal.fold(folds)
    await b.append([b.filing(b.job(now_ms + 1))], {0: ONE_NEW})
    await b.fold(now_ms - 4_000, {0: Tally(accepted=2, pending=2)})
    with pytest.raises(Fenced):
        await a.fold(now_ms, {0: wrong})
    c = await ring.node("c")
    await c.take(force_from=True)
    assert {owned.low_ms for owned in c.owned.values()} == {now_ms - 4_000}
    assert c.owned[0].tally == Tally(accepted=2, pending=2)


async def test_a_fold_made_before_the_next_incarnation_and_sent_after_it_is_ignored(ring: Ring) -> None:
    """The control row is the process's new one, so only owner's epoch and covered flush tell."""
    a = await owner(ring)
    now_ms = await a.now_ms()
    await a.append([a.filing(a.job(now_ms))], {0: ONE_NEW})
    late = [Fold(s, o.epoch, now_ms, Tally(dead=9), s % LANES, 7) for s, o in a.owned.items()]
    await a.take()
    lows = {owned.low_ms for owned in a.owned.values()}
    await a.journal.fold(late)
    await a.take()
    assert {owned.low_ms for owned in a.owned.values()} == lows
    assert a.owned[0].tally == ONE_NEW


# -- a late drop ----------------------------------------------------------------------------------


async def test_a_node_that_was_taken_over_drops_by_the_tables_lows_and_not_by_its_own(ring: Ring) -> None:
    a, b = await owner(ring), await ring.node("b")
    now_ms = await a.now_ms()
    job = a.job(days_before(now_ms, 10), shard=3)
    await a.append([a.filing(job)], {3: ONE_NEW}, lane=1)
    await b.take(force_from=True)
    await b.journal.fold(
        [Fold(s, o.epoch, now_ms, o.tally, s % LANES, 0) for s, o in b.owned.items() if s != job.shard]
    )
    for node in (a, b, await ring.node("c")):  # a zombie, the owner, one that never owned anything
        await node.retire(now_ms)
        assert set(await node.journal.read([job.id])) == {job.id}, "shard 3 has a lower low"
    await b.append(
        [b.outcome(job, State.SUCCEEDED, rev=1, keep_ms=now_ms - 1)], {3: Tally(pending=-1, succeeded=1)}, lane=1
    )
    await b.fold(now_ms, {3: Tally(accepted=1, succeeded=1)})
    await a.retire(now_ms)
    assert await b.journal.read([job.id]) == {}
    assert await b.journal.oldest_ms() >= days_before(now_ms, 7) - DAY_MS


async def test_two_nodes_that_retire_at_once_drop_each_day_once_and_keep_what_is_to_be_kept(ring: Ring) -> None:
    a, b = await owner(ring), await ring.node("b")
    now_ms = await a.now_ms()
    jobs = [a.job(days_before(now_ms, ago)) for ago in (9, 10, 11, 12)]
    await a.append([a.filing(job) for job in jobs], {0: Tally(accepted=4, pending=4)})
    await a.append([a.outcome(job, State.SUCCEEDED, rev=1, keep_ms=now_ms + DAY_MS) for job in jobs])
    await a.fold(now_ms)
    dropped = await asyncio.gather(a.retire(now_ms), b.retire(now_ms))
    names = [name for each in dropped for name in each if name.startswith("job_record")]
    assert len(names) == len(set(names)) == 4
    stored = await b.journal.read([job.id for job in jobs])
    assert [stored[job.id].last.state for job in jobs] == [State.SUCCEEDED] * 4
    assert await a.retire(now_ms) == []


async def test_an_append_to_a_day_that_is_being_dropped_is_refused_or_kept_and_never_half_there(ring: Ring) -> None:
    """Nobody files below a low, but a zombie's clock may be anything."""
    a = await owner(ring)
    now_ms = await a.now_ms()
    old_ms = days_before(now_ms, 10)
    await a.journal.ensure_days([old_ms])
    await a.fold(now_ms)
    job = a.job(old_ms)
    outcome, _ = await asyncio.gather(heard(a, [a.filing(job)]), a.retire(now_ms))
    found = await a.journal.read([job.id])
    if outcome != "committed":
        assert outcome in {"RowRefused", "JournalAmbiguous", "JournalAway"}
        assert found == {}
    await a.take()
    assert a.owned[0].tally == (ONE_NEW if outcome == "committed" else Tally())


# -- claims and planned moves against each other --------------------------------------------------


async def moves(work: Awaitable[object]) -> object:
    """What it returns, or the name of what it raises."""
    try:
        return await work
    except TocsinError as error:
        return type(error).__name__


async def joined(ring: Ring, name: str) -> Hand:
    hand = await ring.node(name)
    await hand.join()
    return hand


async def owners(hand: Hand) -> list[str | None]:
    return [None if one is None else one.node for one in (await hand.journal.owners()).values()]


async def test_a_claim_that_waits_for_locks_holds_up_no_check_of_its_own_node(ring: Ring) -> None:
    """It may wait for longer than trust lasts."""
    ring.be_patient()
    a, b = await owner(ring), await joined(ring, "b")
    flying = await ring.fly(a, [a.filing(a.job(await a.now_ms()))], {0: ONE_NEW})
    claiming = asyncio.create_task(b.claim(gives_up=everybody))
    await ring.until_blocked()
    assert not (await b.check()).fenced
    await b.journal.fold([])
    assert not claiming.done()
    await flying.end()
    await claiming
    assert len(b.owned) == SHARDS


async def test_a_move_whose_owner_is_taken_over_meanwhile_happens_before_that_or_never(ring: Ring) -> None:
    ring.be_patient()
    a, b, c = await owner(ring), await joined(ring, "b"), await joined(ring, "c")
    now_ms = await a.now_ms()
    await a.append([a.filing(a.job(now_ms, shard=1))], {1: ONE_NEW}, lane=1)
    flying = await ring.fly(a, [a.filing(a.job(now_ms))], {0: ONE_NEW})
    claiming = asyncio.create_task(b.claim(gives_up=lambda node: node == "a"))
    await ring.until_blocked()
    moving = asyncio.create_task(moves(a.hand_over(c, [1], {1: ONE_NEW})))
    assert await flying.end() == "committed"
    await claiming
    moved = await moving
    assert moved in (True, "Fenced")
    assert (1 in b.owned) == (moved == "Fenced")
    assert await owners(b) == ["b", "c" if moved is True else "b", *["b"] * (SHARDS - 2)]
    if moved is True:
        assert (await c.check()).arrived == (1,)
        await c.claim([1])
    assert (c if moved is True else b).owned[1].tally == ONE_NEW
    assert b.owned[0].tally == ONE_NEW


async def test_a_move_to_a_successor_that_is_taken_over_meanwhile_loses_nothing(ring: Ring) -> None:
    ring.be_patient()
    a, b, c = await joined(ring, "a"), await joined(ring, "b"), await joined(ring, "c")
    await a.claim([1, 3])
    await b.claim([0, 2])
    now_ms = await a.now_ms()
    await a.append([a.filing(a.job(now_ms, shard=1))], {1: ONE_NEW}, lane=1)
    flying = await ring.fly(b, [b.filing(b.job(now_ms))], {0: ONE_NEW})
    claiming = asyncio.create_task(c.claim([0, 2], lambda node: node == "b"))
    await ring.until_blocked()
    moving = asyncio.create_task(moves(a.hand_over(b, [1], {1: ONE_NEW})))
    await flying.end()
    await claiming
    moved = await moving
    assert moved in (True, False)
    assert not (await a.check()).fenced
    assert (await a.check()).lost == ()
    await c.claim([1, 3])  # nobody is given up: only what is a fenced one's is free
    assert sorted(c.owned) == ([0, 1, 2] if moved else [0, 2])
    assert (c if moved else a).owned[1].epoch >= 1 << 40
    if moved:
        assert c.owned[1].tally == ONE_NEW
    assert await heard(a, [a.filing(a.job(now_ms + 1, shard=3))], shard=3) == "committed"


async def test_two_that_claim_what_a_third_had_share_it_and_do_not_fence_each_other(ring: Ring) -> None:
    a, b, c = await owner(ring), await joined(ring, "b"), await joined(ring, "c")
    await a.append([a.filing(a.job(await a.now_ms()))], {0: ONE_NEW})
    await asyncio.gather(*[hand.claim(gives_up=lambda node: node == "a") for hand in (b, c)])
    assert sorted([*b.owned, *c.owned]) == list(range(SHARDS))
    assert [(await hand.check()).fenced for hand in (a, b, c)] == [True, False, False]
    assert (b.owned | c.owned)[0].tally == ONE_NEW
    for hand in (b, c):
        assert (await hand.check()).lost == ()


async def test_halves_of_what_a_third_had_go_to_two_at_once(ring: Ring) -> None:
    await owner(ring)
    b, c = await joined(ring, "b"), await joined(ring, "c")
    halves = range(SHARDS // 2), range(SHARDS // 2, SHARDS)
    await asyncio.gather(*[h.claim(half, lambda node: node == "a") for h, half in zip((b, c), halves, strict=True)])
    assert (sorted(b.owned), sorted(c.owned)) == (list(halves[0]), list(halves[1]))


async def test_of_two_that_claim_from_each_other_one_survives_and_has_all(ring: Ring) -> None:
    a, b = await joined(ring, "a"), await joined(ring, "b")
    await a.claim(range(4))
    await b.claim(range(4, SHARDS))
    await asyncio.gather(*[moves(hand.claim(gives_up=everybody)) for hand in (a, b)])
    (survivor,) = [hand for hand in (a, b) if not (await hand.check()).fenced]
    assert (await survivor.check()).lost == ()
    assert len(survivor.owned) == SHARDS


async def test_two_that_hand_over_to_each_other_at_once_both_do(ring: Ring) -> None:
    a, b = await joined(ring, "a"), await joined(ring, "b")
    await a.claim(range(4))
    await b.claim(range(4, SHARDS))
    assert all(await asyncio.gather(a.hand_over(b, range(4)), b.hand_over(a, range(4, SHARDS))))
    assert await owners(a) == ["b"] * 4 + ["a"] * 4
