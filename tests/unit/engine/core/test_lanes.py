"""Who waits for whom in the lanes: for nobody but themselves. The exact order is in tests/model/test_lanes.py."""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable
from types import FrameType
from typing import Any

import pytest

from engine.core.ages import LEFTOVERS_MIN
from engine.core.catalog import JobType, Priority, Target
from engine.core.job import Job, Live
from engine.core.lanes import WEIGHTS, Lanes, Ready
from engine.core.lifecycle import State
from engine.options import Options

OPTIONS = Options().check()
NOW_MS = 1_764_000_000_000
NOTHING = dict.fromkeys(("lane", "target", "breaker", "type", "rate", "user", "unknown_type"), 0)


def new_lanes(
    *,
    running_max: int = OPTIONS.running_max,
    per_target_max: int = OPTIONS.running_per_target_max,
    per_user_max: int = OPTIONS.running_per_user_max,
    floor: int | None = None,
) -> Lanes:
    return Lanes(
        depth_max=OPTIONS.lane_depth_max,
        running_max=running_max,
        per_target_max=per_target_max,
        per_user_max=per_user_max,
        floor=floor,
    )


class Maker:
    """Jobs with ids of their own, due one after another."""

    def __init__(self) -> None:
        self.made = 0

    def some(
        self, count: int, *, host: str = "a", user: str | None = None, priority: Priority = Priority.MEDIUM
    ) -> list[Ready]:
        kind = JobType(f"to-{host}", Target("grpc", f"{host}:1", "/p.S/M"), priority)
        return [self._one(kind, user, priority) for _ in range(count)]

    def _one(self, kind: JobType, user: str | None, priority: Priority) -> Ready:
        self.made += 1
        due_ms = NOW_MS + self.made // 10
        return Ready(Job(self.made, kind.name, due_ms, due_ms, State.PENDING, 0, b"", user), kind, priority)


@pytest.fixture
def make() -> Maker:
    return Maker()


def users(ready: Iterable[Ready]) -> Counter[str | None]:
    return Counter(one.job.user_id for one in ready)


def calls_made(work: Callable[[], Any]) -> int:
    """Calls of functions, Python's own included, while `work` runs: what it costs, without a clock."""
    calls = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("freed", [1, 3, 16])
def test_slots_go_to_the_lanes_by_weight_while_none_of_them_ends(make: Maker, freed: int) -> None:
    lanes = new_lanes(running_max=64, per_target_max=64, floor=0)
    for priority in Priority:
        lanes.offer(make.some(3_000, priority=priority))
    running = deque(lanes.take(64, NOW_MS))
    picks: Counter[Priority] = Counter()
    while picks.total() < 2_100:
        lanes.release([running.popleft() for _ in range(freed)])
        picked = lanes.take(freed, NOW_MS)
        picks.update(one.priority for one in picked)
        running += picked
    for priority, weight in zip(Priority, WEIGHTS, strict=True):
        assert picks[priority] == pytest.approx(picks.total() * weight / sum(WEIGHTS), rel=0.1)


def test_every_round_of_picks_has_one_of_low(make: Maker) -> None:
    lanes = new_lanes()
    for priority in Priority:
        lanes.offer(make.some(500, priority=priority))
    since_low = 0
    for _ in range(300):
        (one,) = lanes.take(1, NOW_MS)
        lanes.release([one])
        since_low = 0 if one.priority == Priority.LOW else since_low + 1
        assert since_low < sum(WEIGHTS)


def test_high_goes_first_within_a_round(make: Maker) -> None:
    lanes = new_lanes()
    for priority in reversed(Priority):
        lanes.offer(make.some(100, priority=priority))
    assert {one.priority for one in lanes.take(WEIGHTS[0], NOW_MS)} == {Priority.HIGH}


def test_calls_of_high_that_hang_on_every_target_leave_the_others_a_floor_of_slots(make: Maker) -> None:
    lanes = new_lanes()
    for host in range(20):
        lanes.offer(make.some(1_000, host=f"hung-{host}", priority=Priority.HIGH))
    hung = lanes.take(OPTIONS.running_max, NOW_MS)
    floor = OPTIONS.running_max // 16
    left = (OPTIONS.running_max - 2 * floor) // 21
    assert len(hung) == OPTIONS.running_max - 2 * floor - left, "of twenty-one parts one is left to others of high"
    assert lanes.take(OPTIONS.running_max, NOW_MS) == []
    for priority in (Priority.MEDIUM, Priority.LOW):
        lanes.offer(make.some(500, host="well", priority=priority))
        for _ in range(10):
            picked = lanes.take(OPTIONS.running_max, NOW_MS)
            assert len(picked) == -(-(floor + left) // 2), "one target takes no more than it leaves"
            lanes.release(picked)
        lanes.prune(lambda job: job.type != "to-well")
    lanes.check()


def test_a_target_that_hangs_holds_its_own_slots_and_nobody_elses_jobs(make: Maker) -> None:
    lanes = new_lanes()
    lanes.offer(make.some(100_000, host="hung"))
    assert len(lanes.take(OPTIONS.running_max, NOW_MS)) == OPTIONS.running_per_target_max
    lanes.offer(make.some(1_000, host="well"))
    started = 0
    while picked := lanes.take(OPTIONS.running_max, NOW_MS):
        assert {one.type.target.address for one in picked} == {"well:1"}
        started += len(picked)
        lanes.release(picked)
    assert started == 1_000
    waiting = 100_000 - OPTIONS.running_per_target_max
    assert lanes.waiting_by_reason() == NOTHING | {"target": waiting}
    assert lanes.depth(Priority.MEDIUM) == OPTIONS.lane_depth_max
    assert lanes.overdue(Priority.MEDIUM) == waiting - OPTIONS.lane_depth_max


@pytest.mark.parametrize("hung", [1, 4, 20, 100])
def test_however_many_targets_hang_the_next_one_finds_slots(make: Maker, hung: int) -> None:
    lanes = new_lanes()
    for number in range(hung):
        lanes.offer(make.some(500, host=f"hung-{number}"))
    stuck = lanes.take(OPTIONS.running_max, NOW_MS)
    assert not lanes.take(OPTIONS.running_max, NOW_MS)
    lanes.check()
    usable = OPTIONS.running_max - 2 * (OPTIONS.running_max // 16)  # but for the floors of the other lanes
    left = usable - len(stuck)
    assert left >= usable // (hung + 1), (hung, left)
    lanes.offer(make.some(500, host="well"))
    lanes.check()
    came = lanes.take(OPTIONS.running_max, NOW_MS)
    assert {one.type.name for one in came} == {"to-well"}
    assert len(came) == min(-(-left // 2), OPTIONS.running_per_target_max)
    lanes.release(came)
    lanes.check()
    assert lanes.take(1, NOW_MS)[0].type.name == "to-well", "the slots of the one that is well come back to it"


def test_a_target_that_left_slots_to_others_takes_them_when_they_are_free(make: Maker) -> None:
    lanes = new_lanes(running_max=12, per_target_max=6, floor=0)
    first, other = make.some(20, host="a"), make.some(20, host="b")
    lanes.offer([*first, *other])
    running = lanes.take(12, NOW_MS)
    assert Counter(one.type.name for one in running) == {"to-a": 4, "to-b": 4}
    assert lanes.waiting_by_reason()["target"] == 32
    lanes.release([one for one in running if one.type.name == "to-b"])
    for one in other:
        lanes.remove(one.job)
    assert Counter(one.type.name for one in lanes.take(12, NOW_MS)) == {"to-a": 2}
    lanes.check()


def test_targets_take_turns(make: Maker) -> None:
    lanes = new_lanes()
    lanes.offer(make.some(1_000, host="a"))
    lanes.offer(make.some(10, host="b"))
    lanes.offer(make.some(10, host="c"))
    assert Counter(one.type.name for one in lanes.take(30, NOW_MS)) == {"to-a": 10, "to-b": 10, "to-c": 10}


def test_999_users_do_not_wait_for_one_with_100_000_jobs_that_hang(make: Maker) -> None:
    lanes = new_lanes()
    lanes.offer(make.some(100_000, user="crowd"))
    for number in range(999):
        lanes.offer(make.some(1, user=f"user-{number}"))
    hung, served = 0, 0
    while picked := lanes.take(64, NOW_MS):
        crowd = [one for one in picked if one.job.user_id == "crowd"]
        hung += len(crowd)
        served += len(picked) - len(crowd)
        lanes.release([one for one in picked if one.job.user_id != "crowd"])
    assert (hung, served) == (OPTIONS.running_per_user_max, 999)
    assert lanes.waiting_by_reason() == NOTHING | {"user": 100_000 - hung}
    lanes.check()


def test_999_users_are_served_soon_while_one_with_100_000_jobs_is_served_too(make: Maker) -> None:
    lanes = new_lanes()
    lanes.offer(make.some(100_000, user="crowd"))
    for number in range(999):
        lanes.offer(make.some(1, user=f"user-{number}"))
    running: deque[Ready] = deque()
    served: Counter[str | None] = Counter()
    picks = 0
    while served.total() - served["crowd"] < 999:
        picked = lanes.take(64, NOW_MS)
        picks += len(picked)
        served += users(picked)
        running += picked
        assert users(running)["crowd"] <= OPTIONS.running_per_user_max
        lanes.release([running.popleft() for _ in range(min(len(running), 32))])
    # Of a target's slots the crowd holds as many as one user may, so it takes that part of the picks.
    share = OPTIONS.running_per_user_max / OPTIONS.running_per_target_max
    assert picks <= 999 / (1 - share) + OPTIONS.running_per_target_max


def test_a_users_job_on_a_target_that_hangs_does_not_hold_theirs_for_another(make: Maker) -> None:
    lanes = new_lanes(per_target_max=4)
    lanes.offer(make.some(4, host="hung"))
    assert len(lanes.take(100, NOW_MS)) == 4
    lanes.offer(make.some(500, host="hung", user="ann"))
    lanes.offer(make.some(20, host="well", user="ann"))
    started = 0
    while picked := lanes.take(100, NOW_MS):
        started += len(picked)
        lanes.release(picked)
    assert started == 20


def test_a_pick_does_not_walk_over_a_crowd_that_may_not_start(make: Maker) -> None:
    lanes = new_lanes()
    lanes.offer(make.some(50_000, user="crowd"))
    lanes.offer(make.some(50_000, host="hung"))
    while lanes.take(OPTIONS.running_max, NOW_MS):
        pass
    lanes.offer(make.some(100, user=None))
    assert calls_made(lambda: lanes.release(lanes.take(100, NOW_MS))) < 100 * 30


def test_asking_for_old_jobs_walks_over_no_young_ones(make: Maker) -> None:
    lanes = new_lanes()
    lanes.offer(make.some(50_000))
    assert calls_made(lambda: lanes.oldest(500, NOW_MS)) < 100
    old = lanes.oldest(500, NOW_MS + 4_096)
    assert len(old) == 500
    for one in old:
        one.job.filed_ms = NOW_MS + 3_600_000
    again = lanes.oldest(500, NOW_MS + 4_096)
    assert len(again) == 500
    assert not {one.job.id for one in old} & {one.job.id for one in again}


def test_what_has_been_served_is_not_held_in_memory(make: Maker) -> None:
    lanes = new_lanes()
    lanes.offer(make.some(20_000))
    while picked := lanes.take(100, NOW_MS):
        lanes.release(picked)
    assert len(lanes) == 0
    assert len(lanes._ages) <= LEFTOVERS_MIN
    assert not lanes._user_running
    lanes.check()


def test_a_job_offered_twice_waits_once(make: Maker) -> None:
    lanes = new_lanes()
    (one,) = make.some(1)
    lanes.offer([one, one])
    lanes.offer([Ready(one.job, one.type, one.priority)])
    assert lanes.take(10, NOW_MS) == [one]
    lanes.check()


def test_a_slot_cannot_be_released_twice(make: Maker) -> None:
    lanes = new_lanes()
    lanes.offer(make.some(1))
    picked = lanes.take(1, NOW_MS)
    lanes.release(picked)
    with pytest.raises(AssertionError):
        lanes.release(picked)


def test_a_job_comes_again_after_its_release_in_a_new_ready(make: Maker) -> None:
    lanes = new_lanes(per_user_max=1)
    lanes.offer(make.some(2, user="ann"))
    (first,) = lanes.take(10, NOW_MS)
    lanes.release([first])
    lanes.offer([Ready(first.job, first.type, first.priority)])
    assert [one.job.id for one in lanes.take(1, NOW_MS)] == [2]
    lanes.check()
    lanes.remove(first.job)
    with pytest.raises(AssertionError):
        lanes.offer([first])


def test_one_user_id_in_two_tenants_is_two_users(make: Maker) -> None:
    lanes = new_lanes(per_user_max=1)
    ready = make.some(2, user="ann")
    ready[1].job.live = Live(tenant="acme")
    lanes.offer(ready)
    assert len(lanes.take(2, NOW_MS)) == 2


@pytest.mark.parametrize("running_max", [1, 2, 3, 5, 64])
def test_any_number_of_slots_serves_every_lane(make: Maker, running_max: int) -> None:
    lanes = new_lanes(running_max=running_max, per_target_max=running_max)
    for priority in Priority:
        lanes.offer(make.some(50, priority=priority))
    started: Counter[Priority] = Counter()
    while picked := lanes.take(running_max, NOW_MS):
        started.update(one.priority for one in picked)
        lanes.release(picked)
        lanes.check()
    assert set(started.values()) == {50}


# -- targets that are away ------------------------------------------------------------------------


def test_a_target_that_may_have_no_slot_leaves_the_turn_and_comes_back(make: Maker) -> None:
    lanes = new_lanes()
    away, other = make.some(5, host="a"), make.some(5, host="b")
    lanes.let(away[0].type.target, 0)
    lanes.offer(away + other)
    assert lanes.take(100, NOW_MS) == other
    assert lanes.waiting_by_reason() == NOTHING | {"breaker": 5}
    assert lanes.waits_for(away[0].job) == "breaker"
    lanes.let(away[0].type.target, 2)
    assert lanes.take(100, NOW_MS) == away[:2]
    lanes.release(away[:1])
    assert lanes.take(100, NOW_MS) == away[2:3]
    lanes.let(away[0].type.target, None)
    lanes.check()
    assert lanes.take(100, NOW_MS) == away[3:]


def test_fewer_slots_than_are_taken_end_no_call_and_start_none_until_they_are_fewer(make: Maker) -> None:
    lanes = new_lanes()
    jobs = make.some(10)
    lanes.offer(jobs)
    lanes.take(6, NOW_MS)
    target = jobs[0].type.target
    lanes.let(target, 3)
    lanes.check()
    assert lanes.running_at(target) == 6
    for number in range(4):
        assert not lanes.take(100, NOW_MS)
        lanes.release(jobs[number : number + 1])
    assert lanes.take(100, NOW_MS) == jobs[6:7]
    lanes.check()


def test_what_is_to_be_parked_stands_behind_those_that_are_kept_and_lets_its_users_others_in(make: Maker) -> None:
    lanes = new_lanes(per_user_max=4)
    target = make.some(1)[0].type.target
    lanes.let(target, 0)
    lanes.offer(make.some(10, user="u"))
    named = []
    while jobs := lanes.beyond(target, 2, 3):
        assert len(jobs) <= 3
        named += jobs
        for job in jobs:
            assert lanes.remove(job)
        lanes.check()
    assert len(named) == 8
    assert len(lanes) == 2
