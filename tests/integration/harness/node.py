"""`tocsin serve` as a process of its own, on given stores or embedded ones."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from tests.integration.harness.process import ChildProcess
from tests.integration.harness.wait import eventually

CATALOG = """
[types."{name}"]
target = "grpc://{target}/messaging.MessagingService/SendScheduledMessage"
{more}
"""


class NodeProcess(ChildProcess):
    """Started again, it serves on the same ports, so that clients and targets find it where it was."""

    def __init__(
        self, directory: Path, *, postgres: str | None = None, redis: str | None = None, node_id: str = "node-a"
    ) -> None:
        super().__init__(f"node {node_id}", directory / f"{node_id}.log")
        self.data = directory / "data"
        self.catalog = directory / "catalog.toml"
        self.http = "127.0.0.1:0"
        self.grpc = "127.0.0.1:0"
        self._stores = [
            part for flag, value in (("--postgres", postgres), ("--redis", redis)) if value for part in (flag, value)
        ]
        self.id = node_id
        self.entry: tuple[str, ...] = ("api.cli",)
        """The module that is run, and what it needs before the command."""

    def types(self, targets: Mapping[str, str], more: Mapping[str, str] | None = None) -> None:
        """A catalog: by job type the HOST:PORT of a messaging service; `more`: further lines of some types."""
        lines = more or {}
        self.catalog.write_text(
            "".join(CATALOG.format(name=n, target=target, more=lines.get(n, "")) for n, target in targets.items())
        )

    async def start(self, *options: str) -> None:
        await self.spawn(
            [
                *(*self.entry, "serve", "--data", str(self.data), "--node-id", self.id),
                *("--catalog", str(self.catalog), "--http", self.http, "--grpc", self.grpc),
                *self._stores,
                *options,
            ]
        )
        ready = await self.ready()
        self.http, self.grpc = ready["http"], ready["grpc"]

    def embedded_dsn(self) -> str:
        """Of the PostgreSQL that it embeds."""
        sockets = (self.data / "postgres/postmaster.pid").read_text().splitlines()[4]
        return f"postgresql://postgres@/postgres?host={quote(sockets, safe='')}&port=5432"

    async def end(self) -> None:
        await super().end()
        for pid in self.stores_left():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT)
        await eventually(lambda: not self.stores_left(), what="embedded stores of a killed node end")

    def stores_left(self) -> list[int]:
        """Pids of embedded servers that work under the data directory."""
        found = []
        for name in ("postgres/postmaster.pid", "valkey/valkey.pid"):
            with contextlib.suppress(OSError, ValueError, IndexError):
                pid = int((self.data / name).read_text().splitlines()[0])
                if str(self.data).encode() in Path(f"/proc/{pid}/cmdline").read_bytes():
                    found.append(pid)
        return found
