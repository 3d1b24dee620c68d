"""Shards that come by plan: read ahead while they are still another's, opened once they are ours, their running calls
waited for.

Lives here and nowhere else: rows that are no jobs yet, and the calls that an owner before began. In prose:
shards/PROTOCOL.md, "Planned move". Invariants: a row that was read ahead becomes a job only if nothing of its job was
committed since the reading began; a job whose call is under way elsewhere runs from the moment it is live here, so it
is not called again before that call's end is known, its owner is gone, or its time is up.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from weakref import WeakValueDictionary

import msgspec

from engine.core import ids
from engine.core.commands import Abandon, Adopt, Command, Finished, Outcomes, PageIn, Pin, Unpin
from engine.core.job import Job, Row
from engine.core.lanes import Lanes
from engine.core.line import User
from engine.core.machine import JOB_BYTES, Machine
from engine.core.shard import Shard
from engine.errors import Corrupt, JournalAmbiguous, JournalAway, Unavailable
from engine.handoff import ElsewhereCall, Ended, Handed, id_of
from engine.incarnation import Incarnation
from engine.lookups import Lookups
from engine.options import Options
from engine.pager import Pager
from engine.ports import Clock, Journal, Page, PageRange
from engine.telemetry import Telemetry
from engine.tenure import GRACE_MS, Tenure

log = logging.getLogger(__name__)

_LOOK_EVERY_MS = 500
_READS_AT_ONCE = 1_000
_KEPT_MS = 60_000
"""Of what was read ahead for shards that do not come."""
_PAGES_AT_ONCE = 32


class Ahead(msgspec.Struct):
    """One shard, read ahead."""

    horizon_ms: int
    rows: dict[int, Row]
    corrupt: list[tuple[int, Corrupt]]


class Succession:
    def __init__(
        self,
        machine: Machine,
        tenure: Tenure,
        incarnation: Incarnation,
        pager: Pager,
        journal: Journal,
        clock: Clock,
        options: Options,
        telemetry: Telemetry,
        *,
        apply: Callable[[Command], None],
        draw: Callable[[], float],
        lanes: Lanes,
        pump: Callable[[], None],
    ) -> None:
        """`pump()`: more may start than before."""
        self._machine = machine
        self._tenure = tenure
        self._incarnation = incarnation
        self._pager = pager
        self._journal = journal
        self._clock = clock
        self._options = options
        self._telemetry = telemetry
        self._apply = apply
        self._draw = draw
        self._lanes = lanes
        self._pump = pump
        self._users: dict[User, int] = {}
        self._lookups = Lookups(journal, options)
        self._ahead: dict[int, Ahead] = {}
        self._ahead_bytes = 0
        self._reading: dict[int, object] = {}
        """By shard that is being read ahead: the latest of its readings."""
        self._expected: dict[int, tuple[int, int]] = {}
        """By shard that was announced and is not open: until when it counts as on its way (boot clock), and under which
        epoch it was open here before. Nobody may ask while it is open, and it may have gone on by then."""
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        """By source: what is told twice is taken in once. Others' shards do not wait for it."""
        self._waits = asyncio.Event()
        """Some call that began elsewhere is waited for."""
        self._heard = asyncio.Event()
        """One of them is waited for no longer."""

    # -- reading ahead -----------------------------------------------------------------------------

    async def preload(self, lows_ms: Mapping[int, int]) -> None:
        """Read what is near of these shards, which are still another's, from these places on. What does not fit the
        bound is read after the move. Raises `Unavailable`."""
        horizon_ms = self._clock.now_ms() + self._options.horizon_ms
        until_ms, had = self._clock.boot_ms() + _KEPT_MS, self._tenure.had
        self._expected.update({number: (until_ms, had.get(number, 0)) for number in lows_ms})
        numbers = sorted(number for number in lows_ms if number not in self._machine.shards)
        reading = object()
        self._reading.update(dict.fromkeys(numbers, reading))
        try:
            for start in range(0, len(numbers), _PAGES_AT_ONCE):
                some = numbers[start : start + _PAGES_AT_ONCE]
                await self._read_ahead({number: lows_ms[number] for number in some}, horizon_ms, reading)
        finally:
            for number in numbers:
                if self._reading.get(number) is reading:
                    del self._reading[number]

    def expects(self, shard: int) -> bool:
        """Its owner has announced it, and it is not open here yet. Where it does not come after all, nobody asks."""
        expected = self._expected.get(shard)
        if expected is None:
            return False
        until_ms, had = expected
        came = shard in self._machine.shards or self._tenure.had.get(shard, 0) != had
        if came or until_ms <= self._clock.boot_ms():
            del self._expected[shard]
            return False
        return True

    async def _read_ahead(self, lows_ms: Mapping[int, int], horizon_ms: int, reading: object) -> None:
        """What a later reading of a shard, or its coming, has overtaken is dropped: its owner notes what changes since
        the latest alone."""
        self.forget(lows_ms)
        ranges = [PageRange(number, low_ms, 0, horizon_ms) for number, low_ms in lows_ms.items() if low_ms < horizon_ms]
        made = {each.shard: Ahead(horizon_ms, {}, []) for each in ranges}
        size = 0
        while ranges:
            pages = await self._page(ranges, max(1, self._options.page_rows_max // len(ranges)))
            ranges = []
            for page in pages:
                ahead = made[page.shard]
                ahead.rows.update((row.job_id, row) for row in page.rows)
                ahead.corrupt += page.corrupt
                size += sum(JOB_BYTES + len(row.body) for row in page.rows)
                if page.next is not None:
                    ranges.append(PageRange(page.shard, *page.next, horizon_ms))
            if self._ahead_bytes + size > self._options.preload_bytes_max:
                return
        made = {number: ahead for number, ahead in made.items() if self._reading.get(number) is reading}
        self._ahead.update(made)
        self._ahead_bytes += sum(map(_bytes_of, made.values()))
        asyncio.get_running_loop().call_later(_KEPT_MS / 1_000, self._expire, made)

    def _expire(self, made: Mapping[int, Ahead]) -> None:
        self.forget([number for number, ahead in made.items() if self._ahead.get(number) is ahead])

    async def _page(self, ranges: list[PageRange], limit: int) -> list[Page]:
        try:
            return await self._journal.page(ranges, limit)
        except JournalAmbiguous as error:
            raise JournalAway(str(error)) from error

    def forget(self, shards: Collection[int]) -> None:
        """They do not come after all."""
        for number in shards:
            ahead = self._ahead.pop(number, None)
            if ahead is not None:
                self._ahead_bytes -= _bytes_of(ahead)

    # -- receiving ---------------------------------------------------------------------------------

    async def receive(self, handed: Sequence[Handed], source: str, stop_call: Callable[[str], None]) -> list[int]:
        """The owner's transaction has made these ours: open them. `source`: the node they come from, as `gone` names
        it; `stop_call` asks it to cancel a call by its fire id. Returns what is open now. Told again: nothing."""
        loop = asyncio.get_running_loop()
        turn = self._turns.setdefault(source, asyncio.Lock())
        async with turn:
            began_s = loop.time()
            had = self._tenure.had
            told = {
                each.shard: each
                for each in handed
                if each.shard not in self._machine.shards and each.epoch > had.get(each.shard, 0)
            }
            epochs = {number: each.epoch for number, each in told.items()}
            owned = await self._tenure.take(list(told), lambda node: False, hold=False, epochs=epochs)
            # From here to the end of the horizons' raising in one step: what is committed meanwhile is near.
            claimed_s = loop.time()
            came = [told[each.shard] for each in owned]
            exact = {each.shard for each in owned if each.epoch == told[each.shard].epoch}
            calls: list[ElsewhereCall] = []
            for each in came:
                self._reading.pop(each.shard, None)
                calls += self._await_calls(each, source, stop_call)
            self._count_users()
            raised = [(each, shard) for each in came if each.shard in exact and (shard := self._raise(each))]
            try:
                await self._incarnation.until_served(lambda: self._bring_in(came, raised))
            finally:
                self._lower(raised)
            heard_by_ms = self._clock.now_ms() + GRACE_MS  # their source tells of ends once it has our answer
            for call in calls:
                call.until_ms = max(call.until_ms, heard_by_ms)
            if came:
                self._pager.poke()  # what was not read ahead, and what is further than that
                took_ms = round((loop.time() - began_s) * 1_000)
                self._telemetry.handed_over("claim", claimed_s - began_s)
                self._telemetry.handed_over("bring_in", loop.time() - claimed_s)
                at = len(came), source, len(self._machine.shards), took_ms
                log.info("%d shards came from %s, %d in all, within %d ms", *at)
        return [each.shard for each in handed if each.shard in self._machine.shards]

    def _await_calls(self, handed: Handed, source: str, stop_call: Callable[[str], None]) -> list[ElsewhereCall]:
        calls = {id_of(each.job_id): ElsewhereCall(each, source, stop_call) for each in handed.running}
        if calls:
            self._waits.set()
        self._machine.shards[handed.shard].elsewhere.update(calls)
        return list(calls.values())

    def _is_taking_in(self, source: str) -> bool:
        """Whether shards of this node are being brought in: until that is done it cannot tell of ends."""
        turn = self._turns.get(source)
        return turn is not None and turn.locked()

    def _raise(self, handed: Handed) -> Shard | None:
        """The horizon first, as ever; None where what was read ahead is of no use, and the pager reads all of it."""
        ahead = self._ahead.get(handed.shard)
        if ahead is None or handed.touched is None:
            return None
        shard = self._machine.shards[handed.shard]
        shard.begin_paging(max(ahead.horizon_ms, shard.horizon_ms))
        return shard

    def _is_here(self, shard: Shard) -> bool:
        """Whether it is still what came: it may have been lost meanwhile, and have come again."""
        return self._machine.shards.get(shard.number) is shard

    def _lower(self, raised: Sequence[tuple[Handed, Shard]]) -> None:
        """Only of those that could not be brought in: the pager reads them from their low on."""
        for _, shard in raised:
            if not self._is_here(shard):
                continue
            if shard.touched is not None:
                shard.end_paging((shard.paged_to_ms, 0))
                self._pager.poke()
            self.forget([shard.number])

    async def _bring_in(self, came: Sequence[Handed], raised: Sequence[tuple[Handed, Shard]]) -> None:
        """What was read ahead, in one step a shard; then one by one what changed since, and what runs and was not read.
        Until all of it is in, the shard is being paged: no low passes what is still out."""
        pinned = [id_of(job_id) for each, _ in raised for job_id in each.touched or ()]
        self._apply(Pin(pinned))
        try:
            stops = [(shard, self._page_in(each, shard)) for each, shard in raised]
            running = {id_of(job.job_id) for each in came for job in each.running} - set(pinned)
            unread = [job_id for job_id in running if self._machine.find(job_id) is None]
            self._apply(Pin(unread))
            pinned += unread
            for start in range(0, len(pinned), _READS_AT_ONCE):
                some = pinned[start : start + _READS_AT_ONCE]
                stored = await asyncio.gather(*[self._lookups.read(job_id) for job_id in some])
                self._apply(Adopt([each for each in stored if each is not None]))
            for shard, stopped_at in stops:
                if self._is_here(shard) and shard.touched is not None:
                    shard.end_paging(stopped_at)
                if stopped_at is not None:
                    self._pager.shrunk()
        finally:
            self._apply(Unpin(pinned))

    def _page_in(self, handed: Handed, shard: Shard) -> tuple[int, int] | None:
        """Its jobs fire from here on. Returns the key of the first that is left to the pager, if any."""
        if not self._is_here(shard) or shard.touched is None:
            return None
        ahead = self._ahead.get(handed.shard)
        if ahead is None:  # it took so long that what was read ahead is forgotten: the pager reads all of it
            return shard.paged_to_ms, 0
        touched = {id_of(job_id) for job_id in handed.touched or ()}
        rows, stopped_at = self._fitting([row for job_id, row in ahead.rows.items() if job_id not in touched])
        self._apply(PageIn(handed.shard, rows, ahead.corrupt))
        return stopped_at

    def _fitting(self, rows: list[Row]) -> tuple[list[Row], tuple[int, int] | None]:
        """As many as memory has room for, in the order of keys; and the key of the first that is left to the pager."""
        room = self._options.live_bytes_max - self._machine.live_bytes
        for index, row in enumerate(rows):
            room -= JOB_BYTES + len(row.body)
            if room < 0:
                return rows[:index], (row.filed_ms, row.job_id)
        return rows, None

    # -- calls under way elsewhere -----------------------------------------------------------------

    def ended(self, told: Sequence[Ended]) -> None:
        """What calls of the owner before came to. Raises `Unavailable` for those that cannot be taken in yet: what is
        told twice is taken once."""
        finished = []
        early = 0
        for each in told:
            job = self._machine.find(id_of(each.job_id))
            call = None if job is None or job.live is None else job.live.call
            if job is None and self._is_expected(id_of(each.job_id), each.fire_id):
                early += 1
            if job is None or not isinstance(call, ElsewhereCall) or call.fire_id != each.fire_id:
                continue  # given up already, or its shard has gone on
            assert job.live is not None
            job.live.fired_ms = each.fired_ms
            finished.append(Finished(job, each.code, each.message, each.retry_after_ms, each.finished_ms, self._draw()))
        if finished:
            self._apply(Outcomes(finished))
            self._count_users()
            self._heard.set()
        if early:
            raise Unavailable(f"{early} jobs whose calls have ended are not read yet")

    def _is_expected(self, job_id: int, fire_id: str) -> bool:
        shard = self._machine.shards.get(ids.shard_of(job_id))
        call = None if shard is None else shard.elsewhere.get(job_id)
        return call is not None and call.fire_id == fire_id

    def gone(self, source: str) -> None:
        """Nothing more will be heard of calls of this node."""
        self._abandon(lambda call: call.source == source)

    async def settled(self, until_ms: int) -> int:
        """Until no call that began elsewhere is waited for, at most until then (boot clock); how many still are."""
        while self.sources() and (left_ms := until_ms - self._clock.boot_ms()) > 0:
            self._heard.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(left_ms / 1_000):
                    await self._heard.wait()
        return len(self._waiting())

    async def rounds(self) -> None:
        while True:
            if not self.sources():
                self._count_users()
                self._waits.clear()
                await self._waits.wait()
            await asyncio.sleep(_LOOK_EVERY_MS / 1_000)
            now_ms = self._clock.now_ms()
            self._abandon(
                lambda call, now_ms=now_ms: call.until_ms <= now_ms and not self._is_taking_in(call.source)  # type: ignore[misc]
            )

    def sources(self) -> set[str]:
        """Nodes whose calls are waited for. Asked at every look, so nothing is looked through where none are."""
        if not self._waits.is_set():
            return set()
        waiting = {call.source for _, call in self._waiting()}
        for shard in self._machine.shards.values():
            waiting.update(call.source for call in shard.elsewhere.values())
        return waiting

    def _waiting(self) -> list[tuple[Job, ElsewhereCall]]:
        return [
            (job, job.live.call)
            for job in self._machine.running.values()
            if job.live is not None and isinstance(job.live.call, ElsewhereCall)
        ]

    def _abandon(self, is_over: Callable[[ElsewhereCall], bool]) -> None:
        for shard in self._machine.shards.values():
            for job_id in [job_id for job_id, call in shard.elsewhere.items() if is_over(call)]:
                del shard.elsewhere[job_id]
        jobs = [job for job, call in self._waiting() if is_over(call)]
        if jobs:
            log.warning(
                "%d calls that an owner before began are not waited for any more: they are made again", len(jobs)
            )
            self._apply(Abandon(jobs))
        self._count_users()  # shards that were lost took theirs with them
        self._heard.set()

    def _count_users(self) -> None:
        """Also of jobs that are not read yet: whose slots they take their owner has said."""
        users: dict[User, int] = {}
        unread = (call for shard in self._machine.shards.values() for call in shard.elsewhere.values())
        for call in (*unread, *(call for _, call in self._waiting())):
            if call.user is not None:
                users[call.user] = users.get(call.user, 0) + 1
        if users != self._users:
            self._users = users
            self._lanes.runs_elsewhere(users)
            self._pump()


def _bytes_of(ahead: Ahead) -> int:
    return sum(JOB_BYTES + len(row.body) for row in ahead.rows.values())
