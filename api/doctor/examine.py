"""Runs all checks at once and gathers what they found, by subject, in one order whatever ends first."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import asyncpg
import msgspec

from api.catalog import load as load_catalog
from api.doctor import clock, days, node, postgres, redis, schema, shards, stores, targets
from api.doctor.finding import CHECK_S, Finding, checked, fail, one_line, warning
from api.settings import Settings
from engine.core.catalog import Catalog
from engine.errors import Unusable

_REDIS_S = CHECK_S - 2.0
"""The judging of shards waits for the leases, and must not run out of time with them."""
_WITHOUT_POSTGRES = "clock, migrations, shards, leases, audit and days"


class Examined(msgspec.Struct, frozen=True):
    findings: list[Finding]
    unusable: bool
    """The configuration itself cannot be used: no node would start with it."""


async def examine(settings: Settings, url: str, *, url_stated: bool, now_ms: Callable[[], int]) -> Examined:
    """Changes nothing anywhere. `url` is a node's: that none answers there is a failure only where it was stated."""
    found = stores.find(settings)
    catalog, unusable = _catalog(settings)
    parts: list[Coroutine[Any, Any, list[Finding]]] = [
        _stores(found, now_ms),
        _targets(catalog),
        checked(node.SUBJECT, node.check(url, now_ms, stated=url_stated)),
    ]
    gathered = await asyncio.gather(*parts)
    by_subject: dict[str, list[Finding]] = {}
    for finding in [*found.findings, *gathered[0], *unusable, *gathered[1], *gathered[2]]:
        by_subject.setdefault(finding.subject, []).append(finding)
    return Examined([each for findings in by_subject.values() for each in findings], unusable=bool(unusable))


def _catalog(settings: Settings) -> tuple[Catalog | None, list[Finding]]:
    try:
        return load_catalog(settings.catalog), []
    except Unusable as error:
        what, _, mend = str(error).rpartition("; ")
        return None, [fail("catalog", what or mend, mend if what else "mend the file that --catalog names")]


async def _targets(catalog: Catalog | None) -> list[Finding]:
    """Each target has a limit of its own; there may be many."""
    return await checked(targets.SUBJECT, targets.check(catalog), None) if catalog is not None else []


async def _stores(found: stores.Stores, now_ms: Callable[[], int]) -> list[Finding]:
    leases: asyncio.Future[list[redis.Lease] | None] = asyncio.get_running_loop().create_future()

    async def look_at_redis() -> list[Finding]:
        seen = redis.Seen([], None)
        try:
            if found.redis is not None:
                seen = await redis.look(found.redis)
        finally:
            leases.set_result(seen.leases)  # whatever happens, nobody waits for it in vain
        return seen.findings

    both = await asyncio.gather(
        _postgres(found.postgres, leases, now_ms), checked(redis.SUBJECT, look_at_redis(), _REDIS_S)
    )
    return [finding for findings in both for finding in findings]


async def _postgres(
    dsn: str | None, leases: Awaitable[list[redis.Lease] | None], now_ms: Callable[[], int]
) -> list[Finding]:
    reached = await checked(postgres.SUBJECT, _reach(dsn))
    if dsn is None or reached:
        skipped = warning(postgres.SUBJECT, f"not checked: {_WITHOUT_POSTGRES}", "mend PostgreSQL first")
        return [*reached, skipped]
    by_subject = await asyncio.gather(
        checked(postgres.SUBJECT, postgres.check(dsn)),
        checked(clock.SUBJECT, _clock(dsn, now_ms)),
        checked(schema.SUBJECT, _asked(schema.SUBJECT, schema.check(dsn))),
        checked(shards.SHARDS, _asked(shards.SHARDS, shards.check(dsn, leases))),
        checked(days.SUBJECT, _asked(days.SUBJECT, days.check(dsn, now_ms()))),
    )
    return [finding for findings in by_subject for finding in findings]


async def _asked(subject: str, check: Awaitable[list[Finding]]) -> list[Finding]:
    """A check of the schema by a role that may not read it is one finding, and says whose role may."""
    try:
        return await check
    except asyncpg.InsufficientPrivilegeError as error:
        mend = "name the role that nodes use in --postgres, or grant that role to this one"
        return [fail(subject, f"the role may not look: {one_line(error)}", mend)]


async def _reach(dsn: str | None) -> list[Finding]:
    finding = await postgres.reach(dsn) if dsn is not None else None
    return [finding] if finding is not None else []


async def _clock(dsn: str, now_ms: Callable[[], int]) -> list[Finding]:
    async with postgres.connected(dsn) as connection:

        async def theirs_ms() -> float:
            return float(await connection.fetchval(postgres.sql("now")))

        return await clock.check(theirs_ms, now_ms)
