"""What the checks of limits may know of a run: its processes, as journal and network saw them, and its troubles."""

from __future__ import annotations

from collections import Counter, defaultdict
from uuid import UUID

from tests.simulation.account import Account
from tests.simulation.checks import text_of
from tests.simulation.clock import EPOCH_MS
from tests.simulation.limits import Caller, Callers, Room, Told
from tests.simulation.loop import Process
from tests.simulation.machine import OPTIONS
from tests.simulation.plan import WISHES
from tests.simulation.world import World

_MENDED_MS = 60_000
"""After the last fault all is as it should be within it."""
_FAULT_MS = 20_000
"""So long after its end a fault may still be felt: a lease, a takeover, a plan."""
_CHANGED_MS = 30_000
"""A catalog that is other than in the beginning is so for less, with the time until all have read it."""
_PARKED_MS = 40_000
"""What was parked while a target was away comes back bit by bit."""
_KNOWN_MS = 2_000
"""A job that a client was told of is in memory within it."""
_OTHERS = 2
"""Lanes beside one's own: each keeps one slot in sixteen to itself."""
ROOM = Room(
    all={False: OPTIONS.running_max, True: OPTIONS.running_batched_max},
    floors={False: _OTHERS * (OPTIONS.running_max // 16), True: _OTHERS * (OPTIONS.running_batched_max // 16)},
    of_target={False: OPTIONS.running_per_target_max, True: OPTIONS.running_batched_per_target_max},
    of_user=OPTIONS.running_per_user_max,
)


def callers(world: World) -> Callers:
    process_of = {past: process for process, journal in world.journals for past in journal._ownership._past}
    owned = _owned(world, process_of)
    return {
        process: Caller(
            told,
            owned[process],
            world.excuses.of_all(process),
            world.ended_ms.get(process),
        )
        for process, told in world.catalogs.told.items()
    }


def _owned(world: World, process_of: dict[UUID, Process]) -> dict[Process, list[tuple[int, int]]]:
    """By process: since when it has had so many shards."""
    changes: list[tuple[int, Process, int]] = []
    for shard, owners in world.server.history.items():
        before: Process | None = None
        for epoch, incarnation in sorted(owners.items()):
            at_ms, process = world.server.since_ms[shard, epoch], process_of[incarnation]
            if process is not before:
                changes.append((at_ms, process, 1))
                if before is not None:
                    changes.append((at_ms, before, -1))
            before = process
    counts: Counter[Process] = Counter()
    owned: dict[Process, list[tuple[int, int]]] = defaultdict(list)
    for at_ms, process, by in sorted(changes, key=lambda change: change[0]):
        counts[process] += by
        owned[process].append((at_ms, counts[process]))
    return owned


def troubles(world: World) -> Told:
    """When something was broken that is not a target's, and what it may still be felt by."""
    plan = world.plan
    found = [
        (step.at_ms, step.at_ms + step.for_ms + _FAULT_MS)
        for step in plan.steps
        if step.what not in WISHES and not step.what.startswith("target_")
    ]
    return [*found, (0, _FAULT_MS), (plan.chaos_ms, plan.chaos_ms + _MENDED_MS)]


def outages(world: World) -> dict[str, Told]:
    """By type: when its target was in trouble, and how long its breaker may make its jobs wait after that."""
    found: dict[str, Told] = defaultdict(list)
    for step in world.plan.steps:
        if step.what.startswith("target_"):
            found[step.who].append((step.at_ms, step.at_ms + step.for_ms + _PARKED_MS))
    return found


def unmarked(world: World, kind: str) -> Told:
    """When a catalog may have been in force in which the type was otherwise, or not at all; Unix ms."""
    changes = (step for step in world.plan.steps if step.what == "catalog" and step.who == kind)
    return [(EPOCH_MS + step.at_ms, EPOCH_MS + step.at_ms + _CHANGED_MS) for step in changes]


def asked_ms(account: Account) -> dict[str, int]:
    """By job: when its owner knows of it, of those about which nobody has wished anything since."""
    return {
        text_of(job_id): known.acknowledged_ms + _KNOWN_MS
        for job_id, known in account.jobs.items()
        if not known.wishes and known.expires_ms is None
    }
