"""Any sequence of joins, claims, planned moves, crashes, flushes and folds, against a model that is naive about it all:
each shard has one owner at a time, epochs that count up by one, and as many jobs as were committed of it.
"""

from __future__ import annotations

from random import Random
from uuid import UUID

import msgspec
import pytest

from engine.errors import Fenced
from engine.journal.codec import add_tallies
from engine.ports import Tally
from tests.journals import LANES, ONE_NEW, SHARDS, Hand, MemoryWorld, World, everybody

pytestmark = pytest.mark.anyio

NODES = ("a", "b", "c")
STEPS = 150


class Held(msgspec.Struct):
    """What is so of one shard."""

    owner: UUID | None = None
    epoch: int = 0
    tally: Tally = Tally()


class Walk:
    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.random = Random(seed)
        self.held = {shard: Held() for shard in range(SHARDS)}
        self.standing: dict[UUID, str] = {}
        """Incarnations that may write, and their nodes."""
        self.hands: dict[str, Hand] = {}
        self.past: dict[str, set[UUID]] = {}
        """Of each process: every incarnation that it had."""

    async def start(self, name: str) -> None:
        """A process of the node that knows nothing of the one before: what that one had goes on to be another's."""
        self.hands[name] = Hand(await self.world.process(name))
        self.past[name] = set()
        await self.join(name)

    async def step(self) -> None:
        acts = (self.append, self.hand_over, self.claim, self.fold, self.check, self.join, self.release, self.start)
        (act,) = self.random.choices(acts, [16, 8, 8, 5, 4, 2, 1, 1])
        await act(self.random.choice(NODES))

    def stands(self, name: str) -> UUID | None:
        incarnation = self.hands[name].journal.incarnation
        return incarnation if incarnation in self.standing else None

    def moved(self, shard: int, to: UUID) -> None:
        self.held[shard].owner = to
        self.held[shard].epoch = max(self.held[shard].epoch + 1, 1 << 40)

    def knows(self, name: str, shards: set[int]) -> None:
        """The node has just been told of these shards, as they are."""
        for shard in shards:
            known, held = self.hands[name].owned[shard], self.held[shard]
            assert (known.epoch, known.tally) == (held.epoch, held.tally), (name, shard)

    async def join(self, name: str) -> None:
        hand = self.hands[name]
        await hand.join()
        incarnation = hand.journal.incarnation
        assert incarnation is not None
        mine = {shard for shard, held in self.held.items() if held.owner in self.past[name]}
        for each in self.past[name]:
            self.standing.pop(each, None)
        for shard in mine:
            self.moved(shard, incarnation)
        self.past[name].add(incarnation)
        self.standing[incarnation] = name
        assert set(hand.owned) == mine
        self.knows(name, mine)

    async def claim(self, name: str) -> None:
        hand, me = self.hands[name], self.stands(name)
        asked = self.random.sample(range(SHARDS), self.random.randint(1, SHARDS))
        gone = {node for node in NODES if node != name and self.random.random() < 0.2}
        if hand.journal.incarnation is None or me is None:
            with pytest.raises(Fenced):
                await hand.claim(asked, gone.__contains__)
            return
        free = {
            shard
            for shard in asked
            if self.held[shard].owner not in self.standing or self.standing[self.held[shard].owner] in gone  # type: ignore[index]
        }
        mine = {shard for shard in asked if self.held[shard].owner == me}
        owners = {self.held[shard].owner for shard in free}
        forced = {shard for shard in free if self.held[shard].owner not in {None, *self.past[name]}}
        for each in owners - {None}:
            self.standing.pop(each, None)  # type: ignore[arg-type]
        for shard in free:
            self.moved(shard, me)
        assert set(await hand.claim(asked, gone.__contains__)) == free | mine
        assert hand.forced == forced
        self.knows(name, free | mine)

    async def append(self, name: str) -> None:
        hand = self.hands[name]
        if not hand.owned:
            return
        shard = self.random.choice(sorted(hand.owned))
        others = [each for each in sorted(hand.owned) if each % LANES == shard % LANES and self.random.random() < 0.3]
        shards = sorted({shard, *others})
        records = [hand.filing(hand.job(1_795_000_000_000, shard=each)) for each in shards]
        for record in records:
            record.job.id = (record.job.id >> 62 << 62) | self.random.getrandbits(62)
        deltas = dict.fromkeys(shards, ONE_NEW)
        if self.stands(name) is None:
            with pytest.raises(Fenced):
                await hand.append(records, deltas, lane=shard % LANES)
            return
        await hand.append(records, deltas, lane=shard % LANES)
        for each in shards:
            self.held[each].tally = add_tallies(self.held[each].tally, ONE_NEW)

    def totals(self, shards: list[int]) -> dict[int, Tally]:
        """What an owner counts in memory is what is so."""
        return {shard: self.held[shard].tally for shard in shards}

    async def fold(self, name: str) -> None:
        hand = self.hands[name]
        shards = [shard for shard in sorted(hand.owned) if self.random.random() < 0.6]
        folds = hand.folds(self.random.randrange(1_000), self.totals(shards), shards)
        if self.stands(name) is None:
            with pytest.raises(Fenced):
                await hand.journal.fold(folds)
            return
        await hand.journal.fold(folds)

    async def hand_over(self, name: str) -> None:
        hand, other = self.hands[name], self.hands[self.random.choice([each for each in NODES if each != name])]
        shards = [shard for shard in sorted(hand.owned) if self.random.random() < 0.4]
        to = other.journal.incarnation
        if not shards or to is None:
            return
        totals = self.totals(shards)
        if self.stands(name) is None:
            with pytest.raises(Fenced):
                await hand.hand_over(other, shards, totals)
            return
        assert await hand.hand_over(other, shards, totals) == (to in self.standing)
        if to in self.standing:
            for shard in shards:
                self.moved(shard, to)

    async def check(self, name: str) -> None:
        hand, me = self.hands[name], self.hands[name].journal.incarnation
        if me is None:
            return
        health = await hand.check()
        held = self.held.items()
        lost = [s for s, o in sorted(hand.owned.items()) if (self.held[s].owner, self.held[s].epoch) != (me, o.epoch)]
        assert health.fenced == (me not in self.standing)
        assert health.lost == tuple(lost)
        assert health.arrived == tuple(shard for shard, one in held if one.owner == me and shard not in hand.owned)
        owners = await hand.journal.owners()
        assert {s: None if o is None else (o.incarnation, o.epoch, not o.fenced) for s, o in owners.items()} == {
            s: None if one.owner is None else (one.owner, one.epoch, one.owner in self.standing) for s, one in held
        }

    async def release(self, name: str) -> None:
        hand, me = self.hands[name], self.hands[name].journal.incarnation
        if me is None:
            return
        await hand.journal.release()
        hand.owned = {}
        self.standing.pop(me, None)
        for held in self.held.values():
            if held.owner == me:
                held.owner = None


async def walk(world: World, seed: int) -> None:
    it = Walk(world, seed)
    for name in NODES:
        await it.start(name)
    for _ in range(STEPS):
        await it.step()
    last = Hand(await world.process("z"))
    await last.join()
    await last.claim(gives_up=everybody)
    assert {shard: each.tally for shard, each in last.owned.items()} == it.totals(list(range(SHARDS))), f"seed {seed}"


async def test_after_any_moves_and_crashes_there_is_one_owner_and_every_count_is_exact(world: World) -> None:
    await walk(world, 1)


@pytest.mark.parametrize("seed", range(2, 60))
async def test_the_twin_keeps_every_count_over_many_more(seed: int) -> None:
    await walk(MemoryWorld(), seed)
