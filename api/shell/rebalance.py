"""`tocsin rebalance`: every node gets its share of the shards."""

from __future__ import annotations

import threading
from collections.abc import Callable

import click

from api.client import Client, Reply, Unreachable
from api.shell.exits import FAILED, fail
from api.shell.progress import Bar
from api.shell.remote import api_options, client_of
from engine.clock import SystemClock

_PATIENCE_S = 3_600.0
"""Of the request that is answered when all is moved."""


@click.command(
    epilog="Exit codes: 0 done, or nothing to do; 1 refused (one is under way already), failed, or not all of it was "
    "moved; 2 wrong usage; 130 interrupted (Ctrl-C): it goes on without you."
)
@click.option("--dry-run", is_flag=True, help="Only tell what would move.")
@api_options
def rebalance(url: str, as_json: bool, dry_run: bool) -> None:
    """Move shards so that every node has its share.

    Nodes do it by themselves when one has come or gone for good; this does it now. It shows what moves, and how far it
    is, and ends when it is done. Jobs go on firing and being accepted meanwhile.

    \b
    tocsin rebalance --dry-run
    tocsin rebalance
    """
    from api.shell import moves  # noqa: PLC0415 - help does not wait for it

    client = client_of(url)
    planned = moves.ask(client, "POST", moves.REBALANCE, {"dry_run": True})
    plan = moves.moves_of(planned)
    if dry_run or not plan.moves:
        if as_json:
            click.echo(planned.body)
        elif plan.moves:
            moves.show_moves(plan.moves)
            click.echo(f"{moves.counted(plan.count)} would move.", err=True)
        else:
            click.echo("Nothing to move: every node has its share.", err=True)
        return
    if not as_json:
        moves.show_moves(plan.moves)
    clock = SystemClock(0, lambda _: None)
    with Bar(lambda: clock.boot_ms() / 1_000, plan.count) as bar:
        reply = _carried_out(
            Client(url, timeout_s=_PATIENCE_S),
            lambda: moves.glance(
                client, lambda seen: bar.update(moves.arrived(seen, plan.moves), f"of {moves.counted(plan.count)}")
            ),
        )
    done = moves.moves_of(moves.accepted(reply))
    if as_json:
        click.echo(reply.body)
    if not done.done:
        click.echo("tocsin: not all of it was moved, a node went away; look with: tocsin shards", err=True)
        raise click.exceptions.Exit(FAILED)
    click.echo(f"{moves.counted(done.count)} moved: every node has its share.", err=True)


def _carried_out(client: Client, meanwhile: Callable[[], None]) -> Reply:
    """In a thread of its own, since it is answered when all is moved; until then there is something to show."""
    found: list[Reply | Unreachable] = []

    def ask() -> None:
        from api.shell import moves  # noqa: PLC0415 - likewise

        with client:
            try:
                found.append(client.request("POST", moves.REBALANCE, b"{}"))
            except Unreachable as error:
                found.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    while asking.is_alive():
        meanwhile()
        asking.join(0.5)
    (answer,) = found
    if isinstance(answer, Unreachable):
        doubt = " It may go on all the same; look with: tocsin shards" if answer.sent else ""
        fail(f"{answer}{doubt}")
    return answer
