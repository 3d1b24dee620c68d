"""Whom to ask for a shard, and whether to ask again after a refusal.

The map may be wrong, so an owner may refuse. Then the map learns what the refusal says; where that is no news and the
shard is on its way, has no owner, or its owner is not reached, news is waited for a moment; and the owner, most often a
new one, is asked once more. A shard on its way is asked for as long as the patience lasts: its next owner serves soon.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Protocol

import msgspec

from engine.errors import NotOwner, Unavailable, UnknownOutcome
from shards.ports import LocalEngine, Peer, PeerLinks, Unreached

MOVING_MS = 200
"""How long news of a shard is waited for before it is asked for again."""
PATIENCE_MS = 3_000
"""From the start of a request: after it nothing is asked again, and the caller has the error. A shard on its way is
there within a fifth of a second; on a machine that is busy with many moves it takes its turn."""
ASKS_MAX = 2
"""For one shard that is not on its way: the owner as the map has it, and the one that is learnt."""
PARKED_MAX = 40_000
"""Jobs that wait for news at once: as many as may wait for the journal. Beyond it a refusal is an answer."""


class ShardMap(Protocol):
    """Who owns what, as this node sees it; may be wrong."""

    def owner_of(self, shard: int) -> str | None:
        """The node's id; None: nobody, or nobody knows."""
        ...

    def is_local(self, shard: int) -> bool: ...

    def address_of(self, node: str) -> str | None:
        """HOST:PORT where its peers reach it; None: it does not seem to live."""
        ...

    def learn(self, shard: int, node: str) -> None:
        """Its owner, as another node has said."""
        ...

    async def changed(self, timeout_ms: int) -> None:
        """Returns at the next change of the map, or when the time is up."""
        ...

    def nodes(self) -> Sequence[str]:
        """Those that live or own something, this one included."""
        ...


class Attempt(msgspec.Struct):
    """What has come of asking for one shard so far."""

    owner: str | None
    """Who was asked last."""
    told: Unavailable
    """The last refusal."""
    asks: int = 0
    """That were refused for good: not by an owner who says that the shard is on its way."""
    waited: bool = False


def is_moving(told: Unavailable) -> bool:
    return isinstance(told, NotOwner) and told.moving


class _Next(Enum):
    ASK = 0
    WAIT = 1
    END = 2


class Asking:
    def __init__(self, local: LocalEngine, shard_map: ShardMap, links: PeerLinks, node: str) -> None:
        self._local = local
        self._map = shard_map
        self._links = links
        self._node = node
        self._parked = 0

    def owner_of(self, shard: int) -> str | None:
        return self._node if self._map.is_local(shard) else self._map.owner_of(shard)

    def owners_of(self, shards: Iterable[int]) -> dict[int, str | None]:
        is_local, owner_of, node = self._map.is_local, self._map.owner_of, self._node
        return {shard: node if is_local(shard) else owner_of(shard) for shard in shards}

    def by_owner(self, shards: Iterable[int]) -> dict[str | None, list[int]]:
        groups: dict[str | None, list[int]] = {}
        for shard in shards:
            groups.setdefault(self.owner_of(shard), []).append(shard)
        return groups

    def peer(self, node: str) -> Peer:
        """Raises `Unreached`."""
        address = self._map.address_of(node)
        if address is None:
            raise Unreached(f"node {node} cannot be reached: it does not say where it is")
        return self._links.to(node, address)

    def engine(self, owner: str | None, shard: int) -> LocalEngine | Peer:
        """Raises `NotOwner`, `Unreached`."""
        if owner is None:
            raise NotOwner(shard)
        return self._local if owner == self._node else self.peer(owner)

    async def news(self, refused: Mapping[int, Attempt], parked: int, until_s: float) -> set[int]:
        """Of shards that were refused: those that are to be asked for again, now. `parked`: jobs that wait for it."""
        loop = asyncio.get_running_loop()
        for shard, attempt in refused.items():
            told = attempt.told
            if isinstance(told, NotOwner) and told.node is not None and told.node != attempt.owner:
                self._map.learn(shard, told.node)
        if loop.time() >= until_s:
            return set()
        following = {shard: self._following(shard, attempt) for shard, attempt in refused.items()}
        waiting = [shard for shard, then in following.items() if then is _Next.WAIT]
        if waiting and self._parked + parked <= PARKED_MAX:
            coming = any(self._is_coming(refused[shard]) for shard in waiting)
            wait_until_s = until_s if coming else min(until_s, loop.time() + MOVING_MS / 1_000)
            self._parked += parked
            try:
                while waiting and (left_s := wait_until_s - loop.time()) > 0:
                    await self._map.changed(max(1, round(left_s * 1_000)))
                    waiting = [shard for shard in waiting if self._following(shard, refused[shard]) is _Next.WAIT]
            finally:
                self._parked -= parked
            for shard, then in following.items():
                if then is _Next.WAIT:
                    refused[shard].waited = True
                    following[shard] = _Next.END if self.owner_of(shard) is None else _Next.ASK
        return {shard for shard, then in following.items() if then is _Next.ASK}

    def _is_coming(self, attempt: Attempt) -> bool:
        """To this node, says the owner before: it is opened in a moment."""
        return isinstance(attempt.told, NotOwner) and attempt.told.node == self._node != attempt.owner

    def _following(self, shard: int, attempt: Attempt) -> _Next:
        told, owner = attempt.told, self.owner_of(shard)
        moving = is_moving(told)
        if attempt.asks >= ASKS_MAX and not moving:
            return _Next.END
        if owner is not None and owner != attempt.owner:
            return _Next.ASK
        if isinstance(told, UnknownOutcome):  # of this node's own engine it is the last word
            return _Next.END if owner in (None, self._node) else _Next.ASK
        if isinstance(told, NotOwner | Unreached) and (moving or not attempt.waited):
            return _Next.WAIT
        return _Next.END
