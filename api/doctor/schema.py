"""The schema: every migration that this Tocsin knows is applied, unchanged, and none that it does not know."""

from __future__ import annotations

from collections.abc import Mapping

import asyncpg

from api.doctor.finding import Finding, fail, named, ok
from api.doctor.postgres import connected, read
from engine.journal.migrate import checksum, migrations

SUBJECT = "migrations"
_MIGRATE = "run `tocsin migrate`, or start a node of this version, which does the same"


async def check(dsn: str) -> list[Finding]:
    async with connected(dsn) as connection:
        try:
            applied = {row["name"]: row["checksum"] for row in await read(connection, "migrations")}
        except (asyncpg.UndefinedTableError, asyncpg.InvalidSchemaNameError):
            applied = {}
    return judge(applied, known())


def known() -> dict[str, str]:
    """This Tocsin's migrations: by name the checksum that is kept beside an applied one."""
    return {name: checksum(script) for name, script in migrations().items()}


def judge(applied: Mapping[str, str], ours: Mapping[str, str]) -> list[Finding]:
    if not applied:
        return [fail(SUBJECT, "the database holds no schema of Tocsin's yet", _MIGRATE)]
    findings = []
    if missing := [name for name in ours if name not in applied]:
        findings.append(fail(SUBJECT, f"not applied: {named(missing)}", _MIGRATE))
    if newer := sorted(name for name in applied if name not in ours):
        mend = "use a Tocsin at least as new as the one that applied it: this one refuses to start"
        findings.append(fail(SUBJECT, f"applied, but not known to this version: {named(newer)}", mend))
    if changed := sorted(name for name in applied if ours.get(name, applied[name]) != applied[name]):
        mend = "install the released version again: an applied migration never changes, so its file was edited"
        findings.append(fail(SUBJECT, f"not what was applied to the database: {named(changed)}", mend))
    return findings or [ok(SUBJECT, f"applied: {named(sorted(applied))}")]
