"""What the journal and the target's ledger hold, read by SQL and by line, with nothing of Tocsin's own code.

States are numbers in the journal; a job's last word is the row of its highest revision. Totals by shard are what owners
wrote last, so they are read at a quiet moment.
"""

from __future__ import annotations

import json
from pathlib import Path

import asyncpg
import msgspec

STATES = ("pending", "retrying", "succeeded", "dead", "cancelled", "expired")
"""In the journal a state is its place here."""

_LAST_WORDS = """
select distinct on (shard, job_id) job_id::text as id, shard, state
from tocsin.job_record where state <> 6 order by shard, job_id, rev desc
"""
_FIRST_FILINGS = (
    "select shard, count(*) as jobs, count(distinct user_id) as users from tocsin.job_record where rev = 0 group by 1"
)
_OWNERS = """
select s.shard, s.owner::text as owner, c.node, c.fenced_at is not null as fenced,
    s.accepted, s.pending, s.retrying, s.succeeded, s.dead, s.cancelled, s.expired
from tocsin.shard s left join tocsin.incarnation_lane c on c.incarnation = s.owner and c.lane = -1 order by s.shard
"""
_DOUBLE_KEYS = "select count(*) - count(distinct (shard, key_hash)) from tocsin.idempotency_key"


class Shard(msgspec.Struct):
    shard: int
    node: str | None
    """None: nobody's, or of an incarnation that may not write."""
    totals: dict[str, int]


class Call(msgspec.Struct):
    """A line of the ledger, as far as it matters here. Times by the target's clock."""

    job_id: str
    fire_id: str
    epoch: int
    shard: int
    due_at_ms: int
    received_ms: int
    outcome: str


class Books(msgspec.Struct):
    jobs: dict[str, str]
    """State by job id."""
    counted: dict[int, dict[str, int]]
    """By shard: rows counted, by state and `accepted`."""
    shards: list[Shard]
    filed: int
    users: int
    double_keys: int
    calls: list[Call]


async def read(dsn: str, ledger: Path) -> Books:
    connection = await asyncpg.connect(dsn, ssl=False)
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            last = await connection.fetch(_LAST_WORDS)
            filed = await connection.fetch(_FIRST_FILINGS)
            owners = await connection.fetch(_OWNERS)
            double_keys: int = await connection.fetchval(_DOUBLE_KEYS)
    finally:
        await connection.close()
    counted = {row["shard"]: dict.fromkeys(("accepted", *STATES), 0) for row in owners}
    for row in filed:
        counted[row["shard"]]["accepted"] = row["jobs"]
    for row in last:
        counted[row["shard"]][STATES[row["state"]]] += 1
    return Books(
        jobs={row["id"]: STATES[row["state"]] for row in last},
        counted=counted,
        shards=[
            Shard(
                row["shard"],
                None if row["owner"] is None or row["fenced"] else row["node"],
                {name: row[name] for name in ("accepted", *STATES)},
            )
            for row in owners
        ],
        filed=sum(row["jobs"] for row in filed),
        users=sum(row["users"] for row in filed),
        double_keys=double_keys,
        calls=calls(ledger),
    )


def calls(ledger: Path) -> list[Call]:
    """In the order in which the target wrote them."""
    decode = msgspec.json.Decoder(Call).decode
    found = []
    for line in ledger.read_bytes().splitlines() if ledger.exists() else []:
        try:
            found.append(decode(line))
        except (msgspec.DecodeError, json.JSONDecodeError):
            continue  # torn by a kill
    return found
