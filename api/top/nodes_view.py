"""The view of `tocsin top --cluster`: from a frame and the size of the terminal to something rich can draw. No clock.

Made for 80 by 24; in a narrower one columns go, in a lower one the map goes first.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.cluster.picture import Letters, map_lines, state_of
from api.cluster.seen import Cluster, Node, spans
from api.instant import format_ms
from api.top.nodes import ClusterFrame, NodeSeen
from api.top.parts import BAD, BUSY, DIM, GOOD, compact, line, lit, ms, rule, small
from api.top.seen import Lateness

MARGIN = 1
ALL_COLUMNS_CELLS = 70
"""What the table needs; in less, of the lateness only p99 is shown."""
NAME_CELLS_MAX = 24
MOVES_SHOWN = 4
MAP_LINES_MIN = 3
_STYLES = {"alive": GOOD, "draining": BUSY, "drained": DIM, "dead": BAD, "silent": BAD}


class Drawing:
    """Nodes keep their letters from frame to frame."""

    def __init__(self) -> None:
        self._letters = Letters()

    def render(self, frame: ClusterFrame, width: int, height: int) -> RenderableType:
        """At most `height` lines."""
        inner = max(width - 2 * MARGIN, 1)
        parts: list[RenderableType] = [_heading(frame, inner), _alarm(frame, inner)]
        cluster = frame.cluster
        if cluster is None:
            return Padding(Group(*parts[:height]), (0, MARGIN))
        self._letters.know([each.node for each in cluster.nodes])
        table = self._table(cluster, frame, inner, max(height - len(parts) - 2, 1))
        parts += [table]
        room = height - len(parts) - table.row_count
        moves = _moves(cluster, inner)[: max(room - 1, 0)]
        if moves:
            parts += [Text(), *moves]
        room -= len(moves) + 1
        drawn = map_lines(cluster, self._letters, inner)
        if room >= min(len(drawn), MAP_LINES_MIN) + 2:
            shown = [Text.from_ansi(each, no_wrap=True) for each in drawn[: room - 2]]
            parts += [Text(), rule("shards", f"{len(cluster.shards):,} in all"), *shown]
        return Padding(Group(*parts), (0, MARGIN))

    def _table(self, cluster: Cluster, frame: ClusterFrame, width: int, rows_max: int) -> Table:
        whole = width >= ALL_COLUMNS_CELLS
        late_by = ("p50", "p99", "max") if whole else ("p99",)
        table = small("nodes", "state", "shards", "pending", "in/s", "fired/s", *(f"{name} ms" for name in late_by))
        for node in _listed(cluster)[:rows_max]:
            told = frame.nodes.get(node.node, NodeSeen(None))
            owned = len(cluster.owned(node.node))
            state = state_of(node, owned)
            if told.why and state != "dead":
                state = "silent"
            table.add_row(
                _name(self._letters.of(node.node), node.node, whole),
                Text(state, style=_STYLES.get(state, "")),
                lit(owned),
                _pending(cluster, node.node),
                *_rates(told),
                *_late(told, late_by),
            )
        return table


def _listed(cluster: Cluster) -> list[Node]:
    nodes = {node.node: node for node in cluster.nodes}
    for shard in cluster.shards:
        if shard.owner is not None:
            nodes.setdefault(shard.owner, Node(shard.owner))
    return [nodes[name] for name in sorted(nodes)]


def _name(letter: str, name: str, whole: bool) -> Text:
    told = Text.assemble((letter, "bold"), " ", name)
    told.truncate(NAME_CELLS_MAX if whole else NAME_CELLS_MAX // 2, overflow="ellipsis")
    return told


def _pending(cluster: Cluster, node: str) -> Text:
    """`?`: of some of its shards nobody told."""
    owned = [shard for shard in cluster.shards if shard.owner == node]
    known = [shard.pending for shard in owned if shard.pending is not None]
    return Text(compact(sum(known)) + ("" if len(known) == len(owned) else "?"))


def _rates(told: NodeSeen) -> tuple[Text, Text]:
    rates = told.rates
    return _rate(None if rates is None else rates.accepted), _rate(None if rates is None else rates.fired)


def _rate(value: float | None) -> Text:
    return Text("-", style=DIM) if value is None else lit(value)


def _late(told: NodeSeen, late_by: Sequence[str]) -> list[Text]:
    if told.seen is None:
        return [Text("-", style=DIM) for _ in late_by]
    recent: Lateness = told.seen.recent
    return [ms(getattr(recent, f"{which}_ms")) for which in late_by]


# -- around the table -----------------------------------------------------------------------------


def _heading(frame: ClusterFrame, width: int) -> RenderableType:
    clock = f"{format_ms(frame.at_ms)[11:19]} UTC"
    told: list[tuple[str, str]] = []
    if frame.cluster is not None:
        shards = frame.cluster.shards
        served = sum(shard.state in ("serving", "draining") for shard in shards)
        style = GOOD if served == len(shards) else BAD
        told = [(f"{served:,} of {len(shards):,} shards served  ", style)]
    head = line((" TOCSIN ", "bold black on cyan"), "  ", *told, (frame.url, "bold"), width=max(width - 14, 1))
    return Text.assemble(head, " " * max(width - head.cell_len - len(clock), 1), (clock, DIM), no_wrap=True)


def _alarm(frame: ClusterFrame, width: int) -> RenderableType:
    """One line: what most needs to be seen."""
    if frame.away_since_ms is not None:
        since = format_ms(frame.away_since_ms)[11:19]
        return line((f"away since {since} UTC: {frame.why}", BAD), width=width)
    if frame.cluster is None:
        return Text()
    told = [f"{name}: {each.why}" for name, each in sorted(frame.nodes.items()) if each.why]
    dead = [node.node for node in frame.cluster.nodes if node.alive is False]
    if dead:
        still = sum(len(frame.cluster.owned(name)) for name in dead)
        told.insert(0, f"dead: {', '.join(dead)}" + (f" ({still:,} shards stand still)" if still else ""))
    free = sum(shard.owner is None for shard in frame.cluster.shards)
    if free:
        told.insert(0, f"{free:,} shards are nobody's")
    told += [
        f"{name}: {alarm}" for name, each in sorted(frame.nodes.items()) if each.seen for alarm in each.seen.alarms
    ]
    return line((", ".join(told), BAD), width=width)


def _moves(cluster: Cluster, width: int) -> list[Text]:
    """Under way by the plan."""
    told = [
        f"{move.from_} to {move.to}: {move.count:,} ({spans(range(move.first, move.last + 1))})"
        for move in cluster.moves
    ]
    if len(told) > MOVES_SHOWN:
        left = cluster.moves[MOVES_SHOWN - 1 :]
        told = [*told[: MOVES_SHOWN - 1], f"{len(left)} more, of {sum(move.count for move in left):,} shards"]
    heads = ["moves", *[""] * len(told)]
    return [line((f"{head:<8}", DIM), (each, BUSY), width=width) for head, each in zip(heads, told, strict=False)]
