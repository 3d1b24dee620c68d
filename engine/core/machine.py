"""The shard machine: decides everything that happens to a job. Pure: `apply(commands, now_ms) -> effects`.

Rules
1. Persist before acknowledging, persist before forgetting: an answer is given, and a job is dropped from memory,
   only by `Committed`.
2. A job's records leave in the order of their revisions (the writer keeps a shard on one lane), so a revision is
   never sent before the one below it. The latest applied revision decides what a commit does.
3. An illegal wish raises nothing and changes nothing: it is answered with an error.
4. A change of place is two records, joined: the old place says where to follow, the new one holds the whole job.
5. `Job.state` is what the audit counts (pending or retrying while it runs); running is `Live.running` over it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

from engine.core import ids
from engine.core.catalog import Backoff, Catalog, JobType
from engine.core.commands import (
    Abandon,
    Adopt,
    Begin,
    Cancel,
    Command,
    Committed,
    Discard,
    Drain,
    Due,
    Effects,
    Expire,
    Finished,
    Mark,
    Outcomes,
    PageIn,
    Park,
    Pin,
    Redrive,
    Refile,
    Refused,
    Reschedule,
    Submission,
    Submit,
    Unpin,
)
from engine.core.escalation import is_notice, start_of
from engine.core.job import (
    Attempt,
    Body,
    FirstBody,
    Job,
    Live,
    Record,
    Row,
    Stored,
    Verdict,
    decode_body,
    encode_body,
    is_parked,
    may_expire,
    owed_ms,
)
from engine.core.lifecycle import FILINGS, FINAL, State, may_follow
from engine.core.paged import Paged
from engine.core.retry import EXPIRED, Class, classify, delay_ms
from engine.core.shard import Shard
from engine.core.view import next_fire_ms
from engine.errors import Conflict, Corrupt, NotFound, NotOwner, TocsinError, Unavailable
from engine.options import DAY_MS, Options
from engine.safeguards import ALL, Safeguards

JOB_BYTES = 280
"""What a live job costs beside its body: the struct, its id and due time, its places in map and wheel (measured)."""

_DEFAULT_BACKOFF = Backoff()
_ENDED = {
    State.SUCCEEDED: "has succeeded",
    State.DEAD: "is dead",
    State.CANCELLED: "is cancelled",
    State.EXPIRED: "has expired",
}
"""What a job that is over is told to be."""


class Machine:
    """All shards of one node that are open. Not thread-safe; every method returns at once."""

    def __init__(self, options: Options, catalog: Catalog, safeguards: Safeguards = ALL) -> None:
        self.shards: dict[int, Shard] = {}
        self.running: dict[int, Job] = {}
        self.live_bytes = 0
        self.paged = Paged()
        self._sweeps: list[set[int]] = []
        self._options = options
        self._mind_touched = safeguards.touched
        self._mind_owed = safeguards.owed
        self._types: dict[str, JobType] = catalog.types
        self._escalations = catalog.escalations
        self._owes_first = safeguards.notice_owed
        self.deaths: dict[str, int] = {}
        """By type that escalates: how many died here of which no notice has told."""
        self.owing = 0
        """Records that owe a notice, made and not known to be durable."""
        self._handlers: dict[type, Callable[[Any, int, Effects], None]] = {
            Submit: self._submit,
            Cancel: self._cancel,
            Reschedule: self._reschedule,
            Redrive: self._redrive,
            Discard: self._discard,
            Due: self._due,
            Expire: self._expire,
            Begin: self._begin,
            Outcomes: self._outcomes,
            Refile: self._refile_stale,
            Park: self._park,
            Pin: self._pin,
            Adopt: self._adopt,
            Unpin: self._unpin,
            PageIn: self._page_in,
            Drain: self._drain,
            Abandon: self._abandon,
            Committed: self._committed,
            Refused: self._refused,
        }

    def apply(self, commands: Sequence[Command], now_ms: int) -> Effects:
        """Decide all of them in order. `now_ms` is Unix ms and is never below that of an earlier call by design of
        the clock, though nothing here breaks if it is."""
        effects = Effects()
        for command in commands:
            self._handlers[type(command)](command, now_ms, effects)
        return effects

    # -- shards ------------------------------------------------------------------------------------

    def open(self, number: int, epoch: int, low_ms: int) -> Shard:
        """Begin to own a shard: nothing of it is in memory yet, so its horizon is its low."""
        assert number not in self.shards, (number, "is open already")
        shard = Shard(number, epoch, proposed_low_ms=low_ms, horizon_ms=low_ms, horizon_id=0, paged_to_ms=low_ms)
        self.shards[number] = shard
        return shard

    def drop(self, number: int) -> list[Job]:
        """Stop owning a shard: its jobs are gone from here. Returns those that were live, for lanes and calls."""
        shard = self.shards.pop(number)
        jobs = list(shard.live.values())
        for job in jobs:
            self.live_bytes -= JOB_BYTES + len(job.body)
            if self.running.pop(job.id, None) is not None and job.live is not None:
                job.live.call = None  # a call names its job: the two would hold each other for ever
        return jobs

    def begin_sweep(self) -> set[int]:
        """From here on note the ids of what is committed: whoever reads a page beside it may not trust theirs."""
        sweep: set[int] = set()
        self._sweeps.append(sweep)
        return sweep

    def end_sweep(self, sweep: set[int]) -> None:
        self._sweeps = [each for each in self._sweeps if each is not sweep]

    def find(self, job_id: int) -> Job | None:
        """The live job, whatever its state."""
        shard = self.shards.get(ids.shard_of(job_id))
        return None if shard is None else shard.live.get(job_id)

    def live_jobs(self) -> int:
        return sum(len(shard.live) for shard in self.shards.values())

    def is_scheduled(self, job: Job) -> bool:
        """Whether a wheel entry for this job still means anything."""
        shard = self.shards.get(ids.shard_of(job.id))
        return shard is not None and shard.live.get(job.id) is job and job.state in FILINGS

    # -- commands: the callers' wishes -------------------------------------------------------------

    def _wanted(self, job_id: int) -> Job | TocsinError:
        """The live job that a wish is about, or why it is not to be had: only an owner can say that there is none."""
        number = ids.shard_of(job_id)
        shard = self.shards.get(number)
        if shard is None or shard.draining:
            return NotOwner(number, moving=shard is not None)
        return shard.live.get(job_id) or NotFound("no such job")

    def _submit(self, command: Submit, now_ms: int, out: Effects) -> None:
        for item in command.items:
            shard = self.shards.get(item.shard)
            if shard is None or shard.draining:
                out.answers.append((item.ticket, NotOwner(item.shard, moving=shard is not None)))
                continue
            job = self._new_job(item, shard, now_ms)
            if job.id in shard.live:
                out.answers.append((item.ticket, Unavailable("the id drawn for this job is taken: send it again")))
                continue
            self._keep(shard, job)
            out.records.append(
                Record(
                    job,
                    shard.epoch,
                    0,
                    job.filed_ms,
                    State.PENDING,
                    None,
                    job.due_ms,
                    job.body,
                    ticket=item.ticket,
                    key=item.key,
                )
            )

    def _new_job(self, item: Submission, shard: Shard, now_ms: int) -> Job:
        new = item.new
        due_ms = max(new.due_ms, now_ms) | 0  # a sum keeps room for a carry for as long as it lives: 16 bytes
        filed_ms = max(due_ms, shard.proposed_low_ms)
        lead_ms = filed_ms - now_ms
        fields = (
            new.payload,
            new.form,
            lead_ms,
            new.priority,
            new.max_attempts,
            new.timeout_ms,
            new.correlation_id,
        )
        body = FirstBody(*fields) if new.expires_ms is None else Body(*fields, expires_ms=new.expires_ms)
        live = None if new.tags is None and new.tenant is None else Live(tags=new.tags, tenant=new.tenant)
        job_id = ids.make_id(filed_ms, shard.number, item.random62)
        return Job(job_id, new.type, due_ms, filed_ms, State.PENDING, 0, encode_body(body), new.user_id, live)

    def _cancel(self, command: Cancel, now_ms: int, out: Effects) -> None:
        for job_id, ticket in command.items:
            job = self._wanted(job_id)
            if not isinstance(job, Job):
                out.answers.append((ticket, job))
            elif job.state in FINAL:
                self._answer_final_cancel(job, ticket, out)
            elif job.live is not None and job.live.running:
                _wait(job.live, ticket)
                if job.live.call is not None:
                    out.stop.append(job.live.call)
            else:
                if job.live is not None and job.live.queued:
                    job.live.queued = False
                    out.withdraw.append(job)
                self._close(job, State.CANCELLED, Verdict(now_ms), now_ms, out, ticket=ticket, mark=command.mark)

    def _answer_final_cancel(self, job: Job, ticket: Any, out: Effects) -> None:
        if job.state is not State.CANCELLED:
            out.answers.append((ticket, Conflict(f"the job {_ENDED[job.state]} already")))
        elif job.live is not None and job.live.durable_rev == job.rev:
            out.answers.append((ticket, job))
        else:
            job.live = job.live or Live()
            _wait(job.live, ticket)

    def _reschedule(self, command: Reschedule, now_ms: int, out: Effects) -> None:
        for job_id, due_ms, ticket in command.items:
            job = self._wanted(job_id)
            if not isinstance(job, Job):
                out.answers.append((ticket, job))
                continue
            body = decode_body(job.body)
            wished_ms = max(due_ms, now_ms)
            if job.state in FINAL:
                out.answers.append((ticket, Conflict(f"the job {_ENDED[job.state]} already")))
            elif job.live is not None and job.live.running:
                out.answers.append((ticket, Conflict("the job is running")))
            elif body.expires_ms is not None and wished_ms > body.expires_ms:
                out.answers.append((ticket, Conflict("the job expires before that")))
            else:
                if job.live is not None and job.live.queued:
                    job.live.queued = False
                    out.withdraw.append(job)
                if body.due_ms is not None or command.mark is not None:
                    body.due_ms = body.next_ms = body.parked_ms = None
                    if command.mark is not None:
                        body.operations = command.mark.on(body.operations)
                    self._set_body(job, body)
                self._refile(job, wished_ms, wished_ms, job.state, now_ms, out, ticket=ticket, mark=command.mark)

    def _redrive(self, command: Redrive, now_ms: int, out: Effects) -> None:
        """A new life: one filing at a new place, which `moved` names; the old place keeps what became of the old."""
        for job_id, payload, ticket in command.items:
            job = self._dead(job_id, ticket, "redriven", out)
            if job is None:
                continue
            body = decode_body(job.body)
            body.life += 1
            body.attempts = ()
            if body.expires_ms is not None and body.expires_ms < now_ms:
                body.expires_ms = None  # whoever redrives it wants it to fire, late as it is
            if payload is not None:
                body.payload, body.form = payload
            if command.mark is not None:
                body.operations = command.mark.on(body.operations)
            record = self._file_anew(job, body, now_ms, now_ms)
            record.ticket = ticket
            record.operation = None if command.mark is None else command.mark.operation
            out.records.append(record)

    def _discard(self, command: Discard, now_ms: int, out: Effects) -> None:
        """A filing at a new place and its outcome, joined: the old place may be of a day that is gone."""
        for job_id, ticket in command.items:
            job = self._dead(job_id, ticket, "discarded", out)
            if job is None:
                continue
            body = decode_body(job.body)
            record = self._file_anew(job, body, job.due_ms if body.due_ms is None else body.due_ms, now_ms)
            record.joined = True
            out.records.append(record)
            verdict = Verdict(now_ms, None, "discarded")
            self._close(job, State.CANCELLED, verdict, now_ms, out, ticket=ticket, mark=command.mark)

    def _dead(self, job_id: int, ticket: Any, wish: str, out: Effects) -> Job | None:
        """The dead job that a wish is about; another one is refused."""
        job = self._wanted(job_id)
        if not isinstance(job, Job):
            out.answers.append((ticket, job))
            return None
        if job.state is not State.DEAD:
            running = job.live is not None and job.live.running
            state = State.RUNNING if running else job.state
            out.answers.append((ticket, Conflict(f"the job is {state.name.lower()}: only a dead one is {wish}")))
            return None
        return job

    def _file_anew(self, job: Job, body: Body, due_ms: int, now_ms: int) -> Record:
        """Of a dead job: a filing at a place of today."""
        shard = self.shards[job.shard]
        _assert_may_follow(job, State.PENDING)
        body.due_ms = body.next_ms = body.parked_ms = None
        self._set_body(job, body)
        job.rev += 1
        job.state, job.due_ms = State.PENDING, due_ms
        job.filed_ms = max(due_ms, now_ms, shard.proposed_low_ms)
        return Record(job, shard.epoch, job.rev, job.filed_ms, State.PENDING, State.DEAD, due_ms, job.body, moved=True)

    # -- commands: firing --------------------------------------------------------------------------

    def _due(self, command: Due, now_ms: int, out: Effects) -> None:
        shards, ready = self.shards, out.ready
        for job in command.jobs:
            shard = shards.get((job.id >> 64) & 0xFFF)
            if shard is None or shard.live.get(job.id) is not job or job.state not in FILINGS or shard.draining:
                continue
            if job.due_ms > now_ms:
                out.schedule.append(job)
                continue
            live = job.live
            if live is not None and (live.queued or live.running or 0 <= live.durable_rev < job.rev):
                continue  # an old entry brings one whose record is under way: its commit schedules it
            if may_expire(job.body) and self._is_too_late(job, now_ms, out):
                continue
            if live is None:
                job.live = Live(queued=True, queued_ms=now_ms)
            else:
                live.queued, live.queued_ms = True, now_ms
            ready.append(job)

    def _is_too_late(self, job: Job, now_ms: int, out: Effects) -> bool:
        """Of one that comes due after it expires: it ends here."""
        body = decode_body(job.body)
        if body.expires_ms is None or now_ms <= body.expires_ms:
            return False
        tried = len(body.attempts)
        if body.parked_ms is not None:
            self._close(
                job, State.EXPIRED, Verdict(now_ms, None, "not called in time: its target was away"), now_ms, out
            )
            return True
        reason = f"attempt {tried} failed, and no time was left for another" if tried else "nobody served it in time"
        self._close(job, State.EXPIRED, Verdict(now_ms, None, reason), now_ms, out)
        return True

    def _expire(self, command: Expire, now_ms: int, out: Effects) -> None:
        for job, reason in command.items:
            if not self.is_scheduled(job) or self.shards[job.shard].draining:
                continue
            live = job.live
            if live is None or not live.queued:
                continue  # it was called in time, or came back from a call: then it comes due again
            live.queued = False
            out.withdraw.append(job)
            self._close(job, State.EXPIRED, Verdict(now_ms, None, reason), now_ms, out)

    def _begin(self, command: Begin, now_ms: int, out: Effects) -> None:
        for job in command.jobs:
            live = job.live
            assert live is not None, (ids.format_id(job.id), "is not in a lane")
            assert live.queued, (ids.format_id(job.id), "is not in a lane")
            live.queued = False
            live.running = True
            live.fired_ms = 0
            self.running[job.id] = job

    def _outcomes(self, command: Outcomes, now_ms: int, out: Effects) -> None:
        for finished in command.items:
            job = finished.job
            if self.running.get(job.id) is not job:
                continue  # its shard was lost while the call was on its way
            del self.running[job.id]
            live = job.live
            assert live is not None, ids.format_id(job.id)
            tickets, live.tickets = live.tickets, None
            if finished.code == EXPIRED:  # it had a slot, and no call of it began: it did not run
                live.running = False
                self._close(job, State.EXPIRED, Verdict(now_ms, None, finished.message), now_ms, out)
            else:
                self._decide(job, live, finished, bool(tickets), now_ms, out)
            live.running, live.call = False, None
            if job.state in FILINGS:
                live.fired_ms = 0
            if tickets:
                self._answer_stopped(job, tickets, out)

    def _decide(self, job: Job, live: Live, finished: Finished, cancelled: bool, now_ms: int, out: Effects) -> None:
        body = decode_body(job.body)
        number = len(body.attempts) + 1
        verdict = classify(finished.code)
        if verdict is Class.SUCCESS:
            state = State.SUCCEEDED
        elif cancelled and verdict is Class.TRANSIENT:
            state = State.CANCELLED
        elif verdict is Class.TRANSIENT and number < body.max_attempts:
            state = State.RETRYING
        else:
            state = State.DEAD
        paged_ms = self.paged.in_ms(job.filed_ms, ids.first_filed_ms(job.id) - body.lead_ms)
        due_ms = job.due_ms if body.parked_ms is None else owed_ms(job, body)
        attempt = Attempt(
            number,
            live.fired_ms,
            finished.finished_ms,
            state,
            finished.code,
            finished.message,
            max(0, live.fired_ms - due_ms) if live.fired_ms else 0,
            max(0, live.fired_ms - live.queued_ms) if live.fired_ms else 0,
            0 if paged_ms is None else job.due_ms - paged_ms,
        )
        if state is not State.RETRYING:
            self._close(job, state, Verdict(finished.finished_ms, attempt), now_ms, out)
            return
        kind = self._types.get(job.type)
        backoff = kind.backoff if kind is not None else _DEFAULT_BACKOFF
        delay = delay_ms(backoff, number, finished.retry_after_ms, finished.jitter)
        body.attempts = (*body.attempts, attempt)
        if body.due_ms is None:
            body.due_ms = job.due_ms
        body.next_ms, body.parked_ms = now_ms + delay, None
        if body.expires_ms is not None and body.next_ms > body.expires_ms:
            body.next_ms = body.expires_ms + 1  # when it expires
        self._set_body(job, body)
        self._refile(job, body.next_ms, body.due_ms, State.RETRYING, now_ms, out)

    def _answer_stopped(self, job: Job, tickets: list[Any], out: Effects) -> None:
        """A DELETE met the running call, and the answer has decided between them."""
        if job.state is State.CANCELLED:
            assert job.live is not None
            job.live.tickets = tickets
        else:
            error = Conflict(f"the job {_ENDED[job.state]}: its answer came first")
            out.answers.extend((ticket, error) for ticket in tickets)

    def _refile_stale(self, command: Refile, now_ms: int, out: Effects) -> None:
        for job in command.jobs:
            if self.is_scheduled(job) and not self.shards[job.shard].draining:
                self._refile(job, job.due_ms, _wished_ms(job), job.state, now_ms, out)

    def _park(self, command: Park, now_ms: int, out: Effects) -> None:
        for job, until_ms in command.items:
            live = job.live
            if not self.is_scheduled(job) or self.shards[job.shard].draining or live is None or not live.queued:
                continue
            live.queued = False
            out.withdraw.append(job)
            body = decode_body(job.body)
            wished_ms = job.due_ms if body.due_ms is None else body.due_ms
            at_ms = max(_in_time(until_ms, command.from_ms, body.expires_ms), now_ms, job.due_ms)
            if not self._mind_owed:
                self._refile(job, at_ms, wished_ms, job.state, now_ms, out)
                continue
            if body.parked_ms is None:
                body.due_ms = wished_ms
                body.next_ms = job.due_ms if job.state is State.RETRYING else None
            body.parked_ms = at_ms
            self._set_body(job, body)
            self._refile(job, at_ms, wished_ms, job.state, now_ms, out)

    # -- commands: memory --------------------------------------------------------------------------

    def _pin(self, command: Pin, now_ms: int, out: Effects) -> None:
        for job_id in command.ids:
            shard = self.shards.get(ids.shard_of(job_id))
            if shard is None:
                continue
            shard.pins[job_id] = shard.pins.get(job_id, 0) + 1

    def _adopt(self, command: Adopt, now_ms: int, out: Effects) -> None:
        for stored in command.stored:
            last = stored.last
            shard = self.shards.get(last.shard)
            if shard is None or last.job_id in shard.live:
                continue
            assert last.job_id in shard.pins, (ids.format_id(last.job_id), "is not pinned")
            job = _job_of(stored)
            job.live = job.live or Live()
            job.live.durable_rev = job.rev
            self._keep(shard, job)
            if self._runs_elsewhere(shard, job):
                continue
            if job.state in FILINGS and shard.is_near(job.due_ms, job.id):
                out.schedule.append(job)  # a page read under way will skip it as live

    def _unpin(self, command: Unpin, now_ms: int, out: Effects) -> None:
        for job_id in command.ids:
            shard = self.shards.get(ids.shard_of(job_id))
            if shard is None or job_id not in shard.pins:
                continue
            if shard.pins[job_id] > 1:
                shard.pins[job_id] -= 1
                continue
            del shard.pins[job_id]
            job = shard.live.get(job_id)
            if job is None or job.live is None or job.live.durable_rev != job.rev:
                continue  # not here, or a record of it is under way: its commit decides
            if job.state in FINAL or self._is_far(shard, job):
                self._forget(shard, job)
            elif not (job.live.queued or job.live.running):
                out.schedule.append(job)  # the horizon may have passed it while it was held

    def _page_in(self, command: PageIn, now_ms: int, out: Effects) -> None:
        shard = self.shards.get(command.shard)
        if shard is None:
            return
        assert shard.touched is not None, (command.shard, "is not being paged")
        for row in command.rows:
            if row.job_id in shard.live or (row.job_id in shard.touched and self._mind_touched):
                continue
            job = _job_of_row(row)
            self._keep(shard, job)
            if not self._runs_elsewhere(shard, job):
                out.schedule.append(job)
        for filed_ms, error in command.corrupt:
            shard.corrupt_ms = filed_ms if shard.corrupt_ms is None else min(shard.corrupt_ms, filed_ms)
            out.unread.append(error)

    # -- commands: change of owner -----------------------------------------------------------------

    def _drain(self, command: Drain, now_ms: int, out: Effects) -> None:
        for number in command.shards:
            shard = self.shards.get(number)
            if shard is None or shard.draining is command.on:
                continue
            shard.draining = command.on
            for job in shard.live.values():
                live = job.live
                if job.state not in FILINGS or (live is not None and live.running):
                    continue
                if not command.on:
                    out.schedule.append(job)
                elif live is not None and live.queued:
                    live.queued = False
                    out.withdraw.append(job)

    def _runs_elsewhere(self, shard: Shard, job: Job) -> bool:
        """Just made live: whether the owner before began a call of it that is still under way."""
        call = shard.elsewhere.pop(job.id, None)
        if call is None or job.state not in FILINGS:
            return False
        job.live = job.live or Live()
        job.live.running, job.live.fired_ms, job.live.call = True, call.fired_ms, call
        self.running[job.id] = job
        return True

    def _abandon(self, command: Abandon, now_ms: int, out: Effects) -> None:
        """A DELETE that waits for the call is carried out: nobody will say that it came too late."""
        for job in command.jobs:
            live = job.live
            if self.running.get(job.id) is not job or live is None:
                continue
            del self.running[job.id]
            live.running, live.call, live.fired_ms = False, None, 0
            tickets, live.tickets = live.tickets, None
            if tickets:
                self._close(job, State.CANCELLED, Verdict(now_ms), now_ms, out)
                live.tickets = tickets
            else:
                out.schedule.append(job)

    def _committed(self, command: Committed, now_ms: int, out: Effects) -> None:
        full = self.live_bytes > self._options.live_bytes_max
        for sweep in self._sweeps:
            sweep.update([record.job.id for record in command.records])
        for record in command.records:
            if record.state is State.REFILED:
                continue
            job = record.job
            shard = self.shards.get((job.id >> 64) & 0xFFF)
            if shard is None or shard.live.get(job.id) is not job:
                if record.ticket is not None:
                    out.answers.append((record.ticket, job))
                continue
            if shard.touched is not None:
                shard.touched.add(job.id)
            if shard.noted is not None:
                shard.noted.add(job.id)
            live = job.live
            if live is not None:
                live.durable_rev = record.rev
            if record.ticket is not None:
                out.answers.append((record.ticket, job))
            if job.rev != record.rev:
                continue  # a later record is under way and decides
            if live is not None and live.tickets is not None and not live.running:
                out.answers.extend((ticket, job) for ticket in live.tickets)
                live.tickets = None
            self._settle(shard, job, full, out)

    def _settle(self, shard: Shard, job: Job, full: bool, out: Effects) -> None:
        """All records of the job are durable: it is finished, near, or far."""
        live = job.live
        if job.state in FINAL:
            self._forget_unless_pinned(shard, job)
        elif live is not None and (live.queued or live.running):
            pass
        elif full and job.id not in shard.pins:
            shard.shrink(job.due_ms, job.id)
            out.shrunk = True
            self._forget(shard, job)
        elif shard.is_near(job.due_ms, job.id):
            if live is not None and live.tags is None and live.tenant is None and job.id not in shard.pins:
                job.live = None  # it was in a lane: a crowd that is parked shall not hold what only that needs
            out.schedule.append(job)
        else:
            self._forget_unless_pinned(shard, job)

    def _refused(self, command: Refused, now_ms: int, out: Effects) -> None:
        record = command.record
        if record.was is None:
            shard = self.shards.get(record.job.shard)
            if shard is not None and shard.live.get(record.job.id) is record.job:
                self._forget(shard, record.job)
            out.answers.append((record.ticket, command.error))
            return
        if self.find(record.job.id) is not record.job:  # its filing was refused before: there is nothing to record
            live = record.job.live
            waiting = [record.ticket] if record.ticket is not None else []
            if live is not None and live.tickets is not None:
                waiting += live.tickets
                live.tickets = None
            out.answers.extend((ticket, command.error) for ticket in waiting)
            return
        name = ids.format_id(record.job.id)
        out.corrupt.append(Corrupt(f"revision {record.rev} of job {name} cannot be recorded: {command.error}"))

    # -- records -----------------------------------------------------------------------------------

    def _close(
        self,
        job: Job,
        state: State,
        verdict: Verdict,
        now_ms: int,
        out: Effects,
        *,
        ticket: Any = None,
        mark: Mark | None = None,
    ) -> None:
        shard = self.shards[job.shard]
        _assert_may_follow(job, state)
        wished_ms = _wished_ms(job)
        was, job.state = job.state, state
        job.rev += 1
        out.records.append(
            Record(
                job,
                shard.epoch,
                job.rev,
                job.filed_ms,
                state,
                was,
                wished_ms,
                encode_body(verdict),
                keep_ms=self._keep_ms(job, state, now_ms),
                ticket=ticket,
                moved=job.filed_ms != ids.first_filed_ms(job.id),
                operation=None if mark is None else mark.operation,
                owes=self._owes(job, shard, verdict.finished_ms) if state is State.DEAD else None,
            )
        )

    def _owes(self, job: Job, shard: Shard, ended_ms: int) -> tuple[str, int] | None:
        """The first death of an interval in a shard files that a notice is owed; a notice's own owes none."""
        mark = self._escalations.get(job.type)
        if mark is None or (job.live is not None and is_notice(job.live.tags)):
            return None
        self.deaths[job.type] = self.deaths.get(job.type, 0) + 1
        start_ms = start_of(mark, ended_ms)
        if shard.owed.get(job.type) == start_ms or not self._owes_first:
            return None
        shard.owed[job.type] = start_ms
        self.owing += 1
        return job.type, start_ms

    def _refile(
        self,
        job: Job,
        due_ms: int,
        wished_ms: int,
        state: State,
        now_ms: int,
        out: Effects,
        *,
        ticket: Any = None,
        mark: Mark | None = None,
    ) -> None:
        """Two records in one flush: the old place points to the new one, the new one holds the whole job. `due_ms`:
        when it fires next, which for a retry is not as wished."""
        shard = self.shards[job.shard]
        _assert_may_follow(job, state)
        filed_ms = max(due_ms, now_ms, shard.proposed_low_ms)
        was = job.state
        if job.live is None:
            job.live = Live()
        if job.live.durable_rev < 0:
            job.live.durable_rev = job.rev  # the first change: a filing is not in the wheel before it is durable
        out.records.append(
            Record(
                job,
                shard.epoch,
                job.rev + 1,
                job.filed_ms,
                State.REFILED,
                was,
                filed_ms,
                b"",
                joined=True,
            )
        )
        job.rev += 2
        job.state, job.due_ms, job.filed_ms = state, due_ms, filed_ms
        out.records.append(
            Record(
                job,
                shard.epoch,
                job.rev,
                filed_ms,
                state,
                was,
                wished_ms,
                job.body,
                ticket=ticket,
                moved=not shard.is_near(filed_ms, job.id),
                operation=None if mark is None else mark.operation,
            )
        )

    def _keep_ms(self, job: Job, state: State, now_ms: int) -> int:
        kind = self._types.get(job.type)
        days = kind.retention_days if kind is not None else self._options.history_days
        if state is State.DEAD and days >= 0:
            days = max(days, self._options.dead_days)
        return -1 if days < 0 else now_ms + days * DAY_MS

    # -- the live map ------------------------------------------------------------------------------

    def _keep(self, shard: Shard, job: Job) -> None:
        shard.live[job.id] = job
        self.live_bytes += JOB_BYTES + len(job.body)

    def _forget(self, shard: Shard, job: Job) -> None:
        del shard.live[job.id]
        self.live_bytes -= JOB_BYTES + len(job.body)

    def _forget_unless_pinned(self, shard: Shard, job: Job) -> None:
        if job.id not in shard.pins:
            self._forget(shard, job)
            return
        job.live = job.live or Live()
        job.live.durable_rev = job.rev

    def _set_body(self, job: Job, body: Body) -> None:
        encoded = encode_body(body)
        self.live_bytes += len(encoded) - len(job.body)
        job.body = encoded

    def _is_far(self, shard: Shard, job: Job) -> bool:
        live = job.live
        busy = live is not None and (live.queued or live.running)
        return not busy and not shard.is_near(job.due_ms, job.id)

    def check(self) -> None:
        """O(n): the relations that must hold between calls."""
        size = sum(JOB_BYTES + len(job.body) for shard in self.shards.values() for job in shard.live.values())
        assert size == self.live_bytes, (size, self.live_bytes)
        for number, shard in self.shards.items():
            assert shard.number == number, (shard.number, number)
            assert shard.paged_to_ms <= shard.horizon_ms, (number, shard.paged_to_ms, shard.horizon_ms)
            for job_id, job in shard.live.items():
                name = ids.format_id(job_id)
                assert job.id == job_id, name
                assert ids.shard_of(job_id) == number, (name, number)
                assert job.filed_ms >= job.due_ms, (name, job.filed_ms, job.due_ms)
                is_running = job.live is not None and job.live.running
                assert is_running == (job_id in self.running), (name, is_running)
                assert not is_running or job.state in FILINGS, (name, job.state)


def _assert_may_follow(job: Job, state: State) -> None:
    after = State.RUNNING if job.live is not None and job.live.running else job.state
    assert may_follow(state, after), (ids.format_id(job.id), after.name, state.name)


def _wished_ms(job: Job) -> int:
    """The due time that lists go by: a retry, or a job that is parked, has moved only when it fires next."""
    if job.state is not State.RETRYING and not is_parked(job.body):
        return job.due_ms
    wished_ms = decode_body(job.body).due_ms
    return job.due_ms if wished_ms is None else wished_ms


def _in_time(until_ms: int, from_ms: int, expires_ms: int | None) -> int:
    """Of one that expires: while it may still be called, else just after."""
    if expires_ms is None or until_ms <= expires_ms:
        return until_ms
    return from_ms + (until_ms - from_ms) % (expires_ms - from_ms) if expires_ms > from_ms else expires_ms + 1


def _wait(live: Live, ticket: Any) -> None:
    if live.tickets is None:
        live.tickets = []
    live.tickets.append(ticket)


def _job_of(stored: Stored) -> Job:
    """The job as its last record leaves it: open, or final for the sake of a refusal that says why."""
    job = _job_of_row(stored.filing)
    if stored.outcome is not None:
        job.state, job.rev = stored.outcome.state, stored.outcome.rev
        job.filed_ms = stored.outcome.filed_ms
    return job


def _job_of_row(row: Row) -> Job:
    if row.state not in FILINGS or row.type is None:
        raise Corrupt(f"job {ids.format_id(row.job_id)} at {row.filed_ms}: revision {row.rev} is no filing")
    live = None if row.tags is None and row.tenant is None else Live(tags=row.tags, tenant=row.tenant)
    due_ms, encoded = row.due_ms, row.body
    if row.state is State.RETRYING or is_parked(row.body):
        body = decode_body(row.body)
        due_ms = next_fire_ms(row, body)
        if row.state is State.RETRYING and body.due_ms is not None and body.next_ms is None:  # as version 1 wrote it
            body.next_ms = due_ms
            encoded = encode_body(body)
    # A row brings texts and numbers of its own: what all jobs of a type, or a job's two times, can share is shared.
    filed_ms = due_ms if row.filed_ms == due_ms else row.filed_ms
    name = sys.intern(row.type)
    return Job(row.job_id, name, due_ms, filed_ms, row.state, row.rev, encoded, row.user_id, live)
