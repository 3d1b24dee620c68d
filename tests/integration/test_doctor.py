"""The doctor against real servers: a cluster that is well, and one thing broken at a time."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

import asyncpg
import pytest
from anyio import to_thread
from click.testing import CliRunner
from redis.asyncio import Redis

from api.cli import main
from api.doctor import redis
from api.doctor.examine import Examined, examine
from api.doctor.finding import Finding, Level
from api.settings import Settings, load
from api.stores.postgres import EmbeddedPostgres
from engine.journal.cluster import cluster_at
from engine.journal.postgres import PostgresJournal
from engine.options import Options
from protos.whispr import messaging_pb2
from shards.leases.redis import RedisLeases
from shards.options import LEASE_TTL_MS
from shards.ports import Lease
from tests.integration.harness.grpc_targets import PATH, anyio_backend, now_ms, ok, one_loop, server
from tests.integration.harness.stores import OwnServer, own_postgres, own_valkey

__all__ = ["anyio_backend", "one_loop"]
pytestmark = pytest.mark.anyio

NOBODY = "http://127.0.0.1:1"
SHARDS = 8
POOL = messaging_pb2.DESCRIPTOR.pool


def _settings(directory: Path, target: str | None = None, path: str = PATH, **flags: str | None) -> Settings:
    """A catalog with one type, whose target is `target`."""
    catalog = directory / "catalog.toml"
    catalog.write_text(f'[types."some.type"]\ntarget = "grpc://{target or "127.0.0.1:1"}{path}"\n')
    return load({"catalog": str(catalog), "data": str(directory), **flags}, {}, directory)


async def _examined(settings: Settings, ahead_ms: int = 0) -> Examined:
    return await examine(settings, NOBODY, url_stated=False, now_ms=lambda: now_ms() + ahead_ms)


async def _bad(settings: Settings, ahead_ms: int = 0) -> dict[str, list[Finding]]:
    """What is not well, by subject, but that no node answers and the one target is dead."""
    found: dict[str, list[Finding]] = {}
    for finding in (await _examined(settings, ahead_ms)).findings:
        if finding.level is not Level.OK and finding.subject not in ("node", "targets"):
            found.setdefault(finding.subject, []).append(finding)
    return found


def _only(found: Iterable[Finding]) -> Finding:
    (finding,) = found
    return finding


@asynccontextmanager
async def _cluster(dsn: str, redis: str, *, leased: bool = True) -> AsyncIterator[PostgresJournal]:
    """What a node leaves that works: its shards taken, its days made, its lease held."""
    journal = await PostgresJournal.open(dsn, node="n1", random=Random(1))
    leases = RedisLeases(redis, (await cluster_at(dsn)).id, lambda: "run")
    lease = Lease("n1", "life", "", "127.0.0.1:1", "127.0.0.1:2")
    try:
        await journal.join(range(SHARDS), SHARDS, lanes=2)
        await journal.claim(range(SHARDS), lambda _: False)
        bounds = Options()
        await journal.retire(
            now_ms(), history_days=bounds.history_days, key_hours=bounds.key_hours, days_ahead=bounds.days_ahead
        )
        if leased:
            await leases.renew(lease, LEASE_TTL_MS)
        yield journal
    finally:
        await leases.release(lease)
        await leases.close()
        await journal.close()


async def _execute(dsn: str, *statements: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


# -- well -----------------------------------------------------------------------------------------


async def test_a_cluster_that_is_well_has_no_findings_but_good_ones(
    fresh_database: str, valkey_url: str, tmp_path: Path
) -> None:
    async with _cluster(fresh_database, valkey_url), server(ok, pool=POOL) as target:
        examined = await _examined(_settings(tmp_path, target, postgres=fresh_database, redis=valkey_url))
    bad = [finding for finding in examined.findings if finding.level is not Level.OK]
    assert [finding.subject for finding in bad] == ["node"], bad
    subjects = dict.fromkeys(finding.subject for finding in examined.findings)
    assert list(subjects) == [
        *("postgres", "clock", "migrations", "shards", "leases", "overdue", "audit", "days"),
        *("redis", "targets", "node"),
    ]


async def test_the_doctor_changes_nothing(fresh_database: str, valkey_url: str, tmp_path: Path) -> None:
    settings = _settings(tmp_path, postgres=fresh_database, redis=valkey_url)
    async with Redis.from_url(valkey_url) as redis:
        keys = await redis.keys("*")
        found = await _bad(settings)
        assert await redis.keys("*") == keys
    connection = await asyncpg.connect(fresh_database)
    assert await connection.fetchval("select to_regnamespace('tocsin') is null")
    await connection.close()
    assert await to_thread.run_sync(lambda: [path.name for path in tmp_path.iterdir()]) == ["catalog.toml"]
    assert list(found) == ["migrations"]
    assert "no schema of Tocsin's yet" in _only(found["migrations"]).what


# -- PostgreSQL -----------------------------------------------------------------------------------


async def test_a_stopped_postgres_is_one_failure_and_the_rest_is_still_checked(
    valkey_url: str, short_dir: Path, tmp_path: Path
) -> None:
    async with own_postgres(short_dir) as stopped:
        await stopped.kill()
        examined = await _examined(_settings(tmp_path, postgres=stopped.dsn, redis=valkey_url))
    by_subject = {finding.subject for finding in examined.findings}
    assert by_subject == {"postgres", "redis", "targets", "node"}
    failure, skipped = (finding for finding in examined.findings if finding.subject == "postgres")
    assert failure.level is Level.FAIL
    assert "not reached" in failure.what
    assert "clock, migrations" in skipped.what


async def test_a_wrong_password_says_to_correct_it(valkey_url: str, short_dir: Path, tmp_path: Path) -> None:
    async with own_postgres(short_dir) as locked:
        await _execute(locked.dsn, "alter role postgres password 'right'")
        (short_dir / "postgres/pg_hba.conf").write_text("local all all scram-sha-256\n")
        right = locked.dsn.replace("postgres@", "postgres:right@")
        await _execute(locked.dsn, "select pg_reload_conf()")
        wrong = await _bad(_settings(tmp_path, postgres=right.replace("right", "wrong"), redis=valkey_url))
        assert list(await _bad(_settings(tmp_path, postgres=right, redis=valkey_url))) == ["migrations"]
    failure = wrong["postgres"][0]
    assert failure.what == 'password authentication failed for user "postgres"'
    assert failure.mend == "correct user and password in the DSN"


async def test_a_role_without_rights_is_told_which_role_has_them(
    fresh_database: str, valkey_url: str, tmp_path: Path
) -> None:
    async with _cluster(fresh_database, valkey_url):
        await _execute(fresh_database, "drop role if exists poor", "create role poor login")
        poor = fresh_database.replace("postgres@", "poor@")
        found = await _bad(_settings(tmp_path, postgres=poor, redis=valkey_url))
        await _execute(fresh_database, "drop role poor")
    assert _only(found["postgres"]).mend == 'use the role postgres, or: grant "postgres" to "poor"'
    assert "the role may not look" in _only(found["migrations"]).what
    assert "the role may not look" in _only(found["shards"]).what


async def test_a_dsn_that_is_none_says_how_one_is_written(valkey_url: str, tmp_path: Path) -> None:
    found = await _bad(_settings(tmp_path, postgres="postgresql://u:secret@h:port/x", redis=valkey_url))
    first, _ = found["postgres"]
    assert first.what.startswith("not a usable DSN")
    assert "secret" not in first.what
    assert "postgresql://USER:PASSWORD@HOST:PORT/DATABASE" in first.mend


async def test_a_server_that_does_not_fsync_is_a_failure(valkey_url: str, short_dir: Path, tmp_path: Path) -> None:
    embedded = EmbeddedPostgres(short_dir)
    embedded._settings = {**embedded._settings, "fsync": "off"}
    loose = OwnServer(embedded)
    try:
        found = await _bad(_settings(tmp_path, postgres=await loose.start(), redis=valkey_url))
    finally:
        await loose.end()
    assert "fsync = off" in _only(found["postgres"]).what
    assert _only(found["postgres"]).level is Level.FAIL


async def test_a_database_that_relaxes_commits_is_a_failure(
    fresh_database: str, valkey_url: str, tmp_path: Path
) -> None:
    name = urlsplit(fresh_database).path.removeprefix("/")
    async with _cluster(fresh_database, valkey_url):
        await _execute(fresh_database, f"alter database {name} set synchronous_commit = off")
        found = await _bad(_settings(tmp_path, postgres=fresh_database, redis=valkey_url))
    assert list(found) == ["postgres"]
    assert "synchronous_commit = off" in _only(found["postgres"]).what


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("delete from tocsin.schema_migration where name = '0001_journal'", "not applied: 0001_journal"),
        ("insert into tocsin.schema_migration values ('9999_newer', 'x')", "not known to this version: 9999_newer"),
        ("update tocsin.schema_migration set checksum = 'x'", "not what was applied to the database: 0001_journal"),
    ],
)
async def test_migrations_that_do_not_match_are_told_by_name(
    fresh_database: str, valkey_url: str, tmp_path: Path, statement: str, says: str
) -> None:
    async with _cluster(fresh_database, valkey_url):
        await _execute(fresh_database, statement)
        found = await _bad(_settings(tmp_path, postgres=fresh_database, redis=valkey_url))
    assert list(found) == ["migrations"]
    assert any(says in finding.what and finding.level is Level.FAIL for finding in found["migrations"])


@pytest.mark.parametrize(("ahead_ms", "level"), [(-10_000, Level.FAIL), (10_000, Level.FAIL), (1_000, Level.WARNING)])
async def test_a_clock_that_is_off_is_told_by_how_much(
    fresh_database: str, valkey_url: str, tmp_path: Path, ahead_ms: int, level: Level
) -> None:
    async with _cluster(fresh_database, valkey_url):
        found = await _bad(_settings(tmp_path, postgres=fresh_database, redis=valkey_url), ahead_ms)
    finding = _only(found["clock"])
    assert finding.level is level
    assert ("behind this machine's" if ahead_ms > 0 else "ahead of this machine's") in finding.what


# -- shards, leases, days -------------------------------------------------------------------------


async def test_a_lease_that_is_gone_is_a_failure_of_its_shards(
    fresh_database: str, valkey_url: str, tmp_path: Path
) -> None:
    async with _cluster(fresh_database, valkey_url, leased=False):
        found = await _bad(_settings(tmp_path, postgres=fresh_database, redis=valkey_url))
    assert list(found) == ["shards"]
    assert _only(found["shards"]).what == "8 shards (0-7) owned by node n1, which seems dead: its lease is gone"


async def test_leases_are_read_as_nodes_keep_them(valkey_url: str) -> None:
    leases = RedisLeases(valkey_url, "read:by-the-doctor", lambda: "m")
    for node, ttl_ms in (("n1", LEASE_TTL_MS), ("n:2", 1)):
        await leases.renew(Lease(node, f"{node}.1", "", "127.0.0.1:1", "127.0.0.1:2"), ttl_ms)
    await leases.release(Lease("n:2", "n:2.1", "", "", ""))
    seen = await redis.look(valkey_url)
    assert seen.leases is not None
    (found,) = [lease for lease in seen.leases if lease.cluster == "read:by-the-doctor"]
    assert found.node == "n1"
    assert 0 < found.ttl_ms <= LEASE_TTL_MS
    await leases.close()


async def test_shards_that_were_let_go_wait_for_a_node(fresh_database: str, valkey_url: str, tmp_path: Path) -> None:
    async with _cluster(fresh_database, valkey_url) as journal:
        await journal.release()
        found = await _bad(_settings(tmp_path, postgres=fresh_database, redis=valkey_url))
    assert "8 shards (0-7) without an owner" in _only(found["shards"]).what


async def test_totals_changed_by_hand_and_cursors_left_behind_are_failures(
    fresh_database: str, valkey_url: str, tmp_path: Path
) -> None:
    async with _cluster(fresh_database, valkey_url):
        await _execute(
            fresh_database,
            "update tocsin.shard set accepted = 3 where shard = 2",
            "update tocsin.shard set accepted = 1, pending = 1, low_ms = 1000 where shard = 5",
        )
        found = await _bad(_settings(tmp_path, postgres=fresh_database, redis=valkey_url))
    assert "1 shard (2) with a sum of states" in _only(found["audit"]).what
    assert "1 shard (5) with open jobs" in _only(found["overdue"]).what


async def test_days_that_are_missing_or_half_dropped_are_told(
    fresh_database: str, valkey_url: str, tmp_path: Path
) -> None:
    async with _cluster(fresh_database, valkey_url):
        connection = await asyncpg.connect(fresh_database)
        days = await connection.fetch(
            "select relname from pg_class where relname like 'job_record_d________' order by 1 desc limit 2"
        )
        await connection.close()
        last, other = (row["relname"] for row in days)
        await _execute(
            fresh_database,
            f"drop table tocsin.{last}",
            f"alter table tocsin.job_record detach partition tocsin.{other}",
        )
        found = await _bad(_settings(tmp_path, postgres=fresh_database, redis=valkey_url))
    missing, half = found["days"]
    assert last in missing.what
    assert half.what == f"dropped half-way: {other}"


# -- Redis ----------------------------------------------------------------------------------------


async def test_a_redis_that_is_away_leaves_owners_in_doubt_and_not_dead(
    fresh_database: str, valkey_url: str, short_dir: Path, tmp_path: Path
) -> None:
    async with own_valkey(short_dir) as gone, _cluster(fresh_database, valkey_url):
        await gone.kill()
        found = await _bad(_settings(tmp_path, postgres=fresh_database, redis=gone.dsn))
    assert _only(found["redis"]).level is Level.FAIL
    assert "cannot be reached" in _only(found["redis"]).what
    assert _only(found["shards"]).level is Level.WARNING


async def test_a_redis_that_evicts_and_one_with_a_password_are_told(short_dir: Path, tmp_path: Path) -> None:
    async with own_valkey(short_dir) as store:
        client = Redis.from_url(store.dsn)
        await client.config_set("maxmemory-policy", "allkeys-lru")
        await client.config_set("maxmemory", 1 << 30)
        evicts = await _bad(_settings(tmp_path, postgres="postgresql://127.0.0.1:1/x", redis=store.dsn))
        await client.config_set("requirepass", "right")
        locked = await _bad(_settings(tmp_path, postgres="postgresql://127.0.0.1:1/x", redis=store.dsn))
        await client.aclose()
        wrong = store.dsn.replace("unix://", "unix://:wrong@")
        refused = await _bad(_settings(tmp_path, postgres="postgresql://127.0.0.1:1/x", redis=wrong))
    assert "allkeys-lru, maxmemory 1,024 MiB: it may throw leases away" in _only(evicts["redis"]).what
    assert _only(locked["redis"]).what == "asks for a password, and --redis has none"
    assert _only(refused["redis"]).what == "refuses the user or the password of --redis"


# -- embedded stores ------------------------------------------------------------------------------


async def test_embedded_stores_are_found_where_they_run_and_missed_where_they_do_not(
    short_dir: Path, tmp_path: Path
) -> None:
    async with own_postgres(short_dir), own_valkey(short_dir):
        running = await _bad(_settings(short_dir))
    assert list(running) == ["migrations"]
    stopped = await _bad(_settings(short_dir))
    assert "embedded PostgreSQL does not run in" in stopped["postgres"][0].what
    assert "embedded Valkey does not run in" in _only(stopped["redis"]).what
    never = await _bad(_settings(tmp_path))
    assert "tocsin serve" in never["postgres"][0].mend


# -- targets and the command ----------------------------------------------------------------------


async def _targets(settings: Settings) -> list[Finding]:
    return [finding for finding in (await _examined(settings)).findings if finding.subject == "targets"]


async def test_a_dead_target_and_one_without_the_method_are_failures(tmp_path: Path) -> None:
    away: dict[str, Any] = {"postgres": "postgresql://127.0.0.1:1/x", "redis": "redis://127.0.0.1:1"}
    dead = _only(await _targets(_settings(tmp_path, **away)))
    assert (dead.level, dead.what) == (Level.FAIL, "127.0.0.1:1: not reached: Connection refused (some.type)")
    async with server(ok, pool=POOL) as address:
        well = _only(await _targets(_settings(tmp_path, address, **away)))
        lacking = _only(await _targets(_settings(tmp_path, address, "/messaging.MessagingService/NoSuch", **away)))
        elsewhere = _only(await _targets(_settings(tmp_path, address, "/no.such.Service/Do", **away)))
    assert well.level is Level.OK
    assert (lacking.level, "has no method NoSuch" in lacking.what) == (Level.FAIL, True)
    assert (elsewhere.level, "no service no.such.Service" in elsewhere.what) == (Level.FAIL, True)
    async with server(ok, reflects=False) as address:
        silent = _only(await _targets(_settings(tmp_path, address, **away)))
    assert (silent.level, "serves no reflection" in silent.what) == (Level.FAIL, True)


@pytest.mark.parametrize(
    ("catalog", "args", "code"),
    [
        ('[types."t"]\ntarget = "grpc://127.0.0.1:1/a.B/C"\n', [], 1),
        ('[types."t"]\ntarget = "nonsense"\n', [], 2),
        ('[types."t"]\ntarget = "grpc://127.0.0.1:1/a.B/C"\n', ["--shards", "0"], 2),
        ('[types."t"]\ntarget = "grpc://127.0.0.1:1/a.B/C"\n', ["--url", "localhost"], 2),
    ],
)
async def test_the_command_ends_with_what_it_found(tmp_path: Path, catalog: str, args: list[str], code: int) -> None:
    (tmp_path / "catalog.toml").write_text(catalog)
    given = ["doctor", "--json", "--data", str(tmp_path), "--catalog", str(tmp_path / "catalog.toml"), *args]
    result = await to_thread.run_sync(lambda: CliRunner().invoke(main, given))
    assert result.exit_code == code, result.output
    if not args:
        document = json.loads(result.stdout)
        assert document["healthy"] is False
        assert {"subject", "level", "what", "mend"} == set(document["findings"][0])
        assert any(finding["subject"] == "catalog" for finding in document["findings"]) == (code == 2)
