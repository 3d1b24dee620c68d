"""When a place of the journal came into memory: a short log of how far the horizon stood when. Pure.

It costs nothing a job: a job that was filed beyond the horizon came in with the first round that raised the horizon
over its place. Exact as long as all shards are raised together; when memory is full they are not, and the log then
tells when the first of them passed the place.
"""

from __future__ import annotations

from bisect import bisect_right

_ROUNDS_MAX = 1_024
"""Of a minute each most of a day; when memory is full they come twice a second, and eight minutes are remembered."""


class Paged:
    def __init__(self) -> None:
        self._horizons_ms: list[int] = []
        self._at_ms: list[int] = []

    def raised(self, horizon_ms: int, now_ms: int) -> None:
        """All open places below `horizon_ms` are in memory as of now. A horizon no higher than before says nothing."""
        if self._horizons_ms and horizon_ms <= self._horizons_ms[-1]:
            return
        self._horizons_ms.append(horizon_ms)
        self._at_ms.append(now_ms)
        if len(self._at_ms) > _ROUNDS_MAX:
            del self._horizons_ms[: _ROUNDS_MAX // 2], self._at_ms[: _ROUNDS_MAX // 2]

    def in_ms(self, filed_ms: int, submitted_ms: int) -> int | None:
        """When the place came into memory by a page read; None: it was near when it was written, or is far still."""
        index = bisect_right(self._horizons_ms, filed_ms)
        if index == len(self._at_ms) or self._at_ms[index] <= submitted_ms:
            return None
        return self._at_ms[index]
