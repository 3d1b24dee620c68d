"""What an operator is told of a shard: PostgreSQL's word, with what Redis says of those who live. Pure."""

from __future__ import annotations

from collections.abc import Container

from engine.ports import Owner
from shards.ports import Range, ShardState

CLAIMED, SERVING, DRAINING, ORPHAN = "claimed", "serving", "draining", "orphan"


def node_of(owner: Owner | None) -> str | None:
    """Whose a shard is; None: anybody may take it."""
    return None if owner is None or owner.fenced or not owner.node else owner.node


def state_of(
    shard: int, owner: Owner | None, entry: Range | None, living: Container[str] | None, *, mine: str | None
) -> ShardState:
    """`living`: nodes whose leases stand, None while Redis does not say. `mine`: of this node's own shards the state it
    has them in."""
    node = node_of(owner)
    epoch = 0 if owner is None else owner.epoch
    if mine is not None:
        return ShardState(shard, node, epoch, mine)
    if entry is not None and entry.state == CLAIMED and living is not None and entry.node in living:
        return ShardState(shard, entry.node, epoch, CLAIMED)
    if node is None or (living is not None and node not in living):
        return ShardState(shard, node, epoch, ORPHAN)
    return ShardState(shard, node, epoch, SERVING)
