"""A process that stops itself (SIGSTOP) in the middle of a transaction on its control row, with its locks held.

`python -m tests.integration.moving_client DSN check|hand_over|claim TO`: it owns shards first (but for a claim, which
robs whoever does), prints `open` when it is about to stop, and after it was continued a line for what became of the
transaction and one for a flush. `TO` is the incarnation that a planned move is for.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any
from uuid import UUID

from engine.errors import TocsinError
from engine.journal import ownership, takeover, totals
from engine.journal.postgres import PostgresJournal
from tests.journals import ONE_NEW, Hand, everybody


def stopping(work: Callable[..., Any]) -> Callable[..., Any]:
    def stops(*arguments: Any) -> Any:
        print("open", flush=True)
        os.kill(os.getpid(), signal.SIGSTOP)
        return work(*arguments)

    return stops


async def check(hand: Hand) -> Any:
    """As a client whose message is cut off after its statement: the lock is held, and no commit comes."""
    its = hand.journal._ownership  # type: ignore[attr-defined]

    async def open_check(connection: Any) -> Any:
        async with connection.transaction():
            await connection.fetchrow(ownership._DIFFERING, its.incarnation, [], [], [])
            return await stopping(connection.fetchval)("select 1")

    return await its._control.run(open_check)


async def hand_over(hand: Hand, to: UUID) -> Any:
    takeover.columns = stopping(takeover.columns)
    return await hand.journal.hand_over(hand.folds(0, None, [0, 1]), to)


async def claim(hand: Hand) -> Any:
    vars(takeover)["count"] = stopping(totals.count)
    return await hand.journal.claim([0, 1], everybody)


async def say(work: Awaitable[Any]) -> None:
    try:
        await work
    except TocsinError as error:
        print(type(error).__name__, flush=True)
    else:
        print("done", flush=True)


async def main(dsn: str, what: str, to: str) -> None:
    hand = Hand(await PostgresJournal.open(dsn, node="stopped", random=Random(5)))
    await hand.join()
    if what != "claim":
        await hand.claim()
    now_ms = await hand.now_ms()
    await say({"check": check, "claim": claim}[what](hand) if what != "hand_over" else hand_over(hand, UUID(to)))
    await say(hand.append([hand.filing(hand.job(now_ms, shard=2))], {2: ONE_NEW}))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
