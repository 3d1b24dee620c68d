"""Every bench runs at its smoke size, prints its table and writes what it measured. No time is asserted."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bench.__main__ import BENCHES
from bench.results import read
from tests.integration.harness.wait import eventually

ROOT = Path(__file__).resolve().parents[2]


def bench(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *options], cwd=ROOT, check=False, capture_output=True, text=True, timeout=100
    )


@pytest.mark.parametrize("name", BENCHES)
def test_a_bench_runs_prints_its_table_and_writes_what_it_measured(name: str, tmp_path: Path) -> None:
    written = tmp_path / "result.json"
    done = bench(f"bench.{name}", "--smoke", "--json", str(written), "--date", "2026-11-23T08:00:00Z")
    assert done.returncode == 0, done.stdout + done.stderr
    result = read(written)
    assert (result.benchmark, result.size, result.date) == (name, "smoke", "2026-11-23T08:00:00Z")
    assert {"system", "cpu", "cores", "load_before"} <= set(result.machine)
    assert {"python", "asyncpg", "aiohttp", "grpcio"} <= set(result.versions)
    assert (result.commit is None) == (result.dirty is None)
    for figure in result.figures:
        assert figure.name in done.stdout, done.stdout
    assert any(figure.ceilings for figure in result.figures), "nothing stands beside a ceiling"


def test_an_unknown_bench_is_answered_with_the_known_ones() -> None:
    done = bench("bench", "no_such_bench")
    assert done.returncode == 2
    assert "no_such_bench" in done.stderr
    assert all(name in done.stderr for name in BENCHES)


def test_a_run_that_is_told_to_end_leaves_nothing_behind(tmp_path: Path) -> None:
    """The servers' data lies in TMPDIR: it is removed by whoever ended them."""

    async def ended() -> int | None:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench", "idle"),
            cwd=ROOT,
            env=os.environ | {"TMPDIR": str(tmp_path)},
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )

        await eventually(lambda: any(tmp_path.glob("*/node.log")), 60, what="the bench has started its node")
        process.send_signal(signal.SIGTERM)
        return await process.wait()

    assert asyncio.run(ended()) == 128 + signal.SIGTERM
    assert list(tmp_path.iterdir()) == []


def test_a_run_of_several_ends_with_one_table_of_all(tmp_path: Path) -> None:
    done = bench("bench", "--smoke", "--json", str(tmp_path), "codec", "lanes")
    assert done.returncode == 0, done.stdout + done.stderr
    together = done.stdout[done.stdout.index("== all") :]
    results = [read(tmp_path / f"{name}.json") for name in ("codec", "lanes")]
    assert results[0].date == results[1].date, "one run has one date"
    for result in results:
        for figure in result.figures:
            assert any(result.benchmark in line and figure.name in line for line in together.splitlines()), together
