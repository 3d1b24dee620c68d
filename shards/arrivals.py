"""Shards that come to this node, and what its peers tell of them: `shards.ports.Handoffs`.

In prose: PROTOCOL.md, "Planned move", on the side of the successor. What the engine does is `engine.succession`'s.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence

from engine.errors import Unavailable
from engine.handoff import Ended, Handed
from engine.host import Host
from engine.ports import Clock
from shards.ports import PeerLinks
from shards.shard_map import ShardMap

log = logging.getLogger(__name__)

HANDOFF_WAIT_MS = 5_000
"""How long shards that came without a word wait for it: the old owner tells what still runs."""
PROMISED_MS = 2_500
"""From the end of reading ahead to the owner's transaction and its word: the last flush, and the transaction."""


class Arrivals:
    def __init__(
        self, host: Host, links: PeerLinks, clock: Clock, *, shards: ShardMap, on_opened: Callable[[], None]
    ) -> None:
        self._host = host
        self._links = links
        self._clock = clock
        self._map = shards
        self._on_opened = on_opened
        self._since_ms: dict[int, int] = {}
        self._under_way = 0
        """Readings ahead, and openings of what came."""
        self._promised_until_ms = 0
        self._words: dict[int, tuple[Handed, str]] = {}
        """By shard that has arrived: what its giver said of it, and who that is, where it could not be taken in yet."""
        self.closed = False
        """This node leaves: it takes nothing more."""

    @property
    def are_promised(self) -> bool:
        """Whether shards may come that were read ahead, or have come and are not open yet."""
        return self._under_way > 0 or self._clock.boot_ms() < self._promised_until_ms

    async def open_late(self) -> None:
        """Shards whose old owner said nothing: it died, or its word is lost; and those that could not be taken in when
        it said it. Raises `Unavailable`."""
        arrived = self._host.keeper.arrived
        self._words = {shard: self._words[shard] for shard in arrived if shard in self._words}
        if not arrived:
            self._since_ms = {}
            return
        now_ms = self._clock.boot_ms()
        self._since_ms = {shard: self._since_ms.get(shard, now_ms) for shard in arrived}
        late = [shard for shard, since_ms in self._since_ms.items() if now_ms - since_ms >= HANDOFF_WAIT_MS]
        for source in sorted({source for _, source in self._words.values()}):
            heard = [self._words[shard][0] for shard in late if self._words.get(shard, (None, None))[1] == source]
            if heard:
                await self.handed(heard, source)
        unheard = [shard for shard in late if shard not in self._words and shard not in self._host.open_shards]
        if unheard:
            log.warning("%d shards came without a word of what runs: opened as if taken by force", len(unheard))
            await self._host.tenure.claim(unheard, lambda node: False, hold=True)

    # -- what peers tell ---------------------------------------------------------------------------

    def expects(self, shard: int) -> bool:
        return self._host.succession.expects(shard) or self._map.is_coming(shard)

    async def preload(self, lows_ms: Mapping[int, int], source: str) -> None:
        if self.closed:
            raise Unavailable("this node leaves")
        self._under_way += 1
        try:
            await self._host.succession.preload(lows_ms)
        finally:
            self._under_way -= 1
        self._promised_until_ms = self._clock.boot_ms() + PROMISED_MS

    async def handed(self, handed: Sequence[Handed], source: str) -> None:
        node = source.partition("/")[0]
        self._words.update({each.shard: (each, source) for each in handed})
        # Until it is open here nobody is sent back for it to who gave it, and may be gone by then.
        self._map.moved([each.shard for each in handed if each.shard not in self._host.open_shards], self._map.node)
        self._under_way += 1
        try:
            opened = await self._host.succession.receive(handed, source, lambda fire_id: self._stop_at(node, fire_id))
        finally:
            self._under_way -= 1
        for each in handed:
            self._words.pop(each.shard, None)
        if opened:
            self._on_opened()

    async def ended(self, ended: Sequence[Ended]) -> None:
        self._host.succession.ended(ended)

    async def moved(self, shards: Sequence[int], node: str) -> None:
        if node != self._map.node:
            self._map.moved([shard for shard in shards if not self._map.is_local(shard)], node)

    async def stop_calls(self, fire_ids: Sequence[str]) -> None:
        for fire_id in fire_ids:
            self._host.stop_call(fire_id)

    def _stop_at(self, node: str, fire_id: str) -> None:
        """Best effort: where it is not heard, the call's end decides."""
        address = self._map.address_of(node)
        if address is not None:
            task = asyncio.ensure_future(self._links.to(node, address).stop_calls([fire_id]))
            task.add_done_callback(lambda done: done.cancelled() or done.exception())
