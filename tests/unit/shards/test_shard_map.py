"""What a node knows of where the others are."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import msgspec

from shards.shard_map import ShardMap
from tests.leases import lease

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
    shards.owned({1: "a", 2: "b"})
    assert [shards.is_coming(shard) for shard in range(4)] == [False, True, False, False]
    assert shards.owner_of(1) is None
    there[1] = SimpleNamespace(draining=False)
    assert (shards.is_coming(1), shards.is_local(1), shards.is_leaving(1)) == (False, True, False)
    there[1].draining = True
    assert (shards.is_coming(1), shards.is_local(1), shards.is_leaving(1)) == (False, False, True)
