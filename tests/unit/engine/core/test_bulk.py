"""Claims about which jobs a bulk operation is about, and where it moves them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from engine.core.bulk import OPEN, STATES, Kind, Operation, Wish, concerns, merge, new_due_ms
from engine.core.commands import Mark
from engine.core.ids import make_id
from engine.core.job import Body, FirstBody, Job, Live, decode_body, encode_body, may_expire
from engine.core.lifecycle import State
from engine.core.listing import Query

NOW_MS = 1_800_000_000_000
SKEW_MS = 2_000
STAMP = 77


def job(state: State = State.PENDING, *, tags: tuple[str, ...] = ("t",), running: bool = False, **body: Any) -> Job:
    fields = (b"{}", 0, body.pop("lead_ms", 5_000), 1, 4, 30_000)
    live = Live(tags=tags, running=running)
    return Job(
        make_id(NOW_MS, 1, 1 << 61), "mail", NOW_MS, NOW_MS, state, 0, encode_body(Body(*fields, **body)), "ann", live
    )


def is_about(kind: Kind, it: Job, created_ms: int = NOW_MS, **query: Any) -> bool:
    return concerns(Wish(kind, Query(**({"tag": "t"} | query))), it, created_ms, SKEW_MS, STAMP)


@pytest.mark.parametrize("kind", Kind)
def test_only_states_that_it_can_change_concern_it(kind: Kind) -> None:
    stored = {State.PENDING if state is State.RUNNING else state for state in STATES[kind]}
    for state in (State.PENDING, State.RETRYING, State.SUCCEEDED, State.DEAD, State.CANCELLED, State.EXPIRED):
        assert is_about(kind, job(state)) is (state in stored), state


def test_every_filter_must_hold() -> None:
    it = job()
    assert is_about(Kind.CANCEL, it, type="mail", user_id="ann", due_from_ms=NOW_MS, due_to_ms=NOW_MS + 1)
    for query in (
        {"type": "push"},
        {"user_id": "bob"},
        {"tag": "u"},
        {"due_from_ms": NOW_MS + 1},
        {"due_to_ms": NOW_MS},
    ):
        assert not is_about(Kind.CANCEL, it, **query), query


def test_a_running_job_is_running_and_no_longer_pending() -> None:
    it = job(running=True)
    assert is_about(Kind.CANCEL, it)
    assert is_about(Kind.CANCEL, it, state=State.RUNNING)
    assert not is_about(Kind.CANCEL, it, state=State.PENDING)
    assert not is_about(Kind.CANCEL, job(), state=State.RUNNING)


def test_lists_and_operations_go_by_the_due_time_as_wished() -> None:
    it = job(State.RETRYING, due_ms=NOW_MS - 60_000, next_ms=NOW_MS)
    assert is_about(Kind.RESCHEDULE, it, due_to_ms=NOW_MS - 59_999)
    assert not is_about(Kind.RESCHEDULE, it, due_from_ms=NOW_MS)


def test_who_was_submitted_later_than_clocks_may_differ_is_passed_by() -> None:
    it = job(lead_ms=1_000)
    submitted_ms = NOW_MS - 1_000
    assert is_about(Kind.CANCEL, it, created_ms=submitted_ms - SKEW_MS)
    assert not is_about(Kind.CANCEL, it, created_ms=submitted_ms - SKEW_MS - 1)


def test_who_bears_the_stamp_is_passed_by_and_who_bears_another_is_not() -> None:
    assert not is_about(Kind.RESCHEDULE, job(operations=(3, STAMP)))
    assert is_about(Kind.RESCHEDULE, job(operations=(3, STAMP + 1)))


def test_stamps_of_operations_that_are_over_are_left_out() -> None:
    mark = Mark(UUID(int=STAMP), STAMP, frozenset({STAMP, 5}))
    assert mark.on(None) == (STAMP,)
    assert mark.on((4, 5, STAMP)) == (5, STAMP)


@pytest.mark.parametrize(("expires_ms", "operations"), [(None, None), (9, None), (None, (1,)), (9, (1, 2))])
def test_a_body_is_as_long_as_what_it_has(expires_ms: int | None, operations: tuple[int, ...] | None) -> None:
    body = Body(b"{}", 0, 0, 1, 4, 30_000, expires_ms=expires_ms, operations=operations)
    encoded = encode_body(body)
    assert decode_body(encoded) == body
    assert encoded[0] & 0x0F == (13 if operations else 12 if expires_ms else 11)
    assert may_expire(encoded) or expires_ms is None
    assert not may_expire(encode_body(FirstBody(b"{}", 0, 0, 1, 4, 30_000)))


def test_an_offset_counts_from_when_a_job_fires_next() -> None:
    it = job(State.RETRYING, due_ms=NOW_MS - 60_000, next_ms=NOW_MS)
    assert new_due_ms(Wish(Kind.RESCHEDULE, Query(), offset_ms=-500), it) == NOW_MS - 500
    assert new_due_ms(Wish(Kind.RESCHEDULE, Query(), due_ms=7), it) == 7


def test_a_job_has_the_same_part_of_the_spread_each_time() -> None:
    wish = Wish(Kind.RESCHEDULE, Query(), due_ms=NOW_MS, spread_ms=1_000)
    assert new_due_ms(wish, job()) == NOW_MS + 500
    assert {new_due_ms(wish, Job(make_id(NOW_MS, 1, bits), "", 0, 0, State.PENDING, 0, b"")) for bits in (0, 1)} == {
        NOW_MS
    }


def test_phases_are_the_states_as_the_journal_has_them() -> None:
    assert Wish(Kind.CANCEL, Query()).phases() == OPEN
    assert Wish(Kind.CANCEL, Query(state=State.RUNNING)).phases() == OPEN
    assert Wish(Kind.RESCHEDULE, Query(state=State.RETRYING)).phases() == (State.RETRYING,)
    assert Wish(Kind.REDRIVE, Query()).phases() == Wish(Kind.DISCARD, Query()).phases() == (State.DEAD,)


def test_one_of_several_journals_has_ended_when_each_part_has() -> None:
    wish = Wish(Kind.CANCEL, Query(tag="t"))
    ended = Operation(UUID(int=1), wish, 5, None, 9, 10, 1, 0)
    going = Operation(UUID(int=1), wish, 4, None, None, 3, 0, 2)
    assert merge([ended]) == ended
    whole = merge([ended, going])
    assert (whole.state, whole.created_ms, whole.matched, whole.done, whole.shards_left) == ("running", 4, 14, 13, 2)
    assert merge([ended, ended]).finished_ms == 9
