"""Jobs in batches against the raw client: jobs a second, and what a job costs.

Run: python -m bench.batches [--smoke | --full] [--json FILE]

One target process (`bench.ceilings.batch --serve`), which answers at once; in turns the ceiling, one prepared batch
(`bench.ceilings.batch`), our dispatch (fires → message → call → outcomes) and the whole way from the lanes to the
answers (lanes, seats, batches, dispatch), each in a process of its own, with batches of 100 and eight calls on their
way.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import uvloop

from bench.figure import Ceiling, Figure, Report
from bench.harness import main
from bench.house import Told, measured, start
from engine.batches import CALLS_MAX
from engine.breakers import Breakers
from engine.call import fire_of
from engine.core import ids
from engine.core.catalog import BATCH, Catalog, JobType, Priority, Target
from engine.core.commands import Command, Outcomes
from engine.core.job import Body, Form, Job, Live, encode_body
from engine.core.lanes import Lanes, Ready
from engine.core.lifecycle import State
from engine.dispatch.batch import encoded, request_of
from engine.dispatch.grpc import GrpcTargets
from engine.firing import Firing
from engine.options import Options
from engine.ports import Fire
from engine.telemetry import Telemetry
from engine.trust import Trust

SEED = 0
"""Nothing is random here."""
ROUNDS = 3
SIZES = {"smoke": 20_000, "medium": 200_000, "full": 1_000_000}
"""Jobs."""
DISPATCH_GOAL_US = 5.0
WHOLE_GOAL_US = 8.0
SIZE = 100
OFFERED = 2_000
"""Jobs that become due together."""
PATH = "/tocsin.v1.Handler/ExecuteBatch"
NOW_MS = 1_700_000_000_000
PAYLOAD = (
    b'{"conversation_id":"flight-UA1096","sender_id":"airline","recipient_id":"u-42",'
    b'"body":"Boarding UA1096 to IAH at gate C12"}'
)


class _Still:
    """A clock, and a writer without a backlog."""

    undurable_outcomes = 0

    def now_ms(self) -> int:
        return NOW_MS

    def boot_ms(self) -> int:
        return 0


def _kind(address: str) -> JobType:
    return JobType("messaging.send_scheduled_message", Target(BATCH, address, PATH), batch_size=SIZE)


def _jobs(kind: JobType, count: int) -> list[Ready]:
    body = encode_body(Body(PAYLOAD, Form.JSON, 0, Priority.MEDIUM, 4, 30_000, "0c5e7a9e0d8e4a3f9f61"))
    made = []
    for number in range(count):
        job_id = ids.make_id(NOW_MS - 1, 3, number)
        job = Job(job_id, kind.name, NOW_MS - 1, NOW_MS - 1, State.PENDING, 0, body, None, Live(running=True))
        made.append(Ready(job, kind, Priority.MEDIUM))
    return made


def _fires(kind: JobType, count: int) -> list[Fire]:
    body = Body(PAYLOAD, Form.JSON, 0, Priority.MEDIUM, 4, 30_000, "0c5e7a9e0d8e4a3f9f61")
    fires = [fire_of(ready.job, kind, body, PAYLOAD, Form.JSON) for ready in _jobs(kind, count)]
    for fire in fires:
        fire.epoch = 1 << 40
    return fires


async def dispatched(address: str, jobs: int) -> dict[str, float]:
    """Our dispatch alone."""
    targets, fires = GrpcTargets(Options()), _fires(_kind(address), SIZE)
    times = [NOW_MS] * SIZE

    async def some(count: int) -> None:
        for _ in range(count):
            answers = await targets.call_batch(fires, lambda: times)
            assert all(answer is not None and answer.code == "OK" for answer in answers[:1]), answers[0]

    await some(2)
    gc.collect()
    gc.freeze()
    share = jobs // SIZE // CALLS_MAX
    started_s, cpu_s = time.perf_counter(), time.process_time()
    await asyncio.gather(*(some(share) for _ in range(CALLS_MAX)))
    took_s, cpu_s = time.perf_counter() - started_s, time.process_time() - cpu_s
    await targets.close()
    return _rates(share * CALLS_MAX * SIZE, took_s, cpu_s)


async def fired(address: str, jobs: int) -> dict[str, float]:
    """From the lanes to the answers; what the machine would make of them is not asked."""
    still: Any = _Still()
    kind, options = _kind(address), Options()
    trust = Trust(options.trust_window_ms, still.boot_ms)
    trust.renew(0)
    lanes, targets, left = Lanes.of(options), GrpcTargets(options), [0]
    done = asyncio.Event()

    def apply(command: Command) -> None:
        if isinstance(command, Outcomes):
            left[0] -= len(command.items)
            if not left[0]:
                done.set()

    def crash(error: BaseException) -> None:
        raise SystemExit(f"firing crashed: {error!r}")

    catalog = Catalog({kind.name: kind})
    firing = Firing(
        lanes,
        targets,
        catalog,
        still,
        trust,
        still,
        options,
        Telemetry(),
        Breakers(lanes, catalog, still, still, still, options, Telemetry(), apply, lambda: 0.5),
        apply=apply,
        epoch_of=lambda shard: 1 << 40,
        random=lambda: 0.5,
        on_crash=crash,
    )
    firing.started()

    async def all_of(ready: Sequence[Ready]) -> None:
        for first in range(0, len(ready), OFFERED):
            some = ready[first : first + OFFERED]
            left[0] = len(some)
            done.clear()
            lanes.offer(some)
            firing.pump()
            await done.wait()

    await all_of(_jobs(kind, SIZE))
    ready = _jobs(kind, jobs)
    gc.collect()
    gc.freeze()
    started_s, cpu_s = time.perf_counter(), time.process_time()
    await all_of(ready)
    took_s, cpu_s = time.perf_counter() - started_s, time.process_time() - cpu_s
    await targets.close()
    return _rates(jobs, took_s, cpu_s)


def _rates(jobs: int, took_s: float, cpu_s: float) -> dict[str, float]:
    return {"jobs_per_s": jobs / took_s, "cpu_us_per_job": cpu_s / jobs * 1e6}


async def run(jobs: int) -> Report:
    raw: list[Told] = []
    ours: list[Told] = []
    whole: list[Told] = []
    with tempfile.TemporaryDirectory(prefix="tocsin-bench-") as directory:
        request = Path(directory) / "request"
        request.write_bytes(encoded(request_of(_fires(_kind("-"), SIZE)), [1] * SIZE))
        serving = ["bench.ceilings.batch", "--serve", "--batch", str(SIZE)]
        target = await start(serving, Path(directory) / "target.log")
        address = target.ready["listen"]
        ceiling = ["bench.ceilings.batch", address, "--request", str(request), "--batch", str(SIZE)]
        ceiling += ["--calls", str(jobs // SIZE), "--at-once", str(CALLS_MAX)]
        try:
            for _ in range(ROUNDS):
                raw.append(await measured(ceiling))
                for kept, what in ((ours, "dispatched"), (whole, "fired")):
                    kept.append(await measured(["bench.batches", "--against", what, address, "--jobs", str(jobs)]))
        finally:
            await target.stop()
    return Report(figures=_figures(raw, ours, whole), held={"jobs": jobs, "batch": SIZE, "calls": CALLS_MAX})


def _figures(raw: list[Told], ours: list[Told], whole: list[Told]) -> list[Figure]:
    def rounds(told: list[Told], key: str) -> list[float]:
        return [each[key] for each in told]

    def ceiling(key: str) -> list[Ceiling]:
        return [Ceiling(name="raw grpc.aio client", rounds=rounds(raw, key))]

    cost, rate = "cpu_us_per_job", "jobs_per_s"
    return [
        Figure(
            name="dispatch of a job",
            unit="CPU µs/job",
            better="lower",
            rounds=rounds(ours, cost),
            ceilings=ceiling(cost),
            goal=DISPATCH_GOAL_US,
        ),
        Figure(
            name="from lane to answer",
            unit="CPU µs/job",
            better="lower",
            rounds=rounds(whole, cost),
            ceilings=ceiling(cost),
            goal=WHOLE_GOAL_US,
        ),
        Figure(
            name="jobs from lane to answer",
            unit="jobs/s",
            better="higher",
            rounds=rounds(whole, rate),
            ceilings=ceiling(rate),
        ),
    ]


def against(given: list[str]) -> dict[str, float]:
    """Our side alone, for a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m bench.batches --against")
    parser.add_argument("what", choices=["dispatched", "fired"])
    parser.add_argument("address", metavar="HOST:PORT")
    parser.add_argument("--jobs", type=int, required=True)
    options = parser.parse_args(given)
    return uvloop.run({"dispatched": dispatched, "fired": fired}[options.what](options.address, options.jobs))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--against"]:
        print(json.dumps(against(sys.argv[2:])))
        sys.exit(0)
    sys.exit(main("batches", __doc__, SIZES, run, seed=SEED))
