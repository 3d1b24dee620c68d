"""The scenes of bulk operations: many are changed at once, and what carries it out breaks in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.simulation.plan import BULKS, SERVING, TYPES, Step, wish


def change(random: Random, at_ms: int, kinds: Sequence[str] = BULKS) -> list[Step]:
    """Many with the tag are changed by an operation, and what carries it out breaks in the middle."""
    tagged = random.getrandbits(20) * 3
    herd = random.choice(("herd_near", "herd_far", "herd_far", "trickle"))
    began_ms = at_ms + random.randint(1_500, 5_000)
    breaks = random.choice(
        (
            [Step(began_ms, "kill_at", random.choice(("append", "sweep", "note_progress")), random.randint(1, 6))],
            [Step(began_ms - 50, "journal_loses", "", 0, 2_000, 0.3)],
            [Step(began_ms + random.randint(50, 900), "kill", SERVING, random.getrandbits(8))],
            [Step(began_ms + random.randint(0, 500), "stop", SERVING, random.getrandbits(8), 7_000)],
            [Step(began_ms, random.choice(("drain", "leave", "restart")), SERVING, random.getrandbits(8), 8_000)],
            [],
        )
    )
    return [
        Step(at_ms, herd, random.choice(TYPES[:2]), tagged, random.randint(2_000, 60_000)),
        Step(began_ms, "bulk", random.choice(kinds), random.getrandbits(30)),
        *breaks,
        *[wish(random, began_ms + random.randint(-500, 3_000)) for _ in range(3)],
    ]


def offset(random: Random, at_ms: int) -> list[Step]:
    """The one kind that must not be done twice; with jobs that change while its pages are read."""
    steps = change(random, at_ms, ("reschedule",))
    return [
        *steps,
        *[
            Step(steps[1].at_ms + random.randint(0, 1_500), random.choice(("cancel_last", "reschedule_last")), "", n)
            for n in range(30)
        ],
    ]
