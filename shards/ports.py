"""What ownership needs of the world beside the journal, as protocols: leases and the range table, peers, the engine.

Each has a real adapter and a memory twin under one behaviour suite. In prose: PROTOCOL.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import msgspec


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
