"""`python -m bench.cluster` as a user runs it: one of three nodes is killed, and every job accounted for."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.harness.run import Run, processes_on


@pytest.fixture
def data(short_dir: Path) -> Iterator[Path]:
    yield short_dir
    for pid in processes_on(short_dir):  # of a test that failed
        os.kill(pid, signal.SIGKILL)


def account(data: Path) -> dict[str, Any]:
    (found,) = data.glob("runs/*/account.json")
    told: dict[str, Any] = json.loads(found.read_bytes())
    return told


def test_a_node_killed_under_load_is_taken_over_from_and_no_acknowledged_job_is_lost(data: Path) -> None:
    run = Run("bench.cluster", data, "--nodes", "3", "--rate", "50", "--shards", "32")
    run.until("every node has its share of 32 shards")
    pid = re.search(r"node-2 .*kill -9 (\d+)", run.output)
    assert pid is not None, run.output
    os.kill(int(pid[1]), signal.SIGKILL)
    run.until("node-2 was killed by SIGKILL")
    run.until("whole again after")
    took = re.findall(r"(node-\d) took over (\d+) shards? \(.*\) of node-2", run.output)
    assert {node for node, _ in took} <= {"node-1", "node-3"}, "one of them or both: by where its range lay"
    assert sum(int(count) for _, count in took) in (10, 11)
    assert run.end(signal.SIGINT) == 0, run.output
    assert "0 lost" in run.output
    assert "0 done twice, 0 early" in run.output
    told = account(data)
    assert told["acknowledged"] == told["done"] > 0
    assert "Traceback" not in run.output
    assert processes_on(data) == []


def test_ctrl_c_while_it_starts_ends_all_of_it(data: Path) -> None:
    run = Run("bench.cluster", data, "--nodes", "2")
    run.until("starting node-1, node-2")
    run.end(signal.SIGINT)
    assert "all of it has ended" in run.output
    assert processes_on(data) == []


def test_without_a_node_left_it_says_where_the_jobs_are_and_fails(data: Path) -> None:
    run = Run("bench.cluster", data, "--nodes", "1", "--rate", "20", "--shards", "8")
    run.until("every node has its share")
    run.until(" acknowledged, ")
    pid = re.search(r"node-1 .*kill -9 (\d+)", run.output)
    assert pid is not None, run.output
    run.until(" acknowledged, ")
    os.kill(int(pid[1]), signal.SIGKILL)
    run.until("node-1 was killed by SIGKILL")
    assert run.end(signal.SIGINT) == 1, run.output
    assert "no node lives: what has not fired is in PostgreSQL" in run.output
    assert processes_on(data) == []
