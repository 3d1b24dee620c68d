"""What is bounded by configuration stays so through the whole run, and what the audit counts adds up at every moment.

Looked at from outside, every five seconds, in every node that serves: also in one that stands still, which is as it was
when it was stopped.
"""

from __future__ import annotations

import asyncio

from engine.core.catalog import Catalog
from engine.host import Host
from tests.simulation import checks
from tests.simulation.checks import Broken
from tests.simulation.machine import OPTIONS
from tests.simulation.world import World

_EVERY_S = 2.5
_CHECKED_EVERY = 8
"""Looks, of which one also walks through all that is in memory."""
_OFFERED_MS = 2_000
"""What is due so long is in its lane, whatever a stopped node has to make up for."""
_STEPPED_MS = 10_000
"""A clock that was stepped back by more than is waited out had let so much become due before."""
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
                    if machine.process is not None and world.has_run_for(machine.process, _OFFERED_MS):
                        _look_at_reasons(machine.label, host, machine.catalog)


def _look_at_reasons(name: str, host: Host, catalog: Catalog | None) -> None:
    """What is due and not finished is counted, with why it waits, and nothing else is; so for those without a type."""
    machine, tenure = host._machine, host.tenure
    if host._writer.rows or tenure._held or any(shard.draining for shard in machine.shards.values()):
        return  # not durable, or not to be begun yet
    now_ms, types = host.now_ms(), {} if catalog is None else catalog.types
    told = host.status().waiting
    count = sum(told.values())
    due = [job for shard in machine.shards.values() for job in shard.live.values() if job.state <= 1]
    least = sum(job.due_ms <= now_ms - _OFFERED_MS for job in due)
    most = sum(job.due_ms <= now_ms + _STEPPED_MS for job in due)
    if count < least or count - told.get("breaker", 0) > most:  # who is parked is due, and not here
        raise Broken(f"{name} tells {told} of {least} jobs that are due")
    if host._firing.waits_for() is not None:
        return
    for job in due:
        reason = host._waiting.of(job)
        if reason not in (None, "user", "breaker") and (job.type not in types) != (reason == "unknown_type"):
            raise Broken(f"{name} says that a job of {job.type} waits for {reason}, and has {sorted(types)}")


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
