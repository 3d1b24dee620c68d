"""What ownership needs of the world beside the journal, as protocols: leases and the range table, peers, the engine.

Each has a real adapter and a memory twin under one behaviour suite. In prose: PROTOCOL.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

import msgspec

from engine.core.bulk import Operation, Wish
from engine.core.job import Form, JobView, NewJob
from engine.core.listing import JobPage, Key, Query
from engine.core.status import Status
from engine.errors import TocsinError, Unavailable
from engine.handoff import Ended, Handed
from engine.telemetry import Telemetry


class Lease(msgspec.Struct, frozen=True, array_like=True):
    """What a node says of itself for as long as its lease lives."""

    node: str
    life: str
    """One process: drawn at its start, so that two with one node id are told apart."""
    incarnation: str
    """As text; empty before the first."""
    grpc: str
    """HOST:PORT where peers reach it."""
    http: str
    weight: float = 1.0
    process: str = ""
    """boot id, pid namespace, pid and start time: by it a successor on the same machine sees that it is gone."""


class Range(msgspec.Struct, frozen=True, array_like=True):
    """Shards lo to hi, both included, as the table has them."""

    lo: int
    hi: int
    node: str
    incarnation: str
    state: str
    """`claimed`, `serving`, `draining`."""
    successor: str = ""


class Move(msgspec.Struct, frozen=True, array_like=True):
    """One step of a plan: shards lo to hi from one node to another."""

    lo: int
    hi: int
    source: str
    target: str


class Plan(msgspec.Struct, frozen=True, array_like=True):
    id: str
    moves: tuple[Move, ...]


class ShardState(msgspec.Struct, frozen=True):
    """One shard as an operator sees it."""

    shard: int
    owner: str | None
    """Node id, in PostgreSQL's words."""
    epoch: int
    state: str
    """`serving`, `draining`, `claimed` (about to be taken), `orphan` (nobody who lives has it)."""


class NodeState(msgspec.Struct, frozen=True):
    """One node as an operator sees it."""

    node: str
    alive: bool | None
    """Whether its lease stands; None while Redis does not say."""
    draining: bool
    http: str = ""
    grpc: str = ""
    """HOST:PORT each, as its last lease says; empty where that is not known."""


class ClusterState(msgspec.Struct, frozen=True):
    """Who owns what, who is there, and what is on its way."""

    shards: Sequence[ShardState]
    counts: Mapping[int, Mapping[str, int]]
    """The audit of each shard, as its owner tells it; one whose owner does not answer is missing."""
    nodes: Sequence[NodeState]
    moves: Sequence[Move]
    """Of the plan that is being carried out, as far as it is not done."""


class View(msgspec.Struct, frozen=True):
    """All that Redis says, as of one look."""

    run: str
    """Of Redis: another one after a restart, after it was emptied, and after it was rolled back."""
    leases: Mapping[str, Lease]
    """By node id, those that stand."""
    ranges: tuple[Range, ...]
    version: int
    """Of the range table; grows with each change, and is not given again after the table was lost. 0: no table."""
    plan: Plan | None
    draining: frozenset[str]
    """Node ids that an operator wants empty."""


class Leases(Protocol):
    """Redis as one node sees it. Every method but `watch` and `close` raises `Unavailable` while it is away; whether a
    change was carried out is then not known, so look again."""

    async def renew(self, lease: Lease, ttl_ms: int) -> Lease | None:
        """Hold or renew the lease of `lease.node`. None: held. Else another life's lease that stands: nothing was
        changed."""
        ...

    async def replace_lease(self, old: Lease, new: Lease, ttl_ms: int) -> bool:
        """Take the lease over from the life of `old`, known to be gone; False: that life's lease does not stand."""
        ...

    async def release(self, lease: Lease) -> None:
        """Let it go, if this life holds it, and the planner's place likewise."""
        ...

    async def look(self) -> View: ...

    async def replace(self, old: Sequence[Range], new: Sequence[Range]) -> bool:
        """Compare and set: where the table has exactly the `old` entries at their places, `new` stand in their stead.
        `new` may overlap no other entry. False: the table is otherwise; nothing was changed."""
        ...

    async def rewrite(self, version: int, ranges: Sequence[Range]) -> bool:
        """The whole table anew, where its version is still this one."""
        ...

    async def lead(self, node: str, life: str, ttl_ms: int) -> bool:
        """Be, or stay, the planner. False: another is."""
        ...

    async def set_plan(self, old: Plan | None, new: Plan | None) -> bool:
        """Compare and set of the one plan."""
        ...

    async def drain(self, node: str, wanted: bool) -> None: ...

    async def watch(self, on_change: Callable[[], None]) -> None:
        """Runs until cancelled; calls back after each announced change, and after each reconnection."""
        ...

    async def close(self) -> None: ...


# -- the way from node to node --------------------------------------------------------------------


class Unreached(Unavailable):
    """The call never left this node, so the peer did nothing: another may be asked."""


class Filed(msgspec.Struct, gc=False):
    """A submission that is durable at a peer: a receipt as the doors know it."""

    id: int
    repeated: bool
    view: JobView | None = None
    """Where views were asked for, and it is no repeat."""


class Peer(Protocol):
    """One other node, as called. Whatever the peer itself refuses is raised here as the same error of `engine.errors`;
    beside that each raises `Unreached` (nothing was sent), `Busy` (likewise: too much is under way) and
    `UnknownOutcome` (sent, and the stream or the time ended before the answer)."""

    async def submit(self, jobs: Sequence[NewJob], via: str, *, views: bool = False) -> Sequence[Filed | TocsinError]:
        """In the order given, an answer for each; raises nothing. Jobs have their random bits."""
        ...

    async def get(self, job_id: int) -> JobView: ...

    async def cancel(self, job_id: int) -> JobView: ...

    async def reschedule(self, job_id: int, due_ms: int) -> JobView: ...

    async def redrive(self, job_id: int, payload: tuple[bytes, Form] | None) -> JobView: ...

    async def discard(self, job_id: int) -> JobView: ...

    async def search(self, query: Query, after: Key | None, limit: int, shards: Sequence[int]) -> JobPage:
        """Of these shards, all of which must be the peer's: else NotOwner."""
        ...

    async def forecast(self, seconds: int) -> tuple[int, list[int]]: ...

    async def status(self) -> Status: ...

    async def preload(self, lows_ms: Mapping[int, int], source: str) -> None: ...

    async def handed(self, handed: Sequence[Handed], source: str) -> None: ...

    async def ended(self, ended: Sequence[Ended]) -> None: ...

    async def moved(self, shards: Sequence[int], node: str) -> None: ...

    async def stop_calls(self, fire_ids: Sequence[str]) -> None: ...


class PeerLinks(Protocol):
    """The ways to all peers; each is dialled when it is first used, and again when it has ended."""

    def to(self, node: str, address: str) -> Peer:
        """The peer of this id, reached at HOST:PORT. Dials nothing yet. Another address than before: the old way is
        closed once what is under way on it has ended."""
        ...

    async def close(self) -> None:
        """What is under way ends as `Unreached` or `UnknownOutcome`. Again: nothing."""
        ...


class Handoffs(Protocol):
    """What peers tell of shards that change hands. Each returns when it is taken in; told again until then."""

    def expects(self, shard: int) -> bool:
        """It was announced to this node, and has not come yet."""
        ...

    async def preload(self, lows_ms: Mapping[int, int], source: str) -> None:
        """`source`, a node, is about to give these shards: read their pages, each from this place on, and keep them
        aside."""
        ...

    async def handed(self, handed: Sequence[Handed], source: str) -> None:
        """The transaction of incarnation `source` has made this node their owner."""
        ...

    async def ended(self, ended: Sequence[Ended]) -> None:
        """What came of calls that were running elsewhere."""
        ...

    async def moved(self, shards: Sequence[int], node: str) -> None:
        """They went to this node."""
        ...

    async def stop_calls(self, fire_ids: Sequence[str]) -> None:
        """Their jobs are cancelled at the new owner: the calls that still run here are to end."""
        ...


class BulkPort(Protocol):
    """Bulk operations. Any node takes one, for all shards: the journal tells their owners."""

    async def begin(self, operation: UUID, wish: Wish, *, wait_ms: int) -> Operation: ...

    async def get(self, operation: UUID) -> Operation: ...

    async def latest(self, limit: int = ...) -> Sequence[Operation]: ...

    async def stop(self, operation: UUID) -> Operation: ...

    async def count(self, wish: Wish) -> tuple[int, bool]: ...


class LocalEngine(Protocol):
    """The engine of this node, as router and peers call it. `engine.host.Host` satisfies it by its shape."""

    @property
    def ready(self) -> bool: ...

    @property
    def telemetry(self) -> Telemetry: ...

    @property
    def bulk(self) -> BulkPort: ...

    async def submit(self, jobs: Sequence[NewJob], via: str) -> Sequence[Any]:
        """Receipts or errors, in the order given. `NotOwner` for each whose shard is not open here."""
        ...

    def view_of(self, receipt: Any) -> JobView: ...

    async def get(self, job_id: int) -> JobView: ...

    async def cancel(self, job_id: int) -> JobView: ...

    async def reschedule(self, job_id: int, due_ms: int) -> JobView: ...

    async def redrive(self, job_id: int, payload: tuple[bytes, Form] | None) -> JobView: ...

    async def discard(self, job_id: int) -> JobView: ...

    async def search(
        self,
        query: Query,
        after: Key | None,
        limit: int,
        shards: Sequence[int] | None = None,
        *,
        unowned: bool = False,
    ) -> JobPage:
        """Of all that is open here, or of these, which must be open here (else NotOwner) unless `unowned`."""
        ...

    async def forecast(self, seconds: int) -> tuple[int, list[int]]: ...

    def status(self) -> Status: ...

    def now_ms(self) -> int: ...

    async def dependencies(self) -> dict[str, str]: ...
