"""The lanes: which of the due jobs start now, so that nobody waits for somebody else's trouble.

Three priorities; in each a queue per target, one apart for each type that has limits, and beside them a parking line
per user. Pure: no clock, no I/O. The choice lives here and nowhere else; calling the target and the journal's limits
are the host's. `docs/design/lanes.md` says which bound holds what.

- Slots are of two kinds, each with bounds of its own: calls, and places in batches (`pool.py`), which cost far less.
- Between priorities: rounds of picks by weight, so each lane that can start something does so in every round. And each
  lane has a floor of slots that the others leave alone, or calls that hang would keep it out without any pick.
- Between targets: turn by turn, one job each. A target with all its slots taken drops out of the turn and comes back
  when one is freed, so it costs nothing meanwhile, however much waits for it. So does one that holds as many as are
  free: however many targets hang, the next one finds slots.
- A target that is away has fewer slots, or none, as its breaker says (`engine.core.breaker`): it leaves the turn as one
  whose slots are taken, and what waits for it is taken out and filed for later.
- Between types: one with limits has queues and a turn of its own, which it leaves and comes back to just so, by its
  calls that end or by the time at which its rate lets the next one start.
- Between users: no more of a user's jobs stand in one queue than the user may run at once; the rest is parked, and is
  let in one by one as the user's slots are freed. A pick so never walks over a crowd that may not start.
- Within a queue: by due time, then by arrival. Among one user's own, those let in go before those parked.

Invariants, which `check` asserts: counts are what the lines hold; a queue with something to start is in the turn; a
user with parked jobs in a queue has no room for one more of them there; no bound of slots is exceeded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.core.ages import AGE_BITS, Ages
from engine.core.bulkheads import Bulkhead, Bulkheads
from engine.core.catalog import BATCH, BUILTIN, JobType, Priority, Target
from engine.core.job import Job
from engine.core.line import GONE, PARKED, QUEUED, RUNNING, Line, Ready, User, user_of
from engine.core.pool import Lane, Pool
from engine.core.queues import Queue, TargetQueues
from engine.options import Options

__all__ = ["Lanes", "Ready"]

WEIGHTS = (16, 4, 1)
"""Picks of high, medium and low in a round: low gets 1 in 21 at least while the others have more than can start."""


class Lanes:
    def __init__(
        self,
        *,
        depth_max: int,
        running_max: int,
        per_target_max: int,
        per_user_max: int,
        batched_max: int = 4_096,
        per_batch_target_max: int = 1_792,
        per_builtin_max: int = 4,
        weights: Sequence[int] = WEIGHTS,
        floor: int | None = None,
    ) -> None:
        """Bounds as in `engine.options.Options`. `floor`: slots that each lane keeps to itself."""
        assert min(depth_max, running_max, per_target_max, per_user_max, *weights) > 0
        assert min(batched_max, per_batch_target_max, per_builtin_max) > 0
        assert len(weights) == len(Priority), weights
        self._depth_max = depth_max
        self._per_target_max = per_target_max
        self._of_scheme = {BATCH: per_batch_target_max, BUILTIN: per_builtin_max}
        """Per target, where the kind makes it another bound."""
        self._per_user_max = per_user_max
        self._weights = tuple(weights)
        self._calls, self._batched = Pool(running_max, floor), Pool(batched_max, floor)
        self._targets: dict[str, TargetQueues] = {}
        self._let: dict[str, int] = {}
        """By target: how many slots its breaker lets it have; the others have all of theirs."""
        self._waiting: dict[int, Ready] = {}
        self._user_running: dict[User, int] = {}
        self._elsewhere: dict[User, int] = {}
        """Of users, calls that the owner before began and that are still under way."""
        self._parked: dict[User, dict[Queue, Line]] = {}
        self._bulkheads = Bulkheads()
        self.opens_ms = self._bulkheads.opens_ms
        self._ages = Ages()
        self._arrivals = 0

    @classmethod
    def of(cls, options: Options) -> Lanes:
        return cls(
            depth_max=options.lane_depth_max,
            running_max=options.running_max,
            per_target_max=options.running_per_target_max,
            per_user_max=options.running_per_user_max,
            batched_max=options.running_batched_max,
            per_batch_target_max=options.running_batched_per_target_max,
            per_builtin_max=options.running_builtin_max,
        )

    def __len__(self) -> int:
        """Those that wait."""
        return len(self._waiting)

    def offer(self, ready: Sequence[Ready]) -> None:
        """Due jobs come in. None is refused: what a lane cannot hold waits overdue. One that waits here is skipped;
        one that comes again after it ran or was removed comes in a new `Ready`."""
        waiting = self._waiting
        targets = self._targets
        user_running = self._user_running
        elsewhere = self._elsewhere
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
            kind = one.type
            target = targets.get(kind.target.key)
            if target is None:
                target = targets[kind.target.key] = self._target(kind.target)
            if kind.concurrency is None and kind.rate is None:
                queue = target.queues[one.priority]
            else:
                queue = self._apart(kind, target)[one.priority]
            if job.user_id is not None:
                user = one.user = user_of(job)
                standing = queue.share.get(user, 0)
                running = user_running.get(user, 0)
                if elsewhere:
                    running += elsewhere.get(user, 0)
                if standing + running >= per_user_max:
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

    def take(self, room: int, now_ms: int) -> list[Ready]:
        """At most `room` jobs to start now. Each counts as running until it is released."""
        picked: list[Ready] = []
        for bulkhead in self._bulkheads.advance(now_ms):
            self._list_all(bulkhead)
        for pool in (self._calls, self._batched):
            in_turn = [lane for lane in pool.lanes if lane.turn]
            if in_turn:
                self._take(pool, in_turn, room - len(picked), picked)
        self._ages.clear(self._waiting)
        return picked

    def release(self, ready: Sequence[Ready]) -> None:
        """Their slots are free."""
        targets = self._targets
        user_running = self._user_running
        for one in ready:
            assert one.place == RUNNING, (one.job.id, one.place)
            one.place = GONE
            target = targets[one.type.target.key]
            target.lanes[one.priority].running -= 1
            target.running -= 1
            kind = one.type
            if kind.concurrency is not None or kind.rate is not None:
                self._list_all(self._bulkheads.release(kind))
            if target.running == target.running_max - 1:
                for queue in target.every:
                    self._list(queue)
            user = one.user
            if user is not None:
                left = user_running.pop(user) - 1
                if left:
                    user_running[user] = left
                if user in self._parked:
                    self._let_in(user)
        for pool in (self._calls, self._batched):
            if pool.crowding:
                self._list_crowding(pool)

    def remove(self, job: Job) -> bool:
        """Take out a job that waits: cancelled, or rescheduled. False where it does not wait here."""
        ready = self._waiting.get(job.id)
        if ready is None:
            return False
        self._leave(ready)
        return True

    def waits(self, job: Job) -> bool:
        ready = self._waiting.get(job.id)
        return ready is not None and ready.job is job

    def waits_for(self, job: Job) -> str | None:
        """As `waiting_by_reason` counts it; None where it does not wait here."""
        ready = self._waiting.get(job.id)
        if ready is None or ready.job is not job:
            return None
        if ready.place == PARKED:
            return "user"
        return self._queue_of(ready).reason() or "lane"

    def prune(self, keep: Callable[[Job], bool]) -> int:
        """Take out all that wait and that `keep` refuses, as of a lost shard; how many. What runs is released as
        ever."""
        gone = [ready for ready in self._waiting.values() if not keep(ready.job)]
        for ready in gone:
            self._leave(ready)
        return len(gone)

    def share(self, owned: int, total: int) -> None:
        """Of the cluster's `total` shards this node has `owned`: so much of the types' limits is its own."""
        for bulkhead in self._bulkheads.share(owned, total):
            self._list_all(bulkhead)

    def runs_elsewhere(self, calls: dict[User, int]) -> None:
        """So many calls of each user were begun by the owner before, and have not ended: they take slots of theirs."""
        before, self._elsewhere = self._elsewhere, calls
        for user, count in before.items():
            if calls.get(user, 0) < count and user in self._parked:
                self._let_in(user)

    def let(self, target: Target, slots: int | None) -> None:
        """So many calls of the target may run at once from now on; None: as many as ever. Those that run go on."""
        if slots is None:
            self._let.pop(target.key, None)
        else:
            self._let[target.key] = slots
        queues = self._targets.get(target.key)
        if queues is not None:
            queues.running_max = queues.full if slots is None else min(slots, queues.full)
            for queue in queues.every:
                self._list(queue)

    def let_to(self, target: Target) -> int | None:
        """As `let` was told last."""
        return self._let.get(target.key)

    def running_at(self, target: Target) -> int:
        queues = self._targets.get(target.key)
        return 0 if queues is None else queues.running

    def beyond(self, target: Target, keep: int, limit: int) -> list[Job]:
        """At most `limit` that wait for the target and for no slot of their user's, but for the first `keep` of each of
        its queues. They go on waiting here."""
        queues = self._targets.get(target.key)
        return [] if queues is None else [ready.job for ready in queues.beyond(keep, limit)]

    def slots_of(self, target: Target) -> int:
        """Of all that may run at one target of its kind."""
        return self._of_scheme.get(target.scheme, self._per_target_max)

    def waiting(self) -> list[Ready]:
        """All that wait."""
        return list(self._waiting.values())

    def forget_idle(self) -> None:
        """Targets and limits that nothing waits for or runs at: a catalog may have come that has others."""
        self._bulkheads.forget_idle()
        for key in [key for key, target in self._targets.items() if target.is_idle()]:
            del self._targets[key]

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
        return self._calls.lanes[priority].running + self._batched.lanes[priority].running

    def waiting_by_reason(self) -> dict[str, int]:
        """Everything that waits: for a user's slot, for the target's, for its breaker, for one of its type, for the
        time that its rate sets, for its type to be in the catalog (again), or for its turn in the lane. O(targets and
        limited types)."""
        waiting = dict.fromkeys(("lane", "target", "breaker", "type", "rate", "user", "unknown_type"), 0)
        for target in self._targets.values():
            for queue in target.every:
                waiting["user"] += queue.parked
                waiting[queue.reason() or "lane"] += len(queue.line)
        return waiting

    def check(self) -> None:
        """O(n): assert the invariants."""
        places = [ready.place for ready in self._waiting.values()]
        queues = [queue for target in self._targets.values() for queue in target.every]
        assert sum(len(queue.line) for queue in queues) == places.count(QUEUED), len(places)
        assert sum(queue.parked for queue in queues) == places.count(PARKED), len(places)
        assert max(places, default=QUEUED) <= PARKED, places
        for pool in (self._calls, self._batched):
            taken = [lane.running for lane in pool.lanes]
            held = [target.running for target in self._targets.values() if target.pool is pool]
            assert sum(held) == sum(taken), (held, taken)
            assert pool.share_slots() >= 0, (taken, pool.floor, pool.running_max)
        for target in self._targets.values():
            target.check()
        for user, running in self._user_running.items():
            assert 0 < running <= self._per_user_max, (user, running)
        for user, lines in self._parked.items():
            for queue, line in lines.items():
                line.check()
                assert len(line) > 0, user
                assert not self._has_room(queue, user), (user, queue.target.key)
        self._bulkheads.check()
        self._ages.check(self._waiting)

    # -- inside -----------------------------------------------------------------------------------

    def _waiting_at(self, priority: Priority) -> int:
        every = (queue for target in self._targets.values() for queue in target.every if queue.priority == priority)
        return sum(len(queue.line) + queue.parked for queue in every)

    def _apart(self, kind: JobType, target: TargetQueues) -> list[Queue]:
        """The queues of a type with limits."""
        bulkhead = self._bulkheads.of(kind)
        queues = target.queues_of(bulkhead)
        self._list_all(bulkhead)  # it may have other limits than before
        return queues

    def _list(self, queue: Queue) -> None:
        """Put a queue into its lane's turn if it has something to start."""
        if queue.listed or not len(queue.line):
            return
        if queue.reason() is None:
            queue.listed = True
            queue.target.lanes[queue.priority].turn.append(queue)
        elif queue.is_crowding():
            queue.target.pool.crowding[queue.target] = None

    def _list_crowding(self, pool: Pool) -> None:
        """Slots are free again. O(targets that crowd)."""
        most = max(pool.free(priority) for priority in Priority)
        for target in [target for target in pool.crowding if target.running < most]:
            del pool.crowding[target]
            for queue in target.every:
                self._list(queue)

    def _list_all(self, bulkhead: Bulkhead) -> None:
        for queue in bulkhead.queues:
            self._list(queue)

    def _target(self, target: Target) -> TargetQueues:
        pool = self._batched if target.scheme == BATCH else self._calls
        queues = TargetQueues(target.key, pool, self.slots_of(target))
        queues.running_max = min(self._let.get(target.key, queues.full), queues.full)
        return queues

    def _take(self, pool: Pool, in_turn: list[Lane], room: int, picked: list[Ready]) -> None:
        shared = pool.share_slots()
        fruitless = False
        while room > 0:
            done = 0
            for lane in in_turn:
                count = min(room - done, shared + lane.slots)
                if len(in_turn) > 1 and lane.quota < count:
                    count = lane.quota
                if count > 0:
                    started = self._pick(pool, lane, count, shared + lane.slots, picked)
                    lane.quota -= started
                    shared -= max(started - lane.slots, 0)
                    lane.slots = max(lane.slots - started, 0)
                    done += started
            room -= done
            if not done:
                # Whoever can start something has used its share up: a new round, unless this was one.
                if fruitless:
                    break
                for lane, weight in zip(pool.lanes, self._weights, strict=True):
                    lane.quota = weight
            fruitless = not done
            in_turn = [lane for lane in pool.lanes if lane.turn]

    def _pick(self, pool: Pool, lane: Lane, count: int, free: int, picked: list[Ready]) -> int:
        """Start at most `count` of a lane's jobs, one a target in turn, where so many slots are `free`; how many."""
        turn = lane.turn
        waiting = self._waiting
        user_running = self._user_running
        elsewhere = self._elsewhere
        bulkheads = self._bulkheads
        left = count
        while left and turn:
            queue = turn[0]
            target = queue.target
            bulkhead = queue.bulkhead
            may = (
                target.running < target.running_max
                and target.running < free
                and (bulkhead is None or (len(queue.line) > 0 and bulkheads.may_start(bulkhead)))
            )
            ready = queue.line.pop() if may else None
            if ready is None:
                turn.popleft()
                queue.listed = False
                if len(queue.line) and free <= target.running < target.running_max:
                    pool.crowding[target] = None
                continue
            user = ready.user
            if user is not None:
                share = queue.share
                standing = share.pop(user) - 1
                if standing:
                    share[user] = standing
                running = user_running.get(user, 0)
                if running + (elsewhere.get(user, 0) if elsewhere else 0) >= self._per_user_max:
                    self._park(ready, queue, user)
                    continue
                user_running[user] = running + 1
            if len(turn) > 1:
                turn.rotate(-1)
            ready.place = RUNNING
            target.running += 1
            free -= 1
            if bulkhead is not None:
                bulkheads.start(bulkhead)
            del waiting[ready.job.id]
            picked.append(ready)
            left -= 1
        lane.running += count - left
        return count - left

    def _park(self, ready: Ready, queue: Queue, user: User) -> None:
        ready.place = PARKED
        queue.parked += 1
        lines = self._parked.setdefault(user, {})
        line = lines.get(queue)
        if line is None:
            line = lines[queue] = Line()
        line.push(ready)

    def _has_room(self, queue: Queue, user: User) -> bool:
        running = self._user_running.get(user, 0) + self._elsewhere.get(user, 0)
        return queue.share.get(user, 0) + running < self._per_user_max

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

    def _queue_of(self, ready: Ready) -> Queue:
        kind = ready.type
        target = self._targets[kind.target.key]
        is_apart = kind.concurrency is not None or kind.rate is not None
        return (target.apart[kind.name] if is_apart else target.queues)[ready.priority]

    def _leave(self, ready: Ready) -> None:
        """Take out one that waits, wherever it does."""
        del self._waiting[ready.job.id]
        queue = self._queue_of(ready)
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
