"""Unary dispatch against the raw client: calls a second, and what a call costs.

Run: python -m bench.dispatch [--smoke | --full] [--json FILE]

One target process (`bench.targets messaging`); our dispatch (JSON payload → message → call → answer) and the ceiling
(`bench.ceilings.unary`: prepared bytes, the same metadata) each run in a process of their own, in turns. `over the raw
client` is what our own part adds to grpc.aio.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

import uvloop

from bench.figure import Ceiling, Figure, Report
from bench.harness import main
from bench.house import Told, measured, start
from engine.core.catalog import JobType, Target
from engine.core.job import Form
from engine.dispatch.grpc import GrpcTargets
from engine.options import Options
from engine.ports import Fire

SEED = 0
"""Nothing is random here."""
ROUNDS = 3
SIZES = {"smoke": 500, "medium": 5_000, "full": 30_000}
"""Calls."""
GOAL_US = 30.0
AT_ONCE = 32
PATH = "/messaging.MessagingService/SendScheduledMessage"
PAYLOAD = (
    b'{"conversation_id":"flight-UA1096","sender_id":"airline","recipient_id":"u-42",'
    b'"body":"Boarding UA1096 to IAH at gate C12"}'
)


async def measure(address: str, calls: int, at_once: int) -> dict[str, float]:
    """The same loops as the ceiling's, through our dispatch; each call another job."""
    targets = GrpcTargets(Options())
    kind = JobType("messaging.send_scheduled_message", Target("grpc", address, PATH))

    def begin() -> int:
        return time.time_ns() // 1_000_000

    async def some(first: int, count: int) -> None:
        for number in range(first, first + count):
            job_id = f"018bcfe5-687b-8000-8000-{number:012x}"
            fire_id = f"{job_id}.0.1"
            fire = Fire(
                job_id,
                fire_id,
                kind,
                PAYLOAD,
                Form.JSON,
                1,
                1 << 40,
                3,
                begin(),
                30_000,
                "0c5e7a9e0d8e4a3f9f61",
                "u-42",
            )
            answer = await targets.call(fire, begin)
            assert answer.code == "OK", answer

    base = time.time_ns() // 1_000 & 0xFFFF_FFFF_F000  # other fire ids in each run: the target deduplicates
    await some(base, 200)
    share = calls // at_once
    started_s, cpu_s = time.perf_counter(), time.process_time()
    await asyncio.gather(*(some(base + 200 + share * lane, share) for lane in range(at_once)))
    took_s, cpu_s = time.perf_counter() - started_s, time.process_time() - cpu_s
    await targets.close()
    made = share * at_once
    return {"calls_per_s": made / took_s, "cpu_us_per_call": cpu_s / made * 1e6}


async def run(calls: int) -> Report:
    ours, raw = [], []
    with tempfile.TemporaryDirectory(prefix="tocsin-bench-") as directory:
        target = await start(["bench.targets", "messaging", "--listen", "127.0.0.1:0"], Path(directory) / "target.log")
        size = [target.ready["listen"], "--calls", str(calls), "--at-once", str(AT_ONCE)]
        try:
            for _ in range(ROUNDS):
                raw.append(await measured(["bench.ceilings.unary", *size]))
                ours.append(await measured(["bench.dispatch", "--against", *size]))
        finally:
            await target.stop()
    return Report(figures=_figures(ours, raw), held={"calls": calls, "at_once": AT_ONCE})


def _figures(ours: list[Told], raw: list[Told]) -> list[Figure]:
    rate = [Ceiling(name="raw grpc.aio client", rounds=[each["calls_per_s"] for each in raw])]
    cost = [Ceiling(name="raw grpc.aio client", rounds=[each["cpu_us_per_call"] for each in raw])]
    cost_us = [each["cpu_us_per_call"] for each in ours]
    over_us = [mine - theirs for mine, theirs in zip(cost_us, cost[0].rounds, strict=True)]
    return [
        Figure(
            name="unary calls",
            unit="calls/s",
            better="higher",
            rounds=[each["calls_per_s"] for each in ours],
            ceilings=rate,
        ),
        Figure(name="a call", unit="CPU µs/call", better="lower", rounds=cost_us, ceilings=cost),
        Figure(name="over the raw client", unit="CPU µs/call", better="lower", rounds=over_us, goal=GOAL_US),
    ]


def against(given: list[str]) -> dict[str, float]:
    """Our side alone, for a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m bench.dispatch --against")
    parser.add_argument("address", metavar="HOST:PORT")
    parser.add_argument("--calls", type=int, required=True)
    parser.add_argument("--at-once", type=int, default=AT_ONCE)
    options = parser.parse_args(given)
    return uvloop.run(measure(options.address, options.calls, options.at_once))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--against"]:
        print(json.dumps(against(sys.argv[2:])))
        sys.exit(0)
    sys.exit(main("dispatch", __doc__, SIZES, run, seed=SEED))
