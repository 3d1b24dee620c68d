"""The loop that moves shards: looks who lives and who owns what, claims what nobody has, gives away what a plan
says, opens what comes. In prose: PROTOCOL.md.

Lives here: when this node acts. Invariants: nothing is claimed or moved by what was not seen lately; one thing moves at
a time; on any difference between Redis and PostgreSQL, Redis is repaired.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence

import msgspec

from engine.background import Background
from engine.errors import Conflict, TocsinError, Unavailable
from engine.host import Host
from engine.ports import Clock, Owner
from shards.arrivals import Arrivals
from shards.core.assignment import Target, assign, is_balanced, orphans_for
from shards.core.ranges import by_shard, put, spans
from shards.core.states import CLAIMED, DRAINING, SERVING, node_of, state_of
from shards.membership import Membership
from shards.mover import SHARDS_AT_ONCE, Mover
from shards.options import LEASE_TTL_MS
from shards.plan import BUSY, carry_out
from shards.ports import Lease, Leases, Move, PeerLinks, Plan, Range, ShardState, View
from shards.shard_map import ShardMap

log = logging.getLogger(__name__)

_OWNERS_EVERY_MS = 3_000
"""PostgreSQL's word on all shards, where nothing says that it changed."""
_LEAD_MS = 10_000
_LEAVE_POLL_MS = 100


class Ownership:
    def __init__(
        self,
        host: Host,
        leases: Leases,
        links: PeerLinks,
        membership: Membership,
        clock: Clock,
        *,
        shards: ShardMap,
        draw: Callable[[], str],
    ) -> None:
        self._host = host
        self._leases = leases
        self._membership = membership
        self._clock = clock
        self._draw = draw
        lease = membership.lease
        self._node = lease.node
        self._source = f"{lease.node}/{lease.life}"
        self._map = shards
        self._mover = Mover(host, links, shards, source=self._source, is_gone=self._is_life_gone)
        self._lock = asyncio.Lock()
        self._looked = asyncio.Event()
        self._owners: dict[int, Owner | None] = {}
        self._owners_at_ms = 0
        self._seen: tuple[object, ...] = ()
        self._leaving = False
        self.arrivals = Arrivals(host, links, clock, shards=shards, on_opened=self._look_anew)
        self._asked: tuple[Sequence[str | None], Mapping[str, float], Collection[str]] = [], {}, ()
        self._assigned = Target((), ())
        """The target for what was asked last: it is asked for at each look, and changes seldom."""

    # -- life --------------------------------------------------------------------------------------

    async def start(self, background: Background) -> None:
        """Returns when every shard has an owner whose lease stands, this node or another: one that has just died counts
        until its lease ends, since nobody can tell it from one that is slow."""
        background.start("look", self._look_rounds())
        background.start("ownership", self._act_rounds())
        background.start("lease", self._membership.renew_rounds())
        background.start("announcements", self._leases.watch(self._membership.poke))
        while not self.is_whole:
            await self._map.changed(100)
            if self._host.failed.done():
                raise self._host.failed.result()

    @property
    def is_whole(self) -> bool:
        """As far as is known, every shard is served here or by a node that lives."""
        if self._membership.view is None or not self._owners:
            return False
        return all(owner is not None and self._map.address_of(owner) is not None for owner in self._map.by_owner())

    async def _look_rounds(self) -> None:
        while True:
            await self._membership.look()
            self._looked.set()
            await self._membership.until_looked_at()

    async def _act_rounds(self) -> None:
        while True:
            await self._looked.wait()
            self._looked.clear()
            if not self._leaving:
                await self._act(self._membership.view)

    async def _act(self, view: View | None) -> None:
        async with self._lock:
            try:
                await self.arrivals.open_late()
                if view is not None:
                    self._map.living(view.leases, self._membership.is_gone)
                    self._give_up_calls()
                    await self._refresh(view)
                    present = self._present()
                    claimed = await self._claim_orphans(view, present)
                    if await self._repair(view) or claimed:
                        present = self._present()
                    await self._plan(view, present)
                    await self._carry_out(view)
            except Unavailable as error:
                log.info("ownership waits: %s", error)

    async def leave(self, timeout_ms: int) -> None:
        """Give everything to those who stay, for a stop; also what comes meanwhile, and what waits for calls of an
        earlier owner: at most so long."""
        self._leaving = self.arrivals.closed = True
        self._membership.retire()
        loop = asyncio.get_running_loop()
        until_s = loop.time() + timeout_ms / 1_000
        async with self._lock:
            try:
                await self._leases.renew(self._membership.lease, LEASE_TTL_MS)  # from now on nobody gives us anything
                while True:
                    more = await self._give_away(until_s)
                    if not more or loop.time() >= until_s:
                        return
                    await asyncio.sleep(_LEAVE_POLL_MS / 1_000)
            except TocsinError as error:
                log.warning("shards are released, not handed over: %s", error)

    async def _give_away(self, until_s: float) -> bool:
        """What can go now to those who stay; whether there may be more in a moment."""
        view = await self._membership.look()
        if view is None:
            return False
        try:
            await self.arrivals.open_late()
        except Unavailable as error:
            log.info("what came late is not open yet: %s", error)
            return True
        self._map.living(view.leases, self._membership.is_gone)
        self._give_up_calls()
        await self._refresh(view, force=True)
        target = self._target(view, self._present(), leaving=True)
        heirs = sorted({node for node in target.nodes if node is not None and node in view.leases} - {self._node})
        for node in heirs:
            mine = [s for s in self._host.open_shards if target.nodes[self._index(s)] == node]
            mine = [shard for shard in mine if self._host.tenure.may_go(shard)]
            if mine:
                await self._mover.move(mine, view.leases[node], until_s)
        # Waited for also where nobody takes it on: what may come brings the word of its calls, and what is held off
        # here would be held off by nobody.
        held = any(map(self._host.tenure.is_held, self._host.open_shards))
        if held or self.arrivals.are_promised or self._host.keeper.arrived:
            return True
        return bool(heirs) and any(map(self._host.tenure.is_shared, self._host.open_shards))

    async def settled(self, timeout_ms: int) -> None:
        """Until the others have heard of every call that began here and ended since."""
        await self._mover.settled(timeout_ms)

    async def close(self) -> None:
        await self._mover.close()

    # -- what is there -----------------------------------------------------------------------------

    def _index(self, shard: int) -> int:
        return shard - self._host.domain.start

    def _is_life_gone(self, lease: Lease) -> bool:
        return self._membership.is_life_gone(lease.node, lease.life)

    def _gives_up(self, node: str) -> bool:
        """This node's own name is held by this process alone: whoever had it before is gone."""
        return node == self._node or self._membership.is_gone(node)

    def _give_up_calls(self) -> None:
        for source in sorted(self._host.succession.sources()):
            node, _, life = source.partition("/")
            if self._membership.is_life_gone(node, life):
                self._host.succession.gone(source)

    async def _refresh(self, view: View, *, force: bool = False) -> None:
        """PostgreSQL's word, when something changed or it is old."""
        now_ms = self._clock.boot_ms()
        seen = (view.run, view.version, frozenset(view.leases), self._host.incarnation)
        known = seen == self._seen and None not in self._owners.values()
        if known and not force and now_ms - self._owners_at_ms < _OWNERS_EVERY_MS:
            return
        if seen != self._seen:
            self._map.ranges(view.ranges)
        asked_at = self._map.words
        self._owners = await self._host.owners()
        self._owners_at_ms, self._seen = now_ms, seen
        self._map.owned({shard: node_of(owner) for shard, owner in self._owners.items()}, asked_at)

    def _present(self) -> list[str | None]:
        """The node of each shard; None where anybody may take it."""
        present: list[str | None] = []
        served = self._host.open_shards
        there: dict[str | None, str | None] = {None: None}
        for shard in self._host.domain:
            owner = self._owners.get(shard)
            if shard in served:
                present.append(self._node)
            elif owner and owner.node == self._node and (not owner.fenced or self._host.is_own(owner.incarnation)):
                present.append(self._node)  # arrived, or the predecessor's: opened in a moment
            else:
                node = node_of(owner)
                if node not in there:
                    assert node is not None
                    there[node] = None if self._gives_up(node) else node
                present.append(there[node])
        return present

    def _target(self, view: View, present: Sequence[str | None], *, leaving: bool = False) -> Target:
        draining = view.draining | ({self._node} if leaving else set())
        asked = present, _weights(view), draining
        if asked != self._asked:
            self._asked, self._assigned = asked, self._numbered(assign(*asked))
        return self._assigned

    def _numbered(self, target: Target) -> Target:
        """Its moves by the numbers of the shards, which begin where the domain does."""
        start = self._host.domain.start
        moves = (msgspec.structs.replace(move, lo=move.lo + start, hi=move.hi + start) for move in target.moves)
        return msgspec.structs.replace(target, moves=tuple(moves))

    # -- claiming ----------------------------------------------------------------------------------

    async def _claim_orphans(self, view: View, present: Sequence[str | None]) -> bool:
        """Whether there were any: what is present may be otherwise now."""
        mine = self._inherited()
        if None in present:
            start = self._host.domain.start
            mine += [start + index for index in orphans_for(self._node, present, self._target(view, present))]
        if not mine:
            return False
        if not await self._write(view, mine, CLAIMED):
            self._membership.poke()
            return True
        await self._host.tenure.claim(mine, self._gives_up)
        self._look_anew()
        return True

    def _look_anew(self) -> None:
        """Shards were opened: ask PostgreSQL who has what, and tell it the table."""
        self._seen = ()
        self._membership.poke()

    def _inherited(self) -> list[int]:
        """What a process before this one had under the same name: to all others its owner lives, so nobody else takes
        it, whatever the target says. What was given to an earlier incarnation of this process waits for its giver."""
        served = self._host.open_shards
        return sorted(
            shard
            for shard, owner in self._owners.items()
            if shard not in served and owner is not None
            if node_of(owner) == self._node and not self._host.is_own(owner.incarnation)
        )

    async def _write(self, view: View, shards: Sequence[int], state: str) -> bool:
        incarnation = str(self._host.incarnation or "")
        new = [Range(lo, hi, self._node, incarnation, state) for lo, hi in spans(shards)]
        return await self._leases.replace(*put(view.ranges, new))

    # -- the table ---------------------------------------------------------------------------------

    async def _repair(self, view: View) -> bool:
        """What this node serves and the table does not say: whether there was any."""
        mine = self._node, str(self._host.incarnation or ""), SERVING
        right: set[int] = set()
        for entry in view.ranges:
            if (entry.node, entry.incarnation, entry.state) == mine:
                right.update(range(entry.lo, entry.hi + 1))
        wrong = sorted(self._host.open_shards.keys() - right)
        if wrong and not await self._write(view, wrong, SERVING):
            self._membership.poke()
        return bool(wrong)

    # -- plans -------------------------------------------------------------------------------------

    async def _plan(self, view: View, present: Sequence[str | None]) -> None:
        """Whoever leads makes a plan when the shares have been off for long, and takes away one that is stuck."""
        if view.plan is None and not self._membership.watch.plan_due(self._clock.boot_ms()):
            return
        target = self._target(view, present)
        if view.plan is None and not (target.moves and _is_off(present, _weights(view), target)):
            return
        if not await self._leases.lead(self._node, self._membership.lease.life, _LEAD_MS):
            return
        if view.plan is None:
            await self._leases.set_plan(None, Plan(self._draw(), target.moves))
            self._membership.poke()
        elif any(move.source not in view.leases or move.target not in view.leases for move in view.plan.moves):
            await self._leases.set_plan(view.plan, None)

    async def _carry_out(self, view: View) -> None:
        """The next few shards of the plan that go from here; then everything else has a turn. What does not go now is
        left to another plan."""
        plan = view.plan
        if plan is None:
            return
        for move in plan.moves:
            target = view.leases.get(move.target)
            if move.source != self._node or target is None:
                continue
            left = [shard for shard in range(move.lo, move.hi + 1) if shard in self._host.open_shards]
            if left and await self._mover.move(left[:SHARDS_AT_ONCE], target):
                self._looked.set()
                return
        await self._done(plan)

    async def _done(self, plan: Plan) -> None:
        while any(move.source == self._node for move in plan.moves):
            rest = tuple(move for move in plan.moves if move.source != self._node)
            if await self._leases.set_plan(plan, Plan(plan.id, rest) if rest else None):
                self._membership.poke()
                return
            view = await self._leases.look()
            if view.plan is None or view.plan.id != plan.id:
                return
            plan = view.plan

    # -- what an operator sees and wishes ----------------------------------------------------------

    async def shards(self) -> list[ShardState]:
        """Every shard of the domain, by PostgreSQL's word and what Redis says of those that live. Raises
        `Unavailable`."""
        owners = await self._host.owners()
        view = self._membership.view
        table = by_shard(() if view is None else view.ranges, self._host.domain.stop)
        living = None if view is None else view.leases
        asked = ((shard, owners.get(shard)) for shard in self._host.domain)
        return [state_of(n, owner, table[n], living, mine=self._state_here(n, owner)) for n, owner in asked]

    def _state_here(self, shard: int, owner: Owner | None) -> str | None:
        if node_of(owner) != self._node:
            return None
        there = self._host.open_shards.get(shard)
        return CLAIMED if there is None else DRAINING if there.draining else SERVING

    async def rebalance(self, *, dry_run: bool) -> Sequence[Move]:
        """The moves to the target; carried out, and waited for, unless `dry_run`. Raises `Conflict` while a plan runs,
        `Unavailable` while Redis is away, `UnknownOutcome` where it goes away before the end."""
        view = await self._leases.look()
        if view.plan is not None and not dry_run:
            raise Conflict(BUSY)
        moves = await self.preview(view)
        if moves and not dry_run:
            await carry_out(Plan(self._draw(), moves), self._leases, self._membership.poke)
        return moves

    async def preview(self, view: View) -> tuple[Move, ...]:
        """What a plan would move that were made now, with these leases and these nodes draining."""
        async with self._lock:
            await self._refresh(view, force=True)
            return self._target(view, self._present()).moves


def _weights(view: View) -> dict[str, float]:
    return {node: lease.weight for node, lease in view.leases.items()}


def _is_off(present: Sequence[str | None], weights: Mapping[str, float], target: Target) -> bool:
    return None not in target.nodes and not is_balanced(present, weights, target)
