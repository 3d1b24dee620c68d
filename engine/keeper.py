"""The rounds of a node that keep its word: prove ownership, fold the audit, refile what waits too long, prune,
retire days."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence, Set

from engine.core.commands import Command, Refile
from engine.core.lanes import Lanes
from engine.core.machine import Machine
from engine.core.wheel import Wheel
from engine.errors import Fenced, JournalAmbiguous, Unavailable
from engine.journal.writer import GroupCommit
from engine.options import HOUR_MS, MINUTE_MS, Options
from engine.ports import Clock, Fold, Health, Journal, Tally
from engine.safeguards import ALL, Safeguards
from engine.telemetry import Telemetry
from engine.trust import Trust

log = logging.getLogger(__name__)

_IDLE_FOLD_MS = MINUTE_MS
"""Shards whose audit did not move write their low so seldom: it only lets recovery start later and days go."""
_STALE_EVERY_MS = 10_000
_STALE_PAUSE_MS = 50
"""Between two steps of the sweep: 10,000 jobs a second, and no waiting for a quiet moment, which may never come."""
_PRUNE_EVERY_MS = 1_000
_PRUNE_MIN = 20_000
"""Stale entries that are not worth a walk through the wheel: some ten megabytes."""
_PRUNE_ENTRIES_A_TURN = 2_000
_FOLD_SHARDS_A_TURN = 32
"""The lowest open place is a scan of the shard's live map: in slices, so that the loop is not held."""


class Keeper:
    def __init__(
        self,
        machine: Machine,
        journal: Journal,
        writer: GroupCommit,
        wheel: Wheel,
        lanes: Lanes,
        trust: Trust,
        clock: Clock,
        options: Options,
        telemetry: Telemetry,
        *,
        apply: Callable[[Command], None],
        on_health: Callable[[Health], None],
        on_doubt: Callable[[str], None],
        moving: Callable[[], Collection[int]],
        safeguards: Safeguards = ALL,
    ) -> None:
        self._machine = machine
        self._journal = journal
        self._writer = writer
        self._wheel = wheel
        self._lanes = lanes
        self._trust = trust
        self._clock = clock
        self._options = options
        self._telemetry = telemetry
        self._apply = apply
        self._on_health = on_health
        self._on_doubt = on_doubt
        self._moving = moving
        self._mind_in_flight = safeguards.low_in_flight
        self._folded_all_ms = 0
        self._journal_ms = 0
        """The journal's own clock at the last check."""
        self._arrived: tuple[int, ...] = ()
        self.trouble: str | None = None
        """Why the last check did not come back."""

    # -- ownership ---------------------------------------------------------------------------------

    async def check_rounds(self) -> None:
        """Every V/4, always: a check proves for V from its start that the shards are still ours."""
        every_ms = self._options.trust_window_ms // 4
        while True:
            await self.check()
            await asyncio.sleep(every_ms / 1_000)

    async def check(self) -> None:
        moving = self._moving()
        epochs = {number: shard.epoch for number, shard in self._machine.shards.items() if number not in moving}
        started_ms = self._trust.start()
        try:
            health = await self._journal.check(epochs, tuple(moving))
        except (Unavailable, JournalAmbiguous) as error:
            self.trouble = str(error)  # trust runs out by itself, and comes back with the journal
            return
        except Fenced as error:
            self._on_doubt(str(error))
            return
        lost = self._held(epochs, set(health.lost))
        if health.fenced or lost:
            self._on_doubt(f"fenced: {health.fenced}, shards lost: {sorted(lost)[:8]}")
            return
        self.trouble = None
        self._arrived = health.arrived
        self._journal_ms = health.now_ms
        self._trust.renew(started_ms)
        self._on_health(health)

    def _held(self, epochs: Mapping[int, int], lost: Set[int]) -> set[int]:
        """Those that memory still holds as they were asked about. One that began to move meanwhile is not lost, nor is
        one that has gone, or has gone and come back: that was our own doing."""
        shards = self._machine.shards
        held = {number for number in lost if number in shards and shards[number].epoch == epochs[number]}
        return held - set(self._moving())

    @property
    def arrived(self) -> list[int]:
        """Shards that the last check found to be ours, and that nobody has opened here."""
        return [number for number in self._arrived if number not in self._machine.shards]

    # -- the audit and the cursors -----------------------------------------------------------------

    async def fold_rounds(self) -> None:
        while True:
            await asyncio.sleep(self._options.fold_every_ms / 1_000)
            try:
                await self.fold()
            except (Unavailable, JournalAmbiguous, Fenced) as error:
                log.info("fold put off: %s", error)

    async def fold(self) -> None:
        """Write low and totals of the shards that moved; of all, once a minute."""
        now_ms = self._clock.now_ms()
        everything = now_ms - self._folded_all_ms >= _IDLE_FOLD_MS
        numbers = sorted(self._machine.shards if everything else self._writer.dirty & set(self._machine.shards))
        self._writer.dirty.clear()
        for start in range(0, len(numbers), _FOLD_SHARDS_A_TURN):
            folds = self.folds(numbers[start : start + _FOLD_SHARDS_A_TURN], now_ms)
            if folds:
                try:
                    await self._journal.fold(folds)
                except BaseException as error:
                    self._telemetry.fenced_writes += isinstance(error, Fenced)
                    self._writer.dirty.update(numbers[start:])
                    raise
        if everything:
            self._folded_all_ms = now_ms

    def folds(self, numbers: Sequence[int], now_ms: int) -> list[Fold]:
        """Made and proposed in one step: from here on no filing is made below these lows."""
        in_flight = self._writer.in_flight_lows() if self._mind_in_flight else {}
        folds = []
        for number in numbers:
            shard = self._machine.shards.get(number)
            if shard is None:
                continue
            low_ms = shard.low_ms(now_ms, in_flight.get(number))
            shard.proposed_low_ms = max(shard.proposed_low_ms, low_ms)
            lane, covered_n = self._writer.covered(number)
            tally = Tally(*self._writer.tallies[number])
            folds.append(Fold(number, shard.epoch, low_ms, tally, lane, covered_n))
        return folds

    # -- what waits or runs too long ---------------------------------------------------------------

    async def refile_rounds(self) -> None:
        pause_ms = _STALE_EVERY_MS
        while True:
            await asyncio.sleep(pause_ms / 1_000)
            pause_ms = _STALE_PAUSE_MS if self.refile() else _STALE_EVERY_MS

    def refile(self) -> int:
        """One paced step; returns how many jobs were moved."""
        limit = self._options.refile_rows_max
        if not self._writer.room(2 * limit) or self._writer.trouble is not None:
            return 0
        before_ms = self._clock.now_ms() - self._options.stale_after_ms
        jobs = [ready.job for ready in self._lanes.oldest(limit, before_ms)]
        jobs += [job for job in self._machine.running.values() if job.filed_ms < before_ms][: limit - len(jobs)]
        if jobs:
            self._apply(Refile(jobs))
        return len(jobs)

    # -- what nobody waits for any more ------------------------------------------------------------

    async def prune_rounds(self) -> None:
        """Entries of cancelled and moved jobs would stay in the wheel until their time: a bound on memory."""
        while True:
            await asyncio.sleep(_PRUNE_EVERY_MS / 1_000)
            for _ in range(len(self._wheel) // _PRUNE_ENTRIES_A_TURN + 1):  # once round at the most
                if len(self._wheel) <= 2 * self._machine.live_jobs() + _PRUNE_MIN:
                    break
                self._wheel.prune(self._machine.is_scheduled, _PRUNE_ENTRIES_A_TURN)
                await asyncio.sleep(0)

    # -- days --------------------------------------------------------------------------------------

    async def retire_rounds(self) -> None:
        while True:
            try:
                dropped = await self._journal.retire(
                    min(self._clock.now_ms(), self._journal_ms),  # what goes is gone: never by a clock that is ahead
                    history_days=self._options.history_days,
                    key_hours=self._options.key_hours,
                    days_ahead=self._options.days_ahead,
                )
                if dropped:
                    log.info("dropped %s", ", ".join(dropped))
            except (Unavailable, JournalAmbiguous) as error:
                log.info("retiring days put off: %s", error)
            await asyncio.sleep(HOUR_MS / 1_000)
