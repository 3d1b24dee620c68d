"""Nodes of a cluster that die, stop, stand still or are not what they say, for real and under load.

After each fault the cluster is whole by itself, and the target's ledger, the client's memory and the journal's rows
tell one story (`harness/account.py`).
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.integration.harness.cluster import SHARDS, SLOW, WITHIN_S, Cluster, Node, cluster, database
from tests.integration.harness.node import NodeProcess
from tests.integration.harness.wait import at, eventually

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(240)]

AHEAD_MS = 2_000


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def made(anyio_backend: str, postgres_dsn: str, valkey_url: str) -> AsyncIterator[Cluster]:
    with tempfile.TemporaryDirectory(prefix="t-", ignore_cleanup_errors=True) as directory:
        async with database(postgres_dsn) as dsn, cluster(Path(directory), [dsn], valkey_url) as it:
            yield it


@pytest.fixture
async def c(made: Cluster) -> AsyncIterator[Cluster]:
    """Three nodes with equal shares, and every failure in it shown with the end of each node's log."""
    await made.mend()
    try:
        yield made
    except BaseException:
        for node in made.nodes:
            print(node.tail())
        raise


def others(c: Cluster, node: Node) -> list[Node]:
    return [each for each in c.nodes if each is not node]


async def test_a_killed_node_s_shards_are_served_by_the_others_and_it_gets_its_share_again(c: Cluster) -> None:
    """Who takes how many depends on where its range lies: of one at an end all go to its only neighbour."""
    victim = c.nodes[1]
    async with c.load():
        before = await c.owners()
        orphans = [shard for shard, (name, _) in before.items() if name == victim.id]
        await victim.kill()
        c.client.open = others(c, victim)
        await c.whole()
        after = await c.owners()
        assert [shard for shard in orphans if after[shard][1] <= before[shard][1]] == [], "taken, so under a new epoch"
        await c.fires_for(orphans)
        await victim.start()
        c.client.open = list(c.nodes)
        await c.whole(balanced=True)
        await c.fires_for(await c.shards_of(victim))
    await c.settled(repeats=True)


async def test_a_node_that_is_killed_may_start_again_at_once(c: Cluster) -> None:
    """The same id on the same machine: nobody waits for the lease of a process that is known to be gone."""
    victim = c.nodes[2]
    async with c.load():
        mark = victim.mark()
        await victim.kill()
        await victim.start()
        assert not victim.told("waiting for the lease", mark), victim.tail()
        await c.whole(balanced=True)
        await c.fires_for(await c.shards_of(victim))
    await c.settled(repeats=True)


async def test_all_are_restarted_one_by_one_and_no_request_fails(c: Cluster) -> None:
    """With calls of a slow target under way at each stop: their ends are told, and none is made again."""
    failed, calls = len(c.client.failed), len(c.target.read())
    async with c.load(), c_slow(c):
        for node in c.nodes:
            await eventually(lambda: is_slow_under_way(c), WITHIN_S, what="slow calls are under way")
            c.client.open = others(c, node)
            mark = node.mark()
            assert await node.stop() == 0, node.tail()
            await node.tells("shards went to", mark)
            assert not await c.shards_of(node)
            await c.whole()
            await node.start()
            c.client.open = list(c.nodes)
    assert c.client.failed[failed:] == []
    await c.settled(repeats=True)
    assert [entry for entry in c.target.entries[calls:] if entry.repeat] == []


@contextlib.asynccontextmanager
async def c_slow(c: Cluster) -> AsyncIterator[None]:
    """A few jobs of the slow target every moment."""

    async def rounds() -> None:
        while True:
            await c.client.submit(c.client.wishes(5, within_ms=500), SLOW)
            await at(asyncio.get_running_loop().time() + 0.3)

    task = asyncio.create_task(rounds())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def is_slow_under_way(c: Cluster) -> bool:
    reply = await c.client.ask("GET", f"/api/v1/jobs?type={SLOW}&state=running&limit=1")
    return bool(reply.status == 200 and reply.body["jobs"])


async def test_a_node_that_stood_still_past_its_lease_calls_and_writes_nothing_that_moved(c: Cluster) -> None:
    zombie = c.nodes[0]
    rest = others(c, zombie)
    async with c.load():
        zombie.send(signal.SIGSTOP)
        c.client.open = rest
        await c.whole(among=rest)
        moved = await c.owners()
        calls, mark = len(c.target.read()), zombie.mark()
        zombie.send(signal.SIGCONT)
        await zombie.tells("were taken by another node", mark)
        c.client.open = list(c.nodes)
        await c.fires()
        stale = [entry for entry in c.target.read()[calls:] if entry.epoch < moved[entry.shard][1]]
        assert stale == []
        await c.whole(balanced=True)
        await c.fires_for(await c.shards_of(zombie))
    await c.settled(repeats=True)


@pytest.mark.parametrize("who", ["giver", "successor"])
async def test_a_node_that_stands_still_in_the_middle_of_a_planned_move_costs_time_and_no_job(
    c: Cluster, who: str
) -> None:
    giver = c.nodes[2]
    async with c.load():
        mine = await c.shards_of(giver)
        moving = asyncio.create_task(move_all(c, giver))
        still: Node | None = None
        while still is None:
            owners = await c.owners()
            gone = [owners[shard][0] for shard in mine if shard in owners and owners[shard][0] != giver.id]
            if gone:
                still = giver if who == "giver" else next(node for node in c.nodes if node.id == gone[-1])
                still.send(signal.SIGSTOP)
        print(f"{still.id} stands still when {len(gone)} of {len(mine)} shards have gone")
        c.client.open = others(c, still)
        await c.whole(among=others(c, still))
        still.send(signal.SIGCONT)
        c.client.open = list(c.nodes)
        await moving
        await c.client.ask("DELETE", f"/api/v1/admin/nodes/{giver.id}/drain", at=c.nodes[0])
        await c.whole(balanced=True)
        await c.fires()
    await c.settled(repeats=True)


async def move_all(c: Cluster, giver: Node) -> None:
    """Its answer may be any: the node that gives it may stand still."""
    try:
        assert (await c.client.ask("POST", f"/api/v1/admin/nodes/{giver.id}/drain", at=c.nodes[0])).status == 200
        await c.client.ask("POST", "/api/v1/admin/rebalance", at=c.nodes[0])
    except (TimeoutError, OSError) as error:
        print(f"the rebalancing was not answered: {error!r}")


async def test_a_second_process_of_a_name_ends_and_so_does_one_with_other_shards(c: Cluster) -> None:
    before = await c.owners()
    for name, option, value, said in (
        (c.nodes[0].id, "--shards", str(SHARDS), f"--node-id {c.nodes[0].id}: another process holds this name"),
        ("node-d", "--shards", str(SHARDS // 2), f"--shards {SHARDS // 2}: the cluster has {SHARDS}"),
    ):
        directory = c.directory / f"second-{name}"
        directory.mkdir()
        second = NodeProcess(directory, postgres=c.postgres, redis=c.redis, node_id=name)
        second.catalog = c.nodes[0].catalog
        try:
            with pytest.raises(AssertionError, match="ended before it was ready"):
                await second.start(option, value)
            assert await second.ended() == 2
            lines = [line for line in second.log.read_text().splitlines() if " ERROR " in line]
            assert len(lines) == 1, second.tail()
            assert said in lines[0]
        finally:
            await second.end()
    assert await c.owners() == before
    await c.settled(repeats=True)


async def test_a_clock_that_is_2_s_ahead_fires_as_much_early_and_costs_nothing_else(c: Cluster) -> None:
    """Its node joins, is given shards and gives them away; what it fires is early by its clock's error and no more.
    The last test here: what was early stays in the ledger."""
    wrong = c.nodes[1]
    await wrong.kill()
    wrong.entry = ("tests.integration.shifted_node", str(AHEAD_MS))
    try:
        await wrong.start()
        await c.whole(balanced=True)
        calls = len(c.target.read())
        async with c.load():
            mine = await c.shards_of(wrong)
            await c.fires_for(mine)
            await eventually(
                lambda: any(entry.lateness_ms < 0 for entry in c.target.read()), WITHIN_S, what="it fires by its clock"
            )
            c.client.open = others(c, wrong)
            assert await wrong.stop() == 0
            await c.whole()
            await c.fires_for(mine)
        await c.settled(repeats=True, early_ms=AHEAD_MS)
        assert [entry for entry in c.target.entries[calls:] if entry.repeat] == []
    finally:
        wrong.entry = ("api.cli",)
