"""The door as a whole: correlation ids, methods, paths, what is not HTTP, the access log."""

from __future__ import annotations

import asyncio
import logging

import orjson
import pytest

from api.http.app import new_correlation_id
from tests.unit.api.serving import Served, read_answer

pytestmark = pytest.mark.anyio

ONE = b'{"type":"test.do"}'


@pytest.mark.parametrize("given", ["a", "req-1.2:3/4+5=6@7~8_9", "x" * 128, "123e4567-e89b-12d3-a456-426614174000"])
async def test_a_sane_correlation_id_goes_with_the_job_and_comes_back(served: Served, given: str) -> None:
    answer = await served.client.post(ONE, X_Correlation_Id=given)
    assert answer.headers["x-correlation-id"] == given
    assert served.engine.batches[0][0].correlation_id == given
    assert answer.json["correlation_id"] == given


@pytest.mark.parametrize("given", ["", "x" * 129, "a b", "é", 'a"b', "{}", "\udcff", "a\tb"])
async def test_any_other_is_replaced(served: Served, given: str) -> None:
    answer = await served.client.post(ONE, X_Correlation_Id=given)
    assert answer.headers["x-correlation-id"] == "made-here"


async def test_errors_carry_it_too(served: Served) -> None:
    requests = [
        b"GET /nowhere HTTP/1.1\r\nHost: t\r\nX-Correlation-Id: mine\r\n\r\n",
        b"GET /api/v1/jobs HTTP/1.1\r\nHost: t\r\nX-Correlation-Id: mine\r\n\r\n",
        b"POST /api/v1/jobs HTTP/1.1\r\nHost: t\r\nContent-Length: 1\r\nX-Correlation-Id: mine\r\n\r\n{",
        b"OPTIONS /api/v1/jobs HTTP/1.1\r\nHost: t\r\nX-Correlation-Id: mine\r\n\r\n",
    ]
    for request in requests:
        assert (await served.client.raw(request)).headers["x-correlation-id"] == "mine"


def test_one_that_is_made_is_short_and_never_the_same() -> None:
    made = {new_correlation_id() for _ in range(100)}
    assert len(made) == 100
    assert {len(each) for each in made} == {11}


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/api", "/api/v1", "/api/v1/", "/api/v1/jobs/", "/api/v2/jobs", "/API/v1/jobs", "//api/v1/jobs"),
        *(
            "/api/v1/jobs/a/b",
            "/api/v1/jobs/a/",
            "/api/v1/jobs/x/redrive/",
            "/api/v1/schedules",
            "/api/v1/admin",
        ),
        *("/docs/../docs", "/%00", "/%ff", "/é", "*"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
async def test_what_is_not_there_is_a_404_problem(served: Served, method: str, path: str) -> None:
    answer = await served.client.send(method, path)
    assert answer.status in (404, 400)  # 400 where the path is not even HTTP's
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json["status"] == answer.status


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("DELETE", "/api/v1/jobs", "GET, HEAD, OPTIONS, POST"),
        ("PUT", "/api/v1/jobs", "GET, HEAD, OPTIONS, POST"),
        ("GET", "/api/v1/jobs/x/redrive", "OPTIONS, POST"),
        ("HEAD", "/api/v1/jobs/x/redrive", "OPTIONS, POST"),
        ("POST", "/api/v1/jobs/x", "DELETE, GET, HEAD, OPTIONS, PATCH"),
        ("TRACE", "/api/v1/jobs/x", "DELETE, GET, HEAD, OPTIONS, PATCH"),
        ("POST", "/api/v1/health", "GET, HEAD, OPTIONS"),
        ("DELETE", "/api/v1/monitoring/metrics", "GET, HEAD, OPTIONS"),
    ],
)
async def test_a_wrong_method_is_a_405_problem_that_names_the_right_ones(
    served: Served, method: str, path: str, allow: str
) -> None:
    answer = await served.client.send(method, path)
    assert (answer.status, answer.headers["allow"]) == (405, allow)
    assert answer.headers["content-type"] == "application/problem+json"


async def test_options_names_the_methods(served: Served) -> None:
    answer = await served.client.send("OPTIONS", "/api/v1/jobs")
    assert (answer.status, answer.headers["allow"], answer.body) == (204, "GET, HEAD, OPTIONS, POST", b"")


async def test_head_is_get_without_the_body(served: Served) -> None:
    path = (await served.client.post(ONE)).headers["location"]
    full = await served.client.send("GET", path)
    head = await served.client.send("HEAD", path)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(full.body))


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"hello\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"BREW /api/v1/jobs HTTP/1.1\r\nHost: t\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: t\r\nno colon\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: t\r\nX: " + b"x" * 10_000 + b"\r\n\r\n",
        b"GET /" + b"x" * 10_000 + b" HTTP/1.1\r\nHost: t\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: t\r\n" + b"".join(b"X-%d: y\r\n" % at for at in range(500)) + b"\r\n",
        b"GET / HTTP/1.1\r\nHost: t\r\nX: a\x00b\r\n\r\n",
    ],
)
async def test_what_is_not_http_is_a_400_problem(served: Served, request_bytes: bytes) -> None:
    answer = await served.client.raw(request_bytes)
    assert (answer.status, answer.headers["content-type"]) == (400, "application/problem+json")
    assert answer.headers["x-correlation-id"] == "made-here"
    assert (await served.client.post(ONE)).status == 201


async def test_a_connection_serves_on_after_an_error_and_in_a_pipeline(served: Served) -> None:
    bad = b"POST /api/v1/jobs HTTP/1.1\r\nHost: t\r\nContent-Length: 1\r\n\r\n{"
    good = b"POST /api/v1/jobs HTTP/1.1\r\nHost: t\r\nContent-Length: 18\r\n\r\n" + ONE
    reader, writer = await asyncio.open_connection("127.0.0.1", served.client.port)
    writer.write(bad + good + bad + good)
    assert [(await read_answer(reader)).status for _ in range(4)] == [400, 201, 400, 201]
    writer.close()


async def test_an_upgrade_is_not_taken(served: Served) -> None:
    answer = await served.client.raw(
        b"GET /api/v1/health/live HTTP/1.1\r\nHost: t\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
    )
    assert answer.status == 200


async def test_no_answer_names_the_software_beneath(served: Served) -> None:
    for answer in (await served.client.post(ONE), await served.client.raw(b"x\r\n\r\n")):
        assert answer.headers["server"] == "tocsin"


async def test_the_access_log_has_a_line_of_json_a_request_at_debug(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "tocsin.access"):
        await served.client.post(ONE, X_Correlation_Id="mine")
    line = orjson.loads(caplog.messages[0])
    assert line.pop("took_ms") >= 0
    assert line == {"method": "POST", "path": "/api/v1/jobs", "status": 201, "correlation_id": "mine"}
    caplog.clear()
    await served.client.post(ONE)
    assert caplog.messages == []


async def test_a_node_that_stops_ends_each_connection_with_its_next_answer(served: Served) -> None:
    request = b"GET /api/v1/health/live HTTP/1.1\r\nHost: test\r\n\r\n"
    reader, writer = await asyncio.open_connection("127.0.0.1", served.client.port)
    writer.write(request)
    assert "connection" not in (await read_answer(reader)).headers
    served.door.leave()
    writer.write(request)
    answer = await read_answer(reader)
    assert (answer.status, answer.headers["connection"]) == (200, "close")
    assert await reader.read() == b""
    writer.close()
