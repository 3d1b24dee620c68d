"""What the shard machine costs a job from its submission to the commit of its outcome, stage by stage.

Run: python -m bench.machine [--smoke | --full] [--json FILE]

The machine alone, in batches of 500 over 256 shards: all jobs are submitted and committed, so that all are live; then
batch by batch they are due, begun, answered OK and committed again. What others make (submissions, commits, answers)
lies ready. The ceiling (`bench/ceilings/lives.py`) does as many dict and struct operations by hand, by turns.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from random import Random
from typing import ParamSpec, TypeVar

from bench.ceilings import lives
from bench.figure import Ceiling, Figure, Report
from bench.harness import main
from engine.core import ids
from engine.core.catalog import Catalog, JobType, Priority, Target
from engine.core.commands import Begin, Command, Committed, Due, Effects, Finished, Outcomes, Submission, Submit
from engine.core.job import Form, Job, NewJob, Record
from engine.core.machine import Machine
from engine.options import Options

SEED = 19
NOW_MS = 1_795_500_000_000
SHARDS = 256
BATCH_JOBS = 500
LEAD_MS = 300_000
TOOK_MS = 5
ROUNDS = 3
SIZES = {"smoke": 4, "medium": 200, "full": 1_000}
"""Batches."""
STAGES = ("submit", "commit of the filing", "due and begin", "outcome", "commit of the outcome")
KIND = JobType("bench.do", Target("grpc", "bench:1", "/bench.Bench/Do"))

P = ParamSpec("P")
T = TypeVar("T")
Batches = list[list[Submission]]


class Watch:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.took_s = dict.fromkeys(STAGES, 0.0)

    def time(self, stage: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        began_s = time.process_time()
        result = work(*args, **kwargs)
        self.took_s[stage] += time.process_time() - began_s
        return result


def make_batches(count: int) -> Batches:
    random = Random(SEED)

    def one(ticket: int) -> Submission:
        due_ms = NOW_MS + LEAD_MS + random.randrange(1_000)
        new = NewJob(
            *("bench.do", random.randbytes(100), Form.JSON, due_ms, Priority.MEDIUM, 4, 30_000, "0123456789a"),
            user_id=f"u-{random.randrange(10_000)}",
        )
        return Submission(new, random.randrange(SHARDS), random.getrandbits(ids.RANDOM_BITS), None, ticket)

    return [[one(ticket) for ticket in range(BATCH_JOBS)] for _ in range(count)]


def through_machine(batches: Batches, watch: Watch) -> None:
    machine = Machine(Options().check(), Catalog({"bench.do": KIND}))
    for number in range(SHARDS):
        shard = machine.open(number, epoch=1, low_ms=NOW_MS)
        shard.begin_paging(NOW_MS + 2 * LEAD_MS)
        shard.end_paging(None)

    def apply(stage: str, command: Command, now_ms: int) -> Effects:
        return watch.time(stage, machine.apply, [command], now_ms)

    waiting: list[list[Job]] = []
    for batch in batches:
        filed = apply("submit", Submit(batch), NOW_MS).records
        done = apply("commit of the filing", Committed(filed), NOW_MS)
        assert len(done.answers) == len(done.schedule) == BATCH_JOBS, len(done.schedule)
        waiting.append(done.schedule)
    assert machine.live_jobs() == len(batches) * BATCH_JOBS
    fired_ms = NOW_MS + LEAD_MS + 1_000
    for jobs in waiting:
        ready = apply("due and begin", Due(jobs), fired_ms).ready
        apply("due and begin", Begin(ready), fired_ms)
        answers = Outcomes([Finished(job, "OK", "", 0, fired_ms + TOOK_MS, 0.5) for job in _called(ready, fired_ms)])
        closed: list[Record] = apply("outcome", answers, fired_ms + TOOK_MS).records
        apply("commit of the outcome", Committed(closed), fired_ms + TOOK_MS)
    assert machine.live_jobs() == 0


def _called(jobs: list[Job], fired_ms: int) -> list[Job]:
    """As firing leaves them."""
    for job in jobs:
        assert job.live is not None
        job.live.fired_ms = fired_ms
    return jobs


def by_hand(batches: Batches, watch: Watch) -> None:
    shards: lives.Shards = [{} for _ in range(SHARDS)]
    running: dict[int, lives.Job] = {}
    waiting: list[list[lives.Job]] = []
    for batch in batches:
        wishes = [_wish(item) for item in batch]
        filed = watch.time("submit", lives.submit, shards, wishes, NOW_MS)
        waiting.append(watch.time("commit of the filing", lives.committed, shards, filed)[1])
    fired_ms = NOW_MS + LEAD_MS + 1_000
    done_ms = fired_ms + TOOK_MS
    for jobs in waiting:
        ready = watch.time("due and begin", lives.due, shards, jobs, fired_ms)
        watch.time("due and begin", lives.begin, running, ready)
        finished = []
        for job in ready:
            assert job.live is not None
            job.live.fired_ms = fired_ms
            finished.append((job, "OK", done_ms))
        closed = watch.time("outcome", lives.outcomes, running, finished, done_ms)
        watch.time("commit of the outcome", lives.forget, shards, closed)
    assert not any(shards)


def _wish(item: Submission) -> lives.Wish:
    new = item.new
    assert new.user_id is not None
    job_id = ids.make_id(new.due_ms, item.shard, item.random62)
    return lives.Wish(new.type, new.payload, new.due_ms, new.user_id, job_id, item.ticket)


def run(count: int) -> Report:
    batches = make_batches(count)
    jobs = count * BATCH_JOBS
    ours: list[dict[str, float]] = []
    theirs: list[dict[str, float]] = []
    gc.collect()
    gc.freeze()  # as in a node: what lives long is out of the collector's sight
    try:
        for _ in range(ROUNDS):
            ours.append(_round(through_machine, batches, jobs))
            theirs.append(_round(by_hand, batches, jobs))
    finally:
        gc.unfreeze()
    figures = [
        Figure(
            name=name,
            unit="CPU µs/job",
            better="lower",
            rounds=[each[name] for each in ours],
            ceilings=[Ceiling(name="dicts and structs by hand", rounds=[each[name] for each in theirs])],
        )
        for name in ("whole life", *STAGES)
    ]
    return Report(figures=figures, held={"jobs": jobs, "jobs_a_batch": BATCH_JOBS, "shards": SHARDS})


def _round(work: Callable[[Batches, Watch], None], batches: Batches, jobs: int) -> dict[str, float]:
    """µs a job, by stage and in all."""
    watch = Watch()
    work(batches, watch)
    told = {stage: took_s / jobs * 1e6 for stage, took_s in watch.took_s.items()}
    return {"whole life": sum(told.values()), **told}


if __name__ == "__main__":
    sys.exit(main("machine", __doc__, SIZES, run, seed=SEED))
