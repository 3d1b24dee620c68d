"""Bulk operations in the journal, over PostgreSQL and over the memory twin alike."""

from __future__ import annotations

from uuid import UUID

import msgspec
import pytest

from engine.core.bulk import Kind, Progress, Wish
from engine.core.job import Live
from engine.core.lifecycle import State
from engine.core.listing import Query
from engine.errors import Busy, Fenced
from engine.options import DAY_MS, OPERATIONS_OPEN_MAX
from engine.ports import Tally
from tests.journals import SHARDS, Hand, World

pytestmark = pytest.mark.anyio

ID = UUID(int=5)
OTHER = UUID(int=6)
WISH = Wish(
    Kind.RESCHEDULE, Query(state=State.RETRYING, tag="ż", due_from_ms=5), offset_ms=-7, spread_ms=9, rate_per_s=2.5
)
OVER = Progress(2, None, 0, over=True)


def held(hand: Hand, *shards: int, far: Progress) -> dict[int, tuple[int, Progress]]:
    return {shard: (hand.owned[shard].epoch, far) for shard in shards}


async def test_an_operation_is_begun_once_and_told_as_it_was_wished(a: Hand) -> None:
    now_ms = await a.now_ms()
    begun = await a.journal.begin_operation(ID, WISH)
    assert (begun.id, begun.wish, begun.state, begun.shards_left) == (ID, WISH, "running", SHARDS)
    assert abs(begun.created_ms - now_ms) < 60_000
    assert await a.journal.begin_operation(ID, msgspec.structs.replace(WISH, offset_ms=1)) == begun
    assert await a.journal.operations([ID, OTHER]) == [begun]
    assert await a.journal.operations(None, open_only=True) == [begun]
    assert await a.journal.operations([OTHER]) == []


async def test_no_more_are_open_than_may_be(a: Hand) -> None:
    for number in range(OPERATIONS_OPEN_MAX):
        await a.journal.begin_operation(UUID(int=100 + number), WISH)
    with pytest.raises(Busy):
        await a.journal.begin_operation(ID, WISH)
    told = await a.journal.operations(None, limit=3)
    assert len(told) == 3


async def test_progress_is_noted_of_what_is_held_and_never_goes_back(a: Hand) -> None:
    await a.journal.begin_operation(ID, WISH)
    near, far = Progress(0, (7, 1 << 100), 1), Progress(1, None, 2)
    assert await a.journal.note_progress(ID, held(a, 1, 2, far=far)) == [1, 2]
    assert await a.journal.note_progress(ID, held(a, 2, 3, far=near)) == [3]
    assert await a.journal.note_progress(ID, {4: (a.owned[4].epoch + 1, far)}) == []
    assert await a.journal.note_progress(OTHER, held(a, 5, far=far)) == []
    assert await a.journal.progress(ID, range(SHARDS)) == {1: far, 2: far, 3: near}
    assert (await a.journal.operations([ID]))[0].refused == 5


async def test_who_was_fenced_notes_nothing(a: Hand, world: World) -> None:
    await a.journal.begin_operation(ID, WISH)
    b = Hand(await world.process("b"))
    await b.take(force_from=True)
    with pytest.raises(Fenced):
        await a.journal.note_progress(ID, held(a, 1, far=OVER))
    assert await b.journal.note_progress(ID, held(b, 1, far=OVER)) == [1]


async def test_one_ends_when_every_shard_is_over_and_its_counts_stay(a: Hand) -> None:
    await a.journal.begin_operation(ID, WISH)
    await a.journal.begin_operation(OTHER, WISH)
    at_ms = await a.now_ms()
    jobs = [a.job(at_ms, shard=shard) for shard in (0, 2, 1)]
    marked = [a.filing(job, operation=ID) for job in jobs[:2]]
    await a.append([*marked, a.filing(jobs[2])], {0: Tally(1, 1), 2: Tally(1, 1), 1: Tally(1, 1)})
    ended = [a.outcome(job, State.CANCELLED, rev=1, operation=ID) for job in jobs[:2]]
    await a.append(ended, {0: Tally(pending=-1, cancelled=1), 2: Tally(pending=-1, cancelled=1)}, lane=1)
    await a.journal.note_progress(ID, held(a, *range(SHARDS - 1), far=msgspec.structs.replace(OVER, refused=1)))
    assert await a.journal.finish_operations() == []
    (told,) = await a.journal.operations([ID])
    assert (told.done, told.refused, told.shards_left) == (4, SHARDS - 1, 1)
    await a.journal.note_progress(ID, held(a, SHARDS - 1, far=OVER))
    assert await a.journal.finish_operations() == [ID]
    (told,) = await a.journal.operations([ID])
    assert (told.state, told.done, told.refused, told.shards_left) == ("finished", 4, SHARDS - 1, 0)
    assert [each.id for each in await a.journal.operations(None, open_only=True)] == [OTHER]
    assert await a.journal.note_progress(ID, held(a, 1, far=OVER)) == []


async def test_one_that_is_stopped_says_so(a: Hand) -> None:
    await a.journal.begin_operation(ID, WISH)
    assert await a.journal.stop_operation(ID)
    assert not await a.journal.stop_operation(OTHER)
    assert (await a.journal.operations([ID]))[0].state == "cancelling"
    await a.journal.note_progress(ID, held(a, *range(SHARDS), far=OVER))
    await a.journal.finish_operations()
    assert (await a.journal.operations([ID]))[0].state == "cancelled"
    assert not await a.journal.stop_operation(ID)


async def test_a_sweep_finds_and_a_count_counts_what_a_list_shows(a: Hand) -> None:
    at_ms = (await a.now_ms()) // DAY_MS * DAY_MS + 3 * DAY_MS
    jobs = [
        a.job(at_ms + n, shard=n % SHARDS, user_id=f"u{n % 3}", live=Live(tags=("t", "u") if n % 2 else ("u",)))
        for n in range(40)
    ]
    await a.append([a.filing(job) for job in jobs], {n: Tally(5, 5) for n in range(SHARDS)})
    shards = list(range(SHARDS))
    for query, count in ((Query(tag="u"), 40), (Query(tag="t"), 20), (Query(user_id="u1"), 13), (Query(tag="no"), 0)):
        listed = await a.journal.search(query, shards, None, 100)
        assert await a.journal.sweep(query, shards, None, 100) == listed
        assert await a.journal.count(query, shards, None) == (count, None)
        last_ms = await a.journal.last_due_ms(query, shards)
        assert last_ms is not None or not count
        assert all(stored.filing.due_ms <= (last_ms or 0) for stored in listed.jobs)
