"""The target: balanced by weight, contiguous, the same at every node, and never dearer than it must be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shards.core.assignment import PERMUTED_MAX, Target, assign, is_balanced, orphans_for
from shards.ports import Move

NAMES = [f"n{number}" for number in range(9)]
nodes = st.lists(st.sampled_from(NAMES), unique=True, min_size=1, max_size=8)
weights = st.sampled_from([0.5, 1.0, 1.0, 1.0, 2.0, 3.0])


@st.composite
def towns(draw: st.DrawFn) -> tuple[list[str | None], dict[str, float]]:
    """Owners in a few runs, as they come about, some dead, some shards of nobody; and who lives."""
    living = {node: draw(weights) for node in draw(nodes)}
    owners: list[str | None] = []
    for owner in draw(st.lists(st.sampled_from([*NAMES, None]), min_size=1, max_size=9)):
        owners += [owner] * draw(st.integers(1, 12))
    return owners, living


def runs(layout: tuple[str | None, ...]) -> list[str | None]:
    return [node for at, node in enumerate(layout) if at == 0 or layout[at - 1] != node]


def kept(owners: list[str | None], layout: Sequence[str | None]) -> int:
    return sum(owner == node for owner, node in zip(owners, layout, strict=True))


def moved(owners: list[str | None], target: Target) -> list[str | None]:
    """After the moves were carried out and the orphans claimed."""
    after = list(owners)
    for move in target.moves:
        for shard in range(move.lo, move.hi + 1):
            assert after[shard] == move.source
            after[shard] = move.target
    return [node if owner is None else owner for owner, node in zip(after, target.nodes, strict=True)]


def laid_out(order: Sequence[str], target: Target) -> list[str]:
    return [node for node in order for _ in range(target.share(node))]


@given(towns())
def test_every_node_gets_one_range_of_its_share_by_weight(town: tuple[list[str | None], dict[str, float]]) -> None:
    owners, living = town
    target = assign(owners, living)
    assert len(target.nodes) == len(owners)
    assert len(runs(target.nodes)) == len(set(target.nodes))
    for node, weight in living.items():
        exact = len(owners) * weight / sum(living.values())
        assert abs(target.share(node) - exact) < 1, f"{node}: {target.share(node)} of {exact}"


@given(towns())
def test_no_order_of_the_nodes_keeps_more_shards_where_they_are(
    town: tuple[list[str | None], dict[str, float]],
) -> None:
    owners, living = town
    target = assign(owners, living)
    names = sorted(living)
    assert kept(owners, target.nodes) >= kept(owners, laid_out(names, target))
    if len(names) <= 5:
        assert kept(owners, target.nodes) == max(kept(owners, laid_out(order, target)) for order in permutations(names))


@given(towns(), st.randoms())
def test_every_node_computes_the_same(town: tuple[list[str | None], dict[str, float]], random: object) -> None:
    owners, living = town
    shuffled = list(living.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert assign(owners, dict(shuffled)) == assign(owners, living)


@given(towns())
def test_a_target_that_was_carried_out_moves_nothing(town: tuple[list[str | None], dict[str, float]]) -> None:
    owners, living = town
    alive = [owner if owner in living else None for owner in owners]
    after = moved(alive, assign(alive, living))
    again = assign(after, living)
    assert again.moves == ()
    assert list(again.nodes) == after
    assert is_balanced(after, living, again)


@given(towns())
def test_only_living_owners_are_asked_to_move_and_orphans_are_claimed_by_one(
    town: tuple[list[str | None], dict[str, float]],
) -> None:
    owners, living = town
    target = assign(owners, living)
    assert all(move.source in living and move.target in living for move in target.moves)
    claimed = [shard for node in living for shard in orphans_for(node, owners, target)]
    assert sorted(claimed) == [shard for shard, owner in enumerate(owners) if owner is None]


@given(towns(), st.data())
def test_a_node_that_drains_gets_nothing_while_another_lives(
    town: tuple[list[str | None], dict[str, float]], data: st.DataObject
) -> None:
    owners, living = town
    draining = data.draw(st.sets(st.sampled_from(sorted(living))))
    target = assign(owners, living, draining)
    if draining < set(living):
        assert not set(target.nodes) & draining
    else:
        assert target.moves == ()
        orphans = [len(orphans_for(node, owners, target)) for node in living]
        assert sum(orphans) == owners.count(None)
        assert max(orphans) - min(orphans) <= 1


@pytest.mark.parametrize(("nodes_before", "moves_max"), [(1, 128), (2, 86), (3, 86), (5, 90), (8, 93)])
def test_a_join_moves_a_share_and_at_most_a_quarter_more(nodes_before: int, moves_max: int) -> None:
    names = [f"n{number}" for number in range(nodes_before)]
    first = assign([None] * 256, dict.fromkeys(names, 1.0))
    joined = assign(first.nodes, dict.fromkeys([*names, "new"], 1.0))
    assert sum(move.hi - move.lo + 1 for move in joined.moves) <= moves_max


def test_what_a_dead_node_leaves_goes_to_its_neighbours_and_nobody_living_moves() -> None:
    owners: list[str | None] = ["a"] * 4 + [None] * 4 + ["c"] * 4
    target = assign(owners, {"a": 1.0, "c": 1.0})
    assert target.moves == ()
    assert orphans_for("a", owners, target) == [4, 5]
    assert orphans_for("c", owners, target) == [6, 7]


def test_what_a_dead_node_at_an_end_leaves_goes_to_its_only_neighbour_who_gives_as_much_on() -> None:
    owners: list[str | None] = ["a"] * 4 + ["c"] * 4 + [None] * 4
    target = assign(owners, {"a": 1.0, "c": 1.0})
    assert orphans_for("a", owners, target) == []
    assert orphans_for("c", owners, target) == [8, 9, 10, 11]
    assert target.moves == (Move(4, 5, "c", "a"),)


def test_an_owner_of_whom_nothing_is_known_keeps_its_shards_for_now() -> None:
    owners = ["a"] * 4 + ["gone?"] * 4
    target = assign(owners, {"a": 1.0, "b": 1.0})
    assert target.moves == ()
    assert orphans_for("b", owners, target) == []


def test_without_anybody_alive_nothing_is_given_out() -> None:
    assert assign(["a", None], {}) == Target((None, None), ())


def test_more_nodes_than_can_be_permuted_are_kept_in_their_order() -> None:
    names = [f"n{number}" for number in range(PERMUTED_MAX + 3)]
    order = names[::-1]
    owners: list[str | None] = [node for node in order for _ in range(10)]
    weights = dict.fromkeys(names, 1.0)
    assert assign(owners, weights).moves == ()
    left = {node: 1.0 for node in names if node != order[4]}
    target = assign([None if owner == order[4] else owner for owner in owners], left)
    assert runs(target.nodes) == [node for node in order if node != order[4]]


@pytest.mark.parametrize(
    ("held_by_a", "draining", "balanced"), [(5, (), True), (6, (), False), (8, ("b",), True), (7, ("b",), False)]
)
def test_a_small_difference_is_no_reason_to_move_but_a_drained_nodes_last_shard_is(
    held_by_a: int, draining: tuple[str, ...], balanced: bool
) -> None:
    owners: list[str | None] = [*["a"] * held_by_a, *["b"] * (8 - held_by_a)]
    weights = {"a": 1.0, "b": 1.0}
    assert is_balanced(owners, weights, assign(owners, weights, draining)) is balanced
