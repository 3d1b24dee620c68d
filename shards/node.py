"""One node of a cluster, put together: its engine, its membership, its ownership, and the router that the doors call.

It knows no adapter: leases, links and the engine come in. The order of a start: the lease before anything is taken,
since whoever looks for nodes that are gone must see that this one lives; then the journal; then shards. A stop goes
the other way.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.background import Background
from engine.host import Host
from engine.options import Options
from engine.ports import Clock
from engine.safeguards import ALL, Safeguards
from shards import identity
from shards.membership import Membership
from shards.options import LEASE_TTL_MS
from shards.ownership import Ownership
from shards.peer.served import Served
from shards.ports import Lease, Leases, PeerLinks
from shards.router import Router
from shards.shard_map import ShardMap


class Node:
    def __init__(
        self,
        host: Host,
        leases: Leases,
        links: PeerLinks,
        clock: Clock,
        options: Options,
        *,
        life: str,
        draw: Callable[[int], int],
        process: Callable[[], str] = identity.mine,
        is_process_gone: Callable[[str], bool | None] = identity.is_gone,
        safeguards: Safeguards = ALL,
    ) -> None:
        """`life`: of this process, never given before; `draw(bits)` gives random bits."""
        self.host = host
        self._leases = leases
        self._links = links
        self._options = options
        self._at = ("", "")
        self._process = process()
        self._life = life
        self.map = ShardMap(host.node, host.domain, lambda: host.open_shards)
        self.membership = Membership(
            leases,
            self._lease,
            clock,
            may_renew=lambda: host.may_lease(LEASE_TTL_MS),
            is_process_gone=is_process_gone,
            on_renewed=host.telemetry.renewed,
            safeguards=safeguards,
        )
        self.ownership = Ownership(
            host, leases, links, self.membership, clock, shards=self.map, draw=lambda: f"{draw(64):016x}"
        )
        self.router = Router(host, self.map, links, node=host.node, shards=host.shards, draw=draw)
        self.served = Served(host, self.ownership, self.map.owner_of)
        """What its peers call, whatever way they come by."""
        host.probe("redis", lambda: self.membership.trouble)

    def reached_at(self, *, grpc: str, http: str) -> None:
        """HOST:PORT each, where peers and people reach this node."""
        self._at = (grpc, http)

    def _lease(self) -> Lease:
        grpc, http = self._at
        incarnation = str(self.host.incarnation or "")
        return Lease(self.host.node, self._life, incarnation, grpc, http, process=self._process)

    async def start(self, background: Background) -> None:
        """Returns when every shard has an owner that lives. Raises `Unusable`, `Unavailable`."""
        await self.membership.hold()
        await self.host.join()
        await self.ownership.start(background)

    async def leave(self, timeout_ms: int) -> None:
        """Give the shards to those who stay, finish what runs, tell its ends, let the lease go."""
        if self.host.ready:
            await self.ownership.leave(timeout_ms)
        await self.host.stop(timeout_ms)
        await self.ownership.settled(timeout_ms)
        await self.membership.release()

    async def close(self) -> None:
        await self.ownership.close()
        await self._links.close()
        await self._leases.close()
