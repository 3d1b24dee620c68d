"""A job whose target is away: filed for later, due as before, and no attempt spent (`docs/design/breaker.md`)."""

from __future__ import annotations

import msgspec
import pytest

from engine.core import ids
from engine.core.commands import Begin, Cancel, Due, Effects, PageIn, Park, Redrive, Reschedule
from engine.core.job import Body, Job, Stored, decode_body, decode_verdict, encode_body, is_parked, may_expire, owed_ms
from engine.core.lifecycle import State
from engine.core.sound import sound
from engine.core.view import view_of_live, view_of_stored
from engine.errors import Corrupt
from tests.unit.engine.core.test_expiry import filed
from tests.unit.engine.core.test_machine import NOW_MS, Bench, states, stored

DUE_MS = NOW_MS + 1_000
UNTIL_MS = DUE_MS + 40_000
FAR_MS = NOW_MS + 900_000


def waiting(bench: Bench, due_ms: int = DUE_MS, **keywords: int) -> Job:
    job = bench.live(due_ms, **keywords)
    bench.now_ms = due_ms
    assert bench.apply(Due([job])).ready == [job]
    return job


def park(bench: Bench, job: Job, until_ms: int = UNTIL_MS, from_ms: int = DUE_MS) -> Effects:
    return bench.apply(Park([(job, until_ms)], from_ms))


def test_it_leaves_its_lane_and_is_filed_where_it_is_looked_at_again() -> None:
    bench = Bench()
    job = waiting(bench)
    effects = park(bench, job)
    assert effects.withdraw == [job]
    old, new = effects.records
    assert (old.state, old.filed_ms, old.due_ms, old.joined) == (State.REFILED, DUE_MS, UNTIL_MS, True)
    assert (new.state, new.was, new.filed_ms, new.due_ms) == (State.PENDING, State.PENDING, UNTIL_MS, DUE_MS)
    assert bench.commit(effects).schedule == [job]
    assert (job.due_ms, job.live) == (UNTIL_MS, None)


def test_it_is_late_by_when_it_was_due_and_its_first_attempt_is_the_first() -> None:
    bench = Bench()
    job = waiting(bench)
    bench.commit(park(bench, job))
    bench.now_ms = UNTIL_MS
    assert bench.apply(Due([job])).ready == [job]
    bench.apply(Begin([job]))
    assert job.live is not None
    job.live.fired_ms = UNTIL_MS + 3
    (record,) = bench.answer(job, "OK").records
    attempt = decode_verdict(record.body).attempt
    assert attempt is not None
    assert (attempt.number, attempt.lateness_ms) == (1, UNTIL_MS + 3 - DUE_MS)
    assert record.due_ms == DUE_MS


def test_a_retry_that_is_parked_owes_its_retry_and_is_listed_as_wished() -> None:
    bench = Bench()
    job = bench.running(DUE_MS)
    bench.commit(bench.answer(job, "UNAVAILABLE"))
    retry_ms = bench.now_ms = job.due_ms
    bench.apply(Due([job]))
    for until_ms in (UNTIL_MS, 2 * UNTIL_MS - DUE_MS):
        effects = park(bench, job, until_ms, retry_ms)
        assert [record.due_ms for record in effects.records] == [until_ms, DUE_MS]
        bench.commit(effects)
        bench.now_ms = until_ms
        assert bench.apply(Due([job])).ready == [job]
        body = decode_body(job.body)
        assert (owed_ms(job, body), body.due_ms, len(body.attempts)) == (retry_ms, DUE_MS, 1)
    bench.apply(Begin([job]))
    assert job.live is not None
    job.live.fired_ms = bench.now_ms
    effects = bench.answer(job, "UNAVAILABLE")
    body = decode_body(job.body)
    assert (body.parked_ms, body.attempts[-1].lateness_ms) == (None, bench.now_ms - retry_ms)
    assert body.next_ms == job.due_ms


def test_beyond_the_horizon_it_leaves_memory_and_is_found_again() -> None:
    bench = Bench()
    job = waiting(bench)
    effects = park(bench, job, FAR_MS)
    assert effects.records[1].moved
    bench.commit(effects)
    assert bench.machine.find(job.id) is None
    assert bench.machine.live_bytes == 0
    row = msgspec.structs.replace(stored(job, job.rev).filing, due_ms=DUE_MS)
    bench.shard.begin_paging(FAR_MS + 1)
    effects = bench.apply(PageIn(0, [row]))
    bench.shard.end_paging(None)
    (again,) = effects.schedule
    assert (again.due_ms, again.filed_ms, owed_ms(again, decode_body(again.body))) == (FAR_MS, FAR_MS, DUE_MS)


def test_it_says_what_it_waits_for_from_memory_and_from_the_journal() -> None:
    bench = Bench()
    job = waiting(bench)
    bench.commit(park(bench, job))
    filing = msgspec.structs.replace(stored(job, job.rev).filing, due_ms=DUE_MS)
    for view in (view_of_live(job, None, None), view_of_stored(Stored(filing))):
        assert (view.state, view.waiting_for, view.attempts) == (State.PENDING, "breaker", ())
        assert (view.due_ms, view.next_fire_ms, view.timeline.due_ms) == (DUE_MS, UNTIL_MS, DUE_MS)


def test_what_has_begun_or_is_not_in_a_lane_is_left_alone() -> None:
    bench = Bench()
    running, ahead = bench.running(DUE_MS), bench.live(FAR_MS - 400_000)
    effects = bench.apply(Park([(running, UNTIL_MS), (ahead, UNTIL_MS)], DUE_MS))
    assert not effects.records
    assert not effects.withdraw


def test_a_wish_about_it_forgets_that_it_was_parked() -> None:
    bench = Bench()
    moved, cancelled = waiting(bench), waiting(bench)
    for job in (moved, cancelled):
        bench.commit(park(bench, job))
    effects = bench.apply(Reschedule([(moved.id, UNTIL_MS + 5, "t")]))
    assert [record.due_ms for record in effects.records] == [UNTIL_MS + 5] * 2
    assert not is_parked(moved.body)
    assert states(bench.apply(Cancel([(cancelled.id, "t")])).records) == [(3, State.CANCELLED)]


def test_a_redrive_begins_without_it() -> None:
    bench = Bench()
    job = waiting(bench, attempts=1)
    bench.commit(park(bench, job))
    bench.now_ms = UNTIL_MS
    bench.apply(Due([job]))
    bench.apply(Begin([job]))
    bench.shard.pins[job.id] = 1
    bench.commit(bench.answer(job, "NOT_FOUND"))
    bench.apply(Redrive([(job.id, None, None)]))
    assert not is_parked(job.body)
    assert job.due_ms == UNTIL_MS


@pytest.mark.parametrize(("until_ms", "parked_ms"), [(UNTIL_MS, NOW_MS + 2_000), (NOW_MS + 4_321, NOW_MS + 4_321)])
def test_one_that_expires_has_its_look_in_time(until_ms: int, parked_ms: int) -> None:
    bench = Bench()
    job = filed(bench, DUE_MS, NOW_MS + 5_000)
    bench.now_ms = DUE_MS
    bench.apply(Due([job]))
    park(bench, job, until_ms, DUE_MS + 1_000)
    assert DUE_MS + 1_000 <= job.due_ms <= NOW_MS + 5_000
    assert job.due_ms == parked_ms


def test_one_that_expires_while_its_target_is_away_says_so() -> None:
    bench = Bench()
    job = filed(bench, DUE_MS, NOW_MS + 5_000)
    bench.now_ms = DUE_MS
    bench.apply(Due([job]))
    bench.commit(park(bench, job, UNTIL_MS, NOW_MS + 6_000))
    bench.now_ms = job.due_ms
    assert job.due_ms == NOW_MS + 5_001
    (record,) = bench.apply(Due([job])).records
    verdict = decode_verdict(record.body)
    assert (record.state, verdict.attempt, verdict.reason) == (
        State.EXPIRED,
        None,
        "not called in time: its target was away",
    )


def test_only_a_job_that_is_parked_pays_for_it() -> None:
    plain = Body(b"{}", 0, 0, 0, 1, 1, "c", due_ms=NOW_MS)
    parked = Body(b"{}", 0, 0, 0, 1, 1, "c", due_ms=NOW_MS, parked_ms=NOW_MS)
    assert [is_parked(encode_body(body)) for body in (plain, parked)] == [False, True]
    assert not may_expire(encode_body(plain))
    assert len(encode_body(parked)) == len(encode_body(plain)) + 11
    assert decode_body(encode_body(parked)) == parked


def test_a_filing_that_is_parked_without_its_due_time_is_corrupt() -> None:
    job = Job(ids.make_id(NOW_MS, 0, 1), "mail", NOW_MS, NOW_MS, State.PENDING, 0, b"")
    job.body = encode_body(Body(b"{}", 0, 0, 0, 1, 1, "c", parked_ms=NOW_MS))
    with pytest.raises(Corrupt, match="it is parked, and does not say when it is due"):
        sound(stored(job).filing)
