"""The ceiling of forwarding: one raw grpc.aio stream both ways, that carries ready bytes of the same sizes.

`python -m bench.ceilings.stream serve --answer-bytes N` prints one ready line and answers each message with N bytes;
`python -m bench.ceilings.stream HOST:PORT --messages N --bytes N --jobs N --at-once N` prints one JSON line: CPU µs of
this process for each of the jobs that a message stands for. Imports nothing of Tocsin.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import grpc
import grpc.aio
import uvloop

PATH = "/bench.Stream/Link"
WARM = 20


class Echo(grpc.GenericRpcHandler):
    def __init__(self, answer_bytes: int) -> None:
        self._answer = b"a" * answer_bytes

    def service(self, handler_call_details: Any) -> Any:
        return grpc.stream_stream_rpc_method_handler(self._link)

    async def _link(self, requests: AsyncIterator[bytes], context: Any) -> AsyncIterator[bytes]:
        async for _ in requests:
            yield self._answer


async def serve(answer_bytes: int) -> None:
    server = grpc.aio.server()
    server.add_generic_rpc_handlers((Echo(answer_bytes),))
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    print(f"ready listen=127.0.0.1:{port}", flush=True)
    await server.wait_for_termination()


async def measure(address: str, messages: int, size: int, jobs: int, at_once: int) -> dict[str, float]:
    async with grpc.aio.insecure_channel(address) as channel:
        call: grpc.aio.StreamStreamCall[bytes, bytes] = channel.stream_stream(PATH)()
        body = b"b" * size
        room = asyncio.Semaphore(at_once)

        async def write(count: int) -> None:
            for _ in range(count):
                await room.acquire()
                await call.write(body)

        async def some(count: int) -> None:
            writing = asyncio.create_task(write(count))
            for _ in range(count):
                await call.read()
                room.release()
            await writing

        await some(WARM)
        cpu_s = time.process_time()
        await some(messages)
        cpu_s = time.process_time() - cpu_s
        call.cancel()
    return {"cpu_us_per_job": cpu_s / messages / jobs * 1e6}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", help="HOST:PORT, or serve")
    parser.add_argument("--answer-bytes", type=int, default=0)
    parser.add_argument("--messages", type=int, default=100)
    parser.add_argument("--bytes", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=500)
    parser.add_argument("--at-once", type=int, default=4)
    given = parser.parse_args()
    if given.address == "serve":
        uvloop.run(serve(given.answer_bytes))
        return
    told = uvloop.run(measure(given.address, given.messages, given.bytes, given.jobs, given.at_once))
    print(json.dumps(told))


if __name__ == "__main__":
    main()
