"""What the journal says: open filings by key, jobs by id, jobs by idempotency key.

Lives here and nowhere else: where a job may lie (its id's time, `moved`, wherever `refiled` points, the archive), and
which of the rows found is the last word. Invariants: reads are plain and unfenced, so what they say is history until
the owner lays its live map over it; every statement names its places in a way that the planner prunes days by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

import asyncpg

from engine.core.escalation import Owed
from engine.core.ids import first_filed_ms, shard_of
from engine.core.job import Row, Stored
from engine.core.lifecycle import FILINGS, State
from engine.errors import Corrupt
from engine.journal.rows import archived_of, refuse_newer, row_of
from engine.journal.session import Session
from engine.journal.statements import statement
from engine.options import DAY_MS
from engine.ports import Page, PageRange

_PAGE = statement("page")
_READ_PLACES = statement("read_places")
_READ_MOVED = statement("read_moved")
_READ_ARCHIVE = statement("read_archive")
_FIND_KEYS = statement("find_keys")
_OWED = statement("owed")
_FOLLOW = statement("follow")
_DAYS_THERE = statement("days_there")

_HOPS = 3
"""Steps along `refiled` that a read takes place by place; `moved` keeps most chains as short. What is longer, a job
that was moved about within the horizon, the server follows by itself."""

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
                continue
            refuse_newer(row)  # one of another build is one of many: whoever reads none of them has no business here
            try:
                page.rows.append(row_of(row))
            except Corrupt as error:
                page.corrupt.append((row["filed_ms"], error))
        return list(pages.values())

    async def read(self, job_ids: Sequence[int]) -> dict[int, Stored]:
        job_ids = list(dict.fromkeys(job_ids))
        if not job_ids:
            return {}
        return await self._lookups.run(lambda connection: _read(connection, job_ids))

    async def oldest_ms(self) -> int:
        row = await self._lookups.run(lambda connection: connection.fetchrow(_DAYS_THERE))
        assert row is not None
        return 0 if row["first"] is None else int(row["first"]) * DAY_MS

    async def find_keys(self, keys: Sequence[tuple[int, bytes]], since_ms: int) -> dict[bytes, int]:
        if not keys:
            return {}
        rows = await self._lookups.run(
            lambda connection: connection.fetch(
                _FIND_KEYS, [shard for shard, _ in keys], [key_hash for _, key_hash in keys], since_ms
            )
        )
        return {row["key_hash"]: int.from_bytes(row["job_id"], "big") for row in rows}

    async def owed(self, shards: Sequence[int], limit: int) -> list[Owed]:
        rows = await self._lookups.run(lambda connection: connection.fetch(_OWED, list(shards), limit))
        return [Owed(row["shard"], row["type"], row["start_ms"], int.from_bytes(row["job_id"], "big")) for row in rows]


async def _read(connection: asyncpg.Connection, job_ids: list[int]) -> dict[int, Stored]:
    places = {(first_filed_ms(job_id), job_id) for job_id in job_ids}
    for moved in await connection.fetch(_READ_MOVED, *_shards_and_ids(job_ids)):
        places.add((moved["filed_ms"], int.from_bytes(moved["job_id"], "big")))
    rows: dict[int, list[Row]] = {}
    seen: set[Place] = set()
    for hop in range(_HOPS + 1):
        fresh = places - seen
        if not fresh:
            break
        if hop == _HOPS:
            fresh = await _ends(connection, fresh)
        seen |= fresh
        for row in await _read_places(connection, sorted(fresh)):
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


async def _ends(connection: asyncpg.Connection, places: set[Place]) -> set[Place]:
    """Where the chains that begin at these places end, followed by the server."""
    ends = await connection.fetch(_FOLLOW, *_columns(sorted(places)))
    return {(end["filed_ms"], int.from_bytes(end["job_id"], "big")) for end in ends}


async def _read_places(connection: asyncpg.Connection, places: list[Place]) -> list[Row]:
    return [row_of(row) for row in await connection.fetch(_READ_PLACES, *_columns(places))]


def _columns(places: list[Place]) -> tuple[list[int], list[int], list[UUID]]:
    """Shards, places and ids."""
    return (
        [shard_of(job_id) for _, job_id in places],
        [filed_ms for filed_ms, _ in places],
        [UUID(int=job_id) for _, job_id in places],
    )


def last_word(rows: Iterable[Row]) -> Stored | None:
    """The job as its highest revision says, whatever its places; a revision never goes back, not over lives either.

    None where the last is a `refiled` that leads to nothing: its new place was dropped with its day.
    """
    last = filing = first = None
    for row in rows:
        if last is None or row.rev >= last.rev:
            last = row
        if row.state in FILINGS and (filing is None or row.rev >= filing.rev):
            filing = row
        if first is None or row.at_ms < first.at_ms:
            first = row
    if last is None or first is None or filing is None or last.state is State.REFILED:
        return None
    return Stored(filing, None if last.state in FILINGS else last, first.at_ms)


def _shards_and_ids(job_ids: Sequence[int]) -> tuple[list[int], list[UUID]]:
    return [shard_of(job_id) for job_id in job_ids], [UUID(int=job_id) for job_id in job_ids]
