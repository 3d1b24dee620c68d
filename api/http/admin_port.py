"""What the door for operators needs of a cluster. `shards.admin.Admin` satisfies it by its shape alone."""

from __future__ import annotations

from typing import Protocol

from shards.admin import Drained, Rebalanced
from shards.ports import ClusterState


class AdminPort(Protocol):
    async def cluster(self) -> ClusterState:
        """Raises Unavailable."""
        ...

    async def rebalance(self, *, dry_run: bool) -> Rebalanced:
        """The plan; carried out, and answered when it is done, unless `dry_run`. Raises Conflict while one runs,
        Unavailable."""
        ...

    async def drain(self, node: str, wanted: bool) -> Drained:
        """Raises NotFound for a node that nobody knows, Unavailable."""
        ...
