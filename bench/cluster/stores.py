"""`python -m bench.cluster.stores DIR`: an embedded PostgreSQL and Valkey for nodes that are to outlive each other.

Prints `ready postgres=DSN redis=URL` on stdout; SIGTERM ends both.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

import uvloop

from api.stores.data import DataDirectory
from api.stores.postgres import EmbeddedPostgres
from api.stores.valkey import EmbeddedValkey
from engine.errors import TocsinError


async def serve(path: Path) -> int:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    data = DataDirectory(path)
    data.acquire()
    servers = (EmbeddedPostgres(path), EmbeddedValkey(path))
    keepers: list[asyncio.Task[None]] = []
    try:
        postgres, redis = [await server.start() for server in servers]
        keepers = [asyncio.ensure_future(server.supervise()) for server in servers]
        print(f"ready postgres={postgres} redis={redis}", flush=True)
        await stop.wait()
    finally:
        for server in reversed(servers):
            await server.stop()
        await asyncio.gather(*keepers, return_exceptions=True)
        data.release()
    return 0


def main(given: list[str]) -> int:
    try:
        return uvloop.run(serve(Path(given[0])))
    except TocsinError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
