"""From a wall-clock time in a zone to an instant, also where a clock change skips that time or brings it twice.

Only here are zones looked up. The rules are those of the installed tz database when the job comes in.
"""

from __future__ import annotations

import difflib
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

from api import instant
from api.bounds import LOCAL_TIME_CHARS_MAX

Gap = Literal["fire_after", "shift", "skip"]
"""Of a time that does not exist: at the first instant after the gap; as far after the gap's beginning, in elapsed time,
as the clock would have shown; not at all."""
Repeat = Literal["first", "last"]

EXAMPLE = "2026-11-24T09:00:00"

_SHOWN_CHARS = 80
"""Of a name that is no zone's."""

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - a wall clock's
_EPOCH_UTC = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


class Skipped(ValueError):
    """The time does not exist, and was not to be replaced."""


def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name. ValueError says what is wrong, in words for the caller."""
    if name not in names():
        raise ValueError(f"{name[:_SHOWN_CHARS]!r} is no zone of the IANA database; {_hint(name[:_SHOWN_CHARS])}")
    return ZoneInfo(name)


@cache
def names() -> frozenset[str]:
    """Of all zones. The first call reads them from the disk, so it is made before there are requests."""
    return frozenset(available_timezones())


@lru_cache(maxsize=1_024)
def _hint(name: str) -> str:
    """Cached, and looked for only among places with the same initial: a likeness with every name takes milliseconds,
    and a file of jobs may have a wrong one on each line."""
    alike = name.casefold()
    close = difflib.get_close_matches(alike, _by_initial().get(_initial(alike), {}), n=1, cutoff=0.6)
    return f"did you mean {_by_initial()[_initial(alike)][close[0]]}?" if close else "such as Europe/Paris"


@cache
def _by_initial() -> dict[str, dict[str, str]]:
    """By a place's initial: zones by their name in small letters."""
    found: dict[str, dict[str, str]] = {}
    for name in sorted(names()):
        alike = name.casefold()
        found.setdefault(_initial(alike), {})[alike] = name
    return found


def _initial(alike: str) -> str:
    return alike.rpartition("/")[2][:1]


def resolve_ms(local: str, zone_name: str, gap: Gap, repeat: Repeat) -> int:
    """Unix ms of a local time (`EXAMPLE`; below the millisecond rounds up) in a zone. ValueError says what is wrong,
    `Skipped` that the time does not exist."""
    if len(local) > LOCAL_TIME_CHARS_MAX:
        raise ValueError(f"has {len(local)} characters, at most {LOCAL_TIME_CHARS_MAX} are taken")
    return _resolved_ms(local, zone_name, gap, repeat)


@lru_cache(maxsize=4_096)
def _resolved_ms(local: str, zone_name: str, gap: Gap, repeat: Repeat) -> int:
    """Cached: a campaign's jobs share their time."""
    where = zone(zone_name)
    wall = _wall_clock(local)
    try:
        first, second = _instant(wall, where, 0), _instant(wall, where, 1)
    except OverflowError:
        raise ValueError("is outside the years 1 to 9999") from None
    return instant.no_later_than_last(_chosen_ms(first, second, where, gap, repeat))


def _chosen_ms(first: int, second: int, where: ZoneInfo, gap: Gap, repeat: Repeat) -> int:
    """Of what a wall clock's time is with the offset from before a change and with the one from after it."""
    if first == second:
        return first
    if first < second:  # the clock shows it twice
        return first if repeat == "first" else second
    # It is skipped: read with the offset from before the change it comes after it, with the one from after, before it.
    if gap == "skip":
        raise Skipped(f"does not exist in {where.key}: clocks skip it; give another time, or gap fire_after or shift")
    return first if gap == "shift" else _change_ms(second, first, where)


def _wall_clock(local: str) -> datetime:
    try:
        at_ms = instant.parse_ms(f"{local}Z")
    except ValueError as error:
        if "RFC 3339" in str(error):
            raise ValueError(f"is not a local time such as {EXAMPLE}: a date and a time of day, no offset") from None
        raise
    try:
        return _EPOCH + at_ms * _MS
    except OverflowError:
        raise ValueError("is outside the years 1 to 9999") from None


def _instant(wall: datetime, where: ZoneInfo, fold: int) -> int:
    return (wall.replace(tzinfo=where, fold=fold) - _EPOCH_UTC) // _MS


def _change_ms(before_ms: int, after_ms: int, where: ZoneInfo) -> int:
    """The instant at which the zone's offset changes, between two that it lies between."""
    old = _offset(before_ms, where)
    while after_ms - before_ms > 1:
        middle_ms = (before_ms + after_ms) // 2
        if _offset(middle_ms, where) == old:
            before_ms = middle_ms
        else:
            after_ms = middle_ms
    return after_ms


def _offset(at_ms: int, where: ZoneInfo) -> timedelta | None:
    return (_EPOCH_UTC + at_ms * _MS).astimezone(where).utcoffset()
