"""The journal's append against a bare binary COPY of the same bytes, and one durable append against a bare commit.

Run: python -m bench.journal [--smoke | --full] [--json FILE]

`ours` is everything between `Record` objects and the durable answer: rows encoded, the fence taken, rows, tally and
commit. The ceiling (`bench/ceilings/copy.py`) is handed the bytes that ours made, so it encodes nothing, fences nothing
and counts nothing. Rows have a payload of 100 bytes, one of 10,000 users and one of 256 shards, due within ten minutes.
Both run in turn on an embedded PostgreSQL of their own with its durable settings; the median of three rounds is printed
(of one with --smoke).
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

import asyncpg
import uvloop

from api.stores.postgres import EmbeddedPostgres
from bench.ceilings import copy as ceiling
from engine.core.ids import make_id, shard_of
from engine.core.job import FirstBody, Job, Record, encode_body
from engine.core.lifecycle import State
from engine.journal.codec import END, HEADER, encode_rows
from engine.journal.postgres import PostgresJournal
from engine.options import DAY_MS, MINUTE_MS
from engine.ports import Flush, Tally

SEED = 11
SHARDS = 256
ROWS_A_TURN = 4_000
ONE_NEW = Tally(accepted=1, pending=1)

Batches = list[list[Record]]


class Maker:
    """Makes the records of new jobs of a lane."""

    def __init__(self, epoch: int, now_ms: int) -> None:
        self._random = Random(SEED)
        self._epoch = epoch
        self._now_ms = now_ms

    def batches(self, count: int, rows: int, lane: int, lanes: int) -> Batches:
        return [[self._record(lane, lanes) for _ in range(rows)] for _ in range(count)]

    def _record(self, lane: int, lanes: int) -> Record:
        random = self._random
        filed_ms = self._now_ms + random.randrange(10 * MINUTE_MS)
        shard = random.randrange(SHARDS // lanes) * lanes + lane
        job_id = make_id(filed_ms, shard, random.getrandbits(62))
        body = encode_body(FirstBody(random.randbytes(100), 1, 60_000, 1, 4, 30_000, "0123456789a"))
        job = Job(job_id, "bench.do", filed_ms, filed_ms, State.PENDING, 0, body, f"u-{random.randrange(10_000)}")
        return Record(job, self._epoch, 0, filed_ms, State.PENDING, None, filed_ms, body)


def deltas(records: Iterable[Record]) -> dict[int, Tally]:
    counts: dict[int, int] = {}
    for record in records:
        shard = shard_of(record.job.id)
        counts[shard] = counts.get(shard, 0) + 1
    return {shard: Tally(accepted=count, pending=count) for shard, count in counts.items()}


def turns(flushes: int, a_turn: int) -> list[int]:
    """How many flushes in each turn."""
    return [a_turn] * (flushes // a_turn) + ([flushes % a_turn] if flushes % a_turn else [])


class Bench:
    def __init__(
        self, journal: PostgresJournal, bare: Sequence[asyncpg.Connection], maker: Maker, *, rounds: int
    ) -> None:
        self._rounds = rounds
        self._journal = journal
        self._bare = bare
        self._maker = maker
        self._n = [0] * len(bare)

    async def append_all(self, lanes: Sequence[Batches]) -> float:
        """Seconds. The deltas are the writer's work, so they are made beforehand."""
        flushes: list[list[Flush]] = []
        for lane, batches in enumerate(lanes):
            flushes.append([])
            for records in batches:
                self._n[lane] += 1
                flushes[lane].append(Flush(lane, self._n[lane], records, deltas(records)))

        async def append(mine: list[Flush]) -> None:
            for flush in mine:
                await self._journal.append(flush)

        began_s = time.perf_counter()
        await asyncio.gather(*(append(mine) for mine in flushes))
        return time.perf_counter() - began_s

    async def throughput(self, rows: int, flushes: int, lanes: int) -> dict[str, float]:
        """Rows a second of both. They take turns every few flushes, so that the machine's moods meet both; the
        records of a turn are made just before it, as the shard machine makes them."""
        rates: dict[str, list[float]] = {"ours": [], "ceiling": []}
        for _ in range(self._rounds):
            await self._quiet()
            ours_s = ceiling_s = 0.0
            for turn in turns(flushes, max(1, ROWS_A_TURN // rows)):
                work = [self._maker.batches(turn, rows, lane, lanes) for lane in range(lanes)]
                ours_s += await self.append_all(work)
                ready = [[memoryview(b"".join((HEADER, encode_rows(r), END))) for r in batches] for batches in work]
                ceiling_s += await ceiling.copy_all(self._bare[:lanes], ready)
            rates["ours"].append(rows * flushes * lanes / ours_s)
            rates["ceiling"].append(rows * flushes * lanes / ceiling_s)
        return {name: statistics.median(each) for name, each in rates.items()}

    async def single(self, times: int) -> dict[str, float]:
        """Milliseconds of one durable append and of one bare commit, by turns: medians of medians."""
        took: dict[str, list[float]] = {"ours": [], "ceiling": []}
        for _ in range(self._rounds):
            await self._quiet()
            ours_ms, ceiling_ms = [], []
            for records in self._maker.batches(times, 1, 0, 1):
                ours_ms.append(await self.append_all([[records]]) * 1e3)
                ceiling_ms += await ceiling.insert_one_by_one(self._bare[0], b"x" * 150, 1)
            took["ours"].append(statistics.median(ours_ms))
            took["ceiling"].append(statistics.median(ceiling_ms))
        return {name: statistics.median(each) for name, each in took.items()}

    async def _quiet(self) -> None:
        """Neither pays for the other's dirty pages or garbage."""
        gc.collect()
        await self._bare[0].execute("checkpoint")


async def measure(dsn: str, scale: int, rounds: int) -> dict[str, object]:
    journal = await PostgresJournal.open(dsn, node="bench", random=Random(SEED))
    bare = [await asyncpg.connect(dsn) for _ in range(2)]
    try:
        owned = await journal.take(SHARDS, lanes=2, force_from=lambda _: False)
        now_ms = (await journal.check({})).now_ms
        days = [now_ms // DAY_MS, now_ms // DAY_MS + 1]
        await journal.ensure_days([day * DAY_MS for day in days])
        await ceiling.make_tables(bare[0], days)
        bench = Bench(journal, bare, Maker(owned[0].epoch, now_ms), rounds=rounds)
        await bench.throughput(100, 10, 2)  # connections, plans and pages warm
        rows = []
        for lanes in (1, 2):
            for size, flushes in ((1, 30), (100, 15), (1_000, 8), (4_000, 4)):
                rates = await bench.throughput(size, flushes * scale, lanes)
                rows.append({"lanes": lanes, "rows_a_flush": size, **{k: round(v) for k, v in rates.items()}})
        single = await bench.single(20 * scale)
        return {"rows_per_s": rows, "single_ms": {name: round(value, 3) for name, value in single.items()}}
    finally:
        await journal.close()
        for connection in bare:
            await connection.close()


async def run(scale: int, rounds: int) -> dict[str, object]:
    data = Path(tempfile.mkdtemp(prefix="t-"))
    server = EmbeddedPostgres(data)
    try:
        return await measure(await server.start(), scale, rounds)
    finally:
        await server.stop()
        shutil.rmtree(data, ignore_errors=True)


def show(result: dict[str, object]) -> None:
    rows, single = result["rows_per_s"], result["single_ms"]
    assert isinstance(rows, list)
    assert isinstance(single, dict)
    print(f"  {'lanes':>5} {'a flush':>8} {'journal':>10} {'bare COPY':>10} {'ratio':>6}")
    for row in rows:
        ratio = row["ours"] / row["ceiling"]
        print(f"  {row['lanes']:>5} {row['rows_a_flush']:>8} {row['ours']:>10,} {row['ceiling']:>10,} {ratio:>6.2f}")
    print(
        f"one durable append {single['ours']:.3f} ms, a bare commit {single['ceiling']:.3f} ms: "
        f"{single['ours'] / single['ceiling']:.2f} times"
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.journal", description=__doc__.splitlines()[0])
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--smoke", action="store_true", help="a few seconds")
    size.add_argument("--full", action="store_true", help="the figures worth quoting")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    scale = 1 if options.smoke else 20 if options.full else 6
    rounds = 1 if options.smoke else 3
    result = uvloop.run(run(scale, rounds))
    print(f"durable rows a second, payloads of 100 bytes, median of {rounds}")
    show(result)
    if options.json:
        machine = {
            "benchmark": "journal",
            "seed": SEED,
            "scale": scale,
            "rounds": rounds,
            "python": platform.python_version(),
            "asyncpg": asyncpg.__version__,
            "machine": f"{platform.system()} {platform.machine()}",
        }
        options.json.write_text(json.dumps(machine | result, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
