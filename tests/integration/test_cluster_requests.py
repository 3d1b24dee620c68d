"""Any node takes any request: three real nodes, asked at those that do not own what is asked for."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.integration.harness.account import audited
from tests.integration.harness.client import TYPE, Reply
from tests.integration.harness.cluster import Cluster, Node, cluster, database
from tests.integration.harness.wait import eventually

pytestmark = pytest.mark.anyio

NDJSON = {"Content-Type": "application/x-ndjson"}
FAR_MS = 3_600_000


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def whole(anyio_backend: str, postgres_dsn: str, valkey_url: str) -> AsyncIterator[Cluster]:
    with tempfile.TemporaryDirectory(prefix="t-", ignore_cleanup_errors=True) as made:
        async with database(postgres_dsn) as dsn, cluster(Path(made), [dsn], valkey_url) as it:
            yield it


def job(name: str, **fields: Any) -> dict[str, Any]:
    return {"type": TYPE, "payload": {"recipient_id": name, "body": "hello"}, "tags": [name], **fields}


async def post(c: Cluster, at: Node, *jobs: dict[str, Any]) -> Reply:
    return await c.client.ask("POST", "/api/v1/jobs", at=at, data=b"\n".join(map(orjson.dumps, jobs)), headers=NDJSON)


async def filed(c: Cluster, name: str, count: int) -> list[str]:
    """Far ones, handed in at the first node."""
    reply = await post(c, c.nodes[0], *[job(name, delay_ms=FAR_MS + n) for n in range(count)])
    assert (reply.status, reply.body["accepted"]) == (200, count), reply
    return [each["id"] for each in reply.body["results"]]


async def strangers(c: Cluster, shard: int) -> list[Node]:
    """Those that do not own it."""
    owner, _ = (await c.owners())[shard]
    return [node for node in c.nodes if node.id != owner]


async def test_a_batch_is_split_by_owner_and_answered_in_order_with_its_bad_line(whole: Cluster) -> None:
    c = whole
    lines = [job(f"in-{n}", delay_ms=FAR_MS) for n in range(300)]
    lines[150] = {"type": "nobody.knows"}
    reply = await post(c, c.nodes[1], *lines)
    assert (reply.status, reply.body["accepted"], reply.body["rejected"]) == (200, 299, 1)
    assert reply.body["results"][150]["error"]["status"] == 422
    owners, owning = await c.owners(), set()
    for n, result in enumerate(reply.body["results"]):
        if n % 20 == 0:
            shown = (await c.client.ask("GET", f"/api/v1/jobs/{result['id']}", at=c.nodes[n // 20 % 3])).body
            assert shown["tags"] == [f"in-{n}"]
            owning.add(owners[shown["shard"]][0])
    assert len(owning) == 3, "the batch went to all of them"
    await audited(c.client, *c.journals)


async def test_a_list_is_walked_over_all_owners_from_each_node(whole: Cluster) -> None:
    c = whole
    ids = await filed(c, "walk", 50)
    for node in c.nodes:
        seen: list[str] = []
        dues: list[str] = []
        cursor = ""
        while True:
            reply = await c.client.ask("GET", f"/api/v1/jobs?tag=walk&limit=7{cursor}", at=node)
            assert reply.status == 200, reply
            seen += [each["id"] for each in reply.body["jobs"]]
            dues += [each["due_at"] for each in reply.body["jobs"]]
            if reply.body["next_cursor"] is None:
                break
            cursor = f"&cursor={reply.body['next_cursor']}"
            node = c.random.choice(c.nodes)  # noqa: PLW2901 - a cursor is good at any node
        assert sorted(seen) == sorted(ids)
        assert len(seen) == len(ids)
        assert dues == sorted(dues)


async def test_jobs_are_moved_and_cancelled_at_nodes_that_do_not_own_them(whole: Cluster) -> None:
    c = whole
    ids = await filed(c, "change", 12)
    for number, job_id in enumerate(ids):
        shown = await c.client.get(job_id)
        for node in await strangers(c, shown["shard"]):
            path = f"/api/v1/jobs/{job_id}"
            if number % 2:
                reply = await c.client.ask("DELETE", path, at=node)
                assert (reply.status, reply.body["state"]) == (200, "cancelled"), reply
            else:
                reply = await c.client.ask("PATCH", path, at=node, json={"delay_ms": 2 * FAR_MS})
                assert (reply.status, reply.body["state"]) == (200, "pending"), reply
                assert reply.body["due_at"] > shown["due_at"]
    cancelled = await c.client.ask("GET", "/api/v1/jobs?tag=change&state=cancelled&limit=100")
    assert sorted(each["id"] for each in cancelled.body["jobs"]) == sorted(ids[1::2])
    await audited(c.client, *c.journals)


async def test_a_dead_job_is_redriven_at_a_node_that_does_not_own_it(whole: Cluster) -> None:
    c = whole
    nonsense = {"type": TYPE, "payload": {"body": "for nobody"}, "tags": ["dead"]}
    reply = await post(c, c.nodes[2], *[nonsense] * 6)
    for result in reply.body["results"]:
        job_id = result["id"]

        async def state(job_id: str = job_id) -> Any:
            return await c.client.get(job_id)

        async def dead() -> bool:
            return bool((await state())["state"] == "dead")

        await eventually(dead, what="it is dead")
        for node in (await strangers(c, (await state())["shard"]))[:1]:
            mended = {"payload": {"recipient_id": "somebody", "body": "hello"}}
            redriven = await c.client.ask("POST", f"/api/v1/jobs/{job_id}/redrive", at=node, json=mended)
            assert redriven.status == 200, redriven

        async def done() -> bool:
            return bool((await state())["state"] == "succeeded")

        await eventually(done, what="it has succeeded")
        fire_ids = [entry.fire_id for entry in c.target.read() if entry.job_id == job_id]
        assert len(set(fire_ids)) == len(fire_ids) == 2, "each life has fire ids of its own"
    await audited(c.client, *c.journals)


async def test_a_key_that_is_repeated_at_all_nodes_at_once_is_one_job(whole: Cluster) -> None:
    c = whole
    for number in range(10):
        wish = job(f"key-{number}", idempotency_key=f"same-{number}")
        asked = [c.client.ask("POST", "/api/v1/jobs", at=node, json=wish) for node in c.nodes for _ in range(2)]
        replies = await asyncio.gather(*asked)
        assert sorted(reply.status for reply in replies) == [200] * 5 + [201], replies
        assert len({reply.body["id"] for reply in replies}) == 1
        job_id = replies[0].body["id"]

        def called(job_id: str = job_id) -> int:
            return sum(entry.job_id == job_id for entry in c.target.read())

        await eventually(called, what="it fires")
    books = await audited(c.client, *c.journals)
    assert books.double_keys == 0
    names = list(books.names.values())
    assert [names.count(f"key-{number}") for number in range(10)] == [1] * 10
    assert [entry for entry in c.target.read() if entry.repeat] == []


async def test_what_no_node_knows_is_404_at_each(whole: Cluster) -> None:
    c = whole
    (job_id,) = await filed(c, "known", 1)
    unknown = job_id[:-4] + ("0000" if job_id[-4:] != "0000" else "1111")
    for node in c.nodes:
        for method, more in (("GET", {}), ("DELETE", {}), ("PATCH", {"json": {"delay_ms": 1}})):
            assert (await c.client.ask(method, f"/api/v1/jobs/{unknown}", at=node, **more)).status == 404
    await c.whole(balanced=True)
