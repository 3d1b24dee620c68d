"""One run from a seed: the world, the plan, the checks, and the hash of all that happened."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
from collections import Counter
from collections.abc import Sequence
from random import Random

import msgspec

from engine.core.job import JobView
from engine.errors import TocsinError
from engine.host import Host
from engine.safeguards import ALL, Safeguards
from tests.simulation import bounds, checks
from tests.simulation.account import Account
from tests.simulation.checks import Broken
from tests.simulation.clock import EPOCH_MS
from tests.simulation.loop import Deadlock, Livelock, SimulationLoop
from tests.simulation.plan import Plan, make
from tests.simulation.trace import Trace
from tests.simulation.workload import Workload
from tests.simulation.world import Gone, Node, World

SETTLES_MS = 180_000
"""After the last fault is mended all that is due has its end within it: attempts, their backoffs and time-outs, a
takeover after a lease, and a retry after a target that asked for patience."""
_LOOK_EVERY_MS = 1_000
_LULL_MS = 2_000
"""Nothing is due for so long after the moment that is looked at: nothing moves while it is looked at."""


class Result(msgspec.Struct):
    seed: int
    failure: str | None
    digest: str
    virtual_ms: int
    nodes: int
    steps: int
    jobs: int
    calls: int
    repeats: int
    met: Counter[str]
    lines: list[str]


def run(plan: Plan, *, safeguards: Safeguards = ALL, kept_lines: int = 0) -> Result:
    random = Random(plan.seed)
    order = Random(random.random())
    loop = SimulationLoop(order, permuted=plan.permuted)  # type: ignore[abstract]
    trace = Trace(loop, kept=kept_lines)
    world = World(plan, loop, random, trace, safeguards=safeguards)
    account = Account()
    failure: str | None = None
    silent = logging.root.manager.disable
    logging.disable(logging.CRITICAL)  # a node's warnings are what a run is made of
    gc.disable()  # a fifth of a run is the collector's otherwise, and when it comes is nobody's promise
    try:
        loop.run(_play(world, account))
    except (Broken, AssertionError, Deadlock, Livelock) as error:
        failure = f"{type(error).__name__}: {error}"
    finally:
        gc.enable()
        logging.disable(silent)
    if failure is None and loop.complaints:
        failure = f"asyncio complains: {loop.complaints[0]}"
    fires = Counter(call.fire_id for call in world.ledger.calls)
    result = Result(
        plan.seed,
        failure,
        trace.digest(),
        loop.now_ms,
        len(world.nodes),
        loop.steps,
        len(account.jobs),
        len(world.ledger.calls),
        sum(count - 1 for count in fires.values()),
        world.met + world.network.met,
        list(trace.lines),
    )
    _bury(loop)
    return result


async def _play(world: World, account: Account) -> None:
    watch = asyncio.create_task(bounds.watch(world))
    played = asyncio.create_task(_to_the_end(world, account))
    await asyncio.wait((watch, played), return_when=asyncio.FIRST_COMPLETED)
    await (played if played.done() else watch)


async def _to_the_end(world: World, account: Account) -> None:
    """The plan, and what is checked when nothing is due; then once more by another life, which has read all anew."""
    await Workload(world, account).run()
    node = await _settled(world)
    before = await _check(world, account, node)
    world.end(node)
    after = await _check(world, account, await _settled(world))
    checks.replay_is_what_was_live(before, after, EPOCH_MS + world.loop.now_ms)


async def _settled(world: World) -> Node:
    """Until somebody serves and nothing that is due is open; at most `SETTLES_MS`."""
    until_ms = world.loop.now_ms + SETTLES_MS
    while world.loop.now_ms < until_ms:
        await asyncio.sleep(_LOOK_EVERY_MS / 1_000)
        node = world.serving()
        if node is not None and node.host is not None and _is_quiet(world, node):
            return node
    node = world.serving()
    if node is None or node.host is None:
        raise Broken(f"nobody serves {SETTLES_MS} ms after all was mended")
    raise Broken(f"not quiet {SETTLES_MS} ms after all was mended: {_waiting(world, node)}")


def _is_quiet(world: World, node: Node) -> bool:
    return not _waiting(world, node)


def _waiting(world: World, node: Node) -> dict[str, int]:
    assert node.host is not None
    status = node.host.status()
    waiting = dict(status.waiting)
    if status.backlog_rows:
        waiting["backlog"] = status.backlog_rows
    for its in checks.rows_by_job(world.server).values():
        last = its[-1]
        if last.state <= 1 and last.filed_ms <= EPOCH_MS + world.loop.now_ms + _LULL_MS:
            waiting["due"] = waiting.get("due", 0) + 1
    return {name: count for name, count in waiting.items() if count}


async def _check(world: World, account: Account, node: Node) -> dict[int, JobView]:
    views = await _read(world, account, node)
    host = node.host
    assert host is not None
    rows = checks.rows_by_job(world.server)
    calls = world.ledger.calls
    checks.revisions_are_dense(rows)
    checks.rows_tell_a_life(rows)
    checks.audit_is_exact(rows, host.status().audit)
    checks.keys_are_kept(account)
    checks.nothing_is_early(account, calls)
    checks.a_repeat_has_its_excuse(calls, world.excuses)
    checks.attempts_do_not_overlap(calls, account.lost_ms)
    checks.a_cancelled_job_is_left_alone(account, calls)
    checks.each_has_its_end(account, views, calls, EPOCH_MS + world.loop.now_ms, 30_000)
    machine = host._machine
    machine.check()
    near_ms = min(shard.paged_to_ms for shard in machine.shards.values())
    checks.memory_is_what_is_near(rows, {n: shard.live for n, shard in machine.shards.items()}, near_ms)
    return views


async def _read(world: World, account: Account, node: Node) -> dict[int, JobView]:
    """Every job whose id a client was told, by one client in one breath."""

    async def get(host: Host) -> list[JobView | BaseException]:
        return await asyncio.gather(*[host.get(job_id) for job_id in account.order], return_exceptions=True)

    try:
        got = await world.ask(node, get)
    except (TocsinError, Gone) as error:
        raise Broken(f"jobs were acknowledged, and cannot be had: {error!r}") from error
    views: dict[int, JobView] = {}
    for job_id, view in zip(account.order, got, strict=True):
        if isinstance(view, BaseException):
            raise Broken(f"job {checks.text_of(job_id)} was acknowledged, and cannot be had: {view!r}") from view
        views[job_id] = view
    return views


def _bury(loop: SimulationLoop) -> None:
    """Dead processes leave tasks that never end: their coroutines are closed here, when nobody listens any more."""
    for task in loop.tasks:
        if not task.done():
            task._log_destroy_pending = False  # type: ignore[attr-defined]
            with contextlib.suppress(BaseException):
                task.get_coro().close()
    loop.tasks.clear()


def run_seed(seed: int, *, safeguards: Safeguards = ALL, kept_lines: int = 0, only: Sequence[str] = ()) -> Result:
    """One run of the standard workload; `only`: of these scenes."""
    return run(make(seed, only=only), safeguards=safeguards, kept_lines=kept_lines)
