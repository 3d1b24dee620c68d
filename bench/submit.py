"""Durable submissions over HTTP: in batches of 500 as NDJSON, and one by one over 32 connections.

Run: python -m bench.submit [--smoke | --full] [--json FILE]

One node (`tocsin serve`), PostgreSQL and the load generator (`bench/load.py`) share this machine. Jobs have a payload
of 100 bytes, one of 10,000 users, and are due in 4 to 9 minutes, so each is also put into memory and the wheel. The
ceilings, by turns with it: a bare aiohttp server that reads the same bodies, packs a row a line and COPYs them over as
many connections as the node has lanes, grouped; its two halves alone, a server that stores nothing and a COPY with
nothing in front; and for single jobs the bare server with one durable row a request, grouped while the last insert is
under way.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import asyncpg
import msgspec

from bench import load
from bench.ceilings import copy as ceiling
from bench.figure import Ceiling, Figure, Report
from bench.harness import main
from bench.house import Child, House, Told, house
from bench.journal import Maker
from bench.kernel import cpu_s
from engine.journal.codec import END, HEADER, encode_rows
from engine.options import DAY_MS, Options

SINGLE = ("--batch", "1", "--connections", "32")
BATCH_ANSWER_BYTES = 24_600
"""Of the node's answer to 500 jobs."""
SINGLE_ANSWER_BYTES = 640
COPY_ROWS = 4_000
LANES = Options().lanes
GOALS_PER_S = {"batch": 50_000, "single": 5_000}
CEILINGS = {
    "batch": {
        "bare aiohttp + COPY": "batch_whole",
        "bare aiohttp, nothing stored": "batch_aiohttp",
        "bare COPY, no HTTP": "batch_copy",
    },
    "single": {"bare aiohttp + group commit": "single_aiohttp_commit"},
}
"""Of each figure: what the ceiling is called, and which numbers of a round it is."""


class Size(msgspec.Struct, frozen=True):
    rounds: int
    batched: int
    single: int


SIZES = {"smoke": Size(1, 5_000, 500), "medium": Size(3, 60_000, 10_000), "full": Size(3, 300_000, 50_000)}


class Bench:
    def __init__(self, it: House, node: Child, doors: dict[str, Child], bare: Sequence[asyncpg.Connection]) -> None:
        self._house = it
        self._node = node
        self._doors = doors
        self._bare = bare

    async def round(self, size: Size) -> dict[str, Told]:
        """One of each, in turn."""
        batched, single = ["--jobs", str(size.batched)], ["--jobs", str(size.single), *SINGLE]
        return {
            "batch": await self._of_node(*batched),
            "batch_whole": await self._house.load(self._doors["whole"], *batched),
            "batch_aiohttp": await self._house.load(self._doors["batch"], *batched),
            "batch_copy": {"per_s": await self._copy(size.batched)},
            "single": await self._of_node(*single),
            "single_aiohttp_commit": await self._house.load(self._doors["single"], *single),
        }

    async def _of_node(self, *options: str) -> Told:
        node, postgres = [self._node.pid], self._house.postgres_family()
        began_s = cpu_s(node), cpu_s(postgres)
        result = await self._house.load(self._node, *options)
        result["node_cpu_us"] = (cpu_s(node) - began_s[0]) / result["jobs"] * 1e6
        result["postgres_cpu_us"] = (cpu_s(postgres) - began_s[1]) / result["jobs"] * 1e6
        return result

    async def _copy(self, jobs: int) -> float:
        now_ms = int(await self._bare[0].fetchval("select (extract(epoch from clock_timestamp()) * 1000)::bigint"))
        maker, rows = Maker(1, now_ms), min(COPY_ROWS, jobs // LANES)
        work = [maker.batches(jobs // LANES // rows, rows, lane, LANES) for lane in range(LANES)]
        ready = [[memoryview(b"".join((HEADER, encode_rows(r), END))) for r in batches] for batches in work]
        copied = sum(len(batches) for batches in work) * rows
        return copied / await ceiling.copy_all(self._bare, ready)


async def run(size: Size) -> Report:
    async with house() as it:
        dsn = it.postgres.dsn
        bare = [await asyncpg.connect(dsn) for _ in range(LANES)]
        try:
            today = (
                int(await bare[0].fetchval("select extract(epoch from clock_timestamp())::bigint")) * 1_000 // DAY_MS
            )
            await ceiling.make_tables(bare[0], [today, today + 1])
            answer = ("bench.ceilings.http", "--answer-bytes")
            doors = {
                "whole": await it.child(["bench.ceilings.whole", dsn, "--lanes", str(LANES)], "aiohttp-copy"),
                "batch": await it.child([*answer, str(BATCH_ANSWER_BYTES), "--accepted", "500"], "aiohttp"),
                "single": await it.child(
                    [*answer, str(SINGLE_ANSWER_BYTES), "--status", "201", "--commit", dsn], "aiohttp-commit"
                ),
            }
            bench = Bench(it, await it.node(), doors, bare)
            await bench.round(SIZES["smoke"])  # connections, plans and pages warm
            rounds = [await bench.round(size) for _ in range(size.rounds)]
        finally:
            for connection in bare:
                await connection.close()
    return Report(
        figures=[*_figures("500 a request", "batch", rounds), *_figures("one a request", "single", rounds)],
        held={"batched": size.batched, "single": size.single, "payload_bytes": load.PAYLOAD_BYTES},
    )


def _figures(name: str, key: str, rounds: Sequence[dict[str, Told]]) -> list[Figure]:
    """The rate beside its ceilings, then what a job costs."""

    def of(what: str, number: str) -> list[float]:
        return [each[what][number] for each in rounds]

    rate = Figure(
        name=name,
        unit="durable jobs/s",
        better="higher",
        rounds=of(key, "per_s"),
        goal=GOALS_PER_S[key],
        ceilings=[Ceiling(name=title, rounds=of(what, "per_s")) for title, what in CEILINGS[key].items()],
    )
    costs = {
        "node": ("node_cpu_us", "CPU µs/job"),
        "PostgreSQL": ("postgres_cpu_us", "CPU µs/job"),
        "load generator": ("cpu_us", "CPU µs/job"),
        "answer p50": ("answer_p50_ms", "ms"),
        "answer p99": ("answer_p99_ms", "ms"),
    }
    return [
        rate,
        *(
            Figure(name=f"{name}: {title}", unit=unit, better="lower", rounds=of(key, number))
            for title, (number, unit) in costs.items()
        ),
    ]


if __name__ == "__main__":
    sys.exit(main("submit", __doc__, SIZES, run, seed=load.SEED))
