"""Times and texts as a person reads them in a terminal. Pure: now is handed in, in Unix ms.

Invariant: what comes from a job is data. No character of it steers the terminal or breaks a line.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

_MINUTE_MS, _HOUR_MS, _DAY_MS = 60_000, 3_600_000, 86_400_000
_UNITS = ((_DAY_MS, "d"), (_HOUR_MS, "h"), (_MINUTE_MS, "min"))
_DAYS_ALONE = 30


def span(ms: int) -> str:
    """How long, in one unit or two: 250 ms, 12 s, 3 min, 2 h 5 min, 3 d 4 h, 400 d."""
    if ms < 1_000:
        return f"{ms} ms"
    if ms < _MINUTE_MS:
        return f"{ms // 1_000} s"
    for place, (unit_ms, name) in enumerate(_UNITS):
        if ms >= unit_ms:
            whole, rest_ms = divmod(ms, unit_ms)
            alone = name == "min" or (name == "d" and whole >= _DAYS_ALONE)
            below = 0 if alone else rest_ms // _UNITS[place + 1][0]
            return f"{whole} {name} {below} {_UNITS[place + 1][1]}" if below else f"{whole} {name}"
    raise AssertionError(ms)


def span_exact(ms: int) -> str:
    """The same with milliseconds up to a minute: 12 ms, 30.250 s."""
    return f"{ms / 1_000:.3f} s" if 1_000 <= ms < _MINUTE_MS else span(ms)


def when(at_ms: int, now_ms: int) -> str:
    """in 3 min, now, 2 h ago. Within a second of now it is now: the clock that said so tells whole seconds."""
    if abs(at_ms - now_ms) < 1_000:
        return "now"
    return f"in {span(at_ms - now_ms)}" if at_ms > now_ms else f"{span(now_ms - at_ms)} ago"


def local(at_ms: int) -> str:
    """In the zone of this machine, with milliseconds: 2026-11-24 09:00:00.000."""
    at = datetime.fromtimestamp(at_ms // 1_000, UTC).astimezone()
    return f"{at:%Y-%m-%d %H:%M:%S}.{at_ms % 1_000:03}"


def zone(at_ms: int) -> str:
    """The name or offset of this machine's zone at that time."""
    return datetime.fromtimestamp(at_ms // 1_000, UTC).astimezone().tzname() or "local"


def clean(value: Any) -> str:
    """Of any JSON value one line of text, with what is not printable escaped."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        value = ", ".join(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
