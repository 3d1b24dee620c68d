"""The whole way of a job: submitted over HTTP, durable, due at once, fired over gRPC at a target, its outcome durable.

Run: python -m bench.end_to_end [--smoke | --full] [--json FILE]

Two loads: as fast as it goes (500 jobs a request, 4 connections), for jobs a second from the first filing to the last
outcome by PostgreSQL's clock, and for CPU a job; and at an even pace (10 a request, 500 jobs a second), for the time
from accepted to called. A job due in the past is due when it is accepted, so that time is the lateness in the target's
ledger. Every job is then looked up in the ledger and in SQL: one that was lost or called twice fails the bench. The
ceiling, by turns against the same target and PostgreSQL, is `bench/ceilings/whole.py`. Load generator, node, target and
PostgreSQL share the machine; calls are unary, one a job.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections import Counter
from collections.abc import Callable

import asyncpg
import msgspec

from bench import load
from bench.ceilings import copy
from bench.figure import Better, Ceiling, Figure, Report, curve, percentile
from bench.harness import main
from bench.house import Child, House, called, house
from bench.kernel import cpu_s
from bench.targets.ledger import DONE, Entry, Reader
from engine.core.lifecycle import State
from engine.options import DAY_MS, Options

FAST = ("--batch", "500", "--connections", "4")
PACED_BATCH = 10
PACED_PER_S = 500
PACED = ("--batch", str(PACED_BATCH), "--connections", "4", "--per-s", str(PACED_PER_S))
DUE_NOW = ("--due-from-s", "-1", "--due-to-s", "-1")
GOAL_US = 208
"""Budgets of the node: 8 for a job of a batch submitted, 200 for a unary call."""
PENDING = State.PENDING.value
"""Of a filing, here and at the ceiling."""
LOOK_S = 0.1
PATIENCE_S = 30.0
SLOWEST_PER_S = 200
BARE = "bare aiohttp, COPY, grpc.aio"


class Size(msgspec.Struct, frozen=True):
    rounds: int
    fast: int
    paced: int


SIZES = {"smoke": Size(1, 1_000, 250), "medium": Size(3, 10_000, 2_500), "full": Size(3, 50_000, 10_000)}


class Side(msgspec.Struct):
    """One of the two that are compared."""

    table: str
    succeeded: int
    fast: Child
    paced: Child
    """The ceiling answers a fixed number, so it has a process for each load."""


class Run(msgspec.Struct):
    """What one load told."""

    per_s: float
    cpu_us: float
    postgres_cpu_us: float
    waited_ms: list[int]
    """From accepted to called, of each job, sorted."""


class Bench:
    def __init__(self, it: House, sql: asyncpg.Connection, reader: Reader) -> None:
        self._house = it
        self._sql = sql
        self._reader = reader

    async def drive(self, side: Side, child: Child, jobs: int, *options: str) -> Run:
        """Submit, wait for the last outcome, and account for every job."""
        began_ms = time.time_ns() // 1_000_000
        before = cpu_s([child.pid]), cpu_s(self._house.postgres_family())
        await self._house.load(child, "--jobs", str(jobs), *DUE_NOW, *options)
        entries = await called(self._reader, jobs, SLOWEST_PER_S)
        took_s = await self._recorded(side, jobs, began_ms)
        after = cpu_s([child.pid]), cpu_s(self._house.postgres_family())
        await self._account(side, entries, jobs, began_ms)
        return Run(
            per_s=jobs / took_s,
            cpu_us=(after[0] - before[0]) / jobs * 1e6,
            postgres_cpu_us=(after[1] - before[1]) / jobs * 1e6,
            waited_ms=sorted(entry.lateness_ms for entry in entries),
        )

    async def _recorded(self, side: Side, jobs: int, began_ms: int) -> float:
        """Once every outcome is durable: seconds from the first filing to the last outcome."""
        query = (
            f"select count(*) filter (where state = {side.succeeded}) as done, "
            f"extract(epoch from max(at) - min(at))::float8 as took_s from {side.table} where filed_ms >= $1"
        )
        deadline_s = time.monotonic() + PATIENCE_S
        while True:
            row = await self._sql.fetchrow(query, began_ms)
            assert row is not None
            if row["done"] >= jobs:
                return float(row["took_s"])
            if time.monotonic() > deadline_s:
                raise SystemExit(f"{row['done']} of {jobs} outcomes are durable")
            await asyncio.sleep(LOOK_S)

    async def _account(self, side: Side, entries: list[Entry], jobs: int, began_ms: int) -> None:
        """None lost, none twice, by the target's word and by SQL's."""
        query = f"select job_id, state from {side.table} where filed_ms >= $1"
        rows = await self._sql.fetch(query, began_ms)
        calls = entries + self._reader.new()
        check_books(
            Counter(entry.job_id for entry in calls if entry.outcome in DONE),
            Counter(str(row["job_id"]) for row in rows if row["state"] == PENDING),
            Counter(str(row["job_id"]) for row in rows if row["state"] == side.succeeded),
            jobs,
        )


def check_books(called: Counter[str], filed: Counter[str], recorded: Counter[str], jobs: int) -> None:
    """By job id, how often each was called, filed and recorded as succeeded: once, all of them."""
    for what, found in (("filed", filed), ("called", called), ("recorded", recorded)):
        lost = [job_id for job_id in filed if job_id not in found]
        twice = [job_id for job_id, times in found.items() if times > 1]
        strange = [job_id for job_id in found if job_id not in filed]
        if lost or twice or strange or len(found) != jobs:
            raise SystemExit(
                f"of {jobs} jobs {len(found)} were {what}: {len(lost)} lost {lost[:3]}, "
                f"{len(twice)} more than once {twice[:3]}, {len(strange)} that nobody filed {strange[:3]}"
            )


async def run(size: Size) -> Report:
    async with house() as it:
        ledger = it.directory / "ledger.jsonl"
        target = await it.child(
            ["bench.targets", "messaging", "--listen", "127.0.0.1:0", "--ledger", str(ledger)], "target"
        )
        sql = await asyncpg.connect(it.postgres.dsn)
        try:
            bench = Bench(it, sql, Reader(ledger))
            ours, bare = await _sides(it, sql, target.ready["listen"])
            told: dict[str, list[Run]] = {name: [] for name in ("fast", "bare fast", "paced", "bare paced")}
            warming = SIZES["smoke"]
            for each in [warming] * (size.rounds > 1) + [size] * size.rounds:
                told["fast"].append(await bench.drive(ours, ours.fast, each.fast, *FAST))
                told["bare fast"].append(await bench.drive(bare, bare.fast, each.fast, *FAST))
                told["paced"].append(await bench.drive(ours, ours.paced, each.paced, *PACED))
                told["bare paced"].append(await bench.drive(bare, bare.paced, each.paced, *PACED))
        finally:
            await sql.close()
    return _report(size, {name: runs[-size.rounds :] for name, runs in told.items()})


async def _sides(it: House, sql: asyncpg.Connection, target: str) -> tuple[Side, Side]:
    node = await it.node(target)
    today = time.time_ns() // 1_000_000 // DAY_MS
    await copy.make_tables(sql, [today, today + 1])
    options = Options()
    whole = ["bench.ceilings.whole", it.postgres.dsn, target, "--lanes", str(options.lanes)]
    whole += ["--at-once", str(options.running_per_target_max), "--accepted"]
    ours = Side("tocsin.job_record", State.SUCCEEDED.value, node, node)
    bare_fast = await it.child([*whole, "500"], "bare-fast")
    bare_paced = await it.child([*whole, str(PACED_BATCH)], "bare-paced")
    return ours, Side("bare.record", 2, bare_fast, bare_paced)


def _report(size: Size, told: dict[str, list[Run]]) -> Report:
    fast, bare_fast, paced, bare_paced = (told[name] for name in ("fast", "bare fast", "paced", "bare paced"))

    def beside(rounds: list[float]) -> list[Ceiling]:
        return [Ceiling(name=BARE, rounds=rounds)]

    waits = [
        Figure(
            name=f"accepted to called, {name}, at {PACED_PER_S} jobs/s",
            unit="ms",
            better="lower",
            rounds=[percentile(each.waited_ms, percent) for each in paced],
            ceilings=beside([percentile(each.waited_ms, percent) for each in bare_paced]),
        )
        for name, percent in (("p50", 50.0), ("p99", 99.0), ("worst", 100.0))
    ]
    whole: list[tuple[str, str, Better, float | None, Callable[[Run], float]]] = [
        ("submitted to recorded", "jobs/s", "higher", None, lambda run: run.per_s),
        ("node", "CPU µs/job", "lower", GOAL_US, lambda run: run.cpu_us),
        ("PostgreSQL", "CPU µs/job", "lower", None, lambda run: run.postgres_cpu_us),
    ]
    figures = [
        *(
            Figure(
                name=name,
                unit=unit,
                better=better,
                rounds=[number(each) for each in fast],
                goal=goal,
                ceilings=beside([number(each) for each in bare_fast]),
            )
            for name, unit, better, goal, number in whole
        ),
        *waits,
    ]
    unit = f"ms from accepted to called, at {PACED_PER_S} jobs/s"
    curves = [
        curve(name, unit, (ms for each in runs for ms in each.waited_ms))
        for name, runs in (("Tocsin", paced), (BARE, bare_paced))
    ]
    held = {"fast_jobs": size.fast, "paced_jobs": size.paced, "payload_bytes": load.PAYLOAD_BYTES}
    return Report(figures=figures, curves=curves, held=held)


if __name__ == "__main__":
    sys.exit(main("end_to_end", __doc__, SIZES, run, seed=load.SEED))
