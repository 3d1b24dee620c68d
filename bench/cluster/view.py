"""The live view of a cluster: from values to lines of a terminal, or to one plain line. No state but the letters."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import click
import msgspec

from api.cluster.picture import Letters, map_lines, state_of
from api.cluster.seen import Cluster, Node
from api.shell.table import Columns, cut
from bench.replay.account import Percentiles

_HEADS = ("", "node", "shards", "pending", "state", "http", "to kill it")


class Runner(msgspec.Struct, frozen=True):
    """One node as a process."""

    node: str
    pid: int
    http: str
    ended: str
    """How; empty while it runs."""


class Figures(msgspec.Struct, frozen=True):
    acknowledged: int
    done: int
    repeated: int
    early: int
    late: Percentiles


def lines(
    cluster: Cluster,
    runners: Sequence[Runner],
    figures: Figures,
    events: Sequence[str],
    letters: Letters,
    size: tuple[int, int],
    heading: str,
) -> list[str]:
    """At most as many as the terminal is high; the newest events last."""
    width, height = size
    cluster = without(cluster, {each.node for each in runners if each.ended})
    letters.know(each.node for each in runners)
    head = click.style(" TOCSIN ", fg="black", bg="cyan", bold=True) + f"  {cut(heading, max(width - 10, 1))}"
    drawn = [head, "", *map_lines(cluster, letters, width), "", *_table(cluster, runners, letters, width), ""]
    drawn += [cut(each, width) for each in _figures(figures)] + [""]
    room = max(height - len(drawn) - 1, 0)
    shown = [cut(each, width) for each in events[-room:]] if room else []
    return (drawn + shown)[: max(height - 1, 1)]


def without(cluster: Cluster, dead: Collection[str]) -> Cluster:
    """What a node had that is known to be dead is served by nobody, though its lease may stand for some seconds yet."""
    shards = [msgspec.structs.replace(each, state="orphan") if each.owner in dead else each for each in cluster.shards]
    return msgspec.structs.replace(cluster, shards=shards)


def _table(cluster: Cluster, runners: Sequence[Runner], letters: Letters, width: int) -> list[str]:
    nodes = {each.node: each for each in cluster.nodes}
    rows = [_row(cluster, each, nodes.get(each.node, Node(each.node)), letters) for each in runners]
    return Columns(_HEADS, width=width, left_out=[5, 3]).lines(rows)


def _row(cluster: Cluster, runner: Runner, node: Node, letters: Letters) -> list[str]:
    owned = [shard for shard in cluster.shards if shard.owner == runner.node]
    pending = sum(shard.pending or 0 for shard in owned)
    state = "dead" if runner.ended else state_of(node, len(owned))
    kill = "" if runner.ended else f"kill -9 {runner.pid}"
    return [letters.of(runner.node), runner.node, f"{len(owned):,}", f"{pending:,}", state, runner.http, kill]


def _figures(figures: Figures) -> list[str]:
    late = figures.late
    counts = f"{figures.acknowledged:,} acknowledged, {figures.done:,} fired"
    return [
        f"{counts}, {figures.repeated:,} repeated, {figures.early:,} early",
        f"late by p50 {late.p50_ms:,.0f}, p99 {late.p99_ms:,.0f}, max {late.max_ms:,.0f} ms",
    ]


def plain(cluster: Cluster, figures: Figures) -> str:
    """One line, for where there is no terminal."""
    owned: Mapping[str, int] = {each.node: len(cluster.owned(each.node)) for each in cluster.nodes}
    shares = ", ".join(f"{node} {count}" for node, count in owned.items())
    return f"{shares} | " + "; ".join(_figures(figures))
