"""Times and texts as people read them."""

from __future__ import annotations

import pytest

from api.shell.words import clean, span, span_exact, when

SECOND, MINUTE, HOUR, DAY = 1_000, 60_000, 3_600_000, 86_400_000
NOW = 1_795_500_000_000


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (0, "0 ms"),
        (999, "999 ms"),
        (SECOND, "1 s"),
        (MINUTE - 1, "59 s"),
        (3 * MINUTE + 20 * SECOND, "3 min"),
        (HOUR, "1 h"),
        (2 * HOUR + 5 * MINUTE, "2 h 5 min"),
        (DAY - 1, "23 h 59 min"),
        (3 * DAY + 4 * HOUR, "3 d 4 h"),
        (30 * DAY + 4 * HOUR, "30 d"),
        (730 * DAY, "730 d"),
    ],
)
def test_a_span_is_told_in_the_two_largest_units_that_matter(ms: int, said: str) -> None:
    assert span(ms) == said


def test_an_exact_span_keeps_the_milliseconds_of_what_is_below_a_minute() -> None:
    assert [span_exact(ms) for ms in (7, 30_250, MINUTE)] == ["7 ms", "30.250 s", "1 min"]


def test_a_time_is_told_from_now_and_a_second_either_way_is_now() -> None:
    said = [when(NOW + ms, NOW) for ms in (-2 * HOUR, -999, 0, 999, 3 * MINUTE)]
    assert said == ["2 h ago", "now", "now", "now", "in 3 min"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("ü-42 日本", "ü-42 日本"),
        ("a\x1b[31mb\nc\x00", "a\\x1b[31mb\\nc\\x00"),
        ("\u202eevil\u2028", "\\u202eevil\\u2028"),
        ("\ud800", "\\ud800"),
        (["a", "b\r"], "a, b\\r"),
        ({"a": [1, None]}, '{"a": [1, null]}'),
    ],
)
def test_no_character_of_a_value_steers_the_terminal_or_breaks_the_line(value: object, text: str) -> None:
    assert clean(value) == text
    assert clean(value).isprintable()
