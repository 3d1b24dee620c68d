"""Shards move by plan under load: what submissions, shards and lateness suffer.

Run: python -m bench.moves [--smoke | --full] [--json FILE]

Three nodes; a third of the shards leaves with one of them (SIGTERM, which hands over by plan) and comes back to it when
it joins again, round by round. A failed request is one that was sent and not answered as wished, by item; a connection
that a stopped node refuses is tried elsewhere, as behind any balancer that looks at health. Gaps are those of shards
that moved, by probes every 25 ms (bench/chaos/probes.py). Times are those from the first shard's move to the last
one's; the ceilings are the same measures of the seconds before, when nothing moved.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Coroutine
from random import Random
from typing import Any

import asyncpg
import msgspec

from bench.chaos.account import Account
from bench.chaos.failures import Phase, described, failed
from bench.chaos.probes import Probes
from bench.chaos.promises import promises
from bench.chaos.scene import SETTLES_WITHIN_S, Load, Scene, scene, took_ms
from bench.chaos.town import NAMES, SHARDS
from bench.figure import Ceiling, Figure, Report, percentile
from bench.harness import main

SEED = 59
DUE_MS = (500, 5_000)
PROBED = 4
"""At once: each costs forty requests a second."""
MOVED = NAMES[-1]
_OWNERS = """
select s.shard, c.node from tocsin.shard s
join tocsin.incarnation_lane c on c.incarnation = s.owner and c.lane = -1
"""


class Size(msgspec.Struct, frozen=True):
    rounds: int
    per_s: int
    steady_s: float
    """Before each move."""
    joins: bool = True
    """Whether the node comes back."""


SIZES = {
    "smoke": Size(1, 150, 1.0, joins=False),
    "medium": Size(2, 2_000, 5.0),
    "full": Size(5, 2_000, 5.0),
}


class Moved(msgspec.Struct):
    """`gaps_ms` of shards that moved; `quiet_ms` of the same before."""

    phase: Phase
    quiet: Phase
    gaps_ms: list[float]
    quiet_ms: list[float]


async def run(size: Size) -> Report:
    moves: list[Moved] = []
    probes: list[Probes] = []
    async with scene(Load(per_s=size.per_s, due_ms=DUE_MS), Random(SEED)) as it:
        it.crowd.start()
        try:
            for number in range(size.rounds):
                moves += await _round(it, size, probes, number)
        finally:
            for each in probes:
                await each.close()
        account = await it.account([])
        asked = [*it.crowd.asked, *(each for probe in probes for each in probe.crowd.asked)]
        phases = [phase for each in moves for phase in (each.phase, each.quiet)]
        return Report(
            figures=_figures(it, moves, account, [failed(asked, each.phase) for each in moves]),
            held={"rounds": size.rounds, "wished_per_s": size.per_s, "repeats": account.repeats}
            | {"jobs": account.acknowledged},
            notes=[*described(asked, phases), *account.broken],
        )


async def _round(it: Scene, size: Size, probes: list[Probes], number: int) -> list[Moved]:
    node = it.town.nodes[MOVED]
    nodes = [(each.name, each.http) for each in it.town.nodes.values()]
    probe = Probes(nodes, it.crowd.random, it.town.receipts, SHARDS, f"p{number}")
    probes.append(probe)
    before = await _owners(it)
    probe.start(it.crowd.random.sample([shard for shard, name in before.items() if name == MOVED], PROBED))
    left = await _moved(it, size, probe, before, node.stop(), f"{MOVED} leaves, round {number + 1}", len(NAMES) - 1)
    await probe.stop()
    if not size.joins:
        return [left]

    before = await _owners(it)
    probe.start(it.crowd.random.sample(range(SHARDS), 2 * PROBED))
    joined = await _moved(it, size, probe, before, node.start(), f"{MOVED} joins, round {number + 1}", len(NAMES))
    await probe.stop()
    return [left, joined]


async def _moved(
    it: Scene,
    size: Size,
    probe: Probes,
    before: dict[int, str],
    act: Coroutine[Any, Any, None],
    name: str,
    nodes: int,
) -> Moved:
    quiet_s = time.time()
    await asyncio.sleep(size.steady_s)
    begun_s, shares = time.time(), None
    acting = asyncio.ensure_future(act)
    moving_s = begun_s
    while shares is None or shares == it.watch.shares or not acting.done():
        moving_s = time.time()
        await it.watch.look()
        shares = shares or it.watch.shares
        if shares != it.watch.shares:
            break
    await acting
    done_s = await it.watch.until_whole(SETTLES_WITHIN_S, balanced_over=nodes)
    after = await _owners(it)
    gone = [shard for shard, name in after.items() if before.get(shard) != name]
    return Moved(
        Phase(name, moving_s, done_s),
        Phase(f"before {name}", quiet_s, begun_s),
        probe.gaps_ms(gone, moving_s, done_s),
        probe.gaps_ms(gone, quiet_s, begun_s),
    )


async def _owners(it: Scene) -> dict[int, str]:
    connection = await asyncpg.connect(it.town.postgres.dsn, ssl=False)
    try:
        return {row["shard"]: row["node"] for row in await connection.fetch(_OWNERS)}
    finally:
        await connection.close()


def _figures(it: Scene, moves: list[Moved], account: Account, failures: list[float]) -> list[Figure]:
    def beside(rounds: list[float]) -> list[Ceiling]:
        return [Ceiling(name="the seconds before", rounds=rounds)]

    def p99(values: list[float]) -> float:
        return percentile(sorted(values) or [0.0], 99.0)

    return [
        Figure(
            name="submit p99",
            unit="ms a request",
            better="lower",
            rounds=[took_ms(it.crowd.asked, 99.0, each.phase) for each in moves],
            goal=300.0,
            each=True,
            ceilings=beside([took_ms(it.crowd.asked, 99.0, each.quiet) for each in moves]),
        ),
        Figure(
            name="gap of a shard, p99",
            unit="ms",
            better="lower",
            rounds=[p99(each.gaps_ms) for each in moves],
            goal=200.0,
            each=True,
            ceilings=beside([p99(each.quiet_ms) for each in moves]),
        ),
        Figure(
            name="gap of a shard, median",
            unit="ms",
            better="lower",
            rounds=[percentile(sorted(each.gaps_ms) or [0.0], 50.0) for each in moves],
        ),
        Figure(
            name="lateness p99",
            unit="ms after due",
            better="lower",
            rounds=[it.late_percentile_ms(99.0, each.phase) for each in moves],
            goal=300.0,
            each=True,
            ceilings=beside([it.late_percentile_ms(99.0, each.quiet) for each in moves]),
        ),
        Figure(name="requests failed in moves", unit="requests", better="lower", rounds=failures, goal=0, each=True),
        *promises(account),
        Figure(
            name="a third moves within",
            unit="s",
            better="lower",
            rounds=[each.phase.to_s - each.phase.from_s for each in moves],
        ),
    ]


if __name__ == "__main__":
    sys.exit(main("moves", __doc__, SIZES, run, seed=SEED))
