"""Whatever is sent, the door answers in its own words: never a 5xx, and what it takes it keeps as it was."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import fields

from api.wire import JobSubmission
from tests.unit.api.serving import Answer, Served, serving

Post = Callable[[bytes, str], Answer]

_MEDIA = st.sampled_from(["application/json", "application/x-ndjson"])
_NAMES = st.sampled_from([field.name for field in fields(JobSubmission)] + ["x"])
_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.sampled_from(["test.do", "high", "2026-11-25T00:00:00Z", "YQ==", "2016-12-31T23:59:60Z"])
)
_VALUES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)
_JOBS = st.dictionaries(_NAMES, _VALUES, max_size=6) | st.fixed_dictionaries(
    {"type": st.just("test.do")}, optional={"payload": _VALUES, "delay_ms": st.integers(-1, 10**12)}
)


@pytest.fixture(scope="module")
def door() -> Iterator[tuple[asyncio.Runner, Served]]:
    with asyncio.Runner() as runner:
        context = serving()
        served = runner.run(context.__aenter__())
        yield runner, served
        runner.run(context.__aexit__(None, None, None))


@pytest.fixture(scope="module")
def post(door: tuple[asyncio.Runner, Served]) -> Post:
    runner, served = door
    return lambda body, media: runner.run(served.client.post(body, media))


def _dump(value: Any, indent: int | None = None) -> bytes:
    """The standard library's writer: its integers have no bound."""
    return json.dumps(value, ensure_ascii=False, indent=indent).encode()


def _is_answer(answer: Answer) -> None:
    assert answer.status in (200, 201, 400, 413, 422), (answer.status, answer.body)
    if answer.status >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
    if answer.status == 200:
        results = answer.json["results"]
        assert answer.json["accepted"] == sum("id" in each for each in results)
        assert answer.json["rejected"] == sum("error" in each for each in results)
        assert all(each["error"]["status"] in (400, 413, 422) for each in results if "error" in each)


@settings(deadline=None)
@given(st.binary(max_size=200), _MEDIA)
def test_any_bytes_are_answered(post: Post, body: bytes, media: str) -> None:
    _is_answer(post(body, media))


@settings(deadline=None)
@given(st.lists(_JOBS, max_size=4), st.sampled_from(["one", "array", "lines"]))
def test_anything_like_a_job_is_answered(post: Post, jobs: list[Any], form: str) -> None:
    match form:
        case "one":
            _is_answer(post(_dump(jobs[0] if jobs else {}), "application/json"))
        case "array":
            _is_answer(post(_dump(jobs), "application/json"))
        case "lines":
            _is_answer(post(b"\n".join(map(_dump, jobs)), "application/x-ndjson"))


@settings(deadline=None)
@given(st.data())
def test_a_job_with_a_byte_changed_is_answered(post: Post, data: st.DataObject) -> None:
    body = bytearray(
        '{"type":"test.do","payload":{"é":[1,2.5e3,"\\ud83d\\ude00"]},"due_at":"2026-11-25T00:00:00Z","tags":["a"]}'.encode()
    )
    for _ in range(data.draw(st.integers(1, 4))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    _is_answer(post(bytes(body), data.draw(_MEDIA)))


@settings(deadline=None)
@given(_VALUES, st.booleans(), st.sampled_from(["one", "array", "lines"]))
def test_a_payload_is_kept_and_answered_byte_for_byte(
    door: tuple[asyncio.Runner, Served], value: Any, spaced: bool, form: str
) -> None:
    runner, served = door
    payload = _dump(value, indent=2 if spaced and form != "lines" else None)
    job = b'{"payload" : %s , "type":"test.do"}' % payload
    served.engine.batches.clear()
    if form == "one":
        answer = runner.run(served.client.post(job))
        path = answer.headers["location"]
    else:
        many = b"[%s]" % job if form == "array" else b"\n%s\r\n" % job
        answer = runner.run(served.client.post(many, "application/json" if form == "array" else "application/x-ndjson"))
        path = f"/api/v1/jobs/{answer.json['results'][0]['id']}"
    ((filed,),) = served.engine.batches
    assert filed.payload == payload
    found = runner.run(served.client.send("GET", path))
    assert found.body.endswith(b'"payload":' + payload + b"}")
