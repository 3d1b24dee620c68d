"""A node's lease against a real Valkey."""

from __future__ import annotations

import asyncio

import pytest
from redis.asyncio import Redis

from engine.errors import Unavailable, Unusable
from shards.leases.redis import TTL_MS, NodeLease

pytestmark = pytest.mark.anyio


async def held(lease: NodeLease) -> asyncio.Task[None]:
    """Renewing in the background, once the first renewal is there."""
    first = asyncio.Event()
    task = asyncio.create_task(lease.rounds("127.0.0.1:1", lambda: True, lambda _: first.set()))
    await first.wait()
    return task


async def test_a_node_that_renews_is_among_the_living_and_one_that_released_is_not(valkey_url: str) -> None:
    one = NodeLease(valkey_url, "c1", "n1")
    other = NodeLease(valkey_url, "c1", "n2")
    rounds = await held(one)
    assert one.trouble is None
    assert await other.living() == {"n1"}
    rounds.cancel()
    await one.release()
    assert await other.living() == set()
    await other.release()


async def test_a_lease_ends_by_itself_within_its_time_to_live(valkey_url: str) -> None:
    lease = NodeLease(valkey_url, "c2", "n1")
    (await held(lease)).cancel()
    async with Redis.from_url(valkey_url) as redis:
        left_ms = await redis.pttl("{tocsin}:node:c2:n1")
    assert 0 < left_ms <= TTL_MS
    await lease.release()


async def test_clusters_that_share_a_redis_do_not_see_each_other(valkey_url: str) -> None:
    mine, theirs = (NodeLease(valkey_url, cluster, "n1") for cluster in ("c3", "c4"))
    rounds = await held(mine)
    assert await theirs.living() == set()
    rounds.cancel()
    await mine.release()
    await theirs.release()


async def test_a_lease_stands_before_anything_is_taken_and_a_released_one_is_not_renewed(valkey_url: str) -> None:
    lease = NodeLease(valkey_url, "c7", "n1")
    await lease.hold("127.0.0.1:1")
    assert await lease.living() == {"n1"}
    other = NodeLease(valkey_url, "c7", "n2")
    await lease.release()
    await lease.rounds("127.0.0.1:1", lambda: True, lambda _: None)
    assert await other.living() == set()
    await other.release()
    with pytest.raises(Unavailable, match="redis is away"):
        await NodeLease("redis://127.0.0.1:1", "c7", "n1").hold("127.0.0.1:1")


async def test_a_node_that_cannot_prove_its_ownership_holds_its_renewal_back(valkey_url: str) -> None:
    lease = NodeLease(valkey_url, "c5", "n1")
    told: asyncio.Queue[str] = asyncio.Queue()
    task = asyncio.create_task(lease.rounds("127.0.0.1:1", lambda: False, told.put_nowait))
    assert await told.get() == "held_back"
    assert await lease.living() == set()
    task.cancel()
    await lease.release()


async def test_a_redis_that_is_away_is_said_and_stops_nothing() -> None:
    lease = NodeLease("redis://127.0.0.1:1", "c6", "n1")
    told: asyncio.Queue[str] = asyncio.Queue()
    task = asyncio.create_task(lease.rounds("127.0.0.1:1", lambda: True, told.put_nowait))
    assert await told.get() == "failed"
    assert lease.trouble
    with pytest.raises(Unavailable):
        await lease.living()
    with pytest.raises(Unusable, match="--redis"):
        await lease.check_server()
    task.cancel()
    await lease.release()
