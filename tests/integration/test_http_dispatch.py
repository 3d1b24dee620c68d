"""What only real sockets show of HTTP targets: what is on the wire and when, and what comes back."""

from __future__ import annotations

import asyncio
import contextlib
import socket

import pytest
from aiohttp import web

from engine.core.job import Form
from engine.core.retry import Class, classify
from engine.dispatch import http as http_module
from engine.dispatch.http import HttpTargets
from engine.errors import Unavailable
from tests.integration.harness.http_targets import (
    NO_CONTENT,
    anyio_backend,
    fire,
    head_of,
    now_ms,
    server,
    talking,
    targets,
)
from tests.integration.harness.wait import eventually

pytestmark = pytest.mark.anyio
__all__ = ["anyio_backend", "targets"]


# -- what is sent ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("payload", "form", "content_type"),
    [
        (b'{"big": 123456789012345678901234567890 }', Form.JSON, "application/json"),
        (bytes(range(256)), Form.RAW, "application/octet-stream"),
        (b"", Form.RAW, "application/octet-stream"),
        (b'"' + b"x" * (1 << 20) + b'"', Form.JSON, "application/json"),
    ],
    ids=["json", "raw", "empty", "large"],
)
async def test_the_payload_goes_as_submitted_with_the_headers_of_the_contract(
    targets: HttpTargets, payload: bytes, form: Form, content_type: str
) -> None:
    seen: list[tuple[str, str, dict[str, str], bytes]] = []

    async def note(request: web.Request) -> web.StreamResponse:
        headers = {name.lower(): value for name, value in request.headers.items()}
        seen.append((request.method, request.path_qs, headers, await request.read()))
        return web.Response()

    async with server(note) as address:
        asked = fire(address, path="/a%20b?x=1&y=%2F", payload=payload, form=form, correlation_id="corrélation 1")
        assert (await targets.call(asked, now_ms)).code == "OK"
    ((method, path, headers, body),) = seen
    assert (method, path, body) == ("POST", "/a%20b?x=1&y=%2F", payload)
    assert headers.pop("traceparent").startswith("00-")
    assert headers == {
        "host": address,
        "user-agent": "tocsin",
        "accept": "*/*",
        "accept-encoding": "identity",
        "content-type": content_type,
        "content-length": str(len(payload)),
        "tocsin-job-id": asked.job_id,
        "tocsin-attempt": "1",
        "tocsin-fire-id": asked.fire_id,
        "tocsin-epoch": str(1 << 40),
        "tocsin-shard": "3",
        "tocsin-due-at": "2023-11-14T22:13:20.123Z",
        "tocsin-correlation-id": "corr%C3%A9lation%201",
    }


async def test_the_bytes_leave_in_the_very_step_in_which_the_call_begins(targets: HttpTargets) -> None:
    """A callback that is first in the loop's next turn finds them at the target: on loopback they arrive at once."""
    found: list[bytes] = []
    loop = asyncio.get_running_loop()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        calling: list[socket.socket] = []

        def begin() -> int:
            assert calling, "begun without a connection"
            with contextlib.suppress(BlockingIOError):
                assert not calling[0].recv(1), "bytes were sent before the call began"
            loop.call_soon(lambda: found.append(calling[0].recv(65_536)))
            return now_ms()

        answer = asyncio.create_task(targets.call(fire(f"127.0.0.1:{listening.getsockname()[1]}"), begin))
        accepted, _ = await loop.sock_accept(listening)
        calling.append(accepted)
        with accepted:
            await eventually(lambda: found, what="the call began")
            await loop.sock_sendall(accepted, NO_CONTENT)
            assert (await answer).code == "OK"
    assert found[0].startswith(b"POST /letters HTTP/1.1\r\n")
    assert found[0].endswith(b'\r\n\r\n{"body":"hello"}')


async def test_a_call_that_may_not_begin_sends_nothing_at_all(targets: HttpTargets) -> None:
    received: list[bytes] = []
    ended = asyncio.Event()

    async def note(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        received.append(await reader.read())
        ended.set()

    def refuse() -> int:
        raise Unavailable("not trusted now")

    async with talking(note) as address:
        with pytest.raises(Unavailable, match="not trusted now"):
            await targets.call(fire(address), refuse)
        await ended.wait()
    assert received == [b""]


# -- answers ---------------------------------------------------------------------------------------


async def test_a_redirect_is_permanent_and_not_followed(targets: HttpTargets) -> None:
    asked: list[str] = []

    async def move(request: web.Request) -> web.StreamResponse:
        asked.append(request.path)
        return web.Response(status=307, headers={"location": "/elsewhere"})

    async with server(move) as address:
        answer = await targets.call(fire(address), now_ms)
    assert asked == ["/letters"]
    assert classify(answer.code) is Class.PERMANENT
    assert answer.message == "HTTP 307 Temporary Redirect: redirects are not followed (to /elsewhere)"


async def test_what_the_body_of_a_failure_says_is_kept_within_bounds(targets: HttpTargets) -> None:
    async def fail(request: web.Request) -> web.StreamResponse:
        return web.Response(status=503, text="no\nroom " + "x" * 100_000, headers={"retry-after": "7"})

    async with server(fail) as address:
        answer = await targets.call(fire(address), now_ms)
    assert (answer.code, answer.retry_after_ms, len(answer.message)) == ("UNAVAILABLE", 7_000, 300)
    assert answer.message.startswith("HTTP 503 Service Unavailable: no room xxx")


@pytest.mark.parametrize("status", [200, 500])
async def test_a_body_without_end_is_left_once_the_status_is_known(targets: HttpTargets, status: int) -> None:
    left = asyncio.Event()

    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(status=status)
        await response.prepare(request)
        try:
            while True:
                await response.write(b"x" * 65_536)
        finally:
            left.set()

    async with server(endless) as address:
        answer = await targets.call(fire(address), now_ms)
        await left.wait()
    assert answer.code == ("OK" if status == 200 else "INTERNAL")


async def test_a_body_that_stops_coming_is_waited_for_no_longer_than_its_bound(
    targets: HttpTargets, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_module, "TAIL_S", 0.05)

    async def stop(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head_of(reader)
        writer.write(b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 99\r\n\r\nslow down")
        await reader.read()

    async with talking(stop) as address:
        answer = await targets.call(fire(address), now_ms)
    assert (answer.code, answer.message) == ("RESOURCE_EXHAUSTED", "HTTP 429 Too Many Requests: slow down")


RUBBISH = {
    "noise": bytes(range(256)) * 16,
    "hangs up": b"",
    "half a head": b"HTTP/1.1 200 OK\r\nContent-Len",
    "no status": b"HTTP/1.1 OK\r\n\r\n",
    "a status of four digits": b"HTTP/1.1 2000 OK\r\n\r\n",
    "a head without end": b"HTTP/1.1 200 OK\r\n" + b"x: " + b"y" * 100_000,
    "HTTP/2": b"\0\0\0\x04\0\0\0\0\0" * 4,
    "two lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
}


@pytest.mark.parametrize("kind", RUBBISH)
async def test_a_server_that_talks_rubbish_is_an_answer_and_transient(targets: HttpTargets, kind: str) -> None:
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head_of(reader)
        writer.write(RUBBISH[kind])
        await writer.drain()

    async with talking(speak) as address:
        answer = await targets.call(fire(address), now_ms)
    assert classify(answer.code) is Class.TRANSIENT, answer
    assert answer.fired_ms > 0
    assert address in answer.message
