"""The picture of the shard map: every shard in it, in the letter of its owner, on any terminal."""

from __future__ import annotations

import click
import pytest

from api.cluster.picture import Letters, map_lines, picture
from api.cluster.seen import Cluster, Node, Shard, spans
from api.shell.table import width_of


def cluster(owners: str, *, nodes: str = "", states: dict[int, str] | None = None) -> Cluster:
    """A letter a shard; `-` for nobody's."""
    found = states or {}
    shards = [
        Shard(n, None if o == "-" else f"node-{o}", found.get(n, "orphan" if o == "-" else "serving"), 1, 10)
        for n, o in enumerate(owners)
    ]
    names = sorted(set(owners) - {"-"} | set(nodes))
    return Cluster(shards, [Node(f"node-{o}", True) for o in names])


def drawn(seen: Cluster, width: int = 80) -> list[str]:
    return [click.unstyle(line) for line in picture(seen, Letters(), width)]


def test_a_cell_is_a_shard_in_the_letter_of_its_owner() -> None:
    lines = drawn(cluster("x" * 86 + "y" * 85 + "z" * 85))
    assert lines[:4] == [
        "  0  " + "a" * 64,
        " 64  " + "a" * 22 + "b" * 42,
        "128  " + "b" * 43 + "c" * 21,
        "192  " + "c" * 64,
    ]
    assert lines[4] == "a cell is a shard"
    assert lines[6:] == [
        "   node    shards  pending  state  which",
        "a  node-x  86      860      alive  0-85",
        "b  node-y  85      850      alive  86-170",
        "c  node-z  85      850      alive  171-255",
    ]


def test_what_moves_is_a_capital_and_what_is_nobodys_a_dash_and_both_are_explained() -> None:
    lines = drawn(cluster("xx--yy", states={1: "draining", 4: "claimed"}))
    assert lines[0] == "0  aA--Bb"
    assert lines[1] == "a cell is a shard; a capital: on its way; - nobody who lives has it"
    assert lines[-1] == "-  (nobody)  2       20              2-3"


def test_shards_of_a_dead_node_are_shown_as_nobodys_and_the_node_as_dead() -> None:
    seen = cluster("xxy", states={2: "orphan"})
    seen = Cluster(seen.shards, [Node("node-x", True), Node("node-y", False)])
    lines = drawn(seen)
    assert lines[0] == "0  aa-"
    assert "dead" in lines[-1]


def test_of_many_shards_a_cell_holds_several_and_the_worst_of_them_shows() -> None:
    owners = "x" * 2_047 + "-" + "y" * 2_048
    lines = [click.unstyle(line) for line in map_lines(cluster(owners), Letters(), 80)]
    assert len(lines) == 9
    assert lines[3] == "1536  " + "a" * 63 + "-"
    assert lines[4] == "2048  " + "b" * 64
    assert "a cell is 8 shards" in lines[-1]
    mixed = map_lines(cluster("x" * 1_000 + "y" * 24), Letters(), 80)
    assert "+" not in click.unstyle("".join(mixed[:-1]))
    odd = [click.unstyle(line) for line in map_lines(cluster("x" * 1_001 + "y" * 23), Letters(), 80)]
    assert odd[7].count("+") == 1


@pytest.mark.parametrize("width", [20, 40, 79, 80, 81, 200])
def test_no_line_of_the_map_is_wider_than_the_terminal(width: int) -> None:
    for shards in (1, 7, 64, 256, 4_096):
        for line in map_lines(cluster("x" * shards), Letters(), width)[:-1]:
            assert width_of(click.unstyle(line)) <= width


def test_a_node_keeps_its_letter_when_another_is_gone() -> None:
    letters = Letters()
    picture(cluster("xyz"), letters, 80)
    assert click.unstyle(picture(cluster("xzz"), letters, 80)[0]) == "0  acc"


def test_a_node_without_shards_is_told_too() -> None:
    assert drawn(cluster("xx", nodes="y"))[-1] == "b  node-y  0       0        alive"


def test_a_node_that_drains_is_said_to_and_to_be_drained_once_it_is_empty() -> None:
    shards = cluster("xxyy").shards
    nodes = [Node("node-x", True, draining=True), Node("node-y", True), Node("node-z", True, draining=True)]
    told = drawn(Cluster(shards, nodes))
    assert "draining" in told[-3]
    assert "drained" in told[-1]


def test_numbers_are_told_as_spans() -> None:
    assert spans([5, 1, 2, 3, 9, 8]) == "1-3, 5, 8-9"
    assert spans([]) == ""
