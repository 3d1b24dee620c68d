"""What a node knows of where the others are."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import msgspec

from shards.shard_map import ShardMap
from tests.leases import entry, lease

NODES = {"a": lease("a"), "b": lease("b")}


def test_a_node_that_an_emptied_redis_does_not_name_is_where_it_was_until_it_counts_as_gone() -> None:
    shards = ShardMap("a", range(4), dict)
    shards.living(NODES, lambda node: False)
    shards.living({}, lambda node: False)
    assert shards.address_of("b") == NODES["b"].grpc
    shards.living({"a": NODES["a"]}, lambda node: node == "b")
    assert shards.address_of("b") is None
    assert shards.nodes() == ["a"]


def test_a_node_that_comes_back_elsewhere_is_reached_there() -> None:
    shards = ShardMap("a", range(4), dict)
    shards.living(NODES, lambda node: False)
    elsewhere = msgspec.structs.replace(NODES["b"], life="b.2", grpc="b:9")
    shards.living({"b": elsewhere}, lambda node: False)
    assert shards.address_of("b") == "b:9"


def test_a_shard_comes_from_the_journal_s_word_until_it_is_open_and_leaves_while_it_drains() -> None:
    there: dict[int, Any] = {}
    shards = ShardMap("a", range(4), lambda: there)
    shards.owned({1: "a", 2: "b"}, 0)
    assert [shards.is_coming(shard) for shard in range(4)] == [False, True, False, False]
    assert shards.owner_of(1) is None
    there[1] = SimpleNamespace(draining=False)
    assert (shards.is_coming(1), shards.is_local(1), shards.is_leaving(1)) == (False, True, False)
    there[1].draining = True
    assert (shards.is_coming(1), shards.is_local(1), shards.is_leaving(1)) == (False, False, True)


def test_a_word_of_a_move_is_not_forgotten_for_an_answer_of_the_journal_that_was_asked_for_before() -> None:
    shards = ShardMap("a", range(4), dict)
    shards.owned({1: "b", 2: "b"}, shards.words)
    asked_at = shards.words
    shards.moved([1], "c")
    shards.owned({1: "b", 2: "c"}, asked_at)
    assert [shards.owner_of(shard) for shard in (1, 2)] == ["c", "c"]
    shards.owned({1: "b"}, shards.words)
    assert shards.owner_of(1) == "b", "what is asked later is the truth"


def test_the_range_table_counts_where_nothing_better_is_known() -> None:
    shards = ShardMap("a", range(4), dict)
    shards.living(NODES, lambda node: False)
    shards.owned({0: "b", 1: "gone", 2: None}, shards.words)
    shards.ranges([entry(0, 2, "a"), entry(3, 3, "b", state="claimed")])
    assert [shards.owner_of(shard) for shard in range(4)] == ["b", None, None, None]
    assert [shards.is_coming(shard) for shard in range(4)] == [False, True, True, False]
