"""HTTP targets for tests: in this process, of three sorts: a handler, a script of bytes, and sockets driven by hand."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from engine.clock import SystemClock
from engine.core.catalog import HTTP, JobType, Target
from engine.core.job import Form
from engine.dispatch.http import HttpTargets
from engine.options import Options
from engine.ports import Fire

TLS = Path(__file__).resolve().parent / "tls"
"""A certificate that vouches for itself, for 127.0.0.1, localhost and letters.test, and its key: for tests only."""
DUE_MS = 1_700_000_000_123
OPTIONS = Options(connect_timeout_ms=2_000, error_chars_max=300)
NO_CONTENT = b"HTTP/1.1 204 No Content\r\n\r\n"

now_ms = SystemClock(5_000, lambda _: None).now_ms

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def fire(
    address: str,
    *,
    scheme: str = HTTP,
    path: str = "/letters",
    payload: bytes = b'{"body":"hello"}',
    form: Form = Form.JSON,
    timeout_ms: int = 20_000,
    number: int = 1,
    correlation_id: str = "corr-1",
) -> Fire:
    kind = JobType("some.type", Target(scheme, address, path))
    job_id = f"018bcfe5-687b-8000-8000-{number:012x}"
    return Fire(job_id, f"{job_id}.0.1", kind, payload, form, 1, 1 << 40, 3, DUE_MS, timeout_ms, correlation_id, "u-1")


def with_tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / "certificate.pem", TLS / "key.pem")
    return context


@asynccontextmanager
async def server(handle: Handler, *, port: int = 0, tls: bool = False) -> AsyncIterator[str]:
    """A server that knows every path and method; its HOST:PORT."""
    app = web.Application(client_max_size=8 << 20)
    app.router.add_route("*", "/{tail:.*}", handle)
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port, ssl_context=with_tls() if tls else None, reuse_address=True)
    await site.start()
    host, bound = runner.addresses[0][:2]
    try:
        yield f"{host}:{bound}"
    finally:
        await runner.cleanup()


async def ok(request: web.Request) -> web.StreamResponse:
    await request.read()
    return web.Response(status=204)


async def head_of(reader: asyncio.StreamReader) -> bytes:
    """A request, head and body."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    return head + await reader.readexactly(length)


@asynccontextmanager
async def talking(talk: Talk) -> AsyncIterator[str]:
    """A server that does with each connection what `talk` does."""

    async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await talk(reader, writer)
        writer.close()

    listening = await asyncio.start_server(accepted, "127.0.0.1", 0)
    try:
        yield f"127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    finally:
        listening.close()
        await listening.wait_closed()


@pytest.fixture(params=[True, False], ids=["uvloop", "asyncio"])
def anyio_backend(request: pytest.FixtureRequest) -> tuple[str, dict[str, bool]]:
    """Nodes run on uvloop, which has its own way with sockets."""
    return "asyncio", {"use_uvloop": request.param}


@pytest.fixture
async def targets(anyio_backend: object) -> AsyncIterator[HttpTargets]:
    made = HttpTargets(OPTIONS, now_ms)
    yield made
    await made.close()
