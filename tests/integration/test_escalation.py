"""Dead jobs at a real node: a target is called with the notice, once an interval, whatever is killed in between."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random
from typing import Any

import pytest
from aiohttp import web

from tests.integration.harness.client import Client
from tests.integration.harness.http_targets import server
from tests.integration.harness.node import NodeProcess
from tests.integration.harness.wait import eventually

pytestmark = pytest.mark.anyio

CATALOG = """
[types."letter.send"]
target = "http://{target}/letters"
escalation = {{ type = "alarm.ring", recipients = ["ops", "night shift"], interval_s = 86400 }}

[types."alarm.ring"]
target = "http://{target}/alarms"
"""


class Scene:
    def __init__(self, node: NodeProcess, client: Client, alarms: list[dict[str, Any]]) -> None:
        self.node = node
        self.client = client
        self.alarms = alarms

    async def die(self, count: int) -> list[str]:
        """So many jobs are dead, as the node says."""
        jobs = [{"type": "letter.send", "user_id": "u-1"}] * count
        reply = await self.client.ask("POST", "/api/v1/jobs", json=jobs)
        assert reply.body["accepted"] == count, reply
        ids = [result["id"] for result in reply.body["results"]]
        for job_id in ids:
            await self.dead(job_id)
        return ids

    async def dead(self, job_id: str) -> None:
        async def is_dead() -> bool:
            return bool((await self.client.get(job_id))["state"] == "dead")

        await eventually(is_dead, what=f"{job_id} is dead")

    def told(self) -> Counter[str]:
        """By interval, how many alarms rang: a test may run at midnight."""
        return Counter(alarm["data"]["interval_start"] for alarm in self.alarms)

    async def owes_nothing(self) -> None:
        """The notices are durable, and whatever they call has been called."""

        async def all_over() -> bool:
            reply = await self.client.ask("GET", "/api/v1/jobs?tag=tocsin:escalation")
            return bool(reply.body["jobs"]) and all(job["state"] == "succeeded" for job in reply.body["jobs"])

        await eventually(all_over, what="the notices have been delivered")


@pytest.fixture
async def scene(anyio_backend: str, short_dir: Path, fresh_database: str, valkey_url: str) -> AsyncIterator[Scene]:
    alarms: list[dict[str, Any]] = []

    async def handle(request: web.Request) -> web.StreamResponse:
        if request.path == "/letters":
            await request.read()
            return web.Response(status=404, text="no such address")
        alarms.append(await request.json())
        return web.Response(status=204)

    async with AsyncExitStack() as stack:
        target = await stack.enter_async_context(server(handle))
        node = NodeProcess(short_dir, postgres=fresh_database, redis=valkey_url)
        stack.push_async_callback(node.end)
        node.catalog.write_text(CATALOG.format(target=target))
        await node.start()
        client = Client(node, Random(5))
        stack.push_async_callback(client.close)
        try:
            yield Scene(node, client, alarms)
        except BaseException:
            print(node.tail())
            raise


async def test_many_dead_jobs_ring_one_alarm_that_says_what_happened(scene: Scene) -> None:
    ids = await scene.die(20)
    await scene.owes_nothing()
    first = scene.alarms[0]
    assert first["recipients"] == ["ops", "night shift"]
    assert first["data"]["job_id"] in ids
    assert (first["data"]["user_id"], first["data"]["code"], first["data"]["attempts"]) == ("u-1", "NOT_FOUND", "1")
    assert "no such address" in first["body"]
    assert 1 <= int(first["data"]["dead"]) <= 20
    await scene.die(5)
    assert await scene.node.stop() == 0
    await scene.node.start()
    await scene.die(1)
    await scene.owes_nothing()
    assert set(scene.told().values()) == {1}


async def test_a_node_that_is_killed_between_a_death_and_its_notice_rings_one_alarm_when_it_is_back(
    scene: Scene,
) -> None:
    for _ in range(2):
        await scene.die(1)
        await scene.node.kill()
        await scene.node.start()
    await scene.owes_nothing()
    await scene.die(1)
    await scene.owes_nothing()
    assert set(scene.told().values()) == {1}
