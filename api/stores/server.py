"""What the embedded servers have in common: start or adopt, supervise, stop.

Protocol. The caller holds the data directory's lock. `start` adopts a live server of the same directory (a node that
was killed leaves its servers running, and their clients lost nothing by it), else starts one. `supervise` runs until
`stop`: it waits for the server's death and starts it again, with a bounded backoff, for as long as it takes: what the
node accepted is in that directory and nowhere else. `stop` ends it, in bounded time. What each failure costs: a killed
node, nothing (adoption); a killed server, the time of its own recovery; both, the same.
"""

from __future__ import annotations

import abc
import asyncio
import contextlib
import logging
import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from api.stores.process import Process, tail
from engine.errors import Unusable

logger = logging.getLogger("tocsin.stores")

SOCKET_PATH_BYTES_MAX = 103
"""sockaddr_un holds 107 bytes and an end on Linux, 103 on macOS."""

READY_LOOK_S = 0.02
BACKOFF_FIRST_S = 0.1
BACKOFF_MAX_S = 5.0

ORPHANS_S = 10.0
"""How long a dead server's workers are waited for, before the start is given up."""
ORPHANS_LOOK_S = 0.25


class Refused(Exception):
    """The server ended while it was starting: for a while that is worth repeating (orphans still hold its memory)."""


class EmbeddedServer(abc.ABC):
    name: str
    binary: Path
    stop_steps: Sequence[tuple[signal.Signals, float]]
    """Signals and the seconds given to each, the last one SIGKILL."""

    def __init__(self, data: Path, directory: str, *, start_timeout_s: float = 300.0) -> None:
        self.data = data.expanduser().absolute()
        self.directory = self.data / directory
        self.log = self.data / f"{directory}.log"
        self._start_timeout_s = start_timeout_s
        self._process: Process | None = None
        self._stopping = asyncio.Event()

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None else None

    # -- what a store adds ------------------------------------------------------------------------

    @abc.abstractmethod
    def _prepare(self) -> None:
        """Make the data directory what the server needs. Blocks; runs in a thread."""

    @abc.abstractmethod
    def _left_running(self) -> int | None:
        """The pid of a live server that works on this directory, found by what it left there."""

    @abc.abstractmethod
    def _spawn(self) -> Process:
        """Clear what a dead server left and start one."""

    @abc.abstractmethod
    async def _answers(self) -> bool:
        """Whether the server answers and works on this very directory."""

    async def _clear_orphans(self, waited_s: float) -> None:  # noqa: B027 - a store without workers has none
        """Called between attempts at starting: a dead server's workers may still hold on."""

    @property
    @abc.abstractmethod
    def url(self) -> str:
        """What a client connects to."""

    # -- the life of it ---------------------------------------------------------------------------

    async def start(self) -> str:
        """Adopt or start; returns what a client connects to. Raises `Unusable` when the server cannot run here."""
        assert self._process is None, self.pid
        self._stopping.clear()
        await asyncio.to_thread(self._prepare)
        try:
            await self._run()
        except TimeoutError:
            await self.stop()
            message = f"not ready after {self._start_timeout_s:.0f} s ({tail(self.log)})"
            raise Unusable(f"--data {self.data}: {self.name} is {message}; see {self.log}", field="data") from None
        except Refused as error:
            raise Unusable(f"--data {self.data}: {self.name} does not start: {error}", field="data") from None
        return self.url

    async def supervise(self) -> None:
        """Start the server again whenever it dies, until `stop`. Run it as a task beside the node."""
        backoff_s = BACKOFF_FIRST_S
        while not self._stopping.is_set():
            process = self._process
            if process is not None:
                await process.wait()
                if self._stopping.is_set():
                    return
                logger.error("embedded %s (pid %d) died; starting it again", self.name, process.pid)
                self._drop(process)
            try:
                await self._run()
                backoff_s = BACKOFF_FIRST_S
            except (Refused, TimeoutError, OSError) as error:
                message = "embedded %s does not start again (%s); next try in %.1f s"
                logger.error(message, self.name, error, backoff_s)  # noqa: TRY400 - the reason is in the line
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), backoff_s)
                backoff_s = min(backoff_s * 2, BACKOFF_MAX_S)

    async def stop(self) -> None:
        """End the server; bounded by the sum of `stop_steps`. Does nothing when it does not run."""
        self._stopping.set()
        process = self._process
        if process is None:
            return
        by = await process.end(self.stop_steps)
        if by is not None and by != self.stop_steps[0][0]:
            logger.warning("embedded %s (pid %d) had to be stopped by %s", self.name, process.pid, by.name)
        self._drop(process)
        await asyncio.to_thread(self._cleaned)
        logger.info("embedded %s stopped", self.name)

    async def _run(self) -> None:
        """Adopt or start, and wait until it answers. Tries again for a while when it refuses; stops at `stop`."""
        waited_s = 0.0
        async with asyncio.timeout(self._start_timeout_s):
            left = self._left_running()
            if left is not None and await self._ready(Process(left)):
                logger.info("embedded %s adopted: left running (pid %d) in %s", self.name, left, self.directory)
                return
            while not self._stopping.is_set():
                process = self._spawn()
                if await self._ready(process):
                    message = "embedded %s runs (pid %d) in %s, log %s"
                    logger.info(message, self.name, process.pid, self.directory, self.log)
                    return
                if self._stopping.is_set():
                    return
                if waited_s > ORPHANS_S or not self._worth_repeating():
                    raise Refused(tail(self.log))
                await self._clear_orphans(waited_s)
                await asyncio.sleep(ORPHANS_LOOK_S)
                waited_s += ORPHANS_LOOK_S

    def _worth_repeating(self) -> bool:
        """Whether the log says that the start was refused for something that passes."""
        return False

    async def _ready(self, process: Process) -> bool:
        """Make it ours and wait until it answers (True) or is dead (False). On `stop` it stays ours, for `stop`."""
        self._process = process
        while process.alive():
            if await self._answers():
                return True
            if self._stopping.is_set():
                return False
            await asyncio.sleep(READY_LOOK_S)
        self._drop(process)
        return False

    def _drop(self, process: Process) -> None:
        process.forget()
        if self._process is process:
            self._process = None

    def _cleaned(self) -> None:  # noqa: B027 - a store with a socket directory of its own removes it
        """After a stop: remove what is not data. Blocks; runs in a thread."""


def socket_directory(wanted: Path, name: str, own: Callable[[Path], None]) -> Path:
    """`wanted`, or a short temporary directory when a socket called `name` there would have too long a path."""
    if len(os.fsencode(wanted / name)) <= SOCKET_PATH_BYTES_MAX:
        return wanted
    made = Path(tempfile.mkdtemp(prefix="tocsin-"))
    if len(os.fsencode(made / name)) > SOCKET_PATH_BYTES_MAX:
        made.rmdir()
        made = Path(tempfile.mkdtemp(prefix="tocsin-", dir="/tmp"))
    own(made)
    return made


def remove_socket_directory(directory: Path, data: Path) -> None:
    """Remove a directory that `socket_directory` made; one under the data stays."""
    if directory != data and directory.name.startswith("tocsin-"):
        with contextlib.suppress(OSError):
            shutil.rmtree(directory)
