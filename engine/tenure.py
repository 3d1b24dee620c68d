"""Which shards this node holds, and how they come and go: claimed, received, handed over, lost.

Lives here and nowhere else: the order of steps by which a shard opens and closes in machine, writer, lanes and calls.
Who should own a shard is decided elsewhere (`shards`); that it does is PostgreSQL's to say. In prose:
shards/PROTOCOL.md.

Invariants
- A shard is open in machine and writer together, or in neither.
- What the journal held of a shard that was taken by force is not scheduled before the old owner's trust is over: V and
  a margin after the transaction returned.
- Between the last definite answer for a shard and its owner's transaction no record of it is made.
- Every wish for a shard that goes is answered: durable, or `NotOwner`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec

from engine.call import Call
from engine.core.commands import Command, Drain
from engine.core.job import Job
from engine.core.lanes import Lanes
from engine.core.machine import Machine
from engine.errors import Corrupt, Fenced, JournalAmbiguous, NotOwner, TocsinError, Unavailable
from engine.firing import Firing
from engine.handoff import Elsewhere, ElsewhereCall, Ended, Handed, Successor, id_bytes
from engine.incarnation import Incarnation
from engine.journal.writer import GroupCommit
from engine.keeper import Keeper
from engine.options import Options
from engine.pager import Pager
from engine.ports import Answer, Clock, Journal, OwnedShard
from engine.safeguards import ALL, Safeguards
from engine.telemetry import Telemetry
from engine.tickets import Ticket

log = logging.getLogger(__name__)

GRACE_MS = 2_000
"""Beyond a call's own time-out: how long its outcome may be on its way from the owner before."""


class Tenure:
    def __init__(
        self,
        machine: Machine,
        writer: GroupCommit,
        firing: Firing,
        lanes: Lanes,
        pager: Pager,
        keeper: Keeper,
        incarnation: Incarnation,
        journal: Journal,
        clock: Clock,
        options: Options,
        telemetry: Telemetry,
        *,
        apply: Callable[[Command], None],
        answer: Callable[[Ticket, Job | TocsinError], None],
        schedule: Callable[[list[Job]], None],
        on_changed: Callable[[], None],
        safeguards: Safeguards = ALL,
    ) -> None:
        self._machine = machine
        self._writer = writer
        self._firing = firing
        self._lanes = lanes
        self._pager = pager
        self._keeper = keeper
        self._incarnation = incarnation
        self._journal = journal
        self._clock = clock
        self._options = options
        self._telemetry = telemetry
        self._apply = apply
        self._answer = answer
        self._schedule = schedule
        self._on_changed = on_changed
        self._safeguards = safeguards
        self._held: dict[int, tuple[list[Job], int]] = {}
        """By shard: what would be scheduled but for the old owner's trust, and until when (boot clock)."""
        self._handing: set[int] = set()
        """Whose owner's transaction is on its way or of unknown end."""
        self._in_doubt: set[int] = set()
        """Taken, maybe, by a claim whose end is not known."""
        self.had: dict[int, int] = {}
        """By shard that was open here and is not: under which epoch."""
        self.on_served: Callable[[], None] = _nobody_waits
        """Called whenever a shard begins or ceases to be served here: whoever waits for it looks again."""

    # -- opening -----------------------------------------------------------------------------------

    @property
    def handing(self) -> Collection[int]:
        """Whose owner may change at any moment by our own doing: a check need not look at them."""
        return self._handing

    async def claim(self, shards: Iterable[int], gives_up: Callable[[str], bool], *, hold: bool = False) -> list[int]:
        """Take those that are free or whose owner's node `gives_up`, and those that arrived here; read what is near.
        `hold`: as after a takeover by force. Returns what was opened. Raises `Unavailable`: nothing is known to be
        ours that was not before."""
        wanted = [number for number in shards if number not in self._machine.shards]
        if not wanted:
            return []
        started_ms = self._clock.boot_ms()
        owned = await self.take(wanted, gives_up, hold=hold)
        if owned:
            await self._incarnation.until_served(self._pager.fill)
            self._telemetry.recovery_seconds = took_s = (self._clock.boot_ms() - started_ms) / 1_000
            told = len(owned), len(self._machine.shards), self._machine.live_jobs(), took_s
            log.info("serving %d more shards, %d in all, %d jobs within the horizon, after %.2f s", *told)
        return [each.shard for each in owned]

    async def take(
        self,
        wanted: Sequence[int],
        gives_up: Callable[[str], bool],
        *,
        hold: bool,
        epochs: Mapping[int, int] | None = None,
    ) -> list[OwnedShard]:
        """As `claim`, without reading anything yet; and of those that are ours only what is under these `epochs`, or
        later ones: a new incarnation of ours counts them on."""
        before = self._journal.incarnation
        if before is None:
            raise Unavailable("this node has no incarnation just now")
        try:
            claimed = await self._journal.claim(wanted, gives_up)
        except (JournalAmbiguous, Fenced) as error:
            if epochs is None:
                self._in_doubt.update(wanted)
            self._incarnation.renew(str(error))
            raise Unavailable(f"whether the shards were taken is not known yet: {error}") from error
        if self._journal.incarnation != before:
            raise Unavailable("a new incarnation has them meanwhile: they are to be opened under that")
        owned = [each for each in claimed.owned if each.shard not in self._machine.shards]
        if epochs is not None:
            owned = [each for each in owned if each.epoch >= epochs[each.shard]]
        forced = {each.shard for each in owned if hold or each.shard in claimed.forced}
        self.open([each for each in owned if each.shard not in forced])
        self.open([each for each in owned if each.shard in forced], hold=True)
        return owned

    def open(self, owned: Iterable[OwnedShard], *, hold: bool = False) -> None:
        owned = list(owned)
        for each in owned:
            self._machine.open(each.shard, each.epoch, each.low_ms)
            self._writer.dirty.add(each.shard)
        self._writer.open(owned)
        if owned:
            self._on_changed()
            self.on_served()
        if hold and owned and self._safeguards.hold_off:
            for_ms = self._options.trust_window_ms + self._options.trust_margin_ms
            until_ms = self._clock.boot_ms() + for_ms
            self._held.update({each.shard: ([], until_ms) for each in owned})
            asyncio.get_running_loop().call_later(for_ms / 1_000, self._let_go)

    def hold(self, jobs: list[Job]) -> list[Job]:
        """Of jobs that are to be scheduled: those that may be. The others wait for their old owner's trust to end."""
        held = self._held
        if not held:
            return jobs
        free = []
        for job in jobs:
            kept = held.get(job.shard)
            if kept is None:
                free.append(job)
            else:
                kept[0].append(job)
        return free

    def _let_go(self) -> None:
        """Loop timers may come early: look at the clock again."""
        now_ms = self._clock.boot_ms()
        over = [number for number, (_, until_ms) in self._held.items() if until_ms <= now_ms]
        jobs = [job for number in over for job in self._held.pop(number)[0]]
        if jobs:
            self._schedule(jobs)
        if self._held:
            left_ms = min(until_ms for _, until_ms in self._held.values()) - now_ms
            asyncio.get_running_loop().call_later(max(1, left_ms) / 1_000, self._let_go)

    # -- a new incarnation -------------------------------------------------------------------------

    def renewed(self, owned: Sequence[OwnedShard]) -> None:
        """What the new incarnation owns. Memory of the rest is dropped; what was claimed under an earlier one, and
        never opened, is opened as after a takeover by force; what another gave to it waits for his word. The counters
        of what is kept bear witness that nobody wrote."""
        mine = {each.shard: each for each in owned}
        lost = set(self._machine.shards) - set(mine) - self._handing
        if lost:
            log.warning("%d shards were taken by another node: %s", len(lost), _some(lost))
            self._drop(lost)
            self._firing.forget(lost)
        for each in owned:
            if each.shard not in self._machine.shards:
                continue
            kept = self._writer.tallies[each.shard]
            if list(msgspec.structs.astuple(each.tally)) != kept:
                raise Corrupt(f"shard {each.shard}: the journal counts {each.tally}, this node {kept}")
            self._machine.shards[each.shard].epoch = each.epoch
        claimed = self._in_doubt - self._machine.shards.keys()
        self._in_doubt.clear()
        self.open([each for each in owned if each.shard in claimed], hold=True)

    # -- handing over ------------------------------------------------------------------------------

    def note_touched(self, shards: Iterable[int]) -> dict[int, int]:
        """The next owner is about to read these ahead: from here on note what changes. Returns, of those that are open,
        where it has to begin (`low_ms`)."""
        lows: dict[int, int] = {}
        noted: dict[int, set[int]] = {}
        for number in shards:
            shard = self._machine.shards.get(number)
            if shard is not None:
                shard.noted = noted[number] = set()
                lows[number] = shard.low_ms(self._clock.now_ms(), None)
        for lane in self._writer.lanes:
            for record in lane.records():
                if record.job.shard in noted:
                    noted[record.job.shard].add(record.job.id)
                    lows[record.job.shard] = min(lows[record.job.shard], record.filed_ms)
        return lows

    def forget_touched(self, shards: Iterable[int]) -> None:
        """Nobody reads these ahead any more."""
        for number in shards:
            shard = self._machine.shards.get(number)
            if shard is not None:
                shard.noted = None

    async def hand_over(
        self, shards: Iterable[int], successor: Successor, on_ended: Callable[[Ended], None]
    ) -> list[Handed]:
        """A planned move, up to and with the owner's transaction. Returns what the successor must be told; `on_ended`
        hears later of each call that was under way. Raises `Unavailable` where nothing changed: they stay here."""
        mine = self._machine.shards
        going = [n for n in shards if n in mine and n not in self._handing and self.may_go(n)]
        if not going:
            return []
        leaving = {number: mine[number] for number in going}
        loop = asyncio.get_running_loop()
        began_s = loop.time()
        self._firing.leave(going)
        self._apply(Drain(going, on=True))
        try:
            async with asyncio.timeout(self._options.handoff_flush_ms / 1_000):
                await self._writer.flushed(going)
            flushed_s = loop.time()
            self._telemetry.handed_over("flush", flushed_s - began_s)
            # Meanwhile some may have been taken by force, and even have come back.
            going = [number for number in going if mine.get(number) is leaving[number]]
            if not going:
                return []
            if self._safeguards.freeze:
                self._firing.freeze(going)
            gone = await self._transfer(going, successor)
            self._telemetry.handed_over("transaction", loop.time() - flushed_s)
        except (TimeoutError, TocsinError) as error:
            self._stay(going)
            raise Unavailable(f"{len(going)} shards stay here: {error or 'their last flush takes too long'}") from error
        except BaseException:
            self._stay(going)
            raise
        self._stay([number for number in going if number not in gone])
        return self._gone(gone, on_ended)

    def may_go(self, number: int) -> bool:
        """Not while the owner before may begin calls, which only this node holds off, or has some under way."""
        return not self.is_held(number) and not self.is_shared(number)

    def is_held(self, number: int) -> bool:
        """Whether the owner before, from whom it was taken by force, may trust itself yet."""
        return number in self._held

    def is_shared(self, number: int) -> bool:
        """Whether calls of an earlier owner are under way: it tells this node of their ends, and no other."""
        return bool(self._machine.shards[number].elsewhere) or any(
            isinstance(job.live.call, ElsewhereCall)
            for job in self._machine.running.values()
            if job.shard == number and job.live is not None
        )

    async def _transfer(self, going: list[int], successor: Successor) -> list[int]:
        """The owner's transaction; what has gone by it."""
        epochs = {number: self._machine.shards[number].epoch for number in going}
        self._handing.update(going)
        try:
            try:
                folds = self._keeper.folds(going, self._clock.now_ms())
                if not await self._journal.hand_over(folds, successor.incarnation):
                    raise Unavailable("the successor is gone")
            except (JournalAmbiguous, Fenced) as error:
                self._telemetry.fenced_writes += isinstance(error, Fenced)
                self._incarnation.renew(str(error))
                await self._incarnation.settled()
                return await self._went(epochs, successor)
        except asyncio.CancelledError:  # in whichever of these: another incarnation, for which they are like the rest
            self._incarnation.renew("the owner's transaction of a move was broken off")
            raise
        else:
            return going
        finally:
            self._handing.difference_update(going)

    async def _went(self, epochs: dict[int, int], successor: Successor) -> list[int]:
        """After doubt: which of them are the successor's now, as whatever incarnation: it may have been in doubt as
        well. What is neither ours nor his was taken from us."""
        owners = await self._incarnation.until_served(self._journal.owners)
        mine = self._journal.incarnation
        gone = []
        for number, epoch in epochs.items():
            owner = owners.get(number)
            if owner is not None and owner.node == successor.node and owner.epoch > epoch:
                gone.append(number)
            elif owner is None or owner.incarnation != mine:
                self._firing.forget([number])
                self._drop([number])
        return gone

    def _stay(self, shards: Sequence[int]) -> None:
        if shards:
            self._apply(Drain(list(shards), on=False))
            self._firing.stay(shards)
            self.on_served()

    def _gone(self, shards: Sequence[int], on_ended: Callable[[Ended], None]) -> list[Handed]:
        def ended(call: Call, answer: Answer, finished_ms: int) -> None:
            fired_ms = call.ready.job.live.fired_ms if call.ready.job.live is not None else 0
            told = answer.code, answer.message, answer.retry_after_ms
            on_ended(Ended(id_bytes(call.ready.job.id), call.fire_id, *told, fired_ms, finished_ms))

        under_way = self._firing.hand_over(shards, ended)
        running: dict[int, list[Elsewhere]] = {number: [] for number in shards}
        for call in under_way:
            job = call.ready.job
            assert job.live is not None, job.id
            if not self._safeguards.elsewhere:
                continue
            until_ms = (job.live.fired_ms or self._clock.now_ms()) + call.timeout_ms + GRACE_MS
            told = id_bytes(job.id), call.fire_id, job.live.fired_ms, until_ms, call.ready.user
            running[job.shard].append(Elsewhere(*told))
        handed = []
        for number in shards:
            shard = self._machine.shards[number]
            noted = shard.noted if self._safeguards.noted else set()
            if noted is not None and len(noted) > self._options.handoff_touched_max:
                noted = None
            touched = None if noted is None else tuple(map(id_bytes, noted))
            handed.append(Handed(number, shard.epoch + 1, touched, tuple(running[number])))
        self._drop(shards, moving=True)
        return handed

    # -- closing -----------------------------------------------------------------------------------

    def _drop(self, shards: Collection[int], *, moving: bool = False) -> None:
        """Out of machine, writer, lanes; whoever waits is told to ask the owner."""
        self.on_served()
        waiting = [record for record in self._writer.close(set(shards)) if record.ticket is not None]
        for record in waiting:
            self._answer(record.ticket, NotOwner(record.job.shard, moving=moving))
        for number in shards:
            self._held.pop(number, None)
            self.had[number] = self._machine.shards[number].epoch
            for job in self._machine.drop(number):
                live = job.live
                if live is None:
                    continue
                if live.queued:
                    live.queued = False
                    self._lanes.remove(job)
                for ticket in live.tickets or ():
                    self._answer(ticket, NotOwner(number, moving=moving))
                live.tickets = None
        self._on_changed()


def _nobody_waits() -> None: ...


def _some(numbers: Iterable[int]) -> str:
    ordered = sorted(numbers)
    return ", ".join(map(str, ordered[:8])) + (", …" if len(ordered) > 8 else "")
