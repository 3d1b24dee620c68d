"""What an HTTP response means."""

from __future__ import annotations

import pytest

from engine.core.retry import Class, classify
from engine.dispatch import http_answer
from engine.dispatch.told import RETRY_AFTER_MS_MAX

NOW_MS = 1_700_000_000_000  # 2023-11-14 22:13:20 UTC


def test_every_status_is_in_the_class_of_the_contract() -> None:
    for status in range(100, 1_000):
        wished = {2: Class.SUCCESS, 3: Class.PERMANENT, 4: Class.PERMANENT}.get(status // 100, Class.TRANSIENT)
        if status in (408, 425, 429):
            wished = Class.TRANSIENT
        assert classify(http_answer.code_of(status)) is wished, status


@pytest.mark.parametrize(
    ("value", "wished_ms"),
    [
        (None, 0),
        ("", 0),
        ("0", 0),
        (" 120 ", 120_000),
        ("86401", RETRY_AFTER_MS_MAX),
        ("9" * 5_000, RETRY_AFTER_MS_MAX),
        ("-5", 0),
        ("1.5", 0),
        ("soon", 0),
        ("١٢", 0),
        ("Tue, 14 Nov 2023 22:13:50 GMT", 30_000),
        ("Tuesday, 14-Nov-23 22:13:50 GMT", 30_000),
        ("Tue Nov 14 22:13:50 2023", 30_000),
        ("Tue, 14 Nov 2023 22:13:10 GMT", 0),
        ("Tue, 14 Nov 2028 22:13:10 GMT", RETRY_AFTER_MS_MAX),
        ("Tue, 99 Nov 2023 22:13:50 GMT", 0),
        ("Tue, 14 Nov 99999999999 22:13:50 GMT", 0),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_rubbish_is_nothing(value: str | None, wished_ms: int) -> None:
    assert http_answer.retry_after_ms(value, lambda: NOW_MS) == wished_ms


def test_words_are_one_line_that_names_the_status() -> None:
    assert http_answer.words_of(503, None, b"") == "HTTP 503 Service Unavailable"
    assert http_answer.words_of(500, None, b" no\r\n\troom\0 \xff ") == "HTTP 500 Internal Server Error: no room �"
    assert http_answer.words_of(599, None, b"x") == "HTTP 599: x"
    assert http_answer.words_of(301, "/new", b"moved") == (
        "HTTP 301 Moved Permanently: redirects are not followed (to /new)"
    )
