"""What is bounded by configuration stays so through the whole run, and what the audit counts adds up at every moment.

Looked at from outside, every five seconds, in every node that serves: also in one that stands still, which is as it was
when it was stopped.
"""

from __future__ import annotations

import asyncio

from tests.simulation.checks import Broken
from tests.simulation.world import OPTIONS, Node, World

_EVERY_S = 5.0
_CHECKED_EVERY = 4
"""Looks, of which one also walks through all that is in memory."""
_JOB_BYTES = 1_500
"""More than any live job of a run takes."""


async def watch(world: World) -> None:
    """Ends only by what it finds."""
    looks = 0
    while True:
        await asyncio.sleep(_EVERY_S)
        looks += 1
        for node in world.nodes.values():
            if node.serving:
                _look(node, world.plan.live_bytes_max)
            if node.serving and node.host is not None and looks % _CHECKED_EVERY == 0:
                node.host._machine.check()
                node.host._lanes.check()


def _look(node: Node, live_bytes_max: int) -> None:
    host = node.host
    assert host is not None, node.name
    machine, writer = host._machine, host._writer
    held = {
        "bytes of live jobs": (
            machine.live_bytes,
            live_bytes_max + _JOB_BYTES * (OPTIONS.page_rows_max + OPTIONS.running_max + writer.rows),
        ),
        "running calls": (len(machine.running), OPTIONS.running_max + OPTIONS.undurable_outcomes_max),
        "calls": (len(host._firing._calls), OPTIONS.running_max),
        "rows for the journal": (writer.rows, OPTIONS.backlog_rows_max),
    }
    for name, (found, most) in held.items():
        if found > most:
            raise Broken(f"{node.name} holds {found} {name}, and {most} is the bound")
    for shard, counts in host._report.audit().items():
        parts = {name: count for name, count in counts.items() if name != "accepted"}
        if min(parts.values()) < 0 or sum(parts.values()) != counts["accepted"]:
            raise Broken(f"the audit of shard {shard} does not add up: {counts}")
