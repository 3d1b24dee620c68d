"""`tocsin operations`: the bulk operations there are, or one of them, followed or stopped."""

from __future__ import annotations

from typing import Any

import click

from api.instant import parse_ms
from api.shell.bulk import OPERATIONS, follow, look, told
from api.shell.exits import FAILED
from api.shell.remote import api_options, client_of, send, show_refusal
from api.shell.table import Columns, terminal_width
from api.shell.words import clean, when

HEADS = ("id", "kind", "state", "done", "refused", "began", "filter")
_FILTER = 6


@click.command()
@click.argument("operation", metavar="[ID]", required=False)
@click.option("--wait", is_flag=True, help="Follow it until it has ended.")
@click.option("--stop", is_flag=True, help="Stop it: what is done stays done.")
@api_options
def operations(url: str, as_json: bool, operation: str | None, wait: bool, stop: bool) -> None:
    """Show bulk operations, the latest first; or follow one, or stop it.

    \b
    tocsin operations
    tocsin operations 6f0d62b1-66a4-4ff0-8d4c-0f5e63a1b6ce --wait
    """
    client = client_of(url)
    if operation is None:
        if wait or stop:
            raise click.UsageError("Give the id of an operation.")
        reply = send(client, "GET", OPERATIONS)
    elif stop:
        reply = look(client, operation, "DELETE")
    else:
        reply = look(client, operation)
    if operation is not None and reply.ok and wait:
        reply = follow(client, operation, as_json)
    if as_json:
        click.echo(reply.body)
    if not reply.ok:
        show_refusal(reply)
        raise click.exceptions.Exit(FAILED)
    if as_json:
        return
    document = reply.document()
    if operation is not None:
        click.echo(told(document))
        return
    columns = Columns(HEADS, gives_way=(_FILTER,), left_out=(_FILTER,), width=terminal_width())
    for line in columns.lines([_row(each, reply.now_ms) for each in document["operations"]]):
        click.echo(line)


def _row(document: dict[str, Any], now_ms: int) -> list[str]:
    filters = [f"{name}={value}" for name, value in document["filter"].items() if value is not None]
    return [
        document["id"],
        document["kind"],
        document["state"],
        f"{document['done']:,}",
        f"{document['refused']:,}",
        when(parse_ms(document["created_at"]), now_ms),
        clean(" ".join(filters)),
    ]
