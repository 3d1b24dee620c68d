"""How migrations are applied: forward only, each wholly or not at all, one migrator at a time, none ever changed."""

from __future__ import annotations

import asyncio
import re

import asyncpg
import pytest

from engine.errors import Corrupt, JournalAway
from engine.journal import migrate as module
from engine.journal.migrate import checksum, migrate_dsn, migrations
from tests.integration.harness.wait import eventually
from tests.tidy.test_sql import statements_of
from tests.upgrade.fixtures import NUMBERS, execute, fetch, restore

pytestmark = pytest.mark.anyio

RELEASED = {
    "0001_journal": "3203465c3796cacdec4ac5afa6664a863fea5c4ca5d445d1b218888946f6130f",
    "0002_lists": "c845001cff2a6f60572b674e4c13dc8bc71172bd8e101d0b0eee3a7bac5d6819",
    "0003_secret": "ccf1c7759f7ce05c68a09cc5dd30c8c4bad6923136d46e84a77495f3db6d6543",
    "0004_operations_escalation": "7b6ebab4e3f76b80815f99a118e05273e23a12f151f850b700497abde7adf66e",
}
"""What clusters have applied. A row is added with its migration and never changed: what is wrong with a migration is
mended by the next one."""

TABLES = "select relname from pg_class where relnamespace = to_regnamespace('tocsin') and relkind in ('r', 'p')"
PARTED = ("job_record", "idempotency_key")
"""Of their rows no transaction can be asked for through the parent."""
APPLIED = "select name, checksum, applied_at from tocsin.schema_migration order by name"


# -- the scripts ------------------------------------------------------------------------------------


def test_a_migration_once_written_never_changes() -> None:
    found = {name: checksum(script) for name, script in migrations().items()}
    changed = [name for name, known in RELEASED.items() if found.get(name) != known]
    assert not changed, f"{changed}: clusters have applied these as they were; write a further migration instead"
    fresh = {name: text for name, text in found.items() if name not in RELEASED}
    assert not fresh, f"new migrations: add them to RELEASED: {fresh}"


def test_each_migration_but_the_last_has_a_fixture_of_the_schema_it_left() -> None:
    superseded = [name[:4] for name in migrations()][:-1]
    missing = sorted(set(superseded) - set(NUMBERS))
    assert not missing, (
        f"schemas {missing} have no fixture, so that the migration after them is not tried on data: run "
        "python -m tests.upgrade.make_fixture on the last commit before it"
    )
    assert NUMBERS, "there is an earlier schema to come from"


@pytest.mark.parametrize("name", list(migrations()))
def test_a_migration_stays_within_its_transaction(name: str) -> None:
    """It can be undone as a whole only while it ends none and does nothing that wants to be outside of one."""
    for statement in statements_of(migrations()[name]):
        assert not re.match(r"\s*(begin|start|commit|end|rollback|abort|vacuum)\b", statement, re.IGNORECASE), statement
        assert not re.search(r"\bconcurrently\b", statement, re.IGNORECASE), statement


# -- applying them ----------------------------------------------------------------------------------


@pytest.fixture
def further(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Migrations of this build, as a later one would have them: what a test puts here comes on top."""
    known = migrations()
    monkeypatch.setattr(module, "migrations", lambda: dict(sorted(known.items())))
    return known


async def test_a_migration_that_fails_midway_leaves_the_schema_of_the_one_before(
    fresh_database: str, further: dict[str, str]
) -> None:
    ours = list(further)
    further["0997_adds"] = "create table added (a integer); insert into added values (1)"
    further["0998_breaks"] = "create table half (a integer); alter table added add b integer; select 1 / 0"
    further["0999_never_reached"] = "create table beyond (a integer)"
    with pytest.raises(Corrupt, match=r"migration 0998_breaks .* has changed nothing: division by zero"):
        await migrate_dsn(fresh_database)
    assert [row["name"] for row in await fetch(fresh_database, APPLIED)] == [*ours, "0997_adds"]
    tables = {row["relname"] for row in await fetch(fresh_database, TABLES)}
    assert "added" in tables
    assert not tables & {"half", "beyond"}
    assert [dict(row) for row in await fetch(fresh_database, "select * from tocsin.added")] == [{"a": 1}]
    further["0998_breaks"] = "create table whole (a integer)"
    assert await migrate_dsn(fresh_database) == ["0998_breaks", "0999_never_reached"]


async def test_a_first_migration_that_fails_leaves_no_table_of_its_own(
    fresh_database: str, further: dict[str, str]
) -> None:
    """The very first one fails: there is a schema with no table of the journal's in it, and the next start goes on."""
    first = next(iter(further))
    sound, further[first] = further[first], further[first] + "; select 1 / 0"
    with pytest.raises(Corrupt, match=first):
        await migrate_dsn(fresh_database)
    assert [row["relname"] for row in await fetch(fresh_database, TABLES)] == ["schema_migration"]
    further[first] = sound
    assert await migrate_dsn(fresh_database) == list(further)


async def test_a_server_that_ends_the_connection_midway_is_away_and_nothing_is_half_done(
    fresh_database: str, further: dict[str, str]
) -> None:
    further["0998_is_cut_off"] = "create table half (a integer); select pg_terminate_backend(pg_backend_pid())"
    with pytest.raises(JournalAway):
        await migrate_dsn(fresh_database)
    assert "half" not in {row["relname"] for row in await fetch(fresh_database, TABLES)}
    del further["0998_is_cut_off"]
    assert await migrate_dsn(fresh_database) == []


@pytest.mark.parametrize("schema", NUMBERS)
async def test_migrators_at_once_apply_each_migration_once(
    fresh_database: str, schema: str, further: dict[str, str]
) -> None:
    await restore(fresh_database, schema)
    further["0998_counts"] = "create table counted (a integer)"
    further["0999_counts_too"] = "create table counted_too (a integer)"
    done = await asyncio.gather(*(migrate_dsn(fresh_database) for _ in range(4)))
    later = [name for name in further if name[:4] > schema]
    assert sorted(done, key=len) == [[], [], [], later]
    assert await fetch(fresh_database, "select 1 from pg_locks where locktype = 'advisory' and granted") == []


async def test_a_migrator_waits_for_the_one_at_work_over_all_of_its_migrations(
    fresh_database: str, further: dict[str, str]
) -> None:
    """The lock is held between two migrations too: an observer in the second one holds it up."""
    further["0998_first"] = "create table first (a integer)"
    further["0999_second"] = "lock table gate"
    await execute(fresh_database, "create schema tocsin; create table tocsin.gate ()")
    gate = await asyncpg.connect(fresh_database)
    held = gate.transaction()
    await held.start()
    await gate.execute("lock table tocsin.gate")
    one = asyncio.create_task(migrate_dsn(fresh_database))
    waiting = "select relation from pg_locks where not granted and relation = 'tocsin.gate'::regclass"
    await eventually(lambda: fetch(fresh_database, waiting), what="the first is within its second migration")
    two = asyncio.create_task(migrate_dsn(fresh_database))
    queued = "select 1 from pg_locks where not granted and locktype = 'advisory'"
    await eventually(lambda: fetch(fresh_database, queued), what="the second waits for it")
    assert (await fetch(fresh_database, APPLIED))[-1]["name"] == "0998_first", "a transaction each"
    await held.rollback()
    await gate.close()
    assert (await one, await two) == (list(further), [])


@pytest.mark.parametrize("schema", NUMBERS)
async def test_migrating_again_changes_nothing(fresh_database: str, schema: str) -> None:
    await restore(fresh_database, schema)
    await migrate_dsn(fresh_database)
    before = await _everything(fresh_database)
    assert await migrate_dsn(fresh_database) == []
    assert await _everything(fresh_database) == before


async def _everything(dsn: str) -> list[str]:
    """Rows of every table, each with the transaction that wrote it; and the catalog's own rows of these tables."""
    names = [row["relname"] for row in await fetch(dsn, f"{TABLES} and not relispartition")]
    queries = [
        f"select '{name}' || (t.xmin, t)::text as line from tocsin.{name} t" for name in names if name not in PARTED
    ]
    queries += [f"select '{name}' || t::text from tocsin.{name} t" for name in PARTED]
    queries += ["select (xmin, oid, relname)::text from pg_class where relnamespace = 'tocsin'::regnamespace"]
    return sorted(row["line"] for row in await fetch(dsn, " union all ".join(queries)))
