"""`engine.ports.Journal` on PostgreSQL. The protocol in prose: docs/design/journal.md.

Lives here: which connections a node has, and how the parts are joined. One connection for each lane, one for control
(checks, folds), one that moves shards (claims, planned moves), three that read, two for bulk operations, two that mind
the partitions, and one that ends stalled ones of others; each is dialled when first needed and again after trouble.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Sequence
from random import Random
from uuid import UUID

import asyncpg

from engine.core.bulk import Operation, Progress, Wish
from engine.core.escalation import Owed
from engine.core.job import Stored
from engine.core.listing import Key, Listed, Query
from engine.errors import Fenced, Unusable
from engine.journal import trouble
from engine.journal.ahead import Ahead
from engine.journal.days import Days
from engine.journal.lane import Lane
from engine.journal.lister import Lister
from engine.journal.migrate import NOBODY, migrate
from engine.journal.operations import Operations
from engine.journal.ownership import Ownership
from engine.journal.reader import Reader
from engine.journal.session import BY_INDEX, CUSTOM_PLANS, Dialer, Session, changes_backend
from engine.journal.span import Spans
from engine.journal.statements import statement
from engine.journal.takeover import owner_of
from engine.options import OPERATIONS_TOLD_MAX
from engine.ports import Claimed, Flush, Fold, Health, OwnedShard, Owner, Page, PageRange

_OWNERS = statement("owners")
_PAID = statement("paid")


class PostgresJournal:
    def __init__(self, dialer: Dialer, random: Random) -> None:
        self._dialer = dialer
        self._sessions = {
            name: Session(functools.partial(dialer.dial, NOBODY, name, plans=plans))
            for name, plans in (
                ("pages", CUSTOM_PLANS),
                ("lookups", CUSTOM_PLANS),
                ("lists", BY_INDEX),
                ("sweeps", BY_INDEX),
                ("operations", CUSTOM_PLANS),
                ("makers", CUSTOM_PLANS),
            )
        }
        # Copying a day's dead jobs to the archive takes as long as it takes; nobody waits for it.
        self._sessions["sweepers"] = Session(functools.partial(dialer.dial, NOBODY, "sweepers"), answer_seconds=None)
        self._ownership = Ownership(dialer, random)
        self._reader = Reader(self._sessions["pages"], self._sessions["lookups"])
        self._spans = Spans()
        self._lister = Lister(self._sessions["lists"], self._spans)
        self._sweeper = Lister(self._sessions["sweeps"], self._spans)
        self._operations = Operations(self._sessions["operations"])
        self._ahead = Ahead(self._sessions["lists"], self._spans)
        self._days = Days(self._sessions["makers"], self._sessions["sweepers"], self._spans.changed)
        self._lanes: list[Lane] = []

    @classmethod
    async def open(cls, dsn: str, *, node: str, random: Random) -> PostgresJournal:
        """Connect, refuse what cannot be used, and bring the schema up to date. `node` is what `gives_up` is asked
        about; `random` draws incarnations (so it must differ between processes) and spreads retries.

        Raises `Unusable` with the setting and the mend, `JournalAway` where the server is not reached."""
        dialer = Dialer(dsn, node)
        first = await dialer.dial(NOBODY, "open")
        try:
            second = await dialer.dial(NOBODY, "open")
            try:
                await _refuse_pooler(first, second)
            finally:
                second.terminate()
            await migrate(first)
        finally:
            first.terminate()
        return cls(dialer, random)

    # -- ownership ---------------------------------------------------------------------------------

    @property
    def incarnation(self) -> UUID | None:
        return self._ownership.incarnation

    def is_own(self, incarnation: UUID) -> bool:
        return self._ownership.is_own(incarnation)

    async def join(self, shards: range, total: int, *, lanes: int) -> list[OwnedShard]:
        self._drop_lanes()
        owned = await self._ownership.join(shards, total, lanes)
        incarnation = self._ownership.incarnation
        assert incarnation is not None
        self._lanes = [Lane(self._dialer, incarnation, lane, self._days.make_key_days) for lane in range(lanes)]
        self._spans.changed()
        return owned

    async def claim(self, shards: Sequence[int], gives_up: Callable[[str], bool]) -> Claimed:
        claimed = await self._ownership.claim(shards, gives_up)
        self._spans.changed()
        return claimed

    async def hand_over(self, folds: Sequence[Fold], to: UUID) -> bool:
        return await self._ownership.hand_over(folds, to)

    async def owners(self) -> dict[int, Owner | None]:
        rows = await self._sessions["lookups"].run(lambda connection: connection.fetch(_OWNERS))
        return {row["shard"]: owner_of(row) for row in rows}

    async def settled(self, lane: int, n: int) -> bool:
        return self._ownership.settled(lane, n)

    async def check(self, epochs: dict[int, int], moving: Collection[int] = ()) -> Health:
        return await self._ownership.check(epochs, moving)

    async def fold(self, folds: Sequence[Fold]) -> None:
        await self._ownership.fold(folds)

    async def release(self) -> None:
        self._drop_lanes()
        await self._ownership.release()

    # -- appending ---------------------------------------------------------------------------------

    async def append(self, flush: Flush) -> None:
        if not self._lanes:
            raise Fenced("this process holds no incarnation: join first")
        await self._lanes[flush.lane].append(flush)

    async def ensure_days(self, filed_ms: Sequence[int]) -> None:
        await self._days.ensure(filed_ms)

    # -- reading -----------------------------------------------------------------------------------

    async def page(self, ranges: Sequence[PageRange], limit: int) -> list[Page]:
        return await self._reader.page(ranges, limit)

    async def read(self, job_ids: Sequence[int]) -> dict[int, Stored]:
        return await self._reader.read(job_ids)

    async def search(self, query: Query, shards: Sequence[int], after: Key | None, limit: int) -> Listed:
        return await self._lister.search(query, shards, after, limit)

    # -- bulk operations ---------------------------------------------------------------------------

    async def sweep(self, query: Query, shards: Sequence[int], after: Key | None, limit: int) -> Listed:
        return await self._sweeper.sweep(query, shards, after, limit)

    async def last_due_ms(self, query: Query, shards: Sequence[int]) -> int | None:
        found = await self._operations.last_due_ms(query, shards)
        return await self.furthest_ms(shards) if found is None else found

    async def count(self, query: Query, shards: Sequence[int], after: Key | None) -> tuple[int, Key | None]:
        return await self._sweeper.count(query, shards, after)

    async def begin_operation(self, operation: UUID, wish: Wish) -> Operation:
        return await self._operations.begin(operation, wish)

    async def operations(
        self, operations: Sequence[UUID] | None, *, open_only: bool = False, limit: int = OPERATIONS_TOLD_MAX
    ) -> list[Operation]:
        return await self._operations.told(operations, open_only=open_only, limit=limit)

    async def progress(self, operation: UUID, shards: Sequence[int]) -> dict[int, Progress]:
        return await self._operations.progress(operation, shards)

    async def note_progress(self, operation: UUID, progress: dict[int, tuple[int, Progress]]) -> list[int]:
        return await self._ownership.note_progress(operation, progress)

    async def finish_operations(self) -> list[UUID]:
        return await self._operations.finish()

    async def stop_operation(self, operation: UUID) -> bool:
        return await self._operations.stop(operation)

    # -- reading, ahead ----------------------------------------------------------------------------

    async def due_counts(self, shards: Sequence[int], from_ms: int, to_ms: int) -> dict[int, int]:
        return await self._ahead.due_counts(shards, from_ms, to_ms)

    async def furthest_ms(self, shards: Sequence[int]) -> int | None:
        return await self._ahead.furthest_ms(shards)

    async def oldest_ms(self) -> int:
        return await self._reader.oldest_ms()

    async def find_keys(self, keys: Sequence[tuple[int, bytes]], since_ms: int) -> dict[bytes, int]:
        return await self._reader.find_keys(keys, since_ms)

    async def owed(self, shards: Sequence[int], limit: int) -> list[Owed]:
        return await self._reader.owed(shards, limit)

    async def paid(self, owed: Sequence[Owed]) -> None:
        columns = [each.shard for each in owed], [each.type for each in owed], [each.start_ms for each in owed]
        await self._sessions["makers"].run(lambda connection: connection.execute(_PAID, *columns))

    # -- upkeep ------------------------------------------------------------------------------------

    async def retire(self, now_ms: int, *, history_days: int, key_hours: int, days_ahead: int) -> list[str]:
        return await self._days.retire(now_ms, history_days=history_days, key_hours=key_hours, days_ahead=days_ahead)

    async def close(self) -> None:
        self._drop_lanes()
        self._ownership.close()
        for session in self._sessions.values():
            session.end()

    def _drop_lanes(self) -> None:
        lanes, self._lanes = self._lanes, []
        for lane in lanes:
            lane.drop()


async def _refuse_pooler(first: asyncpg.Connection, second: asyncpg.Connection) -> None:
    try:
        pooled = await changes_backend(first, second)
    except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError) as error:
        meaning = trouble.translate(error, alive=True)
        raise trouble.untouched(meaning or error) from error
    if pooled:
        raise Unusable(
            "--postgres: the backend changes between transactions: this is a connection pooler in transaction mode, "
            "and the fence needs sessions: name PostgreSQL itself"
        )
