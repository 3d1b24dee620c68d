"""Limits of job types: how many calls of one run at once, and how many start in a second.

What counts them lives here and nowhere else; who waits at them is in `engine.core.lanes`. Pure. Invariants: of a type
no more calls run than its limit lets, save for those that ran before it was lowered; nobody is held up by the limit of
another type.
"""

from __future__ import annotations

from engine.core.bucket import Bucket
from engine.core.catalog import JobType
from engine.core.queues import Queue


class Bulkhead:
    """The limits of one type and what is used of them. A catalog's limit is the cluster's: a node may use as much of it
    as it owns of the shards, though one call at least, where the type may run at all."""

    __slots__ = ("_bucket", "_type", "is_shut", "limit", "name", "queues", "running")

    def __init__(self, kind: JobType, owned: int, total: int) -> None:
        self.name = kind.name
        self.running = 0
        self.queues: list[Queue] = []
        """Those of the type, at whatever target."""
        self.is_shut = False
        """The rate lets nothing start for now."""
        self._bucket: Bucket | None = None
        self.change(kind, owned, total)

    def change(self, kind: JobType, owned: int, total: int) -> None:
        """The type has other limits, or the node `owned` of the cluster's `total` shards."""
        assert 0 <= owned <= total, (owned, total)
        self._type = kind
        self.is_shut = False
        self.limit: int | None = None
        """Calls running at once; None: as many as there is room for."""
        if kind.concurrency is not None:
            self.limit = max(min(kind.concurrency, 1), kind.concurrency * owned // total)
        rate = None if kind.rate is None else kind.rate * max(owned, 1) / total
        if rate is None:
            self._bucket = None
        elif self._bucket is None:
            self._bucket = Bucket(rate)
        else:
            self._bucket.change(rate)

    def is_of(self, kind: JobType) -> bool:
        return self._type is kind

    def share(self, owned: int, total: int) -> None:
        self.change(self._type, owned, total)

    def has_room(self) -> bool:
        return self.limit is None or self.running < self.limit

    def reason(self) -> str | None:
        """Why nothing of the type starts, as far as it is up to its limits."""
        if self.limit == 0:
            return "unknown_type"
        return "type" if not self.has_room() else "rate" if self.is_shut else None

    def opens_ms(self, now_ms: int) -> int:
        """When the next call may start, as far as the rate is concerned; not above `now_ms`: now."""
        return now_ms if self._bucket is None else self._bucket.opens_ms(now_ms)

    def start(self, now_ms: int) -> None:
        self.running += 1
        if self._bucket is not None:
            self._bucket.start(now_ms)

    def is_idle(self, now_ms: int) -> bool:
        """Nothing waits or runs, and a new one would let start no more than this."""
        if self.running or not (self._bucket is None or self._bucket.is_full(now_ms)):
            return False
        return not any(len(queue.line) or queue.parked for queue in self.queues)


class Bulkheads:
    """Of all types with limits that wait or run."""

    __slots__ = ("_by_type", "_now_ms", "_owned", "_shut", "_total")

    def __init__(self) -> None:
        self._by_type: dict[str, Bulkhead] = {}
        self._shut: dict[Bulkhead, int] = {}
        """Those whose rate lets nothing start before so many ms."""
        self._owned = self._total = 1
        self._now_ms = 0

    def of(self, kind: JobType) -> Bulkhead:
        """With the limits that the type has now."""
        bulkhead = self._by_type.get(kind.name)
        if bulkhead is None:
            bulkhead = self._by_type[kind.name] = Bulkhead(kind, self._owned, self._total)
        elif not bulkhead.is_of(kind):
            bulkhead.change(kind, self._owned, self._total)
            self._shut.pop(bulkhead, None)
        return bulkhead

    def share(self, owned: int, total: int) -> list[Bulkhead]:
        """The node has another share of the cluster's shards. Returns those whose queues may start something now."""
        self._owned, self._total = owned, total
        self._shut.clear()
        for bulkhead in self._by_type.values():
            bulkhead.share(owned, total)
        return list(self._by_type.values())

    def release(self, kind: JobType) -> Bulkhead:
        """A call of the type has ended."""
        bulkhead = self._by_type[kind.name]
        bulkhead.running -= 1
        return bulkhead

    def advance(self, now_ms: int) -> list[Bulkhead]:
        """It is so late. Returns those whose rate let nothing start before, and does now."""
        self._now_ms = now_ms
        opened = [bulkhead for bulkhead in self._shut if bulkhead.opens_ms(now_ms) <= now_ms]
        for bulkhead in opened:
            del self._shut[bulkhead]
            bulkhead.is_shut = False
        return opened

    def start(self, bulkhead: Bulkhead) -> None:
        bulkhead.start(self._now_ms)

    def may_start(self, bulkhead: Bulkhead) -> bool:
        if not bulkhead.has_room():
            return False
        opens_ms = bulkhead.opens_ms(self._now_ms)
        if opens_ms > self._now_ms:
            self._shut[bulkhead] = opens_ms
            bulkhead.is_shut = True
            return False
        return True

    def opens_ms(self) -> int | None:
        """When the first of those that are shut opens; None: none is."""
        return min(self._shut.values(), default=None)

    def forget_idle(self) -> None:
        """Those that make no difference any more."""
        for name, bulkhead in list(self._by_type.items()):
            if bulkhead.is_idle(self._now_ms):
                del self._by_type[name]
                self._shut.pop(bulkhead, None)
                for queue in bulkhead.queues:
                    queue.target.forget(name)

    def check(self) -> None:
        """O(n): assert the invariants."""
        for name, bulkhead in self._by_type.items():
            assert bulkhead.name == name, (bulkhead.name, name)
            assert bulkhead.running >= 0, (name, bulkhead.running)
            assert all(queue.target.apart[name][queue.priority] is queue for queue in bulkhead.queues), name
        assert {id(bulkhead) for bulkhead in self._shut} == {
            id(bulkhead) for bulkhead in self._by_type.values() if bulkhead.is_shut
        }
