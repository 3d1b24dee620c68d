"""A node's life in the journal's eyes: taking the shards, and a new incarnation after doubt.

The protocol in prose, with what each failure costs: docs/design/self_fence.md. At most one renewal runs at a time; a
doubt that comes up meanwhile is settled by it, because the lanes are halted and every flight is asked for.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import msgspec

from engine.core.machine import Machine
from engine.errors import Corrupt, Fenced, JournalAmbiguous, JournalAway
from engine.journal.writer import GroupCommit
from engine.ports import Claimed, Clock, Journal, OwnedShard
from engine.trust import Trust

log = logging.getLogger(__name__)

_TAKE_RETRY_MS = 250
_TOLD_EVERY_MS = 5_000
"""How often the log repeats that a journal is still waited for."""
_T = TypeVar("_T")


class Incarnation:
    def __init__(
        self,
        journal: Journal,
        writer: GroupCommit,
        machine: Machine,
        trust: Trust,
        clock: Clock,
        *,
        shards: int,
        lanes: int,
        on_renewed: Callable[[], Awaitable[None]],
        on_failed: Callable[[BaseException], None],
    ) -> None:
        self._journal = journal
        self._writer = writer
        self._machine = machine
        self._trust = trust
        self._clock = clock
        self._shards = shards
        self._lanes = lanes
        self._on_renewed = on_renewed
        self._on_failed = on_failed
        self._renewal: asyncio.Task[None] | None = None
        self._failed = False

    async def take(self, gives_up: Callable[[str], bool]) -> Claimed:
        """A new incarnation, and all shards that it can have, again and again while the journal is away."""

        async def take() -> Claimed:
            await self._join()
            try:
                return await self._journal.claim(range(self._shards), gives_up)
            except Fenced as error:
                raise JournalAway(f"fenced while taking over: {error}") from error

        return await self.until_served(take)

    async def _join(self) -> Sequence[OwnedShard]:
        return await self._journal.join(range(self._shards), self._shards, lanes=self._lanes)

    async def until_served(self, action: Callable[[], Awaitable[_T]]) -> _T:
        """Again and again while the journal is away: there is nothing else to do meanwhile."""
        told_ms = -_TOLD_EVERY_MS
        while True:
            try:
                return await action()
            except (JournalAway, JournalAmbiguous) as error:
                if self._clock.boot_ms() - told_ms >= _TOLD_EVERY_MS:
                    told_ms = self._clock.boot_ms()
                    log.warning("waiting for the journal: %s", error)
                await asyncio.sleep(_TAKE_RETRY_MS / 1_000)

    def renew(self, reason: str) -> None:
        """A commit ended in doubt, or we were fenced: only a new incarnation tells what is true."""
        if self._renewal is None and not self._failed:
            log.warning("new incarnation: %s", reason)
            self._trust.revoke()
            self._renewal = asyncio.get_running_loop().create_task(self._renew(reason), name="new incarnation")

    async def settled(self) -> None:
        """Until no renewal is under way."""
        while self._renewal is not None:
            await asyncio.wait((self._renewal,))

    async def stop(self) -> None:
        if self._renewal is not None:
            self._renewal.cancel()
            await asyncio.gather(self._renewal, return_exceptions=True)

    async def _renew(self, reason: str) -> None:
        began_ms = self._clock.boot_ms()
        try:
            await self._writer.halt()
            owned = await self.until_served(self._join)
            epochs = {each.shard: each.epoch for each in owned}
            await self.until_served(lambda: self._writer.settle(self._journal.settled, epochs))
            self._compare(owned)
            for each in owned:
                self._machine.shards[each.shard].epoch = each.epoch
            self._writer.start(owned)
        except asyncio.CancelledError:
            raise
        except BaseException as error:
            self._failed = True
            self._on_failed(error)
            return
        finally:
            self._renewal = None
        log.warning("goes on after %d ms: %s", self._clock.boot_ms() - began_ms, reason)
        await self._on_renewed()

    def _compare(self, owned: Sequence[OwnedShard]) -> None:
        """Memory is kept over a new incarnation because nobody wrote in between; the counters bear witness."""
        lost = set(self._machine.shards) - {each.shard for each in owned}
        if lost:
            raise Corrupt(f"{len(lost)} shards were taken by another node while this one was away")
        for each in owned:
            kept = self._writer.tallies[each.shard]
            if list(msgspec.structs.astuple(each.tally)) != kept:
                raise Corrupt(f"shard {each.shard}: the journal counts {each.tally}, this node {kept}")
