"""What happens in one run, as a list of steps drawn from a seed: what clients wish, and what breaks when.

A step names everything it needs, with numbers that mean the same whatever other steps are there (a job is named by its
place among those submitted so far, modulo their number): so a schedule may be shortened by leaving steps out.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import msgspec

MINUTE_MS = 60_000
NODES = ("n1", "n2", "n3", "n4", "n5")
SERVING = "serving"
"""In place of a node: whichever takes requests just then."""
TYPES = ("mail", "push", "slow", "bulk", "few", "paced")
LIMITED, LIMIT = "limited", 8
"""A type, and how many jobs of it each user may submit in a day: more than that in few runs, but in some."""
ESCALATES, NOTICE, INTERVAL_S = "push", "notice", 20
"""A type whose deaths are told by jobs of another, once in so many seconds."""


class Step(msgspec.Struct, frozen=True):
    at_ms: int
    what: str
    who: str = ""
    """A node, a type, or an operation, as `what` has it."""
    number: int = 0
    for_ms: int = 0
    share: float = 0.0


class Plan(msgspec.Struct, frozen=True):
    seed: int
    steps: tuple[Step, ...]
    chaos_ms: int
    """After it nothing breaks any more; what was broken is mended."""
    permuted: bool
    """The loop shuffles what is ready."""
    skews_ms: dict[str, int]
    """How far each node's clock is from the journal's."""
    drifts_ppm: dict[str, int]
    """By node: there are as many as are named here."""
    live_bytes_max: int = 1 << 30
    """Of each node's memory for live jobs."""
    starts_ms: tuple[int, ...] = (0,)
    """When each node is first started."""
    all_end: bool = False
    """The life after is every node's; else one dies, and the others take over."""


_WISHES = (
    ("submit", 30),
    ("submit_many", 6),
    ("submit_keyed", 10),
    ("repeat_key", 8),
    ("cancel", 8),
    ("reschedule", 9),
    ("redrive", 6),
    ("twice", 5),
    ("get", 6),
    ("walk", 2),
    ("bulk", 1),
    ("catalog", 2),
)
_FAULTS = (
    ("kill", 8),
    ("kill_at", 12),
    ("stop", 8),
    ("restart", 4),
    ("leave", 4),
    ("twin", 2),
    ("drain", 4),
    ("rebalance", 4),
    ("peers_cut", 6),
    ("peers_slow", 3),
    ("peers_lose", 5),
    ("journal_cut", 4),
    ("journal_down", 5),
    ("journal_stalls", 6),
    ("journal_slow", 5),
    ("journal_loses", 12),
    ("journal_repeats", 6),
    ("redis_away", 3),
    ("redis_emptied", 3),
    ("redis_restarted", 1),
    ("redis_rolled_back", 4),
    ("redis_slow", 2),
    ("redis_loses", 4),
    ("redis_cut", 5),
    ("clock_steps", 3),
    ("fail_over", 2),
    ("target_down", 4),
    ("target_fails", 6),
    ("target_dies", 3),
    ("target_hangs", 3),
    ("target_slow", 3),
    ("target_loses", 5),
)
WISHES = frozenset({*(name for name, _ in _WISHES), "herd", "herd_near", "herd_far", "trickle", "crowd"}) | {
    f"{what}_last" for what in ("cancel", "reschedule")
}
"""Of clients and operators: they break nothing."""
_OPERATIONS = ("append", "append", "append", "fold", "page", "join", "claim", "claim.sent", "read", "check")
MOVING = (
    "preload.there source",
    "preload.there target",
    "preload.back source",
    "preload.back target",
    "hand_over.sent",
    "hand_over",
    "handed.there source",
    "handed.there target",
    "handed.back source",
    "handed.back target",
    "ended.there source",
    "ended.there target",
    "ended.back target",
    "redis.set_plan",
    "redis.replace",
)
"""The steps of a planned move, and the side that is hit there."""
_OF_A_NODE = frozenset(
    {"kill", "stop", "restart", "leave", "twin", "drain", "clock_steps", "peers_cut", "journal_cut", "redis_cut"}
)
_TWICE = ("cancel", "reschedule", "redrive")
BULKS = ("reschedule", "reschedule", "cancel", "redrive", "discard")


def kept(path: Path) -> Plan:
    """A plan that was written to a file: it means the same when seeds come to mean another one."""
    return msgspec.json.decode(path.read_bytes(), type=Plan)


def draw(random: Random, weighted: tuple[tuple[str, int], ...]) -> str:
    return random.choices([name for name, _ in weighted], [weight for _, weight in weighted])[0]


def delay_ms(random: Random) -> int:
    """Most are near, some beyond the horizon, some further than the run."""
    return random.choice(
        (
            0,
            random.randint(0, 2_000),
            random.randint(0, 30_000),
            random.randint(0, 3 * MINUTE_MS),
            random.randint(0, 3 * MINUTE_MS),
            random.randint(2, 12) * MINUTE_MS + random.randint(-2, 2),
        )
    )


def wish(random: Random, at_ms: int) -> Step:
    what = draw(random, _WISHES)
    who = random.choice(_TWICE if what == "twice" else BULKS if what == "bulk" else TYPES)
    return Step(at_ms, what, who, random.getrandbits(30), delay_ms(random))


def fault(random: Random, at_ms: int, what: str = "") -> Step:
    what = what or draw(random, _FAULTS)
    short, long = random.uniform(50, 2_000), random.uniform(2_000, 20_000)
    for_ms = int(random.choice((short, long)))
    number = random.getrandbits(16)
    if what == "fail_over":
        for_ms = random.randint(1, 3_000)
    if what == "hit":
        return Step(at_ms, "kill_at", random.choice(MOVING), random.randint(1, 2), random.choice((0, for_ms)))
    if what == "kill_at":
        who = random.choice((random.choice(_OPERATIONS), random.choice(MOVING)))
        times = random.randint(1, 12) if who in _OPERATIONS else random.randint(1, 3)
        return Step(at_ms, what, who, times, random.choice((0, 0, random.randint(300, 9_000))))
    if what in _OF_A_NODE:
        if what == "clock_steps":
            number = random.choice((-8_000, -2_000, -300, 300, 1_500))
        return Step(at_ms, what, random.choice(NODES), number, for_ms)
    who = random.choice(TYPES) if what.startswith("target") else ""
    return Step(at_ms, what, who, number, for_ms, random.choice((0.02, 0.1, 0.3)))
