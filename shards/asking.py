"""Whom to ask for a shard, and whether to ask again after a refusal.

The map may be wrong, so an owner may refuse. Then the map learns what the refusal says, and the owner that it names is
asked. Where that is no news, news is waited for a moment; then whoever is the owner by then is asked again.

| a refusal | what follows |
|---|---|
| of this node: the shard leaves it, or comes to it | its move's end is waited for as long as the patience lasts |
| of a peer: the same | the peer has waited for the move's end (`shards.parked`): it is asked again |
| not the owner | whoever it names, at once; after a few such steps, or where it names nobody new, not before news |
| not reached | news is waited for once; then whoever is the owner |
| anything else | is the answer |

One that has no owner after a moment is refused: it may be long until it has one.
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
there within a fifth of a second; where machine or journal are overloaded it takes as long as theirs do."""
AGAIN_MS = 25
"""Before a peer that says that a shard is on its way is asked again: it has waited itself, unless too much did."""
ASKS_AT_ONCE_MAX = 4
"""For one shard, of one owner after another as each names the next: in a rolling restart a shard moves several times
within seconds. Two nodes that name each other know no better, and are asked at the pace of news."""
PARKED_MAX = 40_000
"""Jobs that wait for news at once: as many as may wait for the journal. Beyond it a refusal is an answer."""


class ShardMap(Protocol):
    """Who owns what, as this node sees it; may be wrong."""

    def owner_of(self, shard: int) -> str | None:
        """The node's id; None: nobody, or nobody knows."""
        ...

    def is_local(self, shard: int) -> bool: ...

    def is_leaving(self, shard: int) -> bool:
        """It is this node's still, and takes no wish any more."""
        ...

    def is_coming(self, shard: int) -> bool:
        """It is this node's, says the journal or another node, and not open here yet."""
        ...

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
    here: bool = False
    """This node itself moves it: it leaves, or it comes, as the owner before has said."""

    def refused(self, owner: str | None, told: Unavailable) -> None:
        """`owner` was asked, and has told this; None: nobody was, since the map knew of nobody."""
        self.owner, self.told = owner, told
        if owner is not None:
            self.here = False
            self.asks += not is_moving(told)


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
            told, owner = attempt.told, attempt.owner
            if isinstance(told, NotOwner) and told.node is not None and told.node != owner:
                self._map.learn(shard, told.node)
                attempt.here = told.node == self._node
            elif is_moving(told) and owner == self._node:
                attempt.here = True
            attempt.here |= self._map.is_coming(shard) or self._map.is_leaving(shard)
        if loop.time() >= until_s:
            return set()
        following = {shard: self._following(shard, attempt) for shard, attempt in refused.items()}
        waiting = [shard for shard, then in following.items() if then is _Next.WAIT]
        if waiting and self._parked + parked <= PARKED_MAX:
            wait_until_s = min(until_s, loop.time() + min(self._wait_ms(refused[shard]) for shard in waiting) / 1_000)
            self._parked += parked
            try:
                while waiting and (left_s := wait_until_s - loop.time()) > 0:
                    await self._map.changed(max(1, round(left_s * 1_000)))
                    waiting = [shard for shard in waiting if self._following(shard, refused[shard]) is _Next.WAIT]
            finally:
                self._parked -= parked
            for shard, then in following.items():
                if then is _Next.WAIT:
                    following[shard] = self._after_waiting(shard, refused[shard])
        return {shard for shard, then in following.items() if then is _Next.ASK}

    def _following(self, shard: int, attempt: Attempt) -> _Next:
        told, owner = attempt.told, self.owner_of(shard)
        is_news = owner is not None and owner != attempt.owner
        if isinstance(told, NotOwner):
            return _Next.ASK if is_news and attempt.asks < ASKS_AT_ONCE_MAX else _Next.WAIT
        if attempt.asks >= ASKS_AT_ONCE_MAX:
            return _Next.END
        if isinstance(told, UnknownOutcome):  # of this node's own engine it is the last word
            return _Next.END if owner in (None, self._node) else _Next.ASK
        if is_news:
            return _Next.ASK
        return _Next.WAIT if isinstance(told, Unreached) and not attempt.waited else _Next.END

    def _wait_ms(self, attempt: Attempt) -> int:
        if attempt.here:
            return PATIENCE_MS
        return AGAIN_MS if is_moving(attempt.told) else MOVING_MS

    def _after_waiting(self, shard: int, attempt: Attempt) -> _Next:
        if attempt.here:  # others in the same request may not wait so long
            return _Next.ASK
        attempt.waited = True
        return _Next.END if self.owner_of(shard) is None else _Next.ASK
