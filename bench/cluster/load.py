"""A steady load on a cluster whose nodes come and go: a few jobs at a time, to any node that lives.

Each job has an idempotency key, so one whose answer was lost is sent again, to another node, until it is acknowledged.
Invariant: what is in `acknowledged` was answered with an id; nothing else is accounted for.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from random import Random

import aiohttp
import msgspec
import orjson

from api.instant import format_ms
from bench.house import TYPE

TICK_S = 0.1
SOON_MS, LATE_MS = 500, 8_000
"""Jobs become due between so long and so long from now."""
IN_FLIGHT_MAX = 100
"""Batches under way: a cluster that answers nobody is not buried."""
PATIENCE_S = 60.0
AGAIN_S = 0.2
TIMEOUT = aiohttp.ClientTimeout(total=5)
_NDJSON = {"Content-Type": "application/x-ndjson"}


class Wish(msgspec.Struct, frozen=True):
    key: str
    due_ms: int


class _Result(msgspec.Struct):
    id: str | None = None
    error: dict[str, object] | None = None


class _Results(msgspec.Struct):
    results: list[_Result]


class Load:
    def __init__(self, addresses: Callable[[], Sequence[str]], rate: float, run: str, random: Random) -> None:
        """`addresses`: HOST:PORT of the nodes that live now."""
        self._addresses = addresses
        self._rate = rate
        self._run = run
        self._random = random
        self._session = aiohttp.ClientSession(timeout=TIMEOUT)
        self._under_way: set[asyncio.Task[None]] = set()
        self._made = self._turn = 0
        self._owed = 0.0
        self.acknowledged: dict[str, int] = {}
        """When each is due (Unix ms), by job id."""
        self.given_up = 0
        """Never answered, or refused for good: they may be there or not."""
        self.trouble = ""
        """Why the last batch has to be sent again."""

    async def run(self) -> None:
        """Until cancelled."""
        loop = asyncio.get_running_loop()
        next_s = loop.time()
        while True:
            self._owed += self._rate * TICK_S
            count, self._owed = int(self._owed), self._owed % 1
            if count and len(self._under_way) < IN_FLIGHT_MAX:
                self._begin([self._wish() for _ in range(count)])
            next_s += TICK_S
            await asyncio.sleep(max(next_s - loop.time(), 0))

    def _begin(self, wishes: list[Wish]) -> None:
        task = asyncio.create_task(self._deliver(wishes))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def settled(self, within_s: float) -> None:
        """Until everything that is under way is answered, at most so long."""
        if self._under_way:
            _, late = await asyncio.wait(self._under_way, timeout=within_s)
            for each in late:
                each.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def close(self) -> None:
        await self.settled(0)
        await self._session.close()

    def _wish(self) -> Wish:
        self._made += 1
        return Wish(f"{self._run}-{self._made}", _now_ms() + self._random.randrange(SOON_MS, LATE_MS))

    async def _deliver(self, wishes: list[Wish]) -> None:
        until_s = asyncio.get_running_loop().time() + PATIENCE_S
        left = wishes
        try:
            while left and asyncio.get_running_loop().time() < until_s:
                left = await self._send(left)
                if left:
                    await asyncio.sleep(AGAIN_S)
        finally:
            self.given_up += len(left)

    async def _send(self, wishes: list[Wish]) -> list[Wish]:
        """Those that have to be sent again."""
        addresses = self._addresses()
        if not addresses:
            self.trouble = "no node lives"
            return wishes
        self._turn += 1
        address = addresses[self._turn % len(addresses)]
        body = b"".join(_line(wish) for wish in wishes)
        try:
            async with self._session.post(f"http://{address}/api/v1/jobs", data=body, headers=_NDJSON) as response:
                text = await response.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            self.trouble = f"{address}: {type(error).__name__} {error}".strip()
            return wishes
        if response.status != 200:
            self.trouble = f"{address}: {response.status}"
            return wishes
        again = []
        for wish, result in zip(wishes, msgspec.json.decode(text, type=_Results).results, strict=True):
            if result.id is not None:
                self.acknowledged[result.id] = wish.due_ms
            else:
                self.trouble = str((result.error or {}).get("detail", "refused"))
                again.append(wish)
        return again


def _line(wish: Wish) -> bytes:
    payload = {"recipient_id": wish.key, "sender_id": "cluster", "body": "hello", "message_id": wish.key}
    job = {"type": TYPE, "payload": payload, "due_at": format_ms(wish.due_ms), "idempotency_key": wish.key}
    return orjson.dumps(job) + b"\n"


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
