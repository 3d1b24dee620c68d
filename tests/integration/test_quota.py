"""Quotas at a real node, counted in a Valkey that goes away and comes back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
import pytest

from tests.integration.harness.client import Client, Reply
from tests.integration.harness.node import NodeProcess
from tests.integration.harness.stores import OwnServer, own_valkey
from tests.integration.harness.wait import eventually

pytestmark = pytest.mark.anyio

CATALOG = """
[quotas.letters]
per_user_per_day = 3

[types."letter.send"]
target = "http://127.0.0.1:9/never"
quota = "letters"

[types."letter.print"]
target = "http://127.0.0.1:9/never"
quota = "letters"

[types."letter.burn"]
target = "http://127.0.0.1:9/never"
"""


class Scene:
    def __init__(self, node: NodeProcess, client: Client, valkey: OwnServer) -> None:
        self.node = node
        self.client = client
        self.valkey = valkey

    async def one(self, user: str | None = "u-1", kind: str = "letter.send", **fields: Any) -> Reply:
        job = {"type": kind, "user_id": user, "delay_ms": 3_600_000} | fields
        job = {name: value for name, value in job.items() if value is not None}
        return await self.client.ask("POST", "/api/v1/jobs", json=job)

    async def metric(self, name: str) -> float:
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://{self.node.http}/api/v1/monitoring/metrics") as answer,
        ):
            text = await answer.text()
        return sum(float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if line.startswith(f"tocsin_{name}"))


@pytest.fixture
async def scene(anyio_backend: str, short_dir: Path, fresh_database: str) -> AsyncIterator[Scene]:
    async with AsyncExitStack() as stack:
        valkey = await stack.enter_async_context(own_valkey(short_dir))
        node = NodeProcess(short_dir, postgres=fresh_database, redis=valkey.dsn)
        stack.push_async_callback(node.end)
        node.catalog.write_text(CATALOG)
        await node.start()
        client = Client(node, Random(5))
        stack.push_async_callback(client.close)
        try:
            yield Scene(node, client, valkey)
        except BaseException:
            print(node.tail())
            raise


async def test_a_user_submits_as_many_as_he_may_and_then_hears_when_to_come_again(scene: Scene) -> None:
    assert [(await scene.one(idempotency_key=key)).status for key in ("a", "a")] == [201, 200]
    batch = [{"type": kind, "user_id": "u-1", "delay_ms": 3_600_000} for kind in ("letter.print", "letter.send") * 2]
    reply = await scene.client.ask("POST", "/api/v1/jobs", json=batch)
    assert (reply.status, reply.body["accepted"], reply.body["rejected"]) == (200, 2, 2)
    assert ["id" in result for result in reply.body["results"]] == [True, True, False, False]
    reply = await scene.one()
    assert (reply.status, reply.body["type"]) == (429, "urn:tocsin:problem:quota")
    assert 1 <= int(reply.headers["Retry-After"]) <= 86_400
    assert (await scene.one(idempotency_key="a")).status == 200, "a repeat is answered all the same"
    assert [(await scene.one(user)).status for user in ("u-2", None)] == [201, 201]
    assert (await scene.one(kind="letter.burn")).status == 201
    assert await scene.metric('quota_refused_total{type="letter.send"}') == 2
    assert await scene.metric('quota_refused_total{type="letter.print"}') == 1
    assert await scene.metric("quota_unchecked_total") == 0


async def test_without_redis_everybody_passes_and_is_counted_again_once_it_is_back(scene: Scene) -> None:
    await scene.valkey.kill()
    assert [(await scene.one()).status for _ in range(5)] == [201] * 5
    assert await scene.metric("quota_unchecked_total") == 5
    assert any(alarm.startswith("quota: ") for alarm in (await scene.client.status())["alarms"])
    await scene.valkey.start()

    async def is_refused() -> bool:
        return (await scene.one("u-9")).status == 429

    await eventually(is_refused, what="the quota is counted again")

    async def is_calm() -> bool:
        return not any(alarm.startswith("quota: ") for alarm in (await scene.client.status())["alarms"])

    await eventually(is_calm, what="the alarm ends")
