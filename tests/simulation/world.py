"""The simulated world of one run: two nodes on one journal, their leases, their targets, and the hand that breaks them.

The nodes are the production code, put together as `api/main.py` does it, with only the adapters of their ports swapped:
memory twins behind a network that fails, clocks that are wrong. One node serves, the other stands by and takes over
when the lease of the first is gone; whoever ends is started again.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Coroutine
from random import Random
from typing import Any, TypeVar

import msgspec

from engine.clock import SystemClock
from engine.core.catalog import Backoff, Catalog, JobType, Priority, Target
from engine.dispatch.memory import MemoryServices, MemoryTargets
from engine.errors import TocsinError, Unavailable, Unusable
from engine.host import Host
from engine.journal.memory import MemoryJournal
from engine.journal.memory_server import MemoryServer
from engine.options import Options
from engine.safeguards import ALL, Safeguards
from engine.telemetry import Telemetry
from tests.simulation.clock import ExpectedClock, MachineClock, TrueClock
from tests.simulation.ledger import Ledger
from tests.simulation.loop import Process, SimulationLoop
from tests.simulation.network import Network, NodeLink
from tests.simulation.plan import NODES, TYPES, Plan
from tests.simulation.trace import Trace

SHARDS = 8
OPTIONS = Options(
    trust_window_ms=2_000,
    horizon_ms=120_000,
    page_every_ms=20_000,
    stale_after_ms=30_000,
    drain_timeout_ms=3_000,
    running_max=24,
    running_per_target_max=12,
    running_per_user_max=4,
    backlog_rows_max=4_000,
    flush_rows_max=7,
    fold_every_ms=1_000,
    undurable_outcomes_max=40,
    page_rows_max=32,
)
"""Small bounds, so that a run of minutes meets them."""
ATTEMPTS, TIMEOUT_MS = 4, 6_000
CATALOG = Catalog(
    {
        name: JobType(name, Target("grpc", f"{name}:1", f"/{name}.S/Do"), backoff=Backoff(first_ms=500, max_ms=8_000))
        for name in TYPES
    }
)
_LEASE_TTL_MS, _LEASE_EVERY_MS, _HELD_BACK_MS = 5_000, 1_500, 100
_AGAIN_MS = (200, 2_500)
"""How soon an ended process is started again."""
_STANDBY_MS = (500, 3_500)
"""The same for one that ended because another node serves."""
_TRIES_ANYHOW = 0.1
"""Of the starts beside a node whose lease stands: they are refused, and to put a node together is most of what a run
costs. The supervisor of the others sees the lease, and waits as if it had been refused."""
_CLIENT_PATIENCE_S = 15.0

T = TypeVar("T")


class Gone(Exception):
    """The client's connection ended: what became of its wish is unknown."""


class Node:
    """A machine, and the process that runs on it just now."""

    def __init__(self, name: str, clock: MachineClock) -> None:
        self.name = name
        self.clock = clock
        self.lives = 0
        self.process: Process | None = None
        self.host: Host | None = None
        self.serving = False
        self.pending: dict[asyncio.Future[Any], None] = {}
        """Clients that wait for this process."""


class World:
    def __init__(
        self, plan: Plan, loop: SimulationLoop, random: Random, trace: Trace, *, safeguards: Safeguards = ALL
    ) -> None:
        self.plan = plan
        self.loop = loop
        self.random = random
        self.trace = trace
        self.safeguards = safeguards
        self.server = MemoryServer(TrueClock(loop), safeguards)
        self.network = Network(loop, Random(random.random()), self.server, trace)
        self.ledger = Ledger(loop, Random(random.random()), trace)
        self.leases: dict[str, int] = {}
        """By node: until when, true time."""
        self.options = msgspec.structs.replace(OPTIONS, live_bytes_max=plan.live_bytes_max)
        self.network.on_tripped = self._tripped
        self.redis_away = False
        self.met: Counter[str] = Counter(
            {
                "a node's clock is skewed": sum(skew_ms != 0 for skew_ms in plan.skews_ms.values()),
                "a node's clock drifts": sum(drift != 0 for drift in plan.drifts_ppm.values()),
                "memory is tight": plan.live_bytes_max < OPTIONS.live_bytes_max,
            }
        )
        self.excuses: dict[Process, list[int]] = defaultdict(list)
        """When a process died, was stopped, told to stop, cut off, or lost its lease through no fault of its own: what
        the contract names as reasons for which a call may be made again."""
        self.down: set[str] = set()
        self.nodes = {
            name: Node(name, MachineClock(loop, skew_ms=plan.skews_ms[name], drift_ppm=plan.drifts_ppm[name]))
            for name in NODES
        }
        self._services: list[MemoryServices] = []
        """Every process's way to the targets."""

    # -- processes ---------------------------------------------------------------------------------

    def start(self, node: Node) -> None:
        if node.process is not None:
            return
        others = any(name != node.name and until_ms > self.loop.now_ms for name, until_ms in self.leases.items())
        if others and self.random.random() >= _TRIES_ANYHOW:
            self.network.later(self.random.randint(*_STANDBY_MS), lambda: self.start(node))
            return
        node.lives += 1
        node.process = process = Process(f"{node.name}/{node.lives}")
        self.trace.note(process.name, "starts")
        self.loop.create_task(self._live(node, process), context=process.context.copy())

    async def _live(self, node: Node, process: Process) -> None:
        """As `api/main.py` does it: put together, take, renew the lease, and stop when something is wrong."""
        random = Random(f"{self.plan.seed} {process.name}")
        clock = SystemClock(
            OPTIONS.clock_hold_ms,
            lambda by_ms: None,
            lambda: node.clock.wall_ms() * 1_000_000,
            lambda: node.clock.boot_ms() * 1_000_000,
        )
        expected = ExpectedClock(node.clock)
        services = MemoryServices(lambda fire: self.ledger.meet(fire, process, expected))
        for kind in CATALOG.types.values():
            if kind.name in self.down:
                services.down(kind.target.address)
        host = node.host = Host(
            node=node.name,
            shards=SHARDS,
            options=self.options,
            catalog=CATALOG,
            clock=clock,
            journal=MemoryJournal(self.server, node=node.name, random=random, link=NodeLink(self.network, process)),
            targets=MemoryTargets(services, OPTIONS),
            random=random,
            telemetry=Telemetry(),
            safeguards=self.safeguards,
        )
        self._services = [*self._services[-3:], services]
        try:
            living = self.living() - {node.name}
            self.leases[node.name] = self.loop.now_ms + _LEASE_TTL_MS
            self.loop.create_task(self._renew(node, host), context=process.context.copy())
            await host.start(lambda other: other not in living)
        except TocsinError as error:
            self.trace.note(process.name, f"does not start: {type(error).__name__}")
            again_ms = _STANDBY_MS if isinstance(error, Unusable) else _AGAIN_MS
        else:
            self.trace.note(process.name, "serves")
            node.serving = True
            failure = await host.failed
            self.trace.note(process.name, f"fails: {type(failure).__name__}")
            self.met[f"node ended by {type(failure).__name__}"] += 1
            again_ms = _AGAIN_MS
        await host.stop(OPTIONS.drain_timeout_ms)
        self.leases.pop(node.name, None)
        self.end(node, again_ms)

    def living(self) -> set[str]:
        if self.redis_away:
            raise Unavailable("redis is away")
        return {name for name, until_ms in self.leases.items() if until_ms > self.loop.now_ms}

    async def _renew(self, node: Node, host: Host) -> None:
        while True:
            may = host.may_lease(_LEASE_TTL_MS)
            if may and not self.redis_away:
                self.leases[node.name] = self.loop.now_ms + _LEASE_TTL_MS
            elif node.process is not None:  # cut off from its journal, or from Redis
                self.excuses[node.process].append(self.loop.now_ms)
            await asyncio.sleep((_LEASE_EVERY_MS if may else _HELD_BACK_MS) / 1_000)

    def end(self, node: Node, again_ms: tuple[int, int] = _AGAIN_MS) -> None:
        """The process is gone, from one callback to the next; it comes again after a while."""
        process = node.process
        if process is None:
            return
        process.dead = True
        self.excuses[process].append(self.loop.now_ms)
        self.trace.note(process.name, "is gone")
        node.process, node.host, node.serving = None, None, False
        for waiting in node.pending:
            if not waiting.done():
                waiting.set_exception(Gone("connection reset"))
        node.pending.clear()
        self.network.later(self.random.randint(*again_ms), lambda: self.start(node))

    def _tripped(self, process: Process) -> None:
        for node in self.nodes.values():
            if node.process is process:
                self.end(node)

    def stop(self, node: Node) -> None:
        """SIGSTOP."""
        if node.process is not None and not node.process.stopped:
            self.excuses[node.process].append(self.loop.now_ms)
            self.trace.note(node.process.name, "is stopped")
            node.process.stopped = True

    def empty_redis(self) -> None:
        self.leases.clear()
        self.excuse_all()

    def excuse_all(self) -> None:
        """What happens now gives every process a reason to be called after."""
        for node in self.nodes.values():
            if node.process is not None:
                self.excuses[node.process].append(self.loop.now_ms)

    def resume(self, node: Node, process: Process | None) -> None:
        """SIGCONT, if it is still there."""
        if process is not None and node.process is process and process.stopped:
            self.trace.note(process.name, "goes on")
            self.loop.resume(process)

    async def restart(self, node: Node) -> None:
        """SIGTERM; the supervisor starts it again."""
        host, process = node.host, node.process
        if host is None or process is None or not node.serving:
            return
        self.trace.note(process.name, "is told to stop")
        node.serving = False

        async def leave() -> None:
            await host.stop(OPTIONS.drain_timeout_ms)
            self.leases.pop(node.name, None)
            self.end(node)

        self.excuses[process].append(self.loop.now_ms)
        self.loop.create_task(leave(), context=process.context.copy())

    # -- clients -----------------------------------------------------------------------------------

    async def ask(self, node: Node, wish: Callable[[Host], Coroutine[Any, Any, T]]) -> T:
        """One request of a client. Raises what the node answers, `Gone` where nobody knows, `Unavailable` where
        nothing was sent."""
        if node.host is None or node.process is None or not node.serving:
            raise Unavailable("connection refused")
        answer: asyncio.Future[T] = self.loop.create_future()
        node.pending[answer] = None
        host, process = node.host, node.process

        async def carry_out() -> None:
            try:
                done = await wish(host)
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
            node.pending.pop(answer, None)

    def serving(self) -> Node | None:
        return next((node for node in self.nodes.values() if node.serving), None)

    def set_target(self, kind: str, up: bool) -> None:
        (self.down.discard if up else self.down.add)(kind)
        address = CATALOG.types[kind].target.address
        for services in self._services:
            (services.up if up else services.down)(address)


def priority_of(number: int) -> Priority:
    return list(Priority)[number % len(Priority)]
