"""What the timing wheel costs: jobs held and jobs fired in a second on one core, beside the least they could cost.

Run: python -m bench.wheel [--smoke | --full] [--json FILE]

Three layouts (`bench.layouts`) at 256 shards. Insert: batches of 500, due within ten minutes of a node that stands at
several places of the wheel. Fire: a driver's loop, one wake after the other in slices of 2,000, with the look-up of
each job in its shard's live map; `dense` is 100,000 jobs a second, `sparse` is 1,000. Ceilings: a bare loop that
appends to a list or to lists by second; the look-up alone over batches that lie ready; and heapq for either.
Memory is what the layout adds to the jobs. `drop` is a quarter of the shards lost at once. `pour` sets the engine's way
of opening a second, entry by entry into its milliseconds, beside sorting it.
"""

from __future__ import annotations

import gc
import sys
import time
import tracemalloc
from collections import defaultdict
from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from operator import attrgetter
from random import Random

from bench.figure import Better, Ceiling, Figure, Report
from bench.harness import main
from bench.layouts import Layout, OneWheel, SharedFace, WheelPerShard
from engine.core import ids
from engine.core.job import Job
from engine.core.lifecycle import State
from engine.core.wheel import Wheel

SEED = 11
ROUNDS = 3
SIZES = {"smoke": 4_000, "medium": 100_000, "full": 500_000}
"""Jobs."""
NOW_MS = 1_795_500_000_000
SHARDS = 256
BATCH_JOBS = 500
SLICE_JOBS = 2_000
HORIZON_MS = 600_000
PLACES_MS = (0, 271_000, 533_000, 801_000)
"""Where the node stands when it inserts: the wheel's third level begins anew every 1,048,576 ms."""
PER_S = "M jobs/s"
DENSE_PER_MS = 100
SPARSE_PER_MS = 1

LAYOUTS: dict[str, Callable[[int], Layout]] = {
    "one wheel a node": OneWheel,
    "shared face": lambda now_ms: SharedFace(now_ms, SHARDS),
    "wheel per shard": lambda now_ms: WheelPerShard(now_ms, SHARDS),
}

Live = list[dict[int, Job]]


def make_jobs(random: Random, count: int, span_ms: int) -> list[Job]:
    jobs = []
    for _ in range(count):
        due_ms = NOW_MS + 1 + random.randrange(span_ms)
        job_id = ids.make_id(NOW_MS, random.randrange(SHARDS), random.getrandbits(ids.RANDOM_BITS))
        jobs.append(Job(job_id, "bench.do", due_ms, due_ms, State.PENDING, 0, b""))
    return jobs


def in_batches(jobs: list[Job], size: int) -> list[list[Job]]:
    return [jobs[at : at + size] for at in range(0, len(jobs), size)]


def live_map(jobs: list[Job]) -> Live:
    shards: Live = [{} for _ in range(SHARDS)]
    for job in jobs:
        shards[job.id >> 64 & 0xFFF][job.id] = job
    return shards


# -- insert ---------------------------------------------------------------------------------------


def append_bare(batches: list[list[Job]]) -> None:
    held: list[Job] = []
    for batch in batches:
        for job in batch:
            held.append(job)  # noqa: PERF402 -- the loop is what is measured


def append_by_second(batches: list[list[Job]]) -> None:
    held: defaultdict[int, list[Job]] = defaultdict(list)
    for batch in batches:
        for job in batch:
            held[job.due_ms >> 10].append(job)


def push_heap(batches: list[list[Job]]) -> list[tuple[int, int, Job]]:
    heap: list[tuple[int, int, Job]] = []
    for batch in batches:
        for job in batch:
            heappush(heap, (job.due_ms, job.id, job))
    return heap


def insert_all(layout: Layout, batches: list[list[Job]]) -> None:
    for batch in batches:
        layout.insert(batch)


# -- fire -----------------------------------------------------------------------------------------


def look_up(batch: list[Job], shards: Live) -> list[Job]:
    return [job for job in batch if shards[(job_id := job.id) >> 64 & 0xFFF].get(job_id) is job]


def fire_ready(batches: list[list[Job]], shards: Live) -> int:
    return sum(len(look_up(batch, shards)) for batch in batches)


def fire_heap(heap: list[tuple[int, int, Job]], shards: Live) -> int:
    fired = 0
    while heap:
        due_ms = heap[0][0]
        batch = []
        while heap and heap[0][0] <= due_ms:
            batch.append(heappop(heap)[2])
        fired += len(look_up(batch, shards))
    return fired


def fire_layout(layout: Layout, shards: Live) -> int:
    fired = 0
    while (next_ms := layout.next_ms()) is not None:
        fired += len(look_up(layout.advance(next_ms, SLICE_JOBS), shards))
    return fired


# -- rounds ---------------------------------------------------------------------------------------


def timed(work: Callable[[], object]) -> float:
    """Seconds of CPU."""
    began_s = time.process_time()
    work()
    return time.process_time() - began_s


def insert_round(jobs: list[Job]) -> dict[str, float]:
    """Millions a second, by what inserts."""
    batches = in_batches(jobs, BATCH_JOBS)
    rates = {
        "list.append": timed(lambda: append_bare(batches)),
        "lists by second": timed(lambda: append_by_second(batches)),
        "heapq": timed(lambda: push_heap(batches)),
    }
    for name, new in LAYOUTS.items():
        took_s = 0.0
        for place_ms in PLACES_MS:
            # The jobs move with the node, so that every place sees the same distances.
            for job in jobs:
                job.due_ms += place_ms
            layout = new(NOW_MS + place_ms)
            took_s += timed(lambda layout=layout: insert_all(layout, batches))  # type: ignore[misc]
            for job in jobs:
                job.due_ms -= place_ms
        rates[name] = took_s / len(PLACES_MS)
    return {name: len(jobs) / took_s / 1e6 for name, took_s in rates.items()}


def fire_round(jobs: list[Job], shards: Live) -> dict[str, float]:
    """Millions a second, by what fires."""
    batches = in_batches(jobs, BATCH_JOBS)
    by_due = sorted(jobs, key=lambda job: job.due_ms)
    ready = in_batches(by_due, SLICE_JOBS)
    heap = push_heap(batches)
    rates = {
        "look-up alone": timed(lambda: fire_ready(ready, shards)),
        "heapq": timed(lambda: fire_heap(heap, shards)),
    }
    for name, new in LAYOUTS.items():
        layout = new(NOW_MS)
        insert_all(layout, batches)
        rates[name] = timed(lambda layout=layout: _all_fired(layout, shards, len(jobs)))  # type: ignore[misc]
    return {name: len(jobs) / took_s / 1e6 for name, took_s in rates.items()}


def _all_fired(layout: Layout, shards: Live, count: int) -> None:
    fired = fire_layout(layout, shards)
    assert fired == count, (fired, count)


def drop_round(jobs: list[Job]) -> dict[str, float]:
    """Milliseconds to lose a quarter of the shards."""
    took_ms = {}
    for name, new in LAYOUTS.items():
        layout = new(NOW_MS)
        insert_all(layout, in_batches(jobs, BATCH_JOBS))
        took_ms[name] = timed(lambda layout=layout: layout.drop(range(SHARDS // 4))) * 1e3  # type: ignore[misc]
    return took_ms


def pour_round(jobs: list[Job]) -> dict[str, float]:
    """Nanoseconds a job to open one coarse slot. The sorted list would still have to be cut by millisecond."""
    second_ms = (NOW_MS >> 10 << 10) + 2_048
    crowd = [Job(job.id, job.type, second_ms + job.due_ms % 1_024, 0, State.PENDING, 0, b"") for job in jobs]
    wheel = Wheel(NOW_MS)
    wheel.insert(crowd)

    def pour() -> None:
        for _ in range(0, len(crowd), SLICE_JOBS):
            wheel.advance(second_ms, SLICE_JOBS)

    took_s = {"pour": timed(pour), "sort": timed(lambda: sorted(crowd, key=attrgetter("due_ms")))}
    return {name: took / len(jobs) * 1e9 for name, took in took_s.items()}


def memory(jobs: list[Job]) -> dict[str, float]:
    """Bytes that a layout holds for each job, beside the job."""
    held = {}
    for name, new in LAYOUTS.items():
        tracemalloc.start()
        layout = new(NOW_MS)
        insert_all(layout, in_batches(jobs, BATCH_JOBS))
        held[name] = tracemalloc.get_traced_memory()[0] / len(jobs)
        tracemalloc.stop()
        del layout
    return held


def figures(
    title: str, rounds: Sequence[dict[str, float]], unit: str, ceilings: Sequence[str] = (), goal: float | None = None
) -> list[Figure]:
    """One for each layout, or for whatever else is no ceiling; the goal is for the engine's own, the first."""
    better: Better = "higher" if unit == PER_S else "lower"
    beside = [Ceiling(name=name, rounds=[each[name] for each in rounds]) for name in ceilings]
    names = [name for name in rounds[0] if name not in ceilings]
    return [
        Figure(
            name=f"{title}: {name}",
            unit=unit,
            better=better,
            rounds=[each[name] for each in rounds],
            ceilings=beside,
            goal=goal if name == names[0] else None,
        )
        for name in names
    ]


def run(count: int) -> Report:
    random = Random(SEED)
    far = make_jobs(random, count, HORIZON_MS)
    dense = make_jobs(random, count, count // DENSE_PER_MS)
    sparse = make_jobs(random, count // 4, count // 4 // SPARSE_PER_MS)
    dense_live, sparse_live = live_map(dense), live_map(sparse)
    gc.collect()
    gc.freeze()  # as in a node: what lives long is out of the collector's sight
    try:
        inserts = [insert_round(far) for _ in range(ROUNDS)]
        dense_fires = [fire_round(dense, dense_live) for _ in range(ROUNDS)]
        sparse_fires = [fire_round(sparse, sparse_live) for _ in range(ROUNDS)]
        pours = [pour_round(dense) for _ in range(ROUNDS)]
        drops = [drop_round(far) for _ in range(ROUNDS)]
        held = [memory(far)]
    finally:
        gc.unfreeze()
    fired = ("look-up alone", "heapq")
    told = [
        *figures("insert", inserts, PER_S, ("lists by second", "list.append", "heapq"), goal=3.0),
        *figures(f"fire, {DENSE_PER_MS} jobs a ms", dense_fires, PER_S, fired, goal=1.0),
        *figures(f"fire, {SPARSE_PER_MS} job a ms", sparse_fires, PER_S, fired),
        *figures("open a second", pours, "CPU ns/job", ("sort",)),
        *figures(f"lose {SHARDS // 4} of {SHARDS} shards", drops, "CPU ms"),
        *figures("memory", held, "bytes/job"),
    ]
    return Report(figures=told, held={"jobs": count, "shards": SHARDS})


if __name__ == "__main__":
    sys.exit(main("wheel", __doc__, SIZES, run, seed=SEED))
