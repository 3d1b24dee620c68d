"""A program of the bench as a user runs it: its output line by line, its end, and what it leaves of processes.

However a run ends, none of its processes may stay: that is looked up in /proc, by the data directory they work on.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.harness.process import ROOT

ENDS_WITHIN_S = 60


class Run:
    """`python -m MODULE --data DATA …` under way."""

    def __init__(self, module: str, data: Path, *options: str) -> None:
        self.data = data
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, "--data", str(data), *options],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.output = ""

    def until(self, words: str) -> None:
        """Read on until a line holds these words."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.output += line
            if words in line:
                return
        pytest.fail(f"{words!r} was never printed:\n{self.output}")

    def end(self, number: signal.Signals | None = None) -> int:
        """Send the signal, if any; returns the exit code once it has ended."""
        if number is not None:
            self.process.send_signal(number)
        rest, _ = self.process.communicate(timeout=ENDS_WITHIN_S)
        self.output += rest
        return self.process.returncode


def processes_on(data: Path) -> list[int]:
    """Living processes, zombies left out, that were told of the directory or work in it.

    The kernel may hide where another user's process works; a server's main process is told by its command line."""
    pids = [int(entry.name) for entry in Path("/proc").glob("[0-9]*")]
    return [pid for pid in pids if pid != os.getpid() and _alive(pid) and (_told(pid, data) or _works_in(pid, data))]


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _told(pid: int, data: Path) -> bool:
    return any(str(data) in word for word in command_of(pid))


def _works_in(pid: int, data: Path) -> bool:
    try:
        return Path(f"/proc/{pid}/cwd").readlink().is_relative_to(data)
    except OSError:
        return False


def command_of(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return []


def wait_for_the_end_of(pids: list[int]) -> None:
    for pid in pids:
        try:
            fd = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        try:
            poll = select.poll()
            poll.register(fd, select.POLLIN)
            assert poll.poll(ENDS_WITHIN_S * 1_000), f"process {pid} stays: {command_of(pid)}"
        finally:
            os.close(fd)
