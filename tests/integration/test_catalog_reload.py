"""SIGHUP to a real node: another catalog without a restart, and a broken one that changes nothing."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.integration.harness.client import Client, Reply, Wish
from tests.integration.harness.node import NodeProcess
from tests.integration.harness.target import TargetProcess
from tests.integration.harness.wait import eventually

pytestmark = pytest.mark.anyio

KIND = "letter.send"


class Scene:
    def __init__(self, node: NodeProcess, client: Client, old: TargetProcess, new: TargetProcess) -> None:
        self.node = node
        self.client = client
        self.old = old
        self.new = new
        self._seen = 0

    async def submit(self, delay_ms: int = 0, kind: str = KIND, **fields: Any) -> Reply:
        made = self.client.wishes(1, within_ms=1)[0]
        return await self.client.submit_one(Wish(made.name, self.client.now_ms() + delay_ms), kind, **fields)

    async def becomes(self, job_id: str, state: str) -> Any:
        async def look() -> Any:
            job = await self.client.get(job_id)
            return job if job["state"] == state else None

        return await eventually(look, what=f"job {job_id} is {state}")

    async def hang_up(self, *, says: str) -> str:
        """SIGHUP; the line that the log has of it."""
        self.node.send(signal.SIGHUP)

        def line() -> str | None:
            lines = [line for line in self.node.log.read_text().splitlines() if "the catalog " in line]
            return lines[self._seen] if len(lines) > self._seen else None

        found = await eventually(line, what="the node says what it made of the catalog")
        self._seen += 1
        assert says in found, found
        return found

    def fired(self, target: TargetProcess) -> list[str]:
        return [entry.job_id for entry in target.read()]


@pytest.fixture
async def scene(anyio_backend: str, short_dir: Path, fresh_database: str, valkey_url: str) -> AsyncIterator[Scene]:
    async with AsyncExitStack() as stack:
        old, new = TargetProcess(short_dir, "old", "--hang-ratio", "1"), TargetProcess(short_dir, "new")
        node = NodeProcess(short_dir, postgres=fresh_database, redis=valkey_url)
        for process in (old, new, node):
            stack.push_async_callback(process.end)
        await asyncio.gather(old.start(), new.start())
        node.types({KIND: old.address}, {KIND: "concurrency = 2\ntimeout_ms = 600000"})
        await node.start()
        client = Client(node, Random(5))
        stack.push_async_callback(client.close)
        try:
            yield Scene(node, client, old, new)
        except BaseException:
            print(node.tail())
            raise


async def test_a_hangup_brings_another_catalog_and_jobs_fire_at_the_new_target(scene: Scene) -> None:
    jobs = [(await scene.submit()).body["id"] for _ in range(5)]
    far = (await scene.submit(3_600_000)).body["id"]
    await eventually(lambda: len(scene.fired(scene.old)) == 2 or None, what="two calls hang at the old target")
    hung = set(scene.fired(scene.old))

    async def waits() -> bool:
        return bool((await scene.client.status())["waiting"]["type"] == 3)

    await eventually(waits, what="the others wait for their type's slots")
    assert (await scene.submit(kind="letter.print")).status == 422
    scene.node.types({KIND: scene.new.address, "letter.print": scene.new.address})
    await scene.hang_up(says="added letter.print; changed letter.send (target, timeout_ms, concurrency)")
    for job_id in set(jobs) - hung:
        assert (await scene.becomes(job_id, "succeeded"))["attempt"] == 1
    assert (await scene.submit(kind="letter.print")).status == 201
    reply = await scene.client.ask("PATCH", f"/api/v1/jobs/{far}", json={"delay_ms": 1})
    assert reply.status == 200
    await scene.becomes(far, "succeeded")
    assert set(scene.fired(scene.old)) == hung
    assert set(scene.fired(scene.new)) >= {*jobs, far} - hung
    document = await scene.client.ask("GET", "/openapi.json")
    assert "letter.print" in document.body["components"]["schemas"]["JobSubmission"]["properties"]["type"]["enum"]


async def test_a_broken_catalog_is_refused_whole_with_its_place_and_the_old_one_stays(scene: Scene) -> None:
    scene.node.types({KIND: scene.new.address, "letter.print": scene.new.address}, {"letter.print": "max_attempts = 9"})
    place = f'{scene.node.catalog}:8: types."letter.print".max_attempts: 9'
    await scene.hang_up(says="the catalog stays as it was: --catalog " + place)
    assert (await scene.submit(kind="letter.print")).status == 422
    job_id = (await scene.submit()).body["id"]
    await eventually(lambda: job_id in scene.fired(scene.old) or None, what="the old target is called")
    scene.node.types({KIND: scene.new.address})
    await scene.hang_up(says="changed letter.send (target, timeout_ms, concurrency); types in force: 1")
    assert await scene.node.stop() == 0
