"""The processes of a bench of a whole node: stores of its own, nodes on them, targets, load generators.

Every process started here is a child and is ended by its pid, the stores included; everything lies in one temporary
directory, which goes with them.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from api.stores.postgres import EmbeddedPostgres
from api.stores.valkey import EmbeddedValkey
from bench.kernel import family
from bench.machine_info import ROOT
from bench.targets.ledger import Entry, Reader

TYPE = "messaging.send_scheduled_message"
NOWHERE = "127.0.0.1:9"
"""A target for jobs that do not become due while a bench runs."""

CATALOG = '[types."{}"]\ntarget = "grpc://{}/messaging.MessagingService/SendScheduledMessage"\n'
"""Of one type; to be given its name and the HOST:PORT of a messaging service."""
_ENDS_S = 60.0
_LOOK_S = 0.1
_PATIENCE_S = 30.0

Told = dict[str, Any]
"""One JSON object, as a process or a node told it."""


class Child:
    """`python -m …` with a ready line on stdout."""

    def __init__(self, process: asyncio.subprocess.Process, ready: dict[str, str]) -> None:
        self._process = process
        self.ready = ready

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._process.returncode

    async def stop(self) -> None:
        await self._end(signal.SIGTERM)

    async def kill(self) -> None:
        await self._end(signal.SIGKILL)

    async def _end(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(number)
        try:
            await asyncio.wait_for(self._process.wait(), _ENDS_S)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
            raise


async def start(
    command: Sequence[str], log: Path, on_pid: Callable[[int], None] = lambda _: None, root: Path = ROOT
) -> Child:
    """Start and wait for the ready line; `on_pid` hears of the process before. `root`: whose modules run."""
    with log.open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", *command), cwd=root, stdout=subprocess.PIPE, stderr=errors
        )
    on_pid(process.pid)
    assert process.stdout is not None
    try:
        line = (await process.stdout.readline()).decode()
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    if "ready" not in line:
        await process.wait()
        raise SystemExit(f"{command[0]} did not start:\n{_end_of(log)}")
    return Child(process, dict(word.split("=", 1) for word in line.split() if "=" in word))


def _end_of(log: Path) -> str:
    return log.read_text(errors="replace")[-2_000:]


async def measured(command: Sequence[str]) -> Told:
    """What a measuring process prints: one line of JSON."""
    process = await asyncio.create_subprocess_exec(*(sys.executable, "-m", *command), cwd=ROOT, stdout=subprocess.PIPE)
    try:
        out, _ = await process.communicate()
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed with exit code {process.returncode}")
    result: Told = json.loads(out)
    return result


class House:
    """Stores of the bench's own, on this machine's disk with their durable settings, and nodes on them."""

    def __init__(self, directory: Path, postgres: EmbeddedPostgres, valkey: EmbeddedValkey) -> None:
        self.directory = directory
        self.postgres = postgres
        self.valkey = valkey
        self._children: list[Child] = []

    async def child(self, command: Sequence[str], name: str, root: Path = ROOT) -> Child:
        child = await start(command, self.directory / f"{name}.log", root=root)
        self._children.append(child)
        return child

    async def node(self, target: str = NOWHERE, types: str | None = None, root: Path = ROOT) -> Child:
        """`tocsin serve` on the stores; its `ready` names http=HOST:PORT. `types`: the whole catalog, as TOML; `root`:
        the tree whose node it is."""
        catalog = self.directory / "catalog.toml"
        catalog.write_text(CATALOG.format(TYPE, target) if types is None else types)
        return await self.child(
            [
                *("api.cli", "serve", "--postgres", self.postgres.dsn, "--redis", self.valkey.url),
                *("--catalog", str(catalog), "--http", "127.0.0.1:0", "--grpc", "127.0.0.1:0", "--node-id", "bench"),
            ],
            "node",
            root,
        )

    async def load(self, node: Child, *options: str) -> Told:
        return await measured(["bench.load", node.ready["http"], *options])

    async def status(self, node: Child) -> Told:
        url = f"http://{node.ready['http']}/api/v1/monitoring/status"
        async with aiohttp.ClientSession() as session, session.get(url) as answer:
            found: Told = await answer.json()
            return found

    def postgres_family(self) -> list[int]:
        assert self.postgres.pid is not None
        return family(self.postgres.pid)

    async def end(self) -> None:
        for child in reversed(self._children):
            await child.stop()


@asynccontextmanager
async def house() -> AsyncIterator[House]:
    directory = Path(tempfile.mkdtemp(prefix="tocsin-bench-"))
    postgres, valkey = EmbeddedPostgres(directory), EmbeddedValkey(directory)
    made = House(directory, postgres, valkey)
    try:
        await postgres.start()
        await valkey.start()
        yield made
    finally:
        try:
            await made.end()
        finally:
            await valkey.stop()
            await postgres.stop()
            shutil.rmtree(directory, ignore_errors=True)


async def called(reader: Reader, count: int, slowest_per_s: float) -> list[Entry]:
    """The next so many calls in a target's ledger, and whatever came beyond them meanwhile."""
    found: list[Entry] = []
    deadline_s = time.monotonic() + _PATIENCE_S + count / slowest_per_s
    while len(found) < count:
        if time.monotonic() > deadline_s:
            raise SystemExit(f"{len(found)} of {count} calls reached the target")
        await asyncio.sleep(_LOOK_S)
        found.extend(reader.new())
    return found
