"""Migrations: each that is missing, newer or changed is told by its name."""

from __future__ import annotations

from api.doctor.finding import Level
from api.doctor.schema import judge, known

OURS = {"0001_a": "x", "0002_b": "y"}


def test_a_schema_that_is_up_to_date_is_well() -> None:
    (finding,) = judge(dict(known()), known())
    assert finding.level is Level.OK
    assert "0001_journal" in finding.what


def test_what_is_wrong_is_told_by_name_and_all_of_it() -> None:
    findings = judge({"0001_a": "other", "0003_c": "z"}, OURS)
    assert {finding.level for finding in findings} == {Level.FAIL}
    told = [finding.what for finding in findings]
    assert told == [
        "not applied: 0002_b",
        "applied, but not known to this version: 0003_c",
        "not what was applied to the database: 0001_a",
    ]


def test_a_database_without_a_schema_is_one_finding() -> None:
    (finding,) = judge({}, OURS)
    assert finding.level is Level.FAIL
    assert "tocsin migrate" in finding.mend
