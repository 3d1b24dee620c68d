"""Which PostgreSQL and which Redis a node with these settings would use: those given, or embedded ones that run now."""

from __future__ import annotations

from pathlib import Path

import msgspec

from api.doctor.finding import Finding, fail, ok
from api.settings import Settings
from api.stores.running import left_by_postgres, left_by_valkey, postgres_dsn, valkey_url

_SERVE = "start the node (tocsin serve), which starts it; or name another directory (--data) or a server ({flag})"


class Stores(msgspec.Struct, frozen=True):
    postgres: str | None
    """None: there is none to look at; why is among the findings."""
    redis: str | None
    findings: list[Finding]


def find(settings: Settings) -> Stores:
    """Reads files and processes; starts and changes nothing."""
    postgres, redis, findings = settings.postgres, settings.redis, []
    data = settings.data.expanduser().absolute()
    if postgres is None:
        left = left_by_postgres(data / "postgres")
        running = left is not None and left.alive
        findings.append(_embedded("postgres", "PostgreSQL", data / "postgres", running))
        postgres = postgres_dsn(left.sockets) if left is not None and running else None
    if redis is None:
        left = left_by_valkey(data / "valkey")
        running = left is not None and left.alive
        findings.append(_embedded("redis", "Valkey", data / "valkey", running))
        redis = valkey_url(left.sockets) if left is not None and running else None
    return Stores(postgres, redis, findings)


def _embedded(subject: str, name: str, directory: Path, running: bool) -> Finding:
    if running:
        return ok(subject, f"embedded {name} runs in {directory}")
    told = f"embedded {name} does not run in {directory}" if directory.exists() else f"there is no {directory}"
    return fail(subject, f"--{subject} is not given, and {told}", _SERVE.format(flag=f"--{subject}"))
