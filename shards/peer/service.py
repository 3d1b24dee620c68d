"""The server's side of the streams: who is let in, how much is carried out at once, and how it ends.

An open stream never ends by itself, so a node that stops says so (frame 0): the caller sends what it has begun and
closes its side, all that came is answered, and the stream is over.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator

import grpc
import grpc.aio

from protos.tocsin.v1.peer_pb2 import Frame, Frames
from protos.tocsin.v1.peer_pb2_grpc import PeerServicer, add_PeerServicer_to_server
from shards.peer.auth import METADATA, Gate, Refused
from shards.peer.bounds import GATHER_BYTES_MAX, PeerOptions
from shards.peer.served import Served

log = logging.getLogger(__name__)

NAME = "tocsin.v1.Peer"
LAST = 0
"""The number of the frame that says that the server takes no more."""


class PeerService(PeerServicer):
    name = NAME

    def __init__(self, served: Served, gate: Gate, options: PeerOptions) -> None:
        self._served = served
        self._gate = gate
        self._options = options.check()
        self._streams: set[Incoming] = set()
        self._closing = False

    def add_to(self, server: grpc.aio.Server) -> None:
        add_PeerServicer_to_server(self, server)

    def close(self) -> None:
        """Ask every caller to send no more; each stream ends when all that came is answered."""
        self._closing = True
        for stream in self._streams:
            stream.last()

    async def Link(  # noqa: N802
        self, request_iterator: AsyncIterator[Frames], context: grpc.aio.ServicerContext[Frames, Frames]
    ) -> AsyncIterator[Frames]:
        sent = dict(context.invocation_metadata() or ()).get(METADATA)
        try:
            source, proof = self._gate.admit(sent if isinstance(sent, bytes) else None)
        except Refused as error:
            log.warning("a stream from %s was refused: %s", context.peer(), error)
            await context.abort(grpc.StatusCode.UNAUTHENTICATED, str(error))
        if self._closing:
            await context.abort(grpc.StatusCode.UNAVAILABLE, "this node is stopping")
        await context.send_initial_metadata(((METADATA, proof),))
        stream = Incoming(self._served, self._options, source)
        self._streams.add(stream)
        reading = asyncio.get_running_loop().create_task(stream.read(request_iterator), name=f"calls of {source}")
        try:
            async for frames in stream.answers():
                yield frames
        finally:
            self._streams.discard(stream)
            reading.cancel()
            stream.drop()


class Incoming:
    """One stream: calls become tasks, answers wait to be sent. What is under way is bounded, also against a caller
    that does not bound itself: beyond it nothing is read, and flow control slows the caller."""

    def __init__(self, served: Served, options: PeerOptions, source: str) -> None:
        self._served = served
        self._options = options
        self._source = source
        self._tasks: set[asyncio.Task[None]] = set()
        self._under_way = self._bytes = 0
        """Calls whose answers are not yet sent, and what they hold."""
        self._out: deque[tuple[Frame, int]] = deque()
        """Answers, each with the bytes that its call held."""
        self._wake = asyncio.Event()
        self._room = asyncio.Event()
        self._ended = False

    async def read(self, requests: AsyncIterator[Frames]) -> None:
        loop = asyncio.get_running_loop()
        try:
            async for message in requests:
                for frame in message.frames:
                    size = len(frame.body)
                    self._under_way += 1
                    self._bytes += size
                    task = loop.create_task(self._answer(frame.number, frame.call, frame.body, size))
                    self._tasks.add(task)
                    task.add_done_callback(self._tasks.discard)
                while self._under_way >= self._options.calls_max or self._bytes >= self._options.bytes_max:
                    self._room.clear()
                    await self._room.wait()
        except grpc.RpcError as error:
            log.info("the stream from node %s broke: %s", self._source, error)
        finally:
            self._ended = True
            self._wake.set()

    async def _answer(self, number: int, name: str, body: bytes, size: int) -> None:
        answer, failed = await self._served.answer(name, body)
        self._out.append((Frame(number=number, body=answer, failed=failed), size))
        self._wake.set()

    async def answers(self) -> AsyncIterator[Frames]:
        """Until the caller has closed its side and all it asked is answered."""
        while True:
            if not self._out:
                if self._ended and not self._under_way:
                    return
                self._wake.clear()
                await self._wake.wait()
                continue
            frames: list[Frame] = []
            room = GATHER_BYTES_MAX
            while self._out and (not frames or room >= len(self._out[0][0].body)):
                frame, size = self._out.popleft()
                room -= len(frame.body)
                frames.append(frame)
                if frame.number != LAST:
                    self._under_way -= 1
                    self._bytes -= size
            yield Frames(frames=frames)
            self._room.set()

    def last(self) -> None:
        self._out.append((Frame(number=LAST), 0))
        self._wake.set()

    def drop(self) -> None:
        """The stream is gone: what was begun goes on, since it may be half done; nobody hears of it."""
        self._out.clear()
        self._room.set()
