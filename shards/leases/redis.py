"""A node's lease: a key in Redis (or Valkey) that lives as long as its node renews it.

Redis says who *seems* alive, never who owns a shard: that is PostgreSQL's to say. A node renews only while its own
proof of ownership is young, so one that is cut off from PostgreSQL gives way. Redis away changes nothing for an owner:
it goes on accepting and firing.

States of a lease: absent → held (renewed every third of its life) → absent, when released or not renewed in time.
All keys share one hash tag, so that a Redis Cluster keeps them together.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from redis.asyncio import Redis
from redis.exceptions import RedisError

from engine.errors import Unavailable, Unusable

log = logging.getLogger(__name__)

TTL_MS = 5_000
RENEW_MS = 1_500
HELD_BACK_MS = 100
"""A node that was cut off renews as soon as it has proved itself again: else it looks dead, and serves."""
PREFIX = "{tocsin}:node:"
OLDEST = 6
_CONNECT_TIMEOUT_S = 2.0


class NodeLease:
    def __init__(self, url: str, cluster: str, node: str) -> None:
        """`cluster` keeps clusters that share a Redis apart."""
        self._redis = Redis.from_url(
            url, socket_connect_timeout=_CONNECT_TIMEOUT_S, socket_timeout=_CONNECT_TIMEOUT_S, decode_responses=True
        )
        self._prefix = f"{PREFIX}{cluster}:"
        self._key = f"{self._prefix}{node}"
        self.trouble: str | None = "not renewed yet"
        self._released = False

    async def check_server(self) -> None:
        """Raises `Unusable` where this Redis cannot serve."""
        try:
            version = str((await self._redis.info("server"))["redis_version"])
        except (RedisError, OSError) as error:
            raise Unusable(f"--redis cannot be reached: {error}; start it, or correct the URL") from error
        if int(version.split(".", maxsplit=1)[0]) < OLDEST:
            raise Unusable(f"--redis is version {version}; Tocsin needs Redis {OLDEST} or Valkey, or newer")

    async def living(self) -> set[str]:
        """Node ids whose leases stand. Raises `Unavailable` while Redis is away: then nobody is known to be gone."""
        try:
            keys = [key async for key in self._redis.scan_iter(match=f"{self._prefix}*", count=500)]
        except (RedisError, OSError) as error:
            raise Unavailable(f"redis is away: {error}") from error
        return {str(key)[len(self._prefix) :] for key in keys}

    async def hold(self, advertise: str) -> None:
        """Before anything is taken. Raises `Unavailable` while Redis is away: then others cannot see that it lives."""
        if await self._renew(advertise) != "ok":
            raise Unavailable(f"redis is away: {self.trouble}")

    async def rounds(self, advertise: str, may_renew: Callable[[], bool], on_renewed: Callable[[str], None]) -> None:
        """Renew until released, saying where peers reach this node. `on_renewed` is told ok, failed or held_back."""
        while not self._released:
            may = may_renew()
            on_renewed(await self._renew(advertise) if may else "held_back")
            await asyncio.sleep((RENEW_MS if may else HELD_BACK_MS) / 1_000)

    async def _renew(self, advertise: str) -> str:
        try:
            await self._redis.set(self._key, advertise, px=TTL_MS)
        except (RedisError, OSError) as error:
            if self.trouble is None:
                log.warning("redis is away, the node goes on without it: %s", error)
            self.trouble = str(error) or type(error).__name__
            return "failed"
        if self.trouble is not None:
            log.info("lease %s is held", self._key)
        self.trouble = None
        return "ok"

    async def release(self) -> None:
        """The node stops: others need not wait for the lease to end."""
        self._released = True
        try:
            await self._redis.delete(self._key)
        except (RedisError, OSError) as error:
            log.info("the lease ends by itself: %s", error)
        await self._redis.aclose()
