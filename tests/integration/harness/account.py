"""The account of a run: what the client was told, what the journal holds, what the target's ledger says of it.

The three are kept by three processes and read without any code of the node: rows by SQL of the test's own, states by
their numbers in the journal, calls by the target's clock.
"""

from __future__ import annotations

from collections import Counter

import asyncpg
import msgspec

from bench.targets.ledger import DONE, Entry
from tests.integration.harness.client import Client
from tests.integration.harness.target import TargetProcess
from tests.integration.harness.wait import eventually

STATES = ("pending", "retrying", "succeeded", "dead", "cancelled", "expired")
"""In the journal a state is its place here."""

_LAST_WORDS = """
select state, count(*) as jobs from (
    select distinct on (shard, job_id) state from tocsin.job_record order by shard, job_id, rev desc
) last group by state
"""
_FIRST_FILINGS = "select job_id, tags[1] as name from tocsin.job_record where rev = 0"
_UNKEYED = "select count(*) - count(distinct (shard, key_hash)) from tocsin.idempotency_key"


class Books(msgspec.Struct):
    """What PostgreSQL holds."""

    audit: dict[str, int]
    names: dict[str, str]
    """By job id: the recipient, as each first filing says."""
    double_keys: int
    """Rows of idempotency keys beyond the first of each."""


async def read_books(*dsns: str) -> Books:
    """Of one journal, or of several together."""
    found: Counter[int] = Counter()
    names: dict[str, str] = {}
    double_keys = 0
    for dsn in dsns:
        connection = await asyncpg.connect(dsn, ssl=False)
        try:
            found.update({row["state"]: row["jobs"] for row in await connection.fetch(_LAST_WORDS)})
            names |= {str(row["job_id"]): row["name"] for row in await connection.fetch(_FIRST_FILINGS)}
            double_keys += await connection.fetchval(_UNKEYED)
        finally:
            await connection.close()
    assert set(found) <= set(range(len(STATES))), found
    audit = {name: found.get(number, 0) for number, name in enumerate(STATES)}
    return Books(audit | {"accepted": len(names)}, names, double_keys)


def check_calls(entries: list[Entry], client: Client, names: dict[str, str], early_ms: int = 0) -> None:
    """None early by the target's clock (by more than a node's is ahead), repeats only under one fire id, none done
    twice, none that nobody filed."""
    due_by_name = {wish.name: wish.due_ms for wish in [*client.acknowledged.values(), *client.unknown]}
    fire_ids: dict[str, set[str]] = {}
    for entry in entries:
        assert entry.lateness_ms >= -early_ms, ("early", entry)
        assert entry.job_id in names, ("nobody filed it", entry)
        due_ms = due_by_name.get(names[entry.job_id])
        assert due_ms is None or entry.received_ms >= due_ms - early_ms, ("before it was asked for", due_ms, entry)
        fire_ids.setdefault(entry.job_id, set()).add(entry.fire_id)
    several = {job_id: found for job_id, found in fire_ids.items() if len(found) > 1}
    assert not several, ("a repeat under another fire id", several)
    worked = Counter(entry.fire_id for entry in entries if entry.outcome == "OK")
    assert max(worked.values(), default=1) == 1, worked.most_common(3)


async def settled(
    client: Client, target: TargetProcess, *dsns: str, within_s: float = 30.0, early_ms: int = 0
) -> Books:
    """Once nothing is open any more: the three accounts agree to the job. Returns the journal's."""

    async def quiet() -> bool:
        audit = (await client.status())["audit"]
        return bool(audit["pending"] + audit["running"] + audit["retrying"] == 0)

    await eventually(quiet, within_s, what="every accepted job is finished")
    books = await audited(client, *dsns)
    lost = set(client.acknowledged) - set(books.names)
    assert not lost, f"{len(lost)} acknowledged jobs are not in the journal: {sorted(lost)[:3]}"
    done = {entry.job_id for entry in target.read() if entry.outcome in DONE}
    unfired = set(books.names) - done
    assert not unfired, f"{len(unfired)} accepted jobs never reached the target: {sorted(unfired)[:3]}"
    check_calls(target.entries, client, books.names, early_ms)
    twice = [name for name, times in Counter(books.names.values()).items() if times > 1]
    assert not twice, f"filed twice: {twice[:3]}"
    assert books.double_keys == 0, books.double_keys
    return books


async def audited(client: Client, *dsns: str) -> Books:
    """The node's audit is what the journal's rows add up to, at a moment when neither moves."""

    async def equal() -> Books | None:
        before = (await client.status())["audit"]
        books = await read_books(*dsns)
        after = (await client.status())["audit"]
        if before != after:
            return None
        open_jobs = after.pop("pending") + after.pop("running") + after.pop("retrying")
        stored = dict(books.audit)
        assert open_jobs == stored.pop("pending") + stored.pop("retrying"), (before, books.audit)
        assert after == stored, (after, stored)
        return books

    found = await eventually(equal, what="the audit stands still")
    assert found.audit["accepted"] >= len(client.acknowledged), (found.audit, len(client.acknowledged))
    return found
