"""Durations as people write them: 30s, 5m, 1h30m, 250ms."""

from __future__ import annotations

import re

_UNIT_MS = {"ms": 1, "s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 604_800_000}
_PART = re.compile(r"(\d{1,15})(ms|[smhdw])", re.ASCII)
_WHOLE = re.compile(r"(?:\d{1,15}(?:ms|[smhdw]))+", re.ASCII).fullmatch


def parse_ms(text: str) -> int:
    """Milliseconds; ValueError says what is wrong."""
    if not _WHOLE(text):
        raise ValueError(f"{text!r} is no duration: write it with its unit, as 250ms, 30s, 5m, 1h30m or 2d")
    return sum(int(number) * _UNIT_MS[unit] for number, unit in _PART.findall(text))
