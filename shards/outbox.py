"""What other nodes must hear, in order, again and again until they have or are gone: shards handed over, calls ended.

One queue a node, so that nobody hears of the end of a call before it hears of the call. Bounded by what was running
when its shards moved: a message is made once a call.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from engine.errors import TocsinError
from engine.handoff import Ended, Handed
from shards.ports import Lease, Peer

log = logging.getLogger(__name__)

_AGAIN_MS = 100
_ENDED_AT_ONCE = 500


class Outbox:
    """Of one life of one other node."""

    def __init__(self, lease: Lease, peer: Callable[[], Peer], is_gone: Callable[[Lease], bool], source: str) -> None:
        """`source`: this node's name for itself, by which the other tells whose calls it waits for."""
        self._lease = lease
        self._peer = peer
        self._is_gone = is_gone
        self._source = source
        self._ended: deque[Ended] = deque()
        self._handed: deque[tuple[list[Handed], asyncio.Future[bool]]] = deque()
        self._deaf = False
        """Said so in the log: it is tried ten times a second."""
        self._task: asyncio.Task[None] | None = None
        self.idle = asyncio.Event()
        self.idle.set()

    def tell_handed(self, handed: list[Handed]) -> asyncio.Future[bool]:
        """True once it has taken them in; False: it is gone."""
        heard: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._handed.append((handed, heard))
        self._start()
        return heard

    def tell_ended(self, ended: Ended) -> None:
        self._ended.append(ended)
        self._start()

    def _start(self) -> None:
        self.idle.clear()
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run(), name=f"outbox to {self._lease.node}")

    async def _run(self) -> None:
        while self._handed or self._ended:
            if self._is_gone(self._lease):
                self._give_up()
                break
            if self._handed:
                handed, heard = self._handed[0]
                if await self._try(lambda handed=handed: self._peer().handed(handed, self._source)):  # type: ignore[misc]
                    self._handed.popleft()
                    if not heard.done():
                        heard.set_result(True)
                continue
            some: Sequence[Ended] = list(self._ended)[:_ENDED_AT_ONCE]
            if await self._try(lambda some=some: self._peer().ended(some)):  # type: ignore[misc]
                for _ in some:
                    self._ended.popleft()
        self._task = None
        self.idle.set()

    async def _try(self, call: Callable[[], Awaitable[None]]) -> bool:
        try:
            await call()
        except TocsinError as error:
            if not self._deaf:
                log.info("%s does not hear of shards that went to it: %s", self._lease.node, error)
            self._deaf = True
            await asyncio.sleep(_AGAIN_MS / 1_000)
            return False
        self._deaf = False
        return True

    def _give_up(self) -> None:
        """Whoever takes its shards next calls again what ran."""
        lost = len(self._ended)
        log.warning("%s is gone: the ends of %d calls are told to nobody", self._lease.node, lost)
        for _, heard in self._handed:
            if not heard.done():
                heard.set_result(False)
        self._handed.clear()
        self._ended.clear()

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
