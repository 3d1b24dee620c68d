"""`engine.ports.Quotas` on Redis (>= 6) or Valkey: a counter a key, all of a question in one script.

What lies there: `{tocsin}:CLUSTER:quota/DAY/NAME/TENANT/USER`, a number that ends an hour after its day (in UTC), so
that no node whose clock is behind counts on from nothing. Neither a quota's name nor a tenant has a slash.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from engine.core.quota import Ask
from engine.options import DAY_MS, HOUR_MS
from shards.leases.scripts import key, script
from shards.options import REDIS_TIMEOUT_MS
from shards.redis_way import RedisWay

LUA = Path(__file__).parent / "lua"


class RedisQuotas:
    """Raises `ValueError` where the URL is none."""

    def __init__(self, url: str, cluster: str, timeout_ms: int = REDIS_TIMEOUT_MS) -> None:
        self._cluster = cluster
        self._way = RedisWay(url, timeout_ms)

    async def take(self, asks: Sequence[Ask]) -> list[int]:
        wanted = [(ask.wanted, ask.limit, end_ms(ask.day)) for ask in asks]
        return [int(count) for count in await self._run("take", asks, wanted)]

    async def give_back(self, asks: Sequence[Ask]) -> None:
        await self._run("give_back", asks, [ask.wanted for ask in asks])

    async def _run(self, name: str, asks: Sequence[Ask], told: object) -> Any:
        """The arguments go as one: the client takes a microsecond for each."""
        return await self._way.run(script(name, LUA), [self.key_of(ask) for ask in asks], [msgspec.json.encode(told)])

    def key_of(self, ask: Ask) -> str:
        return key(self._cluster, f"quota/{ask.day}/{ask.quota}/{ask.tenant}/{ask.user_id}")

    async def close(self) -> None:
        await self._way.close()


def end_ms(day: int) -> int:
    """When a counter of that day goes, Unix ms."""
    return (day + 1) * DAY_MS + HOUR_MS
