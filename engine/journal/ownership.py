"""Which incarnation this process is, and what it does under its control row: join, claim, hand over, check, fold,
release.

Lives here and nowhere else: the incarnations this process ever had, and the two connections that act for the present
one: control, for the check that trust hangs on and for folds; and the mover, for claims and planned moves, which may
wait for locks of others and in whose line no check must stand. Both name the incarnation and are lane -1, so whoever
fences it ends either. Invariants: no incarnation is used twice; every write to `shard` holds the own control row and
names owner and epoch.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from random import Random
from typing import TypeVar
from uuid import UUID

import asyncpg

from engine.core.bulk import Progress
from engine.errors import Fenced, JournalAmbiguous, JournalAway
from engine.journal import operations, stall, takeover, trouble
from engine.journal.migrate import NOBODY
from engine.journal.runs import runs
from engine.journal.session import CONTROL, Dialer, Session
from engine.journal.statements import statement
from engine.journal.takeover import Flushes, Joining
from engine.ports import Claimed, Fold, Health, OwnedShard

T = TypeVar("T")

JOIN_ATTEMPTS = 20
"""Deadlocks and ended connections that one `join` goes through before it says that the journal is away."""

_EPOCH_BITS = 40
"""Epochs count below the timeline: a promoted standby that lost the last of them cannot give one out twice."""

_CHECK = statement("check")
_DIFFERING = statement("differing")
_FOLD = statement("fold")
_FENCE_LANES = statement("fence_lanes")
_NOTE_PROGRESS = statement("note_progress")
_RELEASE = statement("release")


class Ownership:
    def __init__(self, dialer: Dialer, random: Random) -> None:
        self._dialer = dialer
        self._random = random
        self._side = Session(lambda: dialer.dial(NOBODY, "side"))
        self._control: Session | None = None
        self._mover: Session | None = None
        self._past: list[UUID] = []
        """Every incarnation of this process, the present one included."""
        self._flushes = Flushes()
        self._pending_flushes: Flushes | None = None
        self._last: UUID | None = None
        self.incarnation: UUID | None = None
        """The one that serves; None before the first join and after a release."""
        self.lanes = 0

    def is_own(self, incarnation: UUID) -> bool:
        return incarnation in self._past

    # -- join --------------------------------------------------------------------------------------

    async def join(self, shards: range, total: int, lanes: int) -> list[OwnedShard]:
        self.drop()
        last, flushes = self._last, self._flushes_of_last()
        trials = 0
        while True:
            incarnation = UUID(int=self._random.getrandbits(128), version=4)
            connection = await self._begin(incarnation)
            past = tuple(self._past)
            self._past.append(incarnation)  # not before: each try of a server that is away would stay here
            joining = Joining(incarnation, lanes, shards, total, past, last, flushes, self._least_epoch())
            try:
                await self._try(connection, joining)
            except (JournalAway, JournalAmbiguous, Fenced) as error:
                self.drop()
                trials += 1
                if trials >= JOIN_ATTEMPTS:
                    raise JournalAway(f"could not become a new incarnation: {error}") from error
                await asyncio.sleep(self._random.random() * stall.STALL_MS / 1_000)
            else:
                break
        self._flushes = flushes
        self._pending_flushes = None
        self._last = self.incarnation = incarnation
        self.lanes = lanes
        return joining.owned

    def _flushes_of_last(self) -> Flushes:
        """Kept over a `join` that failed: what it read is true, and what it dropped cannot be read again."""
        if self._pending_flushes is None:
            self._pending_flushes = Flushes()
        return self._pending_flushes

    async def _begin(self, incarnation: UUID) -> asyncpg.Connection:
        self._control = Session(lambda: self._dialer.dial(incarnation, CONTROL))
        self._mover = Session(lambda: self._dialer.dial(incarnation, CONTROL))
        await self._mover.connection()  # now, and not while the shards of its first move stand still
        return await self._control.connection()

    def _least_epoch(self) -> int:
        assert self._dialer.timeline is not None
        return self._dialer.timeline << _EPOCH_BITS

    async def _try(self, connection: asyncpg.Connection, joining: Joining) -> None:
        try:
            assert self._control is not None
            await takeover.enrol(connection, joining, self._dialer.node)
            self._control.standby.expect()
            async with stall.never_stalled(connection, self._side, self._random), connection.transaction():
                await takeover.join(connection, joining)
            self._control.standby.confirm()
        except BaseException as error:
            meaning = trouble.translate(error, alive=not connection.is_closed())
            self.drop()
            if meaning is None or meaning is error:
                raise
            raise meaning from error

    def settled(self, lane: int, n: int) -> bool:
        return (lane, n) in self._flushes

    # -- moves -------------------------------------------------------------------------------------

    async def claim(self, shards: Sequence[int], gives_up: Callable[[str], bool]) -> Claimed:
        incarnation, mover, lanes = self._serving(), self._mover, self.lanes
        assert mover is not None

        async def claim(connection: asyncpg.Connection) -> Claimed:
            async with stall.never_stalled(connection, self._side, self._random):
                return await takeover.claim(
                    connection,
                    incarnation,
                    lanes,
                    shards,
                    gives_up,
                    past=[each for each in self._past if each != incarnation],
                    least_epoch=self._least_epoch(),
                )

        return await mover.transact(claim)

    async def hand_over(self, folds: Sequence[Fold], to: UUID) -> bool:
        incarnation, mover = self._serving(), self._mover
        assert mover is not None
        assert to != incarnation, "a shard is handed over to another"

        async def hand_over(connection: asyncpg.Connection) -> bool:
            async with stall.never_stalled(connection, self._side, self._random, stall.MOVE_STALL_MS):
                return await takeover.hand_over(connection, incarnation, folds, to, least_epoch=self._least_epoch())

        return await mover.transact(hand_over)

    # -- under the control row ---------------------------------------------------------------------

    async def check(self, epochs: dict[int, int], moving: Collection[int]) -> Health:
        incarnation, held, moving = self._serving(), runs(epochs), list(moving)
        row = await self._share(lambda connection: connection.fetchrow(_CHECK, incarnation, *held, moving))
        assert row is not None
        if row["same"]:
            return Health(fenced=not row["standing"], lost=(), now_ms=row["now_ms"], arrived=())
        told = list(epochs), list(epochs.values()), moving
        row = await self._share(lambda connection: connection.fetchrow(_DIFFERING, incarnation, *told))
        assert row is not None
        return Health(
            fenced=not row["standing"], lost=tuple(row["lost"]), now_ms=row["now_ms"], arrived=tuple(row["arrived"])
        )

    async def fold(self, folds: Sequence[Fold]) -> None:
        incarnation = self._serving()
        columns = takeover.columns(folds)
        if not await self._share(lambda connection: connection.fetchval(_FOLD, incarnation, *columns)):
            raise Fenced("the control row of this incarnation is fenced")

    async def note_progress(self, operation: UUID, progress: dict[int, tuple[int, Progress]]) -> list[int]:
        incarnation = self._serving()
        told = operation, *operations.columns(progress)
        row = await self._share(lambda connection: connection.fetchrow(_NOTE_PROGRESS, incarnation, *told))
        assert row is not None
        if not row["standing"]:
            raise Fenced("the control row of this incarnation is fenced")
        return list(row["noted"])

    async def _share(self, work: Callable[[asyncpg.Connection], Awaitable[T]]) -> T:
        """On the control connection: a statement that holds the own control row for a moment."""
        assert self._control is not None

        async def patiently(connection: asyncpg.Connection) -> T:
            async with stall.never_stalled(connection, self._side, self._random, stall.SHARE_STALL_MS):
                return await work(connection)

        return await self._control.run(patiently)

    async def release(self) -> None:
        """Fence the own lanes, then let the shards go: both or neither."""
        incarnation, control = self._serving(), self._control
        assert control is not None

        async def let_go(connection: asyncpg.Connection) -> None:
            async with stall.never_stalled(connection, self._side, self._random), connection.transaction():
                await connection.execute(_FENCE_LANES, [incarnation])
                await connection.execute(_RELEASE, incarnation)

        await control.run(let_go)
        self.incarnation = None

    def _serving(self) -> UUID:
        if self.incarnation is None:
            raise Fenced("this process holds no incarnation: join first")
        return self.incarnation

    def drop(self) -> None:
        """End the connections of the incarnation, if any: it serves no longer."""
        self.incarnation = None
        for session in (self._control, self._mover):
            if session is not None:
                session.end()
        self._control = self._mover = None

    def close(self) -> None:
        self.drop()
        self._side.end()
