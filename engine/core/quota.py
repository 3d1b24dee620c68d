"""Quotas: which counters the jobs of a request ask for, and what follows from what is granted. Pure.

In prose: docs/design/quota.md. Invariant: of a counter's jobs the first ones of the request are those that pass.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from engine.core.catalog import Quota
from engine.core.ids import DEFAULT_TENANT
from engine.core.job import NewJob
from engine.errors import QuotaSpent
from engine.options import DAY_MS


class Ask(msgspec.Struct, frozen=True, gc=False):
    """So many submissions of one user on one day, of the types that share a quota."""

    quota: str
    """Its name."""
    tenant: str
    user_id: str
    day: int
    """Since 1970, UTC."""
    limit: int
    wanted: int


class Demand(msgspec.Struct):
    """What one counter is asked for, and for which jobs: indices in the order of the request."""

    ask: Ask
    jobs: list[int]


def demands(jobs: Sequence[NewJob], quotas: Mapping[str, Quota], now_ms: int) -> list[Demand]:
    """Of those jobs whose type has a quota and that have a user."""
    found: dict[tuple[str, str, str], list[int]] = {}
    limits: dict[str, int] = {}
    for index, new in enumerate(jobs):
        quota = quotas.get(new.type)
        if quota is None or new.user_id is None:
            continue
        limits[quota.name] = quota.per_user_per_day
        found.setdefault((quota.name, new.tenant or DEFAULT_TENANT, new.user_id), []).append(index)
    day = now_ms // DAY_MS
    return [
        Demand(Ask(name, tenant, user_id, day, limits[name], len(indices)), indices)
        for (name, tenant, user_id), indices in found.items()
    ]


def spent(ask: Ask, now_ms: int) -> QuotaSpent:
    """What those are told who are not granted any more."""
    after_ms = max(1, (ask.day + 1) * DAY_MS - now_ms)
    name = f"of the quota {ask.quota!r}" if not ask.quota.startswith("=") else f"of type {ask.quota[1:]!r}"
    text = f"the user has submitted the {ask.limit} jobs {name} that a day allows; the next day begins at 00:00 UTC"
    return QuotaSpent(text, retry_after_ms=after_ms)
