"""Which incarnation this process is, and what it does under its control row: take, check, fold, release.

Lives here and nowhere else: the incarnations this process ever had, and the control connection. Invariants: no
incarnation is used twice; every write to `shard` holds the own control row and names owner and epoch.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from random import Random
from uuid import UUID

import asyncpg

from engine.errors import Fenced, JournalAmbiguous, JournalAway
from engine.journal import takeover, trouble
from engine.journal.migrate import NOBODY
from engine.journal.session import CONTROL, Dialer, Session
from engine.journal.statements import statement
from engine.journal.takeover import Flushes, Taking
from engine.ports import Fold, Health, OwnedShard, Tally

TAKE_ATTEMPTS = 20
"""Deadlocks and ended connections that one `take` goes through before it says that the journal is away."""

_EPOCH_BITS = 40
"""Epochs count below the timeline: a promoted standby that lost the last of them cannot give one out twice."""

_CHECK = statement("check")
_FOLD = statement("fold")
_FENCE_LANES = statement("fence_lanes")
_RELEASE = statement("release")


class Ownership:
    def __init__(self, dialer: Dialer, random: Random) -> None:
        self._dialer = dialer
        self._random = random
        self._side = Session(lambda: dialer.dial(NOBODY, "side"))
        self._control: Session | None = None
        self._past: list[UUID] = []
        self._flushes = Flushes()
        self._pending_flushes: Flushes | None = None
        self._last: UUID | None = None
        self.incarnation: UUID | None = None
        """The one that serves; None before the first take and after a release."""
        self.lanes = 0
        self.forced = False

    # -- take --------------------------------------------------------------------------------------

    async def take(self, shards: int, lanes: int, force_from: Callable[[str], bool]) -> list[OwnedShard]:
        self.drop()
        last, flushes = self._last, self._flushes_of_last()
        trials = 0
        while True:
            taking = Taking(self._new_incarnation(), lanes, shards, tuple(self._past), last, flushes)
            connection = await self._begin(taking)
            self._past.append(taking.incarnation)  # not before: each try of a server that is away would stay here
            try:
                await self._try(connection, taking, force_from)
            except (JournalAway, JournalAmbiguous, Fenced) as error:
                self.drop()
                trials += 1
                if trials >= TAKE_ATTEMPTS:
                    raise JournalAway(f"could not take the shards over: {error}") from error
                await asyncio.sleep(self._random.random() * takeover.STALL_MS / 1_000)
            else:
                break
        self._flushes = flushes
        self._pending_flushes = None
        self._last = self.incarnation = taking.incarnation
        self.lanes, self.forced = lanes, taking.forced
        return taking.owned

    def _flushes_of_last(self) -> Flushes:
        """Kept over a `take` that failed: what it read is true, and what it dropped cannot be read again."""
        if self._pending_flushes is None:
            self._pending_flushes = Flushes()
        return self._pending_flushes

    def _new_incarnation(self) -> UUID:
        return UUID(int=self._random.getrandbits(128), version=4)

    async def _begin(self, taking: Taking) -> asyncpg.Connection:
        self._control = Session(lambda: self._dialer.dial(taking.incarnation, CONTROL))
        return await self._control.connection()

    async def _try(self, connection: asyncpg.Connection, taking: Taking, force_from: Callable[[str], bool]) -> None:
        assert self._dialer.timeline is not None
        least_epoch = self._dialer.timeline << _EPOCH_BITS
        try:
            await takeover.enrol(connection, taking, self._dialer.node)
            async with takeover.never_stalled(connection, self._side, self._random):
                await takeover.carry_out(connection, taking, force_from, least_epoch)
        except BaseException as error:
            meaning = trouble.translate(error, alive=not connection.is_closed())
            self.drop()
            if meaning is None or meaning is error:
                raise
            raise meaning from error

    def settled(self, lane: int, n: int) -> bool:
        return (lane, n) in self._flushes

    # -- under the control row ---------------------------------------------------------------------

    async def check(self, epochs: dict[int, int]) -> Health:
        incarnation, control = self._serving()
        row = await control.run(
            lambda connection: connection.fetchrow(_CHECK, incarnation, list(epochs), list(epochs.values()))
        )
        assert row is not None
        return Health(fenced=not row["standing"], lost=tuple(row["lost"]), now_ms=row["now_ms"])

    async def fold(self, folds: Sequence[Fold]) -> None:
        incarnation, control = self._serving()
        totals = [[getattr(fold.tally, name) for fold in folds] for name in Tally.__struct_fields__]
        standing = await control.run(
            lambda connection: connection.fetchval(
                _FOLD,
                incarnation,
                [fold.shard for fold in folds],
                [fold.epoch for fold in folds],
                [fold.low_ms for fold in folds],
                *totals,
                [fold.lane for fold in folds],
                [fold.covered_n for fold in folds],
            )
        )
        if not standing:
            raise Fenced("the control row of this incarnation is fenced")

    async def release(self) -> None:
        """Fence the own lanes, then let the shards go: both or neither."""
        incarnation, control = self._serving()

        async def let_go(connection: asyncpg.Connection) -> None:
            async with takeover.never_stalled(connection, self._side, self._random), connection.transaction():
                await connection.execute(_FENCE_LANES, [incarnation])
                await connection.execute(_RELEASE, incarnation)

        await control.run(let_go)
        self.incarnation = None

    def _serving(self) -> tuple[UUID, Session]:
        if self.incarnation is None or self._control is None:
            raise Fenced("this process holds no incarnation: take first")
        return self.incarnation, self._control

    def drop(self) -> None:
        """End the control connection; the incarnation, if any, serves no longer."""
        self.incarnation = None
        if self._control is not None:
            self._control.end()
            self._control = None

    def close(self) -> None:
        self.drop()
        self._side.drop()
