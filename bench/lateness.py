"""How late jobs fire: 1,000 a second at equal distances, by the target's clock and by Tocsin's own account.

Run: python -m bench.lateness [--smoke | --full] [--json FILE]

Jobs are submitted ahead of time; then the node has nothing to do but fire, call the target (one unary gRPC call a job)
and make the outcome durable. The target writes down when each call reached it. The ceiling, against the same target at
the same pace, by turns: `call_later` of a bare loop and the raw grpc.aio client, with nothing durable.
"""

from __future__ import annotations

import sys
import time

import msgspec

from bench import load
from bench.figure import Ceiling, Curve, Figure, Report, curve, percentile
from bench.harness import main
from bench.house import Child, House, Told, called, house, measured
from bench.targets.ledger import Reader

PER_S = 1_000
LEAD_S = 2.0
"""Between the submission's begin and the first due time: that the submissions are over by then is asserted."""


class Size(msgspec.Struct, frozen=True):
    rounds: int
    seconds: int


SIZES = {"smoke": Size(1, 1), "medium": Size(3, 5), "full": Size(3, 20)}


POINTS = {"p50": 50.0, "p99": 99.0, "worst": 100.0}
GOALS_MS = {"p50": 2.0, "p99": 10.0, "worst": None}


class Round(msgspec.Struct):
    """Ms after due, of every call; by the target's clock and by the caller's own (percentiles only)."""

    target: list[int]
    ceiling_target: list[int]
    own: Told
    ceiling_own: Told


class Bench:
    def __init__(self, it: House) -> None:
        self._house = it
        self._reader = Reader(it.directory / "ledger.jsonl")

    async def run(self, size: Size) -> list[Round]:
        ledger = str(self._house.directory / "ledger.jsonl")
        target = await self._house.child(
            ["bench.targets", "messaging", "--listen", "127.0.0.1:0", "--ledger", ledger], "target"
        )
        address = target.ready["listen"]
        node = await self._house.node(address)
        if size.rounds > 1:
            await self._round(node, address, 1)  # connections, plans and pages warm
        return [await self._round(node, address, size.seconds) for _ in range(size.rounds)]

    async def _round(self, node: Child, address: str, seconds: int) -> Round:
        jobs = seconds * PER_S
        ceiling = await measured(["bench.ceilings.timers", address, "--calls", str(jobs), "--per-s", str(PER_S)])
        ceiling_target = await self._lateness_ms(jobs)
        began_s = time.time()
        due = ("--due-from-s", str(LEAD_S), "--due-to-s", str(LEAD_S + seconds), "--even")
        await self._house.load(node, "--jobs", str(jobs), *due)
        assert time.time() - began_s < LEAD_S + 1, "submitting took longer than the lead: the machine is too busy"
        target = await self._lateness_ms(jobs)
        own = (await self._house.status(node))["lateness"]["all"]
        return Round(target, ceiling_target, own, ceiling)

    async def _lateness_ms(self, count: int) -> list[int]:
        """Of the next so many calls in the ledger, sorted."""
        return sorted(entry.lateness_ms for entry in await called(self._reader, count, PER_S))


async def run(size: Size) -> Report:
    async with house() as it:
        rounds = await Bench(it).run(size)
    figures = [
        *(
            Figure(
                name=f"{name} by the target's clock",
                unit="ms after due",
                better="lower",
                rounds=[percentile(each.target, percent) for each in rounds],
                goal=GOALS_MS[name],
                ceilings=[_bare([percentile(each.ceiling_target, percent) for each in rounds])],
            )
            for name, percent in POINTS.items()
        ),
        Figure(
            name="early by the target's clock",
            unit="calls",
            better="lower",
            rounds=[sum(ms < 0 for ms in each.target) for each in rounds],
            goal=0,
            ceilings=[_bare([sum(ms < 0 for ms in each.ceiling_target) for each in rounds])],
        ),
        *(
            Figure(
                name=f"{name} by its own account",
                unit="ms after due",
                better="lower",
                rounds=[each.own[key] for each in rounds],
                ceilings=[_bare([each.ceiling_own[key] for each in rounds])],
            )
            for name, key in (("p50", "p50_ms"), ("p99", "p99_ms"), ("worst", "max_ms"))
        ),
    ]
    return Report(figures=figures, curves=_curves(rounds), held={"fires_per_s": PER_S, "seconds": size.seconds})


def _bare(rounds: list[float]) -> Ceiling:
    return Ceiling(name="bare loop and raw grpc.aio", rounds=rounds)


def _curves(rounds: list[Round]) -> list[Curve]:
    return [
        curve("Tocsin", "ms after due, by the target's clock", (ms for each in rounds for ms in each.target)),
        curve(
            "bare loop and raw grpc.aio",
            "ms after due, by the target's clock",
            (ms for each in rounds for ms in each.ceiling_target),
        ),
    ]


if __name__ == "__main__":
    sys.exit(main("lateness", __doc__, SIZES, run, seed=load.SEED))
