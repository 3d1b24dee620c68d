"""One bulk operation at one node: through the jobs of its shards, a page at a time. In prose: docs/design/bulk.md.

Lives here and nowhere else: how far each shard is, and which jobs of a page are to be trusted. Invariants
- A cursor that is noted lies behind no job whose wish is not answered and durable.
- A job that is adopted from a page has not changed since the page's read began: it is neither live nor noted (`sweep`).
- A shard that was lost meanwhile, or is another's for a while, is taken up from where the journal says.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter, deque
from collections.abc import Callable, Collection, Sequence

import msgspec

from engine.core import ids
from engine.core.bulk import Kind, Operation, Progress, concerns, is_running, new_due_ms
from engine.core.commands import Adopt, Cancel, Command, Discard, Mark, Pin, Redrive, Reschedule, Unpin
from engine.core.job import Job, Stored
from engine.core.listing import Key, Listed, Query
from engine.core.machine import Machine
from engine.core.shard import Shard
from engine.errors import TocsinError, Unavailable
from engine.journal.writer import GroupCommit
from engine.options import Options
from engine.ports import Clock, Journal
from engine.safeguards import ALL, Safeguards

_NO_ROOM_MS = 20
_NEVER_MS = 1 << 48

At = tuple[int, Key]
"""(phase, key): everything up to the key has been looked at."""

_START: Key = (-1, 0)


class Held(msgspec.Struct):
    """A shard on the walk."""

    shard: Shard
    at: At
    """Where the next page begins."""
    settled: Progress
    """Up to where all is answered."""
    noted: Progress
    """Up to where the journal knows it."""


class Reading:
    """A page on its way from the journal."""

    def __init__(self, at: At, shards: list[Shard], sweep: set[int], rows: asyncio.Task[Listed]) -> None:
        self.at = at
        self.shards = shards
        self.sweep = sweep
        self.rows = rows


class Page:
    """The answers to the wishes of one page. Of wishes for running jobs the ticket's number is ~shard: their calls may
    take long, and the walk goes on meanwhile."""

    def __init__(self, held: dict[int, Held]) -> None:
        self.held = held
        self.end: At | None = None
        """Where it ends; None while it is being made."""
        self.over = False
        self.refused: Counter[int] = Counter()
        self.lost: set[int] = set()
        """Shards of which some wish was not taken."""
        self.left = 0
        self.running = 0
        self.answered = asyncio.Event()
        """But for those that run."""
        self.settled = asyncio.Event()

    def settle(self, number: int, result: Job | TocsinError) -> None:
        """Of a ticket: what came of it."""
        shard = number if number >= 0 else ~number
        if isinstance(result, Unavailable):
            self.lost.add(shard)
        elif isinstance(result, TocsinError):
            self.refused[shard] += 1
        if number >= 0:
            self.left -= 1
        else:
            self.running -= 1
        self.look()

    def look(self) -> None:
        """Whether it is done with."""
        if self.end is None or self.left:
            return
        self.answered.set()
        if not self.running:
            self.settled.set()


class Walk:
    def __init__(
        self,
        operation: Operation,
        machine: Machine,
        writer: GroupCommit,
        journal: Journal,
        clock: Clock,
        options: Options,
        *,
        shards: range,
        apply: Callable[[Command], None],
        stamps: Callable[[], frozenset[int]],
        share: Callable[[], float],
        safeguards: Safeguards = ALL,
    ) -> None:
        """`shards`: of this journal; `stamps()`: of all operations that are open; `share()`: which part of the
        shards is here."""
        self.operation = operation
        self.stopped = asyncio.Event()
        """Nobody wants more of it."""
        self._machine = machine
        self._writer = writer
        self._journal = journal
        self._clock = clock
        self._options = options
        self._apply = apply
        self._stamps = stamps
        self._share = share
        self._shards = shards
        self._page_jobs = max(1, min(options.bulk_page_jobs, options.flush_rows_max // 2))
        self._safeguards = safeguards
        self._phases = operation.wish.phases()
        self._held: dict[int, Held] = {}
        self._pages: deque[Page] = deque()
        self._ahead: Reading | None = None
        self._note_at_ms = 0
        self._end_ms: int | None = None
        """Of a reschedule: beyond it lies only what was moved there since it began."""

    @property
    def has_work(self) -> bool:
        """Whether some shard that is here is not known to be over."""
        held = self._held
        return any(
            (its := held.get(number)) is None or its.shard is not shard or not its.noted.over
            for number, shard in self._machine.shards.items()
        )

    async def run(self) -> None:
        """Until the shards that are here are over, or it is stopped, and the journal knows. Raises what the journal
        raises; begin again later."""
        self._pages.clear()  # what an earlier run left is answered or not: it is looked at again
        for its in self._held.values():
            its.at = (its.settled.phase, its.settled.after or _START)
        try:
            await self._go()
        finally:
            if self._ahead is not None:
                self._end_reading(self._ahead)
                self._ahead = None

    async def _go(self) -> None:
        while True:
            await self._take_up()
            group = self._group()
            if self.stopped.is_set() or not group:
                break
            wishes = await self._page(group)
            if wishes and self.operation.wish.rate_per_s is not None:
                await self._pause(wishes / (self.operation.wish.rate_per_s * self._share()))
            if self._clock.boot_ms() >= self._note_at_ms:
                await self._note()
        await self._end()

    async def _end(self) -> None:
        while self._pages:
            await self._pages[0].settled.wait()
            await self._note()
        if self.stopped.is_set():
            for its in self._held.values():
                its.settled = msgspec.structs.replace(its.settled, over=True)
        await self._note()

    async def _take_up(self) -> None:
        """Shards that have come, or come again."""
        here = self._machine.shards
        for number in [n for n, its in self._held.items() if here.get(n) is not its.shard]:
            del self._held[number]
        new = {number: shard for number, shard in here.items() if number not in self._held and not shard.draining}
        if not new:
            return
        told = await self._journal.progress(self.operation.id, list(new))
        for number, shard in new.items():
            if here.get(number) is shard:
                far = told.get(number, Progress())
                self._held[number] = Held(shard, (far.phase, far.after or _START), far, far)

    def _group(self) -> list[int]:
        """Those that are least far, all at one place: they are walked together."""
        here, phases = self._machine.shards, len(self._phases)
        # One that is held may have gone while the journal was asked.
        held = [its for n, its in self._held.items() if here.get(n) is its.shard and not its.shard.draining]
        todo = {its.shard.number: its.at for its in held if not its.settled.over and its.at[0] < phases}
        least = min(todo.values(), default=None)
        return [number for number, at in todo.items() if at == least]

    # -- a page ------------------------------------------------------------------------------------

    async def _page(self, group: list[int]) -> int:
        """Read one and wish for its jobs; returns for how many."""
        await self._until_room()
        here = self._machine.shards
        group = [n for n in group if n in self._held and here.get(n) is self._held[n].shard]
        if not group:
            return 0
        page = Page({number: self._held[number] for number in group})
        phase, after = self._held[group[0]].at
        read = await self._reading(group, (phase, after))
        try:
            found = await read.rows
            if found.next is not None and self.operation.wish.rate_per_s is None:
                self._ahead = await self._begin_reading(group, (phase, found.next))
            wishes = await self._go_through(found.jobs, page, read.sweep)
        finally:
            self._end_reading(read)
        page.end = (phase + 1, _START) if found.next is None else (phase, found.next)
        page.over = page.end[0] == len(self._phases)
        for its in page.held.values():
            its.at = page.end
        self._pages.append(page)
        page.look()
        return wishes

    async def _reading(self, group: list[int], at: At) -> Reading:
        """What was read ahead, or else is read now."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None:
            if (ahead.at, ahead.shards) == (at, [self._held[number].shard for number in group]):
                return ahead
            self._end_reading(ahead)
        return await self._begin_reading(group, at)

    async def _begin_reading(self, group: list[int], at: At) -> Reading:
        """The next page, while the one before it is gone through: whatever is committed from here on is noted."""
        phase, after = at
        query = await self._query(phase)
        sweep = self._machine.begin_sweep()
        rows = self._journal.sweep(query, group, None if after == _START else after, self._limit())
        shards = [self._held[number].shard for number in group]
        return Reading(at, shards, sweep, asyncio.get_running_loop().create_task(rows, name="sweep"))

    def _end_reading(self, read: Reading) -> None:
        self._machine.end_sweep(read.sweep)
        if not read.rows.cancel() and not read.rows.cancelled():
            read.rows.exception()  # nobody asks for this page any more, nor why it did not come

    async def _query(self, phase: int) -> Query:
        """What a reschedule moves ahead of itself is passed by for its stamp; where most of it goes beyond what was
        there when it began, it is not even looked at."""
        query = self.operation.wish.query.of(self._phases[phase])
        if self.operation.wish.kind is not Kind.RESCHEDULE:
            return query
        if self._end_ms is None:
            last_ms = await self._journal.last_due_ms(self.operation.wish.query, list(self._shards))
            ends_ms = [_NEVER_MS if last_ms is None else last_ms + 1, query.due_to_ms]
            self._end_ms = min(end_ms for end_ms in ends_ms if end_ms is not None)
        return msgspec.structs.replace(query, due_to_ms=self._end_ms)

    async def _until_room(self) -> None:
        """Few pages wait for their commits, and the backlog has room for another."""
        while True:
            waiting = [page for page in self._pages if not page.answered.is_set()]
            if len(waiting) >= self._options.bulk_pages_max:
                await waiting[0].answered.wait()
            elif not self._writer.room(2 * self._page_jobs):
                await asyncio.sleep(_NO_ROOM_MS / 1_000)
            else:
                return

    def _limit(self) -> int:
        rate = self.operation.wish.rate_per_s
        jobs = self._page_jobs
        return jobs if rate is None else max(1, min(jobs, int(rate * self._share() / 2)))

    async def _go_through(self, jobs: Sequence[Stored], page: Page, sweep: Collection[int]) -> int:
        wishes = 0
        stale: list[int] = []
        for start in range(0, len(jobs), self._options.bulk_slice_jobs):
            if start:
                await asyncio.sleep(0)
            wishes += self._slice(jobs[start : start + self._options.bulk_slice_jobs], page, sweep, stale)
        if stale:
            self._apply(Pin(stale))
            try:
                found = await self._journal.read(stale)
                wishes += self._slice(list(found.values()), page, (), [])
            finally:
                self._apply(Unpin(stale))
        return wishes

    def _slice(self, jobs: Sequence[Stored], page: Page, sweep: Collection[int], stale: list[int]) -> int:
        here, find = self._machine.shards, self._machine.find
        asked: list[int] = []
        adopted: list[Stored] = []
        for stored in jobs:
            job_id = stored.last.job_id
            number = ids.shard_of(job_id)
            if here.get(number) is not page.held[number].shard:
                continue  # it will be taken up anew, from where the journal says
            if find(job_id) is None:
                if job_id in sweep and self._safeguards.swept:
                    stale.append(job_id)
                    continue
                adopted.append(stored)
            asked.append(job_id)
        pinned = [stored.last.job_id for stored in adopted]
        self._apply(Pin(pinned))
        self._apply(Adopt(adopted))
        wishes = self._wish(asked, page)
        self._apply(Unpin(pinned))
        return wishes

    def _wish(self, job_ids: Sequence[int], page: Page) -> int:
        operation, wish = self.operation, self.operation.wish
        stamp, skew_ms = operation.stamp, self._options.clock_skew_max_ms
        borne = stamp if self._safeguards.stamps else None
        furthest_ms = self._clock.now_ms() + self._options.max_delay_ms
        mark = Mark(operation.id, stamp, self._stamps() | {stamp})
        chosen: list[tuple[Job, int, tuple[Page, int, None]]] = []
        for job_id in job_ids:
            job = self._machine.find(job_id)
            if job is None or not concerns(wish, job, operation.created_ms, skew_ms, borne):
                continue
            due_ms = new_due_ms(wish, job) if wish.kind is Kind.RESCHEDULE else 0
            if due_ms > furthest_ms:
                page.refused[job.shard] += 1
                continue
            slow = wish.kind is Kind.CANCEL and is_running(job)
            page.running += slow
            page.left += not slow
            chosen.append((job, due_ms, (page, ~job.shard if slow else job.shard, None)))
        if chosen:
            self._apply(_command(wish.kind, chosen, mark))
        return len(chosen)

    # -- between pages -----------------------------------------------------------------------------

    async def _pause(self, seconds: float) -> None:
        """Keeps to the pace."""
        await self._note()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.stopped.wait()

    async def _note(self) -> None:
        """Tell the journal how far all is answered."""
        while self._pages and self._pages[0].settled.is_set():
            self._pass(self._pages.popleft())
        self._note_at_ms = self._clock.boot_ms() + self._options.bulk_poll_ms
        here = self._machine.shards
        told = {
            number: its
            for number, its in self._held.items()
            if its.settled != its.noted and here.get(number) is its.shard
        }
        if not told:
            return
        progress = {number: (its.shard.epoch, its.settled) for number, its in told.items()}
        noted = set(await self._journal.note_progress(self.operation.id, progress))
        for number, its in told.items():
            if number in noted:
                its.noted = progress[number][1]
            elif self._held.get(number) is its:
                del self._held[number]  # its epoch has changed, or the journal knows more: it is taken up anew

    def _pass(self, page: Page) -> None:
        """Its cursors. What was not taken in a shard that is here still is walked again."""
        assert page.end is not None
        phase, after = page.end
        for number, its in page.held.items():
            if self._held.get(number) is not its:
                continue
            if number in page.lost:
                del self._held[number]
                continue
            refused = its.settled.refused + page.refused[number]
            its.settled = Progress(phase, None if after == _START else after, refused, page.over)


def _command(kind: Kind, chosen: Sequence[tuple[Job, int, tuple[Page, int, None]]], mark: Mark) -> Command:
    if kind is Kind.RESCHEDULE:
        return Reschedule([(job.id, due_ms, ticket) for job, due_ms, ticket in chosen], mark)
    if kind is Kind.REDRIVE:
        return Redrive([(job.id, None, ticket) for job, _, ticket in chosen], mark)
    items = [(job.id, ticket) for job, _, ticket in chosen]
    return Discard(items, mark) if kind is Kind.DISCARD else Cancel(items, mark)
