"""Whatever stands in a row of the journal is understood, or refused as `Corrupt` with the row's whole key."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import orjson
from hypothesis import example, given
from hypothesis import strategies as st

from api.http.answer import job_json
from engine.core import ids
from engine.core.catalog import Catalog, JobType, Priority, Target
from engine.core.commands import Begin, Due, Finished, Outcomes, PageIn
from engine.core.job import Attempt, Body, Form, Job, Row, Stored, Verdict, decode_body, encode_body
from engine.core.lifecycle import FILINGS, FINAL, State
from engine.core.machine import Machine
from engine.core.payload import UNPACKED_BYTES_MAX, unpack
from engine.core.sound import TIME_MS_MAX, key_text, sound
from engine.core.view import view_of_live, view_of_stored
from engine.core.wheel import Wheel
from engine.dispatch.refusal import Refusal
from engine.dispatch.told import metadata_of, payload_of
from engine.errors import Corrupt
from engine.options import Options
from engine.ports import Fire
from tests.fuzz.strategies import (
    NOW_MS,
    attempts,
    bodies,
    bounded,
    changed,
    damaged,
    int64s,
    jobs,
    row_of_job,
    verdicts,
)

KIND = JobType("t", Target("grpc", "t:1", "/t.T/Do"))
FIELDS = {
    "shard": st.integers(-1, 4_096),
    "filed_ms": int64s,
    "job_id": st.integers(0, (1 << 128) - 1),
    "rev": st.integers(-(1 << 31), (1 << 31) - 1),
    "epoch": int64s,
    "state": st.sampled_from(State),
    "due_ms": int64s,
    "keep_ms": st.none() | int64s,
    "tenant": st.none(),
    "type": st.none(),
    "user_id": st.none() | st.just("u"),
    "tags": st.sampled_from([None, (None,), ("a", None), (("a", "b"),), ()]),
    "body": st.sampled_from(
        [b"", b"\xc0", b"\x90", b"\x9f", b"\xdd\xff\xff\xff\xff", b"\x91" * 2_000, b"\x93\x01\xa2\xff\xfe"]
    ),
}


def key_of(row: Row) -> str:
    return key_text(row.shard, row.filed_ms, row.job_id, row.rev)


def refusal(work: Callable[[], object]) -> str | None:
    """What it was refused with; anything else that is raised fails the test."""
    try:
        work()
    except (Corrupt, Refusal) as error:
        return str(error)
    return None


def is_sound(row: Row) -> bool:
    refused = refusal(lambda: sound(row))
    assert refused is None or key_of(row) in refused
    return refused is None


def live_through(row: Row) -> None:
    """A node's whole way with one open filing: into memory, to the target, a retry or an end, and every view of it."""
    machine = Machine(Options().check(), Catalog({"t": KIND}))
    shard = machine.open(row.shard, 1, 0)
    shard.begin_paging(row.filed_ms + 1)
    (job,) = machine.apply([PageIn(row.shard, [row])], 0).schedule
    shard.end_paging(None)
    wheel = Wheel(0)
    wheel.insert([job])
    assert wheel.next_ms() is not None
    machine.apply([Due([job])], row.filed_ms)
    machine.apply([Begin([job])], row.filed_ms)
    machine.check()
    body = decode_body(job.body)
    name = ids.format_id(job.id)
    fire = Fire(
        *(name, f"{name}.{body.life}.1", KIND, body.payload, Form(body.form), 1, 1, row.shard, job.due_ms),
        *(body.timeout_ms, body.correlation_id, job.user_id),
    )
    metadata_of(fire)
    assert isinstance(Priority(body.priority), Priority)
    lost = refusal(lambda: payload_of(fire))
    assert lost is None or "cannot be unpacked" in lost
    unshown = refusal(lambda: job_json(view_of_live(job, Stored(row), None), NOW_MS))
    assert unshown is None or key_of(row) in unshown
    records = machine.apply([Outcomes([Finished(job, "UNAVAILABLE", "", 0, NOW_MS, 0.5)])], row.filed_ms).records
    machine.check()
    assert records


def show(stored: Stored) -> None:
    unshown = refusal(lambda: job_json(view_of_stored(stored), NOW_MS))
    assert unshown is None or key_of(stored.filing) in unshown, "of the payload only"


@bounded(120)
@given(st.data())
def test_any_column_of_a_filing_is_understood_or_refused_by_its_key(data: st.DataObject) -> None:
    row = row_of_job(data.draw(jobs()))
    for name in data.draw(st.lists(st.sampled_from(sorted(FIELDS)), min_size=1, max_size=2)):
        row = changed(row, **{name: data.draw(FIELDS[name])})
    if is_sound(row) and row.state in FILINGS:
        live_through(row)
        show(Stored(row))


@bounded(250)
@given(st.data())
def test_any_bytes_for_a_body_are_understood_or_refused_by_the_rows_key(data: st.DataObject) -> None:
    row = row_of_job(data.draw(jobs()))
    state = data.draw(st.sampled_from([State.PENDING, State.PENDING, State.RETRYING]))
    row = changed(row, state=state, body=data.draw(damaged(row.body) | st.binary(max_size=40)))
    if is_sound(row):
        live_through(row)
        show(Stored(row))


@bounded(120)
@given(st.data(), bodies, verdicts)
def test_any_bytes_for_an_outcome_are_understood_or_refused_by_the_rows_key(
    data: st.DataObject, body: Body, verdict: Verdict
) -> None:
    filing = row_of_job(data.draw(jobs()))
    state = data.draw(st.sampled_from(sorted(FINAL)))
    outcome = changed(filing, state=state, rev=1, type=None, body=data.draw(damaged(encode_body(verdict))))
    if is_sound(outcome):
        show(Stored(changed(filing, body=encode_body(body)), outcome))


@bounded(80)
@given(jobs())
def test_what_intake_admits_is_sound(job: Job) -> None:
    row = row_of_job(job)
    assert is_sound(row)
    live_through(row)


@bounded(60)
@given(st.lists(attempts, max_size=6), st.integers(-TIME_MS_MAX, TIME_MS_MAX))
def test_a_retry_lies_where_it_fires_next_whenever_it_was_wished(tried: list[Attempt], next_ms: int) -> None:
    wished = Body(b"{}", Form.JSON, 0, 0, 6, 1_000, due_ms=NOW_MS, attempts=tuple(tried), next_ms=next_ms)
    job_id = ids.make_id(NOW_MS, 0, 1)
    row = Row(0, NOW_MS + 9, job_id, 2, 1, State.RETRYING, NOW_MS, 0, None, None, "t", None, None, encode_body(wished))
    assert is_sound(row) == (0 <= next_ms <= row.filed_ms)


@bounded(150)
@example(b"\x28\xb5\x2f\xfd\xe0" + b"\xff" * 8 + b"\x01\x00\x00")
@example(b"\x28\xb5\x2f\xfd\xe0" + (1 << 40).to_bytes(8, "little") + b"\x01\x00\x00")
@given(st.one_of(st.binary(max_size=60), damaged(bytes.fromhex("28b52ffd60880f2d000018616101000b1ad5"))))
def test_a_damaged_frame_is_refused_and_takes_no_memory_that_a_payload_may_not_have(packed: bytes) -> None:
    with suppress(ValueError):
        assert len(unpack(packed)) <= UNPACKED_BYTES_MAX


def test_a_row_that_passes_shows_as_json() -> None:
    job_id = ids.make_id(NOW_MS, 3, 1)
    body = encode_body(Body(b"[1]", Form.JSON, 0, 0, 1, 1))
    row = Row(3, NOW_MS, job_id, 0, 1, State.PENDING, NOW_MS, NOW_MS, None, None, "t", None, None, body)
    assert orjson.loads(job_json(view_of_stored(Stored(sound(row))), NOW_MS))["payload"] == [1]
