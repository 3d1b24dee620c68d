"""Picks the moment of a job that may fire within a window: the least loaded of a few drawn at random. Pure.

The load of a moment is what the wheel holds near it, which is exact within the horizon, and what was placed here into
its second before, which is all that is known beyond. Choosing the best of several random moments spreads a crowd nearly
as evenly as knowing every load would (Mitzenmacher, "The Power of Two Choices", 2001), at a bounded price a job.
"""

from __future__ import annotations

from collections.abc import Callable

DRAWS = 8
"""Moments looked at for one job."""
SECONDS_MAX = 100_000
"""Of which placements are remembered: beyond that the oldest are forgotten, which only makes the spread more random."""

_DRAW_BITS = 53


class Spread:
    def __init__(self, load_at: Callable[[int], float], draw: Callable[[int], int]) -> None:
        """`load_at(ms)`: jobs a second held around that instant; `draw(bits)`: random bits."""
        self._load_at = load_at
        self._draw = draw
        self._placed: dict[int, int] = {}
        """By second (Unix): how many were placed there, the one first placed into first."""

    def pick(self, from_ms: int, window_ms: int) -> int:
        """An instant of [from_ms, from_ms + window_ms]."""
        assert window_ms >= 0, window_ms
        best_ms, best = from_ms, None
        for _ in range(DRAWS):
            at_ms = from_ms + (self._draw(_DRAW_BITS) * (window_ms + 1) >> _DRAW_BITS)
            load = self._load_at(at_ms) + self._placed.get(at_ms // 1_000, 0)
            if best is None or load < best:
                best_ms, best = at_ms, load
        second = best_ms // 1_000
        self._placed[second] = self._placed.get(second, 0) + 1
        if len(self._placed) > SECONDS_MAX:
            del self._placed[next(iter(self._placed))]
        return best_ms
