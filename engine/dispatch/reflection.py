"""Asks a server which messages its methods take, over gRPC server reflection.

Version 1 of the protocol first, then v1alpha, which older servers (Python's own among them) speak: both have the
same messages. A `Description` holds what one address said: an entry a service, asked for once by all calls that need
it, and again after the connection was made anew, after a doubt, or, for a refusal, after a while.
"""

from __future__ import annotations

import asyncio
from collections import deque

import grpc
import grpc.aio
import msgspec
from google.protobuf.message import DecodeError
from grpc_reflection.v1alpha import reflection_pb2

from engine.dispatch import descriptors
from engine.dispatch.channel import Link
from engine.dispatch.codec import Codec
from engine.dispatch.descriptors import Schema
from engine.dispatch.refusal import Refusal

FILES_MAX = 1_000
"""Of one service with all that it imports: far above real ones, so that a server cannot fill the memory."""
FILES_BYTES_MAX = 16 << 20
ASK_AGAIN_MS = 5_000
"""How old a description must be before a payload that does not fit it is reason to ask again, and how long a refusal
stands: a flood of bad payloads asks no more often than this."""

_PATHS = (
    "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
    "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
)
_CLOSED = frozenset({grpc.StatusCode.UNIMPLEMENTED, grpc.StatusCode.PERMISSION_DENIED, grpc.StatusCode.UNAUTHENTICATED})
"""What a server says that has no reflection, or keeps it from us."""


class _Entry(msgspec.Struct):
    schema: Schema | None
    refusal: Refusal | None
    connection: int
    asked_s: float


class Description:
    """What the server behind one link says of its services."""

    def __init__(self, link: Link, timeout_ms: int) -> None:
        self._link = link
        self._timeout_ms = timeout_ms
        self._entries: dict[str, _Entry] = {}
        self._asking: dict[str, asyncio.Task[_Entry]] = {}

    async def codec(self, path: str) -> Codec:
        """Raises `Refusal`."""
        service, _ = descriptors.split(path)
        entry = self._entries.get(service)
        if entry is None or not self._fresh(entry):
            entry = await self._ask(service)
        if entry.refusal is not None:
            raise Refusal(entry.refusal.code, entry.refusal.message)
        assert entry.schema is not None
        return entry.schema.codec(path)

    def doubt(self, path: str) -> bool:
        """A call or a payload did not fit what is known. True if it is old enough to be asked for again."""
        service, _ = descriptors.split(path)
        entry = self._entries.get(service)
        if entry is None:
            return True
        if self._age_ms(entry) < ASK_AGAIN_MS:
            return False
        entry.connection = -1
        return True

    async def close(self) -> None:
        tasks = list(self._asking.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _age_ms(self, entry: _Entry) -> float:
        return (asyncio.get_running_loop().time() - entry.asked_s) * 1_000

    def _fresh(self, entry: _Entry) -> bool:
        if entry.connection != self._link.connections:
            return False
        return entry.refusal is None or self._age_ms(entry) < ASK_AGAIN_MS

    async def _ask(self, service: str) -> _Entry:
        """Once for all who wait; one of them cancelled does not stop the others' answer."""
        task = self._asking.get(service)
        if task is None:
            task = self._asking[service] = asyncio.create_task(self._fetch(service), name=f"reflection of {service}")
            task.add_done_callback(lambda done: self._asked(service, done))
        return await asyncio.shield(task)

    def _asked(self, service: str, task: asyncio.Task[_Entry]) -> None:
        self._asking.pop(service, None)
        if not task.cancelled():
            task.exception()  # retrieved, in case everyone who waited has left

    async def _fetch(self, service: str) -> _Entry:
        connection, asked_s = self._link.connections, asyncio.get_running_loop().time()
        address = self._link.address
        try:
            files = await _files(self._link.channel, address, service, self._timeout_ms / 1_000)
            known = self._entries.get(service)
            if known is not None and known.schema is not None and known.schema.files.items() >= files.items():
                schema = known.schema  # unchanged: its codecs are made already
            else:
                schema = Schema(files, address)
            entry = _Entry(schema, None, connection, asked_s)
        except Refusal as refusal:
            if refusal.code == "UNAVAILABLE":
                raise
            entry = _Entry(None, refusal, connection, asked_s)
        except (ValueError, DecodeError) as error:
            why = f"{address} describes {service} in a way that does not hold: {error}"
            entry = _Entry(None, Refusal("INTERNAL", why), connection, asked_s)
        self._entries[service] = entry
        return entry


async def _files(channel: grpc.aio.Channel, address: str, service: str, timeout_s: float) -> dict[str, bytes]:
    """The file that defines `service` and all it imports, by name."""
    for path in _PATHS:
        try:
            return await _walk(channel, path, address, service, timeout_s)
        except grpc.aio.AioRpcError as error:
            if error.code() not in _CLOSED:
                raise Refusal(
                    "UNAVAILABLE", f"reflection of {address}: {error.code().name}: {error.details()}"
                ) from error
    raise Refusal(
        "UNIMPLEMENTED",
        f"{address} serves no reflection, so its messages are unknown: turn reflection on there, or name a file "
        f"that describes {service} as descriptor_set in the catalog",
    )


async def _walk(channel: grpc.aio.Channel, path: str, address: str, service: str, timeout_s: float) -> dict[str, bytes]:
    """One call a question: a stream of one message each way is a unary call on the wire, and unlike a stream it tells
    the server's status also when the server ends it before it has read the question."""
    ask = channel.unary_unary(
        path,
        request_serializer=reflection_pb2.ServerReflectionRequest.SerializeToString,
        response_deserializer=reflection_pb2.ServerReflectionResponse.FromString,
    )
    loop = asyncio.get_running_loop()
    until_s = loop.time() + timeout_s
    files: dict[str, bytes] = {}
    question = reflection_pb2.ServerReflectionRequest(file_containing_symbol=service)
    wanted: deque[str] = deque()
    asked: set[str] = set()
    while True:
        answer = await ask(question, timeout=max(0.0, until_s - loop.time()))
        wanted.extend(_take(answer, files, address, service))
        while wanted and (wanted[0] in files or wanted[0] in asked or descriptors.well_known(wanted[0]) is not None):
            wanted.popleft()
        if not wanted:
            return files
        asked.add(wanted[0])
        question = reflection_pb2.ServerReflectionRequest(file_by_filename=wanted.popleft())


def _take(
    answer: reflection_pb2.ServerReflectionResponse, files: dict[str, bytes], address: str, service: str
) -> list[str]:
    """Put what came into `files`; returns what it imports. A file may come before it was asked for."""
    if answer.HasField("error_response"):
        asked = answer.original_request.file_by_filename
        what = f"{asked}, which {service} imports" if asked else f"service {service}"
        raise Refusal("UNIMPLEMENTED", f"{address} has no {what}: {answer.error_response.error_message}")
    imports: list[str] = []
    for text in answer.file_descriptor_response.file_descriptor_proto:
        name, wants = descriptors.name_and_imports(text)
        files.setdefault(name, text)
        imports += wants
    if len(files) > FILES_MAX or sum(map(len, files.values())) > FILES_BYTES_MAX:
        raise ValueError(f"more than {FILES_MAX} files or {FILES_BYTES_MAX} bytes")
    return imports
