"""Every benchmark, one after another, each beside its ceiling.

Run: python -m bench [--smoke | --full] [--json DIR] [NAME …]

Each is a command of its own (`python -m bench.NAME`) and runs in a process of its own, so that none inherits another's
memory. What each number is, and is not: bench/README.md.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

PURE = ("wheel", "lanes", "codec", "door")
"""One process each, no stores."""
ADAPTERS = ("journal", "dispatch")
WHOLE = ("submit", "lateness", "restart", "memory", "idle")
"""A node with its stores."""
NAMES = (*PURE, *ADAPTERS, *WHOLE)


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}; all of them without one")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--smoke", dest="size", action="store_const", const=["--smoke"], default=[], help="seconds each")
    size.add_argument("--full", dest="size", action="store_const", const=["--full"], help="the figures worth quoting")
    parser.add_argument("--json", type=Path, metavar="DIR", help="write DIR/NAME.json for each")
    options = parser.parse_args(given)
    if unknown := [name for name in options.names if name not in NAMES]:
        parser.error(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(NAMES)}")
    if options.json:
        options.json.mkdir(parents=True, exist_ok=True)
    failed = []
    for name in options.names or NAMES:
        print(f"\n== {name}", flush=True)
        kept = ["--json", str(options.json / f"{name}.json")] if options.json else []
        if subprocess.run([sys.executable, "-m", f"bench.{name}", *options.size, *kept], check=False).returncode:
            failed.append(name)
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
