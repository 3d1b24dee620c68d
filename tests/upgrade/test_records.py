"""Every record ever written is read: frozen writers of each version against today's reader, and bytes kept for ever.

The writers (`writers/v1.py` and on) import nothing of the engine. Where `engine.core.job.VERSION` is raised, the writer
of the version before is frozen as it stands and a new one is added; a change without a new version fails here.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import orjson
import pytest
import zstandard
from hypothesis import example, given
from hypothesis import strategies as st

from engine.core.catalog import Catalog, Priority
from engine.core.commands import (
    Adopt,
    Begin,
    Cancel,
    Committed,
    Due,
    Finished,
    Outcomes,
    PageIn,
    Pin,
    Refile,
    Submission,
    Submit,
)
from engine.core.ids import make_id
from engine.core.job import (
    VERSION,
    Attempt,
    Body,
    FirstBody,
    Form,
    Job,
    JobView,
    NewJob,
    Row,
    Stored,
    Verdict,
    decode_body,
    decode_verdict,
    encode_body,
)
from engine.core.lifecycle import State
from engine.core.machine import Machine
from engine.core.view import view_of_live, view_of_stored
from engine.options import DAY_MS, Options
from tests.upgrade.writers import facts as f
from tests.upgrade.writers import v1, v2, v3, v4
from tests.upgrade.writers.facts import Call, Columns, Facts

WRITERS = {1: v1, 2: v2, 3: v3, 4: v4}
GOLDEN = orjson.loads((Path(__file__).parent / "writers" / "golden.json").read_bytes())

NOW_MS = 1_800_000_000_000
SHARD = 3
JOB_ID_BITS = 77

# -- arbitrary jobs ---------------------------------------------------------------------------------

times = st.integers(NOW_MS - 40 * DAY_MS, NOW_MS + 731 * DAY_MS)
durations = st.integers(0, 1 << 41)
stamps = st.integers(0, (1 << 63) - 1)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@st.composite
def payloads(draw: st.DrawFn) -> tuple[bytes, int]:
    """(as stored, form)."""
    form = draw(st.sampled_from([f.JSON, f.RAW, f.JSON_ZSTD, f.RAW_ZSTD]))
    plain = draw(st.binary(max_size=300))
    return (zstandard.compress(plain) if form in (f.JSON_ZSTD, f.RAW_ZSTD) else plain), form


@st.composite
def calls(draw: st.DrawFn, number: int, outcome: int) -> Call:
    fired_ms = draw(st.one_of(st.just(0), times))
    lane_ms, paged_ms = draw(st.tuples(durations, durations)) if draw(st.booleans()) else (0, 0)
    return Call(
        number, fired_ms, draw(times), outcome, draw(texts), draw(texts), draw(durations), lane_ms, paged_ms
    )  # fmt: skip


@st.composite
def jobs(draw: st.DrawFn) -> Facts:
    state = draw(st.sampled_from([f.PENDING, f.RETRYING, f.SUCCEEDED, f.DEAD, f.CANCELLED, f.EXPIRED]))
    failed = draw(st.integers(1, 5) if state == f.RETRYING else st.just(0) if state == f.PENDING else st.integers(0, 5))
    called_last = state in (f.SUCCEEDED, f.DEAD) or (state == f.CANCELLED and draw(st.booleans()))
    outcomes = [f.RETRYING] * failed + [state] * called_last
    told = tuple(draw(calls(number, outcome)) for number, outcome in enumerate(outcomes, 1))
    payload, form = draw(payloads())
    first_ms, wished_ms = draw(times), draw(times)
    # Only a retry fires at another time than its job was wished for, and one that was moved does not.
    next_ms = wished_ms + (draw(durations) if failed else 0)
    return Facts(
        state=state,
        payload=payload,
        form=form,
        first_ms=first_ms,
        submitted_ms=first_ms - draw(st.integers(0, 731 * DAY_MS)),
        priority=draw(st.sampled_from([0, 1, 2])),
        max_attempts=draw(st.integers(1, 6)),
        timeout_ms=draw(st.integers(1, 1_800_000)),
        correlation_id=draw(texts),
        wished_ms=wished_ms,
        next_ms=next_ms,
        calls=told,
        called_last=called_last,
        finished_ms=draw(times),
        life=draw(st.sampled_from([0, 0, 0, 1, 7])),
        expires_ms=draw(st.one_of(st.none(), st.none(), times)),
        reason=draw(texts) if state == f.EXPIRED else "",
        operations=draw(st.one_of(st.none(), st.none(), st.tuples(stamps), st.tuples(stamps, stamps))),
        parked_ms=draw(st.one_of(st.none(), st.none(), st.integers(next_ms, next_ms + (1 << 41)))),
    )


@st.composite
def written(draw: st.DrawFn) -> tuple[ModuleType, Facts]:
    """A job, and who wrote it down: any version that could."""
    facts = draw(jobs())
    able = [writer for writer in WRITERS.values() if writer.can_write(facts)]
    return draw(st.sampled_from(able)), facts


# -- what today's engine makes of it ------------------------------------------------------------------


def row(facts: Facts, columns: Columns, rev: int, own: bool) -> Row:
    """`own`: with what a filing holds of the job itself, and an outcome does not."""
    return Row(
        shard=SHARD,
        filed_ms=max(facts.looked_at_ms, facts.first_ms),
        job_id=make_id(facts.first_ms, SHARD, JOB_ID_BITS),
        rev=rev,
        epoch=1,
        state=State(columns.state),
        due_ms=columns.due_ms,
        at_ms=NOW_MS,
        keep_ms=None,
        tenant="acme" if own else None,
        type="mail.send" if own else None,
        user_id="u-1" if own else None,
        tags=("a", "b") if own else None,
        body=columns.body,
    )


def stored(writer: ModuleType, facts: Facts) -> Stored:
    filing = row(facts, writer.filing(facts), 4, own=True)
    if facts.state in (f.PENDING, f.RETRYING):
        return Stored(filing)
    return Stored(filing, row(facts, writer.outcome(facts), 5, own=False))


def attempts(told: tuple[Call, ...]) -> tuple[Attempt, ...]:
    return tuple(Attempt(**msgspec.structs.asdict(call)) for call in told)


def check(view: JobView, facts: Facts, *, ended: bool) -> None:
    plain = zstandard.decompress(facts.payload) if facts.form in (f.JSON_ZSTD, f.RAW_ZSTD) else facts.payload
    told = facts.calls if ended else facts.before
    assert view.id == make_id(facts.first_ms, SHARD, JOB_ID_BITS)
    assert (view.type, view.user_id, view.tags) == ("mail.send", "u-1", ("a", "b"))
    assert (view.payload, view.form) == (plain, Form.RAW if facts.form in (f.RAW, f.RAW_ZSTD) else Form.JSON)
    assert view.due_ms == facts.wished_ms
    assert view.next_fire_ms == (None if ended else facts.looked_at_ms)
    assert view.waiting_for == (None if ended or facts.parked_ms is None else "breaker")
    assert view.timeline.due_ms == facts.next_ms
    assert view.submitted_ms == facts.submitted_ms
    assert view.finished_ms == (facts.finished_ms if ended else None)
    assert view.attempts == attempts(told)
    assert view.attempt == len(told)
    assert (view.priority, view.max_attempts, view.timeout_ms) == (
        facts.priority,
        facts.max_attempts,
        facts.timeout_ms,
    )
    assert (view.correlation_id, view.life) == (facts.correlation_id, facts.life)
    assert (view.expires_ms, view.reason) == (facts.expires_ms, facts.reason if ended else "")


def machine() -> Machine:
    made = Machine(Options(), Catalog({}))
    made.open(SHARD, 1, 0)
    return made


@given(written())
def test_a_stored_job_is_shown_as_it_was_whatever_version_wrote_it(case: tuple[ModuleType, Facts]) -> None:
    writer, facts = case
    view = view_of_stored(stored(writer, facts))
    ended = facts.state not in (f.PENDING, f.RETRYING)
    assert view.state == facts.state
    check(view, facts, ended=ended)


@given(written())
def test_a_job_that_is_paged_in_fires_when_it_was_to_and_is_shown_as_it_was(case: tuple[ModuleType, Facts]) -> None:
    writer, facts = case
    it = machine()
    it.shards[SHARD].begin_paging(NOW_MS + 1_000 * DAY_MS)
    filing = row(facts, writer.filing(facts), 4, own=True)
    effects = it.apply([PageIn(SHARD, [filing])], NOW_MS)
    (job,) = effects.schedule
    check_live(job, facts, filing)
    it.check()


@given(written())
def test_a_far_job_that_is_adopted_for_a_wish_is_as_it_was(case: tuple[ModuleType, Facts]) -> None:
    writer, facts = case
    it = machine()
    job_id = make_id(facts.first_ms, SHARD, JOB_ID_BITS)
    filing = row(facts, writer.filing(facts), 4, own=True)
    it.apply([Pin([job_id]), Adopt([Stored(filing)])], NOW_MS)
    job = it.find(job_id)
    assert job is not None
    check_live(job, facts, filing)


@given(written())
def test_what_an_older_version_filed_is_written_on_with_nothing_lost(case: tuple[ModuleType, Facts]) -> None:
    """A job that waits too long is filed anew, a cancelled one is closed: as today's records, and read as such."""
    writer, facts = case
    it = machine()
    it.shards[SHARD].begin_paging(NOW_MS + 1_000 * DAY_MS)
    (job,) = it.apply([PageIn(SHARD, [row(facts, writer.filing(facts), 4, own=True)])], NOW_MS).schedule
    _, filed = it.apply([Refile([job])], NOW_MS).records
    latest = WRITERS[VERSION]
    columns = Columns(latest.VERSION, filed.state, filed.due_ms, filed.body)
    assert (columns.state, columns.due_ms) == (latest.filing(facts).state, facts.wished_ms)
    filing = row(facts, columns, filed.rev, own=True)
    check(view_of_stored(Stored(filing)), facts, ended=False)
    (closed,) = it.apply([Cancel([(job.id, None)])], NOW_MS).records
    assert closed.due_ms == facts.wished_ms
    ended = row(facts, Columns(latest.VERSION, closed.state, closed.due_ms, closed.body), closed.rev, own=False)
    end = msgspec.structs.replace(facts, calls=facts.before, called_last=False, finished_ms=NOW_MS, reason="")
    check(view_of_stored(Stored(filing, ended)), end, ended=True)


def check_live(job: Job, facts: Facts, filing: Row) -> None:
    assert job.due_ms == facts.looked_at_ms
    assert (job.filed_ms, job.rev, job.state) == (filing.filed_ms, filing.rev, filing.state)
    assert (job.type, job.user_id) == ("mail.send", "u-1")
    assert job.live is not None
    assert (job.live.tenant, job.live.tags) == ("acme", ("a", "b"))
    check(view_of_live(job, None, None), facts, ended=False)


# -- what today's engine writes -----------------------------------------------------------------------


def test_the_version_of_today_has_a_writer() -> None:
    assert max(WRITERS) == VERSION, "freeze the last writer as it is, and add one for what is written now"
    assert all(number == writer.VERSION for number, writer in WRITERS.items())


@given(jobs())
@example(
    Facts(
        state=f.DEAD,
        payload=b"",
        form=f.RAW,
        first_ms=NOW_MS,
        submitted_ms=NOW_MS,
        priority=0,
        max_attempts=2,
        timeout_ms=1,
        correlation_id="",
        wished_ms=NOW_MS,
        next_ms=NOW_MS + 1,
        calls=(Call(1, 1, 2, f.RETRYING, "UNAVAILABLE", "", 3, 4, 5), Call(2, 0, 7, f.DEAD, "X", "y", 0)),
        called_last=True,
        finished_ms=NOW_MS,
        life=2,
    )
)
def test_today_s_bytes_are_those_of_the_latest_writer(facts: Facts) -> None:
    """Whoever changes what is written raises the version."""
    writer = WRITERS[VERSION]
    first: dict[str, Any] = {
        "payload": facts.payload,
        "form": facts.form,
        "lead_ms": facts.first_ms - facts.submitted_ms,
        "priority": facts.priority,
        "max_attempts": facts.max_attempts,
        "timeout_ms": facts.timeout_ms,
        "correlation_id": facts.correlation_id,
    }
    body = FirstBody(**first)
    parked = facts.parked_ms is not None
    stamped = facts.operations is not None
    if facts.before or facts.life or facts.expires_ms is not None or stamped or parked:
        differ = facts.wished_ms != facts.next_ms
        wished_ms, next_ms = (facts.wished_ms, facts.next_ms) if differ else (None, None)
        if parked:
            wished_ms, next_ms = facts.wished_ms, (facts.next_ms if facts.before else None)
        body = Body(
            **first,
            due_ms=wished_ms,
            life=facts.life,
            attempts=attempts(facts.before),
            next_ms=next_ms,
            expires_ms=facts.expires_ms,
            operations=facts.operations,
            parked_ms=facts.parked_ms,
        )
    assert encode_body(body) == writer.filing(facts).body
    if facts.state not in (f.PENDING, f.RETRYING):
        last = attempts(facts.calls)[-1] if facts.called_last else None
        assert encode_body(Verdict(facts.finished_ms, last, facts.reason)) == writer.outcome(facts).body


def test_a_retry_is_filed_by_the_machine_as_the_latest_writer_would() -> None:
    it = machine()
    it.shards[SHARD].begin_paging(NOW_MS + DAY_MS)
    it.shards[SHARD].end_paging(None)
    new = NewJob("mail.send", b"{}", Form.JSON, NOW_MS + 5_000, Priority.LOW, 4, 30_000, "c-1")
    (filed,) = it.apply([Submit([Submission(new, SHARD, JOB_ID_BITS, None, None)])], NOW_MS).records
    job = filed.job
    fired_ms = NOW_MS + 5_001
    effects = it.apply([Committed([filed]), Due([job]), Begin([job])], fired_ms)
    assert effects.ready == [job]
    assert job.live is not None
    job.live.fired_ms = fired_ms
    ended = Finished(job, "UNAVAILABLE", "away", 0, fired_ms + 8, jitter=0.5)
    old, retry = it.apply([Outcomes([ended])], fired_ms + 8).records
    assert (old.state, old.due_ms, old.body) == (State.REFILED, job.due_ms, b"")
    facts = Facts(
        state=f.RETRYING,
        payload=b"{}",
        form=f.JSON,
        first_ms=NOW_MS + 5_000,
        submitted_ms=NOW_MS,
        priority=Priority.LOW,
        max_attempts=4,
        timeout_ms=30_000,
        correlation_id="c-1",
        wished_ms=NOW_MS + 5_000,
        next_ms=job.due_ms,
        calls=(Call(1, fired_ms, fired_ms + 8, f.RETRYING, "UNAVAILABLE", "away", 1),),
    )
    assert job.due_ms > fired_ms
    columns = WRITERS[VERSION].filing(facts)
    assert (retry.due_ms, retry.state, retry.body) == (columns.due_ms, columns.state, columns.body)


# -- bytes as they were --------------------------------------------------------------------------------


@pytest.mark.parametrize("golden", GOLDEN, ids=[f"v{each['version']} {each['what']}" for each in GOLDEN])
def test_bytes_that_were_written_once_mean_what_they_meant(golden: dict[str, object]) -> None:
    data = bytes.fromhex(str(golden["hex"]))
    found: Body | Verdict = decode_body(data) if golden["kind"] == "body" else decode_verdict(data)
    assert isinstance(golden["means"], dict)
    for name, value in golden["means"].items():
        now = msgspec.to_builtins(getattr(found, name))
        if name == "attempts":
            assert len(now) == len(value)
            for old, new in zip(value, now, strict=True):
                assert new[: len(old)] == old
        elif name == "attempt" and value is not None:
            assert now[: len(value)] == value
        elif name == "operations":
            assert list(now) == value
        elif name == "payload":
            assert getattr(found, name) == bytes.fromhex(value)
        else:
            assert now == value, name


def test_each_version_has_bytes_of_each_kind() -> None:
    kinds = {(each["version"], each["kind"]) for each in GOLDEN}
    assert kinds == {(version, kind) for version in WRITERS for kind in ("body", "verdict")}
