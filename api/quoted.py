"""How what somebody wrote is shown in a message: by its beginning, and never where it may hold a password."""

from __future__ import annotations

CHARS_MAX = 80


def quoted(value: object) -> str:
    """What is before an @ may be a password: `user:password@host`."""
    try:
        text = repr(value)
    except ValueError:  # a number of more digits than Python writes
        return "this"
    return "this" if "@" in text else cut(text)


def cut(text: str, chars_max: int = CHARS_MAX) -> str:
    return text if len(text) <= chars_max else text[: chars_max - 1] + "…"
