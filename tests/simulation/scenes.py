"""The standard workload, drawn from a seed, and its scenes: much at once, and what breaks breaks in the middle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from tests.simulation.plan import MINUTE_MS, NODES, SERVING, TYPES, Plan, Step, fault, wish

_CHANGES = ("cancel_last", "cancel_last", "reschedule_last")
_MINUTES, _WISHES_A_RUN, _FAULTS_A_RUN = 5, 50, 5
_SCENES, _SCENE_MS = 4, 25_000
_SIZES = (1, 2, 2, 3, 3, 3, 3, 3, 4, 4, 5)
"""Of clusters."""
_TIGHT_BYTES = 9_000
"""Of memory, for about thirty jobs: a herd fills it, and the horizon stops."""


def make(seed: int, *, only: Sequence[str] = ()) -> Plan:
    """The standard workload: docs/design/simulation.md has it in words. `only`: the names of the scenes to draw from,
    for a run that looks for something."""
    random = Random(seed)
    chaos_ms = _MINUTES * MINUTE_MS
    nodes = NODES[: random.choice(_SIZES)]
    scenes = [SCENES[name] for name in only] or list(SCENES.values())
    steps = [wish(random, random.randint(2_000, chaos_ms)) for _ in range(_WISHES_A_RUN)]
    if random.random() < 0.9:  # now and then a calm run: what goes wrong without faults is the easiest to understand
        steps += [fault(random, random.randint(1_000, chaos_ms)) for _ in range(_FAULTS_A_RUN)]
        for _ in range(_SCENES):
            steps += random.choice(scenes)(random, random.randint(3_000, chaos_ms - _SCENE_MS))
    steps.sort(key=lambda step: step.at_ms)
    return Plan(
        seed,
        tuple(steps),
        chaos_ms,
        permuted=random.random() < 0.4,
        skews_ms={node: random.choice((0, 0, random.randint(-900, 900))) for node in nodes},
        drifts_ppm={node: random.randint(-200, 200) for node in nodes},
        live_bytes_max=random.choice((1 << 30, 1 << 30, _TIGHT_BYTES)),
        starts_ms=tuple(random.choice((0, random.randint(0, 20_000))) for _ in nodes),
        all_end=random.random() < 0.5,
    )


def _trickle(random: Random, at_ms: int, what: str = "trickle") -> Step:
    """Many small dues, one after the other, so that something is due whatever the moment."""
    return Step(at_ms, what, random.choice(TYPES[:2]), random.getrandbits(30), random.randint(0, 3_000))


def _anything(random: Random, at_ms: int) -> list[Step]:
    steps = [_trickle(random, at_ms)]
    steps += [fault(random, at_ms + random.randint(0, 6_000)) for _ in range(random.randint(1, 3))]
    return steps + [wish(random, at_ms + random.randint(0, 8_000)) for _ in range(4)]


def _zombie(random: Random, at_ms: int) -> list[Step]:
    """One is stopped in the middle of a flush, for longer than its lease, comes back, and then the other dies."""
    for_ms = random.randint(6_500, 13_000)
    return [
        _trickle(random, at_ms - random.randint(1_000, 3_000)),
        Step(at_ms - 600, "journal_slow", "", 300, 900),
        Step(at_ms, "stop", SERVING, 0, for_ms),
        _trickle(random, at_ms + for_ms - random.randint(0, 3_000)),
        fault(random, at_ms + for_ms - random.randint(0, 4_000), "target_down"),
        Step(at_ms + for_ms + random.randint(0, 4_000), "kill", SERVING),
    ]


def _doubt(random: Random, at_ms: int) -> list[Step]:
    """Commits of which nobody knows the end, again and again, while calls come back."""
    return [
        _trickle(random, at_ms),
        _trickle(random, at_ms + 1_000),
        *[Step(at_ms + 1_500 * n, "journal_loses", "", 0, 700, 0.4) for n in range(5)],
    ]


def _unleased(random: Random, at_ms: int) -> list[Step]:
    """The lease of one that lives is gone, and the other takes over."""
    return [
        _trickle(random, at_ms - random.randint(0, 2_000)),
        *[Step(at_ms + 300 * n, "redis_emptied") for n in range(random.randint(1, 8))],
        fault(random, at_ms + random.randint(0, 3_000)),
    ]


def _churn(random: Random, at_ms: int) -> list[Step]:
    """At the edge of the horizon jobs come in, are moved and cancelled, while what is there is read slowly."""
    return [
        Step(at_ms, "herd_far", random.choice(TYPES), random.getrandbits(30)),
        Step(at_ms + 500, "journal_slow", "", random.randint(100, 600), 24_000),
        *[Step(at_ms + 900 + n * 300, random.choice(_CHANGES), "", n, 90_000) for n in range(60)],
        *[
            Step(at_ms + 700 + n * 450, "submit", "mail", random.getrandbits(30), random.randint(100_500, 119_500))
            for n in range(40)
        ],
    ]


def _broken_flush(random: Random, at_ms: int) -> list[Step]:
    """Many rows on their way, and the node dies right after one of its flushes."""
    return [
        Step(at_ms, "herd", random.choice(TYPES[:2]), random.getrandbits(30), random.choice((0, 0, 800))),
        fault(random, at_ms - 50, random.choice(("target_fails", "journal_slow", "target_down"))),
        *[Step(at_ms + random.randint(0, 2_500), "kill_at", "append", random.randint(1, 9)) for _ in range(2)],
    ]


def _torn(random: Random, at_ms: int) -> list[Step]:
    """Every call fails and is filed anew, on a journal that is slow, and the node dies between two flushes."""
    kind = random.choice(TYPES[:2])
    return [
        Step(at_ms, "herd", kind, random.getrandbits(30), 300),
        Step(at_ms, "target_fails", kind, 0, 9_000, 1.0),
        Step(at_ms, "journal_slow", "", 150, 9_000),
        *[Step(at_ms + 1_200 + 3_500 * n, "kill_at", "append", random.randint(1, 9)) for n in (0, 1)],
    ]


def _late_flush(random: Random, at_ms: int) -> list[Step]:
    """Jobs due at once, on a journal that is slow, by a node that dies."""
    return [
        Step(at_ms, "journal_slow", "", 380, 8_000),
        *[Step(at_ms + n * 211, "submit", "mail", random.getrandbits(30), 0) for n in range(16)],
        Step(at_ms + random.randint(2_000, 6_000), "kill_at", "append", random.randint(1, 3)),
    ]


def _late_cursor(random: Random, at_ms: int) -> list[Step]:
    """A zombie whose memory is empty comes back to an owner with much that is overdue, and then that one dies."""
    for_ms = random.randint(6_500, 11_000)
    back_ms = at_ms + for_ms
    return [
        *[Step(at_ms - 300 * n, "submit_many", "mail", random.getrandbits(30), 0) for n in range(1, 5)],
        Step(at_ms, "stop", SERVING, 0, for_ms),
        Step(back_ms - 600, "herd", "slow", random.getrandbits(30), 0),
        Step(back_ms + random.randint(100, 1_500), "kill", SERVING),
    ]


def _late_move(random: Random, at_ms: int) -> list[Step]:
    """Jobs are moved away just before they are due, on a journal that is slow, and the node dies by a fold."""
    steps = [Step(at_ms, "journal_slow", "", 700, 14_000)]
    for n in range(24):
        then_ms = at_ms + 400 * n
        steps.append(Step(then_ms, "submit", "mail", random.getrandbits(30), 2_600))
        steps.append(
            Step(then_ms + random.randint(2_000, 2_500), "reschedule_newest", "", random.randint(2, 6), 30_000)
        )
    return [*steps, *[Step(at_ms + 4_000 * n, "kill_at", "fold", random.randint(1, 3)) for n in (1, 2)]]


SCENES: dict[str, Callable[[Random, int], list[Step]]] = {
    "anything": _anything,
    "anything else": _anything,
    "zombie": _zombie,
    "unleased": _unleased,
    "churn": _churn,
    "broken flush": _broken_flush,
    "torn": _torn,
    "doubt": _doubt,
    "late flush": _late_flush,
    "late cursor": _late_cursor,
    "late move": _late_move,
}
