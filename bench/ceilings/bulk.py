"""The ceiling of a bulk operation: a keyset select of a tag's rows, and COPYs of the rows that change them, bare.

The table has the journal's columns, key and day partitions and its index by tag. One page is read while the last one is
written, over two connections, each page a commit of its own. Nothing else is done: no memory, no memory of what is done
already, nobody else who writes. Imports nothing of Tocsin.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from struct import Struct
from typing import Any
from uuid import UUID

import asyncpg

from bench.ceilings.copy import COLUMNS, DAY_MS, make_tables

PAGE = 1_000
_HEADER, _END = b"PGCOPY\n\xff\r\n\0" + bytes(8), b"\xff\xff"
_FIXED = Struct(">hihiqi16siiiqihihiq")
_NULLS = b"\xff\xff\xff\xff"
_LENGTH = Struct(">i")

_FILL = """
insert into bare.record (shard, filed_ms, job_id, rev, epoch, state, version, due_ms, type, user_id, tags, body)
select n % 256, $1::bigint + n % $2::bigint, gen_random_uuid(), 0, 1, 0, 4, $1::bigint + n % $2::bigint,
    'messaging.send_scheduled_message', 'u-' || n % 10000, array['bare'], decode(repeat('78', 140), 'hex')
from generate_series(1, $3::bigint) n
"""
_READ = """
select shard, filed_ms, uuid_send(job_id) as job_id, due_ms, type, user_id, body
from bare.record
where tags[1] collate "C" = 'bare' and tags is not null and rev = 0 and (due_ms, job_id) > ($1::bigint, $2::uuid)
    and due_ms < $3::bigint
order by due_ms, job_id
limit $4::bigint
"""


async def make(connection: asyncpg.Connection, days: Sequence[int], first_ms: int, width_ms: int, jobs: int) -> None:
    """A table with so many rows of one tag, due from `first_ms` on, evenly over `width_ms`."""
    await connection.execute("drop schema if exists bare cascade")
    await make_tables(connection, days)
    await connection.execute(
        'create index on bare.record ((tags[1]) collate "C", due_ms, job_id) where tags is not null'
    )
    await connection.execute(
        "create index on bare.record ((greatest(state, 1::smallint)), due_ms, job_id, shard, filed_ms) "
        "where state = 1 or (state > 2 and state < 6) or (filed_ms <> due_ms and state = 0)"
    )
    await connection.execute(_FILL, first_ms, width_ms, jobs)
    await connection.execute("analyze bare.record")


async def change(
    reader: asyncpg.Connection, writer: asyncpg.Connection, end_ms: int, rows_of: Callable[[Any], bytes]
) -> float:
    """Seconds until every row has been read and what changes it is durable."""
    began_s = time.perf_counter()
    after = (0, UUID(int=0))
    writing: asyncio.Task[None] | None = None
    while page := await reader.fetch(_READ, *after, end_ms, PAGE):
        data = memoryview(b"".join((_HEADER, *map(rows_of, page), _END)))
        if writing is not None:
            await writing
        writing = asyncio.create_task(_copy(writer, data))
        after = (page[-1]["due_ms"], UUID(bytes=page[-1]["job_id"]))
    if writing is not None:
        await writing
    return time.perf_counter() - began_s


async def _copy(writer: asyncpg.Connection, data: memoryview) -> None:
    await writer.copy_to_table(
        "record",
        schema_name="bare",
        source=data,  # type: ignore[arg-type] # a buffer goes out as it is; the stubs do not know
        columns=COLUMNS,
        format="binary",
    )


def cancelled(row: Any) -> bytes:
    """The outcome of a filing."""
    return _row(row, row["filed_ms"], 1, 4, row["due_ms"], _NULLS * 5, b"\x92" + bytes(10))


def moved(offset_ms: int) -> Callable[[Any], bytes]:
    """The old place says where to, and the new one has it all."""

    def rows(row: Any) -> bytes:
        to_ms = row["due_ms"] + offset_ms
        kind, user = (_LENGTH.pack(len(text)) + text for text in (row["type"].encode(), row["user_id"].encode()))
        tags = _LENGTH.pack(28) + Struct(">iiiiii").pack(1, 0, 25, 1, 1, 4) + b"bare"
        old = _row(row, row["filed_ms"], 1, 6, to_ms, _NULLS * 5, b"")
        return old + _row(row, to_ms, 2, 0, to_ms, _NULLS * 2 + kind + user + tags, row["body"])

    return rows


def _row(row: Any, filed_ms: int, rev: int, state: int, due_ms: int, texts: bytes, body: bytes) -> bytes:
    fixed = _FIXED.pack(*(14, 2, row["shard"], 8, filed_ms, 16, row["job_id"], 4, rev, 8, 1, 2, state, 2, 4, 8, due_ms))
    return fixed + texts + _LENGTH.pack(len(body)) + body


def days_of(first_ms: int, last_ms: int) -> Sequence[int]:
    return range(first_ms // DAY_MS, last_ms // DAY_MS + 1)
