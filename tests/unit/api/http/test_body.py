"""Bodies are read within their bounds: of bytes, of time, and of all bodies together."""

from __future__ import annotations

import asyncio
import gzip

import pytest

from engine.options import REQUEST_BYTES_MAX, Options
from tests.unit.api.serving import Answer, Served, read_answer

pytestmark = pytest.mark.anyio

ONE = b'{"type":"test.do"}'
HEAD = b"POST /api/v1/jobs HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-ndjson\r\n"
BIG = b'{"type":"test.do","payload":"' + b"x" * 100_000 + b'"}\n'


async def test_a_declared_length_over_the_limit_is_refused_before_it_is_sent(served: Served) -> None:
    answer = await served.client.raw(HEAD + b"Content-Length: %d\r\n\r\n" % (REQUEST_BYTES_MAX + 1))
    assert (answer.status, answer.headers["connection"]) == (413, "close")


async def test_a_length_over_the_limit_that_is_not_declared_is_found_on_the_way(served: Served) -> None:
    chunk = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
    answer = await served.client.raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunk * 33)
    assert answer.status == 413
    assert served.door.bodies.held_bytes == 0


async def test_a_body_of_just_the_limit_is_read(served: Served) -> None:
    lines = BIG * (REQUEST_BYTES_MAX // len(BIG))
    answer = await served.client.lines(lines + b"\n" * (REQUEST_BYTES_MAX - len(lines)))
    assert (answer.status, answer.json["rejected"]) == (200, 0)
    assert served.door.bodies.held_bytes == 0


async def test_a_compressed_body_is_taken_and_a_bomb_is_not(served: Served) -> None:
    async def send(body: bytes) -> Answer:
        packed = gzip.compress(body)
        head = HEAD + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
        return await served.client.raw(head + packed)

    assert (await send(BIG)).json["accepted"] == 1
    assert (await send(b" " * (REQUEST_BYTES_MAX + 1))).status == 413
    assert served.door.bodies.held_bytes == 0


@pytest.mark.parametrize(
    "request_end",
    [
        b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nabcde",
        b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n12\r\n" + ONE + b"\r\nzz\r\n",
        b"Content-Length: -1\r\n\r\n",
        b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
)
async def test_a_body_that_contradicts_its_headers_is_400(served: Served, request_end: bytes) -> None:
    answer = await served.client.raw(HEAD + request_end)
    assert (answer.status, answer.headers["content-type"]) == (400, "application/problem+json")
    assert served.engine.batches == []


async def test_a_client_that_leaves_in_its_body_files_nothing_and_disturbs_nobody(served: Served) -> None:
    for start in (HEAD, HEAD + b"Content-Length: 1000000\r\n\r\n", HEAD + b"Content-Length: 1000000\r\n\r\n" + BIG):
        _, writer = await asyncio.open_connection("127.0.0.1", served.client.port)
        writer.write(start)
        await writer.drain()
        writer.transport.abort()
    assert (await served.client.lines(ONE)).json["accepted"] == 1
    assert [len(batch) for batch in served.engine.batches] == [1]


async def test_a_client_that_leaves_before_its_answer_has_its_jobs_filed(served: Served) -> None:
    served.engine.gate = asyncio.Event()
    _, writer = await asyncio.open_connection("127.0.0.1", served.client.port)
    writer.write(HEAD + b"Content-Length: %d\r\n\r\n" % len(ONE) + ONE)
    await served.engine.submitted.wait()
    writer.transport.abort()
    served.engine.gate.set()
    assert (await served.client.lines(ONE)).json["accepted"] == 1
    assert len(served.engine.jobs) == 2


async def test_expect_100_continue_is_answered(served: Served) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", served.client.port)
    writer.write(HEAD + b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(ONE))
    assert await reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
    writer.write(ONE)
    answer = await read_answer(reader)
    writer.close()
    assert (answer.status, answer.json["accepted"]) == (200, 1)


async def test_a_body_too_large_is_refused_in_place_of_100_continue(served: Served) -> None:
    answer = await served.client.raw(HEAD + b"Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n")
    assert answer.status == 413


class TestTime:
    @pytest.fixture
    def options(self) -> Options:
        """Time-outs that a test can wait for."""
        return Options(body_idle_timeout_ms=50, body_timeout_ms=150)

    async def test_a_body_that_stops_coming_ends_with_408(self, served: Served) -> None:
        answer = await served.client.raw(HEAD + b"Content-Length: 100\r\n\r\n" + ONE)
        assert (answer.status, answer.headers["content-type"]) == (408, "application/problem+json")
        assert answer.headers["connection"] == "close"
        assert served.engine.batches == []
        assert served.door.bodies.held_bytes == 0

    async def test_a_body_that_never_ends_ends_with_408_though_it_never_stops(self, served: Served) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", served.client.port)
        writer.write(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")

        async def drip() -> None:
            while True:
                writer.write(b"1\r\n \r\n")
                await asyncio.sleep(0)

        dripping = asyncio.create_task(drip())
        answer = await read_answer(reader)
        dripping.cancel()
        writer.close()
        assert answer.status == 408
        assert served.door.bodies.held_bytes == 0


class TestAllTogether:
    @pytest.fixture
    def options(self) -> Options:
        return Options(bodies_bytes_max=REQUEST_BYTES_MAX)

    async def test_more_than_the_node_holds_is_pushed_back(self, served: Served) -> None:
        served.engine.gate = asyncio.Event()
        first = asyncio.create_task(served.client.lines(BIG * 200))
        await served.engine.submitted.wait()
        assert served.door.bodies.held_bytes == len(BIG) * 200
        answer = await served.client.lines(BIG * 200)
        assert (answer.status, answer.headers["retry-after"]) == (429, "1")
        served.engine.gate.set()
        assert (await first).json["accepted"] == 200
        assert served.door.bodies.held_bytes == 0
        assert (await served.client.lines(BIG * 200)).json["accepted"] == 200
