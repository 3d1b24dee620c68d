"""What the journal says: open filings by key, jobs by id, jobs by idempotency key.

Lives here and nowhere else: where a job may lie (its id's time, `moved`, wherever `refiled` points, the archive), and
which of the rows found is the last word. Invariants: reads are plain and unfenced, so what they say is history until
the owner lays its live map over it; every statement names its places in a way that the planner prunes days by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

import asyncpg

from engine.core.ids import first_filed_ms, shard_of
from engine.core.job import Row, Stored
from engine.core.lifecycle import FILINGS, State
from engine.journal.rows import archived_of, row_of
from engine.journal.session import Session
from engine.journal.statements import statement
from engine.ports import Page, PageRange

_PAGE = statement("page")
_READ_PLACES = statement("read_places")
_READ_MOVED = statement("read_moved")
_READ_ARCHIVE = statement("read_archive")
_FIND_KEYS = statement("find_keys")

_FOLLOWED_MAX = 100
"""Hops of `refiled` that one read follows; `moved` keeps real chains far shorter."""

Place = tuple[int, int]
"""(filed_ms, job_id)."""


class Reader:
    def __init__(self, pages: Session, lookups: Session) -> None:
        """Two connections: a look-up does not wait behind a page of thousands of rows."""
        self._pages = pages
        self._lookups = lookups

    async def page(self, ranges: Sequence[PageRange], limit: int) -> list[Page]:
        assert limit > 0, limit
        ranges = list(ranges)
        if not ranges:
            return []
        rows = await self._pages.run(
            lambda connection: connection.fetch(
                _PAGE,
                [each.shard for each in ranges],
                [each.lo_ms for each in ranges],
                [UUID(int=each.lo_id) for each in ranges],
                [each.hi_ms for each in ranges],
                limit,
                min(each.lo_ms for each in ranges),
                max(each.hi_ms for each in ranges),
            )
        )
        pages = {each.shard: Page(each.shard, [], None) for each in ranges}
        assert len(pages) == len(ranges), "one range a shard"
        for row in rows:
            page = pages[row["shard"]]
            if row["beyond"]:
                page.next = (row["filed_ms"], int.from_bytes(row["job_id"], "big"))
            else:
                page.rows.append(row_of(row))
        return list(pages.values())

    async def read(self, job_ids: Sequence[int]) -> dict[int, Stored]:
        job_ids = list(dict.fromkeys(job_ids))
        if not job_ids:
            return {}
        return await self._lookups.run(lambda connection: _read(connection, job_ids))

    async def find_keys(self, keys: Sequence[tuple[int, bytes]], since_ms: int) -> dict[bytes, int]:
        if not keys:
            return {}
        rows = await self._lookups.run(
            lambda connection: connection.fetch(
                _FIND_KEYS, [shard for shard, _ in keys], [key_hash for _, key_hash in keys], since_ms
            )
        )
        return {row["key_hash"]: int.from_bytes(row["job_id"], "big") for row in rows}


async def _read(connection: asyncpg.Connection, job_ids: list[int]) -> dict[int, Stored]:
    places = {(first_filed_ms(job_id), job_id) for job_id in job_ids}
    for moved in await connection.fetch(_READ_MOVED, *_shards_and_ids(job_ids)):
        places.add((moved["filed_ms"], int.from_bytes(moved["job_id"], "big")))
    seen: set[Place] = set()
    rows: dict[int, list[Row]] = {}
    for _ in range(_FOLLOWED_MAX):
        fresh = sorted(places - seen)
        if not fresh:
            break
        seen |= places
        for row in await _read_places(connection, fresh):
            rows.setdefault(row.job_id, []).append(row)
            if row.state is State.REFILED:
                places.add((row.due_ms, row.job_id))
    found = {job_id: stored for job_id, its in rows.items() if (stored := last_word(its)) is not None}
    absent = [job_id for job_id in job_ids if job_id not in found]
    if absent:
        for each in await connection.fetch(_READ_ARCHIVE, *_shards_and_ids(absent)):
            stored = archived_of(each)
            found[stored.filing.job_id] = stored
    return found


async def _read_places(connection: asyncpg.Connection, places: list[Place]) -> list[Row]:
    rows = await connection.fetch(
        _READ_PLACES,
        [shard_of(job_id) for _, job_id in places],
        [filed_ms for filed_ms, _ in places],
        [UUID(int=job_id) for _, job_id in places],
    )
    return [row_of(row) for row in rows]


def last_word(rows: Iterable[Row]) -> Stored | None:
    """The job as its highest revision says, whatever its places; a revision never goes back, not over lives either.

    None where the last is a `refiled` that leads to nothing: its new place was dropped with its day.
    """
    ordered = sorted(rows, key=lambda row: row.rev)
    filings = [row for row in ordered if row.state in FILINGS]
    last = ordered[-1]
    if not filings or last.state is State.REFILED:
        return None
    return Stored(filings[-1], last if last.state not in FILINGS else None, min(row.at_ms for row in ordered))


def _shards_and_ids(job_ids: Sequence[int]) -> tuple[list[int], list[UUID]]:
    return [shard_of(job_id) for job_id in job_ids], [UUID(int=job_id) for job_id in job_ids]
