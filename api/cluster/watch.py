"""The shard map again and again: live on a terminal, or each change as it comes. Waiting is handed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

import click
from rich.console import Console
from rich.live import Live
from rich.text import Text

from api.client import Client
from api.cluster.picture import Letters, picture
from api.cluster.seen import Cluster, look
from api.top.seen import Away

Wait = Callable[[], None]
OnAway = Callable[[str | None], None]


class Looks:
    """`on_away` is told why the node went, and None when it is back."""

    def __init__(self, client: Client, on_away: OnAway) -> None:
        self._client = client
        self._on_away = on_away
        self._gone = False

    def look(self) -> tuple[Cluster, bytes] | None:
        try:
            seen = look(self._client)
        except Away as away:
            if not self._gone:
                self._on_away(str(away))
            self._gone = True
            return None
        if self._gone:
            self._on_away(None)
        self._gone = False
        return seen


def live(client: Client, console: Console, wait: Wait) -> None:
    """On a screen of its own; ends by KeyboardInterrupt. A node that is away is said to be, below the last map."""
    away = ""

    def on_away(why: str | None) -> None:
        nonlocal away
        away = why or ""

    looks, letters, lines = Looks(client, on_away), Letters(), [""]
    with Live(console=console, screen=True, auto_refresh=False) as screen:
        while True:
            width, height = console.size
            if (seen := looks.look()) is not None:
                lines = picture(seen[0], letters, width)
            shown = lines[: height - 2] + (["", click.style(away, fg="red", bold=True)] if away else [])
            screen.update(Text.from_ansi("\n".join(shown), no_wrap=True), refresh=True)
            wait()


def pictures(client: Client, out: TextIO, width: int, wait: Wait, on_away: OnAway) -> None:
    """Where the output is no terminal: the whole picture each time that an owner, a state or a node has changed."""
    looks, letters, before = Looks(client, on_away), Letters(), None
    while True:
        seen = looks.look()
        if seen is not None and _shape(seen[0]) != before:
            before = _shape(seen[0])
            drawn = "\n".join(picture(seen[0], letters, width))
            out.write(f"{click.unstyle(drawn)}\n\n")
            out.flush()
        wait()


def documents(client: Client, out: TextIO, wait: Wait, on_away: OnAway) -> None:
    """The documents as they came, a line each."""
    looks = Looks(client, on_away)
    while True:
        if (seen := looks.look()) is not None:
            out.write(" ".join(seen[1].decode().split("\n")).strip() + "\n")
            out.flush()
        wait()


def _shape(cluster: Cluster) -> object:
    """Without the counts, which change all the time."""
    return (
        [(shard.owner, shard.state) for shard in cluster.shards],
        [(node.node, node.alive, node.draining) for node in cluster.nodes],
    )
