"""A machine, and the node that is put together on it: production code throughout, with only the adapters swapped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any

from engine.clock import SystemClock
from engine.core.catalog import BATCH, GRPC, Backoff, Catalog, Escalation, JobType, Quota, Target
from engine.dispatch.memory import Arrival, MemoryServices, MemoryTargets, Reply
from engine.errors import Corrupt, TocsinError
from engine.host import Host
from engine.journal.memory import MemoryJournal
from engine.options import Options
from engine.ports import Answer
from engine.telemetry import Telemetry
from shards.leases.memory import MemoryLeases
from shards.node import Node
from shards.peer.bounds import PeerOptions
from shards.peer.memory import MemoryLinks
from shards.quotas.memory import MemoryQuotas
from tests.simulation.clock import ExpectedClock, MachineClock
from tests.simulation.loop import Process
from tests.simulation.network import NodeLink
from tests.simulation.plan import ESCALATES, INTERVAL_S, LIMIT, LIMITED, NOTICE, TYPES
from tests.simulation.ways import RedisWay

if TYPE_CHECKING:
    from tests.simulation.world import World

SHARDS = 8
OPTIONS = Options(
    trust_window_ms=2_000,
    horizon_ms=120_000,
    page_every_ms=20_000,
    stale_after_ms=30_000,
    drain_timeout_ms=3_000,
    running_max=24,
    running_per_target_max=10,
    running_per_user_max=4,
    running_batched_max=36,
    running_batched_per_target_max=15,
    backlog_rows_max=4_000,
    flush_rows_max=7,
    fold_every_ms=1_000,
    undurable_outcomes_max=40,
    page_rows_max=32,
    handoff_touched_max=40,
    escalation_gather_ms=300,
    escalation_again_ms=6_000,
    preload_bytes_max=100_000,
    bulk_page_jobs=3,
    bulk_slice_jobs=2,
    bulk_poll_ms=4_000,
    breaker_window_ms=5_000,
    breaker_calls_min=6,
    breaker_streak_min=3,
    breaker_streak_ms=300,
    breaker_pause_ms=500,
    breaker_pause_ms_max=3_000,
    breaker_probes=2,
    breaker_ramp_ms=400,
    park_jobs_per_s=20,
    park_spread_ms_min=2_000,
    park_rows_max=16,
)
"""Small bounds, so that a run of minutes meets them."""
ATTEMPTS, TIMEOUT_MS = 4, 6_000
_TOLD = Escalation(NOTICE, ("ops",), INTERVAL_S)
CATALOG = Catalog(
    {
        name: JobType(
            name,
            Target(BATCH if name == "bulk" else GRPC, f"{name}:1", f"/{name}.S/Do"),
            backoff=Backoff(first_ms=500, max_ms=8_000),
            batch_size=5,
            concurrency=6 if name == "few" else None,
            rate=16.0 if name == "paced" else None,
            quota=Quota("q", LIMIT) if name == LIMITED else None,
            escalation=_TOLD if name in {ESCALATES, NOTICE} else None,
        )
        for name in (*TYPES, LIMITED, NOTICE)
    }
)
"""Jobs of `bulk` share calls; `few` and `paced` have limits. A notice is of a type that escalates itself, which no
catalog that is read can say: only its tag keeps it from another. What a run begins with."""


class Machine:
    """Where a process runs, ends and runs again; `label` is its own, `name` that of the node that it is told to be."""

    def __init__(self, label: str, name: str, clock: MachineClock) -> None:
        self.label = label
        self.name = name
        self.clock = clock
        self.address = f"{label}:1"
        self.lives = 0
        self.process: Process | None = None
        self.node: Node | None = None
        self.catalog: Catalog | None = None
        """That its process has in force."""
        self.serving = False
        """Its start is over, and nobody has told it to stop."""
        self.wanted = True
        """Whoever ends here is started again."""
        self.pending: dict[asyncio.Future[Any], None] = {}
        """Clients that wait for this process."""

    @property
    def host(self) -> Host | None:
        return None if self.node is None else self.node.domains[0].host


class _Watched(MemoryTargets):
    """The targets' ledger hears when a caller waits no longer."""

    def __init__(self, world: World, process: Process, services: MemoryServices) -> None:
        super().__init__(services, OPTIONS)
        self._left = partial(world.ledger.left, process=process)

    async def _work(self, timeout_ms: int, met: Sequence[tuple[Arrival, Reply]]) -> list[Answer]:
        try:
            return await super()._work(timeout_ms, met)
        finally:
            self._left([arrival.fire for arrival, _ in met])


class _Notes(Telemetry):
    """Hears of lease renewals: a node that may not, or cannot, is cut off from its journal or from Redis."""

    def __init__(self, on_cut_off: Callable[[str], None]) -> None:
        super().__init__()
        self._on_cut_off = on_cut_off

    def renewed(self, result: str) -> None:
        super().renewed(result)
        if result != "ok":
            self._on_cut_off(result)


async def live(world: World, machine: Machine, process: Process) -> tuple[str, bool]:
    """As `api/main.py` does it: put together, listen, start, and stop when something is wrong. Returns why it ended,
    and whether it had served."""
    loop = world.loop
    random = Random(f"{world.plan.seed} {process.name}")
    clock = SystemClock(OPTIONS.clock_hold_ms, lambda by_ms: None, machine.clock.wall_ns, machine.clock.boot_ns)
    expected = ExpectedClock(machine.clock)
    services = MemoryServices(lambda fire: world.ledger.meet(fire, process, expected))
    world.reach(services)
    journal = MemoryJournal(
        world.server, node=machine.name, random=random, link=NodeLink(world.network, process, machine.name)
    )
    world.journals.append((process, journal))
    host = Host(
        node=machine.name,
        shards=SHARDS,
        options=world.options,
        catalog=world.catalogs.read(machine, process),
        clock=clock,
        journal=journal,
        targets=_Watched(world, process, services),
        random=random,
        telemetry=_Notes(lambda how: world.note_cut_off(machine, process, how)),
        quotas=MemoryQuotas(world.redis.server, RedisWay(world.redis, process, machine.name)),
        safeguards=world.safeguards,
    )
    world.hosts.append(host)
    note_abandoned(world, host, process)
    leases = MemoryLeases(world.redis.server, RedisWay(world.redis, process, machine.name))
    node = machine.node = Node(
        [(host, leases)],
        MemoryLinks(world.peers, machine.name, PeerOptions()),
        clock,
        world.options,
        life=f"{random.getrandbits(128):032x}",
        draw=random.getrandbits,
        process=lambda: process.name,
        is_process_gone=lambda text: world.is_process_gone(machine, text),
        safeguards=world.safeguards,
    )
    crashed: asyncio.Future[Any] = loop.create_future()
    node.reached_at(grpc=machine.address, http="")
    world.peers.stand(
        machine.name,
        machine.address,
        node.served,
        lambda coroutine: loop.create_task(coroutine, context=process.context.copy()),
    )
    served = False
    try:
        starting = loop.create_task(node.start(lambda error: None if crashed.done() else crashed.set_result(error)))
        await asyncio.wait([starting, crashed], return_when=asyncio.FIRST_COMPLETED)
        if not starting.done():
            starting.cancel()
            raise crashed.result()
        starting.result()
    except TocsinError as error:
        why = type(error).__name__
        world.trace.note(process.name, f"does not start: {why}")
    else:
        world.trace.note(process.name, "serves")
        machine.serving = served = True
        await asyncio.wait([host.failed, crashed], return_when=asyncio.FIRST_COMPLETED)
        failure = host.failed.result() if host.failed.done() else crashed.result()
        why = type(failure).__name__
        world.trace.note(process.name, f"fails: {why}")
        if not isinstance(failure, TocsinError) or (isinstance(failure, Corrupt) and "timeline" not in str(failure)):
            world.broken = world.broken or f"{process.name} fails: {failure!r}"
    await stop(world, node)
    return why, served


async def stop(world: World, node: Node) -> None:
    """As `api/main.py` does it."""
    await node.leave(OPTIONS.drain_timeout_ms)
    await node.close()


def note_abandoned(world: World, host: Host, process: Process) -> None:
    """Calls that outlast the time a node has to stop are made again, and those whose outcomes a slow journal does not
    take within it; the contract says so, and of no others."""
    stopping, settling, giving_up = host._firing.stop, host.succession.settled, host._give_up

    async def stop_firing(timeout_ms: int) -> int:
        abandoned = await stopping(timeout_ms)
        if abandoned:
            world.met["calls abandoned at a stop"] += abandoned
            world.excuse_jobs(process, [call.ready.job.id for call in host._firing._calls])
        return abandoned

    async def settled(until_ms: int) -> int:
        left = await settling(until_ms)
        if left:
            world.met["calls of an earlier owner given up at a stop"] += left
            world.excuse_jobs(process, [job.id for job, _ in host.succession._waiting()])
        return left

    async def give_up(timeout_ms: int) -> None:
        await giving_up(timeout_ms)
        left = [record.job.id for lane in host._writer.lanes for record in lane.records()]
        if left:
            world.met["stops before all was durable"] += 1
            world.excuse_jobs(process, left)

    host._firing.stop = stop_firing  # type: ignore[method-assign]
    host.succession.settled = settled  # type: ignore[method-assign]
    host._give_up = give_up  # type: ignore[method-assign]
