"""`tether.py PARENT COMMAND…` becomes COMMAND, which gets SIGTERM when the process PARENT that started it dies.

So even kill -9 of the conductor leaves nothing behind: the node takes SIGTERM as always and stops its stores. A small
program between fork and exec, because code of ours in a forked child of a threaded process would not be safe. Works
where the kernel has PR_SET_PDEATHSIG (Linux); elsewhere it only starts the command.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from pathlib import Path

_SET_PDEATHSIG = 1
_SET_CHILD_SUBREAPER = 36


def tethered(command: list[str]) -> list[str]:
    """The command line that starts `command` tied to this process. Start it from the main thread: the kernel means
    the thread that forked."""
    return [sys.executable, "-I", "-S", str(Path(__file__).resolve()), str(os.getpid()), *command]


def adopt_orphans() -> None:
    """What descendants of ours leave behind becomes our child, instead of init's."""
    _prctl(_SET_CHILD_SUBREAPER, 1)


def children() -> list[int]:
    """Pids of our children, adopted ones included; empty without /proc."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = stat.read_text().rpartition(")")[2].split()[1]
        except (OSError, IndexError):
            continue  # gone meanwhile
        if int(parent) == os.getpid():
            found.append(int(stat.parent.name))
    return found


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)


if __name__ == "__main__":
    _prctl(_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != int(sys.argv[1]):  # it died before the tether held
        sys.exit(1)
    os.execvp(sys.argv[2], sys.argv[2:])
