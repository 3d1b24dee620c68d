"""`tocsin shards`: which node owns which shard, once or live."""

from __future__ import annotations

import shutil
import signal
import sys
import time

import click

from api.client import Client
from api.shell.exits import fail
from api.shell.remote import api_options
from api.shell.table import terminal_width
from api.shell.values import Duration

_INTERVAL_MS_MIN, _INTERVAL_MS_MAX = 100, 3_600_000
_TIMEOUT_S = 5.0
"""Above the two seconds that a node gives to others that do not answer."""


@click.command(
    epilog="Exit codes: 0 told, whatever it was; 1 the node did not answer or cannot tell now; 2 wrong usage; "
    "--watch ends with 0 by Ctrl-C."
)
@click.option("--watch", is_flag=True, help="Go on, and show every change.")
@click.option(
    "--interval",
    "interval_ms",
    type=Duration(),
    default="1s",
    show_default=True,
    metavar="DURATION",
    help="Between two looks of --watch: 500ms, 5s.",
)
@api_options
def shards(url: str, as_json: bool, watch: bool, interval_ms: int) -> None:
    """Show which node owns which shard, as a map and a table.

    A cell of the map is a shard, or a few where there are many, with the letter of its owner; a capital is on its way
    from one node to another, - is nobody's. Any node answers for the whole cluster.

    \b
    tocsin shards
    tocsin shards --watch --url http://node-b:8080
    tocsin shards --json | jq '.shards[] | select(.state != "serving")'
    """
    if not _INTERVAL_MS_MIN <= interval_ms <= _INTERVAL_MS_MAX:
        raise click.BadParameter("must be from 100ms to 1h", param_hint="--interval")
    try:
        client = Client(url, timeout_s=_TIMEOUT_S)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--url") from None
    with client:
        if not watch:
            _once(client, as_json=as_json)
            return
        try:
            _watch(client, interval_ms, as_json=as_json)
        except KeyboardInterrupt:
            return


def _once(client: Client, *, as_json: bool) -> None:
    from api.cluster.picture import Letters, picture  # noqa: PLC0415 - help and bad options do not wait for it
    from api.cluster.seen import look  # noqa: PLC0415 - likewise
    from api.top.seen import Away  # noqa: PLC0415 - likewise

    try:
        cluster, document = look(client)
    except Away as away:
        fail(str(away))
    if as_json:
        click.echo(document)
        return
    click.echo("\n".join(picture(cluster, Letters(), terminal_width())))


def _watch(client: Client, interval_ms: int, *, as_json: bool) -> None:
    from rich.console import Console  # noqa: PLC0415 - likewise

    from api.cluster import watch  # noqa: PLC0415 - likewise

    def wait() -> None:
        time.sleep(interval_ms / 1_000)

    if as_json:
        watch.documents(client, sys.stdout, wait, _tell)
    elif sys.stdout.isatty():
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the terminal gets its screen back
        watch.live(client, Console(), wait)
    else:
        watch.pictures(client, sys.stdout, shutil.get_terminal_size((80, 24)).columns, wait, _tell)


def _tell(why: str | None) -> None:
    click.echo(f"tocsin: {why or 'the node is back'}", err=True)
