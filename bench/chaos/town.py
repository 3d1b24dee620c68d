"""The processes of a cluster on this machine: three nodes, their stores, targets with a durable ledger.

Nodes keep their addresses over restarts, as machines do. Every process is a child and is ended by its pid. Where a run
ends badly, its directory (logs, ledger) is kept.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from api.stores.postgres import EmbeddedPostgres
from api.stores.valkey import EmbeddedValkey
from bench import house
from bench.chaos.calls import Calls
from bench.chaos.crowd import BATCHED, UNARY
from bench.chaos.proxy import Proxy
from bench.chaos.receipts import Receipts
from bench.house import Child
from bench.kernel import family

SHARDS = 256
NAMES = ("node-a", "node-b", "node-c")
DRAIN_S = 20
"""So long a node may take to end."""
_REMEMBERED = "200000"
"""Fire ids that the target recognises: a minute and a half of the heaviest load, and a repeat comes within seconds."""
_CATALOG = """\
[types."{}"]
target = "grpc://{}/messaging.MessagingService/SendScheduledMessage"
backoff = {{ first_ms = 200 }}

[types."{}"]
target = "grpc+batch://{}"
backoff = {{ first_ms = 200 }}
"""


class Node:
    """One node, whichever process it is just now."""

    def __init__(self, name: str, directory: Path, options: list[str]) -> None:
        self.name = name
        self.log = directory / f"{name}.log"
        self.http = f"127.0.0.1:{free_port()}"
        self.grpc_port = free_port()
        self.proxy: Proxy | None = None
        self._options = options
        self._child: Child | None = None
        self.stopped = False
        """By SIGSTOP."""
        self.latest_pid = 0
        """Known as soon as the process is there: it connects to its peers before it is ready."""

    @property
    def pid(self) -> int | None:
        return None if self._child is None else self._child.pid

    @property
    def fell(self) -> bool:
        """Its process ended and nobody here told it to."""
        return self._child is not None and self._child.exit_code is not None

    @property
    def exit_code(self) -> int | None:
        return None if self._child is None else self._child.exit_code

    def last_words(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines()
        return " / ".join(lines[-3:])

    async def start(self) -> None:
        assert self._child is None, self.name
        where = ["--http", self.http, "--grpc", f"127.0.0.1:{self.grpc_port}", "--node-id", self.name]
        if self.proxy is not None:
            where += ["--advertise", self.proxy.address]
        self._child = await house.start(["api.cli", "serve", *where, *self._options], self.log, self._began)

    def _began(self, pid: int) -> None:
        self.latest_pid = pid

    async def kill(self) -> None:
        child, self._child, self.stopped = self._child, None, False
        if child is not None:
            await child.kill()

    async def stop(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            await child.stop()

    def pause(self) -> None:
        assert self.pid is not None
        os.kill(self.pid, signal.SIGSTOP)
        self.stopped = True

    def resume(self) -> None:
        if self.stopped and self.pid is not None:
            os.kill(self.pid, signal.SIGCONT)
        self.stopped = False


class Town:
    def __init__(self, directory: Path, postgres: EmbeddedPostgres, valkey: EmbeddedValkey) -> None:
        self.directory = directory
        self.postgres = postgres
        self.valkey = valkey
        self.nodes: dict[str, Node] = {}
        self.ledger = directory / "ledger.jsonl"
        self.calls = Calls(self.ledger, directory / "calls")
        self.receipts = Receipts(directory / "receipts")
        self.targets: list[Child] = []
        """One of unary calls, one of batches; they write one ledger."""
        self.kept = False

    async def open(self, *, nodes: int = len(NAMES), proxies: bool = False, shards: int = SHARDS) -> None:
        """The targets and so many nodes of NAMES; the others are there, and not started."""
        shared = ["--listen", "127.0.0.1:0", "--remembered", _REMEMBERED, "--ledger", str(self.ledger)]
        for service in ("messaging", "batch"):
            command = ["bench.targets", service, *shared]
            self.targets.append(await house.start(command, self.directory / f"{service}.log"))
        unary, batched = (target.ready["listen"] for target in self.targets)
        catalog = self.directory / "catalog.toml"
        catalog.write_text(_CATALOG.format(UNARY, unary, BATCHED, batched))
        options = ["--postgres", self.postgres.dsn, "--redis", self.valkey.url, "--catalog", str(catalog)]
        options += ["--drain-timeout", str(DRAIN_S)]
        for name in NAMES:
            node = self.nodes[name] = Node(name, self.directory, [*options, "--shards", str(shards)])
            if proxies:
                node.proxy = Proxy(node.grpc_port, self._pids)
                await node.proxy.start()
        await self.nodes[NAMES[0]].start()  # which has all shards, so that the others find a place after it, in order
        await asyncio.gather(*(self.nodes[name].start() for name in NAMES[1:nodes]))
        await self.even()

    async def even(self) -> None:
        """Ask for the plan that by itself comes only once nobody has joined or left for a while."""
        async with aiohttp.ClientSession() as session:
            with contextlib.suppress(aiohttp.ClientError):
                await session.post(f"http://{self.living[0].http}/api/v1/admin/rebalance")

    def _pids(self) -> dict[int, str]:
        return {node.latest_pid: node.name for node in self.nodes.values()}

    @property
    def living(self) -> list[Node]:
        return [node for node in self.nodes.values() if node.pid is not None]

    # -- stores ------------------------------------------------------------------------------------

    async def restart_postgres(self, down_s: float) -> None:
        """As by `pg_ctl stop -m immediate`: the next start recovers from the log."""
        assert self.postgres.pid is not None
        await self._end(self.postgres, signal.SIGQUIT)
        await asyncio.sleep(down_s)
        await self.postgres.start()

    async def restart_valkey(self, down_s: float) -> None:
        await self._end(self.valkey, signal.SIGKILL)
        await asyncio.sleep(down_s)
        await self.valkey.start()

    async def pause_valkey(self, for_s: float) -> None:
        pid = self.valkey.pid
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)
        try:
            await asyncio.sleep(for_s)
        finally:
            os.kill(pid, signal.SIGCONT)

    async def _end(self, server: EmbeddedPostgres | EmbeddedValkey, number: signal.Signals) -> None:
        process = server._process
        assert process is not None
        os.kill(process.pid, number)
        await process.wait()
        server._drop(process)

    def postgres_family(self) -> list[int]:
        assert self.postgres.pid is not None
        return family(self.postgres.pid)

    # -- the end -----------------------------------------------------------------------------------

    async def close(self) -> None:
        for node in self.nodes.values():
            node.resume()
        await asyncio.gather(*(node.stop() for node in self.nodes.values()), return_exceptions=True)
        for node in self.nodes.values():
            if node.proxy is not None:
                await node.proxy.stop()
        for target in self.targets:
            await target.stop()
        self.calls.close()
        self.receipts.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@asynccontextmanager
async def town() -> AsyncIterator[Town]:
    directory = Path(tempfile.mkdtemp(prefix="tocsin-town-"))
    postgres, valkey = EmbeddedPostgres(directory), EmbeddedValkey(directory)
    made = Town(directory, postgres, valkey)
    try:
        await postgres.start()
        await valkey.start()
        yield made
    except Exception:
        made.kept = True
        raise
    finally:
        try:
            await asyncio.shield(made.close())
        finally:
            await valkey.stop()
            await postgres.stop()
            if made.kept:
                print(f"logs and ledger are kept in {directory}", file=sys.stderr)
                for name in ("postgres", "valkey", "calls", "receipts"):
                    shutil.rmtree(directory / name, ignore_errors=True)
            else:
                with contextlib.suppress(OSError):
                    shutil.rmtree(directory)
