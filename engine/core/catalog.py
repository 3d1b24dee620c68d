"""Job types: where a job of a type goes and how it is treated on the way. Values only; the file is read elsewhere."""

from __future__ import annotations

from enum import IntEnum

import msgspec


class Priority(IntEnum):
    """The number is what the journal stores: never renumber."""

    HIGH = 0
    MEDIUM = 1
    LOW = 2


class Backoff(msgspec.Struct, frozen=True):
    """Exponential: the n-th retry waits a random time below min(max_ms, first_ms * factor ** (n - 1))."""

    first_ms: int = 1_000
    factor: float = 2.0
    max_ms: int = 3_600_000


class Target(msgspec.Struct, frozen=True):
    """`grpc://HOST:PORT/package.Service/Method`, taken apart."""

    scheme: str
    address: str
    """HOST:PORT: what channels, limits and metrics are kept by."""
    path: str
    """/package.Service/Method, with the leading slash."""


class JobType(msgspec.Struct, frozen=True):
    name: str
    target: Target
    priority: Priority = Priority.MEDIUM
    max_attempts: int = 4
    timeout_ms: int = 30_000
    backoff: Backoff = Backoff()
    retention_days: int = 7


class Catalog(msgspec.Struct, frozen=True):
    types: dict[str, JobType]
    descriptor_set: str | None = None
    """Path of a serialized FileDescriptorSet, for targets without reflection."""
