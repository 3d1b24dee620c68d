"""Status with the audit, and metrics that a Prometheus reads."""

from __future__ import annotations

import pytest
from prometheus_client.parser import text_string_to_metric_families

from engine.core.catalog import Priority
from engine.core.lifecycle import State
from tests.unit.api.fake_engine import NOW_MS
from tests.unit.api.serving import Served

pytestmark = pytest.mark.anyio

ONE = b'{"type":"test.do"}'


async def test_status_has_the_audit_summed_and_by_shard(served: Served) -> None:
    await served.client.lines((ONE + b"\n") * 20)
    served.engine.change(next(iter(served.engine.jobs)), state=State.DEAD)
    answer = await served.client.send("GET", "/api/v1/monitoring/status")
    assert answer.status == 200
    status = answer.json
    audit = status["audit"]
    assert {name: count for name, count in audit.items() if count} == {"accepted": 20, "pending": 19, "dead": 1}
    assert set(audit) == {"accepted", *(state.name.lower() for state in State if state is not State.REFILED)}
    assert set(status["shards"]) == {str(shard) for shard in range(20)}
    assert status["shards"]["0"]["dead"] == 1
    assert status["now"] == "2026-11-24T06:00:00.000Z"
    assert set(status["lanes"]) == {"high", "medium", "low"}
    assert set(status["lateness"]["all"]) == {"fired", "p50_ms", "p99_ms", "max_ms"}


async def test_one_node_is_the_whole_cluster(served: Served) -> None:
    node = await served.client.send("GET", "/api/v1/monitoring/status?scope=node")
    cluster = await served.client.send("GET", "/api/v1/monitoring/status?scope=cluster")
    assert node.body == cluster.body
    assert (await served.client.send("GET", "/api/v1/monitoring/status?scope=world")).status == 422


async def test_metrics_are_what_the_engine_counted(served: Served) -> None:
    telemetry = served.engine.telemetry
    telemetry.submitted(["test.do", "test.do"], "http")
    telemetry.fired(NOW_MS, [("test.do", Priority.HIGH, 0), ("test.do", Priority.HIGH, 3)])
    telemetry.finished([("test.do", "succeeded", 40)])
    telemetry.flushed(2, 500)
    telemetry.renewed("ok")
    telemetry.fenced_writes = 4
    telemetry.recovery_seconds = 1.5
    await served.client.lines((ONE + b"\n") * 17)
    answer = await served.client.send("GET", "/api/v1/monitoring/metrics")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    samples = {
        (sample.name, *sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(answer.body.decode())
        for sample in family.samples
    }
    prefix = "tocsin_"
    expected = {
        (prefix + "jobs_submitted_total", ("type", "test.do"), ("via", "http")): 2,
        (prefix + "jobs_fired_total", ("priority", "high"), ("type", "test.do")): 2,
        (prefix + "jobs_finished_total", ("outcome", "succeeded"), ("type", "test.do")): 1,
        (prefix + "lateness_seconds_bucket", ("le", "0.001"), ("priority", "high")): 1,
        (prefix + "lateness_seconds_bucket", ("le", "0.005"), ("priority", "high")): 2,
        (prefix + "lateness_seconds_bucket", ("le", "+Inf"), ("priority", "high")): 2,
        (prefix + "lateness_seconds_count", ("priority", "high")): 2,
        (prefix + "lateness_seconds_sum", ("priority", "high")): 0.003,
        (prefix + "execution_seconds_count", ("type", "test.do")): 1,
        (prefix + "journal_flush_seconds_count",): 1,
        (prefix + "journal_batch_rows_sum",): 500,
        (prefix + "lease_renewals_total", ("result", "ok")): 1,
        (prefix + "fenced_writes_total",): 4,
        (prefix + "recovery_seconds",): 1.5,
        (prefix + "shards_owned",): 256,
        (prefix + "lane_depth", ("priority", "low")): 0,
        (prefix + "lane_running", ("priority", "medium")): 0,
        (prefix + "pending_jobs", ("shard_range", "0-15")): 16,
        (prefix + "pending_jobs", ("shard_range", "16-31")): 1,
        (prefix + "pending_jobs", ("shard_range", "240-255")): 0,
    }
    assert {name: samples.get(name) for name in expected} == expected
