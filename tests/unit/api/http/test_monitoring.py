"""Status with the audit, and metrics that a Prometheus reads."""

from __future__ import annotations

import pytest
from prometheus_client.parser import text_string_to_metric_families

from engine.core.catalog import Priority
from engine.core.lifecycle import State
from engine.core.status import BreakerStatus
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


async def test_the_scope_says_whether_one_node_tells_of_itself_or_of_all(served: Served) -> None:
    node = await served.client.send("GET", "/api/v1/monitoring/status?scope=node")
    cluster = await served.client.send("GET", "/api/v1/monitoring/status?scope=cluster")
    assert (node.json["node"], cluster.json["node"]) == ("n1", "n1,n2")
    for wrong in ("scope=world", "scope=", "scope=node&scope=node", "scopes=node"):
        answer = await served.client.send("GET", f"/api/v1/monitoring/status?{wrong}")
        assert answer.status == 422
        assert answer.json["errors"][0]["field"] in wrong


async def test_status_and_metrics_tell_how_far_ahead_the_last_job_is(served: Served) -> None:
    status = "/api/v1/monitoring/status"
    assert (await served.client.send("GET", status)).json["furthest_due"] is None
    assert await _sample(served, "tocsin_furthest_due_seconds") == 0
    await served.client.lines(ONE + b'\n{"type":"test.do","delay_ms":90500}\n{"type":"test.do","delay_ms":1}')
    assert (await served.client.send("GET", status)).json["furthest_due"] == "2026-11-24T06:01:30.500Z"
    assert await _sample(served, "tocsin_furthest_due_seconds") == 90.5


async def test_a_breaker_is_told_in_status_and_metrics(served: Served) -> None:
    key, status = "grpc://127.0.0.1:1", "/api/v1/monitoring/status"
    at_rest = {"state": "closed", "since": None, "failures": 0, "parked": 0, "next_probe_at": None}
    assert (await served.client.send("GET", status)).json["breakers"] == {key: at_rest}
    assert await _sample(served, "tocsin_breaker_state", target=key) == 0
    assert await _sample(served, "tocsin_breaker_opened_total", target=key) == 0
    served.engine.breakers[key] = BreakerStatus("open", NOW_MS - 1_000, 20, 1_234, NOW_MS + 500)
    served.engine.telemetry.breakers_opened[key] = 3
    assert (await served.client.send("GET", status)).json["breakers"][key] == {
        "state": "open",
        "since": "2026-11-24T05:59:59.000Z",
        "failures": 20,
        "parked": 1_234,
        "next_probe_at": "2026-11-24T06:00:00.500Z",
    }
    assert await _sample(served, "tocsin_breaker_state", target=key) == 2
    assert await _sample(served, "tocsin_breaker_opened_total", target=key) == 3
    assert await _sample(served, "tocsin_parked_jobs", target=key) == 1_234


async def _sample(served: Served, name: str, **labels: str) -> float:
    answer = await served.client.send("GET", "/api/v1/monitoring/metrics")
    families = text_string_to_metric_families(answer.body.decode())
    (value,) = (s.value for family in families for s in family.samples if s.name == name and s.labels == labels)
    return float(value)


async def test_the_share_of_punctual_fires_is_told_by_priority(served: Served) -> None:
    fires = [("test.do", Priority.HIGH, late_ms) for late_ms in (0, 400, 900, 5_000)]
    served.engine.telemetry.fired(NOW_MS, fires)
    assert await _sample(served, "tocsin_sla_met_ratio", priority="high") == 0.75
    assert await _sample(served, "tocsin_sla_met_ratio", priority="low") == 1


async def test_a_forecast_counts_what_fires_in_each_coming_second(served: Served) -> None:
    served.engine.time_ms += 250
    for delay_ms in (0, 749, 750, 2_000):
        await served.client.post(b'{"type":"test.do","delay_ms":%d}' % delay_ms)
    answer = await served.client.send("GET", "/api/v1/monitoring/forecast?seconds=3")
    assert (answer.status, answer.json) == (200, {"from": "2026-11-24T06:00:00.000Z", "counts": [2, 1, 1]})
    assert len((await served.client.send("GET", "/api/v1/monitoring/forecast")).json["counts"]) == 600
    assert len((await served.client.send("GET", "/api/v1/monitoring/forecast?seconds=3600")).json["counts"]) == 3_600


@pytest.mark.parametrize("seconds", ["0", "-1", "3601", "1.5", "ten", "", "1e3", "%EF%BC%91", "9" * 5_000])
async def test_a_forecast_looks_an_hour_ahead_at_most(served: Served, seconds: str) -> None:
    answer = await served.client.send("GET", f"/api/v1/monitoring/forecast?seconds={seconds}")
    assert (answer.status, answer.json["errors"][0]["field"]) == (422, "seconds")


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
