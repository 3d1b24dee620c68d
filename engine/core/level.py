"""One level of the timing wheel: 1,024 slots and one integer that says which of them hold something.

The layout of time lives here and nowhere else: a slot of level n is `1024 ** n` ms wide, and its index is the n-th
digit, in base 1,024, of the times it holds. Bit i of `occupied` is set exactly while slot i holds a list, and a list
in a slot is never empty. Which level an entry belongs to, and when a slot opens, is the wheel's business.
"""

from __future__ import annotations

from engine.core.job import Job

DIGIT_BITS = 10
SLOTS = 1 << DIGIT_BITS
DIGIT_MASK = SLOTS - 1


class Level:
    """Slots are taken whole and filled singly; the wheel's loops fill `slots` themselves once a slot has a list."""

    __slots__ = ("occupied", "shift", "slots")

    def __init__(self, number: int) -> None:
        self.shift = number * DIGIT_BITS
        self.occupied = 0
        self.slots: list[list[Job] | None] = [None] * SLOTS

    def put(self, index: int, entry: Job) -> None:
        slot = self.slots[index]
        if slot is None:
            self.slots[index] = [entry]
            self.occupied |= 1 << index
        else:
            slot.append(entry)

    def first(self) -> int:
        """Index of the earliest slot that holds something; there must be one."""
        assert self.occupied, self.shift
        return (self.occupied & -self.occupied).bit_length() - 1

    def start_ms(self, index: int, position_ms: int) -> int:
        """When a slot begins, given a time that shares all higher digits with it."""
        above = self.shift + DIGIT_BITS
        return (position_ms >> above << above) | (index << self.shift)

    def take(self, index: int) -> list[Job]:
        slot = self.slots[index]
        assert slot, (self.shift, index)
        self.slots[index] = None
        self.occupied ^= 1 << index
        return slot

    def replace(self, index: int, entries: list[Job]) -> None:
        """Put `entries` in place of what a slot holds; none at all empties it."""
        self.take(index)
        if entries:
            self.slots[index] = entries
            self.occupied |= 1 << index

    def check(self) -> int:
        """O(slots): the bitmap tells the truth. Returns the number of entries held."""
        bits = 0
        held = 0
        for index, slot in enumerate(self.slots):
            if slot is not None:
                assert slot, (self.shift, index)
                bits |= 1 << index
                held += len(slot)
        assert bits == self.occupied, (self.shift, bits, self.occupied)
        return held
