"""Columns of text. The same bytes on a terminal and through a pipe, save for colours and for how wide it may be.

Not rich: a list is written page by page as it comes, with columns that keep their places, and a pipe must get whole
values whatever the width of some terminal. It also takes ten times as long to import as this to run.
"""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

import click

GAP = "  "


def width_of(text: str) -> int:
    """Cells of a terminal."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def cut(text: str, width: int) -> str:
    """At most so many cells, the last an ellipsis where something was left out."""
    if width_of(text) <= width:
        return text
    kept = 0
    for end, c in enumerate(text):
        kept += width_of(c)
        if kept > width - 1:
            return text[:end] + "…"
    raise AssertionError((text, width))


def pad(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))


def terminal_width() -> int | None:
    """None where the output is no terminal: nothing is cut then."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


class Columns:
    """Rows in columns as wide as what has been seen so far. Where a terminal is too narrow for all of a row, columns
    that `gives_way` names are cut, down to `least` cells, and then those that `left_out` names go, in its order; which
    do is settled with the first rows. `paint`: by column, what colours a cell."""

    def __init__(
        self,
        heads: Sequence[str],
        *,
        gives_way: Iterable[int] = (),
        left_out: Sequence[int] = (),
        width: int | None = None,
        least: int = 6,
        paint: Mapping[int, Callable[[str], str]] | None = None,
    ) -> None:
        self._heads = heads
        self._gives_way = frozenset(gives_way)
        self._width = width
        self._least = least
        self._paint = paint or {}
        self._widths = [width_of(head) for head in heads]
        self._left_out = left_out
        self._shown = list(range(len(heads)))
        self._told = False

    def lines(self, rows: Sequence[Sequence[str]]) -> list[str]:
        """The heads come with the first rows."""
        for row in rows:
            for place, cell in enumerate(row):
                self._widths[place] = max(self._widths[place], width_of(cell))
        if not rows:
            return []
        if not self._told:
            self._leave_out()
        widths = self._fitting()
        heads = [] if self._told else [click.style(GAP.join(self._fitted(self._heads, widths)).rstrip(), bold=True)]
        self._told = True
        return heads + [self._painted(self._fitted(row, widths)) for row in rows]

    def _leave_out(self) -> None:
        for place in self._left_out:
            if self._over(self._fitting()) <= 0:
                break
            self._shown.remove(place)

    def _over(self, widths: Sequence[int]) -> int:
        """How many cells a row of such widths has too many."""
        if self._width is None:
            return 0
        return sum(widths[place] for place in self._shown) + len(GAP) * (len(self._shown) - 1) - self._width

    def _fitting(self) -> list[int]:
        widths = list(self._widths)
        over = self._over(widths)
        giving = self._gives_way.intersection(self._shown)
        while over > 0:
            widest = max(giving, key=lambda place: widths[place], default=None)
            if widest is None or widths[widest] <= self._least:
                break
            widths[widest] -= 1
            over -= 1
        return widths

    def _painted(self, cells: list[str]) -> str:
        return GAP.join(
            self._paint.get(place, str)(cell) for place, cell in zip(self._shown, cells, strict=True)
        ).rstrip()

    def _fitted(self, cells: Sequence[str], widths: Sequence[int]) -> list[str]:
        """Those that are shown."""
        return [pad(cut(cells[place], widths[place]), widths[place]) for place in self._shown]
