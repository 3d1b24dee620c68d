"""One run from a seed: the world, the plan, the checks, and the hash of all that happened."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import time
from collections import Counter
from collections.abc import Sequence
from random import Random

import msgspec

from engine.core.job import JobView, Row
from engine.core.machine import Machine
from engine.errors import TocsinError
from engine.safeguards import ALL, Safeguards
from shards.router import Router
from tests.simulation import bounds, bulk_checks, checks, limits, notices, outside, quotas
from tests.simulation.account import Account
from tests.simulation.checks import Broken
from tests.simulation.clock import EPOCH_MS
from tests.simulation.ledger import Call
from tests.simulation.loop import Deadlock, Livelock, Process, SimulationLoop
from tests.simulation.machine import OPTIONS, SHARDS
from tests.simulation.plan import ESCALATES, INTERVAL_S, LIMIT, NOTICE, Plan
from tests.simulation.scenes import make
from tests.simulation.trace import Trace
from tests.simulation.workload import Workload
from tests.simulation.world import Gone, World

SETTLES_MS = 180_000
"""After the last fault is mended all that is due has its end within it: attempts, their backoffs and time-outs, a
takeover after a lease, and a retry after a target that asked for patience."""
CONVERGES_MS = 45_000
"""After it every shard has an owner that lives, and shares are even: a restart, a lease, a watch of Redis, a hand-over
whose word is lost, five seconds of rest and a plan."""
_LOOK_EVERY_MS = 1_000
_READ_AT_ONCE = 100
"""A client that asks for more at once is told to come again later."""
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
    cpu_s: float = 0.0
    """What the run cost, on whatever machine: all else is the same each time."""


def run(plan: Plan, *, safeguards: Safeguards = ALL, kept_lines: int = 0) -> Result:
    """The collector is off within it: a fifth of a run is the collector's otherwise, and when it comes is nobody's
    promise. It has its turn when nothing of the run is left but what names itself."""
    began_s = time.process_time()
    gc.disable()
    try:
        result = _run(plan, safeguards, kept_lines)
    finally:
        gc.enable()
    result.cpu_s = time.process_time() - began_s
    return result


def _run(plan: Plan, safeguards: Safeguards, kept_lines: int) -> Result:
    random = Random(plan.seed)
    order = Random(random.random())
    loop = SimulationLoop(order, permuted=plan.permuted)  # type: ignore[abstract]
    trace = Trace(loop, kept=kept_lines)
    world = World(plan, loop, random, trace, safeguards=safeguards)
    account = Account()
    failure: str | None = None
    silent = logging.root.manager.disable
    logging.disable(logging.CRITICAL)  # a node's warnings are what a run is made of
    try:
        loop.run(_play(world, account))
    except (Broken, AssertionError, Deadlock, Livelock) as error:
        failure = f"{type(error).__name__}: {error}"
    finally:
        logging.disable(silent)
    if failure is None and world.broken is not None:
        failure = f"Broken: {world.broken}"
    if failure is None and loop.complaints:
        failure = f"asyncio complains: {loop.complaints[0]}"
    fires = Counter(call.fire_id for call in world.ledger.calls)
    result = Result(
        plan.seed,
        failure,
        trace.digest(),
        loop.now_ms,
        len(plan.skews_ms),
        loop.steps,
        len(account.jobs),
        len(world.ledger.calls),
        sum(count - 1 for count in fires.values()),
        world.met + world.network.met,
        trace.lines,
    )
    _bury(world)
    return result


async def _play(world: World, account: Account) -> None:
    watch = asyncio.create_task(bounds.watch(world))
    played = asyncio.create_task(_to_the_end(world, account))
    await asyncio.wait((watch, played), return_when=asyncio.FIRST_COMPLETED)
    await (played if played.done() else watch)


async def _to_the_end(world: World, account: Account) -> None:
    """The plan, and what is checked when nothing is due; then once more after one has died, or all have."""
    await Workload(world, account).run()
    await _converged(world)
    await _settled(world)
    before = await _check(world, account)
    machines = list(world.machines.values())
    for machine in machines if world.plan.all_end else [world.random.choice(machines)]:
        world.end(machine)
    await _settled(world)
    after = await _check(world, account)
    checks.replay_is_what_was_live(before, after, EPOCH_MS + world.loop.now_ms)


async def _converged(world: World) -> None:
    """Every node serves, and every shard is served by one of them."""
    until_ms = world.loop.now_ms + CONVERGES_MS
    while waiting := _apart(world):
        if world.loop.now_ms >= until_ms:
            raise Broken(f"{CONVERGES_MS} ms after all was mended: {waiting}")
        await asyncio.sleep(_LOOK_EVERY_MS / 1_000)


async def _settled(world: World) -> None:
    """Until all serve and nothing that is due is open; at most `SETTLES_MS`."""
    until_ms = world.loop.now_ms + SETTLES_MS
    waiting = "nothing"
    while world.loop.now_ms < until_ms:
        await asyncio.sleep(_LOOK_EVERY_MS / 1_000)
        waiting = _apart(world) or str(_waiting(world) or "")
        if not waiting:
            return
    raise Broken(f"not quiet {SETTLES_MS} ms after all was mended: {waiting}")


def _apart(world: World) -> str:
    """What is not yet as it should be in a cluster that is well."""
    late = [machine.label for machine in world.machines.values() if machine.wanted and not machine.serving]
    if late:
        return f"{', '.join(late)} do not serve"
    held = bounds.held(world)
    if sum(map(len, held.values())) != SHARDS:
        return f"shards are held so: {held}"
    return "" if checks.shares_are_even(held, SHARDS) else f"shares are uneven: {held}"


def _waiting(world: World) -> dict[str, int]:
    waiting: Counter[str] = Counter()
    for machine in world.serving():
        assert machine.host is not None
        status = machine.host.status()
        waiting.update(status.waiting)
        waiting["backlog"] += status.backlog_rows
    for its in checks.rows_by_job(world.server).values():
        last = its[-1]
        # One that is parked lies where it is looked at again; it is due all the same.
        at_ms = last.due_ms if last.state == checks.PENDING else last.filed_ms
        if last.state <= 1 and at_ms <= EPOCH_MS + world.loop.now_ms + _LULL_MS:
            waiting["due"] += 1
    waiting["operations"] = sum(each.finished_ms is None for each in world.server.operations.rows.values())
    waiting["owed"] = len(world.server.owed)
    return {name: count for name, count in waiting.items() if count}


async def _check(world: World, account: Account) -> dict[int, JobView]:
    views = await _read(world, account)
    serving = world.serving()
    rows = checks.rows_by_job(world.server)
    calls = world.ledger.calls
    checks.revisions_are_dense(rows)
    checks.rows_tell_a_life(rows)
    for machine in serving:
        try:
            status = await world.ask(machine, lambda at: at.cluster_status())
        except (TocsinError, Gone) as error:
            raise Broken(f"{machine.name} cannot say how the cluster is: {error!r}") from error
        if status.shards_owned != SHARDS:
            raise Broken(f"{machine.name} counts {status.shards_owned} shards at a quiet moment")
        checks.audit_is_exact(rows, status.audit)
    bulk_checks.each_is_done_once(account, rows, world.server.operations.rows)
    checks.keys_are_kept(account)
    quotas.quotas_are_kept(account, LIMIT, _uncounted(world))
    notices.each_interval_has_one(rows, ESCALATES, NOTICE, INTERVAL_S * 1_000, outside.unmarked(world, ESCALATES))
    checks.nothing_is_early(account, calls)
    checks.nothing_is_too_late(account, calls)
    owners = _owners(world)
    checks.a_repeat_has_its_excuse(calls, world.excuses, owners)
    checks.epochs_go_up(calls, account.lost_ms)
    checks.attempts_do_not_overlap(calls)
    checks.a_cancelled_job_is_left_alone(account, calls)
    checks.a_call_says_since_when_its_job_is_due(account, calls)
    checks.who_is_not_reached_costs_few_attempts(views, world.outages, len(world.hosts))
    _check_limits(world, account, calls)
    checks.each_has_its_end(account, views, calls, rows, world.excuses, owners, EPOCH_MS + world.loop.now_ms, 30_000)
    by_incarnation = {
        str(machine.host.incarnation): {n: shard.epoch for n, shard in machine.host.open_shards.items()}
        for machine in serving
        if machine.host is not None
    }
    told = {number: (str(row.owner), row.epoch) for number, row in world.server.shards.items()}
    checks.each_shard_has_one_owner(told, by_incarnation)
    checks.no_shard_is_given_astray(world.server.astray)
    for machine in serving:
        assert machine.host is not None
        _check_memory(rows, machine.host._machine)
    return views


def _check_limits(world: World, account: Account, calls: list[Call]) -> None:
    callers, troubles = outside.callers(world), outside.troubles(world)
    limits.no_type_runs_above_its_limit(calls, callers, SHARDS)
    limits.no_rate_is_exceeded(calls, callers, SHARDS, troubles)
    limits.no_user_runs_above_the_limit(calls, callers, OPTIONS.running_per_user_max)
    limits.no_user_has_more_slots_by_a_move(calls, callers, OPTIONS.running_per_user_max)
    limits.nobody_is_called_by_a_catalog_that_is_over(calls, callers)
    if world.plan.live_bytes_max == OPTIONS.live_bytes_max:  # else jobs wait to be read
        asked_ms, outages = outside.asked_ms(account), outside.outages(world)
        limits.nobody_waits_beside_a_free_slot(calls, callers, outside.ROOM, troubles, asked_ms, outages)


def _check_memory(rows: dict[int, list[Row]], machine: Machine) -> None:
    machine.check()
    for number, shard in machine.shards.items():
        its = {job_id: rs for job_id, rs in rows.items() if rs[-1].shard == number}
        checks.memory_is_what_is_near(its, {number: shard.live}, shard.paged_to_ms)


def _uncounted(world: World) -> int | None:
    """Submissions that nodes let pass; None: Redis lost its counts, so that nothing follows from them."""
    if any(world.met[what] for what in ("redis_emptied", "redis_rolled_back")):
        return None
    return sum(host.telemetry.quota_unchecked for host in world.hosts)


def _owners(world: World) -> dict[int, dict[int, Process]]:
    """By shard and epoch, the process that owned it."""
    process_of = {past: process for process, journal in world.journals for past in journal._ownership._past}
    return {
        shard: {epoch: process_of[incarnation] for epoch, incarnation in epochs.items()}
        for shard, epochs in world.server.history.items()
    }


async def _read(world: World, account: Account) -> dict[int, JobView]:
    """Every job whose id a client was told: all of them by one node, and each by another one too, which says the
    same."""
    told: dict[int, JobView] = {}
    serving = world.serving()
    for number, machine in enumerate(serving):
        wanted = account.order[number - 1 :: len(serving) - 1] if number else account.order

        async def get(at: Router, wanted: list[int] = wanted) -> list[JobView | BaseException]:
            got: list[JobView | BaseException] = []
            for start in range(0, len(wanted), _READ_AT_ONCE):
                some = wanted[start : start + _READ_AT_ONCE]
                got += await asyncio.gather(*[at.get(job_id) for job_id in some], return_exceptions=True)
            return got

        try:
            got = await world.ask(machine, get)
        except (TocsinError, Gone) as error:
            raise Broken(f"jobs were acknowledged, and cannot be had from {machine.name}: {error!r}") from error
        for job_id, view in zip(wanted, got, strict=True):
            if isinstance(view, BaseException):
                name = checks.text_of(job_id)
                raise Broken(f"job {name} was acknowledged, and cannot be had from {machine.name}: {view!r}") from view
            # A job may come into its owner's wheel between the two reads: that moment memory alone knows.
            at_rest = msgspec.structs.replace(view.timeline, in_wheel_ms=None)
            view = msgspec.structs.replace(view, timeline=at_rest)  # noqa: PLW2901 - the same but for that
            if told.setdefault(job_id, view) != view:
                raise Broken(f"{machine.name} says {view} of job {checks.text_of(job_id)}, and others {told[job_id]}")
    return told


def _bury(world: World) -> None:
    """Dead processes leave tasks that never end: their coroutines are closed here, when nobody listens any more. And
    jobs and rows that name their calls and callers: the collector does not look into them."""
    for task in world.loop.tasks:
        if not task.done():
            task._log_destroy_pending = False  # type: ignore[attr-defined]
            with contextlib.suppress(BaseException):
                task.get_coro().close()
    world.loop.forget()
    for host in world.hosts:
        for call in host._firing._calls:
            call.ready.job.live = None
        for shard in host._machine.shards.values():
            for job in shard.live.values():
                job.live = None
        for lane in host._writer.lanes:
            lane.batches.clear()
            lane.buffer.clear()
            lane.flight = None


def run_seed(seed: int, *, safeguards: Safeguards = ALL, kept_lines: int = 0, only: Sequence[str] = ()) -> Result:
    """One run of the standard workload; `only`: of these scenes."""
    return run(make(seed, only=only), safeguards=safeguards, kept_lines=kept_lines)
