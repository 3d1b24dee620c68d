"""The way to Redis (>= 6) or Valkey: scripts, and the border at which the client's errors become ours.

Who keeps something in Redis (`shards.leases.redis`, `shards.quotas.redis`) goes by it. Invariants: a call ends within
its time-out, connecting included, and is not repeated by itself; what the client raises becomes `Unavailable` here and
nowhere else.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.cluster import RedisCluster
from redis.exceptions import MovedError, NoScriptError, RedisError

from engine.errors import Unavailable
from shards.leases.scripts import Script

log = logging.getLogger(__name__)


class RedisWay:
    """Raises `ValueError` where the URL is none."""

    def __init__(self, url: str, timeout_ms: int) -> None:
        self._url = url
        self.timeout_s = timeout_ms / 1_000
        self.redis = Redis.from_url(
            url, socket_connect_timeout=self.timeout_s, socket_timeout=self.timeout_s, retry=None
        )
        self._nodes: RedisCluster | None = None
        """Only where the keys lie in a Redis Cluster, at another of its servers than the URL names."""

    async def run(self, script: Script, keys: Sequence[str], arguments: Sequence[str | bytes | int]) -> Any:
        async with self.border():
            try:
                return await self._evaluate(self._nodes or self.redis, script, keys, arguments)
            except MovedError:
                self._nodes = await self._cluster_client()
                return await self._evaluate(self._nodes, script, keys, arguments)

    async def _evaluate(
        self, client: Redis | RedisCluster, script: Script, keys: Sequence[str], arguments: Sequence[str | bytes | int]
    ) -> Any:
        given = [*keys, *arguments]
        try:
            return await client.evalsha(script.sha, len(keys), *given)
        except NoScriptError:
            return await client.eval(script.text, len(keys), *given)

    async def _cluster_client(self) -> RedisCluster:
        """A Redis Cluster keeps the keys at another of its servers; only this client follows them there."""
        if self._nodes is not None:
            return self._nodes
        log.info("--redis is a Redis Cluster")
        return RedisCluster.from_url(self._url, socket_connect_timeout=self.timeout_s, socket_timeout=self.timeout_s)

    @asynccontextmanager
    async def border(self, more_s: float = 0.0) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(self.timeout_s + more_s):
                yield
        except (RedisError, OSError, TimeoutError) as error:
            raise Unavailable(f"redis is away: {error or type(error).__name__}") from error

    async def close(self) -> None:
        await self.redis.aclose()
        if self._nodes is not None:
            await self._nodes.aclose()
