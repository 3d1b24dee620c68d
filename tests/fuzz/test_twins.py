"""One script, drawn from a seed, over PostgreSQL and over the memory twin: every answer must be the same.

The reference of each is the other. Left out are what cannot be the same: times of the servers' own clocks, the names of
incarnations and partitions, words of errors.
"""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from engine.core.job import Job, Live, Record, Row, Stored
from engine.core.lifecycle import FILINGS, State
from engine.core.listing import Query
from engine.errors import TocsinError
from engine.options import DAY_MS
from engine.ports import Fold, PageRange, Tally
from tests.journals import LANES, SHARDS, Hand, MemoryWorld, PostgresWorld, World

pytestmark = pytest.mark.anyio

BASE_MS = 20_700 * DAY_MS
"""A midnight well before both servers' clocks: lows may pass it."""
STEPS = 120
NODES = ("a", "b", "c")


def shown_row(row: Row) -> tuple[Any, ...]:
    fields = row.filed_ms, row.job_id, row.rev, row.epoch, row.state, row.due_ms, row.keep_ms
    return *fields, row.tenant, row.type, row.user_id, row.tags, row.body


def shown(stored: Stored) -> tuple[Any, ...]:
    last = None if stored.outcome is None else shown_row(stored.outcome)
    return shown_row(stored.filing), last, stored.first_at_ms is None


class Actor:
    """Draws what to do and says what came of it: two with one seed do the same as long as they hear the same."""

    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.random = Random(seed)
        self.hands: dict[str, Hand] = {}
        self.jobs: list[Job] = []
        self.last: dict[int, tuple[int, int, State]] = {}
        """By job: place, revision and state of the last record that committed."""

    async def start(self) -> None:
        for name in NODES:
            self.hands[name] = Hand(await self.world.process(name))

    async def step(self) -> tuple[str, Any]:
        name = self.random.choice(NODES)
        acts = [
            self.take,
            self.append,
            self.append,
            self.append,
            self.fold,
            self.check,
            self.page,
            self.read,
            self.list,
        ]
        acts += [self.look_ahead, self.retire, self.release, self.settled]
        act = self.random.choices(acts, [3, 8, 8, 8, 5, 3, 4, 4, 4, 3, 2, 1, 2])[0]
        said = f"{name}.{act.__name__}"
        try:
            return said, await act(self.hands[name])
        except TocsinError as error:
            return said, type(error).__name__

    async def take(self, hand: Hand) -> Any:
        owned = await hand.take(force_from=self.random.random() < 0.6)
        return sorted((o.shard, o.epoch, o.low_ms, o.tally) for o in owned.values()), sorted(hand.forced)

    async def append(self, hand: Hand) -> Any:
        """One flush of one shard, now and then with a row that is there already."""
        shard = self.random.randrange(SHARDS)
        records: list[Record] = []
        delta: dict[str, int] = {}
        for _ in range(self.random.randint(1, 6)):
            records += self._record(hand, shard, delta)
        if self.random.random() < 0.1 and records:
            records.append(records[self.random.randrange(len(records))])
        if self.random.random() < 0.1:
            hand.n[shard % LANES] = max(0, hand.n[shard % LANES] - 1)
        await hand.append(records, {shard: Tally(**delta)}, lane=shard % LANES)
        for record in records:
            if record.was is None:
                self.jobs.append(record.job)
            self.last[record.job.id] = (record.filed_ms, record.rev, record.state)
        return len(records)

    def _record(self, hand: Hand, shard: int, delta: dict[str, int]) -> list[Record]:
        known = [job for job in self.jobs if job.shard == shard and self.last[job.id][2] in FILINGS]
        at_ms = BASE_MS + self.random.randrange(4 * DAY_MS)
        kind = self.random.random()
        if not known or kind < 0.5:
            user = self.random.choice([None, "u", "v"])
            tags = self.random.choice([None, (), ("x",), ("x", "y", "x")])
            job = hand.job(at_ms, shard=shard, user_id=user, live=None if tags is None else Live(tags=tags))
            job.id = (job.id >> 62 << 62) | self.random.getrandbits(62)
            delta["accepted"] = delta.get("accepted", 0) + 1
            delta["pending"] = delta.get("pending", 0) + 1
            return [hand.filing(job, key=self.random.randbytes(16) if self.random.random() < 0.3 else None)]
        job = self.random.choice(known)
        place, rev, _ = self.last[job.id]
        if kind < 0.8:
            state = self.random.choice([State.SUCCEEDED, State.DEAD, State.CANCELLED])
            name = state.name.lower()
            delta["pending"], delta[name] = delta.get("pending", 0) - 1, delta.get(name, 0) + 1
            keep_ms = self.random.choice([None, -1, BASE_MS, BASE_MS + 400 * DAY_MS])
            return [
                hand.outcome(job, state, rev=rev + 1, filed_ms=place, keep_ms=keep_ms, moved=self.random.random() < 0.5)
            ]
        return hand.refile(job, at_ms, rev=rev + 1, from_ms=place, moved=self.random.random() < 0.7)

    async def fold(self, hand: Hand) -> Any:
        """Some shards, now and then with an old epoch, an old flush, or one that never was."""
        folds = []
        for shard, owned in sorted(hand.owned.items()):
            if self.random.random() < 0.5:
                n = hand.n[shard % LANES] + self.random.choice([0, 0, 0, -1])
                epoch = owned.epoch - self.random.choice([0, 0, 0, 1])
                low_ms = BASE_MS + self.random.randrange(3 * DAY_MS)
                tally = Tally(*(self.random.randrange(50) for _ in range(7)))
                folds.append(Fold(shard, epoch, low_ms, tally, shard % LANES, max(0, n)))
        await hand.journal.fold(folds)
        return len(folds)

    async def check(self, hand: Hand) -> Any:
        wrong = self.random.randrange(2 * SHARDS)
        health = await hand.journal.check({s: o.epoch + (s == wrong) for s, o in hand.owned.items()})
        return health.fenced, health.lost

    async def page(self, hand: Hand) -> Any:
        shards = self.random.sample(range(SHARDS), 3)
        ranges = []
        for shard in shards:
            lo_ms = BASE_MS + self.random.randrange(4 * DAY_MS)
            ranges.append(PageRange(shard, lo_ms, 0, lo_ms + self.random.randrange(3 * DAY_MS)))
        pages = await hand.journal.page(ranges, self.random.choice([1, 3, 100]))
        return [(page.shard, page.next, page.corrupt, [shown_row(row) for row in page.rows]) for page in pages]

    async def read(self, hand: Hand) -> Any:
        if not self.jobs:
            return None
        wanted = [self.random.choice(self.jobs).id ^ (self.random.random() < 0.1) for _ in range(8)]
        return sorted((job_id, shown(stored)) for job_id, stored in (await hand.journal.read(wanted)).items())

    async def list(self, hand: Hand) -> Any:
        """A whole walk: where each step ends is the adapter's own business."""
        query = Query(
            state=self.random.choice([None, None, State.PENDING, State.DEAD, State.SUCCEEDED]),
            user_id=self.random.choice([None, None, "u", ""]),
            tag=self.random.choice([None, None, "x", "y"]),
            due_from_ms=self.random.choice([None, BASE_MS + DAY_MS]),
        )
        found: list[Any] = []
        after = None
        while True:
            step = await hand.journal.search(query, range(SHARDS), after, 7)
            found += map(shown, step.jobs)
            after = step.next
            if after is None:
                return found

    async def look_ahead(self, hand: Hand) -> Any:
        from_ms = BASE_MS + self.random.randrange(3 * DAY_MS)
        counts = await hand.journal.due_counts(range(SHARDS), from_ms, from_ms + DAY_MS)
        return sorted(counts.items()), await hand.journal.furthest_ms(range(SHARDS))

    async def retire(self, hand: Hand) -> Any:
        now_ms = BASE_MS + self.random.randrange(12 * DAY_MS)
        await hand.journal.retire(now_ms, history_days=self.random.choice([0, 1, 7]), key_hours=72, days_ahead=0)
        return None

    async def release(self, hand: Hand) -> Any:
        await hand.journal.release()
        return None

    async def settled(self, hand: Hand) -> Any:
        return [await hand.journal.settled(lane, n) for lane in range(LANES) for n in range(8)]


@pytest.mark.parametrize("seed", [0, 3, 8])
async def test_a_twin_answers_as_postgresql_does(fresh_database: str, seed: int) -> None:
    real, twin = Actor(PostgresWorld(fresh_database), seed), Actor(MemoryWorld(), seed)
    try:
        for actor in (real, twin):
            await actor.start()
        for step in range(STEPS):
            said = await real.step()
            assert await twin.step() == said, step
    finally:
        await real.world.close()
