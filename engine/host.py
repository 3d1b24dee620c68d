"""One node's timers, put together: the doors call it, the machine decides, and this performs what was decided.

It owns the composition of wheel, lanes, writer, firing, pager and keeper, and the life of the node: join the journal
without a shard, claim shards or receive them, a new incarnation after doubt (docs/design/self_fence.md), stop.
It knows no other node and no adapter: journal, targets and clock come through their ports.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from random import Random
from typing import Any
from uuid import UUID

from engine.admission import Admission
from engine.background import Background
from engine.breakers import Breakers
from engine.bulk import Bulk
from engine.core.catalog import Catalog
from engine.core.commands import Command, Committed, Due, Effects, Refused
from engine.core.job import Job, Record
from engine.core.lanes import Lanes
from engine.core.machine import Machine
from engine.core.shard import Shard
from engine.core.status import Status
from engine.core.wheel import Wheel
from engine.desk import Desk
from engine.errors import Invalid, RowRefused, TocsinError
from engine.escalator import Escalator
from engine.firing import Firing
from engine.forecast import Forecast
from engine.incarnation import Incarnation
from engine.journal.writer import GroupCommit
from engine.keeper import Keeper
from engine.lister import Lister
from engine.loop import Driver
from engine.options import Options
from engine.pager import Pager
from engine.ports import Clock, Health, Journal, Quotas, Targets
from engine.probes import Probes
from engine.quota import QuotaDesk
from engine.report import Report
from engine.safeguards import ALL, Safeguards
from engine.standing import Standing
from engine.succession import Succession
from engine.telemetry import Telemetry
from engine.tenure import Tenure
from engine.trust import Trust
from engine.waiting import Waiting

log = logging.getLogger(__name__)


class Host:
    def __init__(
        self,
        *,
        node: str,
        shards: int,
        domain: range | None = None,
        options: Options,
        catalog: Catalog,
        clock: Clock,
        journal: Journal,
        targets: Targets,
        random: Random,
        telemetry: Telemetry,
        quotas: Quotas | None = None,
        safeguards: Safeguards = ALL,
    ) -> None:
        """`shards`: of the cluster; `domain`: those of this journal, all of them where it is the only one. `quotas`:
        closed by whoever made them; None: nothing is counted."""
        self.node = node
        self.shards = shards
        self.domain = range(shards) if domain is None else domain
        self.telemetry = telemetry
        self.failed: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        """Set when the node cannot go on; whoever runs it stops it and exits 1."""
        self._options = options.check()
        self._clock = clock
        self._journal = journal
        self._targets = targets
        self._random = random
        self._state = "starting"
        self._has_taken = False
        self._standing = Standing()
        self._background = Background(self._fail)
        self._safeguards = safeguards
        self._trust = Trust(options.trust_window_ms, clock.boot_ms, safeguards)
        self._machine = Machine(options, catalog, safeguards)
        self._driver = Driver(Wheel(clock.now_ms()), clock.now_ms, options.turn_entries_max, self._on_due, self._fail)
        self._lanes = Lanes.of(options)
        self._writer = GroupCommit(
            journal,
            options,
            self._trust,
            telemetry,
            on_committed=self._on_committed,
            on_refused=self._on_refused,
            on_doubt=self._on_doubt,
            on_failed=self._fail,
            safeguards=safeguards,
        )
        self._incarnation = Incarnation(
            journal,
            self._writer,
            self._trust,
            clock,
            shards=self.domain,
            total=shards,
            lanes=options.lanes,
            on_owned=lambda owned: self.tenure.renewed(owned),  # noqa: PLW0108 - made below
            on_renewed=self._on_renewed,
            on_failed=self._fail,
        )
        self._breakers = Breakers(
            *(self._lanes, catalog, self._machine, self._writer, clock, options, telemetry),
            *(self._apply, random.random, safeguards),
        )
        self._firing = Firing(
            self._lanes,
            targets,
            catalog,
            self._writer,
            self._trust,
            clock,
            options,
            telemetry,
            self._breakers,
            apply=self._apply,
            epoch_of=self._epoch_of,
            random=random.random,
            on_crash=self._fail,
        )
        self._waiting = Waiting(self._lanes, catalog, clock, apply=self._apply, held_by=self._firing.waits_for)
        self._pager = Pager(self._machine, journal, options, clock, self._apply, safeguards)
        self.keeper = Keeper(
            self._machine,
            journal,
            self._writer,
            self._driver.wheel,
            self._lanes,
            self._trust,
            clock,
            options,
            telemetry,
            apply=self._apply,
            on_health=self._on_health,
            on_doubt=self._on_doubt,
            moving=lambda: self.tenure.handing,
            safeguards=safeguards,
        )
        self._admission = Admission(self._writer, self.keeper, self._trust, options, lambda: self._state)
        self._standing.probe("postgres", self._admission.trouble)
        self._lister = Lister(self._machine, journal, clock, options, waiting_for=self._waiting.of)
        self._forecast = Forecast(self._machine, journal, clock, options)
        self._desk = Desk(
            self._machine,
            self._writer,
            journal,
            clock,
            options,
            telemetry,
            shards=shards,
            apply=self._apply,
            refusal=self._admission.refusal,
            draw=random.getrandbits,
            lister=self._lister,
            note_due=self._forecast.note_due,
            load_at=self._driver.wheel.density,
            quota=QuotaDesk(quotas, catalog.quotas, clock, options, telemetry, self._standing),
            safeguards=safeguards,
        )
        self.escalator = Escalator(
            self._machine,
            journal,
            catalog,
            clock,
            options,
            telemetry,
            node=node,
            desk=self._desk,
            safeguards=safeguards,
        )
        told = self._standing.alarm, self._fail, safeguards
        self.bulk = Bulk(self._machine, self._writer, journal, clock, options, self.domain, self._apply, *told)
        self.tenure = Tenure(
            self._machine,
            self._writer,
            self._firing,
            self._lanes,
            self._pager,
            self.keeper,
            self._incarnation,
            journal,
            clock,
            options,
            telemetry,
            apply=self._apply,
            answer=self._desk.answer,
            schedule=self._driver.schedule,
            on_changed=self._on_shards_changed,
            safeguards=safeguards,
        )
        self.succession = Succession(
            self._machine,
            self.tenure,
            self._incarnation,
            self._pager,
            journal,
            clock,
            options,
            telemetry,
            apply=self._apply,
            draw=random.random,
            lanes=self._lanes,
            pump=self._firing.pump,
        )
        self.open_shards: Mapping[int, Shard] = self._machine.shards
        """What is served here, or leaves just now."""
        self.owners, self.is_own = journal.owners, journal.is_own
        self.stop_call, self.now_ms = self._firing.stop_call, clock.now_ms
        self.alarm, self.probe = self._standing.alarm, self._standing.probe
        self.dependencies = self._standing.dependencies
        # What the doors call, as the desk and the forecast have it.
        self.submit, self.view_of = self._desk.submit, self._desk.view_of
        self.get, self.cancel = self._desk.get, self._desk.cancel
        self.reschedule, self.redrive, self.discard = self._desk.reschedule, self._desk.redrive, self._desk.discard
        self.forecast, self.search = self._forecast.of, self._lister.search
        self._probes = Probes(targets, catalog, random.random)
        self._report = Report(
            *(self._machine, self._writer, self._lanes, self._waiting, self._breakers, self._forecast, self._probes),
            *(clock, telemetry),
            node=node,
            shards=shards,
        )

    # -- life --------------------------------------------------------------------------------------

    async def join(self) -> None:
        """Become an incarnation that owns nothing yet, prove it, and begin the rounds."""
        await self._incarnation.join()
        self._has_taken = True
        self._writer.start()
        while not self._trust.holds():
            if self.failed.done():
                raise self.failed.result()
            await self.keeper.check()
            await asyncio.sleep(self._options.trust_margin_ms / 5 / 1_000)
        for name, rounds in (
            ("check", self.keeper.check_rounds()),
            ("fold", self.keeper.fold_rounds()),
            ("refile", self.keeper.refile_rounds()),
            ("prune", self.keeper.prune_rounds()),
            ("expire", self._waiting.expire_rounds()),
            ("breakers", self._breakers.rounds()),
            ("retire", self.keeper.retire_rounds()),
            ("pager", self._pager.run()),
            ("bulk", self.bulk.rounds()),
            ("furthest", self._forecast.furthest_rounds()),
            ("succession", self.succession.rounds()),
            ("probes", self._probes.rounds()),
            ("escalation", self.escalator.rounds()),
        ):
            self._background.start(name, rounds)
        self._state = "serving"
        self._firing.started()

    @property
    def incarnation(self) -> UUID | None:
        """As which the journal knows this node just now."""
        return self._journal.incarnation

    # -- stopping ----------------------------------------------------------------------------------

    async def stop(self, drain_timeout_ms: int) -> None:
        """Accept nothing more, finish what runs within the time, make all of it durable, give the shards up."""
        if self._state == "stopped":
            return
        self._state = "draining"
        self._driver.stop()
        until_ms = self._clock.boot_ms() + drain_timeout_ms
        abandoned = await self._firing.stop(drain_timeout_ms) + await self.succession.settled(until_ms)
        if abandoned:
            log.warning("%d running calls were abandoned: they fire again under the same fire id", abandoned)
        await self._background.stop()
        if self._has_taken:
            await self._give_up(max(1_000, drain_timeout_ms))
        await self._incarnation.stop()
        await self._writer.halt()
        self._state = "stopped"
        await self._targets.close()
        await self._journal.close()

    async def _give_up(self, timeout_ms: int) -> None:
        try:
            async with asyncio.timeout(timeout_ms / 1_000):
                await self._incarnation.settled()
                await self._writer.drained()
                await self.keeper.fold()
                await self._writer.halt()
                await self._journal.release()
        except (TimeoutError, TocsinError) as error:
            log.warning("stopped without giving the shards up: %s; the next start waits out this node's trust", error)

    @property
    def ready(self) -> bool:
        return self._state == "serving"

    async def catalog_changed(self) -> None:
        """Another catalog is in force: what waits goes where its types go now."""
        await self._waiting.sort_anew()
        self._firing.catalog_changed()

    def _on_doubt(self, reason: str) -> None:
        if self._state in ("serving", "starting", "draining"):
            self._incarnation.renew(reason)

    def _on_shards_changed(self) -> None:
        self.escalator.look()
        self._forecast.other_shards()
        self._lanes.share(len(self._machine.shards), self.shards)

    async def _on_renewed(self) -> None:
        await self.keeper.check()
        self._pager.shrunk()  # shards may have come: read them now
        self._firing.pump()

    def _fail(self, error: BaseException) -> None:
        self._standing.note("failed", str(error))
        if not self.failed.done():
            self.failed.set_result(error)

    def _on_health(self, health: Health) -> None:
        if self._standing.is_skewed(health.now_ms - self._clock.now_ms(), self._options.clock_skew_max_ms):
            self._firing.paused = "clock"
        elif self._firing.paused == "clock":
            self._firing.paused = None
        self._driver.poke()
        self._firing.pump()

    # -- performing --------------------------------------------------------------------------------

    def _apply(self, command: Command) -> None:
        self._perform(self._machine.apply((command,), self._clock.now_ms()))

    def _perform(self, effects: Effects) -> None:
        if effects.records:
            self._writer.append(effects.records)
            if not self._safeguards.persist_first:
                self._desk.answer_early(effects.records)
        for job in effects.withdraw:
            self._lanes.remove(job)
        if effects.schedule:
            self._driver.schedule(self.tenure.hold(effects.schedule))
        if effects.ready:
            self._waiting.offer(effects.ready)
            self._firing.pump()
        for call in effects.stop:
            call.cancel()
        for ticket, result in effects.answers:
            self._desk.answer(ticket, result)
        if effects.shrunk:
            self._pager.shrunk()
        for unread in effects.unread:
            self.alarm("corrupt", str(unread))
        for error in effects.corrupt:
            self._fail(error)

    def _epoch_of(self, number: int) -> int | None:
        shard = self._machine.shards.get(number)
        return None if shard is None else shard.epoch

    def _on_due(self, jobs: list[Job]) -> None:
        self._apply(Due(jobs))

    def _on_committed(self, records: list[Record]) -> None:
        self._apply(Committed(records))
        self.escalator.durable(records)

    def _on_refused(self, record: Record, error: RowRefused) -> None:
        self._apply(Refused(record, Invalid(f"PostgreSQL refused the job: {error}")))

    # -- what it says of itself --------------------------------------------------------------------

    def status(self) -> Status:
        trouble = self._admission.trouble()
        state = "waiting" if self._state == "serving" and trouble is not None else self._state
        return self._report.status(state, trouble, self._standing.texts())

    async def cluster_status(self) -> Status:
        return self.status()

    def may_lease(self, ms: int) -> bool:
        """Whether this node should be taken for alive: it starts, or it has proved its ownership to the journal no
        longer ago than this."""
        return self._state == "starting" or self._trust.proved_within(ms)
