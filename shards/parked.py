"""This node's engine as its peers call it: what they ask of a shard that leaves or comes stands in line a moment.

Here it is known first how a move ends, so here it is waited for, and not by asking again and again from afar: the old
owner answers once the shard has gone, and says where to; the next one carries out what it is asked once the shard is
open. Bounded in time, and in jobs: beyond it the peer is told that the shard is on its way, and asks again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from engine.core import ids
from engine.core.job import Form, JobView, NewJob
from engine.errors import NotOwner
from shards.asking import MOVING_MS, PARKED_MAX, ShardMap
from shards.ports import BulkPort, LocalEngine

T = TypeVar("T")


class Parked:
    """`shards.ports.LocalEngine`."""

    def __init__(self, engine: LocalEngine, shard_map: ShardMap, expects: Callable[[int], bool]) -> None:
        """`expects(shard)`: its owner has announced it to this node, and it is not open here yet."""
        self._engine = engine
        self._map = shard_map
        self._expects = expects
        self._parked = 0
        self.search, self.forecast, self.status = engine.search, engine.forecast, engine.status
        self.view_of, self.now_ms, self.dependencies = engine.view_of, engine.now_ms, engine.dependencies
        self.telemetry = engine.telemetry

    @property
    def ready(self) -> bool:
        return self._engine.ready

    @property
    def bulk(self) -> BulkPort:
        return self._engine.bulk

    async def submit(self, jobs: Sequence[NewJob], via: str) -> Sequence[Any]:
        told = await self._engine.submit(jobs, via)
        if NotOwner not in set(map(type, told)):
            return told
        refused = ((index, each.shard) for index, each in enumerate(told) if type(each) is NotOwner)
        moving = {index: shard for index, shard in refused if self._is_worth_asking_again(shard)}
        if not moving or not await self._settled(set(moving.values()), len(moving)):
            return told
        results = list(told)
        again = await self._engine.submit([jobs[index] for index in moving], via)
        for index, result in zip(moving, again, strict=True):
            results[index] = result
        return results

    async def get(self, job_id: int) -> JobView:
        return await self._patiently(job_id, lambda: self._engine.get(job_id))

    async def cancel(self, job_id: int) -> JobView:
        return await self._patiently(job_id, lambda: self._engine.cancel(job_id))

    async def reschedule(self, job_id: int, due_ms: int) -> JobView:
        return await self._patiently(job_id, lambda: self._engine.reschedule(job_id, due_ms))

    async def redrive(self, job_id: int, payload: tuple[bytes, Form] | None) -> JobView:
        return await self._patiently(job_id, lambda: self._engine.redrive(job_id, payload))

    async def discard(self, job_id: int) -> JobView:
        return await self._patiently(job_id, lambda: self._engine.discard(job_id))

    async def _patiently(self, job_id: int, call: Callable[[], Awaitable[T]]) -> T:
        try:
            return await call()
        except NotOwner as error:
            shard = error.shard
            if not self._is_worth_asking_again(shard) or not await self._settled({ids.shard_of(job_id)}, 1):
                raise
        return await call()

    def _is_worth_asking_again(self, shard: int) -> bool:
        """One that was refused and is open now came while the rest of its batch was made durable."""
        return self._moves(shard) or self._map.is_local(shard)

    def _moves(self, shard: int) -> bool:
        return self._map.is_leaving(shard) or self._expects(shard)

    async def _settled(self, shards: set[int], jobs: int) -> bool:
        """Until none of them is on its way, at most so long; False: too much waits already."""
        if self._parked + jobs > PARKED_MAX:
            return False
        loop = asyncio.get_running_loop()
        until_s = loop.time() + MOVING_MS / 1_000
        self._parked += jobs
        try:
            while any(map(self._moves, shards)) and (left_s := until_s - loop.time()) > 0:
                await self._map.changed(max(1, round(left_s * 1_000)))
        finally:
            self._parked -= jobs
        return True
