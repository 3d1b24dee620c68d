"""Bad input gets the contract's clear error, whichever way it is sent, and disturbs no other job."""

from __future__ import annotations

from base64 import b64encode

import pytest

from engine.options import DAY_MS
from tests.unit.api.serving import Answer, Served

pytestmark = pytest.mark.anyio

GOOD = b'{"type":"test.do","user_id":"good"}'
DEEP = b"[" * 65 + b"]" * 65

NOT_JSON = {
    "cut off": (b'{"type":"test.do"', "it ends too early"),
    "words": (b"hello", "not JSON"),
    "single quotes": (b"{'type':'test.do'}", "not JSON"),
    "a trailing comma": (b'{"type":"test.do",}', "trailing comma"),
    "a comment": (b'{"type":"test.do"} // now', "trailing characters"),
    "two documents": (b'{"type":"test.do"}{"type":"test.do"}', "trailing characters"),
    "a byte order mark": (b'\xef\xbb\xbf{"type":"test.do"}', "not JSON"),
    "NaN in a field": (b'{"type":"test.do","delay_ms":NaN}', "JSON has no NaN"),
    "NaN in a payload": (b'{"type":"test.do","payload":{"a":[1,NaN]}}', "JSON has no NaN"),
    "infinity": (b'{"type":"test.do","payload":-Infinity}', "JSON has no Infinity"),
    "NaN in an unknown field": (b'{"type":"test.do","x":NaN}', "JSON has no NaN"),
    "a leading zero": (b'{"type":"test.do","delay_ms":01}', "invalid number"),
    "a raw control character": (b'{"type":"test.do","payload":"\x01"}', "invalid character"),
    "a bad escape": (b'{"type":"test.do","payload":"\\x"}', "invalid escape"),
    "broken UTF-8 in a field": (b'{"type":"test.do","user_id":"\xff"}', "not UTF-8 (byte 29)"),
    "broken UTF-8 in a payload": (b'{"type":"test.do","payload":"\xc3\x28"}', "not UTF-8 (byte 29)"),
    "broken UTF-8 in a name": (b'{"type":"test.do","payload":{"\xe2\x82":1}}', "not UTF-8"),
    "an overlong form": (b'{"type":"test.do","payload":"\xc0\xaf"}', "not UTF-8"),
    "a surrogate in UTF-8": (b'{"type":"test.do","payload":"\xed\xa0\x80"}', "not UTF-8"),
    "UTF-16": ('{"type":"test.do"}'.encode("utf-16"), "not UTF-8"),
    "a lone surrogate in a field": (b'{"type":"test.do","user_id":"\\ud800"}', "\\ud800 is half of a surrogate pair"),
    "a lone low one": (b'{"type":"test.do","user_id":"a\\uDC00b"}', "\\uDC00 is half of a surrogate pair"),
    "a lone surrogate in a payload": (b'{"type":"test.do","payload":"\\ud83dx"}', "\\ud83d is half of a surrogate"),
    "a deep payload": (b'{"type":"test.do","payload":%s}' % DEEP, "nested deeper than 64 levels"),
    "a deep mixture": (b'{"type":"test.do","payload":%s1%s}' % (b'{"a":[' * 33, b"]}" * 33), "nested deeper than 64"),
    "a bottomless payload": (b'{"type":"test.do","payload":%s}' % (b"[" * 50_000 + b"]" * 50_000), "nested deeper"),
    "a deep unknown field": (b'{"type":"test.do","x":%s}' % (b"[" * 80 + b"]" * 80), "nested deeper than 64 levels"),
}

WRONG = {
    "a missing type": (b"{}", "type", "is required"),
    "a type that is null": (b'{"type":null}', "type", "must be a text"),
    "a type that is a number": (b'{"type":1}', "type", "must be a text"),
    "an unknown type": (b'{"type":"no.such"}', "type", "no type 'no.such' in the catalog"),
    "a type with NUL": (b'{"type":"test.do\\u0000"}', "type", "no type"),
    "an unknown field": (b'{"type":"test.do","dueAt":1}', "dueAt", "there is no such field"),
    "a zone without a time": (b'{"type":"test.do","timezone":"UTC"}', "due_local", "go together"),
    "a local time without a zone": (b'{"type":"test.do","due_local":"2026-11-25T09:00:00"}', "timezone", "go together"),
    "a gap without a local time": (b'{"type":"test.do","gap":"skip"}', "due_local", "go together"),
    "an unknown zone": (
        b'{"type":"test.do","due_local":"2026-11-25T09:00:00","timezone":"Europe/Pariis"}',
        "timezone",
        "did you mean Europe/Paris",
    ),
    "a local time with an offset": (
        b'{"type":"test.do","due_local":"2026-11-25T09:00:00Z","timezone":"Europe/Paris"}',
        "due_local",
        "not a local time",
    ),
    "a local time that is skipped": (
        b'{"type":"test.do","due_local":"2027-03-28T02:30:00","timezone":"Europe/Paris","gap":"skip"}',
        "due_local",
        "clocks skip it",
    ),
    "a local time and a delay": (
        b'{"type":"test.do","due_local":"2026-11-25T09:00:00","timezone":"UTC","delay_ms":1}',
        "due_local",
        "at most one",
    ),
    "a local time too far ahead": (
        b'{"type":"test.do","due_local":"2036-11-25T09:00:00","timezone":"UTC"}',
        "due_local",
        "further ahead",
    ),
    "no such gap": (
        b'{"type":"test.do","due_local":"2026-11-25T09:00:00","timezone":"UTC","gap":"jump"}',
        "gap",
        "must be",
    ),
    "an end before it is due": (
        b'{"type":"test.do","delay_ms":60000,"expires_at":"2026-11-24T06:00:59.999Z"}',
        "expires_at",
        "before the job is due, 2026-11-24T06:01:00.000Z",
    ),
    "an end that is no time": (b'{"type":"test.do","expires_at":"soon"}', "expires_at", "RFC 3339"),
    "a window of a month": (b'{"type":"test.do","window_ms":2592000000}', "window_ms", "from 0 to 604800000"),
    "a window below zero": (b'{"type":"test.do","window_ms":-1}', "window_ms", "from 0 to 604800000"),
    "two due times": (
        b'{"type":"test.do","due_at":"2026-11-25T00:00:00Z","delay_ms":1}',
        "delay_ms",
        "give at most one of due_at and delay_ms",
    ),
    "200 years ahead": (b'{"type":"test.do","due_at":"2226-11-24T00:00:00Z"}', "due_at", "further ahead than 731 days"),
    "the end of time": (b'{"type":"test.do","due_at":"9999-12-31T23:59:60Z"}', "due_at", "after the year 9999"),
    "beyond the end of time": (b'{"type":"test.do","due_at":"9999-12-31T23:59:59-05:00"}', "due_at", "the year 9999"),
    "an end beyond it": (
        b'{"type":"test.do","expires_at":"9999-12-31T23:59:59-05:00"}',
        "expires_at",
        "after the year 9999",
    ),
    "a local time beyond it, and an end": (
        b'{"type":"test.do","due_local":"9999-12-31T23:59:59","timezone":"EST5EDT","expires_at":"2026-12-24T06:00:00Z"}',
        "due_local",
        "after the year 9999",
    ),
    "a due time too far ahead, and an end": (
        b'{"type":"test.do","due_at":"2226-11-24T00:00:00Z","expires_at":"2026-12-24T06:00:00Z"}',
        "due_at",
        "further ahead",
    ),
    "two due times and an end": (
        b'{"type":"test.do","due_at":"2026-11-26T00:00:00Z","delay_ms":1,"expires_at":"2026-11-25T00:00:00Z"}',
        "delay_ms",
        "give at most one",
    ),
    "a due time without an offset": (b'{"type":"test.do","due_at":"2026-11-25T00:00:00"}', "due_at", "has no offset"),
    "a due time in words": (b'{"type":"test.do","due_at":"tomorrow"}', "due_at", "not an RFC 3339 time"),
    "a due time as a number": (b'{"type":"test.do","due_at":1795500000}', "due_at", "must be a text: an RFC 3339"),
    "an impossible day": (b'{"type":"test.do","due_at":"2027-02-29T00:00:00Z"}', "due_at", "there is no day"),
    "a negative delay": (b'{"type":"test.do","delay_ms":-1}', "delay_ms", "must be from 0 to"),
    "a huge delay": (b'{"type":"test.do","delay_ms":%d}' % 10**30, "delay_ms", "must be from 0 to"),
    "a delay a millisecond too long": (
        b'{"type":"test.do","delay_ms":%d}' % (731 * DAY_MS + 1),
        "delay_ms",
        "731 days",
    ),
    "a delay with a fraction": (b'{"type":"test.do","delay_ms":1.5}', "delay_ms", "must be a whole number"),
    "a delay as a text": (b'{"type":"test.do","delay_ms":"1"}', "delay_ms", "must be a whole number"),
    "a delay that is true": (b'{"type":"test.do","delay_ms":true}', "delay_ms", "must be a whole number"),
    "a user with NUL": (b'{"type":"test.do","user_id":"a\\u0000b"}', "user_id", "U+0000"),
    "an empty user": (b'{"type":"test.do","user_id":""}', "user_id", "from 1 to 512 bytes"),
    "a long user": (b'{"type":"test.do","user_id":"%s"}' % (b"x" * 513), "user_id", "it has 513"),
    "a user long in bytes": (b'{"type":"test.do","user_id":"%s"}' % ("é" * 257).encode(), "user_id", "it has 514"),
    "a user that is a number": (b'{"type":"test.do","user_id":42}', "user_id", "must be a text"),
    "an empty key": (b'{"type":"test.do","idempotency_key":""}', "idempotency_key", "from 1 to 512 bytes"),
    "a key with NUL": (b'{"type":"test.do","idempotency_key":"\\u0000"}', "idempotency_key", "U+0000"),
    "a long key": (b'{"type":"test.do","idempotency_key":"%s"}' % (b"k" * 513), "idempotency_key", "it has 513"),
    "many tags": (b'{"type":"test.do","tags":[%s]}' % b",".join([b'"t"'] * 17), "tags", "at most 16; there are 17"),
    "a tag with NUL": (b'{"type":"test.do","tags":["a","\\u0000"]}', "tags.1", "U+0000"),
    "an empty tag": (b'{"type":"test.do","tags":[""]}', "tags.0", "from 1 to 512"),
    "a long tag": (b'{"type":"test.do","tags":["%s"]}' % (b"t" * 513), "tags.0", "it has 513"),
    "a tag that is a number": (b'{"type":"test.do","tags":[1]}', "tags", "must be an array of texts"),
    "tags that are a text": (b'{"type":"test.do","tags":"a"}', "tags", "must be an array of texts"),
    "a priority unheard of": (b'{"type":"test.do","priority":"urgent"}', "priority", "must be high, medium or low"),
    "a priority in capitals": (b'{"type":"test.do","priority":"HIGH"}', "priority", "must be high, medium or low"),
    "no attempts": (b'{"type":"test.do","max_attempts":0}', "max_attempts", "must be from 1 to 6"),
    "too many attempts": (b'{"type":"test.do","max_attempts":7}', "max_attempts", "must be from 1 to 6"),
    "no time": (b'{"type":"test.do","timeout_ms":0}', "timeout_ms", "must be from 1 to 1800000"),
    "too much time": (b'{"type":"test.do","timeout_ms":1800001}', "timeout_ms", "must be from 1 to 1800000"),
    "not base64": (b'{"type":"test.do","payload_base64":"$$$"}', "payload_base64", "not base64"),
    "base64 without padding": (b'{"type":"test.do","payload_base64":"YQ"}', "payload_base64", "not base64"),
    "base64 with spaces": (b'{"type":"test.do","payload_base64":"YQ =="}', "payload_base64", "not base64"),
    "base64 that is no ASCII": ('{"type":"test.do","payload_base64":"é"}'.encode(), "payload_base64", "not base64"),
    "two payloads": (
        b'{"type":"test.do","payload":{},"payload_base64":""}',
        "payload_base64",
        "at most one of payload",
    ),
    "a text": (b'"test.do"', "", "must be a JSON object"),
    "null": (b"null", "", "must be a JSON object"),
    "a number": (b"7", "", "must be a JSON object"),
}


def _is_problem(answer: Answer, status: int) -> None:
    assert answer.status == status, answer.body
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json["status"] == status
    assert answer.json["type"].startswith("urn:tocsin:problem:")
    assert answer.json["title"]


@pytest.mark.parametrize(("body", "says"), NOT_JSON.values(), ids=NOT_JSON)
async def test_what_is_not_json_is_400(served: Served, body: bytes, says: str) -> None:
    answer = await served.client.post(body)
    _is_problem(answer, 400)
    assert says in answer.json["detail"]
    assert served.engine.batches == []


@pytest.mark.parametrize(("body", "field", "says"), WRONG.values(), ids=WRONG)
async def test_what_is_json_and_wrong_is_422_and_names_the_field(
    served: Served, body: bytes, field: str, says: str
) -> None:
    answer = await served.client.post(body)
    _is_problem(answer, 422)
    (error,) = answer.json["errors"]
    assert error["field"] == field
    assert says in error["message"]
    assert served.engine.batches == []


_LINES = {name: body for name, (body, *_) in (NOT_JSON | WRONG).items()}


@pytest.mark.parametrize("body", _LINES.values(), ids=_LINES)
async def test_a_bad_line_rejects_itself_only(served: Served, body: bytes) -> None:
    alone = await served.client.post(body)
    answer = await served.client.lines(GOOD + b"\n" + body + b"\n" + GOOD)
    assert (answer.status, answer.json["accepted"], answer.json["rejected"]) == (200, 2, 1)
    assert answer.json["results"][1]["error"] == alone.json


@pytest.mark.parametrize("body", [body for body, *_ in WRONG.values()], ids=WRONG)
async def test_a_wrong_element_rejects_itself_only(served: Served, body: bytes) -> None:
    alone = await served.client.post(body)
    answer = await served.client.post(b"[" + GOOD + b"," + body + b"," + GOOD + b"]")
    assert (answer.status, answer.json["accepted"], answer.json["rejected"]) == (200, 2, 1)
    assert answer.json["results"][1]["error"] == alone.json


@pytest.mark.parametrize("body", [b"[", b"[}", b"[%s" % GOOD, b"[%s,]" % GOOD, b"[%s]]" % GOOD, b'["\xff"]', b"[NaN]"])
async def test_a_broken_array_is_400_and_nothing_is_filed(served: Served, body: bytes) -> None:
    _is_problem(await served.client.post(body), 400)
    assert served.engine.batches == []


async def test_an_empty_body_says_that_it_is_empty(served: Served) -> None:
    for body in (b"", b" \r\n"):
        answer = await served.client.post(body)
        _is_problem(answer, 400)
        assert answer.json["detail"] == "the body is empty"


async def test_all_wrong_fields_are_named_at_once(served: Served) -> None:
    answer = await served.client.post(b'{"payloud":1,"delay_ms":"5s","priority":"now","tags":7}')
    _is_problem(answer, 422)
    assert [error["field"] for error in answer.json["errors"]] == ["type", "payloud", "delay_ms", "priority", "tags"]
    answer = await served.client.post(b'{"type":"x","delay_ms":-5,"max_attempts":9,"user_id":""}')
    assert [error["field"] for error in answer.json["errors"]] == ["type", "delay_ms", "user_id", "max_attempts"]


async def test_a_thousand_wrong_fields_make_a_short_answer(served: Served) -> None:
    body = b"{" + b",".join(b'"%s%d":1' % (b"x" * 200, number) for number in range(1_000)) + b"}"
    answer = await served.client.post(body)
    _is_problem(answer, 422)
    assert len(answer.json["errors"]) == 20
    assert len(answer.body) < 4_000


async def test_the_payload_limit_is_of_its_bytes_as_sent(served: Served) -> None:
    text = b'"' + b"x" * ((1 << 20) - 2) + b'"'
    assert (await served.client.post(b'{"type":"test.do","payload":%s}' % text)).status == 201
    answer = await served.client.post(b'{"type":"test.do","payload":%s }' % (text[:-1] + b'x"'))
    _is_problem(answer, 413)
    raw = b64encode(bytes(1 << 20))
    assert (await served.client.post(b'{"type":"test.do","payload_base64":"%s"}' % raw)).status == 201
    raw = b64encode(bytes((1 << 20) + 1))
    _is_problem(await served.client.post(b'{"type":"test.do","payload_base64":"%s"}' % raw), 413)


async def test_one_jobs_document_has_a_bound_of_its_own(served: Served) -> None:
    body = b'{"type":"test.do","payload":%s}' % (b" " * (2 << 20) + b"1")
    _is_problem(await served.client.post(body), 413)
    answer = await served.client.lines(GOOD + b"\n" + body + b"\n" + GOOD)
    assert (answer.json["accepted"], answer.json["results"][1]["error"]["status"]) == (2, 413)
    _is_problem(await served.client.post(b'{"type":"test.do","x":"' + b"x" * (20 << 20)), 413)


@pytest.mark.parametrize(
    "media",
    [
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "application/json; charset=utf-16",
        "application/json; charset=latin-1",
        "application/jsonx",
        "nonsense",
        "",
        "*/*",
    ],
)
async def test_another_content_type_is_415(served: Served, media: str) -> None:
    _is_problem(await served.client.post(GOOD, media), 415)
    assert served.engine.batches == []


@pytest.mark.parametrize(
    "media",
    [
        "application/json",
        "Application/JSON",
        "application/json;charset=UTF-8",
        'application/json; charset="utf-8"',
        "application/json; charset=us-ascii; x=y",
    ],
)
async def test_json_by_any_spelling_is_taken(served: Served, media: str) -> None:
    assert (await served.client.post(GOOD, media)).status == 201


async def test_no_content_type_is_json(served: Served) -> None:
    assert (await served.client.send("POST", "/api/v1/jobs", GOOD)).status == 201


async def test_a_header_key_is_checked_like_the_field(served: Served) -> None:
    for key in ("", "k" * 513, "\udcff"):
        answer = await served.client.post(GOOD, Idempotency_Key=key)
        _is_problem(answer, 422)
        assert answer.json["errors"][0]["field"] == "idempotency_key"
