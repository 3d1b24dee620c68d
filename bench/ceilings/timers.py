"""The ceiling of punctual firing: `call_later` on a bare loop and the raw grpc.aio client, nothing durable, no queue.

`python -m bench.ceilings.timers HOST:PORT --calls N --per-s N` makes calls at equal distances and tells each its due
time in the metadata, as Tocsin does, so that the target's ledger holds the lateness of both. A timer that came early
is set again. Imports nothing of Tocsin.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from datetime import UTC, datetime

import grpc
import grpc.aio
import uvloop

PATH = "/messaging.MessagingService/SendScheduledMessage"
# conversation_id flight-UA1096, sender_id airline, recipient_id u-42, body, as SendScheduledMessageRequest
MESSAGE = b"\x12\x0dflight-UA1096\x1a\x07airline\x22\x04u-42\x2a\x22Boarding UA1096 to IAH at gate C12"
LEAD_S = 1.0


async def run(address: str, calls: int, per_s: int) -> dict[str, float]:
    loop = asyncio.get_running_loop()
    tasks: list[asyncio.Task[None]] = []
    late_ms: list[float] = []
    started = asyncio.Event()
    base = time.time_ns() // 1_000 & 0xFFFF_FFFF_F000  # other fire ids in each run: the target deduplicates
    async with grpc.aio.insecure_channel(address, options=[("grpc.enable_retries", 0)]) as channel:
        await channel.channel_ready()
        call: grpc.aio.UnaryUnaryMultiCallable[bytes, bytes] = channel.unary_unary(PATH)
        first_ms = time.time_ns() // 1_000_000 + round(LEAD_S * 1_000)

        async def fire(number: int, due_ms: int) -> None:
            due_at = datetime.fromtimestamp(due_ms / 1_000, UTC).isoformat(timespec="milliseconds")
            job_id = f"018bcfe5-687b-8000-8000-{base + number:012x}"
            metadata = (("tocsin-job-id", job_id), ("tocsin-fire-id", f"{job_id}.0.1"), ("tocsin-due-at", due_at))
            await call(MESSAGE, timeout=30.0, metadata=metadata)

        def due(number: int, due_ms: int) -> None:
            now_ms = time.time_ns() / 1e6
            if now_ms < due_ms:
                loop.call_later((due_ms - now_ms) / 1e3, due, number, due_ms)
                return
            late_ms.append(now_ms - due_ms)
            tasks.append(loop.create_task(fire(number, due_ms)))
            if len(tasks) == calls:
                started.set()

        for number in range(calls):
            due_ms = first_ms + number * 1_000 // per_s
            loop.call_later(due_ms / 1e3 - time.time(), due, number, due_ms)
        await started.wait()
        await asyncio.gather(*tasks)
    late_ms.sort()
    return {"p50_ms": late_ms[calls // 2], "p99_ms": late_ms[calls * 99 // 100], "max_ms": late_ms[-1]}


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.ceilings.timers")
    parser.add_argument("address", metavar="HOST:PORT")
    parser.add_argument("--calls", type=int, default=5_000)
    parser.add_argument("--per-s", type=int, default=1_000)
    options = parser.parse_args(given)
    print(json.dumps(uvloop.run(run(options.address, options.calls, options.per_s))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
