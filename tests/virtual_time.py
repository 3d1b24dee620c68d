"""An asyncio loop whose clock is a number: when nothing is ready it jumps to the next timer. No I/O, no waiting.

A run that waits for something that no timer will bring fails at once with `Stuck`, where a real loop would hang.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class Stuck(Exception):
    """Everybody waits, and no timer is set."""


class _Nothing(selectors.SelectSelector):
    """Never finds I/O; told to wait, it moves the clock."""

    def __init__(self, advance: Callable[[float | None], None]) -> None:
        super().__init__()
        self._advance = advance

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None or timeout > 0:
            self._advance(timeout)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self.now_s = 0.0
        super().__init__(_Nothing(self._advance))

    def time(self) -> float:
        return self.now_s

    def _advance(self, timeout: float | None) -> None:
        if timeout is None:
            raise Stuck
        self.now_s += timeout


class VirtualClock:
    """`engine.ports.Clock` on a virtual loop: milliseconds since a fixed day."""

    def __init__(self, start_ms: int = 1_800_000_000_000) -> None:
        self.start_ms = start_ms

    def now_ms(self) -> int:
        # Timers are floats: what they miss a millisecond by is far below a microsecond.
        return self.start_ms + int(asyncio.get_running_loop().time() * 1_000 + 1e-6)

    def boot_ms(self) -> int:
        return self.now_ms() - self.start_ms


def run(main: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run to the end in virtual time; whatever is left over is cancelled."""
    loop = VirtualLoop()
    try:
        return loop.run_until_complete(main())
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.close()
