"""How long a caller waits for what only reads, and what it is told when that is too long."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from engine.errors import JournalAmbiguous, Unavailable

T = TypeVar("T")


async def in_time(read: Coroutine[Any, Any, T], timeout_ms: int) -> T:
    """What only reads is given up when the time for an answer is up: many may wait for one connection.

    Raises `Unavailable` also where the end of the read is unknown, which means nothing for a read."""
    try:
        async with asyncio.timeout(timeout_ms / 1_000):
            return await read
    except JournalAmbiguous as error:
        raise _away(error) from error
    except TimeoutError as error:
        raise _late() from error


async def told_in_time(told: asyncio.Future[T], timeout_ms: int) -> T:
    """The same of what another task reads for its caller: it needs a timer, and no task is cancelled."""
    late = asyncio.get_running_loop().call_later(timeout_ms / 1_000, _give_up, told)
    try:
        return await told
    except JournalAmbiguous as error:
        raise _away(error) from error
    finally:
        late.cancel()


def _give_up(told: asyncio.Future[Any]) -> None:
    if not told.done():
        told.set_exception(_late())


def _away(error: JournalAmbiguous) -> Unavailable:
    return Unavailable(f"the journal is away: {error}")


def _late() -> Unavailable:
    return Unavailable("the journal has not answered in time")
