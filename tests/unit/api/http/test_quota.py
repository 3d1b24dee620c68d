"""What the door says to users who have submitted what they may."""

from __future__ import annotations

import pytest

from engine.errors import QuotaSpent
from tests.unit.api.serving import Served

pytestmark = pytest.mark.anyio


async def test_a_quota_that_is_used_up_is_429_until_midnight(served: Served) -> None:
    served.engine.refusals["spent"] = QuotaSpent("no more today", retry_after_ms=7_200_001)
    one = b'{"type":"test.do","user_id":"spent"}'
    answer = await served.client.post(one)
    assert (answer.status, answer.json["type"]) == (429, "urn:tocsin:problem:quota")
    assert (answer.headers["retry-after"], answer.json["retry_after_ms"]) == ("7201", 7_200_001)
    answer = await served.client.lines(b"\n".join([one, one]))
    assert answer.status == 200, "each is told of its own user, also where none was taken"
    assert [each["error"]["status"] for each in answer.json["results"]] == [429, 429]
