"""The one place where a test waits for another process: a condition is looked at again and again, within a limit.

Another process cannot wake a test's loop when it has written a line or committed a row, so its traces are looked at.
A test never waits for time to pass; it names what it waits for, and the limit only says when to give up.
"""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar, overload

T = TypeVar("T")

_LOOK_EVERY_S = 0.02


@overload
async def eventually(condition: Callable[[], Awaitable[T | None]], within_s: float = ..., *, what: str) -> T: ...


@overload
async def eventually(condition: Callable[[], T | None], within_s: float = ..., *, what: str) -> T: ...


async def eventually(condition: Callable[[], object], within_s: float = 20.0, *, what: str) -> object:
    """The first result of `condition` that is true. Fails with the last one when the time is up."""
    loop = asyncio.get_running_loop()
    deadline_s = loop.time() + within_s
    while True:
        found = condition()
        result = await found if inspect.isawaitable(found) else found
        if result:
            return result
        assert loop.time() < deadline_s, f"not within {within_s:.0f} s: {what}; last seen: {result!r}"
        await asyncio.sleep(_LOOK_EVERY_S)


async def at(moment_s: float) -> None:
    """Until the loop's clock shows it: for the moment of a fault that a seed has drawn."""
    loop = asyncio.get_running_loop()
    await asyncio.sleep(max(0.0, moment_s - loop.time()))


def spin_until(condition: Callable[[], bool], within_s: float = 20.0) -> None:
    """Hold the loop until it is so: for what must happen behind the loop's back."""
    deadline_s = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline_s, f"not within {within_s:.0f} s"
        time.sleep(0.001)


async def grpc_is_quiet() -> None:
    """gRPC's poller, one a process, still has events of ended calls to hand to the loop that made them."""
    await asyncio.sleep(0.05)
