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

from bench.harness import Result, cpu_s, family, house, main, median
from engine.options import Options

_SETTLE_S = 3.0


class Size(msgspec.Struct, frozen=True):
    rounds: int
    seconds: float


SIZES = {"smoke": Size(1, 1.0), "medium": Size(1, 10.0), "full": Size(3, 10.0)}


async def run(size: Size) -> Result:
    async with house() as it:
        node = await it.node()
        await asyncio.sleep(min(_SETTLE_S, size.seconds))
        assert it.postgres.pid is not None
        assert it.valkey.pid is not None
        groups = {"node": [node.pid], "postgres": family(it.postgres.pid), "valkey": [it.valkey.pid]}
        shares: dict[str, list[float]] = {name: [] for name in groups}
        for _ in range(size.rounds):
            before = {name: cpu_s(pids) for name, pids in groups.items()}
            await asyncio.sleep(size.seconds)
            for name, pids in groups.items():
                shares[name].append((cpu_s(pids) - before[name]) / size.seconds)
        await node.stop()
        bare = await _bare(it.postgres.dsn, size.seconds)
    found = {f"{name}_percent": round(100 * median(each), 2) for name, each in shares.items()}
    return {"seconds": size.seconds, **found, "bare_loop_percent": round(100 * bare, 2)}


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


def show(result: Result) -> None:
    total = sum(result[f"{name}_percent"] for name in ("node", "postgres", "valkey"))
    print(f"idle for {result['seconds']:g} s, per cent of one core")
    print(f"  node {result['node_percent']:.2f}, PostgreSQL {result['postgres_percent']:.2f}, ", end="")
    print(f"Valkey {result['valkey_percent']:.2f}: together {total:.2f}")
    print(f"  bare loop with an empty query as often {result['bare_loop_percent']:.2f}")


if __name__ == "__main__":
    sys.exit(main("idle", __doc__, SIZES, run, show))
