"""Seeds from a shell: run many, replay one, look for a shorter schedule.

python -m tests.simulation --seed 17            one run; the last line is `trace HASH`, the same each time
python -m tests.simulation --seed 17 --shrink   if it fails, the fewest steps that still break it
python -m tests.simulation --seeds 1000         from 0 on; ends at the first that fails, with how to replay it
python -m tests.simulation --seed 17 --shrink --keep FILE   and those steps as a file, for tests/simulation/found
python -m tests.simulation --plan FILE          one run of such a file
"""

from __future__ import annotations

import argparse
import functools
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import msgspec

from engine.safeguards import ALL, Safeguards
from tests.simulation.plan import Plan, kept
from tests.simulation.run import Result, run, run_seed
from tests.simulation.scenes import SCENES, make
from tests.simulation.shrink import shrink

_LINES = 120
_HOUR_MS = 3_600_000


def main(given: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=(__doc__ or "").splitlines()[0])
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--seed", type=int, help="one run")
    what.add_argument("--seeds", type=int, metavar="N", help="N runs")
    what.add_argument("--plan", type=Path, metavar="FILE", help="one run of steps that were kept")
    parser.add_argument("--first", type=int, default=0, metavar="SEED", help="of --seeds; 0 without it")
    parser.add_argument("--processes", type=int, default=1, metavar="N", help="of --seeds; runs are independent")
    parser.add_argument("--shrink", action="store_true", help="of a seed that fails")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="of --shrink: where its steps are written")
    parser.add_argument("--scene", choices=SCENES, help="the only kind of scene that is drawn")
    parser.add_argument("--lines", type=int, default=_LINES, help="of the trace that are shown of a failure")
    parser.add_argument("--without", choices=Safeguards.__struct_fields__, help="a safeguard to take away")
    options = parser.parse_args(given)
    safeguards = ALL if options.without is None else msgspec.structs.replace(ALL, **{options.without: False})
    if options.seeds is not None:
        return _many(range(options.first, options.first + options.seeds), safeguards, options)
    plan = make(options.seed, only=_only(options)) if options.plan is None else kept(options.plan)
    result = run(plan, safeguards=safeguards, kept_lines=options.lines)
    _tell(result, options)
    if result.failure is not None and options.shrink:
        shorter = _shrink(plan, safeguards)
        if options.keep is not None:
            options.keep.write_bytes(msgspec.json.format(msgspec.json.encode(shorter)) + b"\n")
    print(f"trace {result.digest}")
    return 0 if result.failure is None else 1


def _only(options: argparse.Namespace) -> tuple[str, ...]:
    return () if options.scene is None else (options.scene,)


def _many(seeds: range, safeguards: Safeguards, options: argparse.Namespace) -> int:
    began_s = time.perf_counter()
    met: Counter[str] = Counter()
    virtual_ms = jobs = calls = repeats = runs = 0
    cpu_s = 0.0
    for result in _results(seeds, safeguards, options):
        runs += 1
        met += result.met
        virtual_ms += result.virtual_ms * result.nodes
        cpu_s += result.cpu_s
        jobs, calls, repeats = jobs + result.jobs, calls + result.calls, repeats + result.repeats
        if result.failure is not None:
            again = make(result.seed, only=_only(options))
            _tell(run(again, safeguards=safeguards, kept_lines=options.lines), options)
            return 1
        if runs % 100 == 0:
            print(f"{runs} of {len(seeds)} seeds clean", file=sys.stderr, flush=True)
    took_s = time.perf_counter() - began_s
    hours = virtual_ms / _HOUR_MS
    print(f"{runs} seeds clean: {jobs} jobs, {calls} calls, {repeats} of them repeats with their excuse")
    print(f"{hours:.1f} node-hours in {took_s:.0f} s: {hours / took_s * 60:.0f} a minute; {took_s / runs:.2f} s a seed")
    print(f"one core: {hours / cpu_s * 60:.0f} node-hours a minute, {cpu_s / runs:.2f} s a seed")
    for name, count in sorted(met.items(), key=lambda each: -each[1]):
        print(f"{count:>9} {name}")
    return 0


def _results(seeds: range, safeguards: Safeguards, options: argparse.Namespace) -> Iterator[Result]:
    one = functools.partial(run_seed, safeguards=safeguards, only=_only(options))
    if options.processes == 1:
        yield from map(one, seeds)
        return
    with ProcessPoolExecutor(options.processes) as pool:
        yield from pool.map(one, seeds, chunksize=8)


def _tell(result: Result, options: argparse.Namespace) -> None:
    if result.failure is None:
        print(
            f"seed {result.seed}: {result.jobs} jobs, {result.calls} calls, {result.repeats} repeats, all promises kept"
        )
        return
    for line in result.lines:
        print(line)
    which = f"--seed {result.seed}" if options.plan is None else f"--plan {options.plan}"
    which += f' --scene "{options.scene}"' if options.scene else ""
    which += f" --without {options.without}" if options.without else ""
    print(f"\nseed {result.seed} at commit {_commit()}: {result.failure}")
    print(f"again: python -m tests.simulation {which}")


def _shrink(plan: Plan, safeguards: Safeguards) -> Plan:
    failure = run(plan, safeguards=safeguards).failure
    assert failure is not None
    kind = failure[:24]
    runs = 0

    def fails(shorter: Plan) -> bool:
        nonlocal runs
        runs += 1
        found = run(shorter, safeguards=safeguards).failure
        return found is not None and found[:24] == kind

    found = shrink(plan, fails)
    print(f"\n{len(found.steps)} of {len(plan.steps)} steps still break it, found in {runs} runs:")
    for step in found.steps:
        print(f"  {step.at_ms:>8} {step.what} {step.who} number={step.number} for_ms={step.for_ms} share={step.share}")
    return found


def _commit() -> str:
    root = Path(__file__).resolve().parent.parent.parent
    found = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=root, capture_output=True, text=True, check=False
    )
    return found.stdout.strip() or "unknown"


if __name__ == "__main__":
    sys.exit(main())
