"""`tocsin migrate` as a process of its own."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from tests.integration.harness.grpc_targets import anyio_backend, one_loop

__all__ = ["anyio_backend", "one_loop"]
pytestmark = pytest.mark.anyio


async def _migrate(directory: Path, *flags: str) -> tuple[int | None, str]:
    """Its exit code and its log."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "api.cli", "migrate", *flags, cwd=directory, stderr=asyncio.subprocess.PIPE
    )
    _, log = await process.communicate()
    return process.returncode, log.decode()


def _left_in(directory: Path) -> list[Path]:
    return list(directory.iterdir())


@pytest.mark.parametrize("flags", [(), ("--data", "stated")])
async def test_a_given_database_is_migrated_and_nothing_is_left_in_the_working_directory(
    fresh_database: str, tmp_path: Path, flags: tuple[str, ...]
) -> None:
    code, log = await _migrate(tmp_path, "--postgres", fresh_database, *flags)
    assert (code, "applied 0001_journal" in log) == (0, True), log
    code, log = await _migrate(tmp_path, "--postgres", fresh_database, *flags)
    assert (code, "applied nothing: the schema is up to date" in log) == (0, True), log
    assert _left_in(tmp_path) == []
