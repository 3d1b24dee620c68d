"""The shards: each has a living owner, none lags behind, and the audit of each adds up.

PostgreSQL says who owns a shard, Redis which nodes seem alive; what the two say together is judged here. Judging is
pure: rows and leases in, findings out.
"""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Sequence

import asyncpg
import msgspec

from api.doctor.finding import Finding, counted, fail, ok, ranges, warning
from api.doctor.postgres import connected, read
from api.doctor.redis import Lease
from engine.journal.codec import decode_deltas
from engine.options import MINUTE_MS, Options
from engine.ports import Tally
from shards.options import LEASE_RENEW_MS, LEASE_TTL_MS

SHARDS, LEASES, OVERDUE, AUDIT = "shards", "leases", "overdue", "audit"

_TALLIES_MAX = 10_000
"""Flushes not yet folded: a node writes a few hundred between two folds."""
_BEHIND_MS = 2 * Options().stale_after_ms
"""What waits longer than half of it is filed anew, so an owner that works keeps every cursor nearer than this."""
_START = "start a node (tocsin serve): it takes every shard that is free"


class Shard(msgspec.Struct, frozen=True):
    number: int
    owned: bool
    node: str | None
    """The owner's; None where nobody owns it, or the owner's rows are gone."""
    fenced: bool
    behind_ms: int
    """How far the durable cursor is behind PostgreSQL's clock; 0 for a shard that was never served."""
    open_jobs: int
    accepted: int
    counted: int
    """Every state's total: what `accepted` must be."""


class Books(msgspec.Struct, frozen=True):
    """What PostgreSQL says, at one moment."""

    cluster: str
    shards_total: int | None
    """None before the cluster's first start."""
    shards: list[Shard]
    unfolded: list[Tally]
    """Counted since the totals were written."""


async def check(dsn: str, leases: Awaitable[list[Lease] | None]) -> list[Finding]:
    """`leases` are waited for with PostgreSQL's side already read."""
    async with connected(dsn) as connection:
        books = await _read(connection)
    if books is None:
        return []
    found = await leases
    ours = None if found is None else {lease.node: lease for lease in found if lease.cluster == books.cluster}
    return judge(books, ours)


async def _read(connection: asyncpg.Connection) -> Books | None:
    """None where there is no schema, which is the migrations' finding."""
    try:
        (identity,) = await read(connection, "identity")
        rows = await read(connection, "shards")
        tallies = await read(connection, "tallies", _TALLIES_MAX)
    except (asyncpg.UndefinedTableError, asyncpg.InvalidSchemaNameError):
        return None
    shards = [
        Shard(
            number=row["shard"],
            owned=row["owner"] is not None,
            node=row["node"],
            fenced=row["fenced"],
            behind_ms=row["behind_ms"],
            open_jobs=row["open"],
            accepted=row["accepted"],
            counted=row["counted"],
        )
        for row in rows
    ]
    unfolded = [tally for row in tallies for tally in decode_deltas(row["deltas"]).values()]
    return Books(identity["id"], identity["shards"], shards, unfolded)


def judge(books: Books, leases: dict[str, Lease] | None) -> list[Finding]:
    """`leases`: of this cluster, by node; None where Redis did not tell."""
    if books.shards_total is None:
        return [warning(SHARDS, "the cluster was never started: it has no shards yet", _START)]
    return [*_owners(books, leases), *_leases(books, leases), _overdue(books), _audit(books)]


# -- owners and their leases ----------------------------------------------------------------------


def _owners(books: Books, leases: dict[str, Lease] | None) -> list[Finding]:
    findings = []
    if len(books.shards) != books.shards_total:
        told = f"the cluster has {books.shards_total:,} shards, but the table holds {len(books.shards):,}"
        findings.append(fail(SHARDS, told, "restore the table shard from a backup: rows of it were deleted"))
    free = [shard.number for shard in books.shards if not shard.owned]
    if free:
        waiting = sum(shard.open_jobs for shard in books.shards if not shard.owned)
        told = f"{_numbered(free)} without an owner; {counted(waiting, 'job')} of theirs not fired"
        findings.append(fail(SHARDS, told, _START))
    pushed_out = [shard.number for shard in books.shards if shard.owned and (shard.fenced or shard.node is None)]
    if pushed_out:
        mend = f"{_START}; nodes that run take them by themselves within seconds"
        findings.append(fail(SHARDS, f"{_numbered(pushed_out)} with an owner that may write no more", mend))
    for node, numbers in _by_node(books.shards).items():
        if leases is not None and node not in leases:
            told = f"{_numbered(numbers)} owned by node {node}, which seems dead: its lease is gone"
            mend = f"look whether {node} runs and reaches Redis; else start a node: it takes the shards over"
            findings.append(fail(SHARDS, told, mend))
        elif leases is not None:
            findings.append(ok(SHARDS, f"{_numbered(numbers)} owned by node {node}, which is alive"))
        else:
            mend = "mend Redis first: its leases say which nodes are alive"
            findings.append(
                warning(SHARDS, f"{_numbered(numbers)} owned by node {node}; whether it lives is not known", mend)
            )
    return findings


def _leases(books: Books, leases: dict[str, Lease] | None) -> list[Finding]:
    owners = _by_node(books.shards)
    return [_lease(lease, owns=lease.node in owners) for _, lease in sorted((leases or {}).items())]


def _lease(lease: Lease, *, owns: bool) -> Finding:
    told = f"node {lease.node}: renewed {max(LEASE_TTL_MS - lease.ttl_ms, 0):,} ms ago, ends in {lease.ttl_ms:,} ms"
    if lease.ttl_ms < 0 or lease.ttl_ms > LEASE_TTL_MS:
        end = "never ends" if lease.ttl_ms < 0 else f"ends in {lease.ttl_ms:,} ms, not {LEASE_TTL_MS:,}"
        mend = "take it out of Redis: a node that lives writes it anew, and a dead one would never be noticed"
        return fail(LEASES, f"node {lease.node}: the lease {end}; no Tocsin wrote it so", mend)
    if lease.ttl_ms < LEASE_TTL_MS - 2 * LEASE_RENEW_MS:
        mend = f"look at the node's log: it renews every {LEASE_RENEW_MS:,} ms while it reaches Redis and PostgreSQL"
        return warning(LEASES, told, mend)
    return ok(LEASES, told if owns else f"{told}; owns no shards")


def _by_node(shards: Iterable[Shard]) -> dict[str, list[int]]:
    """Shards whose owner may write, by its node."""
    found: dict[str, list[int]] = {}
    for shard in shards:
        if shard.owned and shard.node is not None and not shard.fenced:
            found.setdefault(shard.node, []).append(shard.number)
    return found


def _numbered(numbers: Sequence[int]) -> str:
    return f"{counted(len(numbers), 'shard')} ({ranges(numbers)})"


# -- cursors and totals ---------------------------------------------------------------------------


def _overdue(books: Books) -> Finding:
    """A cursor far behind has open jobs at it: it would have moved on else. Without an owner nothing moves it."""
    behind = [shard for shard in books.shards if shard.behind_ms > _BEHIND_MS and shard.open_jobs]
    if not behind:
        return ok(OVERDUE, "no shard has open jobs far behind now")
    worst = max(behind, key=lambda shard: shard.behind_ms)
    told = (
        f"{_numbered([shard.number for shard in behind])} with open jobs up to "
        f"{worst.behind_ms / MINUTE_MS:,.0f} min behind now"
    )
    if all(not shard.owned for shard in behind):
        return fail(OVERDUE, told, _START)
    mend = "look at `tocsin top`, or /api/v1/monitoring/status: `waiting` says why what is due is not finished"
    return fail(OVERDUE, told, mend)


def _audit(books: Books) -> Finding:
    wrong = [shard for shard in books.shards if shard.accepted != shard.counted]
    told = f"{counted(sum(shard.accepted for shard in books.shards), 'job')} accepted"
    mend = "keep the database as it is and report it: the audit holds after any crash, so a row was changed by hand"
    if wrong:
        first = wrong[0]
        numbers = f"{_numbered([shard.number for shard in wrong])} with a sum of states that is not what was accepted"
        return fail(AUDIT, f"{numbers}; shard {first.number}: {first.counted:,} of {first.accepted:,}", mend)
    open_counts = [tally for tally in books.unfolded if tally.accepted != _states(tally)]
    if open_counts:
        return fail(AUDIT, f"{counted(len(open_counts), 'count')} since the last fold do not add up", mend)
    since = sum(tally.accepted for tally in books.unfolded)
    more = f" and {since:,} since the last fold" if since else ""
    return ok(AUDIT, f"{told}{more}: the states add up in {counted(len(books.shards), 'shard')}")


def _states(tally: Tally) -> int:
    return tally.pending + tally.retrying + tally.succeeded + tally.dead + tally.cancelled + tally.expired
