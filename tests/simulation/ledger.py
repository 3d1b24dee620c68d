"""What the targets saw, in their own words: every call that began, when, by whom, and what it was answered.

Written by the target at the moment a call arrives; nothing of Tocsin's own account is used but the fire it was sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

import msgspec

from engine.core.catalog import BATCH
from engine.dispatch.memory import Reply
from engine.ports import Fire
from tests.simulation.clock import ExpectedClock
from tests.simulation.loop import Process, SimulationLoop
from tests.simulation.trace import Trace

_PERMANENT = ("INVALID_ARGUMENT", "NOT_FOUND", "FAILED_PRECONDITION")
_TRANSIENT = ("UNAVAILABLE", "RESOURCE_EXHAUSTED", "INTERNAL", "UNKNOWN")


class Call(msgspec.Struct):
    at_ms: int
    """True time."""
    node_ms: int
    """By the clock of the node that called, as the contract reads it."""
    process: Process
    job_id: str
    fire_id: str
    due_ms: int
    attempt: int
    epoch: int
    shard: int
    code: str
    """What the target says when it is done."""
    lost: bool
    type: str = ""
    address: str = ""
    """Which target it is that was called."""
    user_id: str | None = None
    batched: bool = False
    """With others, in one call."""
    answered_ms: int | None = None
    """When the target is done with it; None: never."""
    left_ms: int | None = None
    """When its caller heard the answer, or gave it up."""


class Ledger:
    def __init__(self, loop: SimulationLoop, random: Random, trace: Trace) -> None:
        self.calls: list[Call] = []
        self.moods: dict[str, tuple[str, float]] = {}
        """By type: what is wrong with its target just now, and for which share of the calls."""
        self._running: dict[tuple[Process, str], Call] = {}
        """Those that their callers wait for."""
        self._loop = loop
        self._random = random
        self._trace = trace

    def meet(self, fire: Fire, process: Process, clock: ExpectedClock) -> Reply:
        reply = self._reply(fire)
        self.calls.append(
            Call(
                self._loop.now_ms,
                clock.now_ms(),
                process,
                fire.job_id,
                fire.fire_id,
                fire.due_ms,
                fire.attempt,
                fire.epoch,
                fire.shard,
                "" if reply.hangs else reply.code,
                reply.lost,
                fire.type.name,
                fire.type.target.address,
                fire.user_id,
                fire.type.target.scheme == BATCH,
                None if reply.hangs else self._loop.now_ms + reply.after_ms,
            )
        )
        self._running[process, fire.fire_id] = self.calls[-1]
        self._trace.note(process.name, f"call {fire.fire_id} {reply.code}")
        return reply

    def left(self, fires: Iterable[Fire], process: Process) -> None:
        """The caller waits for them no longer."""
        for fire in fires:
            self._running.pop((process, fire.fire_id)).left_ms = self._loop.now_ms

    def _reply(self, fire: Fire) -> Reply:
        random = self._random
        after_ms = random.choice((0, 1, 5, 20, 300)) if fire.type.name != "slow" else random.randint(100, 4_000)
        mood, share = self.moods.get(fire.type.name, ("", 0.0))
        if not mood or random.random() > max(share, 0.3):
            return Reply(after_ms=after_ms)
        if mood == "target_fails":
            later_ms = random.choice((0, 0, 2_000))
            return Reply(code=random.choice(_TRANSIENT), message="drawn", after_ms=after_ms, retry_after_ms=later_ms)
        if mood == "target_dies":
            return Reply(code=random.choice(_PERMANENT), message="drawn", after_ms=after_ms)
        if mood == "target_hangs":
            return Reply(hangs=True)
        if mood == "target_loses":
            return Reply(after_ms=after_ms, lost=True)
        return Reply(after_ms=after_ms + 8_000)
