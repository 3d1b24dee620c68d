"""When the jobs of a target that is away come back, and how many are still to come. Pure; time and chance handed in.

Parking writes two rows a job, each time it comes back in vain as well. So the more are parked, the longer the time over
which they are spread: at most about `per_s` of them come back in a second, however long the target is away, and when it
is there again they come at that pace. By Little's law it takes twice `parked / per_s` seconds: who comes back at
a random moment of a span waits half of it.

They are counted by the second in which they come back. One that is cancelled meanwhile, or that another node has by
now, counts until its second has passed: the count is for the pace and for people, the audit is elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush

_SECOND_MS = 1_000


class Parked:
    __slots__ = ("_count", "_of_second", "_per_s", "_seconds", "_spread_ms_min")

    def __init__(self, *, per_s: int, spread_ms_min: int) -> None:
        assert min(per_s, spread_ms_min) > 0, (per_s, spread_ms_min)
        self._per_s = per_s
        self._spread_ms_min = spread_ms_min
        self._of_second: dict[int, int] = {}
        self._seconds: list[int] = []
        """A heap of its keys."""
        self._count = 0

    def count(self, now_ms: int) -> int:
        """Those that are still to come back."""
        while self._seconds and self._seconds[0] < now_ms // _SECOND_MS:
            self._count -= self._of_second.pop(heappop(self._seconds))
        return self._count

    def spread_ms(self, now_ms: int, more: int) -> int:
        """The time over which `more` are to come back, with so many parked before them."""
        return max(self._spread_ms_min, 2 * _SECOND_MS * (self.count(now_ms) + more) // self._per_s)

    def park(self, count: int, from_ms: int, now_ms: int, draw: Callable[[], float]) -> list[int]:
        """When each of so many comes back: a random moment (Unix ms) from `from_ms` on. `draw`: in [0, 1)."""
        assert count >= 0, count
        spread_ms = self.spread_ms(now_ms, count)
        times_ms = [from_ms + int(draw() * spread_ms) for _ in range(count)]
        for at_ms in times_ms:
            second = at_ms // _SECOND_MS
            if second not in self._of_second:
                self._of_second[second] = 0
                heappush(self._seconds, second)
            self._of_second[second] += 1
        self._count += count
        return times_ms
