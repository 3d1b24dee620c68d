"""The tables of the memory twin: what PostgreSQL would hold, shared by the twins of many nodes.

Lives here and nowhere else: the twin's storage, and the rules PostgreSQL itself enforces (keys, partitions, text).
Invariants: each method is one transaction, without an await inside, so it happens whole or raises and changes nothing;
the same input gives the same tables, for the simulation's sake.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

import msgspec
from sortedcontainers import SortedDict

from engine.core.ids import first_filed_ms, shard_of
from engine.core.job import Record, Row, Stored
from engine.core.lifecycle import FILINGS, FINAL, State
from engine.core.sound import sound
from engine.errors import Corrupt, Fenced, JournalAmbiguous, RowRefused, Unusable
from engine.journal.codec import add_tallies, done_counts, filed_keys, moved_places, owed_notices
from engine.journal.memory_operations import MemoryOperations
from engine.journal.reader import last_word
from engine.journal.rows import stored_of
from engine.options import DAY_MS, Options
from engine.ports import Clock, Flush, Fold, OwnedShard, Owner, Page, PageRange, Tally
from engine.safeguards import ALL, Safeguards

CONTROL = -1

Place = tuple[int, int]
"""(filed_ms, job_id)."""


class LaneRow(msgspec.Struct):
    node: str
    fenced: bool = False


class ShardRow(msgspec.Struct):
    epoch: int = 0
    owner: UUID | None = None
    low_ms: int = 0
    tally: Tally = Tally()
    covered: tuple[UUID | None, int, int] = (None, 0, 0)
    """(incarnation, lane, n)."""


class Flight(msgspec.Struct):
    """A flush whose transaction is open."""

    incarnation: UUID
    flush: Flush
    ended: bool = False
    """The server ended its connection."""


class MemoryServer:
    def __init__(self, clock: Clock, safeguards: Safeguards = ALL) -> None:
        self.clock = clock
        self._safeguards = safeguards
        self.timeline = 1
        self.total = 0
        """Shards of the cluster, of which some are here."""
        self.shards: dict[int, ShardRow] = {}
        self.lanes: dict[tuple[UUID, int], LaneRow] = {}
        self.tallies: dict[tuple[UUID, int, int], dict[int, Tally]] = {}
        self.places: dict[int, SortedDict] = {}
        """By shard: place → its rows by revision."""
        self.moved: dict[int, Place] = {}
        """By job id: (filed_ms, rev)."""
        self.keys: dict[bytes, list[tuple[int, int]]] = {}
        """By hash: (at_ms, job_id), in the order of filing."""
        self.owed: dict[tuple[int, str, int], int] = {}
        """Notices by shard, type and start of the interval: the job id."""
        self.archive: dict[int, Stored] = {}
        self.days: set[int] = set()
        self.flights: dict[tuple[UUID, int], Flight] = {}
        """By incarnation and lane: what is open."""
        self.operations = MemoryOperations()

    # -- appending ---------------------------------------------------------------------------------

    def standing(self, incarnation: UUID | None, lane: int) -> bool:
        if incarnation is None:
            return False
        row = self.lanes.get((incarnation, lane))
        return row is not None and not row.fenced

    def begin(self, incarnation: UUID, flush: Flush) -> Flight:
        """Open the transaction of a flush: from here on the lane's row is held, and a takeover waits for it."""
        if not self.standing(incarnation, flush.lane) and self._safeguards.fence:
            raise Fenced(f"lane {flush.lane} of {incarnation} may write no more")
        flight = Flight(incarnation, flush)
        self.flights[incarnation, flush.lane] = flight
        return flight

    def are_idle(self, incarnations: Iterable[UUID]) -> bool:
        """None of them has a transaction open."""
        those = set(incarnations) if self._safeguards.fence_lock else set()
        return not any(incarnation in those for incarnation, _ in self.flights)

    def end_flights(self, incarnations: Iterable[UUID]) -> None:
        """End the connections that hold locks: what they had open is rolled back."""
        those = set(incarnations) if self._safeguards.fence_lock else set()
        for flight in [flight for flight in self.flights.values() if flight.incarnation in those]:
            self.roll_back(flight)

    def roll_back(self, flight: Flight) -> None:
        """Its connection ended, and with it all that it had open."""
        flight.ended = True
        self.flights.pop((flight.incarnation, flight.flush.lane), None)

    def commit(self, flight: Flight) -> None:
        """One flush: all of it or, with an error, nothing."""
        incarnation, flush = flight.incarnation, flight.flush
        if flight.ended:
            raise JournalAmbiguous("the server ended this connection")
        self.flights.pop((incarnation, flush.lane), None)
        now_ms = self.clock.now_ms()
        rows = [self._row(record, now_ms) for record in flush.records]
        keys = {(row.shard, row.filed_ms, row.job_id, row.rev) for row in rows}
        if len(keys) != len(rows):
            raise RowRefused("duplicate key in one flush")
        for row in rows:
            self._admit(row)
        if (incarnation, flush.lane, flush.n) in self.tallies:
            raise RowRefused(f"flush {flush.n} of lane {flush.lane} is there already")
        for row in rows:
            places = self.places.get(row.shard)
            if places is None:
                places = self.places[row.shard] = SortedDict()
            places.setdefault((row.filed_ms, row.job_id), {})[row.rev] = row
        self.tallies[incarnation, flush.lane, flush.n] = dict(flush.deltas)
        for _, key_hash, job_id in filed_keys(flush.records):
            self.keys.setdefault(key_hash, []).append((now_ms, job_id))
        for job_id, (filed_ms, rev) in moved_places(flush.records).items():
            if job_id not in self.moved or self.moved[job_id][1] < rev:
                self.moved[job_id] = (filed_ms, rev)
        self.operations.done.update(done_counts(flush.records))
        for shard, kind, start_ms, job_id in owed_notices(flush.records):
            self.owed.setdefault((shard, kind, start_ms), job_id)

    def _row(self, record: Record, now_ms: int) -> Row:
        job = record.job
        filing = record.state in FILINGS
        live = job.live if filing else None
        return Row(
            shard=job.shard,
            filed_ms=record.filed_ms,
            job_id=job.id,
            rev=record.rev,
            epoch=record.epoch,
            state=record.state,
            due_ms=record.due_ms,
            at_ms=now_ms,
            keep_ms=None if filing else record.keep_ms,
            tenant=live.tenant if live is not None else None,
            type=job.type if filing else None,
            user_id=job.user_id if filing else None,
            tags=live.tags if live is not None else None,
            body=record.body,
        )

    def _admit(self, row: Row) -> None:
        if row.filed_ms // DAY_MS not in self.days:
            raise RowRefused(f"no partition for {row.filed_ms}")
        for text in (row.tenant, row.type, row.user_id, *(row.tags or ())):
            if text is not None and "\0" in text:
                raise RowRefused("NUL in text")
        if row.rev in self._at(row.shard, (row.filed_ms, row.job_id)):
            raise RowRefused(f"duplicate key ({row.shard}, {row.filed_ms}, {row.job_id:032x}, {row.rev})")

    def _at(self, shard: int, place: Place) -> dict[int, Row]:
        places = self.places.get(shard)
        found: dict[int, Row] = places.get(place, {}) if places is not None else {}
        return found

    # -- ownership ---------------------------------------------------------------------------------

    def enrol(self, incarnation: UUID, lanes: int, node: str) -> None:
        for lane in range(CONTROL, lanes):
            self.lanes[incarnation, lane] = LaneRow(node)

    def fence(self, incarnations: Iterable[UUID]) -> None:
        for incarnation in incarnations:
            lane = CONTROL
            while (row := self.lanes.get((incarnation, lane))) is not None:
                row.fenced = True
                lane += 1

    def found(self, shards: range, total: int) -> None:
        if not self.shards:
            self.shards = {shard: ShardRow() for shard in shards}
            self.total = total
        if self.total != total:
            raise Unusable(
                f"--shards: this node states {total}, but the cluster was founded with {self.total}: "
                f"use --shards {self.total}"
            )
        if list(self.shards) != list(shards):
            raise Unusable(
                f"this node states that the journal holds the shards {shards.start} to {shards.stop - 1}, but it was "
                f"founded with the shards {min(self.shards)} to {max(self.shards)}"
            )

    def owners(self) -> dict[int, Owner | None]:
        owners: dict[int, Owner | None] = {}
        for shard, row in sorted(self.shards.items()):
            control = None if row.owner is None else self.lanes.get((row.owner, CONTROL))
            if row.owner is None:
                owners[shard] = None
            elif control is None:
                owners[shard] = Owner("", row.owner, row.epoch, True)
            else:
                owners[shard] = Owner(control.node, row.owner, row.epoch, control.fenced)
        return owners

    def own(self, incarnation: UUID, shards: Iterable[int], lanes: int) -> list[OwnedShard]:
        """Make it their owner, with exact tallies, counted on from the last flush of its lane: no flush until now has
        one of these shards that is not counted. Those that are its own keep their epoch."""
        owned = []
        for shard in shards:
            row = self.shards[shard]
            if row.owner != incarnation:
                row.epoch = self._next_epoch(row)
                row.owner = incarnation
            before, before_lane, covered_n = row.covered
            lane = shard % lanes
            last_n = max(
                (r.covered[2] for r in self.shards.values() if r.covered[:2] == (incarnation, lane)), default=0
            )
            for (other, other_lane, n), deltas in self.tallies.items():
                if (other, other_lane) == (before, before_lane) and n > covered_n and shard in deltas:
                    row.tally = add_tallies(row.tally, deltas[shard])
                if (other, other_lane) == (incarnation, lane):
                    last_n = max(n, last_n)
            row.covered = (incarnation, lane, last_n)
            owned.append(OwnedShard(shard, row.epoch, row.low_ms, row.tally))
        return owned

    def hand_over(self, incarnation: UUID, folds: Sequence[Fold], to: UUID) -> bool:
        if not self.standing(incarnation, CONTROL):
            raise Fenced("the control row of this incarnation is fenced")
        if not self.standing(to, CONTROL) and self._safeguards.successor_stands:
            return False
        for fold in folds:
            row = self.shards[fold.shard]
            if (row.owner, row.epoch, *row.covered[:2]) != (incarnation, fold.epoch, incarnation, fold.lane):
                raise Fenced(f"shard {fold.shard} is not held under epoch {fold.epoch}")
        for fold in folds:
            row = self.shards[fold.shard]
            row.low_ms = max(row.low_ms, min(fold.low_ms, self.clock.now_ms()))
            row.tally = fold.tally
            row.covered = (incarnation, fold.lane, max(fold.covered_n, row.covered[2]))
            row.epoch = self._next_epoch(row)
            row.owner = to
        return True

    def _next_epoch(self, row: ShardRow) -> int:
        return max(row.epoch + 1, self.timeline << 40)

    def forget_past(self, past: Iterable[UUID]) -> None:
        """Flushes of incarnations that are over, and that no shard's totals need."""
        needed = {row.covered[0] for row in self.shards.values()}
        gone = set(past) - needed
        for key in [key for key in self.tallies if key[0] in gone]:
            del self.tallies[key]

    def fold(self, incarnation: UUID, folds: Sequence[Fold]) -> None:
        guarded = self._safeguards.cursor_fence
        if guarded and not self.standing(incarnation, CONTROL):
            raise Fenced("the control row of this incarnation is fenced")
        self.forget_tallies(incarnation)
        for fold in folds:
            row = self.shards[fold.shard]
            before, lane, n = row.covered
            if guarded and (row.owner != incarnation or row.epoch != fold.epoch):
                continue
            if not guarded:
                row.low_ms = max(row.low_ms, min(fold.low_ms, self.clock.now_ms()))
            if before == incarnation and lane == fold.lane and n <= fold.covered_n:
                row.low_ms = max(row.low_ms, min(fold.low_ms, self.clock.now_ms()))
                row.tally = fold.tally
                row.covered = (incarnation, fold.lane, fold.covered_n)

    def forget_tallies(self, incarnation: UUID) -> None:
        """Of the lanes whose every shard is folded further than that."""
        covered: dict[int, int] = {}
        for row in self.shards.values():
            before, lane, n = row.covered
            if before == incarnation:
                covered[lane] = min(n, covered.get(lane, n))
        for key in [k for k in self.tallies if k[2] <= covered.get(k[1], -1) and k[0] == incarnation]:
            del self.tallies[key]

    # -- reading -----------------------------------------------------------------------------------

    def page(self, wanted: PageRange, limit: int) -> Page:
        page = Page(wanted.shard, [], None)
        places = self.places.get(wanted.shard)
        if places is None:
            return page
        inside = places.irange((wanted.lo_ms, wanted.lo_id), (wanted.hi_ms, -1))
        for count, place in enumerate(inside):
            if count == limit:
                page.next = place
                break
            last: Row = places[place][max(places[place])]
            try:
                if last.state in FILINGS or last.state is State.RUNNING or last.type is not None:
                    page.rows.append(sound(last))
            except Corrupt as error:
                page.corrupt.append((last.filed_ms, error))
        return page

    def read(self, job_id: int, shard: int) -> Stored | None:
        """Its own place and `moved`, following `refiled`; then the archive."""
        todo = [first_filed_ms(job_id)]
        if job_id in self.moved:
            todo.append(self.moved[job_id][0])
        seen: set[int] = set()
        rows: list[Row] = []
        while todo:
            filed_ms = todo.pop()
            if filed_ms in seen:
                continue
            seen.add(filed_ms)
            for row in self._at(shard, (filed_ms, job_id)).values():
                rows.append(sound(row))
                if row.state is State.REFILED:
                    todo.append(row.due_ms)
        return (last_word(rows) if rows else None) or self.archive.get(job_id)

    def jobs(self, shards: Iterable[int]) -> Iterator[Stored]:
        """Every job of these shards as its last revision leaves it, archived ones among them; bodies are not looked
        at."""
        for shard in shards:
            rows: dict[int, list[Row]] = {}
            for (_, job_id), revisions in self.places.get(shard, {}).items():
                rows.setdefault(job_id, []).extend(revisions.values())
            for its in rows.values():
                stored = last_word(its)
                if stored is not None:
                    yield stored
            for job_id, stored in self.archive.items():
                if (
                    shard_of(job_id) == shard
                    and job_id not in rows
                    and self.moved.get(job_id, (0, -1))[1] < stored.last.rev
                ):
                    yield stored

    # -- days --------------------------------------------------------------------------------------

    def drop_days(self, now_ms: int, history_days: int) -> list[int]:
        low_ms = min((row.low_ms for row in self.shards.values()), default=0)
        end_ms = min(low_ms, now_ms - history_days * DAY_MS)
        gone = sorted(day for day in self.days if (day + 1) * DAY_MS <= end_ms)
        for day in gone:
            self._archive(day, now_ms)
            self.days.discard(day)
            for places in self.places.values():
                for place in list(places.irange((day * DAY_MS, 0), ((day + 1) * DAY_MS, -1))):
                    del places[place]
        if gone:
            bound_ms = (gone[-1] + 1) * DAY_MS
            self.moved = {job_id: place for job_id, place in self.moved.items() if place[0] >= bound_ms}
        return gone

    def _archive(self, day: int, now_ms: int) -> None:
        for places in self.places.values():
            for place in places.irange((day * DAY_MS, 0), ((day + 1) * DAY_MS, -1)):
                stored = last_word(places[place].values())
                if stored is None or stored.outcome is None or stored.outcome.state not in FINAL:
                    continue
                outcome = stored.outcome
                if self.moved.get(outcome.job_id, (0, -1))[1] > outcome.rev:
                    continue
                keep_ms = outcome.keep_ms
                if keep_ms is None and outcome.state is State.DEAD:
                    keep_ms = outcome.at_ms + Options().dead_days * DAY_MS
                there = self.archive.get(outcome.job_id)
                if there is not None and there.last.rev >= outcome.rev:
                    continue
                self.archive.pop(outcome.job_id, None)
                if keep_ms is not None and (keep_ms == -1 or keep_ms > now_ms):
                    kept = msgspec.structs.replace(outcome, keep_ms=keep_ms)
                    self.archive[outcome.job_id] = stored_of(stored.filing, kept)

    def forget(self, now_ms: int, keys_since_ms: int) -> None:
        """Keys of days that are over, and archived jobs past their time."""
        first_day = keys_since_ms // DAY_MS
        kept = {k: [f for f in filed if f[0] // DAY_MS >= first_day] for k, filed in self.keys.items()}
        self.keys = {key_hash: filed for key_hash, filed in kept.items() if filed}
        for job_id, stored in list(self.archive.items()):
            keep_ms = stored.last.keep_ms
            if keep_ms is not None and 0 <= keep_ms < now_ms:
                del self.archive[job_id]
