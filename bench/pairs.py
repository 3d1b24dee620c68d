"""What a job costs in this tree beside another commit's: the same load to a node of each, by turns, nine times.

Run: python -m bench.pairs --base COMMIT [--smoke | --full] [--json FILE] [--benches NAME …]

The other commit is taken from the repository into a temporary directory. In each pair both trees' nodes are started
anew, each on stores of its own that stay up, and are sent the same plain jobs over HTTP in batches of 500: first such
as are due tomorrow, then such as are due at once and are fired by unary calls at one target. Told is the CPU time of
the node a job, and of node and PostgreSQL together, beside the other commit's as its ceiling; the lines below the table
say how far the ratios of the pairs lie apart. Which of the two goes first changes from pair to pair.

With `--benches machine lanes codec`, say, those are run instead, by each tree's own files: which step it is.
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Awaitable, Sequence
from io import BytesIO
from pathlib import Path

import msgspec

from bench import load, machine_info
from bench.figure import Ceiling, Figure, Report
from bench.harness import main
from bench.house import Child, House, called, house
from bench.kernel import cpu_s
from bench.results import read
from bench.targets.ledger import Reader

GOAL = 1.03
"""Most that a job may cost which uses nothing new."""
TOMORROW = ("--due-from-s", "86400", "--due-to-s", "90000")
NOW = ("--due-from-s", "-1", "--due-to-s", "-1")
FAST = ("--batch", "500", "--connections", "4", "--users", "0")
WARM = 2_000
SLOWEST_PER_S = 200
SETTLE_S = 2.0
"""The outcomes of the last calls are written meanwhile, and the totals are folded."""
LOADS = ("submitted", "submitted and fired")


class Size(msgspec.Struct, frozen=True):
    pairs: int
    submitted: int
    fired: int
    flags: tuple[str, ...]
    """Of benches that are named."""


SIZES = {
    "smoke": Size(1, 2_000, 1_000, ("--smoke",)),
    "medium": Size(9, 20_000, 5_000, ()),
    "full": Size(9, 100_000, 20_000, ("--full",)),
}


class Tree:
    """One of the two, its stores and its target."""

    def __init__(self, root: Path, it: House) -> None:
        self._root = root
        self._house = it
        self._reader = Reader(it.directory / "ledger.jsonl")
        self._target: Child

    async def open(self) -> None:
        ledger = str(self._house.directory / "ledger.jsonl")
        command = ["bench.targets", "messaging", "--listen", "127.0.0.1:0", "--ledger", ledger]
        self._target = await self._house.child(command, "target")

    async def costs(self, size: Size) -> dict[str, tuple[float, float]]:
        """By load: CPU µs a job of a fresh node, and of that and PostgreSQL."""
        node = await self._house.node(self._target.ready["listen"], root=self._root)
        try:
            await self._one(node, WARM, TOMORROW)
            await self._one(node, WARM, NOW)
            told = {LOADS[0]: await self._one(node, size.submitted, TOMORROW)}
            told[LOADS[1]] = await self._one(node, size.fired, NOW)
        finally:
            await node.stop()
        return told

    async def _one(self, node: Child, jobs: int, due: Sequence[str]) -> tuple[float, float]:
        own, stores = cpu_s([node.pid]), cpu_s(self._house.postgres_family())
        await self._house.load(node, "--jobs", str(jobs), *FAST, *due)
        if due is NOW:
            await called(self._reader, jobs, SLOWEST_PER_S)
        await asyncio.sleep(SETTLE_S)
        own, stores = cpu_s([node.pid]) - own, cpu_s(self._house.postgres_family()) - stores
        return own / jobs * 1e6, (own + stores) / jobs * 1e6


def checked_out(commit: str, directory: Path, repository: Path = machine_info.ROOT) -> Path:
    """The files of a commit, without touching the repository's own."""
    done = subprocess.run(["git", "archive", commit], cwd=repository, check=False, capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"no such commit: {done.stderr.decode(errors='replace').strip()}")
    with tarfile.open(fileobj=BytesIO(done.stdout)) as archive:
        archive.extractall(directory, filter="data")
    return directory


async def whole(size: Size, base: Path, commit: str) -> Report:
    """Nodes."""
    async with house() as one, house() as other:
        trees = {"ours": Tree(machine_info.ROOT, one), "base": Tree(base, other)}
        for tree in trees.values():
            await tree.open()
        told: dict[str, list[dict[str, tuple[float, float]]]] = {name: [] for name in trees}
        for number in range(size.pairs):
            for name in sorted(trees, reverse=bool(number % 2)):
                told[name].append(await trees[name].costs(size))
    figures = [
        Figure(
            name=f"{who}, {what}",
            unit="CPU µs/job",
            better="lower",
            rounds=[each[what][index] for each in told["ours"]],
            ceilings=[Ceiling(name=f"at {commit}", rounds=[each[what][index] for each in told["base"]])],
            goal_ratio=GOAL,
        )
        for what in LOADS
        for index, who in enumerate(("node", "node and PostgreSQL"))
    ]
    return _report(figures, {"submitted": size.submitted, "fired": size.fired})


def benches(names: Sequence[str], size: Size, base: Path, commit: str) -> Report:
    """The figures that both trees' benches of these names tell."""
    kept: dict[tuple[str, str], dict[Path, list[Figure]]] = {}
    for number in range(size.pairs):
        for root in sorted((machine_info.ROOT, base), reverse=bool(number % 2)):
            for name in names:
                for figure in _told(root, name, size):
                    kept.setdefault((name, figure.name), {}).setdefault(root, []).append(figure)
    figures = []
    for (name, what), by_root in kept.items():
        if len(by_root) == 2:  # else one tree alone knows it
            ours, theirs = by_root[machine_info.ROOT], by_root[base]
            figures.append(
                Figure(
                    name=f"{name}: {what}",
                    unit=ours[0].unit,
                    better=ours[0].better,
                    rounds=[each.value for each in ours],
                    ceilings=[Ceiling(name=f"at {commit}", rounds=[each.value for each in theirs])],
                )
            )
    return _report(figures, {"benches": list(names)})


def _told(root: Path, name: str, size: Size) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="tocsin-bench-") as directory:
        file = Path(directory) / "told.json"
        command = [sys.executable, "-m", f"bench.{name}", *size.flags, "--json", str(file)]
        subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
        return read(file).figures


def _report(figures: list[Figure], held: dict[str, object]) -> Report:
    notes = [
        f"{each.name}: {each.ratio:.3f} of it, in single pairs {min(each.ratios):.3f} to {max(each.ratios):.3f}"
        for each in figures
        if each.ratio is not None
    ]
    return Report(figures=figures, held=held, notes=notes)


def command(given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.pairs", add_help=False)
    parser.add_argument("--base", required=True, metavar="COMMIT")
    parser.add_argument("--benches", dest="names", nargs="+", default=[], metavar="BENCH")
    options, rest = parser.parse_known_args(given)
    with tempfile.TemporaryDirectory(prefix="tocsin-base-") as directory:
        base, commit = checked_out(options.base, Path(directory)), options.base[:10]

        def run(size: Size) -> Report | Awaitable[Report]:
            if options.names:
                return benches(options.names, size, base, commit)
            return whole(size, base, commit)

        return main("pairs", __doc__, SIZES, run, seed=load.SEED, given=rest)


if __name__ == "__main__":
    sys.exit(command(sys.argv[1:]))
