"""A cluster of two nodes and four shards: what the tests of the operators' door run over."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from engine.errors import Conflict, NotFound, TocsinError
from shards.admin import Drained, Rebalanced
from shards.ports import ClusterState, Move, NodeState, ShardState

PENDING = 7
"""Of each shard that somebody serves."""


class FakeCluster:
    def __init__(self) -> None:
        self.owners: list[str | None] = ["n1", "n1", "n1", None]
        self.http = {"n1": "n1:8080", "n2": "n2:8080"}
        """Where each node says that it is reached."""
        self.alive = {"n1", "n2"}
        self.draining: set[str] = set()
        self.plan: Sequence[Move] = ()
        """Carried out by a rebalancing that is no dry run."""
        self.moving = False
        self.broken: TocsinError | None = None
        """Raised by everything."""
        self.gate: asyncio.Event | None = None
        """A rebalancing waits for it, where there is one."""
        self.begun = asyncio.Event()
        """One is under way, or was."""
        self.looked = asyncio.Event()
        """Somebody asked for the shards."""

    async def cluster(self) -> ClusterState:
        self.looked.set()
        self._check()
        shards = [
            ShardState(shard, owner, 40 + shard, "orphan" if owner is None else "serving")
            for shard, owner in enumerate(self.owners)
        ]
        names = ("accepted", "pending", "running", "retrying", "succeeded", "dead", "cancelled", "expired")
        counts = {
            shard.shard: dict.fromkeys(names, 0) | {"pending": PENDING, "accepted": PENDING}
            for shard in shards
            if shard.owner is not None
        }
        nodes = [NodeState(n, n in self.alive, n in self.draining, self.http[n], f"{n}:8081") for n in ("n1", "n2")]
        return ClusterState(shards, counts, nodes, self.plan if self.moving else ())

    async def rebalance(self, *, dry_run: bool) -> Rebalanced:
        self._check()
        if dry_run:
            return Rebalanced(self.plan, not self.plan)
        if self.moving:
            raise Conflict("a rebalancing is under way: wait for its end")
        if self.gate is not None:
            self.moving = True
            self.begun.set()
            await self.gate.wait()
            self.moving = False
        moves, self.plan = self.plan, ()
        self._move(moves)
        return Rebalanced(moves, True)

    async def drain(self, node: str, wanted: bool) -> Drained:
        self._check()
        if node not in ("n1", "n2"):
            raise NotFound(f"no node {node}: n1, n2 live")
        (self.draining.add if wanted else self.draining.discard)(node)
        other = {"n1": "n2", "n2": "n1"}[node]
        held = [shard for shard, owner in enumerate(self.owners) if owner == node]
        moves = [Move(shard, shard, node, other) for shard in held] if wanted and other not in self.draining else []
        return Drained(node, wanted, len(held), moves)

    def _move(self, moves: Sequence[Move]) -> None:
        for move in moves:
            for shard in range(move.lo, move.hi + 1):
                self.owners[shard] = move.target

    def _check(self) -> None:
        if self.broken is not None:
            raise self.broken
