"""Calls targets by gRPC: `grpc://HOST:PORT/package.Service/Method`, a job a call, and `grpc+batch://HOST:PORT`, many
jobs a call. Implements `engine.ports.Targets`.

A call waits for a READY channel, turns the payload into the method's message, and is sent in the step in which
`begin` says that it may. Whatever a target does, or is, becomes an `Answer`; what is raised is `Unavailable` from
`begin`, with nothing sent, and the cancellation of the caller. Design: `docs/design/dispatch.md`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence

import grpc.aio

from engine.core.catalog import BATCH, GRPC, Target
from engine.dispatch import batch, health, told
from engine.dispatch.channel import STREAMS_MAX, Link, Metadata, Sending
from engine.dispatch.descriptors import Schema, load_descriptor_set, split
from engine.dispatch.reflection import Description
from engine.dispatch.refusal import Refusal
from engine.errors import Unavailable
from engine.options import Options
from engine.ports import Answer, Fire
from protos.tocsin.v1 import handler_pb2

log = logging.getLogger(__name__)

_CLOSED = Refusal("UNAVAILABLE", "this node is closing its connections")


class _Target:
    """One address: its connections and what it says of its services."""

    def __init__(self, address: str, options: Options) -> None:
        self._address = address
        self._options = options
        self.links = [Link(address, options)]
        self.description = Description(self.links[0], options.connect_timeout_ms)

    def link(self) -> Link:
        """The first connection with room for one more stream; a new one when all are full."""
        for link in self.links:
            if link.running < STREAMS_MAX:
                return link
        self.links.append(Link(self._address, self._options))
        return self.links[-1]

    def is_idle(self) -> bool:
        return not any(link.running for link in self.links)

    async def close(self) -> None:
        await self.description.close()
        await asyncio.gather(*(link.close() for link in self.links))


class _Batch:
    """One call of many jobs. `times`: of each when it began, 0 where it was left out."""

    def __init__(self, fires: Sequence[Fire], begin: Callable[[], Sequence[int]]) -> None:
        self.fires = fires
        self.request = handler_pb2.ExecuteBatchRequest()
        self.times: Sequence[int] = ()
        self.fired_ms = 0
        self._begin = begin

    def sending(self) -> Sending:
        return Sending(b"", self._begin_some, self._message)

    def _begin_some(self) -> int:
        """In the last step: the message is of those that may begin, without a turn of the loop."""
        times = self.times = self._begin()
        assert len(times) == len(self.fires), (len(times), len(self.fires))
        self.fired_ms = max(times)
        if not self.fired_ms:
            raise Unavailable("none of them may begin")
        return self.fired_ms

    def _message(self) -> bytes:
        return batch.encoded(self.request, self.times)

    def each(self, answer: Answer) -> list[Answer | None]:
        """The same for all that were sent, or for all where none was."""
        return [answer if at_ms else None for at_ms in self.times] if self.fired_ms else [answer] * len(self.fires)


class GrpcTargets:
    """Made and used within one running loop. `descriptor_set` is a path, as in the catalog; raises `Unusable`."""

    def __init__(self, options: Options, *, descriptor_set: str | None = None) -> None:
        self._options = options
        self._targets: dict[str, _Target] = {}
        self._set: Schema | None = load_descriptor_set(descriptor_set) if descriptor_set is not None else None
        self._closed = False

    def describe(self, schema: Schema | None) -> None:
        """From now on by this descriptor set: another catalog is in force."""
        self._set = schema

    async def call(self, fire: Fire, begin: Callable[[], int]) -> Answer:
        """See `engine.ports.Targets`. Raises `Unavailable` only when `begin` does."""
        chars_max = self._options.error_chars_max
        try:
            target = self._target(fire.type.target.address)
            link = target.link()
            link.running += 1
            try:
                return await self._call(target, link, fire, begin)
            finally:
                link.running -= 1
        except Refusal as refusal:
            return Answer(refusal.code, refusal.message[:chars_max])
        except Unavailable:
            raise
        except Exception as error:  # a target's doing that no rule foresaw must not end the caller's loop
            log.exception("call of %s failed inside dispatch", fire.type.target.address)
            return Answer("UNKNOWN", f"{type(error).__name__}: {error}"[:chars_max])

    async def call_batch(self, fires: Sequence[Fire], begin: Callable[[], Sequence[int]]) -> list[Answer | None]:
        """See `engine.ports.Targets`."""
        chars_max = self._options.error_chars_max
        sent = _Batch(fires, begin)
        try:
            link = self._target(fires[0].type.target.address).link()
            link.running += 1
            try:
                return await self._call_batch(link, sent)
            finally:
                link.running -= 1
        except Refusal as refusal:
            return [Answer(refusal.code, refusal.message[:chars_max])] * len(fires)
        except Exception as error:
            log.exception("call of %s failed inside dispatch", fires[0].type.target.address)
            return sent.each(Answer("UNKNOWN", f"{type(error).__name__}: {error}"[:chars_max], 0, sent.fired_ms))

    def states(self) -> dict[str, str]:
        """By address: idle, connecting, ready, transient_failure or shutdown."""
        return {address: target.links[0].state for address, target in self._targets.items()}

    async def probe(self, target: Target, health_path: str) -> dict[str, str]:
        """See `engine.ports.Targets`. On the connection that calls use; on one of its own where there is none yet."""
        known = self._targets.get(target.address)
        link = known.links[0] if known is not None else Link(target.address, self._options)
        try:
            await health.look(link)
        except Refusal as refusal:
            return {target.address: refusal.state}
        finally:
            if known is None:
                await link.close()
        return {target.address: "ready"}

    async def keep_only(self, named: Collection[Target]) -> None:
        """See `engine.ports.Targets`."""
        addresses = {target.address for target in named if target.scheme in (GRPC, BATCH)}
        idle = [address for address, target in self._targets.items() if address not in addresses and target.is_idle()]
        await asyncio.gather(*(self._targets.pop(address).close() for address in idle))

    async def close(self) -> None:
        """Running calls answer UNAVAILABLE."""
        self._closed = True
        await asyncio.gather(*(target.close() for target in self._targets.values()))

    def _target(self, address: str) -> _Target:
        if self._closed:
            raise _CLOSED
        target = self._targets.get(address)
        if target is None:
            target = self._targets[address] = _Target(address, self._options)
        return target

    async def _call(self, target: _Target, link: Link, fire: Fire, begin: Callable[[], int]) -> Answer:
        metadata = told.metadata_of(fire)
        while True:
            if not link.is_ready():
                await link.ready()
            data = await self._message(target, fire)
            answer = await self._send(link, Sending(data, begin), fire, metadata)
            if answer is not None:
                if answer.code == "UNIMPLEMENTED":
                    target.description.doubt(fire.type.target.path)
                return answer

    async def _call_batch(self, link: Link, sent: _Batch) -> list[Answer | None]:
        sent.request = batch.request_of(sent.fires)
        while True:
            if not link.is_ready():
                await link.ready()
            sending = sent.sending()
            try:
                answer = await self._send(link, sending, sent.fires[0], ())
            except Unavailable:
                return [None] * len(sent.fires)
            if answer is None:
                continue
            if answer.code != "OK":
                return sent.each(answer)
            count = len(sent.fires) - sent.times.count(0)
            told_of = iter(batch.answers_of(sending.answer, count, sent.fired_ms, self._options.error_chars_max))
            return [next(told_of) if at_ms else None for at_ms in sent.times]

    async def _send(self, link: Link, sending: Sending, fire: Fire, metadata: Metadata) -> Answer | None:
        """One call of the fire's method; None where the channel was not READY and nothing was sent."""
        try:
            if await link.send(fire.type.target.path, sending, metadata, fire.timeout_ms):
                return Answer("OK", "", 0, sending.fired_ms)
        except grpc.aio.AioRpcError as error:
            return told.answer_of(error, sending.fired_ms, self._options.error_chars_max)
        except grpc.aio.UsageError as error:
            raise _CLOSED from error
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
            why = "the connection was lost as the call began" if sending.cut else _CLOSED.message
            return Answer("UNAVAILABLE", why, 0, sending.fired_ms)
        return None

    async def _message(self, target: _Target, fire: Fire) -> bytes:
        payload, is_json = told.payload_of(fire)
        if not is_json:
            return payload
        path = fire.type.target.path
        described = self._set
        if described is not None and described.has(split(path)[0]):
            return described.codec(path).encode(payload)
        try:
            return (await target.description.codec(path)).encode(payload)
        except Refusal as refusal:
            # The service may have learnt the field, or the method, since it was asked: permanent only if it says so now
            if refusal.code not in ("INVALID_ARGUMENT", "UNIMPLEMENTED") or not target.description.doubt(path):
                raise
        return (await target.description.codec(path)).encode(payload)
