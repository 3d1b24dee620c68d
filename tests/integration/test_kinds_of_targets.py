"""A whole node with targets of every kind, as processes of their own: what was done is in their ledgers."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random
from typing import Any

import asyncpg
import pytest

from bench.targets.ledger import DONE
from tests.integration.harness.client import Client
from tests.integration.harness.node import NodeProcess
from tests.integration.harness.target import TargetProcess
from tests.integration.harness.wait import eventually

pytestmark = pytest.mark.anyio

CATALOG = """
[databases]
mine = "{dsn}"

[types."batch.do"]
target = "grpc+batch://{batch}"
batch_size = 50
retention_days = 1

[types."slow.do"]
target = "grpc+batch://{slow}"

[types."flaky.do"]
target = "grpc+batch://{flaky}"
max_attempts = 6
backoff = {{ first_ms = 50, factor = 1, max_ms = 50 }}

[types."http.do"]
target = "http://{http}/letters?tone=kind"
health_path = "/health"

[types."nobody.do"]
target = "http://{http}0/letters"
max_attempts = 1

[types."upkeep.analyze"]
target = "builtin://postgres/analyze"
"""
JOBS = 400


class Town:
    def __init__(self, node: NodeProcess, client: Client, targets: dict[str, TargetProcess]) -> None:
        self.node = node
        self.client = client
        self.targets = targets

    async def submit(self, kind: str, count: int, within_ms: int = 500) -> set[str]:
        before = set(self.client.acknowledged)
        assert await self.client.submit(self.client.wishes(count, within_ms=within_ms), kind)
        return set(self.client.acknowledged) - before

    async def done(self, name: str, jobs: set[str]) -> None:
        def all_done() -> bool:
            return jobs <= {entry.job_id for entry in self.targets[name].read() if entry.outcome in DONE}

        await eventually(all_done, 60, what=f"all jobs of {name} are done")

    async def becomes(self, job_id: str, state: str) -> Any:
        async def look() -> Any:
            job = await self.client.get(job_id)
            return job if job["state"] == state else None

        return await eventually(look, what=f"job {job_id} is {state}")


@pytest.fixture
async def town(anyio_backend: str, short_dir: Path, fresh_database: str, valkey_url: str) -> AsyncIterator[Town]:
    async with AsyncExitStack() as stack:
        targets = {
            "batch": TargetProcess(short_dir, "batch"),
            "slow": TargetProcess(short_dir, "slow", "--delay-ms", "3000"),
            "flaky": TargetProcess(short_dir, "flaky", "--fail-ratio", "UNAVAILABLE:0.05"),
            "http": TargetProcess(short_dir, "http"),
        }
        for target in targets.values():
            stack.push_async_callback(target.end)
        services = {"http": "http"}
        await asyncio.gather(*(each.start(service=services.get(name, "batch")) for name, each in targets.items()))
        node = NodeProcess(short_dir, postgres=fresh_database, redis=valkey_url)
        stack.push_async_callback(node.end)
        at = {name: target.address for name, target in targets.items()}
        node.catalog.write_text(CATALOG.format(dsn=fresh_database, **at).replace(f"{at['http']}0/", "127.0.0.1:9/"))
        await node.start()
        client = Client(node, Random(5))
        stack.push_async_callback(client.close)
        try:
            yield Town(node, client, targets)
        except BaseException:
            print(node.tail())
            raise


async def test_jobs_of_every_kind_are_done_once_and_never_early(town: Town) -> None:
    batched, posted = await town.submit("batch.do", JOBS), await town.submit("http.do", JOBS // 4)
    flaky = await town.submit("flaky.do", JOBS // 4)
    for name, jobs in (("batch", batched), ("http", posted), ("flaky", flaky)):
        await town.done(name, jobs)
        done = Counter(entry.job_id for entry in town.targets[name].entries if entry.outcome == "OK")
        assert set(done.values()) == {1}, name
        assert min(entry.lateness_ms for entry in town.targets[name].entries) >= 0
    job = await town.becomes(next(iter(flaky)), "succeeded")
    assert {attempt["code"] for attempt in job["attempts"]} <= {"UNAVAILABLE", "OK"}

    async def counted() -> Any:
        audit = (await town.client.status())["audit"]
        return audit if audit["succeeded"] == audit["accepted"] == JOBS + JOBS // 4 * 2 else None

    await eventually(counted, what="all are counted")


async def test_what_happens_to_them_is_told_with_codes_and_words(town: Town) -> None:
    (down,) = await town.submit("nobody.do", 1)
    (attempt,) = (await town.becomes(down, "dead"))["attempts"]
    assert (attempt["code"], attempt["error"]) == ("UNAVAILABLE", "127.0.0.1:9: Connection refused")
    wish = town.client.wishes(1, within_ms=1)[0]
    reply = await town.client.submit_one(wish, "upkeep.analyze", payload={"database": "mine", "tables": ["nobody"]})
    (attempt,) = (await town.becomes(reply.body["id"], "dead"))["attempts"]
    assert attempt["code"] == "NOT_FOUND"
    assert attempt["error"].startswith("there is no table 'nobody'")


async def test_maintenance_is_carried_out(town: Town, fresh_database: str) -> None:
    connection: asyncpg.Connection = await asyncpg.connect(fresh_database)
    try:
        await connection.execute("create table letters as select generate_series(1, 100) n")
        wish = town.client.wishes(1, within_ms=1)[0]
        payload = {"database": "mine", "tables": ["public.letters"]}
        reply = await town.client.submit_one(wish, "upkeep.analyze", payload=payload)
        await town.becomes(reply.body["id"], "succeeded")
        assert await connection.fetchval("select reltuples from pg_class where relname = 'letters'") == 100
    finally:
        await connection.close()


async def test_a_delete_of_a_job_in_a_batch_waits_for_its_outcome(town: Town) -> None:
    job_id, _ = await town.submit("slow.do", 2, within_ms=1)
    await town.becomes(job_id, "running")
    reply = await town.client.ask("DELETE", f"/api/v1/jobs/{job_id}")
    assert reply.status == 409, reply
    await town.becomes(job_id, "succeeded")
    await town.done("slow", {job_id})


async def test_the_status_shows_targets_of_every_kind(town: Town) -> None:
    async def shown() -> Any:
        targets = (await town.client.status())["targets"]
        return targets if len(targets) == 6 else None

    at = {name: target.address for name, target in town.targets.items()}
    assert await eventually(shown, what="all are looked at") == {
        at["batch"]: "ready",
        at["slow"]: "ready",
        at["flaky"]: "ready",
        at["http"]: "ready",
        "127.0.0.1:9": "transient_failure",
        "postgres/mine": "ready",
    }


async def test_a_node_killed_with_batches_on_their_way_sends_them_again_under_the_same_fire_ids(town: Town) -> None:
    jobs = await town.submit("slow.do", 300, within_ms=200)
    await eventually(lambda: _running(town), what="calls are on their way")
    await town.node.kill()
    await town.node.start()
    await town.done("slow", jobs)
    entries = [entry for entry in town.targets["slow"].entries if entry.job_id in jobs]
    fire_ids = {job: {entry.fire_id for entry in entries if entry.job_id == job} for job in jobs}
    assert all(len(each) == 1 for each in fire_ids.values()), "no attempt is spent by the death of a node"
    work = Counter(entry.job_id for entry in entries if entry.outcome == "OK")
    assert set(work.values()) == {1}, "a repeat is known by its fire id"


async def _running(town: Town) -> bool:
    status = await town.client.status()
    return sum(int(lane["running"]) for lane in status["lanes"].values()) > 100
