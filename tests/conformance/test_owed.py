"""Notices that shards owe: filed with a death or not at all, over PostgreSQL and over the memory twin alike."""

from __future__ import annotations

import pytest

from engine.core.escalation import Owed
from engine.core.lifecycle import State
from engine.errors import Fenced, RowRefused
from tests.journals import SHARDS, Hand, World

pytestmark = pytest.mark.anyio

ALL = list(range(SHARDS))
HOUR_MS = 3_600_000


async def die(a: Hand, kind: str, start_ms: int, *, shard: int = 0) -> Owed:
    """A job of this type dies, the first of its interval in its shard."""
    job = a.job(await a.now_ms(), shard=shard)
    await a.append([a.filing(job), a.outcome(job, State.DEAD, rev=1, owes=(kind, start_ms))])
    return Owed(shard, kind, start_ms, job.id)


async def test_what_is_owed_is_found_by_shard_the_oldest_first(a: Hand) -> None:
    late, early = await die(a, "b", 2 * HOUR_MS, shard=1), await die(a, "c", HOUR_MS, shard=2)
    same = await die(a, "a", 2 * HOUR_MS, shard=1)
    assert await a.journal.owed(ALL, 10) == [early, same, late]
    assert await a.journal.owed([1], 10) == [same, late]
    assert await a.journal.owed(ALL, 1) == [early]
    assert await a.journal.owed([], 10) == []


async def test_one_of_a_shard_type_and_interval_is_owed_once_and_the_first_death_counts(a: Hand) -> None:
    first = await die(a, "a", HOUR_MS)
    await die(a, "a", HOUR_MS)
    assert await a.journal.owed(ALL, 10) == [first]


async def test_two_of_one_flush_are_owed_once(a: Hand) -> None:
    now_ms = await a.now_ms()
    jobs = [a.job(now_ms), a.job(now_ms)]
    dead = [a.outcome(job, State.DEAD, rev=1, owes=("a", HOUR_MS)) for job in jobs]
    await a.append([*map(a.filing, jobs), *dead])
    assert [owed.job_id for owed in await a.journal.owed(ALL, 10)] == [jobs[0].id]


async def test_what_is_paid_is_owed_no_more_and_may_be_paid_again(a: Hand) -> None:
    paid, kept = await die(a, "a", HOUR_MS), await die(a, "a", 2 * HOUR_MS)
    for _ in range(2):
        await a.journal.paid([paid])
        assert await a.journal.owed(ALL, 10) == [kept]
    await a.journal.paid([])
    again = await die(a, "a", HOUR_MS)
    assert await a.journal.owed(ALL, 10) == [again, kept]


async def test_whatever_a_type_is_called_it_is_what_is_owed(a: Hand) -> None:
    owed = await die(a, "it's:\\a{b}\"c", HOUR_MS)
    assert await a.journal.owed(ALL, 10) == [owed]


async def test_a_flush_that_is_refused_owes_nothing(a: Hand) -> None:
    job, bad = a.job(await a.now_ms()), a.job(await a.now_ms(), user_id="\0")
    with pytest.raises(RowRefused):
        await a.append([a.filing(job), a.outcome(job, State.DEAD, rev=1, owes=("a", HOUR_MS)), a.filing(bad)])
    assert await a.journal.owed(ALL, 10) == []


async def test_a_node_that_is_fenced_files_nothing_and_the_next_finds_what_it_filed(world: World, a: Hand) -> None:
    owed = await die(a, "a", HOUR_MS)
    b = Hand(await world.process("b"))
    await b.take(force_from=True)
    with pytest.raises(Fenced):
        await die(a, "a", 2 * HOUR_MS)
    assert await b.journal.owed(ALL, 10) == [owed]
