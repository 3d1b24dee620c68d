"""Which process a node is, so that a successor on the same machine can tell that its predecessor is gone.

The text is `boot id/pid namespace/pid/start time`, as Linux has them; empty where the system does not say. A pid alone
is no identity: it is used again, and means nothing in another container. Only looks; what is not certain is None.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

_PROC = Path("/proc")
_DEAD = frozenset("ZXx")
"""States of a process that runs no more, though nobody has asked for its exit code."""


def mine() -> str:
    """This process's."""
    here = _here()
    stat = _stat(os.getpid())
    return "" if here is None or stat is None else f"{here}/{os.getpid()}/{stat[1]}"


def is_gone(text: str) -> bool | None:
    """Whether the process of this identity has ended. None: it cannot be told from here."""
    parts = text.split("/")
    if len(parts) != 4 or not parts[2].isdecimal() or "/".join(parts[:2]) != _here():
        return None
    pid, started = int(parts[2]), parts[3]
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        pass
    stat = _stat(pid)
    if stat is None:
        return None
    return stat[0] in _DEAD or stat[1] != started


def _here() -> str | None:
    """Where pids mean what they mean to us; None where /proc is another namespace's, or there is none."""
    with contextlib.suppress(OSError):
        if (_PROC / "self").readlink().name == str(os.getpid()):
            boot = (_PROC / "sys/kernel/random/boot_id").read_text("ascii").strip()
            namespace = (_PROC / "self/ns/pid").readlink().name.removeprefix("pid:").strip("[]")
            return f"{boot}/{namespace}"
    return None


def _stat(pid: int) -> tuple[str, str] | None:
    """State and start time, in ticks since the machine's start."""
    with contextlib.suppress(OSError, IndexError):
        # The name stands in parentheses and may hold any character, those too.
        fields = (_PROC / f"{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        return fields[0], fields[19]
    return None
