"""Which node owns which shard, as this node believes: what the router goes by.

Sources, the later the truer: the range table, PostgreSQL's word, what is heard of a move after PostgreSQL was asked,
and what this node serves itself. A mistake costs one NOT_OWNER, which teaches better. No I/O.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence

from engine.core.shard import Shard
from shards.ports import Lease, Range


class ShardMap:
    def __init__(self, node: str, domain: range, open_shards: Callable[[], Mapping[int, Shard]]) -> None:
        self.node = node
        self._domain = domain
        self._open_shards = open_shards
        self._owners: dict[int, str] = {}
        self._heard: dict[int, int] = {}
        """By shard: the number of the latest word of another node, or of this one, where it went."""
        self._words = 0
        self._leases: Mapping[str, Lease] = {}
        self._waiting: dict[asyncio.Future[None], None] = {}
        """A dict for its order, as everywhere where order decides who goes first."""

    # -- what is asked -----------------------------------------------------------------------------

    def is_local(self, shard: int) -> bool:
        there = self._open_shards().get(shard)
        return there is not None and not there.draining

    def is_leaving(self, shard: int) -> bool:
        there = self._open_shards().get(shard)
        return there is not None and there.draining

    def is_coming(self, shard: int) -> bool:
        return self._owners.get(shard) == self.node and shard not in self._open_shards()

    def owner_of(self, shard: int) -> str | None:
        """The id of its node; None: nobody's, as far as is known."""
        if self.is_local(shard):
            return self.node
        owner = self._owners.get(shard)
        return None if owner == self.node else owner

    def address_of(self, node: str) -> str | None:
        """HOST:PORT where peers reach it; None: it has no lease."""
        lease = self._leases.get(node)
        return None if lease is None else lease.grpc

    def nodes(self) -> Sequence[str]:
        """Of those that live."""
        return sorted(self._leases)

    def by_owner(self) -> dict[str | None, list[int]]:
        """All shards of the domain, by the node that owns them."""
        found: dict[str | None, list[int]] = {}
        for shard in self._domain:
            found.setdefault(self.owner_of(shard), []).append(shard)
        return found

    async def changed(self, timeout_ms: int) -> None:
        """Until anything here changes, at most so long."""
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[waiting] = None
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout_ms / 1_000):
                await waiting
        self._waiting.pop(waiting, None)

    # -- what is told ------------------------------------------------------------------------------

    def learn(self, shard: int, node: str) -> None:
        """A peer said that it is not the owner, and who is."""
        self.moved((shard,), node)

    def moved(self, shards: Iterable[int], node: str) -> None:
        """They went to this node, says whoever gave them."""
        owners = dict.fromkeys(shards, node)
        self._words += 1
        self._heard.update(dict.fromkeys(owners, self._words))
        self._owned(owners)

    @property
    def words(self) -> int:
        """How much was heard of moves: what was asked before is older."""
        return self._words

    def owned(self, owners: Mapping[int, str | None], asked_at: int) -> None:
        """PostgreSQL's word. `asked_at`: `words` before it was asked; a move that was heard of since is newer."""
        heard = self._heard
        self._owned({shard: node for shard, node in owners.items() if heard.get(shard, 0) <= asked_at})

    def _owned(self, owners: Mapping[int, str | None]) -> None:
        changed = {shard: node for shard, node in owners.items() if self._owners.get(shard) != node}
        for shard, node in changed.items():
            if node is None:
                self._owners.pop(shard, None)
            else:
                self._owners[shard] = node
        if changed:
            self.note()

    def living(self, leases: Mapping[str, Lease], is_gone: Callable[[str], bool]) -> None:
        """Whom Redis names; and whom it did name until nobody can say that they are gone: it may have been emptied."""
        kept = {node: lease for node, lease in self._leases.items() if node not in leases and not is_gone(node)}
        known = {**kept, **leases}
        if known != self._leases:
            self._leases = known
            self.note()

    def ranges(self, table: Iterable[Range]) -> None:
        """The range table has changed. It is behind everybody else's word, so it counts where nothing better is known:
        of shards of nobody, or of a node that is not there any more."""
        self._owned(
            {
                shard: entry.node
                for entry in table
                if entry.state == "serving"
                for shard in range(max(entry.lo, self._domain.start), min(entry.hi + 1, self._domain.stop))
                if self._owners.get(shard) not in self._leases
            }
        )

    def note(self) -> None:
        """Shards were opened or closed here: whoever waits looks again."""
        waiting, self._waiting = self._waiting, {}
        for each in waiting:
            if not each.done():
                each.set_result(None)
