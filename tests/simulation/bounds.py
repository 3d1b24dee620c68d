"""What is bounded by configuration stays so through the whole run, and what the audit counts adds up at every moment.

Looked at from outside, every five seconds, in every node that serves: also in one that stands still, which is as it was
when it was stopped.
"""

from __future__ import annotations

import asyncio

from engine.host import Host
from tests.simulation import checks
from tests.simulation.checks import Broken
from tests.simulation.machine import OPTIONS
from tests.simulation.world import World

_EVERY_S = 2.5
_CHECKED_EVERY = 8
"""Looks, of which one also walks through all that is in memory."""
_JOB_BYTES = 1_500
"""More than any live job of a run takes."""


async def watch(world: World) -> None:
    """Ends only by what it finds."""
    looks = 0
    while True:
        await asyncio.sleep(_EVERY_S)
        looks += 1
        if world.broken is not None:
            raise Broken(world.broken)
        checks.no_epoch_is_held_twice(held(world))
        for machine in world.machines.values():
            host = machine.host
            if machine.serving and host is not None:
                _look(machine.label, host, world.plan.live_bytes_max)
                if looks % _CHECKED_EVERY == 0:
                    host._machine.check()
                    host._lanes.check()
                    host._breakers.check()


def held(world: World) -> dict[str, dict[int, int]]:
    """By process: the epochs of the shards that are open there."""
    return {
        machine.process.name: {number: shard.epoch for number, shard in machine.host.open_shards.items()}
        for machine in world.machines.values()
        if machine.process is not None and machine.host is not None
    }


def _look(name: str, host: Host, live_bytes_max: int) -> None:
    machine, writer = host._machine, host._writer
    found = {
        "bytes of live jobs": (
            machine.live_bytes,
            live_bytes_max + _JOB_BYTES * (OPTIONS.page_rows_max + OPTIONS.running_max + writer.rows),
        ),
        "running calls": (
            sum(not hasattr(job.live.call, "until_ms") for job in machine.running.values() if job.live is not None),
            OPTIONS.running_max + OPTIONS.running_batched_max + OPTIONS.undurable_outcomes_max,
        ),
        "calls": (len(host._firing._calls), OPTIONS.running_max + OPTIONS.running_batched_max),
        "rows for the journal": (writer.rows, OPTIONS.backlog_rows_max),
    }
    for what, (count, most) in found.items():
        if count > most:
            raise Broken(f"{name} holds {count} {what}, and {most} is the bound")
    for shard, counts in host._report.audit().items():
        parts = {name: count for name, count in counts.items() if name != "accepted"}
        if min(parts.values()) < 0 or sum(parts.values()) != counts["accepted"]:
            raise Broken(f"the audit of shard {shard} does not add up: {counts}")
