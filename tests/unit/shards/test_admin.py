"""What an operator is told of a cluster: PostgreSQL's word, Redis's as far as there is one, the nodes' own counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any, cast

import pytest

from engine.core.status import Status
from engine.errors import NotFound, Unavailable
from shards.admin import Admin
from shards.many import ManyAdmins
from shards.membership import Membership
from shards.ownership import Ownership
from shards.ports import Lease, Leases, Move, Plan, ShardState, View

pytestmark = pytest.mark.anyio

LEASES = {name: Lease(name, f"life-{name}", "", f"{name}:8081", f"{name}:8080") for name in ("a", "b")}


def view(draining: Sequence[str] = (), plan: Plan | None = None, leases: Mapping[str, Lease] = LEASES) -> View:
    return View("run", leases, (), 1, plan, frozenset(draining))


class Town:
    """Two nodes that live; one more owns the last shard, and is dead."""

    def __init__(self) -> None:
        self.redis: View | None = view()
        self.last = view()
        self.drained: list[tuple[str, bool]] = []
        self.previewed: list[View] = []
        self.moves: tuple[Move, ...] = (Move(0, 0, "a", "b"),)

    @property
    def admin(self) -> Admin:
        membership = SimpleNamespace(view=self.redis, watch=SimpleNamespace(view=self.last), poke=lambda: None)
        return Admin(cast("Ownership", self), cast("Leases", self), cast("Membership", membership), self.status)

    async def status(self) -> Status:
        return cast("Status", SimpleNamespace(shards={0: {"pending": 3}}))

    async def shards(self) -> list[ShardState]:
        return [ShardState(0, "a", 1, "serving"), ShardState(1, "b", 2, "serving"), ShardState(2, "gone", 3, "orphan")]

    async def look(self) -> View:
        if self.redis is None:
            raise Unavailable("redis is away")
        return self.redis

    async def preview(self, seen: View) -> Sequence[Move]:
        self.previewed.append(seen)
        return self.moves

    async def rebalance(self, *, dry_run: bool) -> Sequence[Move]:
        moves = self.moves
        if not dry_run:
            self.moves = ()
        return moves

    async def drain(self, node: str, wanted: bool) -> None:
        self.drained.append((node, wanted))


async def test_who_lives_who_owns_and_who_is_to_be_empty_is_told_of_every_node() -> None:
    town = Town()
    town.redis = town.last = view(draining=["b", "long-gone"], plan=Plan("p", town.moves))
    told = await town.admin.cluster()
    assert [(each.node, each.alive, each.draining) for each in told.nodes] == [
        ("a", True, False),
        ("b", True, True),
        ("gone", False, False),
        ("long-gone", False, True),
    ]
    assert (told.nodes[0].http, told.nodes[2].http) == ("a:8080", "")
    assert told.moves == town.moves
    assert told.counts == {0: {"pending": 3}}


async def test_while_redis_is_away_owners_are_told_and_who_lives_is_not() -> None:
    town = Town()
    town.redis = None
    told = await town.admin.cluster()
    assert [each.owner for each in told.shards] == ["a", "b", "gone"]
    assert {each.alive for each in told.nodes} == {None}
    with pytest.raises(Unavailable, match="redis is away"):
        await town.admin.drain("a", True)
    assert town.drained == []


async def test_a_drain_tells_what_will_move_before_anything_does() -> None:
    town = Town()
    drained = await town.admin.drain("a", True)
    assert (drained.shards, drained.moves, town.drained) == (1, [Move(0, 0, "a", "b")], [("a", True)])
    assert town.previewed[0].draining == {"a"}
    town.moves = (Move(1, 1, "b", "a"), Move(2, 2, "c", "b"))
    back = await town.admin.drain("a", False)
    assert back.moves == [Move(1, 1, "b", "a")], "only what comes back to it"


async def test_a_dead_owner_and_one_that_drains_are_known_and_a_stranger_is_not() -> None:
    town = Town()
    town.redis = view(draining=["long-gone"])
    for node in ("a", "gone", "long-gone"):
        await town.admin.drain(node, False)
    with pytest.raises(NotFound, match="no node c: a, b live"):
        await town.admin.drain("c", True)


async def test_a_rebalancing_is_done_when_nothing_is_left_to_move() -> None:
    town = Town()
    dry: Any = await town.admin.rebalance(dry_run=True)
    assert (dry.done, len(dry.moves)) == (False, 1)
    carried_out = await town.admin.rebalance(dry_run=False)
    assert (carried_out.done, len(carried_out.moves)) == (True, 1)
    assert (await town.admin.rebalance(dry_run=True)).done


async def test_with_several_journals_a_node_is_drained_in_each_that_knows_it() -> None:
    towns = [Town(), Town()]
    towns[0].redis = view(leases={"b": LEASES["b"]})
    admins = ManyAdmins([town.admin for town in towns])
    towns[1].redis = view(draining=["late"])
    drained = await admins.drain("late", False)
    assert (towns[0].drained, towns[1].drained, drained.draining) == ([], [("late", False)], False)
    with pytest.raises(NotFound):
        await admins.drain("c", True)
