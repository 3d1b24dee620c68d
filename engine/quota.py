"""A node's questions about quotas: one script at a time, and never waited for longer than its bound.

Lives here and nowhere else: when a quota is asked for, and when jobs pass unasked. Invariants: one script is on its way
at a time, and what comes meanwhile goes together with the next; a script has `quota_timeout_ms`, and whoever waits for
one that takes longer passes, those behind him too; after that nobody asks for `quota_open_ms`, and then one does, for
whom the others do not wait.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence

import msgspec

from engine.core.catalog import Quota
from engine.core.job import NewJob
from engine.core.quota import Ask, demands, spent
from engine.errors import QuotaSpent, Unavailable
from engine.options import Options
from engine.ports import Clock, Quotas
from engine.standing import Standing
from engine.telemetry import Telemetry

log = logging.getLogger(__name__)

ALARM = "quota"
_TURNS = 5
"""Of the loop, from a connection's bytes to the answer that they are."""


class _Waiting(msgspec.Struct):
    asks: list[Ask]
    granted: asyncio.Future[list[int] | None]
    """None: not to be had, pass."""


class Taken(msgspec.Struct):
    """What came of a request's jobs."""

    over: dict[int, QuotaSpent]
    """By index those that may not be filed."""
    now_ms: int
    """When they were counted; 0: they were not."""


NOTHING = Taken({}, 0)


class QuotaDesk:
    def __init__(
        self,
        quotas: Quotas | None,
        limits: Mapping[str, Quota],
        clock: Clock,
        options: Options,
        telemetry: Telemetry,
        standing: Standing,
    ) -> None:
        """`quotas`: None where nothing counts; `limits`: of the types in force that have one."""
        self._quotas = quotas
        self._limits = limits
        self._clock = clock
        self._options = options
        self._telemetry = telemetry
        self._standing = standing
        self._gathered: list[_Waiting] = []
        self._gathered_asks = 0
        self._flight: asyncio.Task[None] | None = None
        self._open_until_ms = 0
        self._back: dict[Ask, int] = {}
        """To be given back: by counter (an ask with nothing wanted)."""
        self._giving: asyncio.Task[None] | None = None

    async def take(self, jobs: Sequence[NewJob]) -> Taken:
        """Count them, or let them pass uncounted. Jobs whose types have no quota cost a look-up each, and nothing
        where no type has one."""
        if not self._limits:
            return NOTHING
        now_ms = self._clock.now_ms()
        wanted = demands(jobs, self._limits, now_ms)
        if not wanted:
            return NOTHING
        granted = await self._granted([demand.ask for demand in wanted])
        if granted is None:
            self._telemetry.quota_unchecked += sum(demand.ask.wanted for demand in wanted)
            return NOTHING
        over: dict[int, QuotaSpent] = {}
        for demand, count in zip(wanted, granted, strict=True):
            if count < demand.ask.wanted:
                over |= dict.fromkeys(demand.jobs[count:], spent(demand.ask, now_ms))
        if over:
            self._telemetry.refused([jobs[index].type for index in over])
        return Taken(over, now_ms)

    async def give_back(self, taken: Taken, jobs: Sequence[NewJob]) -> None:
        """These of its jobs were granted, and definitely not filed. Done when it returns, or too slow: whoever asks for
        them elsewhere now, as a router does, finds room."""
        if not taken.now_ms or not jobs:
            return
        self._return([demand.ask for demand in demands(jobs, self._limits, taken.now_ms)])
        if self._giving is not None:
            await asyncio.wait((self._giving,), timeout=self._options.quota_timeout_ms / 1_000)

    def _return(self, asks: Sequence[Ask]) -> None:
        if self._open():
            return
        for ask in asks:
            counter = msgspec.structs.replace(ask, wanted=0)
            if counter in self._back or len(self._back) < self._options.quota_waiting_max:
                self._back[counter] = self._back.get(counter, 0) + ask.wanted
        if self._back and self._giving is None:
            self._giving = asyncio.ensure_future(self._give())

    def _open(self) -> bool:
        return self._clock.boot_ms() < self._open_until_ms

    async def _granted(self, asks: list[Ask]) -> list[int] | None:
        if self._quotas is None or self._open():
            return None
        if self._gathered_asks + len(asks) > self._options.quota_waiting_max:
            return None
        waiting = _Waiting(asks, asyncio.get_running_loop().create_future())
        self._gathered.append(waiting)
        self._gathered_asks += len(asks)
        if self._open_until_ms:  # one asks whether it is there again; whoever comes meanwhile does not wait for that
            self._open_until_ms = self._clock.boot_ms() + self._options.quota_open_ms
        if self._flight is None:
            self._flight = asyncio.ensure_future(self._fly())
        return await waiting.granted  # one that is cancelled is given back what it is granted yet

    async def _fly(self) -> None:
        """Until nothing is gathered. Whoever was told to pass meanwhile is counted, or not."""
        try:
            while self._gathered:
                group = self._next()
                granted = await self._ask([ask for each in group for ask in each.asks])
                at = 0
                for each in group:
                    own = None if granted is None else granted[at : at + len(each.asks)]
                    at += len(each.asks)
                    if not each.granted.done():
                        each.granted.set_result(own)
                    elif each.granted.cancelled() and own is not None:
                        counts = zip(each.asks, own, strict=True)
                        self._return([msgspec.structs.replace(ask, wanted=count) for ask, count in counts])
        finally:
            self._flight = None

    def _next(self) -> list[_Waiting]:
        """What goes together: at least one request's, whatever its size."""
        group: list[_Waiting] = []
        size = 0
        for each in self._gathered:
            if group and size + len(each.asks) > self._options.quota_asks_max:
                break
            group.append(each)
            size += len(each.asks)
        del self._gathered[: len(group)]
        self._gathered_asks -= size
        return group

    async def _ask(self, asks: list[Ask]) -> list[int] | None:
        """Script after script, each within its time."""
        assert self._quotas is not None
        size = self._options.quota_asks_max
        granted: list[int] = []
        try:
            for start in range(0, len(asks), size):
                asking = asyncio.ensure_future(self._quotas.take(asks[start : start + size]))
                if not await self._answered(asking):
                    asking.add_done_callback(_forget)
                    self._failed(f"not counted within {self._options.quota_timeout_ms} ms")
                    return None
                granted += asking.result()
        except Unavailable as error:
            self._failed(str(error))
            return None
        except Exception as error:  # a fault of ours in what nobody foresaw holds up no submission
            log.exception("quotas cannot be counted")
            self._failed(repr(error))
            return None
        if self._open_until_ms:
            self._open_until_ms = 0
            self._standing.end(ALARM)
            log.info("quotas are counted again")
        return granted

    async def _answered(self, asking: asyncio.Future[list[int]]) -> bool:
        """An answer may have come while this process stood still, and its time be over all the same: it is let in."""
        await asyncio.wait((asking,), timeout=self._options.quota_timeout_ms / 1_000)
        for _ in range(_TURNS):
            if asking.done():
                break
            await asyncio.sleep(0)
        return asking.done()

    def _failed(self, why: str) -> None:
        """From now on nobody waits, for a while; nor does who waits already."""
        if not self._open_until_ms:
            self._standing.alarm(ALARM, f"submissions pass uncounted: {why}")
        self._open_until_ms = self._clock.boot_ms() + self._options.quota_open_ms
        gathered, self._gathered, self._gathered_asks = self._gathered, [], 0
        for each in gathered:
            if not each.granted.done():
                each.granted.set_result(None)

    async def _give(self) -> None:
        """Once: what cannot be given back stays used."""
        assert self._quotas is not None
        try:
            while self._back:
                back, self._back = self._back, {}
                asks = [msgspec.structs.replace(counter, wanted=count) for counter, count in back.items()]
                size = self._options.quota_asks_max
                for start in range(0, len(asks), size):
                    await self._quotas.give_back(asks[start : start + size])
        except Unavailable as error:
            log.info("%d quotas were not given back: %s", len(self._back) or 1, error)
            self._back.clear()
        finally:
            self._giving = None


def _forget(asked: asyncio.Future[list[int]]) -> None:
    """What came of it is nobody's business any more."""
    if not asked.cancelled():
        asked.exception()
