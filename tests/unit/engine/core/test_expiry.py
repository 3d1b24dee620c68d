"""A job that may expire: no call of it begins later, and it ends by itself (`docs/design/expiry.md`)."""

from __future__ import annotations

import pytest

from engine.core.catalog import Priority
from engine.core.commands import (
    Begin,
    Due,
    Effects,
    Expire,
    Finished,
    Outcomes,
    Pin,
    Redrive,
    Reschedule,
    Submission,
    Submit,
)
from engine.core.job import (
    Body,
    FirstBody,
    Form,
    Job,
    NewJob,
    Verdict,
    decode_body,
    decode_verdict,
    encode_body,
    may_expire,
)
from engine.core.lifecycle import State
from engine.core.retry import EXPIRED
from engine.errors import Conflict
from tests.unit.engine.core.test_machine import NOW_MS, Bench, states

DUE_MS = NOW_MS + 1_000
EXPIRES_MS = NOW_MS + 5_000


def filed(bench: Bench, due_ms: int = DUE_MS, expires_ms: int | None = EXPIRES_MS, attempts: int = 3) -> Job:
    bench.random62 += 1
    new = NewJob("mail", b"{}", Form.JSON, due_ms, Priority.HIGH, attempts, 30_000, "c", expires_ms=expires_ms)
    effects = bench.apply(Submit([Submission(new, 0, bench.random62, None, None)]))
    bench.commit(effects)
    return effects.records[0].job


def due(bench: Bench, job: Job, at_ms: int) -> Effects:
    bench.now_ms = at_ms
    return bench.apply(Due([job]))


def reason(effects: Effects) -> str:
    (record,) = effects.records
    assert record.state is State.EXPIRED
    return decode_verdict(record.body).reason


def test_in_the_last_millisecond_it_is_called() -> None:
    bench = Bench()
    job = filed(bench)
    assert due(bench, job, EXPIRES_MS).ready == [job]


def test_what_comes_due_later_ends_without_a_call() -> None:
    bench = Bench()
    job = filed(bench)
    effects = due(bench, job, EXPIRES_MS + 1)
    assert not effects.ready
    assert reason(effects) == "nobody served it in time"
    assert job.state is State.EXPIRED
    bench.commit(effects)
    assert bench.machine.find(job.id) is None


def test_one_that_waits_is_withdrawn_and_says_for_what_it_waited() -> None:
    bench = Bench()
    job = filed(bench)
    due(bench, job, DUE_MS)
    bench.now_ms = EXPIRES_MS + 1
    effects = bench.apply(Expire([(job, "not called in time: its lane was full")]))
    assert effects.withdraw == [job]
    assert reason(effects) == "not called in time: its lane was full"


def test_one_that_was_called_in_the_meantime_does_not_expire() -> None:
    bench = Bench()
    job = bench.running(DUE_MS)
    bench.now_ms = EXPIRES_MS + 1
    effects = bench.apply(Expire([(job, "late")]))
    assert not effects.records
    assert not effects.withdraw


def test_a_slot_whose_call_could_not_begin_in_time_ends_it_and_counts_no_attempt() -> None:
    bench = Bench()
    job = bench.running(DUE_MS)
    assert job.live is not None
    job.live.fired_ms = 0
    effects = bench.apply(Outcomes([Finished(job, EXPIRED, "the call could not begin", 0, EXPIRES_MS + 1, 0.5)]))
    (record,) = effects.records
    verdict = decode_verdict(record.body)
    assert (record.state, verdict.attempt, verdict.reason) == (State.EXPIRED, None, "the call could not begin")
    assert not bench.machine.running


def test_a_retry_that_would_come_too_late_ends_when_the_job_expires() -> None:
    bench = Bench()
    job = filed(bench)
    due(bench, job, DUE_MS)
    bench.apply(Begin([job]))
    effects = bench.answer(job, "UNAVAILABLE", retry_after_ms=60_000)
    assert states(effects.records) == [(1, State.REFILED), (2, State.RETRYING)]
    assert job.due_ms == EXPIRES_MS + 1
    bench.commit(effects)
    assert reason(due(bench, job, job.due_ms)) == "attempt 1 failed, and no time was left for another"


def test_it_is_not_moved_past_its_end() -> None:
    bench = Bench()
    job = filed(bench)
    ((ticket, error),) = bench.apply(Reschedule([(job.id, EXPIRES_MS + 1, "t")])).answers
    assert ticket == "t"
    assert isinstance(error, Conflict)
    assert states(bench.apply(Reschedule([(job.id, EXPIRES_MS, "t")])).records) == [
        (1, State.REFILED),
        (2, State.PENDING),
    ]


@pytest.mark.parametrize(("at_ms", "left"), [(EXPIRES_MS, EXPIRES_MS), (EXPIRES_MS + 1, None)])
def test_a_redrive_after_its_end_lets_it_fire_all_the_same(at_ms: int, left: int | None) -> None:
    bench = Bench()
    job = filed(bench, attempts=1)
    due(bench, job, DUE_MS)
    bench.apply(Pin([job.id]))
    bench.apply(Begin([job]))
    bench.commit(bench.answer(job, "NOT_FOUND"))
    bench.now_ms = at_ms
    effects = bench.apply(Redrive([(job.id, None, None)]))
    assert decode_body(effects.records[0].body).expires_ms == left


def test_only_a_job_that_may_expire_pays_for_it() -> None:
    first = FirstBody(b"{}", 0, 0, 0, 1, 1, "c")
    later = Body(b"{}", 0, 0, 0, 1, 1, "c", life=1)
    ends = Body(b"{}", 0, 0, 0, 1, 1, "c", expires_ms=NOW_MS)
    assert [may_expire(encode_body(body)) for body in (first, later, ends)] == [False, False, True]
    assert len(encode_body(ends)) == len(encode_body(later)) + 9
    assert len(encode_body(Verdict(NOW_MS, None))) + 3 == len(encode_body(Verdict(NOW_MS, None, "no")))


@pytest.mark.parametrize("expires_ms", [None, *range(NOW_MS, NOW_MS + 256)])
def test_what_is_written_is_read(expires_ms: int | None) -> None:
    """Also where the last byte of the time is the one that stands for nothing."""
    body = Body(b"{}", 0, 0, 0, 1, 1, "c", expires_ms=expires_ms)
    assert decode_body(encode_body(body)) == body
