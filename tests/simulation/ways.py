"""The ways between nodes and from nodes to Redis, and the wires across all ways at which a process is hit.

As with the journal: what is sent is carried out whatever becomes of its sender, and an answer comes only over the way
that the question went.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any, TypeVar

import msgspec

from engine.errors import Unavailable
from shards.leases.memory import Held, MemoryRedis
from shards.options import REDIS_TIMEOUT_MS
from shards.peer.memory import MemoryPeers
from tests.simulation.loop import Process, SimulationLoop
from tests.simulation.network import NOBODY
from tests.simulation.trace import Trace

T = TypeVar("T")

_REDIS_MS = (0, 0, 1, 1, 3)
_PEER_MS = (0, 1, 1, 2, 4)
_UNTOLD = frozenset({"look", "renew", "watch", "lead"})
"""What every node asks of Redis all the time is no news for the trace."""


class Wire(msgspec.Struct):
    operation: str
    side: str
    """Of a call between nodes: `source` or `target`; else empty."""
    times: int
    for_ms: int
    """How long its process is stopped; 0: it is killed."""


class Wires:
    """Whoever crosses one for the last time is killed or stopped there."""

    def __init__(self, met: Counter[str]) -> None:
        self.laid: list[Wire] = []
        self.on_tripped: Callable[[Process, int], None] = lambda process, for_ms: None
        self._met = met

    def cross(self, operation: str, **sides: Process | None) -> None:
        """`sides`: the processes that are there, by side; one that is alone has none. Ask `laid` first: most of the
        time nothing is."""
        for wire in self.laid:
            if wire.operation != operation or wire.side not in sides:
                continue
            wire.times -= 1
            if wire.times > 0:
                continue
            self.laid.remove(wire)
            process = sides[wire.side]
            if process is not None:
                how = "stopped" if wire.for_ms else "killed"
                self._met[f"{how} at {operation} {wire.side}".rstrip()] += 1
                self.on_tripped(process, wire.for_ms)
            return


class Redis:
    """The server, and what is wrong with it and with each node's way to it."""

    def __init__(self, loop: SimulationLoop, random: Random, trace: Trace, wires: Wires, met: Counter[str]) -> None:
        self.loop = loop
        self.random = random
        self.trace = trace
        self.wires = wires
        self.met = met
        self.server = MemoryRedis(lambda: loop.now_ms)
        self.cut: set[str] = set()
        """Nodes that do not reach it."""
        self.slow_ms = 0
        self.loss = 0.0
        self._snapshot: Held | None = None

    def remember(self) -> None:
        self._snapshot = self.server.snapshot()

    def forget(self) -> None:
        """What was remembered to be rolled back to: nothing breaks any more."""
        self._snapshot = None

    def roll_back(self) -> None:
        if self._snapshot is not None:
            self.server.roll_back(self._snapshot)
            self._snapshot = None

    def later(self, ms: int, action: Callable[..., None], *args: Any) -> None:
        self.loop.after(ms, NOBODY, action, *args)

    def latency_ms(self) -> int:
        usual_ms = _REDIS_MS[int(self.random.random() * len(_REDIS_MS))]
        return usual_ms + (self.random.randint(0, self.slow_ms) if self.slow_ms else 0)


class RedisWay:
    """`shards.leases.memory.Link` of one process."""

    def __init__(self, redis: Redis, process: Process, node: str) -> None:
        self._redis = redis
        self._process = process
        self._node = node

    async def call(self, operation: str, work: Callable[[], T]) -> T:
        redis = self._redis
        fate = ""
        if self._node in redis.cut:
            fate = "lost"
        elif redis.loss and redis.random.random() < redis.loss:
            fate = redis.random.choice(("lost", "unanswered"))
            redis.met[f"redis: {fate}"] += 1
        question = _Question(redis, self._process, self._node, operation, work, unanswered=fate == "unanswered")
        if fate == "lost":
            redis.later(REDIS_TIMEOUT_MS, question.fail)
        else:
            redis.later(redis.latency_ms(), question.arrive)
        result: T = await question.answer
        return result

    def announce(self, tell: Callable[[], None]) -> None:
        redis = self._redis
        if self._node not in redis.cut and not (redis.loss and redis.random.random() < redis.loss):
            redis.later(redis.latency_ms(), tell)


class _Question:
    """What a process asks of Redis, on its way there and back."""

    __slots__ = ("_node", "_operation", "_process", "_redis", "_unanswered", "_work", "answer")

    def __init__(
        self, redis: Redis, process: Process, node: str, operation: str, work: Callable[[], Any], *, unanswered: bool
    ) -> None:
        self._redis = redis
        self._process = process
        self._node = node
        self._operation = operation
        self._work = work
        self._unanswered = unanswered
        self.answer: asyncio.Future[Any] = redis.loop.create_future()

    def arrive(self) -> None:
        redis, operation = self._redis, self._operation
        error: Exception | None = None
        done: Any = None
        try:
            done = self._work()
        except Exception as raised:  # whatever the server says goes back as it is
            error = raised
        untold = operation in _UNTOLD
        if not untold:
            redis.trace.note(self._process.name, f"redis {operation}")
            redis.wires.cross(f"redis.{operation}", **{"": self._process})
        if self._unanswered or self._node in redis.cut:
            redis.later(REDIS_TIMEOUT_MS, self.fail)
        elif untold:
            self._back(done, error)
        else:
            redis.later(redis.latency_ms(), self._back, done, error)

    def _back(self, done: Any, error: Exception | None) -> None:
        if self.answer.done():
            return
        if error is not None:
            self.answer.set_exception(error)
        else:
            self.answer.set_result(done)

    def fail(self) -> None:
        if not self.answer.done():
            self.answer.set_exception(Unavailable("redis does not answer"))


class PeerRoad:
    """`shards.peer.memory.Road`: what every call between two nodes meets."""

    def __init__(self, random: Random, trace: Trace, wires: Wires, met: Counter[str]) -> None:
        self.slow_ms = 0
        self.loss = 0.0
        self.peers = MemoryPeers(self)
        self.process_of: Callable[[str], Process | None] = lambda node: None
        self._random = random
        self._trace = trace
        self._wires = wires
        self._met = met

    async def there(self, source: str, target: str, call: str) -> None:
        self._trace.note(source, f"{call} to {target}")
        await self._pass()
        if self._wires.laid:
            self._cross(source, target, f"{call}.there")
            await asyncio.sleep(0)  # whoever was hit goes no further

    async def back(self, source: str, target: str, call: str) -> bool:
        if self._wires.laid:
            self._cross(source, target, f"{call}.back")
        await self._pass()
        if self.loss and self._random.random() < self.loss:
            self._met[f"answer lost: {call}"] += 1
            self.peers.cut(source, target)  # as a stream that breaks: with all that is on it
            self.peers.mend(source, target)
            return False
        return True

    def _cross(self, source: str, target: str, operation: str) -> None:
        self._wires.cross(operation, source=self.process_of(source), target=self.process_of(target))

    async def _pass(self) -> None:
        usual_ms = _PEER_MS[int(self._random.random() * len(_PEER_MS))]
        ms = usual_ms + (self._random.randint(0, self.slow_ms) if self.slow_ms else 0)
        await asyncio.sleep(ms / 1_000)
