"""A whole node in virtual time: the real host, on the journal's and the targets' memory twins."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from random import Random
from typing import Any

import pytest

from engine.core.catalog import Backoff, Catalog, JobType, Priority, Target
from engine.core.job import Form, NewJob
from engine.core.lifecycle import State
from engine.desk import Receipt
from engine.dispatch.memory import MemoryServices, MemoryTargets, Reply
from engine.errors import Busy, Conflict, JournalAmbiguous, JournalAway, NotFound, TocsinError, UnknownOutcome
from engine.host import Host
from engine.journal.memory import MemoryJournal
from engine.journal.memory_server import MemoryServer
from engine.options import DAY_MS, MINUTE_MS, Options
from engine.ports import Fire
from engine.telemetry import Telemetry
from tests.virtual_time import VirtualClock, run

SHARDS = 4
OK = Reply(after_ms=5)


def kind(name: str, **fields: Any) -> JobType:
    return JobType(name, Target("grpc", f"{name}:1", f"/{name}.S/Do"), backoff=Backoff(first_ms=100), **fields)


CATALOG = Catalog({name: kind(name) for name in ("mail", "push", "slow")})


class Faults:
    """Raises what was put for an operation, once, before or after it was carried out."""

    def __init__(self) -> None:
        self.before_it: dict[str, list[TocsinError]] = {}
        self.after_it: dict[str, list[TocsinError]] = {}
        self.away = False
        self.held: set[str] = set()

    async def before(self, node: str, operation: str) -> None:
        while operation in self.held:  # noqa: ASYNC110 - virtual time
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.001)
        if self.away:
            raise JournalAway("connection refused")
        if self.before_it.get(operation):
            raise self.before_it[operation].pop(0)

    async def after(self, node: str, operation: str) -> None:
        await asyncio.sleep(0.001)
        if self.after_it.get(operation):
            raise self.after_it[operation].pop(0)


CALM: dict[str, Any] = {"trust_window_ms": 60 * MINUTE_MS, "fold_every_ms": 5 * MINUTE_MS}
"""For scenarios of days: a node that proves and folds so seldom that they pass quickly."""


class World:
    """What outlives a node, and the node that runs."""

    def __init__(self, script: Callable[[Fire], Reply] = lambda fire: OK, **options: Any) -> None:
        self.clock = VirtualClock()
        self.server = MemoryServer(self.clock)
        self.services = MemoryServices(script)
        self.options = Options(**options)
        self.faults = Faults()
        self.lives = 0
        self.host: Host

    async def start(self) -> Host:
        self.lives += 1
        random = Random(self.lives)
        self.host = Host(
            node="n1",
            shards=SHARDS,
            options=self.options,
            catalog=CATALOG,
            clock=self.clock,
            journal=MemoryJournal(self.server, node="n1", random=random, faults=self.faults),
            targets=MemoryTargets(self.services, self.options),
            random=random,
            telemetry=Telemetry(),
        )
        await self.host.start(lambda node: True)
        return self.host

    def now_ms(self) -> int:
        return self.clock.now_ms()

    async def submit(self, *delays_ms: int, via: str = "http", **fields: Any) -> list[Any]:
        return await self.host.submit([self.new(delay_ms, **fields) for delay_ms in delays_ms], via)

    def new(self, delay_ms: int, **fields: Any) -> NewJob:
        given: dict[str, Any] = {
            "type": "mail", "payload": b"{}", "form": Form.JSON, "priority": Priority.HIGH, "max_attempts": 3,
            "timeout_ms": 10_000, "due_ms": self.now_ms() + delay_ms,
        }  # fmt: skip
        return NewJob(**(given | fields))

    async def sleep(self, ms: int) -> None:
        await asyncio.sleep(ms / 1_000)

    def fired(self) -> Counter[str]:
        return Counter(arrival.fire.job_id for arrival in self.services.ledger)

    def audit(self) -> dict[str, int]:
        audit = self.host.status().audit
        names = [name for name in audit if name != "accepted"]
        assert audit["accepted"] == sum(audit[name] for name in names), audit
        return {name: count for name, count in audit.items() if count}


def scenario(main: Callable[[World], Coroutine[Any, Any, None]], world: Callable[[], World] = World) -> None:
    async def start() -> None:
        it = world()
        await it.start()
        await main(it)
        assert not it.host.failed.done(), it.host.failed

    run(start)


def ids_of(receipts: list[Any]) -> list[int]:
    assert all(isinstance(receipt, Receipt) for receipt in receipts), receipts
    return [receipt.id for receipt in receipts]


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


def test_a_type_that_left_the_catalog_is_retried_and_not_lost() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(10, type="gone"))
        await it.sleep(50)
        view = await it.host.get(job_id)
        assert view.state is State.RETRYING
        assert "gone" in view.attempts[0].error

    scenario(main)


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
