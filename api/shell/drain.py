"""`tocsin drain`: a node is emptied before it is stopped, or taken back."""

from __future__ import annotations

import time

import click

from api.shell.exits import FAILED, fail
from api.shell.progress import Bar
from api.shell.remote import api_options, client_of
from engine.clock import SystemClock

_STUCK_S = 60.0
"""So long without one shard fewer, and something is wrong that waiting does not mend."""


@click.command(
    epilog="Exit codes: 0 the node is empty (with --undo or --no-wait: it is noted); 1 refused, failed, or shards are "
    "left that nobody takes; 2 wrong usage; 130 interrupted (Ctrl-C): it goes on without you."
)
@click.argument("node", metavar="NODE")
@click.option("--undo", is_flag=True, help="Take the node back: it gets its share again.")
@click.option("--no-wait", is_flag=True, help="Do not wait until the node is empty.")
@api_options
def drain(url: str, as_json: bool, node: str, undo: bool, no_wait: bool) -> None:
    """Move everything off a node, and wait until it is empty.

    It stays empty, also over a restart, until it is taken back with --undo. Jobs go on firing and being accepted
    meanwhile. NODE is a node's id, as `tocsin shards` tells it; any node may be asked.

    \b
    tocsin drain node-b
    tocsin drain node-b --undo
    """
    from api.shell import moves  # noqa: PLC0415 - help does not wait for it

    client = client_of(url)
    reply = moves.ask(client, "DELETE" if undo else "POST", moves.drain_path(node))
    plan = moves.moves_of(reply)
    if as_json:
        click.echo(reply.body)
    elif plan.moves:
        moves.show_moves(plan.moves)
    if undo:
        click.echo(f"{node} is taken back: {moves.counted(plan.count)} will come to it.", err=True)
        return
    if plan.shards and not plan.moves:
        fail(f"{node} keeps its {moves.counted(plan.shards)}: nobody who lives and does not drain could take them")
    if no_wait:
        click.echo(f"{node} drains: {moves.counted(plan.count)} will go.", err=True)
        return
    left = _emptied(url, node, plan.shards)
    if left:
        click.echo(f"tocsin: {node} still has {moves.counted(left)}; look with: tocsin shards", err=True)
        raise click.exceptions.Exit(FAILED)
    click.echo(f"{node} is empty.", err=True)


def _emptied(url: str, node: str, total: int) -> int:
    """Waits until it is. Returns how many shards are left where that does not go on."""
    from api.cluster.seen import Cluster  # noqa: PLC0415 - likewise
    from api.shell import moves  # noqa: PLC0415 - likewise

    client, clock = client_of(url), SystemClock(0, lambda _: None)
    left, changed_s = total, clock.boot_ms() / 1_000
    with Bar(lambda: clock.boot_ms() / 1_000, total) as bar:

        def told(cluster: Cluster) -> None:
            nonlocal left, changed_s
            count = len(cluster.owned(node))
            if count != left:
                left, changed_s = count, clock.boot_ms() / 1_000
            bar.update(total - left, f"{moves.counted(left)} left on {node}")

        while left and clock.boot_ms() / 1_000 - changed_s < _STUCK_S:
            time.sleep(moves.LOOK_EVERY_S)
            moves.glance(client, told)
    return left
