"""Day partitions: those that are missing and those half dropped are told by name."""

from __future__ import annotations

from api.doctor.days import Day, judge, name_of
from api.doctor.finding import Level
from engine.options import DAY_MS

NOW_MS = 20_000 * DAY_MS + 5
DAYS = [Day(table, 20_000 + more, True, False) for table in ("job_record", "idempotency_key") for more in range(-3, 15)]


def test_fifteen_days_of_each_table_are_well() -> None:
    (finding,) = judge(DAYS, NOW_MS)
    assert finding.level is Level.OK


def test_missing_days_are_named() -> None:
    (finding,) = judge([day for day in DAYS if day.number != 20_014], NOW_MS)
    assert finding.level is Level.WARNING
    assert f"{name_of('job_record', 20_014)}, {name_of('idempotency_key', 20_014)}" in finding.what
    assert name_of("job_record", 20_014) == "job_record_d20241018"


def test_days_half_dropped_are_named() -> None:
    half = [Day("job_record", 19_000, False, False), Day("job_record", 19_001, True, True)]
    (finding,) = judge([*DAYS, *half], NOW_MS)
    assert finding.level is Level.WARNING
    assert finding.what == f"dropped half-way: {half[0].name}, {half[1].name}"


def test_without_any_day_there_is_nothing_to_say() -> None:
    assert judge([], NOW_MS) == []
