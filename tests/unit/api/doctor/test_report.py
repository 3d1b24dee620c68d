"""What is written: for a person a line each for what and mend, for machines one document."""

from __future__ import annotations

import io
import json

from rich.console import Console

from api.doctor.finding import fail, ok, warning
from api.doctor.report import as_json, show

FINDINGS = [
    ok("postgres", "PostgreSQL 18"),
    warning("postgres", "47 of 50 connections in use", "raise max_connections"),
    fail("redis", "cannot be reached: [x]", "start it"),
]


def test_a_pipe_gets_a_whole_line_for_each_what_and_each_mend() -> None:
    out = io.StringIO()
    show(Console(file=out, width=30), FINDINGS)
    assert out.getvalue().splitlines() == [
        "postgres",
        "  ok      PostgreSQL 18",
        "  warning 47 of 50 connections in use",
        "        → raise max_connections",
        "redis",
        "  FAIL    cannot be reached: [x]",
        "        → start it",
        "3 findings: 1 failure, 1 warning",
    ]


def test_a_narrow_terminal_wraps_under_the_text() -> None:
    out = io.StringIO()
    show(Console(file=out, width=32, force_terminal=True, color_system=None), FINDINGS[1:2])
    assert "  warning 47 of 50 connections\n          in use\n" in out.getvalue()


def test_machines_get_every_finding_and_whether_all_is_well() -> None:
    document = json.loads(as_json(FINDINGS))
    assert document["healthy"] is False
    assert document["counts"] == {"ok": 1, "warning": 1, "FAIL": 1}
    assert document["findings"][2] == {
        "subject": "redis",
        "level": "FAIL",
        "what": "cannot be reached: [x]",
        "mend": "start it",
    }
    assert json.loads(as_json(FINDINGS[:2]))["healthy"] is True
