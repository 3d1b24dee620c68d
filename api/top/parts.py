"""Pieces of a live view in a terminal, for every view of Tocsin's: small tables, lit numbers, bars of what is due.

No state, no clock. Numbers are shortened before they break a column: 1,234,567 jobs are 1.23M.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from api.top.plot import bars

DIM = "bright_black"
GOOD, BAD, BUSY = "green", "bold red", "yellow"
LABEL_CELLS = 7
"""Left of the bars: `compact` is never wider."""

_TICK_S = 15
_UNITS = ((10**12, "T"), (10**9, "G"), (10**6, "M"))


def as_text(drawn: RenderableType, width: int, height: int) -> str:
    """Without colours and without spaces at the ends, for pipes."""
    console = Console(file=io.StringIO(), width=width, height=height, color_system=None, force_terminal=False)
    with console.capture() as captured:
        console.print(drawn)
    return "".join(f"{each.rstrip()}\n" for each in captured.get().splitlines())


def compact(count: float) -> str:
    """Whole below a million, three digits and a unit above: at most seven characters."""
    for size, unit in _UNITS:
        if abs(count) >= size * 0.9999995:
            value = count / size
            digits = 2 if abs(value) < 9.995 else 1 if abs(value) < 99.95 else 0
            return f"{value:,.{digits}f}{unit}"
    return f"{count:,.0f}"


def size_of(count: float) -> str:
    """Bytes: 512 B, 3.4 MiB."""
    for size, unit in ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")):
        if count >= size:
            return f"{count / size:,.1f} {unit}"
    return f"{count:,.0f} B"


def lit(count: float, style: str = "") -> Text:
    """Zero is quiet."""
    return Text(compact(count), style=style if count else DIM)


def ms(value: float) -> Text:
    """Milliseconds, a tenth fine while they are few."""
    return Text(f"{value:,.1f}" if value % 1 and value < 1_000 else compact(value), style=BAD if value < 0 else "")


def small(title: str, *columns: str) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), expand=True, header_style=DIM, pad_edge=False)
    table.add_column(Text(title, style="bold default"), no_wrap=True)
    for column in columns:
        table.add_column(column, justify="right", no_wrap=True)
    return table


def rule(title: str, told: str) -> RenderableType:
    return Rule(Text.assemble((f"{title}  ", "bold"), (told, DIM)), align="left", style=DIM)


def line(*parts: str | tuple[str, str], width: int) -> Text:
    """One line, cut where the terminal ends."""
    made = Text.assemble(*parts, no_wrap=True)
    made.truncate(width, overflow="ellipsis")
    return made


def coming(counts: Sequence[int], lines: int, width: int, top: int) -> list[RenderableType]:
    """What is due in each coming second: bars with a scale on their left, seconds below. A column a second, or two
    where there is room; as many seconds as fit. `top` is the count that fills all lines."""
    room = max(width - LABEL_CELLS - 1, 1)
    shown = counts[:room]
    cells = 2 if room >= 2 * len(counts) else 1
    drawn: list[RenderableType] = []
    for number, bar in enumerate(bars(shown, lines, top)):
        label = compact(top) if number == 0 else "0" if number == lines - 1 else ""
        wide = "".join(cell * cells for cell in bar)
        drawn.append(Text.assemble((f"{label:>{LABEL_CELLS}} ", DIM), (wide, "cyan")))
    ticks = "".join(
        f"{'now' if second == 0 else f'+{second} s':<{_TICK_S * cells}}" for second in range(0, len(shown), _TICK_S)
    )
    drawn.append(line(" " * (LABEL_CELLS + 1), (ticks.rstrip(), DIM), width=width))
    return drawn
