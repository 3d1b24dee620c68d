"""What reads a value of a catalog, and says what is wrong with it and where: for the readers of its keys."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any

from api.quoted import quoted

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,127}")
"""Of a type, a quota, a database."""


class Wrong(Exception):
    """What is wrong at a path below the value at hand."""

    def __init__(self, message: str, *path: str) -> None:
        super().__init__(message)
        self.path = path


def below(read: Callable[[object], Any], value: object, *path: str) -> Any:
    """What `read` makes of the value; what it finds wrong is told with the path to it."""
    try:
        return read(value)
    except Wrong as wrong:
        raise Wrong(str(wrong), *path, *wrong.path) from None


def known(table: Mapping[str, Any], keys: tuple[str, ...]) -> None:
    for key in table:
        if key not in keys:
            close = difflib.get_close_matches(key, keys, n=1)
            mend = f"did you mean {close[0]}?" if close else f"the keys here are {', '.join(keys)}"
            raise Wrong(f"unknown key; {mend}", key)


def whole(low: int, high: int, meaning: str) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise Wrong(f"{quoted(value)} must be a whole number of {low} to {high} ({meaning})")
        return value

    return read


def number(low: float, high: float) -> Callable[[object], float]:
    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise Wrong(f"{quoted(value)} must be a number of {low:g} to {high:,.10g}")
        return float(value)

    return read
