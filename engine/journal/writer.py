"""Group commit: gathers records while a flush is on its way, and sends them when it is back. No timer.

A lane is one connection and at most one flush in flight; a shard is pinned to the lane `shard % lanes`, so a job's
revisions are sent in order. What happens to a flush:

| answer of the journal | what is known | what is done |
|---|---|---|
| committed | durable | the machine is told, the audit's durable tally moves |
| JournalAway | nothing was done | the same records again, after a pause |
| RowRefused | nothing was done, and never will | halves are tried; a group refused alone goes back to the machine |
| Fenced, JournalAmbiguous | only the journal knows | everything stops until `resume` says what became of each flight |

`halt` and `resume` bracket a new incarnation (docs/design/self_fence.md): nothing is dropped in between.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from engine.core.job import Record
from engine.core.lifecycle import State
from engine.errors import Fenced, JournalAmbiguous, JournalAway, RowRefused
from engine.options import DAY_MS, Options
from engine.ports import Flush, Journal, OwnedShard, Tally
from engine.safeguards import ALL, Safeguards
from engine.telemetry import Telemetry
from engine.trust import Trust

log = logging.getLogger(__name__)

ROW_BYTES = 160
"""What a row costs beside its body, for the bounds in bytes (measured: 193 bytes of WAL with a body of 100)."""

_RETRY_MS = (50, 100, 200, 400, 800)
_TALLY_FIELDS = len(Tally.__struct_fields__)


class Lane:
    def __init__(self, index: int) -> None:
        self.index = index
        self.n = 0
        self.flight: Flush | None = None
        self.batches: deque[list[Record]] = deque()
        """Gathered, and sent before the buffer: halves of a refused flush, flights to be sent again."""
        self.buffer: list[Record] = []
        self.wake = asyncio.Event()

    def records(self) -> Iterator[Record]:
        """All that is not durable, in order."""
        flight: Iterable[Record] = self.flight.records if self.flight is not None else ()
        return chain(flight, chain.from_iterable(self.batches), self.buffer)


class GroupCommit:
    def __init__(
        self,
        journal: Journal,
        options: Options,
        trust: Trust,
        telemetry: Telemetry,
        *,
        on_committed: Callable[[list[Record]], None],
        on_refused: Callable[[Record, RowRefused], None],
        on_doubt: Callable[[str], None],
        on_failed: Callable[[BaseException], None],
        safeguards: Safeguards = ALL,
    ) -> None:
        """`on_doubt(reason)` is called when a flush ended in doubt or fenced; the lanes wait for halt and resume.
        `on_failed(error)` when a lane ended by what it does not know: its shards stand still, so the node must end."""
        self._journal = journal
        self._options = options
        self._trust = trust
        self._telemetry = telemetry
        self._on_committed = on_committed
        self._on_refused = on_refused
        self._on_doubt = on_doubt
        self._on_failed = on_failed
        self._safeguards = safeguards
        self._tasks: list[asyncio.Task[None]] = []
        self._idle = asyncio.Event()
        self._settled = asyncio.Event()
        """A flush has come back, or something else took records away."""
        self.lanes = [Lane(index) for index in range(options.lanes)]
        self.tallies: dict[int, list[int]] = {}
        """Durable audit counters by shard, in the order of `Tally`'s fields."""
        self.dirty: set[int] = set()
        """Shards whose tally moved since the last fold."""
        self.rows = 0
        self.bytes = 0
        self.undurable_outcomes = 0
        self.trouble: str | None = None
        """Why the journal takes nothing just now."""

    # -- what callers do ---------------------------------------------------------------------------

    def append(self, records: Sequence[Record]) -> None:
        """Gather; durable when `on_committed` is called with them. Bounded by the doors, which look at `rows`."""
        lanes, count = self.lanes, len(self.lanes)
        for record in records:
            lane = lanes[((record.job.id >> 64) & 0xFFF) % count]
            lane.buffer.append(record)
            self.bytes += len(record.body) + ROW_BYTES
            if record.was is not None:
                self.undurable_outcomes += 1
        self.rows += len(records)
        for lane in lanes:
            if lane.buffer:
                lane.wake.set()

    def room(self, rows: int) -> bool:
        return self.rows + rows <= self._options.backlog_rows_max and self.bytes <= self._options.backlog_bytes_max

    def in_flight_lows(self) -> dict[int, int]:
        """By shard, the lowest place among the records that are not durable."""
        lows: dict[int, int] = {}
        for lane in self.lanes:
            for record in lane.records():
                shard = record.job.shard
                low = lows.get(shard)
                if low is None or record.filed_ms < low:
                    lows[shard] = record.filed_ms
        return lows

    def covered(self, shard: int) -> tuple[int, int]:
        """(lane, n): the last flush of the shard's lane that its durable tally counts."""
        lane = self.lanes[shard % len(self.lanes)]
        return lane.index, lane.n - 1 if lane.flight is not None else lane.n

    def has_undurable(self, shards: Collection[int]) -> bool:
        return any(record.job.shard in shards for lane in self.lanes for record in lane.records())

    async def flushed(self, shards: Collection[int]) -> None:
        """Until no record of these shards is on its way: each has a definite answer."""
        while self.has_undurable(shards):
            self._settled.clear()
            await self._settled.wait()

    async def drained(self) -> None:
        """Until nothing is waiting to be durable."""
        while self.rows:
            self._idle.clear()
            await self._idle.wait()

    # -- shards ------------------------------------------------------------------------------------

    def open(self, owned: Iterable[OwnedShard]) -> None:
        """These are ours from now on, with these durable tallies."""
        for shard in owned:
            self.tallies[shard.shard] = list(msgspec.structs.astuple(shard.tally))

    def close(self, shards: Collection[int]) -> list[Record]:
        """They are another's. Returns what was never sent of them, and never will be; what is in flight stays there
        until its end is known."""
        for shard in shards:
            self.tallies.pop(shard, None)
            self.dirty.discard(shard)
        gone: list[Record] = []
        for lane in self.lanes:
            leaving = [r for records in (*lane.batches, lane.buffer) for r in records if r.job.shard in shards]
            if not leaving:
                continue
            gone += leaving
            kept = ([r for r in records if r.job.shard not in shards] for records in lane.batches)
            lane.batches = deque(records for records in kept if records)
            lane.buffer = [record for record in lane.buffer if record.job.shard not in shards]
        self._gone(gone)
        return gone

    # -- incarnations ------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to write under a new incarnation."""
        for lane in self.lanes:
            lane.n = 0
        self.trouble = None
        self._tasks = [asyncio.create_task(self._run(lane), name=f"lane {lane.index}") for lane in self.lanes]
        for task in self._tasks:
            task.add_done_callback(self._ended)

    async def halt(self) -> None:
        """Stop sending. A flight whose answer is still out stays a flight: only the journal knows its end."""
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def settle(self, settled: Callable[[int, int], Awaitable[bool]], epochs: dict[int, int]) -> None:
        """After the new incarnation has fenced the old: learn the end of each flight, and carry the rest over."""
        for lane in self.lanes:
            flight = lane.flight
            if flight is None:
                continue
            committed = await settled(lane.index, flight.n)
            lane.flight = None
            if committed:
                self._durable(lane, flight)
            else:
                kept = list(flight.records)
                if not self._safeguards.outcomes_kept:
                    kept = [record for record in kept if record.was is None]
                lane.batches.appendleft(kept)
        for lane in self.lanes:
            for record in lane.records():
                record.epoch = epochs.get(record.job.shard, record.epoch)

    # -- a lane ------------------------------------------------------------------------------------

    def _ended(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if error is not None:
            log.error("%s ended: %r", task.get_name(), error, exc_info=error)
            self._on_failed(error)

    async def _run(self, lane: Lane) -> None:
        failures = 0
        while True:
            if not lane.batches:
                if not lane.buffer:
                    lane.wake.clear()
                    await lane.wake.wait()
                lane.batches.append(self._gather(lane))
            records = lane.batches[0]
            started_ms = self._trust.start()
            try:
                await self._make_days(records)
                await self._send(lane, records, started_ms)
            except JournalAway as error:
                self.trouble = str(error)
                await asyncio.sleep(_RETRY_MS[min(failures, len(_RETRY_MS) - 1)] / 1_000)
                failures += 1
            except RowRefused as error:
                self.trouble = None  # it answered; and nothing may be left to send that would say so
                self._split(lane, error)
            except (Fenced, JournalAmbiguous) as error:
                self.trouble = str(error)
                self._telemetry.fenced_writes += isinstance(error, Fenced)
                self._on_doubt(str(error))
                return
            else:
                failures = 0
                self.trouble = None

    async def _make_days(self, records: list[Record]) -> None:
        """Outside of the flush: whatever happens here, nothing of the flush was sent."""
        days = {record.filed_ms // DAY_MS for record in records}
        try:
            await self._journal.ensure_days([day * DAY_MS for day in days])
        except JournalAmbiguous as error:
            raise JournalAway(str(error)) from error

    async def _send(self, lane: Lane, records: list[Record], started_ms: int) -> None:
        lane.n += 1
        lane.flight = flight = Flush(lane.index, lane.n, records, _deltas(records))
        lane.batches.popleft()
        try:
            await self._journal.append(flight)
        except (JournalAway, RowRefused):
            lane.flight = None
            lane.batches.appendleft(records)
            raise
        except (Fenced, JournalAmbiguous, asyncio.CancelledError):
            raise
        self._trust.renew(started_ms)
        self._telemetry.flushed(self._trust.start() - started_ms, len(records))
        lane.flight = None
        self._durable(lane, flight)

    def _gather(self, lane: Lane) -> list[Record]:
        """The next batch off the buffer: bounded in rows and bytes, a joined pair never split."""
        buffer = lane.buffer
        rows_max, bytes_max = self._options.flush_rows_max, self._options.flush_bytes_max
        end = size = 0
        for end, record in enumerate(buffer):
            size += len(record.body) + ROW_BYTES
            over = end >= rows_max or size > bytes_max
            if over and end > 0 and not (buffer[end - 1].joined and self._safeguards.joined_refiles):
                break
        else:
            lane.buffer = []
            return buffer
        lane.buffer = buffer[end:]
        return buffer[:end]

    def _durable(self, lane: Lane, flight: Flush) -> None:
        for shard, delta in flight.deltas.items():
            tally = self.tallies.get(shard)
            if tally is None:
                continue  # it was lost while this was on its way: its next owner has counted it
            for index, change in enumerate(msgspec.structs.astuple(delta)):
                tally[index] += change
            self.dirty.add(shard)
        records = list(flight.records)
        self._gone(records)
        self._on_committed(records)

    def _gone(self, records: list[Record]) -> None:
        self.rows -= len(records)
        for record in records:
            self.bytes -= len(record.body) + ROW_BYTES
            if record.was is not None:
                self.undurable_outcomes -= 1
        self._settled.set()
        if not self.rows:
            self._idle.set()

    # -- poison ------------------------------------------------------------------------------------

    def _split(self, lane: Lane, error: RowRefused) -> None:
        """Halve the refused batch; a group that is refused alone goes back to the machine."""
        records = lane.batches.popleft()
        middle = len(records) // 2
        while 0 < middle < len(records) and records[middle - 1].joined:
            middle += 1
        if 0 < middle < len(records):
            lane.batches.extendleft((records[middle:], records[:middle]))
            return
        self._gone(records)
        for record in records:
            self._on_refused(record, error)
            if record.was is None:
                self._refuse_followers(lane, record, error)

    def _refuse_followers(self, lane: Lane, first: Record, error: RowRefused) -> None:
        """A job that was never filed has no later records either."""
        followers = [record for record in lane.records() if record.job is first.job]
        if not followers:
            return
        lane.batches = deque([[r for r in batch if r.job is not first.job] for batch in lane.batches])
        lane.batches = deque(batch for batch in lane.batches if batch)
        lane.buffer = [record for record in lane.buffer if record.job is not first.job]
        self._gone(followers)
        for record in followers:
            self._on_refused(record, error)


def _deltas(records: Sequence[Record]) -> dict[int, Tally]:
    counts: dict[int, list[int]] = {}
    for record in records:
        state, was = record.state, record.was
        if state is State.REFILED or state is was:
            continue
        shard = (record.job.id >> 64) & 0xFFF
        count = counts.get(shard)
        if count is None:
            counts[shard] = count = [0] * _TALLY_FIELDS
        if was is None:
            count[0] += 1
        else:
            count[1 + was] -= 1
        count[1 + state] += 1
    return {shard: Tally(*count) for shard, count in counts.items()}
