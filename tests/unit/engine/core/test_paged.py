"""The log that tells when a place came into memory."""

from __future__ import annotations

from engine.core.paged import Paged


def test_a_place_came_in_with_the_first_round_that_passed_it() -> None:
    paged = Paged()
    for at_ms in (0, 60, 120):
        paged.raised(at_ms + 600, at_ms)
    assert paged.in_ms(599, submitted_ms=-5) == 0
    assert paged.in_ms(600, submitted_ms=-5) == 60
    assert paged.in_ms(719, submitted_ms=30) == 120


def test_what_was_near_when_it_was_written_or_is_far_still_has_no_round() -> None:
    paged = Paged()
    paged.raised(600, 0)
    assert paged.in_ms(300, submitted_ms=10) is None
    assert paged.in_ms(600, submitted_ms=10) is None


def test_a_horizon_that_did_not_rise_says_nothing() -> None:
    paged = Paged()
    paged.raised(600, 0)
    paged.raised(600, 50)
    paged.raised(500, 60)
    assert paged.in_ms(550, submitted_ms=-1) == 0


def test_the_log_has_a_bound_and_forgets_the_oldest() -> None:
    paged = Paged()
    for at_ms in range(10_000):
        paged.raised(at_ms + 600, at_ms)
    assert paged.in_ms(10_400, submitted_ms=0) == 9_801
    assert len(paged._at_ms) <= 1_024
