"""`tocsin top` and `shards --watch` on a terminal: they draw, outlive their node, and give the terminal back."""

from __future__ import annotations

import asyncio
import fcntl
import os
import pty
import signal
import struct
import sys
import termios
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest

from tests.integration.harness.process import ROOT
from tests.integration.harness.wait import eventually
from tests.unit.api.serving import serving

pytestmark = pytest.mark.anyio

SCREEN_ON, SCREEN_OFF = b"\x1b[?1049h", b"\x1b[?1049l"


class Terminal:
    """`top` on a pseudo terminal of 80 by 24, and all it has written."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.written = b""


@asynccontextmanager
async def _live(url: str, *command: str) -> AsyncIterator[Terminal]:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    loop = asyncio.get_running_loop()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "api.cli", *command, "--url", url, "--interval", "100ms"),
        cwd=ROOT,
        env=os.environ | {"TERM": "xterm-256color"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    terminal = Terminal(process)

    def read() -> None:
        try:
            terminal.written += os.read(ours, 65_536)
        except OSError:  # the other end is closed
            loop.remove_reader(ours)

    loop.add_reader(ours, read)
    try:
        yield terminal
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        loop.remove_reader(ours)
        os.close(ours)


VIEWS = {
    ("top",): b"256 of 256 shards",
    ("top", "--cluster"): b"of 4 shards served",
    ("shards", "--watch"): b"nobody who lives has it",
}
"""What each of them has drawn."""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("command", VIEWS)
async def test_it_ends_quietly_and_gives_the_terminal_back(command: tuple[str, ...], number: signal.Signals) -> None:
    async with serving() as served, _live(f"http://127.0.0.1:{served.client.port}", *command) as terminal:
        await eventually(lambda: VIEWS[command] in terminal.written, what="a frame is drawn")
        assert SCREEN_ON in terminal.written
        terminal.process.send_signal(number)
        assert await terminal.process.wait() == 0
        await eventually(lambda: SCREEN_OFF in terminal.written, what="the screen is given back")
    assert b"Traceback" not in terminal.written


async def test_it_goes_on_when_its_node_is_away() -> None:
    async with AsyncExitStack() as stack:
        node = AsyncExitStack()
        served = await node.enter_async_context(serving())
        terminal = await stack.enter_async_context(_live(f"http://127.0.0.1:{served.client.port}", "top"))
        await eventually(lambda: b"serving" in terminal.written, what="a frame is drawn")
        await node.aclose()
        await eventually(lambda: b"away since" in terminal.written, what="the node is shown as away")
        assert terminal.process.returncode is None


async def test_the_map_stays_and_says_so_when_its_node_is_away() -> None:
    async with AsyncExitStack() as stack:
        node = AsyncExitStack()
        served = await node.enter_async_context(serving())
        url = f"http://127.0.0.1:{served.client.port}"
        terminal = await stack.enter_async_context(_live(url, "shards", "--watch"))
        await eventually(lambda: b"nobody who lives has it" in terminal.written, what="the map is drawn")
        await node.aclose()
        await eventually(lambda: b"nothing listens at" in terminal.written, what="that the node is away is said")
        assert terminal.process.returncode is None
