"""What an answer means, and how long a job waits after it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.catalog import Backoff
from engine.core.retry import CLASSES, RETRY_AFTER_MS_MAX, Class, classify, delay_ms

LAST = 1 - 2**-53
"""The largest jitter there is."""

GRPC_CODES = {
    "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS",
    "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED",
    "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
}  # fmt: skip


def test_every_grpc_code_has_a_class() -> None:
    assert set(CLASSES) == GRPC_CODES


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("OK", Class.SUCCESS),
        ("ALREADY_EXISTS", Class.SUCCESS),
        ("UNAVAILABLE", Class.TRANSIENT),
        ("INTERNAL", Class.TRANSIENT),
        ("CANCELLED", Class.TRANSIENT),
        ("INVALID_ARGUMENT", Class.PERMANENT),
        ("DATA_LOSS", Class.PERMANENT),
        ("A_CODE_OF_THE_FUTURE", Class.TRANSIENT),
        ("", Class.TRANSIENT),
    ],
)
def test_the_classes_are_the_contracts(code: str, meaning: Class) -> None:
    assert classify(code) is meaning


def test_the_ceiling_doubles_with_each_attempt_up_to_the_cap() -> None:
    backoff = Backoff(first_ms=1_000, factor=2.0, max_ms=5_000)
    assert [delay_ms(backoff, attempt, 0, LAST) for attempt in (1, 2, 3, 4, 5)] == [999, 1_999, 3_999, 4_999, 4_999]


def test_a_ceiling_beyond_any_float_is_the_cap() -> None:
    assert delay_ms(Backoff(factor=1e300), 9, 0, 0.5) == 1_800_000


@given(
    attempt=st.integers(1, 60),
    jitter=st.floats(0, LAST),
    asked_ms=st.integers(-5, 10 * RETRY_AFTER_MS_MAX),
    factor=st.floats(1, 10),
)
def test_the_wait_is_jittered_from_nothing_to_the_cap_and_never_undercuts_the_target(
    attempt: int, jitter: float, asked_ms: int, factor: float
) -> None:
    backoff = Backoff(factor=factor)
    wait_ms = delay_ms(backoff, attempt, asked_ms, jitter)
    assert wait_ms >= min(max(asked_ms, 0), RETRY_AFTER_MS_MAX)
    assert wait_ms <= backoff.max_ms + RETRY_AFTER_MS_MAX
    assert delay_ms(backoff, attempt, 0, 0.0) == 0


def test_what_was_told_the_same_time_does_not_come_back_at_one_instant() -> None:
    waits_ms = {delay_ms(Backoff(), 1, 30_000, jitter / 10) for jitter in range(10)}
    assert len(waits_ms) == 10
    assert min(waits_ms) == 30_000
