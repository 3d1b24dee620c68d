"""A shorter schedule that still breaks: steps are left out, half by half and then one by one, while the failure stays.

Delta debugging (Zeller and Hildebrandt, 2002), with a bound on the runs it may take."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from tests.simulation.plan import Plan, Step


def shrink(plan: Plan, fails: Callable[[Plan], bool], *, runs_max: int = 300) -> Plan:
    """`fails(plan)`: whether it breaks in the same way. Deterministic; at most `runs_max` calls of it."""
    steps: tuple[Step, ...] = plan.steps
    runs = 0
    parts = 2
    while len(steps) > 1 and runs < runs_max:
        size = max(1, len(steps) // parts)
        for start in range(0, len(steps), size):
            rest = steps[:start] + steps[start + size :]
            runs += 1
            if fails(msgspec.structs.replace(plan, steps=rest)):
                steps, parts = rest, max(2, parts - 1)
                break
            if runs >= runs_max:
                break
        else:
            if size == 1:
                break
            parts = min(len(steps), parts * 2)
    return msgspec.structs.replace(plan, steps=steps)
