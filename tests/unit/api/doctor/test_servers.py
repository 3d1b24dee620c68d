"""What PostgreSQL and Redis say of themselves, judged: settings that would lose jobs or leases are found."""

from __future__ import annotations

import pytest

from api.doctor import postgres, redis
from api.doctor.finding import Level

ROW = {
    "version": "18.6 (Debian)",
    "major": 18,
    "database": "tocsin",
    "role": "t",
    "owner": "t",
    "may_partition": True,
    "may_create": False,
    "standby": False,
    "read_only": "off",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "standbys": "",
    "connections_max": 97,
    "connections": 9,
}


@pytest.mark.parametrize(
    ("fields", "level", "says"),
    [
        ({}, Level.OK, "fsync = on"),
        ({"fsync": "off"}, Level.FAIL, "a crash may lose jobs"),
        ({"full_page_writes": "off"}, Level.FAIL, "a crash may lose jobs"),
        ({"synchronous_commit": "off"}, Level.FAIL, "a crash may lose jobs"),
        ({"synchronous_commit": "local"}, Level.OK, "synchronous_commit = local"),
        ({"synchronous_commit": "local", "standbys": "*"}, Level.WARNING, "a failover may lose jobs"),
        ({"synchronous_commit": "remote_apply", "standbys": "*"}, Level.OK, "remote_apply"),
    ],
)
def test_commits_that_may_be_lost_are_found(fields: dict[str, object], level: Level, says: str) -> None:
    finding = postgres._durability(ROW | fields)
    assert (finding.level, says in finding.what) == (level, True)


@pytest.mark.parametrize(
    ("fields", "pooled", "level", "says"),
    [
        ({}, False, Level.OK, "PostgreSQL 18.6, database tocsin, role t"),
        ({}, True, Level.FAIL, "pooler"),
        ({"major": 14}, False, Level.FAIL, "older than 15"),
        ({"standby": True}, False, Level.FAIL, "a standby"),
        ({"read_only": "on"}, False, Level.FAIL, "read-only"),
    ],
)
def test_a_server_that_cannot_hold_the_journal_is_found(
    fields: dict[str, object], pooled: bool, level: Level, says: str
) -> None:
    finding = postgres._version(ROW | fields, pooled)
    assert (finding.level, says in finding.what) == (level, True)


@pytest.mark.parametrize(
    ("fields", "level", "says"),
    [
        ({}, Level.OK, "owns"),
        ({"owner": "o"}, Level.OK, "may act as o"),
        ({"owner": "o", "may_partition": False}, Level.FAIL, "may make no partitions"),
        ({"owner": None}, Level.FAIL, "may not make the schema"),
        ({"owner": None, "may_create": True}, Level.OK, "may make the schema"),
    ],
)
def test_a_role_without_its_rights_is_found(fields: dict[str, object], level: Level, says: str) -> None:
    finding = postgres._rights(ROW | fields)
    assert (finding.level, says in finding.what) == (level, True)


def test_too_few_free_connections_are_a_warning() -> None:
    assert postgres._room(ROW).level is Level.OK
    assert postgres._room(ROW | {"connections": 90}).level is Level.WARNING


@pytest.mark.parametrize(
    ("server", "level"),
    [
        ({"maxmemory_policy": "noeviction", "maxmemory": 1 << 30}, Level.OK),
        ({"maxmemory_policy": "allkeys-lru", "maxmemory": 0}, Level.WARNING),
        ({"maxmemory_policy": "volatile-ttl", "maxmemory": 1 << 30}, Level.FAIL),
    ],
)
def test_a_policy_that_evicts_leases_is_found(server: dict[str, object], level: Level) -> None:
    assert redis._policy(server).level is level


@pytest.mark.parametrize(
    ("server", "level", "says"),
    [
        ({"redis_version": "7.2.4", "valkey_version": "9.1.2"}, Level.OK, "Valkey 9.1.2"),
        ({"redis_version": "5.0.1"}, Level.FAIL, "older than 6"),
        ({"redis_version": "7.2.4", "role": "slave"}, Level.FAIL, "a replica"),
        ({"redis_version": "7.2.4", "loading": 1}, Level.WARNING, "loading"),
    ],
)
def test_a_redis_that_cannot_hold_leases_is_found(server: dict[str, object], level: Level, says: str) -> None:
    finding = redis._version(server)
    assert (finding.level, says in finding.what) == (level, True)
