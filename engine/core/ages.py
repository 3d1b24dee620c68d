"""What waits in the lanes, by the time of its filing: so that old filings are found without looking at young ones.

Kept in steps of 1,024 ms and not in order within one: what is refiled after minutes can be so a second later. Nothing
is taken out as jobs leave the lanes; the leftovers are dropped once they outnumber what waits, so each costs O(1).
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heappop, heappush

from engine.core.line import PARKED, Ready

AGE_BITS = 10

LEFTOVERS_MIN = 1_024
"""Fewer leftovers than this are not worth dropping."""


class Ages:
    """A job is listed under the step its `filed_ms` had when it came, and moves on when it is looked at after that."""

    __slots__ = ("_held", "_steps")

    def __init__(self) -> None:
        self._steps: dict[int, list[Ready]] = {}
        self._held = 0

    def __len__(self) -> int:
        """Those listed, leftovers included."""
        return self._held

    def step(self, step: int) -> list[Ready]:
        """The list of one step, to append to; `grew` is told afterwards how many it were, over all steps."""
        return self._steps.setdefault(step, [])

    def grew(self, count: int) -> None:
        self._held += count

    def clear(self, waiting: Mapping[int, Ready]) -> None:
        """Drop the leftovers if they are more than `waiting`, which is all that waits."""
        if self._held > 2 * len(waiting) + LEFTOVERS_MIN:
            self._steps = {}
            self._held = 0
            for ready in waiting.values():
                self._list(ready.job.filed_ms >> AGE_BITS, [ready])

    def oldest(self, limit: int, before_ms: int) -> list[Ready]:
        """At most `limit` that wait and were filed in a step that ended by `before_ms`. They stay listed."""
        found: list[Ready] = []
        end = before_ms >> AGE_BITS
        steps = sorted(step for step in self._steps if step < end)
        known = set(steps)
        while steps:
            step = heappop(steps)
            listed = self._steps.pop(step)
            self._held -= len(listed)
            for at, ready in enumerate(listed):
                if len(found) == limit:
                    self._list(step, listed[at:])
                    return found
                if ready.place <= PARKED:
                    step_now = ready.job.filed_ms >> AGE_BITS
                    self._list(step_now, [ready])
                    if step_now == step:
                        found.append(ready)
                    elif step_now < end and step_now not in known:  # it was refiled, and that is long ago as well
                        known.add(step_now)
                        heappush(steps, step_now)
        return found

    def check(self, waiting: Mapping[int, Ready]) -> None:
        """O(n): all that waits is listed once, and the leftovers are bounded."""
        listed = [ready.job.id for step in self._steps.values() for ready in step if ready.place <= PARKED]
        assert sorted(listed) == sorted(waiting), (len(listed), len(waiting))
        assert self._held == sum(map(len, self._steps.values())), self._held
        assert self._held <= 2 * len(waiting) + LEFTOVERS_MIN, (self._held, len(waiting))

    def _list(self, step: int, ready: list[Ready]) -> None:
        self._steps.setdefault(step, []).extend(ready)
        self._held += len(ready)
