"""A document's commands, pasted into one bash as a reader would: its blocks, the shell, and what counts as the same.

A block is a fence of `sh` and, where one follows it, the fence of `json` or `text` that shows what comes out. Two
outputs are the same when they are equal but for ids, times and measured numbers.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import signal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from tests.integration.harness.wait import eventually

_FENCE = re.compile(r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_PASTE_WITHIN_S = 60.0
_DONE = "-- pasted --"


class Block(msgspec.Struct, frozen=True):
    line: int
    """Of the document, where the commands begin."""
    code: str
    output: str


def blocks_of(document: str) -> list[Block]:
    fences = list(_FENCE.finditer(document))
    blocks = []
    for fence, after in zip(fences, [*fences[1:], None], strict=True):
        if fence["kind"] == "sh":
            shown = after is not None and after["kind"] != "sh"
            line = document.count("\n", 0, fence.start()) + 2
            blocks.append(Block(line, fence["text"], after["text"] if after is not None and shown else ""))
    return blocks


class Bash:
    """One bash that lives over several pastes. It leads a session of its own, by which its children are found."""

    def __init__(self, directory: Path, environment: Mapping[str, str]) -> None:
        self.directory = directory
        self._environment = environment
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        with (self.directory / "bash.log").open("wb") as errors:
            self._process = await asyncio.create_subprocess_exec(
                *("bash", "--noprofile", "--norc"),
                cwd=self.directory,
                env=dict(self._environment),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=errors,
                start_new_session=True,
            )

    async def paste(self, code: str) -> str:
        """What is printed on stdout until the last of the commands has ended."""
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{code}printf '\\n%s\\n' '{_DONE}'\n".encode())
        printed: list[str] = []
        try:
            async with asyncio.timeout(_PASTE_WITHIN_S):
                await self._process.stdin.drain()
                while (line := (await self._process.stdout.readline()).decode()) != f"{_DONE}\n":
                    assert line, f"bash ended\n{self._said()}"
                    printed.append(line)
        except TimeoutError:
            so_far = f"{code}\n{''.join(printed)}\n{self._said()}"
            raise AssertionError(f"not within {_PASTE_WITHIN_S:.0f} s:\n{so_far}") from None
        return "".join(printed).strip("\n")

    async def end(self) -> None:
        """Whatever was started and is still there is ended, by its pid."""
        assert self._process is not None
        self._process.kill()
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
            for pid in self.left():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, number)
            with contextlib.suppress(AssertionError):
                await eventually(lambda: not self.left(), 10, what="what was pasted has ended")
                break
        await self._process.wait()
        self._process._transport.close()  # type: ignore[attr-defined] # else its pipe is closed by the collector

    def left(self) -> list[int]:
        """Pids of what the pastes started and is alive: in bash's session, or told of the directory (the stores)."""
        pids = [int(entry.name) for entry in Path("/proc").glob("[0-9]*")]
        return [pid for pid in pids if self._is_ours(pid)]

    def _is_ours(self, pid: int) -> bool:
        assert self._process is not None
        if pid in (self._process.pid, os.getpid()):
            return False
        try:
            state, _, _, session = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:4]
            told = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return False  # it has ended
        return state != "Z" and (int(session) == self._process.pid or os.fsencode(self.directory) in told)

    def _said(self) -> str:
        logs = [self.directory / "bash.log", *self.directory.glob(".tocsin/*/*.log")]
        return "\n".join(f"-- {log.name} --\n{log.read_text(errors='replace')[-3_000:]}" for log in logs)


# -- what counts as the same ----------------------------------------------------------------------

_MEASURED = frozenset(
    {"id", "job_id", "fire_id", "correlation_id", "shard", "epoch", "ms", "lateness_ms", "received_ms", "due_at_ms"}
)
"""Keys of JSON whose values differ from run to run."""
_VARYING = (
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?"), "TIME"),
    (re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "ID"),
    (re.compile(r"\d+(\.\d+)? (ms|s)\b"), "DURATION"),
    (re.compile(r"[\u2580-\u259f·]+"), ""),  # bars
    (re.compile(r"\b(http|grpc)=\S+"), "ADDRESS"),
    (re.compile(r"\bnode=\S+"), "NODE"),
    (re.compile(r"\s+"), " "),
)
"""What differs in any text, and the columns that move with it."""


def difference(shown: str, printed: str) -> str | None:
    """The first one that counts; None where there is none."""
    if shown.startswith("{") and "\n{" not in shown:
        return _in_json(json.loads(shown), json.loads(printed), "$")
    expected, got = ([_masked(line) for line in text.strip().splitlines()] for text in (shown, printed))
    if len(expected) != len(got):
        return f"{len(expected)} lines are shown, {len(got)} came"
    return next((f"shown {a!r}, came {b!r}" for a, b in zip(expected, got, strict=True) if a != b), None)


def _masked(text: str) -> str:
    for pattern, name in _VARYING:
        text = pattern.sub(name, text)
    return text.strip()


def _in_json(shown: Any, came: Any, where: str) -> str | None:
    key = where.rpartition(".")[2]
    if type(shown) is not type(came):
        return f"{where}: shown {shown!r}, came {came!r}"
    if isinstance(shown, dict):
        if list(shown) != list(came):
            return f"{where}: the keys shown are {list(shown)}, those that came {list(came)}"
        differences = (_in_json(shown[name], came[name], f"{where}.{name}") for name in shown)
    elif isinstance(shown, list):
        if len(shown) != len(came):
            return f"{where}: {len(shown)} are shown, {len(came)} came"
        differences = (_in_json(a, b, f"{where}[{n}]") for n, (a, b) in enumerate(zip(shown, came, strict=True)))
    elif key in _MEASURED or _masked(str(shown)) == _masked(str(came)):
        return None
    else:
        return f"{where}: shown {shown!r}, came {came!r}"
    return next((found for found in differences if found is not None), None)
