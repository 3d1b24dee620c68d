"""What the HTTP door costs a job of a batch: from the body's bytes to jobs, and from their ids to the answer.

Run: python -m bench.codec [--smoke | --full] [--json FILE]

The ceiling beside it is the same work by the bare libraries: msgspec decodes each line into a struct with the same
fields, orjson writes the answer from ready strings. No limit is checked, no time parsed, no payload copied there.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Callable
from random import Random

import msgspec
import orjson

from api.http.answer import batch_json
from api.http.decode import decode_lines
from api.intake import Intake
from api.wire import Problem
from bench.figure import Ceiling, Figure, Report
from bench.harness import main
from engine.core import ids
from engine.core.catalog import Caps, JobType, Target
from engine.options import Options

SEED = 7
NOW_MS = 1_795_500_000_000
BATCH_JOBS = 500
ROUNDS = 3
SIZES = {"smoke": 2, "medium": 100, "full": 400}
"""Batches."""
GOAL_US = 8.0
"""Of a whole submission, of which this is a part."""
TYPES = {"bench.do": JobType("bench.do", Target("grpc", "127.0.0.1:1", "/bench.Bench/Do"))}


class BareJob(msgspec.Struct):
    type: str
    payload: msgspec.Raw
    due_at: str
    user_id: str
    tags: list[str] | None = None
    idempotency_key: str | None = None


def make_batch(random: Random) -> bytes:
    """One NDJSON body: a payload of about 100 bytes, a due time within a day, one of 10,000 users."""
    lines = []
    for number in range(BATCH_JOBS):
        second = random.randrange(86_400)
        due_at = f"2026-11-25T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}.{random.randrange(1_000):03}Z"
        payload = {"conversation_id": f"c-{random.randrange(10**9)}", "text": "x" * 50, "n": number}
        job = {"type": "bench.do", "payload": payload, "due_at": due_at, "user_id": f"u-{random.randrange(10_000)}"}
        lines.append(json.dumps(job))
    return "\n".join(lines).encode()


def measure(work: Callable[[bytes], object], bodies: list[bytes]) -> float:
    """Microseconds of CPU a job."""
    began_s = time.process_time()
    for body in bodies:
        work(body)
    return (time.process_time() - began_s) / (len(bodies) * BATCH_JOBS) * 1e6


def bare(job_ids: list[int]) -> Callable[[bytes], object]:
    decode = msgspec.json.Decoder(BareJob).decode
    ready = [{"id": ids.format_id(job_id)} for job_id in job_ids]

    def work(body: bytes) -> bytes:
        jobs = [decode(line) for line in body.split(b"\n")]
        return orjson.dumps({"accepted": len(jobs), "rejected": 0, "results": ready})

    return work


def door(runner: asyncio.Runner, job_ids: list[int]) -> Callable[[bytes], object]:
    intake = Intake(TYPES, Caps(), Options())

    def work(body: bytes) -> bytes:
        jobs = runner.run(decode_lines(body, intake, NOW_MS, "0123456789abcdef"))
        assert not isinstance(jobs, Problem)
        assert len(jobs) == BATCH_JOBS
        return batch_json(job_ids)

    return work


def run(batches: int) -> Report:
    random = Random(SEED)
    bodies = [make_batch(random) for _ in range(batches)]
    job_ids = [ids.make_id(NOW_MS, random.randrange(256), random.getrandbits(62)) for _ in range(BATCH_JOBS)]
    ours, theirs = [], []
    with asyncio.Runner() as runner:
        through_door, through_libraries = door(runner, job_ids), bare(job_ids)
        for _ in range(ROUNDS):
            ours.append(measure(through_door, bodies))
            theirs.append(measure(through_libraries, bodies))
    figure = Figure(
        name="bytes to jobs, ids to answer",
        unit="CPU µs/job",
        better="lower",
        rounds=ours,
        goal=GOAL_US,
        ceilings=[Ceiling(name="msgspec and orjson alone", rounds=theirs)],
    )
    held = {"batches": batches, "jobs_a_batch": BATCH_JOBS, "bytes_a_job": round(len(bodies[0]) / BATCH_JOBS)}
    return Report(figures=[figure], held=held)


if __name__ == "__main__":
    sys.exit(main("codec", __doc__, SIZES, run, seed=SEED))
