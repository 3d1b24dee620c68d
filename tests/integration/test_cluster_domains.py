"""A cluster whose shards lie in two PostgreSQLs: one of them dies, a node dies, all stop."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.integration.harness.account import read_books
from tests.integration.harness.cluster import SHARDS, WITHIN_S, Cluster, cluster, database
from tests.integration.harness.stores import OwnServer, own_postgres
from tests.integration.harness.wait import eventually

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(240)]

HALF = SHARDS // 2


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def two(anyio_backend: str, postgres_dsn: str, valkey_url: str) -> AsyncIterator[tuple[Cluster, OwnServer]]:
    """The upper half of the shards lies in the server of its own."""
    with tempfile.TemporaryDirectory(prefix="t-", ignore_cleanup_errors=True) as directory:
        path = Path(directory)
        async with database(postgres_dsn) as lower, own_postgres(path / "stores") as upper:
            told = f"0-{HALF - 1}={lower} {HALF}-{SHARDS - 1}={upper.dsn}"
            async with cluster(path, [lower, upper.dsn], valkey_url, postgres=told) as it:
                yield it, upper


async def test_a_postgresql_that_dies_stops_its_own_shards_alone(two: tuple[Cluster, OwnServer]) -> None:
    c, upper = two
    async with c.load():
        before = await c.owners()
        await c.fires_for(range(HALF))
        await c.fires_for(range(HALF, SHARDS))
        failed = len(c.client.failed)
        await upper.kill()
        await eventually(
            lambda: any(" 503" in why for why in c.client.failed[failed:]),
            WITHIN_S,
            what="jobs of its shards are refused",
        )
        calls = len(c.target.read())

        async def fires_in_the_lower_half() -> bool:
            """Of new jobs: the load may by now do nothing but repeat batches that have jobs of the upper half."""
            await c.client.submit(c.client.wishes(20, within_ms=500))
            return any(entry.shard < HALF for entry in c.target.read()[calls:])

        await eventually(fires_in_the_lower_half, WITHIN_S, what="the other half goes on")
        await upper.start()
        await c.fires_for(range(HALF, SHARDS))
        await c.whole()
    await c.settled(repeats=True)
    after = await c.owners()
    assert {shard: after[shard][0] for shard in after} == {shard: before[shard][0] for shard in before}
    for dsn in c.journals:
        assert (await read_books(dsn)).audit["accepted"] > 0, "both have jobs"


async def test_a_node_that_dies_is_taken_over_in_both(two: tuple[Cluster, OwnServer]) -> None:
    c, _ = two
    victim = c.nodes[0]
    await c.mend()
    async with c.load():
        orphans = await c.shards_of(victim)
        assert {shard < HALF for shard in orphans} == {True, False}
        await victim.kill()
        c.client.open = c.nodes[1:]
        await c.whole()
        await c.fires_for([shard for shard in orphans if shard < HALF])
        await c.fires_for([shard for shard in orphans if shard >= HALF])
        await victim.start()
        c.client.open = list(c.nodes)
        await c.whole(balanced=False)
    await c.settled(repeats=True)


async def test_a_drain_empties_a_node_in_both_and_it_has_its_share_of_both_again(
    two: tuple[Cluster, OwnServer],
) -> None:
    c, _ = two
    await c.mend()
    victim, asked, other = c.nodes[1], c.nodes[0], c.nodes[2]
    async with c.load():
        before = await c.shares_by_journal()
        drained = await c.client.ask("POST", f"/api/v1/admin/nodes/{victim.id}/drain", at=asked)
        assert drained.status == 200, drained
        assert drained.body["shards"] == before[victim.id].total()
        told = [range(move["first"], move["last"] + 1) for move in drained.body["moves"] if move["from"] == victim.id]
        assert {shard < HALF for shards in told for shard in shards} == {True, False}, "it goes from it in both"
        await c.whole(among=[asked, other])
        seen = await c.client.ask("GET", "/api/v1/admin/shards", at=other)
        (mine,) = [each for each in seen.body["nodes"] if each["node"] == victim.id]
        assert (mine["draining"], mine["alive"], mine["shards"]) == (True, True, 0)
        # It takes requests for both still, and forwards them.
        c.client.open = [victim]
        await c.fires_for(range(HALF))
        await c.fires_for(range(HALF, SHARDS))
        c.client.open = list(c.nodes)
        assert (await c.client.ask("DELETE", f"/api/v1/admin/nodes/{victim.id}/drain", at=other)).status == 200
        done = await c.client.ask("POST", "/api/v1/admin/rebalance", at=victim)
        assert done.status in {200, 409}, done  # the planner may have been quicker
        await c.whole(balanced=True)
        after = await c.shares_by_journal()
        assert set(after[victim.id]) == set(c.journals), "a share of each"
    await c.settled(repeats=True)


async def test_all_stop_cleanly_and_whoever_is_last_releases_both(two: tuple[Cluster, OwnServer]) -> None:
    c, _ = two
    await c.mend(balanced=False)
    async with c.load():
        pass
    await c.settled(repeats=True)
    for node in c.nodes:
        assert await node.stop() == 0, node.tail()
    assert await c.owners() == {}
