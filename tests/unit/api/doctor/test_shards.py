"""Shards, leases, cursors and totals, judged from what PostgreSQL and Redis say together."""

from __future__ import annotations

import msgspec
import pytest

from api.doctor.finding import Finding, Level
from api.doctor.redis import Lease
from api.doctor.shards import Books, Shard, judge
from engine.ports import Tally
from shards.options import LEASE_TTL_MS

SHARDS = [
    Shard(number=number, owned=True, node="a", fenced=False, behind_ms=0, open_jobs=5, accepted=10, counted=10)
    for number in range(4)
]
BOOKS = Books("c", 4, SHARDS, [])
ALIVE = {"a": Lease("c", "a", LEASE_TTL_MS - 500)}


def _with(**fields: object) -> Books:
    """Shards 1 and 2 changed so."""
    changed = [msgspec.structs.replace(shard, **fields) if shard.number in (1, 2) else shard for shard in BOOKS.shards]
    return msgspec.structs.replace(BOOKS, shards=changed)


def _bad(books: Books, leases: dict[str, Lease] | None = ALIVE) -> list[Finding]:
    return [finding for finding in judge(books, leases) if finding.level is not Level.OK]


def test_a_cluster_that_is_well_has_no_other_findings() -> None:
    assert _bad(BOOKS) == []


def test_an_owner_without_a_lease_seems_dead() -> None:
    (finding,) = _bad(BOOKS, {})
    assert finding.level is Level.FAIL
    assert finding.what == "4 shards (0-3) owned by node a, which seems dead: its lease is gone"


def test_without_redis_nobody_is_called_dead() -> None:
    (finding,) = _bad(BOOKS, None)
    assert finding.level is Level.WARNING


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"owned": False, "node": None}, "2 shards (1-2) without an owner; 10 jobs of theirs not fired"),
        ({"fenced": True}, "2 shards (1-2) with an owner that may write no more"),
        ({"node": None}, "2 shards (1-2) with an owner that may write no more"),
        ({"node": "b"}, "2 shards (1-2) owned by node b, which seems dead: its lease is gone"),
        ({"behind_ms": 3_600_000}, "2 shards (1-2) with open jobs up to 60 min behind now"),
        ({"counted": 9}, "2 shards (1-2) with a sum of states that is not what was accepted; shard 1: 9 of 10"),
    ],
)
def test_each_trouble_of_a_shard_is_a_failure_that_names_it(fields: dict[str, object], says: str) -> None:
    (finding,) = _bad(_with(**fields))
    assert (finding.level, finding.what) == (Level.FAIL, says)


def test_a_shard_without_open_jobs_may_lag_behind() -> None:
    assert _bad(_with(behind_ms=3_600_000, open_jobs=0)) == []


@pytest.mark.parametrize(
    ("ttl_ms", "level"),
    [(LEASE_TTL_MS, Level.OK), (1_999, Level.WARNING), (-1, Level.FAIL), (LEASE_TTL_MS + 1, Level.FAIL)],
)
def test_a_lease_is_judged_by_its_time_to_live(ttl_ms: int, level: Level) -> None:
    levels = [f.level for f in judge(BOOKS, {"a": Lease("c", "a", ttl_ms)}) if f.subject == "leases"]
    assert levels == [level]


def test_rows_of_the_table_that_are_gone_are_told() -> None:
    (finding,) = _bad(msgspec.structs.replace(BOOKS, shards=SHARDS[:3]))
    assert "the cluster has 4 shards, but the table holds 3" in finding.what


def test_counts_since_the_last_fold_must_add_up_too() -> None:
    well = msgspec.structs.replace(
        BOOKS, unfolded=[Tally(accepted=2, pending=1, succeeded=1), Tally(pending=-1, dead=1)]
    )
    assert _bad(well) == []
    assert any("40 jobs accepted and 2 since the last fold" in finding.what for finding in judge(well, ALIVE))
    (finding,) = _bad(msgspec.structs.replace(BOOKS, unfolded=[Tally(accepted=2, pending=1)]))
    assert finding.subject == "audit"


def test_a_cluster_that_was_never_started_is_a_warning() -> None:
    (finding,) = judge(Books("c", None, [], []), {})
    assert finding.level is Level.WARNING
