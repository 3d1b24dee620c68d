"""From every earlier schema, with the data that a node of its time left when it was killed: today's node on it.

Each fixture under `schemas/` is restored, migrated, and then lived in: every job is answered as it was and fires when
it is due; nothing is lost, repeated or forgotten on the way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec
import orjson
import pytest

from api.http.answer import job_json
from api.instant import parse_ms
from engine.core.catalog import Priority
from engine.core.ids import parse_id
from engine.core.job import Form, NewJob
from engine.core.lifecycle import State
from engine.desk import Receipt
from engine.dispatch.memory import MemoryServices, Reply
from engine.errors import NotFound
from engine.journal.migrate import migrate_dsn, migrations
from engine.options import DAY_MS
from tests.integration.harness.wait import eventually
from tests.upgrade.fixture_life import EXACT
from tests.upgrade.fixtures import NUMBERS, execute, expected, fetch, hangs, node_at, restore

pytestmark = pytest.mark.anyio


class Upgraded(msgspec.Struct):
    """A database that was left at an earlier schema, brought up to date."""

    dsn: str
    left: Any
    """`expected.json`."""
    shards: int


@pytest.fixture(params=NUMBERS)
async def upgraded(request: pytest.FixtureRequest, fresh_database: str, anyio_backend: str) -> Upgraded:
    await restore(fresh_database, request.param)
    await migrate_dsn(fresh_database)
    (cluster,) = await fetch(fresh_database, "select shards from tocsin.cluster")
    return Upgraded(fresh_database, expected(request.param), cluster["shards"])


def number(job_id: str) -> int:
    found = parse_id(job_id)
    assert found is not None, job_id
    return found


def as_before(before: Any, now: Any, where: str) -> None:
    """Everything that was said is said again; what is said beyond it came later."""
    if isinstance(before, dict):
        for name, value in before.items():
            assert name in now, f"{where}.{name} is said no more"
            as_before(value, now[name], f"{where}.{name}")
    elif isinstance(before, list) and isinstance(now, list):
        assert len(now) == len(before), (where, before, now)
        for nth, (old, new) in enumerate(zip(before, now, strict=True)):
            as_before(old, new, f"{where}[{nth}]")
    else:
        assert now == before, (where, before, now)


def durable(job: Any) -> Any:
    """Without what only the memory of one node knows: when an open job came into its wheel, and when what ran as its
    node was killed is called again."""
    if job["state"] not in ("pending", "retrying", "running"):
        return job
    attempts = job["attempts"]
    if job["state"] == "running":
        again = {"fired_at", "lateness_ms"}
        attempts = [{name: value for name, value in each.items() if name not in again} for each in attempts]
    return {name: value for name, value in job.items() if name != "timeline"} | {"attempts": attempts}


# -- the schema -------------------------------------------------------------------------------------


@pytest.mark.parametrize("schema", NUMBERS)
async def test_an_earlier_schema_is_brought_up_to_date_once(fresh_database: str, schema: str) -> None:
    await restore(fresh_database, schema)
    later = [name for name in migrations() if name[:4] > schema]
    assert await migrate_dsn(fresh_database) == later
    rows = await fetch(fresh_database, "select name from tocsin.schema_migration order by name")
    assert [row["name"] for row in rows] == list(migrations())
    assert await migrate_dsn(fresh_database) == []


_COLUMNS = """
select c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
    || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') as line
from pg_attribute a join pg_class c on c.oid = a.attrelid
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where c.relnamespace = 'tocsin'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
"""
_INDEXES = """
select pg_get_indexdef(indexrelid) as line from pg_index join pg_class c on c.oid = indrelid
where c.relnamespace = 'tocsin'::regnamespace
"""
_RULES = """
select pg_get_constraintdef(oid) || ' on ' || conrelid::regclass as line from pg_constraint
where connamespace = 'tocsin'::regnamespace and conrelid <> 0
union all select pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid
where c.relnamespace = 'tocsin'::regnamespace and not t.tgisinternal
union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'tocsin'::regnamespace
union all select c.relname || ' ' || c.reloptions::text from pg_class c where c.relnamespace = 'tocsin'::regnamespace
"""
_DAY = re.compile(r"_d\d{8}")


async def _shape(dsn: str) -> set[str]:
    """Columns, indexes, constraints, triggers, functions and settings. A day's tables stand for all days."""
    rows = [row for query in (_COLUMNS, _INDEXES, _RULES) for row in await fetch(dsn, query)]
    return {_DAY.sub("_dN", row["line"]) for row in rows if row["line"]}


@pytest.mark.parametrize("schema", NUMBERS)
async def test_an_upgraded_schema_is_that_of_a_new_cluster(fresh_database: str, schema: str) -> None:
    days = "select tocsin.make_days(t, array[20600]) from unnest(array['job_record', 'idempotency_key']) t"
    await migrate_dsn(fresh_database)
    await execute(fresh_database, days)
    new = await _shape(fresh_database)
    await execute(fresh_database, "drop schema tocsin cascade")
    await restore(fresh_database, schema)
    await migrate_dsn(fresh_database)
    upgraded = await _shape(fresh_database)
    assert upgraded == new, (upgraded - new, new - upgraded)
    broken = await fetch(fresh_database, "select indexrelid::regclass from pg_index where not indisvalid")
    assert not broken, broken


_PASSING = {"operation_progress", "operation_done"}
"""Empty but while an operation is open."""

# -- the fixture ------------------------------------------------------------------------------------


@pytest.mark.parametrize("schema", NUMBERS)
async def test_a_fixture_holds_rows_of_every_kind(fresh_database: str, schema: str) -> None:
    await restore(fresh_database, schema)
    tables = "select relname from pg_class where relnamespace = 'tocsin'::regnamespace and relkind in ('r', 'p')"
    found = [row["relname"] for row in await fetch(fresh_database, tables) if not _DAY.search(row["relname"])]
    names = [name for name in found if name not in _PASSING]
    for name in names:
        (counted,) = await fetch(fresh_database, f"select count(*) as rows from tocsin.{name}")
        assert counted["rows"], f"{name} is empty"
    stood = "select bool_or(fenced_at is null) as crashed, bool_or(fenced_at is not null) as released"
    (lives,) = await fetch(fresh_database, f"{stood} from tocsin.incarnation_lane")
    assert lives["crashed"]
    assert lives["released"]
    left = expected(schema)
    assert {job["state"] for job in left["jobs"]} >= {
        "pending",
        "running",
        "retrying",
        "succeeded",
        "dead",
        "cancelled",
    }
    assert left["schema"][:4] == schema


# -- the jobs ---------------------------------------------------------------------------------------


async def test_every_job_and_the_audit_are_answered_as_before(upgraded: Upgraded) -> None:
    left = upgraded.left
    async with node_at(upgraded.dsn, left["at_ms"], upgraded.shards, hangs) as (host, services):
        await eventually(lambda: len(services.ledger) == len(left["running"]), what="what ran is called again")
        assert {each.fire.job_id: each.fire.fire_id for each in services.ledger} == left["running"]
        for job in left["jobs"]:
            now = orjson.loads(job_json(await host.get(number(job["id"])), host.now_ms()))
            as_before(durable(job), durable(now), job["id"])
        for job_id in left["forgotten"]:
            with pytest.raises(NotFound):
                await host.get(number(job_id))
        status = host.status()
        assert status.audit == left["audit"]
        assert {str(shard): audit for shard, audit in status.shards.items()} == left["shards"]


async def test_idempotency_keys_are_still_known(upgraded: Upgraded) -> None:
    left = upgraded.left
    async with node_at(upgraded.dsn, left["at_ms"], upgraded.shards, hangs) as (host, _):
        for known in left["keys"]:
            (receipt,) = await host.submit([_again(known, host.now_ms())], "http")
            assert isinstance(receipt, Receipt), receipt
            assert receipt.repeated, known
            assert receipt.id == number(known["id"])
        assert host.status().audit["accepted"] == left["audit"]["accepted"]


def _again(known: dict[str, Any], now_ms: int) -> NewJob:
    return NewJob(
        type=known["type"],
        payload=b"{}",
        form=Form.JSON,
        due_ms=now_ms,
        priority=Priority.LOW,
        max_attempts=1,
        timeout_ms=1_000,
        user_id=known["user_id"],
        idempotency_key=known["idempotency_key"],
    )


async def test_open_jobs_of_that_time_are_moved_and_cancelled_as_any_other(upgraded: Upgraded) -> None:
    left = upgraded.left
    still = [job for job in left["jobs"] if job["state"] in ("pending", "retrying")]
    async with node_at(upgraded.dsn, left["at_ms"], upgraded.shards, hangs) as (host, _):
        for nth, job in enumerate(still):
            job_id, due_ms = number(job["id"]), left["at_ms"] + (nth % 3 + 1) * DAY_MS
            if nth % 2:
                assert (await host.cancel(job_id)).state is State.CANCELLED
            else:
                moved = await host.reschedule(job_id, due_ms)
                assert (moved.due_ms, moved.next_fire_ms, len(moved.attempts)) == (due_ms, due_ms, job["attempt"])
                assert moved.state.name.lower() == job["state"]
        audit = host.status().audit
    assert audit["cancelled"] == left["audit"]["cancelled"] + len(still) // 2
    assert audit["accepted"] == left["audit"]["accepted"]
    async with node_at(upgraded.dsn, left["at_ms"], upgraded.shards, hangs) as (host, _):
        assert sum(host.status().audit[name] for name in ("pending", "running", "retrying")) == (
            left["audit"]["accepted"] - sum(audit[name] for name in ("succeeded", "dead", "cancelled", "expired"))
        )


async def test_pending_jobs_of_that_time_fire_when_they_are_due_and_not_before(upgraded: Upgraded) -> None:
    left = upgraded.left
    due = {job["id"]: parse_ms(job["next_fire_at"]) for job in left["jobs"] if job["next_fire_at"]}
    first_ms = min(due.values())
    async with node_at(upgraded.dsn, first_ms - 1_000, upgraded.shards, lambda _: Reply()) as (_, services):
        await eventually(_called(services, 1 + len(left["running"])), what="the first of them fires")
        (first,) = (each for each in services.ledger if each.fire.job_id not in left["running"])
        assert due[first.fire.job_id] == first_ms
        assert first.fired_ms >= first_ms
        assert first.fire.due_ms == first_ms


async def test_every_open_job_of_that_time_fires_once_with_the_attempt_it_was_at(upgraded: Upgraded) -> None:
    left = upgraded.left
    still = {job["id"]: job for job in left["jobs"] if job["state"] in ("pending", "retrying", "running")}
    last_ms = max(parse_ms(job["next_fire_at"]) for job in still.values() if job["next_fire_at"])
    async with node_at(upgraded.dsn, last_ms, upgraded.shards, lambda _: Reply()) as (host, services):
        await eventually(lambda: not _open(host.status().audit), 10, what="all of them are done")
        assert len(services.ledger) == len(still)
        assert {each.fire.job_id for each in services.ledger} == set(still)
        for each in services.ledger:
            before = still[each.fire.job_id]
            assert each.fire.attempt == before["attempt"] + (before["state"] != "running"), before
            assert each.fire.user_id == before["user_id"]
            assert each.fire.correlation_id == before["correlation_id"]
        assert EXACT in [each.payload for each in services.ledger], "a payload byte for byte"
        audit = host.status().audit
        assert audit["succeeded"] == left["audit"]["succeeded"] + len(still)
        assert audit["accepted"] == left["audit"]["accepted"]


def _open(audit: dict[str, int]) -> int:
    return audit["pending"] + audit["running"] + audit["retrying"]


def _called(services: MemoryServices, times: int) -> Callable[[], bool]:
    return lambda: len(services.ledger) >= times
