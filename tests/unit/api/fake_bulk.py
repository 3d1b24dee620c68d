"""Bulk operations over an engine that keeps jobs in a dict: they end at once, unless they are told to take long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from engine.core.bulk import STATES, Kind, Operation, Wish
from engine.core.job import JobView
from engine.errors import Conflict, NotFound


class FakeBulk:
    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self.operations: dict[UUID, Operation] = {}
        self.slow = False
        """They do not end before they are looked at again."""
        self.all_counted = True

    def _matched(self, wish: Wish) -> list[JobView]:
        return [v for v in self._engine.jobs.values() if wish.query.holds(v) and v.state in STATES[wish.kind]]

    async def begin(self, operation: UUID, wish: Wish, *, wait_ms: int) -> Operation:
        assert wait_ms > 0
        known = self.operations.get(operation)
        if known is not None:
            if known.wish != wish:
                raise Conflict("begun with another wish")
            return known
        found = self._matched(wish)
        for view in found:
            if wish.kind is Kind.CANCEL:
                await self._engine.cancel(view.id)
            elif wish.kind is Kind.RESCHEDULE:
                moved_ms = view.due_ms + wish.offset_ms if wish.offset_ms is not None else wish.due_ms
                await self._engine.reschedule(view.id, moved_ms)
            elif wish.kind is Kind.REDRIVE:
                await self._engine.redrive(view.id, None)
            else:
                await self._engine.discard(view.id)
        now_ms = self._engine.time_ms
        ended = None if self.slow else now_ms
        left = 3 if self.slow else 0
        begun = Operation(operation, wish, now_ms, None, ended, len(found), 0, left)
        self.operations[operation] = begun
        return begun

    async def get(self, operation: UUID) -> Operation:
        if operation not in self.operations:
            raise NotFound(f"no operation {operation}")
        return self.operations[operation]

    async def latest(self, limit: int = 1_000) -> Sequence[Operation]:
        return list(reversed(self.operations.values()))[:limit]

    async def stop(self, operation: UUID) -> Operation:
        found = await self.get(operation)
        if found.finished_ms is None:
            found = msgspec.structs.replace(found, stopped_ms=self._engine.time_ms)
            self.operations[operation] = found
        return found

    def end(self, operation: UUID) -> None:
        found = self.operations[operation]
        self.operations[operation] = msgspec.structs.replace(found, finished_ms=self._engine.time_ms, shards_left=0)

    async def count(self, wish: Wish) -> tuple[int, bool]:
        return len(self._matched(wish)), self.all_counted
