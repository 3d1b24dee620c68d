"""Looks at a node again and again and shows it, until told to stop: live, as plain frames, or as JSON lines.

A node that goes away is shown as away with the last that was seen of it, and the view goes on when it is back. Time is
handed in, and so is waiting.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TextIO, TypeVar

from rich.console import Console, RenderableType
from rich.live import Live

from api.client import Client
from api.top.frame import Frame, rates_between
from api.top.parts import as_text
from api.top.seen import STATUS, Away, Seen, forecast, look
from api.top.view import render

COMING_S = 60
PLAIN_HEIGHT = 24

Wait = Callable[[], None]


class Drawn(Protocol):
    """As far as those who show it look into a frame."""

    @property
    def away_since_ms(self) -> int | None: ...
    @property
    def why(self) -> str: ...


F = TypeVar("F", bound=Drawn)


class Looks(Protocol[F]):
    @property
    def draw(self) -> Callable[[F, int, int], RenderableType]:
        """A frame in so many columns and lines."""
        ...

    def frame(self) -> F: ...


class Watch:
    """The looks at one node, each as a frame."""

    draw = staticmethod(render)

    def __init__(self, client: Client, now_ms: Callable[[], int]) -> None:
        self._client = client
        self._now_ms = now_ms
        self._seen: Seen | None = None
        self._away_since_ms: int | None = None

    def frame(self) -> Frame:
        """Look now."""
        try:
            seen, _ = look(self._client)
            counts = forecast(self._client, COMING_S)
        except Away as away:
            now_ms = self._now_ms()
            if self._away_since_ms is None:
                self._away_since_ms = now_ms
            return Frame(
                url=self._client.url, at_ms=now_ms, seen=self._seen, away_since_ms=self._away_since_ms, why=str(away)
            )
        before = None if self._away_since_ms is not None else self._seen
        self._seen, self._away_since_ms = seen, None
        rates = rates_between(before, seen)
        return Frame(url=self._client.url, at_ms=self._now_ms(), seen=seen, rates=rates, coming=counts)


def live(watch: Looks[F], console: Console, wait: Wait) -> None:
    """On a screen of its own; ends by an exception of `wait` or by KeyboardInterrupt, and gives the screen back."""
    with Live(console=console, screen=True, auto_refresh=False) as screen:
        while True:
            frame = watch.frame()
            width, height = console.size
            screen.update(watch.draw(frame, width, height), refresh=True)
            wait()


def once(watch: Looks[F], out: TextIO, width: int, wait: Wait) -> str | None:
    """One plain frame, after two looks so that there are rates. Returns why there is none."""
    frame = watch.frame()
    if frame.away_since_ms is None:
        wait()
        frame = watch.frame()
    if frame.away_since_ms is not None:
        return frame.why
    _write(out, watch, frame, width)
    return None


def frames(watch: Looks[F], out: TextIO, width: int, wait: Wait) -> None:
    """Plain frames with an empty line between them."""
    _write(out, watch, watch.frame(), width)
    while True:
        wait()
        out.write("\n")
        _write(out, watch, watch.frame(), width)


def documents(
    client: Client, out: TextIO, wait: Wait, on_away: Callable[[str | None], None], path: str = STATUS
) -> None:
    """Status documents as they came, a line each. `on_away` is told why the node went, and None when it is back."""
    gone = False
    while True:
        try:
            _, document = look(client, path)
        except Away as away:
            if not gone:
                on_away(str(away))
            gone = True
        else:
            if gone:
                on_away(None)
            gone = False
            out.write(_one_line(document))
            out.flush()
        wait()


def document(client: Client, out: TextIO, path: str = STATUS) -> None:
    """One. Raises `Away`."""
    out.write(_one_line(look(client, path)[1]))


def _one_line(document: bytes) -> str:
    """JSON has no line end inside its texts, so one between its tokens is only layout."""
    return " ".join(document.decode().split("\n")).strip() + "\n"


def _write(out: TextIO, watch: Looks[F], frame: F, width: int) -> None:
    out.write(as_text(watch.draw(frame, width, PLAIN_HEIGHT), width, PLAIN_HEIGHT))
    out.flush()
