"""What the journal holds, read by SQL, with nothing of Tocsin's own code; and, beside it, what the target wrote down.

States are numbers in the journal; a job's last word is the row of its highest revision. Totals by shard are what owners
wrote last, so they are read at a quiet moment. Read part by part: memory holds one at a time.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import msgspec

from bench.chaos.calls import Call
from bench.chaos.parts import shards_of

STATES = ("pending", "retrying", "succeeded", "dead", "cancelled", "expired")
"""In the journal a state is its place here."""

_LAST_WORDS = """
select distinct on (shard, job_id) job_id::text as id, shard, state
from tocsin.job_record where state <> 6 and shard = any($1) order by shard, job_id, rev desc
"""
_FIRST_FILINGS = """
select shard, count(*) as jobs, count(distinct user_id) as users
from tocsin.job_record where rev = 0 and shard = any($1) group by 1
"""
_OWNERS = """
select s.shard, s.owner::text as owner, c.node, c.fenced_at is not null as fenced,
    s.accepted, s.pending, s.retrying, s.succeeded, s.dead, s.cancelled, s.expired
from tocsin.shard s left join tocsin.incarnation_lane c on c.incarnation = s.owner and c.lane = -1
where s.shard = any($1) order by s.shard
"""
_DOUBLE_KEYS = "select count(*) - count(distinct (shard, key_hash)) from tocsin.idempotency_key where shard = any($1)"
_SHARDS = "select shard from tocsin.shard order by shard"
_TOTALS = "select sum(accepted)::bigint as accepted, sum(pending + retrying)::bigint as open from tocsin.shard"


class Shard(msgspec.Struct):
    shard: int
    node: str | None
    """None: nobody's, or of an incarnation that may not write."""
    totals: dict[str, int]


class Books(msgspec.Struct):
    """Of some shards."""

    jobs: dict[str, str]
    """State by job id."""
    counted: dict[int, dict[str, int]]
    """By shard: rows counted, by state and `accepted`."""
    shards: list[Shard]
    filed: int
    users: int
    double_keys: int
    calls: list[Call]


async def read(dsn: str, part: int, calls: list[Call]) -> Books:
    async with _connection(dsn) as connection, connection.transaction(isolation="repeatable_read", readonly=True):
        mine = shards_of(part, [row["shard"] for row in await connection.fetch(_SHARDS)])
        last = await connection.fetch(_LAST_WORDS, mine)
        filed = await connection.fetch(_FIRST_FILINGS, mine)
        owners = await connection.fetch(_OWNERS, mine)
        double_keys: int = await connection.fetchval(_DOUBLE_KEYS, mine)
    return Books(
        jobs={row["id"]: STATES[row["state"]] for row in last},
        counted=_counted(mine, last, filed),
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
        calls=calls,
    )


def _counted(shards: list[int], last: Sequence[Any], filed: Sequence[Any]) -> dict[int, dict[str, int]]:
    counted = {shard: dict.fromkeys(("accepted", *STATES), 0) for shard in shards}
    for row in filed:
        counted[row["shard"]]["accepted"] = row["jobs"]
    for row in last:
        counted[row["shard"]][STATES[row["state"]]] += 1
    return counted


async def is_quiet(dsn: str, acknowledged: int) -> bool:
    """Whether owners have written down so many jobs, and that none is open: by totals, before all is read."""
    async with _connection(dsn) as connection:
        row = await connection.fetchrow(_TOTALS)
    assert row is not None
    return bool(row["accepted"] >= acknowledged and row["open"] == 0)


@asynccontextmanager
async def _connection(dsn: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(dsn, ssl=False)
    try:
        yield connection
    finally:
        await connection.close()
