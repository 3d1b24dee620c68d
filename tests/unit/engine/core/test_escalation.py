"""A notice: what it tells, and that it is one job whoever submits it."""

from __future__ import annotations

import json

import msgspec

from api.bounds import TEXT
from engine.core.catalog import Escalation, JobType, Priority, Target
from engine.core.escalation import TAG, Owed, is_notice, notice, start_of
from engine.core.ids import make_id
from engine.core.job import Attempt, Form, JobView, Timeline
from engine.core.lifecycle import State
from engine.options import PAYLOAD_BYTES_MAX

MARK = Escalation("alarm", ("ops",), 3_600)
KIND = JobType("alarm", Target("grpc", "h:1", "/p.S/M"), priority=Priority.LOW, max_attempts=2, timeout_ms=7)
JOB_ID = make_id(1_800_000_000_000, 3, 77)
OWED = Owed(3, "mail", 1_799_997_200_000 // 3_600_000 * 3_600_000, JOB_ID)


def dead(error: str = "gone") -> JobView:
    attempts = tuple(
        Attempt(n, 5, 1_800_000_000_000 + n, State.DEAD if n == 2 else State.RETRYING, "UNAVAILABLE", error, 0)
        for n in (1, 2)
    )
    return JobView(
        id=JOB_ID, type="mail", state=State.DEAD, priority=Priority.HIGH, due_ms=0, next_fire_ms=None, submitted_ms=0,
        finished_ms=5, attempt=2, max_attempts=2, timeout_ms=1, user_id="ü", tags=(), payload=b"{}", form=Form.JSON,
        correlation_id="c-1", attempts=attempts, timeline=Timeline(accepted_ms=0, due_ms=0),
    )  # fmt: skip


def test_a_death_belongs_to_the_interval_in_which_it_ended() -> None:
    hour_ms = 3_600_000
    assert [start_of(MARK, at_ms) for at_ms in (0, hour_ms - 1, hour_ms, hour_ms + 5)] == [0, 0, hour_ms, hour_ms]


def test_a_notice_is_of_the_type_that_tells_and_keeps_its_own_treatment() -> None:
    new = notice(OWED, MARK, KIND, dead(), 12, "n1", 5_000)
    told = new.type, new.priority, new.max_attempts, new.timeout_ms, new.due_ms, new.user_id, new.correlation_id
    assert told == ("alarm", Priority.LOW, 2, 7, 5_000, None, "c-1")
    assert is_notice(new.tags)
    assert not is_notice(None)
    assert not is_notice(("escalation",))


def test_its_key_is_of_type_and_interval_alone_and_no_client_can_have_it() -> None:
    new = notice(OWED, MARK, KIND, dead(), 12, "n1", 5_000)
    other = notice(msgspec.structs.replace(OWED, shard=4, job_id=5), MARK, KIND, None, 1, "n2", 6_000)
    next_one = notice(msgspec.structs.replace(OWED, start_ms=OWED.start_ms + 3_600_000), MARK, KIND, None, 1, "n1", 0)
    assert new.idempotency_key == other.idempotency_key != next_one.idempotency_key
    assert new.idempotency_key is not None
    assert TEXT.wrong(new.idempotency_key) is not None
    assert TEXT.wrong(TAG) is None, "but it is listed by its tag"


def test_it_tells_the_last_attempt_and_cuts_what_is_endless() -> None:
    payload = json.loads(notice(OWED, MARK, KIND, dead("x" * 9_000), 12, "n1", 5_000).payload)
    assert payload["title"] == "mail: 12 jobs are dead"
    assert payload["data"]["died_at"] == "2027-01-15T08:00:00.002Z"
    assert (payload["data"]["user_id"], payload["data"]["attempts"], payload["data"]["dead"]) == ("ü", "2", "12")
    assert len(payload["data"]["error"]) == 500
    assert len(payload["body"]) < 700


def test_a_text_that_is_no_unicode_is_told_all_the_same() -> None:
    assert b"?" in notice(OWED, MARK, KIND, dead("\ud800"), 1, "n1", 5_000).payload


def test_the_longest_one_is_far_below_what_a_payload_may_be() -> None:
    mark = Escalation("alarm", ("ü" * 256,) * 20, 1)
    assert len(notice(OWED, mark, KIND, dead("ü" * 9_000), 1, "n" * 100, 0).payload) < PAYLOAD_BYTES_MAX // 10
