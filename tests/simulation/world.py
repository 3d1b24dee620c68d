"""The simulated world of one run: some nodes on one journal and one Redis, their targets, and the hand that breaks
them.

Whoever ends is started again; what is excused is noted, and nothing else is an excuse.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable
from random import Random
from typing import Any, TypeVar

import msgspec

from engine.core.catalog import Priority
from engine.dispatch.memory import MemoryServices
from engine.errors import TocsinError, Unavailable, Unusable
from engine.host import Host
from engine.journal.memory import MemoryJournal
from engine.safeguards import ALL, Safeguards
from shards.router import Router
from tests.simulation.catalogs import Catalogs
from tests.simulation.checks import text_of
from tests.simulation.clock import MachineClock, TrueClock
from tests.simulation.excuses import Excuses
from tests.simulation.history import WatchedServer
from tests.simulation.ledger import Ledger
from tests.simulation.loop import Process, SimulationLoop
from tests.simulation.machine import CATALOG, OPTIONS, Machine, live, stop
from tests.simulation.network import Network
from tests.simulation.plan import Plan
from tests.simulation.trace import Trace
from tests.simulation.ways import PeerRoad, Redis, Wires

_AGAIN_MS = ((200, 2_500), (200, 2_500), (5_500, 12_000))
"""How soon an ended process is started again: most come back within their lease, some do not."""
_NAMED_MS = (1_500, 4_000)
"""The same for one whose name another process holds."""
_SUPERVISED_MS = 10_000
"""How much longer than its time a supervisor lets a node stop, then kills it: docs/cluster.md tells people so."""
_CLIENT_PATIENCE_S = 15.0

T = TypeVar("T")


class Gone(Exception):
    """The client's connection ended: what became of its wish is unknown."""


class World:
    def __init__(
        self, plan: Plan, loop: SimulationLoop, random: Random, trace: Trace, *, safeguards: Safeguards = ALL
    ) -> None:
        self.plan = plan
        self.loop = loop
        self.random = random
        self.trace = trace
        self.safeguards = safeguards
        self.met: Counter[str] = Counter(
            {
                f"{len(plan.skews_ms)} nodes": 1,
                "a node's clock is skewed": sum(skew_ms != 0 for skew_ms in plan.skews_ms.values()),
                "a node's clock drifts": sum(drift != 0 for drift in plan.drifts_ppm.values()),
                "memory is tight": plan.live_bytes_max < OPTIONS.live_bytes_max,
            }
        )
        self.server = WatchedServer(TrueClock(loop), safeguards)
        self.network = Network(loop, Random(random.random()), self.server, trace)
        self.wires = Wires(self.met)
        self.wires.on_tripped = self._tripped
        self.network.on_carried_out = self._carried_out
        self.redis = Redis(loop, Random(random.random()), trace, self.wires, self.met)
        self.road = PeerRoad(Random(random.random()), trace, self.wires, self.met)
        self.road.process_of = self._process_of
        self.peers = self.road.peers
        self.ledger = Ledger(loop, Random(random.random()), trace)
        self.options = msgspec.structs.replace(OPTIONS, live_bytes_max=plan.live_bytes_max)
        self.excuses = Excuses()
        self.catalogs = Catalogs(loop)
        self.ended_ms: dict[Process, int] = {}
        self.journals: list[tuple[Process, MemoryJournal]] = []
        self.hosts: list[Host] = []
        """Of every process."""
        self.down: set[str] = set()
        self.outages: Counter[str] = Counter()
        """By type: how often its target went away."""
        self.broken: str | None = None
        """What a node ended by that no node may end by."""
        self.machines = {
            name: Machine(name, name, MachineClock(loop, skew_ms=skew_ms, drift_ppm=plan.drifts_ppm[name]))
            for name, skew_ms in plan.skews_ms.items()
        }
        self._goes_on_ms: dict[Process, int] = {}
        """Since when a process that stops, or was stopped, has run on without a break."""
        self.cuts: set[tuple[str, str]] = set()
        self._services: list[MemoryServices] = []
        """Every process's way to the targets."""

    # -- processes ---------------------------------------------------------------------------------

    def start(self, machine: Machine) -> None:
        if machine.process is not None or not machine.wanted:
            return
        machine.lives += 1
        machine.process = process = Process(f"{machine.label}/{machine.lives}")
        self.trace.note(process.name, "starts")
        self.loop.create_task(self._live(machine, process), context=process.context.copy())

    async def _live(self, machine: Machine, process: Process) -> None:
        why, served = await live(self, machine, process)
        self.met[f"node ended by {why}"] += served
        self.end(machine, again_ms=_NAMED_MS if why == Unusable.__name__ else None)

    def end(self, machine: Machine, *, again_ms: tuple[int, int] | None = None, clean: bool = False) -> None:
        """The process is gone, from one callback to the next; it comes again after a while."""
        process = machine.process
        if process is None:
            return
        process.dead = True
        self.ended_ms[process] = self.loop.now_ms
        if not clean:
            self.excuse(process)
        self.trace.note(process.name, "is gone")
        machine.process, machine.node, machine.serving = None, None, False
        self.peers.fall(machine.name, address=machine.address)
        for waiting in machine.pending:
            if not waiting.done():
                waiting.set_exception(Gone("connection reset"))
        machine.pending.clear()
        wait_ms = self.random.randint(*(again_ms or self.random.choice(_AGAIN_MS)))
        self.network.later(wait_ms, lambda: self.start(machine))

    async def leave(self, machine: Machine, away_ms: int | None = None) -> None:
        """SIGTERM; the supervisor starts it again, after `away_ms`."""
        node, process = machine.node, machine.process
        if node is None or process is None or not machine.serving:
            return
        self.trace.note(process.name, "is told to stop")
        machine.serving = False

        async def leave() -> None:
            self._goes_on_ms[process] = self.loop.now_ms
            try:
                await stop(self, node)
            except Exception as error:  # its process would end where it stands, and nothing says why
                self.broken = self.broken or f"{process.name} fails as it stops: {error!r}"
                raise
            took_ms = self.loop.now_ms - self._goes_on_ms[process]
            if took_ms > OPTIONS.drain_timeout_ms + _SUPERVISED_MS:
                self.broken = self.broken or f"{process.name} takes {took_ms} ms to stop"
            if machine.process is process:
                self.end(machine, again_ms=None if away_ms is None else (away_ms, away_ms), clean=True)

        self.loop.create_task(leave(), context=process.context.copy())

    def _carried_out(self, operation: str, process: Process) -> None:
        if self.wires.laid:
            self.wires.cross(operation, **{"": process})

    def _tripped(self, process: Process, for_ms: int) -> None:
        machine = next((each for each in self.machines.values() if each.process is process), None)
        if machine is None:
            return
        if for_ms:
            self.pause(machine)
            self.network.later(for_ms, lambda: self.resume(machine, process))
        else:
            self.end(machine)

    def pause(self, machine: Machine) -> None:
        """SIGSTOP."""
        if machine.process is not None and not machine.process.stopped:
            self.excuse(machine.process)
            self.trace.note(machine.process.name, "is stopped")
            machine.process.stopped = True

    def resume(self, machine: Machine, process: Process | None) -> None:
        """SIGCONT, if it is still there."""
        if process is not None and machine.process is process and process.stopped:
            self.trace.note(process.name, "goes on")
            self.excuse(process)
            self._goes_on_ms[process] = self.loop.now_ms
            self.loop.resume(process)

    def has_run_for(self, process: Process, ms: int) -> bool:
        """Without a stop: what came due in one is offered in the first turns after it."""
        return not process.stopped and self.loop.now_ms - self._goes_on_ms.get(process, -ms) >= ms

    def twin(self, name: str) -> Machine:
        """Another machine whose process is told to be the same node."""
        first = self.machines[name]
        label = f"{name}b"
        machine = self.machines[label] = self.machines.get(label) or Machine(label, name, first.clock)
        machine.wanted = True
        self.start(machine)
        return machine

    def is_process_gone(self, machine: Machine, text: str) -> bool | None:
        """What a process on this machine can tell of another that says who it is; nothing of other machines'."""
        label, _, life = text.partition("/")
        if label != machine.label or int(life) % 3 == 0:  # in a namespace of its own
            return None
        return machine.process is None or machine.process.name != text

    def _process_of(self, node: str) -> Process | None:
        machine = self.machines.get(node)
        return None if machine is None else machine.process

    # -- excuses -----------------------------------------------------------------------------------

    def excuse(self, process: Process) -> None:
        self.excuses.note(process, self.loop.now_ms)

    def excuse_jobs(self, process: Process, job_ids: Iterable[int]) -> None:
        """Its time to stop was over before these calls were, or before what they came to was durable."""
        self.excuses.note_jobs(process, map(text_of, job_ids), self.loop.now_ms)

    def excuse_all(self, since_ms: int) -> None:
        """What happens now gives every process a reason to be called after, those that ended meanwhile among them."""
        for process, ended_ms in self.ended_ms.items():
            if ended_ms >= since_ms:
                self.excuse(process)
        for machine in self.machines.values():
            if machine.process is not None:
                self.excuse(machine.process)

    def note_cut_off(self, machine: Machine, process: Process, how: str) -> None:
        """Cut off from its journal, or alone from Redis: where that is away for all, nobody takes anything over."""
        if how == "held_back" or machine.name in self.redis.cut or self.redis.loss:
            self.excuse(process)

    def cut(self, one: str, other: str) -> None:
        self.cuts.add((one, other))
        self.peers.cut(one, other)

    def mend(self, one: str, other: str) -> None:
        self.cuts.discard((one, other))
        self.peers.mend(one, other)

    def excuse_cut(self) -> None:
        for pair in sorted(self.cuts):
            for name in pair:
                process = self._process_of(name)
                if process is not None:
                    self.excuse(process)

    # -- catalogs ----------------------------------------------------------------------------------

    def reload(self, machine: Machine) -> None:
        """SIGHUP; whoever starts later reads the file as it is then."""
        process, host = machine.process, machine.host
        if process is None or host is None:
            return

        async def reload() -> None:
            self.catalogs.replace(machine, process)
            await host.catalog_changed()

        self.loop.create_task(reload(), context=process.context.copy())

    # -- clients -----------------------------------------------------------------------------------

    async def ask(self, machine: Machine, wish: Callable[[Router], Coroutine[Any, Any, T]]) -> T:
        """One request of a client. Raises what the node answers, `Gone` where nobody knows, `Unavailable` where
        nothing was sent."""
        node, process = machine.node, machine.process
        if node is None or process is None or not machine.serving:
            raise Unavailable("connection refused")
        answer: asyncio.Future[T] = self.loop.create_future()
        machine.pending[answer] = None

        async def carry_out() -> None:
            try:
                done = await wish(node.router)
            except TocsinError as error:
                if not answer.done():
                    answer.set_exception(error)
            else:
                if not answer.done():
                    answer.set_result(done)

        self.loop.create_task(carry_out(), context=process.context.copy())
        try:
            async with asyncio.timeout(_CLIENT_PATIENCE_S):
                return await answer
        except TimeoutError:
            raise Gone("no answer") from None
        finally:
            machine.pending.pop(answer, None)

    def serving(self) -> list[Machine]:
        return [machine for machine in self.machines.values() if machine.serving]

    # -- targets -----------------------------------------------------------------------------------

    def reach(self, services: MemoryServices) -> None:
        for kind in sorted(self.down):
            services.down(CATALOG.types[kind].target.address)
        self._services = [*self._services[-15:], services]

    def set_target(self, kind: str, up: bool) -> None:
        (self.down.discard if up else self.down.add)(kind)
        address = CATALOG.types[kind].target.address
        for services in self._services:
            (services.up if up else services.down)(address)


def priority_of(number: int) -> Priority:
    return list(Priority)[number % len(Priority)]
