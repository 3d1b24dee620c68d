"""Calls targets by unary gRPC: `grpc://HOST:PORT/package.Service/Method`. Implements `engine.ports.Targets`.

A call waits for a READY channel, turns the payload into the method's message, and is sent in the step in which
`begin` says that it may. Whatever a target does, or is, becomes an `Answer`; what is raised is `Unavailable` from
`begin`, with nothing sent, and the cancellation of the caller. Design: `docs/design/dispatch.md`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import grpc.aio

from engine.dispatch import told
from engine.dispatch.channel import STREAMS_MAX, Link, Sending
from engine.dispatch.descriptors import Schema, load_descriptor_set, split
from engine.dispatch.reflection import Description
from engine.dispatch.refusal import Refusal
from engine.errors import Unavailable
from engine.options import Options
from engine.ports import Answer, Fire

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

    async def close(self) -> None:
        await self.description.close()
        await asyncio.gather(*(link.close() for link in self.links))


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

    def states(self) -> dict[str, str]:
        """By address: idle, connecting, ready, transient_failure or shutdown."""
        return {address: target.links[0].state for address, target in self._targets.items()}

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
        path = fire.type.target.path
        metadata = told.metadata_of(fire)
        while True:
            if not link.is_ready():
                await link.ready()
            data = await self._message(target, fire)
            sending = Sending(data, begin)
            try:
                if await link.send(path, sending, metadata, fire.timeout_ms):
                    return Answer("OK", "", 0, sending.fired_ms)
            except grpc.aio.AioRpcError as error:
                answer = told.answer_of(error, sending.fired_ms, self._options.error_chars_max)
                if answer.code == "UNIMPLEMENTED":
                    target.description.doubt(path)
                return answer
            except grpc.aio.UsageError as error:
                raise _CLOSED from error
            except asyncio.CancelledError:
                task = asyncio.current_task()
                if task is not None and task.cancelling():
                    raise
                why = "the connection was lost as the call began" if sending.cut else _CLOSED.message
                return Answer("UNAVAILABLE", why, 0, sending.fired_ms)

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
