"""What the suites of the way from node to node share: an engine that remembers what it was asked, and new jobs."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from engine.core import ids
from engine.core.catalog import Priority
from engine.core.job import Attempt, Form, JobView, NewJob, Timeline
from engine.core.lifecycle import State
from engine.core.listing import JobPage, Key, Query
from engine.core.routing import route
from engine.core.status import LaneStatus, Lateness, Status
from engine.errors import NotFound, NotOwner, TocsinError
from engine.handoff import Ended, Handed
from engine.telemetry import Telemetry
from shards.ports import Filed

SHARDS = 16
NOW_MS = 1_795_500_000_000


def new_job(number: int, **fields: Any) -> NewJob:
    given: dict[str, Any] = {
        "type": "mail", "payload": b'{"n":%d}' % number, "form": Form.JSON, "due_ms": NOW_MS + number,
        "priority": Priority.MEDIUM, "max_attempts": 4, "timeout_ms": 30_000, "random62": number,
    }  # fmt: skip
    return NewJob(**(given | fields))


def view_of(job_id: int, new: NewJob | None = None, **fields: Any) -> JobView:
    given: dict[str, Any] = {
        "id": job_id,
        "type": "mail" if new is None else new.type,
        "state": State.PENDING,
        "priority": Priority.MEDIUM,
        "due_ms": ids.first_filed_ms(job_id),
        "next_fire_ms": ids.first_filed_ms(job_id),
        "submitted_ms": NOW_MS,
        "finished_ms": None,
        "attempt": 1,
        "max_attempts": 4,
        "timeout_ms": 30_000,
        "user_id": None if new is None else new.user_id,
        "tags": ("a", "b"),
        "payload": b"{}" if new is None else new.payload,
        "form": Form.JSON,
        "correlation_id": "c-1",
        "attempts": (Attempt(1, NOW_MS, NOW_MS + 5, State.RETRYING, "UNAVAILABLE", "down", 3),),
        "timeline": Timeline(accepted_ms=NOW_MS, durable_ms=NOW_MS + 2, due_ms=NOW_MS + 9),
    }
    return JobView(**(given | fields))


def status_of(node: str, shards: dict[int, dict[str, int]], **fields: Any) -> Status:
    audit: dict[str, int] = {}
    for counts in shards.values():
        for name, count in counts.items():
            audit[name] = audit.get(name, 0) + count
    given: dict[str, Any] = {
        "node": node, "state": "serving", "now_ms": NOW_MS, "shards_owned": len(shards), "shards_total": SHARDS,
        "lanes": {"high": LaneStatus(1, 2, 3)}, "lateness": {"all": Lateness(10, 1.0, 2.0, 3.0)},
        "waiting": {"lane": 2}, "audit": audit, "shards": shards, "targets": {"mail:1": "ready"},
        "journal": "serving", "backlog_rows": 4, "live_jobs": 5, "live_bytes": 6, "horizon_ms": 600_000,
        "furthest_due_ms": None, "alarms": [],
    }  # fmt: skip
    return Status(**(given | fields))


class MemoryEngine:
    """`shards.ports.LocalEngine` that owns some shards and files at once. `replies` are what its next calls meet: an
    error to raise, an event to wait for, or None."""

    def __init__(self, node: str, owned: Iterable[int] = range(SHARDS)) -> None:
        self.node = node
        self.ready = True
        self.telemetry = Telemetry()
        self.owned = set(owned)
        self.moving: dict[int, str] = {}
        self.jobs: dict[int, JobView] = {}
        self.keys: dict[tuple[str | None, str], int] = {}
        self.asked: list[tuple[str, Any]] = []
        self.replies: deque[TocsinError | asyncio.Event | None] = deque()
        self.arrived = asyncio.Event()
        self.refusals: dict[str, TocsinError] = {}
        """By type."""
        self.page_max = 1_000
        self.counts: list[int] = []
        self.from_ms = NOW_MS

    async def _meet(self, name: str, what: Any) -> None:
        self.asked.append((name, what))
        self.arrived.set()
        reply = self.replies.popleft() if self.replies else None
        if isinstance(reply, asyncio.Event):
            await reply.wait()
        elif reply is not None:
            raise reply

    def _refuse(self, shard: int) -> NotOwner | None:
        if shard in self.owned and shard not in self.moving:
            return None
        return NotOwner(shard, moving=shard in self.moving, node=self.moving.get(shard))

    async def submit(self, jobs: Sequence[NewJob], via: str) -> list[Filed | TocsinError]:
        try:
            await self._meet("submit", (list(jobs), via))
        except TocsinError as error:
            return [error] * len(jobs)
        return [self._file(new) for new in jobs]

    def _file(self, new: NewJob) -> Filed | TocsinError:
        (shard,) = route([new], SHARDS, lambda bits: 0)
        refusal = self._refuse(shard) or self.refusals.get(new.type)
        if refusal is not None:
            return refusal
        assert new.random62 is not None
        key = None if new.idempotency_key is None else (new.user_id, new.idempotency_key)
        if key is not None and key in self.keys:
            return Filed(self.keys[key], True)
        job_id = ids.make_id(new.due_ms, shard, new.random62)
        assert job_id not in self.jobs, f"filed twice: {new}"
        self.jobs[job_id] = view_of(job_id, new)
        if key is not None:
            self.keys[key] = job_id
        return Filed(job_id, False)

    def view_of(self, receipt: Filed) -> JobView:
        return self.jobs[receipt.id]

    async def _of(self, name: str, job_id: int, what: Any) -> JobView:
        await self._meet(name, what)
        refusal = self._refuse(ids.shard_of(job_id))
        if refusal is not None:
            raise refusal
        if job_id not in self.jobs:
            raise NotFound("no such job", field="id")
        return self.jobs[job_id]

    async def get(self, job_id: int) -> JobView:
        return await self._of("get", job_id, job_id)

    async def cancel(self, job_id: int) -> JobView:
        return await self._of("cancel", job_id, job_id)

    async def reschedule(self, job_id: int, due_ms: int) -> JobView:
        return await self._of("reschedule", job_id, (job_id, due_ms))

    async def redrive(self, job_id: int, payload: tuple[bytes, Form] | None) -> JobView:
        return await self._of("redrive", job_id, (job_id, payload))

    async def discard(self, job_id: int) -> JobView:
        return await self._of("discard", job_id, job_id)

    @property
    def bulk(self) -> Any:
        raise AssertionError("no peer asks for a bulk operation")

    async def search(
        self, query: Query, after: Key | None, limit: int, shards: Sequence[int] | None = None, *, unowned: bool = False
    ) -> JobPage:
        await self._meet("search", (query, after, limit, shards, unowned))
        asked = self.owned if shards is None else set(shards)
        for shard in sorted(asked - self.owned):
            if not unowned:
                raise NotOwner(shard)
        found = sorted(((view.due_ms, view.id), view) for view in self.jobs.values() if ids.shard_of(view.id) in asked)
        found = [each for each in found if after is None or each[0] > after]
        size = min(limit, self.page_max)
        page = JobPage([view for _, view in found[:size]], None, [key for key, _ in found[:size]])
        if len(found) > size:
            page.next = found[size - 1][0]
        return page

    async def forecast(self, seconds: int) -> tuple[int, list[int]]:
        await self._meet("forecast", seconds)
        return self.from_ms, (self.counts + [0] * seconds)[:seconds]

    def status(self) -> Status:
        shards = {shard: {"accepted": 0, "pending": 0} for shard in self.owned}
        for job_id in self.jobs:
            if ids.shard_of(job_id) in shards:
                shards[ids.shard_of(job_id)]["accepted"] += 1
                shards[ids.shard_of(job_id)]["pending"] += 1
        return status_of(self.node, shards)

    def now_ms(self) -> int:
        return NOW_MS

    async def dependencies(self) -> dict[str, str]:
        return {"postgres": "ok"}


class MemoryHandoffs:
    """`shards.ports.Handoffs` that notes what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[Any, ...]] = []
        self.expected: set[int] = set()

    def expects(self, shard: int) -> bool:
        return shard in self.expected

    async def preload(self, lows_ms: Mapping[int, int], source: str) -> None:
        self.told.append(("preload", dict(lows_ms), source))

    async def handed(self, handed: Sequence[Handed], source: str) -> None:
        self.told.append(("handed", list(handed), source))

    async def ended(self, ended: Sequence[Ended]) -> None:
        self.told.append(("ended", list(ended)))

    async def moved(self, shards: Sequence[int], node: str) -> None:
        self.told.append(("moved", list(shards), node))

    async def stop_calls(self, fire_ids: Sequence[str]) -> None:
        self.told.append(("stop_calls", list(fire_ids)))
