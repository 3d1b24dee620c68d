"""What a node knows of where the others are."""

from __future__ import annotations

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
