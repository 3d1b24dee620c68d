"""Every acknowledged job against the target's ledger: lost, repeated, early, late. Pure."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bench.replay.account import Percentiles, percentiles
from bench.targets.ledger import DONE, Entry


class Account(msgspec.Struct, frozen=True):
    acknowledged: int
    done: int
    missing: tuple[str, ...]
    """Job ids that are acknowledged and in no line of the ledger."""
    repeated: int
    """Calls with a fire id that the target had seen: at least once is what is promised, where a node died."""
    twice: int
    """Jobs done under two fire ids: that is promised never."""
    early: int
    late: Percentiles

    @property
    def ok(self) -> bool:
        return not (self.missing or self.twice or self.early)

    @property
    def headline(self) -> str:
        return (
            f"{self.acknowledged:,} acknowledged, {self.done:,} in the ledger: {len(self.missing):,} lost, "
            f"{self.repeated:,} repeated under the same fire id, {self.twice:,} done twice, {self.early:,} early; "
            f"late by p50 {self.late.p50_ms:,.0f}, p99 {self.late.p99_ms:,.0f}, max {self.late.max_ms:,.0f} ms"
        )


class Witness:
    """The ledger as it grows, of the jobs that are accounted for."""

    def __init__(self, acknowledged: Mapping[str, int]) -> None:
        self._acknowledged = acknowledged
        self._fires: dict[str, set[str]] = {}
        """By job id: the fire ids under which it was done."""
        self._early: set[str] = set()
        self._late_ms: list[int] = []
        self._strange: dict[str, list[Entry]] = {}
        """Of jobs whose acknowledgement has not been seen yet."""
        self.repeated = 0

    def look(self, entries: list[Entry]) -> None:
        for entry in entries:
            if entry.job_id in self._acknowledged:
                self._take(entry)
            else:
                self._strange.setdefault(entry.job_id, []).append(entry)
        for job_id in self._strange.keys() & self._acknowledged.keys():
            for entry in self._strange.pop(job_id):
                self._take(entry)

    def _take(self, entry: Entry) -> None:
        if entry.received_ms < max(self._acknowledged[entry.job_id], entry.due_at_ms):
            self._early.add(entry.job_id)
        self.repeated += entry.repeat
        if entry.outcome in DONE:
            fires = self._fires.setdefault(entry.job_id, set())
            if not fires:
                self._late_ms.append(entry.received_ms - entry.due_at_ms)
            fires.add(entry.fire_id)

    @property
    def done(self) -> int:
        return len(self._fires)

    @property
    def early(self) -> int:
        return len(self._early)

    def late(self) -> Percentiles:
        self._late_ms.sort()  # kept sorted: cheap for what is already in order
        return percentiles(self._late_ms)

    def account(self) -> Account:
        return Account(
            acknowledged=len(self._acknowledged),
            done=self.done,
            missing=tuple(job_id for job_id in self._acknowledged if job_id not in self._fires),
            repeated=self.repeated,
            twice=sum(len(fires) > 1 for fires in self._fires.values()),
            early=self.early,
            late=self.late(),
        )
