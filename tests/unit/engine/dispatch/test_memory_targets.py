"""The memory twin: what a seed draws is repeatable, and its ledger tells what happened."""

from __future__ import annotations

import asyncio
from random import Random

import pytest

from engine.core.catalog import JobType, Target
from engine.core.job import Form
from engine.dispatch.memory import MemoryServices, MemoryTargets, Reply, seeded
from engine.options import Options
from engine.ports import Fire

pytestmark = pytest.mark.anyio

KIND = JobType("a.b", Target("grpc", "a:1", "/a.A/B"))


def fire(number: int, timeout_ms: int = 20) -> Fire:
    return Fire("j", f"j.0.{number}", KIND, b"{}", Form.JSON, number, 1, 0, 0, timeout_ms, "c", None)


async def _run(seed: int) -> list[tuple[str, str]]:
    script = seeded(Random(seed), latency_ms=(0, 2), fail_ratio=0.3, hang_ratio=0.1, lose_ratio=0.2)
    services = MemoryServices(script)
    targets = MemoryTargets(services, Options())
    answers = [await targets.call(fire(number), lambda: 1) for number in range(60)]
    return [(answer.code, arrival.outcome) for answer, arrival in zip(answers, services.ledger, strict=True)]


async def test_the_same_seed_draws_the_same_world_and_all_that_was_asked_for() -> None:
    first, second = await asyncio.gather(_run(7), _run(7))
    assert first == second
    assert ("OK", "OK") in first
    assert ("DEADLINE_EXCEEDED", "CANCELLED") in first, "a hung call"
    assert ("UNAVAILABLE", "OK") in first, "an answer that was lost"


async def test_the_ledger_marks_repeats_over_nodes() -> None:
    services = MemoryServices(lambda fire: Reply())
    for targets in (MemoryTargets(services, Options()), MemoryTargets(services, Options())):
        await targets.call(fire(1), lambda: 1)
    assert [arrival.repeat for arrival in services.ledger] == [False, True]
    assert services.repeats() == {"j.0.1": 2}
