"""The load generator: submits prepared requests over raw sockets as fast as they are answered, in a process of its own.

`python -m bench.load HOST:PORT --jobs N [--batch 500] [--connections 8] [--due-from-s A --due-to-s B] [--even]
[--per-s N] [--tag TAG]` prints one line of JSON. It imports nothing of Tocsin, makes its bytes before the clock starts,
and reads of an answer only its length, its status and the number accepted: a client any heavier would measure itself.
`cpu_us` is what it costs all the same, per job, on the same machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random
from typing import Any

import uvloop

SEED = 17
USERS = 10_000
PAYLOAD_BYTES = 100
DISTINCT = 40
"""Bodies made; they are sent again and again. With `--even` every one is made, for its due times."""

_TYPE = "messaging.send_scheduled_message"
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_ACCEPTED = re.compile(rb'"accepted": ?(\d+)')


def payload(random: Random) -> str:
    """Of exactly so many bytes, and one that the messaging service takes."""
    head = f'{{"conversation_id":"c-7","sender_id":"bench","recipient_id":"u-{random.randrange(USERS)}","body":"'
    return head + "x" * (PAYLOAD_BYTES - len(head) - 2) + '"}'


def job(random: Random, due_s: float, users: int, tag: str | None = None) -> str:
    due_at = datetime.fromtimestamp(due_s, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    user = f',"user_id":"u-{random.randrange(users)}"' if users else ""
    tags = f',"tags":["{tag}"]' if tag else ""
    return f'{{"type":"{_TYPE}","payload":{payload(random)},"due_at":"{due_at}"{user}{tags}}}'


def request(path: str, body: bytes, kind: str) -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


class Load:
    """Requests still to be sent, and what came of those that were."""

    def __init__(self, requests: Iterator[bytes], batch: int, per_s: float | None) -> None:
        self.requests = requests
        self.every_s = batch / per_s if per_s else 0.0
        self.next_s = 0.0
        """By the loop's clock: when the next request may leave, if it is to be paced."""
        self.batch = batch
        self.accepted = 0
        self.took_s: list[float] = []
        self.failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def answered(self, text: bytes, took_s: float) -> None:
        self.took_s.append(took_s)
        if self.batch == 1:
            count = int(text.startswith(b"HTTP/1.1 201"))
        else:
            found = _ACCEPTED.search(text) if text.startswith(b"HTTP/1.1 200") else None
            count = int(found[1]) if found else 0
        self.accepted += count
        if count != self.batch and not self.failed.done():
            self.failed.set_exception(SystemExit(f"{count} of {self.batch} accepted: {text[:600]!r}"))


class Connection(asyncio.Protocol):
    """One request at a time."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._parts: list[bytes] = []
        self._missing = 0
        self._sent_s = 0.0
        self._transport: asyncio.WriteTransport
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment] # a stream's transport writes

    def send(self) -> None:
        following = next(self._load.requests, None)
        if following is None:
            self.done.set_result(None)
            return
        if not self._load.every_s:
            self._write(following)
            return
        at_s, self._load.next_s = self._load.next_s, self._load.next_s + self._load.every_s
        asyncio.get_running_loop().call_at(at_s, self._write, following)

    def _write(self, request: bytes) -> None:
        self._sent_s = time.perf_counter()
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        if not self._parts:
            end = data.find(b"\r\n\r\n")
            length = _LENGTH.search(data, 0, end) if end >= 0 else None
            assert length is not None, data[:300]
            self._missing = end + 4 + int(length[1])
        self._parts.append(data)
        self._missing -= len(data)
        if self._missing > 0:
            return
        assert self._missing == 0, self._missing
        text = b"".join(self._parts)
        self._parts.clear()
        self._load.answered(text, time.perf_counter() - self._sent_s)
        self.send()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(SystemExit(f"the server closed the connection: {error}"))


def bodies(options: argparse.Namespace) -> Iterator[bytes]:
    random, now_s = Random(SEED), time.time()
    count = options.jobs // options.batch
    width_s = options.due_to_s - options.due_from_s
    made = count if options.even else min(count, DISTINCT)
    ready = []
    for number in range(made):
        if options.even:
            first = number * options.batch
            offsets = [width_s * (first + index) / options.jobs for index in range(options.batch)]
        else:
            offsets = [random.random() * width_s for _ in range(options.batch)]
        lines = [job(random, now_s + options.due_from_s + offset, options.users, options.tag) for offset in offsets]
        kind = "application/json" if options.batch == 1 else "application/x-ndjson"
        ready.append(request(options.path, "\n".join(lines).encode(), kind))
    return (ready[number % made] for number in range(count))


async def run(options: argparse.Namespace) -> dict[str, float]:
    requests = bodies(options)
    host, _, port = options.address.rpartition(":")
    load = Load(requests, options.batch, options.per_s)
    loop = asyncio.get_running_loop()
    connections = []
    for _ in range(options.connections):
        _, connection = await loop.create_connection(lambda: Connection(load), host, int(port))
        connections.append(connection)
    load.next_s = loop.time()
    began_s, began_cpu_s = time.perf_counter(), time.process_time()
    for connection in connections:
        connection.send()
    everything = asyncio.gather(*(connection.done for connection in connections))
    either: list[asyncio.Future[Any]] = [everything, load.failed]
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    if load.failed.done():
        everything.cancel()
        load.failed.result()
    everything.result()
    took_s, cpu_s = time.perf_counter() - began_s, time.process_time() - began_cpu_s
    each_s = sorted(load.took_s)
    return {
        "jobs": load.accepted,
        "seconds": took_s,
        "per_s": load.accepted / took_s,
        "cpu_us": cpu_s / load.accepted * 1e6,
        "answer_p50_ms": each_s[len(each_s) // 2] * 1e3,
        "answer_p99_ms": each_s[len(each_s) * 99 // 100] * 1e3,
    }


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("address", metavar="HOST:PORT")
    parser.add_argument("--jobs", type=int, required=True)
    parser.add_argument("--batch", type=int, default=500, help="jobs a request; 1: one JSON document")
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--due-from-s", type=float, default=240.0)
    parser.add_argument("--due-to-s", type=float, default=540.0)
    parser.add_argument("--even", action="store_true", help="due times at equal distances, in order")
    parser.add_argument("--per-s", type=float, help="jobs a second at most, at an even pace; without it: all that goes")
    parser.add_argument("--users", type=int, default=USERS, help="0: the jobs belong to nobody")
    parser.add_argument("--tag", help="of every job")
    parser.add_argument("--path", default="/api/v1/jobs")
    options = parser.parse_args(given)
    if options.jobs % options.batch:
        parser.error(f"--jobs {options.jobs} is no multiple of --batch {options.batch}")
    print(json.dumps(uvloop.run(run(options))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
