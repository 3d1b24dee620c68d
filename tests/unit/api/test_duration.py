"""Durations are read with their units, or refused."""

from __future__ import annotations

import pytest

from api.duration import parse_ms


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("250ms", 250),
        ("30s", 30_000),
        ("5m", 300_000),
        ("1h30m", 5_400_000),
        ("2d", 172_800_000),
        ("1w1ms", 604_800_001),
        ("0s", 0),
    ],
)
def test_a_duration_is_the_sum_of_its_parts(text: str, ms: int) -> None:
    assert parse_ms(text) == ms


@pytest.mark.parametrize(
    "text", ["", "30", "s", "-5s", "1.5h", "5 m", "5M", "1h 30m", "5min", "٣s", "9999999999999999s", "5s\n"]
)
def test_anything_else_is_refused_with_examples(text: str) -> None:
    with pytest.raises(ValueError, match="write it with its unit, as 250ms, 30s"):
        parse_ms(text)
