"""Calls whose shard is lost, or may not begin just now, on a whole node in virtual time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

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
