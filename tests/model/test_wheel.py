"""The wheel against a list that is sorted anew at each step."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from engine.core.job import Job
from engine.core.lifecycle import State
from engine.core.wheel import DUE_MS_MAX, Wheel

# Around the edges of slots and levels, where a wheel goes wrong, as well as anywhere.
edges = st.builds(
    lambda power, digit, off: max(0, (digit << power) + off),
    st.sampled_from([0, 10, 20, 30]),
    st.integers(0, 1025),
    st.integers(-2, 2),
)
distances = st.one_of(st.integers(0, 3), st.integers(0, 3), st.integers(0, 5_000), edges, st.integers(0, 1 << 42))
starts = st.one_of(st.just(0), edges, st.integers(1_700_000_000_000, 1_800_000_000_000))
steps = st.one_of(st.integers(0, 3), st.integers(0, 5_000), edges)


class WheelAgainstList(RuleBasedStateMachine):
    """`places` is the model: (due when inserted, job) of every entry that was not returned or dropped for stale."""

    @initialize(start_ms=starts)
    def begin(self, start_ms: int) -> None:
        self.now_ms = start_ms
        self.wheel = Wheel(start_ms)
        self.jobs: list[Job] = []
        self.alive: dict[int, Job] = {}
        self.waiting: set[int] = set()
        """Ids of jobs that are alive and were inserted with their present due time."""

    def _new(self, due_ms: int) -> Job:
        job = Job(id=len(self.jobs), type="t", due_ms=due_ms, filed_ms=due_ms, state=State.PENDING, rev=0, body=b"")
        self.jobs.append(job)
        self.alive[job.id] = job
        self.waiting.add(job.id)
        return job

    @rule(aheads=st.lists(distances, max_size=20), back_ms=st.sampled_from([0, 0, 0, 7, 3_000]))
    def insert(self, aheads: list[int], back_ms: int) -> None:
        self.wheel.insert([self._new(max(0, min(self.now_ms - back_ms + a, DUE_MS_MAX))) for a in aheads])

    @precondition(lambda self: self.waiting)
    @rule(data=st.data(), ahead_ms=distances)
    def reschedule(self, data: st.DataObject, ahead_ms: int) -> None:
        job = self.alive[data.draw(st.sampled_from(sorted(self.waiting)))]
        job.due_ms = min(self.now_ms + ahead_ms, DUE_MS_MAX)
        self.wheel.insert([job])

    @precondition(lambda self: self.waiting)
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(sorted(self.waiting)))
        del self.alive[gone]
        self.waiting.discard(gone)

    @rule(limit=st.sampled_from([1, 5, 10_000]))
    def prune(self, limit: int) -> None:
        before = len(self.wheel)
        dropped = self.wheel.prune(lambda job: job.id in self.alive, limit)
        assert len(self.wheel) == before - dropped
        assert len(self.wheel) >= len(self.waiting)

    def _accept(self, fired: list[Job], limit: int) -> list[Job]:
        """Drop what the machine drops: the dead, and what it has had already."""
        assert len(fired) <= limit
        fresh: list[Job] = []
        for job in fired:
            assert job.due_ms <= self.now_ms, (job.due_ms, self.now_ms)
            if job.id in self.waiting:
                self.waiting.discard(job.id)
                fresh.append(job)
        return fresh

    @rule(step_ms=steps, limit=st.sampled_from([1, 2, 3, 7, 2_000]))
    def advance_once(self, step_ms: int, limit: int) -> None:
        self.now_ms += step_ms
        fresh = self._accept(self.wheel.advance(self.now_ms, limit), limit)
        if fresh:
            # Whatever is left is due no earlier than what came.
            left = [self.alive[i].due_ms for i in self.waiting]
            assert not left or max(job.due_ms for job in fresh) <= min(left)

    @rule(step_ms=steps, limit=st.sampled_from([1, 3, 2_000]))
    def advance_until_idle(self, step_ms: int, limit: int) -> None:
        self.now_ms += step_ms
        fresh: list[Job] = []
        expected = sorted(self.alive[i].due_ms for i in self.waiting if self.alive[i].due_ms <= self.now_ms)
        bound = 6 * len(self.wheel) + 2
        while (next_ms := self.wheel.next_ms()) is not None and next_ms <= self.now_ms:
            fresh += self._accept(self.wheel.advance(self.now_ms, limit), limit)
            bound -= 1
            assert bound > 0, "advance does not get anywhere"
        assert [job.due_ms for job in fresh] == expected
        later = [self.alive[i].due_ms for i in self.waiting]
        assert next_ms is None or next_ms > self.now_ms
        assert not later or (next_ms is not None and next_ms <= min(later))

    @rule(back_ms=st.integers(1, 10_000))
    def a_clock_that_went_back_fires_nothing_early(self, back_ms: int) -> None:
        behind_ms = max(0, self.now_ms - back_ms)
        for job in self.wheel.advance(behind_ms, 5):
            assert job.due_ms <= behind_ms
            self.waiting.discard(job.id)

    @invariant()
    def holds(self) -> None:
        if hasattr(self, "wheel"):
            self.wheel.check()


TestWheel = WheelAgainstList.TestCase
TestWheel.settings = settings(max_examples=300, stateful_step_count=40, deadline=None, derandomize=True)
