"""What the lanes are made of: queues of due jobs by target and priority.

Plain holders with their own counts; the choice among them is made in `engine.core.lanes`. Jobs of types without limits
share the queues of their target. A type with a limit has queues apart, so that where it may start nothing they leave
the turn, and nobody stands behind them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.core.catalog import Priority
from engine.core.line import Line, Ready, User
from engine.core.pool import Pool

if TYPE_CHECKING:  # the two know each other
    from engine.core.bulkheads import Bulkhead


class TargetQueues:
    """Those of one target, and its slots."""

    __slots__ = ("apart", "every", "full", "key", "lanes", "pool", "queues", "running", "running_max")

    def __init__(self, key: str, pool: Pool, full: int) -> None:
        self.key = key
        self.running = 0
        self.full = self.running_max = full
        """Slots that it may have at most, and those that it may have now: its breaker lets fewer start."""
        self.pool = pool
        self.lanes = pool.lanes
        """Of its pool, by priority."""
        self.queues = [Queue(self, priority) for priority in Priority]
        """By priority: of types without limits."""
        self.apart: dict[str, list[Queue]] = {}
        """By the name of a type with limits, by priority."""
        self.every = list(self.queues)
        """All queues."""

    def queues_of(self, bulkhead: Bulkhead) -> list[Queue]:
        """Of a type with limits."""
        name = bulkhead.name
        if name not in self.apart:
            made = self.apart[name] = [Queue(self, priority, bulkhead) for priority in Priority]
            self.every += made
            bulkhead.queues += made
        return self.apart[name]

    def forget(self, name: str) -> None:
        """The type has no limits any more, or is gone; its queues are empty."""
        if name in self.apart:
            gone = self.apart.pop(name)
            self.every = [queue for queue in self.every if queue not in gone]

    def check(self) -> None:
        """O(n): assert the invariants."""
        assert 0 <= self.running <= self.full, self.running
        assert 0 <= self.running_max <= self.full, self.running_max
        for queue in self.every:
            queue.line.check()
            startable = len(queue.line) > 0 and queue.reason() is None
            assert queue.listed or not startable, (self.key, queue.priority)
            assert queue.listed == (queue in self.lanes[queue.priority].turn), self.key
            assert sum(queue.share.values()) <= len(queue.line), (queue.share, len(queue.line))

    def beyond(self, keep: int, limit: int) -> list[Ready]:
        """At most `limit` that stand in its queues, behind the first `keep` of each."""
        found: list[Ready] = []
        for queue in self.every:
            if len(found) < limit and len(queue.line) > keep:
                found += queue.line.beyond(keep, limit - len(found))
        return found

    def is_idle(self) -> bool:
        return not self.running and not any(len(queue.line) or queue.parked for queue in self.every)


class Queue:
    """What one target has to do at one priority, of all types without limits or of one with a limit."""

    __slots__ = ("bulkhead", "line", "listed", "parked", "priority", "share", "target")

    def __init__(self, target: TargetQueues, priority: Priority, bulkhead: Bulkhead | None = None) -> None:
        self.target = target
        self.priority = priority
        self.bulkhead = bulkhead
        self.line = Line()
        self.listed = False
        """Whether it is in its lane's turn. It leaves lazily: in the turn, there may be nothing to start."""
        self.share: dict[User, int] = {}
        """How many jobs of each user stand in `line`."""
        self.parked = 0

    def is_crowding(self) -> bool:
        """Its target holds as many slots as are free."""
        return self.target.running >= self.target.pool.free(self.priority)

    def reason(self) -> str | None:
        """Why nothing of its line starts, as far as it is up to its target, its breaker or the limits of its type."""
        target = self.target
        if target.running >= target.running_max:
            return "target" if target.running_max == target.full else "breaker"
        if self.is_crowding():
            return "target"
        return None if self.bulkhead is None else self.bulkhead.reason()
