"""The ceiling of the HTTP door: aiohttp's low-level server that reads the same bodies and answers as many ready bytes.

`python -m bench.ceilings.http [--answer-bytes N] [--status 200] [--accepted 500] [--commit DSN]` prints
`ready http=HOST:PORT` and serves until SIGTERM. With `--commit` each request is one durable row as well: rows gather
while an insert is on its way, as any group commit does it, over one asyncpg connection. Imports nothing of Tocsin.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

import asyncpg
import uvloop
from aiohttp import web


class Rows:
    """Durable rows, gathered while the last insert is on its way."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection
        self._waiting: list[tuple[bytes, asyncio.Future[None]]] = []
        self._wake = asyncio.Event()

    async def add(self, body: bytes) -> None:
        durable: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((body, durable))
        self._wake.set()
        await durable

    async def run(self) -> None:
        insert = await self._connection.prepare("insert into bare_one (body) select unnest($1::bytea[])")
        while True:
            await self._wake.wait()
            self._wake.clear()
            taken, self._waiting = self._waiting, []
            await insert.fetch([body for body, _ in taken])
            for _, durable in taken:
                durable.set_result(None)


async def serve(options: argparse.Namespace) -> None:
    rows: Rows | None = None
    if options.commit:
        connection = await asyncpg.connect(options.commit)
        await connection.execute("create table if not exists bare_one (n bigserial primary key, body bytea not null)")
        rows = Rows(connection)
        inserting = asyncio.create_task(rows.run())
    answer = b'{"accepted":%d,' % options.accepted
    answer += b"x" * (options.answer_bytes - len(answer))

    async def handle(request: web.BaseRequest) -> web.Response:
        body = await request.read()
        if rows is not None:
            await rows.add(body)
        return web.Response(body=answer, status=options.status)

    runner = web.ServerRunner(web.Server(handle, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    print(f"ready http=127.0.0.1:{runner.addresses[0][1]}", flush=True)
    await ended.wait()
    await runner.cleanup()
    if rows is not None:
        inserting.cancel()
        await connection.close()


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.ceilings.http", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--answer-bytes", type=int, default=480)
    parser.add_argument("--status", type=int, default=200)
    parser.add_argument("--accepted", type=int, default=1)
    parser.add_argument("--commit", metavar="DSN")
    uvloop.run(serve(parser.parse_args(given)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
