"""What a killed child leaves running becomes ours, and is ended last.

The servers of a node that is killed live on, so that the next node can go on with them; a replay that is over wants
none of that. Works where the kernel has PR_SET_CHILD_SUBREAPER and /proc (Linux); elsewhere orphans go to init.
"""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import signal
import sys
from pathlib import Path

PATIENCE_S = 30.0
LOOK_EVERY_S = 0.05

_SET_CHILD_SUBREAPER = 36


def adopt() -> None:
    """From now on what descendants of ours leave behind becomes our child, instead of init's."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


async def end() -> list[str]:
    """End every child that is left; returns those that had to be killed.

    SIGINT is a fast and clean shutdown to PostgreSQL and Valkey alike."""
    loop = asyncio.get_running_loop()
    deadline_s = loop.time() + PATIENCE_S
    signalled: set[int] = set()
    killed: dict[int, None] = {}
    while left := [pid for pid in _children() if not _reaped(pid)]:
        late = loop.time() > deadline_s
        for pid in left:
            if late:
                killed[pid] = None
            if late or pid not in signalled:
                signalled.add(pid)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL if late else signal.SIGINT)
        await asyncio.sleep(LOOK_EVERY_S)
    return [f"process {pid}" for pid in killed]


def _children() -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = stat.read_text().rpartition(")")[2].split()[1]
        except (OSError, IndexError):
            continue  # gone meanwhile
        if int(parent) == os.getpid():
            found.append(int(stat.parent.name))
    return found


def _reaped(pid: int) -> bool:
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return True
