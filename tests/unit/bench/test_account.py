"""The account of a run of chaos sees each broken promise, and takes nothing else for one."""

from __future__ import annotations

import msgspec
import pytest

from bench.chaos.account import LOST, Account, check
from bench.chaos.books import STATES, Books, Shard
from bench.chaos.calls import Call
from bench.chaos.cause import KILLED, Change, Window

DUE_MS = 10_000
JOB = "job-1"
LIVING = {"node-a"}
KILL = Window(KILLED, ("node-b",), 10.0, 18.0)
CHANGES = {0: [Change(0, 1, 0.0, "node-b", False), Change(0, 2, DUE_MS / 1e3 + 0.5, "node-a", False)]}


def call(received_ms: int = DUE_MS + 3, **changes: object) -> Call:
    made = Call(
        job_id=JOB, fire_id="job-1.0.1", epoch=1, shard=0, due_at_ms=DUE_MS, received_ms=received_ms, outcome="OK"
    )
    return msgspec.structs.replace(made, **changes)


def books(*calls: Call, state: str = "succeeded", **changes: object) -> Books:
    totals = dict.fromkeys(("accepted", *STATES), 0) | {"accepted": 1, state: 1}
    made = Books(
        jobs={JOB: state},
        counted={0: dict(totals)},
        shards=[Shard(0, "node-a", dict(totals))],
        filed=1,
        users=1,
        double_keys=0,
        calls=list(calls),
    )
    return msgspec.structs.replace(made, **changes)


def account(found: Books, *faults: Window, due_ms: int = DUE_MS) -> Account:
    return check(found, {JOB: due_ms}, CHANGES, faults, LIVING)


def test_a_job_that_was_called_once_and_in_time_breaks_nothing() -> None:
    assert account(books(call())).broken == []


AGAIN = books(call(), call(DUE_MS + 900, epoch=2, outcome="ALREADY_EXISTS"))


def test_a_repeat_under_the_same_fire_id_that_a_fault_has_caused_is_counted_and_explained() -> None:
    found = account(AGAIN, KILL)
    assert (found.repeats, found.repeats_by_cause, found.broken) == (1, {KILLED: 1}, [])
    assert (found.planned, found.forced, found.uncaused) == (0, 1, 0)


def test_a_repeat_without_a_cause_is_told_with_whose_the_shard_was_around_its_calls() -> None:
    found = account(AGAIN)
    assert (found.repeats, found.repeats_by_cause, found.uncaused) == (1, {"nothing": 1}, 1)
    (told,) = found.broken
    assert "no fault as their cause" in told
    assert "job-1.0.1 at 10.003 and 0.897 s later, epochs 1 and 2 of shard 0" in told
    assert "node-b from -10.003 s under 1; node-a from +0.497 s under 2" in told


GONE = msgspec.structs.replace(books(), jobs={}, counted={0: dict.fromkeys(("accepted", *STATES), 0)})
TOTALS = dict.fromkeys(("accepted", *STATES), 0)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (GONE, "acknowledged jobs are lost"),
        (books(), "never reached the target"),
        (books(state="pending"), "still open"),
        (books(call(), state="dead"), "dead though"),
        (books(call(), call(job_id="job-2", fire_id="job-2.0.1")), "nobody filed"),
        (books(call(DUE_MS - 2)), "came early"),
        (books(call(), call(DUE_MS + 900)), "no fault as their cause"),
        (books(call(), call(DUE_MS + 900, fire_id="job-1.0.2")), "another fire id"),
        (books(call(), shards=[Shard(0, "node-a", TOTALS)]), "totals are not"),
        (books(call(), shards=[Shard(0, None, books().counted[0])]), "without a living owner"),
        (books(call(), shards=[Shard(0, "node-z", books().counted[0])]), "without a living owner"),
        (books(call(), filed=2), "filed twice"),
        (books(call(), double_keys=1), "keys were filed twice"),
    ],
)
def test_a_broken_promise_is_named(found: Books, said: str) -> None:
    broken = account(found).broken
    assert any(said in each for each in broken), broken


def test_a_call_before_the_time_that_the_client_asked_for_is_early_whatever_the_call_says() -> None:
    assert "came early" in account(books(call()), due_ms=DUE_MS + 500).broken[0]


def test_a_call_under_an_older_epoch_than_its_shard_has_seen_is_counted() -> None:
    newer = call(DUE_MS + 1, epoch=2, job_id="job-2", fire_id="job-2.0.1")
    assert account(books(newer, call())).stale == 1


def test_the_accounts_of_parts_add_up() -> None:
    whole = Account()
    for _ in range(5):
        whole.add(account(GONE))
        whole.add(account(AGAIN, KILL))
    assert (whole.acknowledged, whole.accepted, whole.repeats, whole.forced) == (10, 5, 5, 10)
    assert whole.repeats_by_cause == {KILLED: 5}
    assert whole.wrong[LOST] == 5
    assert whole.examples[LOST] == [JOB] * 3, "a few of them are shown"
