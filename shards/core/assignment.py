"""The target: which node should own which shard. Every node computes the same from the same inputs.

Shards are laid out in contiguous ranges over an order of the nodes; a range's size is the node's share by weight, +-1
(largest remainder). Of the orders the one that moves fewest shards is taken: all of them are tried up to
`PERMUTED_MAX` nodes; beyond, the present owners stay in the order of their centres of gravity and new nodes are put in
where they cost least. A join moves the new node's share and, with many nodes, up to a quarter of the shards besides:
that is the price of one range a node.

Invariants: a node that drains gets nothing, unless all drain: then nothing moves, and orphans are shared evenly. A
target that was carried out is its own target: it moves nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate, permutations

import msgspec

from shards.ports import Move

PERMUTED_MAX = 6
"""720 orders, some milliseconds; one more would be seven times as many."""

Owners = Sequence[str | None]
"""The node of each shard, in order of shards; None: an orphan, anybody may take it."""


class Target(msgspec.Struct, frozen=True):
    nodes: tuple[str | None, ...]
    """Of each shard; None where nobody lives."""
    moves: tuple[Move, ...]
    """From living owners to others; orphans are nobody's to move."""

    def share(self, node: str) -> int:
        return self.nodes.count(node)


def assign(owners: Owners, weights: Mapping[str, float], draining: Collection[str] = ()) -> Target:
    """`weights`: of every node that lives, those that drain included. An owner that is not among them keeps its place
    in `owners` (nobody may take its shards yet) but is given nothing."""
    assert all(weight >= 0 for weight in weights.values()), f"a weight below 0: {dict(weights)}"
    able = {node: weight for node, weight in sorted(weights.items()) if node not in draining and weight > 0}
    if not able:
        nodes = _kept(owners, weights)
    else:
        sizes = shares(len(owners), able, Counter(owners))
        nodes = _laid_out(_best_order(owners, sizes), sizes)
    return Target(nodes, tuple(_moves(owners, nodes, weights)))


def orphans_for(me: str, owners: Owners, target: Target) -> list[int]:
    """The shards of nobody that the target gives to this node."""
    return [shard for shard, owner in enumerate(owners) if owner is None and target.nodes[shard] == me]


def is_balanced(owners: Owners, weights: Mapping[str, float], target: Target) -> bool:
    """Whether no living node's share differs by more than one from the target, and whether just those own something who
    should."""
    held = Counter(owner for owner in owners if owner is not None)
    for node in weights:
        share = target.share(node)
        if abs(held[node] - share) > 1 or bool(held[node]) != bool(share):
            return False
    return True


def shares(shards: int, weights: Mapping[str, float], held: Mapping[str | None, int]) -> dict[str, int]:
    """How many shards each node gets, by largest remainder; of equal remainders the node that holds most beyond its
    share now comes first, so that a leftover shard stays where it is."""
    total = sum(weights.values())
    exact = {node: shards * weight / total for node, weight in weights.items()}
    sizes = {node: int(share) for node, share in exact.items()}
    left = shards - sum(sizes.values())
    # Rounded: of two equal weights neither may win by the last bit of a division.
    ranked = sorted(exact, key=lambda node: (-round(exact[node] % 1, 9), sizes[node] - held.get(node, 0), node))
    for node in ranked[:left]:
        sizes[node] += 1
    assert sum(sizes.values()) == shards, f"{sum(sizes.values())} of {shards} shards are given out"
    return sizes


# -- orders ---------------------------------------------------------------------------------------


class _Kept:
    """How many shards stay where they are under an order; counted by prefix sums, so an order costs its nodes."""

    def __init__(self, owners: Owners, sizes: Mapping[str, int]) -> None:
        self._sizes = sizes
        self._before = {
            node: list(accumulate((owner == node for owner in owners), initial=0)) for node in set(owners) & set(sizes)
        }

    def by(self, order: Iterable[str]) -> int:
        kept = lo = 0
        for node in order:
            hi = lo + self._sizes[node]
            before = self._before.get(node)
            if before is not None:
                kept += before[hi] - before[lo]
            lo = hi
        return kept


def _best_order(owners: Owners, sizes: Mapping[str, int]) -> tuple[str, ...]:
    """Of orders that keep the same number the first by name."""
    names = tuple(sorted(node for node, size in sizes.items() if size))
    kept = _Kept(owners, sizes)
    if len(names) <= PERMUTED_MAX:
        return max(permutations(names), key=kept.by)
    return max((_by_gravity(names, owners, kept), names), key=kept.by)


def _by_gravity(names: Sequence[str], owners: Owners, kept: _Kept) -> tuple[str, ...]:
    places: dict[str, list[int]] = {}
    for shard, owner in enumerate(owners):
        if owner is not None:
            places.setdefault(owner, []).append(shard)
    present = [node for node in names if node in places]
    order = tuple(sorted(present, key=lambda node: (sum(places[node]) / len(places[node]), node)))
    coming = [node for node in names if node not in places]
    for number, node in enumerate(coming, 1):
        tried = [(*order[:at], node, *order[at:]) for at in range(len(order) + 1)]
        rest = tuple(coming[number:])
        order = max(tried, key=lambda order: kept.by((*order, *rest)))
    return order


# -- layouts --------------------------------------------------------------------------------------


def _laid_out(order: Iterable[str], sizes: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(node for node in order for _ in range(sizes[node]))


def _kept(owners: Owners, weights: Mapping[str, float]) -> tuple[str | None, ...]:
    """Everything stays; orphans go evenly to whoever lives."""
    if not weights:
        return (None,) * len(owners)
    orphans = [shard for shard, owner in enumerate(owners) if owner is None]
    nodes = list(owners)
    given = _laid_out(sorted(weights), shares(len(orphans), dict.fromkeys(weights, 1.0), {}))
    for shard, node in zip(orphans, given, strict=True):
        nodes[shard] = node
    return tuple(nodes)


def _moves(owners: Owners, nodes: Sequence[str | None], weights: Mapping[str, float]) -> Iterable[Move]:
    """In order of shards, neighbours of one kind as one."""
    lo = 0
    for shard in range(1, len(owners) + 1):
        if shard < len(owners) and (owners[shard], nodes[shard]) == (owners[lo], nodes[lo]):
            continue
        source, target = owners[lo], nodes[lo]
        if source is not None and target is not None and source != target and source in weights:
            yield Move(lo, shard - 1, source, target)
        lo = shard
