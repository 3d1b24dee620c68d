"""What one HTTP submit alone costs the node in CPU: the door and aiohttp, without engine and journal.

Run: python -m bench.door [--smoke | --full] [--json FILE]

The door serves over an engine that only makes an id; a client in another process sends one job after another over one
connection. The ceiling beside it is aiohttp's low-level server that reads the body and answers as many ready bytes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import platform
import socket
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
import msgspec
import uvloop
from aiohttp import web

from api.http.app import Door
from engine.core import ids
from engine.core.catalog import JobType, Target
from engine.core.job import JobView, NewJob
from engine.core.lifecycle import State
from engine.core.status import Status
from engine.errors import NotFound, Unavailable
from engine.options import Options
from engine.telemetry import Telemetry

SEED = 7
NOW_MS = 1_795_500_000_000
TYPES = {"bench.do": JobType("bench.do", Target("grpc", "127.0.0.1:1", "/bench.Bench/Do"))}
BODY = (
    b'{"type":"bench.do","payload":{"conversation_id":"c-1","text":"' + b"x" * 50 + b'","n":1},'
    b'"due_at":"2026-11-25T08:00:00.123Z","user_id":"u-42"}'
)
REQUEST = (
    b"POST /api/v1/jobs HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bench\r\nAccept: */*\r\n"
    b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY
)


class Receipt(msgspec.Struct, gc=False):
    id: int
    repeated: bool
    job: NewJob


class NoEngine:
    """Makes ids, keeps nothing."""

    ready = True

    def __init__(self, random: Random) -> None:
        self.telemetry = Telemetry()
        self._random = random

    async def submit(self, jobs: Sequence[NewJob], via: str) -> list[Receipt]:
        del via
        return [Receipt(ids.make_id(job.due_ms, 7, self._random.getrandbits(62)), False, job) for job in jobs]

    def view_of(self, receipt: Receipt) -> JobView:
        job = receipt.job
        return JobView(
            id=receipt.id,
            type=job.type,
            state=State.PENDING,
            priority=job.priority,
            due_ms=job.due_ms,
            next_fire_ms=job.due_ms,
            submitted_ms=NOW_MS,
            finished_ms=None,
            attempt=0,
            max_attempts=job.max_attempts,
            timeout_ms=job.timeout_ms,
            user_id=job.user_id,
            tags=job.tags or (),
            payload=job.payload,
            form=job.form,
            correlation_id=job.correlation_id,
            attempts=(),
        )

    async def get(self, job_id: int) -> JobView:
        raise NotFound(f"{job_id}: nothing is kept here")

    async def cancel(self, job_id: int) -> JobView:
        raise NotFound(f"{job_id}: nothing is kept here")

    async def reschedule(self, job_id: int, due_ms: int) -> JobView:
        raise NotFound(f"{job_id}: nothing is kept here")

    def status(self) -> Status:
        raise Unavailable("this engine has no state")

    def now_ms(self) -> int:
        return NOW_MS

    async def dependencies(self) -> dict[str, str]:
        return {}


def client(port: int, requests: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _ in range(requests):
            connection.sendall(REQUEST)
            answer = connection.recv(65_536)
    assert answer.startswith(b"HTTP/1.1 201 "), answer


async def measure(server: web.Server, requests: int) -> float:
    """Microseconds of this process's CPU a request."""
    runner = web.ServerRunner(server)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    try:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.door", "--client", str(port), str(requests))
        )
        began_s = time.process_time()
        assert await process.wait() == 0
        return (time.process_time() - began_s) / requests * 1e6
    finally:
        await runner.cleanup()


def bare(answer_bytes: int) -> web.Server:
    answer = b"x" * answer_bytes

    async def handle(request: web.BaseRequest) -> web.Response:
        await request.read()
        return web.Response(body=answer, status=201)

    return web.Server(handle, access_log=None)


async def run(requests: int) -> dict[str, list[float]]:
    rounds: dict[str, list[float]] = {"door": [], "aiohttp alone": []}
    for _ in range(3):  # in turn, so that a slow moment of the machine meets both
        rounds["door"].append(await measure(Door(NoEngine(Random(SEED)), TYPES, Options()).server(), requests))
        rounds["aiohttp alone"].append(await measure(bare(480), requests))
    return rounds


def main(args: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.door", description=(__doc__ or "").splitlines()[0])
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--smoke", action="store_true", help="a second")
    size.add_argument("--full", action="store_true", help="the figures worth quoting")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--client", nargs=2, type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(args)
    if options.client:
        client(*options.client)
        return 0
    requests = 200 if options.smoke else 50_000 if options.full else 10_000
    took = {name: round(statistics.median(each), 1) for name, each in uvloop.run(run(requests)).items()}
    result: dict[str, Any] = {
        "benchmark": "door",
        "seed": SEED,
        "requests": requests,
        "us_a_request": took,
        "python": platform.python_version(),
        "aiohttp": aiohttp.__version__,
        "machine": f"{platform.system()} {platform.machine()}",
    }
    print("one HTTP submit after another; µs of the node's CPU each, median of 3:")
    for name, value in took.items():
        print(f"  {name:<16} {value:6.1f}")
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
