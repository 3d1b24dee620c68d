"""A dead job's new life over HTTP: with its own payload or another, and only where it is dead."""

from __future__ import annotations

import pytest

from engine.core import ids
from engine.core.lifecycle import State
from tests.unit.api.fake_engine import NOW_MS
from tests.unit.api.serving import Served

pytestmark = pytest.mark.anyio

PATH = "/api/v1/jobs"


async def pending(served: Served, payload: bytes = b"{}") -> int:
    assert (await served.client.post(b'{"type":"test.do","delay_ms":9000,"payload":%s}' % payload)).status == 201
    return list(served.engine.jobs)[-1]


async def dead(served: Served, payload: bytes = b"{}") -> str:
    job_id = await pending(served, payload)
    served.engine.change(job_id, state=State.DEAD, next_fire_ms=None, finished_ms=NOW_MS + 5, attempt=1)
    return f"{PATH}/{ids.format_id(job_id)}/redrive"


@pytest.mark.parametrize("body", [b"", b"{}", b'{"payload_base64":null}'])
async def test_a_dead_job_fires_again_with_its_own_payload(served: Served, body: bytes) -> None:
    path = await dead(served, payload=b"[1, 2]")
    answer = await served.client.send("POST", path, body)
    assert (answer.status, answer.json["state"], answer.json["attempts"]) == (200, "pending", [])
    assert answer.json["due_at"] == "2026-11-24T06:00:00.000Z"
    assert answer.body.endswith(b'"payload":[1, 2]}')


@pytest.mark.parametrize(
    ("body", "ends"),
    [
        (b'{"payload": {"b":  2}}', b'"payload":{"b":  2}}'),
        (b'{"payload": null}', b'"payload":null}'),
        (b'{"payload": {}}', b'"payload":{}}'),
        (b'{"payload_base64":"YQ=="}', b'"payload_base64":"YQ=="}'),
    ],
)
async def test_a_redrive_may_bring_another_payload(served: Served, body: bytes, ends: bytes) -> None:
    answer = await served.client.send("POST", await dead(served), body)
    assert answer.status == 200
    assert answer.body.endswith(ends)


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        (b'{"payload":1,"payload_base64":"YQ=="}', 422, "payload_base64"),
        (b'{"payload_base64":"$"}', 422, "payload_base64"),
        (b'{"due_at":"2026-11-25T00:00:00Z"}', 422, "due_at"),
        (b"[]", 422, ""),
        (b"{", 400, None),
        (b" ", 400, None),
        (b'{"payload":%s}' % (b"[" * 65 + b"]" * 65), 400, None),
        (b'{"payload":"%s"}' % (b"x" * (1 << 20)), 413, None),
    ],
)
async def test_a_wrong_redrive_changes_nothing(served: Served, body: bytes, status: int, field: str | None) -> None:
    answer = await served.client.send("POST", await dead(served), body)
    assert answer.status == status
    if field is not None:
        assert answer.json["errors"][0]["field"] == field
    assert next(iter(served.engine.jobs.values())).state is State.DEAD


async def test_without_a_body_it_does_not_matter_what_the_body_is_said_to_be(served: Served) -> None:
    answer = await served.client.send("POST", await dead(served), Content_Type="application/x-www-form-urlencoded")
    assert answer.status == 200
    head = f"POST {await dead(served)} HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    assert (await served.client.raw(head.encode())).status == 200


async def test_only_a_dead_job_can_be_redriven(served: Served) -> None:
    job_id = await pending(served)
    assert (await served.client.send("POST", f"{PATH}/{ids.format_id(job_id)}/redrive")).status == 409
    assert (await served.client.send("POST", f"{PATH}/nonsense/redrive")).status == 404
    answer = await served.client.send("POST", await dead(served), b"{}", Content_Type="text/plain")
    assert answer.status == 415
