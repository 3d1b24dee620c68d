"""Jobs over HTTP: what is sent is filed, and what is filed is answered."""

from __future__ import annotations

from base64 import b64encode

import pytest
from msgspec.structs import fields

from api.wire import JobSubmission
from engine.core import ids
from engine.core.catalog import Priority
from engine.core.job import Attempt, Form
from engine.core.lifecycle import State
from engine.errors import Busy, Corrupt, JournalAway, Unavailable, UnknownOutcome
from engine.options import DAY_MS
from tests.unit.api.fake_engine import NOW_MS
from tests.unit.api.serving import Served

pytestmark = pytest.mark.anyio

ONE = b'{"type":"test.do"}'


async def test_a_job_with_a_type_alone_is_due_now_with_the_catalogs_defaults(served: Served) -> None:
    answer = await served.client.post(b'{"type":"test.high"}')
    assert answer.status == 201
    assert answer.headers["location"] == f"/api/v1/jobs/{answer.json['id']}"
    assert answer.json == {
        "id": answer.json["id"],
        "type": "test.high",
        "state": "pending",
        "shard": 0,
        "priority": "high",
        "due_at": "2026-11-24T06:00:00.000Z",
        "next_fire_at": "2026-11-24T06:00:00.000Z",
        "submitted_at": "2026-11-24T06:00:00.000Z",
        "finished_at": None,
        "expires_at": None,
        "waiting_for": None,
        "reason": "",
        "attempt": 0,
        "max_attempts": 2,
        "timeout_ms": 5_000,
        "user_id": None,
        "tags": [],
        "correlation_id": "made-here",
        "attempts": [],
        "timeline": answer.json["timeline"],
        "payload": {},
    }


async def test_every_field_of_a_job_is_filed_as_sent(served: Served) -> None:
    answer = await served.client.post(
        b'{"type":"test.do","payload":{"a":[1]},"due_at":"2026-11-24T10:00:00.0001+02:00","user_id":"u-42",'
        b'"tags":["campaign-7","b"],"idempotency_key":"order-981","priority":"low","timeout_ms":1800000,"max_attempts":6}'
    )
    assert answer.status == 201
    ((job,),) = served.engine.batches
    assert job.type == "test.do"
    assert job.payload == b'{"a":[1]}'
    assert job.form is Form.JSON
    assert job.due_ms == NOW_MS + 2 * 3_600_000 + 1
    assert job.user_id == "u-42"
    assert job.tags == ("campaign-7", "b")
    assert job.idempotency_key == "order-981"
    assert job.priority is Priority.LOW
    assert (job.timeout_ms, job.max_attempts) == (1_800_000, 6)
    assert job.correlation_id == "made-here"
    assert job.tenant is None


async def test_a_delay_counts_from_now(served: Served) -> None:
    answer = await served.client.post(b'{"type":"test.do","delay_ms":5000}')
    assert answer.json["due_at"] == "2026-11-24T06:00:05.000Z"


async def test_null_is_as_good_as_absent(served: Served) -> None:
    names = [field.name for field in fields(JobSubmission) if field.default is None]
    assert len(names) == 15, names
    body = ",".join(f'"{name}":null' for name in names)
    answer = await served.client.post(f'{{"type":"test.do",{body}}}'.encode())
    assert answer.status == 201
    assert answer.json["payload"] == {}


@pytest.mark.parametrize(
    "payload",
    [
        b"null",
        b'"text"',
        b"12345678901234567890123456789012345678901234567890",
        b"[1e400, -0.0, 1E+2, 0.10]",
        b'{"a":1,"a":2,  "b" :\t{ } }',
        b'{"z":1,"a":"\\u00e9\\/\\ud83d\\ude00"}',
        '{"é":"日本😀"}'.encode(),
        b'{"a":\r\n\t[1,\n2]}',
        b"[" * 64 + b"]" * 64,
        b'"' + b"[" * 1_000 + b'"',
    ],
)
async def test_a_payload_is_answered_byte_for_byte(served: Served, payload: bytes) -> None:
    answer = await served.client.post(b'{"type":"test.do","payload": %s ,"tags":[]}' % payload)
    assert answer.status == 201
    assert served.engine.batches[0][0].payload == payload
    assert answer.body.endswith(b'"payload":' + payload + b"}")
    again = await served.client.send("GET", answer.headers["location"])
    assert again.body == answer.body


async def test_bytes_come_back_as_base64(served: Served) -> None:
    encoded = b64encode(bytes(range(256)))
    answer = await served.client.post(b'{"type":"test.do","payload_base64":"%s"}' % encoded)
    assert answer.status == 201
    assert served.engine.batches[0][0].payload == bytes(range(256))
    assert served.engine.batches[0][0].form is Form.RAW
    assert answer.json["payload_base64"] == encoded.decode()
    assert "payload" not in answer.json


async def test_a_payload_does_not_keep_its_request_alive(served: Served) -> None:
    await served.client.lines(ONE + b'\n{"type":"test.do","payload":[1]}\n')
    assert [type(job.payload) for job in served.engine.batches[0]] == [bytes, bytes]


async def test_a_repeat_of_a_key_is_answered_with_the_first_job(served: Served) -> None:
    first = await served.client.post(b'{"type":"test.do","payload":1,"user_id":"u","idempotency_key":"k"}')
    again = await served.client.post(b'{"type":"test.do","payload":2,"user_id":"u"}', Idempotency_Key="k")
    assert (first.status, again.status) == (201, 200)
    assert again.body == first.body
    assert again.headers["location"] == first.headers["location"]
    other = await served.client.post(b'{"type":"test.do","user_id":"v","idempotency_key":"k"}')
    assert other.status == 201


async def test_a_repeat_whose_first_job_is_past_its_retention_has_the_id(served: Served) -> None:
    first = await served.client.post(ONE, Idempotency_Key="k")
    served.engine.forget(next(iter(served.engine.jobs)))
    again = await served.client.post(ONE, Idempotency_Key="k")
    assert (again.status, again.json) == (200, {"id": first.json["id"]})


async def test_the_key_may_stand_in_both_places_if_it_is_the_same(served: Served) -> None:
    body = b'{"type":"test.do","idempotency_key":"a"}'
    assert (await served.client.post(body, Idempotency_Key="a")).status == 201
    answer = await served.client.post(body, Idempotency_Key="b")
    assert answer.status == 422
    assert answer.json["errors"][0]["field"] == "idempotency_key"


async def test_a_key_in_the_header_is_not_for_many(served: Served) -> None:
    answer = await served.client.post(b"[" + ONE + b"]", Idempotency_Key="a")
    assert answer.status == 422
    assert served.engine.batches == []


async def test_many_are_answered_in_order_and_fail_alone(served: Served) -> None:
    served.engine.refusals["busy"] = Busy("the backlog is full", retry_after_ms=1_500)
    lines = [
        ONE,
        b"not json",
        b'{"type":"test.do","nonsense":1}',
        b'{"type":"test.do","user_id":"busy"}',
        b'{"type":"test.do","payload":"\xff"}',
        b'{"type":"test.do","payload":%s}' % (b'"' + b"x" * (1 << 20) + b'"'),
        ONE,
    ]
    answer = await served.client.lines(b"\n".join(lines))
    assert answer.status == 200
    assert (answer.json["accepted"], answer.json["rejected"]) == (2, 5)
    results = answer.json["results"]
    assert [each.get("error", {}).get("status") for each in results] == [None, 400, 422, 429, 400, 413, None]
    assert results[3]["error"]["retry_after_ms"] == 1_500
    assert [ids.parse_id(results[at]["id"]) for at in (0, 6)] == list(served.engine.jobs)


async def test_an_array_is_a_batch_too(served: Served) -> None:
    answer = await served.client.post(b' \r\n\t[{"type":"test.do"}, {"type":1}, 7, null, {"type":"test.do"} ]\n')
    assert answer.status == 200
    statuses = [each.get("error", {}).get("status") for each in answer.json["results"]]
    assert statuses == [None, 422, 422, 422, None]


async def test_blank_lines_are_nothing(served: Served) -> None:
    answer = await served.client.lines(b"\n \r\n" + ONE + b"\r\n\n\t\n" + ONE + b"\n\n")
    assert answer.json["accepted"] == 2
    assert len(answer.json["results"]) == 2


@pytest.mark.parametrize(
    ("media", "body"), [("application/json", b"[]"), ("application/x-ndjson", b"\n\n"), ("application/x-ndjson", b"")]
)
async def test_a_batch_of_nothing_is_nothing(served: Served, media: str, body: bytes) -> None:
    answer = await served.client.post(body, media)
    assert (answer.status, answer.json) == (200, {"accepted": 0, "rejected": 0, "results": []})
    assert served.engine.batches == []


async def test_a_repeat_in_a_batch_counts_as_accepted(served: Served) -> None:
    line = b'{"type":"test.do","idempotency_key":"k"}'
    answer = await served.client.lines(line + b"\n" + line)
    first, again = answer.json["results"]
    assert (answer.json["accepted"], first) == (2, again)


async def test_ten_thousand_jobs_are_taken_and_one_more_is_not(served: Served) -> None:
    for media, opens, joint, closes in (
        ("application/json", b"[", b",", b"]"),
        ("application/x-ndjson", b"\n", b"\n", b"\n"),
    ):
        answer = await served.client.post(opens + joint.join([ONE] * 10_000) + closes, media)
        assert (answer.status, answer.json["accepted"]) == (200, 10_000)
        answer = await served.client.post(opens + joint.join([ONE] * 10_001) + closes, media)
        assert answer.status == 413
    assert len(served.engine.jobs) == 20_000
    assert max(len(batch) for batch in served.engine.batches) == 2_000


async def test_blank_lines_do_not_count_against_the_limit(served: Served) -> None:
    answer = await served.client.lines(b"\n\n".join([ONE] * 10_000) + b"\n" * 100_000)
    assert answer.json["accepted"] == 10_000


async def test_an_array_of_a_million_is_refused_before_it_is_built(served: Served) -> None:
    answer = await served.client.post(b"[" + b",".join([b"1"] * 1_000_000) + b"]")
    assert answer.status == 413


@pytest.mark.parametrize(
    ("error", "status", "kind", "retry_after"),
    [
        (Busy("the backlog is full", retry_after_ms=2_300), 429, "busy", "3"),
        (Unavailable("shard 4 has no owner now", retry_after_ms=1), 503, "unavailable", "1"),
        (JournalAway("PostgreSQL is away"), 503, "unavailable", "1"),
        (UnknownOutcome("no answer in time"), 503, "unknown-outcome", "1"),
    ],
)
async def test_what_can_be_tried_again_says_when(
    served: Served, error: Unavailable, status: int, kind: str, retry_after: str
) -> None:
    served.engine.refusals["u"] = error
    body = b'{"type":"test.do","user_id":"u"}'
    for sent in (body, b"[" + body + b"," + body + b"]"):
        answer = await served.client.post(sent)
        assert answer.status == status
        assert answer.headers["retry-after"] == retry_after
        assert answer.json["type"] == f"urn:tocsin:problem:{kind}"
        assert answer.json["detail"] == str(error)


async def test_a_batch_with_one_unknown_outcome_and_nothing_accepted_says_so(served: Served) -> None:
    served.engine.refusals = {"a": Busy("full"), "b": UnknownOutcome("no answer in time")}
    answer = await served.client.post(b'[{"type":"test.do","user_id":"a"},{"type":"test.do","user_id":"b"}]')
    assert (answer.status, answer.json["type"]) == (503, "urn:tocsin:problem:unknown-outcome")


async def test_a_job_is_answered_with_its_attempts(served: Served) -> None:
    answer = await served.client.post(ONE)
    job_id = ids.parse_id(answer.json["id"])
    assert job_id is not None
    failed = Attempt(1, NOW_MS + 3, NOW_MS + 7, State.RETRYING, "UNAVAILABLE", "connection refused", 3)
    served.engine.change(
        job_id, state=State.RETRYING, attempt=1, attempts=(failed,), next_fire_ms=NOW_MS + 1_000, life=0
    )
    found = await served.client.send("GET", f"/api/v1/jobs/{answer.json['id']}")
    assert (found.status, found.json["state"], found.json["attempt"]) == (200, "retrying", 1)
    assert found.json["next_fire_at"] == "2026-11-24T06:00:01.000Z"
    assert found.json["attempts"] == [
        {
            "number": 1,
            "fired_at": "2026-11-24T06:00:00.003Z",
            "finished_at": "2026-11-24T06:00:00.007Z",
            "outcome": "retrying",
            "code": "UNAVAILABLE",
            "error": "connection refused",
            "lateness_ms": 3,
        }
    ]


async def test_an_attempt_has_no_time_that_it_has_not_reached(served: Served) -> None:
    answer = await served.client.post(ONE)
    job_id = ids.parse_id(answer.json["id"])
    assert job_id is not None
    unreached = Attempt(1, 0, NOW_MS + 7, State.RETRYING, "UNAVAILABLE", "connection refused", 0)
    runs = Attempt(2, NOW_MS + 9, 0, State.RUNNING, "", "", 0)
    served.engine.change(job_id, state=State.RUNNING, attempt=2, attempts=(unreached, runs))
    found = await served.client.send("GET", f"/api/v1/jobs/{answer.json['id']}")
    times = [(attempt["fired_at"], attempt["finished_at"]) for attempt in found.json["attempts"]]
    assert times == [(None, "2026-11-24T06:00:00.007Z"), ("2026-11-24T06:00:00.009Z", None)]


async def test_cancel_answers_with_the_job_twice_and_not_once_it_is_finished(served: Served) -> None:
    path = (await served.client.post(ONE)).headers["location"]
    for _ in range(2):
        answer = await served.client.send("DELETE", path)
        assert (answer.status, answer.json["state"]) == (200, "cancelled")
    path = (await served.client.post(ONE)).headers["location"]
    served.engine.succeed(list(served.engine.jobs)[-1])
    answer = await served.client.send("DELETE", path)
    assert (answer.status, answer.json["detail"]) == (409, "the job is succeeded")


@pytest.mark.parametrize(
    ("body", "due_at"),
    [
        (b'{"due_at":"2026-11-25T00:00:00Z"}', "2026-11-25T00:00:00.000Z"),
        (b'{"delay_ms":1}', "2026-11-24T06:00:00.001Z"),
        (b'{"due_at":"1999-01-01T00:00:00Z"}', "2026-11-24T06:00:00.000Z"),
    ],
)
async def test_reschedule_moves_the_same_job(served: Served, body: bytes, due_at: str) -> None:
    answer = await served.client.post(ONE)
    moved = await served.client.send("PATCH", answer.headers["location"], body, Content_Type="application/json")
    assert (moved.status, moved.json["id"], moved.json["due_at"]) == (200, answer.json["id"], due_at)


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        (b"{}", 422, ""),
        (b'{"due_at":"2026-11-25T00:00:00Z","delay_ms":1}', 422, "delay_ms"),
        (b'{"payload":1}', 422, "payload"),
        (b'{"delay_ms":-1}', 422, "delay_ms"),
        (b'{"delay_ms":%d}' % (731 * DAY_MS + 1), 422, "delay_ms"),
        (b'{"due_at":"soon"}', 422, "due_at"),
        (b"[]", 422, ""),
        (b"", 400, None),
        (b"{", 400, None),
    ],
)
async def test_a_wrong_reschedule_changes_nothing(served: Served, body: bytes, status: int, field: str | None) -> None:
    answer = await served.client.post(ONE)
    moved = await served.client.send("PATCH", answer.headers["location"], body)
    assert moved.status == status
    if field is not None:
        assert moved.json["errors"][0]["field"] == field
    assert next(iter(served.engine.jobs.values())).due_ms == NOW_MS


async def test_a_finished_job_cannot_be_rescheduled(served: Served) -> None:
    answer = await served.client.post(ONE)
    served.engine.succeed(next(iter(served.engine.jobs)))
    moved = await served.client.send("PATCH", answer.headers["location"], b'{"delay_ms":1}')
    assert moved.status == 409


@pytest.mark.parametrize(
    "job_id",
    [
        "x",
        "01a20c23-c300-8000-8000-00000000000",
        "01A20C23-C300-8000-8000-00000000000A",
        "01a20c23c300800080000000000000aa",
        "01a20c23-c300-4000-8000-000000000000",
        "{01a20c23-c300-8000-8000-000000000000}",
        "%30%31a20c23-c300-8000-8000-000000000000",
        *("%ff", "..", "a" * 4_000),
        "01a20c23-c300-8000-8000-000000000000",
    ],
)
@pytest.mark.parametrize("method", ["GET", "DELETE", "PATCH"])
async def test_an_id_that_names_no_job_is_not_found(served: Served, method: str, job_id: str) -> None:
    answer = await served.client.send(method, f"/api/v1/jobs/{job_id}", b'{"delay_ms":1}' if method == "PATCH" else b"")
    assert answer.status == 404
    assert answer.headers["content-type"] == "application/problem+json"


async def test_what_breaks_inside_is_a_500_without_a_trace(served: Served) -> None:
    path = (await served.client.post(ONE)).headers["location"]
    for broken in (RuntimeError("secret detail"), Corrupt("secret detail"), KeyError("secret detail")):
        served.engine.broken = broken
        answer = await served.client.send("GET", path)
        assert (answer.status, answer.headers["content-type"]) == (500, "application/problem+json")
        assert b"secret" not in answer.body
        assert b"Traceback" not in answer.body
    served.engine.broken = None
    assert (await served.client.send("GET", path)).status == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", ""), ("GET", "/{id}"), ("DELETE", "/{id}"), ("PATCH", "/{id}"), ("POST", "/{id}/redrive")],
)
async def test_a_parameter_that_a_path_does_not_take_is_refused_and_nothing_is_done(
    served: Served, method: str, path: str
) -> None:
    created = await served.client.post(ONE)
    path = "/api/v1/jobs" + path.replace("{id}", created.json["id"])
    body = b'{"delay_ms":1}' if method == "PATCH" else ONE if method == "POST" else b""
    answer = await served.client.send(method, path + "?dry_run=true", body)
    assert (answer.status, answer.json["errors"][0]["field"]) == (422, "dry_run")
    assert (await served.client.send("GET", created.headers["location"] + "?")).body == created.body
    assert len(served.engine.jobs) == 1
