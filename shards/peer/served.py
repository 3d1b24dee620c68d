"""A node as its peers call it: bytes in, what its own engine and its own handoffs say, bytes out.

It never asks another node: what is not this node's is answered NotOwner, with the owner where this node knows it.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from engine.core.job import Form
from engine.core.listing import JobPage
from engine.errors import Invalid, NotOwner, TocsinError, Unavailable, UnknownOutcome
from engine.handoff import id_of
from shards.peer import wire
from shards.peer.bounds import FRAME_BYTES_MAX
from shards.ports import Handoffs, LocalEngine

log = logging.getLogger(__name__)

_NO_ID = bytes(16)


class Served:
    def __init__(
        self, engine: LocalEngine, handoffs: Handoffs, owner_of: Callable[[int], str | None] = lambda shard: None
    ) -> None:
        """`owner_of(shard)`: the node that this node would ask."""
        self._engine = engine
        self._owner_of = owner_of
        self._handoffs = handoffs
        self._calls: dict[str, Callable[[Any], Awaitable[Any]]] = {
            "submit": self._submit,
            "get": lambda call: self._view(engine.get(id_of(call.id))),
            "cancel": lambda call: self._view(engine.cancel(id_of(call.id))),
            "reschedule": lambda call: self._view(engine.reschedule(id_of(call.id), call.due_ms)),
            "redrive": self._redrive,
            "discard": lambda call: self._view(engine.discard(id_of(call.id))),
            "search": self._search,
            "forecast": self._forecast,
            "status": self._status,
            "preload": lambda call: _done(handoffs.preload(call.lows_ms, call.source)),
            "handed": lambda call: _done(handoffs.handed(call.handed, call.source)),
            "ended": lambda call: _done(handoffs.ended(call.ended)),
            "moved": lambda call: _done(handoffs.moved(call.shards, call.node)),
            "stop_calls": lambda call: _done(handoffs.stop_calls(call.fire_ids)),
        }
        assert self._calls.keys() == wire.CALLS.keys(), self._calls.keys() ^ wire.CALLS.keys()

    async def answer(self, name: str, body: bytes) -> tuple[bytes, bool]:
        """(the answer, whether it is an error). Raises nothing but a cancellation."""
        try:
            handler = self._calls.get(name)
            if handler is None:
                raise Unavailable(f"this node does not know the call {name!r}: it is of another version")
            try:
                call = wire.DECODE_CALL[name](body)
            except msgspec.MsgspecError as error:
                raise Invalid(f"{name}: {error}") from error
            answer = await handler(call)
            return answer if isinstance(answer, bytes) else wire.encode(answer), False
        except TocsinError as error:
            return wire.encode(self._told(error)), True
        except Exception:
            log.exception("the call %s of a peer failed", name)
            return wire.encode(wire.error_to_wire(UnknownOutcome(f"{name} failed at the peer: see its log"))), True

    def _told(self, error: TocsinError) -> wire.WireError:
        if isinstance(error, NotOwner) and error.node is None:
            # Whoever announced a shard may keep it after all, so the owner is named also of one that is expected.
            moving = error.moving or self._handoffs.expects(error.shard)
            error = NotOwner(error.shard, moving=moving, node=self._owner_of(error.shard))
        return wire.error_to_wire(error)

    async def _submit(self, call: wire.SubmitCall) -> wire.Submitted:
        results = await self._engine.submit(call.jobs, call.via)
        blob: list[bytes] = []
        answer = wire.Submitted(b"", [], [])
        for index, result in enumerate(results):
            if isinstance(result, TocsinError):
                blob.append(_NO_ID)
                answer.failed.append((index, self._told(result)))
                continue
            blob.append(result.id.to_bytes(16, "big"))
            if result.repeated:
                answer.repeated.append(index)
            elif call.views:
                answer.views.append((index, wire.view_to_wire(self._engine.view_of(result))))
        answer.ids = b"".join(blob)
        return answer

    async def _view(self, view: Awaitable[Any]) -> wire.WireView:
        return wire.view_to_wire(await view)

    async def _redrive(self, call: wire.RedriveCall) -> wire.WireView:
        payload = None if call.payload is None else (call.payload[0], Form(call.payload[1]))
        return wire.view_to_wire(await self._engine.redrive(id_of(call.id), payload))

    async def _search(self, call: wire.SearchCall) -> bytes:
        page = await self._engine.search(call.query, wire.key_of_wire(call.after), call.limit, call.shards)
        body = wire.encode(wire.page_to_wire(page))
        while len(body) > FRAME_BYTES_MAX and len(page.jobs) > 1:
            # Payloads are bounded by the page, errors of attempts and tags are not.
            keep = len(page.jobs) // 2
            page = JobPage(page.jobs[:keep], page.keys[keep - 1], page.keys[:keep])
            body = wire.encode(wire.page_to_wire(page))
        return body

    async def _forecast(self, call: wire.ForecastCall) -> wire.Forecasted:
        from_ms, counts = await self._engine.forecast(call.seconds)
        return wire.Forecasted(from_ms, counts)

    async def _status(self, _: wire.StatusCall) -> Any:
        return self._engine.status()


async def _done(telling: Awaitable[None]) -> wire.Done:
    await telling
    return wire.Done()
