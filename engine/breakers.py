"""The breakers of all targets at work: told what calls came to, they say how many may start, and park what waits.

A breaker is there while its target has failed lately: where all goes well there is none, and nothing to be done but to
look at each answer's code. While one is not closed, what is due for its target is parked: filed for later in bulk, out
of the lanes and, where memory is short, out of memory. `engine.core.breaker` decides, `engine.core.parked` says when
they come back, `docs/design/breaker.md` why. Invariant: a job is parked, or put back, without an attempt spent.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from typing import Literal

from engine.call import Call
from engine.core.breaker import FAILURES, Breaker, Rules, Said, State, said
from engine.core.catalog import BUILTIN, Catalog, Target
from engine.core.commands import Command, Park
from engine.core.lanes import Lanes
from engine.core.line import Ready
from engine.core.machine import Machine
from engine.core.parked import Parked
from engine.core.status import BreakerStatus
from engine.journal.writer import GroupCommit
from engine.options import Options
from engine.ports import Answer, Clock
from engine.safeguards import ALL, Safeguards
from engine.telemetry import Telemetry

log = logging.getLogger(__name__)

_FULL_STEP_PAUSE_MS = 10
"""Between two steps of parking where one was not enough: others have their turn, and a herd is parked in seconds."""
_PARKED_BYTES = 600
"""About, of a parked job in memory."""
_SHARE, _FULL = 0.25, 0.75
"""Of the memory for live jobs: what the parked may take, and where nobody is kept who need not be."""
_NONE: frozenset[Call] = frozenset()
_STATES: dict[State, Literal["closed", "half_open", "open"]] = {
    State.CLOSED: "closed",
    State.HALF_OPEN: "half_open",
    State.OPEN: "open",
}


class _Watched:
    __slots__ = ("breaker", "probes", "target")

    def __init__(self, target: Target, breaker: Breaker) -> None:
        self.target = target
        self.breaker = breaker
        self.probes: set[Call] = set()
        """Calls that started since it is half open."""


class Breakers:
    def __init__(
        self,
        lanes: Lanes,
        catalog: Catalog,
        machine: Machine,
        writer: GroupCommit,
        clock: Clock,
        options: Options,
        telemetry: Telemetry,
        apply: Callable[[Command], None],
        random: Callable[[], float],
        safeguards: Safeguards = ALL,
    ) -> None:
        self._lanes = lanes
        self._catalog = catalog
        self._machine = machine
        self._writer = writer
        self._clock = clock
        self._options = options
        self._telemetry = telemetry
        self._apply = apply
        self._random = random
        self._is_on = safeguards.breaker
        self._rules = Rules(
            window_ms=options.breaker_window_ms,
            calls_min=options.breaker_calls_min,
            failure_ratio=options.breaker_failure_ratio,
            streak_min=options.breaker_streak_min,
            streak_ms=options.breaker_streak_ms,
            pause_ms=options.breaker_pause_ms,
            pause_ms_max=options.breaker_pause_ms_max,
            probes=options.breaker_probes,
            ramp_ms=options.breaker_ramp_ms,
        )
        self._of: dict[str, _Watched] = {}
        """By target: those that failed lately."""
        self._opened_ms: dict[str, int] = {}
        """By target, when its breaker opened last: what calls that began by then come to is old news, however long they
        last."""
        self._parked: dict[str, Parked] = {}
        """By target: also after its breaker has closed, until the last has come back."""
        self._troubled = asyncio.Event()
        self._on_let: Callable[[], None] = lambda: None
        self._is_running: Callable[[Call], bool] = lambda call: False
        self.probing: dict[str, _Watched] = {}
        """Those that are half open: whoever starts calls tells `aim` and `started`."""

    def serve(self, on_let: Callable[[], None], is_running: Callable[[Call], bool]) -> None:
        """Whoever starts the calls: what to do where more may start than before, and which calls run."""
        self._on_let, self._is_running = on_let, is_running

    # -- what calls came to ------------------------------------------------------------------------

    def aim(self, now_ms: int) -> None:
        """Before calls are picked, while there are some half open: calls of old may have ended, and their slots are not
        for probes."""
        for watched in list(self.probing.values()):
            self._let(watched, now_ms)

    def started(self, picked: Sequence[Ready]) -> None:
        """Calls of these were made, while there are some half open."""
        for ready in picked:
            watched = self.probing.get(ready.type.target.key)
            if watched is not None and ready.job.live is not None:
                watched.probes.add(ready.job.live.call)

    def answered(self, answers: Sequence[tuple[Call, Answer, int]]) -> Collection[Call]:
        """In one turn of the loop. Returns the calls that never began because their target is away, which is known:
        their jobs are to be put back."""
        if not self._of:
            for _, answer, _ in answers:  # as all goes well, this is all it costs
                if answer.code in FAILURES:
                    break
            else:
                return _NONE
        if not self._is_on:
            return _NONE
        told: dict[str, list[int]] = {}
        unbegun: list[tuple[Call, _Watched]] = []
        for call, answer, _ in answers:
            target = call.ready.type.target
            watched = self._of.get(target.key)
            what = said(answer.code, began=call.began)
            if watched is None:
                if what is not Said.BAD or target.scheme == BUILTIN:
                    continue
                watched = self._of[target.key] = _Watched(target, Breaker(self._rules, self._clock.now_ms()))
            if what is Said.BAD and not call.began:
                unbegun.append((call, watched))
            if what is Said.NOTHING or self._is_old(call, watched):
                watched.probes.discard(call)
                continue
            watched.probes.discard(call)
            told.setdefault(target.key, [0, 0])[what is Said.BAD] += 1
        for key, (good, bad) in told.items():
            self._tell(self._of[key], good, bad)
        return {call for call, watched in unbegun if watched.breaker.state is not State.CLOSED}

    def _is_old(self, call: Call, watched: _Watched) -> bool:
        """It was on its way when the breaker opened, and says nothing about its target as it is now."""
        if watched.breaker.state is not State.CLOSED:
            return call not in watched.probes
        live = call.ready.job.live
        opened_ms = self._opened_ms.get(watched.target.key, 0)
        return call.began and live is not None and live.fired_ms <= opened_ms

    def _tell(self, watched: _Watched, good: int, bad: int) -> None:
        breaker, now_ms = watched.breaker, self._clock.now_ms()
        was = breaker.state
        breaker.told(good, bad, now_ms, self._random())
        if breaker.state is not was:
            self._changed(watched)
        if breaker.is_idle(now_ms):
            del self._of[watched.target.key]
        elif breaker.state is not State.OPEN or was is not State.OPEN:
            self._let(watched, now_ms)

    def _changed(self, watched: _Watched) -> None:
        breaker, key = watched.breaker, watched.target.key
        watched.probes.clear()
        self.probing.pop(key, None)
        if breaker.state is State.HALF_OPEN:
            self.probing[key] = watched
        elif breaker.state is State.OPEN:
            self._opened_ms[key] = breaker.since_ms
            opened = self._telemetry.breakers_opened
            opened[key] = opened.get(key, 0) + 1
            if breaker.opened == 1:
                log.warning("%s is away (%d calls failed in a row): its jobs are parked", key, breaker.streak)
            self._troubled.set()
        else:
            log.warning("%s is back: what was parked comes bit by bit", key)

    def _let(self, watched: _Watched, now_ms: int) -> None:
        """Tell the lanes how many calls may run; it moves on with time, too."""
        was = watched.breaker.state
        slots = watched.breaker.advance(now_ms, self._lanes.slots_of(watched.target))
        if watched.breaker.state is not was:
            self._changed(watched)
        if watched.breaker.state is State.HALF_OPEN and slots is not None:
            watched.probes = {call for call in watched.probes if self._is_running(call)}
            slots += self._lanes.running_at(watched.target) - len(watched.probes)
        self._lanes.let(watched.target, slots)

    # -- what waits meanwhile ----------------------------------------------------------------------

    async def rounds(self) -> None:
        """Only while there is trouble."""
        pause_ms = self._options.park_every_ms
        while True:
            await self._troubled.wait()
            await asyncio.sleep(pause_ms / 1_000)
            self.look()
            pause_ms = _FULL_STEP_PAUSE_MS if self.park() else self._options.park_every_ms
            if all(watched.breaker.is_quiet() for watched in self._of.values()):
                self._troubled.clear()

    def look(self) -> None:
        """At the clock: pauses end, and more may start."""
        now_ms = self._clock.now_ms()
        named = {kind.target.key for kind in self._catalog.types.values()}
        for key, watched in list(self._of.items()):
            if key not in named and not self._lanes.running_at(watched.target):
                self._lanes.let(watched.target, None)
                self.probing.pop(key, None)
                del self._of[key]
            else:
                self._let(watched, now_ms)
        self._on_let()

    def park(self) -> bool:
        """One step: what waits for targets that are away, but for a few to be probes. Whether there is more."""
        limit = min(self._options.park_rows_max, self._options.backlog_rows_max // 4)
        more = False
        for key, watched in self._of.items():
            if watched.breaker.state is State.CLOSED:
                continue
            if not self._writer.room(2 * limit) or self._writer.trouble is not None:
                return False
            left = limit
            while left and (jobs := self._lanes.beyond(watched.target, self._options.breaker_probes, left)):
                now_ms = self._clock.now_ms()
                from_ms = max(watched.breaker.until_ms or 0, now_ms)
                if self._is_crowded():
                    from_ms = now_ms + self._options.horizon_ms
                times_ms = self._parked_at(key).park(len(jobs), from_ms, now_ms, self._random)
                self._apply(Park(list(zip(jobs, times_ms, strict=True)), from_ms))
                left -= len(jobs)
            more = more or not left
        return more

    def _is_crowded(self) -> bool:
        """Whether who is parked now should leave memory: the parked have their share of it, or there is hardly any."""
        limit_bytes = self._options.live_bytes_max
        in_memory = min(self.parked(), self._machine.live_jobs())
        return in_memory * _PARKED_BYTES > limit_bytes * _SHARE or self._machine.live_bytes > limit_bytes * _FULL

    def _parked_at(self, key: str) -> Parked:
        if key not in self._parked:
            options = self._options
            self._parked[key] = Parked(per_s=options.park_jobs_per_s, spread_ms_min=options.park_spread_ms_min)
        return self._parked[key]

    # -- what is shown -----------------------------------------------------------------------------

    def parked(self) -> int:
        """By this node, over all targets, and not yet due again."""
        now_ms = self._clock.now_ms()
        for key in [key for key, parked in self._parked.items() if not parked.count(now_ms)]:
            del self._parked[key]
        return sum(parked.count(now_ms) for parked in self._parked.values())

    def states(self) -> dict[str, BreakerStatus]:
        """Of every target that can have one: those of the catalog, and those that are in trouble still."""
        now_ms = self._clock.now_ms()
        keys = {kind.target.key for kind in self._catalog.types.values() if kind.target.scheme != BUILTIN}
        return {key: self._status(key, now_ms) for key in sorted(keys | self._of.keys() | self._parked.keys())}

    def _status(self, key: str, now_ms: int) -> BreakerStatus:
        watched, parked = self._of.get(key), self._parked.get(key)
        count = 0 if parked is None else parked.count(now_ms)
        if watched is None:
            return BreakerStatus(_STATES[State.CLOSED], None, 0, count, None)
        breaker = watched.breaker
        since_ms = breaker.since_ms if key in self._opened_ms else None
        return BreakerStatus(_STATES[breaker.state], since_ms, breaker.streak, count, breaker.until_ms)

    def check(self) -> None:
        """O(targets): the lanes let start what the breakers say."""
        half_open = {key for key, watched in self._of.items() if watched.breaker.state is State.HALF_OPEN}
        assert half_open == self.probing.keys(), (half_open, self.probing.keys())
        for key, watched in self._of.items():
            slots = self._lanes.let_to(watched.target)
            running = sum(map(self._is_running, watched.probes))
            if watched.breaker.state is State.OPEN:
                assert slots == 0, (key, slots)
            elif watched.breaker.state is State.HALF_OPEN:
                assert slots is not None, key
                assert running <= self._options.breaker_probes, (key, running)
