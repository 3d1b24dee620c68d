"""What happens in one run, as a list of steps drawn from a seed: what clients wish, and what breaks when.

A step names everything it needs, with numbers that mean the same whatever other steps are there (a job is named by its
place among those submitted so far, modulo their number): so a schedule may be shortened by leaving steps out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import msgspec

MINUTE_MS = 60_000
NODES = ("n1", "n2")
SERVING = "serving"
"""In place of a node: whichever takes requests just then."""
TYPES = ("mail", "push", "slow")


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
    live_bytes_max: int = 1 << 30
    """Of each node's memory for live jobs."""


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
)
_FAULTS = (
    ("kill", 8),
    ("kill_at", 10),
    ("stop", 8),
    ("restart", 4),
    ("journal_down", 5),
    ("journal_stalls", 6),
    ("journal_slow", 5),
    ("journal_loses", 12),
    ("journal_repeats", 6),
    ("redis_away", 2),
    ("redis_emptied", 3),
    ("clock_steps", 3),
    ("fail_over", 2),
    ("target_down", 4),
    ("target_fails", 6),
    ("target_dies", 3),
    ("target_hangs", 3),
    ("target_slow", 3),
    ("target_loses", 5),
)
_OPERATIONS = ("append", "append", "append", "fold", "page", "join", "claim", "read", "check")
_TWICE = ("cancel", "reschedule", "redrive")
_CHANGES = ("cancel_last", "cancel_last", "reschedule_last")
_MINUTES, _WISHES_A_RUN, _FAULTS_A_RUN = 10, 60, 6
_SCENES, _SCENE_MS = 6, 25_000
_TIGHT_BYTES = 9_000
"""Of memory, for about thirty jobs: a herd fills it, and the horizon stops."""


def make(seed: int, *, only: Sequence[str] = ()) -> Plan:
    """The standard workload: docs/design/simulation.md has it in words. `only`: the names of the scenes to draw from,
    for a run that looks for something."""
    random = Random(seed)
    chaos_ms = _MINUTES * MINUTE_MS
    scenes = [SCENES[name] for name in only] or list(SCENES.values())
    steps = [_wish(random, random.randint(2_000, chaos_ms)) for _ in range(_WISHES_A_RUN)]
    if random.random() < 0.9:  # now and then a calm run: what goes wrong without faults is the easiest to understand
        steps += [_fault(random, random.randint(1_000, chaos_ms)) for _ in range(_FAULTS_A_RUN)]
        for _ in range(_SCENES):
            steps += random.choice(scenes)(random, random.randint(3_000, chaos_ms - _SCENE_MS))
    steps.sort(key=lambda step: step.at_ms)
    return Plan(
        seed,
        tuple(steps),
        chaos_ms,
        permuted=random.random() < 0.4,
        skews_ms={node: random.choice((0, 0, random.randint(-900, 900))) for node in NODES},
        drifts_ppm={node: random.randint(-200, 200) for node in NODES},
        live_bytes_max=random.choice((1 << 30, 1 << 30, _TIGHT_BYTES)),
    )


def kept(path: Path) -> Plan:
    """A plan that was written to a file: it means the same when seeds come to mean another one."""
    return msgspec.json.decode(path.read_bytes(), type=Plan)


def _draw(random: Random, weighted: tuple[tuple[str, int], ...]) -> str:
    return random.choices([name for name, _ in weighted], [weight for _, weight in weighted])[0]


def _delay_ms(random: Random) -> int:
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


def _wish(random: Random, at_ms: int) -> Step:
    what = _draw(random, _WISHES)
    who = random.choice(_TWICE if what == "twice" else TYPES)
    return Step(at_ms, what, who, random.getrandbits(30), _delay_ms(random))


def _fault(random: Random, at_ms: int, what: str = "") -> Step:
    what = what or _draw(random, _FAULTS)
    short, long = random.uniform(50, 2_000), random.uniform(2_000, 20_000)
    for_ms = int(random.choice((short, long)))
    number = random.getrandbits(16)
    if what == "fail_over":
        for_ms = random.randint(1, 3_000)
    if what == "kill_at":
        return Step(at_ms, what, random.choice(_OPERATIONS), random.randint(1, 12))
    if what in ("kill", "stop", "restart", "clock_steps"):
        if what == "clock_steps":
            number = random.choice((-8_000, -2_000, -300, 300, 1_500))
        return Step(at_ms, what, random.choice(NODES), number, for_ms)
    who = random.choice(TYPES) if what.startswith("target") else ""
    return Step(at_ms, what, who, number, for_ms, random.choice((0.02, 0.1, 0.3)))


# -- scenes: much at once, and what breaks breaks in the middle of it -----------------------------------------


def _trickle(random: Random, at_ms: int, what: str = "trickle") -> Step:
    """Many small dues, one after the other, so that something is due whatever the moment."""
    return Step(at_ms, what, random.choice(TYPES[:2]), random.getrandbits(30), random.randint(0, 3_000))


def _anything(random: Random, at_ms: int) -> list[Step]:
    steps = [_trickle(random, at_ms)]
    steps += [_fault(random, at_ms + random.randint(0, 6_000)) for _ in range(random.randint(1, 3))]
    return steps + [_wish(random, at_ms + random.randint(0, 8_000)) for _ in range(4)]


def _zombie(random: Random, at_ms: int) -> list[Step]:
    """One is stopped in the middle of a flush, for longer than its lease, comes back, and then the other dies."""
    for_ms = random.randint(6_500, 13_000)
    return [
        _trickle(random, at_ms - random.randint(1_000, 3_000)),
        Step(at_ms - 600, "journal_slow", "", 300, 900),
        Step(at_ms, "stop", SERVING, 0, for_ms),
        _trickle(random, at_ms + for_ms - random.randint(0, 3_000)),
        _fault(random, at_ms + for_ms - random.randint(0, 4_000), "target_down"),
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
        _fault(random, at_ms + random.randint(0, 3_000)),
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
        _fault(random, at_ms - 50, random.choice(("target_fails", "journal_slow", "target_down"))),
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
