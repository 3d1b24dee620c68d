"""Where a run is shown: live on a terminal, as a line every few seconds anywhere else."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.live import Live

from bench.replay.snapshot import Snapshot
from bench.replay.view import plain, render

LIVE_EVERY_S = 0.2
PLAIN_EVERY_S = 5.0
PLAIN_WIDTH = 140


class Show:
    def __init__(self, console: Console | None = None) -> None:
        console = console or Console(highlight=False)
        if not console.is_terminal:
            console = Console(highlight=False, file=console.file, width=PLAIN_WIDTH)
        self._console = console
        self._live: Live | None = None
        self._shown_s: float | None = None

    def say(self, what: RenderableType, style: str | None = None) -> None:
        """A line or more that stays. A terminal that is gone must not keep the run from being ended in order."""
        with contextlib.suppress(OSError):
            self._console.print(what, style=style, markup=False)

    @contextlib.contextmanager
    def live(self) -> Iterator[None]:
        """On a terminal, a screen of its own for as long as the replay runs."""
        if not self._console.is_terminal:
            yield
            return
        with Live(console=self._console, screen=True, auto_refresh=False) as live:
            self._live = live
            try:
                yield
            finally:
                self._live = None

    def update(self, snapshot: Snapshot) -> None:
        if self._live is not None:
            width, height = self._console.size
            self._live.update(render(snapshot, width, height), refresh=True)
        elif self._shown_s is None or snapshot.elapsed_s >= self._shown_s + PLAIN_EVERY_S:
            self._shown_s = snapshot.elapsed_s
            self.say(plain(snapshot))
