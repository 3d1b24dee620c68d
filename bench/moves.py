"""Shards move by plan under load: what submissions, shards and lateness suffer; then all nodes are restarted in turn.

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

from bench.chaos.account import Window
from bench.chaos.crowd import Asked
from bench.chaos.probes import Probes
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
    restarts: bool
    steady_s: float
    """Before each move."""
    joins: bool = True
    """Whether the node comes back."""


SIZES = {
    "smoke": Size(1, 150, False, 1.0, joins=False),
    "medium": Size(2, 2_000, True, 5.0),
    "full": Size(5, 2_000, True, 5.0),
}


class Moved(msgspec.Struct):
    """Times are Unix seconds. `gaps_ms` of shards that moved; `quiet_ms` of the same before."""

    from_s: float
    to_s: float
    quiet: tuple[float, float]
    gaps_ms: list[float]
    quiet_ms: list[float]

    @property
    def window(self) -> tuple[float, float]:
        return (self.from_s, self.to_s)


async def run(size: Size) -> Report:
    moves: list[Moved] = []
    restarting = (0.0, 0.0)
    probes: list[Probes] = []
    async with scene(Load(per_s=size.per_s, due_ms=DUE_MS), Random(SEED)) as it:
        it.crowd.start()
        try:
            for number in range(size.rounds):
                moves += await _round(it, size, probes, number)
            if size.restarts:
                restarting = await _restart_all(it)
        finally:
            for each in probes:
                await each.close()
        faults = [Window("SIGTERM", moves[0].quiet[0], max(moves[-1].to_s, restarting[1]))]
        account = await it.account(faults, [each.crowd for each in probes])
        return _report(
            it,
            size,
            moves,
            restarting,
            account.repeats,
            [each.crowd.asked for each in probes],
        )


async def _round(it: Scene, size: Size, probes: list[Probes], number: int) -> list[Moved]:
    node = it.town.nodes[MOVED]
    nodes = [(each.name, each.http) for each in it.town.nodes.values()]
    probe = Probes(nodes, it.crowd.random, SHARDS, f"p{number}")
    probes.append(probe)
    before = await _owners(it)
    probe.start(it.crowd.random.sample([shard for shard, name in before.items() if name == MOVED], PROBED))
    left = await _moved(it, size, probe, before, node.stop(), len(NAMES) - 1)
    await probe.stop()
    if not size.joins:
        return [left]

    before = await _owners(it)
    probe.start(it.crowd.random.sample(range(SHARDS), 2 * PROBED))
    joined = await _moved(it, size, probe, before, node.start(), len(NAMES))
    await probe.stop()
    return [left, joined]


async def _moved(
    it: Scene,
    size: Size,
    probe: Probes,
    before: dict[int, str],
    act: Coroutine[Any, Any, None],
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
    quiet = (quiet_s, begun_s)
    return Moved(
        moving_s,
        done_s,
        quiet,
        probe.gaps_ms(gone, moving_s, done_s),
        probe.gaps_ms(gone, *quiet),
    )


async def _restart_all(it: Scene) -> tuple[float, float]:
    """One after another, each as soon as the one before it serves."""
    began_s = time.time()
    for node in it.town.nodes.values():
        await node.stop()
        await node.start()
    await it.watch.until_whole(SETTLES_WITHIN_S)
    return (began_s, time.time())


async def _owners(it: Scene) -> dict[int, str]:
    connection = await asyncpg.connect(it.town.postgres.dsn, ssl=False)
    try:
        return {row["shard"]: row["node"] for row in await connection.fetch(_OWNERS)}
    finally:
        await connection.close()


def _report(
    it: Scene,
    size: Size,
    moves: list[Moved],
    restarting: tuple[float, float],
    repeats: int,
    probed: list[list[Asked]],
) -> Report:
    asked = [*it.crowd.asked, *(each for some in probed for each in some)]

    def failed(lo: float, hi: float) -> int:
        return sum(bool(each.failed) and lo <= each.began_s <= hi for each in asked)

    def late(lo: float, hi: float) -> float:
        found = it.lateness_ms(lambda call: lo * 1e3 <= call.due_at_ms < hi * 1e3)
        return percentile(found or [0], 99.0)

    def beside(name: str, rounds: list[float]) -> list[Ceiling]:
        return [Ceiling(name=name, rounds=rounds)]

    def p99(values: list[float]) -> float:
        return percentile(sorted(values) or [0.0], 99.0)

    before = "the seconds before"
    figures = [
        Figure(
            name="submit p99",
            unit="ms a request",
            better="lower",
            rounds=[took_ms(it.crowd.asked, 99.0, [each.window]) for each in moves],
            goal=300.0,
            ceilings=beside(before, [took_ms(it.crowd.asked, 99.0, [each.quiet]) for each in moves]),
        ),
        Figure(
            name="gap of a shard, p99",
            unit="ms",
            better="lower",
            rounds=[p99(each.gaps_ms) for each in moves],
            goal=200.0,
            ceilings=beside(before, [p99(each.quiet_ms) for each in moves]),
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
            rounds=[late(*each.window) for each in moves],
            goal=300.0,
            ceilings=beside(before, [late(*each.quiet) for each in moves]),
        ),
        Figure(
            name="requests failed in moves",
            unit="requests",
            better="lower",
            rounds=[failed(*each.window) for each in moves],
            goal=0,
        ),
        Figure(
            name="a third moves within",
            unit="s",
            better="lower",
            rounds=[each.to_s - each.from_s for each in moves],
        ),
    ]
    if size.restarts:
        figures.append(
            Figure(
                name="requests failed in a rolling restart",
                unit="requests",
                better="lower",
                rounds=[failed(*restarting)],
                goal=0,
            )
        )
    why = sorted({each.failed for each in asked if each.failed})[:5]
    held = {
        "rounds": size.rounds,
        "wished_per_s": size.per_s,
        "repeats": repeats,
        "jobs": len(it.crowd.acknowledged),
    }
    return Report(figures=figures, held=held | {"failures": why})


if __name__ == "__main__":
    sys.exit(main("moves", __doc__, SIZES, run, seed=SEED))
