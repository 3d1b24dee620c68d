"""What one HTTP submit alone costs the node in CPU: the door and aiohttp, without engine and journal.

Run: python -m bench.door [--smoke | --full] [--json FILE]

The door serves over an engine that only makes an id; a client in another process sends one job after another over one
connection. The ceiling beside it is aiohttp's low-level server that reads the body and answers as many ready bytes.
"""

from __future__ import annotations

import asyncio
import socket
import sys
import time
from collections.abc import Sequence
from random import Random

import msgspec
from aiohttp import web

from api.http.app import Door
from api.http.engine_port import BulkPort
from bench.figure import Ceiling, Figure, Report
from bench.harness import main
from engine.core import ids
from engine.core.catalog import Catalog, JobType, Target
from engine.core.job import Form, JobView, NewJob, Timeline
from engine.core.lifecycle import State
from engine.core.listing import JobPage, Key, Query
from engine.core.status import Status
from engine.errors import NotFound, Unavailable
from engine.options import Options
from engine.telemetry import Telemetry
from shards.admin import Drained, Rebalanced
from shards.ports import ClusterState

SEED = 7
NOW_MS = 1_795_500_000_000
ROUNDS = 3
SIZES = {"smoke": 200, "medium": 10_000, "full": 50_000}
"""Requests."""
GOAL_US = 90.0
"""Of a whole submission, of which this is a part."""
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


class NoCluster:
    """Nobody asks it anything here."""

    async def cluster(self) -> ClusterState:
        raise Unavailable("no cluster here")

    async def rebalance(self, *, dry_run: bool) -> Rebalanced:
        raise Unavailable("no cluster here")

    async def drain(self, node: str, wanted: bool) -> Drained:
        raise Unavailable("no cluster here")


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
            timeline=Timeline(accepted_ms=NOW_MS, due_ms=job.due_ms),
        )

    async def get(self, job_id: int) -> JobView:
        raise NotFound(f"{job_id}: nothing is kept here")

    async def cancel(self, job_id: int) -> JobView:
        raise NotFound(f"{job_id}: nothing is kept here")

    async def reschedule(self, job_id: int, due_ms: int) -> JobView:
        raise NotFound(f"{job_id}: nothing is kept here")

    async def redrive(self, job_id: int, payload: tuple[bytes, Form] | None) -> JobView:
        raise NotFound(f"{job_id}: nothing is kept here")

    async def discard(self, job_id: int) -> JobView:
        raise NotFound(f"{job_id}: nothing is kept here")

    @property
    def bulk(self) -> BulkPort:
        raise Unavailable("this engine keeps no jobs")

    async def search(self, query: Query, after: Key | None, limit: int) -> JobPage:
        raise Unavailable("this engine keeps no jobs")

    async def forecast(self, seconds: int) -> tuple[int, list[int]]:
        raise Unavailable("this engine keeps no jobs")

    def status(self) -> Status:
        raise Unavailable("this engine has no state")

    async def cluster_status(self) -> Status:
        return self.status()

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


async def run(requests: int) -> Report:
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(
            await measure(
                Door(NoEngine(Random(SEED)), Catalog(TYPES), Options(), cluster=NoCluster()).server(), requests
            )
        )
        theirs.append(await measure(bare(480), requests))
    figure = Figure(
        name="one HTTP submission",
        unit="CPU µs/request",
        better="lower",
        rounds=ours,
        goal=GOAL_US,
        ceilings=[Ceiling(name="aiohttp alone", rounds=theirs)],
    )
    return Report(figures=[figure], held={"requests": requests, "connections": 1})


if __name__ == "__main__":
    if sys.argv[1:2] == ["--client"]:
        client(int(sys.argv[2]), int(sys.argv[3]))
        sys.exit(0)
    sys.exit(main("door", __doc__, SIZES, run, seed=SEED))
