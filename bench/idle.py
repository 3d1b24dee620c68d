"""What a node costs that has nothing to do: its share of one core, alone and with its stores.

Run: python -m bench.idle [--smoke | --full] [--json FILE]

CPU seconds as the kernel counts them, over the time that passes. A node that waits still proves every quarter of its
trust window that it owns its shards, and renews its lease. The ceiling is a bare loop that sends PostgreSQL an equally
frequent empty query. Counted in ticks of 10 ms, so a short run is coarse.
"""

from __future__ import annotations

import asyncio
import os
import sys

import asyncpg
import msgspec

from bench.figure import Ceiling, Figure, Report
from bench.harness import main
from bench.house import house
from bench.kernel import cpu_s, family
from engine.options import Options

SEED = 0
"""Nothing is random here."""
_SETTLE_S = 3.0


class Size(msgspec.Struct, frozen=True):
    rounds: int
    seconds: float


SIZES = {"smoke": Size(1, 1.0), "medium": Size(2, 10.0), "full": Size(3, 10.0)}


async def run(size: Size) -> Report:
    async with house() as it:
        node = await it.node()
        await asyncio.sleep(min(_SETTLE_S, size.seconds))
        assert it.postgres.pid is not None
        assert it.valkey.pid is not None
        groups = {"node": [node.pid], "postgres": family(it.postgres.pid), "valkey": [it.valkey.pid]}
        shares: dict[str, list[float]] = {name: [] for name in (*groups, "bare")}
        for _ in range(size.rounds):
            before = {name: cpu_s(pids) for name, pids in groups.items()}
            await asyncio.sleep(size.seconds)
            for name, pids in groups.items():
                shares[name].append(100 * (cpu_s(pids) - before[name]) / size.seconds)
            shares["bare"].append(100 * await _bare(it.postgres.dsn, size.seconds))
    bare = Ceiling(name="bare loop with an empty query as often", rounds=shares["bare"])
    unit = "% of a core"
    return Report(
        figures=[
            Figure(name="node", unit=unit, better="lower", rounds=shares["node"], goal=1.0, ceilings=[bare]),
            Figure(name="PostgreSQL", unit=unit, better="lower", rounds=shares["postgres"]),
            Figure(name="Valkey", unit=unit, better="lower", rounds=shares["valkey"]),
        ],
        held={"seconds": size.seconds},
    )


async def _bare(dsn: str, seconds: float) -> float:
    """Share of a core of this process, with nothing but the query."""
    every_s = Options().trust_window_ms / 4 / 1_000
    connection = await asyncpg.connect(dsn)
    try:
        before = cpu_s([os.getpid()])
        for _ in range(round(seconds / every_s)):
            await connection.fetchval("select 1")
            await asyncio.sleep(every_s)
        return (cpu_s([os.getpid()]) - before) / seconds
    finally:
        await connection.close()


if __name__ == "__main__":
    sys.exit(main("idle", __doc__, SIZES, run, seed=SEED))
