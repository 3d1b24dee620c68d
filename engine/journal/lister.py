"""Lists: jobs by filter in the order of keys, a bounded step at a time. In prose: docs/design/lists.md.

Lives here and nowhere else: which way to the jobs a list takes, and how far one statement looks. Invariants: every
stream of a round (the main one, displaced filings, the archive) is complete up to the key that it names, and only what
lies up to the least of these is taken; whether a job is shown is decided in one snapshot; a step looks at no more than
`LOOKED_MAX` entries beyond its last round, and reads bodies only of what it gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

import asyncpg
import msgspec

from engine.core.job import Row, Stored
from engine.core.lifecycle import FILINGS, State
from engine.core.listing import Key, Listed, Query
from engine.journal.cover import cover
from engine.journal.rows import archived_of, row_of, stored_of
from engine.journal.session import Session
from engine.journal.span import Span, Spans
from engine.journal.statements import statement
from engine.options import DAY_MS, LIST_BYTES_MAX

LOOKED_MAX = 4_000
"""Entries that a step looks at before it says where to go on: some 40 ms of the server's time."""
_ROUND_MAX = 2_000
"""Entries of one round."""
_A_JOB = 3
"""Rows of a job, by time: a filing, its outcome, and something over."""
_SHOWN, _SPARE = 4, 8
"""Of so many entries that are asked for one more is, and so many on top."""
_PROBE = 128
"""Entries that each path is asked for where several apply."""
_INDEXED_DAYS = 8
"""Of the first window beyond `reach`, for paths that lead to few rows; by time a day has more than enough."""
_GROWTH_MAX_DAYS = 512

_LAST_ID = (1 << 128) - 1
_DISPLACED = 1
"""The group of the index by state that holds retries and displaced filings."""
_GROUPS = frozenset({State.RETRYING, State.DEAD, State.CANCELLED, State.EXPIRED})
"""States that the index by state finds."""

_NOW = statement("list_now")
_ROWS = statement("list_rows")
_READ_ARCHIVE = statement("read_archive")


def _current(name: str) -> str:
    return statement("list_current").replace("\n{candidates}\n", f"\n{statement(f'list_by_{name}')}")


def _archived(name: str) -> str:
    return statement("list_archived").replace("\n{candidates}\n", f"\n{statement(f'list_archive_by_{name}')}")


_BY_USER, _BY_TAG, _BY_STATE, _BY_TIME = map(_current, ("user", "tag", "state", "time"))
_ENTRIES_BY_USER, _ENTRIES_BY_TAG, _ENTRIES_BY_STATE = (
    statement(f"list_by_{name}") for name in ("user", "tag", "state")
)
_ARCHIVE_BY_USER, _ARCHIVE_BY_TAG, _ARCHIVE_BY_STATE, _ARCHIVE_BY_TIME = map(
    _archived, ("user", "tag", "state", "time")
)


class Path(NamedTuple):
    """What is asked of an index: statements by `_current`, `_entries` or `_archived`, and the value it is asked for."""

    statement: str
    value: object
    entries: str = ""
    """The candidates alone."""


class Window(NamedTuple):
    """Due times up to `to_ms` (excluded), which lie at places from `least_ms` to `end_ms` (excluded)."""

    to_ms: int
    least_ms: int
    end_ms: int


class Found(NamedTuple):
    key: Key
    shard: int
    bytes: int
    place_ms: int | None
    """None: in the archive."""
    rev: int
    outcome_rev: int | None


class Stretch(msgspec.Struct):
    """What one stream found of a window."""

    found: list[Found]
    upto: Key | None
    """The last key it looked at; None: the whole window."""
    looked: int
    shard: int | None
    """Whose the last key is: by time, the one of which there was too little."""


class Lister:
    def __init__(self, session: Session, spans: Spans) -> None:
        """A connection of its own: no look-up by id and no page waits behind a list."""
        self._session = session
        self._spans = spans

    async def sweep(self, query: Query, shards: Sequence[int], after: Key | None, limit: int) -> Listed:
        """As `search`, with so many as a round that looks at `limit` entries has found: none is looked at twice."""
        return await self.search(query, shards, after, max(1, (limit - _SPARE) * _SHOWN // (_SHOWN + 1)), limit)

    async def search(
        self, query: Query, shards: Sequence[int], after: Key | None, limit: int, most: int | None = None
    ) -> Listed:
        """`most`: of jobs, where those that were found beyond `limit` may be given too."""
        assert limit > 0, limit
        assert query.state is not State.RUNNING, "the journal does not know who runs"
        if not shards:
            return Listed([], None)
        return await self._session.run(
            lambda connection: self._step(connection, query, list(shards), after, limit, most or limit)
        )

    async def count(self, query: Query, shards: Sequence[int], after: Key | None) -> tuple[int, Key | None]:
        """How many of one step, and where to go on: no body is read."""
        if not shards:
            return 0, None

        async def step(connection: asyncpg.Connection) -> tuple[int, Key | None]:
            walk = await self._walk(connection, query, list(shards))
            found, reached = await walk.go(_start(query, after), LOOKED_MAX, whole=False)
            return len(found), reached

        return await self._session.run(step)

    async def _walk(self, connection: asyncpg.Connection, query: Query, shards: list[int]) -> _Walk:
        row = await connection.fetchrow(_NOW, shards)
        assert row is not None
        span = await self._spans.read(connection, row["now_ms"])
        return _Walk(connection, query, shards, span, row["now_ms"], row["low_ms"])

    async def _step(
        self, connection: asyncpg.Connection, query: Query, shards: list[int], after: Key | None, limit: int, most: int
    ) -> Listed:
        walk = await self._walk(connection, query, shards)
        found, reached = await walk.go(_start(query, after), limit)
        chosen: list[Found] = []
        size = 0
        for each in found[:most]:
            size += each.bytes
            if chosen and size > LIST_BYTES_MAX:
                break
            chosen.append(each)
        jobs = await _bodies(connection, chosen)
        return Listed(jobs, chosen[-1].key if len(chosen) < len(found) else reached)


class _Walk:
    """One step's way through the windows."""

    def __init__(
        self,
        connection: asyncpg.Connection,
        query: Query,
        shards: list[int],
        span: Span,
        now_ms: int,
        low_ms: int,
    ) -> None:
        self._connection = connection
        self._query = query
        self._shards = shards
        self._span = span
        self._now_ms = now_ms
        self._open = query.state in FILINGS
        self._least_ms = max(span.oldest_ms, low_ms if self._open else 0)
        """No row of a job that may be shown lies below it."""
        self._end_ms = span.reach_ms if query.state is State.DEAD else span.end_ms  # a dead job was due
        if query.due_to_ms is not None:
            self._end_ms = min(self._end_ms, query.due_to_ms)
        self._filters = (shards, query.type, query.user_id, query.tag, query.state)
        self._paths = _paths(query)
        self._grow_days = _INDEXED_DAYS if self._paths else 1
        self._rows = dict.fromkeys(shards, 0)
        """By time: of which shards more rows are taken than if all had the same number."""

    async def go(self, cursor: Key, limit: int, *, whole: bool = True) -> tuple[list[Found], Key | None]:
        """What was found, in order, and up to which key everything was looked at; None: to the end. `whole`: its
        bodies are read after it, so that their size is a bound."""
        found: dict[int, Found] = {}
        size = looked = 0
        want = _wanted(limit)
        while _from_ms(cursor) < self._end_ms:
            window = self._window(_from_ms(cursor))
            stretches = await self._look(cursor, window, min(want, _ROUND_MAX))
            ends = [stretch.upto for stretch in stretches if stretch.upto is not None]
            upto = min(ends) if ends else (window.to_ms - 1, _LAST_ID)
            before = len(found)
            for stretch in stretches:
                for each in stretch.found:
                    if each.key <= upto and each.key[1] not in found:
                        found[each.key[1]] = each
                        size += each.bytes
            cursor = upto
            seen = sum(stretch.looked for stretch in stretches)
            looked += seen
            if len(found) > limit or (whole and size > LIST_BYTES_MAX) or looked >= LOOKED_MAX:
                return sorted(found.values()), cursor if _from_ms(cursor) < self._end_ms else None
            if not ends:
                self._grow_days = min(self._grow_days * 2, _GROWTH_MAX_DAYS)
                if not seen and self._paths:
                    cursor = await self._leap(cursor)
            # Where few of those looked at were shown the filters are strict, and the next look is a longer one.
            want = max(_wanted(limit - len(found)), want // 2 if 2 * (len(found) - before) >= seen else 2 * want)
        return sorted(found.values()), None

    async def _leap(self, cursor: Key) -> Key:
        """Over the days without an entry: right before the next one there is."""
        after_ms, after_id = cursor
        if after_ms < self._span.reach_ms - 1:
            return cursor
        path = self._paths[0]  # where there are several, what is found is on all of them
        days = cover(self._span.reach_ms, self._span.end_ms)
        entries = await self._connection.fetch(
            *(days.of(path.entries), after_ms, UUID(int=after_id)),
            *(self._end_ms, after_ms, self._span.end_ms, 1, path.value),
        )
        nearest_ms: int = entries[0]["due_ms"] if entries else self._end_ms
        return max(cursor, (nearest_ms - 1, _LAST_ID))

    def _window(self, from_ms: int) -> Window:
        """The due times from `from_ms` on that one statement looks at, and where their rows lie."""
        reach_ms = self._span.reach_ms
        first_ms = max(from_ms, self._least_ms) // DAY_MS * DAY_MS
        if self._open and from_ms < self._least_ms:
            window = Window(self._least_ms, self._least_ms, reach_ms)
        elif from_ms >= reach_ms or not self._paths:
            to_ms = first_ms + self._grow_days * DAY_MS
            window = Window(to_ms, max(first_ms, self._least_ms), to_ms)
        else:
            window = Window(reach_ms, max(first_ms, self._least_ms), reach_ms)
        return window._replace(to_ms=min(window.to_ms, self._end_ms))

    async def _look(self, cursor: Key, window: Window, want: int) -> list[Stretch]:
        """The streams that together hold everything of the window."""
        displaced = Path(_BY_STATE, _DISPLACED)
        from_ms = _from_ms(cursor)
        if self._open and from_ms < self._least_ms:
            return [await self._take(displaced, cursor, window, want)]
        main = await self._main(cursor, window, want)
        stretches = [main]
        if not self._open and from_ms < self._now_ms:  # what is archived was due
            stretches.append(await self._take_archived(cursor, _to_ms(main, window), want))
        if not self._paths and from_ms < self._span.reach_ms:
            apart = Window(_to_ms(main, window), window.least_ms, self._span.reach_ms)
            stretches.append(await self._take(displaced, cursor, apart, want))
        return stretches

    async def _main(self, cursor: Key, window: Window, want: int) -> Stretch:
        if not self._paths:
            return await self._by_time(cursor, window, want)
        if len(self._paths) == 1:
            return await self._take(self._paths[0], cursor, window, want)
        tried = [await self._take(path, cursor, window, min(want, _PROBE)) for path in self._paths]
        best = max(range(len(tried)), key=lambda n: tried[n].upto or (window.to_ms, 0))
        self._paths = [self._paths[best]]
        return tried[best]

    async def _by_time(self, cursor: Key, window: Window, want: int) -> Stretch:
        """Every shard is asked for its share of `_A_JOB` rows a job; where that came to little, because few shards have
        most of what is due here, the one that ran out first is asked for four times as many from then on."""
        a_shard = _A_JOB * want // len(self._shards) + _A_JOB
        path = Path(_BY_TIME, list(self._rows.values()))
        stretch = await self._take(path, cursor, window, a_shard)
        if stretch.upto is not None and stretch.shard is not None and 2 * stretch.looked < want:
            deeper = min(4 * max(a_shard, self._rows[stretch.shard]), _A_JOB * _ROUND_MAX)
            if sum(self._rows.values()) + deeper > 2 * _A_JOB * _ROUND_MAX:
                self._rows = dict.fromkeys(self._shards, 0)  # it was others' turn: a round stays bounded
            self._rows[stretch.shard] = deeper
        return stretch

    async def _take(self, path: Path, cursor: Key, window: Window, limit: int) -> Stretch:
        after_ms, after_id = cursor
        text = cover(window.least_ms, window.end_ms).of(path.statement)
        rows = await self._connection.fetch(
            text, after_ms, UUID(int=after_id), *window, limit, path.value, *self._filters
        )
        return _stretch(rows)

    async def _take_archived(self, cursor: Key, to_ms: int, limit: int) -> Stretch:
        query = self._query
        path = Path(_ARCHIVE_BY_TIME, self._shards)
        if query.user_id is not None:
            path = Path(_ARCHIVE_BY_USER, query.user_id)
        elif query.tag is not None:
            path = Path(_ARCHIVE_BY_TAG, query.tag)
        elif query.state is not None:
            path = Path(_ARCHIVE_BY_STATE, query.state)
        after_ms, after_id = cursor
        rows = await self._connection.fetch(
            path.statement, after_ms, UUID(int=after_id), to_ms, limit, path.value, *self._filters
        )
        return _stretch(rows)


def _wanted(jobs: int) -> int:
    """Entries to ask for so many jobs: some are of earlier filings."""
    return jobs + jobs // _SHOWN + _SPARE


def _start(query: Query, after: Key | None) -> Key:
    """The key to go on after."""
    start = (-1 if query.due_from_ms is None else query.due_from_ms - 1, _LAST_ID)
    return start if after is None else max(start, after)


def _paths(query: Query) -> list[Path]:
    paths = []
    if query.user_id is not None:
        paths.append(Path(_BY_USER, query.user_id, _ENTRIES_BY_USER))
    if query.tag is not None:
        paths.append(Path(_BY_TAG, query.tag, _ENTRIES_BY_TAG))
    if query.state in _GROUPS:
        paths.append(Path(_BY_STATE, query.state, _ENTRIES_BY_STATE))
    return paths


def _from_ms(cursor: Key) -> int:
    """The least due time that is above the cursor."""
    due_ms, job_id = cursor
    return due_ms + (job_id == _LAST_ID)


def _to_ms(stretch: Stretch, window: Window) -> int:
    return window.to_ms if stretch.upto is None else stretch.upto[0] + 1


def _stretch(rows: Sequence[Any]) -> Stretch:
    """The row with `looked` tells of the last key."""
    stretch = Stretch([], None, 0, None)
    for row in rows:
        key = (row["due_ms"], int.from_bytes(row["job_id"], "big"))
        if row["looked"] is not None:
            stretch.looked, stretch.shard = row["looked"], row["shard"]
            stretch.upto = key if row["cut"] else None
        else:
            found = Found(key, row["shard"], row["bytes"], row["filed_ms"], row["filing_rev"], row["outcome_rev"])
            stretch.found.append(found)
    return stretch


async def _bodies(connection: asyncpg.Connection, chosen: Sequence[Found]) -> list[Stored]:
    """In the order given. What went with its day meanwhile is in the archive, or past its time and left out."""
    wanted = [
        (each.shard, each.place_ms, UUID(int=each.key[1]), rev)
        for each in chosen
        if each.place_ms is not None
        for rev in (each.rev, each.outcome_rev)
        if rev is not None
    ]
    rows: dict[tuple[int, int], Row] = {}
    if wanted:
        keys = [list(column) for column in zip(*wanted, strict=True)]
        least_ms, greatest_ms = min(keys[1]), max(keys[1])
        text = cover(least_ms, greatest_ms + 1).of(_ROWS)
        for row in await connection.fetch(text, *keys, least_ms, greatest_ms):
            read = row_of(row)
            rows[read.job_id, read.rev] = read
    jobs: dict[int, Stored] = {}
    for each in chosen:
        job_id = each.key[1]
        if each.place_ms is not None and (job_id, each.rev) in rows:
            outcome = None if each.outcome_rev is None else rows.get((job_id, each.outcome_rev))
            jobs[job_id] = stored_of(rows[job_id, each.rev], outcome)
    old = [each for each in chosen if each.key[1] not in jobs]
    if old:
        ids = [UUID(int=each.key[1]) for each in old]
        for row in await connection.fetch(_READ_ARCHIVE, [each.shard for each in old], ids):
            stored = archived_of(row)
            jobs[stored.filing.job_id] = stored
    return [jobs[each.key[1]] for each in chosen if each.key[1] in jobs]
