"""A whole node in virtual time: it fires, and does what it is told."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from engine.core.lifecycle import State
from engine.dispatch.memory import Reply
from engine.errors import Conflict, NotFound
from engine.options import DAY_MS, MINUTE_MS
from engine.ports import Fire
from tests.unit.engine.world import CALM, OK, World, ids_of, scenario

# -- firing ---------------------------------------------------------------------------------------


def test_jobs_fire_at_their_millisecond_once_and_are_accounted_for() -> None:
    async def main(it: World) -> None:
        receipts = await it.submit(50, 20, 1_000, 90_000)
        ids_of(receipts)
        await it.sleep(100_000)
        assert sorted(it.fired().values()) == [1, 1, 1, 1]
        for arrival in it.services.ledger:
            assert arrival.fired_ms == arrival.fire.due_ms
        assert it.audit() == {"accepted": 4, "succeeded": 4}
        assert it.host.status().live_jobs == 0

    scenario(main)


def test_a_failing_target_is_tried_again_and_then_the_job_is_dead_with_its_reasons() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(10))
        await it.sleep(60_000)
        view = await it.host.get(job_id)
        assert (view.state, view.attempt) == (State.DEAD, 3)
        assert [(a.number, a.code, a.error) for a in view.attempts] == [(n, "INTERNAL", "broken") for n in (1, 2, 3)]
        assert view.due_ms == view.attempts[0].fired_ms
        assert len({arrival.fire.fire_id for arrival in it.services.ledger}) == 3
        assert it.audit() == {"accepted": 1, "dead": 1}

    scenario(main, lambda: World(lambda fire: Reply(code="INTERNAL", message="broken")))


def test_a_target_that_hangs_does_not_delay_another() -> None:
    def script(fire: Fire) -> Reply:
        return Reply(hangs=True) if fire.type.name == "slow" else OK

    async def main(it: World) -> None:
        await it.host.submit([it.new(10, type="slow", timeout_ms=60_000) for _ in range(2_000)], "http")
        await it.submit(*range(100, 600, 5))
        await it.sleep(1_000)
        late = [a.fired_ms - a.fire.due_ms for a in it.services.ledger if a.fire.type.name == "mail"]
        assert len(late) == 100
        assert max(late) == 0
        assert it.host.status().waiting["target"] > 0

    scenario(main, lambda: World(script))


# -- wishes ---------------------------------------------------------------------------------------


def test_a_cancelled_job_does_not_fire_near_or_far() -> None:
    async def main(it: World) -> None:
        near, far = ids_of(await it.submit(500, 30 * MINUTE_MS))
        for job_id in (near, far):
            assert (await it.host.cancel(job_id)).state is State.CANCELLED
            assert (await it.host.cancel(job_id)).state is State.CANCELLED, "again is fine"
        await it.sleep(60 * MINUTE_MS)
        assert not it.fired()
        assert it.audit() == {"accepted": 2, "cancelled": 2}
        with pytest.raises(Conflict):
            await it.host.reschedule(far, it.now_ms() + 5)

    scenario(main, lambda: World(**CALM))


def test_a_job_moves_from_far_to_near_and_back_under_one_id() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(2 * DAY_MS))
        for delay_ms in (1_000, 3 * DAY_MS, 40 * MINUTE_MS, 50):
            due_ms = it.now_ms() + delay_ms
            assert (await it.host.reschedule(job_id, due_ms)).due_ms == due_ms
            assert (await it.host.get(job_id)).next_fire_ms == due_ms
        await it.sleep(4 * DAY_MS)
        assert list(it.fired().values()) == [1]
        assert (await it.host.get(job_id)).state is State.SUCCEEDED
        assert it.audit() == {"accepted": 1, "succeeded": 1}

    scenario(main, lambda: World(**CALM))


def test_cancelling_a_running_job_ends_its_call() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(0, timeout_ms=60_000))
        await it.sleep(20)
        assert (await it.host.get(job_id)).state is State.RUNNING
        assert (await it.host.cancel(job_id)).state is State.CANCELLED
        assert it.services.ledger[0].outcome == "CANCELLED"
        assert it.audit() == {"accepted": 1, "cancelled": 1}

    scenario(main, lambda: World(lambda fire: Reply(hangs=True)))


def test_an_unknown_job_is_not_found() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(5_000))
        for wish in (it.host.get, it.host.cancel):
            with pytest.raises(NotFound):
                await wish(job_id ^ 1)

    scenario(main)


# -- idempotency ----------------------------------------------------------------------------------


def test_a_key_files_one_job_however_often_and_however_close_together_it_comes() -> None:
    async def main(it: World) -> None:
        twice = it.new(50, idempotency_key="k"), it.new(70, idempotency_key="k")
        answers = await asyncio.gather(*(it.host.submit(list(twice), "http") for _ in range(5)))
        receipts: list[Any] = [receipt for answer in answers for receipt in answer]
        assert len(set(ids_of(receipts))) == 1
        assert [receipt.repeated for receipt in receipts].count(False) == 1
        again = await it.submit(900, idempotency_key="k")
        assert (again[0].id, again[0].repeated) == (receipts[0].id, True)
        other_user = await it.submit(900, idempotency_key="k", user_id="u")
        assert other_user[0].id != receipts[0].id
        await it.sleep(2_000)
        assert it.audit() == {"accepted": 2, "succeeded": 2}

    scenario(main)


def test_a_key_is_forgotten_after_its_window() -> None:
    async def main(it: World) -> None:
        first = ids_of(await it.submit(10, idempotency_key="k"))
        await it.sleep(73 * 60 * MINUTE_MS)
        assert ids_of(await it.submit(10, idempotency_key="k")) != first

    scenario(main, lambda: World(**CALM))
