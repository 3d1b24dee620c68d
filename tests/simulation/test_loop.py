"""The simulation's loop: time that jumps, processes that are killed and stopped, and ends that are told."""

from __future__ import annotations

import asyncio
from random import Random

import pytest

from tests.simulation.loop import Deadlock, Livelock, Process, SimulationLoop


def loop_of(seed: int = 1, *, permuted: bool = False) -> SimulationLoop:
    return SimulationLoop(Random(seed), permuted=permuted)  # type: ignore[abstract]


def test_time_jumps_to_the_next_timer_and_is_whole_milliseconds() -> None:
    loop = loop_of()
    seen: list[int] = []

    async def main() -> None:
        for seconds in (3_600, 0.0004, 0.0304):
            await asyncio.sleep(seconds)
            seen.append(loop.now_ms)

    loop.run(main())
    assert seen == [3_600_000, 3_600_001, 3_600_032]


def test_a_deadlock_is_told_and_not_hung() -> None:
    async def main() -> None:
        await asyncio.get_running_loop().create_future()

    with pytest.raises(Deadlock, match="at 0 ms"):
        loop_of().run(main())


def test_callbacks_without_end_are_told() -> None:
    async def main() -> None:
        while True:  # noqa: ASYNC110 - nothing to wait for is the point
            await asyncio.sleep(0)

    with pytest.raises(Livelock):
        loop_of().run(main())


def test_a_killed_process_stops_where_it_stands_and_cleans_nothing_up() -> None:
    loop, process, said = loop_of(), Process("p"), list[str]()

    async def victim() -> None:
        try:
            said.append("begins")
            await asyncio.sleep(10)
            said.append("goes on")
        finally:
            said.append("cleans up")

    async def main() -> None:
        loop.create_task(victim(), context=process.context.copy())
        await asyncio.sleep(5)
        process.dead = True
        await asyncio.sleep(20)

    loop.run(main())
    assert said == ["begins"]


def test_a_stopped_process_misses_nothing_and_catches_up_in_order() -> None:
    loop, process, said = loop_of(), Process("p"), list[tuple[str, int]]()

    async def ticker(name: str, every_s: float) -> None:
        while True:
            await asyncio.sleep(every_s)
            said.append((name, loop.now_ms))

    async def main() -> None:
        loop.create_task(ticker("a", 2), context=process.context.copy())
        loop.create_task(ticker("b", 3), context=process.context.copy())
        await asyncio.sleep(1)
        process.stopped = True
        await asyncio.sleep(9)
        loop.resume(process)
        await asyncio.sleep(2.5)

    loop.run(main())
    assert said == [("a", 10_000), ("b", 10_000), ("a", 12_000)]


def test_what_a_process_begins_belongs_to_it() -> None:
    loop, process, said = loop_of(), Process("p"), list[str]()

    async def child() -> None:
        await asyncio.sleep(2)
        said.append("child")

    async def parent() -> None:
        asyncio.get_running_loop().call_later(2, lambda: said.append("timer"))
        task = asyncio.create_task(child())
        task.add_done_callback(lambda _: said.append("callback"))
        await task

    async def main() -> None:
        loop.create_task(parent(), context=process.context.copy())
        await asyncio.sleep(1)
        process.dead = True
        await asyncio.sleep(5)

    loop.run(main())
    assert said == []


def order(seed: int) -> list[int]:
    loop, said = loop_of(seed, permuted=True), list[int]()

    async def one(number: int) -> None:
        said.append(number)

    async def main() -> None:
        await asyncio.gather(*[one(number) for number in range(8)])

    loop.run(main())
    return said


def test_the_order_of_what_is_ready_may_be_drawn_from_the_seed() -> None:
    assert order(1) == order(1)
    assert len({tuple(order(seed)) for seed in range(10)}) > 5
    assert all(sorted(order(seed)) == list(range(8)) for seed in range(10))


def test_a_task_that_failed_with_nobody_looking_is_a_complaint() -> None:
    loop = loop_of()

    async def fails() -> None:
        raise ValueError("unseen")

    async def main() -> None:
        task = loop.create_task(fails())
        await asyncio.sleep(1)
        del task
        loop.tasks.clear()

    loop.run(main())
    assert loop.complaints == ["Task exception was never retrieved: ValueError('unseen')"]
