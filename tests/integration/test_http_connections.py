"""Connections of HTTP targets: made, kept, lost, moved, and their TLS."""

from __future__ import annotations

import asyncio
import socket
import ssl

import pytest
from aiohttp.abc import AbstractResolver, AbstractStreamWriter, ResolveResult

from engine.core.catalog import HTTPS
from engine.core.retry import Class, classify
from engine.dispatch import http as http_module
from engine.dispatch.http import HttpTargets
from tests.integration.harness.grpc_targets import process
from tests.integration.harness.http_targets import (
    NO_CONTENT,
    OPTIONS,
    TLS,
    anyio_backend,
    fire,
    head_of,
    now_ms,
    ok,
    server,
    talking,
    targets,
    with_tls,
)
from tests.integration.harness.wait import eventually

pytestmark = pytest.mark.anyio
__all__ = ["anyio_backend", "targets"]


async def test_a_connection_is_used_again_and_one_that_the_target_closed_is_not(targets: HttpTargets) -> None:
    connections: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(writer)
        while await head_of(reader):
            writer.write(NO_CONTENT)

    async with talking(serve) as address:
        for number in range(3):
            assert (await targets.call(fire(address, number=number), now_ms)).code == "OK"
        assert len(connections) == 1
        connections[0].close()
        pool = targets._session.connector
        assert pool is not None
        await eventually(
            lambda: not any(proto.is_connected() for held in pool._conns.values() for proto, _ in held),
            what="the pool sees the close",
        )
        assert (await targets.call(fire(address, number=9), now_ms)).code == "OK"
        assert len(connections) == 2
        await targets.close()


async def test_a_kept_connection_that_ends_at_the_last_moment_costs_no_attempt(
    targets: HttpTargets, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given out by the pool, gone before the first byte: the call begins once, on the next."""
    begun: list[int] = []
    lost: list[int] = []
    write = http_module._Body.write

    async def lose_and_write(body: http_module._Body, writer: AbstractStreamWriter) -> None:
        if begun and not lost:
            assert writer.transport is not None
            writer.transport.abort()
            lost.append(len(begun))
        await write(body, writer)

    def begin() -> int:
        begun.append(now_ms())
        return begun[-1]

    monkeypatch.setattr(http_module._Body, "write", lose_and_write)
    async with server(ok) as address:
        assert (await targets.call(fire(address), begin)).code == "OK"
        assert (await targets.call(fire(address, number=2), begin)).code == "OK"
    assert (len(begun), lost) == (2, [1])


async def test_a_target_that_restarts_is_used_again(targets: HttpTargets) -> None:
    async with server(ok) as address:
        assert (await targets.call(fire(address), now_ms)).code == "OK"
    gone = await targets.call(fire(address), now_ms)
    assert (gone.code, gone.fired_ms) == ("UNAVAILABLE", 0)
    assert targets.states() == {address: "transient_failure"}
    async with server(ok, port=int(address.rpartition(":")[2])):
        assert (await targets.call(fire(address), now_ms)).code == "OK"
    assert targets.states() == {address: "ready"}


async def test_killing_a_target_in_the_middle_of_a_call_is_unavailable(targets: HttpTargets) -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head_of(reader)
        writer.transport.abort()

    async with talking(hang_up) as address:
        answer = await targets.call(fire(address), now_ms)
    assert (answer.code, answer.fired_ms > 0) == ("UNAVAILABLE", True)


class Names(AbstractResolver):
    """Answers that the test changes."""

    def __init__(self) -> None:
        self.port = 0
        self.asked = 0

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        self.asked += 1
        if not self.port:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return [ResolveResult(hostname=host, host="127.0.0.1", port=self.port, family=socket.AF_INET, proto=0, flags=0)]

    async def close(self) -> None:
        pass


async def test_a_name_that_moves_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_module, "DNS_TTL_S", 0)
    names = Names()
    targets = HttpTargets(OPTIONS, now_ms, resolver=names)
    answer = await targets.call(fire("letters.test:80"), now_ms)
    assert (answer.code, answer.message) == ("UNAVAILABLE", "letters.test:80: no such name")
    for _ in range(2):
        async with server(ok) as address:
            names.port = int(address.rpartition(":")[2])
            assert (await targets.call(fire("letters.test:80"), now_ms)).code == "OK"
    assert names.asked == 3
    await targets.close()


async def test_no_proxy_of_the_environment_is_used(targets: HttpTargets, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with server(ok) as address:
        assert (await targets.call(fire(address), now_ms)).code == "OK"


async def test_cancelling_closes_the_request(targets: HttpTargets) -> None:
    arrived, left = asyncio.Event(), asyncio.Event()

    async def wait(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head_of(reader)
        arrived.set()
        assert await reader.read() == b""
        left.set()

    async with talking(wait) as address:
        calling = asyncio.create_task(targets.call(fire(address), now_ms))
        await arrived.wait()
        calling.cancel()
        with pytest.raises(asyncio.CancelledError):
            await calling
        await left.wait()


# -- TLS -------------------------------------------------------------------------------------------


async def test_a_call_begins_only_when_the_handshake_of_its_connection_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """TCP is connected long before: the handshake is held back until the test has looked."""
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "certificate.pem"))
    said_hello, go_on, begun = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """TLS by hand, so that the greeting is seen before it is answered."""
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        tls = with_tls().wrap_bio(incoming, outgoing, server_side=True)
        incoming.write(await reader.read(65_536))
        said_hello.set()
        await go_on.wait()
        request = b""
        while b"hello" not in request:
            try:
                request += tls.read(65_536)
            except ssl.SSLWantReadError:
                writer.write(outgoing.read())
                incoming.write(await reader.read(65_536))
        tls.write(NO_CONTENT)
        writer.write(outgoing.read())
        await reader.read()

    def begin() -> int:
        begun.set()
        return now_ms()

    targets = HttpTargets(OPTIONS, now_ms)
    async with talking(slow) as address:
        calling = asyncio.create_task(targets.call(fire(address, scheme=HTTPS), begin))
        await said_hello.wait()
        assert not begun.is_set()
        go_on.set()
        assert (await calling).code == "OK"
        assert begun.is_set()
        await targets.close()


async def test_a_certificate_that_nobody_vouches_for_is_refused_before_anything_is_sent(
    targets: HttpTargets,
) -> None:
    async with server(ok, tls=True) as address:
        answer = await targets.call(fire(address, scheme=HTTPS), now_ms)
    assert (answer.code, answer.fired_ms) == ("UNAVAILABLE", 0)
    assert "certificate" in answer.message


@pytest.mark.parametrize(("name", "code"), [("127.0.0.1", "OK"), ("letters.test", "OK"), ("other.test", "UNAVAILABLE")])
async def test_the_authorities_of_ssl_cert_file_vouch_for_the_names_they_name(
    monkeypatch: pytest.MonkeyPatch, name: str, code: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "certificate.pem"))
    names = Names()
    targets = HttpTargets(OPTIONS, now_ms, resolver=names)
    async with server(ok, tls=True) as address:
        names.port = int(address.rpartition(":")[2])
        answer = await targets.call(fire(f"{name}:{names.port}", scheme=HTTPS), now_ms)
        await targets.close()
    assert answer.code == code, answer


async def test_a_server_without_tls_is_unavailable_over_https(targets: HttpTargets) -> None:
    async with server(ok) as address:
        answer = await targets.call(fire(address, scheme=HTTPS), now_ms)
    assert (answer.code, answer.fired_ms) == ("UNAVAILABLE", 0)


async def test_a_grpc_server_is_no_http_target(targets: HttpTargets) -> None:
    async with process("messaging") as (_, address):
        answer = await targets.call(fire(address), now_ms)
    assert classify(answer.code) is Class.TRANSIENT
