"""What `tocsin top --cluster` shows at one moment: the shards, the moves under way, and a line a node. Values only."""

from __future__ import annotations

import msgspec

from api.cluster.seen import Cluster
from api.instant import parse_ms
from api.top.seen import Seen


class NodeRates(msgspec.Struct, frozen=True):
    """A second, between two looks."""

    accepted: float | None
    """None where the node's shards are not those of the look before: what it counts is by shard."""
    fired: float


class NodeSeen(msgspec.Struct, frozen=True):
    """What a node said of itself, or why it did not."""

    seen: Seen | None
    rates: NodeRates | None = None
    why: str = ""


class ClusterFrame(msgspec.Struct, frozen=True, kw_only=True):
    url: str
    at_ms: int
    """This machine's clock."""
    cluster: Cluster | None = None
    """The last there was."""
    nodes: dict[str, NodeSeen] = {}
    """Of those that live."""
    away_since_ms: int | None = None
    why: str = ""
    """Of being away."""


def node_rates(before: Seen | None, after: Seen) -> NodeRates | None:
    """By the node's own clock. What it fired it counts since its start: a count that fell is another process's."""
    if before is None:
        return None
    elapsed_ms = parse_ms(after.now) - parse_ms(before.now)
    fired = after.fired - before.fired
    if elapsed_ms <= 0 or fired < 0:
        return None
    accepted = after.accepted - before.accepted
    is_same = before.shards_owned == after.shards_owned and accepted >= 0
    return NodeRates(accepted * 1_000 / elapsed_ms if is_same else None, fired * 1_000 / elapsed_ms)
