"""The ceiling of the shard machine: the life of a job by hand, with as many dict and struct operations and no decision.

Each stage does what must be done for a job to be filed, found, fired and closed: the same structs made and encoded, the
same look-ups, the same lists filled. Nothing is checked, no state is looked at, nobody is turned away, no command is
dispatched; a stage is one loop over its batch. Imports nothing of Tocsin.
"""

from __future__ import annotations

from typing import Any

import msgspec

SHARD_SHIFT = 64
SHARD_MASK = 0xFFF
KEEP_MS = 7 * 86_400_000


class Wish(msgspec.Struct, gc=False):
    """A submission: what the door hands over."""

    type: str
    payload: bytes
    due_ms: int
    user_id: str
    job_id: int
    ticket: Any


class Body(msgspec.Struct, array_like=True, gc=False):
    payload: bytes
    form: int
    lead_ms: int
    priority: int
    max_attempts: int
    timeout_ms: int
    correlation_id: str


class Attempt(msgspec.Struct, array_like=True, gc=False):
    number: int
    fired_ms: int
    finished_ms: int
    outcome: int
    code: str
    error: str
    lateness_ms: int
    lane_ms: int
    paged_ms: int


class Verdict(msgspec.Struct, array_like=True, gc=False):
    finished_ms: int
    attempt: Attempt


class Live(msgspec.Struct, gc=False):
    queued_ms: int
    fired_ms: int = 0


class Job(msgspec.Struct, gc=False):
    id: int
    type: str
    due_ms: int
    filed_ms: int
    state: int
    rev: int
    body: bytes
    user_id: str
    live: Live | None = None


class Record(msgspec.Struct, gc=False):
    job: Job
    epoch: int
    rev: int
    filed_ms: int
    state: int
    was: int | None
    due_ms: int
    body: bytes
    keep_ms: int | None = None
    ticket: Any = None


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Body).decode

Shards = list[dict[int, Job]]
"""The live jobs of each, by id."""


def submit(shards: Shards, wishes: list[Wish], now_ms: int) -> list[Record]:
    records: list[Record] = []
    add = records.append
    for wish in wishes:
        due_ms = wish.due_ms
        body = _encode(Body(wish.payload, 0, due_ms - now_ms, 1, 4, 30_000, "0123456789a"))
        job = Job(wish.job_id, wish.type, due_ms, due_ms, 0, 0, body, wish.user_id)
        shards[(wish.job_id >> SHARD_SHIFT) & SHARD_MASK][wish.job_id] = job
        add(Record(job, 1, 0, due_ms, 0, None, due_ms, body, None, wish.ticket))
    return records


def committed(shards: Shards, records: list[Record]) -> tuple[list[tuple[Any, Job]], list[Job]]:
    """(answers, jobs for the wheel)."""
    found = [shards[((job_id := record.job.id) >> SHARD_SHIFT) & SHARD_MASK][job_id] for record in records]
    return [(record.ticket, record.job) for record in records], found


def due(shards: Shards, jobs: list[Job], now_ms: int) -> list[Job]:
    ready = []
    for job in jobs:
        if shards[((job_id := job.id) >> SHARD_SHIFT) & SHARD_MASK][job_id] is job:
            job.live = Live(now_ms)
            ready.append(job)
    return ready


def begin(running: dict[int, Job], jobs: list[Job]) -> None:
    for job in jobs:
        running[job.id] = job


def outcomes(running: dict[int, Job], finished: list[tuple[Job, str, int]], now_ms: int) -> list[Record]:
    """(job, code, finished_ms) each; all succeed."""
    records: list[Record] = []
    add = records.append
    for job, code, finished_ms in finished:
        del running[job.id]
        live = job.live
        assert live is not None
        _decode(job.body)
        fired_ms = live.fired_ms
        attempt = Attempt(1, fired_ms, finished_ms, 2, code, "", fired_ms - job.due_ms, fired_ms - live.queued_ms, 0)
        job.state, job.rev = 2, 1
        body = _encode(Verdict(finished_ms, attempt))
        add(Record(job, 1, 1, job.filed_ms, 2, 0, job.due_ms, body, now_ms + KEEP_MS))
    return records


def forget(shards: Shards, records: list[Record]) -> None:
    for record in records:
        job_id = record.job.id
        del shards[(job_id >> SHARD_SHIFT) & SHARD_MASK][job_id]
