"""Start and stop of what runs by itself, written once: what ends by an error ends the node, never silently."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

log = logging.getLogger(__name__)

_CANCEL_AGAIN_S = 1.0


def guarded(action: Callable[[], None], on_crash: Callable[[BaseException], None]) -> Callable[[], None]:
    """A callback of the loop that ends its node when it raises: asyncio would log it and go on without its jobs."""

    def guard() -> None:
        try:
            action()
        except Exception as error:
            log.exception("%s failed", getattr(action, "__qualname__", action))
            on_crash(error)

    return guard


class Background:
    """Named rounds of one owner. `on_crash(error)` is called when one of them raises."""

    def __init__(self, on_crash: Callable[[BaseException], None]) -> None:
        self._on_crash = on_crash
        self._tasks: dict[asyncio.Task[None], None] = {}

    def start(self, name: str, rounds: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(rounds, name=name)
        self._tasks[task] = None
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.pop(task, None)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            log.error("%s ended: %r", task.get_name(), error, exc_info=error)
            self._on_crash(error)

    async def stop(self) -> None:
        """Cancelled until they have ended: a client library may take one cancellation for a time-out of its own."""
        while tasks := list(self._tasks):
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks, timeout=_CANCEL_AGAIN_S)
