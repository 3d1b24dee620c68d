"""The frame of every bench: its command line, the file it writes, and the shape of what it tells.

A bench is a module with

    SIZES = {"smoke": …, "medium": …, "full": …}      what each size means: any value, handed to `run`
    def run(size) -> Report                            or async; measures, prints nothing
    if __name__ == "__main__":
        sys.exit(main("NAME", __doc__, SIZES, run, seed=SEED))

and a line in `bench.__main__.BENCHES`; table, comparison and plots then come of themselves. A `Report` (in
bench/figure.py) holds figures, each with a fixed name, a unit, which way is better, the value of every round, its
ceilings (the first one counts) and its goal:

    Figure(name="500 a request", unit="jobs/s", better="higher", rounds=ours, goal=50_000,
           ceilings=[Ceiling(name="bare aiohttp", rounds=theirs)])

Rules: rounds of what is compared alternate, so that the machine's moods meet both; a seed is fixed and stands in the
result; a ceiling imports nothing of Tocsin (bench/ceilings/) and is measured in the same run; no bench reads the date
(it is handed in) and no test asserts a time. One noun a file: figure.py what is told, house.py processes, kernel.py
CPU and memory of a process, machine_info.py where a result comes from, results.py its file, and table.py, compare.py,
plot.py what is made of it.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import uvloop

from bench import machine_info, results, table
from bench.figure import Report, Result

SIZES = ("smoke", "medium", "full")

T = TypeVar("T")
Run = Callable[[T], Report | Awaitable[Report]]
"""Of a bench: what it does at a size; a coroutine function or a plain one."""


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def main(
    name: str,
    doc: str | None,
    sizes: Mapping[str, T],
    run: Run[T],
    *,
    seed: int,
    given: Sequence[str] | None = None,
) -> int:
    """The command line of one bench. `seed`: of all its randomness."""
    assert tuple(sizes) == SIZES, tuple(sizes)
    parser = argparse.ArgumentParser(prog=f"python -m bench.{name}", description=(doc or "").splitlines()[0])
    add_sizes(parser)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the result there")
    parser.add_argument("--date", default=None, help=argparse.SUPPRESS)
    options = parser.parse_args(given)
    date, (commit, dirty), machine = options.date or now(), machine_info.commit(), machine_info.machine()
    report = measure(run, sizes[options.size])
    result = Result(
        benchmark=name,
        size=options.size,
        seed=seed,
        date=date,
        commit=commit,
        dirty=dirty,
        machine=machine,
        versions=machine_info.versions(),
        held=report.held,
        figures=report.figures,
        curves=report.curves,
        notes=report.notes,
    )
    table.show([result])
    if options.json:
        results.write(result, options.json)
    return 0


def add_sizes(parser: argparse.ArgumentParser) -> None:
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--smoke", dest="size", action="store_const", const="smoke", default="medium", help="in seconds")
    size.add_argument("--full", dest="size", action="store_const", const="full", help="the figures worth quoting")


def measure(run: Run[T], size: T) -> Report:
    """Ends, with all that it started, on SIGTERM."""
    told = run(size)
    if isinstance(told, Report):
        return told

    async def awaited() -> Report:
        task = asyncio.current_task()
        assert task is not None
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)  # nothing stays behind
        return await told

    return uvloop.run(awaited())
