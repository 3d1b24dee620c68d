"""What the lanes cost a job on its way through: offered, taken, released.

Run: python -m bench.lanes [--smoke | --full] [--json FILE]

Batches of 500 come in and are taken and released as slots allow, for a few mixes of users and targets. `crowd` has one
user with half of all jobs, and one target that never answers, which soon holds all the slots which that user may have.
Ceiling: the same batches through one deque. Memory is what a waiting job holds in the lanes, beside the job.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections import deque
from collections.abc import Callable
from random import Random

from bench.figure import Ceiling, Figure, Report
from bench.harness import main
from engine.core.catalog import JobType, Priority, Target
from engine.core.job import Job
from engine.core.lanes import Lanes, Ready
from engine.core.lifecycle import State
from engine.options import Options

SEED = 13
NOW_MS = 1_795_500_000_000
BATCH_JOBS = 500
ROUNDS = 3
SIZES = {"smoke": 5_000, "medium": 100_000, "full": 500_000}
"""Jobs."""
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
        while picked := lanes.take(OPTIONS.running_max, NOW_MS):
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


def run(count: int) -> Report:
    ours: dict[str, list[float]] = {mix: [] for mix in MIXES}
    theirs: dict[str, list[float]] = {mix: [] for mix in MIXES}
    for _ in range(ROUNDS):
        for mix, draw in MIXES.items():
            ours[mix].append(cost(through_lanes, draw, count))
            theirs[mix].append(cost(through_deque, draw, count))
    through = [
        Figure(
            name=f"offer, take, release: {mix}",
            unit="CPU µs/job",
            better="lower",
            rounds=ours[mix],
            ceilings=[Ceiling(name="one deque", rounds=theirs[mix])],
        )
        for mix in MIXES
    ]
    held = Figure(name="a waiting job", unit="bytes/job", better="lower", rounds=[memory(count)])
    return Report(figures=[*through, held], held={"jobs": count, "jobs_a_batch": BATCH_JOBS})


if __name__ == "__main__":
    sys.exit(main("lanes", __doc__, SIZES, run, seed=SEED))
