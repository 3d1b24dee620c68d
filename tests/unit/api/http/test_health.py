"""Probes: alive, ready, and what depends on what."""

from __future__ import annotations

import pytest

from api.http import health
from tests.unit.api.serving import Served

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("path", ["/api/v1/health", "/api/v1/health/ready"])
async def test_a_ready_node_names_its_dependencies(served: Served, path: str) -> None:
    answer = await served.client.send("GET", path)
    assert (answer.status, answer.json) == (200, {"status": "ok", "dependencies": {"postgres": "ok", "redis": "ok"}})


async def test_without_redis_a_node_is_degraded_and_still_ready(served: Served) -> None:
    served.engine.health = {"postgres": "ok", "redis": "connection refused"}
    answer = await served.client.send("GET", "/api/v1/health/ready")
    assert (answer.status, answer.json["status"]) == (200, "degraded")
    assert answer.json["dependencies"]["redis"] == "connection refused"


async def test_without_postgres_a_node_is_down_and_alive(served: Served) -> None:
    served.engine.health = {"postgres": "connection refused", "redis": "ok"}
    answer = await served.client.send("GET", "/api/v1/health")
    assert (answer.status, answer.json["status"], answer.headers["retry-after"]) == (503, "down", "1")
    assert (await served.client.send("GET", "/api/v1/health/live")).status == 200


async def test_a_node_that_is_not_ready_says_503(served: Served) -> None:
    served.engine.ready = False
    assert (await served.client.send("GET", "/api/v1/health/ready")).status == 503


async def test_a_dependency_that_never_answers_does_not_hold_the_probe(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "_TIMEOUT_S", 0.01)
    served.engine.hangs = True
    answer = await served.client.send("GET", "/api/v1/health")
    assert (answer.status, answer.json["dependencies"]) == (503, {"postgres": "no answer within 0.01 s"})
