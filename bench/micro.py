"""The smallest steps of the hot path, one by one, by pytest-benchmark: each group sets ours beside the bare step.

Run: .venv/bin/python -m pytest bench/micro.py --benchmark-group-by=group [--benchmark-autosave] [--benchmark-compare]

For a look at one function while it is being changed. What a job costs on its whole way is told by `python -m bench`;
the sum of these is not that: caches are warm here and every branch is foretold.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from random import Random
from struct import Struct
from typing import Any

import msgspec
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from api.instant import parse_ms
from engine.core import ids
from engine.core.job import Body, FirstBody, Job, Record, decode_body, encode_body
from engine.core.lifecycle import State
from engine.core.wheel import Wheel
from engine.journal.codec import encode_rows

SEED = 31
NOW_MS = 1_795_500_000_000
BATCH = 500
RANDOM = Random(SEED)
JOB_ID = ids.make_id(NOW_MS, 7, RANDOM.getrandbits(ids.RANDOM_BITS))
BODY = FirstBody(RANDOM.randbytes(100), 1, 60_000, 1, 4, 30_000, "0123456789a")


def _job(number: int) -> Job:
    due_ms = NOW_MS + 1 + number
    return Job(
        *(ids.make_id(due_ms, number % 256, number), "bench.do", due_ms, due_ms),
        *(State.PENDING, 0, encode_body(BODY), "u-42"),
    )


JOBS = [_job(RANDOM.randrange(600_000)) for _ in range(BATCH)]
RECORDS = [Record(job, 1, 0, job.filed_ms, State.PENDING, None, job.due_ms, job.body) for job in JOBS]


@pytest.mark.benchmark(group="an id as text")
def test_format_id(benchmark: BenchmarkFixture) -> None:
    assert len(benchmark(ids.format_id, JOB_ID)) == 36


@pytest.mark.benchmark(group="an id as text")
def test_bare_uuid(benchmark: BenchmarkFixture) -> None:
    assert len(benchmark(lambda: str(uuid.UUID(int=JOB_ID)))) == 36


@pytest.mark.benchmark(group="a due time from text")
def test_parse_ms(benchmark: BenchmarkFixture) -> None:
    assert benchmark(parse_ms, "2026-11-24T08:00:00.123Z") % 1_000 == 123


@pytest.mark.benchmark(group="a due time from text")
def test_bare_fromisoformat(benchmark: BenchmarkFixture) -> None:
    assert benchmark(lambda: datetime.fromisoformat("2026-11-24T08:00:00.123Z").timestamp())


@pytest.mark.benchmark(group="a body encoded")
def test_encode_body(benchmark: BenchmarkFixture) -> None:
    assert benchmark(encode_body, BODY)


@pytest.mark.benchmark(group="a body encoded")
def test_bare_msgpack(benchmark: BenchmarkFixture) -> None:
    assert benchmark(msgspec.msgpack.Encoder().encode, BODY)


@pytest.mark.benchmark(group="a body decoded")
def test_decode_body(benchmark: BenchmarkFixture) -> None:
    told = benchmark(decode_body, encode_body(BODY))
    assert isinstance(told, Body)


@pytest.mark.benchmark(group="a body decoded")
def test_bare_tuple(benchmark: BenchmarkFixture) -> None:
    assert benchmark(msgspec.msgpack.Decoder(tuple[Any, ...]).decode, encode_body(BODY))


@pytest.mark.benchmark(group=f"{BATCH} rows for COPY")
def test_encode_rows(benchmark: BenchmarkFixture) -> None:
    assert benchmark(encode_rows, RECORDS)


@pytest.mark.benchmark(group=f"{BATCH} rows for COPY")
def test_bare_struct(benchmark: BenchmarkFixture) -> None:
    pack = Struct(">12sqiQQQiq16sq").pack
    job = JOBS[0]
    values = (b"", job.filed_ms, 16, 1, 2, 3, 8, 1, b"", job.due_ms)

    def rows() -> bytes:
        return b"".join([part for record in RECORDS for part in (pack(*values), record.body)])

    assert benchmark(rows)


def _many(benchmark: BenchmarkFixture, work: Callable[..., None], **options: Any) -> None:
    benchmark.pedantic(work, rounds=200, **options)  # type: ignore[no-untyped-call]


@pytest.mark.benchmark(group=f"{BATCH} jobs into the wheel")
def test_wheel_insert(benchmark: BenchmarkFixture) -> None:
    def setup() -> tuple[tuple[Wheel], dict[str, Any]]:
        return (Wheel(NOW_MS),), {}

    def insert(wheel: Wheel) -> None:
        wheel.insert(JOBS)

    _many(benchmark, insert, setup=setup)


@pytest.mark.benchmark(group=f"{BATCH} jobs into the wheel")
def test_bare_lists(benchmark: BenchmarkFixture) -> None:
    def insert() -> None:
        held: dict[int, list[Job]] = {}
        for job in JOBS:
            held.setdefault(job.due_ms >> 10, []).append(job)

    _many(benchmark, insert)
