"""Shards as ranges: numbers to spans, a table's entries cut, joined and checked.

A span is `(lo, hi)`, both included. A table is sound where its entries lie within the shards and none overlaps another;
holes are allowed: shards of nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from shards.ports import Range

Span = tuple[int, int]


def spans(shards: Iterable[int]) -> list[Span]:
    """The fewest spans that hold exactly these shards, in order."""
    found: list[Span] = []
    for shard in sorted(set(shards)):
        if found and found[-1][1] == shard - 1:
            found[-1] = (found[-1][0], shard)
        else:
            found.append((shard, shard))
    return found


def within(span: Span) -> range:
    """The shards of a span."""
    return range(span[0], span[1] + 1)


def overlap(one: Range, other: Range) -> bool:
    return one.lo <= other.hi and other.lo <= one.hi


def cut(entry: Range, lo: int, hi: int) -> list[Range]:
    """What is left of an entry without lo to hi: none, one or two."""
    rest = [(entry.lo, min(entry.hi, lo - 1)), (max(entry.lo, hi + 1), entry.hi)]
    if hi < entry.lo or entry.hi < lo:
        return [entry]
    return [msgspec.structs.replace(entry, lo=a, hi=b) for a, b in rest if a <= b]


def put(table: Sequence[Range], new: Sequence[Range]) -> tuple[list[Range], list[Range]]:
    """What `Leases.replace` is to be asked for so that `new` stand in the table: the entries they touch, and what
    stands in their stead (`new` and what is left of the touched)."""
    touched = [entry for entry in table if any(overlap(entry, one) for one in new)]
    rest = touched
    for one in new:
        rest = [left for entry in rest for left in cut(entry, one.lo, one.hi)]
    return touched, sorted([*rest, *new], key=lambda entry: entry.lo)


def joined(table: Iterable[Range]) -> list[Range]:
    """Neighbours that say the same become one entry."""
    found: list[Range] = []
    for entry in sorted(table, key=lambda entry: entry.lo):
        if found and found[-1].hi == entry.lo - 1 and _says(found[-1]) == _says(entry):
            found[-1] = msgspec.structs.replace(found[-1], hi=entry.hi)
        else:
            found.append(entry)
    return found


def _says(entry: Range) -> tuple[str, str, str, str]:
    return entry.node, entry.incarnation, entry.state, entry.successor


def by_shard(table: Iterable[Range], shards: int) -> list[Range | None]:
    """The entry of each shard. Of entries that overlap, the later in order."""
    found: list[Range | None] = [None] * shards
    for entry in table:
        for shard in range(max(entry.lo, 0), min(entry.hi, shards - 1) + 1):
            found[shard] = entry
    return found


def unsound(table: Iterable[Range], shards: int) -> list[str]:
    """What is wrong with a table, in words; empty: nothing."""
    found = []
    before: Range | None = None
    for entry in sorted(table, key=lambda entry: (entry.lo, entry.hi)):
        if not 0 <= entry.lo <= entry.hi < shards:
            found.append(f"{entry.lo}-{entry.hi} is no range of {shards} shards")
        if before is not None and overlap(before, entry):
            found.append(f"{before.lo}-{before.hi} overlaps {entry.lo}-{entry.hi}")
        if before is None or entry.hi > before.hi:
            before = entry
    return found


def apart(table: Iterable[Range]) -> bool:
    """Whether no entry overlaps another."""
    ordered = sorted(table, key=lambda entry: entry.lo)
    return not any(overlap(one, other) for one, other in pairwise(ordered))
