"""Whatever bytes come to the HTTP door, it answers in its own words or closes: never a 5xx, never silence for ever, and
the next caller is served."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from api.http.media import PROBLEM
from engine.options import Options
from tests.fuzz.strategies import bounded, damaged
from tests.unit.api.serving import Served, read_answer, serving

GET = b"GET /api/v1/health HTTP/1.1\r\nHost: t\r\n\r\n"
BODY = b'{"type":"test.do"}'
POST = b"POST /api/v1/jobs HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nContent-Length: 18\r\n\r\n" + BODY
CHUNKED = (
    b"POST /api/v1/jobs HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"a\r\n" + BODY[:10] + b"\r\n8\r\n" + BODY[10:] + b"\r\n0\r\n\r\n"
)
LIST = b"GET /api/v1/jobs?state=dead&limit=3&due_from=2026-11-25T00:00:00Z HTTP/1.1\r\nHost: t\r\n\r\n"
WHOLE = [GET, POST, CHUNKED, LIST]
ANSWER_S = 10.0
"""Far above the door's own limits in these tests: whoever waits so long waits for ever."""
QUIET_S = 0.02
"""After so long nothing more is expected; what comes later is not looked at."""

Door = tuple[asyncio.Runner, Served]


@pytest.fixture(scope="module")
def door() -> Iterator[Door]:
    with asyncio.Runner() as runner:
        context = serving(Options(body_timeout_ms=300, body_idle_timeout_ms=200))
        served = runner.run(context.__aenter__())
        yield runner, served
        runner.run(context.__aexit__(None, None, None))


async def talk(served: Served, data: bytes, answers: int) -> list[int]:
    """Send all of it, read at least so many answers and whatever follows soon, then leave: the door closes. The
    statuses, each looked at."""
    reader, writer = await asyncio.open_connection("127.0.0.1", served.client.port)
    statuses: list[int] = []

    async def read() -> None:
        answer = await read_answer(reader, bodiless=bodiless(data))
        statuses.append(answer.status)
        assert 200 <= answer.status < 500, (answer, data)
        if answer.status >= 400:
            assert answer.headers["content-type"] == PROBLEM, (answer, data)
            assert bodiless(data) or orjson.loads(answer.body)["status"] == answer.status

    try:
        writer.write(data)
        with suppress(TimeoutError):
            while True:
                await asyncio.wait_for(read(), ANSWER_S if len(statuses) < answers else QUIET_S)
    except (asyncio.IncompleteReadError, ConnectionError):
        return statuses
    finally:
        if not writer.is_closing() and not reader.at_eof():
            with suppress(OSError):
                writer.write_eof()
            await asyncio.wait_for(reader.read(), ANSWER_S)
        writer.close()
    return statuses


def bodiless(data: bytes) -> bool:
    return data.startswith(b"HEAD ")


def told(door: Door, data: bytes, answers: int = 0) -> list[int]:
    runner, served = door
    statuses = runner.run(talk(served, data, answers))
    assert runner.run(served.client.raw(GET)).status == 200, "the next caller is served"
    return statuses


@bounded(40)
@given(st.binary(max_size=300))
def test_any_bytes_are_answered_or_closed(door: Door, data: bytes) -> None:
    told(door, data)


@bounded(70)
@given(st.data())
def test_a_damaged_request_is_answered_or_closed(door: Door, data: st.DataObject) -> None:
    told(door, data.draw(damaged(data.draw(st.sampled_from(WHOLE)))))


_names = st.sampled_from(
    [
        *("Host", "Content-Length", "Transfer-Encoding", "Content-Type", "Content-Encoding", "Connection", "Expect"),
        *(
            "Upgrade",
            "X-Correlation-Id",
            "Accept",
            "TE",
            "Trailer",
            "Cookie",
            "Range",
            "",
            " ",
            "A B",
            "Ünicode",
            "x" * 300,
        ),
    ]
)
_values = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            *("", "0", "-1", "+5", "18", "18, 18", "1e3", "0x12", "99999999999999999999", "chunked", "gzip, chunked"),
            *("chunked, identity", "close", "Upgrade", "h2c", "websocket", "100-continue", "zstd", "br", "deflate"),
            *("application/json; charset=utf-7", "multipart/form-data; boundary=", "text/\x00", "\x7f", "a" * 9_000),
        ]
    ),
)


@bounded(70)
@given(
    st.sampled_from(
        ["GET", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PRI", "get", "", "X" * 99]
    ),
    st.lists(st.tuples(_names, _values), max_size=6),
    st.binary(max_size=40) | st.just(BODY),
)
def test_any_headers_are_answered_or_closed(
    door: Door, method: str, headers: list[tuple[str, str]], body: bytes
) -> None:
    head = f"{method} /api/v1/jobs HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers)
    told(door, head.encode() + b"\r\n" + body)


@bounded(70)
@example(b"*")
@example(b"http://[::1")
@example(b"//")
@example(b"/api/v1/jobs/%")
@example(b"/api/v1/jobs?cursor=%00&limit=%ff")
@example(b"/api/v1/jobs/\xff")
@example(b"/\xe2\x80\xa8")
@given(
    st.one_of(
        st.binary(max_size=40),
        st.binary(max_size=20).map(lambda tail: b"/api/v1/jobs/" + tail),
        st.binary(max_size=20).map(lambda tail: b"/api/v1/jobs?" + tail),
        st.text(max_size=20).map(lambda tail: f"/api/v1/jobs?tag={tail}".encode()),
        st.lists(
            st.sampled_from([b"%", b"00", b"/", b"..", b"?", b"#", b"&", b"=", b"[", b"]", b":", b"@", b"jobs"])
        ).map(b"".join),
    )
)
def test_any_bytes_for_a_url_are_answered_or_closed(door: Door, url: bytes) -> None:
    told(door, b"GET " + url + b" HTTP/1.1\r\nHost: t\r\n\r\n")


@bounded(40)
@given(
    st.lists(st.sampled_from([*WHOLE, b"\r\n", b"GET / HTTP/1.0\r\n\r\n", b"rubbish\r\n\r\n", POST[:-3]]), max_size=8)
)
def test_requests_in_one_breath_are_answered_in_turn(door: Door, parts: list[bytes]) -> None:
    if all(part in WHOLE for part in parts):
        statuses = told(door, b"".join(parts), len(parts))
        assert statuses == [201 if part in (POST, CHUNKED) else 200 for part in parts]
    else:  # what comes in one piece with rubbish is refused with it, and the door closes
        statuses = told(door, b"".join(parts))
        assert all(status in (200, 201) for status in statuses[:-1])


SIZES = {
    "a request line of a megabyte": b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\n\r\n",
    "a header of a megabyte": b"GET / HTTP/1.1\r\nX: " + b"a" * 1_000_000 + b"\r\n\r\n",
    "ten thousand headers": b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 10_000 + b"\r\n",
    "a header that never ends": b"GET / HTTP/1.1\r\nX: " + b"a" * 100,
    "a chunk of more than there can be": CHUNKED.split(b"a\r\n")[0] + b"ffffffffffffffffffff\r\nx",
    "a chunk below zero": CHUNKED.split(b"a\r\n")[0] + b"-1\r\nx",
    "a chunk with an endless extension": CHUNKED.split(b"a\r\n")[0] + b"1;" + b"e" * 500_000,
    "chunks without an end": CHUNKED.removesuffix(b"0\r\n\r\n"),
    "a trailer that never ends": CHUNKED.removesuffix(b"\r\n") + b"X: y\r\n" * 20_000,
    "two lengths": POST.replace(b"Content-Length: 18", b"Content-Length: 18\r\nContent-Length: 3"),
    "a length and chunks": CHUNKED.replace(b"Host: t", b"Host: t\r\nContent-Length: 3"),
    "a body longer than its length": POST + b"tail",
    "a body shorter than its length": POST[:-5],
    "a body of which nothing comes": POST.removesuffix(BODY),
    "folded headers": GET.replace(b"Host: t", b"Host: t\r\n folded\r\n\tagain"),
    "line feeds alone": GET.replace(b"\r\n", b"\n"),
    "carriage returns alone": GET.replace(b"\r\n", b"\r"),
    "another version": GET.replace(b"1.1", b"9.9"),
    "HTTP/2's preface": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0",
    "TLS": bytes.fromhex("16030100c8010000c403035a"),
    "nothing": b"",
}


@pytest.mark.parametrize("kind", SIZES)
def test_a_request_out_of_bounds_is_answered_or_closed(door: Door, kind: str) -> None:
    statuses = told(door, SIZES[kind])
    smuggled = {"two lengths", "a length and chunks"}
    assert not (kind in smuggled and 201 in statuses), "who sees it otherwise would see another request"


def test_many_that_leave_in_the_middle_leave_nothing_behind(door: Door) -> None:
    runner, served = door

    async def leave(at: int) -> None:
        _, writer = await asyncio.open_connection("127.0.0.1", served.client.port)
        writer.write((POST * 2)[:at])
        await writer.drain()
        writer.transport.abort()

    async def all_leave() -> None:
        await asyncio.gather(*(leave(at) for at in range(1, 2 * len(POST), 3)))

    runner.run(all_leave())
    assert runner.run(served.client.raw(GET)).status == 200
