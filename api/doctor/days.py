"""The day partitions: those of the coming days are there, and none was left half-way out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from api.doctor.finding import Finding, named, ok, warning
from api.doctor.postgres import connected, read
from engine.options import DAY_MS, Options

SUBJECT = "days"
_TABLES = ("job_record", "idempotency_key")
_UPKEEP = "a node does it at its start and every hour: start one, or look in its log for what keeps it from it"


class Day(msgspec.Struct, frozen=True):
    parent: str
    number: int
    """Days since 1970-01-01, UTC."""
    attached: bool
    pending: bool
    """Its detaching was interrupted."""

    @property
    def name(self) -> str:
        return name_of(self.parent, self.number)


def name_of(parent: str, number: int) -> str:
    return f"{parent}_d{datetime.fromtimestamp(number * DAY_MS / 1_000, UTC):%Y%m%d}"


async def check(dsn: str, now_ms: int) -> list[Finding]:
    async with connected(dsn) as connection:
        rows = await read(connection, "days")
    return judge([Day(row["parent"], row["day"], row["attached"], row["pending"]) for row in rows], now_ms)


def judge(days: Sequence[Day], now_ms: int) -> list[Finding]:
    if not days:
        return []  # never started, or no schema: told elsewhere
    there = {(day.parent, day.number) for day in days if day.attached and not day.pending}
    today, ahead = now_ms // DAY_MS, Options().days_ahead
    wanted = [(table, today + more) for table in _TABLES for more in range(ahead + 1)]
    findings = []
    if missing := [name_of(*each) for each in wanted if each not in there]:
        told = f"{len(missing)} of the partitions from today to {ahead} days ahead are missing: {named(missing)}"
        findings.append(warning(SUBJECT, told, f"a job that needs one makes it; {_UPKEEP}"))
    if half := [day.name for day in days if day.pending or not day.attached]:
        told = f"dropped half-way: {named(half)}"
        findings.append(warning(SUBJECT, told, f"the rest of the drop is still to do; {_UPKEEP}"))
    return findings or [ok(SUBJECT, f"{len(days):,} partitions, those of today to {ahead} days ahead among them")]
