"""Recovery for real: the node killed, its stores killed, stopped and filled up, in the middle of everything.

After each fault the target's own ledger, the client's memory and the journal's rows must tell one story
(`harness/account.py`). The moments of the faults are drawn from a seed, which each test prints.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from random import Random

import pytest

from tests.integration.harness.account import settled
from tests.integration.harness.client import TYPE, Client, Reply
from tests.integration.harness.disk import small_disk
from tests.integration.harness.node import NodeProcess
from tests.integration.harness.stores import own_postgres, own_valkey
from tests.integration.harness.target import TargetProcess
from tests.integration.harness.wait import at, eventually

pytestmark = pytest.mark.anyio

_ENDS_WITHIN_S = 30.0
"""Longer than a client waits for an answer."""


@pytest.fixture
def random() -> Random:
    seed = secrets.randbits(32)
    print(f"seed of this test's faults: {seed}")
    return Random(seed)


class Scene:
    """A target, a node and a client that submits without end."""

    def __init__(self, node: NodeProcess, target: TargetProcess, client: Client, random: Random) -> None:
        self.node = node
        self.target = target
        self.client = client
        self.random = random
        self._going = False

    async def submit_until_ended(self, within_ms: int, batch: int = 20) -> None:
        """One batch after another. Every second one has keys, and is sent until it is acknowledged."""
        keyed = False
        while self._going:
            wishes = self.client.wishes(batch, within_ms=within_ms, keyed=keyed)
            while not await self.client.submit(wishes) and keyed:
                await at(asyncio.get_running_loop().time() + 0.1)
            keyed = not keyed

    @asynccontextmanager
    async def submissions(self, streams: int = 2, within_ms: int = 1_500) -> AsyncIterator[None]:
        """They go on through the block; after it, what was begun is brought to its end."""
        self._going = True
        tasks = [asyncio.create_task(self.submit_until_ended(within_ms)) for _ in range(streams)]
        try:
            yield
            self._going = False
            async with asyncio.timeout(_ENDS_WITHIN_S):
                await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def fault_soon(self) -> None:
        """Until the moment that the seed has drawn for a fault, with submissions and calls under way."""
        await self.accepts_again()
        calls = len(self.target.read())
        await eventually(lambda: len(self.target.read()) > calls, what="the node fires")
        await at(asyncio.get_running_loop().time() + self.random.uniform(0.1, 1.0))

    async def accepts_again(self) -> None:
        """Until what is submitted from now on is acknowledged; what was under way when a store died may be first."""
        last = self.client.made
        await eventually(
            lambda: any(int(wish.name[2:]) > last for wish in self.client.acknowledged.values()),
            what="the node accepts again",
        )

    async def says_redis_is_away(self) -> bool:
        reply = await self.client.ask("GET", "/api/v1/health")
        return bool(reply.body["dependencies"]["redis"] != "ok")

    async def says_all_is_well(self) -> bool:
        reply = await self.client.ask("GET", "/api/v1/health")
        return set(reply.body["dependencies"].values()) == {"ok"}

    async def says_nobody_answers(self) -> bool:
        reply = await self.client.submit_one(self.client.wishes(1, within_ms=1)[0])
        return reply.status == 503 and "has not answered" in reply.body["detail"]

    async def refuses(self) -> Reply:
        """Until a submission is refused because the journal is away: 503, with the seconds to wait."""
        seen = len(self.client.refused)
        reply = await eventually(lambda: next(iter(self.client.refused[seen:]), None), what="submissions are refused")
        assert reply is not None
        assert reply.status == 503, reply
        assert int(reply.headers["Retry-After"]) >= 1, reply
        return reply

    def tell(self) -> None:
        client, entries = self.client, self.target.entries
        repeats = sum(entry.repeat for entry in entries)
        print(f"{len(client.acknowledged)} acknowledged, {len(client.unknown)} not, {len(client.refused)} refused,")
        print(f"{len(entries)} calls, {repeats} of them repeats")


@asynccontextmanager
async def scene(
    directory: Path, random: Random, *, postgres: str | None, redis: str | None, faults: tuple[str, ...] = ()
) -> AsyncIterator[Scene]:
    async with AsyncExitStack() as stack:
        target = TargetProcess(directory, "messaging", *faults)
        stack.push_async_callback(target.end)
        node = NodeProcess(directory, postgres=postgres, redis=redis)
        stack.push_async_callback(node.end)
        node.types({TYPE: await target.start()})
        await node.start()
        client = Client(node, random)
        stack.push_async_callback(client.close)
        try:
            yield Scene(node, target, client, random)
        except BaseException:
            print(node.tail())
            raise


async def test_kill_9_of_the_node_loses_nothing_and_repeats_only_under_one_fire_id(
    short_dir: Path, fresh_database: str, valkey_url: str, random: Random
) -> None:
    async with scene(short_dir, random, postgres=fresh_database, redis=valkey_url) as s:
        for _ in range(4):
            async with s.submissions():
                await s.fault_soon()
                await s.node.kill()
                await s.node.start()
                await s.accepts_again()
            await settled(s.client, s.target, fresh_database)
        s.tell()


async def test_kill_9_of_postgresql_turns_into_503_and_back_by_itself(
    short_dir: Path, valkey_url: str, random: Random
) -> None:
    async with (
        own_postgres(short_dir / "store") as postgres,
        scene(short_dir, random, postgres=postgres.dsn, redis=valkey_url) as s,
    ):
        pid = s.node.pid
        for _ in range(2):
            async with s.submissions():
                await s.fault_soon()
                await postgres.kill()
                await s.refuses()
                assert (await s.client.ask("GET", "/api/v1/health/ready")).status == 503
                assert (await s.client.ask("GET", "/api/v1/health/live")).status == 200
                await postgres.start()
                await s.accepts_again()
            await settled(s.client, s.target, postgres.dsn)
        assert s.node.alive
        assert s.node.pid == pid, "the node itself was not restarted"
        s.tell()


async def test_kill_9_of_node_and_postgresql_together_loses_nothing(
    short_dir: Path, valkey_url: str, random: Random
) -> None:
    async with (
        own_postgres(short_dir / "store") as postgres,
        scene(short_dir, random, postgres=postgres.dsn, redis=valkey_url) as s,
    ):
        async with s.submissions():
            await s.fault_soon()
            await asyncio.gather(postgres.kill(), s.node.kill())
            await postgres.start()
            await s.node.start()
            await s.accepts_again()
        await settled(s.client, s.target, postgres.dsn)
        s.tell()


async def test_a_killed_embedded_postgresql_is_started_again_by_its_node(short_dir: Path, random: Random) -> None:
    async with scene(short_dir, random, postgres=None, redis=None) as s:
        for _ in range(2):
            async with s.submissions():
                await s.fault_soon()
                postgres, *_ = s.node.stores_left()
                os.kill(postgres, signal.SIGKILL)
                await s.accepts_again()
            await settled(s.client, s.target, s.node.embedded_dsn())
        s.tell()
        assert await s.node.stop() == 0
        assert s.node.stores_left() == []


async def test_a_killed_node_finds_its_embedded_stores_again(short_dir: Path, random: Random) -> None:
    async with scene(short_dir, random, postgres=None, redis=None) as s:
        async with s.submissions():
            await s.fault_soon()
            await s.node.kill()
            stores = s.node.stores_left()
            assert len(stores) == 2, "they outlive it"
            await s.node.start()
            assert s.node.stores_left() == stores, "and are adopted"
            await s.accepts_again()
        await settled(s.client, s.target, s.node.embedded_dsn())
        s.tell()


async def test_without_valkey_the_node_goes_on_accepting_and_firing(
    short_dir: Path, fresh_database: str, random: Random
) -> None:
    async with (
        own_valkey(short_dir / "store") as valkey,
        scene(short_dir, random, postgres=fresh_database, redis=valkey.dsn) as s,
    ):
        async with s.submissions():
            await s.fault_soon()
            await valkey.kill()
            await eventually(s.says_redis_is_away, what="the node notices")
            await s.accepts_again()
        await settled(s.client, s.target, fresh_database)
        assert s.client.refused == [], "nothing depends on it"
        await valkey.start()
        async with s.submissions():
            await eventually(s.says_all_is_well, what="the node notices")
            await s.fault_soon()
            await valkey.kill()
            await s.accepts_again()
            await valkey.start()
        await settled(s.client, s.target, fresh_database)
        s.tell()


async def test_sigterm_in_the_middle_of_firing_is_clean_and_repeats_nothing(
    short_dir: Path, fresh_database: str, valkey_url: str, random: Random
) -> None:
    slow = ("--delay-ms", "150")
    async with scene(short_dir, random, postgres=fresh_database, redis=valkey_url, faults=slow) as s:
        for _ in range(2):
            async with s.submissions():
                await s.fault_soon()
                assert await s.node.stop() == 0, s.node.tail()
                await s.node.start()
                await s.accepts_again()
            await settled(s.client, s.target, fresh_database)
        assert [entry for entry in s.target.entries if entry.repeat] == []
        s.tell()


async def test_postgresql_stopped_and_continued_costs_time_and_nothing_else(
    short_dir: Path, valkey_url: str, random: Random
) -> None:
    async with (
        own_postgres(short_dir / "store") as postgres,
        scene(short_dir, random, postgres=postgres.dsn, redis=valkey_url) as s,
    ):
        async with s.submissions():
            await s.fault_soon()
            postgres.send(signal.SIGSTOP)
            await at(asyncio.get_running_loop().time() + 3.0)
            await eventually(s.says_nobody_answers, what="a new submission is refused at once")
            postgres.send(signal.SIGCONT)
            await s.accepts_again()
        await settled(s.client, s.target, postgres.dsn)
        assert [entry for entry in s.target.entries if entry.repeat] == []
        s.tell()


async def test_a_full_disk_turns_into_503_and_back_once_there_is_room(short_dir: Path, random: Random) -> None:
    with small_disk(short_dir / "data") as disk:
        async with scene(short_dir, random, postgres=None, redis=None) as s:
            async with s.submissions():
                await s.fault_soon()
                disk.fill()
                await s.refuses()
                disk.free()
                await s.accepts_again()
            await settled(s.client, s.target, s.node.embedded_dsn())
            s.tell()
