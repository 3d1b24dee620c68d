"""TOML as it is read here, and where in its text a key is set: the reader of Python's library keeps no positions, and
an error without a line costs its reader time.

A small scan, good enough for messages: lines inside multi-line strings and arrays are not told apart from keys.
Invariant: what `read` gives can be written again, as JSON and in a message: its depth and its numbers are bounded.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any

DEPTH_MAX = 200
"""Tables and arrays within each other. What walks through them does so by recursion, at most a thousand deep."""
INTEGER_DIGITS_MAX = 1_000
"""Python neither reads nor writes one of more than 4,300."""
_KEY_CHARS_MAX = 200

_TOO_DEEP = f"nested too deeply; at most {DEPTH_MAX} levels are taken"
_TOO_LONG = f"a whole number of more than {INTEGER_DIGITS_MAX:,} digits"
_TOO_LONG_FROM = 10**INTEGER_DIGITS_MAX
_AT = re.compile(r"\(at line (\d+), column \d+\)")
_BARE = re.compile(r"[A-Za-z0-9_-]+")


class WrongToml(Exception):
    """What is wrong, with the key where there is one, and the 1-based line."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def read(text: str) -> dict[str, Any]:
    """Raises `WrongToml`, whatever the text is."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(error, text) from None
    except (ValueError, RecursionError) as error:
        line = _line_of_failure(text)
        path: Sequence[str] = next((here for at, here in reversed([*_keys(text)]) if at <= line), ())
        what = _TOO_DEEP if isinstance(error, RecursionError) else _TOO_LONG
    else:
        found = _unfit(table)
        if found is None:
            return table
        path, what = found
        line = line_of(text, path)
    raise WrongToml(line, f"{key_of(path)}: {what}" if path else what)


def key_of(path: Sequence[str]) -> str:
    """Dotted, as it is written; a long one is cut."""
    key = ".".join(part if _BARE.fullmatch(part) else f'"{part}"' for part in path)
    return key if len(key) <= _KEY_CHARS_MAX else key[: _KEY_CHARS_MAX - 1] + "…"


def line_of(text: str, path: Sequence[str]) -> int:
    """The 1-based line that sets `path`, or the closest thing above it (an inline table, a table's header); else 1."""
    wanted = tuple(path)
    best, best_line = 0, 1
    for number, here in _keys(text):
        same = min(len(here), len(wanted))
        if same > best and here[:same] == wanted[:same]:
            best, best_line = same, number
    return best_line


def _keys(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each line that sets a key or opens a table, and its path."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if stripped.startswith("["):
            table = _path_of(stripped)
            yield number, table
        elif key := _key_of(stripped):
            yield number, table + key


def _syntax_error(error: tomllib.TOMLDecodeError, text: str) -> WrongToml:
    message = str(error)
    found = _AT.search(message)
    line = int(found[1]) if found else max(1, len(text.splitlines()))
    return WrongToml(line, message.partition(" (at ")[0])


def _line_of_failure(text: str) -> int:
    """The line at which reading fails by another error than one of syntax, which alone tells its place: the first by
    whose end it does. It is read from left to right, so every longer beginning fails as well."""
    lines = text.splitlines(keepends=True)
    before, line = 0, len(lines)
    while line - before > 1:
        middle = (before + line) // 2
        if _fails("".join(lines[:middle])):
            line = middle
        else:
            before = middle
    return line


def _fails(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    except (ValueError, RecursionError):
        return True
    return False


def _unfit(table: dict[str, Any]) -> tuple[Sequence[str], str] | None:
    """Where something is beyond the bounds, and what. The path is that of the tables around it."""
    left: list[tuple[Sequence[str], int, Any]] = [((), 0, table)]
    while left:
        path, depth, value = left.pop()
        if isinstance(value, int) and abs(value) >= _TOO_LONG_FROM:
            return path, _TOO_LONG
        if isinstance(value, dict | list) and depth >= DEPTH_MAX:
            return path, _TOO_DEEP
        if isinstance(value, dict):
            left += [((*path, key), depth + 1, each) for key, each in value.items()]
        elif isinstance(value, list):
            left += [(path, depth + 1, each) for each in value]
    return None


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
    except (ValueError, RecursionError):
        return ()
    path: list[str] = []
    while True:
        if isinstance(value, list):
            value = value[0]
        if not isinstance(value, dict) or len(value) != 1:
            return tuple(path)
        key, value = next(iter(value.items()))
        path.append(key)
