"""A node is killed under load: how soon its shards serve again, whom it makes late, and whether anything is lost.

Run: python -m bench.failover [--smoke | --full] [--json FILE]

Three nodes; one is killed with kill -9, chosen in turn, and started again once the others serve its shards. Recovery is
timed from the kill to the first look at which the living serve all shards, as they say themselves. Lateness is that of
calls for shards that the dead node did not own, due from the kill to the recovery, by the target's clock; beside it
that of a few seconds before the kill. After the last kill every acknowledged job is accounted for by SQL and ledger: a
broken promise ends the bench. The ceiling of recovery is a bare lease of the same times that nobody renews.
"""

from __future__ import annotations

import asyncio
import sys
import time
from random import Random

import asyncpg
import msgspec

from bench.ceilings.lease import Lease
from bench.chaos.cause import KILLED, Window
from bench.chaos.failures import Phase, described
from bench.chaos.promises import promises
from bench.chaos.scene import SETTLES_WITHIN_S, Load, Scene, scene
from bench.chaos.town import NAMES
from bench.figure import Ceiling, Figure, Report, percentile
from bench.harness import main
from shards.options import LEASE_RENEW_MS, LEASE_TTL_MS

SEED = 53
GOAL_S = LEASE_TTL_MS / 1_000 + 2.0
GOAL_LATE_MS = 50.0
GOAL_PER_S = 2_000
_OWNED = """
select s.shard from tocsin.shard s
join tocsin.incarnation_lane c on c.incarnation = s.owner and c.lane = -1 where c.node = $1
"""


class Size(msgspec.Struct, frozen=True):
    kills: int
    per_s: int
    steady_s: float = 4.0
    """Before each kill."""
    due_ms: tuple[int, int] = (500, 8_000)
    """Longer than the others need to serve again."""


SIZES = {"smoke": Size(1, 200, 1.0, (500, 1_500)), "medium": Size(5, GOAL_PER_S), "full": Size(20, GOAL_PER_S)}


class Kill(msgspec.Struct):
    """Times are Unix seconds."""

    node: str
    shards: frozenset[int]
    at_s: float
    whole_s: float
    balanced_s: float
    """Every node had its share again."""
    bare_s: float
    """What the bare lease took."""


async def run(size: Size) -> Report:
    random = Random(SEED)
    async with scene(Load(per_s=size.per_s, due_ms=size.due_ms), random) as it:
        it.crowd.start()
        began_s = time.time()
        kills = [await _kill(it, NAMES[number % len(NAMES)], size.steady_s) for number in range(size.kills)]
        loaded_s = time.time() - began_s
        faults = [Window(KILLED, (kill.node,), kill.at_s, kill.balanced_s) for kill in kills]
        account = await it.account(faults)
        during = [_late_ms(it, kill, kill.at_s, kill.whole_s) for kill in kills]
        before = [_late_ms(it, kill, kill.at_s - size.steady_s, kill.at_s) for kill in kills]
        phases = [
            Phase(f"kill {number} ({kill.node})", kill.at_s, kill.balanced_s) for number, kill in enumerate(kills, 1)
        ]
        told = described(it.crowd.asked, phases)
    bare = Ceiling(name="a bare lease that runs out", rounds=[kill.bare_s for kill in kills])
    recovered = [kill.whole_s - kill.at_s for kill in kills]
    quiet = Ceiling(name="the same before the kill", rounds=before)
    return Report(
        figures=[
            Figure(
                name="shards serve again",
                unit="s",
                better="lower",
                rounds=recovered,
                goal=GOAL_S,
                each=True,
                ceilings=[bare],
            ),
            Figure(
                name="p99 of the others' jobs",
                unit="ms after due",
                better="lower",
                rounds=during,
                goal=GOAL_LATE_MS,
                ceilings=[quiet],
            ),
            *promises(account),
            Figure(name="repeats under the same fire id", unit="calls", better="lower", rounds=[account.repeats]),
            Figure(
                name="acknowledged",
                unit="jobs/s",
                better="higher",
                rounds=[account.acknowledged / loaded_s],
                goal=0.95 * GOAL_PER_S if size.per_s == GOAL_PER_S else None,
            ),
        ],
        held={
            "kills": size.kills,
            "wished_per_s": size.per_s,
            "failed_requests": sum(bool(each.failed) for each in it.crowd.asked),
            "repeats_by_cause": account.repeats_by_cause,
        },
        notes=[*told, *account.broken],
    )


async def _kill(it: Scene, name: str, steady_s: float) -> Kill:
    node, lease = it.town.nodes[name], Lease(it.town.valkey.url, ttl_ms=LEASE_TTL_MS, renew_ms=LEASE_RENEW_MS)
    try:
        await lease.hold()
        await asyncio.sleep(steady_s + it.crowd.random.uniform(0.0, LEASE_RENEW_MS / 1_000))
        shards = frozenset(await _owned(it, name))
        at_s = time.time()
        dying = asyncio.ensure_future(lease.die())
        await node.kill()
        whole_s = await it.watch.until_whole(SETTLES_WITHIN_S, without=name)
        bare_s = await dying
        await node.start()
        await it.town.even()
        balanced_s = await it.watch.until_whole(SETTLES_WITHIN_S, balanced_over=len(NAMES))
    finally:
        await lease.close()
    return Kill(name, shards, at_s, whole_s, balanced_s, bare_s)


async def _owned(it: Scene, name: str) -> list[int]:
    connection = await asyncpg.connect(it.town.postgres.dsn, ssl=False)
    try:
        return [row["shard"] for row in await connection.fetch(_OWNED, name)]
    finally:
        await connection.close()


def _late_ms(it: Scene, kill: Kill, from_s: float, to_s: float) -> float:
    """p99 of calls of shards that did not die."""
    lo_ms, hi_ms = from_s * 1e3, to_s * 1e3
    late = it.lateness_ms(lambda shard, due_ms: shard not in kill.shards and lo_ms <= due_ms < hi_ms)
    return percentile(late or [0], 99.0)


if __name__ == "__main__":
    sys.exit(main("failover", __doc__, SIZES, run, seed=SEED))
