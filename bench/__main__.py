"""Every benchmark, one after another, each beside its ceiling; and what is made of their results.

Run: python -m bench [--smoke | --full] [--json DIR] [--plots DIR] [NAME …]
     python -m bench --from DIR [--plots DIR]
     python -m bench --compare OLD NEW [--fail-over PERCENT]

Each is a command of its own (`python -m bench.NAME`) and runs in a process of its own, so that none inherits another's
memory. What each number is, and is not: bench/README.md.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from types import FrameType

from bench import compare, table
from bench.figure import Result
from bench.harness import add_sizes, now
from bench.results import Unreadable, read, read_all

BENCHES = {
    "wheel": "jobs held and fired by the timing wheel",
    "machine": "a job in the shard machine, from submission to outcome",
    "lanes": "the way of a waiting job through the lanes",
    "codec": "a batch of submissions, from bytes to jobs",
    "door": "one HTTP submission, without an engine",
    "journal": "rows made durable",
    "lists": "lists of jobs among very many",
    "list_cost": "what the indexes of lists cost a submission",
    "dispatch": "unary gRPC calls",
    "batches": "jobs in batches, from the lanes to their answers",
    "forward": "submissions that another node owns",
    "submit": "durable submissions over HTTP",
    "end_to_end": "the whole way of a job, from HTTP to its durable outcome",
    "lateness": "how late jobs fire",
    "bulk": "very many jobs cancelled and moved by filter while others fire",
    "away": "a target is away while its jobs go on falling due",
    "isolation": "jobs beside targets in trouble and beside a user's crowd",
    "restart": "from exec to ready with many jobs pending",
    "memory": "bytes a pending job",
    "idle": "CPU of a node that has nothing to do",
    "failover": "a node of three is killed under load",
    "moves": "shards move by plan under load",
    "rolling": "all nodes are restarted one after another under load",
    "takeover": "very many jobs change owner; many shards at rest",
    "cli": "the command line as whole processes",
}
"""By module of bench/, in the order they run: those of one process first, then those of a whole node."""


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHES)}; all of them without one")
    add_sizes(parser)
    parser.add_argument("--json", type=Path, metavar="DIR", help="write DIR/NAME.json for each")
    parser.add_argument("--plots", type=Path, metavar="DIR", help="draw DIR/NAME.svg for each")
    parser.add_argument("--from", dest="source", type=Path, metavar="PLACE", help="measure nothing: show these results")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("OLD", "NEW"), help="two results, or folders of them")
    parser.add_argument("--fail-over", type=float, metavar="PERCENT", help="with --compare: exit 1 if worse by more")
    options = parser.parse_args(given)
    if unknown := [name for name in options.names if name not in BENCHES]:
        parser.error(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(BENCHES)}")
    if options.fail_over is not None and not options.compare:
        parser.error("--fail-over says what --compare allows: it needs --compare OLD NEW")
    if sum(map(bool, (options.names or options.json, options.source, options.compare))) > 1:
        parser.error("measure (NAME, --json), show (--from) or compare (--compare): one of them at a time")
    try:
        if options.compare:
            return compared(options.compare[0], options.compare[1], options.fail_over)
        if options.source:
            return shown(read_all(options.source), options.plots)
    except Unreadable as error:
        parser.error(str(error))
    with tempfile.TemporaryDirectory(prefix="tocsin-bench-") as scratch:
        return run(options.names or list(BENCHES), options.size, options.json or Path(scratch), options.plots)


def run(names: list[str], size: str, directory: Path, plots: Path | None) -> int:
    """Each in turn; then one table of them all. 1 when one failed."""
    directory.mkdir(parents=True, exist_ok=True)
    date, kept, failed = now(), [], []
    for name in names:
        print(f"\n== {name}: {BENCHES[name]}", flush=True)
        file = directory / f"{name}.json"
        flags = [] if size == "medium" else [f"--{size}"]
        command = [sys.executable, "-m", f"bench.{name}", *flags, "--json", str(file), "--date", date]
        exit_code, told = measured(command)
        if told:
            print(f"\nended by signal {told}", file=sys.stderr)
            return 128 + told
        if exit_code:
            failed.append(name)
        else:
            kept.append(read(file))
    if len(kept) > 1:
        print("\n== all")
        table.show(kept)
    if plots:
        drawn(kept, plots)
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def measured(command: list[str]) -> tuple[int, int | None]:
    """(exit code, the signal that told us to end). A bench that is told so ends its own servers: it is waited for."""
    process = subprocess.Popen(command)
    told: list[int] = []

    def end(number: int, _: FrameType | None) -> None:
        told.append(number)
        process.terminate()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        exit_code = process.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return exit_code, told[0] if told else None


def shown(results: list[Result], plots: Path | None) -> int:
    order = list(BENCHES)
    results.sort(key=lambda result: order.index(result.benchmark) if result.benchmark in order else len(order))
    table.show(results)
    if plots:
        drawn(results, plots)
    return 0


def drawn(results: list[Result], directory: Path) -> None:
    from bench import plot  # matplotlib takes half a second, which only a plot is worth

    for file in plot.write_all(results, directory):
        print(f"drawn: {file}")


def compared(old: Path, new: Path, over_percent: float | None) -> int:
    comparison = compare.compare(read_all(old), read_all(new))
    compare.show(comparison, over_percent)
    return 1 if over_percent is not None and comparison.failed(over_percent) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
