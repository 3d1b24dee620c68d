"""The order of a run: targets, node, jobs, the replay itself, the account, and the way back.

Whatever ends a run (it is over, Ctrl-C, SIGTERM, a closed terminal, a child that died, an error of ours) goes through
`conduct`, which ends every process that was started before it returns the exit code.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from api.top.parts import BAD, DIM
from api.top.seen import Seen
from bench.replay.account import Account, JobSeen, Percentiles, settle
from bench.replay.crew import Crew, Trouble
from bench.replay.departures import Departure
from bench.replay.node import Node
from bench.replay.plan import Plan, Planned, make_plan
from bench.replay.show import LIVE_EVERY_S, Show
from bench.replay.snapshot import Snapshot, counts_since
from bench.replay.stage import Stage, environment, make_directory, start_node, start_targets
from bench.replay.summary import places, summary
from bench.replay.witness import Witness

COMING_S = 60
LEAD_S = 2.0
LEAD_JOBS_PER_S = 10_000
"""The first job is due when all of them are surely accepted."""
STILL_S = 20.0
"""After the last due time, the replay is over when no target has written anything for so long: retries included."""
SETTLED_S = 10.0
"""How long the last outcomes may take to become durable."""
FINAL = frozenset({"succeeded", "dead", "cancelled", "expired"})
FAREWELL_S = 1.0


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line asks for."""

    departures: list[Departure]
    seconds: float
    stay: bool
    data: Path
    http: str
    grpc: str


async def conduct(wishes: Wishes, show: Show) -> int:
    """Returns the exit code: 0, or 1 when a job is not accounted for or something broke."""
    stop = _stop_signal()
    run = f"{datetime.now(UTC):%y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    try:
        directory = make_directory(wishes.data, run)
    except Trouble as trouble:
        show.say(str(trouble), BAD)
        return 1
    crew = Crew(directory, environment(os.environ))
    replay = Replay(wishes, show, run, crew, directory)
    work = asyncio.create_task(replay.play())
    try:
        ends: set[asyncio.Future[Any]] = {stop, crew.lost}
        await asyncio.wait(ends | {work}, return_when=asyncio.FIRST_COMPLETED)
        if work.done() and work.exception() is not None:  # perhaps because a child died: then that is what to tell
            await asyncio.wait(ends, timeout=FAREWELL_S, return_when=asyncio.FIRST_COMPLETED)
        work.cancel()
        (ended,) = await asyncio.gather(work, return_exceptions=True)
        code = _told(show, replay, crew, stop, ended)
    finally:
        work.cancel()
        show.say("ending the node, then the targets", DIM)
        forced = await crew.end()
    if forced:
        show.say(f"had to be killed: {', '.join(forced)}", BAD)
        return 1
    show.say("all of it has ended", DIM)
    return code


def _told(show: Show, replay: Replay, crew: Crew, stop: asyncio.Future[None], ended: object) -> int:
    """Say why the run is over, and choose the exit code."""
    if crew.lost.done() and not stop.done():
        show.say(crew.lost.result().obituary(), BAD)
        return 1
    if isinstance(ended, Trouble) and not stop.done():
        show.say(str(ended), BAD)
        return 1
    if isinstance(ended, BaseException) and not isinstance(ended, asyncio.CancelledError | Trouble):
        raise ended
    if replay.account is None and replay.accepted:
        told = f"stopped before the end: what has not fired yet stays in {replay.data} and fires at the next start"
        show.say(told, "yellow")
    return 0 if replay.account is None or replay.account.ok else 1


class Replay:
    def __init__(self, wishes: Wishes, show: Show, run: str, crew: Crew, directory: Path) -> None:
        self._wishes = wishes
        self._show = show
        self._run = run
        self._crew = crew
        self._directory = directory
        self._before: dict[str, int] = {}
        self.data = wishes.data
        self.accepted: dict[str, Planned] = {}
        self.account: Account | None = None
        """Once the replay is over."""

    async def play(self) -> None:
        stage = await self._set()
        witness = Witness(stage.ledgers)
        node = Node(stage.http)
        try:
            plan = await self._submit(node)
            witness.expect(self.accepted)
            with self._show.live():
                await self._watch(plan, node, witness)
            self.account = await self._settle(plan, node, witness)
            self._show.say(summary(self.account))
            if self._wishes.stay:
                job_id = next(iter(self.accepted), "")
                self._show.say(places(node.url, job_id, self._directory))
                self._show.say("\nTocsin stays up; Ctrl-C ends it. Calls that come in:", DIM)
                await self._follow(witness)
        finally:
            await node.close()

    # -- before --------------------------------------------------------------------------------------

    async def _set(self) -> Stage:
        self._show.say("starting the sample target services", DIM)
        targets = await start_targets(self._crew, self._directory)
        for name, address in targets.items():
            self._show.say(f"  {name:<14}grpc {address}")
        self._show.say(f"starting tocsin on embedded PostgreSQL and Valkey under {self.data}", DIM)
        wishes = self._wishes
        http = await start_node(self._crew, self._directory, self.data, targets, wishes.http, wishes.grpc)
        self._show.say(f"  {'tocsin':<14}http {http}")
        return Stage(self._directory, http, targets)

    async def _submit(self, node: Node) -> Plan:
        wishes = self._wishes
        self._before = (await node.status()).audit
        lead_s = LEAD_S + 2 * len(wishes.departures) / LEAD_JOBS_PER_S
        plan = make_plan(
            wishes.departures, run=self._run, start_ms=_now_ms() + round(lead_s * 1_000), seconds=wishes.seconds
        )
        began_ms = _now_ms()
        self.accepted, refusals = await node.submit(plan)
        took_ms = _now_ms() - began_ms
        self._show.say(
            f"{len(wishes.departures):,} departures, {len(self.accepted):,} jobs accepted and durable in {took_ms:,} ms"
        )
        for refusal in refusals[:5]:
            self._show.say(f"refused: {refusal}", BAD)
        return plan

    # -- the replay ----------------------------------------------------------------------------------

    async def _watch(self, plan: Plan, node: Node, witness: Witness) -> None:
        """Show it until every accepted job is in a ledger, or nothing is left to happen, or nothing happens."""
        scale_max = max(plan.due_counts(plan.start_ms - 1, int(plan.seconds) + 2))
        last_ms = plan.end_ms
        while True:
            if witness.look():
                last_ms = max(last_ms, _now_ms())
            status = await node.status()
            now_ms = _now_ms()
            self._show.update(self._snapshot(plan, status, witness, now_ms, scale_max))
            over = len(witness.done) == len(self.accepted) or not status.open
            if (over and now_ms >= plan.end_ms) or now_ms > last_ms + STILL_S * 1_000:
                return
            await asyncio.sleep(LIVE_EVERY_S)

    def _snapshot(self, plan: Plan, status: Seen, witness: Witness, now_ms: int, scale_max: int) -> Snapshot:
        succeeded, failed = counts_since(status, self._before)
        recent = status.recent
        return Snapshot(
            run=plan.run,
            clock=plan.clock(now_ms),
            elapsed_s=(now_ms - plan.start_ms) / 1_000,
            seconds=plan.seconds,
            submitted=len(self.accepted),
            in_ledgers=len(witness.done),
            pending=status.audit["pending"],
            firing=status.audit["running"],
            retrying=status.audit["retrying"],
            succeeded=succeeded,
            failed=failed,
            lanes=status.lanes,
            by_tocsin=Percentiles(recent.p50_ms, recent.p99_ms, recent.max_ms),
            at_targets=witness.lateness(),
            coming=plan.due_counts(now_ms, COMING_S),
            scale_max=scale_max,
            messages=list(witness.messages),
            alarms=status.alarms,
        )

    # -- after ---------------------------------------------------------------------------------------

    async def _settle(self, plan: Plan, node: Node, witness: Witness) -> Account:
        seen = await self._outcomes(node)
        status = await node.status()
        witness.look()
        account = settle(self.accepted, plan.jobs, witness.entries, seen, self._before, status.audit)
        (self._directory / "account.json").write_bytes(msgspec.json.encode(account))
        return account

    async def _outcomes(self, node: Node) -> dict[str, JobSeen]:
        """Every job as Tocsin answers it. The last outcomes may be a flush behind the ledgers."""
        deadline_ms = _now_ms() + SETTLED_S * 1_000
        seen = await node.jobs(list(self.accepted))
        while open_ids := [job.id for job in seen.values() if job.state not in FINAL]:
            if _now_ms() > deadline_ms:
                break
            await asyncio.sleep(LIVE_EVERY_S)
            seen |= await node.jobs(open_ids)
        return seen

    async def _follow(self, witness: Witness) -> None:
        while True:
            for entry in witness.look():
                at = datetime.fromtimestamp(entry.received_ms / 1_000).astimezone()
                method = entry.method.rpartition("/")[2]
                self._show.say(f"{at:%H:%M:%S}  {method}  {entry.outcome}  {entry.lateness_ms:+} ms  {entry.job_id}")
            await asyncio.sleep(LIVE_EVERY_S)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def _stop_signal() -> asyncio.Future[None]:
    """Done at the first SIGINT, SIGTERM or SIGHUP; later ones change nothing, since ending is bounded in time."""
    loop = asyncio.get_running_loop()
    stop: asyncio.Future[None] = loop.create_future()

    def on_signal() -> None:
        if not stop.done():
            stop.set_result(None)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, on_signal)
    return stop
