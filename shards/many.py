"""A node whose shards lie in several journals: an engine, a map and an ownership a range of shards, as if one.

Each range (a domain) has incarnations, checks, trust, leases and plans of its own, because its journal is a server of
its own; the router above knows nothing of it. A node with one journal does without any of this. Invariant: every shard
is in exactly one domain.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from engine.core import ids
from engine.core.job import Form, JobView, NewJob
from engine.core.listing import JobPage, Key, Query
from engine.core.status import Status
from engine.errors import NotFound
from engine.handoff import Ended, Handed, id_of
from engine.host import Host
from engine.telemetry import Telemetry
from shards.admin import Admin, Drained, Rebalanced
from shards.core.merging import merge_pages, sum_forecasts, sum_status
from shards.many_bulks import ManyBulks
from shards.ports import ClusterState, Handoffs
from shards.shard_map import ShardMap


def _place(domains: Sequence[range]) -> list[int]:
    """The index of each shard's domain."""
    places = [index for index, domain in enumerate(domains) for _ in domain]
    assert [shard for domain in domains for shard in domain] == list(range(len(places))), domains
    return places


class ManyEngines:
    """`shards.ports.LocalEngine` over the hosts of a node."""

    def __init__(self, hosts: Sequence[Host]) -> None:
        self._hosts = hosts
        self._places = _place([host.domain for host in hosts])
        self.bulk = ManyBulks([host.bulk for host in hosts])

    def _of(self, job_id: int) -> Host:
        shard = ids.shard_of(job_id)
        if shard >= len(self._places):
            raise NotFound("no such job")
        return self._hosts[self._places[shard]]

    @property
    def ready(self) -> bool:
        return all(host.ready for host in self._hosts)

    @property
    def telemetry(self) -> Telemetry:
        return self._hosts[0].telemetry

    def now_ms(self) -> int:
        return self._hosts[0].now_ms()

    async def submit(self, jobs: Sequence[NewJob], via: str) -> Sequence[Any]:
        """Jobs know their shards."""
        groups: dict[int, list[int]] = {}
        for index, new in enumerate(jobs):
            assert new.shard is not None, "a job without a shard has passed the router"
            groups.setdefault(self._places[new.shard], []).append(index)
        told = await asyncio.gather(
            *[self._hosts[place].submit([jobs[index] for index in some], via) for place, some in groups.items()]
        )
        results: list[Any] = [None] * len(jobs)
        for some, theirs in zip(groups.values(), told, strict=True):
            for index, result in zip(some, theirs, strict=True):
                results[index] = result
        return results

    def view_of(self, receipt: Any) -> JobView:
        return self._of(receipt.id).view_of(receipt)

    async def get(self, job_id: int) -> JobView:
        return await self._of(job_id).get(job_id)

    async def cancel(self, job_id: int) -> JobView:
        return await self._of(job_id).cancel(job_id)

    async def reschedule(self, job_id: int, due_ms: int) -> JobView:
        return await self._of(job_id).reschedule(job_id, due_ms)

    async def redrive(self, job_id: int, payload: tuple[bytes, Form] | None) -> JobView:
        return await self._of(job_id).redrive(job_id, payload)

    async def discard(self, job_id: int) -> JobView:
        return await self._of(job_id).discard(job_id)

    async def search(
        self,
        query: Query,
        after: Key | None,
        limit: int,
        shards: Sequence[int] | None = None,
        *,
        unowned: bool = False,
    ) -> JobPage:
        pages = await asyncio.gather(
            *[
                host.search(query, after, limit, some, unowned=unowned)
                for host, some in self._split(shards)
                if some is None or some
            ]
        )
        return merge_pages(pages, limit) if pages else JobPage([], None)

    def _split(self, shards: Sequence[int] | None) -> list[tuple[Host, Sequence[int] | None]]:
        if shards is None:
            return [(host, None) for host in self._hosts]
        return [(host, [shard for shard in shards if shard in host.domain]) for host in self._hosts]

    async def forecast(self, seconds: int) -> tuple[int, list[int]]:
        return sum_forecasts(await asyncio.gather(*[host.forecast(seconds) for host in self._hosts]), seconds)

    def status(self) -> Status:
        total = sum_status([host.status() for host in self._hosts], {}, self.now_ms())
        return msgspec.structs.replace(total, node=self._hosts[0].node)

    async def dependencies(self) -> dict[str, str]:
        """Of several journals each by its shards."""
        found: dict[str, str] = {}
        for host in self._hosts:
            name = f"postgres {host.domain.start}-{host.domain.stop - 1}"
            found |= {name if key == "postgres" else key: said for key, said in (await host.dependencies()).items()}
        return found


class ManyMaps:
    """`shards.asking.ShardMap` over the maps of a node's domains."""

    def __init__(self, maps: Sequence[ShardMap], domains: Sequence[range]) -> None:
        self._maps = maps
        self._places = _place(domains)

    def owner_of(self, shard: int) -> str | None:
        return self._maps[self._places[shard]].owner_of(shard)

    def is_coming(self, shard: int) -> bool:
        return self._maps[self._places[shard]].is_coming(shard)

    def is_leaving(self, shard: int) -> bool:
        return self._maps[self._places[shard]].is_leaving(shard)

    def is_local(self, shard: int) -> bool:
        return self._maps[self._places[shard]].is_local(shard)

    def address_of(self, node: str) -> str | None:
        return next((address for each in self._maps if (address := each.address_of(node)) is not None), None)

    def learn(self, shard: int, node: str) -> None:
        self._maps[self._places[shard]].learn(shard, node)

    async def changed(self, timeout_ms: int) -> None:
        """Of any of them."""
        waiting = [asyncio.ensure_future(each.changed(timeout_ms)) for each in self._maps]
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in waiting:
                each.cancel()

    def nodes(self) -> Sequence[str]:
        return sorted({node for each in self._maps for node in each.nodes()})


class ManyHandoffs:
    """`shards.ports.Handoffs`: what a peer tells goes to the domain it is about."""

    def __init__(self, handoffs: Sequence[Handoffs], domains: Sequence[range]) -> None:
        self._handoffs = handoffs
        self._places = _place(domains)

    def _split(self, shards: Iterable[int]) -> Mapping[int, list[int]]:
        groups: dict[int, list[int]] = {}
        for index, shard in enumerate(shards):
            groups.setdefault(self._places[shard], []).append(index)
        return groups

    def expects(self, shard: int) -> bool:
        return self._handoffs[self._places[shard]].expects(shard)

    async def preload(self, lows_ms: Mapping[int, int], source: str) -> None:
        numbers = list(lows_ms)
        for place, some in self._split(numbers).items():
            await self._handoffs[place].preload({numbers[index]: lows_ms[numbers[index]] for index in some}, source)

    async def handed(self, handed: Sequence[Handed], source: str) -> None:
        for place, some in self._split(each.shard for each in handed).items():
            await self._handoffs[place].handed([handed[index] for index in some], source)

    async def ended(self, ended: Sequence[Ended]) -> None:
        for place, some in self._split(ids.shard_of(id_of(each.job_id)) for each in ended).items():
            await self._handoffs[place].ended([ended[index] for index in some])

    async def moved(self, shards: Sequence[int], node: str) -> None:
        for place, some in self._split(shards).items():
            await self._handoffs[place].moved([shards[index] for index in some], node)

    async def stop_calls(self, fire_ids: Sequence[str]) -> None:
        for each in self._handoffs:
            await each.stop_calls(fire_ids)


class ManyAdmins:
    """`api.http.admin_port.AdminPort` over a node's domains: what each says, together."""

    def __init__(self, admins: Sequence[Admin]) -> None:
        self._admins = admins

    async def cluster(self) -> ClusterState:
        states = await asyncio.gather(*[admin.cluster() for admin in self._admins])
        nodes = {node.node: node for state in states for node in state.nodes}
        return ClusterState(
            [shard for state in states for shard in state.shards],
            {shard: counts for state in states for shard, counts in state.counts.items()},
            [nodes[name] for name in sorted(nodes)],
            [move for state in states for move in state.moves],
        )

    async def rebalance(self, *, dry_run: bool) -> Rebalanced:
        """One after the other: what was moved before one is refused stays moved."""
        told = [await admin.rebalance(dry_run=dry_run) for admin in self._admins]
        return Rebalanced([move for each in told for move in each.moves], all(each.done for each in told))

    async def drain(self, node: str, wanted: bool) -> Drained:
        """A node that died may be known in one domain alone."""
        told: list[Drained] = []
        for admin in self._admins:
            try:
                told.append(await admin.drain(node, wanted))
            except NotFound:
                if not told and admin is self._admins[-1]:
                    raise
        moves = [move for each in told for move in each.moves]
        return Drained(node, wanted, sum(each.shards for each in told), moves)
