"""Jobs of a batch target, on a whole node in virtual time: who shares a call, and what a seat in one may become."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import msgspec
import pytest

from engine import batches
from engine.core import ids
from engine.core.catalog import Catalog
from engine.core.commands import Cancel
from engine.core.job import Form
from engine.core.lifecycle import State
from engine.dispatch.memory import Reply
from engine.errors import Conflict
from engine.ports import Fire
from engine.tickets import Batch
from tests.unit.engine.world import BULK, OK, World, ids_of, scenario


async def submit(it: World, *delays_ms: int, **fields: Any) -> list[int]:
    return ids_of(await it.submit(*delays_ms, type="bulk", **fields))


def sizes(it: World) -> list[int]:
    """Jobs of each call, in order."""
    return [count for _, count in sorted(Counter(arrival.call for arrival in it.services.ledger).items())]


def hangs(fire: Fire) -> Reply:
    return Reply(hangs=True)


# -- who shares a call -----------------------------------------------------------------------------


def test_jobs_of_one_turn_go_in_as_few_calls_as_fit_them_at_their_millisecond() -> None:
    async def main(it: World) -> None:
        await submit(it, *[50] * 250, 60)
        await it.sleep(1_000)
        assert sizes(it) == [100, 100, 50, 1]
        assert all(arrival.fired_ms == arrival.fire.due_ms for arrival in it.services.ledger)
        assert it.audit() == {"accepted": 251, "succeeded": 251}
        assert it.host._firing.running == 0

    scenario(main)


def test_what_becomes_due_while_calls_are_on_their_way_gathers() -> None:
    """Eight calls of a job each are under way when a hundred more jobs become due, one a millisecond."""

    async def main(it: World) -> None:
        await submit(it, *range(10, 18), *range(20, 120))
        await it.sleep(2_000)
        assert sizes(it) == [1] * batches.CALLS_MAX + [100]

    scenario(main, lambda: World(lambda fire: Reply(after_ms=500)))


def test_a_job_with_another_time_out_goes_in_another_call() -> None:
    async def main(it: World) -> None:
        await submit(it, 50, 50, timeout_ms=1_000)
        await submit(it, 50, timeout_ms=2_000)
        await submit(it, 50, timeout_ms=1_000)
        await it.sleep(1_000)
        by_call: dict[int, set[int]] = {}
        for arrival in it.services.ledger:
            by_call.setdefault(arrival.call, set()).add(arrival.fire.timeout_ms)
        assert all(len(timeouts) == 1 for timeouts in by_call.values())
        assert len(it.services.ledger) == 4

    scenario(main)


def test_a_call_holds_no_more_bytes_than_a_server_takes() -> None:
    async def main(it: World) -> None:
        await submit(it, *[50] * 10, payload=b'"' + b"\x00" * (1 << 20) + b'"', form=Form.RAW)
        await it.sleep(1_000)
        assert sizes(it) == [3, 3, 3, 1]
        assert it.audit() == {"accepted": 10, "succeeded": 10}

    scenario(main)


def test_a_target_that_hangs_holds_its_calls_and_its_slots_and_no_other_target() -> None:
    async def main(it: World) -> None:
        await submit(it, *[10] * 3_000, timeout_ms=60_000)
        await it.submit(*range(100, 600, 5))
        await it.sleep(1_000)
        assert sum(arrival.fire.type is BULK for arrival in it.services.ledger) == batches.CALLS_MAX * 100
        late = [a.fired_ms - a.fire.due_ms for a in it.services.ledger if a.fire.type is not BULK]
        assert (len(late), max(late)) == (100, 0)
        assert it.host.status().waiting["target"] == 3_000 - it.options.running_batched_per_target_max

    scenario(main, lambda: World(lambda fire: Reply(hangs=True) if fire.type is BULK else OK))


# -- outcomes --------------------------------------------------------------------------------------


def test_each_job_of_a_call_has_its_own_outcome_and_a_failed_one_is_tried_again_alone() -> None:
    async def main(it: World) -> None:
        jobs = await submit(it, 10, 10, 10)
        await it.sleep(10_000)
        states = [(await it.host.get(job)).state for job in jobs]
        assert sorted(states) == [State.SUCCEEDED, State.SUCCEEDED, State.DEAD]
        assert sizes(it) == [3, 1]

    def script(fire: Fire) -> Reply:
        if fire.fire_id.endswith(".2"):
            return Reply(code="NOT_FOUND", message="still not")
        return Reply(code="UNAVAILABLE") if first.setdefault("failed", fire.job_id) == fire.job_id else OK

    first: dict[str, str] = {}
    scenario(main, lambda: World(script))


def test_a_payload_that_cannot_be_unpacked_is_dead_and_the_others_go() -> None:
    async def main(it: World) -> None:
        await submit(it, 50, 50)
        (broken,) = await submit(it, 50, payload=b"not zstd", form=Form.JSON_ZSTD)
        await it.sleep(1_000)
        assert it.audit() == {"accepted": 3, "succeeded": 2, "dead": 1}
        assert ids.format_id(broken) not in it.fired()

    scenario(main)


# -- wishes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "state"), [("OK", State.SUCCEEDED), ("UNAVAILABLE", State.CANCELLED)])
def test_a_delete_of_a_job_on_its_way_waits_for_its_outcome(code: str, state: State) -> None:
    async def main(it: World) -> None:
        wanted, other = await submit(it, 10, 10)
        await it.sleep(100)
        wish = asyncio.create_task(it.host.cancel(wanted))
        await it.sleep(1_000)
        assert not wish.done()
        await it.sleep(1_500)
        assert wish.done()
        if state is State.SUCCEEDED:
            with pytest.raises(Conflict):
                wish.result()
        assert (await it.host.get(wanted)).state is state
        assert sizes(it)[0] == 2
        assert it.fired()[ids.format_id(wanted)] == 1, "a cancelled job is not tried again"
        assert (it.fired()[ids.format_id(other)] > 1) == (code != "OK")

    scenario(main, lambda: World(lambda fire: Reply(code=code, after_ms=2_000)))


def test_a_delete_of_a_job_whose_call_has_not_begun_is_answered_at_once() -> None:
    """Nine calls' worth of jobs; eight hang."""

    async def main(it: World) -> None:
        jobs = await submit(it, *[10] * 900, timeout_ms=60_000)
        await it.sleep(100)
        sent = it.fired()
        waiting = [job for job in jobs if it.host._machine.find(job).live.fired_ms == 0]  # type: ignore[union-attr]
        assert (len(sent), len(waiting)) == (800, 100)
        assert (await it.host.cancel(waiting[0])).state is State.CANCELLED
        assert it.audit()["cancelled"] == 1

    scenario(main, lambda: World(hangs))


def test_deletes_in_the_step_that_fills_a_call_leave_it_to_the_others_or_call_it_off() -> None:
    async def main(it: World) -> None:
        for keep in (1, 0):
            jobs = await submit(it, *[50] * 3)
            wish = Batch(3 - keep)
            pump = it.host._firing.pump

            def pump_and_cancel(jobs: list[int] = jobs, wish: Batch = wish, keep: int = keep, pump: Any = pump) -> None:
                pump()
                if it.host._firing.running:
                    it.host._firing.pump = pump  # type: ignore[method-assign]
                    it.host._apply(Cancel([(job, (wish, n, None)) for n, job in enumerate(jobs[keep:])]))

            it.host._firing.pump = pump_and_cancel  # type: ignore[method-assign]
            await it.sleep(1_000)
            assert wish.done.done()
        assert sum(it.fired().values()) == 1
        assert it.audit() == {"accepted": 6, "cancelled": 5, "succeeded": 1}
        assert it.host._firing.running == 0

    scenario(main)


# -- trust, shards, stops --------------------------------------------------------------------------


def test_nothing_is_sent_while_trust_is_gone_and_all_of_it_after() -> None:
    async def main(it: World) -> None:
        await submit(it, *[2_500] * 50)
        await it.sleep(1_000)
        it.faults.away = True
        await it.sleep(3_000)
        assert not it.fired()
        it.faults.away = False
        await it.sleep(3_000)
        assert sizes(it) == [50]

    scenario(main)


def test_a_call_that_begins_after_a_new_incarnation_carries_its_epoch() -> None:
    async def main(it: World) -> None:
        await submit(it, *[100] * 20)
        pump = it.host._firing.pump

        def pump_and_doubt() -> None:
            pump()
            if it.host._firing.running:
                it.host._firing.pump = pump  # type: ignore[method-assign]
                it.host._on_doubt("test")

        it.host._firing.pump = pump_and_doubt  # type: ignore[method-assign]
        await it.sleep(1_000)
        assert len(it.services.ledger) == 20
        for arrival in it.services.ledger:
            assert arrival.fire.epoch == it.server.shards[arrival.fire.shard].epoch
        assert it.services.repeats() == {}

    scenario(main)


@pytest.mark.parametrize("all_of_them", [True, False])
def test_jobs_of_lost_shards_leave_their_call_which_goes_on_for_the_others(all_of_them: bool) -> None:
    async def main(it: World) -> None:
        await submit(it, *[10] * 40)
        await it.sleep(100)
        shards = sorted({arrival.fire.shard for arrival in it.services.ledger})
        lost = shards if all_of_them else shards[:1]
        before = it.host.status().audit["accepted"]
        assert before == 40
        it.host.tenure._drop(lost)
        it.host._firing.forget(lost)
        await it.sleep(3_000)
        assert len(it.services.ledger) == 40
        kept = sum(arrival.fire.shard not in lost for arrival in it.services.ledger)
        outcomes = Counter(arrival.outcome for arrival in it.services.ledger)
        assert outcomes == ({"CANCELLED": 40} if all_of_them else {"OK": 40})
        assert it.host.status().audit["succeeded"] == kept
        assert it.host._firing.running == 0

    scenario(main, lambda: World(lambda fire: Reply(after_ms=2_000)))


def test_a_stop_waits_for_the_calls_on_their_way_and_begins_none_of_those_that_wait() -> None:
    async def main(it: World) -> None:
        await submit(it, *[10] * 900)
        await it.sleep(100)
        await it.host.stop(5_000)
        assert sizes(it) == [100] * 8
        assert {arrival.outcome for arrival in it.services.ledger} == {"OK"}
        await it.start()
        await it.sleep(10_000)
        assert it.services.repeats() == {}
        assert it.audit() == {"accepted": 900, "succeeded": 900}

    scenario(main, lambda: World(lambda fire: Reply(after_ms=2_000)))


def test_a_stop_says_how_many_jobs_it_abandons() -> None:
    async def main(it: World) -> None:
        await submit(it, *[10] * 900)
        await it.submit(10)
        await it.sleep(100)
        assert await it.host._firing.stop(1_000) == 801
        await it.host.stop(0)

    scenario(main, lambda: World(hangs))


def test_a_line_that_nobody_waits_in_is_gone_with_its_last_call() -> None:
    """Each target and each `batch_size` that a catalog ever had would keep one."""

    async def main(it: World) -> None:
        for size in (10, 20, 30):
            it.catalog.replace(Catalog({"bulk": msgspec.structs.replace(BULK, batch_size=size)}))
            await it.host.catalog_changed()
            await submit(it, *[10] * 40)
            await it.sleep(100)
            assert len(it.host._firing._batches._lines) == 1
            await it.sleep(1_000)
            assert it.host._firing._batches._lines == {}
        assert len(it.services.ledger) == 120

    scenario(main, lambda: World(lambda fire: Reply(after_ms=500)))


def test_a_line_of_which_nothing_can_be_sent_is_gone_at_once() -> None:
    async def main(it: World) -> None:
        await submit(it, 10, form=Form.JSON_ZSTD, payload=b"not zstd")
        await it.sleep(100)
        assert it.audit() == {"accepted": 1, "dead": 1}
        assert it.host._firing._batches._lines == {}

    scenario(main)
