"""The command line as whole processes: how soon a command has said something, and lines a second through a pipe.

Run: python -m bench.cli [--smoke | --full] [--json FILE]

Start: from exec to exit of `tocsin … --help`, by turns with `python -c pass` and `python -c 'import click'`, with
bytecode on the disk. Submit: `tocsin submit --file -` reads lines from a pipe and files them with a real node, the
process's start and end included; the ceiling beside it is http.client sending the same bytes over as many connections
(`bench/ceilings/pipe.py`). Node and PostgreSQL share this machine with it.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from random import Random

import msgspec

from bench.figure import Ceiling, Figure, Report
from bench.harness import main
from bench.house import TYPE, Child, house
from bench.machine_info import ROOT

SEED = 11
STARTS = {
    "tocsin --help": ["-m", "api.cli", "--help"],
    "tocsin list --help": ["-m", "api.cli", "list", "--help"],
    "tocsin submit --help": ["-m", "api.cli", "submit", "--help"],
    "tocsin explain --help": ["-m", "api.cli", "explain", "--help"],
}
BARE = {"import click": ["-c", "import click"], "python -c pass": ["-c", "pass"]}
START_GOAL_MS = 250.0
SUBMIT_GOAL_PER_S = 20_000
USERS = 10_000


class Size(msgspec.Struct, frozen=True):
    rounds: int
    starts: int
    """Of each command, a round."""
    lines: int


SIZES = {"smoke": Size(1, 1, 2_000), "medium": Size(3, 5, 100_000), "full": Size(5, 20, 100_000)}


def make_lines(count: int) -> bytes:
    """NDJSON: a payload of about 100 bytes, one of 10,000 users, due in some minutes."""
    random = Random(SEED)
    lines = []
    for number in range(count):
        payload = {"conversation_id": f"c-{random.randrange(10**9)}", "body": "x" * 60, "n": number}
        job = {"type": TYPE, "delay_ms": 240_000 + random.randrange(300_000), "user_id": f"u-{random.randrange(USERS)}"}
        lines.append(json.dumps(job | {"payload": payload}))
    return "\n".join(lines).encode() + b"\n"


def start_ms(arguments: Sequence[str], times: int) -> float:
    """The mean of so many whole processes, one after another."""
    began_s = time.perf_counter()
    for _ in range(times):
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - began_s) / times * 1e3


async def per_s(arguments: Sequence[str], lines: bytes, env: Mapping[str, str]) -> float:
    """Lines a second of a whole process that reads them from a pipe."""
    began_s = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", *arguments),
        cwd=ROOT,
        env={**os.environ, **env},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    out, _ = await process.communicate(lines)
    took_s = time.perf_counter() - began_s
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(arguments)} failed with exit code {process.returncode}: {out.decode()}")
    return lines.count(b"\n") / took_s


async def submit_round(node: Child, lines: bytes) -> dict[str, float]:
    http = node.ready["http"]
    return {
        "tocsin": await per_s(["api.cli", "submit", "--file", "-"], lines, {"TOCSIN_URL": f"http://{http}"}),
        "http.client": await per_s(["bench.ceilings.pipe", http], lines, {}),
    }


async def run(size: Size) -> Report:
    lines = make_lines(size.lines)
    commands = {**STARTS, **BARE}
    for arguments in commands.values():
        start_ms(arguments, 1)  # bytecode and pages warm
    starts = [
        {name: start_ms(arguments, size.starts) for name, arguments in commands.items()} for _ in range(size.rounds)
    ]
    async with house() as it:
        node = await it.node()
        await submit_round(node, make_lines(SIZES["smoke"].lines))
        rates = [await submit_round(node, lines) for _ in range(size.rounds)]
    figures = [
        Figure(
            name=name,
            unit="ms",
            better="lower",
            rounds=[each[name] for each in starts],
            goal=START_GOAL_MS,
            ceilings=[Ceiling(name=bare, rounds=[each[bare] for each in starts]) for bare in BARE],
        )
        for name in STARTS
    ]
    figures.append(
        Figure(
            name="submit from a pipe",
            unit="lines/s",
            better="higher",
            rounds=[each["tocsin"] for each in rates],
            goal=SUBMIT_GOAL_PER_S,
            ceilings=[Ceiling(name="bare http.client", rounds=[each["http.client"] for each in rates])],
        )
    )
    return Report(figures=figures, held={"lines": size.lines, "bytes_a_line": round(len(lines) / size.lines)})


if __name__ == "__main__":
    sys.exit(main("cli", __doc__, SIZES, run, seed=SEED))
