"""A cluster of real nodes: `tocsin serve` several times, on stores that a test may break, with ways that it may cut.

Each node is reached by its peers through a proxy of its own on loopback. Nodes keep their addresses over restarts, as
machines do. The client knows all of them, and goes to those that the test says are open.
"""

from __future__ import annotations

import asyncio
import secrets
import signal
from collections import Counter
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from random import Random
from typing import Any

import asyncpg

from bench.chaos.proxy import Proxy
from bench.chaos.town import free_port
from tests.integration.harness.account import Books, settled
from tests.integration.harness.client import TYPE, Client
from tests.integration.harness.node import NodeProcess
from tests.integration.harness.target import TargetProcess
from tests.integration.harness.wait import at, eventually

SHARDS = 256
NAMES = ("node-a", "node-b", "node-c")
SLOW = "slow.message"
"""A type whose target works on each call for `SLOW_MS`."""
SLOW_MS = 1_500
WITHIN_S = 60.0
"""Generous: how soon it is, benches measure."""

_OWNERS = """
select s.shard, s.epoch, c.node from tocsin.shard s
join tocsin.incarnation_lane c on c.incarnation = s.owner and c.lane = -1 and c.fenced_at is null
"""


class Node(NodeProcess):
    def __init__(self, directory: Path, name: str, cluster: Cluster) -> None:
        own = directory / name
        own.mkdir()
        super().__init__(own, postgres=cluster.postgres, redis=cluster.redis, node_id=name)
        self.catalog = directory / "catalog.toml"
        self.http = f"127.0.0.1:{free_port()}"
        port = free_port()
        self.grpc = f"127.0.0.1:{port}"
        self.way = Proxy(port, cluster.pids)

    async def start(self, *options: str) -> None:
        await super().start("--advertise", self.way.address, "--shards", str(SHARDS), *options)

    def mark(self) -> int:
        """Where its log ends now."""
        return len(self.log.read_bytes())

    async def tells(self, text: str, since: int = 0, within_s: float = WITHIN_S) -> None:
        """Until its log has it."""
        await eventually(
            lambda: text.encode() in self.log.read_bytes()[since:], within_s, what=f"{self.id} logs: {text}"
        )

    def told(self, text: str, since: int = 0) -> int:
        """How often the log has it."""
        return self.log.read_bytes()[since:].count(text.encode())


class Crowd(Client):
    """Asks any of the nodes that are open to it."""

    def __init__(self, nodes: Sequence[Node], random: Random) -> None:
        super().__init__(nodes[0], random)
        self.open: list[Node] = list(nodes)

    def door(self) -> NodeProcess:
        return self._random.choice(self.open)

    async def status(self) -> Any:
        reply = await self.ask("GET", "/api/v1/monitoring/status?scope=cluster")
        assert reply.status == 200, reply
        return reply.body


class Cluster:
    def __init__(self, directory: Path, journals: Sequence[str], postgres: str, redis: str, random: Random) -> None:
        """`postgres`: as the nodes are told of the journals."""
        self.directory = directory
        self.journals = journals
        self.postgres = postgres
        self.redis = redis
        self.random = random
        self.nodes = [Node(directory, name, self) for name in NAMES]
        self.target = TargetProcess(directory, "messaging")
        self.slow = TargetProcess(directory, "slow", "--delay-ms", str(SLOW_MS))
        self.slow.ledger = self.target.ledger
        self.client = Crowd(self.nodes, random)
        self._going = False

    def pids(self) -> dict[int, str]:
        return {node.pid: node.id for node in self.nodes if node.alive}

    def living(self) -> list[Node]:
        return [node for node in self.nodes if node.alive]

    async def start(self) -> None:
        targets = {TYPE: await self.target.start(), SLOW: await self.slow.start()}
        self.nodes[0].types(targets, {SLOW: f"timeout_ms = {10 * SLOW_MS}"})
        for node in self.nodes:
            await node.way.start()
        await asyncio.gather(*[node.start() for node in self.nodes])
        await self.evened()

    async def end(self) -> None:
        await asyncio.gather(*[node.end() for node in self.nodes])
        for node in self.nodes:
            await node.way.stop()
        await self.client.close()
        await self.target.end()
        await self.slow.end()

    # -- what is there -----------------------------------------------------------------------------

    async def owners(self) -> dict[int, tuple[str, int]]:
        """By PostgreSQL's word: of each shard that has an owner who may write, its node and epoch."""
        found: dict[int, tuple[str, int]] = {}
        for dsn in self.journals:
            found |= await self._owners_in(dsn)
        return found

    async def _owners_in(self, dsn: str) -> dict[int, tuple[str, int]]:
        connection = await asyncpg.connect(dsn, ssl=False)
        try:
            rows = await connection.fetch(_OWNERS)
        finally:
            await connection.close()
        return {row["shard"]: (row["node"], row["epoch"]) for row in rows}

    async def shares_by_journal(self) -> dict[str, Counter[str]]:
        """How many shards each node owns, by DSN."""
        found: dict[str, Counter[str]] = {}
        for dsn in self.journals:
            for name, _ in (await self._owners_in(dsn)).values():
                found.setdefault(name, Counter())[dsn] += 1
        return found

    async def shards_of(self, node: Node) -> list[int]:
        return [shard for shard, (name, _) in (await self.owners()).items() if name == node.id]

    async def _are_balanced(self, nodes: Collection[Node]) -> bool:
        """As far as nodes balance by themselves, journal by journal: a share is left alone that is one off the target,
        which is one off the mean."""
        shares = await self.shares_by_journal()
        for dsn in self.journals:
            owned = [shares[node.id][dsn] if node.id in shares else 0 for node in nodes]
            mean = sum(owned) / len(owned)
            if any(abs(share - mean) >= 2 for share in owned):
                return False
        return True

    async def whole(
        self, *, balanced: bool = False, among: Collection[Node] | None = None, within_s: float = WITHIN_S
    ) -> None:
        """Until every shard is served by one of these nodes (else of those that run), as each of them says too."""
        nodes = self.living() if among is None else among

        async def is_so() -> bool:
            owners = await self.owners()
            names = {name for name, _ in owners.values()}
            if len(owners) != SHARDS or not names <= {node.id for node in nodes}:
                return False
            if balanced and not await self._are_balanced(nodes):
                return False
            for node in nodes:
                reply = await self.client.ask("GET", "/api/v1/admin/shards", at=node)
                if reply.status != 200 or {each["state"] for each in reply.body["shards"]} != {"serving"}:
                    return False
                if any(each["owner"] != owners[each["shard"]][0] for each in reply.body["shards"]):
                    return False
            return True

        await eventually(is_so, within_s, what="each shard has one owner, and all nodes say the same")

    async def evened(self) -> None:
        """Until each has its share, by a plan that is asked for: by itself it comes once nobody has joined or left for
        a while."""
        await self.client.ask("POST", "/api/v1/admin/rebalance", at=self.nodes[0])  # where one runs: that one
        await self.whole(balanced=True)

    # -- load --------------------------------------------------------------------------------------

    async def _submit_until_ended(self, within_ms: int, kind: str) -> None:
        """One batch after another. Every second one has keys, and is sent until it is acknowledged."""
        keyed = True
        while self._going:
            wishes = self.client.wishes(20, within_ms=within_ms, keyed=keyed)
            while not await self.client.submit(wishes, kind) and keyed:
                await at(asyncio.get_running_loop().time() + 0.1)
            keyed = not keyed
            await at(asyncio.get_running_loop().time() + 0.05)

    @asynccontextmanager
    async def load(self, *, within_ms: int = 1_500, kind: str = TYPE) -> AsyncIterator[None]:
        """Two streams of submissions through the block; after it, what was begun is brought to its end."""
        self._going = True
        tasks = [asyncio.create_task(self._submit_until_ended(within_ms, kind)) for _ in range(2)]
        try:
            await self.fires()
            yield
            self._going = False
            async with asyncio.timeout(WITHIN_S):
                await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def fires(self) -> None:
        """Until something is acknowledged and something called that was not before."""
        calls, acknowledged = len(self.target.read()), len(self.client.acknowledged)
        await eventually(
            lambda: len(self.target.read()) > calls and len(self.client.acknowledged) > acknowledged,
            WITHIN_S,
            what="the cluster accepts and fires",
        )

    async def fires_for(self, shards: Collection[int]) -> None:
        """Until jobs of any of these shards are called that were not before."""
        calls = len(self.target.read())
        await eventually(
            lambda: any(entry.shard in shards for entry in self.target.read()[calls:]), WITHIN_S, what="they fire again"
        )

    async def settled(self, *, repeats: bool, early_ms: int = 0) -> Books:
        """Ledger, client and journals tell one story, and every shard has one owner. `repeats`: there is a cause for
        calls under a fire id that was called before. `early_ms`: by how much a node's clock may be ahead."""
        await self.whole()
        books = await settled(self.client, self.target, *self.journals, within_s=WITHIN_S, early_ms=early_ms)
        again = [entry for entry in self.target.entries if entry.repeat]
        assert repeats or not again, again[:3]
        return books

    # -- mending -----------------------------------------------------------------------------------

    async def mend(self, *, balanced: bool = True) -> None:
        """As at the start, whatever a test before has left."""
        for node in self.nodes:
            for peer in NAMES:
                await node.way.mend(peer)
            if node.alive:
                node.send(signal.SIGCONT)
        await asyncio.gather(*[node.start() for node in self.nodes if not node.alive])
        self.client.open = list(self.nodes)
        await (self.evened() if balanced else self.whole())


@asynccontextmanager
async def cluster(
    directory: Path, journals: Sequence[str], redis: str, *, postgres: str | None = None
) -> AsyncIterator[Cluster]:
    """Three nodes that share the shards equally."""
    seed = secrets.randbits(32)
    print(f"seed of this cluster: {seed}")
    made = Cluster(directory, journals, postgres or journals[0], redis, Random(seed))
    async with AsyncExitStack() as stack:
        stack.push_async_callback(made.end)
        await made.start()
        yield made


@asynccontextmanager
async def database(postgres_dsn: str) -> AsyncIterator[str]:
    """An empty one, for longer than a test."""
    name = f"test_{secrets.token_hex(6)}"
    connection = await asyncpg.connect(postgres_dsn)
    try:
        await connection.execute(f"create database {name}")
        yield postgres_dsn.replace("/postgres?", f"/{name}?", 1)
        await connection.execute(f"drop database {name} with (force)")
    finally:
        await connection.close()
