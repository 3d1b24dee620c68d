"""`tocsin top`: a live view of a node."""

from __future__ import annotations

import contextlib
import shutil
import signal
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

import click

from api.client import Client
from api.shell.exits import fail
from api.shell.remote import api_options
from api.shell.values import Duration

_INTERVAL_MS_MIN, _INTERVAL_MS_MAX = 100, 3_600_000
_TIMEOUT_S = 3.0
"""A node that hangs is shown as away after so long (twice, where the connection stood), not after a minute."""


@click.command(epilog="Exit codes: 0 ended by Ctrl-C or after --once, 1 no answer for --once, 2 wrong usage.")
@click.option(
    "--interval",
    "interval_ms",
    type=Duration(),
    default="1s",
    show_default=True,
    metavar="DURATION",
    help="Between two looks: 500ms, 5s.",
)
@click.option("--once", "only_once", is_flag=True, help="Look twice, an interval apart, and print one plain frame.")
@click.option("--cluster", "whole", is_flag=True, help="All nodes: shards, moves, and each one's rates and lateness.")
@api_options
def top(url: str, as_json: bool, interval_ms: int, only_once: bool, whole: bool) -> None:
    """Watch a node live, or all of them: rates, lanes, lateness, what waits.

    Also targets, alarms, the audit, and what is due in the coming minute. Ctrl-C ends it. A node that goes away is
    shown as away until it is back. Where the output is no terminal, plain frames are written, one an interval; with
    --json the status documents, one a line. With --cluster any node tells who lives and who owns which shard, and each
    is asked for its own figures at the address it has announced.

    \b
    tocsin top --url http://node-a:8080
    tocsin top --once > status.txt
    tocsin top --cluster
    tocsin top --json --interval 10s | jq -c '{now, waiting}'
    """
    if not _INTERVAL_MS_MIN <= interval_ms <= _INTERVAL_MS_MAX:
        raise click.BadParameter("must be from 100ms to 1h", param_hint="--interval")
    try:
        client = Client(url, timeout_s=_TIMEOUT_S)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--url") from None
    try:
        _watch(client, interval_ms, as_json=as_json, only_once=only_once, whole=whole)
    except KeyboardInterrupt:
        return
    finally:
        client.close()


def _watch(client: Client, interval_ms: int, *, as_json: bool, only_once: bool, whole: bool) -> None:
    from api.top import watch  # noqa: PLC0415 - help and bad options do not wait for the view
    from api.top.nodes_watch import ClusterWatch  # noqa: PLC0415 - likewise
    from api.top.seen import CLUSTER_STATUS, STATUS, Away  # noqa: PLC0415 - likewise
    from engine.clock import SystemClock  # noqa: PLC0415 - likewise

    def wait() -> None:
        time.sleep(interval_ms / 1_000)

    now_ms = SystemClock(0, lambda _: None).now_ms
    path = CLUSTER_STATUS if whole else STATUS
    if as_json and only_once:
        try:
            watch.document(client, sys.stdout, path)
        except Away as away:
            fail(str(away))
    elif as_json:
        watch.documents(client, sys.stdout, wait, _tell, path)
    elif whole:
        with contextlib.closing(ClusterWatch(client, now_ms)) as looks:
            _draw(looks, wait, only_once=only_once)
    else:
        _draw(watch.Watch(client, now_ms), wait, only_once=only_once)


def _draw(looks: Any, wait: Callable[[], None], *, only_once: bool) -> None:
    from rich.console import Console  # noqa: PLC0415 - help and bad options do not wait for the view

    from api.top import watch  # noqa: PLC0415 - likewise

    width = shutil.get_terminal_size((80, 24)).columns
    if only_once:
        why = watch.once(looks, sys.stdout, width, wait)
        if why is not None:
            fail(why)
    elif sys.stdout.isatty():
        signal.signal(signal.SIGTERM, _as_interrupt)
        watch.live(looks, Console(), wait)
    else:
        watch.frames(looks, sys.stdout, width, wait)


def _tell(why: str | None) -> None:
    click.echo(f"tocsin: {why or 'the node is back'}", err=True)


def _as_interrupt(_: int, __: FrameType | None) -> None:
    """A SIGTERM ends the view like Ctrl-C, so that the terminal gets its screen back."""
    raise KeyboardInterrupt
