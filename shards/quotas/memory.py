"""`engine.ports.Quotas` in memory: the twin that the simulation uses, under the same conformance suite.

The counters lie in the `MemoryRedis` of the leases, so that what the world does to it is done to them too.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.core.quota import Ask
from engine.options import DAY_MS, HOUR_MS
from shards.leases.memory import Link, MemoryRedis, Turns, carried_out


class MemoryQuotas:
    """One node's way to them."""

    def __init__(self, redis: MemoryRedis, link: Link | None = None) -> None:
        self._redis = redis
        self._link: Link = Turns() if link is None else link

    async def take(self, asks: Sequence[Ask]) -> list[int]:
        return await carried_out(self._redis, self._link, "take", lambda: [self._take(ask) for ask in asks])

    def _take(self, ask: Ask) -> int:
        used = self._redis.count(_name(ask))
        granted = max(0, min(ask.wanted, ask.limit - used))
        self._redis.count_on(_name(ask), granted, (ask.day + 1) * DAY_MS + HOUR_MS)
        return granted

    async def give_back(self, asks: Sequence[Ask]) -> None:
        def give() -> None:
            for ask in asks:
                back = min(ask.wanted, self._redis.count(_name(ask)))
                self._redis.count_on(_name(ask), -back, (ask.day + 1) * DAY_MS + HOUR_MS)

        await carried_out(self._redis, self._link, "give_back", give)

    async def close(self) -> None:
        pass


def _name(ask: Ask) -> tuple[int, str, str, str]:
    return ask.day, ask.quota, ask.tenant, ask.user_id
