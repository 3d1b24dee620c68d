"""Three ways to lay a node's timers out over its shards, for `bench.wheel` to compare. The engine uses the first.

Each has `insert(jobs)`, `advance(now_ms, limit)`, `next_ms()` and `drop(shard)`: the shard is another node's now. The
caller skips jobs that are not in its live map, here as in the engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from typing import Protocol

from engine.core.job import Job
from engine.core.wheel import Wheel

FACE_BITS = 10
FACE_SLOTS = 1 << FACE_BITS


class Layout(Protocol):
    def insert(self, entries: Sequence[Job]) -> None: ...
    def advance(self, now_ms: int, limit: int) -> list[Job]: ...
    def next_ms(self) -> int | None: ...
    def drop(self, shards: range) -> None: ...


class OneWheel:
    """One wheel a node. A lost shard's entries are skipped as they come up, or pruned to have the memory at once."""

    def __init__(self, now_ms: int) -> None:
        wheel = Wheel(now_ms)
        self.insert = wheel.insert
        self.advance = wheel.advance
        self.next_ms = wheel.next_ms
        self._wheel = wheel

    def drop(self, shards: range) -> None:
        self._wheel.prune(lambda job: (job.id >> 64 & 0xFFF) not in shards, len(self._wheel))


class SharedFace:
    """The current second in 1 ms slots shared by all shards; what lies further in each shard's own buckets of 1,024 ms.

    Simpler than the engine's would have to be: buckets are found by a dict whatever their distance, and pour whole.
    """

    def __init__(self, now_ms: int, shards: int) -> None:
        self._position_ms = now_ms
        self._face: list[list[Job] | None] = [None] * FACE_SLOTS
        self._occupied = 0
        self._late: list[Job] = []
        self._coarse: list[dict[int, list[Job]]] = [{} for _ in range(shards)]
        self._holders: dict[int, set[int]] = {}
        self._buckets: list[int] = []

    def insert(self, entries: Sequence[Job]) -> None:
        here = self._position_ms >> FACE_BITS
        coarse = self._coarse
        for entry in entries:
            bucket = entry.due_ms >> FACE_BITS
            if bucket <= here:
                self._insert_fine(entry)
                continue
            shard = entry.id >> 64 & 0xFFF
            mine = coarse[shard]
            held = mine.get(bucket)
            if held is None:
                mine[bucket] = [entry]
                if bucket not in self._holders:
                    self._holders[bucket] = set()
                    heappush(self._buckets, bucket)
                self._holders[bucket].add(shard)
            else:
                held.append(entry)

    def _insert_fine(self, entry: Job) -> None:
        if entry.due_ms <= self._position_ms:
            self._late.append(entry)
            return
        index = entry.due_ms & FACE_SLOTS - 1
        slot = self._face[index]
        if slot is None:
            self._face[index] = [entry]
            self._occupied |= 1 << index
        else:
            slot.append(entry)

    def next_ms(self) -> int | None:
        if self._late:
            return self._position_ms
        if self._occupied:
            index = (self._occupied & -self._occupied).bit_length() - 1
            return (self._position_ms >> FACE_BITS << FACE_BITS) + index
        return self._buckets[0] << FACE_BITS if self._buckets else None

    def advance(self, now_ms: int, limit: int) -> list[Job]:
        due, self._late = self._late, []
        while len(due) < limit and (next_ms := self.next_ms()) is not None and next_ms <= now_ms:
            if self._occupied:
                index = next_ms & FACE_SLOTS - 1
                slot = self._face[index]
                assert slot is not None
                due += [entry for entry in slot if entry.due_ms <= next_ms]
                self._face[index] = None
                self._occupied ^= 1 << index
                self._position_ms = next_ms
            else:
                bucket = heappop(self._buckets)
                self._position_ms = next_ms - 1
                self._pour(bucket)
        return due

    def _pour(self, bucket: int) -> None:
        self._position_ms = bucket << FACE_BITS
        for shard in self._holders.pop(bucket):
            for entry in self._coarse[shard].pop(bucket, ()):
                index = entry.due_ms & FACE_SLOTS - 1
                slot = self._face[index]
                if slot is None:
                    self._face[index] = [entry]
                    self._occupied |= 1 << index
                else:
                    slot.append(entry)

    def drop(self, shards: range) -> None:
        for shard in shards:
            self._coarse[shard] = {}


class WheelPerShard:
    """A whole wheel for each shard, and a heap of when each has something to do."""

    def __init__(self, now_ms: int, shards: int) -> None:
        self._wheels = [Wheel(now_ms) for _ in range(shards)]
        self._now_ms = now_ms
        self._next: list[int | None] = [None] * shards
        self._wakes: list[tuple[int, int]] = []

    def insert(self, entries: Sequence[Job]) -> None:
        by_shard: dict[int, list[Job]] = {}
        for entry in entries:
            shard = entry.id >> 64 & 0xFFF
            if shard in by_shard:
                by_shard[shard].append(entry)
            else:
                by_shard[shard] = [entry]
        for shard, mine in by_shard.items():
            self._wheels[shard].insert(mine)
            self._arm(shard)

    def _arm(self, shard: int) -> None:
        next_ms = self._wheels[shard].next_ms()
        if next_ms != self._next[shard]:
            self._next[shard] = next_ms
            if next_ms is not None:
                heappush(self._wakes, (next_ms, shard))

    def next_ms(self) -> int | None:
        while self._wakes and self._next[self._wakes[0][1]] != self._wakes[0][0]:
            heappop(self._wakes)
        return self._wakes[0][0] if self._wakes else None

    def advance(self, now_ms: int, limit: int) -> list[Job]:
        due: list[Job] = []
        while len(due) < limit and (next_ms := self.next_ms()) is not None and next_ms <= now_ms:
            shard = heappop(self._wakes)[1]
            self._next[shard] = None
            due += self._wheels[shard].advance(now_ms, limit - len(due))
            self._arm(shard)
        return due

    def drop(self, shards: range) -> None:
        for shard in shards:
            self._wheels[shard] = Wheel(self._now_ms)
            self._next[shard] = None
