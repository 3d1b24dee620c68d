"""Two nodes in virtual time on one journal and the same targets, for the tests of shards that change hands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from random import Random
from typing import Any

from engine.core import ids
from engine.core.catalog import Priority
from engine.core.job import Form, NewJob
from engine.dispatch.memory import MemoryServices, MemoryTargets, Reply
from engine.handoff import Ended, Handed, Successor
from engine.host import Host
from engine.journal.memory import MemoryJournal
from engine.journal.memory_link import Turns
from engine.journal.memory_server import MemoryServer
from engine.options import Options
from engine.ports import Fire
from engine.telemetry import Telemetry
from tests.unit.engine.world import CATALOG, OK, Faults
from tests.virtual_time import VirtualClock, run

SHARDS = 4


class Pair:
    """`a` owns every shard at first, `b` none. What a hands over goes to b as a cluster would carry it."""

    def __init__(self, script: Callable[[Fire], Reply] = lambda fire: OK) -> None:
        self.clock = VirtualClock()
        self.server = MemoryServer(self.clock)
        self.services = MemoryServices(script)
        self.options = Options()
        self.faults, self.faults_of_b = Faults(), Faults()
        self.ended: list[Ended] = []
        self.stopped: list[str] = []

    async def start(self) -> None:
        self.a, self.b = self._node("a", 1, self.faults), self._node("b", 2, self.faults_of_b)
        await self.a.join()
        await self.b.join()
        await self.a.tenure.claim(range(SHARDS), lambda node: False)

    def _node(self, name: str, seed: int, faults: Faults) -> Host:
        random = Random(seed)
        return Host(
            node=name,
            shards=SHARDS,
            options=self.options,
            catalog=CATALOG,
            clock=self.clock,
            journal=MemoryJournal(self.server, node=name, random=random, link=Turns(name, faults)),
            targets=MemoryTargets(self.services, self.options),
            random=random,
            telemetry=Telemetry(),
        )

    def new(self, delay_ms: int, **fields: Any) -> NewJob:
        given: dict[str, Any] = {
            "type": "mail", "payload": b"{}", "form": Form.JSON, "priority": Priority.HIGH, "max_attempts": 3,
            "timeout_ms": 10_000,
        }  # fmt: skip
        return NewJob(due_ms=self.clock.now_ms() + delay_ms, **(given | fields))

    async def submit(self, *delays_ms: int, node: Host | None = None, **fields: Any) -> list[int]:
        jobs = [self.new(delay_ms, **fields) for delay_ms in delays_ms]
        return [receipt.id for receipt in await (node or self.a).submit(jobs, "http")]  # type: ignore[union-attr]

    async def move(self, *shards: int, preload: bool = True) -> list[Handed]:
        """All of them or these, from a to b, up to b's serving them."""
        going = list(shards) or list(range(SHARDS))
        if preload:
            await self.b.succession.preload(self.a.tenure.note_touched(going))
        handed = await self.hand_over(*going)
        await self.b.succession.receive(handed, "a/1", self.stopped.append)
        return handed

    async def hand_over(self, *shards: int) -> list[Handed]:
        assert self.b.incarnation is not None
        return await self.a.tenure.hand_over(shards, Successor(self.b.node, self.b.incarnation), self.ended.append)

    def tell_ended(self) -> None:
        told, self.ended = self.ended, []
        self.b.succession.ended(told)

    def fires(self, job_id: int) -> list[str]:
        """Fire ids of every call of this job, in order."""
        name = ids.format_id(job_id)
        return [arrival.fire.fire_id for arrival in self.services.ledger if arrival.fire.job_id == name]

    async def sleep(self, ms: int) -> None:
        await asyncio.sleep(ms / 1_000)

    def audit(self) -> dict[str, int]:
        """Over both nodes."""
        both: dict[str, int] = {}
        for host in (self.a, self.b):
            for name, count in host.status().audit.items():
                both[name] = both.get(name, 0) + count
        return {name: count for name, count in both.items() if count}

    def check(self) -> None:
        for host in (self.a, self.b):
            host._machine.check()
            assert not host.failed.done(), host.failed


def scenario(
    main: Callable[[Pair], Coroutine[Any, Any, None]], script: Callable[[Fire], Reply] = lambda fire: OK
) -> None:
    async def start() -> None:
        it = Pair(script)
        await it.start()
        await main(it)
        it.check()

    run(start)
