"""A process that owns all shards, begins an append, and stops itself (SIGSTOP) in the middle of its COPY.

`python -m tests.integration.copying_client DSN FILED_MS`: prints `open` when it is about to stop, and after it was
continued one line for what became of the flush and one for the next.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from random import Random

from engine.core.job import Record
from engine.errors import TocsinError
from engine.journal import lane
from engine.journal.codec import END, HEADER, encode_rows
from engine.journal.postgres import PostgresJournal
from tests.journals import ONE_NEW, Hand


async def stopping(records: Sequence[Record]) -> AsyncIterator[bytes]:
    yield HEADER
    yield encode_rows(records)
    print("open", flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)
    yield END


async def main(dsn: str, filed_ms: int) -> None:
    hand = Hand(await PostgresJournal.open(dsn, node="stopped", random=Random(5)))
    await hand.take()
    lane._stream = stopping  # type: ignore[assignment]
    for _ in range(2):
        try:
            await hand.append([hand.filing(hand.job(filed_ms))], {0: ONE_NEW})
        except TocsinError as error:
            print(type(error).__name__, flush=True)
        else:
            print("committed", flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
