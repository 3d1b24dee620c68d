"""Who owned which shard under which epoch, as the journal's tables had it: what a check may know of moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from engine.journal.memory_server import CONTROL, MemoryServer
from engine.ports import Clock, Fold, OwnedShard
from engine.safeguards import Safeguards


class WatchedServer(MemoryServer):
    def __init__(self, clock: Clock, safeguards: Safeguards) -> None:
        super().__init__(clock, safeguards)
        self.history: dict[int, dict[int, UUID]] = {}
        """By shard and epoch: whose it was. Epochs are given once, but for a fail-over's."""
        self.since_ms: dict[tuple[int, int], int] = {}
        """By shard and epoch: since when."""
        self.astray: list[tuple[int, UUID]] = []
        """Shards that their owner gave to an incarnation that was fenced, or not there: nobody serves such."""

    def own(self, incarnation: UUID, shards: Iterable[int], lanes: int) -> list[OwnedShard]:
        owned = super().own(incarnation, shards, lanes)
        for each in owned:
            self._note(each.shard, each.epoch, incarnation)
        return owned

    def hand_over(self, incarnation: UUID, folds: Sequence[Fold], to: UUID) -> bool:
        done = super().hand_over(incarnation, folds, to)
        if done:
            control = self.lanes.get((to, CONTROL))
            if control is None or control.fenced:
                self.astray += [(fold.shard, to) for fold in folds]
            for fold in folds:
                self._note(fold.shard, self.shards[fold.shard].epoch, to)
        return done

    def _note(self, shard: int, epoch: int, owner: UUID) -> None:
        self.history.setdefault(shard, {})[epoch] = owner
        self.since_ms[shard, epoch] = self.clock.boot_ms()
