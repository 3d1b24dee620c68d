"""What the HTTP door needs of the engine's host. `engine.host.Host` satisfies it by its shape alone.

Declared beside its consumer, so that the door's tests run over a host of their own and the engine knows no door.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol
from uuid import UUID

from engine.core.bulk import Operation, Wish
from engine.core.job import Form, JobView, NewJob
from engine.core.listing import JobPage, Key, Query
from engine.core.status import Status
from engine.errors import TocsinError
from engine.telemetry import Telemetry


class Receipt(Protocol):
    """A submission that is durable."""

    @property
    def id(self) -> int: ...

    @property
    def repeated(self) -> bool:
        """The idempotency key was known: `id` is the first job's, and nothing was filed."""
        ...


class BulkPort(Protocol):
    """Bulk operations, over all shards."""

    async def begin(self, operation: UUID, wish: Wish, *, wait_ms: int) -> Operation:
        """A new one, or the one with this id; as it is once it has ended or so long has passed. Raises Conflict where
        that one wishes something else, Busy, Unavailable."""
        ...

    async def get(self, operation: UUID) -> Operation:
        """Raises NotFound, Unavailable."""
        ...

    async def latest(self, limit: int = ...) -> Sequence[Operation]:
        """The latest first."""
        ...

    async def stop(self, operation: UUID) -> Operation:
        """What is done stays done. Raises NotFound, Unavailable."""
        ...

    async def count(self, wish: Wish) -> tuple[int, bool]:
        """How many jobs it would be about now, and whether these are all."""
        ...


class EnginePort(Protocol):
    @property
    def ready(self) -> bool:
        """Takes jobs and fires them."""
        ...

    @property
    def telemetry(self) -> Telemetry: ...

    @property
    def bulk(self) -> BulkPort: ...

    async def submit(self, jobs: Sequence[NewJob], via: str) -> Sequence[Receipt | TocsinError]:
        """In the order given. A receipt is durable; a job fails alone, as a value."""
        ...

    def view_of(self, receipt: Any) -> JobView:
        """The job of a receipt that is not repeated."""
        ...

    async def get(self, job_id: int) -> JobView:
        """Raises NotFound, Unavailable."""
        ...

    async def cancel(self, job_id: int) -> JobView:
        """Returns when it is decided. Raises NotFound, Conflict, Unavailable."""
        ...

    async def reschedule(self, job_id: int, due_ms: int) -> JobView:
        """Raises NotFound, Conflict, Unavailable."""
        ...

    async def redrive(self, job_id: int, payload: tuple[bytes, Form] | None) -> JobView:
        """A dead job's new life, due now; with its own payload where none is given. Raises NotFound, Conflict,
        Unavailable."""
        ...

    async def discard(self, job_id: int) -> JobView:
        """A dead job counts as cancelled from here on. Raises NotFound, Conflict, Unavailable."""
        ...

    async def search(self, query: Query, after: Key | None, limit: int) -> JobPage:
        """Jobs above the key `after`, in the order of keys; at most `limit`, and perhaps fewer where there are more.
        Raises Unavailable, Busy."""
        ...

    async def forecast(self, seconds: int) -> tuple[int, list[int]]:
        """(Unix ms of the present second, how many jobs fire next in each second from there). Raises Unavailable."""
        ...

    def status(self) -> Status:
        """Of this node."""
        ...

    async def cluster_status(self) -> Status:
        """Summed over the nodes; those that do not answer are named among the alarms."""
        ...

    def now_ms(self) -> int: ...

    async def dependencies(self) -> dict[str, str]:
        """By name: ok, or why not."""
        ...
