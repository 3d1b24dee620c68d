"""One lane: a connection that appends, one flush at a time, each a single message that is a single transaction.

Lives here and nowhere else: how a flush is sent. PostgreSQL runs the statements of one simple-protocol message as one
transaction, so `copy job_record …; insert into tally …` (and the keys, and `moved`) travels, takes the fence, and
commits in one round trip: measured as quick as the bare COPY for every size, so there is no second path for small
batches. asyncpg's public COPY writes its own statement, so its private `_copy_in` is used; a test guards it. The rows
go as one buffer: piece by piece they would come a little earlier, but asyncpg then waits between the pieces, and where
the connection ends meanwhile it waits for ever.

Invariants: rows come first, since the fence's trigger hangs on them; no time-out, no cancel: on trouble the connection
is dropped; after an end in doubt the lane refuses everything until a new incarnation asks the journal what happened.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Callable, Sequence
from struct import error as StructError  # noqa: N812
from uuid import UUID

import asyncpg

from engine.core.job import Record
from engine.errors import Fenced, JournalAmbiguous, RowRefused, TocsinError
from engine.journal import trouble
from engine.journal.codec import (
    COPIED,
    END,
    HEADER,
    done_counts,
    encode_deltas,
    encode_rows,
    filed_keys,
    moved_places,
    owed_notices,
)
from engine.journal.session import Dialer
from engine.journal.standby import Standby
from engine.ports import Flush

_COPY = f"copy job_record ({COPIED}) from stdin (format binary);"
_PREPARE_TALLY = (
    "prepare tally_of_flush (bigint, bytea) as "
    "insert into tally (incarnation, lane, n, deltas) values ('{}', {}, $1, $2)"
)
_TALLY = "execute tally_of_flush ({}, '\\x{}');"
_KEYS = (
    "insert into idempotency_key (at_ms, job_id, key_hash, shard) "
    "select (extract(epoch from statement_timestamp()) * 1000)::bigint, job_id, decode(key_hash, 'hex'), shard "
    "from unnest('{{{}}}'::uuid[], '{{{}}}'::text[], '{{{}}}'::smallint[]) k (job_id, key_hash, shard);"
)
_MOVED = (
    "insert into moved as m (shard, job_id, filed_ms, rev) "
    "select (('x' || substr(job_id, 14, 3))::bit(12))::integer, job_id::uuid, filed_ms, rev "
    "from unnest('{{{}}}'::text[], '{{{}}}'::bigint[], '{{{}}}'::integer[]) p (job_id, filed_ms, rev) "
    "on conflict (shard, job_id) do update set filed_ms = excluded.filed_ms, rev = excluded.rev "
    "where m.rev < excluded.rev;"
)
_DONE = (
    "insert into operation_done as d (operation, incarnation, lane, done) values ('{}', '{}', {}, {}) "
    "on conflict (operation, incarnation, lane) do update set done = d.done + excluded.done;"
)
_OWED = (
    "insert into escalation (shard, type, start_ms, job_id) "
    "select shard, convert_from(decode(type, 'hex'), 'UTF8'), start_ms, job_id "
    "from unnest('{{{}}}'::smallint[], '{{{}}}'::text[], '{{{}}}'::bigint[], '{{{}}}'::uuid[]) "
    "o (shard, type, start_ms, job_id) on conflict do nothing;"
)


class Lane:
    def __init__(
        self, dialer: Dialer, incarnation: UUID, index: int, make_key_days: Callable[[], Awaitable[None]]
    ) -> None:
        self._dialer = dialer
        self._incarnation = incarnation
        self._index = index
        self._make_key_days = make_key_days
        self._connection: asyncpg.Connection | None = None
        self._busy = False
        self._doubt: str | None = None
        self._standby = Standby()

    async def append(self, flush: Flush) -> None:
        assert flush.lane == self._index, (flush.lane, self._index)
        assert not self._busy, f"lane {self._index} has a flush on its way"
        if self._doubt is not None:
            raise Fenced(f"lane {self._index} ended in doubt ({self._doubt}): join anew")
        self._busy = True
        try:
            try:
                await self._send(flush)
            except RowRefused as error:
                if not _lacks_key_day(error.__cause__):
                    raise
                await self._make_key_days()
                await self._send(flush)
        finally:
            self._busy = False

    async def _send(self, flush: Flush) -> None:
        message = self._message(flush)
        stream = _stream(flush.records)
        connection = await self._connected()
        self._standby.expect()
        try:
            await connection._copy_in(message, stream, None)  # type: ignore[attr-defined]
        except BaseException as error:
            meaning = self._failed(connection, error)
            if meaning is None:
                raise
            raise meaning from error
        try:
            self._standby.confirm()
        except JournalAmbiguous:
            self.drop()
            self._doubt = "not known to be replicated"
            raise

    def _message(self, flush: Flush) -> str:
        """All statements of the flush."""
        parts = [_COPY, _TALLY.format(flush.n, encode_deltas(flush.deltas).hex())]
        if keys := filed_keys(flush.records):
            shards, hashes, ids = zip(*keys, strict=True)
            parts.append(
                _KEYS.format(
                    ",".join([f"{job_id:032x}" for job_id in ids]),
                    ",".join([key_hash.hex() for key_hash in hashes]),
                    ",".join(map(str, shards)),
                )
            )
        if places := moved_places(flush.records):
            parts.append(
                _MOVED.format(
                    ",".join([f"{job_id:032x}" for job_id in places]),
                    ",".join([str(filed_ms) for filed_ms, _ in places.values()]),
                    ",".join([str(rev) for _, rev in places.values()]),
                )
            )
        for operation, count in done_counts(flush.records).items():
            parts.append(_DONE.format(operation, self._incarnation, self._index, count))
        if owed := owed_notices(flush.records):
            shards, types, starts_ms, ids = zip(*owed, strict=True)
            parts.append(
                _OWED.format(
                    ",".join(map(str, shards)),
                    ",".join([name.encode().hex() for name in types]),
                    ",".join(map(str, starts_ms)),
                    ",".join([f"{job_id:032x}" for job_id in ids]),
                )
            )
        return "".join(parts)

    def _failed(self, connection: asyncpg.Connection, error: BaseException) -> TocsinError | None:
        """What to raise in place of `error`. Only after a plain refusal, which rolled back, the connection is kept."""
        meaning = trouble.translate(error, alive=not connection.is_closed())
        if meaning is None or isinstance(meaning, JournalAmbiguous):  # None: cancelled; the flush may be on its way
            self._doubt = trouble.words(error)
        if isinstance(error, asyncpg.InternalClientError):
            _give_up_waiting(connection)
        if not isinstance(meaning, RowRefused):
            self.drop()
        return meaning

    async def _connected(self) -> asyncpg.Connection:
        if self._connection is None or self._connection.is_closed():
            connection = await self._dialer.dial(self._incarnation, str(self._index))
            self._connection = connection
            self._standby.listen(connection)
            try:
                await connection.execute(_PREPARE_TALLY.format(self._incarnation, self._index))
            except BaseException as error:  # nothing of a flush was sent
                self.drop()
                meaning = trouble.translate(error, alive=True)
                if meaning is None:
                    raise
                raise trouble.untouched(meaning) from error
        return self._connection

    def drop(self) -> None:
        if self._connection is not None:
            self._connection.terminate()
            self._connection = None


def _stream(records: Sequence[Record]) -> memoryview:
    """The COPY stream of a flush; asyncpg takes bytes for the name of a file, and a buffer for what to send."""
    try:
        return memoryview(b"".join((HEADER, encode_rows(records), END)))
    except (ValueError, StructError) as error:
        raise RowRefused(f"a value that no row can hold: {error}") from error


def _give_up_waiting(connection: asyncpg.Connection) -> None:
    """asyncpg makes a future for the answer before it finds that the connection has just failed, and then forgets it;
    the end of the connection would put an error there that nobody ever collects, which the loop reports as a fault."""
    for each in gc.get_referents(connection._protocol):  # type: ignore[attr-defined]
        if isinstance(each, asyncio.Future):
            each.cancel()


def _lacks_key_day(error: BaseException | None) -> bool:
    """Whether a flush was refused because nobody had made today's partition of the keys."""
    return isinstance(error, asyncpg.CheckViolationError) and error.table_name == "idempotency_key"
