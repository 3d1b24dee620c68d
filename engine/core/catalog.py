"""Job types: where a job of a type goes and how it is treated on the way. Values only; the file is read elsewhere."""

from __future__ import annotations

from enum import IntEnum
from typing import Protocol

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


class Schema(Protocol):
    """What payloads of a type must be. The doors look; the engine passes on what it is given."""

    def wrong(self, payload: bytes) -> list[tuple[str, str]]:
        """(JSON pointer, what is wrong there) of some places of a JSON payload; empty where it fits."""
        ...


class JobType(msgspec.Struct, frozen=True):
    name: str
    target: Target
    priority: Priority = Priority.MEDIUM
    max_attempts: int = 4
    timeout_ms: int = 30_000
    backoff: Backoff = Backoff()
    retention_days: int = 7
    concurrency: int | None = None
    """Calls running at once in the cluster; None: as many as there is room for; 0: none, see `unknown`."""
    rate: float | None = None
    """Calls that start in a second in the cluster; None: as many as can."""
    description: str = ""
    example: bytes | None = None
    """A payload, in JSON."""
    schema: Schema | None = None


def unknown(name: str) -> JobType:
    """What a job is of whose type the catalog does not have (any more): nothing of it starts, all of it waits."""
    return JobType(name, Target("none", "unknown", ""), concurrency=0)


class Changes(msgspec.Struct, frozen=True):
    """What a catalog has become: names of types, sorted."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: dict[str, tuple[str, ...]]
    """By type the keys that have another value."""


class Catalog(msgspec.Struct):
    """The types in force: one object a process. Whoever needs it keeps it, or its `types`, and looks a type up there
    when it is needed, so that what `replace` brings is seen by all in the same step."""

    types: dict[str, JobType]
    """Always the same dict; a type that stays as it is stays the same object."""
    descriptor_set: str | None = None
    """Path of a serialized FileDescriptorSet, for targets without reflection."""

    def replace(self, new: Catalog) -> Changes:
        """Another catalog is in force from here on."""
        old = dict(self.types)
        self.types.clear()
        for name, kind in new.types.items():
            self.types[name] = old[name] if old.get(name) == kind else kind
        self.descriptor_set = new.descriptor_set
        return Changes(
            tuple(sorted(self.types.keys() - old.keys())),
            tuple(sorted(old.keys() - self.types.keys())),
            {
                name: _differing(old[name], self.types[name])
                for name in sorted(old.keys() & self.types.keys())
                if old[name] is not self.types[name]
            },
        )


def _differing(old: JobType, new: JobType) -> tuple[str, ...]:
    return tuple(key for key in JobType.__struct_fields__ if getattr(old, key) != getattr(new, key))
