"""Nodes that fight over one journal, with flushes held open in the middle: what the suite of races runs over.

A flush that flies has its lane's lock, and neither its end nor its rows are there yet. Over PostgreSQL it is a COPY
whose client has more to say; over the memory twin an open `Flight`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from random import Random
from typing import Protocol, TypeVar

import asyncpg
import pytest

from engine.core.job import Record
from engine.errors import TocsinError
from engine.journal import lane as lanes
from engine.journal import stall
from engine.journal.codec import END, HEADER, encode_rows
from engine.journal.memory import MemoryJournal
from engine.journal.memory_server import Flight, MemoryServer
from engine.ports import Tally
from tests.journals import Hand, PostgresWorld, StoppedClock

T = TypeVar("T")
FOR_EVER_MS = 60_000


class Gate:
    """Where an open flush waits."""

    def __init__(self) -> None:
        self.opened = asyncio.Event()
        self.go = asyncio.Event()


class Flying:
    """A flush in the middle of its transaction."""

    def __init__(self, task: asyncio.Task[int], gate: Gate) -> None:
        self._task = task
        self._gate = gate

    async def end(self) -> str:
        """Let it go on: what its caller hears."""
        self._gate.go.set()
        try:
            await self._task
        except TocsinError as error:
            return type(error).__name__
        return "committed"

    async def cancel(self) -> None:
        """As a writer does that halts."""
        self._task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await self._task


class Ring(Protocol):
    """Nodes that fight over one journal."""

    async def node(self, name: str) -> Hand: ...

    async def fly(self, hand: Hand, records: Sequence[Record], deltas: dict[int, Tally]) -> Flying:
        """Returns when its transaction holds the lock of lane 0."""
        ...

    async def until_blocked(self) -> None:
        """Until a takeover waits for a lock."""
        ...

    def be_patient(self) -> None:
        """From now on no takeover ends the connections that it waits for."""
        ...

    async def close(self) -> None: ...


class PostgresRing:
    def __init__(self, dsn: str, patch: pytest.MonkeyPatch) -> None:
        self._world = PostgresWorld(dsn)
        self._patch = patch
        self._watch: asyncpg.Connection | None = None

    async def node(self, name: str) -> Hand:
        return Hand(await self._world.process(name))

    async def fly(self, hand: Hand, records: Sequence[Record], deltas: dict[int, Tally]) -> Flying:
        gate = Gate()

        async def held(these: Sequence[Record]) -> AsyncIterator[bytes]:
            yield HEADER
            yield encode_rows(these)
            gate.opened.set()
            await gate.go.wait()
            yield END

        with self._patch.context() as patch:
            patch.setattr(lanes, "_stream", held)
            task = asyncio.create_task(hand.append(records, deltas))
            await gate.opened.wait()
        await self._until(
            "select 1 from pg_stat_activity where query like 'copy job_record%' and wait_event = 'ClientRead' "
            "and state = 'active'"
        )
        return Flying(task, gate)

    async def until_blocked(self) -> None:
        await self._until(
            "select 1 from pg_stat_activity where application_name like 'tocsin:%' "
            "and cardinality(pg_blocking_pids(pid)) > 0"
        )

    async def _until(self, true: str) -> None:
        if self._watch is None:
            self._watch = await asyncpg.connect(self._world.dsn)
        while not await self._watch.fetchval(true):
            pass

    def be_patient(self) -> None:
        self._patch.setattr(stall, "STALL_MS", FOR_EVER_MS)

    async def close(self) -> None:
        if self._watch is not None:
            await self._watch.close()
        await self._world.close()


class HeldLink:
    """A turn of the loop each way, flushes that stay open where a gate is set, and takeovers that wait for them."""

    TURNS = 50
    """What a takeover waits before it ends the connections that hold it."""

    def __init__(self) -> None:
        self.gate: Gate | None = None
        self.blocked = asyncio.Event()
        self.patient = False

    async def call(self, operation: str, work: Callable[[], T]) -> T:
        await asyncio.sleep(0)
        done = work()
        await asyncio.sleep(0)
        return done

    async def append(self, begin: Callable[[], Flight], commit: Callable[[Flight], None]) -> None:
        gate, self.gate = self.gate, None
        await asyncio.sleep(0)
        flight = begin()
        if gate is not None:
            gate.opened.set()
            await gate.go.wait()
        commit(flight)

    async def until(self, free: Callable[[], bool], end_them: Callable[[], None]) -> None:
        turns = 0
        while not free():
            self.blocked.set()
            turns += 1
            if turns > self.TURNS and not self.patient:
                end_them()
            await asyncio.sleep(0)


class MemoryRing:
    def __init__(self) -> None:
        self._server = MemoryServer(StoppedClock(1_795_000_000_000))
        self._random = Random(1)
        self._links: dict[int, HeldLink] = {}
        self._patient = False

    async def node(self, name: str) -> Hand:
        link = HeldLink()
        link.patient = self._patient
        hand = Hand(MemoryJournal(self._server, node=name, random=self._random, link=link))
        self._links[id(hand)] = link
        return hand

    async def fly(self, hand: Hand, records: Sequence[Record], deltas: dict[int, Tally]) -> Flying:
        gate = self._links[id(hand)].gate = Gate()
        task = asyncio.create_task(hand.append(records, deltas))
        await gate.opened.wait()
        return Flying(task, gate)

    async def until_blocked(self) -> None:
        waits = [asyncio.create_task(link.blocked.wait()) for link in self._links.values()]
        _, others = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for other in others:
            other.cancel()

    def be_patient(self) -> None:
        self._patient = True
        for link in self._links.values():
            link.patient = True

    async def close(self) -> None:
        pass
