"""What the lanes cost a job on its way through: offered, taken, released.

Run: python -m bench.lanes [--smoke | --full] [--json FILE]

Batches of 500 come in and are taken and released as slots allow, for a few mixes of users and targets. `crowd` has one
user with half of all jobs, and one target that never answers, which soon holds all the slots which that user may have.
Ceiling: the same batches through one deque. Memory is what a waiting job holds in the lanes, beside the job.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import time
import tracemalloc
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from engine.core.catalog import JobType, Priority, Target
from engine.core.job import Job
from engine.core.lanes import Lanes, Ready
from engine.core.lifecycle import State
from engine.options import Options

SEED = 13
NOW_MS = 1_795_500_000_000
BATCH_JOBS = 500
OPTIONS = Options().check()
HUNG = "hung:1"

Mix = Callable[[Random], tuple[int, str | None]]
"""Draws the target's number and the user of a job."""

MIXES: dict[str, Mix] = {
    "no users": lambda random: (random.randrange(6), None),
    "many users": lambda random: (random.randrange(6), f"user-{random.randrange(100_000)}"),
    "few users": lambda random: (random.randrange(6), f"user-{random.randrange(100)}"),
    "crowd": lambda random: (random.randrange(7), "crowd" if random.random() < 0.5 else f"user-{random.random()}"),
}


def make_batches(mix: Mix, count: int) -> list[list[Ready]]:
    random = Random(SEED)
    types = [
        JobType(f"bench.{at}", Target("grpc", HUNG if at == 6 else f"host-{at}:1", "/p.S/M"), Priority(at % 3))
        for at in range(7)
    ]
    made = []
    for number in range(count):
        target, user = mix(random)
        due_ms = NOW_MS + number // 50
        job = Job(NOW_MS << 80 | number, types[target].name, due_ms, due_ms, State.PENDING, 0, b"", user)
        made.append(Ready(job, types[target], types[target].priority))
    return [made[at : at + BATCH_JOBS] for at in range(0, count, BATCH_JOBS)]


def new_lanes() -> Lanes:
    return Lanes(
        depth_max=OPTIONS.lane_depth_max,
        running_max=OPTIONS.running_max,
        per_target_max=OPTIONS.running_per_target_max,
        per_user_max=OPTIONS.running_per_user_max,
    )


def through_lanes(batches: list[list[Ready]]) -> int:
    """All that can start does, and is released at once unless its target hangs; how many were."""
    lanes = new_lanes()
    done = 0
    for batch in batches:
        lanes.offer(batch)
        while picked := lanes.take(OPTIONS.running_max):
            answered = [ready for ready in picked if ready.type.target.address != HUNG]
            lanes.release(answered)
            done += len(answered)
    return done


def through_deque(batches: list[list[Ready]]) -> int:
    line: deque[Ready] = deque()
    done = 0
    for batch in batches:
        line.extend(batch)
        while line:
            picked = [line.popleft() for _ in range(min(len(line), OPTIONS.running_max))]
            done += len([ready for ready in picked if ready.type.target.address != HUNG])
    return done


def cost(through: Callable[[list[list[Ready]]], int], mix: Mix, count: int) -> float:
    """Microseconds of CPU for each job that came."""
    batches = make_batches(mix, count)
    began_s = time.process_time()
    done = through(batches)
    took_s = time.process_time() - began_s
    assert done > count // 3, (done, count)
    return took_s / count * 1e6


def memory(count: int) -> float:
    """Bytes that a waiting job holds in the lanes, its `Ready` included."""
    jobs = [ready.job for batch in make_batches(MIXES["few users"], count) for ready in batch]
    kind = JobType("bench", Target("grpc", HUNG, "/p.S/M"))
    tracemalloc.start()
    lanes = new_lanes()
    lanes.offer([Ready(job, kind, Priority.LOW) for job in jobs])
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert len(lanes) == count
    return held / count


def main(args: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.lanes", description=(__doc__ or "").splitlines()[0])
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--smoke", action="store_true", help="a second")
    size.add_argument("--full", action="store_true", help="the figures worth quoting")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args(args)
    count = 5_000 if options.smoke else 500_000 if options.full else 100_000
    works = {"lanes": through_lanes, "one deque": through_deque}
    rounds: dict[str, dict[str, list[float]]] = {name: {mix: [] for mix in MIXES} for name in works}
    for _ in range(3):  # in turn, so that a slow moment of the machine meets both
        for name, through in works.items():
            for mix, draw in MIXES.items():
                rounds[name][mix].append(cost(through, draw, count))
    took = {name: {mix: round(statistics.median(each[mix]), 3) for mix in MIXES} for name, each in rounds.items()}
    held = round(memory(count))
    print(f"{count} jobs in batches of {BATCH_JOBS}; µs of CPU a job through offer, take and release, median of 3:")
    for mix in MIXES:
        print(f"  {mix:<12}lanes {took['lanes'][mix]:6.2f}   one deque {took['one deque'][mix]:6.2f}")
    print(f"Memory: {held} bytes a waiting job")
    if options.json:
        result = {
            "benchmark": "lanes",
            "seed": SEED,
            "jobs": count,
            "us_a_job": took,
            "bytes_a_waiting_job": held,
            "python": platform.python_version(),
            "machine": f"{platform.system()} {platform.machine()}",
        }
        options.json.write_text(json.dumps(result, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
