"""What is read of an encoded filing without decoding all of it."""

from __future__ import annotations

import pytest

from engine.core.catalog import Priority
from engine.core.job import Attempt, Body, FirstBody, Form, decode_body, encode_body, priority_of


@pytest.mark.parametrize("priority", Priority)
@pytest.mark.parametrize("payload", [b"", b"{}", b"\xff" * 70_000], ids=["none", "small", "large"])
def test_the_priority_of_a_filing_is_what_its_whole_body_says(priority: Priority, payload: bytes) -> None:
    first = FirstBody(payload, Form.RAW, 5, priority, 4, 30_000, "c-1")
    attempt = Attempt(1, 1_000, 1_005, 1, "UNAVAILABLE", "away", 3)
    later = Body(payload, Form.RAW, 5, priority, 4, 30_000, "c-1", None, 1, (attempt,), 9_000, 10_000)
    for body in (first, later):
        encoded = encode_body(body)
        assert priority_of(encoded) is priority is Priority(decode_body(encoded).priority)
