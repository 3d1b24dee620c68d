"""A node dies with very many jobs pending: how soon another serves them; and what 4,096 shards cost a node at rest.

Run: python -m bench.takeover [--smoke | --full] [--json FILE]

Takeover: one node holds all shards with the jobs, a tenth of them within the horizon, and is killed; another starts,
waits until the lease has ended, claims all and reads what is near. Timed from the claim: by the node's own account (the
metric) until all that is near is in its memory, and from outside, from the moment at which PostgreSQL names it as owner
until it says that it serves all shards, by looks every 100 ms. The ceiling is a bare COPY of the near rows. At rest:
CPU of node and PostgreSQL with 4,096 shards, and what goes to and from Valkey in a second, beside the same with 256.
"""

from __future__ import annotations

import asyncio
import re
import sys
import time
from typing import Any

import aiohttp
import asyncpg
import msgspec
import redis.asyncio

from bench import load
from bench.chaos.town import NAMES, SHARDS, Town, town
from bench.chaos.watch import Watch
from bench.figure import Ceiling, Figure, Report, median
from bench.harness import main
from bench.house import measured
from bench.kernel import cpu_s
from bench.restart import FAR, GOAL_JOBS, NEAR, read_near

GOAL_S = 5.0
GOAL_CPU = 2.0
MANY = 4_096
_SETTLE_S = 4.0
_LOOK_S = 0.02
_READ_WITHIN_S, _READ_LOOK_S = 120.0, 0.1
_RECOVERY = re.compile(r"^tocsin_recovery_seconds (\S+)$", re.MULTILINE)
_OWNED = """
select count(*) from tocsin.shard s
join tocsin.incarnation_lane c on c.incarnation = s.owner and c.lane = -1 where c.node = $1
"""


class Size(msgspec.Struct, frozen=True):
    rounds: int
    jobs: int
    seconds: float
    """At rest."""


SIZES = {
    "smoke": Size(1, 5_000, 1.0),
    "medium": Size(2, 100_000, 10.0),
    "full": Size(3, GOAL_JOBS, 20.0),
}


class Rest(msgspec.Struct):
    """Per cent of a core; bytes and commands a second."""

    node: list[float] = []
    postgres: list[float] = []
    valkey_bytes: list[float] = []
    valkey_commands: list[float] = []


async def run(size: Size) -> Report:
    own, outside, bare = await _takeovers(size)
    few, many = await _at_rest(size, SHARDS), await _at_rest(size, MANY)
    goal = GOAL_S if size.jobs >= GOAL_JOBS else None
    copy = Ceiling(name="the near rows by bare COPY", rounds=bare)
    figures = [
        Figure(
            name="claim to all near jobs read",
            unit="s",
            better="lower",
            rounds=own,
            goal=goal,
            ceilings=[copy],
        ),
        Figure(
            name="claim to serving",
            unit="s",
            better="lower",
            rounds=outside,
            goal=goal,
            ceilings=[copy],
        ),
    ]
    for name, key, unit, goal_cpu in (
        ("node at rest", "node", "% of a core", GOAL_CPU),
        ("PostgreSQL at rest", "postgres", "% of a core", GOAL_CPU),
        ("to and from Valkey", "valkey_bytes", "bytes/s", None),
        ("Valkey's commands", "valkey_commands", "commands/s", None),
    ):
        beside = Ceiling(name=f"with {SHARDS} shards", rounds=getattr(few, key))
        ratio = 1.1 if key.startswith("valkey") and median(beside.rounds) else None
        figures.append(
            Figure(
                name=f"{name}, {MANY:,} shards",
                unit=unit,
                better="lower",
                rounds=getattr(many, key),
                goal=goal_cpu,
                goal_ratio=ratio,
                ceilings=[beside],
            )
        )
    return Report(
        figures=figures,
        held={"jobs": size.jobs, "near": size.jobs // 10, "seconds": size.seconds},
    )


# -- takeover -------------------------------------------------------------------------------------


async def _takeovers(size: Size) -> tuple[list[float], list[float], list[float]]:
    own, outside, bare = [], [], []
    near = size.jobs // 10
    async with town() as it:
        await it.open(nodes=1)
        holder, other = NAMES[0], NAMES[1]
        http = it.nodes[holder].http
        await measured(["bench.load", http, "--jobs", str(size.jobs - near), *FAR])
        await measured(["bench.load", http, "--jobs", str(near), *NEAR])
        for _ in range(size.rounds):
            await it.nodes[holder].kill()
            claimed = asyncio.ensure_future(_claimed_s(it, other))
            await it.nodes[other].start()  # ready as long as the dead one's lease says that somebody serves
            watch = Watch({other: it.nodes[other].http})
            outside.append(await watch.until_whole(_READ_WITHIN_S) - await claimed)
            await watch.close()
            own.append(await _recovery_s(it.nodes[other].http, near))
            bare.append(await read_near(it.postgres.dsn, near))
            holder, other = other, holder
    return own, outside, bare


async def _claimed_s(it: Town, node: str) -> float:
    """When PostgreSQL first names it as an owner."""
    connection = await asyncpg.connect(it.postgres.dsn, ssl=False)
    try:
        while not await connection.fetchval(_OWNED, node):  # noqa: ASYNC110 - from outside, so it looks
            await asyncio.sleep(_LOOK_S)
        return time.time()
    finally:
        await connection.close()


async def _recovery_s(http: str, near: int) -> float:
    """By its own account, once the near jobs are in its memory: they are read after the ready line."""
    url = f"http://{http}/api/v1/monitoring/"
    async with aiohttp.ClientSession() as session:
        for _ in range(round(_READ_WITHIN_S / _READ_LOOK_S)):
            async with session.get(url + "status") as answer:
                live_jobs = (await answer.json())["live_jobs"]
            async with session.get(url + "metrics") as answer:
                found = _RECOVERY.search(await answer.text())
            if live_jobs >= near and found is not None and float(found[1]):
                return float(found[1])
            await asyncio.sleep(_READ_LOOK_S)
    raise TimeoutError(f"{live_jobs} of {near} near jobs are in memory")


# -- at rest --------------------------------------------------------------------------------------


async def _at_rest(size: Size, shards: int) -> Rest:
    rest = Rest()
    async with town() as it:
        await it.open(nodes=1, shards=shards)
        pid = it.nodes[NAMES[0]].pid
        assert pid is not None
        await asyncio.sleep(min(_SETTLE_S, size.seconds))
        client = redis.asyncio.Redis.from_url(it.valkey.url)
        groups = {"node": [pid], "postgres": it.postgres_family()}
        for _ in range(size.rounds):
            cpu, traffic, began_s = (
                {name: cpu_s(pids) for name, pids in groups.items()},
                await _traffic(client),
                _now_s(),
            )
            await asyncio.sleep(size.seconds)
            took_s = _now_s() - began_s
            for name, pids in groups.items():
                getattr(rest, name).append(100 * (cpu_s(pids) - cpu[name]) / took_s)
            after = await _traffic(client)
            rest.valkey_bytes.append((after[0] - traffic[0]) / took_s)
            rest.valkey_commands.append((after[1] - traffic[1]) / took_s)
        await client.aclose()
    return rest


async def _traffic(client: Any) -> tuple[int, int]:
    """Bytes in and out, commands: so far. The asking is in it, alike on both sides."""
    stats = await client.info("stats")
    return stats["total_net_input_bytes"] + stats["total_net_output_bytes"], stats["total_commands_processed"]


def _now_s() -> float:
    return time.perf_counter()


if __name__ == "__main__":
    sys.exit(main("takeover", __doc__, SIZES, run, seed=load.SEED))
