"""The way from a node to its journal, and the state that the journal's server is in.

What is sent arrives a little later and is carried out there whatever becomes of its sender meanwhile: a process that is
killed or stopped after it sent has still sent. An answer comes a little later again, if its connection lives.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import copy
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any, TypeVar

from engine.errors import Corrupt, JournalAmbiguous, JournalAway, TocsinError
from engine.journal.memory_server import Flight, MemoryServer
from tests.simulation.loop import Process, SimulationLoop
from tests.simulation.trace import Trace

T = TypeVar("T")

_TABLES = frozenset({"shards", "lanes", "tallies", "places", "moved", "keys", "archive", "days", "owed", "operations"})
NOBODY = contextvars.Context()
"""Where the server's own work runs: it belongs to no process."""
_PATIENCE_MS = (200, 400)
"""How long a takeover waits for locks before it ends the connections that hold them."""
_USUAL_MS = (0, 0, 1, 1, 2, 5)
"""On the way, each way, of a journal that is well."""
_REPEATABLE = frozenset(
    {"fold", "check", "page", "read", "search", "find_keys", "owed", "ensure_days", "retire"}
    | {"sweep", "begin_operation", "note_progress", "finish_operations", "stop_operation"}
)
"""What a node may send again where it does not know the end: the port says that a repeat counts once."""
_REPEATED_MS = 8_000
_OPEN_SHARE = 0.5
"""Of flushes whose rows are still on their way while their transaction is open."""


class Network:
    """One for the run: the server's state, and every way to it."""

    def __init__(self, loop: SimulationLoop, random: Random, server: MemoryServer, trace: Trace) -> None:
        self.loop = loop
        self.random = random
        self.server = server
        self.trace = trace
        self.down = False
        self.stalled = False
        self.slow_ms = 0
        self.loss = 0.0
        self.repeats = 0.0
        """The share of statements that are carried out once more, up to some seconds later."""
        self._sent = self._latest = 0
        self._replica: tuple[int, dict[str, Any]] | None = None
        self.generation = 0
        """Of connections: a server that restarts ends them all."""
        self.met: Counter[str] = Counter()
        """What went wrong on the way, by kind."""
        self.on_carried_out: Callable[[str, Process], None] = lambda operation, process: None
        """Something was sent by this process, or carried out for it, which it has not heard of yet."""
        self.fates: list[tuple[str, str]] = []
        """(operation, what becomes of the next one): for the moment in which it matters."""
        self.cut: set[str] = set()
        """Nodes that do not reach the server."""
        self._held: list[tuple[int, Callable[[], None]]] = []

    def restart(self) -> None:
        self.generation += 1
        for flight in list(self.server.flights.values()):
            self.server.roll_back(flight)

    def remember(self) -> None:
        """What a replica has of the server's tables just now."""
        tables = {name: each for name, each in vars(self.server).items() if name in _TABLES}
        self._replica = self.loop.now_ms, copy.deepcopy(tables)

    def fail_over(self) -> int | None:
        """The replica takes over without what came after it was brought up to date. Returns since when all is lost."""
        if self._replica is None:
            return None
        since_ms, tables = self._replica
        self._replica = None
        self.restart()
        for name, table in tables.items():
            setattr(self.server, name, table)
        self.server.timeline += 1
        return since_ms

    def release(self) -> None:
        """What a stalled server held back arrives now."""
        self.stalled = False
        held, self._held = self._held, []
        for number, action in held:
            self.later(0, self._arrive, number, action)

    def later(self, ms: int, action: Callable[..., None], *args: Any) -> None:
        self.loop.after(ms, NOBODY, action, *args)

    def latency_ms(self) -> int:
        usual_ms = _USUAL_MS[int(self.random.random() * len(_USUAL_MS))]
        return usual_ms + (self.random.randint(0, self.slow_ms) if self.slow_ms else 0)

    def at_server(self, ms: int, action: Callable[[], None]) -> None:
        self._sent += 1
        self.later(ms, self._arrive, self._sent, action)

    def _arrive(self, number: int, action: Callable[[], None]) -> None:
        if self.stalled:
            self._held.append((number, action))
            return
        if number < self._latest:
            self.met["overtaken on the way"] += 1
        else:
            self._latest = number
        action()

    def repeat(self, operation: str, work: Callable[[], Any]) -> None:
        """Perhaps the same statement again, whose answer goes nowhere."""
        if not self.repeats or operation not in _REPEATABLE or self.random.random() >= self.repeats:
            return

        def again() -> None:
            self.met[f"repeated {operation}"] += 1
            self.trace.note("hand", f"{operation} again")
            with contextlib.suppress(TocsinError):
                work()

        self.at_server(self.random.randint(1, _REPEATED_MS), again)


class NodeLink:
    """`engine.journal.memory.Link` of one process."""

    def __init__(self, network: Network, process: Process, node: str) -> None:
        self.network = network
        self.process = process
        self.node = node
        self._timeline = network.server.timeline

    async def call(self, operation: str, work: Callable[[], T]) -> T:
        result: T = await _Statement(self, operation, self._fate(operation), work).send()
        return result

    async def append(self, begin: Callable[[], Flight], commit: Callable[[Flight], None]) -> None:
        await _OpenFlush(self, self._fate("append"), begin, commit).send()

    async def until(self, free: Callable[[], bool], end_them: Callable[[], None]) -> None:
        waited_ms = 0
        patience_ms = self.network.random.randint(*_PATIENCE_MS)
        while not free():
            await asyncio.sleep(0.01)
            waited_ms += 10
            if waited_ms >= patience_ms:
                self.network.met["stall_broken"] += 1
                end_them()

    def _fate(self, operation: str) -> str:
        network = self.network
        if network.server.timeline != self._timeline:  # seen by each new connection, and a fail-over ends the old ones
            raise Corrupt("the journal changed to another timeline: history may have lost its tail; restart")
        if network.down or self.node in network.cut:
            return "refused"
        for each in network.fates:
            if each[0] == operation:
                network.fates.remove(each)
                network.met[f"{each[1]} {operation}, as meant"] += 1
                return each[1]
        if network.loss and network.random.random() < network.loss:
            fate = network.random.choice(("refused", "lost", "unanswered"))
            network.met[f"{fate} {operation if operation == 'append' else 'other'}"] += 1
            return fate
        return ""


class _Sent:
    """What a process has sent, on its way there and back over one connection. An object and no closures that name each
    other: it is gone when it is answered, and leaves a run's collector nothing to find."""

    __slots__ = ("_answer", "_generation", "fate", "link", "network")

    def __init__(self, link: NodeLink, fate: str) -> None:
        self.link = link
        self.network = network = link.network
        self.fate = fate
        self._generation = network.generation
        self._answer: asyncio.Future[Any] = network.loop.create_future()

    async def send(self) -> Any:
        network = self.network
        if self.fate == "refused":
            network.later(1, self._fail, JournalAway("connection refused"))
        else:
            network.at_server(network.latency_ms(), self._arrive)
        return await self._answer

    def _arrive(self) -> None:
        """At the server."""
        raise NotImplementedError

    def _is_lost(self) -> bool:
        lost = self.network.generation != self._generation or self.fate == "lost"
        if lost:
            self._fail(JournalAmbiguous("the connection ended on the way"))
        return lost

    def _done(self, result: Any) -> None:
        if self.fate == "unanswered":
            self._fail(JournalAmbiguous("the connection ended before the answer"))
        else:
            self._back(result, None)

    def _back(self, result: Any, error: Exception | None) -> None:
        self.network.later(self.network.latency_ms(), self._come_back, result, error)

    def _come_back(self, result: Any, error: Exception | None) -> None:
        network = self.network
        if network.generation != self._generation or self.link.node in network.cut:
            self._fail(JournalAmbiguous("the connection ended before the answer"))
        elif self._answer.done():
            pass
        elif error is not None:
            self._answer.set_exception(error)
        else:
            self._answer.set_result(result)

    def _fail(self, error: Exception) -> None:
        if not self._answer.done():
            self._answer.set_exception(error)


class _Statement(_Sent):
    __slots__ = ("_operation", "_work")

    def __init__(self, link: NodeLink, operation: str, fate: str, work: Callable[[], Any]) -> None:
        super().__init__(link, fate)
        self._operation = operation
        self._work = work

    def _arrive(self) -> None:
        if self._is_lost():
            return
        network, process, operation = self.network, self.link.process, self._operation
        network.on_carried_out(f"{operation}.sent", process)
        try:
            done = self._work()
        except Exception as error:  # whatever the server says goes back as it is
            self._back(None, error)
            return
        network.trace.note(process.name, operation)
        network.repeat(operation, self._work)
        network.on_carried_out(operation, process)
        self._done(done)


class _OpenFlush(_Sent):
    """Its transaction is open for a while."""

    __slots__ = ("_begin", "_commit", "_flight", "_held_open", "_in_parts")

    def __init__(
        self, link: NodeLink, fate: str, begin: Callable[[], Flight], commit: Callable[[Flight], None]
    ) -> None:
        super().__init__(link, fate)
        self._begin = begin
        self._commit = commit
        self._in_parts = fate != "refused" and link.network.random.random() < _OPEN_SHARE
        self._held_open = False

    def _arrive(self) -> None:
        if self._is_lost():
            return
        try:
            self._flight = self._begin()
        except Exception as error:  # as above
            self._back(None, error)
            return
        self.network.at_server(self.network.latency_ms(), self._end)

    def _end(self) -> None:
        network, process, flight = self.network, self.link.process, self._flight
        if self._in_parts and process.dead:
            network.met["flush_broken_off"] += 1
            network.server.roll_back(flight)
            return
        if self._in_parts and process.stopped and not flight.ended:
            network.met["flush_held_open"] += not self._held_open
            self._held_open = True
            network.at_server(20, self._end)
            return
        try:
            self._commit(flight)
        except Exception as error:  # as above
            self._back(None, error)
            return
        network.trace.note(process.name, f"flush {flight.flush.lane}.{flight.flush.n}")
        network.on_carried_out("append", process)
        self._done(None)
