"""The ways to all peers over gRPC: one stream to each, dialled when it is first used and again when it has ended.

States of a way: none → dialling → open → none; after a dial that failed, none with a backoff during which calls fail at
once. Every dial makes a channel of its own, so that gRPC's own backoff never stands between a node and a peer that is
back.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from random import Random

import grpc
import grpc.aio

from protos.tocsin.v1.peer_pb2_grpc import PeerStub
from shards.peer.auth import METADATA, NONCE_BYTES, Greeting, Identity, Refused
from shards.peer.bounds import MESSAGE_BYTES_MAX, PeerOptions
from shards.peer.called import Called
from shards.peer.flights import Flights, lost
from shards.peer.stream import Stream, StreamCall
from shards.ports import Unreached

log = logging.getLogger(__name__)


class GrpcLinks:
    """`shards.ports.PeerLinks`."""

    def __init__(self, identity: Identity, now_ms: Callable[[], int], random: Random, options: PeerOptions) -> None:
        self._identity = identity
        self._now_ms = now_ms
        self._random = random
        self._options = options.check()
        self._links: dict[str, PeerLink] = {}
        self._retired: set[asyncio.Task[None]] = set()
        self._closed = False

    def to(self, node: str, address: str) -> Called:
        link = self._links.get(node)
        if link is None or link.address != address:
            if link is not None:
                task = asyncio.get_running_loop().create_task(link.retire(), name=f"old link to {node}")
                self._retired.add(task)
                task.add_done_callback(self._retired.discard)
            link = PeerLink(node, address, self._identity, self._now_ms, self._random, self._options)
            if self._closed:
                link.shut()
            self._links[node] = link
        return link.called

    async def close(self) -> None:
        self._closed = True
        for link in self._links.values():
            await link.close()
        for task in list(self._retired):
            task.cancel()
        await asyncio.gather(*self._retired, return_exceptions=True)


class PeerLink:
    """The way to one peer at one address."""

    def __init__(
        self,
        node: str,
        address: str,
        identity: Identity,
        now_ms: Callable[[], int],
        random: Random,
        options: PeerOptions,
    ) -> None:
        self.node = node
        self.address = address
        self.called = Called(self)
        self._identity = identity
        self._now_ms = now_ms
        self._random = random
        self._options = options
        self._flights = Flights(node, options)
        self._stream: Stream | None = None
        self._streams: set[Stream] = set()
        """Also those that take no new call and have some under way."""
        self._dialling: asyncio.Task[Stream] | None = None
        self._failures = 0
        self._retry_at_s = 0.0
        self._trouble = "not dialled yet"
        self._closed = False

    async def call(self, name: str, body: bytes, expects: int) -> tuple[bytes, bool]:
        flight = self._flights.begin(len(body) + expects)
        stream: Stream | None = None
        number = 0
        try:
            async with asyncio.timeout(self._options.call_timeout_ms / 1_000):
                stream = self._stream
                if stream is None or not stream.open:
                    stream = await self._open()
                number = stream.send(name, body, flight)
                return await flight.answer
        except TimeoutError:
            reason = f"nothing came within {self._options.call_timeout_ms / 1_000:g} s"
            raise lost(flight.sent, self.node, reason) from None
        finally:
            if stream is not None:
                stream.forget(number)
            self._flights.end(flight)

    async def _open(self) -> Stream:
        """The open stream; whoever comes while it is dialled waits for the same one. Raises `Unreached`."""
        if self._closed:
            raise Unreached(f"node {self.node} cannot be reached: the way there is closed")
        loop = asyncio.get_running_loop()
        if self._dialling is None:
            left_s = self._retry_at_s - loop.time()
            if left_s > 0:
                text = f"node {self.node} cannot be reached: {self._trouble}"
                raise Unreached(text, retry_after_ms=round(left_s * 1_000) + 1)
            self._dialling = loop.create_task(self._dial(), name=f"dial {self.node}")
            self._dialling.add_done_callback(self._dialled)
        dialling = self._dialling
        try:
            return await asyncio.shield(dialling)
        except asyncio.CancelledError:
            if not dialling.cancelled():
                raise
            raise Unreached(f"node {self.node} cannot be reached: the way there is closed") from None

    def _dialled(self, task: asyncio.Task[Stream]) -> None:
        self._dialling = None
        error = None if task.cancelled() else task.exception()
        if error is None and not task.cancelled():
            self._failures = 0
            return
        options = self._options
        wait_ms = min(options.backoff_max_ms, options.backoff_first_ms << min(self._failures, 16))
        self._failures += 1
        self._retry_at_s = asyncio.get_running_loop().time() + wait_ms * (0.5 + self._random.random() / 2) / 1_000
        if isinstance(error, Unreached) and (self._failures == 1 or str(error) != self._trouble):
            log.warning("%s", error)
        self._trouble = str(error).removeprefix(f"node {self.node} cannot be reached: ")

    async def _dial(self) -> Stream:
        channel = grpc.aio.insecure_channel(self.address, options=_channel_options(self._options))
        nonce = self._random.getrandbits(8 * NONCE_BYTES).to_bytes(NONCE_BYTES, "big")
        greeting = Greeting(self._identity, self.node, self._now_ms(), nonce)
        try:
            async with asyncio.timeout(self._options.dial_timeout_ms / 1_000):
                call: StreamCall = PeerStub(channel).Link(metadata=((METADATA, greeting.proof),))
                metadata = await call.initial_metadata()
                answer = dict(metadata or ()).get(METADATA)
                if answer is None:  # refused: the status follows, or nobody knows how to answer
                    raise Refused(f"{(await call.code()).name}: {await call.details()}")
                greeting.check(answer if isinstance(answer, bytes) else None)
        except (Refused, grpc.RpcError, TimeoutError, UnicodeError, ValueError) as error:
            await channel.close()
            raise Unreached(f"node {self.node} cannot be reached: {_reason(error, self.address)}") from error
        except BaseException:
            await channel.close()
            raise
        stream = Stream(self.node, channel, call, self._ended)
        self._streams.add(stream)
        self._stream = stream
        log.info("a stream to node %s at %s is open", self.node, self.address)
        return stream

    def _ended(self, stream: Stream, reason: str) -> None:
        self._streams.discard(stream)
        if self._stream is stream:
            self._stream = None
        if not self._closed:
            log.info("the stream to node %s ended: %s", self.node, reason)

    def shut(self) -> None:
        self._closed = True

    async def retire(self) -> None:
        """Take no new call, and close when those under way have ended."""
        self._closed = True
        for stream in list(self._streams):
            stream.finish()
            await stream.ended.wait()
        await self.close()

    async def close(self) -> None:
        self._closed = True
        if self._dialling is not None:
            self._dialling.cancel()
            await asyncio.gather(self._dialling, return_exceptions=True)
        for stream in list(self._streams):
            await stream.close("this node closed it")


def _reason(error: BaseException, address: str) -> str:
    if isinstance(error, grpc.aio.AioRpcError):
        return f"{address}: {error.code().name}: {error.details()}"
    if isinstance(error, TimeoutError):
        return f"{address} did not answer in time"
    return f"{address}: {error}"


def _channel_options(options: PeerOptions) -> list[tuple[str, int]]:
    return [
        ("grpc.max_receive_message_length", MESSAGE_BYTES_MAX),
        ("grpc.max_send_message_length", MESSAGE_BYTES_MAX),
        ("grpc.use_local_subchannel_pool", 1),
        ("grpc.enable_retries", 0),
        ("grpc.keepalive_time_ms", options.keepalive_ms),
        ("grpc.keepalive_timeout_ms", options.keepalive_timeout_ms),
        ("grpc.http2.max_pings_without_data", 0),
    ]
