"""The ceiling of a failover: a bare lease, a key that a process renews and nobody renews any more.

Imports nothing of Tocsin. How long after its holder's death another can know of it is what is left of its time to live;
no protocol of leases is quicker.
"""

from __future__ import annotations

import asyncio
import contextlib
import time

import redis.asyncio

_KEY = "bench:bare-lease"
_LOOK_S = 0.02


class Lease:
    def __init__(self, url: str, *, ttl_ms: int, renew_ms: int) -> None:
        self._client = redis.asyncio.Redis.from_url(url)
        self._ttl_ms = ttl_ms
        self._renew_s = renew_ms / 1_000
        self._task: asyncio.Task[None] | None = None

    async def hold(self) -> None:
        await self._client.set(_KEY, "held", px=self._ttl_ms)
        self._task = asyncio.get_running_loop().create_task(self._rounds())

    async def _rounds(self) -> None:
        while True:
            await asyncio.sleep(self._renew_s)
            await self._client.set(_KEY, "held", px=self._ttl_ms)

    async def die(self) -> float:
        """Seconds from the last breath until another sees that nobody holds it."""
        assert self._task is not None
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task
        began_s = time.perf_counter()
        while await self._client.exists(_KEY):  # noqa: ASYNC110 - another process would look as well
            await asyncio.sleep(_LOOK_S)
        return time.perf_counter() - began_s

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
        await self._client.aclose()
