"""Very many jobs of a tag cancelled, and moved by an offset, while 1,000 others a second fire.

Run: python -m bench.bulk [--smoke | --full] [--json FILE]

One node, its target and PostgreSQL share this machine. The jobs of the tag are due in two to four hours. Others are
submitted two seconds before they are due, a thousand a second, each fired by one unary call, for some seconds before
the operation and all through it; how late they are is read in the target's ledger. Each operation is a request over
HTTP that is followed to its end, and then looked up in SQL: a job that was left out, or changed twice, fails the bench.
The ceiling, by turns with nothing else under way: a keyset select of as many rows and COPYs of what changes them
(`bench/ceilings/bulk.py`).
"""

from __future__ import annotations

import asyncio
import sys
import time

import aiohttp
import asyncpg
import msgspec

from bench import load
from bench.ceilings import bulk as ceiling
from bench.figure import Ceiling, Curve, Figure, Report, curve, percentile
from bench.harness import main
from bench.house import Child, House, Told, house
from bench.kernel import cpu_s
from bench.targets.ledger import Entry, Reader

PER_S = 1_000
BATCH = 100
LEAD_S = 2.0
FROM_S, WIDTH_S = 7_200, 7_200
OFFSET_MS = 21_600_000
KINDS = ("cancel", "reschedule")
GOAL_S = 60.0
"""Of a million."""
GOAL_MS = 50.0
_LOOK_S = 0.1
_SLOWEST_PER_S = 4_000
"""So long others go on firing, at the least."""


class Size(msgspec.Struct, frozen=True):
    rounds: int
    jobs: int
    calm_s: int
    """Of firing before the operation begins."""


SIZES = {"smoke": Size(1, 2_000, 1), "medium": Size(1, 100_000, 5), "full": Size(1, 1_000_000, 10)}


class Run(msgspec.Struct):
    """What one operation told."""

    seconds: float
    node_us: float
    postgres_us: float
    before_ms: list[int]
    during_ms: list[int]
    """How late the others were, sorted."""
    bare_s: float


class Bench:
    def __init__(self, it: House, node: Child, sql: asyncpg.Connection, bare: asyncpg.Connection) -> None:
        self._house = it
        self._node = node
        self._sql = sql
        self._bare = bare
        self._reader = Reader(it.directory / "ledger.jsonl")

    async def run(self, kind: str, number: int, size: Size) -> Run:
        tag = f"{kind}-{number}"
        bare_s = await self._ceiling(kind, size.jobs)
        due = ("--due-from-s", str(FROM_S), "--due-to-s", str(FROM_S + WIDTH_S))
        await self._house.load(self._node, "--jobs", str(size.jobs), "--tag", tag, *due)
        fires = BATCH * -(-PER_S * (size.calm_s + 3 + size.jobs // _SLOWEST_PER_S) // BATCH)
        firing = asyncio.create_task(self._fire(fires))
        await asyncio.sleep(LEAD_S + size.calm_s)
        nodes = [self._node.pid]
        before = cpu_s(nodes), cpu_s(self._house.postgres_family())
        began_ms, began_s = time.time_ns() // 1_000_000, time.perf_counter()
        await self._operate(kind, tag, size.jobs)
        seconds, ended_ms = time.perf_counter() - began_s, time.time_ns() // 1_000_000
        after = cpu_s(nodes), cpu_s(self._house.postgres_family())
        entries = await firing
        await self._account(kind, tag, size.jobs)
        return Run(
            seconds=seconds,
            node_us=(after[0] - before[0]) / size.jobs * 1e6,
            postgres_us=(after[1] - before[1]) / size.jobs * 1e6,
            before_ms=_late(entries, 0, began_ms),
            during_ms=_late(entries, began_ms, ended_ms),
            bare_s=bare_s,
        )

    async def _ceiling(self, kind: str, jobs: int) -> float:
        first_ms = time.time_ns() // 1_000_000 + FROM_S * 1_000
        last_ms = first_ms + WIDTH_S * 1_000
        days = ceiling.days_of(first_ms, last_ms + OFFSET_MS)
        await ceiling.make(self._bare, days, first_ms, WIDTH_S * 1_000, jobs)
        rows = ceiling.cancelled if kind == "cancel" else ceiling.moved(OFFSET_MS)
        took_s = await ceiling.change(self._sql, self._bare, last_ms, rows)
        found = await self._bare.fetchval("select count(*) from bare.record where rev > 0")
        assert found == (jobs if kind == "cancel" else 2 * jobs), (found, jobs)
        await self._bare.execute("drop schema bare cascade")
        return took_s

    async def _fire(self, count: int) -> list[Entry]:
        """Others, each submitted a little before it is due; returns their calls."""
        due = ("--due-from-s", str(LEAD_S), "--due-to-s", str(LEAD_S + count / PER_S), "--even", "--per-s", str(PER_S))
        await self._house.load(self._node, "--jobs", str(count), "--batch", str(BATCH), "--connections", "2", *due)
        entries: list[Entry] = []
        while len(entries) < count:
            await asyncio.sleep(_LOOK_S)
            entries += self._reader.new()
        return entries

    async def _operate(self, kind: str, tag: str, jobs: int) -> None:
        base = f"http://{self._node.ready['http']}/api/v1"
        wish: Told = {"filter": {"tag": tag}} | ({"offset_ms": OFFSET_MS} if kind == "reschedule" else {})
        async with aiohttp.ClientSession() as session:
            async with session.post(f"{base}/jobs/{kind}", json=wish) as answer:
                told: Told = (await answer.json())["operation"]
            while told["state"] == "running":
                await asyncio.sleep(_LOOK_S)
                async with session.get(f"{base}/operations/{told['id']}") as answer:
                    told = await answer.json()
        assert (told["state"], told["done"], told["refused"]) == ("finished", jobs, 0), told

    async def _account(self, kind: str, tag: str, jobs: int) -> None:
        """Each was changed, once, by SQL's word."""
        rows = await self._sql.fetch(
            """
            with mine as (select shard, job_id from tocsin.job_record where tags[1] = $1 and rev = 0)
            select words, by_ms, count(*) as jobs from (
                select array_agg(r.state order by r.rev) as words,
                    max(r.due_ms) filter (where r.state = 0) - min(r.due_ms) filter (where r.state = 0) as by_ms
                from mine
                join tocsin.job_record r on r.shard = mine.shard and r.job_id = mine.job_id and r.rev >= 0
                group by r.job_id
            ) job group by words, by_ms
            """,
            tag,
        )
        found = [(list(row["words"]), row["by_ms"], row["jobs"]) for row in rows]
        expected = [([0, 4], 0, jobs)] if kind == "cancel" else [([0, 6, 0], OFFSET_MS, jobs)]
        assert found == expected, found


def _late(entries: list[Entry], from_ms: int, to_ms: int) -> list[int]:
    return sorted(entry.lateness_ms for entry in entries if from_ms <= entry.due_at_ms < to_ms)


async def run(size: Size) -> Report:
    async with house() as it:
        ledger = str(it.directory / "ledger.jsonl")
        target = await it.child(["bench.targets", "messaging", "--listen", "127.0.0.1:0", "--ledger", ledger], "target")
        node = await it.node(target.ready["listen"])
        sql, bare = [await asyncpg.connect(it.postgres.dsn, ssl=False) for _ in range(2)]
        try:
            bench = Bench(it, node, sql, bare)
            runs = {kind: [await bench.run(kind, n, size) for n in range(size.rounds)] for kind in KINDS}
        finally:
            await sql.close()
            await bare.close()
    figures = [figure for kind, mine in runs.items() for figure in _figures(kind, mine, size)]
    return Report(figures=figures, curves=_curves(runs), held={"jobs": size.jobs, "fires_per_s": PER_S})


def _figures(kind: str, runs: list[Run], size: Size) -> list[Figure]:
    bare = Ceiling(name="keyset select and COPY", rounds=[each.bare_s for each in runs])
    million = size.jobs == 1_000_000
    found = [
        Figure(
            name=f"{kind}: all of the tag",
            unit="s",
            better="lower",
            rounds=[each.seconds for each in runs],
            goal=GOAL_S if million else None,
            ceilings=[bare],
        ),
        Figure(
            name=f"{kind}: a second",
            unit="jobs/s",
            better="higher",
            rounds=[size.jobs / each.seconds for each in runs],
            ceilings=[Ceiling(name=bare.name, rounds=[size.jobs / each.bare_s for each in runs])],
        ),
        *(
            Figure(name=f"{kind}: {whose}, firing too", unit="CPU µs/job", better="lower", rounds=rounds)
            for whose, rounds in (
                ("the node", [each.node_us for each in runs]),
                ("PostgreSQL", [each.postgres_us for each in runs]),
            )
        ),
    ]
    for name, percent in (("p50", 50.0), ("p99", 99.0), ("worst", 100.0)):
        before = [percentile(each.before_ms, percent) for each in runs]
        found.append(
            Figure(
                name=f"{kind}: {name} of the others",
                unit="ms after due",
                better="lower",
                rounds=[percentile(each.during_ms or each.before_ms, percent) for each in runs],
                goal=GOAL_MS if name == "p99" else None,
                ceilings=[Ceiling(name="before it began", rounds=before)],
            )
        )
    return found


def _curves(runs: dict[str, list[Run]]) -> list[Curve]:
    unit = "ms after due, by the target's clock"
    found = []
    for kind, mine in runs.items():
        found.append(curve(f"before {kind}", unit, (ms for each in mine for ms in each.before_ms)))
        found.append(curve(f"during {kind}", unit, (ms for each in mine for ms in each.during_ms or each.before_ms)))
    return found


if __name__ == "__main__":
    sys.exit(main("bulk", __doc__, SIZES, run, seed=load.SEED))
