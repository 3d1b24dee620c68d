"""Slots of one kind, and the lanes that share them: how many of the due jobs of each priority may start. Pure."""

from __future__ import annotations

from collections import deque
from typing import Any

from engine.core.catalog import Priority

FLOOR_SHARE = 16
"""Each lane keeps one in so many of the slots to itself: enough to go on, too few to miss."""


class Lane:
    __slots__ = ("quota", "running", "slots", "turn")

    def __init__(self) -> None:
        self.turn: deque[Any] = deque()
        self.running = 0
        self.slots = 0
        """Of its floor, how many are free."""
        self.quota = 0
        """Picks left in this round."""


class Pool:
    """Slots of one kind, and the lanes that share them.

    No target holds more of them than a lane has free: n targets that hang hold n in n + 1 at most, and whoever comes
    next finds some (the dynamic threshold of Choudhury and Hahne, 1998, with a factor of 1).
    """

    __slots__ = ("crowding", "floor", "lanes", "running_max")

    def __init__(self, running_max: int, floor: int | None) -> None:
        if floor is None:
            floor = max(1, running_max // FLOOR_SHARE) if running_max >= len(Priority) else 0
        assert 0 <= floor * len(Priority) <= running_max, (floor, running_max)
        self.running_max = running_max
        self.crowding: dict[Any, None] = {}
        """Targets with something to start that hold as many slots as are free."""
        self.floor = floor
        self.lanes = [Lane() for _ in Priority]

    def free(self, priority: Priority) -> int:
        """Slots that a lane may still take."""
        kept = sum(max(lane.running, self.floor) for at, lane in enumerate(self.lanes) if at != priority)
        return self.running_max - kept - self.lanes[priority].running

    def share_slots(self) -> int:
        """Free slots that any lane may take; beside them, each lane is told what is free of its floor."""
        shared = self.running_max
        for lane in self.lanes:
            shared -= max(lane.running, self.floor)
            lane.slots = max(self.floor - lane.running, 0)
        return shared
