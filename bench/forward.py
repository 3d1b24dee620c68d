"""What a submission costs the node that only forwards it: CPU a job, in batches of 500, to a peer that answers at once.

Run: python -m bench.forward [--smoke | --full] [--json FILE]

The peer is a process with the node's own gRPC door and an engine that only makes ids; the forwarding node is a router
with a real link to it, in a process of its own. The ceiling (`bench.ceilings.stream`) is a raw grpc.aio stream that
carries ready bytes, as many as ours, and takes turns with it. `a job that stays` is what the router adds where it
forwards nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random, SystemRandom
from typing import cast

import uvloop

from api.grpc.server import GrpcDoor
from bench.figure import Ceiling, Figure, Report
from bench.harness import main
from bench.house import Told, measured, start
from engine.core import ids
from engine.core.catalog import Priority
from engine.core.job import Form, NewJob
from engine.core.routing import route
from engine.errors import TocsinError
from shards.peer import wire
from shards.peer.auth import Gate, Identity
from shards.peer.bounds import PeerOptions
from shards.peer.links import GrpcLinks
from shards.peer.served import Served
from shards.peer.service import NAME, PeerService
from shards.ports import Filed, Handoffs, LocalEngine
from shards.router import Router

SEED = 11
ROUNDS = 5
SIZES = {"smoke": 20, "medium": 400, "full": 2_000}
"""Batches."""
BATCH = 500
AT_ONCE = 4
"""Batches under way."""
WARM = 20
SHARDS = 256
GOAL_US = 6.0
STAYS_GOAL_US = 0.3
NOW_MS = 1_795_500_000_000
SECRET = b"bench"
PAYLOAD = b'{"conversation_id":"c-1","text":"' + b"x" * 50 + b'","n":1}'


class NoEngine:
    """Makes ids and does, of what a desk does, what routing takes from it."""

    def __init__(self, random: Random) -> None:
        self._draw = random.getrandbits

    async def submit(self, jobs: Sequence[NewJob], via: str) -> list[Filed | TocsinError]:
        del via
        found = route(jobs, SHARDS, self._draw)
        return [
            Filed(ids.make_id(new.due_ms, shard, new.random62 or 0), False)
            for new, shard in zip(jobs, found, strict=True)
        ]


class OneOwner:
    """A map in which one node owns all."""

    def __init__(self, owner: str, address: str) -> None:
        self._owner = owner
        self._address = address

    def owner_of(self, shard: int) -> str:
        return self._owner

    def is_coming(self, shard: int) -> bool:
        return False

    def is_leaving(self, shard: int) -> bool:
        return False

    def is_local(self, shard: int) -> bool:
        return self._owner == "a"

    def address_of(self, node: str) -> str:
        return self._address

    def learn(self, shard: int, node: str) -> None:
        raise AssertionError(node)

    async def changed(self, timeout_ms: int) -> None:
        raise AssertionError(timeout_ms)

    def nodes(self) -> Sequence[str]:
        return ("a", "b")


def batch(random: Random) -> list[NewJob]:
    return [
        NewJob(
            "messaging.send_scheduled_message",
            PAYLOAD,
            Form.JSON,
            NOW_MS + random.randrange(3_600_000),
            Priority.MEDIUM,
            4,
            30_000,
            "0c5e7a9e0d8e4a3f9f61",
            f"u-{random.randrange(100_000)}",
        )
        for _ in range(BATCH)
    ]


def now_ms() -> int:
    return time.time_ns() // 1_000_000


async def serve() -> None:
    """The peer, until SIGTERM."""
    engine = cast("LocalEngine", NoEngine(Random(SEED)))
    served = Served(engine, cast("Handoffs", engine))
    service = PeerService(served, Gate(Identity("c", "b", SECRET), now_ms), PeerOptions())
    door = GrpcDoor()
    door.add(NAME, service.add_to)
    print(f"ready listen={await door.start('127.0.0.1:0')}", flush=True)
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    await ended.wait()
    service.close()
    await door.stop(1)


async def measure(address: str, batches: int) -> dict[str, float]:
    """CPU of this whole process, gRPC's threads included."""
    random = Random(SEED)
    links = GrpcLinks(Identity("c", "a", SECRET), now_ms, SystemRandom(), PeerOptions())  # nonces: never the same
    engine = cast("LocalEngine", NoEngine(random))
    away = Router(engine, OneOwner("b", address), links, node="a", shards=SHARDS, draw=random.getrandbits)
    here = Router(engine, OneOwner("a", address), links, node="a", shards=SHARDS, draw=random.getrandbits)

    async def some(count: int) -> float:
        """CPU seconds of forwarding so many; making the jobs is not counted."""
        left = [batch(random) for _ in range(count)]

        async def lane() -> None:
            while left:
                results = await away.submit(left.pop(), "http")
                assert not any(isinstance(result, TocsinError) for result in results), results[0]

        began_s = time.process_time()
        await asyncio.gather(*(lane() for _ in range(AT_ONCE)))
        return time.process_time() - began_s

    await some(WARM)
    cpu_s = 0.0
    for _ in range(0, batches, WARM):
        cpu_s += await some(min(WARM, batches))
    stays_us = await _stays(here, engine, random, batches)
    await links.close()
    made = -(-batches // WARM) * min(WARM, batches) * BATCH
    return {"cpu_us_per_job": cpu_s / made * 1e6, "stays_us_per_job": stays_us}


async def _stays(here: Router, engine: LocalEngine, random: Random, batches: int) -> float:
    """What the router adds to an engine that owns everything; batches take turns."""
    through: list[float] = []
    direct: list[float] = []
    for _ in range(batches):
        for told, submit in ((through, here.submit), (direct, engine.submit)):
            jobs = batch(random)
            began_s = time.thread_time()
            await submit(jobs, "http")
            told.append(time.thread_time() - began_s)
    return (sorted(through)[batches // 2] - sorted(direct)[batches // 2]) / BATCH * 1e6


def sizes() -> tuple[int, int]:
    """Bytes of a batch and of its answer, as they go over the stream."""
    random = Random(SEED)
    jobs = batch(random)
    route(jobs, SHARDS, random.getrandbits)
    call, answer = wire.SubmitCall(jobs, "http"), wire.Submitted(bytes(16 * BATCH), [], [])
    return len(wire.encode(call)), len(wire.encode(answer))


async def run(batches: int) -> Report:
    ours, raw = [], []
    sent, told = sizes()
    with tempfile.TemporaryDirectory(prefix="tocsin-bench-") as directory:
        log = Path(directory) / "peer.log"
        peer = await start(["bench.forward", "--peer"], log)
        echo = await start(["bench.ceilings.stream", "serve", "--answer-bytes", str(told)], log)
        messages = ["--messages", str(batches), "--bytes", str(sent), "--jobs", str(BATCH), "--at-once", str(AT_ONCE)]
        try:
            for _ in range(ROUNDS):
                raw.append(await measured(["bench.ceilings.stream", echo.ready["listen"], *messages]))
                ours.append(
                    await measured(["bench.forward", "--against", peer.ready["listen"], "--batches", str(batches)])
                )
        finally:
            await peer.stop()
            await echo.stop()
    held = {"batches": batches, "jobs": BATCH, "at_once": AT_ONCE, "bytes": sent}
    return Report(figures=_figures(ours, raw), held=held)


def _figures(ours: list[Told], raw: list[Told]) -> list[Figure]:
    return [
        Figure(
            name="a forwarded job",
            unit="CPU µs/job",
            better="lower",
            rounds=[each["cpu_us_per_job"] for each in ours],
            ceilings=[Ceiling(name="raw grpc.aio stream", rounds=[each["cpu_us_per_job"] for each in raw])],
            goal=GOAL_US,
        ),
        Figure(
            name="a job that stays",
            unit="CPU µs/job",
            better="lower",
            rounds=[each["stays_us_per_job"] for each in ours],
            goal=STAYS_GOAL_US,
        ),
    ]


def alone(given: list[str]) -> None:
    """One side, for a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m bench.forward")
    parser.add_argument("--peer", action="store_true")
    parser.add_argument("--against", metavar="HOST:PORT")
    parser.add_argument("--batches", type=int, default=100)
    options = parser.parse_args(given)
    if options.peer:
        uvloop.run(serve())
    else:
        print(json.dumps(uvloop.run(measure(options.against, options.batches))))


if __name__ == "__main__":
    if {"--peer", "--against"} & set(sys.argv[1:2]):
        alone(sys.argv[1:])
        sys.exit(0)
    sys.exit(main("forward", __doc__, SIZES, run, seed=SEED))
