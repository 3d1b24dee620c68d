"""Redis (or Valkey): reached, new enough, takes writes, evicts no leases; and the leases that stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from redis.asyncio import Redis
from redis.exceptions import NoPermissionError, RedisError, ResponseError

from api.doctor.finding import CHECK_S, Finding, fail, ok, one_line, warning
from shards.leases.redis import OLDEST
from shards.leases.scripts import ENDS, TAG

SUBJECT = "redis"

_CONNECT_S = 2.0
_LEASES_MAX = 10_000
"""Far above the nodes of all clusters that share a Redis."""
_NEEDS = f"the keys {TAG}:*, their channels, and all commands on them, with INFO, SCAN, TIME, EVAL and EVALSHA"
_EVICTS = "it may throw leases away when memory is short, and a node without a lease is taken for dead"


class Lease(msgspec.Struct, frozen=True):
    cluster: str
    node: str
    ttl_ms: int
    """Redis's own: -1 where the key has no end."""


class Seen(msgspec.Struct, frozen=True):
    findings: list[Finding]
    leases: list[Lease] | None
    """None where they could not be read."""


async def look(url: str) -> Seen:
    """Never raises what the client raises."""
    try:
        client = Redis.from_url(
            url, socket_connect_timeout=_CONNECT_S, socket_timeout=CHECK_S / 2, decode_responses=True, retry=None
        )
    except ValueError as error:
        return Seen([fail(SUBJECT, f"not a usable URL: {one_line(error)}", "correct --redis")], None)
    try:
        async with client:
            server = await client.info()
            return Seen(_judge(server), await _leases(client))
    except (RedisError, OSError) as error:
        return Seen([_trouble(error)], None)


def _trouble(error: Exception) -> Finding:
    """The client raises a refused log-in as a lost connection: only its text tells them apart."""
    told = one_line(error)
    mend = f"correct user and password in --redis; the user needs {_NEEDS}"
    if isinstance(error, NoPermissionError):
        return fail(SUBJECT, told, mend)
    if "HELLO" in told or "Authentication required" in told:
        return fail(SUBJECT, "asks for a password, and --redis has none", mend)
    if "username-password" in told or "invalid password" in told:
        return fail(SUBJECT, "refuses the user or the password of --redis", mend)
    if isinstance(error, ResponseError):
        return fail(SUBJECT, told, "look at the server's own log; --redis names it")
    mend = "start it, or correct host and port in --redis; owners go on without it, but no shard moves"
    return fail(SUBJECT, f"cannot be reached: {told}", mend)


async def _leases(client: Redis) -> list[Lease]:
    """Of all clusters that share this Redis."""
    found = []
    async for key in client.scan_iter(match=f"{TAG}:*", count=500):
        if str(key).endswith(f":{ENDS}"):
            found += await _ends(client, str(key))
        if len(found) >= _LEASES_MAX:
            break
    return found


async def _ends(client: Redis, key: str) -> list[Lease]:
    """Those that stand by the server's clock: one that ended is forgotten only when a node looks."""
    cluster = key.removeprefix(f"{TAG}:").removesuffix(f":{ENDS}")
    second, us = await client.time()
    now_ms = second * 1_000 + us // 1_000
    ends: Any = await client.zrange(key, 0, _LEASES_MAX, withscores=True)
    leases = [Lease(cluster, str(node), int(end_ms) - now_ms) for node, end_ms in ends]
    return [lease for lease in leases if lease.ttl_ms > 0]


def _judge(server: Mapping[str, object]) -> list[Finding]:
    return [_version(server), _policy(server)]


def _version(server: Mapping[str, object]) -> Finding:
    version = str(server["redis_version"])
    if "valkey_version" in server:
        told = f"Valkey {server['valkey_version']} (speaks Redis {version})"
    else:
        told = f"Redis {version}"
    if int(version.split(".", maxsplit=1)[0]) < OLDEST:
        return fail(SUBJECT, f"{told}: older than {OLDEST}", f"upgrade it to Redis {OLDEST} or Valkey, or newer")
    if server.get("role") == "slave":
        return fail(SUBJECT, f"{told}: a replica, which takes no writes", "name the primary in --redis")
    if server.get("loading"):
        return warning(SUBJECT, f"{told}: it is still loading its data", "wait, and run the doctor again")
    return ok(SUBJECT, told)


def _policy(server: Mapping[str, object]) -> Finding:
    """A lease is a key with an end, so every policy but noeviction may throw it away."""
    policy, limit = str(server.get("maxmemory_policy", "unknown")), int(str(server.get("maxmemory", 0)))
    told = f"maxmemory-policy {policy}, maxmemory {limit >> 20:,} MiB" if limit else f"maxmemory-policy {policy}"
    mend = "set maxmemory-policy noeviction, or give Tocsin a Redis of its own"
    if policy == "noeviction":
        return ok(SUBJECT, told)
    if limit:
        return fail(SUBJECT, f"{told}: {_EVICTS}", mend)
    return warning(SUBJECT, f"{told}, no maxmemory: as soon as one is set, {_EVICTS}", mend)
