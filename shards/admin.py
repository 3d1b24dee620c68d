"""What an operator sees of the cluster and may ask of it, from any node: the shards, a rebalancing, a drain.

It decides nothing: who should own what is `core/assignment.py`'s, when it moves is `ownership.py`'s. Here the words of
PostgreSQL, Redis and the nodes are put side by side, and a wish about a node that nobody knows is refused.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import msgspec

from engine.core.status import Status
from engine.errors import NotFound
from shards.membership import Membership
from shards.ownership import Ownership
from shards.ports import ClusterState, Leases, Move, NodeState, ShardState, View


class Rebalanced(msgspec.Struct, frozen=True):
    moves: Sequence[Move]
    done: bool
    """Whether nothing is left to move: not so of a dry run with moves, or where a node has gone on the way."""


class Drained(msgspec.Struct, frozen=True):
    node: str
    draining: bool
    shards: int
    """That the node owned when it was asked for."""
    moves: Sequence[Move]
    """What goes from it, or comes back to it, by the next plan."""


class Admin:
    """`api.http.admin_port.AdminPort`."""

    def __init__(
        self,
        ownership: Ownership,
        leases: Leases,
        membership: Membership,
        cluster_status: Callable[[], Awaitable[Status]],
    ) -> None:
        self._ownership = ownership
        self._leases = leases
        self._membership = membership
        self._cluster_status = cluster_status

    async def cluster(self) -> ClusterState:
        """By PostgreSQL's word, and Redis's as far as there is one. Raises `Unavailable` while PostgreSQL is away."""
        shards = await self._ownership.shards()
        status = await self._cluster_status()
        view, last = self._membership.view, self._membership.watch.view
        return ClusterState(
            shards,
            status.shards,
            _nodes(shards, view, last),
            () if view is None or view.plan is None else view.plan.moves,
        )

    async def rebalance(self, *, dry_run: bool) -> Rebalanced:
        """Raises `Conflict` while a plan is carried out, `Unavailable` while Redis or PostgreSQL is away,
        `UnknownOutcome` where Redis goes away in the middle."""
        moves = await self._ownership.rebalance(dry_run=dry_run)
        left = moves if dry_run else await self._ownership.preview(await self._leases.look())
        return Rebalanced(moves, not left)

    async def drain(self, node: str, wanted: bool) -> Drained:
        """Raises `NotFound` for a node that neither lives, owns anything nor drains; `Unavailable`."""
        view = await self._leases.look()
        owners = [shard.owner for shard in await self._ownership.shards()]
        if node not in view.leases and node not in owners and node not in view.draining:
            raise NotFound(f"no node {node}: {', '.join(sorted(view.leases))} live")
        draining = view.draining | {node} if wanted else view.draining - {node}
        moves = await self._ownership.preview(msgspec.structs.replace(view, draining=draining))
        await self._leases.drain(node, wanted)
        self._membership.poke()
        return Drained(
            node,
            wanted,
            owners.count(node),
            [each for each in moves if node == (each.source if wanted else each.target)],
        )


def _nodes(shards: Sequence[ShardState], view: View | None, last: View | None) -> list[NodeState]:
    leases = {} if last is None else last.leases
    draining = frozenset() if last is None else last.draining
    names = {shard.owner for shard in shards if shard.owner is not None} | leases.keys() | draining
    found = []
    for node in sorted(names):
        lease = leases.get(node)
        alive = None if view is None else node in view.leases
        http, grpc = ("", "") if lease is None else (lease.http, lease.grpc)
        found.append(NodeState(node, alive, node in draining, http, grpc))
    return found
