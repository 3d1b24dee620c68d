"""A timetable's local times become instants, also where a clock change makes them odd."""

from __future__ import annotations

import gzip
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.replay.departures import DAY, Unreadable, clock, instant, parse, read

HEADING = "departs_local,carrier,flight,origin,dest\n"


def _utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("wall", "expected"),
    [
        (datetime.fromisoformat("2013-11-27T06:00"), _utc(2013, 11, 27, 11)),
        (datetime.fromisoformat("2013-07-04T06:00"), _utc(2013, 7, 4, 10)),
        (datetime.fromisoformat("2013-11-27T23:59"), _utc(2013, 11, 28, 4, 59)),
    ],
)
def test_local_time_is_new_yorks_winter_and_summer(wall: datetime, expected: datetime) -> None:
    assert instant(wall) == expected


def test_a_time_that_a_clock_change_repeats_is_the_first_of_the_two() -> None:
    assert instant(datetime.fromisoformat("2013-11-03T01:30")) == _utc(2013, 11, 3, 5, 30)
    assert clock(_utc(2013, 11, 3, 6, 30)).replace(tzinfo=None) == datetime.fromisoformat("2013-11-03T01:30")


def test_a_time_that_a_clock_change_skips_is_an_hour_later_by_the_clock() -> None:
    at = instant(datetime.fromisoformat("2013-03-10T02:30"))
    assert at == _utc(2013, 3, 10, 7, 30)
    assert clock(at).replace(tzinfo=None) == datetime.fromisoformat("2013-03-10T03:30")


def test_the_shipped_day_holds_what_its_readme_says() -> None:
    departures = read(DAY)
    assert len(departures) == 1_014
    assert {departure.origin for departure in departures} == {"EWR", "JFK", "LGA"}
    assert Counter(departure.at for departure in departures).most_common(1) == [(_utc(2013, 11, 27, 11), 22)]
    assert {clock(departure.at).date().isoformat() for departure in departures} == {"2013-11-27"}


def test_a_gzipped_timetable_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "day.csv.gz"
    path.write_bytes(gzip.compress(DAY.read_bytes()))
    assert read(path) == read(DAY)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1 must name the columns"),
        ("when,who\n", "line 1 must name the columns"),
        (HEADING, "no departures"),
        (HEADING + "2013-11-27T05:00:00,US,1895,EWR\n", "line 2 must have 5 fields"),
        (HEADING + "2013-11-27T05:00:00,US,,EWR,CLT\n", "line 2 must have 5 fields"),
        (HEADING + "2013-11-27T05:00:00,US,1,EWR,CLT\nsoon,US,2,EWR,CLT\n", "line 3: 'soon' is no local time"),
        (HEADING + "2013-11-27T05:00:00Z,US,1,EWR,CLT\n", "line 2"),
    ],
)
def test_what_is_no_timetable_is_refused_by_line(text: str, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        parse(text.splitlines(keepends=True))


def test_a_file_that_is_not_there_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"none\.csv: No such file"):
        read(tmp_path / "none.csv")
