"""What `tocsin rebalance` and `tocsin drain` share: moves as a person reads them, and a look at how far they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import quote

import click
import msgspec

from api.client import Client, Reply
from api.cluster.seen import Cluster, Move, look
from api.shell.exits import FAILED
from api.shell.remote import send, show_refusal
from api.shell.table import Columns, terminal_width
from api.shell.words import clean
from api.top.seen import Away

REBALANCE = "/api/v1/admin/rebalance"
LOOK_EVERY_S = 0.5


class Moves(msgspec.Struct):
    """What a rebalancing, or a drain, answers with."""

    moves: list[Move]
    done: bool = True
    shards: int = 0

    @property
    def count(self) -> int:
        return sum(move.count for move in self.moves)


def drain_path(node: str) -> str:
    return f"/api/v1/admin/nodes/{quote(node, safe='')}/drain"


def ask(client: Client, method: str, path: str, wish: object = None) -> Reply:
    """The node's answer; a refusal is shown, and ends the command with 1."""
    reply = send(client, method, path, None if wish is None else json.dumps(wish).encode(), mend="tocsin shards")
    return accepted(reply)


def accepted(reply: Reply) -> Reply:
    if not reply.ok:
        show_refusal(reply)
        raise click.exceptions.Exit(FAILED)
    return reply


def moves_of(reply: Reply) -> Moves:
    try:
        return msgspec.json.decode(reply.body, type=Moves)
    except msgspec.DecodeError:
        show_refusal(Reply(reply.status, reply.headers, b""))  # says that it is not Tocsin who answers
        raise click.exceptions.Exit(FAILED) from None


def show_moves(moves: Sequence[Move]) -> None:
    table = Columns(("shards", "which", "from", "to"), width=terminal_width())
    rows = [[f"{move.count:,}", _which(move), clean(move.from_), clean(move.to)] for move in moves]
    for line in table.lines(rows):
        click.echo(line)


def _which(move: Move) -> str:
    return str(move.first) if move.first == move.last else f"{move.first}-{move.last}"


def counted(count: int) -> str:
    return f"{count:,} shard{'' if count == 1 else 's'}"


def arrived(cluster: Cluster, moves: Iterable[Move]) -> int:
    """How many of the shards that are to move are where they are to be."""
    owners = {shard.shard: shard.owner for shard in cluster.shards}
    return sum(owners.get(shard) == move.to for move in moves for shard in range(move.first, move.last + 1))


def glance(client: Client, told: Callable[[Cluster], None]) -> None:
    """A look that only serves the progress: a node that cannot tell now is asked again later."""
    try:
        told(look(client)[0])
    except Away:
        return
