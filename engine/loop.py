"""Drives the wheel: one timer a node, set for the earliest thing there is to do; nothing ticks while idle.

Loop timers may come early (libuv rounds to its own milliseconds), so the clock is looked at again on every
waking. One turn takes a bounded number of entries; what is left comes in the next turn, after other callbacks.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from engine.background import guarded
from engine.core.job import Job
from engine.core.wheel import Wheel

_NAP_MAX_MS = 60_000
"""The wall clock may be stepped while the timer sleeps; the keeper pokes on each check, this is the belt."""


class Driver:
    def __init__(
        self,
        wheel: Wheel,
        now_ms: Callable[[], int],
        turn_entries_max: int,
        on_due: Callable[[list[Job]], None],
        on_crash: Callable[[BaseException], None],
    ) -> None:
        self.wheel = wheel
        self._now_ms = now_ms
        self._limit = turn_entries_max
        self._on_due = on_due
        self._alarm = guarded(self._turn, on_crash)
        self._timer: asyncio.Handle | None = None
        self._timer_ms: int | None = None
        self._stopped = False

    def schedule(self, jobs: Sequence[Job]) -> None:
        """Into the wheel, and wake in time for the earliest."""
        self.wheel.insert(jobs)
        self._arm()

    def poke(self) -> None:
        """Look at the clock again: it may have been stepped."""
        if self._timer_ms is not None and self._now_ms() >= self._timer_ms:
            self._alarm()

    def stop(self) -> None:
        self._stopped = True
        if self._timer is not None:
            self._timer.cancel()
            self._timer = self._timer_ms = None

    def _arm(self) -> None:
        next_ms = self.wheel.next_ms()
        if self._stopped or next_ms is None or (self._timer_ms is not None and self._timer_ms <= next_ms):
            return
        if self._timer is not None:
            self._timer.cancel()
        self._timer_ms = next_ms
        loop = asyncio.get_running_loop()
        wait_ms = next_ms - self._now_ms()
        if wait_ms <= 0:
            self._timer = loop.call_soon(self._alarm)
        else:
            self._timer = loop.call_later(min(wait_ms, _NAP_MAX_MS) / 1_000, self._alarm)

    def _turn(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._timer_ms = None
        due = self.wheel.advance(self._now_ms(), self._limit)
        if due:
            self._on_due(due)
        self._arm()
