"""The simulation's event loop: time is an integer, nothing waits, and whose turn it is comes from the seed.

asyncio's tasks and futures run on it as they are; it has no I/O. Every handle belongs to the process in whose context
it was made: a process that is killed loses all of its handles where they stand (no `finally` of it runs any more), one
that is stopped keeps them for later. When nobody is ready the clock jumps to the next timer; when there is none either,
`Deadlock` says so at once.

Two orders: first in, first out, as asyncio has it; or each generation of ready handles shuffled, which no program may
mind that claims to be right on any loop.
"""

from __future__ import annotations

import asyncio
import contextvars
import heapq
from collections.abc import Callable, Coroutine
from functools import partial
from random import Random
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_SPIN_MAX = 200_000
"""Callbacks within one millisecond: more are a livelock."""


class Deadlock(Exception):
    """Everybody waits, and no timer is set."""


class Livelock(Exception):
    """Time stands still, and callbacks go on."""


class Process:
    """One life of a simulated process: what the loop must know of it."""

    __slots__ = ("context", "dead", "name", "parked", "stopped")

    def __init__(self, name: str) -> None:
        self.name = name
        self.dead = False
        self.stopped = False
        self.parked: list[Handle] = []
        """What would have run while it was stopped."""
        self.context = contextvars.copy_context()
        self.context.run(_process.set, self)


_process: contextvars.ContextVar[Process | None] = contextvars.ContextVar("process", default=None)


class Handle(msgspec.Struct, eq=False):
    """Some forty thousand of them are made in a run: made by C, and run where the loop stands."""

    callback: Callable[..., Any] | None
    """None: cancelled."""
    args: tuple[Any, ...]
    context: contextvars.Context

    def cancel(self) -> None:
        self.callback = None
        self.args = ()

    def cancelled(self) -> bool:
        return self.callback is None


class SimulationLoop(asyncio.AbstractEventLoop):
    def __init__(self, random: Random, *, permuted: bool) -> None:
        self.now_ms = 0
        self.steps = 0
        self.complaints: list[str] = []
        """What asyncio had to say of tasks and callbacks that failed with nobody looking."""
        self._random = random
        self._permuted = permuted
        self._ready: list[Handle] = []
        self._timers: dict[int, list[Handle]] = {}
        """By millisecond, in the order in which they were set."""
        self._timed: list[int] = []
        """A heap of those milliseconds."""
        self.tasks: list[asyncio.Task[Any]] = []
        """All that may not be done: a dead process's tasks are held until the run is over, so that none is collected,
        and no `finally` of theirs runs, within it."""
        self._tasks_left = 0
        self._running = False
        self.create_future = partial(asyncio.Future, loop=self)  # type: ignore[method-assign]

    # -- what asyncio asks for ---------------------------------------------------------------------

    def time(self) -> float:
        return self.now_ms / 1_000

    get_debug = bool
    """False. Every future asks it when it is made: a type is called without a frame, as `partial` is below."""

    def is_running(self) -> bool:
        return self._running

    def is_closed(self) -> bool:
        return False

    def create_task(
        self, coro: Any, *, name: str | None = None, context: contextvars.Context | None = None
    ) -> asyncio.Task[Any]:
        task = asyncio.Task(coro, loop=self, name=name or "", context=context)
        if len(self.tasks) > 2 * self._tasks_left + 1_000:
            self.tasks = [each for each in self.tasks if not each.done()]
            self._tasks_left = len(self.tasks)
        self.tasks.append(task)
        return task

    def call_soon(  # type: ignore[override]
        self, callback: Any, *args: Any, context: contextvars.Context | None = None
    ) -> Any:
        handle = Handle(callback, args, contextvars.copy_context() if context is None else context)
        self._ready.append(handle)
        return handle

    def call_later(  # type: ignore[override]
        self, delay: float, callback: Any, *args: Any, context: contextvars.Context | None = None
    ) -> Any:
        handle = Handle(callback, args, contextvars.copy_context() if context is None else context)
        self._set(self.now_ms + _whole_ms(delay), handle)
        return handle

    def call_at(  # type: ignore[override]
        self, when: float, callback: Any, *args: Any, context: contextvars.Context | None = None
    ) -> Any:
        handle = Handle(callback, args, contextvars.copy_context() if context is None else context)
        self._set(_whole_ms(when), handle)
        return handle

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        error = context.get("exception")
        self.complaints.append(f"{context.get('message')}: {error!r}")

    # -- running -----------------------------------------------------------------------------------

    def run(self, main: Coroutine[Any, Any, T]) -> T:
        """To the end of `main`. Raises what it raises, `Deadlock`, `Livelock`."""
        self._running = True
        asyncio.events._set_running_loop(self)
        try:
            task = self.create_task(main)
            is_done, permuted = task.done, self._permuted
            spin, spin_ms = 0, self.now_ms
            while not is_done():
                if not self._ready:
                    self._wake()
                    if self.now_ms != spin_ms:
                        self.steps += spin
                        spin, spin_ms = 0, self.now_ms
                generation, self._ready = self._ready, []
                count = len(generation)
                if permuted and count > 1:
                    self._random.shuffle(generation)
                spin += count
                if spin > _SPIN_MAX:
                    raise Livelock(f"{spin} callbacks within millisecond {self.now_ms}")
                for handle in generation:
                    context = handle.context
                    process = context.get(_process)
                    if process is not None:
                        if process.stopped:
                            process.parked.append(handle)
                            continue
                        if process.dead:
                            continue
                    callback = handle.callback
                    if callback is not None:
                        context.run(callback, *handle.args)
            self.steps += spin
            result: T = task.result()
            return result
        finally:
            asyncio.events._set_running_loop(None)
            self._running = False

    def forget(self) -> None:
        """Nothing runs here any more, and nothing is held for it."""
        self.tasks.clear()
        self._ready.clear()
        self._timers.clear()
        self._timed.clear()

    def resume(self, process: Process) -> None:
        """What it missed runs now, in the order in which it would have."""
        process.stopped = False
        self._ready.extend(process.parked)
        process.parked = []

    def after(self, ms: int, context: contextvars.Context, callback: Callable[..., None], *args: Any) -> None:
        """`call_later` of what nobody takes back."""
        self._set(self.now_ms + ms, Handle(callback, args, context))

    def _set(self, at_ms: int, handle: Handle) -> None:
        at_ms = max(at_ms, self.now_ms)
        timers = self._timers.get(at_ms)
        if timers is None:
            self._timers[at_ms] = [handle]
            heapq.heappush(self._timed, at_ms)
        else:
            timers.append(handle)

    def _wake(self) -> None:
        """Move the clock to the earliest timer that still means anything, and make all of that moment ready."""
        while self._timed:
            at_ms = heapq.heappop(self._timed)
            timers = self._timers.pop(at_ms)
            for number, handle in enumerate(timers):
                if handle.callback is not None:
                    self.now_ms = at_ms
                    self._ready = timers[number:] if number else timers
                    return
        raise Deadlock(f"everybody waits at {self.now_ms} ms, and no timer is set")


def _whole_ms(seconds: float) -> int:
    """Rounded up, as timers never come early; a sum of floats a hair above its millisecond is that millisecond."""
    ms = seconds * 1_000
    whole = int(ms)
    return whole if ms - whole < 1e-6 else whole + 1
