"""Shards that come by plan, and whose bringing in takes long because the journal is away: nothing of them is lost."""

from __future__ import annotations

import asyncio

import msgspec
import pytest

from engine.core.lifecycle import State
from engine.dispatch.memory import Reply
from engine.errors import JournalAway, Unavailable
from engine.options import MINUTE_MS
from tests.unit.engine.pair import SHARDS, Pair, scenario


def test_what_did_not_fit_is_read_by_the_pager_however_long_the_bringing_in_took() -> None:
    """What was read ahead is forgotten after a minute: then nothing of it counts as read."""

    async def main(it: Pair) -> None:
        jobs = await it.submit(*[5 * MINUTE_MS + n for n in range(200)])
        small = msgspec.structs.replace(it.options, live_bytes_max=20_000)
        for part in (it.b.succession, it.b._machine, it.b._pager):
            part._options = small
        await it.b.succession.preload(it.a.tenure.note_touched(range(SHARDS)))
        await it.submit(4 * MINUTE_MS)
        it.faults_of_b.before_it["read"] = [JournalAway("away")] * 300
        coming = asyncio.create_task(
            it.b.succession.receive(await it.hand_over(*range(SHARDS)), "a/1", it.stopped.append)
        )
        await it.sleep(20 * MINUTE_MS)
        assert coming.done()
        assert [len(it.fires(job)) for job in jobs] == [1] * 200

    scenario(main)


def test_a_shard_that_was_lost_and_came_again_is_brought_in_by_its_second_coming_alone() -> None:
    async def main(it: Pair) -> None:
        (job, _) = await it.submit(5 * MINUTE_MS, 5 * MINUTE_MS)
        await it.b.succession.preload(it.a.tenure.note_touched(range(SHARDS)))
        await it.submit(4 * MINUTE_MS)
        it.faults_of_b.before_it["read"] = [JournalAway("away")] * 60
        first = await it.hand_over(*range(SHARDS))
        coming = asyncio.create_task(it.b.succession.receive(first, "a/1", it.stopped.append))
        await it.sleep(2_000)
        await it.a.tenure.claim(range(SHARDS), lambda node: True)
        await it.sleep(3_000)
        await it.b.succession.preload(it.a.tenure.note_touched(range(SHARDS)))
        await it.a.cancel(job)
        second = await it.hand_over(*range(SHARDS))
        again = asyncio.create_task(it.b.succession.receive(second, "c/1", it.stopped.append))
        await it.sleep(7 * MINUTE_MS)
        assert coming.done()
        assert again.done()
        assert it.fires(job) == []
        assert (await it.b.get(job)).state is State.CANCELLED

    scenario(main)


def test_a_word_that_could_not_be_followed_is_not_acknowledged() -> None:
    """The incarnation changes between the claim's commit and the turn of whoever asked for it."""

    async def main(it: Pair) -> None:
        (job,) = await it.submit(0)
        await it.sleep(1_000)
        handed = await it.hand_over(*range(SHARDS))
        claim = it.b._journal.claim

        async def doubted(*asked: object) -> object:
            told = await claim(*asked)  # type: ignore[arg-type]
            it.b._incarnation.renew("another's doubt")
            await it.sleep(20)
            return told

        it.b._journal.claim = doubted  # type: ignore[method-assign, assignment]
        with pytest.raises(Unavailable):
            await it.b.succession.receive(handed, "a/1", it.stopped.append)
        it.b._journal.claim = claim  # type: ignore[method-assign]
        assert await it.b.succession.receive(handed, "a/1", it.stopped.append) == list(range(SHARDS))
        await it.sleep(3_000)
        it.tell_ended()
        await it.sleep(3_000)
        assert len(it.fires(job)) == 1

    scenario(main, lambda fire: Reply(after_ms=3_000))
