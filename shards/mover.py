"""Carries out planned moves, on the side of the node that gives: a few shards at a time, none stands still for long.

In prose: PROTOCOL.md, "Planned move". What the engine does in it is `engine.tenure`'s; here is who is told what, when.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from engine.errors import TocsinError, Unavailable
from engine.handoff import Successor
from engine.host import Host
from shards.outbox import Outbox
from shards.ports import Lease, PeerLinks
from shards.shard_map import ShardMap

log = logging.getLogger(__name__)

SHARDS_AT_ONCE = 8
"""They stand still together, from their last wish here to their first there: some 20 ms, and longer for more."""


HEARD_WITHIN_MS = 5_000
"""As long as a successor waits for the word on shards that have become its own; then it opens them without."""


class Mover:
    def __init__(
        self,
        host: Host,
        links: PeerLinks,
        shards: ShardMap,
        *,
        source: str,
        is_gone: Callable[[Lease], bool],
    ) -> None:
        """`source`: node and life, as which this node speaks of calls that began here."""
        self._host = host
        self._links = links
        self._map = shards
        self._source = source
        self._is_gone = is_gone
        self._outboxes: dict[str, Outbox] = {}
        """By life."""
        self._announcing: set[asyncio.Task[None]] = set()

    async def move(self, shards: Iterable[int], target: Lease, until_s: float | None = None) -> list[int]:
        """To this node, as many as go. Returns those that went; stops at the first trouble. From `until_s` on, by the
        loop's clock, nothing more begins, and no answer is waited for."""
        loop = asyncio.get_running_loop()
        going = sorted(set(shards) & self._host.open_shards.keys())
        moved: list[int] = []
        for start in range(0, len(going), SHARDS_AT_ONCE):
            if until_s is not None and loop.time() >= until_s:
                break
            some = going[start : start + SHARDS_AT_ONCE]
            try:
                gone, heard = await self._move(some, target, until_s)
                moved += gone
                if not heard:
                    break
            except TocsinError as error:
                self._host.tenure.forget_touched(some)
                log.warning(
                    "shards %d to %d stay here, %s does not take them: %s", some[0], some[-1], target.node, error
                )
                break
        if moved:
            log.info("%d of %d shards went to %s", len(moved), len(going), target.node)
        return moved

    async def _move(self, shards: Sequence[int], target: Lease, until_s: float | None) -> tuple[list[int], bool]:
        """What went, and whether the successor knows. It is told on and on; but whoever moves shards does nothing else
        meanwhile, takes over none of the dead among it, so it does not wait for a way that is cut."""
        if not target.incarnation:
            raise Unavailable("it has not joined the journal yet")
        loop = asyncio.get_running_loop()
        began_s = loop.time()
        lows_ms = self._host.tenure.note_touched(shards)
        outbox = self._outbox(target)
        try:
            async with asyncio.timeout_at(until_s):
                await self._links.to(target.node, target.grpc).preload(lows_ms, self._source)
        except TimeoutError as error:
            raise Unavailable("it does not answer, and this node's time to stop is over") from error
        read_s = loop.time()
        self._host.telemetry.handed_over("read_ahead", read_s - began_s)
        successor = Successor(target.node, UUID(target.incarnation))
        handed = await self._host.tenure.hand_over(lows_ms, successor, outbox.tell_ended)
        gone = [each.shard for each in handed]
        if not handed:
            return gone, True
        # In this step, before anybody who waits for these shards has a turn.
        self._map.moved(gone, target.node)
        heard = outbox.tell_handed(handed)
        self._announce(gone, target.node)
        gone_s = loop.time()
        heard_within_s = HEARD_WITHIN_MS / 1_000
        if until_s is not None:
            heard_within_s = max(0.0, min(heard_within_s, until_s - gone_s))
        await asyncio.wait((heard,), timeout=heard_within_s)
        times_ms = [round(each * 1_000) for each in (read_s - began_s, gone_s - read_s, loop.time() - gone_s)]
        if heard.done():
            log.info(
                "shards %d to %d went to %s: read ahead in %d ms, its own after %d ms, there after %d ms more",
                *(gone[0], gone[-1], target.node, *times_ms),
            )
        else:
            log.warning(
                "%d shards went to %s, which has not heard of it: nothing more goes there", len(gone), target.node
            )
        return gone, heard.done()

    def _announce(self, shards: list[int], node: str) -> None:
        """To the other nodes, once: where it is not heard, the range table tells them, or a refusal."""
        for other in self._map.nodes():
            address = self._map.address_of(other)
            if address is not None and other not in (self._map.node, node):
                task = asyncio.ensure_future(self._tell(other, address, shards, node))
                self._announcing.add(task)
                task.add_done_callback(self._announcing.discard)

    async def _tell(self, other: str, address: str, shards: list[int], node: str) -> None:
        try:
            await self._links.to(other, address).moved(shards, node)
        except TocsinError as error:
            log.debug("%s has not heard which shards went to %s: %s", other, node, error)

    def _outbox(self, target: Lease) -> Outbox:
        outbox = self._outboxes.get(target.life)
        if outbox is None:
            outbox = Outbox(target, lambda: self._links.to(target.node, target.grpc), self._is_gone, self._source)
            self._outboxes[target.life] = outbox
        return outbox

    async def settled(self, timeout_ms: int) -> None:
        """Until everybody has heard everything, at most so long."""
        waiting = [asyncio.ensure_future(outbox.idle.wait()) for outbox in self._outboxes.values()]
        if waiting or self._announcing:
            _, late = await asyncio.wait([*waiting, *self._announcing], timeout=timeout_ms / 1_000)
            for each in late:
                each.cancel()

    async def close(self) -> None:
        for outbox in self._outboxes.values():
            await outbox.close()
        for task in self._announcing:
            task.cancel()
        await asyncio.gather(*self._announcing, return_exceptions=True)
