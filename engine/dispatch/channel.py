"""One connection to a target, watched, and one call on it: nothing is sent that was not begun in the same step.

gRPC queues a call while its channel connects and sends it whenever that succeeds, up to the call's deadline: half an
hour after the node's trust ran out. So:
- a call is made only on a channel that is READY, and a channel that fails to connect refuses at once;
- `begin` is called by the request's serializer, which grpc.aio runs in the very step that hands the bytes to the
  core: after it nothing of ours runs before they are sent. What is raised there must be a BaseException, because
  grpc.aio swallows an Exception of a serializer and sends an empty call;
- between the look at the channel and the core's own look the connection may end (another thread's doing). One turn
  of the loop later the channel is looked at again: a call begun on a channel that is no longer READY may lie in the
  queue and is cancelled after a short leash, so it cannot be sent long after. One that was sent in time to a server
  that is just going away has the leash to answer, and is repeated otherwise, as after any lost connection;
- HTTP/2 queues as well, when the peer allows no more streams: `STREAMS_MAX` on one connection is what the protocol
  advises every peer to allow. gRPC's own retries, the transparent ones included, are off.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any

import grpc
import grpc.aio
import msgspec

from engine.dispatch.refusal import Refusal
from engine.options import Options

STREAMS_MAX = 100
"""Calls at once on one connection: RFC 9113 (6.5.2) advises every peer to allow at least these."""
LEASH_MS = 100
"""How long a call may go on whose channel was lost in the turn it began; below the trust window's margin."""
RENEW_AFTER_MS = 10_000
"""A channel that failed so long is opened anew: the core's own look-ups of names back off to two minutes."""
REASON_TIMEOUT_MS = 1_000
END_TIMEOUT_S = 1.0
MESSAGE_BYTES_MAX = 16 << 20
"""Of an answer; gRPC's 4 MiB would turn a target's larger one into a failure of work that was done."""

_HEALTH = "/grpc.health.v1.Health/Check"
_READY = grpc.ChannelConnectivity.READY
_SHUTDOWN = grpc.ChannelConnectivity.SHUTDOWN
_FAILED = grpc.ChannelConnectivity.TRANSIENT_FAILURE

Metadata = tuple[tuple[str, str], ...]


def channel_options(connect_timeout_ms: int) -> list[tuple[str, int]]:
    return [
        ("grpc.enable_retries", 0),
        ("grpc.initial_reconnect_backoff_ms", 100),
        ("grpc.max_reconnect_backoff_ms", 2_000),
        ("grpc.min_reconnect_backoff_ms", connect_timeout_ms),  # what the core takes for the time to connect
        ("grpc.dns_min_time_between_resolutions_ms", 1_000),
        ("grpc.keepalive_time_ms", 310_000),  # servers cut off whoever pings more often than every five minutes
        ("grpc.keepalive_timeout_ms", 10_000),  # also TCP_USER_TIMEOUT: a silent peer is noticed while calls wait
        ("grpc.max_receive_message_length", MESSAGE_BYTES_MAX),
        ("grpc.max_send_message_length", MESSAGE_BYTES_MAX),
        ("grpc.use_local_subchannel_pool", 1),  # a channel opened anew starts without the old one's backoff
        ("grpc.service_config_disable_resolution", 1),  # no look-up of TXT records
        ("grpc.enable_http_proxy", 0),  # targets are inside; a proxy in the environment is for the outside
    ]


class _NotSentError(BaseException):
    """Thrown through grpc.aio by the serializer; see the module's text."""


class Sending(msgspec.Struct, gc=False):
    """One call on its way. After it ended: `fired_ms` is 0 exactly if nothing was sent. The collector does not look at
    it, so nothing that it names may name it."""

    data: bytes
    begin: Callable[[], int]
    late_data: Callable[[], bytes] | None = None
    """In place of `data`: what is to be sent is known only when `begin` has been asked."""
    fired_ms: int = 0
    refused: Exception | None = None
    """What `begin` raised."""
    cut: bool = False
    """Cancelled by the leash."""
    call: Any = None
    """The call itself, while it runs."""
    answer: bytes = b""
    """The target's, when it was OK."""


class Link:
    """One channel to one address. Not to be shared between loops."""

    def __init__(self, address: str, options: Options) -> None:
        assert options.trust_margin_ms > LEASH_MS, (LEASH_MS, options.trust_margin_ms)
        self.address = address
        self.running = 0
        self.connections = 0
        """How often the channel became READY."""
        self._connect_timeout_ms = options.connect_timeout_ms
        self._named = not _is_numeric(address)
        self._sent = 0
        self._loop = asyncio.get_running_loop()
        self._closed = False
        self._reason: asyncio.Task[str | None] | None = None
        self._open()

    def _open(self) -> None:
        self.channel = grpc.aio.insecure_channel(self.address, options=channel_options(self._connect_timeout_ms))
        self._methods: dict[str, grpc.aio.UnaryUnaryMultiCallable[Sending, bytes]] = {}
        self._failed_s: float | None = None
        self._changed: asyncio.Future[None] = self._loop.create_future()
        self._watching = self._loop.create_task(self._watch(self.channel), name=f"watch of {self.address}")

    # -- state -----------------------------------------------------------------------------------------

    @property
    def state(self) -> str:
        return "shutdown" if self._closed else self.channel.get_state().name.lower()

    def is_ready(self) -> bool:
        return not self._closed and self.channel.get_state() is _READY

    async def _watch(self, channel: grpc.aio.Channel) -> None:
        """Keeps the channel connecting, counts its connections and wakes whoever waits for it."""
        while channel is self.channel:
            state = channel.get_state(try_to_connect=True)
            if state is _READY:
                self.connections += 1  # also when it was lost and made anew between two looks
            if state is not _FAILED:
                self._failed_s = None
            elif self._failed_s is None:
                self._failed_s = self._loop.time()
            changed, self._changed = self._changed, self._loop.create_future()
            changed.set_result(None)
            if state is _SHUTDOWN:
                return
            await channel.wait_for_state_change(state)

    async def ready(self) -> None:
        """Return when the channel is READY. Raises `Refusal` UNAVAILABLE: at once where it fails to connect."""
        until_s = self._loop.time() + self._connect_timeout_ms / 1_000
        while not self.is_ready():
            if self._closed:
                raise Refusal("UNAVAILABLE", "this node is closing its connections")
            if self.channel.get_state(try_to_connect=True) is _FAILED:
                await self._renew_if_stale()
                reason = await self._why()
                if reason is not None:
                    raise Refusal("UNAVAILABLE", f"{self.address}: {reason}")
            rest_s = until_s - self._loop.time()
            if rest_s <= 0:
                raise Refusal("UNAVAILABLE", f"{self.address}: not connected within {self._connect_timeout_ms} ms")
            await asyncio.wait([self._changed], timeout=rest_s)

    async def _why(self) -> str | None:
        """The core's word for why it cannot connect; None if it can by now. Asked once by all who wait."""
        if self._reason is None or self._reason.done():
            self._reason = self._loop.create_task(self._ask_why(), name=f"reason of {self.address}")
        return await asyncio.shield(self._reason)

    async def _ask_why(self) -> str | None:
        # A call to nothing in particular: on a failing channel it fails at once and says why, else it does no harm.
        check: grpc.aio.UnaryUnaryMultiCallable[bytes, bytes] = self.channel.unary_unary(_HEALTH)
        try:
            await check(b"", timeout=REASON_TIMEOUT_MS / 1_000)
        except grpc.aio.AioRpcError as error:
            if error.code() is grpc.StatusCode.UNAVAILABLE:
                return error.details() or "cannot connect"
        except grpc.aio.UsageError:
            return "the connection was closed"
        return None

    async def _renew_if_stale(self) -> None:
        if not self._named or self._failed_s is None or self._sent > 0:
            return
        if self._loop.time() - self._failed_s > RENEW_AFTER_MS / 1_000:
            old, watching = self.channel, self._watching
            self._open()
            await _end(old, watching)

    async def close(self) -> None:
        """Calls still running end as cancelled; whoever waits is refused."""
        self._closed = True
        await _end(self.channel, self._watching, self._reason)
        if not self._changed.done():
            self._changed.set_result(None)

    # -- calls -----------------------------------------------------------------------------------------

    async def send(self, path: str, sending: Sending, metadata: Metadata, timeout_ms: int) -> bool:
        """Make one call: True when the target answered OK, False if the channel was not READY and nothing was sent.

        Raises AioRpcError for another status, what `begin` raised, and CancelledError: look at `sending.cut`.
        """
        method = self._methods.get(path)
        if method is None:
            method = self._methods[path] = self.channel.unary_unary(path, request_serializer=self._begin)
        sending.call = method(sending, timeout=timeout_ms / 1_000, metadata=metadata)
        self._sent += 1
        try:
            sending.answer = await sending.call
        except _NotSentError as error:
            # The task that was not run keeps the error, its traceback the call, and a call keeps its channel open.
            error.__traceback__ = None
        else:
            return True
        finally:
            self._sent -= 1
            sending.call = None  # else the two would hold each other
        refused, sending.refused = sending.refused, None
        if refused is not None:
            raise refused
        return False

    def _begin(self, sending: Sending) -> bytes:
        """The serializer: the last step before the core has the bytes."""
        if not self.is_ready():
            raise _NotSentError
        try:
            fired_ms = sending.begin()
            data = sending.data if sending.late_data is None else sending.late_data()
        except Exception as error:
            sending.refused = error.with_traceback(None)
            raise _NotSentError from None
        sending.fired_ms = fired_ms
        self._loop.call_soon(self._look_again, sending)
        return data

    def _look_again(self, sending: Sending) -> None:
        if not self.is_ready():
            self._loop.call_later(LEASH_MS / 1_000, self._cut, sending)

    def _cut(self, sending: Sending) -> None:
        if sending.call is not None and not sending.call.done():
            sending.cut = True
            sending.call.cancel()


async def _end(channel: grpc.aio.Channel, *tasks: asyncio.Task[Any] | None) -> None:
    """Closing the channel ends its watch; it is waited for, not cancelled, so that the core owes this loop nothing."""
    await channel.close()
    running = [task for task in tasks if task is not None]
    _, late = await asyncio.wait(running, timeout=END_TIMEOUT_S)
    for task in late:  # somebody still holds a call, and with it the channel
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


def _is_numeric(address: str) -> bool:
    with contextlib.suppress(ValueError):
        ip_address(address.rpartition(":")[0].strip("[]"))
        return True
    return False
