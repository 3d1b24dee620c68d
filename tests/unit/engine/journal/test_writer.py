"""Group commit: what is sent when, and what becomes of it when the journal says no, or nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import msgspec

from engine.core import ids
from engine.core.job import Job, Record
from engine.core.lifecycle import State
from engine.errors import Fenced, JournalAmbiguous, JournalAway, RowRefused, TocsinError
from engine.journal.writer import GroupCommit
from engine.options import Options
from engine.ports import Flush, OwnedShard, Tally
from engine.telemetry import Telemetry
from engine.trust import Trust
from tests.virtual_time import VirtualClock, run

NOW_MS = 1_800_000_000_000


class Script:
    """A journal that takes a flush when it is told, and answers as it is told."""

    def __init__(self) -> None:
        self.sent: list[Flush] = []
        self.answers: list[asyncio.Future[None]] = []
        self.days: set[int] = set()
        self.poison: set[int] = set()

    async def ensure_days(self, filed_ms: list[int]) -> None:
        self.days.update(filed_ms)

    async def append(self, flush: Flush) -> None:
        self.sent.append(flush)
        if any(record.job.id in self.poison for record in flush.records):
            raise RowRefused("poison")
        answer: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.answers.append(answer)
        await answer

    def say(self, error: TocsinError | None = None) -> None:
        answer = self.answers.pop(0)
        if error is None:
            answer.set_result(None)
        else:
            answer.set_exception(error)


class Writer:
    def __init__(self, **options: Any) -> None:
        self.journal = Script()
        self.committed: list[Record] = []
        self.refused: list[Record] = []
        self.doubts: list[str] = []
        self.telemetry = Telemetry()
        self.trust = Trust(1_000, VirtualClock().boot_ms)
        self.writer = GroupCommit(
            self.journal,  # type: ignore[arg-type]  # the writer needs two of its methods
            Options(**({"lanes": 1} | options)),
            self.trust,
            self.telemetry,
            on_committed=self.committed.extend,
            on_refused=lambda record, error: self.refused.append(record),
            on_doubt=self.doubts.append,
            on_failed=lambda error: self.doubts.append(repr(error)),
        )
        self.writer.open([OwnedShard(shard, 1, 0, Tally()) for shard in range(4)])
        self.writer.start()

    async def turn(self) -> None:
        """Let everybody who is ready go on."""
        for _ in range(8):
            await asyncio.sleep(0)


def record(n: int, *, shard: int = 0, rev: int = 0, **fields: Any) -> Record:
    job = fields.pop("job", None)
    if job is None:
        job_id = ids.make_id(NOW_MS, shard, n)
        job = Job(job_id, "t", NOW_MS, NOW_MS, State.PENDING, rev, b"body")
    given = {"state": State.PENDING, "was": None, "due_ms": NOW_MS, "body": b"body"} | fields
    return Record(job, 1, rev, given.pop("filed_ms", NOW_MS), **given)


def scenario(main: Coroutine[Any, Any, None]) -> None:
    async def start() -> None:
        await main

    run(start)


def test_what_comes_while_a_flush_is_on_its_way_goes_in_one_batch_after_it() -> None:
    async def main() -> None:
        it = Writer()
        it.writer.append([record(1)])
        await it.turn()
        it.writer.append([record(2)])
        it.writer.append([record(3), record(4)])
        await it.turn()
        assert [len(flush.records) for flush in it.journal.sent] == [1]
        it.journal.say()
        await it.turn()
        assert [len(flush.records) for flush in it.journal.sent] == [1, 3]
        assert [r.job.id & 0xFF for r in it.committed] == [1]
        it.journal.say()
        await it.writer.drained()
        assert [r.job.id & 0xFF for r in it.committed] == [1, 2, 3, 4]
        assert (it.writer.rows, it.writer.bytes) == (0, 0)

    scenario(main())


def test_a_shard_stays_on_its_lane() -> None:
    async def main() -> None:
        it = Writer(lanes=2)
        it.writer.append([record(n, shard=n % 4) for n in range(8)])
        await it.turn()
        by_lane = {flush.lane: {r.job.shard for r in flush.records} for flush in it.journal.sent}
        assert by_lane == {0: {0, 2}, 1: {1, 3}}

    scenario(main())


def test_the_two_halves_of_a_refile_are_never_in_two_flushes() -> None:
    async def main() -> None:
        it = Writer(flush_rows_max=3)
        pairs = [record(n, joined=n % 2 == 0, was=State.PENDING) for n in range(12)]
        it.writer.append([record(99), *pairs])
        for _ in range(6):
            await it.turn()
            if it.journal.answers:
                it.journal.say()
        await it.writer.drained()
        for flush in it.journal.sent:
            assert not flush.records[-1].joined
            assert len(flush.records) <= 4
        assert [r.job.id & 0xFF for r in it.committed] == [99, *range(12)]

    scenario(main())


def test_a_journal_that_is_away_gets_the_same_records_again() -> None:
    async def main() -> None:
        it = Writer()
        it.writer.append([record(1), record(2)])
        await it.turn()
        it.journal.say(JournalAway("disk full"))
        await it.turn()
        assert it.writer.trouble == "disk full"
        await asyncio.sleep(0.1)
        assert [len(flush.records) for flush in it.journal.sent] == [2, 2]
        assert not it.committed
        it.journal.say()
        await it.writer.drained()
        assert not it.writer.trouble
        assert len(it.committed) == 2

    scenario(main())


def test_one_poisoned_row_stops_nobody_but_itself_and_its_followers() -> None:
    async def main() -> None:
        it = Writer()
        records = [record(n) for n in range(9)]
        follower = record(4, rev=1, job=records[4].job, was=State.PENDING, state=State.CANCELLED)
        it.journal.poison = {records[4].job.id}
        it.writer.append([*records, follower])
        while it.writer.rows:
            await it.turn()
            if it.journal.answers:
                it.journal.say()
        assert it.refused == [records[4], follower]
        assert [r.job.id & 0xFF for r in it.committed] == [0, 1, 2, 3, 5, 6, 7, 8]
        assert it.writer.tallies[0][:2] == [8, 8]

    scenario(main())


def test_in_doubt_everything_waits_and_the_journal_alone_says_what_was_committed() -> None:
    async def main() -> None:
        it = Writer(lanes=2)
        it.writer.append([record(1, shard=0), record(2, shard=1)])
        await it.turn()
        it.writer.append([record(3, shard=0), record(4, shard=1)])
        it.journal.say(JournalAmbiguous("gone"))
        await it.turn()
        assert it.doubts == ["gone"]
        await it.writer.halt()

        async def settled(lane: int, n: int) -> bool:
            assert n == 1
            return lane == 0

        await it.writer.settle(settled, {0: 7, 1: 7})
        assert [r.job.id & 0xFF for r in it.committed] == [1], "told as if the answer had come"
        it.journal.sent.clear()
        it.journal.answers.clear()
        it.writer.start()
        await it.turn()
        again = {flush.lane: [(r.job.id & 0xFF, r.epoch) for r in flush.records] for flush in it.journal.sent}
        assert again == {0: [(3, 7)], 1: [(2, 7)]}, "the refused one goes first, under the new epoch"
        assert {flush.n for flush in it.journal.sent} == {1}

    scenario(main())


def test_a_write_that_the_fence_refused_is_counted_and_raises_doubt() -> None:
    async def main() -> None:
        it = Writer()
        it.writer.append([record(1)])
        await it.turn()
        it.journal.say(Fenced("another owner"))
        await it.turn()
        assert it.telemetry.fenced_writes == 1
        assert it.doubts == ["another owner"]

    scenario(main())


def test_the_durable_tally_moves_with_the_commit_and_counts_each_change_once() -> None:
    async def main() -> None:
        it = Writer()
        first, second = record(1), record(2)
        it.writer.append([first, second])
        it.writer.append(
            [
                record(1, rev=1, job=first.job, was=State.PENDING, state=State.REFILED, joined=True),
                record(1, rev=2, job=first.job, was=State.PENDING, state=State.RETRYING),
                record(2, rev=1, job=second.job, was=State.PENDING, state=State.SUCCEEDED),
            ]
        )
        await it.turn()
        assert it.writer.tallies[0] == [0] * 7
        assert it.writer.covered(0) == (0, 0), "a flight is not covered"
        it.journal.say()
        await it.writer.drained()
        names = Tally.__struct_fields__
        counted = dict(zip(names, it.writer.tallies[0], strict=True))
        assert counted == {
            "accepted": 2, "pending": 0, "retrying": 1, "succeeded": 1, "dead": 0, "cancelled": 0, "expired": 0
        }  # fmt: skip
        assert msgspec.structs.astuple(it.journal.sent[0].deltas[0]) == tuple(it.writer.tallies[0])
        assert it.writer.covered(0) == (0, 1)

    scenario(main())


def test_the_lowest_place_not_durable_is_known_by_shard() -> None:
    async def main() -> None:
        it = Writer()
        it.writer.append([record(1, filed_ms=NOW_MS + 5)])
        await it.turn()
        it.writer.append([record(2, filed_ms=NOW_MS + 3), record(3, shard=1, filed_ms=NOW_MS + 9)])
        assert it.writer.in_flight_lows() == {0: NOW_MS + 3, 1: NOW_MS + 9}

    scenario(main())


def test_days_are_made_before_the_flush_that_needs_them() -> None:
    async def main() -> None:
        it = Writer()
        it.writer.append([record(1, filed_ms=NOW_MS)])
        await it.turn()
        assert it.journal.days == {NOW_MS // 86_400_000 * 86_400_000}

    scenario(main())


def test_a_commit_renews_trust_from_its_start() -> None:
    async def main() -> None:
        it = Writer()
        it.writer.append([record(1)])
        await it.turn()
        await asyncio.sleep(0.9)
        it.journal.say()
        await it.writer.drained()
        assert it.trust.holds()
        await asyncio.sleep(0.2)
        assert not it.trust.holds()

    scenario(main())
