"""Claims about bulk operations of a node with several journals: one id, each has its part, and they are told as one."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import pytest

from engine.core.bulk import Kind, Operation, Wish
from engine.core.listing import Query
from engine.errors import NotFound, Unavailable
from shards.many_bulks import ManyBulks
from tests.virtual_time import run

ID = UUID(int=3)
WISH = Wish(Kind.CANCEL, Query(tag="t"))


class Part:
    """`shards.ports.BulkPort` of one journal."""

    def __init__(self, done: int, *, ends: bool = True) -> None:
        self._done = done
        self._ends = ends
        self.known: dict[UUID, Operation] = {}
        self.away = False

    async def begin(self, operation: UUID, wish: Wish, *, wait_ms: int) -> Operation:
        assert wait_ms == 9
        left = 0 if self._ends else 4
        return self.known.setdefault(
            operation, Operation(operation, wish, 5, None, 8 if self._ends else None, self._done, 1, left)
        )

    async def get(self, operation: UUID) -> Operation:
        if self.away:
            raise Unavailable("away")
        if operation not in self.known:
            raise NotFound("no operation")
        return self.known[operation]

    async def stop(self, operation: UUID) -> Operation:
        return await self.get(operation)

    async def latest(self, limit: int = 1_000) -> Sequence[Operation]:
        return list(self.known.values())[:limit]

    async def count(self, wish: Wish) -> tuple[int, bool]:
        return self._done, self._ends


def test_the_parts_are_summed_and_it_has_ended_when_all_have() -> None:
    async def main() -> None:
        bulks = ManyBulks([Part(3), Part(4)])
        told = await bulks.begin(ID, WISH, wait_ms=9)
        assert (told.state, told.done, told.refused, told.shards_left) == ("finished", 7, 2, 0)
        assert await bulks.get(ID) == told == (await bulks.latest())[0]
        assert await bulks.count(WISH) == (7, True)
        going = ManyBulks([Part(3), Part(4, ends=False)])
        told = await going.begin(ID, WISH, wait_ms=9)
        assert (told.state, told.done, told.shards_left) == ("running", 7, 4)
        assert await going.count(WISH) == (7, False)

    run(main)


def test_one_that_a_single_journal_knows_is_known() -> None:
    async def main() -> None:
        first, second = Part(3), Part(4)
        await second.begin(ID, WISH, wait_ms=9)
        bulks = ManyBulks([first, second])
        assert (await bulks.get(ID)).done == (await bulks.stop(ID)).done == 4
        with pytest.raises(NotFound):
            await bulks.get(UUID(int=4))
        first.away = True
        with pytest.raises(Unavailable):
            await bulks.get(ID)

    run(main)
