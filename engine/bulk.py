"""Bulk operations at one node: taken in, looked for, walked, ended. In prose: docs/design/bulk.md.

Lives here and nowhere else: which walks are under way. A walk that ends in trouble begins again with the next look.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from uuid import UUID

from engine.background import Background
from engine.core.bulk import Operation, Wish
from engine.core.commands import Command
from engine.core.machine import Machine
from engine.errors import Conflict, Corrupt, Fenced, JournalAmbiguous, NotFound, Unavailable
from engine.journal.writer import GroupCommit
from engine.options import OPERATIONS_TOLD_MAX, Options
from engine.patience import in_time
from engine.ports import Clock, Journal
from engine.safeguards import ALL, Safeguards
from engine.walk import Walk

log = logging.getLogger(__name__)

_LOOK_MS = (5, 10, 20, 40, 80)
"""Between two looks of who waits for an operation's end."""


class Bulk:
    def __init__(
        self,
        machine: Machine,
        writer: GroupCommit,
        journal: Journal,
        clock: Clock,
        options: Options,
        shards: range,
        apply: Callable[[Command], None],
        alarm: Callable[[str, str], None],
        on_crash: Callable[[BaseException], None],
        safeguards: Safeguards = ALL,
    ) -> None:
        """`shards`: of this journal; `alarm(kind, text)` is told of what cannot be read."""
        self._machine = machine
        self._writer = writer
        self._journal = journal
        self._clock = clock
        self._options = options
        self._shards = shards
        self._apply = apply
        self._alarm = alarm
        self._safeguards = safeguards
        self._tasks = Background(on_crash)
        self._walks: dict[UUID, Walk] = {}
        self._busy: set[UUID] = set()
        self._wake = asyncio.Event()

    # -- for the doors -----------------------------------------------------------------------------

    async def begin(self, operation: UUID, wish: Wish, *, wait_ms: int) -> Operation:
        """A new operation, or the one with this id, once it has ended or so long has passed. Raises `Conflict` where
        that one wishes something else, `Busy`, `Unavailable`."""
        timeout_ms = self._options.answer_timeout_ms
        begun = await in_time(self._journal.begin_operation(operation, wish), timeout_ms)
        if begun.wish != wish:
            raise Conflict(f"operation {operation} was begun with another wish: give this one a key of its own")
        self._wake.set()
        until_ms = self._clock.boot_ms() + wait_ms
        looks = 0
        while begun.finished_ms is None and self._clock.boot_ms() < until_ms:
            await asyncio.sleep(_LOOK_MS[min(looks, len(_LOOK_MS) - 1)] / 1_000)
            looks += 1
            with contextlib.suppress(Unavailable):
                begun = await self.get(operation)
        return begun

    async def get(self, operation: UUID) -> Operation:
        """Raises `NotFound`, `Unavailable`."""
        found = await in_time(self._journal.operations([operation]), self._options.answer_timeout_ms)
        if not found:
            raise NotFound(f"no operation {operation}")
        return found[0]

    async def latest(self, limit: int = OPERATIONS_TOLD_MAX) -> Sequence[Operation]:
        """The latest first."""
        return await in_time(self._journal.operations(None, limit=limit), self._options.answer_timeout_ms)

    async def stop(self, operation: UUID) -> Operation:
        """What is done stays done. One that has ended stays as it is. Raises `NotFound`, `Unavailable`."""
        await in_time(self._journal.stop_operation(operation), self._options.answer_timeout_ms)
        self._wake.set()
        return await self.get(operation)

    async def count(self, wish: Wish) -> tuple[int, bool]:
        """(Jobs that it would be about, whether these are all). By the journal: one that runs is what it was."""
        until_ms = self._clock.boot_ms() + self._options.bulk_count_ms
        total = 0
        for phase in wish.phases():
            query = wish.query.of(phase)
            after = None
            while True:
                step = self._journal.count(query, list(self._shards), after)
                found, after = await in_time(step, self._options.answer_timeout_ms)
                total += found
                if after is None:
                    break
                if self._clock.boot_ms() >= until_ms:
                    return total, False
        return total, True

    # -- rounds ------------------------------------------------------------------------------------

    async def rounds(self) -> None:
        try:
            while True:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self._options.bulk_poll_ms / 1_000):
                        await self._wake.wait()
                self._wake.clear()
                try:
                    await self._look()
                except (Unavailable, JournalAmbiguous, Fenced) as error:
                    log.info("bulk operations wait: %s", error)
        finally:
            await self._tasks.stop()

    async def _look(self) -> None:
        found = {each.id: each for each in await self._journal.operations(None, open_only=True)}
        for operation in [each for each in self._walks if each not in found]:
            del self._walks[operation]
        for operation, each in found.items():
            walk = self._walks.get(operation)
            if walk is None:
                walk = self._walks[operation] = self._walk(each)
            walk.operation = each
            if each.stopped_ms is not None:
                walk.stopped.set()
            if walk.has_work and operation not in self._busy:
                self._busy.add(operation)
                self._tasks.start(f"operation {operation}", self._run(walk))
        if any(operation not in self._busy for operation in found):
            await self._journal.finish_operations()

    def _walk(self, operation: Operation) -> Walk:
        return Walk(
            operation,
            self._machine,
            self._writer,
            self._journal,
            self._clock,
            self._options,
            shards=self._shards,
            apply=self._apply,
            stamps=lambda: frozenset(each.operation.stamp for each in self._walks.values()),
            safeguards=self._safeguards,
            share=lambda: max(1, len(self._machine.shards)) / len(self._shards),
        )

    async def _run(self, walk: Walk) -> None:
        operation = walk.operation.id
        try:
            await walk.run()
        except (Unavailable, JournalAmbiguous, Fenced) as error:
            log.info("operation %s waits: %s", operation, error)
        except Corrupt as error:
            self._alarm("corrupt", f"operation {operation} waits: {error}")
        else:
            self._wake.set()
        finally:
            self._busy.discard(operation)
