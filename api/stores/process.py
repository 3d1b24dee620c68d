"""One server process: our own child, or one adopted from a Tocsin that was killed.

A pid alone is no identity, it can be used again; where the kernel has them a pidfd is held, which also tells a zombie
(nobody reaps orphans in a container without an init) from a living process. Elsewhere death is noticed by looking.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

LOOK_EVERY_S = 0.2
"""How often death is looked for where there are no pidfds."""


class Process:
    def __init__(self, pid: int, child: subprocess.Popen[bytes] | None = None) -> None:
        self.pid = pid
        self._child = child
        self._fd: int | None = None
        with contextlib.suppress(AttributeError, OSError):
            self._fd = os.pidfd_open(pid)

    def alive(self) -> bool:
        if self._child is not None:
            return self._child.poll() is None
        if self._fd is not None:
            poll = select.poll()
            poll.register(self._fd, select.POLLIN)
            return not poll.poll(0)
        return exists(self.pid)

    async def wait(self) -> None:
        """Until it is dead, and reaped if it is a child of ours."""
        if self._fd is not None and self.alive():
            loop = asyncio.get_running_loop()
            dead = asyncio.Event()
            fd = os.dup(self._fd)  # a loop knows one reader a descriptor, and there may be several waiters
            loop.add_reader(fd, dead.set)
            try:
                await dead.wait()
            finally:
                loop.remove_reader(fd)
                os.close(fd)
        while self.alive():  # noqa: ASYNC110 - nothing tells of the death of a stranger's child but looking
            await asyncio.sleep(LOOK_EVERY_S)

    async def end(self, steps: Sequence[tuple[signal.Signals, float]]) -> signal.Signals | None:
        """Send each signal in turn and give each its seconds; returns the one that did it, None if it was dead."""
        for number, seconds in steps:
            if not self.alive():
                return None
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self.wait()
                return number
        return None

    def forget(self) -> None:
        """Give the pidfd back."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


def exists(pid: int) -> bool:
    """Whether a process of this number runs; a zombie does not, where that can be told."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    with contextlib.suppress(OSError, IndexError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return True


def at_work(pid: int, directory: Path, socket_path: Path) -> bool:
    """Whether this number is of a living server of the directory, and not of a stranger. Where the kernel does not
    let us see where it works (a container's root may not look at another account's process), its socket decides:
    only its own server listens in a directory that is closed to others."""
    if not exists(pid):
        return False
    try:
        return Path(f"/proc/{pid}/cwd").samefile(directory)
    except OSError:
        return _listened_to(socket_path)


def _listened_to(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        probe.setblocking(False)
        try:
            probe.connect(str(path))
        except BlockingIOError:
            return True  # its queue is full
        except OSError:
            return False
        return True


_FIND = 'for p in /proc/[0-9]*; do if [ "$p/cwd" -ef "$1" ]; then echo "${p#/proc/}"; fi; done'


def working_in(directory: Path, account: tuple[int, int] | None = None) -> list[int]:
    """Living processes whose working directory this is: a server's processes live in its data. Empty without /proc.
    Looks as the account the processes run under, who may see them where we may not. Blocks for some milliseconds."""
    uid, gid = account if account is not None else (None, None)
    found = subprocess.run(  # noqa: S603 - a fixed script
        ["/bin/sh", "-c", _FIND, "sh", str(directory)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        user=uid,
        group=gid,
        extra_groups=None if account is None else [],
    )
    return [pid for pid in map(int, found.stdout.split()) if exists(pid)]


def same_directory(one: str | None, other: Path) -> bool:
    """Whether what a server says of its directory is ours, whatever links the path goes over."""
    try:
        return one is not None and Path(one).samefile(other)
    except OSError:
        return False


def spawn(command: Sequence[str], log: Path, *, cwd: Path, account: tuple[int, int] | None = None) -> Process:
    """Start a server that outlives us, in a session of its own: a Ctrl-C in the terminal is meant for the node, which
    then stops its servers in order. stdout and stderr go to the log, which starts anew (one older one is kept)."""
    if log.exists():
        log.replace(log.with_name(log.name + ".1"))
    uid, gid = account if account is not None else (None, None)
    with log.open("wb") as out:
        child = subprocess.Popen(  # noqa: S603 - our own wheels' binaries
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            cwd=cwd,
            env=server_environment(),
            start_new_session=True,
            user=uid,
            group=gid,
            extra_groups=None if account is None else [],
        )
    return Process(child.pid, child)


def server_environment() -> dict[str, str]:
    """PG* variables of the user's shell would change what initdb and the server do; the locale is fixed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C", "TZ": "UTC"}


def tail(log: Path, lines: int = 3) -> str:
    """The end of a log, for an error message."""
    try:
        text = log.read_text(errors="replace")
    except OSError:
        return "no log"
    return " / ".join(line.strip() for line in text.splitlines()[-lines:]) or "empty log"
