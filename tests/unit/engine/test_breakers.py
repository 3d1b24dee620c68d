"""Targets that go away and come back, on a whole node in virtual time: what waits for them is parked and delivered, no
attempt is spent meanwhile, and nobody else notices."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from engine.core.ids import format_id
from engine.core.lifecycle import State
from engine.core.listing import Query
from engine.core.status import BreakerStatus
from engine.dispatch.memory import Reply
from engine.options import MINUTE_MS
from engine.ports import Fire
from tests.unit.engine.world import OK, World, ids_of, scenario

MAIL = "grpc://mail:1"
BULK = "grpc+batch://bulk:1"


def breaker(it: World, key: str = MAIL) -> BreakerStatus:
    return it.host.status().breakers[key]


async def break_it(it: World, kind: str = "mail", count: int = 40, **fields: Any) -> list[int]:
    """Its target is gone, and enough calls of it have failed."""
    it.services.down(f"{kind}:1")
    job_ids = ids_of(await it.submit(*[0] * count, type=kind, **fields))
    await it.sleep(50)
    return job_ids


async def is_delivered(it: World, job_ids: list[int]) -> None:
    views = [await it.host.get(job_id) for job_id in job_ids]
    assert Counter(view.state for view in views) == {State.SUCCEEDED: len(job_ids)}


@pytest.mark.parametrize(("kind", "key"), [("mail", MAIL), ("bulk", BULK)])
def test_what_is_due_while_its_target_is_away_is_delivered_when_it_is_back(kind: str, key: str) -> None:
    async def main(it: World) -> None:
        broke = await break_it(it, kind, max_attempts=6)
        assert breaker(it, key).state == "open"
        due = []
        for _ in range(60):
            due += ids_of(await it.submit(*[0] * 5, type=kind))
            await it.sleep(1_000)
        assert not it.services.ledger
        assert it.host.status().waiting["breaker"] >= 300
        views = [await it.host.get(job_id) for job_id in due]
        assert {(view.state, view.attempts) for view in views} == {(State.PENDING, ())}
        it.services.up(f"{kind}:1")
        await it.sleep(60_000)
        await is_delivered(it, broke + due)
        attempts = [len((await it.host.get(job_id)).attempts) for job_id in due]
        assert set(attempts) == {1}
        assert breaker(it, key).state == "closed"
        assert breaker(it, key).parked == 0
        assert it.host.status().waiting["breaker"] == 0
        it.host._lanes.check()
        it.host._machine.check()

    scenario(main)


def test_jobs_of_another_target_are_called_on_time_all_along() -> None:
    async def main(it: World) -> None:
        await break_it(it)
        for _ in range(20):
            await it.submit(*[0] * 50)
            await it.submit(*[100] * 5, type="push")
            await it.sleep(500)
        late = [arrival.fired_ms - arrival.fire.due_ms for arrival in it.services.ledger]
        assert len(late) == 100
        assert max(late) <= 1

    scenario(main)


def test_a_parked_job_says_what_it_waits_for_and_until_when() -> None:
    async def main(it: World) -> None:
        await break_it(it)
        (job_id,) = ids_of(await it.submit(0))
        await it.sleep(20_000)
        view = await it.host.get(job_id)
        assert (view.state, view.waiting_for, view.attempt) == (State.PENDING, "breaker", 0)
        assert view.due_ms == view.timeline.due_ms
        assert view.next_fire_ms is not None
        assert view.next_fire_ms > view.due_ms
        (listed,) = [each for each in (await _pending(it)) if each.id == job_id]
        assert (listed.waiting_for, listed.due_ms) == ("breaker", view.due_ms)

    scenario(main)


async def _pending(it: World) -> Any:

    return (await it.host.search(Query(), None, 1_000)).jobs


def test_a_node_that_comes_after_delivers_what_another_parked() -> None:
    """It starts with a closed breaker: what is parked comes back when it was to."""

    async def main(it: World) -> None:
        broke = await break_it(it, max_attempts=6)
        due = ids_of(await it.submit(*[0] * 100))
        await it.sleep(5_000)
        await it.host.stop(1_000)
        await it.start()
        it.services.up("mail:1")
        await it.sleep(2 * MINUTE_MS)
        await is_delivered(it, broke + due)
        assert set(it.fired().values()) == {1}

    scenario(main)


def test_a_target_that_is_not_reached_costs_its_probes_no_attempt() -> None:
    """No byte of theirs was sent: their jobs go back as they were."""

    async def main(it: World) -> None:
        await break_it(it, max_attempts=6)
        (job_id,) = ids_of(await it.submit(0))
        await it.sleep(10 * MINUTE_MS)
        assert it.host.telemetry.breakers_opened[MAIL] > 30
        assert (await it.host.get(job_id)).attempts == ()
        assert (breaker(it).next_probe_ms or 0) <= it.now_ms() + 5_000

    scenario(main)


def test_a_target_that_fails_every_call_spends_attempts_of_its_probes_only() -> None:
    async def main(it: World) -> None:
        for _ in range(60):
            await it.submit(*[0] * 100)
            await it.sleep(1_000)
        opened = it.host.telemetry.breakers_opened[MAIL]
        assert len(it.services.ledger) <= 128 + 3 * opened
        assert it.host.status().waiting["breaker"] > 5_000
        assert it.host._writer.rows == 0

    scenario(main, lambda: World(lambda fire: Reply(code="INTERNAL", after_ms=5)))


def test_one_that_hangs_holds_its_slots_and_is_probed_beside_them() -> None:
    """Old calls hang on when it has failed: a few more may start all the same, and their outcome alone counts."""
    healed: list[bool] = []

    def script(fire: Fire) -> Reply:
        if healed:
            return OK
        return Reply(hangs=True) if fire.timeout_ms > 1_000 else Reply(code="UNAVAILABLE", after_ms=5)

    async def main(it: World) -> None:
        await it.submit(*[0] * 50, timeout_ms=MINUTE_MS)
        await it.submit(*[10] * 40, timeout_ms=900)
        await it.sleep(100)
        assert breaker(it).state == "open"
        due = ids_of(await it.submit(*[0] * 20))
        healed.append(True)
        await it.sleep(30_000)
        assert breaker(it).state == "closed"
        await is_delivered(it, due)
        opened = it.host.telemetry.breakers_opened[MAIL]
        for _ in range(60):
            await it.submit(0)
            await it.sleep(1_000)
        assert it.host.telemetry.breakers_opened[MAIL] == opened, "old calls count against a target that is well"
        assert not it.host._breakers._of, "it is long forgotten"

    scenario(main, lambda: World(script))


def test_one_that_is_away_never_has_more_probes_than_it_may() -> None:
    running: list[int] = []

    async def main(it: World) -> None:
        def script(fire: Fire) -> Reply:
            running.append(len(it.host._firing._calls))
            return Reply(code="UNAVAILABLE", after_ms=2_000)

        it.services.script = script
        await it.submit(*[0] * 40)
        await it.sleep(2_100)
        assert breaker(it).state == "open"
        running.clear()
        for _ in range(60):
            await it.submit(*[0] * 20)
            await it.sleep(1_000)
        assert 0 < max(running) <= 3

    scenario(main)


def test_the_breaker_that_opens_again_and_again_counts_it() -> None:
    async def main(it: World) -> None:
        await break_it(it)
        first = breaker(it)
        assert (first.state, first.failures >= 20, first.since_ms is not None) == ("open", True, True)
        assert first.next_probe_ms is not None
        await it.sleep(30_000)
        assert it.host.telemetry.breakers_opened[MAIL] >= 3
        assert it.host.status().breakers["grpc://push:1"] == BreakerStatus("closed", None, 0, 0, None)

    scenario(main)


def test_a_crowd_of_one_user_is_parked_too() -> None:
    async def main(it: World) -> None:
        await break_it(it)
        await it.submit(*[0] * 3_000, user_id="u")
        await it.sleep(5_000)
        assert len(it.host._lanes) < 300, "those who come back wait for the next look"
        assert breaker(it).parked > 2_500

    scenario(main)


def test_where_memory_is_short_the_parked_leave_it() -> None:
    async def main(it: World) -> None:
        it.services.down("mail:1")
        for _ in range(40):
            await it.submit(*[0] * 50)
            await it.sleep(1_000)
        assert it.host._machine.live_bytes < 400_000
        assert it.host.status().horizon_ms > 0, "the horizon of the others was moved"
        it.services.up("mail:1")
        for _ in range(60):
            await it.sleep(MINUTE_MS)
        audit = it.audit()
        assert audit["accepted"] == 2_000
        assert audit["accepted"] == audit["succeeded"] + audit.get("dead", 0)
        assert audit.get("dead", 0) <= 20

    scenario(main, lambda: World(live_bytes_max=600_000))


def test_a_job_that_is_cancelled_while_it_is_parked_is_left_alone() -> None:
    async def main(it: World) -> None:
        await break_it(it)
        (job_id,) = ids_of(await it.submit(0))
        await it.sleep(3_000)
        await it.host.cancel(job_id)
        it.services.up("mail:1")
        await it.sleep(2 * MINUTE_MS)
        assert (await it.host.get(job_id)).state is State.CANCELLED
        assert it.fired()[format_id(job_id)] == 0
        assert it.services.ledger

    scenario(main)


def test_when_all_is_well_nothing_is_kept_about_it() -> None:
    async def main(it: World) -> None:
        await it.submit(*[0] * 100)
        await it.sleep(1_000)
        assert not it.host._breakers._of
        assert not it.host._lanes._let

    scenario(main)
