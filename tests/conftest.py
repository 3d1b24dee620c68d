"""Fixtures for the whole suite: real servers for the run, a database for a test; and what makes a run honest.

A run in which anything was skipped or expected to fail is a failed run. The seed of the random tests is in the header
of every run, drawn afresh on a developer's machine and fixed where CI is set.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncpg
import hypothesis
import pytest

from api.stores.postgres import EmbeddedPostgres
from api.stores.valkey import EmbeddedValkey

hypothesis.settings.register_profile("tocsin", deadline=None, print_blob=True)
hypothesis.settings.register_profile("ci", deadline=None, print_blob=True, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "tocsin")

SEED = "seed of the random tests"
HOLES = ("skipped", "xfailed", "xpassed")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Draw the seed here, so that the header can name it before anything fails.

    A shell starts what it runs in the background with SIGINT ignored, and whatever is started from there inherits it:
    a test that ends a process by Ctrl-C would wait for ever."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if config.option.hypothesis_seed is None and not os.environ.get("CI"):
        drawn: dict[str, str] = getattr(config, "workerinput", {})
        config.option.hypothesis_seed = drawn.get(SEED) or str(secrets.randbits(32))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """A worker of pytest-xdist reads the command line anew, and is told here what was drawn for all."""
    if node.config.option.hypothesis_seed is not None:
        node.workerinput[SEED] = node.config.option.hypothesis_seed


def pytest_report_header(config: pytest.Config) -> str:
    seed = config.option.hypothesis_seed
    return "random tests: derandomized" if seed is None else f"random tests: repeat with --hypothesis-seed={seed}"


def _holes(config: pytest.Config) -> list[str]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    stats = reporter.stats if reporter is not None else {}
    return [f"{len(stats[kind])} {kind}" for kind in HOLES if stats.get(kind)]


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if _holes(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if holes := _holes(config):
        terminalreporter.write_sep("!", f"a run with holes is a failed run: {', '.join(holes)}", red=True, bold=True)


@pytest.fixture
def anyio_backend() -> str:
    """Async tests run on asyncio, the loop that production uses."""
    return "asyncio"


@pytest.fixture
def short_dir() -> Iterator[Path]:
    """A directory with a short path, for unix sockets: pytest's own are too deep."""
    with tempfile.TemporaryDirectory(prefix="t-", ignore_cleanup_errors=True) as made:
        yield Path(made)


@pytest.fixture(scope="session")
def postgres_dsn() -> Iterator[str]:
    """A real PostgreSQL for the whole run; `fresh_database` gives a test a database of its own on it."""
    data = Path(tempfile.mkdtemp(prefix="t-"))
    server = EmbeddedPostgres(data)
    try:
        yield asyncio.run(server.start())
    finally:
        asyncio.run(server.stop())
        shutil.rmtree(data, ignore_errors=True)


@contextmanager
def empty_database(dsn: str) -> Iterator[str]:
    """The DSN of an empty database that is dropped in the end, whoever is still connected."""
    name = f"test_{secrets.token_hex(6)}"

    async def execute(statement: str) -> None:
        connection = await asyncpg.connect(dsn)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    asyncio.run(execute(f"create database {name}"))
    yield dsn.replace("/postgres?", f"/{name}?", 1)
    asyncio.run(execute(f"drop database {name} with (force)"))


@pytest.fixture
def fresh_database(postgres_dsn: str) -> Iterator[str]:
    """An empty database for one test."""
    with empty_database(postgres_dsn) as dsn:
        yield dsn


@pytest.fixture(scope="module")
def module_database(postgres_dsn: str) -> Iterator[str]:
    """An empty database for the tests of one file."""
    with empty_database(postgres_dsn) as dsn:
        yield dsn


@pytest.fixture(scope="session")
def valkey_url() -> Iterator[str]:
    """A real Valkey for the whole run, shared: a test keeps to keys of its own."""
    data = Path(tempfile.mkdtemp(prefix="t-"))
    server = EmbeddedValkey(data)
    try:
        yield asyncio.run(server.start())
    finally:
        asyncio.run(server.stop())
        shutil.rmtree(data, ignore_errors=True)
