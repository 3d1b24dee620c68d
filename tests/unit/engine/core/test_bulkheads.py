"""Limits of types in the lanes: who waits at them, who does not, and what a node may use of the cluster's."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from engine.core.catalog import JobType, Priority, Target, unknown
from engine.core.job import Job
from engine.core.lanes import Lanes, Ready
from engine.core.lifecycle import State

NOW_MS = 1_764_000_000_000


def new_lanes(**bounds: int) -> Lanes:
    given: dict[str, Any] = {"depth_max": 10_000, "running_max": 64, "per_target_max": 32, "per_user_max": 10}
    return Lanes(**(given | bounds))


def kind(name: str, host: str = "a", **limits: Any) -> JobType:
    return JobType(name, Target("grpc", f"{host}:1", "/p.S/M"), **limits)


class Maker:
    def __init__(self) -> None:
        self.made = 0

    def some(self, of: JobType, count: int, priority: Priority = Priority.MEDIUM) -> list[Ready]:
        made = range(self.made, self.made + count)
        self.made += count
        return [Ready(Job(n, of.name, NOW_MS, NOW_MS, State.PENDING, 0, b"", None), of, priority) for n in made]


@pytest.fixture
def make() -> Maker:
    return Maker()


def names(ready: list[Ready]) -> Counter[str]:
    return Counter(one.type.name for one in ready)


def test_a_type_at_its_limit_holds_up_no_other_of_the_same_target_and_lane(make: Maker) -> None:
    lanes = new_lanes()
    few, many = kind("few", concurrency=2), kind("many")
    lanes.offer(make.some(few, 100) + make.some(many, 20))
    first = lanes.take(64, NOW_MS)
    assert names(first) == {"few": 2, "many": 20}
    assert lanes.waiting_by_reason()["type"] == 98
    lanes.release([one for one in first if one.type is few])
    assert names(lanes.take(64, NOW_MS)) == {"few": 2}
    lanes.check()


def test_the_limit_of_a_type_is_one_over_all_priorities(make: Maker) -> None:
    lanes = new_lanes()
    few = kind("few", concurrency=3)
    for priority in Priority:
        lanes.offer(make.some(few, 10, priority))
    assert len(lanes.take(64, NOW_MS)) == 3


def test_a_type_whose_rate_is_used_up_holds_up_no_other_and_says_when_it_goes_on(make: Maker) -> None:
    lanes = new_lanes()
    slow, many = kind("slow", rate=2), kind("many")
    lanes.offer(make.some(slow, 5) + make.some(many, 5))
    assert lanes.opens_ms() is None
    assert names(lanes.take(64, NOW_MS)) == {"slow": 1, "many": 5}
    assert lanes.opens_ms() == NOW_MS + 500
    assert lanes.waiting_by_reason()["rate"] == 4
    assert lanes.take(64, NOW_MS + 499) == []
    assert names(lanes.take(64, NOW_MS + 500)) == {"slow": 1}
    lanes.check()


def test_nothing_of_a_type_that_is_unknown_starts(make: Maker) -> None:
    lanes = new_lanes()
    lanes.offer(make.some(unknown("gone"), 5))
    assert lanes.take(64, NOW_MS) == []
    assert lanes.waiting_by_reason()["unknown_type"] == 5


@pytest.mark.parametrize(
    ("owned", "total", "started"),
    [(256, 256, 10), (128, 256, 5), (86, 256, 3), (85, 256, 3), (1, 256, 1)],
    ids=["alone", "of two", "first of three", "another of three", "of very many"],
)
def test_of_the_clusters_limit_a_node_has_the_share_of_its_shards_and_at_least_one(
    make: Maker, owned: int, total: int, started: int
) -> None:
    lanes = new_lanes()
    lanes.share(owned, total)
    lanes.offer(make.some(kind("few", concurrency=10), 50))
    assert len(lanes.take(64, NOW_MS)) == started


def test_of_the_clusters_rate_a_node_has_the_share_of_its_shards(make: Maker) -> None:
    lanes = new_lanes()
    lanes.offer(make.some(kind("slow", rate=4), 5))
    lanes.share(1, 4)
    assert len(lanes.take(64, NOW_MS)) == 1
    assert lanes.opens_ms() == NOW_MS + 1_000


def test_shards_that_come_make_room_at_once(make: Maker) -> None:
    lanes = new_lanes()
    lanes.share(1, 4)
    lanes.offer(make.some(kind("few", concurrency=8), 50) + make.some(kind("slow", rate=100), 50))
    assert names(lanes.take(64, NOW_MS)) == {"few": 2, "slow": 2}
    lanes.share(4, 4)
    assert names(lanes.take(64, NOW_MS + 500)) == {"few": 6, "slow": 10}
    lanes.check()


def test_shards_that_go_leave_what_runs_alone_and_start_nothing_until_there_is_room(make: Maker) -> None:
    lanes = new_lanes()
    lanes.offer(make.some(kind("few", concurrency=8), 50))
    running = lanes.take(64, NOW_MS)
    lanes.share(1, 4)
    lanes.release(running[:6])
    assert lanes.take(64, NOW_MS) == []
    lanes.release(running[6:7])
    assert len(lanes.take(64, NOW_MS)) == 1
    lanes.check()


def test_a_limit_that_is_lowered_raised_or_lifted_counts_from_the_next_job_on(make: Maker) -> None:
    lanes = new_lanes()
    lanes.offer(make.some(kind("few", concurrency=1), 5))
    running = lanes.take(64, NOW_MS)
    lanes.offer(make.some(kind("few", concurrency=3), 1))
    running += lanes.take(64, NOW_MS)
    assert len(running) == 3
    lanes.offer(make.some(kind("few"), 2))
    assert len(lanes.take(64, NOW_MS)) == 2
    lanes.release(running)
    assert len(lanes.take(64, NOW_MS)) == 3
    lanes.check()


def test_targets_and_limits_that_nobody_needs_any_more_are_forgotten(make: Maker) -> None:
    lanes = new_lanes()
    few, slow = kind("few", "b", concurrency=1), kind("slow", "c", rate=1)
    lanes.offer(make.some(few, 1) + make.some(slow, 2) + make.some(kind("plain", "d"), 1))
    running = lanes.take(64, NOW_MS)
    lanes.release(running)
    lanes.forget_idle()
    lanes.check()
    assert set(lanes._targets) == {"grpc://c:1"}
    assert set(lanes._bulkheads._by_type) == {"slow"}
    assert len(lanes.take(64, NOW_MS + 1_000)) == 1
    lanes.check()
