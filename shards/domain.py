"""A range of shards that share a journal, as one node has it: its engine, its membership, its map, its ownership.

Most nodes have one, of all shards. Each has leases and plans of its own, because its journal is a server of its own.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from engine.background import Background
from engine.core.status import Status
from engine.host import Host
from engine.ports import Clock
from engine.safeguards import ALL, Safeguards
from shards.admin import Admin
from shards.membership import Membership
from shards.options import LEASE_TTL_MS, STOP_OVERRUN_MS
from shards.ownership import Ownership
from shards.ports import Lease, Leases, PeerLinks
from shards.shard_map import ShardMap

log = logging.getLogger(__name__)

_TELL_MS = 1_000
"""For telling others of calls that ended with the time of a stop."""


class Domain:
    def __init__(
        self,
        host: Host,
        leases: Leases,
        links: PeerLinks,
        clock: Clock,
        *,
        lease: Callable[[Host], Lease],
        is_process_gone: Callable[[str], bool | None],
        draw: Callable[[int], int],
        safeguards: Safeguards = ALL,
    ) -> None:
        """`lease(host)`: what the node says of itself here; `draw(bits)` gives random bits."""
        self.host = host
        self._leases = leases
        self._rounds: Background | None = None
        self.map = ShardMap(host.node, host.domain, lambda: host.open_shards)
        host.tenure.on_served = self.map.note
        self.membership = Membership(
            leases,
            lambda: lease(host),
            clock,
            may_renew=lambda: host.may_lease(LEASE_TTL_MS),
            is_process_gone=is_process_gone,
            on_renewed=host.telemetry.renewed,
            safeguards=safeguards,
        )
        self.ownership = Ownership(
            host, leases, links, self.membership, clock, shards=self.map, draw=lambda: f"{draw(64):016x}"
        )

    async def start(self, on_crash: Callable[[BaseException], None]) -> None:
        """The lease before anything is taken, since whoever looks for nodes that are gone must see that this one lives;
        then the journal; then shards. Returns when each has an owner with a lease. Raises `Unusable`, `Unavailable`;
        `on_crash` hears of what runs by itself and ends by an error."""
        await self.membership.hold()
        await self.host.join()
        self._rounds = Background(on_crash)
        await self.ownership.start(self._rounds)

    def admin(self, cluster_status: Callable[[], Awaitable[Status]]) -> Admin:
        return Admin(self.ownership, self._leases, self.membership, cluster_status)

    async def leave(self, timeout_ms: int) -> None:
        """Give the shards to those who stay, finish what runs, tell its ends, let the lease go: all of it in this time,
        but for what the journal takes longer."""
        loop = asyncio.get_running_loop()
        until_s = loop.time() + timeout_ms / 1_000
        if self.host.ready:
            try:
                async with asyncio.timeout((timeout_ms + STOP_OVERRUN_MS) / 1_000):
                    await self.ownership.leave(timeout_ms)
            except TimeoutError:
                log.warning("a shard does not go within the time of a stop: what is left is released")
                # A move of theirs that has no end is in doubt now, not once the node has stopped.
                await self._end_rounds()
        await self.host.stop(max(0, round((until_s - loop.time()) * 1_000)))
        await self.ownership.settled(max(_TELL_MS, round((until_s - loop.time()) * 1_000)))
        await self._end_rounds()  # or they would renew what is released, and dial what is closed
        await self.membership.release()

    async def _end_rounds(self) -> None:
        if self._rounds is not None:
            await self._rounds.stop()

    async def close(self) -> None:
        await self._end_rounds()
        await self.ownership.close()
        await self._leases.close()
