"""The checks of a run stand on their own feet."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.account import Known, Wish
from tests.simulation.checks import _moved_before_its_record, text_of
from tests.simulation.ledger import Call
from tests.simulation.loop import Process

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_reference_imports_nothing_that_it_checks() -> None:
    """Not even by another module of the simulation: what it says is worked out from plain values alone."""
    asks = (
        "import sys, tests.simulation.account, tests.simulation.checks; "
        "print([name for name in sys.modules if name.split('.')[0] in ('engine', 'shards', 'api')])"
    )
    told = subprocess.run([sys.executable, "-c", asks], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("cause_ms", "moved_ms", "excused"),
    [
        (None, 900, False),
        (500, None, False),
        (500, 900, True),
        (500, 400, False),
        (600, "unknown", True),
    ],
)
def test_a_call_unknown_to_its_job_needs_a_cause_and_then_a_move(
    cause_ms: int | None, moved_ms: int | str | None, excused: bool
) -> None:
    caller = Process("n1/1")
    known = Known(7, "mail", None, 0, 0, 0)
    if moved_ms is not None:
        answered_ms = moved_ms if isinstance(moved_ms, int) else None
        known.wishes.append(Wish("reschedule", 100, answered_ms, answered_ms is not None))
    call = Call(450, 450, caller, text_of(7), f"{text_of(7)}.0.1", 400, 1, 1, 0, "OK", False)
    causes = {} if cause_ms is None else {caller: [cause_ms]}
    assert _moved_before_its_record(known, call, causes, {1: caller}) is excused
