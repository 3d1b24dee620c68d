"""Which counters a request's jobs ask for, and what those are told who come too late."""

from __future__ import annotations

from engine.core.catalog import Priority, Quota
from engine.core.ids import DEFAULT_TENANT
from engine.core.job import Form, NewJob
from engine.core.quota import Ask, Demand, demands, spent
from engine.options import DAY_MS, HOUR_MS

NOW_MS = 20_000 * DAY_MS + 23 * HOUR_MS
QUOTAS = {"mail": Quota("shared", 10), "push": Quota("shared", 10), "slow": Quota("=slow", 3)}


def new(kind: str, user: str | None = "u", tenant: str | None = None) -> NewJob:
    return NewJob(kind, b"{}", Form.JSON, 0, Priority.HIGH, 1, 1, user_id=user, tenant=tenant)


def test_types_that_share_a_quota_ask_one_counter_and_each_user_and_tenant_has_his_own() -> None:
    jobs = [new("mail"), new("push"), new("mail", "v"), new("slow"), new("mail", tenant="t"), new("free"), new("push")]
    assert demands(jobs, QUOTAS, NOW_MS) == [
        Demand(Ask("shared", DEFAULT_TENANT, "u", 20_000, 10, 3), [0, 1, 6]),
        Demand(Ask("shared", DEFAULT_TENANT, "v", 20_000, 10, 1), [2]),
        Demand(Ask("=slow", DEFAULT_TENANT, "u", 20_000, 3, 1), [3]),
        Demand(Ask("shared", "t", "u", 20_000, 10, 1), [4]),
    ]


def test_a_job_without_a_user_counts_for_nobody() -> None:
    assert demands([new("mail", None)], QUOTAS, NOW_MS) == []


def test_one_too_many_may_come_again_at_midnight_utc() -> None:
    ask = Ask("shared", DEFAULT_TENANT, "u", 20_000, 10, 1)
    assert spent(ask, NOW_MS).retry_after_ms == HOUR_MS
    assert spent(ask, 20_001 * DAY_MS - 1).retry_after_ms == 1
    assert spent(ask, 20_001 * DAY_MS).retry_after_ms == 1


def test_the_message_names_the_quota_or_the_type_that_has_one_of_its_own() -> None:
    assert "10 jobs of the quota 'shared'" in str(spent(Ask("shared", "t", "u", 1, 10, 1), 0))
    assert "3 jobs of type 'slow'" in str(spent(Ask("=slow", "t", "u", 1, 3, 1), 0))
