"""A child process of a test: started, told ready by a line on stdout, logged to a file, ended by its pid."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

_READY_WITHIN_S = 60.0
_ENDS_WITHIN_S = 40.0
_TAIL_LINES = 40


class ChildProcess:
    """`python -m MODULE …`, again and again on the same data if a test wants."""

    def __init__(self, name: str, log: Path) -> None:
        self.name = name
        self.log = log
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None, f"{self.name} does not run"
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def spawn(self, module: Sequence[str]) -> None:
        """The log goes on where an earlier life of it ended."""
        assert not self.alive, f"{self.name} runs already"
        with self.log.open("ab") as errors:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", *module),
                cwd=ROOT,
                env=os.environ | {"PYTHONWARNINGS": "error::ResourceWarning"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
            )

    async def ready(self, within_s: float = _READY_WITHIN_S) -> dict[str, str]:
        """The `key=value` words of its ready line."""
        assert self._process is not None
        assert self._process.stdout is not None
        try:
            async with asyncio.timeout(within_s):
                line = (await self._process.stdout.readline()).decode()
        except TimeoutError:
            raise AssertionError(f"{self.name} was not ready within {within_s:.0f} s:\n{self.tail()}") from None
        assert "ready" in line, f"{self.name} ended before it was ready:\n{self.tail()}"
        return dict(word.split("=", 1) for word in line.split() if "=" in word)

    def send(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    async def ended(self, within_s: float = _ENDS_WITHIN_S) -> int:
        """Its exit code."""
        assert self._process is not None
        try:
            async with asyncio.timeout(within_s):
                return await self._process.wait()
        except TimeoutError:
            raise AssertionError(f"{self.name} did not end within {within_s:.0f} s:\n{self.tail()}") from None

    async def kill(self) -> None:
        """As the kernel would: nothing is told, nothing is flushed."""
        self.send(signal.SIGKILL)
        await self.ended()

    async def stop(self) -> int:
        self.send(signal.SIGTERM)
        return await self.ended()

    async def end(self) -> None:
        """At the end of a test, whatever happened in it: a stopped process is woken to be killed."""
        if self._process is None:
            return
        if self.alive:
            for number in (signal.SIGCONT, signal.SIGTERM):
                with contextlib.suppress(ProcessLookupError):
                    self._process.send_signal(number)
            try:
                async with asyncio.timeout(10):
                    await self._process.wait()
            except TimeoutError:
                await self.kill()
        self._process._transport.close()  # type: ignore[attr-defined] # else its pipe is closed by the collector

    def tail(self) -> str:
        """The end of its log, for a failure."""
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return "\n".join([f"-- {self.log.name} --", *lines[-_TAIL_LINES:]])
