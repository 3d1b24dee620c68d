"""The way from one process of the memory twin to its server: what is to be done goes in, the answer comes back.

What can go wrong on the way is a link's business: a turn of the loop here, a whole network in the simulation.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol, TypeVar

from engine.errors import JournalAmbiguous, JournalAway
from engine.journal.memory_server import Flight

T = TypeVar("T")


class Link(Protocol):
    """One process's way to its server. Both raise `JournalAway` where nothing was done, `JournalAmbiguous` where the
    connection ended and the caller cannot know; what the work itself raises comes back as it is."""

    async def call(self, operation: str, work: Callable[[], T]) -> T:
        """`work` is one transaction; `operation` the port's method."""
        ...

    async def append(self, begin: Callable[[], Flight], commit: Callable[[Flight], None]) -> None:
        """The transaction of a flush is open for a while: `begin` takes the lane's lock, `commit` ends it."""
        ...

    async def until(self, free: Callable[[], bool], end_them: Callable[[], None]) -> None:
        """Until `free()`: others hold locks. Whoever has waited for long ends their connections."""
        ...


class Faults(Protocol):
    """Sees every operation before it reaches the server and after it was carried out. It may wait (a stall: the
    commit, or the answer, comes late), and raise: before, `JournalAway` (refused) or `JournalAmbiguous` (lost on the
    way in, nothing done); after, `JournalAmbiguous` (done, and the answer lost)."""

    async def before(self, node: str, operation: str) -> None: ...

    async def after(self, node: str, operation: str) -> None: ...


class NoFaults:
    async def before(self, node: str, operation: str) -> None:
        await asyncio.sleep(0)

    async def after(self, node: str, operation: str) -> None:
        await asyncio.sleep(0)


class Turns:
    """A link that takes a turn of the loop each way, or what `faults` makes of it."""

    def __init__(self, node: str, faults: Faults | None = None) -> None:
        self._node = node
        self._faults: Faults = NoFaults() if faults is None else faults

    async def call(self, operation: str, work: Callable[[], T]) -> T:
        await self._faults.before(self._node, operation)
        done = work()
        try:
            await self._faults.after(self._node, operation)
        except JournalAway as error:
            raise JournalAmbiguous(str(error)) from error
        return done

    async def append(self, begin: Callable[[], Flight], commit: Callable[[Flight], None]) -> None:
        await self.call("append", lambda: commit(begin()))

    async def until(self, free: Callable[[], bool], end_them: Callable[[], None]) -> None:
        assert free(), "no transaction stays open over a turn"


async def repeatable(link: Link, operation: str, work: Callable[[], T]) -> T:
    """For what may be repeated freely, a lost answer is as good as a lost question."""
    try:
        return await link.call(operation, work)
    except JournalAmbiguous as error:
        raise JournalAway(str(error)) from error
