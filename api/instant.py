"""Instants as the doors spell them: RFC 3339 in, UTC with milliseconds out.

Only here is a time's text read or written. Inside, an instant is an int of Unix milliseconds. Invariants: what is
below the millisecond rounds up, so nothing becomes due earlier than asked; a time without an offset is refused,
never guessed; `parse_ms(format_ms(ms)) == ms`; what is read never lies after `LAST_MS`, so what is yet to come can be
written again.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_DAY_MS = 86_400_000
_MINUTE_MS = 60_000
_GREGORIAN_CYCLE_DAYS = 146_097
"""Days of 400 years, after which the calendar repeats: how year 0, which `date` lacks, is counted."""

_FORM = re.compile(r"(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)?", re.ASCII).fullmatch

EXAMPLE = "2026-11-24T08:00:00Z"
LAST_MS = 253_402_300_799_999
"""9999-12-31T23:59:59.999Z, the last that has a text."""


@lru_cache(maxsize=1024)
def _midnight_ms(day: str) -> int:
    """Unix ms at which a day (YYYY-MM-DD) begins in UTC. Cached: one day's jobs name the same day. ValueError."""
    year, month, day_of_month = int(day[:4]), int(day[5:7]), int(day[8:])
    if year == 0:
        return (date(400, month, day_of_month).toordinal() - _GREGORIAN_CYCLE_DAYS - _EPOCH_ORDINAL) * _DAY_MS
    return (date(year, month, day_of_month).toordinal() - _EPOCH_ORDINAL) * _DAY_MS


def parse_ms(text: str) -> int:
    """Unix ms of an RFC 3339 date-time, rounded up; ValueError says what is wrong, in words for the caller."""
    match = _FORM(text)
    if match is None:
        raise ValueError(f"is not an RFC 3339 time such as {EXAMPLE}")
    day, hours, minutes, seconds, fraction, zone = match.groups()
    if zone is None:
        raise ValueError(f"has no offset: end it in Z or in one such as +02:00, as in {EXAMPLE}")
    try:
        ms = _midnight_ms(day)
    except ValueError:
        raise ValueError(f"there is no day {day}") from None
    hour, minute, second = int(hours), int(minutes), int(seconds)
    if hour > 23 or minute > 59 or second > 60:
        raise ValueError(f"there is no time of day {hours}:{minutes}:{seconds}")
    ms += (hour * 60 + minute) * _MINUTE_MS
    if zone not in "Zz":
        ms -= _offset_ms(zone)
    if second == 60 and not _is_last_minute_of_month(ms):
        raise ValueError("a 60th second exists only as a leap second, at 23:59:60 UTC on the last day of a month")
    ms += second * 1_000
    if fraction is not None:
        ms += _fraction_ms(fraction)
    return no_later_than_last(ms)


def no_later_than_last(ms: int) -> int:
    """The same, where it has a text; ValueError says, in words for the caller, that it comes too late for one."""
    if ms > LAST_MS:
        raise ValueError("is after the year 9999 in UTC")
    return ms


def _offset_ms(zone: str) -> int:
    """How far a zone such as +02:00 is ahead of UTC. ValueError."""
    hours, minutes = int(zone[1:3]), int(zone[4:])
    if hours > 23 or minutes > 59:
        raise ValueError(f"there is no offset {zone}")
    offset_ms = (hours * 60 + minutes) * _MINUTE_MS
    return -offset_ms if zone[0] == "-" else offset_ms


def _fraction_ms(digits: str) -> int:
    """The fraction of a second in whole ms, rounded up: 1000 for .9999."""
    ms = int(digits[:3].ljust(3, "0"))
    return ms + 1 if digits[3:].strip("0") else ms


def _is_last_minute_of_month(minute_ms: int) -> bool:
    """Whether the minute that begins then, in UTC, is one that may end in a leap second. Years 1 to 9999."""
    days, in_day_ms = divmod(minute_ms, _DAY_MS)
    if in_day_ms != _DAY_MS - _MINUTE_MS:
        return False
    ordinal = days + 1 + _EPOCH_ORDINAL
    return not 1 <= ordinal <= date.max.toordinal() or date.fromordinal(ordinal).day == 1


def format_ms(ms: int) -> str:
    """UTC with milliseconds: 2026-11-24T08:00:00.000Z. Of the years 1 to 9999."""
    second, below = divmod(ms, 1_000)
    return f"{_format_second(second)}.{below:03}Z"


@lru_cache(maxsize=1024)
def _format_second(second: int) -> str:
    """Cached: one answer names the same second several times."""
    return (_EPOCH + timedelta(seconds=second)).isoformat()[:-6]
