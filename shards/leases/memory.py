"""`shards.ports.Leases` in memory: the twin that the simulation uses, under the same conformance suite.

A `MemoryRedis` holds what Redis would, by an injected clock; each `MemoryLeases` is one node's way to it. What goes
wrong on the way is the `Link`'s business; what goes wrong with Redis itself (away, restarted, emptied, rolled back) is
done to the `MemoryRedis`. Nothing is random.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from functools import partial
from typing import Protocol, TypeVar

import msgspec

from engine.errors import Unavailable
from shards.core.ranges import apart, overlap
from shards.ports import Lease, Plan, Range, View

T = TypeVar("T")

_BACKOFF_FIRST_S, _BACKOFF_MAX_S = 0.1, 2.0


class Link(Protocol):
    """One node's way to Redis."""

    async def call(self, operation: str, work: Callable[[], T]) -> T:
        """`operation` is the port's method; `work` is carried out at once or not at all. Raises `Unavailable` where it
        was not, or where the answer was lost."""
        ...

    def announce(self, tell: Callable[[], None]) -> None:
        """A change was announced: tell the node now, later or never."""
        ...


class Turns:
    """A link that takes a turn of the loop each way."""

    async def call(self, operation: str, work: Callable[[], T]) -> T:
        await asyncio.sleep(0)
        done = work()
        await asyncio.sleep(0)
        return done

    def announce(self, tell: Callable[[], None]) -> None:
        asyncio.get_running_loop().call_soon(tell)


class Held(msgspec.Struct):
    """All that a Redis holds of one cluster."""

    leases: dict[str, tuple[Lease, int]] = {}
    """By node, with the ms at which it ends."""
    ranges: dict[tuple[int, int], Range] = {}
    version: int = 0
    plan: Plan | None = None
    draining: set[str] = set()
    marker: str | None = None
    leader: tuple[str, str, int] | None = None
    """Node, life, and the ms at which it ends."""
    counters: dict[tuple[object, ...], tuple[int, int]] = {}
    """By name, with the ms at which it ends: see `shards.quotas.memory`."""


class MemoryRedis:
    """`now_ms` is the server's own clock."""

    def __init__(self, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._held = Held()
        self._runs = 1
        self._markers = 0
        self._away = False
        self._subscribers: dict[Subscription, None] = {}
        """A dict for its order: who is told first is the same in every run."""
        self._seen: View | None = None
        """What a look shows, until something changes."""

    # -- what the world does to it ---------------------------------------------------------------

    @property
    def away(self) -> bool:
        return self._away

    def go(self) -> None:
        """Not reached by anybody, until `come_back`; it keeps what it holds, and time goes on."""
        self._away = True
        self._cut()

    def come_back(self) -> None:
        self._away = False

    def restart(self) -> None:
        """Another run with the same contents, as from an append-only file that lost nothing."""
        self._runs += 1
        self._seen = None
        self._cut()

    def empty(self) -> None:
        """As by FLUSHALL: the same run of the server, and nothing in it."""
        self._held = Held()
        self._seen = None

    def snapshot(self) -> Held:
        return deepcopy(self._held)

    def roll_back(self, snapshot: Held) -> None:
        """Restarted with what it held once; leases that ended since then have ended."""
        self._held = deepcopy(snapshot)
        self.restart()

    def _cut(self) -> None:
        subscribers, self._subscribers = list(self._subscribers), {}
        for subscriber in subscribers:
            subscriber.lost.set()

    # -- what nodes do ---------------------------------------------------------------------------

    def renew(self, lease: Lease, ttl_ms: int) -> Lease | None:
        standing = self._standing(lease.node)
        if standing is not None and standing.life != lease.life:
            return standing
        self._hold(lease, ttl_ms)
        if standing != lease:
            self._announce()
        return None

    def replace_lease(self, old: Lease, new: Lease, ttl_ms: int) -> bool:
        assert old.node == new.node, f"a lease of {new.node} in place of one of {old.node}"
        standing = self._standing(old.node)
        if standing is None or standing.life != old.life:
            return False
        self._hold(new, ttl_ms)
        self._announce()
        return True

    def release(self, lease: Lease) -> None:
        leader = self._held.leader
        if leader is not None and leader[:2] == (lease.node, lease.life):
            self._held.leader = None
        standing = self._standing(lease.node)
        if standing is not None and standing.life == lease.life:
            del self._held.leases[lease.node]
            self._announce()

    def look(self) -> View:
        held = self._held
        if held.marker is None:
            self._markers += 1
            held.marker = str(self._markers)
        now_ms = self._now()
        if any(kept[1] <= now_ms for kept in held.leases.values()):
            held.leases = {node: kept for node, kept in held.leases.items() if kept[1] > now_ms}
            self._seen = None
        if self._seen is not None:
            return self._seen
        self._seen = View(
            run=f"{self._runs}/{held.marker}",
            leases={node: kept[0] for node, kept in sorted(held.leases.items())},
            ranges=tuple(sorted(held.ranges.values(), key=lambda entry: entry.lo)),
            version=held.version,
            plan=held.plan,
            draining=frozenset(held.draining),
        )
        return self._seen

    def replace(self, old: Sequence[Range], new: Sequence[Range]) -> bool:
        places = self._held.ranges
        if any(places.get((entry.lo, entry.hi)) != entry for entry in old):
            return False
        replaced = {(entry.lo, entry.hi) for entry in old}
        rest = {place: entry for place, entry in places.items() if place not in replaced}
        if any(overlap(entry, one) for entry in rest.values() for one in new):
            return False
        self._set_ranges(rest, new)
        return True

    def rewrite(self, version: int, ranges: Sequence[Range]) -> bool:
        if self._held.version != version:
            return False
        self._set_ranges({}, ranges)
        return True

    def lead(self, node: str, life: str, ttl_ms: int) -> bool:
        now_ms = self._now()
        leader = self._held.leader
        if leader is not None and leader[2] > now_ms and leader[:2] != (node, life):
            return False
        self._held.leader = (node, life, now_ms + ttl_ms)
        return True

    def set_plan(self, old: Plan | None, new: Plan | None) -> bool:
        if self._held.plan != old:
            return False
        self._held.plan = new
        self._announce()
        return True

    def drain(self, node: str, *, wanted: bool) -> None:
        if (node in self._held.draining) == wanted:
            return
        (self._held.draining.add if wanted else self._held.draining.discard)(node)
        self._announce()

    def count(self, counter: tuple[object, ...]) -> int:
        used, end_ms = self._held.counters.get(counter, (0, 0))
        return used if end_ms > self._now() else 0

    def count_on(self, counter: tuple[object, ...], by: int, end_ms: int) -> None:
        self._held.counters[counter] = (self.count(counter) + by, end_ms)

    def subscribe(self, subscription: Subscription) -> None:
        self._subscribers[subscription] = None

    def unsubscribe(self, subscription: Subscription) -> None:
        self._subscribers.pop(subscription, None)

    # -- within ----------------------------------------------------------------------------------

    def _now(self) -> int:
        return self._now_ms()

    def _standing(self, node: str) -> Lease | None:
        kept = self._held.leases.get(node)
        return kept[0] if kept is not None and kept[1] > self._now() else None

    def _hold(self, lease: Lease, ttl_ms: int) -> None:
        self._held.leases[lease.node] = (lease, self._now() + ttl_ms)

    def _set_ranges(self, rest: Mapping[tuple[int, int], Range], new: Sequence[Range]) -> None:
        self._held.ranges = {**rest, **{(entry.lo, entry.hi): entry for entry in new}}
        self._held.version = max(self._held.version + 1, self._now())
        self._announce()

    def _announce(self) -> None:
        self._seen = None
        for subscription in list(self._subscribers):
            subscription.link.announce(partial(self._tell, subscription))

    def _tell(self, subscription: Subscription) -> None:
        """Unless the connection was cut, or nobody listens any more, while it was on its way."""
        if subscription in self._subscribers:
            subscription.on_change()


class Subscription:
    def __init__(self, link: Link, on_change: Callable[[], None]) -> None:
        self.link = link
        self.on_change = on_change
        self.lost = asyncio.Event()


class MemoryLeases:
    def __init__(self, redis: MemoryRedis, link: Link | None = None) -> None:
        self._redis = redis
        self._link: Link = Turns() if link is None else link

    async def renew(self, lease: Lease, ttl_ms: int) -> Lease | None:
        return await self._call("renew", lambda: self._redis.renew(lease, ttl_ms))

    async def replace_lease(self, old: Lease, new: Lease, ttl_ms: int) -> bool:
        return await self._call("replace_lease", lambda: self._redis.replace_lease(old, new, ttl_ms))

    async def release(self, lease: Lease) -> None:
        await self._call("release", lambda: self._redis.release(lease))

    async def look(self) -> View:
        return await self._call("look", self._redis.look)

    async def replace(self, old: Sequence[Range], new: Sequence[Range]) -> bool:
        assert apart(new), f"new entries overlap: {new}"
        return await self._call("replace", lambda: self._redis.replace(old, new))

    async def rewrite(self, version: int, ranges: Sequence[Range]) -> bool:
        assert apart(ranges), f"entries overlap: {ranges}"
        return await self._call("rewrite", lambda: self._redis.rewrite(version, ranges))

    async def lead(self, node: str, life: str, ttl_ms: int) -> bool:
        return await self._call("lead", lambda: self._redis.lead(node, life, ttl_ms))

    async def set_plan(self, old: Plan | None, new: Plan | None) -> bool:
        return await self._call("set_plan", lambda: self._redis.set_plan(old, new))

    async def drain(self, node: str, wanted: bool) -> None:
        await self._call("drain", lambda: self._redis.drain(node, wanted=wanted))

    async def watch(self, on_change: Callable[[], None]) -> None:
        backoff_s = _BACKOFF_FIRST_S
        while True:
            subscription = Subscription(self._link, on_change)
            try:
                await self._call("watch", partial(self._redis.subscribe, subscription))
                backoff_s = _BACKOFF_FIRST_S
                on_change()
                await subscription.lost.wait()
            except Unavailable:
                await asyncio.sleep(backoff_s)
                backoff_s = min(2 * backoff_s, _BACKOFF_MAX_S)
            finally:
                self._redis.unsubscribe(subscription)

    async def close(self) -> None:
        """Nothing is held open."""

    async def _call(self, operation: str, work: Callable[[], T]) -> T:
        return await carried_out(self._redis, self._link, operation, work)


async def carried_out(redis: MemoryRedis, link: Link, operation: str, work: Callable[[], T]) -> T:
    def reached() -> T:
        if redis.away:
            raise Unavailable("redis is away")
        return work()

    return await link.call(operation, reached)
