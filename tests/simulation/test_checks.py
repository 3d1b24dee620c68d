"""The checks of a run stand on their own feet."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from engine.core.job import Row
from engine.core.lifecycle import State
from tests.simulation.checks import _moved_before_its_record, text_of
from tests.simulation.clock import EPOCH_MS
from tests.simulation.excuses import Excuses
from tests.simulation.ledger import Call
from tests.simulation.loop import Process

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_reference_imports_nothing_that_it_checks() -> None:
    """Not even by another module of the simulation: what it says is worked out from plain values alone."""
    asks = (
        "import sys; from tests.simulation import account, bulk_checks, checks, limits, notices, quotas; "
        "print([name for name in sys.modules if name.split('.')[0] in ('engine', 'shards', 'api')])"
    )
    told = subprocess.run([sys.executable, "-c", asks], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("why", "cause_ms", "moved", "excused"),
    [
        ("nothing happened to its caller", None, (6, 900), False),
        ("nobody moved it", 500, None, False),
        ("its caller died, and the next owner moved it", 500, (6, 900), True),
        ("its caller died after it was moved", 950, (6, 900), False),
        ("its caller moved it, and died", 950, (5, 900), False),
        ("its caller moved it before, and died", 500, (5, 300), False),
        ("the next owner moved it while its caller trusted itself yet", 440, (6, 445), True),
    ],
)
def test_a_call_unknown_to_its_job_needs_a_cause_and_then_a_move_by_another_owner(
    why: str, cause_ms: int | None, moved: tuple[int, int] | None, excused: bool
) -> None:
    caller, heir = Process("n1/1"), Process("n2/1")
    rows = [_row(0, 5, 0)] if moved is None else [_row(0, 5, 0), _row(1, *moved)]
    excuses = Excuses()
    if cause_ms is not None:
        excuses.note(caller, cause_ms)
    assert _moved_before_its_record(rows, _call(caller), excuses, {5: caller, 6: heir}) is excused, why


def test_what_a_stop_left_undone_is_an_excuse_for_those_jobs_alone() -> None:
    caller, rows = Process("n1/1"), [_row(0, 5, 0), _row(1, 6, 900)]
    for job_id, excused in ((7, True), (8, False)):
        excuses = Excuses()
        excuses.note_jobs(caller, [text_of(job_id)], 500)
        assert _moved_before_its_record(rows, _call(caller), excuses, {5: caller}) is excused


def _call(caller: Process) -> Call:
    return Call(450, 450, caller, text_of(7), f"{text_of(7)}.0.1", 400, 1, 5, 0, "OK", False)


def _row(rev: int, epoch: int, at_ms: int) -> Row:
    return Row(
        0, EPOCH_MS + 400, 7, rev, epoch, State.PENDING, 0, EPOCH_MS + at_ms, None, None, "mail", None, None, b""
    )
