"""`shards.ports.Leases` on Redis (>= 6) or Valkey: every change by one Lua script, so that it is whole or not at all.

What lies there, under `{tocsin}:CLUSTER:` (one hash tag, so that a Redis Cluster keeps it together):

- `leases`, a hash from node to lease, and `ends`, when each ends by the server's own clock: a renewal touches one
  field of each, whatever the number of shards and nodes, and all are found without looking through the keys
- `ranges`, a hash from `lo-hi` to entry, and its `version`; `plan`; `draining`, a set of nodes; `leader`
- `marker`, drawn by whoever looks first: with the server's run id it tells one run of Redis from another
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import msgspec
from redis.asyncio.client import PubSub

from engine.errors import Unavailable, Unusable
from shards.core.ranges import apart
from shards.leases.scripts import CHANGES, key, script
from shards.options import REDIS_TIMEOUT_MS
from shards.ports import Lease, Plan, Range, View
from shards.redis_way import RedisWay

log = logging.getLogger(__name__)

OLDEST = 6
_REFUSALS = ("authenticat", "username-password", "no permissions")
"""In what the server says to a client that it does not let in; the client library tells it from no lost connection."""
_BACKOFF_FIRST_S, _BACKOFF_MAX_S = 0.1, 2.0
_QUIET_S = 2.0
"""Without an announcement before the server is asked whether it still listens: a connection may be half-open."""

_lease = msgspec.json.Decoder(Lease)
_range = msgspec.json.Decoder(Range)
_plan = msgspec.json.Decoder(Plan)
_encode = msgspec.json.Encoder().encode


class RedisLeases:
    """`draw_marker` gives a text that was never given before. Raises `ValueError` where the URL is none."""

    def __init__(
        self, url: str, cluster: str, draw_marker: Callable[[], str], timeout_ms: int = REDIS_TIMEOUT_MS
    ) -> None:
        self._cluster = cluster
        self._draw_marker = draw_marker
        self._channel = key(cluster, CHANGES)
        self._way = RedisWay(url, timeout_ms)

    async def check_server(self) -> None:
        """Raises `Unusable` where this Redis cannot serve, `Unavailable` where it does not answer."""
        try:
            async with self._way.border():
                version = str((await self._way.redis.info("server"))["redis_version"])
        except Unavailable as error:
            if any(word in str(error).lower() for word in _REFUSALS):
                raise Unusable(f"--redis refuses: {error.__cause__}; correct user and password in the URL") from error
            raise
        if int(version.split(".", maxsplit=1)[0]) < OLDEST:
            raise Unusable(f"--redis is version {version}; Tocsin needs Redis {OLDEST} or Valkey, or newer")

    # -- leases ----------------------------------------------------------------------------------

    async def renew(self, lease: Lease, ttl_ms: int) -> Lease | None:
        standing = await self._run("renew_lease", self._channel, lease.node, lease.life, _encode(lease), ttl_ms)
        return None if standing is None else _lease.decode(standing)

    async def replace_lease(self, old: Lease, new: Lease, ttl_ms: int) -> bool:
        assert old.node == new.node, f"a lease of {new.node} in place of one of {old.node}"
        return bool(await self._run("replace_lease", self._channel, old.node, old.life, _encode(new), ttl_ms))

    async def release(self, lease: Lease) -> None:
        me = _encode((lease.node, lease.life))
        await self._run("release_lease", self._channel, lease.node, lease.life, me)

    async def look(self) -> View:
        run_id, marker, leases, ranges, version, plan, draining = await self._run("look", self._draw_marker())
        try:
            standing = sorted(map(_lease.decode, leases), key=lambda lease: lease.node)
            return View(
                run=f"{run_id.decode()}/{marker.decode()}",
                leases={lease.node: lease for lease in standing},
                ranges=tuple(sorted(map(_range.decode, ranges), key=lambda entry: entry.lo)),
                version=int(version or 0),
                plan=None if plan is None else _plan.decode(plan),
                draining=frozenset(node.decode() for node in draining),
            )
        except msgspec.DecodeError as error:
            raise Unavailable(f"redis holds what no Tocsin wrote under {key(self._cluster, '*')}: {error}") from error

    # -- the range table -------------------------------------------------------------------------

    async def replace(self, old: Sequence[Range], new: Sequence[Range]) -> bool:
        assert apart(new), f"new entries overlap: {new}"
        return bool(await self._run("replace_ranges", self._channel, len(old), *map(_encode, [*old, *new])))

    async def rewrite(self, version: int, ranges: Sequence[Range]) -> bool:
        assert apart(ranges), f"entries overlap: {ranges}"
        return bool(await self._run("rewrite_ranges", self._channel, version, *map(_encode, ranges)))

    # -- planning --------------------------------------------------------------------------------

    async def lead(self, node: str, life: str, ttl_ms: int) -> bool:
        return bool(await self._run("lead", _encode((node, life)), ttl_ms))

    async def set_plan(self, old: Plan | None, new: Plan | None) -> bool:
        before, after = (b"" if plan is None else _encode(plan) for plan in (old, new))
        return bool(await self._run("set_plan", self._channel, before, after))

    async def drain(self, node: str, wanted: bool) -> None:
        await self._run("drain", self._channel, node, int(wanted))

    # -- announcements ---------------------------------------------------------------------------

    async def watch(self, on_change: Callable[[], None]) -> None:
        backoff_s = _BACKOFF_FIRST_S
        while True:
            subscription = self._way.redis.pubsub()
            try:
                async with self._way.border():
                    await subscription.subscribe(self._channel)
                async for kind in self._heard(subscription):
                    if kind in {"subscribe", "message"}:  # what changed before it listened was announced to nobody
                        backoff_s = _BACKOFF_FIRST_S
                        on_change()
            except Unavailable as error:
                log.debug("announcements are not heard: %s", error)
            finally:
                await subscription.aclose()  # type: ignore[no-untyped-call]
            await asyncio.sleep(backoff_s)
            backoff_s = min(2 * backoff_s, _BACKOFF_MAX_S)

    async def _heard(self, subscription: PubSub) -> AsyncIterator[str]:
        """Kinds of messages, until the connection is lost."""
        asked = False
        while True:
            async with self._way.border(_QUIET_S):
                message = await subscription.get_message(timeout=_QUIET_S)
            if message is not None:
                asked = False
                yield message["type"]
            elif asked:
                raise Unavailable("redis is away: it does not answer")
            else:
                asked = True
                async with self._way.border():
                    await subscription.ping()

    async def _run(self, name: str, *arguments: str | bytes | int) -> Any:
        wanted = script(name)
        return await self._way.run(wanted, [key(self._cluster, part) for part in wanted.keys], arguments)

    async def close(self) -> None:
        await self._way.close()
