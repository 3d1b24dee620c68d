"""Any sequence of commands, nonsense among them: the machine's relations hold after each.

Nothing is raised but what is meant to be: `AssertionError` where the shell breaks the protocol (a `Begin` of what is in
no lane, an `Adopt` of what nobody pinned, a page nobody asked for), and `Corrupt`.
"""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from engine.core.catalog import Catalog, JobType, Priority, Target
from engine.core.commands import (
    Adopt,
    Begin,
    Cancel,
    Command,
    Committed,
    Due,
    Effects,
    Finished,
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
from engine.core.ids import make_id
from engine.core.job import Form, Job, NewJob, Record, Row, Stored
from engine.core.lifecycle import FILINGS
from engine.core.machine import Machine
from engine.core.sound import sound
from engine.errors import Corrupt, Invalid, TocsinError
from engine.options import Options
from tests.fuzz.strategies import NOW_MS, bounded

CATALOG = Catalog({"mail": JobType("mail", Target("grpc", "mail:1", "/m.M/Send"))})
SHARDS = 3
CODES = ["OK", "ALREADY_EXISTS", "UNAVAILABLE", "CANCELLED", "INVALID_ARGUMENT", "DATA_LOSS", "", "no such code"]
picks = st.integers(0, 1 << 30)
shifts = st.sampled_from([0, 0, 1, 999, 60_000, 600_000, 1 << 40, -1, -600_000])


class Nonsense(RuleBasedStateMachine):
    @initialize(low=st.sampled_from([0, NOW_MS, NOW_MS + 5_000]), full=st.booleans())
    def begin(self, low: int, full: bool) -> None:
        self.now_ms = NOW_MS
        options = Options(live_bytes_max=2_000) if full else Options()
        self.machine = Machine(options, CATALOG)
        self.jobs: list[Job] = []
        self.records: list[Record] = []
        self.answered = 0
        self.drawn = 0
        for number in range(SHARDS):
            shard = self.machine.open(number, 1, low)
            shard.begin_paging(max(low, NOW_MS) + 600_000)
            shard.end_paging(None)

    def apply(self, command: Command) -> Effects | None:
        try:
            effects = self.machine.apply([command], self.now_ms)
        except (AssertionError, Corrupt):
            assert isinstance(command, (Begin, Adopt, PageIn)), command
            return None
        for record in effects.records:
            self.records.append(record)
            if record.was is None:
                self.jobs.append(record.job)
            self._is_stored_soundly(record)
        for _, result in effects.answers:
            assert isinstance(result, (Job, TocsinError))
        return effects

    def _is_stored_soundly(self, record: Record) -> None:
        """What the machine writes, readers take."""
        job, filing = record.job, record.state in FILINGS
        kind = job.type if filing else None
        key = (job.shard, record.filed_ms, job.id, record.rev, record.epoch, record.state)
        sound(Row(*key, record.due_ms, 0, record.keep_ms, None, kind, None, None, record.body))

    def job(self, pick: int) -> Job:
        return self.jobs[pick % len(self.jobs)]

    def an_id(self, pick: int) -> int:
        """Of a job, of one that never was, or of a shard that is not here."""
        if self.jobs and pick % 4:
            return self.job(pick >> 2).id
        return make_id(NOW_MS + pick % 1_000, pick % 5, pick)

    @rule(shift=shifts, shard=st.integers(0, SHARDS), attempts=st.integers(1, 3), again=st.booleans())
    def submit(self, shift: int, shard: int, attempts: int, again: bool) -> None:
        self.drawn += not again
        new = NewJob("mail", b"{}", Form.JSON, max(0, self.now_ms + shift), Priority.LOW, attempts, 1_000)
        self.apply(Submit([Submission(new, shard, self.drawn, None, "t")]))

    @rule(pick=picks, shift=shifts, what=st.sampled_from(["cancel", "reschedule", "redrive", "pin", "unpin"]))
    def wish(self, pick: int, shift: int, what: str) -> None:
        job_id = self.an_id(pick)
        commands: dict[str, Command] = {
            "cancel": Cancel([(job_id, "t")]),
            "reschedule": Reschedule([(job_id, max(0, self.now_ms + shift), "t")]),
            "redrive": Redrive([(job_id, (b"[]", Form.JSON) if pick % 2 else None, "t")]),
            "pin": Pin([job_id, job_id] if pick % 3 else [job_id]),
            "unpin": Unpin([job_id]),
        }
        self.apply(commands[what])

    @precondition(lambda self: self.jobs)
    @rule(pick=picks, what=st.sampled_from(["due", "due", "refile", "park"]), shift=shifts)
    def time_comes(self, pick: int, what: str, shift: int) -> None:
        """A job may be parked until a time that has passed, and is then looked at again at once."""
        jobs = [self.job(pick), self.job(pick)]
        parked = Park([(job, max(0, self.now_ms + shift)) for job in jobs], self.now_ms)
        commands: dict[str, Command] = {"due": Due(jobs), "refile": Refile(jobs), "park": parked}
        assert self.apply(commands[what]) is not None

    @precondition(lambda self: self.jobs)
    @rule(pick=picks)
    def start(self, pick: int) -> None:
        """Only what is in a lane can be picked from one; the lanes drop what was withdrawn."""
        job = self.job(pick)
        if job.live is not None and job.live.queued and self.machine.find(job.id) is job:
            assert self.apply(Begin([job])) is not None
        elif job.live is None or not job.live.queued:
            assert self.apply(Begin([job])) is None

    @precondition(lambda self: self.jobs)
    @rule(pick=picks, code=st.sampled_from(CODES), after_ms=st.integers(0, 1 << 40), twice=st.booleans())
    def answer(self, pick: int, code: str, after_ms: int, twice: bool) -> None:
        """Also of what never ran, and twice."""
        finished = Finished(self.job(pick), code, "m", after_ms, max(0, self.now_ms), 0.5)
        assert self.apply(Outcomes([finished, finished] if twice else [finished])) is not None

    @precondition(lambda self: self.records)
    @rule(pick=picks, what=st.sampled_from(["commit", "commit", "commit", "refuse"]), count=st.integers(1, 4))
    def journal_says(self, pick: int, what: str, count: int) -> None:
        """Of any record ever made, in any order, again and again."""
        at = pick % len(self.records)
        some = self.records[at : at + count]
        assert self.apply(Committed(some) if what == "commit" else Refused(some[0], Invalid("no"))) is not None

    @rule(pick=picks, shard=st.integers(0, SHARDS))
    def page(self, pick: int, shard: int) -> None:
        rows = [self._row(self.job(pick))] if self.jobs else []
        held = self.machine.shards.get(shard)
        if held is not None and pick % 3:
            held.begin_paging(held.horizon_ms + pick % 1_000)
        mine = [row for row in rows if row.shard == shard]
        self.apply(PageIn(shard, mine, [(pick, Corrupt("a row"))] if pick % 5 == 0 else []))
        if held is not None and held.touched is not None:
            held.end_paging((held.horizon_ms - 1, 0) if pick % 2 else None)

    @precondition(lambda self: self.jobs)
    @rule(pick=picks)
    def adopt(self, pick: int) -> None:
        self.apply(Adopt([Stored(self._row(self.job(pick)))]))

    def _row(self, job: Job) -> Row:
        """As its first record left it: news as old as can be."""
        first = next(record for record in self.records if record.job is job)
        key = (job.shard, first.filed_ms, job.id, 0, 1, first.state)
        return Row(*key, first.due_ms, 0, None, None, job.type, None, None, first.body)

    @rule(shift=shifts)
    def clock(self, shift: int) -> None:
        self.now_ms = min(max(0, self.now_ms + shift), NOW_MS + (1 << 41))

    @rule(number=st.integers(0, SHARDS - 1))
    def lose_a_shard(self, number: int) -> None:
        low_ms = self.machine.shards[number].proposed_low_ms
        self.machine.drop(number)
        self.machine.check()
        self.machine.open(number, 2, low_ms)

    @invariant()
    def holds(self) -> None:
        if hasattr(self, "machine"):
            self.machine.check()


TestMachine = Nonsense.TestCase
TestMachine.settings = bounded(150)
