"""What only a real Redis does to leases: it hangs, it is a Redis Cluster, it is shared, it holds what is not ours."""

from __future__ import annotations

import asyncio
import secrets
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from redis.asyncio import Redis
from redis.exceptions import RedisError

from api.stores.valkey import EmbeddedValkey
from engine.core.quota import Ask
from engine.errors import Unavailable, Unusable
from shards.leases import redis as adapter
from shards.leases.redis import RedisLeases
from shards.ports import Move, Plan
from shards.quotas.redis import RedisQuotas
from tests.integration.harness.stores import own_valkey
from tests.integration.harness.wait import eventually
from tests.leases import TTL_MS, Ear, entry, lease, lives

pytestmark = pytest.mark.anyio

SLOTS = 16_384


@asynccontextmanager
async def leases_at(url: str, cluster: str, timeout_ms: int = 2_000) -> AsyncIterator[RedisLeases]:
    made = RedisLeases(url, cluster, lambda: secrets.token_hex(8), timeout_ms)
    try:
        yield made
    finally:
        await made.close()


async def test_a_redis_that_hangs_is_away_within_the_time_out_and_back_when_it_goes_on(
    short_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapter, "_QUIET_S", 0.05)
    async with own_valkey(short_dir) as store, leases_at(store.dsn, "c", timeout_ms=200) as leases:
        await leases.renew(lease("a"), 60_000)
        before = (await leases.look()).run
        ear = Ear(leases)
        await ear.hears()
        store.send(signal.SIGSTOP)
        started_s = asyncio.get_running_loop().time()
        with pytest.raises(Unavailable, match="redis is away"):
            await leases.look()
        assert asyncio.get_running_loop().time() - started_s < 2
        with pytest.raises(Unavailable, match="redis is away"):
            await leases.check_server()
        store.send(signal.SIGCONT)
        await ear.hears()
        await ear.close()
        seen = await leases.look()
        assert (seen.run, lives(seen)) == (before, {"a": "a.1"})


async def test_a_redis_that_cannot_be_reached_is_away_and_not_unusable() -> None:
    async with leases_at("redis://127.0.0.1:1", "c") as leases:
        with pytest.raises(Unavailable, match="redis is away"):
            await leases.look()
        with pytest.raises(Unavailable, match="redis is away"):
            await leases.check_server()


async def test_a_redis_that_wants_another_password_is_told_with_the_setting(short_dir: Path) -> None:
    async with own_valkey(short_dir) as store:
        async with Redis.from_url(store.dsn) as redis:
            await redis.config_set("requirepass", "secret")
        async with leases_at(store.dsn, "c") as leases:
            with pytest.raises(Unusable, match=r"--redis refuses: .*correct user and password"):
                await leases.check_server()


async def test_a_redis_that_works_is_found_usable(valkey_url: str) -> None:
    async with leases_at(valkey_url, "c") as leases:
        await leases.check_server()


async def test_clusters_that_share_a_redis_neither_see_nor_hear_each_other(valkey_url: str) -> None:
    async with leases_at(valkey_url, "one") as one, leases_at(valkey_url, "other") as other:
        ear = Ear(other)
        await ear.hears()
        await one.renew(lease("a"), TTL_MS)
        await one.drain("a", True)
        assert lives(await other.look()) == {}
        await other.drain("b", True)
        await ear.hears()
        assert not ear.is_told
        await ear.close()


async def test_what_lies_in_redis_is_a_handful_of_keys_whatever_the_shards_and_nodes(short_dir: Path) -> None:
    async with own_valkey(short_dir) as store, leases_at(store.dsn, "c") as leases:
        for number in range(20):
            await leases.renew(lease(f"n{number}"), TTL_MS)
        await leases.replace([], [entry(shard, shard) for shard in range(500)])
        await leases.set_plan(None, Plan("p", (Move(0, 1, "a", "b"),)))
        await leases.drain("n1", True)
        await leases.lead("n1", "n1.1", TTL_MS)
        await leases.look()
        async with Redis.from_url(store.dsn, decode_responses=True) as redis:
            keys = {str(key).removeprefix("{tocsin}:c:") for key in await redis.keys()}
            before = await _commands(redis)
            await leases.renew(lease("n7"), TTL_MS)
            after = await _commands(redis)
    assert keys == {"leases", "ends", "ranges", "version", "plan", "draining", "leader", "marker"}
    assert after - before <= 8, "a renewal costs the same whatever there is"


async def _commands(redis: Redis) -> int:
    """Carried out so far, those within scripts included."""
    stats = await redis.info("commandstats")
    return sum(int(one["calls"]) for one in stats.values())


async def test_leases_that_ended_are_forgotten_by_whoever_looks(valkey_url: str) -> None:
    async with leases_at(valkey_url, "ended") as leases, Redis.from_url(valkey_url) as redis:
        await leases.renew(lease("a"), 1)

        async def ended() -> bool:
            return lives(await leases.look()) == {}

        await eventually(ended, what="the lease has ended")
        assert await redis.exists("{tocsin}:ended:leases", "{tocsin}:ended:ends") == 0


async def test_what_no_tocsin_wrote_is_said_with_its_place(valkey_url: str) -> None:
    async with leases_at(valkey_url, "foreign") as leases, Redis.from_url(valkey_url) as redis:
        await redis.hset("{tocsin}:foreign:ranges", "0-7", "rubbish")
        with pytest.raises(Unavailable, match=r"\{tocsin\}:foreign:"):
            await leases.look()
        await redis.delete("{tocsin}:foreign:ranges")
        await redis.set("{tocsin}:foreign:leases", "rubbish")
        with pytest.raises(Unavailable, match="wrong kind of value"):
            await leases.renew(lease("a"), TTL_MS)


# -- a Redis Cluster ------------------------------------------------------------------------------


async def test_in_a_redis_cluster_the_keys_are_found_at_the_server_that_has_their_slot(short_dir: Path) -> None:
    async with _redis_cluster(short_dir) as urls:
        for number, url in enumerate(urls):
            async with leases_at(url, f"c{number}") as a, leases_at(urls[1 - number], f"c{number}") as b:
                ear = Ear(b)
                await ear.hears()
                assert await a.renew(lease("a"), TTL_MS) is None
                await ear.hears()
                assert await b.renew(lease("a", life=2), TTL_MS) == lease("a")
                assert await b.replace([], [entry(0, 7)])
                assert await a.replace([entry(0, 7)], [entry(0, 3), entry(4, 7, "b")])
                assert await a.look() == await b.look()
                await ear.close()


async def test_in_a_redis_cluster_quotas_are_counted_together_whatever_server_is_named(short_dir: Path) -> None:
    async with _redis_cluster(short_dir) as urls:
        quotas = [RedisQuotas(url, "c") for url in urls]
        asks = [Ask("q", "t", f"u{n}", 40_000, 5, 3) for n in range(50)]
        assert [await each.take(asks) for each in quotas] == [[3] * 50, [2] * 50]
        await quotas[0].give_back(asks)
        assert await quotas[1].take(asks) == [3] * 50
        for each in quotas:
            await each.close()


@asynccontextmanager
async def _redis_cluster(data: Path) -> AsyncIterator[tuple[str, str]]:
    """Two servers with half of the slots each."""
    binary = EmbeddedValkey(data).binary
    ports = [_free_port() for _ in range(2)]
    async with AsyncExitStack() as stack:
        for port in ports:
            place = data / str(port)
            place.mkdir()
            told = {"port": port, "cluster-port": _free_port(), "cluster-enabled": "yes", "dir": place, "save": ""}
            options = [str(part) for name, value in told.items() for part in (f"--{name}", value)]
            process = await asyncio.create_subprocess_exec(binary, *options, stdout=asyncio.subprocess.DEVNULL)
            stack.push_async_callback(process.wait)
            stack.callback(process.kill)
        clients = [await stack.enter_async_context(Redis(port=port, decode_responses=True)) for port in ports]
        for client in clients:
            await eventually(lambda client=client: _answers(client), what="the server answers")  # type: ignore[misc]
        half = SLOTS // 2
        await _tell(clients[0], "CLUSTER", "ADDSLOTSRANGE", 0, half - 1)
        await _tell(clients[1], "CLUSTER", "ADDSLOTSRANGE", half, SLOTS - 1)
        bus = str((await clients[1].config_get("cluster-port"))["cluster-port"])
        await _tell(clients[0], "CLUSTER", "MEET", "127.0.0.1", ports[1], bus)
        for client in clients:
            await eventually(lambda client=client: _is_whole(client), what="the cluster is whole")  # type: ignore[misc]
        yield f"redis://127.0.0.1:{ports[0]}", f"redis://127.0.0.1:{ports[1]}"


async def _tell(client: Redis, *command: str | int) -> str:
    return str(await client.execute_command(*command))  # type: ignore[no-untyped-call]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def _answers(client: Redis) -> bool:
    try:
        return bool(await client.ping())
    except (RedisError, OSError):
        return False


async def _is_whole(client: Redis) -> bool:
    info = await _tell(client, "CLUSTER", "INFO")
    return "cluster_state:ok" in info and f"cluster_slots_assigned:{SLOTS}" in info
