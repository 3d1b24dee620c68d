"""Where a cluster is shown: live on a terminal, as lines anywhere else."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.live import Live
from rich.text import Text

EVENTS_KEPT = 200


class Show:
    """`events` are kept for the live view, and written at once where there is none."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False)
        self._live: Live | None = None
        self.events: list[str] = []

    @property
    def is_live(self) -> bool:
        return self._live is not None

    @property
    def size(self) -> tuple[int, int]:
        return self._console.size

    def say(self, text: str, style: str | None = None) -> None:
        """A line that stays. A terminal that is gone must not keep the run from being ended in order."""
        with contextlib.suppress(OSError):
            self._console.print(text, style=style, markup=False, soft_wrap=True)

    def tell(self, clock: str, event: str) -> None:
        line = f"{clock}  {event}"
        self.events = [*self.events[1 - EVENTS_KEPT :], line]
        if self._live is None:
            self.say(line)

    @contextlib.contextmanager
    def live(self) -> Iterator[None]:
        """On a terminal, a screen of its own; what happened on it is written out at the end."""
        if not self._console.is_terminal:
            yield
            return
        try:
            with Live(console=self._console, screen=True, auto_refresh=False) as live:
                self._live = live
                yield
        finally:
            self._live = None
            for line in self.events:
                self.say(line)

    def draw(self, lines: Sequence[str]) -> None:
        if self._live is not None:
            self._live.update(Text.from_ansi("\n".join(lines), no_wrap=True), refresh=True)
