"""`python -m bench.cluster`: what `make cluster` starts. See `--help`."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from bench.cluster.conductor import Wishes, conduct
from bench.cluster.show import Show

NODES_MAX, RATE_MAX = 9, 2_000


def _within(low: float, high: float) -> type[float]:
    def parse(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text!r} is no number of {low:g} to {high:g}")
        return value

    return parse  # type: ignore[return-value] # argparse takes any callable


def arguments_of(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.cluster",
        description="Nodes of one cluster on this machine, a target with a ledger, a load, and the shard map live. "
        "Kill a node and watch: nothing is started again. Ctrl-C ends it all and accounts for every acknowledged job.",
    )
    parser.add_argument("--nodes", type=_within(1, NODES_MAX), default=3, metavar="N", help=f"1 to {NODES_MAX} (3)")
    parser.add_argument("--rate", type=_within(0, RATE_MAX), default=200, metavar="JOBS", help="a second (200)")
    parser.add_argument("--seconds", type=_within(1, 86_400), metavar="S", help="end by itself after so long")
    parser.add_argument("--shards", type=_within(1, 4_096), default=256, metavar="N", help="of a new --data (256)")
    parser.add_argument(
        "--data", type=Path, default=Path(".tocsin/cluster"), metavar="DIR", help="embedded stores (.tocsin/cluster)"
    )
    return parser.parse_args(given)


def main(given: list[str]) -> int:
    arguments = arguments_of(given)
    wishes = Wishes(
        nodes=int(arguments.nodes),
        rate=arguments.rate,
        seconds=arguments.seconds,
        shards=int(arguments.shards),
        data=arguments.data.expanduser().absolute(),
    )
    return asyncio.run(conduct(wishes, Show()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
