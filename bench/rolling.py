"""All nodes are restarted one after another under load: what fails, what is lost, what is late.

Run: python -m bench.rolling [--smoke | --full] [--json FILE]

Three nodes; each is told to end (SIGTERM, which hands its shards over), and started again once it has ended; the next
one follows as soon as it serves, as docs/cluster.md tells. A failed request is one that was sent and not answered as
wished, by item; a connection that a stopped node refuses is tried elsewhere, as behind any balancer that looks at
health. A round is a restart of all of them; the ceilings are the same measures of the seconds before it.
"""

from __future__ import annotations

import asyncio
import sys
import time
from random import Random

import msgspec

from bench.chaos.failures import Phase, described, failed
from bench.chaos.promises import promises
from bench.chaos.scene import SETTLES_WITHIN_S, Load, Scene, scene, took_ms
from bench.chaos.town import NAMES
from bench.figure import Ceiling, Figure, Report
from bench.harness import main

SEED = 67
DUE_MS = (500, 5_000)
GOAL_MS = 300.0
"""What a planned move may cost; a rolling restart is nothing but such moves."""


class Size(msgspec.Struct, frozen=True):
    rounds: int
    per_s: int
    nodes: int
    steady_s: float
    """Before each round."""


SIZES = {
    "smoke": Size(1, 150, 2, 1.0),
    "medium": Size(1, 2_000, len(NAMES), 5.0),
    "full": Size(3, 2_000, len(NAMES), 10.0),
}


class Restart(msgspec.Struct):
    """Of all nodes."""

    quiet: Phase
    steps: list[Phase]
    """Of one node each."""
    whole: Phase


async def run(size: Size) -> Report:
    async with scene(Load(per_s=size.per_s, due_ms=DUE_MS), Random(SEED), nodes=size.nodes) as it:
        it.crowd.start()
        restarts = [await _restart(it, size, number) for number in range(1, size.rounds + 1)]
        account = await it.account([])
        asked = it.crowd.asked
        steps = [step for each in restarts for step in (each.quiet, *each.steps, each.whole)]
        submit = [took_ms(asked, 99.0, each.whole) for each in restarts]
        late = [it.late_percentile_ms(99.0, each.whole) for each in restarts]
        quiet_submit = [took_ms(asked, 99.0, each.quiet) for each in restarts]
        quiet_late = [it.late_percentile_ms(99.0, each.quiet) for each in restarts]
    before = "the seconds before"
    return Report(
        figures=[
            _goal("requests failed", "requests", [failed(asked, each.whole) for each in restarts], 0),
            *promises(account),
            _goal("submit p99", "ms a request", submit, GOAL_MS, Ceiling(name=before, rounds=quiet_submit)),
            _goal("lateness p99", "ms after due", late, GOAL_MS, Ceiling(name=before, rounds=quiet_late)),
            Figure(
                name="one node, from SIGTERM until it serves again",
                unit="s",
                better="lower",
                rounds=[step.to_s - step.from_s for each in restarts for step in each.steps],
            ),
        ],
        held={"rounds": size.rounds, "nodes": size.nodes, "wished_per_s": size.per_s}
        | {"jobs": account.acknowledged, "repeats": account.repeats},
        notes=[*described(asked, steps), *account.broken],
    )


def _goal(name: str, unit: str, rounds: list[float], goal: float, *ceilings: Ceiling) -> Figure:
    return Figure(name=name, unit=unit, better="lower", rounds=rounds, goal=goal, each=True, ceilings=list(ceilings))


async def _restart(it: Scene, size: Size, number: int) -> Restart:
    """The load has a few seconds more once all of them serve: what was parked meanwhile is answered then."""
    quiet_s = time.time()
    await asyncio.sleep(size.steady_s)
    began_s, steps = time.time(), []
    for node in it.town.living:
        from_s = time.time()
        await node.stop()
        await node.start()
        steps.append(Phase(f"restart of {node.name}, round {number}", from_s, time.time()))
    await it.watch.until_whole(SETTLES_WITHIN_S, balanced_over=size.nodes)
    return Restart(
        Phase(f"before round {number}", quiet_s, began_s),
        steps,
        Phase(f"round {number}, until all have their share", began_s, time.time()),
    )


if __name__ == "__main__":
    sys.exit(main("rolling", __doc__, SIZES, run, seed=SEED))
