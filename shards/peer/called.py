"""A peer as called: each call becomes bytes, goes the way there is, and its answer becomes values again.

The way is the only thing that differs between a stream and the memory twin. A group of jobs is encoded in one step;
only one that is too large for a message is halved.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import msgspec

from engine.core.job import Form, JobView, NewJob
from engine.core.listing import JobPage, Key, Query
from engine.core.status import Status
from engine.errors import Invalid, TocsinError, UnknownOutcome
from engine.handoff import Ended, Handed, id_bytes
from shards.peer import wire
from shards.peer.bounds import FRAME_BYTES_MAX, PAGE_BYTES, PART_BYTES_MAX, VIEW_BYTES
from shards.ports import Filed

_RECEIPT_BYTES = 32
"""Of a submission's answer, about."""
_SMALL_BYTES = 64 << 10
"""Of an answer that holds no payload."""


class Way(Protocol):
    """To one peer."""

    async def call(self, name: str, body: bytes, expects: int) -> tuple[bytes, bool]:
        """(the answer, whether it is an error). `expects`: how large the answer may be. Raises `Unreached`, `Busy`,
        `UnknownOutcome`."""
        ...


class Called:
    """`shards.ports.Peer` over a way."""

    def __init__(self, way: Way) -> None:
        self._way = way

    async def submit(self, jobs: Sequence[NewJob], via: str, *, views: bool = False) -> Sequence[Filed | TocsinError]:
        given = jobs if isinstance(jobs, list) else list(jobs)
        body = wire.encode(wire.SubmitCall(given, via, views))
        if len(body) <= PART_BYTES_MAX or len(given) == 1:
            return await self._submit(given, body, views)
        del body
        middle = len(given) // 2
        halves = given[:middle], given[middle:]
        first, second = await asyncio.gather(*(self.submit(half, via, views=views) for half in halves))
        return [*first, *second]

    async def _submit(self, jobs: list[NewJob], body: bytes, views: bool) -> Sequence[Filed | TocsinError]:
        expects = len(body) + len(jobs) * _SMALL_BYTES if views else len(jobs) * _RECEIPT_BYTES
        try:
            answer: wire.Submitted = await self._ask("submit", body, expects)
            if len(answer.ids) != 16 * len(jobs):
                raise UnknownOutcome("the peer's answer is not about these jobs: whether they were filed is unknown")
        except TocsinError as error:
            return [error] * len(jobs)
        filed: list[Filed | TocsinError] = [Filed(job_id, False) for job_id in wire.ids_of(answer.ids)]
        for index, view in answer.views:
            filed[index].view = wire.view_of_wire(view)  # type: ignore[union-attr]
        for index in answer.repeated:
            filed[index].repeated = True  # type: ignore[union-attr]
        for index, told in answer.failed:
            filed[index] = wire.error_of(told)
        return filed

    async def get(self, job_id: int) -> JobView:
        return await self._view("get", wire.JobCall(id_bytes(job_id)))

    async def cancel(self, job_id: int) -> JobView:
        return await self._view("cancel", wire.JobCall(id_bytes(job_id)))

    async def reschedule(self, job_id: int, due_ms: int) -> JobView:
        return await self._view("reschedule", wire.RescheduleCall(id_bytes(job_id), due_ms))

    async def redrive(self, job_id: int, payload: tuple[bytes, Form] | None) -> JobView:
        return await self._view("redrive", wire.RedriveCall(id_bytes(job_id), payload))

    async def discard(self, job_id: int) -> JobView:
        return await self._view("discard", wire.JobCall(id_bytes(job_id)))

    async def _view(self, name: str, call: Any) -> JobView:
        return wire.view_of_wire(await self._ask(name, wire.encode(call), VIEW_BYTES))

    async def search(self, query: Query, after: Key | None, limit: int, shards: Sequence[int]) -> JobPage:
        call = wire.SearchCall(query, wire.key_to_wire(after), limit, list(shards))
        return wire.page_of_wire(await self._ask("search", wire.encode(call), PAGE_BYTES))

    async def forecast(self, seconds: int) -> tuple[int, list[int]]:
        answer = await self._ask("forecast", wire.encode(wire.ForecastCall(seconds)), _SMALL_BYTES)
        return answer.from_ms, answer.counts

    async def status(self) -> Status:
        status: Status = await self._ask("status", wire.encode(wire.StatusCall()), _SMALL_BYTES)
        return status

    async def preload(self, lows_ms: Mapping[int, int], source: str) -> None:
        await self._ask("preload", wire.encode(wire.PreloadCall(dict(lows_ms), source)), 0)

    async def handed(self, handed: Sequence[Handed], source: str) -> None:
        await self._ask("handed", wire.encode(wire.HandedCall(list(handed), source)), 0)

    async def ended(self, ended: Sequence[Ended]) -> None:
        await self._ask("ended", wire.encode(wire.EndedCall(list(ended))), 0)

    async def moved(self, shards: Sequence[int], node: str) -> None:
        await self._ask("moved", wire.encode(wire.MovedCall(list(shards), node)), 0)

    async def stop_calls(self, fire_ids: Sequence[str]) -> None:
        await self._ask("stop_calls", wire.encode(wire.StopCallsCall(list(fire_ids))), 0)

    async def _ask(self, name: str, body: bytes, expects: int) -> Any:
        """The answer as values; an error is raised."""
        if len(body) > FRAME_BYTES_MAX:
            raise Invalid(f"{name}: {len(body)} bytes are more than goes to a peer at once ({FRAME_BYTES_MAX})")
        answer, failed = await self._way.call(name, body, expects)
        try:
            if not failed:
                return wire.DECODE_ANSWER[name](answer)
            error = wire.decode_error(answer)
        except (msgspec.MsgspecError, KeyError, TypeError) as wrong:
            raise UnknownOutcome(f"{name}: the peer's answer cannot be read: {wrong}") from wrong
        raise error
