"""Where the doors' wishes come in: submit, get, cancel, reschedule, redrive.

A wish becomes a command with a ticket; the answer comes back through `answer` once it is durable. Whoever waits
longer than the bound is told that the outcome is unknown, and what was begun goes on.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from typing import Any

import msgspec
import zstandard

from engine.absence import Absence
from engine.core import ids
from engine.core.commands import Adopt, Cancel, Command, Discard, Pin, Redrive, Reschedule, Submission, Submit, Unpin
from engine.core.job import Form, Job, JobView, NewJob, Record, Stored
from engine.core.lifecycle import State
from engine.core.machine import Machine
from engine.core.routing import route
from engine.core.spread import Spread
from engine.core.view import is_recorded, view_of_stored
from engine.errors import Busy, NotFound, NotOwner, TocsinError, Unavailable, UnknownOutcome
from engine.journal.writer import GroupCommit
from engine.keys import KeyDesk
from engine.known import Known
from engine.lister import Lister
from engine.lookups import Lookups
from engine.options import HOUR_MS, Options
from engine.patience import in_time, told_in_time
from engine.ports import Clock, Journal
from engine.quota import QuotaDesk, Taken
from engine.safeguards import ALL, Safeguards
from engine.telemetry import Telemetry
from engine.tickets import Batch, Ticket

_COMPRESS_BYTES = 2_048
"""Payloads above it are kept compressed: below it zstd saves less than its frame and its time."""

_PACKED = {Form.JSON: Form.JSON_ZSTD, Form.RAW: Form.RAW_ZSTD}

_LIVE_READ_MS = 1_000
"""How long a GET waits for what the journal knows beyond memory."""

_ENDED = "the request that brought this key first has ended"

_SLICE = 500
"""Jobs of one request that are taken in at a turn of the loop: the wheel must not wait for a batch of 10,000."""


class Receipt(msgspec.Struct, gc=False):
    """A submission that is durable. `job` is there when it was filed just now, not for a repeat."""

    id: int
    repeated: bool
    job: Job | None = None


class Desk:
    def __init__(
        self,
        machine: Machine,
        writer: GroupCommit,
        journal: Journal,
        clock: Clock,
        options: Options,
        telemetry: Telemetry,
        *,
        shards: int,
        apply: Callable[[Command], None],
        refusal: Callable[[int], Unavailable | None],
        draw: Callable[[int], int],
        lister: Lister,
        note_due: Callable[[int], None],
        load_at: Callable[[int], float],
        quota: QuotaDesk,
        safeguards: Safeguards = ALL,
    ) -> None:
        """`draw(bits)` gives random bits; `refusal(rows)` says why so many rows cannot be accepted now; `note_due` is
        told the furthest due time of what comes in; `load_at(ms)` says how many jobs a second are due around then."""
        self._machine = machine
        self._writer = writer
        self._journal = journal
        self._clock = clock
        self._options = options
        self._telemetry = telemetry
        self._shards = shards
        self._apply = apply
        self._refusal = refusal
        self._draw = draw
        self._keys = KeyDesk(journal, options.key_hours * HOUR_MS, safeguards)
        self._spread = Spread(load_at, draw)
        self._quota = quota
        self._lister = lister
        self._note_due = note_due
        self._lookups = Lookups(journal, options)
        self._known = Known()
        self._absence = Absence(journal, clock, options)
        self._compress = zstandard.ZstdCompressor(level=3).compress

    def answer(self, ticket: Ticket, result: Job | TocsinError) -> None:
        """A wish is decided and durable, or will never be."""
        batch, index, key = ticket
        if key is not None:
            self._keys.settle(key, result.id if isinstance(result, Job) else result)
        batch.settle(index, result)

    def answer_early(self, records: Sequence[Record]) -> None:
        """What no node does: see `engine.safeguards`."""
        for record in records:
            if record.ticket is not None:
                self.answer(record.ticket, record.job)
                record.ticket = None

    async def submit(self, jobs: Sequence[NewJob], via: str) -> list[Receipt | TocsinError]:
        """In the order given; each receipt is durable, each job fails alone."""
        refusal = self._refusal(len(jobs))
        if refusal is not None:
            return [refusal] * len(jobs) if isinstance(refusal, Busy) else self._refused(jobs, refusal)
        batch = Batch(len(jobs))
        try:
            mine, repeats = await self._claim(await self._owned(jobs, batch))
        except Unavailable as error:
            return [error] * len(jobs)
        mine, taken = await self._within_quota(mine, batch)
        batch.left = len(mine)
        if mine:
            await self._file(mine)
            self._telemetry.submitted([item.new.type for item in mine], via)
        else:
            batch.done.set_result(None)
        await self._wait(batch.done, *repeats.values())
        if mine:  # not before they are durable: whoever asks the journal meanwhile would forget them
            self._note_due(max([item.new.due_ms for item in mine]))
        if taken.now_ms:
            unfiled = [item.new for item in mine if _is_unfiled(batch.results[item.ticket[1]])]
            await self._quota.give_back(taken, unfiled)
        receipts: list[Receipt | TocsinError] = []
        for index, result in enumerate(batch.results):
            if index in repeats:
                receipts.append(_repeat(repeats[index]))
            elif isinstance(result, Job):
                receipts.append(Receipt(result.id, False, result))
            else:
                receipts.append(result or _unknown())
        return receipts

    def _refused(self, jobs: Sequence[NewJob], refusal: Unavailable) -> list[Receipt | TocsinError]:
        """Of a shard that is not open here that is what its caller must know, whatever else is the matter: a node that
        leaves has given its shards to others, who take the job."""
        open_shards = self._machine.shards
        return [refusal if shard in open_shards else NotOwner(shard) for shard in route(jobs, self._shards, self._draw)]

    async def _owned(self, jobs: Sequence[NewJob], batch: Batch) -> list[Submission]:
        """A slice a turn of the loop."""
        items: list[Submission] = []
        async for start in _slices(len(jobs)):
            items += self._submissions(jobs[start : start + _SLICE], batch, start)
        return items

    async def _within_quota(self, mine: list[Submission], batch: Batch) -> tuple[list[Submission], Taken]:
        """Those that may be filed. Repeats are told apart by now: they are answered whatever was used."""
        try:
            taken = await self._quota.take([item.new for item in mine])
        except BaseException:
            self._settle(mine, Unavailable(_ENDED))
            raise
        if not taken.over:
            return mine, taken
        for index, error in taken.over.items():
            batch.results[mine[index].ticket[1]] = error
            self._settle([mine[index]], error)
        return [item for index, item in enumerate(mine) if index not in taken.over], taken

    def _settle(self, items: Iterable[Submission], error: TocsinError) -> None:
        """They are not filed: whoever waits for their keys is told."""
        for item in items:
            if item.key is not None:
                self._keys.settle(item.key, error)

    async def _file(self, mine: list[Submission]) -> None:
        """A request that ends in between, because its caller left, gives back the keys of what was not filed."""
        filed = 0
        try:
            async for start in _slices(len(mine)):
                self._apply(Submit(mine[start : start + _SLICE]))
                filed = start + _SLICE
        finally:
            self._settle(mine[filed:], Unavailable(_ENDED))

    def view_of(self, receipt: Receipt) -> JobView:
        """Of a receipt that is no repeat: the job as it was filed, or as it has become since."""
        assert receipt.job is not None, ids.format_id(receipt.id)
        return self._lister.view_of_live(receipt.job, None)

    async def get(self, job_id: int) -> JobView:
        """The journal is asked also for a live job: only it knows when that became durable. Once is enough. Without
        an answer memory tells what it knows."""
        self._refuse_unowned(job_id, wish=False)
        job = self._machine.find(job_id)
        was_live = job is not None
        if job is not None and (known := self._known.of(job)) is not None:
            return self._lister.view_of_live(job, known)
        try:
            stored = await told_in_time(self._lookups.ask(job_id), self._get_timeout_ms(job_id))
        except Unavailable:
            job = self._machine.find(job_id)
            if job is None or is_recorded(job):
                raise
            return self._lister.view_of_live(job, None)
        self._refuse_unowned(job_id, wish=False)  # it may have moved meanwhile, and run there
        job = self._machine.find(job_id)
        if job is not None and not is_recorded(job):
            if stored is not None:
                self._known.note(stored)
            return self._lister.view_of_live(job, stored)
        if was_live:  # it finished while it was read, maybe after
            stored = await self._read(job_id)
        if stored is None:
            raise await self._absence.of(job_id)
        return view_of_stored(stored)

    def _get_timeout_ms(self, job_id: int) -> int:
        live = self._machine.find(job_id) is not None
        return _LIVE_READ_MS if live else self._options.answer_timeout_ms

    async def cancel(self, job_id: int) -> JobView:
        """When it is decided and durable. A journal that goes away after that makes nothing undone: memory tells it."""
        job = await self._operate(job_id, lambda ticket: Cancel([(job_id, ticket)]))
        try:
            return await self.get(job_id)
        except Unavailable:
            view = self._lister.view_of_live(job, None)
            finished_ms = self._clock.now_ms()
            return msgspec.structs.replace(view, state=State.CANCELLED, next_fire_ms=None, finished_ms=finished_ms)

    async def reschedule(self, job_id: int, due_ms: int) -> JobView:
        job = await self._operate(job_id, lambda ticket: Reschedule([(job_id, due_ms, ticket)]))
        self._note_due(due_ms)
        return self._lister.view_of_live(job, None)

    async def redrive(self, job_id: int, payload: tuple[bytes, Form] | None) -> JobView:
        """A dead job fires again, with another payload where one is given."""
        kept = None if payload is None else self._compressed(*payload)
        job = await self._operate(job_id, lambda ticket: Redrive([(job_id, kept, ticket)]))
        return self._lister.view_of_live(job, None)

    async def discard(self, job_id: int) -> JobView:
        """Nobody wants a dead job any more: it counts as cancelled."""
        await self._operate(job_id, lambda ticket: Discard([(job_id, ticket)]))
        return await self.get(job_id)

    def _refuse_unowned(self, job_id: int, *, wish: bool = True) -> None:
        """Reads are answered for as long as the shard is open here, wishes only while it stays."""
        shard = ids.shard_of(job_id)
        if shard >= self._shards:
            raise NotFound("no such job")
        there = self._machine.shards.get(shard)
        if there is None or (wish and there.draining):
            raise NotOwner(shard, moving=there is not None)

    def _submissions(self, jobs: Sequence[NewJob], batch: Batch, start: int) -> list[Submission]:
        """Of jobs whose shards are open here; the others are answered before their keys are looked up, since only an
        owner knows the keys on their way."""
        items = []
        for index, shard in enumerate(route(jobs, self._shards, self._draw), start):
            there = self._machine.shards.get(shard)
            if there is not None and not there.draining:
                items.append(self._submission(jobs[index - start], shard, (batch, index, None)))
            else:
                batch.results[index] = NotOwner(shard, moving=there is not None)
        return items

    def _submission(self, new: NewJob, shard: int, ticket: Ticket) -> Submission:
        if len(new.payload) > _COMPRESS_BYTES:
            new.payload, new.form = self._compressed(new.payload, new.form)
        if new.window_ms:
            new.due_ms = self._spread.pick(max(new.due_ms, self._clock.now_ms()), new.window_ms)
            new.window_ms = 0  # picked: whoever asks again, because the shard was on its way, brings this same job
        key = None
        if new.idempotency_key is not None:
            key = ids.key_hash(new.tenant or ids.DEFAULT_TENANT, new.user_id, new.idempotency_key)
            ticket = ticket[0], ticket[1], key
        assert new.random62 is not None, new.type
        return Submission(new, shard, new.random62, key, ticket)

    def _compressed(self, payload: bytes, form: Form) -> tuple[bytes, Form]:
        if len(payload) > _COMPRESS_BYTES and form in _PACKED:
            return self._compress(payload), _PACKED[form]
        return payload, form

    async def _claim(
        self, items: list[Submission]
    ) -> tuple[list[Submission], dict[int, asyncio.Future[int | TocsinError]]]:
        """Sort out repeats: (to be filed, by index the job somebody else filed or files under the same key)."""
        keyed = [item for item in items if item.key is not None]
        if not keyed:
            return items, {}
        first = {item.key: item for item in reversed(keyed)}
        claims = [(item.shard, key) for key, item in first.items() if key]
        taken = await in_time(self._keys.claim(claims, self._clock.now_ms()), self._options.answer_timeout_ms)
        repeats: dict[int, asyncio.Future[int | TocsinError]] = {}
        mine = []
        for item in items:
            if item.key is None or (first[item.key] is item and item.key not in taken):
                mine.append(item)
            else:
                repeats[item.ticket[1]] = taken.get(item.key) or self._keys.of(item.key)
        return mine, repeats

    async def _wait(self, *futures: asyncio.Future[Any]) -> None:
        """Until all are done, or the time for an answer is up."""
        await asyncio.wait(futures, timeout=self._options.answer_timeout_ms / 1_000)

    async def _operate(self, job_id: int, command: Callable[[Ticket], Command]) -> Job:
        """A wish about one job, wherever it is: a far one is pinned first, then read, then treated as any other."""
        self._refuse_unowned(job_id)
        refusal = self._refusal(2)
        if refusal is not None:
            raise refusal
        batch = Batch(1)
        pinned = self._machine.find(job_id) is None
        wished = False
        if pinned:
            self._apply(Pin([job_id]))
        try:
            if pinned:
                stored = await self._read(job_id)
                self._refuse_unowned(job_id)
                if stored is not None:
                    self._apply(Adopt([stored]))
            wished = True
            self._apply(command((batch, 0, None)))
            await self._wait(batch.done)
        finally:
            if pinned:
                self._unpin_when_done(job_id, batch, wished)
        result = batch.results[0]
        if isinstance(result, Job):
            return result
        if isinstance(result, NotFound):
            raise await self._absence.of(job_id)
        raise result or _unknown()

    def _unpin_when_done(self, job_id: int, batch: Batch, wished: bool) -> None:
        """A caller that gave up waiting leaves the pin until its records are settled; a wish that was never made has
        none, though the pager may have brought the job in meanwhile."""
        if not wished or batch.done.done() or self._machine.find(job_id) is None:
            self._apply(Unpin([job_id]))
        else:
            batch.done.add_done_callback(lambda _: self._apply(Unpin([job_id])))

    async def _read(self, job_id: int) -> Stored | None:
        return await told_in_time(self._lookups.ask(job_id), self._options.answer_timeout_ms)


async def _slices(size: int) -> AsyncIterator[int]:
    """Where each slice starts; everybody else has a turn between two of them."""
    for start in range(0, size, _SLICE):
        if start:
            await asyncio.sleep(0)
        yield start


def _is_unfiled(result: Job | TocsinError | None) -> bool:
    """For certain; one of which nothing is known may be there."""
    return isinstance(result, TocsinError) and not isinstance(result, UnknownOutcome)


def _repeat(first: asyncio.Future[int | TocsinError]) -> Receipt | TocsinError:
    if not first.done():
        return _unknown()
    result = first.result()
    return result if isinstance(result, TocsinError) else Receipt(result, True, None)


def _unknown() -> UnknownOutcome:
    return UnknownOutcome(
        "the journal's answer did not come in time: whether this was done is unknown; ask again, or send it again "
        "with its idempotency key"
    )
