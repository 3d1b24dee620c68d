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
        raise Unavailable(f"the journal is away: {error}") from error
    except TimeoutError as error:
        raise Unavailable("the journal has not answered in time") from error
