"""The account of a run of chaos sees each broken promise, and takes nothing else for one."""

from __future__ import annotations

import msgspec
import pytest

from bench.chaos.account import Account, Window, check
from bench.chaos.books import STATES, Books, Call, Shard

DUE_MS = 10_000
JOB = "job-1"
LIVING = {"node-a"}
KILL = Window("kill -9", 5.0, 8.0)


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
    return check(found, {JOB: due_ms}, faults, LIVING)


def test_a_job_that_was_called_once_and_in_time_breaks_nothing() -> None:
    assert account(books(call())).broken == []


def test_a_repeat_under_the_same_fire_id_near_a_fault_is_counted_and_explained() -> None:
    found = account(books(call(), call(DUE_MS + 900, outcome="ALREADY_EXISTS")), KILL)
    assert (found.repeats, found.repeats_by_kind, found.broken) == (1, {"kill -9": 1}, [])


LOST = msgspec.structs.replace(books(), jobs={}, counted={0: dict.fromkeys(("accepted", *STATES), 0)})
TOTALS = dict.fromkeys(("accepted", *STATES), 0)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (LOST, "acknowledged jobs are lost"),
        (books(), "never reached the target"),
        (books(state="pending"), "still open"),
        (books(call(), state="dead"), "dead though"),
        (books(call(), call(job_id="job-2", fire_id="job-2.0.1")), "nobody filed"),
        (books(call(DUE_MS - 2)), "came early"),
        (books(call(), call(DUE_MS + 900)), "no fault near them"),
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


def test_a_fault_long_ago_or_of_a_kind_that_repeats_nothing_explains_no_repeat() -> None:
    twice = books(call(), call(DUE_MS + 900, outcome="ALREADY_EXISTS"))
    for fault in (Window("kill -9", -60.0, -50.0), Window("Valkey emptied", 9.0, 9.1)):
        assert "no fault near them" in account(twice, fault).broken[0]


def test_a_call_under_an_older_epoch_than_its_shard_has_seen_is_counted() -> None:
    newer = call(DUE_MS + 1, epoch=2, job_id="job-2", fire_id="job-2.0.1")
    assert account(books(newer, call())).stale == 1
