"""Times of a job: past ones, local ones, windows, ends."""

from __future__ import annotations

import pytest

from tests.unit.api.fake_engine import NOW_MS
from tests.unit.api.serving import Served

pytestmark = pytest.mark.anyio


async def test_a_local_time_is_due_when_clocks_there_show_it(served: Served) -> None:
    body = b'{"type":"test.do","due_local":"2027-03-28T02:30:00","timezone":"Europe/Paris","gap":"shift"}'
    assert (await served.client.post(body)).json["due_at"] == "2027-03-28T01:30:00.000Z"
    body = b'{"type":"test.do","due_local":"2027-10-31T02:30:00","timezone":"Europe/Paris","repeat":"last"}'
    assert (await served.client.post(body)).json["due_at"] == "2027-10-31T01:30:00.000Z"
    body = b'{"type":"test.do","due_local":"2020-01-01T00:00:00","timezone":"Asia/Tokyo"}'
    assert (await served.client.post(body)).json["due_at"] == "2026-11-24T06:00:00.000Z", "past: now"


async def test_an_end_and_a_window_reach_the_engine_the_window_within_the_end(served: Served) -> None:
    body = b'{"type":"test.do","delay_ms":1000,"window_ms":60000,"expires_at":"2026-11-24T06:00:31.0001Z"}'
    answer = await served.client.post(body)
    assert answer.status == 201
    assert answer.json["expires_at"] == "2026-11-24T06:00:31.001Z", "rounded up: no earlier than asked"
    ((job,),) = served.engine.batches
    assert (job.expires_ms, job.window_ms) == (NOW_MS + 31_001, 30_001)


@pytest.mark.parametrize("due_at", ["1969-07-20T20:17:40Z", "0000-01-01T00:00:00Z", "2026-11-24T05:59:59.999Z"])
async def test_a_past_due_time_is_now(served: Served, due_at: str) -> None:
    answer = await served.client.post(b'{"type":"test.do","due_at":"%s"}' % due_at.encode())
    assert answer.status == 201
    assert answer.json["due_at"] == "2026-11-24T06:00:00.000Z"
