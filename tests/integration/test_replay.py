"""`python -m bench.replay` as a user runs it: real processes, embedded stores, the targets' own ledgers.

However a run ends, none of its processes may stay: that is looked up in /proc, by the data directory they work on.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.targets.ledger import read
from tests.integration.harness.run import Run, command_of, processes_on, wait_for_the_end_of

JOBS = 2_028


class Replay(Run):
    def __init__(self, data: Path, *options: str) -> None:
        super().__init__("bench.replay", data, "--http", "127.0.0.1:0", "--grpc", "127.0.0.1:0", *options)

    def account(self) -> dict[str, Any]:
        newest = max(self.data.glob("replay/*/account.json"))
        account: dict[str, Any] = json.loads(newest.read_bytes())
        return account

    def pid_of(self, *words: str) -> int:
        (pid,) = [pid for pid in processes_on(self.data) if set(words) <= set(command_of(pid))]
        return pid


@pytest.fixture
def data(short_dir: Path) -> Iterator[Path]:
    yield short_dir
    for pid in processes_on(short_dir):  # of a test that failed
        os.kill(pid, signal.SIGKILL)


def test_a_replayed_day_is_accounted_for_to_the_last_job(data: Path) -> None:
    run = Replay(data, "--seconds", "8", "--exit")
    assert run.end() == 0, run.output
    assert f"{JOBS:,} submitted = {JOBS:,} in the ledgers: 0 missing, 0 early, 0 repeated" in run.output
    assert "MISMATCH" not in run.output
    account = run.account()
    assert account["audit"]["accepted"] == account["audit"]["succeeded"] == JOBS
    (ledgers,) = data.glob("replay/*/")
    entries = read(ledgers.glob("*-ledger.jsonl"))
    assert len({entry.job_id for entry in entries}) == JOBS
    assert min(entry.lateness_ms for entry in entries) >= 0
    assert processes_on(data) == []


def test_a_job_that_its_target_refuses_is_told_as_a_mismatch_and_exit_code_1(data: Path) -> None:
    too_long = "X" * 70_000  # for a message; a notification takes it
    day = data / "day.csv"
    day.write_text(
        "departs_local,carrier,flight,origin,dest\n"
        f"2013-11-27T05:00:00,US,1895,EWR,CLT\n2013-11-27T06:00:00,B6,1,JFK,{too_long}\n"
    )
    run = Replay(data, "--seconds", "1", "--exit", "--departures", str(day))
    assert run.end() == 1, run.output
    assert "4 submitted ≠ 3 in the ledgers: 1 missing, 0 early" in run.output
    assert "MISMATCH 1 dead" in run.output
    assert not run.account()["checks"][-1]["note"]
    assert processes_on(data) == []


def test_ctrl_c_in_mid_replay_ends_all_of_it_and_the_next_run_fires_what_was_left(data: Path) -> None:
    run = Replay(data, "--seconds", "120")
    run.until("firing")
    run.until("firing")
    assert run.end(signal.SIGINT) == 0, run.output
    assert "stopped before the end" in run.output
    assert "Traceback" not in run.output
    assert processes_on(data) == []
    fired = {entry.job_id for entry in read(data.glob("replay/*/*-ledger.jsonl"))}
    assert 0 < len(fired) < JOBS

    again = Replay(data, "--seconds", "3", "--exit")
    assert again.end() == 0, again.output
    account = again.account()
    assert (account["planned"], account["in_ledgers"], account["missing"]) == (JOBS, JOBS, 0)
    assert account["audit"]["accepted"] == 2 * JOBS
    assert processes_on(data) == []


def test_a_target_that_dies_ends_the_run_with_its_last_words_and_exit_code_1(data: Path) -> None:
    run = Replay(data)
    run.until("tocsin        http")
    os.kill(run.pid_of("bench.targets", "messaging"), signal.SIGKILL)
    assert run.end() == 1, run.output
    assert "messaging-target was killed by SIGKILL" in run.output
    assert processes_on(data) == []


def test_a_killed_node_leaves_no_store_behind(data: Path) -> None:
    run = Replay(data)
    run.until("tocsin        http")
    os.kill(run.pid_of("api.cli", "serve"), signal.SIGKILL)
    assert run.end() == 1, run.output
    assert "tocsin was killed by SIGKILL" in run.output
    assert processes_on(data) == []


def test_a_killed_conductor_leaves_nothing_behind(data: Path) -> None:
    run = Replay(data)
    run.until("tocsin        http")
    left = processes_on(data)
    assert any("postgres" in command_of(pid)[0] for pid in left), "the stores are not among those looked for"
    run.end(signal.SIGKILL)
    wait_for_the_end_of(left)
    assert processes_on(data) == []


def test_sigterm_while_it_starts_ends_all_of_it(data: Path) -> None:
    run = Replay(data)
    run.until("starting tocsin")
    assert run.end(signal.SIGTERM) == 0, run.output
    assert processes_on(data) == []


def test_a_node_that_cannot_start_is_told_with_its_own_words(data: Path) -> None:
    run = Replay(data, "--http", "127.0.0.1:99999")
    assert run.end() == 1
    assert "tocsin ended with exit code 2" in run.output
    assert "--http 127.0.0.1:99999" in run.output
    assert processes_on(data) == []
