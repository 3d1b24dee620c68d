"""The lanes: which of the due jobs start now, so that nobody waits for somebody else's trouble.

Three priorities; in each a queue per target, and beside them a parking line per user. Pure: no clock, no I/O. The
choice lives here and nowhere else; calling the target and the journal's limits are the host's. `docs/design/lanes.md`
says which bound holds what.

- Between priorities: rounds of picks by weight, so each lane that can start something does so in every round. And each
  lane has a floor of slots that the others leave alone, or calls that hang would keep it out without any pick.
- Between targets: turn by turn, one job each. A target with all its slots taken drops out of the turn and comes back
  when one is freed, so it costs nothing meanwhile, however much waits for it.
- Between users: no more of a user's jobs stand in one queue than the user may run at once; the rest is parked, and is
  let in one by one as the user's slots are freed. A pick so never walks over a crowd that may not start.
- Within a queue: by due time, then by arrival. Among one user's own, those let in go before those parked.

Invariants, which `check` asserts: counts are what the lines hold; a queue with something to start is in the turn; a
user with parked jobs in a queue has no room for one more of them there; no bound of slots is exceeded.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from engine.core.ages import AGE_BITS, Ages
from engine.core.catalog import Priority
from engine.core.job import Job
from engine.core.line import GONE, PARKED, QUEUED, RUNNING, Line, Ready, User

__all__ = ["Lanes", "Ready"]

WEIGHTS = (16, 4, 1)
"""Picks of high, medium and low in a round: low gets 1 in 21 at least while the others have more than can start."""

FLOOR_SHARE = 16
"""Each lane keeps one in so many of the slots to itself: enough to go on, too few to miss."""


class _Target:
    __slots__ = ("queues", "running")

    def __init__(self, address: str) -> None:
        self.running = 0
        self.queues = [_Queue(self, address, priority) for priority in Priority]


class _Queue:
    """What one target has to do at one priority."""

    __slots__ = ("address", "line", "listed", "parked", "priority", "share", "target")

    def __init__(self, target: _Target, address: str, priority: Priority) -> None:
        self.target = target
        self.address = address
        self.priority = priority
        self.line = Line()
        self.listed = False
        """Whether it is in its lane's turn. It leaves lazily: in the turn, there may be nothing to start."""
        self.share: dict[User, int] = {}
        """How many jobs of each user stand in `line`."""
        self.parked = 0


class _Lane:
    __slots__ = ("quota", "running", "slots", "turn")

    def __init__(self) -> None:
        self.turn: deque[_Queue] = deque()
        self.running = 0
        self.slots = 0
        """Of its floor, how many are free."""
        self.quota = 0
        """Picks left in this round."""


class Lanes:
    def __init__(
        self,
        *,
        depth_max: int,
        running_max: int,
        per_target_max: int,
        per_user_max: int,
        weights: Sequence[int] = WEIGHTS,
        floor: int | None = None,
    ) -> None:
        """Bounds as in `engine.options.Options`. `floor`: slots that each lane keeps to itself."""
        if floor is None:
            floor = max(1, running_max // FLOOR_SHARE) if running_max >= len(Priority) else 0
        assert min(depth_max, running_max, per_target_max, per_user_max, *weights) > 0
        assert len(weights) == len(Priority), weights
        assert 0 <= floor * len(Priority) <= running_max, (floor, running_max)
        self._depth_max = depth_max
        self._running_max = running_max
        self._per_target_max = per_target_max
        self._per_user_max = per_user_max
        self._weights = tuple(weights)
        self._floor = floor
        self._lanes = [_Lane() for _ in Priority]
        self._targets: dict[str, _Target] = {}
        self._waiting: dict[int, Ready] = {}
        self._user_running: dict[User, int] = {}
        self._parked: dict[User, dict[_Queue, Line]] = {}
        self._ages = Ages()
        self._arrivals = 0

    def __len__(self) -> int:
        """Those that wait."""
        return len(self._waiting)

    def offer(self, ready: Sequence[Ready]) -> None:
        """Due jobs come in. None is refused: what a lane cannot hold waits overdue. One that waits here is skipped;
        one that comes again after it ran or was removed comes in a new `Ready`."""
        waiting = self._waiting
        targets = self._targets
        user_running = self._user_running
        per_user_max = self._per_user_max
        arrival = before = self._arrivals
        step = -1
        aged: list[Ready] = []
        for one in ready:
            job = one.job
            if one.place != GONE or waiting.setdefault(job.id, one) is not one:
                continue
            assert one.arrival == 0, (job.id, one.arrival)
            due_ms = one.due_ms = job.due_ms
            one.arrival = arrival = arrival + 1
            if job.filed_ms >> AGE_BITS != step:
                step = job.filed_ms >> AGE_BITS
                aged = self._ages.step(step)
            aged.append(one)
            address = one.type.target.address
            target = targets.get(address)
            if target is None:
                target = targets[address] = _Target(address)
            queue = target.queues[one.priority]
            if job.user_id is not None:
                user = one.user = _user(job)
                standing = queue.share.get(user, 0)
                if standing + user_running.get(user, 0) >= per_user_max:
                    self._park(one, queue, user)
                    continue
                queue.share[user] = standing + 1
            one.place = QUEUED
            run = queue.line.run
            if run and due_ms < run[-1].due_ms:
                queue.line.push(one)
            else:
                run.append(one)
            if not queue.listed:
                self._list(queue)
        self._arrivals = arrival
        self._ages.grew(arrival - before)
        self._ages.clear(self._waiting)

    def take(self, room: int) -> list[Ready]:
        """At most `room` jobs to start now. Each counts as running until it is released."""
        picked: list[Ready] = []
        if not any([lane.turn for lane in self._lanes]):  # asked at each check of ownership, and mostly nothing is due
            if room > 0:
                self._begin_round()
            self._ages.clear(self._waiting)
            return picked
        shared = self._share_slots()
        fruitless = False
        while room > 0:
            in_turn = [lane for lane in self._lanes if lane.turn]
            done = 0
            for lane in in_turn:
                count = min(room - done, shared + lane.slots)
                if len(in_turn) > 1 and lane.quota < count:
                    count = lane.quota
                if count > 0:
                    started = self._pick(lane, count, picked)
                    lane.quota -= started
                    shared -= max(started - lane.slots, 0)
                    lane.slots = max(lane.slots - started, 0)
                    done += started
            room -= done
            if not done:
                # Whoever can start something has used its share up: a new round, unless this was one.
                if fruitless:
                    break
                self._begin_round()
            fruitless = not done
        self._ages.clear(self._waiting)
        return picked

    def release(self, ready: Sequence[Ready]) -> None:
        """Their slots are free."""
        lanes = self._lanes
        targets = self._targets
        user_running = self._user_running
        for one in ready:
            assert one.place == RUNNING, (one.job.id, one.place)
            one.place = GONE
            lanes[one.priority].running -= 1
            target = targets[one.type.target.address]
            target.running -= 1
            if target.running == self._per_target_max - 1:
                for queue in target.queues:
                    self._list(queue)
            user = one.user
            if user is not None:
                left = user_running.pop(user) - 1
                if left:
                    user_running[user] = left
                if user in self._parked:
                    self._let_in(user)

    def remove(self, job: Job) -> bool:
        """Take out a job that waits: cancelled, or rescheduled. False where it does not wait here."""
        ready = self._waiting.get(job.id)
        if ready is None:
            return False
        self._leave(ready)
        return True

    def prune(self, keep: Callable[[Job], bool]) -> int:
        """Take out all that wait and that `keep` refuses, as of a lost shard; how many. What runs is released as
        ever."""
        gone = [ready for ready in self._waiting.values() if not keep(ready.job)]
        for ready in gone:
            self._leave(ready)
        return len(gone)

    def oldest(self, limit: int, before_ms: int) -> list[Ready]:
        """At most `limit` of those that wait and whose filing lies before `before_ms`, or more than a second before
        it. They go on waiting here, and are not named again once `filed_ms` has moved on."""
        return self._ages.oldest(limit, before_ms)

    def depth(self, priority: Priority) -> int:
        """How many wait in the lane, of those it can hold. O(targets)."""
        return min(self._waiting_at(priority), self._depth_max)

    def overdue(self, priority: Priority) -> int:
        """How many wait beyond what the lane can hold. O(targets)."""
        return max(self._waiting_at(priority) - self._depth_max, 0)

    def running(self, priority: Priority) -> int:
        return self._lanes[priority].running

    def waiting_by_reason(self) -> dict[str, int]:
        """Everything that waits: for a user's slot, for the target's, or for its turn in the lane. O(targets)."""
        user = target = 0
        for one in self._targets.values():
            for queue in one.queues:
                user += queue.parked
                if one.running >= self._per_target_max:
                    target += len(queue.line)
        return {"lane": len(self._waiting) - user - target, "target": target, "user": user}

    def check(self) -> None:
        """O(n): assert the invariants."""
        places = [ready.place for ready in self._waiting.values()]
        queues = [queue for target in self._targets.values() for queue in target.queues]
        assert sum(len(queue.line) for queue in queues) == places.count(QUEUED), len(places)
        assert sum(queue.parked for queue in queues) == places.count(PARKED), len(places)
        assert max(places, default=QUEUED) <= PARKED, places
        taken = [lane.running for lane in self._lanes]
        assert sum(target.running for target in self._targets.values()) == sum(taken), taken
        assert self._share_slots() >= 0, (taken, self._floor, self._running_max)
        for target in self._targets.values():
            assert 0 <= target.running <= self._per_target_max, target.running
            for queue in target.queues:
                queue.line.check()
                startable = len(queue.line) > 0 and target.running < self._per_target_max
                assert queue.listed or not startable, (queue.address, queue.priority)
                assert queue.listed == (queue in self._lanes[queue.priority].turn), queue.address
                assert sum(queue.share.values()) <= len(queue.line), (queue.share, len(queue.line))
        for user, running in self._user_running.items():
            assert 0 < running <= self._per_user_max, (user, running)
        for user, lines in self._parked.items():
            for queue, line in lines.items():
                line.check()
                assert len(line) > 0, user
                assert not self._has_room(queue, user), (user, queue.address)
        self._ages.check(self._waiting)

    # -- inside -----------------------------------------------------------------------------------

    def _waiting_at(self, priority: Priority) -> int:
        queues = [target.queues[priority] for target in self._targets.values()]
        return sum(len(queue.line) + queue.parked for queue in queues)

    def _list(self, queue: _Queue) -> None:
        """Put a queue into its lane's turn if it has something to start."""
        if not queue.listed and len(queue.line) and queue.target.running < self._per_target_max:
            queue.listed = True
            self._lanes[queue.priority].turn.append(queue)

    def _begin_round(self) -> None:
        for lane, weight in zip(self._lanes, self._weights, strict=True):
            lane.quota = weight

    def _share_slots(self) -> int:
        """Free slots that any lane may take; beside them, each lane is told what is free of its floor."""
        shared = self._running_max
        for lane in self._lanes:
            shared -= max(lane.running, self._floor)
            lane.slots = max(self._floor - lane.running, 0)
        return shared

    def _pick(self, lane: _Lane, count: int, picked: list[Ready]) -> int:
        """Start at most `count` of a lane's jobs, one a target in turn; how many."""
        turn = lane.turn
        waiting = self._waiting
        user_running = self._user_running
        left = count
        while left and turn:
            queue = turn[0]
            target = queue.target
            ready = queue.line.pop() if target.running < self._per_target_max else None
            if ready is None:
                turn.popleft()
                queue.listed = False
                continue
            user = ready.user
            if user is not None:
                share = queue.share
                standing = share.pop(user) - 1
                if standing:
                    share[user] = standing
                running = user_running.get(user, 0)
                if running >= self._per_user_max:
                    self._park(ready, queue, user)
                    continue
                user_running[user] = running + 1
            if len(turn) > 1:
                turn.rotate(-1)
            ready.place = RUNNING
            target.running += 1
            del waiting[ready.job.id]
            picked.append(ready)
            left -= 1
        lane.running += count - left
        return count - left

    def _park(self, ready: Ready, queue: _Queue, user: User) -> None:
        ready.place = PARKED
        queue.parked += 1
        lines = self._parked.setdefault(user, {})
        line = lines.get(queue)
        if line is None:
            line = lines[queue] = Line()
        line.push(ready)

    def _has_room(self, queue: _Queue, user: User) -> bool:
        return queue.share.get(user, 0) + self._user_running.get(user, 0) < self._per_user_max

    def _let_in(self, user: User) -> None:
        """Let a user's parked jobs into their queues as far as the user's slots go. O(queues the user waits in)."""
        lines = self._parked[user]
        for queue, line in list(lines.items()):
            while self._has_room(queue, user) and (ready := line.pop()) is not None:
                ready.place = QUEUED
                queue.parked -= 1
                queue.share[user] = queue.share.get(user, 0) + 1
                queue.line.push(ready)
            if not len(line):
                del lines[queue]
            self._list(queue)
        if not lines:
            del self._parked[user]

    def _leave(self, ready: Ready) -> None:
        """Take out one that waits, wherever it does."""
        del self._waiting[ready.job.id]
        queue = self._targets[ready.type.target.address].queues[ready.priority]
        user = ready.user
        parked = ready.place == PARKED
        ready.place = GONE
        if parked:
            assert user is not None, ready.job.id
            queue.parked -= 1
            self._parked[user][queue].gap()
        else:
            queue.line.gap()
            if user is not None:
                queue.share[user] -= 1
                if not queue.share[user]:
                    del queue.share[user]
        if user in self._parked:
            self._let_in(user)
        self._ages.clear(self._waiting)


def _user(job: Job) -> User:
    assert job.user_id is not None, job.id
    tenant = job.live.tenant if job.live is not None else None
    return job.user_id if tenant is None else (tenant, job.user_id)
