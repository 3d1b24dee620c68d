"""Counts as upright bars of text, one column each, an eighth of a line fine."""

from __future__ import annotations

from collections.abc import Sequence

EIGHTHS = " ▁▂▃▄▅▆▇█"


def bars(counts: Sequence[int], lines: int, top: int) -> list[str]:
    """From the top line down. `top` is the count that fills all lines; a count above zero shows at least an eighth."""
    levels = [min(max(round(count * lines * 8 / max(top, 1)), 1 if count else 0), lines * 8) for count in counts]
    return [
        "".join(EIGHTHS[min(max(level - floor * 8, 0), 8)] for level in levels) for floor in range(lines - 1, -1, -1)
    ]
