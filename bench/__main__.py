"""Every benchmark, one after another, each beside its ceiling; and what is made of their results.

Run: python -m bench [--smoke | --full] [--json DIR] [--plots DIR] [NAME …]

Each is a command of its own (`python -m bench.NAME`) and runs in a process of its own, so that none inherits another's
memory. What each number is, and is not: bench/README.md.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import table
from bench.harness import add_sizes, now
from bench.results import read

BENCHES = {
    "wheel": "jobs held and fired by the timing wheel",
    "machine": "a job in the shard machine, from submission to outcome",
    "lanes": "the way of a waiting job through the lanes",
    "codec": "a batch of submissions, from bytes to jobs",
    "door": "one HTTP submission, without an engine",
    "journal": "rows made durable",
    "dispatch": "unary gRPC calls",
    "submit": "durable submissions over HTTP",
    "end_to_end": "the whole way of a job, from HTTP to its durable outcome",
    "lateness": "how late jobs fire",
    "restart": "from exec to ready with many jobs pending",
    "memory": "bytes a pending job",
    "idle": "CPU of a node that has nothing to do",
}
"""By module of bench/, in the order they run: those of one process first, then those of a whole node."""


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHES)}; all of them without one")
    add_sizes(parser)
    parser.add_argument("--json", type=Path, metavar="DIR", help="write DIR/NAME.json for each")
    options = parser.parse_args(given)
    if unknown := [name for name in options.names if name not in BENCHES]:
        parser.error(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(BENCHES)}")
    with tempfile.TemporaryDirectory(prefix="tocsin-bench-") as scratch:
        return run(options.names or list(BENCHES), options.size, options.json or Path(scratch))


def run(names: list[str], size: str, directory: Path) -> int:
    """Each in turn; then one table of them all. 1 when one failed."""
    directory.mkdir(parents=True, exist_ok=True)
    date, kept, failed = now(), [], []
    for name in names:
        print(f"\n== {name}: {BENCHES[name]}", flush=True)
        file = directory / f"{name}.json"
        flags = [] if size == "medium" else [f"--{size}"]
        command = [sys.executable, "-m", f"bench.{name}", *flags, "--json", str(file), "--date", date]
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
        else:
            kept.append(file)
    if len(kept) > 1:
        print("\n== all")
        table.show([read(file) for file in kept])
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
