"""Instants: RFC 3339 and nothing else comes in, rounded up; UTC with milliseconds goes out."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.instant import format_ms, parse_ms

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01t00:00:00z", 0),
        ("1970-01-01T01:30:00+01:30", 0),
        ("1969-12-31T23:59:00-00:01", 0),
        ("1970-01-01T00:00:00-00:00", 0),
        ("1970-01-01T00:00:00.1Z", 100),
        ("1970-01-01T00:00:00.000000Z", 0),
        ("2026-11-24T08:00:00.123Z", 1_795_507_200_123),
        ("2024-02-29T00:00:00Z", 1_709_164_800_000),
        ("0000-02-29T00:00:00Z", -62_162_121_600_000),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ],
)
def test_an_rfc_3339_time_is_read(text: str, ms: int) -> None:
    assert parse_ms(text) == ms


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("1970-01-01T00:00:00.0000000000000000000000000001Z", 1),
        ("1970-01-01T00:00:00.0011Z", 2),
        ("1970-01-01T00:00:00.9990001Z", 1_000),
        ("1969-12-31T23:59:59.9999Z", 0),
        ("1970-01-01T00:00:00." + "0" * 10_000 + "Z", 0),
        ("1970-01-01T00:00:00." + "0" * 10_000 + "1Z", 1),
    ],
)
def test_what_is_below_the_millisecond_rounds_up_however_long_it_is(text: str, ms: int) -> None:
    assert parse_ms(text) == ms


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("2016-12-31T23:59:60Z", 1_483_228_800_000),
        ("2017-01-01T00:59:60+01:00", 1_483_228_800_000),
        ("2016-12-31T15:59:60-08:00", 1_483_228_800_000),
        ("1990-06-30T23:59:60.5Z", 646_790_400_500),
    ],
)
def test_a_leap_second_is_the_start_of_the_next_day(text: str, ms: int) -> None:
    assert parse_ms(text) == ms


@pytest.mark.parametrize(
    "text", ["2016-12-31T22:59:60Z", "2016-12-30T23:59:60Z", "2016-12-31T23:59:60+01:00", "2016-12-31T23:59:61Z"]
)
def test_a_sixtieth_second_elsewhere_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"60th second|no time of day"):
        parse_ms(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2026-11-24T08:00:00", "has no offset"),
        ("2026-11-24T08:00:00.5", "has no offset"),
        ("2026-02-29T08:00:00Z", "there is no day 2026-02-29"),
        ("2026-13-01T08:00:00Z", "there is no day"),
        ("0000-02-30T00:00:00Z", "there is no day"),
        ("2026-11-24T24:00:00Z", "there is no time of day"),
        ("2026-11-24T08:60:00Z", "there is no time of day"),
        ("2026-11-24T08:00:00+24:00", "there is no offset"),
        ("2026-11-24T08:00:00+02:60", "there is no offset"),
        ("9999-12-31T23:59:59-05:00", "is after the year 9999"),
        ("9999-12-31T23:59:60Z", "is after the year 9999"),
        ("9999-12-31T23:59:59.9990001Z", "is after the year 9999"),
    ],
)
def test_an_impossible_time_is_refused_by_name(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_ms(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "2026-11-24",
        "20261124T080000Z",
        "2026-W48-2T08:00:00Z",
        "2026-328T08:00:00Z",
        "2026-11-24 08:00:00Z",
        "2026-11-24T08:00Z",
        "2026-11-24T08:00:00.Z",
        "2026-11-24T08:00:00,5Z",
        "2026-11-24T08:00:00+02",
        "2026-11-24T08:00:00+0200",
        "2026-11-24T08:00:00 Z",
        "2026-11-24T08:00:00Z\n",
        " 2026-11-24T08:00:00Z",
        "+02026-11-24T08:00:00Z",
        "12026-11-24T08:00:00Z",
        "2026-11-24T08:00:00[Europe/Paris]",
        "2026-11-24T08:00:00Z[Europe/Paris]",
        "२०२६-11-24T08:00:00Z",
        "1795507200000",
    ],
)
def test_iso_8601_beyond_rfc_3339_and_all_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an RFC 3339 time"):
        parse_ms(text)


@given(st.integers(-62_135_596_800_000, 253_402_300_799_999))
def test_what_goes_out_comes_in_again(ms: int) -> None:
    assert parse_ms(format_ms(ms)) == ms


@given(
    st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31)),  # noqa: DTZ001
    st.integers(-1439, 1439),
)
def test_every_offset_means_what_datetime_says(local: datetime, offset_minutes: int) -> None:
    when = local.replace(tzinfo=timezone(timedelta(minutes=offset_minutes)))
    assert parse_ms(when.isoformat()) == -((_EPOCH - when) // timedelta(milliseconds=1))


@given(st.text(max_size=40) | st.from_regex(r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[Z+-].{0,5}\Z"))
def test_any_text_is_a_time_or_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert isinstance(parse_ms(text), int)
