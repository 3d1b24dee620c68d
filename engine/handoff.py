"""What one owner tells the next about shards that change hands by plan. Values only; ids are 16 bytes, big-endian.

The protocol in prose: shards/PROTOCOL.md, "Planned move".
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import msgspec

from engine.core.line import User


class Successor(msgspec.Struct, frozen=True):
    """Who is to be the next owner."""

    node: str
    incarnation: UUID


class Elsewhere(msgspec.Struct, frozen=True, array_like=True):
    """A call that the old owner began and that is still under way."""

    job_id: bytes
    fire_id: str
    fired_ms: int
    """Unix ms; 0 while it is made ready."""
    until_ms: int
    """Unix ms: if nothing is heard by then, the job fires again."""
    user: User | None = None
    """Whose slot it takes. A node of before does not say."""


class Handed(msgspec.Struct, frozen=True, array_like=True):
    """One shard after the owner's transaction."""

    shard: int
    epoch: int
    """The new owner's."""
    touched: tuple[bytes, ...] | None
    """Jobs with a record committed since the preloading began; None: too many, everything is to be read again."""
    running: tuple[Elsewhere, ...] = ()


class Ended(msgspec.Struct, frozen=True, array_like=True):
    """What came of a call that outlived its shard's stay."""

    job_id: bytes
    fire_id: str
    code: str
    message: str
    retry_after_ms: int
    fired_ms: int
    finished_ms: int


def id_bytes(job_id: int) -> bytes:
    return job_id.to_bytes(16, "big")


def id_of(encoded: bytes) -> int:
    return int.from_bytes(encoded, "big")


class ElsewhereCall:
    """The running call of a job that its owner before began: what a DELETE cancels there."""

    __slots__ = ("fire_id", "fired_ms", "source", "stop", "until_ms", "user")

    def __init__(self, told: Elsewhere, source: str, stop: Callable[[str], None]) -> None:
        self.fire_id = told.fire_id
        self.fired_ms = told.fired_ms
        self.until_ms = told.until_ms
        self.user = told.user
        self.source = source
        self.stop = stop

    def cancel(self) -> None:
        self.stop(self.fire_id)
