"""Pays what deaths owe: reads it from the journal, submits the notices, deletes what is durable.

Lives here and nowhere else: when that is done, and what a failure does to it. Nothing here has to be remembered: what
is owed lies in the journal, and a notice's key makes it one, so any step may be done again by anybody. In prose:
docs/design/escalation.md.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from engine.core.catalog import Catalog
from engine.core.escalation import OWED_MS_MAX, Owed, notice
from engine.core.job import JobView, NewJob, Record
from engine.core.machine import Machine
from engine.desk import Desk
from engine.errors import TocsinError
from engine.options import SECOND_MS, Options
from engine.ports import Clock, Journal
from engine.safeguards import Safeguards
from engine.telemetry import Telemetry

log = logging.getLogger(__name__)

VIA = "escalation"

Submit = Callable[[Sequence[NewJob], str], Awaitable[Sequence[Any]]]


class Escalator:
    def __init__(
        self,
        machine: Machine,
        journal: Journal,
        catalog: Catalog,
        clock: Clock,
        options: Options,
        telemetry: Telemetry,
        *,
        node: str,
        desk: Desk,
        safeguards: Safeguards,
    ) -> None:
        self._machine = machine
        self._journal = journal
        self._catalog = catalog
        self._clock = clock
        self._options = options
        self._telemetry = telemetry
        self._node = node
        self._get = desk.get
        self.submit: Submit = desk.submit
        """A node of a cluster puts its router's in its place: a notice may belong to any shard."""
        self._keyed = safeguards.one_notice
        self._wake = asyncio.Event()
        self._paid: dict[str, int] = {}
        """By type: the start of the interval whose notice is durable, as far as this node knows."""

    def look(self) -> None:
        """Shards have come: they may owe something."""
        self._wake.set()

    def durable(self, records: Sequence[Record]) -> None:
        """Where a death under way owes nothing, which is nearly always, these are not looked at."""
        if self._machine.owing and (owing := sum(record.owes is not None for record in records)):
            self._machine.owing = max(0, self._machine.owing - owing)
            self._wake.set()

    async def rounds(self) -> None:
        """What fails is tried again after a second, then two, and so on."""
        again_ms = most_ms = self._options.escalation_again_ms
        while True:
            try:
                async with asyncio.timeout(again_ms / SECOND_MS):
                    await self._wake.wait()
                await asyncio.sleep(self._options.escalation_gather_ms / 1_000)
            except TimeoutError:
                pass
            self._wake.clear()
            failed = await self.pay()
            if failed is None:
                again_ms = most_ms
            else:
                again_ms = SECOND_MS if again_ms == most_ms else min(again_ms * 2, most_ms // 2)
                log.info("notices of dead jobs are tried again in %.0f s: %s", again_ms / 1_000, failed)

    async def pay(self) -> TocsinError | None:
        """All that is owed here. Returns why something is left."""
        shards = [number for number, shard in self._machine.shards.items() if not shard.draining]
        if not shards:
            return None
        failed: TocsinError | None = None
        try:
            owed = await self._journal.owed(shards, self._options.escalation_owed_max)
            groups: dict[tuple[str, int], list[Owed]] = {}
            for each in owed:
                groups.setdefault((each.type, each.start_ms), []).append(each)
            done: list[Owed] = []
            for group in groups.values():
                told = await self._tell(group[0])
                if told is None:
                    done += group
                else:
                    failed = told
            if done:
                await self._journal.paid(done)
        except TocsinError as error:
            failed = error
        return failed

    async def _tell(self, owed: Owed) -> TocsinError | None:
        """The notice is durable, or nobody wants it; else why not."""
        mark = self._catalog.escalations.get(owed.type)
        kind = None if mark is None else self._catalog.types.get(mark.type)
        if mark is None or kind is None or self._paid.get(owed.type) == owed.start_ms:
            return None
        now_ms = self._clock.now_ms()
        if now_ms - owed.start_ms > OWED_MS_MAX:
            log.warning("a job of type %s died two days ago, and nobody could be told", owed.type)
            return None
        died = self._machine.deaths.pop(owed.type, 0)
        repeated = True
        try:
            told = (await self.submit([await self._notice(owed, died, now_ms)], VIA))[0]
            if isinstance(told, TocsinError):
                return told
            repeated = told.repeated
        finally:
            if repeated and died:  # nobody was told of these: the next notice does
                self._machine.deaths[owed.type] = self._machine.deaths.get(owed.type, 0) + died
        self._paid[owed.type] = owed.start_ms
        if not repeated:
            self._telemetry.escalated(owed.type)
            log.warning("a job of type %s is dead: %s are told", owed.type, ", ".join(mark.recipients))
        return None

    async def _notice(self, owed: Owed, died: int, now_ms: int) -> NewJob:
        mark = self._catalog.escalations[owed.type]
        dead: JobView | None = None
        try:
            dead = await self._get(owed.job_id)
        except TocsinError as error:
            log.info("a notice tells little of its job: %s", error)
        new = notice(owed, mark, self._catalog.types[mark.type], dead, max(1, died), self._node, now_ms)
        if not self._keyed:
            new.idempotency_key = None
        return new
