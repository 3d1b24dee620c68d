"""One node of a cluster, put together: a domain a journal, and the router that the doors call.

It knows no adapter: hosts, leases and links come in.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from engine.core.status import Status
from engine.host import Host
from engine.options import Options
from engine.ports import Clock
from engine.safeguards import ALL, Safeguards
from shards import identity
from shards.admin import Admin
from shards.asking import ShardMap
from shards.domain import Domain
from shards.many import ManyAdmins, ManyEngines, ManyHandoffs, ManyMaps
from shards.parked import Parked
from shards.peer.served import Served
from shards.ports import Handoffs, Lease, Leases, LocalEngine, PeerLinks
from shards.router import Router


class Node:
    def __init__(
        self,
        parts: Sequence[tuple[Host, Leases]],
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
        """`parts`: for each journal its engine and its leases, in the order of their shards. `life`: of this process,
        never given before; `draw(bits)` gives random bits."""
        self._links = links
        self._options = options
        self._at = ("", "")
        self._process = process()
        self._life = life
        self.domains = [
            Domain(
                host,
                leases,
                links,
                clock,
                lease=self._lease,
                is_process_gone=is_process_gone,
                draw=draw,
                safeguards=safeguards,
            )
            for host, leases in parts
        ]
        first = self.domains[0]
        engine: LocalEngine = first.host
        self.map: ShardMap = first.map
        handoffs: Handoffs = first.ownership.arrivals
        admins = [domain.admin(self._cluster_status) for domain in self.domains]
        self.admin: Admin | ManyAdmins = admins[0]
        if len(self.domains) > 1:
            ranges = [domain.host.domain for domain in self.domains]
            engine = ManyEngines([domain.host for domain in self.domains])
            self.map = ManyMaps([domain.map for domain in self.domains], ranges)
            handoffs = ManyHandoffs([domain.ownership.arrivals for domain in self.domains], ranges)
            self.admin = ManyAdmins(admins)
        self.router = Router(engine, self.map, links, node=first.host.node, shards=first.host.shards, draw=draw)
        for domain in self.domains:
            domain.host.escalator.submit = self.router.submit
        self.served = Served(Parked(engine, self.map, handoffs.expects), handoffs, self.map.owner_of)
        """What its peers call, whatever way they come by."""
        first.host.probe("redis", lambda: first.membership.trouble)

    async def _cluster_status(self) -> Status:
        return await self.router.cluster_status()

    def reached_at(self, *, grpc: str, http: str) -> None:
        """HOST:PORT each, where peers and people reach this node."""
        self._at = (grpc, http)

    def _lease(self, host: Host) -> Lease:
        grpc, http = self._at
        incarnation = str(host.incarnation or "")
        return Lease(host.node, self._life, incarnation, grpc, http, process=self._process)

    async def start(self, on_crash: Callable[[BaseException], None]) -> None:
        """Returns when every shard has an owner with a lease. Raises `Unusable`, `Unavailable`; `on_crash` hears of
        what runs by itself and ends by an error."""
        await asyncio.gather(*[domain.start(on_crash) for domain in self.domains])

    async def leave(self, timeout_ms: int) -> None:
        await asyncio.gather(*[domain.leave(timeout_ms) for domain in self.domains])

    async def close(self) -> None:
        for domain in self.domains:
            await domain.close()
        await self._links.close()
