"""A timer that rings once, at the earliest of the times it was set to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Alarm:
    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._timer: asyncio.TimerHandle | None = None
        self._at_ms = 0

    def set(self, at_ms: int | None, now_ms: int) -> None:
        """Ring no later than that. None: as it is set."""
        if at_ms is None or (self._timer is not None and self._at_ms <= at_ms):
            return
        if self._timer is not None:
            self._timer.cancel()
        self._at_ms = at_ms
        self._timer = asyncio.get_running_loop().call_later(max(at_ms - now_ms, 1) / 1_000, self._rung)

    def _rung(self) -> None:
        self._timer = None
        self._ring()
