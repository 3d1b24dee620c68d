"""The way of a request to its owner: what the doors call on a node of a cluster.

Any node takes any request. What is this node's goes to its own engine; the rest is split by owner, one message a group,
and answered item by item in the order given. What is refused may be asked again (`shards.asking`); what was sent and
not answered only where a repeat does nothing new: a job with a key, a read, a cancellation.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar

from engine.core import ids
from engine.core.job import Form, JobView, NewJob
from engine.core.listing import JobPage, Key, Query
from engine.core.routing import route
from engine.core.status import Status
from engine.errors import Busy, NotFound, NotOwner, Unavailable, UnknownOutcome
from engine.telemetry import Telemetry
from shards.asking import PATIENCE_MS, Asking, Attempt, ShardMap
from shards.ports import BulkPort, Filed, LocalEngine, Peer, PeerLinks, Unreached
from shards.survey import Survey

T = TypeVar("T")

_SLICE = 500
"""Jobs routed in a turn of the loop."""


class Router:
    """`api.http.engine_port.EnginePort` over a cluster."""

    def __init__(
        self,
        local: LocalEngine,
        shard_map: ShardMap,
        links: PeerLinks,
        *,
        node: str,
        shards: int,
        draw: Callable[[int], int],
    ) -> None:
        """`draw(bits)` gives random bits."""
        self._local = local
        self._map = shard_map
        self._node = node
        self._shards = shards
        self._draw = draw
        self._asking = Asking(local, shard_map, links, node)
        self._survey = Survey(self._asking, local, shard_map, node=node, shards=shards)

    # -- of this node, and of all ------------------------------------------------------------------

    @property
    def ready(self) -> bool:
        return self._local.ready

    @property
    def telemetry(self) -> Telemetry:
        return self._local.telemetry

    @property
    def bulk(self) -> BulkPort:
        """Any node's is everybody's: the journal tells the owners."""
        return self._local.bulk

    def status(self) -> Status:
        return self._local.status()

    def now_ms(self) -> int:
        return self._local.now_ms()

    async def dependencies(self) -> dict[str, str]:
        return await self._local.dependencies()

    async def search(self, query: Query, after: Key | None, limit: int) -> JobPage:
        return await self._survey.search(query, after, limit)

    async def forecast(self, seconds: int) -> tuple[int, list[int]]:
        return await self._survey.forecast(seconds)

    async def cluster_status(self) -> Status:
        return await self._survey.status()

    # -- submissions -------------------------------------------------------------------------------

    async def submit(self, jobs: Sequence[NewJob], via: str) -> Sequence[Any]:
        """In the order given; each receipt is durable, each job fails alone."""
        until_s = asyncio.get_running_loop().time() + PATIENCE_MS / 1_000
        found = await self._route(jobs)
        owners = self._asking.owners_of(set(found))
        told = await self._ask(jobs, found, owners, via, views=len(jobs) == 1)
        if not any(issubclass(kind, Unavailable) for kind in set(map(type, told))):
            return told
        results = list(told)
        await self._ask_again(jobs, via, results, owners, until_s)
        return results

    async def _route(self, jobs: Sequence[NewJob]) -> list[int]:
        found: list[int] = []
        for start in range(0, len(jobs), _SLICE):
            if start:
                await asyncio.sleep(0)
            found += route(jobs[start : start + _SLICE], self._shards, self._draw)
        return found

    async def _ask(
        self, jobs: Sequence[NewJob], found: Sequence[int], owners: Mapping[int, str | None], via: str, *, views: bool
    ) -> Sequence[Any]:
        """The answers, in order. `found`: the jobs' shards. One message a group, all at once."""
        groups: dict[str | None, list[int]] = {owner: [] for owner in owners.values()}
        if len(groups) == 1:
            return await self._submit_to(next(iter(groups)), jobs, via, views)
        for index, shard in enumerate(found):
            groups[owners[shard]].append(index)
        sending = [self._submit_to(owner, [jobs[i] for i in group], via, views) for owner, group in groups.items()]
        results: list[Any] = [None] * len(jobs)
        for group, told in zip(groups.values(), await asyncio.gather(*sending), strict=True):
            for index, result in zip(group, told, strict=True):
                results[index] = result
        return results

    async def _submit_to(self, owner: str | None, group: Sequence[NewJob], via: str, views: bool) -> Sequence[Any]:
        if owner is None:
            return [NotOwner(_shard(new)) for new in group]
        if owner == self._node:
            return await self._local.submit(group, via)
        try:
            peer = self._asking.peer(owner)
        except Unreached as error:
            return [error] * len(group)
        return await peer.submit(group, via, views=views)

    async def _ask_again(
        self, jobs: Sequence[NewJob], via: str, results: list[Any], owners: dict[int, str | None], until_s: float
    ) -> None:
        """Those that may be asked again are, until they are answered or the patience ends."""
        attempts: dict[int, Attempt] = {}
        unknown: dict[int, UnknownOutcome] = {}
        indices: Sequence[int] = range(len(jobs))
        while again := [index for index in indices if _may_repeat(jobs[index], results[index])]:
            refused: dict[int, Attempt] = {}
            for index in again:
                told, shard = results[index], _shard(jobs[index])
                if isinstance(told, UnknownOutcome):
                    unknown[index] = told
                if shard not in refused:
                    refused[shard] = attempts.setdefault(shard, Attempt(None, told))
                    refused[shard].refused(owners[shard], told)
            news = await self._asking.news(refused, len(again), until_s)
            indices = [index for index in again if jobs[index].shard in news]
            owners = self._asking.owners_of(news)
            chosen = [jobs[index] for index in indices]
            told_again = await self._ask(chosen, list(map(_shard, chosen)), owners, via, views=len(jobs) == 1)
            for index, result in zip(indices, told_again, strict=True):
                results[index] = result
        for index, error in unknown.items():
            if isinstance(results[index], Unavailable):  # the first may have done it
                results[index] = error
        for index, result in enumerate(results):
            if isinstance(result, UnknownOutcome) and jobs[index].idempotency_key is None:
                results[index] = UnknownOutcome(f"{result}; without an idempotency key it is not sent again")

    # -- one job -----------------------------------------------------------------------------------

    def view_of(self, receipt: Any) -> JobView:
        """Of a receipt that is no repeat; of another node's only where the job was submitted alone."""
        if isinstance(receipt, Filed) and receipt.view is not None:
            return receipt.view
        return self._local.view_of(receipt)

    async def get(self, job_id: int) -> JobView:
        return await self._at_owner(job_id, lambda at: at.get(job_id), repeats=True)

    async def cancel(self, job_id: int) -> JobView:
        return await self._at_owner(job_id, lambda at: at.cancel(job_id), repeats=True)

    async def reschedule(self, job_id: int, due_ms: int) -> JobView:
        return await self._at_owner(job_id, lambda at: at.reschedule(job_id, due_ms))

    async def redrive(self, job_id: int, payload: tuple[bytes, Form] | None) -> JobView:
        return await self._at_owner(job_id, lambda at: at.redrive(job_id, payload))

    async def discard(self, job_id: int) -> JobView:
        return await self._at_owner(job_id, lambda at: at.discard(job_id))

    async def _at_owner(
        self, job_id: int, call: Callable[[LocalEngine | Peer], Awaitable[T]], *, repeats: bool = False
    ) -> T:
        """`repeats`: doing it twice is as good as once."""
        shard = ids.shard_of(job_id)
        if shard >= self._shards:
            raise NotFound("no such job")
        until_s = asyncio.get_running_loop().time() + PATIENCE_MS / 1_000
        unknown: UnknownOutcome | None = None
        attempt = Attempt(None, NotOwner(shard))
        while True:
            owner = self._asking.owner_of(shard)
            try:
                return await call(self._asking.engine(owner, shard))
            except Busy:
                raise
            except Unavailable as error:
                attempt.refused(owner, error)
                if isinstance(error, UnknownOutcome):
                    if not repeats:
                        raise
                    unknown = error
            if not await self._asking.news({shard: attempt}, 1, until_s):
                raise unknown or attempt.told


def _shard(new: NewJob) -> int:
    assert new.shard is not None, new.type
    return new.shard


def _may_repeat(new: NewJob, result: Any) -> bool:
    if not isinstance(result, Unavailable) or isinstance(result, Busy):
        return False
    return new.idempotency_key is not None or not isinstance(result, UnknownOutcome)
