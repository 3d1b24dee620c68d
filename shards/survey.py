"""What every node has to be asked for: lists, forecasts, the status of the cluster.

A list asks each owner for the shards that the map gives to it, by number: so each shard is told of by exactly one node,
whoever gains or loses some meanwhile; a node that has not got one of them refuses. What nobody owns is read from the
journal here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from engine.core.lifecycle import State
from engine.core.listing import JobPage, Key, Query
from engine.core.status import Status
from engine.errors import Busy, NotOwner, TocsinError, Unavailable, UnknownOutcome
from engine.options import FORECAST_SECONDS_MAX
from shards.asking import PATIENCE_MS, Asking, Attempt, ShardMap
from shards.core.merging import merge_pages, sum_forecasts, sum_status
from shards.ports import LocalEngine

LISTS_MAX = 16
"""Lists over several nodes that are made at once: each holds a page of every node."""
STATUS_MS = 2_000
"""A node that has not said how it is by then is told of as silent."""
_SPARE_SECONDS = 2
"""Nodes' seconds need not begin alike."""


class Survey:
    def __init__(self, asking: Asking, local: LocalEngine, shard_map: ShardMap, *, node: str, shards: int) -> None:
        self._asking = asking
        self._local = local
        self._map = shard_map
        self._node = node
        self._shards = shards
        self._lists = 0

    async def search(self, query: Query, after: Key | None, limit: int) -> JobPage:
        """Raises `Unavailable` where an owner does not answer: a list that lacks its jobs would be a wrong one."""
        alone = all(map(self._map.is_local, range(self._shards)))  # then the engine's own bound is the one
        if not alone and self._lists >= LISTS_MAX:
            raise Busy(f"{self._lists} lists are being made already: ask again later")
        self._lists += 1
        try:
            pages = await self._pages(query, after, limit)
        except UnknownOutcome as error:
            raise Unavailable(str(error)) from error
        finally:
            self._lists -= 1
        return pages[0] if len(pages) == 1 else merge_pages(pages, limit)

    async def _pages(self, query: Query, after: Key | None, limit: int) -> list[JobPage]:
        until_s = asyncio.get_running_loop().time() + PATIENCE_MS / 1_000
        pages: list[JobPage] = []
        attempts: dict[int, Attempt] = {}
        left: Sequence[int] = range(self._shards)
        while left:
            groups = self._asking.by_owner(left)
            told = await asyncio.gather(
                *(self._page(owner, group, query, after, limit) for owner, group in groups.items()),
                return_exceptions=True,
            )
            left, refused = [], {}
            for (owner, group), result in zip(groups.items(), told, strict=True):
                if isinstance(result, JobPage):
                    pages.append(result)
                    continue
                if not isinstance(result, Unavailable) or isinstance(result, Busy):
                    raise result
                shard = result.shard if isinstance(result, NotOwner) else group[0]
                refused[shard] = attempts.setdefault(shard, Attempt(None, result))
                refused[shard].refused(owner, result)
                left += group
            if refused:
                news = await self._asking.news(refused, 0, until_s)
                for shard in refused.keys() - news:
                    raise refused[shard].told
        return pages

    async def _page(self, owner: str | None, group: list[int], query: Query, after: Key | None, limit: int) -> JobPage:
        if owner is None:
            if query.state is State.RUNNING:
                return JobPage([], None)
            return await self._local.search(query, after, limit, group, unowned=True)
        return await self._asking.engine(owner, group[0]).search(query, after, limit, group)

    async def forecast(self, seconds: int) -> tuple[int, list[int]]:
        """Raises `Unavailable` where an owner does not answer."""
        owners = [owner for owner in self._asking.by_owner(range(self._shards)) if owner is not None]
        asked = seconds if owners == [self._node] else min(seconds + _SPARE_SECONDS, FORECAST_SECONDS_MAX)
        try:
            told = await asyncio.gather(*(self._asking.engine(owner, 0).forecast(asked) for owner in owners))
        except UnknownOutcome as error:
            raise Unavailable(str(error)) from error
        return sum_forecasts(told or [await self._local.forecast(seconds)], seconds)

    async def status(self) -> Status:
        peers = [node for node in self._map.nodes() if node != self._node]
        told = await asyncio.gather(*(self._status_of(node) for node in peers))
        statuses = [self._local.status(), *(each for each in told if isinstance(each, Status))]
        silent = {node: each for node, each in zip(peers, told, strict=True) if isinstance(each, str)}
        return sum_status(statuses, silent, self._local.now_ms())

    async def _status_of(self, node: str) -> Status | str:
        """Or why not."""
        try:
            async with asyncio.timeout(STATUS_MS / 1_000):
                return await self._asking.peer(node).status()
        except TimeoutError:
            return f"nothing came within {STATUS_MS / 1_000:g} s"
        except TocsinError as error:
            return str(error)
