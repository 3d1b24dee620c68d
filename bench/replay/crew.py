"""The processes of a run: started one by one, watched, and ended in the opposite order.

Each child is in a session of its own, so a Ctrl-C in the terminal reaches the conductor alone, which then ends them in
order: SIGTERM, patience, SIGKILL. If we are killed the guard ends them; servers that a killed child leaves behind are
adopted and ended last. So however the run ends, nothing of it stays.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.replay import orphans
from bench.replay.guard import Guard

TAIL_LINES = 8


class Trouble(Exception):
    """The run cannot go on; the message is for whoever started it."""


class Child:
    def __init__(
        self, name: str, process: asyncio.subprocess.Process, log: Path, patience_s: float, *, may_die: bool = False
    ) -> None:
        self.name = name
        self.may_die = may_die
        """Its end is not the end of the run."""
        self.ended: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        """How, once it has."""
        self.process = process
        self.log = log
        self.patience_s = patience_s
        """How long it may take to end after SIGTERM."""

    @property
    def how(self) -> str:
        """It ended."""
        status = self.process.returncode
        assert status is not None, self.name
        return f"was killed by {signal.Signals(-status).name}" if status < 0 else f"ended with exit code {status}"

    def obituary(self) -> str:
        """How it ended, with the last lines of its log."""
        try:
            lines = self.log.read_text(errors="replace").splitlines()[-TAIL_LINES:]
        except OSError:
            lines = []
        told = "\n".join(f"  {line}" for line in lines) or "  (nothing in it)"
        return f"{self.name} {self.how}. The end of {self.log}:\n{told}"


class Crew:
    def __init__(self, directory: Path, environment: Mapping[str, str]) -> None:
        self._directory = directory
        self._environment = environment
        self._children: list[Child] = []
        self._watchers: list[asyncio.Task[None]] = []
        self._ending = False
        self.lost: asyncio.Future[Child] = asyncio.get_running_loop().create_future()
        """Done when a child ends that nobody told to."""
        self._guard = Guard()
        orphans.adopt()

    def child(self, name: str) -> Child:
        (found,) = (child for child in self._children if child.name == name)
        return found

    async def start(
        self, name: str, command: Sequence[str], *, patience_s: float, may_die: bool = False
    ) -> dict[str, str]:
        """Start a child and wait for its line on stdout that says it is ready; returns the `key=value` words of it.
        `may_die`: once it is ready, its end is told by `child(name).ended` and ends nothing else.

        Raises `Trouble` when it ends instead."""
        log = self._directory / f"{name}.log"
        with log.open("wb") as errors:
            process = await asyncio.create_subprocess_exec(
                *self._guard.announced(list(command)),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                cwd=self._directory,
                pass_fds=(self._guard.fd,),
                env=dict(self._environment),
                start_new_session=True,
            )
        child = Child(name, process, log, patience_s, may_die=may_die)
        self._children.append(child)
        self._watchers.append(asyncio.create_task(self._watch(child)))
        assert process.stdout is not None
        line = (await process.stdout.readline()).decode(errors="replace")
        if not line:
            await process.wait()
            raise Trouble(child.obituary())
        return dict(word.split("=", 1) for word in line.split() if "=" in word)

    async def end(self) -> list[str]:
        """End all of them, the last one first. Returns what did not end by itself in time, by name."""
        self._ending = True
        forced = [child.name for child in reversed(self._children) if not await _ended(child)]
        await asyncio.gather(*self._watchers, return_exceptions=True)
        self._guard.close()
        return forced + await orphans.end()

    async def _watch(self, child: Child) -> None:
        await child.process.wait()
        self._guard.forget(child.process.pid)
        if not child.ended.done():
            child.ended.set_result(child.how)
        if not (self._ending or child.may_die or self.lost.done()):
            self.lost.set_result(child)


async def _ended(child: Child) -> bool:
    for number, patience_s in ((signal.SIGTERM, child.patience_s), (signal.SIGKILL, None)):
        if child.process.returncode is not None:
            return True
        with contextlib.suppress(ProcessLookupError):
            child.process.send_signal(number)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(child.process.wait(), patience_s)
            return number is signal.SIGTERM
    return False
