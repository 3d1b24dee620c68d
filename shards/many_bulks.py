"""Bulk operations of a node whose shards lie in several journals: each has its part of an operation, under one id."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from uuid import UUID

from engine.core.bulk import Operation, Wish, merge
from engine.errors import NotFound
from engine.options import OPERATIONS_TOLD_MAX
from shards.ports import BulkPort


class ManyBulks:
    """`shards.ports.BulkPort`. Where one journal has an operation and another does not, because a request broke off
    between them, a repeat with the same key begins it there."""

    def __init__(self, bulks: Sequence[BulkPort]) -> None:
        self._bulks = bulks

    async def begin(self, operation: UUID, wish: Wish, *, wait_ms: int) -> Operation:
        return merge(await asyncio.gather(*(bulk.begin(operation, wish, wait_ms=wait_ms) for bulk in self._bulks)))

    async def get(self, operation: UUID) -> Operation:
        return merge(await self._found([bulk.get(operation) for bulk in self._bulks]))

    async def stop(self, operation: UUID) -> Operation:
        return merge(await self._found([bulk.stop(operation) for bulk in self._bulks]))

    async def latest(self, limit: int = OPERATIONS_TOLD_MAX) -> Sequence[Operation]:
        parts: dict[UUID, list[Operation]] = {}
        for told in await asyncio.gather(*(bulk.latest(limit) for bulk in self._bulks)):
            for each in told:
                parts.setdefault(each.id, []).append(each)
        whole = sorted(map(merge, parts.values()), key=lambda each: (-each.created_ms, each.id))
        return whole[:limit]

    async def count(self, wish: Wish) -> tuple[int, bool]:
        told = await asyncio.gather(*(bulk.count(wish) for bulk in self._bulks))
        return sum(count for count, _ in told), all(whole for _, whole in told)

    async def _found(self, asking: Sequence[object]) -> list[Operation]:
        """Of those that know it. Raises what the others raise, `NotFound` where nobody does."""
        told = await asyncio.gather(*asking, return_exceptions=True)  # type: ignore[call-overload]
        for each in told:
            if isinstance(each, BaseException) and not isinstance(each, NotFound):
                raise each
        found = [each for each in told if isinstance(each, Operation)]
        if not found:
            raise told[0]
        return found
