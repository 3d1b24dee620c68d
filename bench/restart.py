"""How long a node with many pending jobs takes to serve again: after a clean stop, and after kill -9.

Run: python -m bench.restart [--smoke | --full] [--json FILE]

From exec until the node is ready and has read what is near, on stores that stay up; a tenth of the jobs is due within
the horizon, so a tenth is read into memory, the rest stays where it is. Beside it: a node without a job (imports,
connections, taking the shards), and the ceiling of the reading, a bare `COPY … TO STDOUT (FORMAT BINARY)` of as many
rows by asyncpg, thrown away.
"""

from __future__ import annotations

import asyncio
import sys
import time

import asyncpg
import msgspec

from bench import load
from bench.figure import Ceiling, Figure, Report
from bench.harness import main
from bench.house import Child, House, house

NEAR = ("--due-from-s", "400", "--due-to-s", "590")
FAR = ("--due-from-s", "86400", "--due-to-s", "90000")
GOAL_S = 10.0
_LOOK_S, _PATIENCE_S = 0.02, 120.0
GOAL_JOBS = 1_000_000
"""The goal is stated for as many; fewer are told without it."""


class Size(msgspec.Struct, frozen=True):
    rounds: int
    jobs: int


SIZES = {
    "smoke": Size(1, 10_000),
    "medium": Size(3, 100_000),
    "full": Size(3, 1_000_000),
}


async def run(size: Size) -> Report:
    async with house() as it:
        node = await it.node()
        empty = []
        for _ in range(size.rounds):
            await node.stop()
            node, took_s = await _started(it)
            empty.append(took_s)
        near = size.jobs // 10
        await it.load(node, "--jobs", str(size.jobs - near), *FAR)
        await it.load(node, "--jobs", str(near), *NEAR)
        after_stop, after_kill, read = [], [], []
        for _ in range(size.rounds):
            await node.stop()
            node, took_s = await _started(it, near)
            after_stop.append(took_s)
            await node.kill()
            node, took_s = await _started(it, near)
            after_kill.append(took_s)
            read.append(await read_near(it.postgres.dsn, near))
    ceilings = [
        Ceiling(name="a node without a job", rounds=empty),
        Ceiling(name="the near rows by bare COPY", rounds=read),
    ]
    goal = GOAL_S if size.jobs >= GOAL_JOBS else None
    return Report(
        figures=[
            Figure(
                name=name,
                unit="s",
                better="lower",
                rounds=rounds,
                goal=goal,
                ceilings=ceilings,
            )
            for name, rounds in (
                ("after a clean stop", after_stop),
                ("after kill -9", after_kill),
            )
        ],
        held={"jobs": size.jobs, "near": near},
    )


async def _started(it: House, live: int = 0) -> tuple[Child, float]:
    """The node, and how long it took until it was ready and had so many jobs in its memory: they are read on after the
    ready line."""
    began_s = time.perf_counter()
    node = await it.node()
    while (status := await it.status(node))["live_jobs"] < live:
        assert time.perf_counter() - began_s < _PATIENCE_S, (status["live_jobs"], live)
        await asyncio.sleep(_LOOK_S)
    took_s = time.perf_counter() - began_s
    assert status["state"] == "serving", status["state"]
    return node, took_s


async def read_near(dsn: str, rows: int) -> float:
    """Seconds to fetch the near rows and nothing else."""

    async def ignore(_: bytes) -> None:
        pass

    connection = await asyncpg.connect(dsn)
    try:
        began_s = time.perf_counter()
        query = "select * from tocsin.job_record order by filed_ms limit $1"
        await connection.copy_from_query(query, rows, output=ignore, format="binary")
        return time.perf_counter() - began_s
    finally:
        await connection.close()


if __name__ == "__main__":
    sys.exit(main("restart", __doc__, SIZES, run, seed=load.SEED))
