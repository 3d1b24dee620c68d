"""How late jobs fire: 1,000 a second at equal distances, by the target's clock and by Tocsin's own account.

Run: python -m bench.lateness [--smoke | --full] [--json FILE]

Jobs are submitted ahead of time; then the node has nothing to do but fire, call the target (one unary gRPC call a job)
and make the outcome durable. The target writes down when each call reached it. The ceiling, against the same target at
the same pace, by turns: `call_later` of a bare loop and the raw grpc.aio client, with nothing durable.
"""

from __future__ import annotations

import asyncio
import sys
import time

import msgspec

from bench.harness import Child, House, Result, house, main, measured, median
from bench.targets.ledger import Entry, Reader, summarize

PER_S = 1_000
LEAD_S = 2.0
"""Between the submission's begin and the first due time: that the submissions are over by then is asserted."""
_LOOK_S = 0.2
_PATIENCE_S = 30.0


class Size(msgspec.Struct, frozen=True):
    rounds: int
    seconds: int


SIZES = {"smoke": Size(1, 1), "medium": Size(3, 5), "full": Size(3, 20)}


class Bench:
    def __init__(self, it: House) -> None:
        self._house = it
        self._reader = Reader(it.directory / "ledger.jsonl")

    async def run(self, size: Size) -> Result:
        ledger = str(self._house.directory / "ledger.jsonl")
        target = await self._house.child(
            ["bench.targets", "messaging", "--listen", "127.0.0.1:0", "--ledger", ledger], "target"
        )
        address = target.ready["listen"]
        node = await self._house.node(address)
        rounds = []
        warming = [1] if size.rounds > 1 else []
        for seconds in warming + [size.seconds] * size.rounds:
            jobs = seconds * PER_S
            ceiling = await measured(["bench.ceilings.timers", address, "--calls", str(jobs), "--per-s", str(PER_S)])
            rounds.append(
                {
                    "ceiling_target": _percentiles(await self._entries(jobs)),
                    "ceiling_own": ceiling,
                    **await self._ours(node, jobs, seconds),
                }
            )
        return {
            what: {
                name: round(median(each[what][name] for each in rounds[len(warming) :]), 3) for name in rounds[0][what]
            }
            for what in rounds[0]
        }

    async def _ours(self, node: Child, jobs: int, seconds: int) -> Result:
        began_s = time.time()
        due = ("--due-from-s", str(LEAD_S), "--due-to-s", str(LEAD_S + seconds), "--even")
        await self._house.load(node, "--jobs", str(jobs), *due)
        assert time.time() - began_s < LEAD_S + 1, "submitting took longer than the lead: the machine is too busy"
        entries = await self._entries(jobs)
        told = (await self._house.status(node))["lateness"]["all"]
        own = {name: told[name] for name in ("p50_ms", "p99_ms", "max_ms")}
        return {"target": _percentiles(entries), "own": own}

    async def _entries(self, count: int) -> list[Entry]:
        """The next so many calls in the ledger."""
        found: list[Entry] = []
        deadline_s = time.monotonic() + _PATIENCE_S + count / PER_S
        while len(found) < count:
            if time.monotonic() > deadline_s:
                raise SystemExit(f"{len(found)} of {count} calls reached the target")
            await asyncio.sleep(_LOOK_S)
            found.extend(self._reader.new())
        return found


def _percentiles(entries: list[Entry]) -> Result:
    summary = summarize(entries)
    return {
        "p50_ms": summary.lateness_p50_ms,
        "p99_ms": summary.lateness_p99_ms,
        "max_ms": summary.lateness_max_ms,
        "early": len(summary.early),
    }


async def run(size: Size) -> Result:
    async with house() as it:
        return await Bench(it).run(size)


def show(result: Result) -> None:
    print(f"lateness at {PER_S:,} fires a second, median of the rounds, ms after due")
    print(f"  {'':<44} {'p50':>7} {'p99':>7} {'max':>7} {'early':>6}")
    for title, key in (
        ("Tocsin, as the target's clock saw it", "target"),
        ("bare loop and raw grpc.aio, likewise", "ceiling_target"),
        ("Tocsin, fired minus due, by its own account", "own"),
        ("bare loop, likewise", "ceiling_own"),
    ):
        row = result[key]
        early = f"{row['early']:>6,.0f}" if "early" in row else ""
        print(f"  {title:<44} {row['p50_ms']:>7.1f} {row['p99_ms']:>7.1f} {row['max_ms']:>7.1f} {early}")


if __name__ == "__main__":
    sys.exit(main("lateness", __doc__, SIZES, run, show))
