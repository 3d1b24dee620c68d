"""A node's life in the journal's eyes: becoming an incarnation, and another one after doubt.

The protocol in prose, with what each failure costs: docs/design/self_fence.md. At most one renewal runs at a time; a
doubt that comes up meanwhile is settled by it, because the lanes are halted and every flight is asked for.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from engine.errors import JournalAmbiguous, JournalAway
from engine.journal.writer import GroupCommit
from engine.ports import Clock, Journal, OwnedShard
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
        trust: Trust,
        clock: Clock,
        *,
        shards: range,
        total: int,
        lanes: int,
        on_owned: Callable[[Sequence[OwnedShard]], None],
        on_renewed: Callable[[], Awaitable[None]],
        on_failed: Callable[[BaseException], None],
    ) -> None:
        self._journal = journal
        self._writer = writer
        self._trust = trust
        self._clock = clock
        self._shards = shards
        self._total = total
        self._lanes = lanes
        self._on_owned = on_owned
        self._on_renewed = on_renewed
        self._on_failed = on_failed
        self._renewal: asyncio.Task[None] | None = None
        self._failed = False

    async def join(self) -> Sequence[OwnedShard]:
        """As `Journal.join`, again and again while the journal is away."""

        async def join() -> Sequence[OwnedShard]:
            return await self._journal.join(self._shards, self._total, lanes=self._lanes)

        return await self.until_served(join)

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
            owned = await self.join()
            epochs = {each.shard: each.epoch for each in owned}
            await self.until_served(lambda: self._writer.settle(self._journal.settled, epochs))
            self._on_owned(owned)
            self._writer.start()
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
