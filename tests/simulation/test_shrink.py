"""A failing schedule made shorter."""

from __future__ import annotations

from tests.simulation.plan import Plan, Step
from tests.simulation.scenes import make
from tests.simulation.shrink import shrink


def test_only_the_steps_that_matter_are_left() -> None:
    plan = make(3)
    culprits = {plan.steps[5], plan.steps[40]}
    runs = 0

    def fails(shorter: Plan) -> bool:
        nonlocal runs
        runs += 1
        return culprits <= set(shorter.steps)

    assert set(shrink(plan, fails).steps) == culprits
    assert runs <= 120


def test_the_search_has_a_bound() -> None:
    plan = Plan(1, tuple(Step(at_ms, "get") for at_ms in range(500)), 500, False, {}, {})
    runs = 0

    def fails(shorter: Plan) -> bool:
        nonlocal runs
        runs += 1
        return len(shorter.steps) >= 490

    assert len(shrink(plan, fails, runs_max=50).steps) >= 490
    assert runs <= 50
