"""The lanes against a list that is searched from one end to the other at each pick."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from engine.core.bucket import BURST_MS
from engine.core.catalog import JobType, Priority, Target, unknown
from engine.core.job import Job, Live
from engine.core.lanes import Lanes, Ready
from engine.core.lifecycle import State

TARGETS = [Target("grpc", f"host-{at}:1", "/p.S/M") for at in range(3)]
TYPES = [
    *(JobType(f"type-{at}", target) for at, target in enumerate(TARGETS)),
    JobType("few-at-once", TARGETS[0], concurrency=2),
    JobType("slow", TARGETS[0], rate=2),
    JobType("fast-but-few", TARGETS[1], concurrency=5, rate=100),
    unknown("gone"),
]
USERS = [None, None, "ann", "ben", "cem"]


class LanesAgainstList(RuleBasedStateMachine):
    @initialize(
        running_max=st.integers(1, 12), per_target_max=st.integers(1, 6), per_user_max=st.integers(1, 3), data=st.data()
    )
    def begin(self, running_max: int, per_target_max: int, per_user_max: int, data: st.DataObject) -> None:
        self.running_max, self.per_target_max, self.per_user_max = running_max, per_target_max, per_user_max
        self.floor = data.draw(st.integers(0, running_max // 3))
        self.owned, self.total = data.draw(st.sampled_from([(1, 1), (3, 6), (1, 8)]))
        self.lanes = Lanes(
            depth_max=5,
            running_max=running_max,
            per_target_max=per_target_max,
            per_user_max=per_user_max,
            floor=self.floor,
        )
        self.lanes.share(self.owned, self.total)
        self.tokens: dict[str, Fraction] = {}
        self.waiting: list[Ready] = []
        self.running: list[Ready] = []
        self.now_ms = 10_000
        self.made = 0

    # -- what happens ------------------------------------------------------------------------------

    @rule(
        batch=st.lists(
            st.tuples(
                st.sampled_from(Priority),
                st.sampled_from(TYPES),
                st.sampled_from(USERS),
                st.sampled_from([None, None, "acme"]),
                st.integers(0, 9_000),
            ),
            max_size=30,
        )
    )
    def offer(self, batch: list[tuple[Priority, JobType, str | None, str | None, int]]) -> None:
        """One user's jobs come in due order, as the wheel hands them out; jobs of nobody in any."""
        came: list[Ready] = []
        for priority, kind, user_id, tenant, back_ms in batch:
            self._pass(1)
            self.made += 1
            due_ms = self.now_ms if user_id is not None else self.now_ms - back_ms
            job = Job(self.made, kind.name, due_ms, self.now_ms - back_ms, State.PENDING, 0, b"", user_id)
            if tenant is not None:
                job.live = Live(tenant=tenant)
            came.append(Ready(job, kind, priority))
        self.lanes.offer(came)
        self.waiting += came

    @precondition(lambda self: self.waiting)
    @rule(data=st.data())
    def offer_again(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(self.waiting))
        self.lanes.offer([one, Ready(one.job, one.type, one.priority)])

    @rule(room=st.integers(0, 15))
    def take(self, room: int) -> None:
        picked = self.lanes.take(room, self.now_ms)
        assert len(picked) <= room
        for one in picked:
            same_queue = [other for other in self._startable() if _queue(other) == _queue(one)]
            assert one in same_queue, "picked what may not start"
            assert one is min(same_queue, key=lambda other: (other.job.due_ms, other.arrival))
            self.waiting.remove(one)
            self.running.append(one)
            if one.type.rate is not None:
                self.tokens[one.type.name] -= 1
        assert len(picked) == room or not self._startable(), "left what may start"

    @rule(ms=st.integers(1, 3_000))
    def wait(self, ms: int) -> None:
        self._pass(ms)

    @precondition(lambda self: self.running)
    @rule(data=st.data())
    def release(self, data: st.DataObject) -> None:
        done = data.draw(st.lists(st.sampled_from(self.running), unique_by=id, min_size=1))
        self.lanes.release(done)
        self.running = [one for one in self.running if one not in done]

    @precondition(lambda self: self.waiting)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        for gone in data.draw(st.lists(st.sampled_from(self.waiting), unique_by=id, min_size=1)):
            gone.job.due_ms += 5_000
            assert self.lanes.remove(gone.job)
            assert not self.lanes.remove(gone.job)
            self.waiting.remove(gone)

    @precondition(lambda self: self.running)
    @rule(data=st.data())
    def what_runs_does_not_wait(self, data: st.DataObject) -> None:
        assert not self.lanes.remove(data.draw(st.sampled_from(self.running)).job)

    @rule(parts=st.integers(2, 5))
    def prune(self, parts: int) -> None:
        kept = [one for one in self.waiting if one.job.id % parts]
        assert self.lanes.prune(lambda job: job.id % parts != 0) == len(self.waiting) - len(kept)
        self.waiting = kept

    @rule(limit=st.integers(0, 10), back_ms=st.integers(0, 9_000), refiled=st.booleans())
    def oldest(self, limit: int, back_ms: int, refiled: bool) -> None:
        before_ms = self.now_ms - back_ms
        found = self.lanes.oldest(limit, before_ms)
        assert len({one.job.id for one in found}) == len(found) <= limit
        assert all(one in self.waiting and one.job.filed_ms < before_ms for one in found)
        old = [one for one in self.waiting if one.job.filed_ms < before_ms - 1_024]
        assert len(found) == limit or all(one in found for one in old)
        for one in found if refiled else ():
            one.job.filed_ms = self.now_ms

    @rule()
    def forget_idle(self) -> None:
        self.lanes.forget_idle()

    # -- what the list says ------------------------------------------------------------------------

    def _pass(self, ms: int) -> None:
        self.now_ms += ms
        for name, tokens in self.tokens.items():
            self.tokens[name] = min(self._burst(name), tokens + Fraction(ms, 1_000) * self._rate(name))

    def _rate(self, name: str) -> Fraction:
        (rate,) = (kind.rate for kind in TYPES if kind.name == name)
        assert rate is not None
        return Fraction(rate) * self.owned / self.total

    def _burst(self, name: str) -> Fraction:
        return max(Fraction(1), self._rate(name) * BURST_MS / 1_000)

    def _has_room(self, kind: JobType, running: int) -> bool:
        if kind.rate is not None and self.tokens.setdefault(kind.name, self._burst(kind.name)) < 1:
            return False
        if kind.concurrency is None:
            return True
        return running < max(min(kind.concurrency, 1), kind.concurrency * self.owned // self.total)

    def _startable(self) -> list[Ready]:
        targets = Counter(one.type.target.address for one in self.running)
        users = Counter(_user(one) for one in self.running)
        lanes = Counter(one.priority for one in self.running)
        types = Counter(one.type.name for one in self.running)

        def may(one: Ready) -> bool:
            kept = sum(max(self.floor - lanes[other], 0) for other in Priority if other != one.priority)
            return (
                targets[one.type.target.address] < min(self.per_target_max, self.running_max - len(self.running) - kept)
                and self._has_room(one.type, types[one.type.name])
                and (one.job.user_id is None or users[_user(one)] < self.per_user_max)
            )

        return [one for one in self.waiting if may(one)]

    @invariant()
    def holds(self) -> None:
        if not hasattr(self, "lanes"):
            return
        self.lanes.check()
        reasons = self.lanes.waiting_by_reason()
        assert len(self.lanes) == len(self.waiting) == sum(reasons.values())
        assert reasons["unknown_type"] <= sum(one.type.name == "gone" for one in self.waiting)
        for priority in Priority:
            waiting = sum(one.priority == priority for one in self.waiting)
            assert self.lanes.depth(priority) == min(waiting, 5)
            assert self.lanes.overdue(priority) == max(waiting - 5, 0)
            assert self.lanes.running(priority) == sum(one.priority == priority for one in self.running)


def _queue(one: Ready) -> tuple[Priority, str, str]:
    is_apart = one.type.concurrency is not None or one.type.rate is not None
    return one.priority, one.type.target.address, one.type.name if is_apart else ""


def _user(one: Ready) -> tuple[str | None, str | None]:
    return one.job.live.tenant if one.job.live else None, one.job.user_id


TestLanes = LanesAgainstList.TestCase
TestLanes.settings = settings(max_examples=200, stateful_step_count=40, deadline=None, derandomize=True)
