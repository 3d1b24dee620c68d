"""How long a node with many pending jobs takes to serve again: after a clean stop, and after kill -9.

Run: python -m bench.restart [--smoke | --full] [--json FILE]

From exec to the ready line, on stores that stay up; a tenth of the jobs is due within the horizon, so a tenth is read
into memory, the rest stays where it is. Beside it: a node without a job (imports, connections, taking the shards), and
the ceiling of the reading, a bare `COPY … TO STDOUT (FORMAT BINARY)` of as many rows by asyncpg, thrown away.
"""

from __future__ import annotations

import sys
import time

import asyncpg
import msgspec

from bench.harness import Child, House, Result, house, main, median

NEAR = ("--due-from-s", "400", "--due-to-s", "590")
FAR = ("--due-from-s", "86400", "--due-to-s", "90000")


class Size(msgspec.Struct, frozen=True):
    rounds: int
    jobs: int


SIZES = {"smoke": Size(1, 10_000), "medium": Size(3, 100_000), "full": Size(3, 1_000_000)}


async def run(size: Size) -> Result:
    async with house() as it:
        node = await it.node()
        await node.stop()
        node, empty_s = await _started(it)
        near = size.jobs // 10
        await it.load(node, "--jobs", str(size.jobs - near), *FAR)
        await it.load(node, "--jobs", str(near), *NEAR)
        took: dict[str, list[float]] = {"after_stop": [], "after_kill": [], "read": []}
        for _ in range(size.rounds):
            await node.stop()
            node, took_s = await _started(it, near)
            took["after_stop"].append(took_s)
            await node.kill()
            node, took_s = await _started(it, near)
            took["after_kill"].append(took_s)
            took["read"].append(await _read(it.postgres.dsn, near))
        medians = {f"{name}_s": round(median(each), 3) for name, each in took.items()}
        return {"jobs": size.jobs, "near": near, "empty_s": round(empty_s, 3), **medians}


async def _started(it: House, live: int = 0) -> tuple[Child, float]:
    """The node, and how long it took; so many jobs must be in its memory then."""
    began_s = time.perf_counter()
    node = await it.node()
    took_s = time.perf_counter() - began_s
    status = await it.status(node)
    assert status["live_jobs"] >= live, (status["live_jobs"], live)
    assert status["state"] == "serving", status["state"]
    return node, took_s


async def _read(dsn: str, rows: int) -> float:
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


def show(result: Result) -> None:
    print(f"restart with {result['jobs']:,} pending jobs, {result['near']:,} within the horizon; exec to ready line, s")
    for title, key in (
        ("after a clean stop", "after_stop_s"),
        ("after kill -9 (waits out the old one's trust)", "after_kill_s"),
        ("a node without a job", "empty_s"),
        ("ceiling: the near rows fetched by bare COPY", "read_s"),
    ):
        print(f"  {title:<48} {result[key]:>7.2f}")


if __name__ == "__main__":
    sys.exit(main("restart", __doc__, SIZES, run, show))
