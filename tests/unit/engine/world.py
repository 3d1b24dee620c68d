"""A whole node in virtual time, for the tests beside this file: the real host on the memory twins of its ports."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from random import Random
from typing import Any

from engine.core.catalog import BATCH, Backoff, Catalog, JobType, Priority, Target
from engine.core.job import Form, NewJob
from engine.desk import Receipt
from engine.dispatch.memory import MemoryServices, MemoryTargets, Reply
from engine.errors import JournalAway, TocsinError
from engine.host import Host
from engine.journal.memory import MemoryJournal
from engine.journal.memory_link import Turns
from engine.journal.memory_server import MemoryServer
from engine.options import MINUTE_MS, Options
from engine.ports import Fire, Quotas
from engine.telemetry import Telemetry
from tests.virtual_time import VirtualClock, run

SHARDS = 4
OK = Reply(after_ms=5)


def kind(name: str, **fields: Any) -> JobType:
    given: dict[str, Any] = {"target": Target("grpc", f"{name}:1", f"/{name}.S/Do"), "backoff": Backoff(first_ms=100)}
    return JobType(name, **(given | fields))


BULK = JobType("bulk", Target(BATCH, "bulk:1", "/tocsin.v1.Handler/ExecuteBatch"), backoff=Backoff(first_ms=100))
CATALOG = Catalog({name: kind(name) for name in ("mail", "push", "slow")} | {"bulk": BULK})


class Faults:
    """Raises what was put for an operation, once, before or after it was carried out."""

    def __init__(self) -> None:
        self.before_it: dict[str, list[TocsinError]] = {}
        self.after_it: dict[str, list[TocsinError]] = {}
        self.away = False
        self.held: set[str] = set()
        self.unanswered: set[str] = set()
        """Carried out, and nothing is heard of it."""

    async def before(self, node: str, operation: str) -> None:
        while operation in self.held:  # noqa: ASYNC110 - virtual time
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.001)
        if self.away:
            raise JournalAway("connection refused")
        if self.before_it.get(operation):
            raise self.before_it[operation].pop(0)

    async def after(self, node: str, operation: str) -> None:
        await asyncio.sleep(0.001)
        while operation in self.unanswered:  # noqa: ASYNC110 - virtual time
            await asyncio.sleep(0.01)
        if self.after_it.get(operation):
            raise self.after_it[operation].pop(0)


CALM: dict[str, Any] = {
    "trust_window_ms": 60 * MINUTE_MS,
    "fold_every_ms": 5 * MINUTE_MS,
    "bulk_poll_ms": 5 * MINUTE_MS,
}
"""For scenarios of days: a node that proves, folds and looks around so seldom that they pass quickly."""


class World:
    """What outlives a node, and the node that runs."""

    def __init__(self, script: Callable[[Fire], Reply] = lambda fire: OK, **options: Any) -> None:
        self.clock = VirtualClock()
        self.server = MemoryServer(self.clock)
        self.services = MemoryServices(script)
        self.options = Options(**options)
        self.faults = Faults()
        self.catalog = Catalog(dict(CATALOG.types))
        self.quotas: Quotas | None = None
        self.lives = 0
        self.host: Host

    async def start(self) -> Host:
        self.lives += 1
        random = Random(self.lives)
        self.host = Host(
            node="n1",
            shards=SHARDS,
            options=self.options,
            catalog=self.catalog,
            clock=self.clock,
            journal=MemoryJournal(self.server, node="n1", random=random, link=Turns("n1", self.faults)),
            targets=MemoryTargets(self.services, self.options),
            random=random,
            telemetry=Telemetry(),
            quotas=self.quotas,
        )
        await self.host.join()
        await self.host.tenure.claim(range(SHARDS), lambda node: True)
        return self.host

    def now_ms(self) -> int:
        return self.clock.now_ms()

    async def submit(self, *delays_ms: int, via: str = "http", **fields: Any) -> list[Any]:
        return await self.host.submit([self.new(delay_ms, **fields) for delay_ms in delays_ms], via)

    def new(self, delay_ms: int, **fields: Any) -> NewJob:
        given: dict[str, Any] = {
            "type": "mail", "payload": b"{}", "form": Form.JSON, "priority": Priority.HIGH, "max_attempts": 3,
            "timeout_ms": 10_000, "due_ms": self.now_ms() + delay_ms,
        }  # fmt: skip
        return NewJob(**(given | fields))

    async def sleep(self, ms: int) -> None:
        await asyncio.sleep(ms / 1_000)

    def fired(self) -> Counter[str]:
        return Counter(arrival.fire.job_id for arrival in self.services.ledger)

    def audit(self) -> dict[str, int]:
        audit = self.host.status().audit
        names = [name for name in audit if name != "accepted"]
        assert audit["accepted"] == sum(audit[name] for name in names), audit
        return {name: count for name, count in audit.items() if count}


def scenario(main: Callable[[World], Coroutine[Any, Any, None]], world: Callable[[], World] = World) -> None:
    async def start() -> None:
        it = world()
        await it.start()
        await main(it)
        assert not it.host.failed.done(), it.host.failed

    run(start)


def ids_of(receipts: list[Any]) -> list[int]:
    assert all(isinstance(receipt, Receipt) for receipt in receipts), receipts
    return [receipt.id for receipt in receipts]
