"""The hierarchical timing wheel: which jobs are due, in due order, for the price of an append each.

Pure: it is handed `now_ms` and never reads a clock; a driver sleeps until `next_ms` and calls `advance`. Five levels
of 1,024 slots reach 2**50 ms. With times as numbers in base 1,024, an entry lies at the level of the highest digit in
which its due time differs from the wheel's position, in the slot of that digit. So everything in a lower level is due
before anything in a higher one, and the earliest slot is the lowest set bit of the lowest level that holds something.
A level-0 slot is one millisecond and *fires*; a higher one *pours* into the levels below when the position enters it.

Invariants, which `check` asserts:
- every slot at level n has an index above the position's n-th digit, and shares the higher digits with it;
- what was already due when it came lies in `_late`, a heap by due time, never in a slot;
- at most one slot is open (fired in slices) and at most one is being poured, both at the position;
- nothing is returned whose `due_ms` is later than the `now_ms` handed in.

An entry is the job itself, and nothing is ever searched for: a job that is cancelled, or whose `due_ms` is changed
(and which is then inserted again), leaves a *stale* entry behind. One that is due later than its slot's end is dropped
when that slot opens. The rest is the caller's to drop: it looks each job up in its live map anyway. And the same job
can come twice, under one due time: when it was moved within one coarse slot, or to a later time and back.

After Varghese and Lauck, "Hashed and Hierarchical Timing Wheels" (1987). Figures: `docs/design/wheel.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import heappop, heappush

from engine.core.job import Job
from engine.core.level import DIGIT_BITS, DIGIT_MASK, SLOTS, Level

LEVELS = 5
DUE_MS_MAX = (1 << LEVELS * DIGIT_BITS) - 1
"""The year 37,648: beyond any due time that the door lets in."""


class Wheel:
    """One node's wheel. Not for two threads. All times in Unix ms."""

    def __init__(self, now_ms: int) -> None:
        assert 0 <= now_ms <= DUE_MS_MAX, now_ms
        self._position_ms = now_ms
        """Every slot that begins at or before it has been opened."""
        self._levels = [Level(number) for number in range(LEVELS)]
        self._late: list[tuple[int, int, Job]] = []
        """(due, arrival, job) of what was due at or before the position when it came: a heap."""
        self._arrivals = 0
        self._open: list[Job] = []
        self._open_done = 0
        """The slot at the position, and how much of it has been fired."""
        self._pouring: list[Job] = []
        self._pouring_done = 0
        self._pouring_end_ms = 0
        """A coarse slot that the position has entered, how much of it has been poured, and where it ends."""
        self._held = 0
        self._pruned_to = 0
        """The slot that the next pruning begins with, counted through all levels."""

    def __len__(self) -> int:
        """Entries held, stale ones included."""
        return self._held

    def insert(self, entries: Sequence[Job]) -> None:
        """Hold each until its `due_ms`; what is due already opens at the next `advance`."""
        position_ms = self._position_ms
        base_ms = position_ms >> 2 * DIGIT_BITS << 2 * DIGIT_BITS
        here = position_ms >> DIGIT_BITS & DIGIT_MASK
        coarse = self._levels[1]
        slots = coarse.slots
        place = self._place
        for entry in entries:
            # Most jobs lie between a second and a quarter of an hour ahead; the difference keeps the integers small,
            # which is what the interpreter is quick with.
            index = entry.due_ms - base_ms >> DIGIT_BITS
            if here < index < SLOTS:
                slot = slots[index]
                if slot is None:
                    coarse.put(index, entry)
                else:
                    slot.append(entry)
            else:
                place(entry)
        self._held += len(entries)

    def advance(self, now_ms: int, limit: int) -> list[Job]:
        """What is due at `now_ms`, in due order, after touching at most `limit` entries, poured and stale ones
        included. So fewer than `limit`, even none, does not mean that nothing is left: `next_ms` tells. A `now_ms`
        behind an earlier one opens nothing new, and holds back what is not due by it."""
        assert limit > 0, limit
        due: list[Job] = []
        room = limit
        if self._late:
            room -= self._fire_late(due, now_ms, limit)
        if now_ms < self._position_ms:
            return due
        fine = self._levels[0]
        while room > 0:
            if self._pouring:
                room -= self._pour(room)
            elif self._open:
                room -= self._fire_open(due, room)
            elif self._late:
                # A job that was moved to an earlier time came out of the slot just poured.
                room -= self._fire_late(due, now_ms, room)
            elif fine.occupied:
                room -= self._fire_fine(due, now_ms, room)
                if fine.occupied and not self._open:
                    break
            elif not self._enter_coarse(now_ms):
                break
        else:
            return due
        self._position_ms = now_ms
        return due

    def next_ms(self) -> int | None:
        """When `advance` next has something to do, be it to fire or to pour; in the past when work was left over,
        None when the wheel is empty."""
        if self._late:
            return self._late[0][0]
        if self._pouring or self._open:
            return self._position_ms
        for level in self._levels:
            if level.occupied:
                return level.start_ms(level.first(), self._position_ms)
        return None

    def density(self, at_ms: int) -> float:
        """Entries a second around an instant, stale ones included, by the slot that an entry due then would go to."""
        if at_ms <= self._position_ms:
            return 0.0
        number = ((at_ms ^ self._position_ms).bit_length() - 1) // DIGIT_BITS
        level = self._levels[number]
        slot = level.slots[at_ms >> level.shift & DIGIT_MASK]
        return 0.0 if slot is None else len(slot) * 1_000 / (1 << level.shift)

    def prune(self, keep: Callable[[Job], bool], limit: int) -> int:
        """Drop entries that are stale by their due time, doubled, or refused by `keep`; how many. Looks at some `limit`
        entries and goes on there at the next call, so that a busy loop can afford it. What has been opened already is
        left alone: it is on its way out."""
        dropped = seen = 0
        for _ in range(LEVELS * SLOTS):
            if seen >= limit:
                break
            number, index = divmod(self._pruned_to, SLOTS)
            self._pruned_to = (self._pruned_to + 1) % (LEVELS * SLOTS)
            level = self._levels[number]
            slot = level.slots[index]
            if slot is None:
                continue
            end_ms = level.start_ms(index, self._position_ms) + (1 << level.shift)
            once = {id(entry): entry for entry in slot}  # one that was moved to where it was lies here twice
            kept = [entry for entry in once.values() if entry.due_ms < end_ms and keep(entry)]
            seen += len(slot)
            if len(kept) < len(slot):
                dropped += len(slot) - len(kept)
                level.replace(index, kept)
        self._held -= dropped
        return dropped

    def check(self) -> None:
        """O(n): assert the invariants."""
        held = 0
        for level in self._levels:
            held += level.check()
            if level.occupied:
                digit = self._position_ms >> level.shift & DIGIT_MASK
                assert level.first() > digit, (level.shift, level.first(), digit)
        assert 0 <= self._open_done <= len(self._open), (self._open_done, len(self._open))
        assert 0 <= self._pouring_done <= len(self._pouring), (self._pouring_done, len(self._pouring))
        held += len(self._open) - self._open_done + len(self._pouring) - self._pouring_done
        for at, late in enumerate(self._late):
            assert late[0] <= self._position_ms, (late[0], self._position_ms)
            assert self._late[(at - 1) >> 1] <= late or at == 0, (at, late[0])
        assert held + len(self._late) == self._held, (held, len(self._late), self._held)

    # -- inside -----------------------------------------------------------------------------------

    def _place(self, entry: Job) -> None:
        due_ms = entry.due_ms
        if due_ms <= self._position_ms:
            heappush(self._late, (due_ms, self._arrivals, entry))
            self._arrivals += 1
            return
        number = ((due_ms ^ self._position_ms).bit_length() - 1) // DIGIT_BITS
        assert number < LEVELS, (due_ms, self._position_ms)
        level = self._levels[number]
        level.put(due_ms >> level.shift & DIGIT_MASK, entry)

    def _enter_coarse(self, now_ms: int) -> bool:
        """Begin to pour the earliest coarse slot if it has begun by `now_ms`; all finer levels are empty."""
        for level in self._levels[1:]:
            if level.occupied:
                index = level.first()
                start_ms = level.start_ms(index, self._position_ms)
                if start_ms > now_ms:
                    return False
                self._position_ms = start_ms
                self._pouring = level.take(index)
                self._pouring_end_ms = start_ms + (1 << level.shift)
                return True
        return False

    def _pour(self, room: int) -> int:
        """Move at most `room` entries of the entered slot to the levels below; how many were touched."""
        entries, done = _slice(self._pouring, self._pouring_done, room)
        position_ms = self._position_ms
        end_ms = self._pouring_end_ms
        fine = self._levels[0]
        slots = fine.slots
        stale = 0
        for entry in entries:
            due_ms = entry.due_ms
            index = due_ms - position_ms
            if 0 < index < SLOTS:
                # The position is the slot's beginning, so the distance is the digit.
                slot = slots[index]
                if slot is None:
                    fine.put(index, entry)
                else:
                    slot.append(entry)
            elif index == 0:
                self._open.append(entry)
            elif due_ms < end_ms:
                self._place(entry)
            else:
                stale += 1
        self._held -= stale
        if done == len(self._pouring):
            self._pouring = []
            done = 0
        self._pouring_done = done
        return len(entries)

    def _fire_fine(self, due: list[Job], now_ms: int, room: int) -> int:
        """Fire whole slots while they are due and fit into `room`, and open the one that does not; how many entries
        were touched. The loop that a busy node is in, so it does by hand what `Level` does by method."""
        fine = self._levels[0]
        slots = fine.slots
        occupied = fine.occupied
        position_ms = self._position_ms
        base_ms = position_ms >> DIGIT_BITS << DIGIT_BITS
        touched = 0
        while occupied:
            lowest = occupied & -occupied
            index = lowest.bit_length() - 1
            start_ms = base_ms | index
            if start_ms > now_ms:
                break
            slot = slots[index]
            assert slot, (index, position_ms)
            slots[index] = None
            occupied ^= lowest
            position_ms = start_ms
            if touched + len(slot) > room:
                self._open = slot
                break
            due += [entry for entry in slot if entry.due_ms <= start_ms]
            touched += len(slot)
        fine.occupied = occupied
        self._position_ms = position_ms
        self._held -= touched
        return touched

    def _fire_open(self, due: list[Job], room: int) -> int:
        """Fire at most `room` entries of the open slot; how many were touched."""
        entries, done = _slice(self._open, self._open_done, room)
        position_ms = self._position_ms
        due += [entry for entry in entries if entry.due_ms <= position_ms]
        if done == len(self._open):
            self._open = []
            done = 0
        self._open_done = done
        self._held -= len(entries)
        return len(entries)

    def _fire_late(self, due: list[Job], now_ms: int, room: int) -> int:
        """Fire at most `room` of what came late, as far as it is due by `now_ms`; how many were touched."""
        late = self._late
        if len(late) <= room and self._position_ms <= now_ms:
            late.sort()
            due += [entry for due_ms, _, entry in late if entry.due_ms <= due_ms]
            self._late = []
            self._held -= len(late)
            return len(late)
        touched = 0
        while touched < room and late and late[0][0] <= now_ms:
            due_ms, _, entry = heappop(late)
            if entry.due_ms <= due_ms:
                due.append(entry)
            touched += 1
        self._held -= touched
        return touched


def _slice(entries: list[Job], done: int, room: int) -> tuple[list[Job], int]:
    """The next at most `room` entries after `done`, the list itself where that is all of it; and the new `done`."""
    if done == 0 and len(entries) <= room:
        return entries, len(entries)
    part = entries[done : done + room]
    return part, done + len(part)
