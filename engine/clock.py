"""The one module that reads clocks.

`now_ms` follows the system's wall clock: forward steps at once; on a backward step of up to `hold_ms` it stands
still until the system has caught up, so that nothing that was due becomes not due; beyond that it follows, and
says so once. `boot_ms` only grows and counts the time the machine was suspended.
"""

from __future__ import annotations

import time
from collections.abc import Callable

_BOOT = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


class SystemClock:
    """`on_step_back(by_ms)` is called when a backward step is too large to wait out."""

    def __init__(
        self,
        hold_ms: int,
        on_step_back: Callable[[int], None],
        read_ns: Callable[[], int] = time.time_ns,
        read_boot_ns: Callable[[], int] = lambda: time.clock_gettime_ns(_BOOT),
    ) -> None:
        self._hold_ms = hold_ms
        self._on_step_back = on_step_back
        self._read_ns = read_ns
        self._read_boot_ns = read_boot_ns
        self._latest_ms = 0

    def now_ms(self) -> int:
        now_ms = self._read_ns() // 1_000_000
        latest_ms = self._latest_ms
        if now_ms < latest_ms:
            if latest_ms - now_ms <= self._hold_ms:
                return latest_ms
            self._on_step_back(latest_ms - now_ms)
        self._latest_ms = now_ms
        return now_ms

    def boot_ms(self) -> int:
        return self._read_boot_ns() // 1_000_000
