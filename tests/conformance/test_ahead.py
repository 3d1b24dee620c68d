"""What lies ahead, and where a job is after many moves: over PostgreSQL and over the memory twin alike."""

from __future__ import annotations

from random import Random

import pytest

from engine.core.lifecycle import State
from engine.options import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS
from tests.journals import SHARDS, Hand, World, days_before

pytestmark = pytest.mark.anyio

ALL = list(range(SHARDS))


# -- counts of a second ---------------------------------------------------------------------------


async def test_open_filings_are_counted_by_the_second_they_lie_in(a: Hand) -> None:
    start_ms = (await a.now_ms() // MINUTE_MS + 2) * MINUTE_MS
    jobs = [a.job(start_ms + off, shard=shard) for shard in ALL for off in (-1, 0, 999, 1_000, 5_500, 59_999, 60_000)]
    gone = [a.job(start_ms + 5_500, shard=shard) for shard in ALL]
    later = [a.job(start_ms + 5_500, shard=shard) for shard in ALL]
    await a.append([a.filing(job) for job in (*jobs, *gone, *later)])
    await a.append([a.outcome(job, State.CANCELLED, rev=1) for job in gone])
    for job in later:
        await a.append(a.refile(job, start_ms + 7_000, rev=1))
    first = start_ms // SECOND_MS
    counts = await a.journal.due_counts(ALL, start_ms, start_ms + MINUTE_MS)
    every = len(ALL)
    assert counts == {first: 2 * every, first + 1: every, first + 5: every, first + 7: every, first + 59: every}
    assert await a.journal.due_counts([3], start_ms + 1_000, start_ms + 2_000) == {first + 1: 1}
    assert await a.journal.due_counts([], start_ms, start_ms + MINUTE_MS) == {}


# -- the furthest ---------------------------------------------------------------------------------


async def test_the_furthest_open_filing_is_found_and_closed_ones_beyond_it_are_not(a: Hand) -> None:
    now_ms = await a.now_ms()
    assert await a.journal.furthest_ms(ALL) is None
    jobs = {days: a.job(now_ms + days * DAY_MS, shard=days % SHARDS) for days in (1, 3, 30, 400, 700)}
    await a.append([a.filing(job) for job in jobs.values()])
    for days in (700, 400, 30, 3, 1):
        assert await a.journal.furthest_ms(ALL) == jobs[days].filed_ms
        assert await a.journal.furthest_ms([days % SHARDS]) == jobs[days].filed_ms
        await a.append([a.outcome(jobs[days], State.CANCELLED, rev=1)])
    assert await a.journal.furthest_ms(ALL) is None
    assert await a.journal.furthest_ms([]) is None


async def test_many_cancelled_at_the_far_end_hide_no_open_filing_before_them(a: Hand) -> None:
    now_ms = await a.now_ms()
    random = Random(5)
    opened = [a.job(now_ms + days * DAY_MS + shard, shard=shard) for shard in ALL for days in (2, 20)]
    gone = [a.job(now_ms + 40 * DAY_MS + random.randrange(9), shard=random.randrange(SHARDS)) for _ in range(2_000)]
    await a.append([a.filing(job) for job in (*opened, *gone)])
    await a.append([a.outcome(job, State.CANCELLED, rev=1) for job in gone])
    assert await a.journal.furthest_ms(ALL) == max(job.filed_ms for job in opened)
    assert await a.journal.furthest_ms([2]) == max(job.filed_ms for job in opened if job.shard == 2)


async def test_a_refiled_job_is_furthest_where_it_lies_now(a: Hand) -> None:
    job = a.job(await a.now_ms() + 50 * DAY_MS)
    await a.append([a.filing(job)])
    await a.append(a.refile(job, job.filed_ms - 10 * DAY_MS, rev=1))
    assert await a.journal.furthest_ms(ALL) == job.filed_ms - 10 * DAY_MS


# -- where a job is -------------------------------------------------------------------------------


@pytest.mark.parametrize("noted", ["never", "sometimes", "always"])
async def test_a_job_moved_three_hundred_times_near_and_far_is_found_then_finished_and_found_by_others(
    world: World, a: Hand, noted: str
) -> None:
    """`moved` is written for far places only, and a job may be moved about within the horizon for ever."""
    now_ms = await a.now_ms()
    random = Random(3)
    job = a.job(now_ms, user_id="ann")
    await a.append([a.filing(job)])
    first_at_ms = (await a.journal.read([job.id]))[job.id].filing.at_ms
    place_ms = now_ms
    records = []
    for move in range(300):
        far = noted == "always" or (noted == "sometimes" and move % 40 == 0)
        to_ms = now_ms + random.randrange(40 * DAY_MS if far else HOUR_MS)
        records += a.refile(job, to_ms, rev=2 * move + 1, from_ms=place_ms, moved=far)
        place_ms = to_ms
    await a.append(records)
    stored = (await a.journal.read([job.id]))[job.id]
    assert (stored.last.rev, stored.last.filed_ms, stored.outcome) == (600, place_ms, None)
    assert stored.first_at_ms == first_at_ms
    await a.append([a.outcome(job, State.SUCCEEDED, rev=601, filed_ms=place_ms, moved=True)])
    b = Hand(await world.process("b"))
    await b.take(force_from=True)
    stored = (await b.journal.read([job.id]))[job.id]
    assert (stored.last.rev, stored.last.state, stored.filing.rev) == (601, State.SUCCEEDED, 600)
    assert stored.first_at_ms == first_at_ms


async def test_the_journal_says_from_when_on_it_still_knows(a: Hand) -> None:
    now_ms = await a.now_ms()
    old = a.job(days_before(now_ms, 9))
    assert await a.journal.oldest_ms() == 0
    await a.append([a.filing(old), a.filing(a.job(now_ms))])
    assert await a.journal.oldest_ms() == old.filed_ms // DAY_MS * DAY_MS
    await a.append([a.outcome(old, State.SUCCEEDED, rev=1)])
    await a.fold(now_ms)
    await a.retire(now_ms)
    assert old.filed_ms < await a.journal.oldest_ms() <= now_ms
    assert await a.journal.read([old.id]) == {}
