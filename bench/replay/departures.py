"""Scheduled departures as they stand in a timetable: local times of New York, read into instants.

Only this module turns local time into UTC. A timetable holds no offsets, so a time that a clock change repeats is taken
for the first of the two, and one that it skips for the instant that the old offset gives (an hour later by the clock).
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

ZONE = ZoneInfo("America/New_York")
COLUMNS = ("departs_local", "carrier", "flight", "origin", "dest")
DAY = Path(__file__).parents[1] / "data" / "departures-2013-11-27.csv"


class Unreadable(Exception):
    """The file is no timetable; the message names the line."""


class Departure(msgspec.Struct, frozen=True):
    at: datetime
    """UTC."""
    carrier: str
    flight: str
    origin: str
    dest: str

    @property
    def name(self) -> str:
        return f"{self.carrier} {self.flight}"


def read(path: Path) -> list[Departure]:
    """A CSV file, gzipped or not. Raises `Unreadable`."""
    try:
        if path.suffix == ".gz":
            with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
                return parse(lines)
        with path.open(encoding="utf-8", newline="") as lines:
            return parse(lines)
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or error}") from None
    except (Unreadable, UnicodeDecodeError) as error:
        raise Unreadable(f"{path}: {error}") from None


def parse(lines: Iterable[str]) -> list[Departure]:
    """In the order of the lines, the heading first."""
    rows = csv.reader(lines)
    if tuple(next(rows, ())) != COLUMNS:
        raise Unreadable(f"line 1 must name the columns {','.join(COLUMNS)}")
    departures = []
    for row in rows:
        if len(row) != len(COLUMNS) or not all(row):
            raise Unreadable(f"line {rows.line_num} must have {len(COLUMNS)} fields, and none empty")
        try:
            local = datetime.fromisoformat(row[0])
        except ValueError:
            local = None
        if local is None or local.tzinfo is not None:
            raise Unreadable(f"line {rows.line_num}: {row[0]!r} is no local time such as 2013-11-27T23:59:00")
        departures.append(Departure(instant(local), *row[1:]))
    if not departures:
        raise Unreadable("no departures in it")
    return departures


def instant(local: datetime) -> datetime:
    """The UTC instant of New York's wall clock showing `local`."""
    return local.replace(tzinfo=ZONE).astimezone(UTC)


def clock(at: datetime) -> datetime:
    """What New York's wall clock shows at an instant."""
    return at.astimezone(ZONE)
