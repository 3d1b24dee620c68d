"""The doctor on databases that are away, in virtual time."""

from __future__ import annotations

import asyncio

import asyncpg
import pytest

from api.doctor.finding import CHECK_S, Finding, Level
from api.doctor.targets import check
from engine.core.catalog import BUILTIN, Catalog, Databases, JobType, Target
from tests.virtual_time import run


@pytest.mark.parametrize("silent", [True, False])
def test_each_database_that_is_away_is_named_however_many_there_are(
    monkeypatch: pytest.MonkeyPatch, silent: bool
) -> None:
    async def connect(dsn: str, *, timeout: float, **options: object) -> None:  # noqa: ASYNC109 - as the library has it
        async with asyncio.timeout(timeout):
            await asyncio.sleep(60 if silent else 1)
        raise ConnectionRefusedError(111, "refused")

    monkeypatch.setattr(asyncpg, "connect", connect)
    names = [f"d{n}" for n in range(40)]

    async def examined() -> list[Finding]:
        kind = JobType("upkeep", Target(BUILTIN, "postgres", "/analyze"))
        dsns = Databases(dict.fromkeys(names, "postgresql://me:s3cret@h/x"))
        return await check(Catalog({"upkeep": kind}, databases=dsns))

    findings = run(examined)
    assert {finding.level for finding in findings} == {Level.FAIL}
    assert [finding.what.partition(":")[2].split()[1] for finding in findings] == [f"{name}:" for name in names]
    assert all(str(CHECK_S) not in finding.what for finding in findings)
    assert "s3cret" not in str(findings)
