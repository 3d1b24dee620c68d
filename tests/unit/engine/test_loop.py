"""The driver: wakes for the earliest entry, never acts early, and lets others have their turn."""

from __future__ import annotations

import asyncio

from engine.core.job import Job
from engine.core.lifecycle import State
from engine.core.wheel import Wheel
from engine.loop import Driver
from tests.virtual_time import VirtualClock, run


def entry(due_ms: int) -> Job:
    return Job(due_ms, "t", due_ms, due_ms, State.PENDING, 0, b"")


class Driven:
    def __init__(self, limit: int = 2_000) -> None:
        self.clock = VirtualClock()
        self.fired: list[tuple[int, int]] = []
        self.turns = 0
        self.crashes: list[BaseException] = []
        self.driver = Driver(Wheel(self.clock.now_ms()), self.clock.now_ms, limit, self.on_due, self.crashes.append)

    def on_due(self, jobs: list[Job]) -> None:
        self.turns += 1
        self.fired += [(job.due_ms, self.clock.now_ms()) for job in jobs]

    def schedule(self, *delays_ms: int) -> None:
        self.driver.schedule([entry(self.clock.now_ms() + delay_ms) for delay_ms in delays_ms])


def test_each_entry_fires_at_its_millisecond() -> None:
    async def main() -> None:
        it = Driven()
        it.schedule(0, 5, 5, 1_023, 1_024, 70_000, 3_600_000)
        await asyncio.sleep(4_000)
        assert len(it.fired) == 7
        assert all(due_ms == fired_ms for due_ms, fired_ms in it.fired)

    run(main)


def test_an_earlier_entry_moves_the_alarm_forward() -> None:
    async def main() -> None:
        it = Driven()
        it.schedule(10_000)
        await asyncio.sleep(1)
        it.schedule(500)
        await asyncio.sleep(0.6)
        assert [fired_ms - due_ms for due_ms, fired_ms in it.fired] == [0]

    run(main)


def test_a_dense_millisecond_is_taken_in_turns() -> None:
    async def main() -> None:
        it = Driven(limit=100)
        others = 0

        async def other() -> None:
            nonlocal others
            while len(it.fired) < 1_000:
                others += bool(it.fired)
                await asyncio.sleep(0)

        it.schedule(*[50] * 1_000)
        await asyncio.wait((asyncio.ensure_future(asyncio.sleep(0.2)),))
        assert it.turns == 10
        it.fired.clear()
        it.turns = 0
        it.schedule(*[0] * 1_000)
        await other()
        assert others >= 9, "somebody else ran between two turns"

    run(main)


def test_a_clock_that_jumps_forward_is_noticed_at_the_next_poke() -> None:
    async def main() -> None:
        it = Driven()
        it.schedule(3_600_000)
        it.clock.start_ms += 3_600_000
        it.driver.poke()
        assert len(it.fired) == 1

    run(main)


def test_a_timer_that_comes_early_fires_nothing_early() -> None:
    async def main() -> None:
        it = Driven()
        it.schedule(1_000)
        it.clock.start_ms -= 2  # the loop's timer is now 2 ms ahead of the clock
        await asyncio.sleep(2)
        assert [fired_ms - due_ms for due_ms, fired_ms in it.fired] == [0]

    run(main)


def test_nothing_ticks_while_nothing_is_held() -> None:
    async def main() -> None:
        it = Driven()
        it.schedule(10)
        await asyncio.sleep(0.1)
        loop = asyncio.get_running_loop()
        assert not [handle for handle in loop._scheduled if not handle.cancelled()]  # type: ignore[attr-defined]

    run(main)


def test_a_stopped_driver_fires_nothing() -> None:
    async def main() -> None:
        it = Driven()
        it.schedule(10)
        it.driver.stop()
        await asyncio.sleep(1)
        it.schedule(10)
        await asyncio.sleep(1)
        assert not it.fired

    run(main)


def test_a_turn_that_raises_is_told_and_not_lost_in_the_loop() -> None:
    async def main() -> None:
        it = Driven()
        it.driver = Driver(it.driver.wheel, it.clock.now_ms, 10, lambda jobs: 1 / 0, it.crashes.append)  # type: ignore[arg-type]
        it.schedule(5)
        await asyncio.sleep(1)
        assert [type(error) for error in it.crashes] == [ZeroDivisionError]

    run(main)
