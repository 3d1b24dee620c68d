"""The guard: a process that ends the children of a conductor that can no longer do it (kill -9).

It reads a pipe whose other end only the conductor holds, so the pipe ends when the conductor does, however that dies.
A child announces itself through the pipe before it becomes what it is to be (the descriptor closes with that exec), so
there is no moment in which a child runs and the guard does not know of it. At the end of the pipe those who are left
get one SIGTERM each: the node takes it as always and stops its stores. One, because a second would tell it to drop
everything; that rules out PR_SET_PDEATHSIG, which the kernel sends again for every thread that a dying parent has.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

ENDS_WITHIN_S = 10.0


class Guard:
    """The conductor's side."""

    def __init__(self) -> None:
        read, self.fd = os.pipe()
        self._process = subprocess.Popen(_command("watch"), stdin=read, start_new_session=True)
        os.close(read)

    def announced(self, command: list[str]) -> list[str]:
        """The command line that announces itself and then becomes `command`; it must inherit `fd`."""
        return _command("announce", str(self.fd), *command)

    def forget(self, pid: int) -> None:
        """A child has ended; its number may soon be somebody else's."""
        with contextlib.suppress(BrokenPipeError):
            os.write(self.fd, b"-%d\n" % pid)

    def close(self) -> None:
        os.close(self.fd)
        self._process.wait(ENDS_WITHIN_S)


def _command(*arguments: str) -> list[str]:
    """This file as a program, started as lightly as Python can."""
    return [sys.executable, "-I", "-S", str(Path(__file__).resolve()), *arguments]


def announce(fd: int, command: list[str]) -> None:
    os.set_inheritable(fd, False)
    os.write(fd, b"+%d\n" % os.getpid())
    os.execvp(command[0], command)


def watch() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    left: dict[int, None] = {}
    for line in sys.stdin.buffer:
        pid = abs(int(line))
        if line.startswith(b"+"):
            left[pid] = None
        else:
            left.pop(pid, None)
    for pid in reversed(left):
        try:
            os.kill(pid, signal.SIGTERM)
        except ProcessLookupError:
            continue


if __name__ == "__main__":
    if sys.argv[1] == "watch":
        watch()
    else:
        announce(int(sys.argv[2]), sys.argv[3:])
