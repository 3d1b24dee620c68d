"""The journal's append against a bare binary COPY of the same bytes, and one durable append against a bare commit.

Run: python -m bench.journal [--smoke | --full] [--json FILE]

`ours` is everything between `Record` objects and the durable answer: rows encoded, the fence taken, rows, tally and
commit. The ceiling (`bench/ceilings/copy.py`) is handed the bytes that ours made, so it encodes nothing, fences nothing
and counts nothing. Rows have a payload of 100 bytes, one of 10,000 users and one of 256 shards, due within ten minutes.
Both run in turn on an embedded PostgreSQL of their own with its durable settings.
"""

from __future__ import annotations

import asyncio
import gc
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

import asyncpg
import msgspec

from api.stores.postgres import EmbeddedPostgres
from bench.ceilings import copy as ceiling
from bench.figure import Ceiling, Figure, Report, median
from bench.harness import main
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
FLUSHES = ((1, 30), (100, 15), (1_000, 8), (4_000, 4))
"""Rows a flush, and how many flushes of the size 1."""
LARGE_ROWS = 1_000
"""From here on the goal of throughput holds; what a small flush costs is told by the single append."""

Batches = list[list[Record]]
Rounds = dict[str, list[float]]
"""Of ours and of the ceiling."""


class Size(msgspec.Struct, frozen=True):
    rounds: int
    scale: int


SIZES = {"smoke": Size(1, 1), "medium": Size(3, 6), "full": Size(3, 20)}


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

    async def throughput(self, rows: int, flushes: int, lanes: int) -> Rounds:
        """Rows a second of both. They take turns every few flushes, so that the machine's moods meet both; the
        records of a turn are made just before it, as the shard machine makes them."""
        rates: Rounds = {"ours": [], "ceiling": []}
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
        return rates

    async def single(self, times: int) -> Rounds:
        """Milliseconds of one durable append and of one bare commit, by turns: the median of each round."""
        took: Rounds = {"ours": [], "ceiling": []}
        for _ in range(self._rounds):
            await self._quiet()
            ours_ms, ceiling_ms = [], []
            for records in self._maker.batches(times, 1, 0, 1):
                ours_ms.append(await self.append_all([[records]]) * 1e3)
                ceiling_ms += await ceiling.insert_one_by_one(self._bare[0], b"x" * 150, 1)
            took["ours"].append(median(ours_ms))
            took["ceiling"].append(median(ceiling_ms))
        return took

    async def _quiet(self) -> None:
        """Neither pays for the other's dirty pages or garbage."""
        gc.collect()
        await self._bare[0].execute("checkpoint")


async def measure(dsn: str, size: Size) -> list[Figure]:
    journal = await PostgresJournal.open(dsn, node="bench", random=Random(SEED))
    bare = [await asyncpg.connect(dsn) for _ in range(2)]
    try:
        await journal.join(range(SHARDS), SHARDS, lanes=2)
        owned = (await journal.claim(range(SHARDS), lambda _: False)).owned
        now_ms = (await journal.check({})).now_ms
        days = [now_ms // DAY_MS, now_ms // DAY_MS + 1]
        await journal.ensure_days([day * DAY_MS for day in days])
        await ceiling.make_tables(bare[0], days)
        bench = Bench(journal, bare, Maker(owned[0].epoch, now_ms), rounds=size.rounds)
        await bench.throughput(100, 10, 2)  # connections, plans and pages warm
        figures = []
        for lanes in (1, 2):
            for rows, flushes in FLUSHES:
                rates = await bench.throughput(rows, flushes * size.scale, lanes)
                figures.append(_rate(f"{rows:,} rows a flush, {lanes} lane{'s' if lanes > 1 else ''}", rates, rows))
        return [*figures, _single(await bench.single(20 * size.scale))]
    finally:
        await journal.close()
        for connection in bare:
            await connection.close()


def _rate(name: str, rates: Rounds, rows: int) -> Figure:
    return Figure(
        name=name,
        unit="durable rows/s",
        better="higher",
        rounds=rates["ours"],
        ceilings=[Ceiling(name="bare binary COPY of the same bytes", rounds=rates["ceiling"])],
        goal_ratio=0.8 if rows >= LARGE_ROWS else None,
    )


def _single(took: Rounds) -> Figure:
    return Figure(
        name="one append alone",
        unit="ms",
        better="lower",
        rounds=took["ours"],
        ceilings=[Ceiling(name="a bare commit of one row", rounds=took["ceiling"])],
        goal_ratio=2.0,
    )


async def run(size: Size) -> Report:
    data = Path(tempfile.mkdtemp(prefix="t-"))
    server = EmbeddedPostgres(data)
    try:
        figures = await measure(await server.start(), size)
    finally:
        await server.stop()
        shutil.rmtree(data, ignore_errors=True)
    return Report(figures=figures, held={"scale": size.scale, "shards": SHARDS, "payload_bytes": 100})


if __name__ == "__main__":
    sys.exit(main("journal", __doc__, SIZES, run, seed=SEED))
