"""Rubbish over HTTP/2, from both sides: the gRPC door goes on serving, and every call of a target ends with an outcome.

A target's status is the outcome, its message is not looked at: one that says OK has done the work, whatever it sent
beside that, and to repeat it would be worse than to believe it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress

import grpc
import grpc.aio
import pytest
from grpc_health.v1 import health_pb2
from hypothesis import given
from hypothesis import strategies as st

from api.grpc.server import GrpcDoor
from engine.core.job import Form
from engine.core.retry import Class, classify
from engine.dispatch.grpc import GrpcTargets
from engine.options import Options
from tests.fuzz.strategies import bounded, damaged
from tests.integration.harness.grpc_targets import fire, now_ms
from tests.integration.harness.wait import grpc_is_quiet

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
CALL_MS = 400
END_S = 10.0
"""Far above the limits of a call here: whoever waits so long waits for ever."""
QUIET_S = 0.02
DATA, HEADERS, PRIORITY, RST, SETTINGS, PUSH, PING, GOAWAY, WINDOW, CONTINUATION = range(10)
END_STREAM, END_HEADERS = 1, 4
NAMES = {code.name for code in grpc.StatusCode}


def frame(kind: int, flags: int, stream: int, body: bytes = b"") -> bytes:
    return len(body).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + body


def fields(**named: str) -> bytes:
    """HPACK, literally: nothing indexed, nothing squeezed. `_` for `-`, a trailing one for a leading colon."""
    coded = b""
    for name, value in named.items():
        text = (":" + name[:-1] if name.endswith("_") else name.replace("_", "-")).encode()
        coded += b"\0" + bytes([len(text)]) + text + bytes([len(value)]) + value.encode("latin-1")
    return coded


def message(data: bytes, *, flag: int = 0, size: int | None = None) -> bytes:
    return bytes([flag]) + (len(data) if size is None else size).to_bytes(4, "big") + data


# -- at the door ----------------------------------------------------------------------------------


def request(path: str, body: bytes, **more: str) -> bytes:
    head = fields(method_="POST", scheme_="http", path_=path, authority_="t", te="trailers")
    head += fields(**({"content_type": "application/grpc"} | more))
    opening = PREFACE + frame(SETTINGS, 0, 0) + frame(HEADERS, END_HEADERS, 1, head)
    return opening + frame(DATA, END_STREAM, 1, body)


CHECK = "/grpc.health.v1.Health/Check"
AT_THE_DOOR = {
    "HTTP/1": b"GET / HTTP/1.1\r\nHost: t\r\n\r\n",
    "noise": bytes(range(256)) * 8,
    "half a preface": PREFACE[:10],
    "settings that never were": PREFACE + frame(SETTINGS, 0, 0, b"\xff" * 6),
    "settings of five bytes": PREFACE + frame(SETTINGS, 0, 0, b"\0" * 5),
    "a frame of sixteen megabytes": PREFACE + b"\xff\xff\xff\0\0\0\0\0\1",
    "data before headers": PREFACE + frame(SETTINGS, 0, 0) + frame(DATA, END_STREAM, 1, message(b"")),
    "headers that are no HPACK": PREFACE + frame(SETTINGS, 0, 0) + frame(HEADERS, 5, 1, b"\xff" * 40),
    "a continuation of nothing": PREFACE + frame(SETTINGS, 0, 0) + frame(CONTINUATION, 4, 1, b"\0"),
    "a thousand resets": PREFACE + frame(SETTINGS, 0, 0) + frame(RST, 0, 1, b"\0\0\0\1") * 1_000,
    "a thousand pings": PREFACE + frame(SETTINGS, 0, 0) + frame(PING, 0, 0, b"\0" * 8) * 1_000,
    "an unknown method": request("/no.Such/Method", message(b"")),
    "a path that is none": request("%", message(b"")),
    "a message shorter than it says": request(CHECK, message(b"", size=50)),
    "a message of four gigabytes": request(CHECK, message(b"", size=0xFFFF_FFFF)),
    "half a prefix": request(CHECK, b"\0\0"),
    "a compressed message of an unknown kind": request(CHECK, message(b"x", flag=1)),
    "a compressed message that is none": request(CHECK, message(b"x", flag=1), grpc_encoding="gzip"),
    "a flag that is none": request(CHECK, message(b"x", flag=0x80)),
    "a message that is no protobuf": request(CHECK, message(b"\xff\xff\xff")),
    "two messages": request(CHECK, message(b"") * 2),
    "a time-out that is none": request(CHECK, message(b""), grpc_timeout="soon"),
    "another content type": request(CHECK, message(b""), content_type="text/html"),
    "a stream of reflection that is rubbish": request(
        "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", message(b"\x0a\xff")
    ),
}

Door = tuple[asyncio.Runner, str]


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """One loop for the file: gRPC's poller hands what is left over to the loop that made it."""
    with asyncio.Runner() as made:
        yield made
        made.run(grpc_is_quiet())


@pytest.fixture(scope="module")
def door(runner: asyncio.Runner) -> Iterator[Door]:
    async def start() -> tuple[GrpcDoor, str]:
        made = GrpcDoor()
        bound = await made.start("127.0.0.1:0")
        made.set_serving(True)
        return made, bound

    made, bound = runner.run(start())
    yield runner, bound
    runner.run(made.stop(0))


async def send(bound: str, data: bytes) -> None:
    host, _, port = bound.rpartition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    with suppress(ConnectionError):
        writer.write(data)
        with suppress(TimeoutError):
            while await asyncio.wait_for(reader.read(65_536), QUIET_S):
                pass
    writer.transport.abort()


async def is_serving(bound: str) -> bool:
    async with grpc.aio.insecure_channel(bound) as channel:
        ask = channel.unary_unary(
            CHECK,
            request_serializer=health_pb2.HealthCheckRequest.SerializeToString,
            response_deserializer=health_pb2.HealthCheckResponse.FromString,
        )
        answer = await ask(health_pb2.HealthCheckRequest(), timeout=END_S)
        return bool(answer.status == health_pb2.HealthCheckResponse.SERVING)


@pytest.mark.parametrize("kind", AT_THE_DOOR)
def test_health_is_served_after_any_rubbish_at_the_door(door: Door, kind: str) -> None:
    runner, bound = door
    runner.run(send(bound, AT_THE_DOOR[kind]))
    assert runner.run(is_serving(bound))


@bounded(40)
@given(st.sampled_from([request(CHECK, message(b"")), request("/no.Such/Method", message(b"x"))]).flatmap(damaged))
def test_health_is_served_after_any_damaged_call_at_the_door(door: Door, data: bytes) -> None:
    runner, bound = door
    runner.run(send(bound, data))
    assert runner.run(is_serving(bound))


# -- from a target --------------------------------------------------------------------------------

HEAD = frame(HEADERS, END_HEADERS, 1, fields(status_="200", content_type="application/grpc"))


def tail(**named: str) -> bytes:
    return frame(HEADERS, END_HEADERS | END_STREAM, 1, fields(**named))


def answered(data: bytes, **named: str) -> bytes:
    return HEAD + frame(DATA, 0, 1, data) + tail(**named)


DONE = {"grpc_status": "0"}
FROM_A_TARGET: dict[str, tuple[bytes, set[str]]] = {
    "a message of rubbish": (answered(message(b"\xff" * 9), **DONE), {"OK"}),
    "no message": (HEAD + tail(**DONE), {"OK"}),
    "two messages": (answered(message(b"") * 2, **DONE), set()),
    "a message shorter than it says": (answered(message(b"", size=90), **DONE), {"OK"}),
    "a message of four gigabytes": (answered(message(b"x", size=0xFFFF_FFFF), **DONE), {"RESOURCE_EXHAUSTED"}),
    "half a prefix": (answered(b"\0\0", **DONE), {"OK"}),
    "a message packed in nothing known": (answered(message(b"x", flag=1), **DONE), set()),
    "a flag that is none": (answered(message(b"x", flag=0x42), **DONE), {"OK"}),
    "the end without a status": (answered(message(b"")), set()),
    "the end in the data": (HEAD + frame(DATA, END_STREAM, 1, message(b"")), set()),
    "a head that is the end": (frame(HEADERS, 5, 1, fields(status_="200")), set()),
    "a status that is no number": (answered(message(b""), grpc_status="fine"), set()),
    "a status below zero": (answered(message(b""), grpc_status="-1"), set()),
    "a status that nobody has": (answered(message(b""), grpc_status="99"), set()),
    "a status beyond all": (answered(message(b""), grpc_status="9" * 40), set()),
    "words in no encoding": (tail(grpc_status="3", grpc_message="%zz%ff\xff"), set()),
    "details that are rubbish": (
        frame(HEADERS, 5, 1, fields(status_="200", grpc_status="8", grpc_status_details_bin="!!!")),
        set(),
    ),
    "a page of a proxy": (
        frame(HEADERS, 4, 1, fields(status_="503", content_type="text/html")) + frame(DATA, 1, 1, b"<html>"),
        {"UNAVAILABLE"},
    ),
    "a page that says that all is well": (
        frame(HEADERS, 4, 1, fields(status_="200", content_type="text/html")) + frame(DATA, 1, 1, b"<html>"),
        set(),
    ),
    "GOAWAY before it": (frame(GOAWAY, 0, 0, bytes(8)), {"UNAVAILABLE"}),
    "GOAWAY after it": (frame(GOAWAY, 0, 0, b"\0\0\0\1\0\0\0\0"), set()),
    "GOAWAY with words": (frame(GOAWAY, 0, 0, b"\0\0\0\0\0\0\0\x0btoo_many_pings"), set()),
    "GOAWAY of three bytes": (frame(GOAWAY, 0, 0, b"\0\0\0"), set()),
    "a promise": (frame(PUSH, 4, 1, b"\0\0\0\2" + fields(status_="200")), set()),
    "a frame of sixteen megabytes": (b"\xff\xff\xff\0\0\0\0\0\1", set()),
    "a window of nothing": (frame(WINDOW, 0, 1, bytes(4)), set()),
    "data for nobody": (frame(DATA, 1, 77, message(b"")), set()),
    "a kind that is none": (frame(0xEE, 0xFF, 1, b"?" * 100), set()),
    **{f"RST {code}": (frame(RST, 0, 1, code.to_bytes(4, "big")), set()) for code in range(15)},
    "RST in the middle": (HEAD + frame(DATA, 0, 1, message(b"x", size=9)) + frame(RST, 0, 1, b"\0\0\0\2"), set()),
    "RST after the message": (HEAD + frame(DATA, 0, 1, message(b"x")) + frame(RST, 0, 1, bytes(4)), set()),
}
"""What follows the request, and the outcomes that it may have; none named: any but OK."""


async def call(says: bytes) -> str:
    """The code of one call of a target that speaks HTTP/2 until the first request, then this, and leaves."""

    async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await reader.readexactly(len(PREFACE))
            writer.write(frame(SETTINGS, 0, 0) + frame(SETTINGS, 1, 0))
            kind = None
            while kind != HEADERS:
                head = await reader.readexactly(9)
                await reader.readexactly(int.from_bytes(head[:3], "big"))
                kind = head[3]
            writer.write(says)
            await writer.drain()
            with suppress(TimeoutError):
                await asyncio.wait_for(reader.read(), QUIET_S)
        writer.close()

    listening = await asyncio.start_server(accepted, "127.0.0.1", 0)
    address = f"127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    targets = GrpcTargets(Options(connect_timeout_ms=500))
    try:
        async with asyncio.timeout(END_S):
            answer = await targets.call(fire(address, payload=b"", form=Form.RAW, timeout_ms=CALL_MS), now_ms)
    finally:
        await targets.close()
        listening.close()
    assert answer.code in NAMES, answer
    assert classify(answer.code) in set(Class)
    assert answer.fired_ms > 0, "it was sent"
    return answer.code


@pytest.mark.parametrize("kind", FROM_A_TARGET)
def test_every_answer_of_a_target_is_an_outcome(runner: asyncio.Runner, kind: str) -> None:
    says, codes = FROM_A_TARGET[kind]
    code = runner.run(call(says))
    assert code in (codes or NAMES - {"OK"})


@bounded(60)
@given(
    st.sampled_from([answered(message(b"done"), **DONE), tail(grpc_status="14", grpc_message="no")]).flatmap(damaged)
)
def test_any_damaged_answer_of_a_target_is_an_outcome(runner: asyncio.Runner, says: bytes) -> None:
    runner.run(call(says))
