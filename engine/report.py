"""What a node says of itself, gathered from its parts when somebody asks."""

from __future__ import annotations

from engine.breakers import Breakers
from engine.core.catalog import Priority
from engine.core.lanes import Lanes
from engine.core.lifecycle import State
from engine.core.machine import Machine
from engine.core.status import LaneStatus, Status
from engine.forecast import Forecast
from engine.journal.writer import GroupCommit
from engine.ports import Clock
from engine.probes import Probes
from engine.telemetry import PRIORITIES, Telemetry
from engine.waiting import Waiting

AUDIT = ("accepted", "pending", "running", "retrying", "succeeded", "dead", "cancelled", "expired")
"""The names of the audit, in the order they are shown."""


class Report:
    def __init__(
        self,
        machine: Machine,
        writer: GroupCommit,
        lanes: Lanes,
        waiting: Waiting,
        breakers: Breakers,
        forecast: Forecast,
        probes: Probes,
        clock: Clock,
        telemetry: Telemetry,
        *,
        node: str,
        shards: int,
    ) -> None:
        self._machine = machine
        self._writer = writer
        self._lanes = lanes
        self._waits = waiting
        self._breakers = breakers
        self._forecast = forecast
        self._probes = probes
        self._clock = clock
        self._telemetry = telemetry
        self._node = node
        self._shards = shards

    def audit(self) -> dict[int, dict[str, int]]:
        """By shard: the durable counters, with what runs taken out of pending and retrying."""
        audit = {}
        for number, tally in self._writer.tallies.items():
            accepted, pending, retrying, succeeded, dead, cancelled, expired = tally
            counted = (accepted, pending, 0, retrying, succeeded, dead, cancelled, expired)
            audit[number] = dict(zip(AUDIT, counted, strict=True))
        for job in self._machine.running.values():
            counts = audit[job.shard]
            counts["retrying" if job.state is State.RETRYING else "pending"] -= 1
            counts["running"] += 1
        return audit

    def status(self, state: str, trouble: str | None, alarms: list[str]) -> Status:
        now_ms = self._clock.now_ms()
        shards = self.audit()
        audit = dict.fromkeys(AUDIT, 0)
        for counts in shards.values():
            for name, count in counts.items():
                audit[name] += count
        lanes = self._lanes
        horizons = [shard.horizon_ms for shard in self._machine.shards.values()]
        return Status(
            node=self._node,
            state=state,
            now_ms=now_ms,
            shards_owned=len(self._machine.shards),
            shards_total=self._shards,
            lanes={
                name: LaneStatus(lanes.depth(priority), lanes.running(priority), lanes.overdue(priority))
                for name, priority in zip(PRIORITIES, Priority, strict=True)
            },
            lateness=self._telemetry.recent_lateness(now_ms),
            waiting=self._waiting(),
            audit=audit,
            shards=shards,
            targets=self._probes.states(),
            journal=trouble or "serving",
            backlog_rows=self._writer.rows,
            live_jobs=self._machine.live_jobs(),
            live_bytes=self._machine.live_bytes,
            horizon_ms=min(horizons) - now_ms if horizons else 0,
            furthest_due_ms=self._forecast.furthest_ms,
            alarms=alarms,
            breakers=self._breakers.states(),
        )

    def _waiting(self) -> dict[str, int]:
        """Due and not finished, by reason."""
        waiting = dict(self._waits.by_reason())
        parked = self._breakers.parked()
        if parked:
            waiting["breaker"] = waiting.get("breaker", 0) + parked
        if self._machine.running:
            waiting["running"] = len(self._machine.running)
        return waiting
