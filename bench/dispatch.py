"""Unary dispatch against the raw client: `python -m bench.dispatch [--smoke|--full] [--json FILE]`.

One target process (`bench.targets messaging`); our dispatch (JSON payload → message → call → answer) and the ceiling
(`bench.ceilings.unary`: prepared bytes, the same metadata) each run in a process of their own, in turns, three times;
medians are told. `ours_cpu_us` is what our own part adds to grpc.aio: 30 µs at most is the goal. The ratios hold on a
busy machine, the absolute figures do not.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import grpc
import uvloop
from google.protobuf import __version__ as protobuf_version

from engine.core.catalog import JobType, Target
from engine.core.job import Form
from engine.dispatch.grpc import GrpcTargets
from engine.options import Options
from engine.ports import Fire

RUNS = 3
SIZES = {"smoke": 500, "default": 5_000, "full": 30_000}
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


def _run(module: list[str]) -> dict[str, float]:
    done = subprocess.run([sys.executable, "-m", *module], check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def compare(calls: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.targets", "messaging", "--listen", "127.0.0.1:0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as target:
        assert target.stdout is not None
        address = target.stdout.readline().split("listen=")[1].strip()
        size = [address, "--calls", str(calls), "--at-once", str(AT_ONCE)]
        ours, raw = [], []
        try:
            for _ in range(RUNS):
                raw.append(_run(["bench.ceilings.unary", *size]))
                ours.append(_run(["bench.dispatch", "--against", *size]))
        finally:
            target.terminate()
    medians = {
        f"{name}_{what}": statistics.median(run[what] for run in runs)
        for name, runs in (("tocsin", ours), ("raw", raw))
        for what in ("calls_per_s", "cpu_us_per_call")
    }
    return medians | {
        "ours_cpu_us": medians["tocsin_cpu_us_per_call"] - medians["raw_cpu_us_per_call"],
        "of_ceiling": medians["tocsin_calls_per_s"] / medians["raw_calls_per_s"],
        "calls": calls,
        "at_once": AT_ONCE,
        "runs": RUNS,
        "python": platform.python_version(),
        "grpcio": grpc.__version__,
        "protobuf": protobuf_version,
        "machine": f"{platform.machine()} {platform.system()} {platform.release()}",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--smoke", dest="size", action="store_const", const="smoke", default="default")
    size.add_argument("--full", dest="size", action="store_const", const="full")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--against", metavar="HOST:PORT", help="measure our side only, against this target")
    parser.add_argument("--calls", type=int)
    parser.add_argument("--at-once", type=int, default=AT_ONCE)
    given = parser.parse_args()
    calls = given.calls or SIZES[given.size]
    if given.against:
        print(json.dumps(uvloop.run(measure(given.against, calls, given.at_once))))
        return
    result = compare(calls)
    if given.json is not None:
        given.json.write_text(json.dumps(result, indent=2) + "\n")
    for name, value in result.items():
        print(f"{name:26} {value:,.2f}" if isinstance(value, float) else f"{name:26} {value}")


if __name__ == "__main__":
    main()
