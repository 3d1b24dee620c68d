"""Locks of processes that stand still: whoever waits too long for one ends the connection that holds it.

A process that is stopped or cut off in the middle of a COPY, a check, a claim or a planned move holds its locks for
hours, and no time-out of the server frees them: only the end of its connection does. `lock_timeout` can starve.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random

import asyncpg

from engine.journal import trouble
from engine.journal.session import Session
from engine.journal.statements import statement

STALL_MS = 200
"""How long a takeover waits for a lock before it ends the connection that holds it, plus up to `STALL_SPREAD_MS`."""
STALL_SPREAD_MS = 200
"""Random, so that two takeovers that wait for each other do not end each other."""

MOVE_STALL_MS = 1_000
"""The same of a planned move, which waits for takeovers of its successor: they have their own waits to end first."""
SHARE_STALL_MS = 5_000
"""The same of a check or a fold, which wait for a takeover of their own node: where that stands still itself, its
victim lives and must not stand still with it."""

_BREAK_STALL = statement("break_stall")


@asynccontextmanager
async def never_stalled(
    waiting: asyncpg.Connection, side: Session, random: Random, after_ms: int | None = None
) -> AsyncIterator[None]:
    """While the block runs: end Tocsin's connections that make `waiting` wait for a lock longer than `after_ms`, by
    default `STALL_MS`, and a random part."""
    stall_ms = (STALL_MS if after_ms is None else after_ms) + random.randrange(STALL_SPREAD_MS)
    breaker = asyncio.create_task(_break_stalls(waiting.get_server_pid(), side, stall_ms))
    try:
        yield
    finally:
        breaker.cancel()
        await asyncio.gather(breaker, return_exceptions=True)


async def _break_stalls(pid: int, side: Session, stall_ms: int) -> None:
    while True:
        await asyncio.sleep(stall_ms / 1_000)
        try:
            await side.run(lambda connection: connection.fetchval(_BREAK_STALL, pid, stall_ms))
        except Exception as error:
            if trouble.translate(error, alive=False) is None:
                raise
