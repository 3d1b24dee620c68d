"""What only real sockets and processes show of dispatch: targets that are down, come back, hang, or talk rubbish."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import grpc
import grpc.aio
import pytest

from bench.targets.ledger import Reader
from engine.core.job import Form
from engine.dispatch import channel as channel_module
from engine.dispatch.grpc import GrpcTargets
from engine.options import Options
from protos.whispr import messaging_pb2
from tests.integration.harness.grpc_targets import (
    anyio_backend,
    fire,
    now_ms,
    ok,
    one_loop,
    process,
    server,
    targets,
)
from tests.integration.harness.wait import eventually, spin_until

__all__ = ["anyio_backend", "one_loop", "targets"]
pytestmark = pytest.mark.anyio

# -- down, up, and in between ----------------------------------------------------------------------


async def test_a_target_that_comes_back_is_used_again(targets: GrpcTargets) -> None:
    async with server(ok) as address:
        assert (await targets.call(fire(address), now_ms)).code == "OK"
    port = int(address.rpartition(":")[2])
    for _ in range(2):

        async def refused() -> bool:
            gone = await targets.call(fire(address), now_ms)
            assert gone.code == "UNAVAILABLE"
            return gone.fired_ms == 0  # the end of the connection may not have been seen at the first try

        await eventually(refused, what="no call begins without a connection")
        async with server(ok, port=port):

            async def answers() -> bool:
                return (await targets.call(fire(address), now_ms)).code == "OK"

            await eventually(answers, what="the target answers again")


@pytest.mark.parametrize("leash", [True, False], ids=["leash", "no leash"])
async def test_a_call_begun_as_its_connection_is_lost_is_not_sent_later(
    targets: GrpcTargets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leash: bool
) -> None:
    """READY at the look before `begin`, lost before the core sees the bytes: it queues them and connects anew.

    Without the leash they arrive whenever that succeeds, which is why there is one.
    """
    ledger = tmp_path / "ledger"
    async with process("messaging") as (first, address), process("messaging", "--ledger", str(ledger)) as (_, second):
        assert (await targets.call(fire(address, number=1), now_ms)).code == "OK"
        if not leash:
            monkeypatch.setattr(channel_module, "LEASH_MS", 60_000)
        channel = targets._targets[address].links[0].channel
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        begun = asyncio.Event()

        def begin_as_it_is_lost() -> int:
            first.kill()
            _bind(listening, address)  # connections are taken by the system, and answered by nobody yet
            spin_until(lambda: channel.get_state() is not grpc.ChannelConnectivity.READY)
            begun.set()
            return now_ms()

        calling = asyncio.create_task(targets.call(fire(address, number=2), begin_as_it_is_lost))
        await begun.wait()
        if leash:
            answer = await calling
            assert (answer.code, answer.fired_ms > 0) == ("UNAVAILABLE", True)
        async with relay(listening, second):

            async def answers() -> bool:
                return (await targets.call(fire(address, number=3), now_ms)).code == "OK"

            await eventually(answers, what="the target answers again")
            if not leash:
                assert (await calling).code == "OK"
        sent = sorted(entry.job_id[-1] for entry in Reader(ledger).new())
    assert sent == (["3"] if leash else ["2", "3"])


def _bind(listening: socket.socket, address: str) -> None:
    host, _, port = address.rpartition(":")

    def bound() -> bool:
        try:
            listening.bind((host, int(port)))
        except OSError:  # the dying process still holds it
            return False
        return True

    spin_until(bound)
    listening.listen()


@asynccontextmanager
async def relay(listening: socket.socket, to: str) -> AsyncIterator[None]:
    """Hands connections on to another address, those too that were taken before it began."""
    host, _, port = to.rpartition(":")

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while text := await reader.read(65_536):
            writer.write(text)
        writer.close()

    async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.CancelledError):
            back_reader, back_writer = await asyncio.open_connection(host, int(port))
            await asyncio.gather(pump(reader, back_writer), pump(back_reader, writer))

    serving = await asyncio.start_server(accepted, sock=listening)
    try:
        yield
    finally:
        serving.close()


async def test_killing_a_target_in_the_middle_of_a_call_is_unavailable(targets: GrpcTargets) -> None:
    async with process("messaging", "--hang-ratio", "1") as (target, address):
        begun = asyncio.Event()

        def begin() -> int:
            begun.set()
            return now_ms()

        calling = asyncio.create_task(targets.call(fire(address), begin))
        await begun.wait()
        target.kill()
        answer = await calling
    assert (answer.code, answer.fired_ms > 0) == ("UNAVAILABLE", True)


async def test_a_name_that_nobody_knows_is_unavailable(targets: GrpcTargets) -> None:
    answer = await targets.call(fire("no-such-host.invalid:50051"), now_ms)
    assert (answer.code, answer.fired_ms) == ("UNAVAILABLE", 0)
    assert "no-such-host.invalid" in answer.message


# -- hung, busy, many ------------------------------------------------------------------------------


async def test_cancelling_reaches_the_server_and_frees_it(targets: GrpcTargets) -> None:
    arrived, left = asyncio.Event(), asyncio.Event()

    async def hang(request: bytes, context: Any) -> bytes:
        arrived.set()
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            left.set()
        return b""

    async with server(hang) as address:
        calling = asyncio.create_task(targets.call(fire(address), now_ms))
        await arrived.wait()
        calling.cancel()
        with pytest.raises(asyncio.CancelledError):
            await calling
        async with asyncio.timeout(20):
            await left.wait()


async def test_the_server_is_told_the_jobs_own_deadline(targets: GrpcTargets) -> None:
    told_s: list[float] = []

    async def note(request: bytes, context: Any) -> bytes:
        told_s.append(context.time_remaining())
        return b""

    async with server(note) as address:
        assert (await targets.call(fire(address, timeout_ms=7_000), now_ms)).code == "OK"
    assert 0 < told_s[0] < 8  # the server's clock starts anew, and rounds


async def test_more_calls_than_streams_of_one_connection_all_run_at_once(targets: GrpcTargets) -> None:
    wanted, together, running = 150, asyncio.Event(), 0

    async def meet(request: bytes, context: Any) -> bytes:
        nonlocal running
        running += 1
        if running == wanted:
            together.set()
        await together.wait()
        return b""

    async with server(meet, options=(("grpc.max_concurrent_streams", 100),)) as address:
        answers = await asyncio.gather(*(targets.call(fire(address, number=n), now_ms) for n in range(wanted)))
    assert {answer.code for answer in answers} == {"OK"}


# -- rubbish ---------------------------------------------------------------------------------------

HTTP2_SETTINGS = b"\0\0\0\x04\0\0\0\0\0"
HTTP2_SETTINGS_ACK = b"\0\0\0\x04\x01\0\0\0\0"
HEADERS = 1


async def _says(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, text: bytes) -> None:
    await reader.read(64)
    writer.write(text)
    await writer.drain()
    writer.close()


async def _silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, text: bytes) -> None:
    await reader.read()  # until the client gives up
    writer.close()


async def _handshakes(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, text: bytes) -> None:
    """Speaks HTTP/2 until the first request, then `text`."""
    await reader.readexactly(len(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))
    writer.write(HTTP2_SETTINGS + HTTP2_SETTINGS_ACK)
    while True:
        head = await reader.readexactly(9)
        await reader.readexactly(int.from_bytes(head[:3], "big"))
        if head[3] == HEADERS:
            break
    writer.write(text)
    await writer.drain()
    writer.close()


RUBBISH = {
    "HTTP/1": (_says, b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"),
    "noise": (_says, bytes(range(256)) * 16),
    "hangs up": (_says, b""),
    "silence": (_silent, b""),
    "noise after the request": (_handshakes, b"\xff" * 4_096),
    "hangs up after the request": (_handshakes, b""),
    "a reset stream": (_handshakes, b"\0\0\x04\x03\0\0\0\0\x01\0\0\0\x02"),
    "headers of nothing": (_handshakes, b"\0\0\x01\x01\x05\0\0\0\x01\x88"),
}


@pytest.mark.parametrize("kind", RUBBISH)
async def test_a_server_that_talks_rubbish_is_an_answer(anyio_backend: str, kind: str) -> None:
    speak, text = RUBBISH[kind]

    async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await speak(reader, writer, text)
        writer.close()

    listening = await asyncio.start_server(accepted, "127.0.0.1", 0)
    address = f"127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    targets = GrpcTargets(Options(connect_timeout_ms=500))
    raw = messaging_pb2.SendScheduledMessageRequest(body="x").SerializeToString()
    for asked in (fire(address, payload=raw, form=Form.RAW, timeout_ms=2_000), fire(address, timeout_ms=2_000)):
        answer = await targets.call(asked, now_ms)
        assert answer.code in ("UNAVAILABLE", "INTERNAL", "UNKNOWN"), answer
    await targets.close()
    listening.close()
    await listening.wait_closed()


async def test_an_answer_larger_than_grpcs_usual_bound_is_taken_and_a_huge_one_is_an_answer(
    targets: GrpcTargets,
) -> None:
    sizes = iter((8 << 20, channel_module.MESSAGE_BYTES_MAX + 1))

    async def huge(request: bytes, context: Any) -> bytes:
        return bytes(next(sizes))

    async with server(huge, options=(("grpc.max_send_message_length", -1),)) as address:
        assert (await targets.call(fire(address), now_ms)).code == "OK"
        assert (await targets.call(fire(address), now_ms)).code == "RESOURCE_EXHAUSTED"
