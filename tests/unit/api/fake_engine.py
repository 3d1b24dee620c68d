"""An engine that keeps jobs in a dict: what the doors' tests run over. It files, repeats, cancels, reschedules."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import msgspec

from engine.core import ids
from engine.core.catalog import JobType, Priority, Target
from engine.core.job import Attempt, Form, JobView, NewJob, Timeline
from engine.core.lifecycle import FINAL, State
from engine.core.listing import JobPage, Key, Query
from engine.core.status import BreakerStatus, LaneStatus, Lateness, Status
from engine.errors import Conflict, NotFound, TocsinError
from engine.telemetry import Telemetry
from tests.unit.api.fake_bulk import FakeBulk

SHARDS = 256
NOW_MS = 1_795_500_000_000
"""2026-11-24T06:00:00Z."""

_TARGET = Target("grpc", "127.0.0.1:1", "/test.Service/Do")
TYPES = {
    "test.do": JobType("test.do", _TARGET),
    "test.high": JobType("test.high", _TARGET, Priority.HIGH, max_attempts=2, timeout_ms=5_000),
}


class FakeReceipt(msgspec.Struct):
    id: int
    repeated: bool
    view: JobView | None = None


class FakeEngine:
    def __init__(self) -> None:
        self.ready = True
        self.telemetry = Telemetry()
        self.time_ms = NOW_MS
        self.jobs: dict[int, JobView] = {}
        self.keys: dict[tuple[str | None, str], int] = {}
        self.refusals: dict[str, TocsinError] = {}
        """By user id: what their submissions get."""
        self.broken: Exception | None = None
        """Raised by every get."""
        self.health = {"postgres": "ok", "redis": "ok"}
        self.hangs = False
        """Health asks a dependency that never answers."""
        self.batches: list[list[NewJob]] = []
        self.submitted = asyncio.Event()
        self.gate: asyncio.Event | None = None
        """Submissions wait for it, where there is one."""
        self.searches: list[tuple[Query, Key | None, int]] = []
        self.bulk = FakeBulk(self)
        self.breakers = {_TARGET.key: BreakerStatus("closed", None, 0, 0, None)}
        self.page_max = 1_000
        """Of one page of a list, whatever its limit."""

    async def submit(self, jobs: Sequence[NewJob], via: str) -> list[FakeReceipt | TocsinError]:
        assert via == "http"
        self.batches.append(list(jobs))
        self.submitted.set()
        if self.gate is not None:
            await self.gate.wait()
        return [self._file(job) for job in jobs]

    def _file(self, job: NewJob) -> FakeReceipt | TocsinError:
        if job.user_id in self.refusals:
            return self.refusals[job.user_id]
        key = None if job.idempotency_key is None else (job.user_id, job.idempotency_key)
        if key is not None and key in self.keys:
            job_id = self.keys[key]
            return FakeReceipt(job_id, True)
        job_id = ids.make_id(job.due_ms, len(self.jobs) % SHARDS, len(self.jobs))
        view = JobView(
            id=job_id,
            type=job.type,
            state=State.PENDING,
            priority=job.priority,
            due_ms=job.due_ms,
            next_fire_ms=job.due_ms,
            submitted_ms=self.time_ms,
            finished_ms=None,
            attempt=0,
            max_attempts=job.max_attempts,
            timeout_ms=job.timeout_ms,
            user_id=job.user_id,
            tags=job.tags or (),
            payload=job.payload,
            form=job.form,
            correlation_id=job.correlation_id,
            attempts=(),
            timeline=Timeline(accepted_ms=self.time_ms, durable_ms=self.time_ms + 2, due_ms=job.due_ms),
            expires_ms=job.expires_ms,
        )
        self.jobs[job_id] = view
        if key is not None:
            self.keys[key] = job_id
        return FakeReceipt(job_id, False, view)

    def view_of(self, receipt: FakeReceipt) -> JobView:
        assert receipt.view is not None
        return receipt.view

    async def get(self, job_id: int) -> JobView:
        if self.broken is not None:
            raise self.broken
        if job_id not in self.jobs:
            raise NotFound(f"no job {ids.format_id(job_id)}")
        return self.jobs[job_id]

    async def cancel(self, job_id: int) -> JobView:
        view = await self.get(job_id)
        if view.state in FINAL and view.state is not State.CANCELLED:
            raise Conflict(f"the job is {view.state.name.lower()}")
        return self.change(job_id, state=State.CANCELLED, next_fire_ms=None, finished_ms=self.time_ms)

    async def reschedule(self, job_id: int, due_ms: int) -> JobView:
        view = await self.get(job_id)
        if view.state is not State.PENDING:
            raise Conflict(f"the job is {view.state.name.lower()}")
        return self.change(job_id, due_ms=due_ms, next_fire_ms=due_ms)

    async def redrive(self, job_id: int, payload: tuple[bytes, Form] | None) -> JobView:
        view = await self.get(job_id)
        if view.state is not State.DEAD:
            raise Conflict(f"the job is {view.state.name.lower()}: only a dead one can be redriven")
        text, form = payload or (view.payload, view.form)
        now_ms = self.time_ms
        renewed: dict[str, object] = {"due_ms": now_ms, "next_fire_ms": now_ms, "finished_ms": None, "life": 1}
        return self.change(job_id, state=State.PENDING, attempt=0, attempts=(), payload=text, form=form, **renewed)

    async def discard(self, job_id: int) -> JobView:
        view = await self.get(job_id)
        if view.state is not State.DEAD:
            raise Conflict(f"the job is {view.state.name.lower()}: only a dead one is discarded")
        return self.change(job_id, state=State.CANCELLED, reason="discarded")

    async def search(self, query: Query, after: Key | None, limit: int) -> JobPage:
        self.searches.append((query, after, limit))
        if self.broken is not None:
            raise self.broken
        views = [view for view in self.jobs.values() if query.holds(view)]
        keyed = [((view.due_ms, view.id), view) for view in sorted(views, key=lambda view: (view.due_ms, view.id))]
        rest = [(key, view) for key, view in keyed if after is None or key > after]
        page = rest[: min(limit, self.page_max)]
        return JobPage([view for _, view in page], page[-1][0] if len(page) < len(rest) else None)

    async def forecast(self, seconds: int) -> tuple[int, list[int]]:
        from_ms = self.time_ms - self.time_ms % 1_000
        counts = [0] * seconds
        for view in self.jobs.values():
            second = ((view.next_fire_ms or 0) - from_ms) // 1_000
            if 0 <= second < seconds:
                counts[second] += 1
        return from_ms, counts

    def change(self, job_id: int, **changes: object) -> JobView:
        self.jobs[job_id] = msgspec.structs.replace(self.jobs[job_id], **changes)
        return self.jobs[job_id]

    def succeed(self, job_id: int) -> None:
        attempt = Attempt(1, self.time_ms + 1, self.time_ms + 5, State.SUCCEEDED, "OK", "", 1)
        self.change(
            job_id,
            state=State.SUCCEEDED,
            attempt=1,
            attempts=(attempt,),
            next_fire_ms=None,
            finished_ms=self.time_ms + 5,
        )

    def forget(self, job_id: int) -> None:
        """The job is past its retention; its key is still known."""
        del self.jobs[job_id]

    def now_ms(self) -> int:
        return self.time_ms

    async def dependencies(self) -> dict[str, str]:
        if self.hangs:
            await asyncio.Event().wait()
        return self.health

    def status(self) -> Status:
        shards: dict[int, dict[str, int]] = {shard: self._empty() for shard in range(SHARDS)}
        for job_id, view in self.jobs.items():
            counts = shards[ids.shard_of(job_id)]
            counts["accepted"] += 1
            counts[view.state.name.lower()] += 1
        audit = {name: sum(counts[name] for counts in shards.values()) for name in self._empty()}
        names = [priority.name.lower() for priority in Priority]
        return Status(
            node="n1",
            state="serving",
            now_ms=self.time_ms,
            shards_owned=SHARDS,
            shards_total=SHARDS,
            lanes={name: LaneStatus(depth=0, running=0, overdue=0) for name in names},
            lateness={name: Lateness(0, 0.0, 0.0, 0.0) for name in (*names, "all")},
            waiting={},
            audit=audit,
            shards=shards,
            targets={},
            journal="serving",
            backlog_rows=0,
            live_jobs=len(self.jobs),
            live_bytes=0,
            horizon_ms=600_000,
            furthest_due_ms=max((view.next_fire_ms for view in self.jobs.values() if view.next_fire_ms), default=None),
            alarms=[],
            breakers=dict(self.breakers),
        )

    async def cluster_status(self) -> Status:
        return msgspec.structs.replace(self.status(), node="n1,n2")

    @staticmethod
    def _empty() -> dict[str, int]:
        names = ("accepted", "pending", "running", "retrying", "succeeded", "dead", "cancelled", "expired")
        return dict.fromkeys(names, 0)
