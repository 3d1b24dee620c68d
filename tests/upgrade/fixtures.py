"""Fixtures of earlier schemas: where they are, how one is put into an empty database, and a node of today upon it.

A fixture's times stay as they were, so the node's clock is set to the moment it was left, or to a later one that a test
asks for. PostgreSQL goes by its own clock, which is ahead of that: the node is told to bear with the difference.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import asyncpg
import orjson

from api.catalog import parse
from engine.clock import SystemClock
from engine.dispatch.memory import MemoryServices, MemoryTargets, Reply
from engine.host import Host
from engine.journal.postgres import PostgresJournal
from engine.options import DAY_MS, Options
from engine.ports import Fire
from engine.telemetry import Telemetry
from tests.upgrade.fixture_life import CATALOG

SCHEMAS = Path(__file__).parent / "schemas"
NUMBERS = sorted(path.name for path in SCHEMAS.iterdir())

_lives = count(1)
"""For the seeds of the nodes: an incarnation must be no other's, nor one of the fixture's."""
_SKEW_MAX_MS = 100 * 366 * DAY_MS
_TRUST_MS = 400
"""A node that takes by force begins to call only after it: so short, as the predecessor is long gone."""
_NOWHERE = {"good": "good:1", "bad": "bad:1", "hanging": "hanging:1"}


def expected(number: str) -> Any:
    return orjson.loads((SCHEMAS / number / "expected.json").read_bytes())


async def restore(dsn: str, number: str) -> None:
    await execute(dsn, (SCHEMAS / number / "data.sql").read_text("utf-8"))


async def execute(dsn: str, script: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(script)
    finally:
        await connection.close()


async def fetch(dsn: str, query: str, *arguments: object) -> list[Any]:
    connection = await asyncpg.connect(dsn)
    try:
        return list(await connection.fetch(query, *arguments))
    finally:
        await connection.close()


class MovedClock(SystemClock):
    """Runs as the system's does, from another moment on."""

    def __init__(self, start_ms: int) -> None:
        super().__init__(Options().clock_hold_ms, lambda _: None)
        self._by_ms = start_ms - super().now_ms()

    def now_ms(self) -> int:
        return super().now_ms() + self._by_ms


def hangs(_: Fire) -> Reply:
    """A script of targets: whatever is called is not answered."""
    return Reply(hangs=True)


@asynccontextmanager
async def node_at(
    dsn: str, now_ms: int, shards: int, script: Callable[[Fire], Reply]
) -> AsyncIterator[tuple[Host, MemoryServices]]:
    """Today's host on the real journal, with targets in memory. It stops in order."""
    options = Options(clock_skew_max_ms=_SKEW_MAX_MS, trust_window_ms=_TRUST_MS, trust_margin_ms=_TRUST_MS // 4)
    services = MemoryServices(script)
    random = Random(f"today {next(_lives)}")
    host = Host(
        node="today",
        shards=shards,
        options=options,
        catalog=parse(CATALOG.format(**_NOWHERE), Path("catalog.toml")),
        clock=MovedClock(now_ms),
        journal=await PostgresJournal.open(dsn, node="today", random=random),
        targets=MemoryTargets(services, options),
        random=random,
        telemetry=Telemetry(),
    )
    try:
        await host.join()
        await host.tenure.claim(host.domain, lambda _: True)
        yield host, services
    finally:
        await host.stop(50)
