"""The ceiling of unary dispatch: a raw grpc.aio client with prepared bytes; of the metadata only the ids are made anew.

`python -m bench.ceilings.unary HOST:PORT [--calls N] [--at-once N]` prints one JSON line: calls/s and CPU µs a call of
this process. Imports nothing of Tocsin.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time

import grpc
import grpc.aio
import uvloop

PATH = "/messaging.MessagingService/SendScheduledMessage"
METADATA = (
    ("tocsin-attempt", "1"),
    ("tocsin-epoch", "1099511627777"),
    ("tocsin-shard", "3"),
    ("tocsin-due-at", "2026-11-24T08:00:00.000Z"),
    ("tocsin-correlation-id", "0c5e7a9e0d8e4a3f9f61"),
    ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
)
# conversation_id flight-UA1096, sender_id airline, recipient_id u-42, body, as SendScheduledMessageRequest
MESSAGE = b"\x12\x0dflight-UA1096\x1a\x07airline\x22\x04u-42\x2a\x22Boarding UA1096 to IAH at gate C12"


async def measure(address: str, calls: int, at_once: int) -> dict[str, float]:
    """`at_once` loops share `calls` calls; CPU of the whole process, gRPC's threads included."""
    async with grpc.aio.insecure_channel(address, options=[("grpc.enable_retries", 0)]) as channel:
        await channel.channel_ready()
        call: grpc.aio.UnaryUnaryMultiCallable[bytes, bytes] = channel.unary_unary(PATH)

        async def some(first: int, count: int) -> None:
            for number in range(first, first + count):
                job_id = f"018bcfe5-687b-8000-8000-{number:012x}"
                ids = (("tocsin-job-id", job_id), ("tocsin-fire-id", f"{job_id}.0.1"))
                await call(MESSAGE, timeout=30.0, metadata=(*ids, *METADATA))

        base = time.time_ns() // 1_000 & 0xFFFF_FFFF_F000  # other fire ids in each run: the target deduplicates
        share = calls // at_once
        await some(base, 200)
        started_s, cpu_s = time.perf_counter(), time.process_time()
        await asyncio.gather(*(some(base + 200 + share * lane, share) for lane in range(at_once)))
        took_s, cpu_s = time.perf_counter() - started_s, time.process_time() - cpu_s
    made = share * at_once
    return {"calls_per_s": made / took_s, "cpu_us_per_call": cpu_s / made * 1e6}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("--calls", type=int, default=10_000)
    parser.add_argument("--at-once", type=int, default=32)
    given = parser.parse_args()
    print(json.dumps(uvloop.run(measure(given.address, given.calls, given.at_once))))


if __name__ == "__main__":
    main()
