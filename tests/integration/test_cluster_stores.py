"""The stores of a cluster and the ways between its nodes, killed, emptied, stood still and cut, under load.

Redis only says who seems alive: without it nothing moves and everything goes on. PostgreSQL restarted is 503 and then
the same owners as before. A way that is cut is no dead node.
"""

from __future__ import annotations

import asyncio
import signal
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from redis.asyncio import Redis

from shards.options import LEASE_TTL_MS
from tests.integration.harness.client import Reply, Wish
from tests.integration.harness.cluster import WITHIN_S, Cluster, Node, cluster
from tests.integration.harness.stores import OwnServer, own_postgres, own_valkey
from tests.integration.harness.wait import at, eventually

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(240)]


class Town:
    def __init__(self, it: Cluster, postgres: OwnServer, valkey: OwnServer) -> None:
        self.cluster = it
        self.postgres = postgres
        self.valkey = valkey


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def made(anyio_backend: str) -> AsyncIterator[Town]:
    with tempfile.TemporaryDirectory(prefix="t-", ignore_cleanup_errors=True) as directory:
        path = Path(directory)
        async with (
            own_postgres(path / "stores") as postgres,
            own_valkey(path / "stores") as valkey,
            cluster(path, [postgres.dsn], valkey.dsn) as it,
        ):
            yield Town(it, postgres, valkey)


@pytest.fixture
async def town(made: Town) -> AsyncIterator[Town]:
    await made.cluster.mend(balanced=False)
    try:
        yield made
    except BaseException:
        for node in made.cluster.nodes:
            print(node.tail())
        raise


@asynccontextmanager
async def nothing_moves(c: Cluster) -> AsyncIterator[None]:
    """No shard has another owner or epoch afterwards, and no submission failed."""
    before, failed = await c.owners(), len(c.client.failed)
    yield
    assert await c.owners() == before
    assert c.client.failed[failed:] == []


async def redis_is(c: Cluster, well: bool) -> None:
    async def said_by_all() -> bool:
        replies = [await c.client.ask("GET", "/api/v1/health", at=node) for node in c.nodes]
        return all((reply.body["dependencies"]["redis"] == "ok") == well for reply in replies)

    await eventually(said_by_all, WITHIN_S, what=f"all nodes say that Redis is {'there' if well else 'away'}")


async def killed_and_restarted_empty(town: Town) -> None:
    await town.valkey.kill()
    await redis_is(town.cluster, well=False)
    await town.cluster.fires()
    await town.valkey.start()
    await flushed(town)


async def flushed(town: Town) -> None:
    async with Redis.from_url(town.valkey.dsn) as redis:
        await redis.flushall()


async def stood_still(town: Town) -> None:
    """Longer than every lease lives."""
    stopped_s = asyncio.get_running_loop().time()
    town.valkey.send(signal.SIGSTOP)
    await redis_is(town.cluster, well=False)
    await at(stopped_s + 1.1 * LEASE_TTL_MS / 1_000)
    await town.cluster.fires()
    town.valkey.send(signal.SIGCONT)


@pytest.mark.parametrize("what", [killed_and_restarted_empty, flushed, stood_still])
async def test_whatever_becomes_of_redis_nothing_moves_and_nothing_fails(
    town: Town, what: Callable[[Town], Awaitable[None]]
) -> None:
    c = town.cluster
    marks = {node.id: node.mark() for node in c.nodes}
    async with c.load(), nothing_moves(c):
        await what(town)
        await redis_is(c, well=True)
        await c.whole()
        await c.fires()
        for node in c.nodes:
            if what is not flushed:
                await node.tells("redis is away, the node goes on without it", marks[node.id])
                await node.tells("redis is there", marks[node.id])
    await c.settled(repeats=False)


async def test_a_node_that_starts_while_redis_is_away_waits_for_it(town: Town) -> None:
    c, node = town.cluster, town.cluster.nodes[2]
    assert await node.stop() == 0
    c.client.open = c.nodes[:2]
    await c.whole()
    mark = node.mark()
    await town.valkey.kill()
    starting = asyncio.create_task(node.start())
    try:
        await node.tells("waiting up to 60 s for --redis", mark)
        assert not starting.done(), node.tail()
    finally:
        await town.valkey.start()
        await asyncio.gather(starting, return_exceptions=True)
    assert starting.exception() is None
    c.client.open = list(c.nodes)
    async with c.load():
        await c.whole(balanced=True)
        await c.fires_for(await c.shards_of(node))
    await c.settled(repeats=False)


async def test_postgresql_restarted_is_503_and_then_the_same_owners(town: Town) -> None:
    c = town.cluster
    before = {shard: name for shard, (name, _) in (await c.owners()).items()}
    marks, refused = {node.id: node.mark() for node in c.nodes}, len(c.client.refused)
    async with c.load():
        await town.postgres.kill()
        told = await eventually(
            lambda: next(iter(c.client.refused[refused:]), None), WITHIN_S, what="submissions are refused"
        )
        assert_503(told)
        await town.postgres.start()
        await c.whole()
        await c.fires()
    await c.settled(repeats=True)
    assert {shard: name for shard, (name, _) in (await c.owners()).items()} == before
    for node in c.nodes:
        assert node.told("more shards", marks[node.id]) == 0, "nobody took anything over"
        assert node.told("new incarnation", marks[node.id]) <= 3


def assert_503(reply: Reply | None) -> None:
    assert reply is not None
    assert reply.status == 503, reply
    assert int(reply.headers["Retry-After"]) >= 1, reply


async def cut(c: Cluster, one: Node, other: Node, kind: str) -> None:
    one.way.cut(other.id, kind)
    other.way.cut(one.id, kind)


async def mend(one: Node, other: Node) -> None:
    await one.way.mend(other.id)
    await other.way.mend(one.id)


@pytest.mark.parametrize("kind", ["reset", "stall"])
async def test_a_way_that_is_cut_is_503_for_what_lies_beyond_and_no_job_is_lost_or_doubled(
    town: Town, kind: str
) -> None:
    c = town.cluster
    a, b, third = c.nodes
    async with c.load():
        c.client.open = [third]
        before = await c.owners()
        await c.fires()
        await cut(c, a, b, kind)
        beyond, own = await refused_and_taken(c, a, {s for s, (name, _) in before.items() if name == b.id})
        assert own, "its own shards and the third's are served"
        for reply in beyond:
            assert_503(reply)
        if kind == "stall":  # it was sent, and nobody knows what came of it
            assert "without an idempotency key it is not sent again" in beyond[0].body["detail"], beyond[0]
        assert await c.owners() == before, "a way that is cut is no dead node"
        await c.fires()
        await mend(a, b)
        c.client.open = list(c.nodes)
        await eventually(lambda: takes_for(c, a, b), WITHIN_S, what="the way is open again")
    await c.settled(repeats=False)


async def refused_and_taken(c: Cluster, node: Node, far: set[int]) -> tuple[list[Reply], list[Reply]]:
    """Single jobs without a key, handed in until one was refused. What is taken is of other shards than these."""
    refused: list[Reply] = []
    taken: list[Reply] = []
    for _ in range(200):
        (wish,) = c.client.wishes(1, within_ms=500)
        reply = await c.client.submit_one(wish, at=node)
        if reply.status == 201:
            assert reply.body["shard"] not in far
            taken.append(reply)
        else:
            refused.append(reply)
            c.client.unknown.append(Wish(wish.name, wish.due_ms))
        if refused and taken:
            break
    assert refused
    return refused, taken


async def takes_for(c: Cluster, node: Node, other: Node) -> bool:
    far = set(await c.shards_of(other))
    (wish,) = c.client.wishes(1, within_ms=500)
    reply = await c.client.submit_one(wish, at=node)
    if reply.status != 201:
        c.client.unknown.append(wish)
    return reply.status == 201 and reply.body["shard"] in far


async def test_a_planned_move_over_a_cut_way_leaves_the_old_owner_at_work(town: Town) -> None:
    """The node is to be empty, and reaches neither of the others: it goes on, says why, and is emptied afterwards."""
    c = town.cluster
    await c.whole(balanced=True)
    giver = c.nodes[2]
    mine, mark = set(await c.shards_of(giver)), giver.mark()
    for other in c.nodes[:2]:
        await cut(c, giver, other, "reset")
    async with c.load():
        drained = await c.client.ask("POST", f"/api/v1/admin/nodes/{giver.id}/drain", at=c.nodes[0])
        assert drained.status == 200, drained
        await giver.tells("stay here", mark)
        assert set(await c.shards_of(giver)) == mine
        await c.fires_for(mine)
        for other in c.nodes[:2]:
            await mend(giver, other)

        async def is_empty() -> bool:
            return not await c.shards_of(giver)

        await eventually(is_empty, WITHIN_S, what="it is emptied by another plan")
        await c.client.ask("DELETE", f"/api/v1/admin/nodes/{giver.id}/drain", at=c.nodes[0])
        await c.whole(balanced=True)
    await c.settled(repeats=False)
