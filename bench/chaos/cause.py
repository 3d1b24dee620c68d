"""Of which fault a repeat is: who made the first call, how that owner lost the shard, and what had befallen it then.

Pure. A call carries its shard's epoch, and PostgreSQL has written down whose each epoch was and how it ended, so nobody
has to guess who called. A repeat has a cause only where an owner between the two calls

- lost the shard by force while a fault struck that very owner, or
- gave it away by plan while a fault struck one of the two who had to tell each other what was under way,

and where that fault's time meets the time between the two calls. Two calls under one epoch have none: an owner does not
make one call twice. Nor has anything that a fault of Valkey, a move, a drain or a stop within its time may cost: those
repeat nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from bench.chaos.calls import Call

KILLED, STOPPED, STARVED, CUT = "kill -9", "SIGSTOP", "PostgreSQL restarted", "cut"
OVERRAN = "stop past its drain time"
_TAKES = frozenset({KILLED, STOPPED, STARVED, OVERRAN})
"""An owner that suffers one of these may lose a shard between a call and its record."""
_HINDERS = _TAKES | {CUT}
"""One of these may keep from the new owner what the old one had under way."""


class Window(msgspec.Struct):
    """A fault's time, until all was well again: Unix seconds."""

    kind: str
    nodes: tuple[str, ...]
    """Whom it struck; none named: all of them."""
    began_s: float
    ended_s: float

    def strikes(self, node: str | None) -> bool:
        return node is not None and (not self.nodes or node in self.nodes)

    def meets(self, lo_s: float, hi_s: float) -> bool:
        return self.began_s <= hi_s and lo_s <= self.ended_s


class Change(msgspec.Struct, frozen=True):
    """Of a shard's owner, as PostgreSQL wrote it down in the same transaction."""

    shard: int
    epoch: int
    """From now on."""
    at_s: float
    node: str | None
    """Whose it is from now on; None: nobody's."""
    planned: bool
    """The old owner itself did it."""


def cause_of(calls: tuple[Call, Call], changes: Sequence[Change], faults: Sequence[Window]) -> str | None:
    """The kind of fault; None: there is none. `changes`: of the calls' shard in their order, with its first owner."""
    lo_s, hi_s = sorted(call.received_ms / 1_000 for call in calls)
    older, newer = sorted(call.epoch for call in calls)
    found = [
        fault
        for before, change in pairwise(changes)
        if before.epoch >= older and change.epoch <= newer
        for fault in faults
        if fault.meets(lo_s, hi_s) and _made(fault, before, change, hi_s)
    ]
    return max(found, key=lambda fault: fault.began_s).kind if found else None


def _made(fault: Window, before: Change, change: Change, until_s: float) -> bool:
    if change.planned:
        struck = fault.strikes(before.node) or fault.strikes(change.node)
        return struck and fault.kind in _HINDERS and fault.meets(change.at_s, until_s)
    return fault.strikes(before.node) and fault.kind in _TAKES and fault.meets(change.at_s, change.at_s)


def uncaused(changes: Sequence[Change], faults: Sequence[Window]) -> list[Change]:
    """Those by force, of one shard, whose old owner nothing had befallen."""
    return [
        change
        for before, change in pairwise(changes)
        if before.node is not None and not change.planned and not any(_made(each, before, change, 0) for each in faults)
    ]
