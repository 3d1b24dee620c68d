"""The one place where a test waits for another process: a condition is looked at again and again, within a limit.

Another process cannot wake a test's loop when it has written a line or committed a row, so its traces are looked at.
A test never waits for time to pass; it names what it waits for, and the limit only says when to give up.
"""

from __future__ import annotations

import asyncio
import inspect
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
