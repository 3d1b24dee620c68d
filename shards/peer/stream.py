"""One open stream to a peer, from the caller's side: frames out in the order they came, answers by their numbers.

A call counts as sent from the moment its frame is handed to gRPC. One writer takes whatever waits, so that small calls
share a message; one reader settles. When either ends, all that is under way is told what is known of it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

import grpc
import grpc.aio

from protos.tocsin.v1.peer_pb2 import Frame, Frames
from shards.peer.bounds import GATHER_BYTES_MAX
from shards.peer.flights import Flight

StreamCall = grpc.aio.StreamStreamCall[Frames, Frames]
LAST = 0


class Stream:
    def __init__(
        self, node: str, channel: grpc.aio.Channel, call: StreamCall, on_ended: Callable[[Stream, str], None]
    ) -> None:
        self.open = True
        """Takes calls."""
        self.ended = asyncio.Event()
        self._node = node
        self._channel = channel
        self._call = call
        self._on_ended = on_ended
        self._number = LAST
        self._waiting: dict[int, Flight] = {}
        self._out: deque[int] = deque()
        """Numbers of what is not yet sent."""
        self._frames: dict[int, Frame] = {}
        self._wake = asyncio.Event()
        loop = asyncio.get_running_loop()
        self._writing = loop.create_task(self._write(), name=f"calls to {node}")
        self._reading = loop.create_task(self._read(), name=f"answers of {node}")

    def send(self, name: str, body: bytes, flight: Flight) -> int:
        """Begin; the flight is settled when its answer comes. Returns its number, to be forgotten by."""
        self._number += 1
        number = self._number
        self._waiting[number] = flight
        if not self.open:  # it ended while its caller was on the way from the dial
            flight.lose(self._node, "the stream ended")
            return number
        self._frames[number] = Frame(number=number, call=name, body=body)
        self._out.append(number)
        self._wake.set()
        return number

    def forget(self, number: int) -> None:
        """Whoever waited has gone. What is not sent yet will not be."""
        self._waiting.pop(number, None)
        self._frames.pop(number, None)
        if not self.open and not self._waiting:
            self._wake.set()

    def finish(self) -> None:
        """Take no new call; the stream ends when those under way have."""
        self.open = False
        self._wake.set()

    async def _write(self) -> None:
        reason = "the peer takes no more"
        try:
            while self.open or self._waiting:
                frames = self._take()
                if frames:
                    await self._call.write(Frames(frames=frames))
                    continue
                self._wake.clear()
                await self._wake.wait()
            await self._call.done_writing()
        except (grpc.RpcError, asyncio.InvalidStateError, grpc.aio.UsageError) as error:
            reason = _reason(error)
            self._end(reason)

    def _take(self) -> list[Frame]:
        frames: list[Frame] = []
        room = GATHER_BYTES_MAX
        while self._out:
            frame = self._frames.get(self._out[0])
            if frame is not None:
                if frames and len(frame.body) > room:
                    break
                room -= len(frame.body)
                frames.append(frame)
                del self._frames[frame.number]
                self._waiting[frame.number].sent = True
            self._out.popleft()
        return frames

    async def _read(self) -> None:
        reason = "the peer closed it"
        try:
            async for message in self._call:
                for frame in message.frames:
                    if frame.number == LAST:
                        self.finish()
                        continue
                    flight = self._waiting.get(frame.number)
                    if flight is not None:
                        flight.settle(frame.body, frame.failed)
        except (grpc.RpcError, grpc.aio.UsageError) as error:
            reason = _reason(error)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
            reason = "it was cancelled"  # gRPC's way to say that the call is over
        self._end(reason)

    def _end(self, reason: str) -> None:
        if self.ended.is_set():
            return
        self.open = False
        for flight in self._waiting.values():
            flight.lose(self._node, reason)
        self.ended.set()
        self._on_ended(self, reason)
        self._closing = asyncio.get_running_loop().create_task(self._close(), name=f"close the stream to {self._node}")

    async def close(self, reason: str) -> None:
        self._end(reason)
        await self._closing

    async def _close(self) -> None:
        self._call.cancel()
        for task in (self._writing, self._reading):
            task.cancel()
        await asyncio.gather(self._writing, self._reading, return_exceptions=True)
        await self._channel.close()


def _reason(error: BaseException) -> str:
    if isinstance(error, grpc.aio.AioRpcError):
        return f"{error.code().name}: {error.details()}"
    return str(error) or type(error).__name__
