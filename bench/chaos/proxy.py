"""The way to one node, by which its peers reach it: a proxy on loopback that can be cut for one peer alone.

Who connects is found by the kernel's tables: the process that holds the other end of the connection. Invariant: what
passes is passed on unchanged and in order; a cut of kind `stall` keeps what came meanwhile where it is (the network
loses nothing, it is only slow), one of kind `reset` ends the connections that are there and refuses others.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from pathlib import Path

_PIECE_BYTES = 1 << 16


class Proxy:
    def __init__(self, to_port: int, pids: Callable[[], Mapping[int, str]]) -> None:
        """`pids()`: the processes that may connect, and which node each is."""
        self._to_port = to_port
        self._pids = pids
        self._server: asyncio.Server | None = None
        self._cuts: dict[str, str] = {}
        self._open: dict[asyncio.StreamWriter, str | None] = {}
        self._mended = asyncio.Condition()
        self._tasks: set[asyncio.Task[None]] = set()
        self.address = ""

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.address = f"127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def cut(self, peer: str, kind: str) -> None:
        """From this peer nothing comes here, and nothing goes back to it."""
        assert kind in {"stall", "reset"}, kind
        self._cuts[peer] = kind
        if kind == "reset":
            for writer, name in list(self._open.items()):
                if name == peer:
                    writer.transport.abort()

    async def mend(self, peer: str) -> None:
        self._cuts.pop(peer, None)
        async with self._mended:
            self._mended.notify_all()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        peer = _holder(writer.get_extra_info("peername")[1], self._pids())
        with contextlib.suppress(OSError):
            if self._cuts.get(peer or "") != "reset":
                await self._pass(reader, writer, peer)
        writer.transport.abort()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, peer: str | None) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._to_port)
        self._open[writer] = self._open[back] = peer
        try:
            ways = [asyncio.ensure_future(self._copy(*way, peer)) for way in ((reader, back), (there, writer))]
            self._tasks.update(ways)
            try:
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for way in ways:
                    way.cancel()
                await asyncio.gather(*ways, return_exceptions=True)
                self._tasks.difference_update(ways)
        finally:
            del self._open[writer], self._open[back]
            back.transport.abort()

    async def _copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, peer: str | None) -> None:
        while piece := await reader.read(_PIECE_BYTES):
            async with self._mended:
                await self._mended.wait_for(lambda: self._cuts.get(peer or "") != "stall")
            writer.write(piece)
            await writer.drain()


def _holder(port: int, pids: Mapping[int, str]) -> str | None:
    """Whose process it is that connects from this port of loopback."""
    inode = None
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text().splitlines()[1:]:
            fields = line.split()
            if int(fields[1].rpartition(":")[2], 16) == port:
                inode = fields[9]
    if inode in (None, "0"):
        return None
    for pid, name in pids.items():
        with contextlib.suppress(OSError):
            for held in Path(f"/proc/{pid}/fd").iterdir():
                with contextlib.suppress(OSError):
                    if str(held.readlink()) == f"socket:[{inode}]":
                        return name
    return None
