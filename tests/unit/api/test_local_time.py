"""Local times to instants, at and around clock changes. The expected instants are written down, not computed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import get_args
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api import local_time
from api.bounds import LOCAL_TIME, LOCAL_TIME_CHARS_MAX
from api.instant import format_ms
from api.intake import Intake
from api.local_time import Gap, Repeat, Skipped, resolve_ms, zone
from engine.core.catalog import Caps
from engine.options import Options


def at(local: str, where: str, gap: Gap = "fire_after", repeat: Repeat = "first") -> str:
    return format_ms(resolve_ms(local, where, gap, repeat))


@pytest.mark.parametrize(
    ("local", "where", "instant"),
    [
        ("2026-11-24T09:00:00", "Europe/Paris", "2026-11-24T08:00:00.000Z"),
        ("2026-07-14T09:00:00", "Europe/Paris", "2026-07-14T07:00:00.000Z"),
        ("2026-07-14T09:00:00.1234", "Asia/Kolkata", "2026-07-14T03:30:00.124Z"),
        ("2026-07-14T09:00:00", "UTC", "2026-07-14T09:00:00.000Z"),
        ("1900-01-01T00:00:00", "Africa/Monrovia", "1900-01-01T00:43:08.000Z"),
    ],
)
def test_a_time_that_clocks_show_once(local: str, where: str, instant: str) -> None:
    assert {at(local, where, gap, repeat) for gap in get_args(Gap) for repeat in get_args(Repeat)} == {instant}


@pytest.mark.parametrize(
    ("local", "where", "after", "shifted"),
    [
        # Paris goes from 02:00 to 03:00 on 28 March 2027, at 01:00 UTC.
        ("2027-03-28T02:00:00", "Europe/Paris", "2027-03-28T01:00:00.000Z", "2027-03-28T01:00:00.000Z"),
        ("2027-03-28T02:30:00", "Europe/Paris", "2027-03-28T01:00:00.000Z", "2027-03-28T01:30:00.000Z"),
        ("2027-03-28T02:59:59.999", "Europe/Paris", "2027-03-28T01:00:00.000Z", "2027-03-28T01:59:59.999Z"),
        # Lord Howe moves by half an hour: 02:00 to 02:30 on 3 October 2027, at 15:30 UTC the day before.
        ("2027-10-03T02:15:00", "Australia/Lord_Howe", "2027-10-02T15:30:00.000Z", "2027-10-02T15:45:00.000Z"),
        # Samoa had no 30 December 2011.
        ("2011-12-30T12:00:00", "Pacific/Apia", "2011-12-30T10:00:00.000Z", "2011-12-30T22:00:00.000Z"),
    ],
)
def test_a_time_that_clocks_skip(local: str, where: str, after: str, shifted: str) -> None:
    assert at(local, where, "fire_after") == after
    assert at(local, where, "shift") == shifted
    with pytest.raises(Skipped, match="clocks skip it"):
        at(local, where, "skip")


@pytest.mark.parametrize(
    ("local", "where", "first", "last"),
    [
        # New York goes back from 02:00 to 01:00 on 7 November 2027.
        ("2027-11-07T01:00:00", "America/New_York", "2027-11-07T05:00:00.000Z", "2027-11-07T06:00:00.000Z"),
        ("2027-11-07T01:30:00", "America/New_York", "2027-11-07T05:30:00.000Z", "2027-11-07T06:30:00.000Z"),
    ],
)
def test_a_time_that_clocks_show_twice(local: str, where: str, first: str, last: str) -> None:
    assert at(local, where, repeat="first") == first
    assert at(local, where, repeat="last") == last
    assert at(local, where, "skip") == first, "what happens twice is not skipped"


@pytest.mark.parametrize(
    ("local", "why"),
    [
        ("2026-11-24T09:00:00Z", "not a local time"),
        ("2026-11-24T09:00:00+01:00", "not a local time"),
        ("2026-11-24", "not a local time"),
        ("soon", "not a local time"),
        ("2026-02-30T09:00:00", "there is no day"),
        ("2026-02-03T25:00:00", "there is no time of day"),
        ("0000-01-01T00:00:00", "years 1 to 9999"),
    ],
)
def test_what_is_no_local_time_is_refused_in_words(local: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        resolve_ms(local, "Asia/Tokyo", "fire_after", "first")


@pytest.mark.parametrize("local", ["9999-12-31T23:59:59", "9999-12-31T19:00:00"])
def test_what_is_of_the_year_10000_in_utc_could_not_be_told_and_is_refused(local: str) -> None:
    with pytest.raises(ValueError, match="is after the year 9999"):
        resolve_ms(local, "America/New_York", "fire_after", "first")


def test_a_local_time_is_short_so_that_what_is_kept_of_it_is() -> None:
    longest = "2026-07-14T09:00:00." + "1" * (LOCAL_TIME_CHARS_MAX - 20)
    assert at(longest, "UTC") == "2026-07-14T09:00:00.112Z"
    for digits in (1, 1_000_000):
        with pytest.raises(ValueError, match=f"at most {LOCAL_TIME_CHARS_MAX}"):
            at(longest + "1" * digits, "UTC")
    assert LOCAL_TIME.schema["maxLength"] == LOCAL_TIME_CHARS_MAX


def test_the_nearest_zone_is_looked_for_once_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def nearest(name: str, names: object, **_: object) -> list[str]:
        asked.append(name)
        return []

    monkeypatch.setattr("difflib.get_close_matches", nearest)
    for name in ["Europe/Atlantis", "Europe/Atlantis", "Europe/Atlantis" + "x" * 100, "Europe/Atlantis" + "x" * 200]:
        with pytest.raises(ValueError, match="no zone"):
            zone(name)
    assert asked == ["europe/atlantis", ("europe/atlantis" + "x" * 100)[:80]]


def test_the_nearest_zone_is_looked_for_among_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []

    def nearest(name: str, names: Collection[str], **_: object) -> list[str]:
        looked_at.append(len(names))
        return []

    monkeypatch.setattr("difflib.get_close_matches", nearest)
    for number in range(20):
        with pytest.raises(ValueError, match="no zone"):
            zone(f"Europe/Pariis{number}")
    assert max(looked_at) < len(available_timezones()) / 8


def test_the_names_of_zones_are_read_before_the_first_request() -> None:
    local_time.names.cache_clear()
    Intake({}, Caps(), Options())
    assert local_time.names.cache_info().currsize == 1


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Europe/Pariis", "did you mean Europe/Paris"),
        ("europe/paris", "did you mean Europe/Paris"),
        ("America/new_york", "did you mean America/New_York"),
        ("America/Argentina/Ushuaja", "did you mean America/Argentina/Ushuaia"),
        ("ETC/UTC", "did you mean Etc/UTC"),
        ("CEST", "no zone"),
        ("../../etc/passwd", "no zone"),
        ("", "no zone"),
        ("/etc/localtime", "no zone"),
        ("x" * 500, "no zone"),
    ],
)
def test_what_is_no_zone_is_refused_with_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(ValueError, match=hint):
        zone(name)


ZONES = st.sampled_from(["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tokyo"])


@given(
    st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(9990, 1, 1)),  # noqa: DTZ001 - wall clocks'
    ZONES,
    st.sampled_from(["fire_after", "shift"]),
)
def test_what_is_resolved_shows_the_wished_time_or_lies_after_a_gap(wished: datetime, where: str, gap: Gap) -> None:
    wall = wished.replace(microsecond=0)
    at_ms = resolve_ms(wall.isoformat(), where, gap, "first")
    there = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at_ms)).astimezone(zone(where))
    shown = there.replace(tzinfo=None)
    assert shown == wall or timedelta(0) < shown - wall <= timedelta(days=1)
