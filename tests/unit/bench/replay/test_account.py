"""The account believes the ledgers, and finds every way in which a run can be wrong."""

from __future__ import annotations

from datetime import datetime

import pytest

from bench.replay.account import Account, AttemptSeen, JobSeen, percentiles, settle
from bench.replay.departures import Departure, instant
from bench.replay.plan import BOARDING, Plan, make_plan
from bench.targets.ledger import Entry

START_MS = 1_800_000_000_000
BEFORE = dict.fromkeys(
    ("accepted", "pending", "running", "retrying", "succeeded", "dead", "cancelled", "expired"), 0
) | {"accepted": 3, "succeeded": 3}
LATE_MS = 4


class Made:
    """A run of two departures in which all went well; each test spoils one thing."""

    def __init__(self) -> None:
        at = instant(datetime(2013, 11, 27, 12))  # noqa: DTZ001 - local, as in the timetable
        departures = [Departure(at, "B6", str(number), "JFK", "BQN") for number in range(2)]
        self.plan: Plan = make_plan(departures, run="r", start_ms=START_MS, seconds=10)
        self.accepted = {f"j{number}": job for number, job in enumerate(self.plan.jobs)}
        self.entries = [self.entry(job_id) for job_id in self.accepted]
        attempts = [AttemptSeen(1, "succeeded", 1)]
        self.seen = {job_id: JobSeen(job_id, "succeeded", attempts) for job_id in self.accepted}
        self.audit = BEFORE | {"accepted": 7, "succeeded": 7}

    def entry(self, job_id: str, *, late_ms: int = LATE_MS, outcome: str = "OK", repeat: bool = False) -> Entry:
        due_ms = self.accepted[job_id].due_ms if job_id in self.accepted else START_MS
        method = "messaging.MessagingService/SendScheduledMessage"
        return Entry(
            method=method,
            job_id=job_id,
            fire_id=f"{job_id}-0-1",
            attempt=1,
            epoch=1,
            shard=0,
            due_at_ms=due_ms,
            received_ms=due_ms + late_ms,
            lateness_ms=late_ms,
            outcome=outcome,
            repeat=repeat,
        )

    def settled(self) -> Account:
        return settle(self.accepted, self.plan.jobs, self.entries, self.seen, BEFORE, self.audit)


def _wrong(account: Account) -> list[str]:
    return [check.what for check in account.checks if not check.ok]


def test_a_run_in_which_all_went_well_is_in_order() -> None:
    account = Made().settled()
    assert account.ok
    assert _wrong(account) == []
    assert account.headline == "4 submitted = 4 in the ledgers: 0 missing, 0 early, 0 repeated"
    assert (account.at_targets.p50_ms, account.by_tocsin.max_ms) == (LATE_MS, 1)


def test_a_job_that_no_ledger_knows_is_missing_whatever_tocsin_says() -> None:
    made = Made()
    gone = made.entries.pop()
    account = made.settled()
    assert not account.ok
    assert account.missing == 1
    assert account.headline.startswith("4 submitted ≠ 3 in the ledgers: 1 missing")
    kind = f"in the ledger: {made.accepted[gone.job_id].type}"
    assert _wrong(account) == [kind, "missing from the ledgers"]
    assert account.examples == [f"missing: {made.accepted[gone.job_id].text}"]


def test_a_call_that_failed_does_not_count_as_done() -> None:
    made = Made()
    made.entries[0].outcome = "UNAVAILABLE"
    assert made.settled().missing == 1


def test_a_job_that_was_refused_is_missing() -> None:
    made = Made()
    refused = next(iter(made.accepted))
    del made.accepted[refused], made.seen[refused]
    made.entries = [entry for entry in made.entries if entry.job_id != refused]
    made.audit = BEFORE | {"accepted": 6, "succeeded": 6}
    account = made.settled()
    assert account.missing == 1
    assert "accepted, with an id of its own" in _wrong(account)
    assert "audit: accepted has grown by" in _wrong(account)


def test_one_millisecond_early_is_early() -> None:
    made = Made()
    made.entries[0] = made.entry("j0", late_ms=-1)
    account = made.settled()
    assert account.early == 1
    assert _wrong(account) == ["fired early"]


def test_early_is_held_against_the_plan_even_when_the_call_was_told_another_time() -> None:
    made = Made()
    made.entries[0] = entry = made.entry("j0", late_ms=-500)
    entry.due_at_ms, entry.lateness_ms = entry.received_ms, 0
    assert _wrong(made.settled()) == ["fired early", "told another due time"]


def test_a_repeat_under_the_same_fire_id_is_counted_and_is_no_mismatch() -> None:
    made = Made()
    made.entries.append(made.entry("j0", late_ms=900, outcome="ALREADY_EXISTS", repeat=True))
    account = made.settled()
    assert account.ok
    assert account.repeats == 1
    assert account.at_targets.max_ms == LATE_MS, "the lateness of a job is that of its first call"


def test_a_job_done_under_two_fire_ids_is_a_mismatch() -> None:
    made = Made()
    again = made.entry("j0", late_ms=50)
    again.fire_id, again.attempt = "j0-0-2", 2
    made.entries.append(again)
    assert _wrong(made.settled()) == ["done under two fire ids"]


def test_a_failed_attempt_and_its_retry_are_in_order() -> None:
    made = Made()
    made.entries[0].outcome = "UNAVAILABLE"
    retry = made.entry("j0", late_ms=1_200)
    retry.fire_id, retry.attempt, retry.due_at_ms, retry.lateness_ms = "j0-0-2", 2, retry.received_ms - 2, 2
    made.entries.append(retry)
    account = made.settled()
    assert account.ok
    assert account.at_targets.max_ms == LATE_MS


def test_calls_of_an_earlier_run_are_told_apart_and_do_not_count() -> None:
    made = Made()
    made.entries.append(made.entry("of-another-run", late_ms=3_600_000))
    account = made.settled()
    assert account.ok
    assert account.left_over == 1
    assert account.at_targets.max_ms == LATE_MS


def test_a_job_that_tocsin_does_not_call_succeeded_is_a_mismatch() -> None:
    made = Made()
    made.seen["j0"] = JobSeen("j0", "dead", [])
    del made.seen["j1"]
    account = made.settled()
    (wrong,) = [check for check in account.checks if not check.ok]
    assert wrong.what == "succeeded, as Tocsin tells it"
    assert wrong.note == "1 dead, 1 unknown"


def test_an_audit_that_does_not_add_up_is_a_mismatch() -> None:
    made = Made()
    made.audit["succeeded"] = 6
    assert _wrong(made.settled()) == ["audit: accepted is the sum of the states"]


def test_jobs_that_others_submitted_meanwhile_are_said_and_no_mismatch() -> None:
    made = Made()
    made.audit = BEFORE | {"accepted": 9, "succeeded": 8, "pending": 1}
    account = made.settled()
    assert account.ok
    assert account.checks[-1].note == "and by 2 from elsewhere"


def test_each_type_is_held_against_its_own_ledger_lines() -> None:
    made = Made()
    found = {check.what: check.found for check in made.settled().checks}
    assert found[f"in the ledger: {BOARDING}"] == 2


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], (0, 0, 0)), ([7], (7, 7, 7)), (range(1, 101), (50, 99, 100)), (range(1, 201), (100, 198, 200))],
)
def test_percentiles_are_of_nearest_rank(values: range, expected: tuple[int, int, int]) -> None:
    found = percentiles(list(values))
    assert (found.p50_ms, found.p99_ms, found.max_ms) == expected
