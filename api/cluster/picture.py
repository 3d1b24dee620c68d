"""A picture of the shard map: a cell a shard, or a few, lettered by owner; and a table of the nodes. Pure.

Lines of text, coloured for a terminal; whoever writes them takes the colours away where there is none.

    aaaa  served by the node of that letter        AAAA  on its way to or from it
    ----  nobody's                                 ++++  a cell that holds shards of several nodes
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import ascii_lowercase

import click

from api.cluster.seen import Cluster, Node, Shard, spans
from api.shell.table import Columns
from api.shell.words import clean

NOBODY, MIXED, BEYOND = "-", "+", "*"
ROWS_MAX = 8
"""A map of more shards has several of them in a cell."""
ROW_CELLS = 64
_COLOURS = ("cyan", "green", "yellow", "magenta", "blue", "bright_cyan", "bright_green", "bright_magenta")
_HEADS = ("", "node", "shards", "pending", "state", "which")
_PENDING, _WHICH = 3, 5


class Letters:
    """Each node keeps its letter for as long as it is watched; beyond 26 they share one."""

    def __init__(self) -> None:
        self._of: dict[str, str] = {}

    def of(self, node: str | None) -> str:
        if node is None:
            return NOBODY
        if node not in self._of:
            taken = len(self._of)
            self._of[node] = ascii_lowercase[taken] if taken < len(ascii_lowercase) else BEYOND
        return self._of[node]

    def know(self, nodes: Iterable[str]) -> None:
        for node in sorted(nodes):
            self.of(node)


def picture(cluster: Cluster, letters: Letters, width: int | None) -> list[str]:
    """The map, what its cells mean, and the table. `width`: of the terminal; None: as wide as it comes."""
    letters.know([each.node for each in cluster.nodes] + [each.owner for each in cluster.shards if each.owner])
    return [*map_lines(cluster, letters, width), "", *table_lines(cluster, letters, width)]


# -- the map --------------------------------------------------------------------------------------


def map_lines(cluster: Cluster, letters: Letters, width: int | None) -> list[str]:
    shards = cluster.shards
    label = len(str(len(shards)))
    room = max((width or 80) - label - 2, 1)
    cells = next((size for size in (ROW_CELLS, 32, 16, 8, 4, 2) if size <= room), 1)
    each = 1
    while len(shards) > each * cells * ROWS_MAX:
        each *= 2
    drawn = [_cell(shards[at : at + each], letters) for at in range(0, len(shards), each)]
    lines = [
        click.style(f"{at * each:>{label}}", dim=True) + "  " + _painted(drawn[at : at + cells])
        for at in range(0, len(drawn), cells)
    ]
    return [*lines, _meaning(drawn, each)]


def _cell(shards: Sequence[Shard], letters: Letters) -> str:
    """What most needs to be seen of its shards."""
    told = {_letter(shard, letters) for shard in shards}
    if NOBODY in told:
        return NOBODY
    if len({each.lower() for each in told}) > 1:
        return MIXED
    return min(told)  # a capital, where there is one


def _letter(shard: Shard, letters: Letters) -> str:
    if shard.state == "orphan":
        return NOBODY
    letter = letters.of(shard.owner)
    return letter if shard.state == "serving" else letter.upper()


def _painted(cells: Sequence[str]) -> str:
    """Runs of one letter in one colour."""
    parts, run = [], ""
    for cell in (*cells, ""):
        if run and cell != run[0]:
            parts.append(_paint(run))
            run = ""
        run += cell
    return "".join(parts)


def _paint(run: str) -> str:
    letter = run[0]
    if letter == NOBODY:
        return click.style(run, fg="red", bold=True)
    if letter in (MIXED, BEYOND):
        return click.style(run, fg="white")
    colour = _COLOURS[(ord(letter.lower()) - ord("a")) % len(_COLOURS)]
    return click.style(run, fg=colour, bold=letter.isupper())


def _meaning(drawn: Sequence[str], each: int) -> str:
    """Of what is in the map, and no more."""
    told = [f"a cell is {each} shards" if each > 1 else "a cell is a shard"]
    if any(cell.isupper() for cell in drawn):
        told.append("a capital: on its way")
    if NOBODY in drawn:
        told.append(f"{NOBODY} nobody who lives has it")
    if MIXED in drawn:
        told.append(f"{MIXED} of several nodes")
    return click.style("; ".join(told), dim=True)


# -- the table ------------------------------------------------------------------------------------


def table_lines(cluster: Cluster, letters: Letters, width: int | None) -> list[str]:
    """A line a node, and one for what is nobody's."""
    nodes = {each.node: each for each in cluster.nodes}
    for shard in cluster.shards:
        if shard.owner is not None:
            nodes.setdefault(shard.owner, Node(shard.owner))
    rows = [_row(letters.of(name), name, cluster, nodes[name]) for name in sorted(nodes)]
    free = [shard for shard in cluster.shards if shard.owner is None]
    if free:
        rows.append([NOBODY, "(nobody)", f"{len(free):,}", _pending(free), "", _which(free)])
    table = Columns(_HEADS, gives_way=[_WHICH], width=width, left_out=[_WHICH, _PENDING])
    return table.lines(rows)


def _row(letter: str, name: str, cluster: Cluster, node: Node) -> list[str]:
    owned = [shard for shard in cluster.shards if shard.owner == name]
    return [
        letter,
        clean(name),
        f"{len(owned):,}",
        _pending(owned),
        state_of(node, len(owned)),
        _which(owned),
    ]


def state_of(node: Node, owned: int) -> str:
    """In a word or two."""
    if node.alive is False:
        return "dead"
    if node.draining:
        return "draining" if owned else "drained"
    return "alive" if node.alive else "alive?"


def _pending(shards: Sequence[Shard]) -> str:
    """`?`: nobody told of some."""
    known = [shard.pending for shard in shards if shard.pending is not None]
    return f"{sum(known):,}{'' if len(known) == len(shards) else '?'}"


def _which(shards: Sequence[Shard]) -> str:
    return spans(shard.shard for shard in shards)
