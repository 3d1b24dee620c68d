"""Between the owner's transaction and the opening at its successor nobody serves a shard: who asks is kept waiting."""

from __future__ import annotations

import asyncio

from shards.peer.served import Served
from tests.peers import MemoryHandoffs
from tests.unit.shards.town import Town, jobs_of, scenario

SHARD = 1


def test_a_request_that_finds_a_shard_gone_from_the_old_owner_and_not_open_at_the_new_one_is_answered_there() -> None:
    """Shard 1 is b's by a's map; b has given it to c, and says so; c opens it 300 ms later."""

    async def main(it: Town) -> None:
        coming = {SHARD}
        it.engines["b"].owned.discard(SHARD)
        b = Served(it.engines["b"], MemoryHandoffs(), lambda shard: "c")
        c = Served(it.engines["c"], MemoryHandoffs(), is_coming=coming.__contains__)
        it.peers.stand("b", "b:1", b, it.spawn)
        it.peers.stand("c", "c:1", c, it.spawn)

        async def open_later() -> None:
            await asyncio.sleep(0.3)
            it.engines["c"].owned.add(SHARD)
            coming.clear()

        it.spawn(open_later())
        (result,) = await it.router.submit(jobs_of(SHARD), "http")
        assert not isinstance(result, Exception), result

    scenario(main)
