"""What `make cluster` tells: the story of the shards, the account of the jobs, a view that fits the terminal."""

from __future__ import annotations

import click

from api.cluster.picture import Letters
from api.cluster.seen import Cluster, Move, Node, Shard
from api.shell.table import width_of
from bench.cluster import view
from bench.cluster.account import Witness
from bench.cluster.story import Story
from bench.replay.account import Percentiles
from bench.targets.ledger import Entry


def seen(owners: str, *, alive: str = "ab", moves: bool = False) -> Cluster:
    shards = [
        Shard(n, None if o == "-" else o, "serving" if o in alive else "orphan", 1, 1) for n, o in enumerate(owners)
    ]
    nodes = [Node(each, each in alive) for each in sorted(set(owners) - {"-"} | set(alive))]
    return Cluster(shards, nodes, [Move(first=0, last=0, from_="a", to="b")] if moves else [])


def test_a_takeover_is_told_from_the_death_to_the_whole() -> None:
    story = Story(2)
    assert story.look(seen("aabb"), 10) == ["every node has its share of 4 shards"]
    assert story.died("b", "was killed by SIGKILL", 20) == ["b was killed by SIGKILL: 2 shards stand still"]
    assert story.look(seen("aabb"), 21) == [], "its lease stands, but nobody serves: that is not whole"
    assert story.look(seen("aabb", alive="a"), 25) == []
    assert story.look(seen("aaaa", alive="a"), 25.6) == [
        "a took over 2 shards (2-3) of b",
        "whole again after 5.6 s: every shard is served",
    ]
    assert story.look(seen("aaaa", alive="a"), 27) == ["every node has its share of 4 shards"]
    assert story.look(seen("aaaa", alive="a"), 28) == []


def test_planned_moves_are_told_as_handed_over_and_the_share_only_once_all_have_come() -> None:
    story = Story(2)
    story.look(seen("aaaa", moves=True), 1)
    assert story.look(seen("aaab", moves=True), 2) == ["a handed 1 shard (3) to b"]
    assert story.look(seen("aaab", moves=True), 9) == [], "more is on its way"
    assert story.look(seen("aabb"), 10) == ["a handed 1 shard (2) to b"]
    assert story.look(seen("aabb"), 11.5) == ["every node has its share of 4 shards"]


def entry(job_id: str, *, fire: str = "f", received_ms: int = 105, repeat: bool = False, outcome: str = "OK") -> Entry:
    return Entry(
        method="m",
        job_id=job_id,
        fire_id=f"{job_id}.{fire}",
        attempt=1,
        epoch=1,
        shard=0,
        due_at_ms=100,
        received_ms=received_ms,
        lateness_ms=received_ms - 100,
        outcome=outcome,
        repeat=repeat,
    )


def test_every_acknowledged_job_is_accounted_for_lost_repeated_twice_or_early() -> None:
    acknowledged = dict.fromkeys(("ok", "again", "twice", "early", "failed", "lost"), 100)
    witness = Witness(acknowledged)
    witness.look([entry("ok"), entry("again"), entry("again", repeat=True), entry("early", received_ms=99)])
    witness.look([entry("twice"), entry("twice", fire="g"), entry("failed", outcome="UNAVAILABLE"), entry("stranger")])
    account = witness.account()
    assert account.missing == ("failed", "lost")
    assert (account.done, account.repeated, account.twice, account.early) == (4, 1, 1, 1)
    assert not account.ok
    assert "6 acknowledged, 4 in the ledger: 2 lost, 1 repeated under the same fire id" in account.headline


def test_a_call_that_comes_before_its_acknowledgement_is_not_missing() -> None:
    acknowledged: dict[str, int] = {}
    witness = Witness(acknowledged)
    witness.look([entry("quick")])
    acknowledged["quick"] = 100
    witness.look([])
    assert witness.account().ok
    assert witness.done == 1


def test_a_repeat_under_the_same_fire_id_is_kept_and_harms_no_promise() -> None:
    witness = Witness({"a": 100})
    witness.look([entry("a"), entry("a", repeat=True)])
    assert (witness.account().ok, witness.repeated) == (True, 1)


def test_the_view_fits_the_terminal_and_shows_what_a_dead_node_had_as_nobodys() -> None:
    runners = [view.Runner("a", 12_345, "127.0.0.1:40000", ""), view.Runner("b", 12_346, "127.0.0.1:40001", "killed")]
    figures = view.Figures(1_000, 900, 0, 0, Percentiles(1, 5, 9))
    events = [f"12:00:{n:02}  something happened" for n in range(60)]
    for size in ((80, 24), (60, 16), (200, 50)):
        lines = view.lines(seen("aabb"), runners, figures, events, Letters(), size, "heading " * 30)
        assert len(lines) < size[1]
        assert all(width_of(click.unstyle(line)) <= size[0] for line in lines)
    shown = [click.unstyle(line) for line in lines]
    assert "0  aa--" in shown
    assert any("kill -9 12345" in line for line in shown)
    assert not any("kill -9 12346" in line for line in shown)
    assert shown[-1] == events[-1]
