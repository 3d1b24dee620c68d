"""How many calls a rate lets start, and when."""

from __future__ import annotations

import pytest

from engine.core.bucket import BURST_MS, Bucket

NOW_MS = 1_764_000_000_000


def starts(bucket: Bucket, from_ms: int, to_ms: int) -> list[int]:
    """When calls start where as many are wanted as can be."""
    found = []
    for now_ms in range(from_ms, to_ms):
        while bucket.opens_ms(now_ms) <= now_ms:
            bucket.start(now_ms)
            found.append(now_ms - from_ms)
    return found


@pytest.mark.parametrize("rate", [0.5, 1, 3, 7.5, 10, 60, 1_000, 12_345])
def test_no_stretch_of_time_has_more_than_its_rate_and_a_burst_and_none_is_wasted(rate: float) -> None:
    span_ms = 4_000
    found = starts(Bucket(rate), NOW_MS, NOW_MS + span_ms)
    burst = max(1.0, rate * BURST_MS / 1_000)
    most = rate * span_ms / 1_000 + burst
    assert most - 2 - rate / 1_000 < len(found) <= most + 1e-6
    for stretch_ms in (1, 10, 500, 1_000):
        for begin_ms in range(0, span_ms - stretch_ms, 97):
            counted = sum(begin_ms <= at_ms < begin_ms + stretch_ms for at_ms in found)
            assert counted <= rate * stretch_ms / 1_000 + burst + 1e-6, (stretch_ms, begin_ms)


def test_time_without_calls_saves_up_no_more_than_the_burst() -> None:
    bucket = Bucket(100)
    assert starts(bucket, NOW_MS, NOW_MS + 1) == [0] * 10
    assert starts(bucket, NOW_MS + 3_600_000, NOW_MS + 3_600_001) == [0] * 10


def test_it_says_when_it_opens() -> None:
    bucket = Bucket(2)
    assert bucket.opens_ms(NOW_MS) <= NOW_MS
    bucket.start(NOW_MS)
    assert bucket.opens_ms(NOW_MS) == NOW_MS + 500
    assert bucket.opens_ms(NOW_MS + 499) == NOW_MS + 500


def test_a_clock_that_was_stepped_back_is_not_waited_for() -> None:
    bucket = Bucket(2)
    bucket.start(NOW_MS)
    assert bucket.opens_ms(NOW_MS - 3_600_000) <= NOW_MS - 3_600_000 + 500


def test_another_rate_counts_from_the_last_call_on() -> None:
    bucket = Bucket(1)
    bucket.start(NOW_MS)
    bucket.change(1_000)
    assert bucket.opens_ms(NOW_MS) <= NOW_MS + 1
    bucket.change(0.1)
    bucket.start(NOW_MS + 1)
    assert bucket.opens_ms(NOW_MS + 1) == NOW_MS + 10_001


def test_a_start_that_may_not_be_is_a_defect() -> None:
    bucket = Bucket(1)
    bucket.start(NOW_MS)
    with pytest.raises(AssertionError):
        bucket.start(NOW_MS + 1)
