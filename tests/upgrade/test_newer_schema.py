"""A schema that is newer than the build: whoever starts on it is told which migration, and what to do, and touches
nothing. Tried from outside, on whole processes."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import orjson
import pytest

from engine.journal.migrate import migrate_dsn
from tests.integration.harness.process import ROOT
from tests.upgrade.fixtures import execute, fetch

pytestmark = pytest.mark.anyio

NEWER = "0999_from_tomorrow"
ENDS_WITHIN_S = 60
LEFT = "select relname::text from pg_class where relnamespace = 'tocsin'::regnamespace order by relname"


async def tocsin(directory: Path, *arguments: str) -> tuple[int | None, str, str]:
    """Exit code, stdout, stderr of the command, run in a directory without a configuration."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "api.cli", *arguments),
        cwd=directory,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(ENDS_WITHIN_S):
        out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


@pytest.mark.parametrize(("command", "form"), [("serve", "json"), ("migrate", "text")])
async def test_a_newer_schema_is_refused_by_name_and_left_alone(
    fresh_database: str, tmp_path: Path, command: str, form: str
) -> None:
    await migrate_dsn(fresh_database)
    await execute(fresh_database, f"insert into tocsin.schema_migration (name, checksum) values ('{NEWER}', 'x')")
    before = await fetch(fresh_database, LEFT)
    given = ["--postgres", fresh_database, "--log-format", form]
    if command == "serve":
        given += ["--redis", "redis://127.0.0.1:1", "--http", "127.0.0.1:0", "--grpc", "127.0.0.1:0"]
    code, out, err = await tocsin(tmp_path, command, *given)
    assert code == 2, (out, err)
    assert out == ""
    (line,) = err.splitlines()
    told = orjson.loads(line)["message"] if form == "json" else line
    assert "--postgres" in told
    assert NEWER in told
    assert "start a Tocsin at least as new as the one that applied it" in told
    assert await fetch(fresh_database, LEFT) == before
    assert await fetch(fresh_database, "select 1 from tocsin.cluster") == []
