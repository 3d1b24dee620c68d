"""A short run of chaos with real processes: two or three faults, and every promise kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import orjson

ROOT = Path(__file__).resolve().parents[2]
SHORT = ("--minutes", "0.15", "--every", "3", "--rate", "150")


def test_a_short_run_of_chaos_breaks_no_promise_and_writes_what_it_saw(tmp_path: Path) -> None:
    written = tmp_path / "chaos.json"
    done = subprocess.run(
        [sys.executable, "-m", "bench.chaos", *SHORT, "--seed", "3", "--json", str(written)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=110,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = orjson.loads(written.read_bytes())
    assert told["broken"] == []
    assert told["account"]["acknowledged"] > 0
    assert told["faults"], "nothing was broken"
    for fault in told["faults"]:
        assert fault["kind"] in done.stdout, done.stdout
