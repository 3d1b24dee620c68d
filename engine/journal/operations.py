"""Bulk operations in PostgreSQL: begun, told, stopped, ended; and the walk over their jobs.

Lives here and nowhere else: the tables of migration 0004 but for what is done in a flush (`lane.py`) and what needs the
control row (`ownership.py`). Invariant: pages are read on a connection of their own, so that no list waits for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from engine.core.bulk import Operation, Progress, Wish
from engine.core.listing import Query
from engine.errors import Busy, Corrupt
from engine.journal.session import Session
from engine.journal.statements import statement
from engine.options import OPERATIONS_KEPT_MS, OPERATIONS_OPEN_MAX

_BEGIN = statement("begin_operation")
_OPERATIONS = statement("operations")
_PROGRESS = statement("read_progress")
_FINISH = statement("finish_operations")
_STOP = statement("stop_operation")
_NOW = statement("list_now")
_LAST_BY_TAG, _LAST_BY_USER = statement("last_by_tag"), statement("last_by_user")

encode_wish = msgspec.json.Encoder().encode
_decode_wish = msgspec.json.Decoder(Wish).decode


class Operations:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def begin(self, operation: UUID, wish: Wish) -> Operation:
        text = encode_wish(wish).decode()
        bounds = OPERATIONS_OPEN_MAX, OPERATIONS_KEPT_MS
        await self._session.run(lambda connection: connection.execute(_BEGIN, operation, text, *bounds))
        found = await self.told([operation], open_only=False, limit=1)
        if not found:
            raise too_many()
        return found[0]

    async def told(self, operations: Sequence[UUID] | None, *, open_only: bool, limit: int) -> list[Operation]:
        asked = None if operations is None else list(operations)
        rows = await self._session.run(lambda connection: connection.fetch(_OPERATIONS, asked, open_only, limit))
        return [_operation(row) for row in rows]

    async def progress(self, operation: UUID, shards: Sequence[int]) -> dict[int, Progress]:
        rows = await self._session.run(lambda connection: connection.fetch(_PROGRESS, operation, list(shards)))
        return {row["shard"]: _progress(row) for row in rows}

    async def last_due_ms(self, query: Query, shards: Sequence[int]) -> int | None:
        """Of a tag or a user; None of anything else."""
        asked = [(_LAST_BY_TAG, query.tag), (_LAST_BY_USER, query.user_id)]
        found: list[int] = []
        for text, value in asked:
            if value is not None:
                found.append(await self._session.run(partial(_last, text, value, list(shards))))
        return min(found, default=None)

    async def finish(self) -> list[UUID]:
        rows = await self._session.run(lambda connection: connection.fetch(_FINISH))
        return [row["id"] for row in rows]

    async def stop(self, operation: UUID) -> bool:
        return await self._session.run(lambda connection: connection.fetchval(_STOP, operation)) is not None


async def _last(text: str, value: str, shards: list[int], connection: asyncpg.Connection) -> int:
    row = await connection.fetchrow(_NOW, shards)
    assert row is not None
    found = await connection.fetchval(text, value, row["low_ms"])
    return -1 if found is None else int(found)


def too_many() -> Busy:
    return Busy(f"{OPERATIONS_OPEN_MAX} bulk operations are open already: wait for one to end, or stop one")


def columns(progress: dict[int, tuple[int, Progress]]) -> list[list[Any]]:
    """Of `note_progress`, from $3 on: by shard the epoch and how far it is."""
    rows = [
        (shard, epoch, each.phase, *_key(each), each.refused, each.over) for shard, (epoch, each) in progress.items()
    ]
    return [list(column) for column in zip(*rows, strict=True)]


def _key(progress: Progress) -> tuple[int, UUID]:
    due_ms, job_id = (-1, 0) if progress.after is None else progress.after
    return due_ms, UUID(int=job_id)


def _progress(row: Any) -> Progress:
    after = None if row["after_ms"] < 0 else (row["after_ms"], int.from_bytes(row["after_id"], "big"))
    return Progress(row["phase"], after, row["refused"], row["over"])


def _operation(row: Any) -> Operation:
    try:
        wish = _decode_wish(row["wish"])
    except msgspec.MsgspecError as error:
        raise Corrupt(f"operation {row['id']} cannot be read: {error}") from error
    return Operation(
        UUID(int=row["id"].int),
        wish,
        row["created_ms"],
        row["stopped_ms"],
        row["finished_ms"],
        int(row["done"]),
        int(row["refused"]),
        row["shards_left"],
    )
