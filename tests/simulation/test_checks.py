"""The checks of a run stand on their own feet."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_reference_imports_nothing_that_it_checks() -> None:
    """Not even by another module of the simulation: what it says is worked out from plain values alone."""
    asks = (
        "import sys, tests.simulation.account, tests.simulation.checks; "
        "print([name for name in sys.modules if name.split('.')[0] in ('engine', 'shards', 'api')])"
    )
    told = subprocess.run([sys.executable, "-c", asks], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
