"""The tools beside the benches work as documented: locust's clients against a real node, and the micro benchmarks."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from bench.house import house

ROOT = Path(__file__).resolve().parents[2]


async def output(*command: str) -> str:
    """Of a Python module that must succeed."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", *command),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, errors = await process.communicate()
    assert process.returncode == 0, (out + errors).decode()
    return out.decode()


def test_a_crowd_of_clients_submits_reads_lists_and_cancels_without_a_failure() -> None:
    async def crowd() -> str:
        async with house() as it:
            node = await it.node()
            url = f"http://{node.ready['http']}"
            options = ("--headless", "-u", "8", "-r", "8", "-t", "2s", "--host", url, "--json")
            return await output("locust", "-f", "bench/locustfile.py", *options)

    rows = json.loads(asyncio.run(crowd()))
    assert sum(row["num_requests"] for row in rows) > 0
    assert "/api/v1/jobs" in {row["name"] for row in rows}
    assert not [row for row in rows if row["num_failures"]]


def test_each_micro_benchmark_runs_once() -> None:
    told = asyncio.run(output("pytest", "bench/micro.py", "--benchmark-disable", "-q", "-p", "no:cacheprovider"))
    assert "passed" in told
