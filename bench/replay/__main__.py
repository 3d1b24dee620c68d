"""`python -m bench.replay`: what `make run` starts. See `--help`."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from api.top.parts import BAD
from bench.replay.conductor import Wishes, conduct
from bench.replay.departures import DAY, Unreadable, read
from bench.replay.show import Show
from bench.replay.stage import choose_port

HTTP_PORT, GRPC_PORT = 8080, 8081
SECONDS_MIN, SECONDS_MAX = 1.0, 86_400.0


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not SECONDS_MIN <= value <= SECONDS_MAX:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of {SECONDS_MIN:g} to {SECONDS_MAX:g}")
    return value


def arguments_of(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.replay",
        description="A Tocsin of its own, sample target services, and a day of real departures replayed through them.",
    )
    parser.add_argument("--seconds", type=_seconds, default=60.0, help="replay the day in so many seconds (60)")
    parser.add_argument("--exit", action="store_true", help="end after the summary instead of staying up")
    parser.add_argument("--data", type=Path, default=Path(".tocsin"), metavar="DIR", help="embedded stores (.tocsin)")
    parser.add_argument("--departures", type=Path, default=DAY, metavar="FILE", help="CSV as in bench/data")
    usual = "the default is port {} of this machine, or a free one where that is taken"
    parser.add_argument("--http", metavar="HOST:PORT", help=usual.format(HTTP_PORT))
    parser.add_argument("--grpc", metavar="HOST:PORT", help=usual.format(GRPC_PORT))
    return parser.parse_args(given)


def main(given: list[str]) -> int:
    arguments = arguments_of(given)
    show = Show()
    try:
        departures = read(arguments.departures)
    except Unreadable as error:
        show.say(f"--departures {error}", BAD)
        return 2
    wishes = Wishes(
        departures=departures,
        seconds=arguments.seconds,
        stay=not arguments.exit,
        data=arguments.data.expanduser().absolute(),
        http=arguments.http or choose_port(HTTP_PORT),
        grpc=arguments.grpc or choose_port(GRPC_PORT),
    )
    return asyncio.run(conduct(wishes, show))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
