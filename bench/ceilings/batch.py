"""The ceiling of batched dispatch: a raw grpc.aio client that sends one prepared batch again and again; and the target
of both sides, which answers each call with as many empty outcomes (OK), whatever it holds.

`python -m bench.ceilings.batch HOST:PORT --request FILE --calls N --batch N --at-once N` prints one JSON line: jobs/s
and CPU µs a job of this process; with `--serve` in place of the address it is the target. Imports nothing of Tocsin.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import time
from pathlib import Path
from typing import Any

import grpc
import grpc.aio
import uvloop

PATH = "/tocsin.v1.Handler/ExecuteBatch"


async def measure(address: str, data: bytes, calls: int, batch: int, at_once: int) -> dict[str, float]:
    """`at_once` loops share `calls` calls; CPU of the whole process, gRPC's threads included."""
    async with grpc.aio.insecure_channel(address, options=[("grpc.enable_retries", 0)]) as channel:
        await channel.channel_ready()
        call: grpc.aio.UnaryUnaryMultiCallable[bytes, bytes] = channel.unary_unary(PATH)

        async def some(count: int) -> None:
            for _ in range(count):
                await call(data, timeout=30.0)

        share = calls // at_once
        await some(2)
        started_s, cpu_s = time.perf_counter(), time.process_time()
        await asyncio.gather(*(some(share) for _ in range(at_once)))
        took_s, cpu_s = time.perf_counter() - started_s, time.process_time() - cpu_s
    made = share * at_once * batch
    return {"jobs_per_s": made / took_s, "cpu_us_per_job": cpu_s / made * 1e6}


async def serve(batch: int) -> None:
    """Until SIGTERM."""
    answer = b"\x0a\x00" * batch  # of an ExecuteBatchResponse: outcomes without a field that is set

    async def handle(_: bytes, __: Any) -> bytes:
        return answer

    server = grpc.aio.server(options=[("grpc.so_reuseport", 0), ("grpc.max_receive_message_length", -1)])
    service, method = PATH.strip("/").split("/")
    rpc: Any = grpc.unary_unary_rpc_method_handler(handle)
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(service, {method: rpc}),))
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    print(f"ready service=batch listen=127.0.0.1:{port}", flush=True)
    await ended.wait()
    await server.stop(None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", nargs="?")
    parser.add_argument("--serve", action="store_true")
    parser.add_argument("--request", type=Path)
    parser.add_argument("--calls", type=int, default=1_000)
    parser.add_argument("--batch", type=int, required=True)
    parser.add_argument("--at-once", type=int, default=4)
    given = parser.parse_args()
    if given.serve:
        uvloop.run(serve(given.batch))
        return
    data = given.request.read_bytes()
    print(json.dumps(uvloop.run(measure(given.address, data, given.calls, given.batch, given.at_once))))


if __name__ == "__main__":
    main()
