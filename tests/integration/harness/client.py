"""A client that submits NDJSON and remembers what was acknowledged; what was not, it remembers too."""

from __future__ import annotations

from random import Random
from typing import Any

import aiohttp
import msgspec
import orjson

from api.instant import format_ms
from engine.clock import SystemClock
from engine.options import Options
from tests.integration.harness.node import NodeProcess

TYPE = "messaging.send_scheduled_message"

_TIMEOUT = aiohttp.ClientTimeout(total=20)
_NDJSON = {"Content-Type": "application/x-ndjson"}
_JSON = {"Content-Type": "application/json"}


class Wish(msgspec.Struct):
    """A job as this client wants it. Its name is the recipient's, so that it is found in any record."""

    name: str
    due_ms: int
    key: str | None = None


class Reply(msgspec.Struct):
    status: int
    headers: dict[str, str]
    body: Any


class Client:
    def __init__(self, node: NodeProcess, random: Random) -> None:
        self._node = node
        self._random = random
        self._session = aiohttp.ClientSession(timeout=_TIMEOUT)
        self._now_ms = SystemClock(Options().clock_hold_ms, lambda _: None).now_ms
        self.made = 0
        """Wishes so far; they are numbered."""
        self.acknowledged: dict[str, Wish] = {}
        """By job id."""
        self.unknown: list[Wish] = []
        """Sent without a key, and never answered."""
        self.refused: list[Reply] = []
        """Answers other than 200: nothing of the batch was accepted, they say."""
        self.failed: list[str] = []
        """Every submission of a batch that was not acknowledged whole: at which node, and why."""

    async def close(self) -> None:
        await self._session.close()

    def now_ms(self) -> int:
        return self._now_ms()

    def wishes(self, count: int, *, within_ms: int, keyed: bool = False) -> list[Wish]:
        """Due at random moments from now on."""
        return [self._wish(self._now_ms() + self._random.randrange(within_ms), keyed) for _ in range(count)]

    def _wish(self, due_ms: int, keyed: bool) -> Wish:
        self.made += 1
        name = f"r-{self.made}"
        return Wish(name, due_ms, f"k-{self.made}" if keyed else None)

    async def submit(self, wishes: list[Wish], kind: str = TYPE) -> bool:
        """Once. Whether all of it was acknowledged."""
        body = b"\n".join(_line(wish, kind) for wish in wishes)
        door = self.door()
        try:
            reply = await self.ask("POST", "/api/v1/jobs", at=door, data=body, headers=_NDJSON)
        except (aiohttp.ClientError, TimeoutError) as error:
            self._note_failed(door, repr(error))
            self.unknown.extend(wish for wish in wishes if wish.key is None)
            return False
        if reply.status != 200:
            self._note_failed(door, f"{reply.status} {reply.body}")
            self.refused.append(reply)
            return False
        results = reply.body["results"]
        assert len(results) == len(wishes), (len(results), len(wishes))
        for wish, result in zip(wishes, results, strict=True):
            if "id" in result:
                self.acknowledged[result["id"]] = wish
            elif wish.key is None:
                assert result["error"]["status"] == 503, result
                self.unknown.append(wish)
        errors = [result["error"] for result in results if "id" not in result]
        if errors:
            self._note_failed(door, f"{len(errors)} of {len(results)}: {errors[0]}")
        return not errors

    def _note_failed(self, door: NodeProcess, why: str) -> None:
        """With the time, for a look into the nodes' logs."""
        self.failed.append(f"{format_ms(self._now_ms())} {door.name}: {why}")

    async def submit_one(self, wish: Wish, kind: str = TYPE, *, at: NodeProcess | None = None, **fields: Any) -> Reply:
        """With other or further fields; None takes one away."""
        job = orjson.loads(_line(wish, kind)) | fields
        job = {name: value for name, value in job.items() if value is not None}
        reply = await self.ask("POST", "/api/v1/jobs", at=at, data=orjson.dumps(job), headers=_JSON)
        if reply.status in (200, 201):
            self.acknowledged[reply.body["id"]] = wish
        return reply

    async def get(self, job_id: str) -> Any:
        reply = await self.ask("GET", f"/api/v1/jobs/{job_id}")
        assert reply.status == 200, reply
        return reply.body

    async def status(self) -> Any:
        reply = await self.ask("GET", "/api/v1/monitoring/status")
        assert reply.status == 200, reply
        return reply.body

    def door(self) -> NodeProcess:
        """Where the next request goes."""
        return self._node

    async def ask(self, method: str, path: str, *, at: NodeProcess | None = None, **more: Any) -> Reply:
        node = at or self.door()
        async with self._session.request(method, f"http://{node.http}{path}", **more) as response:
            text = await response.read()
            return Reply(response.status, dict(response.headers), orjson.loads(text) if text else None)


def _line(wish: Wish, kind: str) -> bytes:
    job: dict[str, Any] = {
        "type": kind,
        "payload": {"recipient_id": wish.name, "sender_id": "test", "body": "hello", "message_id": wish.name},
        "due_at": format_ms(wish.due_ms),
        "tags": [wish.name],
    }
    if wish.key is not None:
        job["idempotency_key"] = wish.key
    return orjson.dumps(job)
