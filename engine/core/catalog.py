"""Job types: where a job of a type goes and how it is treated on the way. Values only; the file is read elsewhere."""

from __future__ import annotations

from enum import IntEnum
from typing import Protocol

import msgspec

from engine.options import ATTEMPTS_CAP, TIMEOUT_CAP_MS


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


class Caps(msgspec.Struct):
    """The most that a type or a job may ask for."""

    max_attempts: int = ATTEMPTS_CAP
    timeout_ms: int = TIMEOUT_CAP_MS


class Schema(Protocol):
    """What payloads of a type must be. The doors look; the engine passes on what it is given."""

    def wrong(self, payload: bytes) -> list[tuple[str, str]]:
        """(JSON pointer, what is wrong there) of some places of a JSON payload; empty where it fits."""
        ...


class Quota(msgspec.Struct, frozen=True):
    """How much each user may submit, of all types that name it together."""

    name: str
    per_user_per_day: int


class Escalation(msgspec.Struct, frozen=True):
    """Who hears of it when a job is dead, and how often at most."""

    type: str
    """Of the job that tells them."""
    recipients: tuple[str, ...]
    interval_s: int = 3_600


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
    concurrency: int | None = None
    """Calls running at once in the cluster; None: as many as there is room for; 0: none, see `unknown`."""
    rate: float | None = None
    """Calls that start in a second in the cluster; None: as many as can."""
    quota: Quota | None = None
    """None: each user may submit as many as he likes."""
    escalation: Escalation | None = None
    """None: nobody is told when a job is dead."""
    description: str = ""
    example: bytes | None = None
    """A payload, in JSON."""
    schema: Schema | None = None


class Databases(dict[str, str]):
    """DSNs by name, for maintenance. They hold passwords: nobody shows them by chance."""

    def __repr__(self) -> str:
        return f"Databases({', '.join(self)})"


def unknown(name: str) -> JobType:
    """What a job is of whose type the catalog does not have (any more): nothing of it starts, all of it waits."""
    return JobType(name, Target("none", "unknown", ""), concurrency=0)


class Changes(msgspec.Struct, frozen=True):
    """What a catalog has become: names of types, sorted."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: dict[str, tuple[str, ...]]
    """By type the keys that have another value."""
    databases: tuple[str, ...] = ()
    """Those that have come, gone or another DSN."""
    caps: tuple[str, ...] = ()
    """Those that have another value."""


class Catalog(msgspec.Struct):
    """The types in force: one object a process. Whoever needs it keeps it, or its `types`, and looks a type up there
    when it is needed, so that what `replace` brings is seen by all in the same step."""

    types: dict[str, JobType]
    """Always the same dict; a type that stays as it is stays the same object."""
    descriptor_set: str | None = None
    """Path of a serialized FileDescriptorSet, for targets without reflection."""
    databases: Databases = msgspec.field(default_factory=Databases)
    """Always the same dict."""
    caps: Caps = msgspec.field(default_factory=Caps)
    """Always the same object."""
    version: int = 0
    """Counts what was put in force."""
    quotas: dict[str, Quota] = msgspec.field(default_factory=dict)
    """By type, of those that have one. Always the same dict, made from `types`."""
    escalations: dict[str, Escalation] = msgspec.field(default_factory=dict)
    """Likewise."""

    def __post_init__(self) -> None:
        self._sort_out()

    def _sort_out(self) -> None:
        self.quotas.clear()
        self.quotas.update({kind.name: kind.quota for kind in self.types.values() if kind.quota is not None})
        self.escalations.clear()
        marked = {kind.name: kind.escalation for kind in self.types.values() if kind.escalation is not None}
        self.escalations.update(marked)

    def replace(self, new: Catalog) -> Changes:
        """Another catalog is in force from here on."""
        old, dsns = dict(self.types), dict(self.databases)
        self.types.clear()
        for name, kind in new.types.items():
            self.types[name] = old[name] if old.get(name) == kind else kind
        self.descriptor_set = new.descriptor_set
        self.databases.clear()
        self.databases.update(new.databases)
        caps = _differing(self.caps, new.caps)
        for name in caps:
            setattr(self.caps, name, getattr(new.caps, name))
        self.version += 1
        self._sort_out()
        return Changes(
            tuple(sorted(self.types.keys() - old.keys())),
            tuple(sorted(old.keys() - self.types.keys())),
            {
                name: _differing(old[name], self.types[name])
                for name in sorted(old.keys() & self.types.keys())
                if old[name] is not self.types[name]
            },
            tuple(name for name in sorted(dsns | self.databases) if dsns.get(name) != self.databases.get(name)),
            caps,
        )


def _differing(old: msgspec.Struct, new: msgspec.Struct) -> tuple[str, ...]:
    return tuple(key for key in old.__struct_fields__ if getattr(old, key) != getattr(new, key))
