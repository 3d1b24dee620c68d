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


GRPC, BATCH, HTTP, HTTPS, BUILTIN = "grpc", "grpc+batch", "http", "https", "builtin"
"""The kinds of targets, as their schemes name them (contract, section 4)."""


class Target(msgspec.Struct, frozen=True):
    """`grpc://HOST:PORT/package.Service/Method` or another kind, taken apart."""

    scheme: str
    address: str
    """HOST:PORT; of a builtin one what it works on. Channels are kept by it."""
    path: str
    """With the leading slash: /package.Service/Method, the path of a URL with its query, or a builtin task."""
    key: str = ""
    """SCHEME://ADDRESS: what limits and states are kept by."""

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "key", f"{self.scheme}://{self.address}")


class JobType(msgspec.Struct, frozen=True):
    name: str
    target: Target
    priority: Priority = Priority.MEDIUM
    max_attempts: int = 4
    timeout_ms: int = 30_000
    backoff: Backoff = Backoff()
    retention_days: int = 7
    batch_size: int = 100
    """Jobs of one call of a batch target, at most."""
    health_path: str = ""
    """Of a GET that tells how an HTTP target is."""


class Databases(dict[str, str]):
    """DSNs by name, for maintenance. They hold passwords: nobody shows them by chance."""

    def __repr__(self) -> str:
        return f"Databases({', '.join(self)})"


class Catalog(msgspec.Struct, frozen=True):
    types: dict[str, JobType]
    descriptor_set: str | None = None
    """Path of a serialized FileDescriptorSet, for targets without reflection."""
    databases: Databases = msgspec.field(default_factory=Databases)
