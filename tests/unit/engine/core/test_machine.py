"""The shard machine: what it decides, command by command."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from engine.core import ids
from engine.core.catalog import Backoff, Catalog, JobType, Priority, Target
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
    Pin,
    Refile,
    Refused,
    Reschedule,
    Submission,
    Submit,
    Unpin,
)
from engine.core.job import Form, Job, NewJob, Record, Row, Stored, decode_body, decode_verdict
from engine.core.lifecycle import State
from engine.core.machine import Machine
from engine.errors import Conflict, Invalid, NotFound, Unavailable
from engine.options import DAY_MS, Options

NOW_MS = 1_800_000_000_000
FAR_MS = NOW_MS + DAY_MS
KIND = JobType("mail", Target("grpc", "mail:1", "/m.M/Send"), backoff=Backoff(first_ms=1_000, max_ms=60_000))


class Bench:
    """A machine with one open shard, and a journal that commits when it is told."""

    def __init__(self, horizon_ms: int = NOW_MS + 600_000, **options: Any) -> None:
        self.machine = Machine(Options(**options).check(), Catalog({"mail": KIND}))
        self.shard = self.machine.open(0, epoch=5, low_ms=NOW_MS)
        self.shard.begin_paging(horizon_ms)
        self.shard.end_paging(None)
        self.now_ms = NOW_MS
        self.random62 = 0

    def apply(self, command: Command) -> Effects:
        effects = self.machine.apply([command], self.now_ms)
        self.machine.check()
        assert not effects.corrupt
        return effects

    def submit(self, due_ms: int, ticket: Any = None, *, attempts: int = 3, shard: int = 0) -> Effects:
        self.random62 += 1
        new = NewJob("mail", b'{"a":1}', Form.JSON, due_ms, Priority.HIGH, attempts, 30_000, "c")
        return self.apply(Submit([Submission(new, shard, self.random62, None, ticket)]))

    def commit(self, effects: Effects) -> Effects:
        return self.apply(Committed(effects.records))

    def live(self, due_ms: int, **keywords: Any) -> Job:
        """A job submitted and durable."""
        effects = self.submit(due_ms, **keywords)
        self.commit(effects)
        return effects.records[0].job

    def running(self, due_ms: int, **keywords: Any) -> Job:
        job = self.live(due_ms, **keywords)
        self.now_ms = max(self.now_ms, due_ms)
        self.apply(Due([job]))
        self.apply(Begin([job]))
        assert job.live is not None
        job.live.fired_ms = self.now_ms
        job.live.call = f"call of {job.id}"
        return job

    def answer(self, job: Job, code: str, **keywords: Any) -> Effects:
        fields: dict[str, Any] = {"message": "", "retry_after_ms": 0, "finished_ms": self.now_ms + 5, "jitter": 0.5}
        return self.apply(Outcomes([Finished(job, code, **(fields | keywords))]))


def stored(job: Job, rev: int = 0, state: State = State.PENDING) -> Stored:
    row = Row(0, job.filed_ms, job.id, rev, 5, state, job.due_ms, NOW_MS, None, None, "mail", None, None, job.body)
    return Stored(row)


def states(records: list[Record]) -> list[tuple[int, State]]:
    return [(record.rev, record.state) for record in records]


# -- submit ---------------------------------------------------------------------------------------


def test_a_submission_is_answered_and_scheduled_only_when_it_is_durable() -> None:
    bench = Bench()
    effects = bench.submit(NOW_MS + 50, "ticket")
    assert not effects.answers
    assert not effects.schedule
    assert states(effects.records) == [(0, State.PENDING)]
    after = bench.commit(effects)
    job = effects.records[0].job
    assert after.answers == [("ticket", job)]
    assert after.schedule == [job]


def test_an_id_names_the_shard_and_the_place_of_the_first_filing() -> None:
    bench = Bench()
    record = bench.submit(NOW_MS + 50).records[0]
    assert ids.shard_of(record.job.id) == 0
    assert ids.first_filed_ms(record.job.id) == record.filed_ms == NOW_MS + 50


def test_a_due_time_in_the_past_is_due_now() -> None:
    job = Bench().live(NOW_MS - 5_000)
    assert (job.due_ms, job.filed_ms) == (NOW_MS, NOW_MS)


def test_nothing_is_filed_below_a_low_that_was_proposed_durable_or_not() -> None:
    bench = Bench()
    bench.shard.proposed_low_ms = NOW_MS + 1_000
    effects = bench.submit(NOW_MS + 10)
    job = effects.records[0].job
    assert (job.due_ms, job.filed_ms) == (NOW_MS + 10, NOW_MS + 1_000)
    assert bench.commit(effects).schedule == [job], "near or far goes by the wished due"


def test_a_far_job_is_committed_answered_and_forgotten() -> None:
    bench = Bench()
    effects = bench.submit(FAR_MS, "ticket")
    after = bench.commit(effects)
    assert after.answers == [("ticket", effects.records[0].job)]
    assert not after.schedule
    assert not bench.shard.live
    assert bench.machine.live_bytes == 0


def test_a_job_for_a_shard_that_is_not_here_is_told_to_try_again() -> None:
    answers = Bench().submit(NOW_MS, "ticket", shard=7).answers
    assert isinstance(answers[0][1], Unavailable)


def test_a_refused_filing_is_answered_and_leaves_nothing() -> None:
    bench = Bench()
    record = bench.submit(NOW_MS, "ticket").records[0]
    error = Invalid("no")
    assert bench.apply(Refused(record, error)).answers == [("ticket", error)]
    assert not bench.shard.live


def test_what_follows_a_refused_filing_is_answered_and_is_no_corruption() -> None:
    bench = Bench()
    filing = bench.submit(NOW_MS, "ticket").records[0]
    closing = bench.apply(Cancel([(filing.job.id, "first")])).records[0]
    bench.apply(Cancel([(filing.job.id, "second")]))
    error = Invalid("no")
    bench.apply(Refused(filing, error))
    effects = bench.apply(Refused(closing, error))
    assert effects.answers == [("first", error), ("second", error)]
    assert not effects.corrupt


def test_a_refused_outcome_is_corruption_and_stops_the_node() -> None:
    bench = Bench()
    job = bench.running(NOW_MS)
    record = bench.answer(job, "OK").records[0]
    corrupt = bench.machine.apply([Refused(record, Invalid("no"))], NOW_MS).corrupt
    assert ids.format_id(job.id) in str(corrupt[0])


def test_a_full_memory_leaves_jobs_to_the_journal_and_the_horizon_behind() -> None:
    bench = Bench(live_bytes_max=1_000)
    jobs = [bench.live(NOW_MS + 1_000 + n) for n in range(6)]
    assert bench.machine.live_bytes <= 1_000 + 500
    first_left_out = jobs[len(bench.shard.live)]
    assert (bench.shard.horizon_ms, bench.shard.horizon_id) == (first_left_out.due_ms, first_left_out.id)
    assert bench.shard.low_ms(FAR_MS, None) <= bench.shard.horizon_ms


# -- firing ---------------------------------------------------------------------------------------


def test_a_due_job_is_ready_once_however_often_the_wheel_gives_it() -> None:
    bench = Bench()
    job = bench.live(NOW_MS)
    assert bench.apply(Due([job, job])).ready == [job]
    assert not bench.apply(Due([job])).ready


def test_an_entry_that_is_early_goes_back_into_the_wheel() -> None:
    bench = Bench()
    job = bench.live(NOW_MS + 10)
    effects = bench.apply(Due([job]))
    assert (effects.ready, effects.schedule) == ([], [job])


def test_a_success_is_forgotten_only_when_it_is_durable() -> None:
    bench = Bench()
    job = bench.running(NOW_MS)
    effects = bench.answer(job, "ALREADY_EXISTS")
    assert states(effects.records) == [(1, State.SUCCEEDED)]
    assert job.id in bench.shard.live
    verdict = decode_verdict(effects.records[0].body)
    assert verdict.attempt is not None
    assert (verdict.attempt.number, verdict.attempt.code) == (1, "ALREADY_EXISTS")
    bench.commit(effects)
    assert not bench.shard.live
    assert not bench.machine.running


def test_a_transient_failure_is_refiled_with_its_attempt_in_one_joined_pair() -> None:
    bench = Bench()
    job = bench.running(NOW_MS + 3)
    effects = bench.answer(job, "UNAVAILABLE", message="down", jitter=0.25)
    old, new = effects.records
    assert states(effects.records) == [(1, State.REFILED), (2, State.RETRYING)]
    assert old.joined
    assert (old.filed_ms, old.due_ms) == (NOW_MS + 3, new.filed_ms), "the old place points to the new"
    assert new.filed_ms == job.due_ms == bench.now_ms + 250
    assert new.due_ms == NOW_MS + 3, "lists go by the due time as it was wished"
    body = decode_body(new.body)
    assert (body.due_ms, body.next_ms) == (NOW_MS + 3, job.due_ms)
    assert [(a.number, a.code, a.error) for a in body.attempts] == [(1, "UNAVAILABLE", "down")]
    assert bench.commit(effects).schedule == [job]


def test_the_last_attempt_and_a_permanent_failure_are_death() -> None:
    bench = Bench()
    spent = bench.running(NOW_MS, attempts=1)
    effects = bench.answer(spent, "UNAVAILABLE")
    assert states(effects.records) == [(1, State.DEAD)]
    assert effects.records[0].keep_ms == bench.now_ms + 30 * DAY_MS
    permanent = bench.running(NOW_MS)
    assert states(bench.answer(permanent, "INVALID_ARGUMENT").records) == [(1, State.DEAD)]


def test_a_target_that_asks_for_patience_gets_it() -> None:
    bench = Bench()
    job = bench.running(NOW_MS)
    bench.answer(job, "RESOURCE_EXHAUSTED", retry_after_ms=20_000)
    assert job.due_ms >= NOW_MS + 20_000


def test_attempts_are_counted_over_refilings_until_they_are_spent() -> None:
    bench = Bench()
    job = bench.running(NOW_MS, attempts=3)
    for number in (1, 2):
        bench.commit(bench.answer(job, "INTERNAL"))
        assert job.state is State.RETRYING
        assert len(decode_body(job.body).attempts) == number
        bench.now_ms = job.due_ms
        bench.apply(Due([job]))
        bench.apply(Begin([job]))
    assert states(bench.answer(job, "INTERNAL").records) == [(5, State.DEAD)]


def test_an_outcome_of_a_lost_shard_is_dropped() -> None:
    bench = Bench()
    job = bench.running(NOW_MS)
    bench.machine.drop(0)
    assert not bench.answer(job, "OK").records
    assert bench.machine.live_bytes == 0


def test_a_lost_job_no_longer_names_its_call_which_names_the_job() -> None:
    bench = Bench()
    job = bench.running(NOW_MS)
    assert job.live is not None
    job.live.call = object()
    bench.machine.drop(0)
    assert job.live.call is None, "neither would ever be freed: jobs are not looked into by the collector"


# -- cancel ---------------------------------------------------------------------------------------


def test_a_cancel_is_answered_when_it_is_durable_and_a_second_one_with_it() -> None:
    bench = Bench()
    job = bench.live(NOW_MS + 1_000)
    effects = bench.apply(Cancel([(job.id, "first")]))
    assert not effects.answers
    assert not bench.apply(Cancel([(job.id, "second")])).answers
    assert bench.commit(effects).answers == [("first", job), ("second", job)]
    assert not bench.shard.live


def test_a_cancelled_job_does_not_fire_even_before_its_cancel_is_durable() -> None:
    bench = Bench()
    job = bench.live(NOW_MS)
    bench.apply(Cancel([(job.id, None)]))
    assert not bench.apply(Due([job])).ready


def test_a_cancel_overtakes_the_commit_of_the_filing() -> None:
    bench = Bench()
    filing = bench.submit(NOW_MS + 1_000, "submit")
    job = filing.records[0].job
    cancel = bench.apply(Cancel([(job.id, "cancel")]))
    after = bench.commit(filing)
    assert after.answers == [("submit", job)]
    assert not after.schedule
    assert bench.commit(cancel).answers == [("cancel", job)]


def test_a_queued_job_is_withdrawn_by_its_cancel() -> None:
    bench = Bench()
    job = bench.live(NOW_MS)
    bench.apply(Due([job]))
    effects = bench.apply(Cancel([(job.id, "ticket")]))
    assert effects.withdraw == [job]
    assert states(effects.records) == [(1, State.CANCELLED)]


@pytest.mark.parametrize(
    ("code", "state", "conflict"),
    [
        ("CANCELLED", State.CANCELLED, False),
        ("UNAVAILABLE", State.CANCELLED, False),
        ("OK", State.SUCCEEDED, True),
        ("NOT_FOUND", State.DEAD, True),
    ],
)
def test_a_running_job_is_stopped_and_its_answer_decides(code: str, state: State, conflict: bool) -> None:
    bench = Bench()
    job = bench.running(NOW_MS)
    effects = bench.apply(Cancel([(job.id, "ticket")]))
    assert effects.stop == [f"call of {job.id}"]
    assert not effects.records
    decided = bench.answer(job, code)
    assert states(decided.records) == [(1, state)]
    answers = decided.answers + bench.commit(decided).answers
    assert len(answers) == 1
    assert isinstance(answers[0][1], Conflict) == conflict


def test_what_is_finished_cannot_be_cancelled_and_what_is_unknown_is_not_found() -> None:
    bench = Bench()
    job = bench.running(NOW_MS)
    bench.answer(job, "OK")
    assert isinstance(bench.apply(Cancel([(job.id, 1)])).answers[0][1], Conflict)
    assert isinstance(bench.apply(Cancel([(job.id + 1, 1)])).answers[0][1], NotFound)


# -- reschedule -----------------------------------------------------------------------------------


def test_a_reschedule_moves_the_job_and_its_old_entry_is_dead() -> None:
    bench = Bench()
    job = bench.live(NOW_MS + 10)
    effects = bench.apply(Reschedule([(job.id, NOW_MS + 500, "ticket")]))
    assert states(effects.records) == [(1, State.REFILED), (2, State.PENDING)]
    bench.now_ms = NOW_MS + 20
    assert not bench.apply(Due([job])).ready
    after = bench.commit(effects)
    assert after.schedule == [job]
    assert after.answers == [("ticket", job)]


def test_a_reschedule_beyond_the_horizon_is_noted_where_the_job_can_be_found() -> None:
    bench = Bench()
    job = bench.live(NOW_MS + 10)
    effects = bench.apply(Reschedule([(job.id, FAR_MS, None)]))
    assert [record.moved for record in effects.records] == [False, True]
    bench.commit(effects)
    assert not bench.shard.live


def test_a_job_that_finishes_elsewhere_than_its_id_says_is_noted_too() -> None:
    bench = Bench()
    job = bench.live(NOW_MS + 10)
    bench.commit(bench.apply(Reschedule([(job.id, NOW_MS + 500, None)])))
    assert bench.apply(Cancel([(job.id, None)])).records[0].moved


def test_a_running_job_is_not_rescheduled() -> None:
    bench = Bench()
    job = bench.running(NOW_MS)
    assert isinstance(bench.apply(Reschedule([(job.id, FAR_MS, 1)])).answers[0][1], Conflict)


def test_an_entry_left_in_the_wheel_starts_no_retry_before_its_failure_is_durable() -> None:
    """The job was wished for later once, so the wheel still brings it then."""
    bench = Bench()
    job = bench.live(NOW_MS + 10_000)
    bench.commit(bench.apply(Reschedule([(job.id, NOW_MS + 1_000, None)])))
    bench.now_ms = NOW_MS + 1_000
    bench.apply(Due([job]))
    bench.apply(Begin([job]))
    bench.now_ms = NOW_MS + 9_000
    failed = bench.answer(job, "UNAVAILABLE")
    assert job.due_ms <= NOW_MS + 10_000
    bench.now_ms = NOW_MS + 10_000
    assert not bench.apply(Due([job])).ready, "a node that died now would make the first attempt again"
    assert bench.commit(failed).schedule == [job]
    assert bench.apply(Due([job])).ready == [job]


def test_an_entry_left_in_the_wheel_starts_nothing_that_was_rescheduled_and_is_not_durable() -> None:
    bench = Bench()
    job = bench.live(NOW_MS + 10_000)
    bench.now_ms = NOW_MS + 10_000
    moved = bench.apply(Reschedule([(job.id, NOW_MS + 5_000, None)]))
    assert not bench.apply(Due([job])).ready
    assert bench.commit(moved).schedule == [job]
    assert bench.apply(Due([job])).ready == [job]


def test_a_reschedule_of_a_retry_moves_what_is_wished() -> None:
    bench = Bench()
    job = bench.running(NOW_MS)
    bench.commit(bench.answer(job, "INTERNAL"))
    effects = bench.apply(Reschedule([(job.id, NOW_MS + 9_000, None)]))
    body = decode_body(effects.records[1].body)
    assert (effects.records[1].state, body.due_ms, len(body.attempts)) == (State.RETRYING, None, 1)


def test_two_reschedules_before_a_commit_leave_the_job_at_the_second() -> None:
    bench = Bench()
    job = bench.live(NOW_MS + 10)
    first = bench.apply(Reschedule([(job.id, NOW_MS + 100, 1)]))
    second = bench.apply(Reschedule([(job.id, NOW_MS + 200, 2)]))
    assert states(second.records) == [(3, State.REFILED), (4, State.PENDING)]
    assert second.records[0].filed_ms == first.records[1].filed_ms
    assert not bench.commit(first).schedule
    assert bench.commit(second).schedule == [job]


# -- waiting too long -----------------------------------------------------------------------------


def test_a_refile_moves_the_place_and_not_the_due() -> None:
    bench = Bench()
    job = bench.running(NOW_MS)
    bench.now_ms = NOW_MS + 400_000
    effects = bench.apply(Refile([job]))
    assert (effects.records[1].filed_ms, effects.records[1].due_ms) == (bench.now_ms, NOW_MS)
    assert not bench.commit(effects).schedule, "it runs"
    outcome = bench.answer(job, "OK").records[0]
    assert (outcome.filed_ms, outcome.rev) == (bench.now_ms, 3), "the outcome goes to the new place"


# -- far jobs -------------------------------------------------------------------------------------


def test_a_far_job_is_pinned_adopted_changed_and_forgotten_again() -> None:
    bench = Bench()
    job = bench.live(FAR_MS)
    bench.apply(Pin([job.id]))
    bench.apply(Adopt([stored(job)]))
    effects = bench.apply(Cancel([(job.id, "ticket")]))
    assert states(effects.records) == [(1, State.CANCELLED)]
    assert bench.commit(effects).answers == [("ticket", effects.records[0].job)]
    bench.apply(Unpin([job.id]))
    assert not bench.shard.live
    assert not bench.shard.pins


def test_a_second_wish_never_acts_on_what_the_first_one_made_old() -> None:
    bench = Bench()
    job = bench.live(FAR_MS)
    old_news = stored(job)
    bench.apply(Pin([job.id]))
    bench.apply(Pin([job.id]))
    bench.apply(Adopt([old_news]))
    first = bench.apply(Reschedule([(job.id, FAR_MS + 5, 1)]))
    bench.commit(first)
    bench.apply(Unpin([job.id]))
    bench.apply(Adopt([old_news]))
    second = bench.apply(Cancel([(job.id, 2)]))
    assert states(second.records) == [(3, State.CANCELLED)], "on top of the first, not beside it"
    bench.commit(second)
    bench.apply(Unpin([job.id]))
    assert not bench.shard.live


def test_a_pinned_job_that_finishes_stays_until_its_reader_knows() -> None:
    bench = Bench()
    job = bench.live(NOW_MS)
    old_news = stored(job)
    bench.apply(Pin([job.id]))
    bench.apply(Due([job]))
    bench.apply(Begin([job]))
    bench.commit(bench.answer(job, "OK"))
    bench.apply(Adopt([old_news]))
    assert isinstance(bench.apply(Cancel([(job.id, 1)])).answers[0][1], Conflict)
    bench.apply(Unpin([job.id]))
    assert not bench.shard.live


def test_a_job_that_the_horizon_passed_while_it_was_pinned_is_scheduled() -> None:
    bench = Bench()
    job = bench.live(FAR_MS)
    bench.apply(Pin([job.id]))
    bench.apply(Adopt([stored(job)]))
    bench.shard.begin_paging(FAR_MS + 1)
    bench.apply(PageIn(0, [stored(job).filing]))
    bench.shard.end_paging(None)
    assert [entry.id for entry in bench.apply(Unpin([job.id])).schedule] == [job.id]


# -- paging ---------------------------------------------------------------------------------------


def test_a_page_brings_in_what_is_open_and_skips_what_is_live() -> None:
    bench = Bench()
    far, near = bench.live(FAR_MS), bench.live(NOW_MS + 5)
    bench.shard.begin_paging(FAR_MS + 1)
    scheduled = bench.apply(PageIn(0, [stored(near).filing, stored(far).filing])).schedule
    assert [job.id for job in scheduled] == [far.id]
    assert bench.shard.live[near.id] is near


def test_jobs_read_back_hold_one_text_for_their_type_and_one_number_for_their_time() -> None:
    bench = Bench()
    bench.shard.begin_paging(NOW_MS + 700_000)
    rows = [stored(Bench().live(NOW_MS + 650_000)).filing for _ in range(2)]
    read = [
        msgspec.structs.replace(row, job_id=row.job_id + n, type="".join(["ma", "il"]), filed_ms=int(str(row.due_ms)))
        for n, row in enumerate(rows)
    ]
    first, second = bench.apply(PageIn(0, read)).schedule
    assert first.type is second.type
    assert first.due_ms is first.filed_ms


def test_a_page_read_before_a_job_finished_does_not_bring_it_back() -> None:
    bench = Bench()
    job = bench.running(NOW_MS)
    old_news = stored(job).filing
    bench.shard.begin_paging(FAR_MS)
    bench.commit(bench.answer(job, "OK"))
    assert not bench.apply(PageIn(0, [old_news])).schedule
    assert not bench.shard.live


def test_a_job_committed_while_its_range_is_read_is_near() -> None:
    bench = Bench()
    effects = bench.submit(FAR_MS)
    bench.shard.begin_paging(FAR_MS + 1)
    job = effects.records[0].job
    assert bench.commit(effects).schedule == [job]
    assert not bench.apply(PageIn(0, [stored(job).filing])).schedule


def test_the_low_waits_for_every_open_filing_flight_and_unread_range() -> None:
    bench = Bench()
    assert bench.shard.low_ms(NOW_MS + 5_000, None) == NOW_MS + 5_000
    assert bench.shard.low_ms(NOW_MS + 5_000, NOW_MS + 4_000) == NOW_MS + 4_000
    bench.live(NOW_MS + 300)
    assert bench.shard.low_ms(NOW_MS + 5_000, None) == NOW_MS + 300
    late = bench.shard.horizon_ms
    bench.shard.live.clear()
    bench.shard.begin_paging(FAR_MS)
    assert bench.shard.low_ms(FAR_MS, None) == late, "what is being read is not known yet"
