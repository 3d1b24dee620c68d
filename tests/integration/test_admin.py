"""Operators and a real cluster: shards, rebalancing and drains at any node; its status; metrics that are true."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.integration.harness.client import TYPE
from tests.integration.harness.several import ClusterProcesses, cluster
from tests.integration.harness.stores import OwnServer, own_valkey
from tests.integration.harness.wait import eventually

pytestmark = pytest.mark.anyio

SHARDS = 16
FAR = {"type": TYPE, "delay_ms": 3_600_000}
JOBS = 48


@pytest.fixture
async def valkey(short_dir: Path) -> AsyncIterator[OwnServer]:
    async with own_valkey(short_dir) as server:
        yield server


@pytest.fixture
async def joined(short_dir: Path, fresh_database: str, valkey: OwnServer) -> AsyncIterator[ClusterProcesses]:
    async with cluster(short_dir, fresh_database, valkey.dsn, ["a", "b"], "--shards", str(SHARDS)) as made:
        yield made


@pytest.fixture
async def town(joined: ClusterProcesses) -> ClusterProcesses:
    """Each has its share, by a plan that was asked for: by itself it comes once nobody has joined for a while."""
    await joined.ask(0, "POST", "/admin/rebalance")
    await joined.until_shares(0, {"a": 8, "b": 8})
    return joined


async def samples(town: ClusterProcesses, node: int) -> dict[str, float]:
    """Summed over labels."""
    found: dict[str, float] = {}
    for family in text_string_to_metric_families((await town.ask(node, "GET", "/monitoring/metrics")).body):
        for sample in family.samples:
            found[sample.name] = found.get(sample.name, 0) + sample.value
    return found


async def test_shards_are_moved_drained_and_taken_back_at_any_node(joined: ClusterProcesses) -> None:
    town = joined
    plan = await town.ask(1, "POST", "/admin/rebalance", {"dry_run": True})
    assert plan.status == 200
    done = await town.ask(0, "POST", "/admin/rebalance")
    assert done.status == 409 or (done.status, done.body["done"]) == (200, True), done.body
    await town.until_shares(0, {"a": 8, "b": 8})
    assert await town.shares(1) == {"a": 8, "b": 8}

    many = await town.ask(0, "POST", "/jobs", [FAR] * JOBS)
    assert many.body["accepted"] == JOBS
    told = (await town.ask(1, "GET", "/admin/shards")).body
    assert sum(shard["pending"] for shard in told["shards"]) == JOBS
    assert {shard["state"] for shard in told["shards"]} == {"serving"}
    assert [(each["node"], each["alive"], each["shards"]) for each in told["nodes"]] == [("a", True, 8), ("b", True, 8)]

    drained = await town.ask(0, "POST", "/admin/nodes/b/drain")
    assert (drained.status, drained.body["shards"], drained.body["draining"]) == (200, 8, True)
    assert sum(move["last"] - move["first"] + 1 for move in drained.body["moves"]) == 8
    await town.until_shares(1, {"a": SHARDS})
    assert (await town.ask(1, "POST", "/admin/rebalance", {"dry_run": True})).body["moves"] == []
    assert (await town.ask(1, "DELETE", "/admin/nodes/b/drain")).body["draining"] is False
    await town.until_shares(0, {"a": 8, "b": 8})
    assert (await town.ask(0, "POST", "/admin/nodes/nobody/drain")).status == 404
    told = (await town.ask(0, "GET", "/admin/shards")).body
    assert sum(shard["pending"] for shard in told["shards"]) == JOBS, "moved there and back, none is lost"
    assert min(shard["epoch"] for shard in told["shards"]) > 0


async def test_the_status_of_the_cluster_sums_the_nodes_and_metrics_are_each_nodes_own(town: ClusterProcesses) -> None:
    await town.ask(1, "POST", "/jobs", [FAR] * JOBS)
    whole = (await town.ask(0, "GET", "/monitoring/status?scope=cluster")).body
    parts = [(await town.ask(node, "GET", "/monitoring/status")).body for node in (0, 1)]
    assert whole["node"] == "a,b"
    assert (whole["shards_owned"], whole["shards_total"]) == (SHARDS, SHARDS)
    assert whole["audit"]["accepted"] == whole["audit"]["pending"] == JOBS
    assert [part["shards_owned"] for part in parts] == [8, 8]
    assert sum(part["audit"]["pending"] for part in parts) == JOBS
    told = [await samples(town, node) for node in (0, 1)]
    assert [each["tocsin_shards_owned"] for each in told] == [8, 8]
    assert sum(each["tocsin_pending_jobs"] for each in told) == JOBS
    assert all(each["tocsin_lease_renewals_total"] > 0 for each in told)
    assert [each["tocsin_fenced_writes_total"] for each in told] == [0, 0]
    assert told[0]["tocsin_recovery_seconds"] > 0, "the first node claimed all shards; the second was given its own"


async def test_with_redis_away_the_shards_are_still_told_and_wishes_are_503(
    town: ClusterProcesses, valkey: OwnServer
) -> None:
    await valkey.kill()

    async def nobody_knows_who_lives() -> bool:
        told = (await town.ask(0, "GET", "/admin/shards")).body
        return {each["alive"] for each in told["nodes"]} == {None}

    await eventually(nobody_knows_who_lives, what="that Redis is away is seen")
    told = (await town.ask(0, "GET", "/admin/shards")).body
    assert {shard["owner"] for shard in told["shards"]} == {"a", "b"}
    for method, path in (("POST", "/admin/rebalance"), ("POST", "/admin/nodes/b/drain")):
        answer = await town.ask(0, method, path)
        assert (answer.status, answer.headers.get("Retry-After")) == (503, "1")


async def test_a_paused_node_is_overtaken_and_has_its_share_again_once_it_wakes(town: ClusterProcesses) -> None:
    zombie = town.nodes[1]
    zombie.send(signal.SIGSTOP)
    await town.until_shares(0, {"a": SHARDS})
    assert (await samples(town, 0))["tocsin_shards_owned"] == SHARDS
    zombie.send(signal.SIGCONT)

    async def is_back() -> bool:
        told = await asyncio.gather(samples(town, 0), samples(town, 1))
        return [each["tocsin_shards_owned"] for each in told] == [8, 8]

    await eventually(is_back, 40, what="it has come back, and has its share again")
    assert "stopping" not in zombie.tail()


@pytest.mark.parametrize("same", [True, False])
async def test_nodes_of_one_peer_secret_work_together_and_of_two_do_not(
    short_dir: Path, fresh_database: str, valkey: OwnServer, same: bool
) -> None:
    first, second = "secret-of-the-first-node", "secret-of-the-other-node"
    own = {"a": ["--peer-secret", first], "b": ["--peer-secret", first if same else second]}
    async with cluster(short_dir, fresh_database, valkey.dsn, ["a", "b"], "--shards", "4", own=own) as town:
        if same:
            await town.until_shares(1, {"a": 2, "b": 2})
            assert (await town.ask(1, "POST", "/jobs", [FAR] * JOBS)).body["accepted"] == JOBS
            return
        refused = await town.ask(1, "POST", "/jobs", FAR)
        assert (refused.status, refused.body["type"]) == (503, "urn:tocsin:problem:unavailable")
        assert (await town.ask(0, "POST", "/jobs", FAR)).status == 201, "the first one works on"
        moved = await town.ask(0, "POST", "/admin/rebalance")
        assert moved.status == 409 or moved.body["done"] is False
        assert await town.shares(0) == {"a": 4}
        assert not any(secret in node.log.read_text() for node in town.nodes for secret in (first, second))
