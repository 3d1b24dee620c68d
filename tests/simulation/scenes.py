"""The standard workload, drawn from a seed, and its scenes: much at once, and what breaks breaks in the middle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from tests.simulation import bulk_scenes
from tests.simulation.plan import ESCALATES, MINUTE_MS, NODES, NOTICE, SERVING, TYPES, Plan, Step, fault, wish

_CHANGES = ("cancel_last", "cancel_last", "reschedule_last")
_MINUTES, _WISHES_A_RUN, _FAULTS_A_RUN = 3, 40, 4
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


def _away(random: Random, at_ms: int) -> list[Step]:
    """A target is away for long, or fails or hangs whatever it is sent, while its jobs go on falling due."""
    kind, other = random.sample((*TYPES[:2], "bulk"), 2)
    what = random.choice(("target_down", "target_down", "target_fails", "target_hangs"))
    return [
        Step(at_ms, what, kind, 0, random.randint(9_000, 20_000), 1.0),
        *[Step(at_ms + 200 + 4_500 * n, "trickle", kind, random.getrandbits(30), 0) for n in range(3)],
        Step(at_ms + random.randint(0, 9_000), "trickle", other, random.getrandbits(30), 0),
        *([_hit(random, at_ms + random.randint(500, 14_000))] if random.random() < 0.3 else []),
        *([_move(random, at_ms + random.randint(500, 14_000))] if random.random() < 0.3 else []),
        *([Step(at_ms + random.randint(500, 14_000), "kill", SERVING)] if random.random() < 0.3 else []),
        *[wish(random, at_ms + random.randint(1_000, 16_000)) for _ in range(3)],
    ]


def _limits(random: Random, at_ms: int) -> list[Step]:
    """One user's crowd at a slow target, types at their limits, and others beside them."""
    kinds = random.choice((("few", "paced"), ("few", "few"), ("paced", "paced")))
    return [
        Step(at_ms, "crowd", random.choice(("slow", "bulk", "few")), random.getrandbits(30), random.randint(0, 2_000)),
        *[Step(at_ms + 300 * n, "trickle", kind, random.getrandbits(30), 500) for n, kind in enumerate(kinds)],
        *[_trickle(random, at_ms + 700 * n) for n in range(2)],
        *[Step(at_ms + 400 * n, "submit", "slow", random.getrandbits(30), 500) for n in range(6)],
        *([fault(random, at_ms, "target_hangs")] if random.random() < 0.4 else []),
    ]


def _other_catalog(random: Random, at_ms: int) -> list[Step]:
    """Types come, go and change while their jobs wait and run."""
    kinds = [random.choice(TYPES) for _ in range(2)]
    return [
        *[Step(at_ms - 300, "trickle", kind, random.getrandbits(30), random.randint(0, 1_000)) for kind in kinds],
        *[
            Step(at_ms + random.randint(0, 4_000), "catalog", kind, random.getrandbits(16), random.randint(500, 9_000))
            for kind in (*kinds, *kinds)
        ],
        Step(at_ms + 2_000, "submit_many", kinds[0], random.getrandbits(30), 0),
        *([_move(random, at_ms + random.randint(0, 3_000))] if random.random() < 0.3 else []),
    ]


# -- scenes of a cluster: shards move, and what breaks breaks between two steps of a move ---------------------


def _load(random: Random, at_ms: int) -> list[Step]:
    """Calls that run for seconds, and others that are due all the time."""
    return [
        Step(at_ms - random.randint(0, 2_500), "trickle", "slow", random.getrandbits(30), random.randint(0, 1_000)),
        _trickle(random, at_ms - random.randint(0, 2_000)),
    ]


def _move(random: Random, at_ms: int) -> Step:
    """Whatever makes shards move."""
    what = random.choice(("drain", "drain", "leave", "restart"))
    return Step(at_ms, what, SERVING, random.getrandbits(8), random.randint(6_000, 10_000))


def _hit(random: Random, at_ms: int) -> Step:
    """Somebody dies or is stopped in the middle of the next move."""
    return fault(random, at_ms, "hit")


def _planned_move(random: Random, at_ms: int) -> list[Step]:
    slow = Step(at_ms - 200, "journal_slow", "", random.choice((0, 130, 380)), 5_000)
    return [*_load(random, at_ms), slow, _move(random, at_ms), _wish_in(random, at_ms), _wish_in(random, at_ms)]


def _wish_in(random: Random, at_ms: int) -> Step:
    return wish(random, at_ms + random.randint(0, 3_000))


def _broken_move(random: Random, at_ms: int) -> list[Step]:
    hits = [_hit(random, at_ms - 100) for _ in range(random.randint(1, 2))]
    slow = Step(at_ms - 200, random.choice(("journal_slow", "peers_slow")), "", random.choice((0, 130, 280)), 5_000)
    return [*_load(random, at_ms), slow, *hits, _move(random, at_ms), _move(random, at_ms + random.randint(0, 9_000))]


def _changing_move(random: Random, at_ms: int) -> list[Step]:
    """Jobs come, are moved and are cancelled while the next owner reads ahead on a slow journal."""
    return [
        Step(
            at_ms - 1_500, "herd_near", random.choice(TYPES[:2]), random.getrandbits(30), random.randint(6, 20) * 1_000
        ),
        Step(at_ms - 200, "journal_slow", "", random.randint(150, 500), 9_000),
        _move(random, at_ms),
        *[Step(at_ms + n * 60, random.choice(_CHANGES), "", n, random.randint(8, 40) * 1_000) for n in range(50)],
        *[Step(at_ms + n * 70, "submit", "mail", random.getrandbits(30), 8_000) for n in range(40)],
    ]


def _doubtful_move(random: Random, at_ms: int) -> list[Step]:
    """Of the owner's transaction, or of what its successor did just then, nobody knows the end."""
    lost = random.choice(("hand_over", "hand_over", "claim", "append"))
    return [
        *_load(random, at_ms),
        *[Step(at_ms - 50 + 300 * n, "lose_at", lost, random.getrandbits(8)) for n in range(random.randint(1, 4))],
        Step(at_ms - 200, "peers_slow", "", random.choice((0, 200)), 5_000),
        _move(random, at_ms),
        *([_hit(random, at_ms)] if random.random() < 0.3 else []),
    ]


def _fenced_successor(random: Random, at_ms: int) -> list[Step]:
    """Whoever is to have the shards has become another incarnation, and its lease does not say so yet."""
    return [
        *_load(random, at_ms),
        *[Step(at_ms - 90 * n, "lose_at", "append", 0) for n in range(6)],
        Step(at_ms - 100, "peers_slow", "", 290, 4_000),
        _move(random, at_ms),
    ]


def _rolling_restart(random: Random, at_ms: int) -> list[Step]:
    every_ms = random.randint(2_500, 6_000)
    steps = [Step(at_ms + n * every_ms, "restart", node) for n, node in enumerate(NODES[:4])]
    for n in range(3):
        steps += _load(random, at_ms + n * every_ms)
    return steps


def _rolled_back(random: Random, at_ms: int) -> list[Step]:
    """Shards move, Redis forgets it, and then somebody dies."""
    for_ms = random.randint(2_000, 9_000)
    return [
        *_load(random, at_ms + for_ms),
        Step(at_ms, random.choice(("redis_rolled_back", "redis_emptied")), "", 0, for_ms),
        _move(random, at_ms + 300),
        Step(at_ms + for_ms + random.randint(0, 3_000), "kill", SERVING, random.getrandbits(8)),
        *([_move(random, at_ms + for_ms + random.randint(0, 3_000))] if random.random() < 0.5 else []),
    ]


def _cut_off(random: Random, at_ms: int) -> list[Step]:
    """One that serves does not reach Redis, and is taken over while it still trusts itself."""
    for_ms = random.randint(6_000, 12_000)
    loads = [_trickle(random, at_ms + 3_500 + 700 * n) for n in range(3)]
    return [*loads, Step(at_ms, "redis_cut", SERVING, random.getrandbits(8), for_ms)]


def _mutual(random: Random, at_ms: int) -> list[Step]:
    """Leases end one after the other, and each takes from the others on a slow journal."""
    cuts = [
        Step(at_ms + random.randint(0, 4_000), "redis_cut", node, 0, random.randint(5_500, 9_000)) for node in NODES[:3]
    ]
    return [
        *_load(random, at_ms + 4_000),
        *cuts,
        Step(at_ms + 4_500, "journal_slow", "", random.randint(100, 700), 8_000),
        *([Step(at_ms + 5_000, "stop", SERVING, random.getrandbits(8), 6_000)] if random.random() < 0.4 else []),
    ]


def _two_names(random: Random, at_ms: int) -> list[Step]:
    """A second process is told to be a node that there is, which then loses its lease."""
    number, then_ms = random.getrandbits(8), at_ms + random.randint(-1_000, 3_000)
    what = random.choice(("redis_cut", "stop", "kill", "journal_cut", "leave", "restart"))
    node = random.choice(NODES)
    return [
        *_load(random, at_ms + 4_000),
        Step(at_ms, "twin", node, number, random.randint(9_000, 20_000)),
        Step(then_ms, what, node, number, random.randint(6_000, 12_000)),
    ]


def _cut_apart(random: Random, at_ms: int) -> list[Step]:
    """Two nodes do not reach each other while shards move between them."""
    cuts = [
        Step(at_ms + random.randint(-300, 300), "peers_cut", node, random.getrandbits(8), random.randint(300, 9_000))
        for node in NODES[:2]
    ]
    return [*_load(random, at_ms), *cuts, _move(random, at_ms), _wish_in(random, at_ms)]


def _limited(random: Random, at_ms: int) -> list[Step]:
    """Users submit what they may in a day, again and again under the same keys, while nodes die and shards move."""
    number = random.getrandbits(20)
    steps = [Step(at_ms + random.randint(0, 9_000), "limited", "", number + n % 2, 30_000) for n in range(6)]
    steps += [Step(at_ms + random.randint(0, 9_000), "limited_keyed", "", number + n % 2, 30_000) for n in range(4)]
    what = random.choice(("kill", "kill_at", "journal_loses", "redis_away", "redis_emptied", "redis_slow", "move"))
    hit = _move(random, at_ms + 4_000) if what == "move" else fault(random, at_ms + random.randint(0, 9_000), what)
    return [*steps, hit] if random.random() < 0.7 else steps


def _deaths(random: Random, at_ms: int) -> list[Step]:
    """Jobs of a type that escalates die, many at once and a few later, and nodes die between a death and its notice."""
    dies = [Step(at_ms + for_ms, "target_dies", ESCALATES, 0, 3_000, 1.0) for for_ms in (0, 7_000)]
    loads = [
        Step(at_ms + 300, random.choice(("herd", "trickle")), ESCALATES, random.getrandbits(30), 200),
        Step(at_ms + 7_300, "submit_many", ESCALATES, random.getrandbits(30), 500),
    ]
    hits = [
        random.choice(
            (
                Step(at_ms + random.randint(0, 9_000), "kill_at", "append", random.randint(1, 12)),
                Step(at_ms + random.randint(500, 3_000), "kill", SERVING, random.getrandbits(8)),
                fault(random, at_ms + random.randint(0, 9_000), "journal_loses"),
                _move(random, at_ms + random.randint(0, 3_000)),
            )
        )
        for _ in range(3)
    ]
    dead_notices = [Step(at_ms, "target_dies", NOTICE, 0, 20_000, 1.0)] if random.random() < 0.3 else []
    return [*dies, *dead_notices, *loads, *hits]


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
    "away": _away,
    "limits": _limits,
    "other catalog": _other_catalog,
    "planned move": _planned_move,
    "planned move again": _planned_move,
    "broken move": _broken_move,
    "broken move again": _broken_move,
    "changing move": _changing_move,
    "doubtful move": _doubtful_move,
    "fenced successor": _fenced_successor,
    "rolling restart": _rolling_restart,
    "rolled back": _rolled_back,
    "cut off": _cut_off,
    "mutual": _mutual,
    "two names": _two_names,
    "cut apart": _cut_apart,
    "bulk change": bulk_scenes.change,
    "bulk offset": bulk_scenes.offset,
    "limited": _limited,
    "deaths": _deaths,
}
