"""Calls whose shard is lost, and calls that may not begin just now, on a whole node in virtual time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import pytest

from engine.dispatch.memory import Reply
from engine.errors import NotOwner
from engine.ports import Answer, Fire
from tests.unit.engine.world import SHARDS, World, ids_of, scenario


def test_a_call_that_a_delete_ends_slowly_may_lose_its_shard_meanwhile() -> None:
    async def main(it: World) -> None:
        call = it.host._targets.call

        async def ends_slowly(fire: Fire, begin: Callable[[], int]) -> Answer:
            try:
                return await call(fire, begin)
            finally:
                await it.sleep(2_000)

        it.host._targets.call = ends_slowly  # type: ignore[method-assign]
        (one,) = ids_of(await it.submit(10))
        await it.sleep(100)
        deleting = asyncio.create_task(it.host.cancel(one))
        await it.sleep(100)
        it.host.tenure._drop(range(SHARDS))
        it.host._firing.forget(range(SHARDS))
        with pytest.raises(NotOwner):
            await deleting
        await it.sleep(3_000)
        assert it.host._firing.running == 0

    scenario(main, lambda: World(lambda fire: Reply(hangs=True)))


# -- calls that may not begin ----------------------------------------------------------------------


class Counted:
    """How often calls are made ready."""

    def __init__(self, it: World) -> None:
        self.times = 0
        targets = it.host._targets
        call, call_batch = targets.call, targets.call_batch

        async def one(fire: Fire, begin: Callable[[], int]) -> Answer:
            self.times += 1
            return await call(fire, begin)

        async def many(fires: Sequence[Fire], begin: Callable[[], Sequence[int]]) -> list[Answer | None]:
            self.times += 1
            return await call_batch(fires, begin)

        targets.call, targets.call_batch = one, many  # type: ignore[method-assign]


@pytest.mark.parametrize("name", ["mail", "bulk"])
@pytest.mark.parametrize("why", ["clock", "leaving"])
def test_a_call_that_may_not_begin_is_not_made_ready_meanwhile(name: str, why: str) -> None:
    async def main(it: World) -> None:
        counted = Counted(it)
        await it.submit(10, type=name)
        firing = it.host._firing
        pump = firing.pump

        def pump_and_hold() -> None:
            """Between the pick and the call."""
            pump()
            if firing.running and why == "clock":
                firing.paused = "test"
            elif firing.running:
                firing.leave(range(SHARDS))

        firing.pump = pump_and_hold  # type: ignore[method-assign]
        await it.sleep(1_000)
        assert (firing.running, counted.times, it.fired()) == (1, 0, {})
        firing.pump = pump  # type: ignore[method-assign]
        if why == "clock":
            firing.paused = None
        else:
            firing.stay(range(SHARDS))
        await it.sleep(100)
        assert (firing.running, counted.times, it.fired().total()) == (0, 1, 1)

    scenario(main)


def test_no_batch_is_put_together_while_nothing_may_start_and_all_of_them_after() -> None:
    """Nine calls' worth of jobs; the eight on their way end while the clock is wrong."""

    async def main(it: World) -> None:
        counted = Counted(it)
        await it.submit(*[10] * 900, type="bulk")
        await it.sleep(100)
        firing = it.host._firing
        assert (counted.times, firing.running) == (8, 900)
        firing.paused = "test"
        await it.sleep(1_000)
        assert (counted.times, firing.running) == (8, 100)
        assert not any(line.calls for line in firing._batches._lines.values())
        firing.paused = None
        firing.pump()
        await it.sleep(1_000)
        assert (counted.times, firing.running) == (9, 0)
        assert it.services.repeats() == {}

    scenario(main, lambda: World(lambda fire: Reply(after_ms=500)))
