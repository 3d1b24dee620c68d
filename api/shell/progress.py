"""A progress bar for what takes longer than a second: on stderr, and only when that is a terminal.

rich draws it and is imported only then. What else is written to stderr meanwhile goes through `say`, above the bar.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress

APPEARS_AFTER_S = 1.0


class Bar:
    """`now_s` reads a stop watch; `total` is what `done` counts up to, None when nobody knows."""

    def __init__(self, now_s: Callable[[], float], total: int | None = None, *, shown: bool | None = None) -> None:
        self._now_s = now_s
        self._total = total
        self.enabled = sys.stderr.isatty() if shown is None else shown
        self._appears_s = now_s() + APPEARS_AFTER_S
        self._drawn: Progress | None = None

    def __enter__(self) -> Bar:
        return self

    def update(self, done: int, text: str) -> None:
        """Cheap until the bar is due."""
        if not self.enabled or (self._drawn is None and self._now_s() < self._appears_s):
            return
        if self._drawn is None:
            self._drawn = self._draw()
            self._drawn.start()
            self._drawn.add_task("", total=self._total, said=text)
        self._drawn.update(self._drawn.task_ids[0], completed=done, said=text)

    def say(self, line: str) -> None:
        """A line on stderr, above the bar where there is one."""
        if self._drawn is None:
            click.echo(line, err=True)
        else:
            self._drawn.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._drawn is not None:
            self._drawn.stop()

    def _draw(self) -> Progress:
        from rich.console import Console  # noqa: PLC0415 - most commands are done before rich is imported
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn  # noqa: PLC0415

        columns = [BarColumn(), TimeRemainingColumn()] if self._total else [TimeElapsedColumn()]
        return Progress(*columns, TextColumn("{task.fields[said]}"), console=Console(stderr=True), transient=True)
