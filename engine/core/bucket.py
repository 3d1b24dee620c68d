"""A token bucket: how many calls may start in a second, evenly, with a small burst for what time alone has saved up.

Kept as one instant, the theoretical arrival time of the generic cell rate algorithm (ITU-T I.371): it needs no ticking
and no clock of its own. Invariants: over any stretch of t ms at most `rate * t / 1000 + burst` calls start; what is
saved up never exceeds the burst.
"""

from __future__ import annotations

from math import ceil

BURST_MS = 100
"""So many milliseconds' worth of calls may start at once: more than a turn of the loop, little for a target."""

_NS = 1_000_000
"""Of a millisecond. Counted in whole nanoseconds, sums are exact, also for a hundred thousand calls a second."""


class Bucket:
    __slots__ = ("_interval_ns", "_next_ns", "_slack_ns")

    def __init__(self, rate: float) -> None:
        """`rate`: calls a second, above 0."""
        self._next_ns = 0
        """When the next call would start if all went evenly: behind now by what is saved up."""
        self.change(rate)

    def change(self, rate: float) -> None:
        """From now on another rate; what was started before is not counted anew."""
        assert rate > 0, rate
        self._interval_ns = ceil(1_000 * _NS / rate)
        self._slack_ns = max(0, BURST_MS * _NS - self._interval_ns)

    def opens_ms(self, now_ms: int) -> int:
        """The first moment at which a call may start; not above `now_ms` where one may start now."""
        now_ns = now_ms * _NS
        if self._next_ns > now_ns + self._slack_ns + self._interval_ns:
            self._next_ns = now_ns + self._interval_ns  # the clock was stepped back: nobody waits out the step
        return -((self._slack_ns - self._next_ns) // _NS)

    def start(self, now_ms: int) -> None:
        """A call starts; it may."""
        assert self.opens_ms(now_ms) <= now_ms, (self._next_ns, self._slack_ns, now_ms)
        self._next_ns = max(self._next_ns, now_ms * _NS) + self._interval_ns

    def is_full(self, now_ms: int) -> bool:
        """A new one would let start no more."""
        return self._next_ns <= now_ms * _NS
