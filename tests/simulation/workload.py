"""Carries a plan out: clients send their wishes, and things break and are mended."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from functools import partial
from itertools import count
from uuid import UUID

import msgspec

from engine.core.bulk import Kind
from engine.core.bulk import Wish as BulkOperation
from engine.core.job import Form, JobView, NewJob
from engine.core.listing import JobPage, Query
from engine.desk import Receipt
from engine.errors import Busy, Conflict, Corrupt, NotFound, QuotaSpent, Unavailable, UnknownOutcome
from shards.ports import Filed
from shards.router import Router
from tests.simulation.account import Account, BulkWish, Known, Limited, Wish
from tests.simulation.clock import EPOCH_MS
from tests.simulation.faults import Faults
from tests.simulation.machine import ATTEMPTS, OPTIONS, TIMEOUT_MS, Machine
from tests.simulation.plan import LIMITED, Step
from tests.simulation.world import Gone, World, priority_of

_KEPT_TRYING_MS = 20_000
"""A client that has a key sends its job again for so long."""
_AGAIN_S = 0.4
_USERS = (None, None, "ada", "bob", "cy")
_LIMITED_USERS = ("dan", "eve")
_HERD = 60
_CROWD = 25
_WRITTEN_MS = 25_000
"""A catalog that is other than in the beginning is so for less."""
_TOLD_MS = 700
"""Until every node has been told to read it."""


class Workload:
    def __init__(self, world: World, account: Account) -> None:
        self.world = world
        self.account = account
        self.faults = Faults(world, account)
        self._tasks: list[asyncio.Task[None]] = []
        self._herd_at = 0
        """Where the last far herd begins among the jobs known."""

    async def run(self) -> None:
        """Every step at its time; then what is broken is mended, and clients come to their end."""
        world = self.world
        for number, machine in enumerate(list(world.machines.values())):
            world.network.later(world.plan.starts_ms[number % len(world.plan.starts_ms)], partial(world.start, machine))
        for step in world.plan.steps:
            await self._until(step.at_ms)
            task = asyncio.get_running_loop().create_task(self._carry_out(step), name=f"{step.what} at {step.at_ms}")
            self._tasks.append(task)
        await self._until(world.plan.chaos_ms)
        self.faults.mend()
        for task in self._tasks:
            await task
        self.account.spread_bulks()

    async def _until(self, at_ms: int) -> None:
        wait_ms = at_ms - self.world.loop.now_ms
        if wait_ms > 0:
            await asyncio.sleep(wait_ms / 1_000)

    async def _carry_out(self, step: Step) -> None:
        self.world.trace.note("hand", f"{step.what} {step.who} {step.number} {step.for_ms}")
        self.world.met[step.what] += 1
        action: Callable[[Step], Coroutine[None, None, None]] = getattr(self, f"_{step.what}", None) or getattr(
            self.faults, step.what
        )
        await action(step)

    # -- wishes ------------------------------------------------------------------------------------

    def _node(self, step: Step, turn: int = 0) -> Machine | None:
        """Clients come through whatever leads to a node that serves; to any, and each time to another."""
        machines = self.world.serving()
        return machines[(step.number + turn) % len(machines)] if machines else None

    def _new(self, step: Step, delay_ms: int, key: str | None = None) -> NewJob:
        due_ms = EPOCH_MS + self.world.loop.now_ms + delay_ms
        return NewJob(
            type=step.who,
            payload=b"{}",
            form=Form.JSON,
            due_ms=due_ms,
            priority=priority_of(step.number),
            max_attempts=ATTEMPTS,
            timeout_ms=TIMEOUT_MS,
            user_id=_USERS[step.number % len(_USERS)],
            tags=("t",) if step.number % 3 == 0 else None,
            idempotency_key=key,
            expires_ms=due_ms + step.number % 9 * 1_000 if key is None and step.number % 7 == 3 else None,
            window_ms=step.number % 30_000 if key is None and step.number % 11 == 5 else 0,
        )

    async def _submit_jobs(self, step: Step, jobs: list[NewJob]) -> bool:
        """Whether every job is now known or refused for good."""
        node, account, sent_ms = self._node(step), self.account, self.world.loop.now_ms
        wished = [(new.due_ms, new.window_ms) for new in jobs]  # the window is over when its moment is picked
        for new in jobs:
            account.send(new.user_id, new.idempotency_key, new.due_ms)
        limited = [
            Limited(
                new.user_id or "", new.idempotency_key, bool(account.keys.get((new.user_id, new.idempotency_key or "")))
            )
            for new in jobs
            if new.type == LIMITED
        ]
        account.limited += limited
        try:
            if node is None:
                raise Unavailable("nobody serves")
            results = await self.world.ask(node, lambda at: at.submit(jobs, "http"))
        except (Gone, UnknownOutcome, Corrupt):
            account.unknown += len(jobs)
            return False
        except Unavailable:
            account.refused += len(jobs)
            return False
        settled = True
        for noted, result in zip(limited, results, strict=False):
            noted.job_id = result.id if isinstance(result, Receipt | Filed) else None
            noted.over = isinstance(result, QuotaSpent)
        for new, (due_ms, window_ms), result in zip(jobs, wished, results, strict=True):
            if isinstance(result, Receipt | Filed):
                now_ms = self.world.loop.now_ms
                of_job = new.type, new.user_id, due_ms, sent_ms, now_ms, new.idempotency_key, new.expires_ms
                known = Known(result.id, *of_job, window_ms, tagged=new.tags is not None)
                account.learn(known)
            elif isinstance(result, QuotaSpent):
                self.world.met["quota used up"] += 1
            else:
                settled = False
                account.unknown += isinstance(result, UnknownOutcome)
                account.refused += not isinstance(result, UnknownOutcome)
        return settled

    async def _submit(self, step: Step) -> None:
        await self._submit_jobs(step, [self._new(step, step.for_ms)])

    async def _submit_many(self, step: Step) -> None:
        await self._submit_jobs(step, [self._new(step, step.for_ms + index * 37) for index in range(8)])

    async def _herd(self, step: Step) -> None:
        """Many on one millisecond."""
        await self._submit_jobs(step, [self._new(step, step.for_ms) for _ in range(_HERD)])

    async def _crowd(self, step: Step) -> None:
        """Many of one user on one millisecond."""
        jobs = [self._new(msgspec.structs.replace(step, number=2), step.for_ms) for _ in range(_CROWD)]
        await self._submit_jobs(step, jobs)

    async def _herd_near(self, step: Step) -> None:
        """Many in memory already, that are changed before they are due."""
        self._herd_at = len(self.account.order)
        await self._submit_jobs(step, [self._new(step, step.for_ms + n * 100) for n in range(_HERD)])

    async def _herd_far(self, step: Step) -> None:
        """Many that come into memory within the next rounds."""
        horizon_ms = OPTIONS.horizon_ms
        self._herd_at = len(self.account.order)
        await self._submit_jobs(step, [self._new(step, horizon_ms + 500 + n * 300) for n in range(_HERD)])

    async def _trickle(self, step: Step) -> None:
        await self._submit_jobs(step, [self._new(step, step.for_ms + n * 90) for n in range(_HERD)])

    async def _limited(self, step: Step) -> None:
        """Of one of two users, several at once."""
        await self._submit_jobs(step, [self._of_user(step) for _ in range(1 + step.number % 3)])

    def _of_user(self, step: Step, key: str | None = None) -> NewJob:
        new = self._new(msgspec.structs.replace(step, who=LIMITED), step.for_ms, key)
        new.user_id = _LIMITED_USERS[step.number % 2]
        return new

    async def _limited_keyed(self, step: Step) -> None:
        """The same key until it is answered, and then three times more, at once."""
        key = f"q{step.number % 3}"
        until_ms = self.world.loop.now_ms + _KEPT_TRYING_MS
        while not await self._submit_jobs(step, [self._of_user(step, key)]):
            if self.world.loop.now_ms >= until_ms:
                return
            await asyncio.sleep(_AGAIN_S)
        await self._submit_jobs(step, [self._of_user(step, key) for _ in range(3)])

    async def _submit_keyed(self, step: Step) -> None:
        await self._until_settled(step, f"k{step.number % 10}", step.for_ms)

    async def _repeat_key(self, step: Step) -> None:
        """The same key again and again, at once and later."""
        key = f"k{step.number % 10}"
        await asyncio.gather(*[self._until_settled(step, key, step.for_ms + n) for n in range(3)])

    async def _until_settled(self, step: Step, key: str, delay_ms: int) -> None:
        until_ms = self.world.loop.now_ms + _KEPT_TRYING_MS
        while not await self._submit_jobs(step, [self._new(step, delay_ms, key)]):
            if self.world.loop.now_ms >= until_ms:
                return
            await asyncio.sleep(_AGAIN_S)

    async def _change(
        self, step: Step, what: str, wish: Callable[[Router, Known], Coroutine[None, None, JobView]]
    ) -> None:
        known, node = self.account.pick(step.number), self._node(step)
        if known is None or node is None:
            return
        noted = Wish(what, self.world.loop.now_ms, None, False)
        if what == "reschedule":
            noted.due_ms = EPOCH_MS + self.world.loop.now_ms + step.for_ms
        known.wishes.append(noted)
        try:
            await self.world.ask(node, lambda at: wish(at, known))
        except (Conflict, Busy) as error:
            self.world.met[f"{what}: {type(error).__name__}"] += 1
            known.wishes.remove(noted)
        except NotFound:
            self.world.met[f"{what}: NotFound"] += 1
            self._forgotten(known)
        except (Gone, UnknownOutcome, Corrupt):
            pass  # it may have been done
        except Unavailable:
            known.wishes.remove(noted)
        else:
            noted.certain = True
            noted.answered_ms = self.world.loop.now_ms

    def _forgotten(self, known: Known) -> None:
        """A node says that there is no such job: a fail-over may have forgotten it meanwhile, nothing else may."""
        assert known.id not in self.account.jobs, f"job {known.id:032x} was acknowledged, and is not found"

    async def _cancel_last(self, step: Step) -> None:
        """Of the last herd, from the earliest on."""
        await self._cancel(msgspec.structs.replace(step, number=self._herd_at + step.number))

    async def _reschedule_last(self, step: Step) -> None:
        await self._reschedule(msgspec.structs.replace(step, number=self._herd_at + step.number))

    async def _reschedule_newest(self, step: Step) -> None:
        await self._reschedule(msgspec.structs.replace(step, number=len(self.account.order) - step.number))

    async def _cancel(self, step: Step) -> None:
        await self._change(step, "cancel", lambda at, known: at.cancel(known.id))

    async def _reschedule(self, step: Step) -> None:
        due_ms = EPOCH_MS + self.world.loop.now_ms + step.for_ms
        await self._change(step, "reschedule", lambda at, known: at.reschedule(known.id, due_ms))

    async def _redrive(self, step: Step) -> None:
        await self._change(step, "redrive", lambda at, known: at.redrive(known.id, None))

    async def _bulk(self, step: Step) -> None:
        """Over all that have the tag. A client that does not know the end asks again, at another node, under the same
        id."""
        account, now_ms = self.account, self.world.loop.now_ms
        operation = UUID(int=now_ms << 64 | step.number)
        offset_ms = 60_001 + step.number % 6_007 * 10 + len(account.bulks) if step.who == "reschedule" else 0
        rate = (None, None, 20.0)[step.number % 3]
        query = Query(tag="t")
        wish = BulkOperation(Kind(step.who), query, offset_ms=offset_ms or None, rate_per_s=rate)
        account.bulks.append(BulkWish(operation.int, step.who, now_ms, offset_ms))
        for turn in range(3):
            node = self._node(step, turn)
            if node is None:
                return
            try:
                await self.world.ask(node, lambda at: at.bulk.begin(operation, wish, wait_ms=500))
            except Busy:
                return
            except (Gone, Unavailable, Corrupt):
                continue
            return

    async def _twice(self, step: Step) -> None:
        """The same change again before the first is answered, as a caller does whose proxy tries again."""
        change: Callable[[Step], Coroutine[None, None, None]] = getattr(self, f"_{step.who}")
        await asyncio.gather(change(step), change(step))

    async def _catalog(self, step: Step) -> None:
        """Of one type something else stands in the file, or nothing, and later what stood there before; each node reads
        it when it is told to."""
        await self._write(step, partial(self.world.catalogs.change, step.who, step.number))
        await asyncio.sleep(max(step.for_ms, 1) % _WRITTEN_MS / 1_000)
        await self._write(step, partial(self.world.catalogs.mend, step.who))

    async def _write(self, step: Step, write: Callable[[], None]) -> None:
        write()
        for number, machine in enumerate(list(self.world.machines.values())):
            self.world.network.later((step.number >> number) % _TOLD_MS, partial(self.world.reload, machine))

    async def _get(self, step: Step) -> None:
        known, node = self.account.pick(step.number), self._node(step)
        if known is not None and node is not None:
            try:
                view = await self.world.ask(node, lambda at: at.get(known.id))
            except (Gone, Unavailable, Corrupt):
                return
            except NotFound:
                self._forgotten(known)
                return
            assert view.id == known.id, (view.id, known.id)

    async def _walk(self, step: Step) -> None:
        """A list by cursor names each pending job that nobody touched meanwhile, once."""
        before, fail_overs = self._untouched(), len(self.account.lost_ms)
        limit = 7 + step.number % 60
        seen: list[int] = []
        page = JobPage([], None)
        for turn in count():
            node = self._node(step, turn)
            if node is None:
                return
            after = page.next
            try:
                page = await self.world.ask(node, lambda at: at.search(Query(), after, limit))  # noqa: B023 - awaited
            except (Gone, Unavailable, Corrupt):
                return
            seen += [view.id for view in page.jobs]
            if page.next is None:
                break
        after_it = self._untouched()
        if len(self.account.lost_ms) != fail_overs:
            return
        bulks = bool(self.account.bulks)
        moved = {known.id for known in self.account.jobs.values() if known.wishes or (known.tagged and bulks)}
        again = [job_id for job_id, times in Counter(seen).items() if times > 1 and job_id not in moved]
        assert not again, f"a walk repeated {len(again)} jobs"
        missed = [job_id for job_id in before & after_it if job_id not in set(seen)]
        assert not missed, f"a walk missed {missed}"

    def _untouched(self) -> set[int]:
        """Far from due, and nobody has wished anything about them."""
        now_ms = EPOCH_MS + self.world.loop.now_ms
        return {
            known.id
            for known in self.account.jobs.values()
            if not known.wishes and known.due_ms > now_ms + 30_000 and not (known.tagged and self.account.bulks)
        }
