"""What happens to a cluster, told in lines: from one look at the shards to the next. Pure: times are handed in."""

from __future__ import annotations

from collections import Counter

from api.cluster.seen import Cluster, spans

SETTLED_S = 1.0
"""Nothing has changed for so long: then it is said that every node has its share."""


class Story:
    def __init__(self, nodes: int) -> None:
        self._nodes = nodes
        self._owners: dict[int, str | None] = {}
        self._dead: dict[str, float] = {}
        """When each died, by the clock that is handed in."""
        self._broken_s: float | None = None
        """Since when not every shard is served by a node that runs."""
        self._changed_s = 0.0
        self._told_settled = False

    def died(self, node: str, how: str, now_s: float) -> list[str]:
        self._dead[node] = now_s
        shards = [shard for shard, owner in self._owners.items() if owner == node]
        if shards and self._broken_s is None:
            self._broken_s = now_s
        return [f"{node} {how}" + (f": {len(shards)} shards stand still" if shards else "")]

    def look(self, cluster: Cluster, now_s: float) -> list[str]:
        lines = self._moves(cluster)
        if lines:
            self._changed_s, self._told_settled = now_s, False
        served = cluster.whole and not any(shard.owner in self._dead for shard in cluster.shards)
        if not served and self._broken_s is None:
            self._broken_s = now_s
        elif served and self._broken_s is not None:
            lines.append(f"whole again after {now_s - self._broken_s:.1f} s: every shard is served")
            self._broken_s = None
        quiet = now_s - self._changed_s >= SETTLED_S and not cluster.moves
        if not self._told_settled and served and quiet and self._is_shared_out(cluster):
            self._told_settled = True
            lines.append(f"every node has its share of {len(self._owners)} shards")
        return lines

    def _is_shared_out(self, cluster: Cluster) -> bool:
        living = {each.node for each in cluster.nodes if each.alive} - self._dead.keys()
        shares = Counter(owner for owner in self._owners.values() if owner is not None)
        everybody = len(living) + len(self._dead) >= self._nodes
        return everybody and living == set(shares) and max(shares.values()) - min(shares.values()) <= 1

    def _moves(self, cluster: Cluster) -> list[str]:
        moved: dict[tuple[str | None, str | None], list[int]] = {}
        for shard in cluster.shards:
            before = self._owners.get(shard.shard)
            if shard.shard in self._owners and before != shard.owner:
                moved.setdefault((before, shard.owner), []).append(shard.shard)
            self._owners[shard.shard] = shard.owner
        return [_told(before, owner, shards, dead=before in self._dead) for (before, owner), shards in moved.items()]


def _told(before: str | None, owner: str | None, shards: list[int], *, dead: bool) -> str:
    which = f"{len(shards)} shard{'' if len(shards) == 1 else 's'} ({spans(shards)})"
    if owner is None:
        return f"{before} gave up {which}"
    if before is None:
        return f"{owner} took {which}"
    return f"{owner} took over {which} of {before}" if dead else f"{before} handed {which} to {owner}"
