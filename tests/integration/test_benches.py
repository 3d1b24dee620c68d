"""The benches of a whole node run at their smoke size, print their tables and write JSON. No time is asserted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench.__main__ import BENCHES

ROOT = Path(__file__).resolve().parents[2]


def bench(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *options], cwd=ROOT, check=False, capture_output=True, text=True, timeout=100
    )


def numbers(found: Any) -> list[float]:
    if isinstance(found, dict):
        return [number for each in found.values() for number in numbers(each)]
    return [found] if isinstance(found, (int, float)) else []


@pytest.mark.parametrize("name", ["submit", "lateness", "restart", "memory", "idle"])
def test_a_bench_runs_prints_its_table_and_writes_what_it_measured(name: str, tmp_path: Path) -> None:
    written = tmp_path / "result.json"
    done = bench(f"bench.{name}", "--smoke", "--json", str(written))
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) >= 3, done.stdout
    result = json.loads(written.read_bytes())
    assert (result["benchmark"], result["size"]) == (name, "smoke")
    assert {"system", "cpu", "cores", "load_before"} <= set(result["machine"])
    assert {"python", "asyncpg", "aiohttp", "grpcio"} <= set(result["versions"])
    assert len(numbers(result)) >= 4, result


def test_each_bench_named_is_there(tmp_path: Path) -> None:
    for name in BENCHES:
        assert (ROOT / f"bench/{name}.py").is_file(), name
    done = bench("bench", "no_such_bench")
    assert done.returncode == 2
    assert "submit" in done.stderr
