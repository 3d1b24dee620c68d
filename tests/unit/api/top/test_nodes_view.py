"""The view of a cluster: fits every terminal, and tells who is dead, who is silent and what is on its way."""

from __future__ import annotations

import msgspec
import pytest

from api.cluster.seen import Cluster, Move, Node, Shard
from api.top.nodes import ClusterFrame, NodeRates, NodeSeen
from api.top.nodes_view import Drawing
from api.top.parts import as_text
from api.top.seen import Lateness, Seen

NAMES = ("node-a", "node-b", "node-c")


def seen(name: str, alarms: tuple[str, ...] = ()) -> NodeSeen:
    status = Seen(
        node=name,
        state="serving",
        now="2026-11-24T06:00:00.000Z",
        audit={},
        lateness={"all": Lateness(1_000, 1, 43.2, 870)},
        alarms=list(alarms),
    )
    return NodeSeen(status, NodeRates(330.0, 1_204.0))


def frame(shards: int = 256, **changes: object) -> ClusterFrame:
    each = -(-shards // 3)
    cluster = Cluster(
        [Shard(number, NAMES[number // each], "serving", 1, 10) for number in range(shards)],
        [Node(name, alive=True) for name in NAMES],
    )
    made = ClusterFrame(
        url="http://h:1", at_ms=1_795_500_000_000, cluster=cluster, nodes={name: seen(name) for name in NAMES}
    )
    return msgspec.structs.replace(made, **changes)


def lines(shown: ClusterFrame, width: int = 80, height: int = 24) -> list[str]:
    return as_text(Drawing().render(shown, width, height), width, height).splitlines()


def with_cluster(**changes: object) -> ClusterFrame:
    cluster = frame().cluster
    assert cluster is not None
    return frame(cluster=msgspec.structs.replace(cluster, **changes))


SIZES = [(80, 24), (60, 24), (40, 12), (20, 6), (132, 40), (80, 10)]
MANY = with_cluster(moves=[Move(first=n, last=n, from_="node-a", to="node-c") for n in range(20)])
CASES = [frame(), frame(4_096), MANY, frame(cluster=None, nodes={}), frame(away_since_ms=5, why="gone " * 40)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shown", CASES)
def test_every_frame_fits_its_terminal(shown: ClusterFrame, size: tuple[int, int]) -> None:
    drawn = lines(shown, *size)
    assert max(map(len, drawn)) <= size[0]
    assert len(drawn) <= size[1]


def test_a_node_has_a_line_with_its_shards_rates_and_lateness() -> None:
    drawn = lines(frame())
    assert drawn[0].startswith("  TOCSIN   256 of 256 shards served  http://h:1")
    assert drawn[0].endswith("06:00:00 UTC")
    assert drawn[3].split() == ["a", "node-a", "alive", "86", "860", "330", "1,204", "1", "43.2", "870"]
    assert any("a" * 64 in line for line in drawn), "and the map is below"


def test_who_is_dead_and_what_stands_still_is_on_the_second_line() -> None:
    nodes = [Node(name, alive=name != "node-b") for name in NAMES]
    shards = frame().cluster.shards  # type: ignore[union-attr]
    orphans = [msgspec.structs.replace(each, state="orphan") if each.owner == "node-b" else each for each in shards]
    drawn = lines(frame(cluster=Cluster(orphans, nodes), nodes={name: seen(name) for name in ("node-a", "node-c")}))
    assert drawn[0].startswith("  TOCSIN   170 of 256 shards served")
    assert drawn[1] == " dead: node-b (86 shards stand still)"
    assert drawn[4].split() == ["b", "node-b", "dead", "86", "860", "-", "-", "-", "-", "-"]


def test_a_node_that_does_not_answer_is_silent_and_why_is_told() -> None:
    drawn = lines(frame(nodes={name: seen(name) for name in NAMES} | {"node-c": NodeSeen(None, why="no answer")}))
    assert drawn[1] == " node-c: no answer"
    assert drawn[5].split()[:3] == ["c", "node-c", "silent"]


def test_an_alarm_of_any_node_is_told_with_its_name() -> None:
    drawn = lines(frame(nodes={"node-a": seen("node-a", alarms=("memory: full",))}))
    assert drawn[1] == " node-a: memory: full"


def test_moves_under_way_are_told_a_few_by_name_and_the_others_summed() -> None:
    moves = [Move(first=0, last=11, from_="node-a", to="node-b"), Move(first=20, last=20, from_="node-c", to="node-b")]
    drawn = lines(with_cluster(moves=moves))
    assert " moves   node-a to node-b: 12 (0-11)" in drawn
    assert "         node-c to node-b: 1 (20)" in drawn
    assert "         17 more, of 17 shards" in lines(MANY)


def test_a_cluster_that_went_away_is_shown_as_it_was() -> None:
    drawn = lines(frame(away_since_ms=1_795_500_000_000 - 5_000, why="nothing listens"))
    assert drawn[1] == " away since 05:59:55 UTC: nothing listens"
    assert drawn[3].split()[:2] == ["a", "node-a"]
