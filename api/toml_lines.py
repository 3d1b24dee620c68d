"""Where in a TOML text a key is set: the reader keeps no positions, and an error without a line costs its reader time.

A small scan, good enough for messages: lines inside multi-line strings and arrays are not told apart from keys.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Any

_AT = re.compile(r"\(at line (\d+), column \d+\)")


def line_of(text: str, path: Sequence[str]) -> int:
    """The 1-based line that sets `path`, or the closest thing above it (an inline table, a table's header); else 1."""
    wanted = tuple(path)
    best, best_line = 0, 1
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if stripped.startswith("["):
            table = here = _path_of(stripped)
        else:
            key = _key_of(stripped)
            if not key:
                continue
            here = table + key
        same = min(len(here), len(wanted))
        if same > best and here[:same] == wanted[:same]:
            best, best_line = same, number
    return best_line


def line_of_error(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, str]:
    """The line of a syntax error and what is wrong there."""
    message = str(error)
    found = _AT.search(message)
    line = int(found[1]) if found else max(1, len(text.splitlines()))
    return line, message.partition(" (at ")[0]


def _key_of(line: str) -> tuple[str, ...]:
    """The dotted key before the first `=` that makes a key of what is left of it; empty when there is none."""
    at = line.find("=")
    while at > 0:
        path = _path_of(f"{line[:at]} = 0")
        if path:
            return path
        at = line.find("=", at + 1)
    return ()


def _path_of(line: str) -> tuple[str, ...]:
    try:
        value: Any = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return ()
    path: list[str] = []
    while True:
        if isinstance(value, list):
            value = value[0]
        if not isinstance(value, dict) or len(value) != 1:
            return tuple(path)
        key, value = next(iter(value.items()))
        path.append(key)
