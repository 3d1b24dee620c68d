"""The breaker of one target: whether calls of it may start, and how many at once. Pure; time and chance are handed in.

    CLOSED     calls start as ever; after an outage only so many at once, more with each step (`ramp_ms`)
    OPEN       none starts, until a pause is over that grows from one failed probe to the next
    HALF_OPEN  a few calls start, of real jobs: when enough of them were answered it closes, one that fails opens it

What counts as a failure lives here and nowhere else (`is_failure`), and so does the table of the states. Who the calls
are and what becomes of the jobs that wait is the shell's (`engine.breakers`). Design: `docs/design/breaker.md`.

Invariants
- While it is open no call of its target starts; while it is half open at most `probes` do.
- A call that started before it opened says nothing about the target as it is now: only probes close or open it again.
- A target that answers, whatever it says of the job, is not away.
"""

from __future__ import annotations

from enum import Enum, IntEnum

import msgspec

FAILURES = frozenset({"UNAVAILABLE", "DEADLINE_EXCEEDED", "INTERNAL", "UNKNOWN"})
"""They speak of the target. What else it may say is an answer of one that works: of the payload (INVALID_ARGUMENT,
NOT_FOUND and the other permanent ones), of two calls that met (ABORTED), or that it wants fewer of them
(RESOURCE_EXHAUSTED, 429): who asks for a slower pace is not broken, and each job's own backoff gives it."""

_SILENT = frozenset({"CANCELLED", "EXPIRED"})
"""They speak of us: the job was cancelled, or was too late to be called."""
_NOT_REACHED = frozenset({"UNAVAILABLE", "DEADLINE_EXCEEDED"})
"""Of a call that never began these say that its target was not reached; all else is the node's own word."""


class Said(Enum):
    GOOD = "it works"
    BAD = "it does not"
    NOTHING = "nothing about it"


def said(code: str, *, began: bool) -> Said:
    """What a call that ended with `code` says of its target; `began`: it was on its way there."""
    if code in _SILENT or not (began or code in _NOT_REACHED):
        return Said.NOTHING
    return Said.BAD if code in FAILURES else Said.GOOD


class State(IntEnum):
    """The numbers are what the metric shows."""

    CLOSED = 0
    HALF_OPEN = 1
    OPEN = 2


class Event(Enum):
    TRIPPED = "too many calls failed"
    WAITED = "the pause is over"
    PROVED = "enough probes were answered"
    FAILED = "a probe failed"


class IllegalEvent(Exception):
    """No such thing happens in that state."""


TABLE = {
    (State.CLOSED, Event.TRIPPED): State.OPEN,
    (State.OPEN, Event.WAITED): State.HALF_OPEN,
    (State.HALF_OPEN, Event.PROVED): State.CLOSED,
    (State.HALF_OPEN, Event.FAILED): State.OPEN,
}


class Rules(msgspec.Struct, frozen=True):
    """As in `engine.options.Options`, where the reasons are."""

    window_ms: int
    calls_min: int
    failure_ratio: float
    streak_min: int
    streak_ms: int
    pause_ms: int
    pause_ms_max: int
    probes: int
    ramp_ms: int


class Breaker:
    __slots__ = (
        *("_bad", "_failed_ms", "_good", "_proved", "_released_ms", "_rules", "_streak_ms", "_window_ms"),
        *("opened", "since_ms", "state", "streak", "until_ms"),
    )

    def __init__(self, rules: Rules, now_ms: int) -> None:
        self.state = State.CLOSED
        self.since_ms = now_ms
        """Of the state."""
        self.until_ms: int | None = None
        """While it is open: when the next probe may start."""
        self.opened = 0
        """How often in this outage; 0: there is none."""
        self.streak = 0
        """Failures since the last good answer."""
        self._rules = rules
        self._failed_ms = self._streak_ms = self._window_ms = now_ms
        self._good = self._bad = self._proved = 0
        self._released_ms: int | None = None
        """When it closed, until as many calls may start as ever."""

    def told(self, good: int, bad: int, now_ms: int, chance: float) -> None:
        """So many calls ended well or badly, just now; of a breaker that is half open: of its probes. What calls ended
        with that began before it opened is not told. `chance` in [0, 1) keeps nodes from probing all at once."""
        assert min(good, bad) >= 0, (good, bad)
        assert 0.0 <= chance < 1.0, chance
        if self.state is State.OPEN or not (good or bad):
            return
        if self.state is State.HALF_OPEN:
            self._proved += good
            self.streak = self.streak + bad if bad else 0
            if bad:
                self._open(Event.FAILED, now_ms, chance)
            elif self._proved >= self._rules.probes:
                self._follow(Event.PROVED, now_ms)
                self._released_ms = now_ms
                self._begin(now_ms)
            return
        if now_ms - self._window_ms >= self._rules.window_ms:
            self._window_ms, self._good, self._bad = now_ms, 0, 0
        self._good += good
        self._bad += bad
        if good:
            self.streak = 0
        if bad:
            self._failed_ms = now_ms
            if not self.streak:
                self._streak_ms = now_ms
            self.streak += bad
            if self._is_too_much(now_ms):
                self._open(Event.TRIPPED, now_ms, chance)

    def advance(self, now_ms: int, full: int) -> int | None:
        """It is so late. How many calls may run at once; None: as many as ever, which is `full`."""
        if self.state is State.OPEN:
            assert self.until_ms is not None
            if now_ms < self.until_ms:
                return 0
            self._follow(Event.WAITED, now_ms)
            self.until_ms, self._proved = None, 0
        if self.state is State.HALF_OPEN:
            return self._rules.probes
        if self._released_ms is None:
            return None
        steps = max(now_ms - self._released_ms, 0) // self._rules.ramp_ms
        limit = self._rules.probes << min(steps, full.bit_length())
        if limit < full:
            return limit
        self._released_ms = None
        self.opened = 0
        return None

    def is_idle(self, now_ms: int) -> bool:
        """It makes no difference any more."""
        is_closed = self.state is State.CLOSED and self._released_ms is None
        return is_closed and not self.streak and now_ms - self._failed_ms >= self._rules.window_ms

    def is_quiet(self) -> bool:
        """Nothing happens by itself: calls start as ever."""
        return self.state is State.CLOSED and self._released_ms is None

    # -- inside -----------------------------------------------------------------------------------

    def _is_too_much(self, now_ms: int) -> bool:
        """By the share that fails, where there are many calls; by a row of failures that lasts, where there are few."""
        rules = self._rules
        calls = self._good + self._bad
        if calls >= rules.calls_min and self._bad >= rules.failure_ratio * calls:
            return True
        return self.streak >= rules.streak_min and now_ms - self._streak_ms >= rules.streak_ms

    def _open(self, event: Event, now_ms: int, chance: float) -> None:
        self._follow(event, now_ms)
        pause_ms = min(self._rules.pause_ms << min(self.opened, 30), self._rules.pause_ms_max)
        self.opened += 1
        self.until_ms = now_ms + pause_ms - int(pause_ms * chance / 4)
        self._released_ms = None

    def _begin(self, now_ms: int) -> None:
        """Count anew."""
        self.streak = 0
        self._failed_ms = self._window_ms = now_ms
        self._good = self._bad = 0

    def _follow(self, event: Event, now_ms: int) -> None:
        state = TABLE.get((self.state, event))
        if state is None:
            raise IllegalEvent(f"{event.name} in state {self.state.name}")
        self.state, self.since_ms = state, now_ms
