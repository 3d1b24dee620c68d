"""Jobs that may expire, on a whole node in virtual time: what is too late ends by itself, and says why."""

from __future__ import annotations

from engine.core.lifecycle import State
from engine.desk import Receipt
from engine.dispatch.memory import Reply
from engine.options import MINUTE_MS
from engine.ports import Fire
from tests.unit.engine.world import OK, World, ids_of, scenario


def _slow(fire: Fire) -> Reply:
    return Reply(after_ms=60_000) if fire.type.name == "slow" else OK


def test_one_that_waits_for_its_user_expires_within_a_second_of_its_time() -> None:
    async def main(it: World) -> None:
        end_ms = it.now_ms() + 10_000
        first, second = ids_of(
            [
                *await it.submit(0, type="slow", user_id="u", timeout_ms=90_000),
                *await it.submit(1, user_id="u", expires_ms=end_ms),
            ]
        )
        await it.sleep(9_000)
        waiting = await it.host.get(second)
        assert (waiting.state, waiting.waiting_for, waiting.expires_ms) == (State.PENDING, "user", end_ms)
        await it.sleep(2_100)
        view = await it.host.get(second)
        assert (view.state, view.attempt, view.waiting_for) == (State.EXPIRED, 0, None)
        assert view.reason == "not called in time: its user had as many calls running as one user may"
        assert view.finished_ms is not None
        assert end_ms < view.finished_ms <= end_ms + 1_100
        await it.sleep(60_000)
        assert (await it.host.get(first)).state is State.SUCCEEDED
        assert len(it.services.ledger) == 1
        assert it.audit() == {"accepted": 2, "succeeded": 1, "expired": 1}

    scenario(main, lambda: World(_slow, running_per_user_max=1))


def test_one_that_comes_due_while_nobody_serves_it_expires_as_soon_as_somebody_does() -> None:
    async def main(it: World) -> None:
        now_ms = it.now_ms()
        early, late = ids_of(
            [
                *await it.submit(MINUTE_MS, expires_ms=now_ms + 2 * MINUTE_MS),
                *await it.submit(MINUTE_MS, expires_ms=now_ms + 60 * MINUTE_MS),
            ]
        )
        await it.host.stop(1_000)
        await it.sleep(10 * MINUTE_MS)
        await it.start()
        await it.sleep(10_000)
        assert (await it.host.get(early)).state is State.EXPIRED
        assert (await it.host.get(early)).reason == "nobody served it in time"
        assert (await it.host.get(late)).state is State.SUCCEEDED

    scenario(main)


def test_while_the_journal_is_away_no_call_begins_too_late() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(5_000, expires_ms=it.now_ms() + 8_000))
        await it.sleep(1_000)
        it.faults.away = True
        await it.sleep(20_000)
        it.faults.away = False
        await it.sleep(10_000)
        view = await it.host.get(job_id)
        assert view.state is State.EXPIRED
        assert view.reason.startswith("not called in time")
        assert not it.services.ledger

    scenario(main)


def test_a_job_with_a_window_fires_within_it_when_it_was_told_to() -> None:
    async def main(it: World) -> None:
        now_ms = it.now_ms()
        receipts = await it.submit(*[1_000] * 50, window_ms=20_000)
        dues = [it.host.view_of(receipt).due_ms for receipt in receipts]
        assert now_ms + 1_000 <= min(dues)
        assert max(dues) <= now_ms + 21_000
        assert len(set(dues)) > 40
        await it.sleep(30_000)
        assert sorted(arrival.fire.due_ms for arrival in it.services.ledger) == sorted(dues)

    scenario(main)


def test_a_job_that_is_asked_for_again_keeps_to_its_window() -> None:
    """As whoever routes it does where its shard was on its way: the same job comes once more."""

    async def main(it: World) -> None:
        job = it.new(0, window_ms=10_000)
        last_ms = job.due_ms + job.window_ms
        for _ in range(20):
            (receipt,) = await it.host.submit([job], "http")
            assert isinstance(receipt, Receipt), receipt
            assert it.host.view_of(receipt).due_ms <= last_ms
            job.random62 = job.shard = None  # it is taken each time here, so each needs an id of its own

    scenario(main)
