"""`engine.ports.Journal` in memory: the twin that the simulation uses, under the same conformance suite.

A `MemoryServer` holds the tables; each `MemoryJournal` is one process's connections to it. Time is the server's
injected clock; nothing is random but what `random` draws. The `Link` between them carries what is to be done to the
server and the answer back; what can go wrong on the way is its business (`Turns` here, a whole network in the
simulation).
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from random import Random
from typing import Protocol, TypeVar
from uuid import UUID

from engine.core.ids import shard_of
from engine.core.job import Stored
from engine.core.lifecycle import State
from engine.core.listing import Key, Listed, Query
from engine.core.sound import sound
from engine.errors import Corrupt, Fenced, JournalAmbiguous, JournalAway, RowRefused
from engine.journal.memory_server import CONTROL, Flight, MemoryServer
from engine.journal.rows import stored_of
from engine.options import DAY_MS, HOUR_MS, LIST_BYTES_MAX, SECOND_MS
from engine.ports import Flush, Fold, Health, OwnedShard, Page, PageRange

T = TypeVar("T")


class Link(Protocol):
    """One process's way to its server. Both raise `JournalAway` where nothing was done, `JournalAmbiguous` where the
    connection ended and the caller cannot know; what the work itself raises comes back as it is."""

    async def call(self, operation: str, work: Callable[[], T]) -> T:
        """`work` is one transaction; `operation` the port's method."""
        ...

    async def append(self, begin: Callable[[], Flight], commit: Callable[[Flight], None]) -> None:
        """The transaction of a flush is open for a while: `begin` takes the lane's lock, `commit` ends it."""
        ...

    async def until(self, free: Callable[[], bool], end_them: Callable[[], None]) -> None:
        """Until `free()`: others hold locks. Whoever has waited for long ends their connections."""
        ...


class Faults(Protocol):
    """Sees every operation before it reaches the server and after it was carried out. It may wait (a stall: the
    commit, or the answer, comes late), and raise: before, `JournalAway` (refused) or `JournalAmbiguous` (lost on the
    way in, nothing done); after, `JournalAmbiguous` (done, and the answer lost)."""

    async def before(self, node: str, operation: str) -> None: ...

    async def after(self, node: str, operation: str) -> None: ...


class NoFaults:
    async def before(self, node: str, operation: str) -> None:
        await asyncio.sleep(0)

    async def after(self, node: str, operation: str) -> None:
        await asyncio.sleep(0)


class Turns:
    """A link that takes a turn of the loop each way, or what `faults` makes of it."""

    def __init__(self, node: str, faults: Faults | None = None) -> None:
        self._node = node
        self._faults: Faults = NoFaults() if faults is None else faults

    async def call(self, operation: str, work: Callable[[], T]) -> T:
        await self._faults.before(self._node, operation)
        done = work()
        try:
            await self._faults.after(self._node, operation)
        except JournalAway as error:
            raise JournalAmbiguous(str(error)) from error
        return done

    async def append(self, begin: Callable[[], Flight], commit: Callable[[Flight], None]) -> None:
        await self.call("append", lambda: commit(begin()))

    async def until(self, free: Callable[[], bool], end_them: Callable[[], None]) -> None:
        assert free(), "no transaction stays open over a turn"


class MemoryJournal:
    def __init__(self, server: MemoryServer, *, node: str, random: Random, link: Link | None = None) -> None:
        self._server = server
        self._node = node
        self._random = random
        self._link: Link = Turns(node) if link is None else link
        self._timeline = server.timeline
        self._incarnation: UUID | None = None
        self._last: UUID | None = None
        self._past: list[UUID] = []
        self._lanes = 0
        self._forced = False
        self._busy: set[int] = set()
        self._doubt: set[int] = set()
        self._committed: set[tuple[int, int]] = set()
        self._covered: dict[int, int] = {}
        self._unanswered: tuple[set[tuple[int, int]], dict[int, int]] = (set(), {})
        self._forcing = False

    # -- ownership ---------------------------------------------------------------------------------

    async def take(self, shards: int, *, lanes: int, force_from: Callable[[str], bool]) -> list[OwnedShard]:
        self._incarnation = None
        gives_up = cache(force_from)

        def enrol() -> None:
            if self._server.timeline != self._timeline:
                raise Corrupt("the journal changed to another timeline: history may have lost its tail; restart")
            self._server.found(shards)
            self._server.enrol(incarnation, lanes, self._node)

        incarnation = UUID(int=self._random.getrandbits(128), version=4)
        self._past.append(incarnation)
        await self._call("enrol", enrol)
        victims = self._victims(self._choose(gives_up))
        await self._link.until(lambda: self._server.are_idle(victims), lambda: self._server.end_flights(victims))

        def own() -> tuple[list[OwnedShard], set[tuple[int, int]], dict[int, int]]:
            free = self._choose(gives_up)
            self._server.end_flights(self._victims(free))
            self._server.fence(self._victims(free))
            committed, covered = self._flushes_of_last()
            owned = self._server.own(incarnation, sorted(free), lanes)
            for past in self._past[:-1]:
                if all(row.covered[0] != past for row in self._server.shards.values()):
                    for key in [key for key in self._server.tallies if key[0] == past]:
                        del self._server.tallies[key]
            return owned, committed, covered

        owned, committed, covered = await self._call("take", own)
        self._committed, self._covered = committed, covered
        self._unanswered = (set(), {})
        self._last = self._incarnation = incarnation
        self._lanes = lanes
        self._forced = self._forcing
        self._busy.clear()
        self._doubt.clear()
        return owned

    def _victims(self, free: set[int]) -> set[UUID]:
        owners = {row.owner for shard, row in self._server.shards.items() if shard in free and row.owner is not None}
        return owners | set(self._past[:-1])

    def _choose(self, gives_up: Callable[[str], bool]) -> set[int]:
        """The shards that may be taken; notes whether any is taken by force."""
        free: set[int] = set()
        self._forcing = False
        for shard, row in sorted(self._server.shards.items()):
            if row.owner is not None and row.owner not in self._past:
                control = self._server.lanes.get((row.owner, CONTROL))
                if control is not None and not control.fenced and not gives_up(control.node):
                    continue
                self._forcing = True
            free.add(shard)
        return free

    def _flushes_of_last(self) -> tuple[set[tuple[int, int]], dict[int, int]]:
        """What committed of the last incarnation, with what an earlier, unanswered `take` read of it."""
        committed, covered = self._unanswered
        self._unanswered = (committed, covered) = (set(committed), dict(covered))
        for incarnation, lane, n in self._server.tallies:
            if incarnation == self._last:
                committed.add((lane, n))
        for row in self._server.shards.values():
            if self._last is not None and row.covered[0] == self._last:
                lane, n = row.covered[1:]
                covered[lane] = max(n, covered.get(lane, 0))
        return committed, covered

    @property
    def forced(self) -> bool:
        return self._forced

    async def settled(self, lane: int, n: int) -> bool:
        return (lane, n) in self._committed or n <= self._covered.get(lane, 0)

    async def check(self, epochs: dict[int, int]) -> Health:
        incarnation = self._serving()

        def look() -> Health:
            held = self._server.shards
            lost = [s for s, epoch in sorted(epochs.items()) if (held[s].owner, held[s].epoch) != (incarnation, epoch)]
            return Health(not self._server.standing(incarnation, CONTROL), tuple(lost), self._server.clock.now_ms())

        return await self._call("check", look)

    async def fold(self, folds: Sequence[Fold]) -> None:
        incarnation = self._serving()
        await self._call("fold", lambda: self._server.fold(incarnation, folds))

    async def release(self) -> None:
        incarnation = self._serving()

        def release() -> None:
            self._server.fence([incarnation])
            for row in self._server.shards.values():
                if row.owner == incarnation:
                    row.owner = None

        await self._call("release", release)
        self._incarnation = None

    def _serving(self) -> UUID:
        if self._incarnation is None:
            raise Fenced("this process holds no incarnation: take first")
        return self._incarnation

    # -- appending ---------------------------------------------------------------------------------

    async def append(self, flush: Flush) -> None:
        incarnation = self._serving()
        assert flush.lane < self._lanes, (flush.lane, self._lanes)
        assert flush.lane not in self._busy, f"lane {flush.lane} has a flush on its way"
        if flush.lane in self._doubt:
            raise Fenced(f"lane {flush.lane} ended in doubt: take again")
        self._busy.add(flush.lane)
        try:
            await self._link.append(lambda: self._server.begin(incarnation, flush), self._server.commit)
        except (JournalAway, RowRefused, Fenced):
            raise
        except BaseException:  # lost, or cancelled: the flush may have been carried out
            if self._incarnation == incarnation:
                self._doubt.add(flush.lane)
            raise
        finally:
            if self._incarnation == incarnation:
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

        return await self._call("search", search)

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
        self._incarnation = None

    # -- the way there and back --------------------------------------------------------------------

    async def _call(self, operation: str, work: Callable[[], T]) -> T:
        """For what may be repeated freely, a lost answer is as good as a lost question."""
        try:
            return await self._link.call(operation, work)
        except JournalAmbiguous as error:
            raise JournalAway(str(error)) from error


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
