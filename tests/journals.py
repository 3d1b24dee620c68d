"""What tests of the journal share: worlds of nodes over either adapter, and makers of records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from random import Random
from typing import Protocol

from engine.core.ids import make_id
from engine.core.job import Body, Job, Live, Record, Verdict, encode_body
from engine.core.lifecycle import State
from engine.errors import Fenced, JournalAmbiguous, JournalAway
from engine.journal.memory import MemoryJournal
from engine.journal.memory_server import MemoryServer
from engine.journal.postgres import PostgresJournal
from engine.options import DAY_MS
from engine.ports import Flush, Fold, Health, Journal, OwnedShard, PageRange, Tally

SHARDS = 8
LANES = 2
ONE_NEW = Tally(accepted=1, pending=1)


def nobody(_: str) -> bool:
    return False


def everybody(_: str) -> bool:
    return True


class World(Protocol):
    """One journal, and as many processes on it as a test needs."""

    async def process(self, node: str = "a") -> Journal: ...

    async def close(self) -> None: ...


class PostgresWorld:
    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self._open: list[Journal] = []
        self._random = Random(1)

    async def process(self, node: str = "a") -> PostgresJournal:
        journal = await PostgresJournal.open(self.dsn, node=node, random=Random(self._random.random()))
        self._open.append(journal)
        return journal

    async def close(self) -> None:
        for journal in self._open:
            await journal.close()


class StoppedClock:
    """A server's clock that stands where a test put it."""

    def __init__(self, now_ms: int) -> None:
        self.at_ms = now_ms

    def now_ms(self) -> int:
        return self.at_ms

    def boot_ms(self) -> int:
        return self.at_ms


class MemoryWorld:
    def __init__(self) -> None:
        self.server = MemoryServer(StoppedClock(1_795_000_000_000))
        self._random = Random(1)

    async def process(self, node: str = "a") -> MemoryJournal:
        return MemoryJournal(self.server, node=node, random=self._random)

    async def close(self) -> None:
        pass


class Hand:
    """One process at work: takes, counts its flushes, makes the records of jobs."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.owned: dict[int, OwnedShard] = {}
        self.forced: frozenset[int] = frozenset()
        """Of the last claim."""
        self.n = [0] * LANES
        self._random = Random(2)

    async def join(self) -> dict[int, OwnedShard]:
        """A new incarnation, with what this process had."""
        owned = await self.journal.join(range(SHARDS), SHARDS, lanes=LANES)
        self.owned = {each.shard: each for each in owned}
        self.n = [0] * LANES
        return self.owned

    async def claim(
        self, shards: Iterable[int] = range(SHARDS), gives_up: Callable[[str], bool] = nobody
    ) -> dict[int, OwnedShard]:
        """Until the journal says something definite; returns what the claim gave."""
        while True:
            try:
                claimed = await self.journal.claim(list(shards), gives_up)
            except JournalAmbiguous:
                raise
            except JournalAway:
                continue
            self.forced = claimed.forced
            got = {each.shard: each for each in claimed.owned}
            self.owned |= got
            return got

    async def take(self, force_from: bool = False) -> dict[int, OwnedShard]:
        """All there is to have, under a new incarnation: as a node starts."""
        while True:
            await self.join()
            try:
                await self.claim(gives_up=everybody if force_from else nobody)
            except (Fenced, JournalAmbiguous):
                continue
            return self.owned

    async def hand_over(
        self, to: Hand, shards: Iterable[int], tallies: dict[int, Tally] | None = None, *, low_ms: int = 0
    ) -> bool:
        """What the owner counted of these shards is what `tallies` says, or what it took over."""
        incarnation = to.journal.incarnation
        assert incarnation is not None
        folds = self.folds(low_ms, tallies, shards)
        moved = await self.journal.hand_over(folds, incarnation)
        if moved:
            for fold in folds:
                del self.owned[fold.shard]
        return moved

    async def check(self, moving: Collection[int] = ()) -> Health:
        return await self.journal.check({shard: each.epoch for shard, each in self.owned.items()}, moving)

    async def now_ms(self) -> int:
        return (await self.journal.check({})).now_ms

    def job(self, filed_ms: int, *, shard: int = 0, user_id: str | None = None, live: Live | None = None) -> Job:
        job_id = make_id(filed_ms, shard, self._random.getrandbits(62))
        body = encode_body(Body(b'{"a":1}', 0, 0, 1, 4, 30_000))
        return Job(job_id, "mail.send", filed_ms, filed_ms, State.PENDING, 0, body, user_id, live)

    def filing(self, job: Job, *, rev: int = 0, filed_ms: int | None = None, **more: object) -> Record:
        at_ms = job.filed_ms if filed_ms is None else filed_ms
        record = Record(job, self._epoch(job), rev, at_ms, State.PENDING, None, at_ms, job.body)
        return _with(record, more)

    def outcome(self, job: Job, state: State, *, rev: int, filed_ms: int | None = None, **more: object) -> Record:
        at_ms = job.filed_ms if filed_ms is None else filed_ms
        body = encode_body(Verdict(at_ms + 5))
        return _with(Record(job, self._epoch(job), rev, at_ms, state, State.PENDING, at_ms, body), more)

    def refile(
        self, job: Job, to_ms: int, *, rev: int, from_ms: int | None = None, moved: bool = False
    ) -> list[Record]:
        """The old place says where the job went, and the new one holds it: two records that belong together."""
        at_ms = job.filed_ms if from_ms is None else from_ms
        old = Record(job, self._epoch(job), rev, at_ms, State.REFILED, State.PENDING, to_ms, b"", joined=True)
        return [old, self.filing(job, rev=rev + 1, filed_ms=to_ms, was=State.PENDING, moved=moved)]

    def _epoch(self, job: Job) -> int:
        shard = self.owned.get(job.shard)
        return shard.epoch if shard is not None else 1

    async def append(self, records: Sequence[Record], deltas: dict[int, Tally] | None = None, *, lane: int = 0) -> int:
        """One flush with the days it needs; returns its number."""
        await self.journal.ensure_days([record.filed_ms for record in records])
        self.n[lane] += 1
        await self.journal.append(Flush(lane, self.n[lane], records, deltas or {}))
        return self.n[lane]

    async def fold(self, low_ms: int, tallies: dict[int, Tally] | None = None) -> None:
        """All shards owned, as covered by the last flush of each lane."""
        await self.journal.fold(self.folds(low_ms, tallies, self.owned))

    def folds(self, low_ms: int, tallies: dict[int, Tally] | None, shards: Iterable[int]) -> list[Fold]:
        counted, held = tallies or {}, [self.owned[shard] for shard in shards]
        return [
            Fold(o.shard, o.epoch, low_ms, counted.get(o.shard, o.tally), o.shard % LANES, self.n[o.shard % LANES])
            for o in held
        ]

    async def open_ids(self, lo_ms: int, hi_ms: int, *, shard: int = 0, limit: int = 100) -> list[int]:
        (page,) = await self.journal.page([PageRange(shard, lo_ms, 0, hi_ms)], limit)
        return [row.job_id for row in page.rows]

    async def retire(self, now_ms: int, *, history_days: int = 7) -> list[str]:
        return await self.journal.retire(now_ms, history_days=history_days, key_hours=72, days_ahead=1)


def _with(record: Record, fields: dict[str, object]) -> Record:
    for name, value in fields.items():
        setattr(record, name, value)
    return record


def days_before(now_ms: int, days: int) -> int:
    """Noon of the UTC day that many days before."""
    return (now_ms // DAY_MS - days) * DAY_MS + DAY_MS // 2
