"""The trust window: how long this node may believe that its shards are still its own.

A fenced check or commit proves it for the moment it *started*; from there on the proof holds for V. A call is
started only while it holds, compared in the last synchronous step before the call is made. See DESIGN, section 5.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from engine.safeguards import ALL, Safeguards


class Trust:
    def __init__(self, window_ms: int, boot_ms: Callable[[], int], safeguards: Safeguards = ALL) -> None:
        self._window_ms = window_ms
        self._boot_ms = boot_ms
        self._guarded = safeguards.trust_window
        self._until_ms = 0
        self._proved_ms = -1
        self._renewed = asyncio.Event()

    def start(self) -> int:
        """The moment to hand to `renew` once what begins now has proved the fence."""
        return self._boot_ms()

    def renew(self, started_ms: int) -> None:
        self._until_ms = max(self._until_ms, started_ms + self._window_ms)
        self._proved_ms = max(self._proved_ms, started_ms)
        if self.holds():
            self._renewed.set()

    def revoke(self) -> None:
        """Nothing is known any more: fenced, or about to take a new incarnation."""
        self._until_ms = 0
        self._renewed.clear()

    def holds(self) -> bool:
        return self._boot_ms() < self._until_ms or not self._guarded

    def proved_within(self, ms: int) -> bool:
        """Whether the last proof began no longer ago than this."""
        return self._proved_ms >= 0 and self._boot_ms() - self._proved_ms < ms

    async def wait(self) -> None:
        """Until it holds."""
        while not self.holds():
            self._renewed.clear()
            await self._renewed.wait()
