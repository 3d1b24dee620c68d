"""The clients: a steady load on random nodes, each job with a key and sent until somebody acknowledges it.

They know every node's address, as behind a balancer that looks at health: a connection that is refused is tried
elsewhere, and counts as no failed request; everything else that is not the wished-for answer does. What was
acknowledged is noted (receipts.py), with the due time that was asked for. Imports nothing of Tocsin.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import aiohttp
import msgspec
import orjson

from bench.chaos.receipts import Receipts

PATH = "/api/v1/jobs"
HEALTH = "/api/v1/health/ready"
_NDJSON = {"Content-Type": "application/x-ndjson"}
_PATIENCE_S = 6.0
"""Of one request: longer than a healthy node ever takes, shorter than the longest pause of one."""
_AGAIN_S, _AGAIN_MAX_S = 0.2, 2.0
"""Doubled each time: clients that ask without end would be the worst fault of all."""
_LOOK_S = 0.25
_UNDER_WAY_MAX = 2_000
"""Requests; beyond it the load waits, and says so."""
UNARY, BATCHED = "messaging.send_scheduled_message", "chaos.batched"
"""Types of jobs: whose target takes one call a job, and whose takes many jobs in a call."""
_BODY = "x" * 40
_MAILBOXES = 10_000
"""Each keeps its latest message alone: a target that runs for long holds no more than one that runs for short."""


class Wish(msgspec.Struct):
    """A job as a client wants it; its user, who has no other job, names it in any record."""

    number: int
    due_ms: int


class Asked(msgspec.Struct):
    """One request that came to an end, well or not."""

    began_s: float
    """Unix."""
    took_ms: float
    node: str
    failed: str = ""
    """Why, if it did."""


class Crowd:
    def __init__(
        self,
        nodes: Sequence[tuple[str, str]],
        random: Random,
        receipts: Receipts,
        *,
        per_s: float,
        batch: int,
        due_ms: tuple[int, int],
        users: Callable[[int], str] = "u-{}".format,
        types: Sequence[str] = (UNARY,),
    ) -> None:
        """`nodes`: names and HOST:PORT. Jobs become due between these times after they are made; `types` take turns."""
        self._nodes = dict(nodes)
        self.random = random
        self.receipts = receipts
        self._every_s = batch / per_s
        self._batch = batch
        self._due_ms = due_ms
        self._user = users
        self._types = types
        self._ready = set(self._nodes)
        self._session = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=_PATIENCE_S), connector=aiohttp.TCPConnector(limit=0)
        )
        self._going: set[asyncio.Task[None]] = set()
        self._load: asyncio.Task[None] | None = None
        self._looks: list[asyncio.Task[None]] = []
        self.made = 0
        self.asked: list[Asked] = []
        self.refused: Counter[str] = Counter()
        """Connections, by node: tried elsewhere."""
        self.waited_s = 0.0
        """How long the load stood still because too much was under way."""

    # -- the load ----------------------------------------------------------------------------------

    def start(self) -> None:
        self._load = asyncio.get_running_loop().create_task(self._submit_rounds())
        self.watch_health()

    def watch_health(self) -> None:
        """By itself where no load is wished: `submit` goes by it."""
        loop = asyncio.get_running_loop()
        if not self._looks:
            self._looks = [loop.create_task(self._look(name)) for name in self._nodes]

    async def _submit_rounds(self) -> None:
        loop = asyncio.get_running_loop()
        next_s = loop.time()
        while True:
            if len(self._going) >= _UNDER_WAY_MAX:
                began_s = loop.time()
                await asyncio.wait(self._going, return_when=asyncio.FIRST_COMPLETED)
                self.waited_s += loop.time() - began_s
                next_s = max(next_s, loop.time())
            task = loop.create_task(self.submit(self.wishes(self._batch)))
            self._going.add(task)
            task.add_done_callback(self._going.discard)
            next_s += self._every_s
            await asyncio.sleep(max(0.0, next_s - loop.time()))

    def wishes(self, count: int) -> list[Wish]:
        now_ms = time.time_ns() // 1_000_000
        first, self.made = self.made, self.made + count
        return [Wish(first + index, now_ms + self.random.randint(*self._due_ms)) for index in range(count)]

    async def pause(self) -> None:
        """No new jobs; those on their way are brought to their end."""
        if self._load is not None:
            self._load.cancel()
        while self._going:
            await asyncio.wait(self._going)

    async def close(self) -> None:
        tasks = [*self._looks, *self._going, *([self._load] if self._load is not None else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._session.close()

    # -- one batch ---------------------------------------------------------------------------------

    async def submit(self, wishes: list[Wish]) -> None:
        """Until all of it is acknowledged."""
        avoided: set[str] = set()
        again_s = _AGAIN_S
        while wishes:
            node = self._choose(avoided)
            try:
                wishes = await self._ask(node, wishes)
                avoided = set()
            except aiohttp.ClientConnectorError:
                self.refused[node] += 1
                avoided.add(node)
                if len(avoided) < len(self._nodes):
                    continue
                avoided = set()
            if wishes:
                await asyncio.sleep(again_s * (0.5 + self.random.random()))
                again_s = min(2 * again_s, _AGAIN_MAX_S)

    def _choose(self, avoided: set[str]) -> str:
        names = [name for name in self._nodes if name in self._ready - avoided]
        return self.random.choice(names or [name for name in self._nodes if name not in avoided])

    async def _ask(self, node: str, wishes: list[Wish]) -> list[Wish]:
        """Once. Returns what was not acknowledged; raises only where nothing was sent."""
        url, body = f"http://{self._nodes[node]}{PATH}", b"\n".join(map(self._line, wishes))
        asked = Asked(time.time(), 0.0, node)
        began_s = time.perf_counter()
        try:
            async with self._session.post(url, data=body, headers=_NDJSON) as answer:
                status, text = answer.status, await answer.read()
        except aiohttp.ClientConnectorError:
            raise
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            asked.failed = f"{type(error).__name__} {error}".strip()
            return wishes
        else:
            left = wishes if status != 200 else self._note(orjson.loads(text)["results"], wishes, asked)
            if status != 200:
                asked.failed = f"{status} {_detail(text)}"
            return left
        finally:
            asked.took_ms = (time.perf_counter() - began_s) * 1e3
            self.asked.append(asked)

    def _note(self, results: list[dict[str, Any]], wishes: list[Wish], asked: Asked) -> list[Wish]:
        assert len(results) == len(wishes), (len(results), len(wishes))
        left, done = [], []
        for wish, result in zip(wishes, results, strict=True):
            if "id" in result:
                done.append((result["id"], wish.due_ms))
            else:
                left.append(wish)
                asked.failed = f"{result['error']['status']} {result['error'].get('detail', '')}"
        self.receipts.note(done)
        return left

    def _line(self, wish: Wish) -> bytes:
        user, kind = self._user(wish.number), self._types[wish.number % len(self._types)]
        due = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(wish.due_ms // 1_000))
        return (
            f'{{"type":"{kind}","user_id":"{user}","idempotency_key":"k","due_at":"{due}.{wish.due_ms % 1_000:03}Z",'
            f'"payload":{{"recipient_id":"r-{wish.number % _MAILBOXES}","message_id":"m","sender_id":"crowd",'
            f'"body":"{_BODY}"}}}}'
        ).encode()

    # -- health ------------------------------------------------------------------------------------

    async def _look(self, name: str) -> None:
        """As a balancer does."""
        url = f"http://{self._nodes[name]}{HEALTH}"
        while True:
            try:
                async with self._session.get(url, timeout=aiohttp.ClientTimeout(total=1.0)) as answer:
                    ready = answer.status == 200
            except (aiohttp.ClientError, TimeoutError, OSError):
                ready = False
            if ready:
                self._ready.add(name)
            else:
                self._ready.discard(name)
            await asyncio.sleep(_LOOK_S)


def _detail(text: bytes) -> str:
    try:
        return str(orjson.loads(text).get("detail", ""))
    except (orjson.JSONDecodeError, AttributeError):
        return text[:100].decode(errors="replace")
