"""A whole node in virtual time: what happens between two steps that look like one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from random import Random

import pytest

from engine.core.commands import Cancel
from engine.core.lifecycle import State
from engine.dispatch.memory import Reply
from engine.errors import Corrupt, JournalAmbiguous, JournalAway, NotOwner, RowRefused, Unavailable, UnknownOutcome
from engine.journal.memory import MemoryJournal
from engine.options import DAY_MS, HOUR_MS, MINUTE_MS
from engine.tickets import Batch
from tests.unit.engine.world import SHARDS, World, ids_of, scenario
from tests.virtual_time import VirtualClock


def at_the_next_start(it: World, then: Callable[[], None]) -> None:
    """Call `then` once, in the very step that starts the next calls: their tasks are made and have not run."""
    pump = it.host._firing.pump

    def pump_and_then() -> None:
        before = it.host._firing.running
        pump()
        if it.host._firing.running > before:
            it.host._firing.pump = pump  # type: ignore[method-assign]
            then()

    it.host._firing.pump = pump_and_then  # type: ignore[method-assign]


# -- calls ----------------------------------------------------------------------------------------


def test_a_delete_in_the_step_that_starts_the_call_is_decided() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(100))
        wish = Batch(1)
        at_the_next_start(it, lambda: it.host._apply(Cancel([(job_id, (wish, 0, None))])))
        await it.sleep(1_000)
        assert wish.done.done()
        assert not it.fired(), "the call had not begun"
        assert it.audit() == {"accepted": 1, "cancelled": 1}

    scenario(main, lambda: World(lambda fire: Reply(hangs=True)))


def test_an_error_text_that_is_no_unicode_does_not_strand_the_calls_answered_with_it() -> None:
    async def main(it: World) -> None:
        (job_id, _) = ids_of(await it.submit(0, 0, max_attempts=1))
        await it.sleep(100)
        assert it.audit() == {"accepted": 2, "dead": 2}
        assert (await it.host.get(job_id)).attempts[0].error == "no field \\ud800"

    scenario(main, lambda: World(lambda fire: Reply(code="INVALID_ARGUMENT", message="no field \ud800")))


def test_a_call_that_begins_after_a_new_incarnation_carries_its_epoch() -> None:
    async def main(it: World) -> None:
        ids_of(await it.submit(100))
        at_the_next_start(it, lambda: it.host._on_doubt("test"))
        await it.sleep(1_000)
        (arrival,) = it.services.ledger
        assert arrival.fire.epoch == it.server.shards[arrival.fire.shard].epoch, "a target may refuse an older one"

    scenario(main)


# -- wishes and reads -----------------------------------------------------------------------------


def test_a_wish_whose_read_failed_leaves_no_pin_on_a_job_that_was_paged_in_meanwhile() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(10 * MINUTE_MS + 5_000))
        it.faults.held = {"read"}
        wish = asyncio.create_task(it.host.reschedule(job_id, it.now_ms() + 20 * MINUTE_MS))
        await it.sleep(6_000)
        await it.host._pager.fill()
        assert it.host.status().live_jobs == 1
        it.faults.before_it["read"] = [JournalAway("refused")]
        it.faults.held = set()
        with pytest.raises(JournalAway):
            await wish
        await it.sleep(15 * MINUTE_MS)
        assert it.audit() == {"accepted": 1, "succeeded": 1}
        assert it.host.status().live_jobs == 0, "a pinned job stays, and holds the shard's low back"

    scenario(main)


def test_a_job_whose_outcome_is_on_its_way_to_the_journal_runs() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(100))
        it.faults.held = {"append"}
        await it.sleep(500)
        assert len(it.fired()) == 1
        assert (await it.host.get(job_id)).state is State.RUNNING, "not pending again"
        it.faults.held = set()
        await it.sleep(100)
        assert (await it.host.get(job_id)).state is State.SUCCEEDED

    scenario(main)


def test_no_read_is_waited_for_longer_than_an_answer() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(60 * MINUTE_MS))
        it.faults.held = {"read", "find_keys"}
        async with asyncio.timeout(11):
            reads = asyncio.gather(*(it.host.get(job_id) for _ in range(3)), return_exceptions=True)
            first = asyncio.create_task(it.submit(1_000, idempotency_key="k"))
            repeat = asyncio.create_task(it.submit(1_000, idempotency_key="k"))
            answers = [*await reads, *await first, *await repeat]
        assert [type(answer) for answer in answers] == [Unavailable] * 5, answers
        it.faults.held = set()
        (receipt,) = await it.submit(1_000, idempotency_key="k")
        assert not receipt.repeated, "the key is free again"

    scenario(main)


def test_repeats_of_keys_that_stay_open_are_waited_for_together() -> None:
    async def main(it: World) -> None:
        it.faults.held = {"append"}
        async with asyncio.timeout(11):
            answers = await it.host.submit([it.new(0, idempotency_key=str(n % 5)) for n in range(20)], "http")
        assert {type(answer) for answer in answers} == {UnknownOutcome}
        it.faults.held = set()
        await it.sleep(1_000)
        assert it.audit() == {"accepted": 5, "succeeded": 5}

    scenario(main)


def test_a_caller_that_leaves_while_its_batch_is_filed_leaves_no_key_behind() -> None:
    async def main(it: World) -> None:
        jobs = [it.new(60_000, idempotency_key=str(n)) for n in range(1_200)]
        submitting = asyncio.create_task(it.host.submit(jobs, "http"))
        while not it.host._writer.rows:  # noqa: ASYNC110 - the first slice is on its way
            await asyncio.sleep(0.0001)
        submitting.cancel()
        await asyncio.wait((submitting,))
        await it.sleep(100)
        filed = it.audit()["pending"]
        assert 0 < filed < 1_200
        receipts = await it.host.submit([it.new(60_000, idempotency_key=str(n)) for n in range(1_200)], "http")
        assert sum(receipt.repeated for receipt in receipts) == filed  # type: ignore[union-attr]
        assert it.audit() == {"accepted": 1_200, "pending": 1_200}

    scenario(main)


# -- the journal's answers ------------------------------------------------------------------------


def test_a_lane_that_ends_by_an_error_ends_the_node() -> None:
    async def main(it: World) -> None:
        it.faults.before_it["append"] = [Corrupt("permission denied for table job_record")]
        submitted = asyncio.create_task(it.submit(100))
        async with asyncio.timeout(1):
            assert isinstance(await it.host.failed, Corrupt)
        await submitted
        it.host.failed = asyncio.get_running_loop().create_future()

    scenario(main)


def test_a_refused_row_after_a_journal_that_was_away_leaves_no_trouble_behind() -> None:
    async def main(it: World) -> None:
        it.faults.before_it["append"] = [JournalAway("refused"), RowRefused("no such row")]
        await it.submit(100)
        ids_of(await it.submit(100))

    scenario(main)


# -- start and stop -------------------------------------------------------------------------------


def test_a_start_whose_shards_are_taken_by_force_meanwhile_goes_on_without_them() -> None:
    async def main(it: World) -> None:
        receipts = await it.submit(60_000, 0)
        await it.host.stop(1_000)
        it.faults.held = {"page"}
        starting = asyncio.create_task(it.start())
        await it.sleep(500)
        other = MemoryJournal(it.server, node="n2", random=Random(77))
        await other.join(range(SHARDS), SHARDS, lanes=2)
        assert len((await other.claim(range(SHARDS), lambda node: True)).owned) == SHARDS
        it.faults.held = set()
        async with asyncio.timeout(10):
            await starting
        await it.sleep(2_000)
        assert not it.host.open_shards
        with pytest.raises(NotOwner):
            await it.host.get(receipts[0].id)
        (refused,) = await it.submit(0)
        assert isinstance(refused, Unavailable)
        assert it.host.status().live_jobs == 0

    scenario(main)


def test_a_stop_in_doubt_waits_for_the_new_incarnation_and_repeats_nothing() -> None:
    async def main(it: World) -> None:
        ids_of(await it.submit(100))
        it.faults.before_it["append"] = [JournalAmbiguous("reset")]
        it.faults.held = {"join"}
        await it.sleep(200)
        assert len(it.fired()) == 1, "its outcome is in doubt"
        stopping = asyncio.create_task(it.host.stop(20_000))
        await it.sleep(2_000)
        it.faults.held = set()
        await stopping
        await it.start()
        assert it.audit() == {"accepted": 1, "succeeded": 1}
        await it.sleep(1_000)
        assert not it.services.repeats()

    scenario(main)


# -- rounds ---------------------------------------------------------------------------------------


def test_what_waits_for_long_is_refiled_though_the_journal_is_never_idle() -> None:
    async def main(it: World) -> None:
        ids_of(await it.submit(*[0] * 1_500, type="slow", timeout_ms=30 * MINUTE_MS))
        await it.sleep(5 * MINUTE_MS)

        async def load(after_ms: int) -> None:
            await it.sleep(after_ms)
            while True:
                await asyncio.wait((asyncio.ensure_future(it.submit(MINUTE_MS * 60)),), timeout=0.0011)

        busy = [asyncio.create_task(load(n)) for n in range(3)]
        await it.sleep(12_000)
        for task in busy:
            task.cancel()
        live = [job for shard in it.host._machine.shards.values() for job in shard.live.values()]
        assert len(live) >= 1_500
        assert min(job.filed_ms for job in live) >= it.now_ms() - 5 * MINUTE_MS

    scenario(main, lambda: World(lambda fire: Reply(hangs=True)))


def test_a_memory_that_was_full_for_a_moment_does_not_hold_jobs_back_for_a_minute() -> None:
    async def main(it: World) -> None:
        ids_of(await it.submit(*[3_000] * 300))
        ids_of(await it.submit(*[5_000] * 10))
        await it.sleep(2 * MINUTE_MS)
        assert len(it.fired()) == 310
        assert max(a.fired_ms - a.fire.due_ms for a in it.services.ledger) <= 2_000

    scenario(main, lambda: World(live_bytes_max=80_000))


def test_jobs_filed_while_the_clock_was_mended_fire_in_time_after_a_restart() -> None:
    async def main(it: World) -> None:
        it.clock.start_ms += HOUR_MS
        await it.sleep(3 * MINUTE_MS)
        it.clock.start_ms -= HOUR_MS
        await it.sleep(1_000)
        ids_of(await it.submit(*[15_000] * 8))
        assert min(row.low_ms for row in it.server.shards.values()) > it.now_ms() + 30 * MINUTE_MS
        await it.host.stop(1_000)
        await it.start()
        await it.sleep(30_000)
        assert len(it.fired()) == 8
        assert max(a.fired_ms - a.fire.due_ms for a in it.services.ledger) == 0

    scenario(main)


def test_a_node_whose_clock_is_days_ahead_drops_nothing_by_it() -> None:
    async def main(it: World) -> None:
        ids_of(await it.submit(10, idempotency_key="k"))
        it.host.keeper._clock = VirtualClock(it.clock.start_ms + 10 * DAY_MS)
        await it.sleep(2 * HOUR_MS)
        assert it.server.keys

    scenario(main)
