"""What trouble costs those who have none: jobs beside a target that fails, one that hangs, and a user with a crowd.

Run: python -m bench.isolation [--smoke | --full] [--json FILE]

Beside: a healthy target's jobs, alone first, then beside 1,000 due jobs a second for a target that fails every call and
as many for one that never answers; unary calls, then batches, each on a node and stores of its own. Lateness is
receipt minus due, by the healthy target's ledger. Memory is the node's, sampled every second: the median of the last
third of the run, beside that of the middle third.

Crowd: one user has so many due jobs that they last for the whole run, and meanwhile a thousand others have one each
that becomes due: same type, same target, same lane. The lateness told is that of the worst of these.

Jobs are submitted before the first is due. Targets, node, stores and the bench share the machine, and the lines below
the table say how many cores each took: where they are as many as the machine has, its queue is in the lateness too.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import msgspec

from bench.figure import Ceiling, Curve, Figure, Report, curve, median, percentile
from bench.harness import main
from bench.house import Child, House, house
from bench.kernel import cpu_s, memory_bytes
from bench.planned import Planned, begins_s, evenly, submit
from bench.targets.ledger import Reader

SEED = 29
GOAL_MS = 25
"""p99 of the healthy one's jobs."""
GROWTH = 1.05
"""Memory is flat: at most this share of what it was."""
CROWD_GOAL_MS = 100
"""Of the worst job of the thousand."""
SERVICES = {"unary": "messaging", "batch": "batch"}
TARGETS = {"unary": "grpc://{}/messaging.MessagingService/SendScheduledMessage", "batch": "grpc+batch://{}"}
TYPE = '[types."{}"]\ntarget = "{}"\ntimeout_ms = 5000\n'
"""The calls that hang end within the run, and come again."""
TROUBLES = {"failing": ("--fail-ratio", "UNAVAILABLE:1"), "hanging": ("--hang-ratio", "1")}
WORKS = ("--delay-ms", "10")
"""A call of the crowd takes so long: ten at once are at most a thousand a second."""
CROWD_LEADS_S = 1.0
"""So long before the first of the thousand the crowd is due."""
WARM = 100
LOOK_S = 0.1
PATIENCE_S = 60.0


CROWDS = [("unary", 5.0), ("batch", 5.0), ("batch", 0.0)]


class Size(msgspec.Struct, frozen=True):
    healthy_per_s: dict[str, list[int]]
    """By kind of call."""
    trouble_per_s: int
    alone_s: int
    beside_s: int
    crowd: int
    others: int
    over_s: list[tuple[str, float]]
    """By kind of call, over how long the others' jobs become due; 0: with the crowd's, at one instant."""


SIZES = {
    "smoke": Size({"unary": [50]}, 50, 1, 3, 2_000, 50, [("batch", 1.0)]),
    "medium": Size({"unary": [200, 1_000], "batch": [1_000]}, 1_000, 5, 18, 30_000, 1_000, CROWDS),
    "full": Size({"unary": [200, 1_000], "batch": [1_000]}, 1_000, 20, 66, 100_000, 1_000, CROWDS),
}


class Street:
    """A node and its targets, one process and one type each, all of one kind."""

    def __init__(self, it: House, kind: str) -> None:
        self._house = it
        self._kind = kind
        self._reader = Reader(self._ledger("healthy"))
        self._random = Random(SEED)
        self._targets: dict[str, Child] = {}
        self._node: Child
        self.cores = ""
        """Taken by each process while the last plan was carried out."""

    async def open(self, targets: dict[str, Sequence[str]]) -> None:
        """`targets`: what each is told beside its ledger."""
        types = ""
        for name, flags in targets.items():
            where = ("--listen", "127.0.0.1:0", "--ledger", str(self._ledger(name)))
            target = await self._house.child(["bench.targets", SERVICES[self._kind], *where, *flags], name)
            self._targets[name] = target
            types += TYPE.format(name, TARGETS[self._kind].format(target.ready["listen"]))
        self._node = await self._house.node(types=types)
        await self.late_ms(evenly("healthy", WARM, 1.0), is_healthy)  # connections, plans and pages

    async def late_ms(self, plan: Sequence[Planned], counts: Callable[[Planned], bool]) -> list[int]:
        """Of every job of the healthy target that counts, sorted."""
        begins = begins_s(len(plan))
        ids = await submit(self._node.ready["http"], plan, begins, self._random)
        asked = {job_id for job_id, one in zip(ids, plan, strict=True) if counts(one)}
        await asyncio.sleep(begins - time.time())
        before = self._cpu_s()
        found: dict[str, int] = {}
        until_s = begins + plan[-1].after_s + PATIENCE_S
        while len(found) < len(asked):
            if time.time() > until_s:
                raise SystemExit(f"{len(found)} of {len(asked)} jobs reached the healthy target")
            await asyncio.sleep(LOOK_S)
            for entry in self._reader.new():
                if entry.job_id in asked:
                    found.setdefault(entry.job_id, entry.lateness_ms)
        after, took_s = self._cpu_s(), time.time() - begins
        self.cores = ", ".join(f"{name} {(after[name] - before[name]) / took_s:.2f}" for name in after)
        return sorted(found.values())

    def memory_mib(self) -> float:
        return memory_bytes(self._node.pid) / (1 << 20)

    def _cpu_s(self) -> dict[str, float]:
        """So far, by process."""
        told = {"node": cpu_s([self._node.pid]), "PostgreSQL": cpu_s(self._house.postgres_family())}
        return told | {f"{name} target": cpu_s([target.pid]) for name, target in self._targets.items()}

    def outcomes(self, name: str) -> dict[str, int]:
        """Of all calls that a target has got, by what it says of them."""
        found: dict[str, int] = {}
        for entry in Reader(self._ledger(name)).new():
            found[entry.outcome] = found.get(entry.outcome, 0) + 1
        return found

    async def waiting(self) -> dict[str, int]:
        """What is due and not finished, by reason."""
        told: dict[str, int] = (await self._house.status(self._node))["waiting"]
        return {reason: count for reason, count in told.items() if count}

    def _ledger(self, name: str) -> Path:
        return self._house.directory / f"{name}.jsonl"


def is_healthy(one: Planned) -> bool:
    return one.type == "healthy"


class Measured(msgspec.Struct):
    figures: list[Figure]
    curves: list[Curve]
    note: str


@asynccontextmanager
async def street(kind: str, targets: dict[str, Sequence[str]]) -> AsyncIterator[Street]:
    async with house() as it:
        made = Street(it, kind)
        await made.open(targets)
        yield made


async def beside(size: Size, kind: str, per_s: int) -> Measured:
    name = f"{kind}, {per_s}/s"
    async with street(kind, {"healthy": (), **TROUBLES}) as it:
        alone = await it.late_ms(evenly("healthy", per_s, size.alone_s), is_healthy)
        plan = [each for kind in TROUBLES for each in evenly(kind, size.trouble_per_s, size.beside_s)]
        plan = sorted([*plan, *evenly("healthy", per_s, size.beside_s)], key=lambda one: one.after_s)
        samples: list[tuple[float, float]] = []
        sampler = asyncio.create_task(_sample(it, samples))
        try:
            late = await it.late_ms(plan, is_healthy)
        finally:
            sampler.cancel()
        calls = ", ".join(f"{trouble} {it.outcomes(trouble)}" for trouble in TROUBLES)
        note = f"{name}: cores of {it.cores}; calls {calls}; waiting at the end {await it.waiting()}"
    third = size.beside_s / 3
    ends_s = samples[-1][0]
    middle = [mib for at_s, mib in samples if ends_s - 2 * third < at_s <= ends_s - third]
    last = [mib for at_s, mib in samples if ends_s - third < at_s]
    figures = [
        Figure(
            name=f"{percent} of the healthy, {name}",
            unit="ms after due",
            better="lower",
            rounds=[percentile(late, number)],
            ceilings=[Ceiling(name="alone", rounds=[percentile(alone, number)])],
            goal=goal,
        )
        for percent, number, goal in (("p50", 50.0, None), ("p99", 99.0, GOAL_MS), ("worst", 100.0, None))
    ]
    figures.append(
        Figure(
            name=f"memory of the node, {name}",
            unit="MiB",
            better="lower",
            rounds=[median(last)],
            ceilings=[Ceiling(name="a third of the run before", rounds=[median(middle)])],
            goal_ratio=GROWTH,
        )
    )
    curves = [curve(f"{name}, {what}", "ms after due", ms) for what, ms in (("alone", alone), ("beside", late))]
    return Measured(figures, curves, note)


async def _sample(it: Street, samples: list[tuple[float, float]]) -> None:
    while True:
        samples.append((time.time(), it.memory_mib()))
        await asyncio.sleep(1)


async def crowd(size: Size, kind: str, over_s: float) -> Measured:
    name = f"{kind}, over {over_s:g} s" if over_s else f"{kind}, all at once"
    first_s = CROWD_LEADS_S if over_s else 0.0
    step_s = over_s / size.others
    others = [Planned("healthy", first_s + at * step_s, f"u-{at}") for at in range(size.others)]
    async with street(kind, {"healthy": WORKS}) as it:
        alone = await it.late_ms(others, is_healthy)
        plan = [Planned("healthy", 0.0, "crowd") for _ in range(size.crowd)] + others
        late = await it.late_ms(plan, lambda one: one.user != "crowd")
        note = f"crowd, {name}: cores of {it.cores}; waiting when the last had come {await it.waiting()}"
    figures = [
        Figure(
            name=f"{percent} beside a user's crowd, {name}",
            unit="ms after due",
            better="lower",
            rounds=[percentile(late, number)],
            ceilings=[Ceiling(name="alone", rounds=[percentile(alone, number)])],
            goal=goal,
        )
        for percent, number, goal in (("p50", 50.0, None), ("worst", 100.0, CROWD_GOAL_MS))
    ]
    return Measured(figures, [], note)


async def run(size: Size) -> Report:
    measured = [await beside(size, kind, per_s) for kind, rates in size.healthy_per_s.items() for per_s in rates]
    measured += [await crowd(size, kind, over_s) for kind, over_s in size.over_s]
    return Report(
        figures=[figure for each in measured for figure in each.figures],
        curves=[curve for each in measured for curve in each.curves],
        notes=[each.note for each in measured],
        held={"trouble_per_s": size.trouble_per_s, "seconds": size.beside_s, "crowd": size.crowd},
    )


if __name__ == "__main__":
    sys.exit(main("isolation", __doc__, SIZES, run, seed=SEED))
