"""A whole node in virtual time: doubt, a journal that is away, restarts, and the bounds of memory."""

from __future__ import annotations

import asyncio

from engine.core.lifecycle import State
from engine.dispatch.memory import Reply
from engine.errors import Busy, JournalAmbiguous, JournalAway, TocsinError, Unavailable, UnknownOutcome
from engine.options import DAY_MS, MINUTE_MS
from tests.unit.engine.world import CALM, Faults, World, ids_of, scenario
from tests.virtual_time import run

# -- trouble --------------------------------------------------------------------------------------


def test_a_commit_whose_answer_was_lost_is_acknowledged_and_not_repeated() -> None:
    async def main(it: World) -> None:
        it.faults.after_it["append"] = [JournalAmbiguous("reset")]
        ids_of(await it.submit(100))
        await it.sleep(1_000)
        assert list(it.fired().values()) == [1]
        assert it.audit() == {"accepted": 1, "succeeded": 1}

    scenario(main)


def test_a_flush_that_was_lost_on_the_way_is_sent_again() -> None:
    async def main(it: World) -> None:
        it.faults.before_it["append"] = [JournalAmbiguous("reset")]
        ids_of(await it.submit(100))
        await it.sleep(1_000)
        assert list(it.fired().values()) == [1]
        assert it.audit() == {"accepted": 1, "succeeded": 1}

    scenario(main)


def test_a_cancel_that_is_durable_is_answered_though_the_journal_goes_away_right_after() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(60_000))
        it.faults.before_it["read"] = [JournalAway("gone")]
        view = await it.host.cancel(job_id)
        assert view.state is State.CANCELLED, "not: nothing was done"
        assert view.finished_ms is not None
        assert (await it.host.get(job_id)).state is State.CANCELLED

    scenario(main)


def test_calls_that_run_through_doubt_are_not_started_again() -> None:
    async def main(it: World) -> None:
        ids_of(await it.submit(0, 0, 0))
        await it.sleep(100)
        it.faults.after_it["append"] = [JournalAmbiguous("reset")]
        ids_of(await it.submit(5_000))
        await it.sleep(10_000)
        assert not it.services.repeats()
        assert it.audit() == {"accepted": 4, "succeeded": 4}

    scenario(main, lambda: World(lambda fire: Reply(after_ms=2_000)))


def test_a_journal_that_is_away_is_503_and_nothing_fires_on_old_trust() -> None:
    async def main(it: World) -> None:
        ids_of(await it.submit(3_000))
        it.faults.away = True
        await it.sleep(2_000)
        (refused,) = await it.submit(10)
        assert isinstance(refused, TocsinError)
        assert it.host.status().state == "waiting"
        await it.sleep(5_000)
        assert not it.fired(), "trust ran out before it was due"
        it.faults.away = False
        await it.sleep(1_000)
        assert list(it.fired().values()) == [1]
        ids_of(await it.submit(10))
        await it.sleep(100)
        assert it.audit() == {"accepted": 2, "succeeded": 2}

    scenario(main)


def test_a_journal_that_stands_still_without_an_error_is_503_as_well() -> None:
    async def main(it: World) -> None:
        it.faults.held = {"check", "append"}
        await it.sleep(2_000)
        under_way = asyncio.create_task(it.submit(10))
        await it.sleep(2_000)
        (refused,) = await it.submit(10)
        assert isinstance(refused, Unavailable)
        assert "has not answered" in str(refused)
        assert "has not answered" in (await it.host.dependencies())["postgres"]
        assert it.host.status().state == "waiting"
        it.faults.held = set()
        ids_of(await under_way)
        ids_of(await it.submit(10))
        assert (await it.host.dependencies())["postgres"] == "ok"

    scenario(main)


def test_a_caller_is_told_that_the_outcome_is_unknown_and_the_job_is_still_accounted_for() -> None:
    async def main(it: World) -> None:
        it.faults.held.add("append")
        (answer,) = await it.submit(60_000, idempotency_key="k")
        assert isinstance(answer, UnknownOutcome)
        it.faults.held.clear()
        await it.sleep(1_000)
        (again,) = await it.submit(60_000, idempotency_key="k")
        assert again.repeated, "the key finds out"
        assert it.audit() == {"accepted": 1, "pending": 1}

    scenario(main)


def test_a_full_backlog_pushes_back_before_it_overflows() -> None:
    async def main(it: World) -> None:
        it.faults.held.add("append")
        first = asyncio.ensure_future(it.submit(*[1_000] * 30))
        await it.sleep(10)
        answers = await it.submit(*[1_000] * 30)
        assert all(isinstance(answer, Busy) for answer in answers)
        it.faults.held.clear()
        ids_of(await first)

    scenario(
        main,
        lambda: World(flush_rows_max=10, backlog_rows_max=50),
    )


def test_a_restart_fires_what_was_pending_and_repeats_only_what_ran_unrecorded() -> None:
    async def main(it: World) -> None:
        ids_of(await it.submit(0, 0, 8_000, 2 * DAY_MS))
        await it.sleep(100)
        dead = it.host
        it.faults.away = True  # the process is gone: whatever it still tries reaches nobody
        await it.sleep(10)
        it.faults = Faults()
        await it.start()
        assert dead is not it.host
        await it.sleep(20_000)
        assert sorted(it.services.repeats().values()) == [2, 2]
        assert len(it.fired()) == 3
        for arrival in it.services.ledger:
            assert arrival.fired_ms >= arrival.fire.due_ms
        assert it.audit() == {"accepted": 4, "succeeded": 3, "pending": 1}
        dead.failed.cancel()

    scenario(main, lambda: World(lambda fire: Reply(after_ms=3_000)))


def test_a_clean_stop_leaves_nothing_to_repeat() -> None:
    async def main(it: World) -> None:
        ids_of(await it.submit(0, 0, 5_000))
        await it.sleep(100)
        await it.host.stop(20_000)
        await it.start()
        await it.sleep(10_000)
        assert not it.services.repeats()
        assert it.audit() == {"accepted": 3, "succeeded": 3}

    scenario(main, lambda: World(lambda fire: Reply(after_ms=1_000)))


# -- memory ---------------------------------------------------------------------------------------


def test_what_is_far_is_not_in_memory_and_comes_in_in_time() -> None:
    async def main(it: World) -> None:
        ids_of(await it.submit(*(n * MINUTE_MS for n in range(1, 121))))
        assert it.host.status().live_jobs <= 11
        await it.sleep(125 * MINUTE_MS)
        assert len(it.fired()) == 120
        assert max(a.fired_ms - a.fire.due_ms for a in it.services.ledger) == 0

    scenario(main, lambda: World(**CALM))


def test_memory_is_bounded_by_its_option_however_many_jobs_are_due_soon() -> None:
    async def main(it: World) -> None:
        for _ in range(20):
            ids_of(await it.submit(*[MINUTE_MS] * 100))
        assert it.host.status().live_bytes <= 200_000 * 1.2
        await it.sleep(10 * MINUTE_MS)
        assert len(it.fired()) == 2_000, "late, but none is lost"
        assert set(it.fired().values()) == {1}

    scenario(main, lambda: World(live_bytes_max=200_000))


def test_what_waits_for_long_is_refiled_so_that_recovery_need_not_read_far_back() -> None:
    async def main(it: World) -> None:
        ids_of(await it.submit(*[0] * 300, timeout_ms=30 * MINUTE_MS))
        await it.sleep(12 * MINUTE_MS)
        lows = [row.low_ms for row in it.server.shards.values()]
        assert min(lows) >= it.now_ms() - 7 * MINUTE_MS
        assert it.audit() == {"accepted": 300, "running": 128, "pending": 172}
        assert len(it.fired()) == 128

    scenario(main, lambda: World(lambda fire: Reply(hangs=True)))


def test_jobs_that_come_and_are_cancelled_leave_no_memory_behind() -> None:
    async def main(it: World) -> None:
        for _ in range(12):
            receipts = await it.submit(*[8 * MINUTE_MS] * 2_000)
            await asyncio.gather(*(it.host.cancel(job_id) for job_id in ids_of(receipts)))
        await it.sleep(2_000)
        assert len(it.host._driver.wheel) <= 20_000
        assert it.audit() == {"accepted": 24_000, "cancelled": 24_000}

    scenario(main)


def test_answers_that_cannot_be_taken_end_the_node_instead_of_stranding_their_jobs() -> None:
    async def main() -> None:
        it = World()
        await it.start()
        it.host._lanes.release = lambda ready: 1 / 0  # type: ignore[method-assign,assignment]
        ids_of(await it.submit(10))
        await it.sleep(100)
        assert isinstance(it.host.failed.result(), ZeroDivisionError)

    run(main)
