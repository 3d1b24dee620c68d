"""Targets that are down, slow, silent or talk rubbish, beside a healthy one: what each job becomes, and that no other
job notices."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from random import Random
from typing import Any

import grpc
import grpc.aio
import pytest

from bench.targets.ledger import DONE
from tests.integration.harness.client import Client, Wish
from tests.integration.harness.node import NodeProcess
from tests.integration.harness.target import TargetProcess
from tests.integration.harness.wait import eventually

pytestmark = pytest.mark.anyio

TWICE = "max_attempts = 2\nbackoff = { first_ms = 100, factor = 1, max_ms = 100 }"
LATER = "max_attempts = 4\nbackoff = { first_ms = 3600000, factor = 1, max_ms = 3600000 }"
IMPATIENT = "timeout_ms = 700\n"
SERVICE = "messaging.MessagingService"
HEALTHY, JOBS = "healthy.do", 300


class Endless:
    """A messaging service that says when a call has come and when its caller has left, and never answers."""

    def __init__(self) -> None:
        self.arrived = asyncio.Event()
        self.left = asyncio.Event()
        self._server = grpc.aio.server()
        rpcs: dict[str, grpc.RpcMethodHandler[bytes, bytes]] = {
            "SendScheduledMessage": grpc.unary_unary_rpc_method_handler(self._handle)
        }
        self._server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(SERVICE, rpcs),))

    async def start(self) -> str:
        port = self._server.add_insecure_port("127.0.0.1:0")
        await self._server.start()
        return f"127.0.0.1:{port}"

    async def end(self) -> None:
        await self._server.stop(0)

    async def _handle(self, _: bytes, __: Any) -> bytes:
        self.arrived.set()
        try:
            answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
            return await answer
        finally:
            self.left.set()


class Crowd:
    """A node with a catalog of good and bad targets."""

    def __init__(self, node: NodeProcess, client: Client, targets: dict[str, TargetProcess], endless: Endless) -> None:
        self.node = node
        self.client = client
        self.targets = targets
        self.endless = endless

    async def submit(self, kind: str, count: int = 1, within_ms: int = 200, **fields: Any) -> list[str]:
        """Ids. One by one where fields are given."""
        before = set(self.client.acknowledged)
        wishes = self.client.wishes(count, within_ms=within_ms)
        if fields:
            for wish in wishes:
                assert (await self.client.submit_one(wish, kind, **fields)).status == 201
        else:
            assert await self.client.submit(wishes, kind)
        return [job_id for job_id in self.client.acknowledged if job_id not in before]

    async def becomes(self, job_id: str, state: str, within_s: float = 20.0) -> Any:
        async def look() -> Any:
            job = await self.client.get(job_id)
            return job if job["state"] == state else None

        return await eventually(look, within_s, what=f"job {job_id} is {state}")

    async def parked(self, job_ids: list[str], within_s: float = 60.0) -> list[Any]:
        """The jobs, once their target is known to be away."""

        async def look() -> Any:
            jobs = await asyncio.gather(*map(self.client.get, job_ids))
            return jobs if any(job["waiting_for"] == "breaker" for job in jobs) else None

        found: list[Any] = await eventually(look, within_s, what=f"some of {len(job_ids)} jobs wait for a breaker")
        return found

    async def fired(self, job_ids: list[str], kind: str = HEALTHY) -> None:
        def all_done() -> bool:
            done = {entry.job_id for entry in self.targets[kind].read() if entry.outcome in DONE}
            return done >= set(job_ids)

        await eventually(all_done, what=f"all jobs of {kind} are done")


@pytest.fixture
async def crowd(anyio_backend: str, short_dir: Path, fresh_database: str, valkey_url: str) -> AsyncIterator[Crowd]:
    async with AsyncExitStack() as stack:
        targets = {
            HEALTHY: TargetProcess(short_dir, "healthy"),
            "slow.do": TargetProcess(short_dir, "slow", "--delay-ms", "400"),
            "hanging.do": TargetProcess(short_dir, "hanging", "--hang-ratio", "1"),
            "failing.do": TargetProcess(short_dir, "failing", "--fail-ratio", "RESOURCE_EXHAUSTED:1"),
        }
        for target in targets.values():
            stack.push_async_callback(target.end)
        await asyncio.gather(*(target.start() for target in targets.values()))
        addresses = {kind: target.address for kind, target in targets.items()}
        endless = Endless()
        stack.push_async_callback(endless.end)
        addresses["endless.do"] = await endless.start()
        addresses["down.do"] = addresses["down.later"] = stack.enter_context(nowhere())
        addresses["rubbish.do"] = await stack.enter_async_context(talker(b"HTTP/1.0 200 OK\r\n\r\nhello\r\n" * 50))
        addresses["silent.do"] = await stack.enter_async_context(talker(b""))
        node = NodeProcess(short_dir, postgres=fresh_database, redis=valkey_url)
        stack.push_async_callback(node.end)
        lines = {kind: TWICE for kind in addresses if kind not in {HEALTHY, "down.later"}}
        node.types(addresses, lines | {"down.later": LATER, "hanging.do": IMPATIENT + TWICE})
        await node.start()
        client = Client(node, Random(5))
        stack.push_async_callback(client.close)
        try:
            yield Crowd(node, client, targets, endless)
        except BaseException:
            print(node.tail())
            raise


@contextmanager
def nowhere() -> Any:
    """An address where nobody listens and nobody else can begin to."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"127.0.0.1:{held.getsockname()[1]}"


@asynccontextmanager
async def talker(says: bytes) -> AsyncIterator[str]:
    """Accepts connections, says this and nothing else, and reads on."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            writer.write(says)
            while await reader.read(65_536):
                pass
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    try:
        host, port = server.sockets[0].getsockname()
        yield f"{host}:{port}"
    finally:
        server.close()


async def test_bad_targets_disturb_no_healthy_one_and_their_jobs_say_why(crowd: Crowd) -> None:
    bad = {
        kind: await crowd.submit(kind, 150, within_ms=1_000)
        for kind in ("down.do", "hanging.do", "failing.do", "rubbish.do", "silent.do")
    }
    slow = await crowd.submit("slow.do", 40, within_ms=1_000)
    healthy = await crowd.submit(HEALTHY, JOBS, within_ms=2_000)
    await crowd.fired(healthy)
    calls = [entry for entry in crowd.targets[HEALTHY].entries if entry.job_id in set(healthy)]
    assert len(calls) == JOBS, "each once"
    assert min(entry.lateness_ms for entry in calls) >= 0
    for job_id in healthy[:10]:
        job = await crowd.becomes(job_id, "succeeded")
        assert [attempt["code"] for attempt in job["attempts"]] == ["OK"]
    await crowd.fired(slow, "slow.do")
    job = await crowd.becomes(bad["failing.do"][0], "dead", 60)
    assert [attempt["code"] for attempt in job["attempts"]] == ["RESOURCE_EXHAUSTED"] * 2, job
    assert [attempt["outcome"] for attempt in job["attempts"]] == ["retrying", "dead"], job
    assert job["attempts"][-1]["error"], job
    assert (job["next_fire_at"], job["attempt"]) == (None, 2), job
    codes = {
        "down.do": "UNAVAILABLE",
        "hanging.do": "DEADLINE_EXCEEDED",
        "rubbish.do": "UNAVAILABLE",
        "silent.do": "UNAVAILABLE",
    }
    for kind, code in codes.items():
        jobs = await crowd.parked(bad[kind])
        ended = [attempt for job in jobs for attempt in job["attempts"] if attempt["finished_at"]]
        assert {attempt["code"] for attempt in ended} <= {code}, kind
        assert all(attempt["error"] for attempt in ended), kind
    audit = (await crowd.client.status())["audit"]
    assert (audit["accepted"], audit["succeeded"] >= JOBS) == (5 * 150 + 40 + JOBS, True), audit


async def test_a_job_of_a_target_that_is_down_waits_and_says_for_what(crowd: Crowd) -> None:
    (job_id,) = await crowd.submit("down.later")
    job = await crowd.becomes(job_id, "retrying")
    (attempt,) = job["attempts"]
    assert (attempt["number"], attempt["code"], attempt["outcome"]) == (1, "UNAVAILABLE", "retrying")
    assert job["next_fire_at"] > attempt["finished_at"]
    assert job["finished_at"] is None
    reply = await crowd.client.ask("DELETE", f"/api/v1/jobs/{job_id}")
    assert (reply.status, reply.body["state"]) == (200, "cancelled"), reply


async def test_what_a_target_says_no_to_is_dead_at_once_with_its_words(crowd: Crowd) -> None:
    (job_id,) = await crowd.submit(HEALTHY, payload={"recipient_id": "", "body": "to nobody"})
    job = await crowd.becomes(job_id, "dead")
    (attempt,) = job["attempts"]
    assert attempt["code"] == "INVALID_ARGUMENT"
    assert "who is it for?" in attempt["error"]
    (job_id,) = await crowd.submit(HEALTHY, payload={"no_such_field": 1})
    job = await crowd.becomes(job_id, "dead")
    (attempt,) = job["attempts"]
    assert attempt["code"] == "INVALID_ARGUMENT"
    assert "no_such_field" in attempt["error"]


async def test_a_delete_of_a_running_job_ends_its_call_at_the_target(crowd: Crowd) -> None:
    (job_id,) = await crowd.submit("endless.do", payload=None, payload_base64="")
    await asyncio.wait_for(crowd.endless.arrived.wait(), 20)
    await crowd.becomes(job_id, "running")
    reply = await crowd.client.ask("DELETE", f"/api/v1/jobs/{job_id}")
    assert (reply.status, reply.body["state"]) == (200, "cancelled"), reply
    await asyncio.wait_for(crowd.endless.left.wait(), 20)
    reply = await crowd.client.ask("DELETE", f"/api/v1/jobs/{job_id}")
    assert (reply.status, reply.body["attempts"][0]["code"]) == (200, "CANCELLED"), reply
    reply = await crowd.client.ask("PATCH", f"/api/v1/jobs/{job_id}", json={"delay_ms": 10})
    assert reply.status == 409, reply


async def test_an_unknown_type_is_refused_and_one_that_left_the_catalog_waits_until_it_is_back(crowd: Crowd) -> None:
    reply = await crowd.client.submit_one(Wish("r-0", crowd.client.now_ms()), "nobody.knows_it")
    assert (reply.status, reply.body["errors"][0]["field"]) == (422, "type"), reply
    (leaving,) = await crowd.submit("slow.do", delay_ms=60_000, due_at=None)
    before = crowd.node.catalog.read_text()
    assert await crowd.node.stop() == 0
    crowd.node.types({HEALTHY: crowd.targets[HEALTHY].address})
    await crowd.node.start()
    reply = await crowd.client.ask("PATCH", f"/api/v1/jobs/{leaving}", json={"delay_ms": 1})
    assert reply.status == 200, reply

    async def waits() -> bool:
        waiting = (await crowd.client.ask("GET", "/api/v1/monitoring/status")).body["waiting"]
        return bool(waiting.get("unknown_type") == 1)

    await eventually(waits, what="the job whose type has left waits for it")
    crowd.node.catalog.write_text(before)
    crowd.node.send(signal.SIGHUP)
    job = await crowd.becomes(leaving, "succeeded")
    assert [attempt["code"] for attempt in job["attempts"]] == ["OK"], job
