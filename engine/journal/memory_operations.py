"""The twin of `operations.py`: the tables of bulk operations, and the rules by which they change.

Each method is one transaction, without an await inside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from uuid import UUID

import msgspec

from engine.core.bulk import Operation, Progress, Wish
from engine.journal.operations import too_many
from engine.options import OPERATIONS_KEPT_MS, OPERATIONS_OPEN_MAX


class MemoryOperations:
    def __init__(self) -> None:
        self.rows: dict[UUID, Operation] = {}
        """In the order in which they began."""
        self.progress: dict[tuple[UUID, int], Progress] = {}
        self.done: Counter[UUID] = Counter()
        """Of those that are open."""

    def begin(self, operation: UUID, wish: Wish, now_ms: int) -> None:
        for row in list(self.rows.values()):
            if row.finished_ms is not None and row.finished_ms < now_ms - OPERATIONS_KEPT_MS:
                del self.rows[row.id]
        if operation in self.rows:
            return
        if sum(row.finished_ms is None for row in self.rows.values()) >= OPERATIONS_OPEN_MAX:
            raise too_many()
        self.rows[operation] = Operation(operation, wish, now_ms)

    def told(
        self, operations: Collection[UUID] | None, shards: Collection[int], *, open_only: bool, limit: int
    ) -> list[Operation]:
        rows = [
            row
            for row in reversed(self.rows.values())
            if (operations is None or row.id in operations) and (not open_only or row.finished_ms is None)
        ]
        return [row if row.finished_ms is not None else self._counted(row, shards) for row in rows[:limit]]

    def _counted(self, row: Operation, shards: Collection[int]) -> Operation:
        its = [each for (operation, _), each in self.progress.items() if operation == row.id]
        return msgspec.structs.replace(
            row,
            done=self.done[row.id],
            refused=sum(each.refused for each in its),
            shards_left=len(shards) - sum(each.over for each in its),
        )

    def read(self, operation: UUID, shards: Sequence[int]) -> dict[int, Progress]:
        return {shard: self.progress[operation, shard] for shard in shards if (operation, shard) in self.progress}

    def note(self, operation: UUID, progress: dict[int, Progress]) -> list[int]:
        """Of shards that are held as they say. Returns of which it is noted."""
        row = self.rows.get(operation)
        if row is None or row.finished_ms is not None:
            return []
        noted = []
        for shard, each in progress.items():
            there = self.progress.get((operation, shard), Progress())
            if _far(there) <= _far(each):
                self.progress[operation, shard] = each
                noted.append(shard)
        return noted

    def finish(self, shards: Collection[int], now_ms: int) -> list[UUID]:
        ended = []
        for row in self.rows.values():
            if row.finished_ms is None and not (counted := self._counted(row, shards)).shards_left:
                self.rows[row.id] = msgspec.structs.replace(counted, finished_ms=now_ms)
                self.progress = {key: each for key, each in self.progress.items() if key[0] != row.id}
                self.done.pop(row.id, None)
                ended.append(row.id)
        return ended

    def stop(self, operation: UUID, now_ms: int) -> bool:
        row = self.rows.get(operation)
        if row is None or row.finished_ms is not None:
            return False
        if row.stopped_ms is None:
            self.rows[operation] = msgspec.structs.replace(row, stopped_ms=now_ms)
        return True


def _far(progress: Progress) -> tuple[bool, int, tuple[int, int]]:
    return progress.over, progress.phase, progress.after or (-1, 0)
