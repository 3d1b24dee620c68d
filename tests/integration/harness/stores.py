"""Stores that a test starts outside of the node, so that it may kill, stop and fill them."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from api.stores.postgres import EmbeddedPostgres
from api.stores.valkey import EmbeddedValkey
from tests.integration.harness.disk import children_of
from tests.integration.harness.wait import eventually


class OwnServer:
    """One external server that nobody supervises: it is away until the test brings it back."""

    def __init__(self, server: EmbeddedPostgres | EmbeddedValkey) -> None:
        self._server = server
        self.dsn = ""

    @property
    def pid(self) -> int:
        pid = self._server.pid
        assert pid is not None, f"{self._server.name} does not run"
        return pid

    async def start(self) -> str:
        self.dsn = await self._server.start()
        return self.dsn

    def send(self, number: signal.Signals) -> None:
        """To the main process and its workers: the main one first, so that it starts no more of them."""
        for pid in (self.pid, *children_of(self.pid)):
            os.kill(pid, number)

    async def kill(self) -> None:
        """kill -9 of the server's main process; its workers notice by themselves."""
        process = self._server._process
        assert process is not None
        os.kill(process.pid, signal.SIGKILL)
        await eventually(lambda: not process.alive(), what=f"{self._server.name} is dead")
        self._server._drop(process)

    async def end(self) -> None:
        if self._server.pid is not None:
            self.send(signal.SIGCONT)
        await self._server.stop()


@asynccontextmanager
async def own_postgres(data: Path, settings: Mapping[str, str] | None = None) -> AsyncIterator[OwnServer]:
    server = OwnServer(EmbeddedPostgres(data, settings=settings))
    try:
        await server.start()
        yield server
    finally:
        await asyncio.shield(server.end())


@asynccontextmanager
async def own_valkey(data: Path) -> AsyncIterator[OwnServer]:
    server = OwnServer(EmbeddedValkey(data))
    try:
        await server.start()
        yield server
    finally:
        await asyncio.shield(server.end())
