"""The ceiling of the journal's append: asyncpg's binary COPY of ready-made bytes, and a commit of one inserted row.

The table is the journal's: the same columns, key, day partitions and storage, but no fence, no tally and no schema of
Tocsin's. Imports nothing of Tocsin. Used by `bench/journal.py`, which hands in the bytes that it appended itself.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

import asyncpg

DAY_MS = 86_400_000
COLUMNS = [
    *("shard", "filed_ms", "job_id", "rev", "epoch", "state", "version", "due_ms", "keep_ms"),
    *("tenant", "type", "user_id", "tags", "body"),
]

TABLES = """
create schema bare;
create table bare.record (
    filed_ms bigint not null, due_ms bigint not null, epoch bigint not null,
    at timestamptz not null default statement_timestamp(),
    job_id uuid not null, rev integer not null, shard smallint not null, state smallint not null,
    version smallint not null, keep_ms bigint, tenant text, type text, user_id text, tags text[], body bytea not null,
    primary key (shard, filed_ms, job_id, rev)
) partition by range (filed_ms);
alter table bare.record alter column body set storage external;
create table bare.one (n bigint generated always as identity primary key, body bytea not null);
"""


async def make_tables(connection: asyncpg.Connection, days: Sequence[int]) -> None:
    """`days` are counted from 1970-01-01."""
    await connection.execute(TABLES)
    for day in days:
        await connection.execute(
            f"create table bare.record_{day} partition of bare.record "
            f"for values from ({day * DAY_MS}) to ({(day + 1) * DAY_MS})"
        )


async def copy_all(connections: Sequence[asyncpg.Connection], batches: Sequence[Sequence[memoryview]]) -> float:
    """Seconds until every connection has copied its own batches, one after the other, each its own commit."""

    async def copy(connection: asyncpg.Connection, mine: Sequence[memoryview]) -> None:
        for data in mine:
            await connection.copy_to_table(
                "record",
                schema_name="bare",
                source=data,  # type: ignore[arg-type] # a buffer goes out as it is; the stubs do not know
                columns=COLUMNS,
                format="binary",
            )

    began_s = time.perf_counter()
    await asyncio.gather(*(copy(c, mine) for c, mine in zip(connections, batches, strict=True)))
    return time.perf_counter() - began_s


async def insert_one_by_one(connection: asyncpg.Connection, body: bytes, times: int) -> list[float]:
    """Milliseconds of each durable commit of one row."""
    insert = await connection.prepare("insert into bare.one (body) values ($1)")
    took_ms = []
    for _ in range(times):
        began_s = time.perf_counter()
        await insert.fetchval(body)
        took_ms.append((time.perf_counter() - began_s) * 1e3)
    return took_ms
