"""The twin of `ownership.py`: which incarnations one process had, and what it does under its control row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cache
from random import Random
from uuid import UUID

from engine.errors import Corrupt, Fenced
from engine.journal.memory_link import Link, repeatable
from engine.journal.memory_server import CONTROL, MemoryServer
from engine.ports import Claimed, Fold, Health, OwnedShard


class MemoryOwnership:
    def __init__(self, server: MemoryServer, node: str, random: Random, link: Link) -> None:
        self._server = server
        self._node = node
        self._random = random
        self._link = link
        self._timeline = server.timeline
        self.incarnation: UUID | None = None
        self.lanes = 0
        self._last: UUID | None = None
        self._past: list[UUID] = []
        """Every incarnation of this process, the present one included."""
        self._committed: set[tuple[int, int]] = set()
        self._covered: dict[int, int] = {}
        self._unanswered: tuple[set[tuple[int, int]], dict[int, int]] = (set(), {})

    def is_own(self, incarnation: UUID) -> bool:
        return incarnation in self._past

    # -- join --------------------------------------------------------------------------------------

    async def join(self, shards: range, total: int, lanes: int) -> list[OwnedShard]:
        self.incarnation = None
        incarnation = UUID(int=self._random.getrandbits(128), version=4)
        past = list(self._past)
        self._past.append(incarnation)

        def enrol() -> None:
            if self._server.timeline != self._timeline:
                raise Corrupt("the journal changed to another timeline: history may have lost its tail; restart")
            self._server.found(shards, total)
            self._server.enrol(incarnation, lanes, self._node)

        def own() -> tuple[list[OwnedShard], set[tuple[int, int]], dict[int, int]]:
            self._server.end_flights(past)
            self._server.fence(past)
            committed, covered = self._flushes_of_last()
            mine = [shard for shard, row in sorted(self._server.shards.items()) if row.owner in past]
            owned = self._server.own(incarnation, mine, lanes)
            self._server.forget_past(past)
            return owned, committed, covered

        await repeatable(self._link, "enrol", enrol)
        await self._link.until(lambda: self._server.are_idle(past), lambda: self._server.end_flights(past))
        owned, self._committed, self._covered = await repeatable(self._link, "join", own)
        self._unanswered = (set(), {})
        self._last = self.incarnation = incarnation
        self.lanes = lanes
        return owned

    def _flushes_of_last(self) -> tuple[set[tuple[int, int]], dict[int, int]]:
        """What committed of the last incarnation, with what an earlier, unanswered `join` read of it."""
        committed, covered = self._unanswered
        self._unanswered = (committed, covered) = (set(committed), dict(covered))
        for incarnation, lane, n in self._server.tallies:
            if incarnation == self._last:
                committed.add((lane, n))
        for row in self._server.shards.values():
            if self._last is not None and row.covered[0] == self._last:
                lane, n = row.covered[1:]
                covered[lane] = max(n, covered.get(lane, 0))
        return committed, covered

    def settled(self, lane: int, n: int) -> bool:
        return (lane, n) in self._committed or n <= self._covered.get(lane, 0)

    # -- moves -------------------------------------------------------------------------------------

    async def claim(self, shards: Sequence[int], gives_up: Callable[[str], bool]) -> Claimed:
        incarnation, lanes, asked = self.serving(), self.lanes, cache(gives_up)

        def victims() -> set[UUID]:
            owners = {self._server.shards[shard].owner for shard in self._free(shards, asked)}
            return {owner for owner in owners if owner is not None}

        def claim() -> Claimed:
            if not self._server.standing(incarnation, CONTROL):
                raise Fenced("the control row of this incarnation is fenced")
            free, robbed = self._free(shards, asked), victims()
            forced = {
                shard for shard in free if self._server.shards[shard].owner not in {None, incarnation, *self._past}
            }
            self._server.end_flights(robbed)
            self._server.fence(robbed)
            arrived = {shard for shard in shards if self._server.shards[shard].owner == incarnation}
            return Claimed(self._server.own(incarnation, sorted(free | arrived), lanes), frozenset(forced))

        await self._link.until(lambda: self._server.are_idle(victims()), lambda: self._server.end_flights(victims()))
        return await self._link.call("claim", claim)

    def _free(self, shards: Sequence[int], gives_up: Callable[[str], bool]) -> set[int]:
        """Those of the shards that may be taken from others, or from nobody."""
        free: set[int] = set()
        for shard in sorted(shards):
            owner = self._server.shards[shard].owner
            control = None if owner is None else self._server.lanes.get((owner, CONTROL))
            if owner is not None and owner == self.incarnation:
                continue
            if control is None or control.fenced or owner in self._past or gives_up(control.node):
                free.add(shard)
        return free

    async def hand_over(self, folds: Sequence[Fold], to: UUID) -> bool:
        incarnation = self.serving()
        assert to != incarnation, "a shard is handed over to another"
        return await self._link.call("hand_over", lambda: self._server.hand_over(incarnation, folds, to))

    # -- under the control row ---------------------------------------------------------------------

    async def check(self, epochs: dict[int, int], moving: Collection[int]) -> Health:
        incarnation = self.serving()
        settled = set(moving)

        def look() -> Health:
            held = self._server.shards
            lost = sorted(
                shard
                for shard, epoch in epochs.items()
                if shard not in settled and (held[shard].owner, held[shard].epoch) != (incarnation, epoch)
            )
            arrived = sorted(
                shard
                for shard, row in held.items()
                if shard not in epochs and shard not in settled and row.owner == incarnation
            )
            standing = self._server.standing(incarnation, CONTROL)
            return Health(not standing, tuple(lost), self._server.clock.now_ms(), tuple(arrived))

        return await repeatable(self._link, "check", look)

    async def fold(self, folds: Sequence[Fold]) -> None:
        incarnation = self.serving()
        await repeatable(self._link, "fold", lambda: self._server.fold(incarnation, folds))

    async def release(self) -> None:
        incarnation = self.serving()

        def release() -> None:
            self._server.end_flights([incarnation])
            self._server.fence([incarnation])
            for row in self._server.shards.values():
                if row.owner == incarnation:
                    row.owner = None

        await repeatable(self._link, "release", release)
        self.incarnation = None

    def serving(self) -> UUID:
        if self.incarnation is None:
            raise Fenced("this process holds no incarnation: join first")
        return self.incarnation
