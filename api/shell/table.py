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
    """Rows in columns as wide as what has been seen so far. `gives_way`: the columns that are cut, down to
    `least` cells, where a terminal is too narrow for all of a row. `paint`: by column, what colours a cell."""

    def __init__(
        self,
        heads: Sequence[str],
        *,
        gives_way: Iterable[int] = (),
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
        self._told = False

    def lines(self, rows: Sequence[Sequence[str]]) -> list[str]:
        """The heads come with the first rows."""
        for row in rows:
            for place, cell in enumerate(row):
                self._widths[place] = max(self._widths[place], width_of(cell))
        widths = self._fitting()
        if not rows:
            return []
        heads = [] if self._told else [click.style(GAP.join(self._fitted(self._heads, widths)).rstrip(), bold=True)]
        self._told = True
        return heads + [self._painted(self._fitted(row, widths)) for row in rows]

    def _fitting(self) -> list[int]:
        widths = list(self._widths)
        over = 0 if self._width is None else sum(widths) + len(GAP) * (len(widths) - 1) - self._width
        while over > 0:
            widest = max(self._gives_way, key=lambda place: widths[place], default=None)
            if widest is None or widths[widest] <= self._least:
                break
            widths[widest] -= 1
            over -= 1
        return widths

    def _painted(self, cells: list[str]) -> str:
        for place, paint in self._paint.items():
            cells[place] = paint(cells[place])
        return GAP.join(cells).rstrip()

    @staticmethod
    def _fitted(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
        return [pad(cut(cell, width), width) for cell, width in zip(cells, widths, strict=True)]
