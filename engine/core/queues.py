"""What the lanes are made of: queues of due jobs by target and priority.

Plain holders with their own counts; the choice among them is made in `engine.core.lanes`. Jobs of types without limits
share the queues of their target. A type with a limit has queues apart, so that where it may start nothing they leave
the turn, and nobody stands behind them.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from engine.core.catalog import Priority
from engine.core.line import Line, User

if TYPE_CHECKING:  # the two know each other
    from engine.core.bulkheads import Bulkhead


class Target:
    __slots__ = ("apart", "every", "queues", "running")

    def __init__(self, address: str) -> None:
        self.running = 0
        self.queues = [Queue(self, address, priority) for priority in Priority]
        """By priority: of types without limits."""
        self.apart: dict[str, list[Queue]] = {}
        """By the name of a type with limits, by priority."""
        self.every = list(self.queues)
        """All queues."""

    def queues_of(self, bulkhead: Bulkhead) -> list[Queue]:
        """Of a type with limits."""
        name = bulkhead.name
        if name not in self.apart:
            address = self.queues[0].address
            made = self.apart[name] = [Queue(self, address, priority, bulkhead) for priority in Priority]
            self.every += made
            bulkhead.queues += made
        return self.apart[name]

    def forget(self, name: str) -> None:
        """The type has no limits any more, or is gone; its queues are empty."""
        if name in self.apart:
            gone = self.apart.pop(name)
            self.every = [queue for queue in self.every if queue not in gone]

    def is_idle(self) -> bool:
        return not self.running and not any(len(queue.line) or queue.parked for queue in self.every)


class Queue:
    """What one target has to do at one priority, of all types without limits or of one with a limit."""

    __slots__ = ("address", "bulkhead", "line", "listed", "parked", "priority", "share", "target")

    def __init__(self, target: Target, address: str, priority: Priority, bulkhead: Bulkhead | None = None) -> None:
        self.target = target
        self.address = address
        self.priority = priority
        self.bulkhead = bulkhead
        self.line = Line()
        self.listed = False
        """Whether it is in its lane's turn. It leaves lazily: in the turn, there may be nothing to start."""
        self.share: dict[User, int] = {}
        """How many jobs of each user stand in `line`."""
        self.parked = 0

    def reason(self) -> str | None:
        """Why nothing of its types starts, as far as it is up to their limits."""
        return None if self.bulkhead is None else self.bulkhead.reason()


class Lane:
    __slots__ = ("quota", "running", "slots", "turn")

    def __init__(self) -> None:
        self.turn: deque[Queue] = deque()
        self.running = 0
        self.slots = 0
        """Of its floor, how many are free."""
        self.quota = 0
        """Picks left in this round."""
