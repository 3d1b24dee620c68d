"""What a node that gives shards away does when the one that gets them cannot be told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Coroutine, Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

from engine.handoff import Handed
from engine.host import Host
from engine.telemetry import Telemetry
from shards.mover import HEARD_WITHIN_MS, SHARDS_AT_ONCE, Mover
from shards.ports import Lease, PeerLinks, Unreached
from shards.shard_map import ShardMap
from tests import virtual_time

SHARDS = 2 * SHARDS_AT_ONCE
TARGET = Lease("b", "life-b", str(UUID(int=2)), "b:1", "b:2")
LIVING = {"a": Lease("a", "1", "", "a:1", "a:2"), "b": TARGET, "c": Lease("c", "life-c", "", "c:1", "c:2")}


class Tenure:
    def __init__(self, open_shards: dict[int, Any]) -> None:
        self._open = open_shards

    def note_touched(self, shards: Iterable[int]) -> dict[int, int]:
        return dict.fromkeys(shards, 0)

    def forget_touched(self, shards: Collection[int]) -> None: ...

    async def hand_over(self, shards: Iterable[int], successor: UUID, on_ended: Callable[..., None]) -> list[Handed]:
        for shard in shards:
            del self._open[shard]
        return [Handed(shard, 2, ()) for shard in shards]


class Links:
    """The way to b is cut the moment b has read ahead."""

    def __init__(self) -> None:
        self.cut = True
        self.heard: list[int] = []
        self.announced: list[tuple[str, list[int], str]] = []
        self._node = ""

    def to(self, node: str, address: str) -> Links:
        self._node = node
        return self

    async def moved(self, shards: Sequence[int], node: str) -> None:
        self.announced.append((self._node, list(shards), node))

    async def preload(self, lows_ms: Mapping[int, int], source: str) -> None: ...

    async def handed(self, handed: Sequence[Handed], source: str) -> None:
        if self.cut:
            raise Unreached("node b cannot be reached: the way is cut")
        self.heard += [each.shard for each in handed]


def _host(open_shards: dict[int, Any]) -> SimpleNamespace:
    return SimpleNamespace(open_shards=open_shards, tenure=Tenure(open_shards), telemetry=Telemetry())


def scenario(main: Callable[[Mover, Links, dict[int, Any]], Coroutine[Any, Any, None]]) -> None:
    async def start() -> None:
        open_shards: dict[int, Any] = {shard: SimpleNamespace(draining=False) for shard in range(SHARDS)}
        host, links = _host(open_shards), Links()
        shard_map = ShardMap("a", range(SHARDS), lambda: open_shards)
        shard_map.living(LIVING, lambda _: False)
        mover = Mover(cast("Host", host), cast("PeerLinks", links), shard_map, source="a/1", is_gone=lambda _: False)
        try:
            await main(mover, links, open_shards)
        finally:
            await mover.close()

    virtual_time.run(start)


def test_a_move_to_a_node_that_lives_and_cannot_be_told_ends_and_goes_no_further() -> None:
    async def main(mover: Mover, links: Links, open_shards: dict[int, Any]) -> None:
        began_s = asyncio.get_running_loop().time()
        moved = await mover.move(range(SHARDS), TARGET)
        took_ms = (asyncio.get_running_loop().time() - began_s) * 1_000
        assert took_ms <= HEARD_WITHIN_MS + 10, took_ms
        assert moved == list(range(SHARDS_AT_ONCE)), "they are the other's by PostgreSQL, told or not"
        assert sorted(open_shards) == list(range(SHARDS_AT_ONCE, SHARDS))

    scenario(main)


def test_the_word_on_shards_that_went_is_told_until_it_is_heard() -> None:
    async def main(mover: Mover, links: Links, open_shards: dict[int, Any]) -> None:
        await mover.move(range(SHARDS), TARGET)
        assert links.heard == []
        links.cut = False
        await mover.settled(1_000)
        assert links.heard == list(range(SHARDS_AT_ONCE))

    scenario(main)


def test_the_other_nodes_hear_at_once_where_shards_went_before_they_have_asked() -> None:
    async def main(mover: Mover, links: Links, open_shards: dict[int, Any]) -> None:
        links.cut = False
        await mover.move(range(SHARDS_AT_ONCE), TARGET)
        await mover.settled(1_000)
        assert links.announced == [("c", list(range(SHARDS_AT_ONCE)), "b")]

    scenario(main)
