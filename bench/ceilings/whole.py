"""The ceiling of a whole node: a bare loop that reads bodies, COPYs rows, calls with raw grpc.aio, COPYs outcomes.

`python -m bench.ceilings.whole DSN [TARGET]` prints `ready http=HOST:PORT` and serves until SIGTERM. A line of a body
is a job, due now: it is not parsed, its row is packed by one struct, its call sends prepared bytes. Rows gather while
the last COPY is on its way, over as many connections as `--lanes`, as any group commit does it; outcomes gather longer,
over one more. A request is answered when its rows are durable, and only then its jobs are called. No state, no timer,
no retry, no fence, no limit but the number of calls at once; what is queued is what the run submits. The table is
`bench.ceilings.copy`'s. Imports nothing of Tocsin.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import signal
import sys
import time
from collections.abc import Coroutine, Sequence
from datetime import UTC, datetime
from random import Random
from struct import Struct
from typing import Any
from uuid import UUID

import asyncpg
import grpc
import grpc.aio
import uvloop
from aiohttp import web

from bench.ceilings.copy import COLUMNS
from bench.ceilings.unary import MESSAGE, METADATA, PATH

HEADER = b"PGCOPY\n\xff\r\n\0" + bytes(8)
END = b"\xff\xff"
BODY_BYTES = 130
"""Of a filing's row, about as many as Tocsin's for a payload of 100."""
_OTHERS = tuple(pair for pair in METADATA if pair[0] != "tocsin-due-at")
OUTCOME = b"\x92\xcf" + bytes(40)
GATHER_S = 0.005
"""Nobody waits for an outcome, and they trickle in: without a pause each would be a commit of its own."""
PENDING, SUCCEEDED = 0, 2
SEED = 23
Call = grpc.aio.UnaryUnaryMultiCallable[bytes, bytes]

# Of each field the length and then the value, in the order of COLUMNS; the last five before the body are null.
_ROW = Struct(">hihiqi16siiiqihihiqiiiiii")
_NULLS = (-1,) * 5
assert len(COLUMNS) == 14, COLUMNS


def row(job_id: bytes, filed_ms: int, rev: int, state: int, body: bytes) -> bytes:
    shard = job_id[-1]
    head = (14, 2, shard, 8, filed_ms, 16, job_id, 4, rev, 8, 1, 2, state, 2, 1, 8, filed_ms, *_NULLS, len(body))
    return _ROW.pack(*head) + body


class Lane:
    """Durable rows over one connection, gathered while the last COPY is on its way."""

    def __init__(self, connection: asyncpg.Connection, gather_s: float = 0.0) -> None:
        self._connection = connection
        self._gather_s = gather_s
        self._rows: list[bytes] = []
        self._waiting: list[asyncio.Future[None]] = []
        self._wake = asyncio.Event()

    def add(self, rows: list[bytes]) -> None:
        self._rows += rows
        self._wake.set()

    async def durable(self, rows: list[bytes]) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        self.add(rows)
        await future

    async def run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            if self._gather_s:
                await asyncio.sleep(self._gather_s)
            rows, self._rows = self._rows, []
            waiting, self._waiting = self._waiting, []
            await self._connection.copy_to_table(
                "record",
                schema_name="bare",
                source=memoryview(b"".join((HEADER, *rows, END))),  # type: ignore[arg-type] # a buffer goes as it is
                columns=COLUMNS,
                format="binary",
            )
            for future in waiting:
                future.set_result(None)


class Loop:
    def __init__(self, lanes: list[Lane], outcomes: Lane, call: Call | None, accepted: int) -> None:
        self._lanes = itertools.cycle(lanes)
        self._outcomes = outcomes
        self._call = call
        self._random = Random(SEED ^ time.time_ns())  # other ids in each run: the target deduplicates
        self._jobs: asyncio.Queue[tuple[bytes, int]] = asyncio.Queue()
        self._answer = (b'{"accepted":%d,' % accepted).ljust(50 * accepted, b"x")

    async def handle(self, request: web.BaseRequest) -> web.Response:
        body = await request.read()
        now_ms = time.time_ns() // 1_000_000
        lines = body.split(b"\n")
        ids = [self._random.randbytes(16) for _ in lines]
        rows = [row(job_id, now_ms, 0, PENDING, line[:BODY_BYTES]) for job_id, line in zip(ids, lines, strict=True)]
        await next(self._lanes).durable(rows)
        if self._call is not None:
            for job_id in ids:
                self._jobs.put_nowait((job_id, now_ms))
        return web.Response(body=self._answer)

    async def fire(self) -> None:
        """One of those that call at once."""
        assert self._call is not None
        while True:
            job_id, due_ms = await self._jobs.get()
            name = str(UUID(bytes=job_id))
            due_at = datetime.fromtimestamp(due_ms / 1_000, UTC).isoformat(timespec="milliseconds")
            told = (("tocsin-job-id", name), ("tocsin-fire-id", f"{name}.0.1"), ("tocsin-due-at", due_at))
            await self._call(MESSAGE, timeout=30.0, metadata=(*told, *_OTHERS))
            self._outcomes.add([row(job_id, due_ms, 1, SUCCEEDED, OUTCOME)])


async def serve(options: argparse.Namespace) -> None:
    connections = [await asyncpg.connect(options.dsn) for _ in range(options.lanes + 1)]
    lanes = [Lane(connection) for connection in connections[1:]]
    outcomes = Lane(connections[0], GATHER_S)
    try:
        if options.target is None:
            loop = Loop(lanes, outcomes, None, options.accepted)
            await run(loop, [lane.run() for lane in lanes])
            return
        async with grpc.aio.insecure_channel(options.target, options=[("grpc.enable_retries", 0)]) as channel:
            await channel.channel_ready()
            loop = Loop(lanes, outcomes, channel.unary_unary(PATH), options.accepted)
            callers = [loop.fire() for _ in range(options.at_once)]
            await run(loop, [*(lane.run() for lane in (*lanes, outcomes)), *callers])
    finally:
        for connection in connections:
            await connection.close()


async def run(loop: Loop, parts: Sequence[Coroutine[Any, Any, None]]) -> None:
    """Until SIGTERM, or until one of the parts fails: then loudly."""
    tasks = [asyncio.create_task(part) for part in parts]
    runner = web.ServerRunner(web.Server(loop.handle, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    print(f"ready http=127.0.0.1:{runner.addresses[0][1]}", flush=True)
    stopped: asyncio.Task[object] = asyncio.create_task(ended.wait())
    await asyncio.wait([stopped, *tasks], return_when=asyncio.FIRST_COMPLETED)
    await runner.cleanup()
    for task in tasks:
        if task.done():
            task.result()
        task.cancel()


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.ceilings.whole", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("dsn")
    parser.add_argument("target", metavar="HOST:PORT", nargs="?", help="without one no job is called")
    parser.add_argument("--lanes", type=int, default=2)
    parser.add_argument("--at-once", type=int, default=128)
    parser.add_argument("--accepted", type=int, default=500, help="jobs a request")
    uvloop.run(serve(parser.parse_args(given)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
