"""`engine.ports.Journal` in memory: the twin that the simulation uses, under the same conformance suite.

A `MemoryServer` holds the tables; each `MemoryJournal` is one process's connections to it, through a `Link`. Time is
the server's injected clock; nothing is random but what `random` draws.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from random import Random
from typing import TypeVar
from uuid import UUID

from engine.core.bulk import Operation, Progress, Wish
from engine.core.escalation import Owed
from engine.core.ids import shard_of
from engine.core.job import Stored
from engine.core.lifecycle import State
from engine.core.listing import Key, Listed, Query
from engine.core.sound import sound
from engine.errors import Fenced, JournalAway, RowRefused
from engine.journal.memory_link import Link, Turns, repeatable
from engine.journal.memory_ownership import MemoryOwnership
from engine.journal.memory_server import CONTROL, MemoryServer
from engine.journal.rows import stored_of
from engine.options import DAY_MS, HOUR_MS, LIST_BYTES_MAX, OPERATIONS_TOLD_MAX, SECOND_MS
from engine.ports import Claimed, Flush, Fold, Health, OwnedShard, Owner, Page, PageRange

T = TypeVar("T")

_COUNTED = 4_000
"""Jobs of one step of a count."""


class MemoryJournal:
    def __init__(self, server: MemoryServer, *, node: str, random: Random, link: Link | None = None) -> None:
        self._server = server
        self._link: Link = Turns(node) if link is None else link
        self._ownership = MemoryOwnership(server, node, random, self._link)
        self._busy: set[int] = set()
        self._doubt: set[int] = set()

    # -- ownership ---------------------------------------------------------------------------------

    @property
    def incarnation(self) -> UUID | None:
        return self._ownership.incarnation

    def is_own(self, incarnation: UUID) -> bool:
        return self._ownership.is_own(incarnation)

    async def join(self, shards: range, total: int, *, lanes: int) -> list[OwnedShard]:
        owned = await self._ownership.join(shards, total, lanes)
        self._busy.clear()
        self._doubt.clear()
        return owned

    async def claim(self, shards: Sequence[int], gives_up: Callable[[str], bool]) -> Claimed:
        return await self._ownership.claim(shards, gives_up)

    async def hand_over(self, folds: Sequence[Fold], to: UUID) -> bool:
        return await self._ownership.hand_over(folds, to)

    async def owners(self) -> dict[int, Owner | None]:
        return await self._call("owners", self._server.owners)

    async def settled(self, lane: int, n: int) -> bool:
        return self._ownership.settled(lane, n)

    async def check(self, epochs: dict[int, int], moving: Collection[int] = ()) -> Health:
        return await self._ownership.check(epochs, moving)

    async def fold(self, folds: Sequence[Fold]) -> None:
        await self._ownership.fold(folds)

    async def release(self) -> None:
        await self._ownership.release()

    # -- appending ---------------------------------------------------------------------------------

    async def append(self, flush: Flush) -> None:
        incarnation = self._ownership.serving()
        assert flush.lane < self._ownership.lanes, (flush.lane, self._ownership.lanes)
        assert flush.lane not in self._busy, f"lane {flush.lane} has a flush on its way"
        if flush.lane in self._doubt:
            raise Fenced(f"lane {flush.lane} ended in doubt: join anew")
        self._busy.add(flush.lane)
        try:
            await self._link.append(lambda: self._server.begin(incarnation, flush), self._server.commit)
        except (JournalAway, RowRefused, Fenced):
            raise
        except BaseException:  # lost, or cancelled: the flush may have been carried out
            if self.incarnation == incarnation:
                self._doubt.add(flush.lane)
            raise
        finally:
            if self.incarnation == incarnation:
                self._busy.discard(flush.lane)

    async def ensure_days(self, filed_ms: Sequence[int]) -> None:
        missing = {ms // DAY_MS for ms in filed_ms} - self._server.days
        if missing:
            await self._call("ensure_days", lambda: self._server.days.update(missing))

    # -- reading -----------------------------------------------------------------------------------

    async def page(self, ranges: Sequence[PageRange], limit: int) -> list[Page]:
        assert limit > 0, limit
        return await self._call("page", lambda: [self._server.page(each, limit) for each in ranges])

    async def read(self, job_ids: Sequence[int]) -> dict[int, Stored]:
        def read() -> dict[int, Stored]:
            found = {job_id: self._server.read(job_id, shard_of(job_id)) for job_id in job_ids}
            return {job_id: stored for job_id, stored in found.items() if stored is not None}

        return await self._call("read", read)

    async def search(self, query: Query, shards: Sequence[int], after: Key | None, limit: int) -> Listed:
        return await self._search("search", query, shards, after, limit)

    async def _search(
        self, operation: str, query: Query, shards: Sequence[int], after: Key | None, limit: int
    ) -> Listed:
        assert query.state is not State.RUNNING, query
        assert limit > 0, limit

        def search() -> Listed:
            held = (stored for stored in self._server.jobs(shards) if _holds(query, stored))
            found = [((stored.filing.due_ms, stored.filing.job_id), stored) for stored in held]
            found = sorted((each for each in found if after is None or each[0] > after), key=lambda each: each[0])
            size, fit = 0, 0
            for _, stored in found[:limit]:
                size += len(stored.filing.body) + (len(stored.outcome.body) if stored.outcome is not None else 0)
                if fit and size > LIST_BYTES_MAX:
                    break
                fit += 1
            jobs = [stored_of(stored.filing, stored.outcome) for _, stored in found[:fit]]
            for stored in jobs:
                sound(stored.filing)
                sound(stored.last)
            return Listed(jobs, found[fit - 1][0] if len(found) > fit else None)

        return await self._call(operation, search)

    # -- bulk operations ---------------------------------------------------------------------------

    async def sweep(self, query: Query, shards: Sequence[int], after: Key | None, limit: int) -> Listed:
        return await self._search("sweep", query, shards, after, limit)

    async def last_due_ms(self, query: Query, shards: Sequence[int]) -> int | None:
        def look() -> int | None:
            held = (s.filing.due_ms for s in self._server.jobs(shards) if s.outcome is None and _holds(query, s))
            return max(held, default=None)

        return await self._call("last_due_ms", look)

    async def count(self, query: Query, shards: Sequence[int], after: Key | None) -> tuple[int, Key | None]:
        found = await self._search("count", query, shards, after, _COUNTED)
        return len(found.jobs), found.next

    async def begin_operation(self, operation: UUID, wish: Wish) -> Operation:
        def begin() -> Operation:
            self._server.operations.begin(operation, wish, self._server.clock.now_ms())
            return self._server.operations.told([operation], self._server.shards, open_only=False, limit=1)[0]

        return await self._call("begin_operation", begin)

    async def operations(
        self, operations: Sequence[UUID] | None, *, open_only: bool = False, limit: int = OPERATIONS_TOLD_MAX
    ) -> list[Operation]:
        shards = self._server.shards
        return await self._call(
            "operations", lambda: self._server.operations.told(operations, shards, open_only=open_only, limit=limit)
        )

    async def progress(self, operation: UUID, shards: Sequence[int]) -> dict[int, Progress]:
        return await self._call("progress", lambda: self._server.operations.read(operation, shards))

    async def note_progress(self, operation: UUID, progress: dict[int, tuple[int, Progress]]) -> list[int]:
        incarnation = self._ownership.serving()

        def note() -> list[int]:
            if not self._server.standing(incarnation, CONTROL):
                raise Fenced("the control row of this incarnation is fenced")
            held = self._server.shards
            mine = {s: p for s, (e, p) in progress.items() if (held[s].owner, held[s].epoch) == (incarnation, e)}
            return self._server.operations.note(operation, mine)

        return await self._call("note_progress", note)

    async def finish_operations(self) -> list[UUID]:
        now_ms = self._server.clock.now_ms
        return await self._call(
            "finish_operations", lambda: self._server.operations.finish(self._server.shards, now_ms())
        )

    async def stop_operation(self, operation: UUID) -> bool:
        return await self._call(
            "stop_operation", lambda: self._server.operations.stop(operation, self._server.clock.now_ms())
        )

    # -- reading, ahead ----------------------------------------------------------------------------

    async def due_counts(self, shards: Sequence[int], from_ms: int, to_ms: int) -> dict[int, int]:
        def count() -> dict[int, int]:
            places = [stored.filing.filed_ms for stored in self._server.jobs(shards) if stored.outcome is None]
            return dict(Counter(filed_ms // SECOND_MS for filed_ms in places if from_ms <= filed_ms < to_ms))

        return await self._call("due_counts", count)

    async def furthest_ms(self, shards: Sequence[int]) -> int | None:
        def look() -> int | None:
            places = [stored.filing.filed_ms for stored in self._server.jobs(shards) if stored.outcome is None]
            return max(places, default=None)

        return await self._call("furthest_ms", look)

    async def oldest_ms(self) -> int:
        return await self._call("oldest_ms", lambda: min(self._server.days, default=0) * DAY_MS)

    async def find_keys(self, keys: Sequence[tuple[int, bytes]], since_ms: int) -> dict[bytes, int]:
        def find() -> dict[bytes, int]:
            found = {}
            for _, key_hash in keys:
                filed = [job_id for at_ms, job_id in self._server.keys.get(key_hash, ()) if at_ms >= since_ms]
                if filed:
                    found[key_hash] = filed[-1]
            return found

        return await self._call("find_keys", find)

    async def owed(self, shards: Sequence[int], limit: int) -> list[Owed]:
        def find() -> list[Owed]:
            held = ((start_ms, kind, shard) for shard, kind, start_ms in self._server.owed if shard in shards)
            found = sorted(held)[:limit]
            owed = self._server.owed
            return [Owed(shard, kind, start_ms, owed[shard, kind, start_ms]) for start_ms, kind, shard in found]

        return await self._call("owed", find)

    async def paid(self, owed: Sequence[Owed]) -> None:
        def forget() -> None:
            for each in owed:
                self._server.owed.pop((each.shard, each.type, each.start_ms), None)

        await self._call("paid", forget)

    # -- upkeep ------------------------------------------------------------------------------------

    async def retire(self, now_ms: int, *, history_days: int, key_hours: int, days_ahead: int) -> list[str]:
        def retire() -> list[str]:
            today = now_ms // DAY_MS
            self._server.days |= set(range(today, today + days_ahead + 1))
            gone = self._server.drop_days(now_ms, history_days)
            self._server.forget(now_ms, now_ms - key_hours * HOUR_MS)
            return [f"job_record day {day}" for day in gone]

        return await self._call("retire", retire)

    async def close(self) -> None:
        self._ownership.incarnation = None

    # -- the way there and back --------------------------------------------------------------------

    async def _call(self, operation: str, work: Callable[[], T]) -> T:
        return await repeatable(self._link, operation, work)


def _holds(query: Query, stored: Stored) -> bool:
    """By the columns alone, as PostgreSQL does: bodies are read of what is found."""
    filing = stored.filing
    return (
        (query.state is None or stored.last.state is query.state)
        and (query.type is None or filing.type == query.type)
        and (query.user_id is None or filing.user_id == query.user_id)
        and (query.tag is None or query.tag in (filing.tags or ()))
        and (query.due_from_ms is None or filing.due_ms >= query.due_from_ms)
        and (query.due_to_ms is None or filing.due_ms < query.due_to_ms)
    )
