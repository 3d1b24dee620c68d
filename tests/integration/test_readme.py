"""The tour of the README, pasted: each of its `sh` blocks goes to one bash as it stands, and what follows it comes out.

The blocks run in a folder that looks like a fresh checkout. Where the README says "8080, unless TOCSIN_URL says
otherwise", the test says otherwise. Ids, times and measured numbers differ from the page; everything else is equal.
"""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.integration.harness.pasted import Bash, blocks_of, difference
from tests.integration.harness.process import ROOT
from tests.integration.harness.wait import eventually

README = (ROOT / "README.md").read_text(encoding="utf-8")
CHECKOUT = ("Makefile", "requirements.lock", "pyproject.toml", "bench", "protos", "api", "engine", "shards")


@pytest.fixture
async def bash(short_dir: Path) -> AsyncIterator[Bash]:
    _check_out(short_dir)
    http, letters, reminders = _free_ports(3)
    own = {"TOCSIN_URL": f"http://127.0.0.1:{http}", "TOCSIN_HTTP": f"127.0.0.1:{http}", "TOCSIN_GRPC": "127.0.0.1:0"}
    targets = {"LETTERS": f"127.0.0.1:{letters}", "REMINDERS": f"127.0.0.1:{reminders}", "TZ": "UTC"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TOCSIN_")}
    shell = Bash(short_dir, kept | own | targets)
    await shell.start()
    try:
        yield shell
    finally:
        await shell.end()


@pytest.mark.anyio
async def test_the_tour_of_the_readme_works_when_pasted(bash: Bash) -> None:
    blocks = blocks_of(README)
    assert blocks, "the README has no tour"
    for block in blocks:
        printed = await bash.paste(block.code)
        different = difference(block.output, printed)
        assert different is None, f"README.md:{block.line}: {different}\n\n{block.code}\nprinted\n\n{printed}"
    await eventually(lambda: not bash.left(), what="the tour leaves no process behind")
    assert not (bash.directory / ".tocsin" / "tour").exists()


def test_every_command_of_the_readme_is_run_and_shows_what_comes_out() -> None:
    blocks = blocks_of(README)
    kinds = re.findall(r"^```(\w+)$", README, re.MULTILINE)
    assert kinds.count("sh") == len(blocks)
    assert set(kinds) == {"sh", "json", "text"}, "commands stand in `sh` blocks, so that they are run"
    assert all(block.output for block in blocks)


def test_outputs_differ_by_ids_times_and_measured_numbers_only() -> None:
    shown = '{"id": "01a20aa3-8a4c-8045-9f6a-0c61f2c7b1f6", "at": "2026-11-23T22:55:12.460Z", "ms": 3, "state": "dead"}'
    assert difference(shown, '{"id":"x","at":"2027-01-01T00:00:00.000Z","ms":77,"state":"dead"}') is None
    assert difference(shown, '{"id":"x","at":"2027-01-01T00:00:00.000Z","ms":77,"state":"pending"}') is not None
    assert difference(shown, '{"id":"x","at":"soon","ms":77,"state":"dead"}') is not None
    assert difference(shown, '{"id":"x","at":"2027-01-01T00:00:00.000Z","ms":null,"state":"dead"}') is not None
    assert difference(shown, '{"id":"x","ms":3,"state":"dead"}') is not None
    assert difference("250 0", "250 0\n") is None
    assert difference("250 0", "249 1") is not None
    assert difference("2026-11-23 22:55:12.460   1.2 s  ██▎", "2026-11-24 00:00:00.001   0 ms") is None


def _check_out(directory: Path) -> None:
    """As after a clone and an install: the project's files, and a .venv that `make install` finds done."""
    for name in CHECKOUT:
        (directory / name).symlink_to(ROOT / name)
    installed = directory / ".venv"
    installed.mkdir()
    for entry in Path(sys.prefix).iterdir():
        if entry.name != ".installed":
            (installed / entry.name).symlink_to(entry)
    (installed / ".installed").touch()


def _free_ports(count: int) -> list[int]:
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
