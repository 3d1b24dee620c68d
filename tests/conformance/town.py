"""A town of jobs with histories, appended as they happen, and the model of them that keeps every record.

The model knows one rule: a job is what its highest revision says. Where jobs lie, which index finds them, what was
archived meanwhile: all that is the adapters' own business, and must not show.
"""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

import msgspec

from engine.core.ids import make_id
from engine.core.job import Body, Job, Live, Record, Stored, encode_body
from engine.core.lifecycle import FILINGS, FINAL, State
from engine.core.listing import Key, Query
from engine.options import DAY_MS, HOUR_MS, MINUTE_MS
from tests.journals import SHARDS, Hand

ALL = list(range(SHARDS))
TYPES = ("mail.send", "push.send")
USERS = (None, "ann", "żółw", "")
TAGS = (None, (), ("a",), ("a", "b"), ("b", "a", "b"), ("c", "", "a", "ü,{}\"'\\"), tuple("abcdefghijklmnop"))


class Listed(msgspec.Struct, frozen=True):
    """A job as the model sees it."""

    job: Job
    filing: Record
    outcome: Record | None

    @property
    def state(self) -> State:
        return (self.outcome or self.filing).state

    @property
    def key(self) -> Key:
        return self.filing.due_ms, self.job.id

    def told(self) -> tuple[object, ...]:
        return self.job.id, self.filing.rev, self.filing.filed_ms, None if self.outcome is None else self.outcome.rev


def told(stored: Stored) -> tuple[object, ...]:
    outcome = stored.outcome
    return stored.filing.job_id, stored.filing.rev, stored.filing.filed_ms, None if outcome is None else outcome.rev


class Town:
    """Jobs with histories, appended as they happen, and the model of them."""

    def __init__(self, hand: Hand, now_ms: int, seed: int) -> None:
        self.hand = hand
        self.now_ms = now_ms
        self.random = Random(seed)
        self.jobs: dict[int, Listed] = {}
        self.records: list[Record] = []

    # -- what happens to jobs ----------------------------------------------------------------------

    def submit(self, due_ms: int, *, filed_ms: int | None = None, user: str | None = None, **more: object) -> Job:
        """`more`: type, tags, shard."""
        place_ms = due_ms if filed_ms is None else filed_ms
        random = self.random
        job_id = make_id(place_ms, int(str(more.get("shard", random.randrange(SHARDS)))), random.getrandbits(62))
        tags = more.get("tags")
        live = None if tags is None else Live(tags=tuple(map(str, tags)))  # type: ignore[call-overload]
        body = more.get("body", encode_body(Body(b"{}", 0, 0, 1, 4, 30_000)))
        assert isinstance(body, bytes)
        job = Job(job_id, str(more.get("type", TYPES[0])), due_ms, place_ms, State.PENDING, 0, body, user, live)
        self._file(job, 0, place_ms, due_ms, State.PENDING)
        return job

    def submit_any(self) -> Job:
        random = self.random
        now_ms = self.now_ms
        due_ms = random.choice(
            (
                now_ms + random.randrange(HOUR_MS),
                now_ms + random.randrange(60) * DAY_MS,
                (now_ms // DAY_MS + random.randrange(-3, 9)) * DAY_MS - random.randrange(2),
                now_ms - random.randrange(4) * DAY_MS,
                now_ms + 1_000,
            )
        )
        return self.submit(
            due_ms,
            filed_ms=due_ms + random.choice((0, 0, 0, 1, MINUTE_MS, DAY_MS)) if due_ms <= now_ms else None,
            user=random.choice(USERS),
            tags=random.choice(TAGS),
            type=random.choice(TYPES),
        )

    def refile(self, job: Job, due_ms: int, filed_ms: int, state: State) -> None:
        it = self.jobs[job.id]
        self.records.append(
            Record(job, 1, it.filing.rev + 1, it.filing.filed_ms, State.REFILED, it.state, filed_ms, b"", joined=True)
        )
        self._file(job, it.filing.rev + 2, filed_ms, due_ms, state, moved=True)

    def finish(self, job: Job, state: State, *, keep_ms: int | None = -1) -> None:
        it = self.jobs[job.id]
        outcome = self.hand.outcome(
            job, state, rev=it.filing.rev + 1, filed_ms=it.filing.filed_ms, was=it.state, keep_ms=keep_ms, moved=True
        )
        outcome.due_ms = it.filing.due_ms
        self.records.append(outcome)
        self.jobs[job.id] = Listed(job, it.filing, outcome)

    def redrive(self, job: Job) -> None:
        it = self.jobs[job.id]
        assert it.outcome is not None
        place_ms = max(self.now_ms, it.filing.filed_ms)
        self._file(job, it.outcome.rev + 1, place_ms, self.now_ms, State.PENDING, was=State.DEAD, moved=True)

    def happen(self, job: Job) -> None:
        """Anything that may."""
        random, now_ms = self.random, self.now_ms
        it = self.jobs[job.id]
        if it.state is State.DEAD:
            self.redrive(job)
        if it.state not in FILINGS:
            return
        what = random.randrange(6)
        if what == 0:
            self.refile(job, it.filing.due_ms, max(now_ms, it.filing.filed_ms) + random.randrange(2), it.state)
        elif what == 1:
            later_ms = now_ms + random.choice((0, 5, HOUR_MS, DAY_MS + HOUR_MS))
            self.refile(job, it.filing.due_ms, max(later_ms, it.filing.due_ms), State.RETRYING)
        elif what == 2:
            due_ms = now_ms + random.choice((0, 7, HOUR_MS, 3 * DAY_MS, 40 * DAY_MS))
            self.refile(job, due_ms, due_ms, it.state)
        else:
            called = it.filing.filed_ms <= now_ms + DAY_MS
            self.finish(job, random.choice(sorted(FINAL)) if called else State.CANCELLED)

    def _file(self, job: Job, rev: int, filed_ms: int, due_ms: int, state: State, **more: object) -> None:
        filing = Record(job, 1, rev, filed_ms, state, None, due_ms, job.body)
        for name, value in more.items():
            setattr(filing, name, value)
        self.records.append(filing)
        self.jobs[job.id] = Listed(job, filing, None)

    async def write(self, lane: int = 0) -> None:
        records, self.records = self.records, []
        for record in records:
            record.epoch = self.hand.owned[record.job.shard].epoch
        for start in range(0, len(records), 2_000):
            await self.hand.append(records[start : start + 2_000], lane=lane)

    async def fold(self) -> None:
        """As an owner does: nothing open lies below the cursor."""
        places = [it.filing.filed_ms for it in self.jobs.values() if it.outcome is None]
        await self.hand.fold(min([*places, self.now_ms]))

    # -- the model ---------------------------------------------------------------------------------

    def expected(self, query: Query, shards: Iterable[int] = ALL) -> list[tuple[object, ...]]:
        mine = set(shards)
        held = [it for it in self.jobs.values() if it.job.shard in mine and holds(query, it)]
        return [it.told() for it in sorted(held, key=lambda it: it.key)]


def holds(query: Query, it: Listed) -> bool:
    tags = (it.job.live.tags if it.job.live is not None else None) or ()
    return (
        query.state in (None, it.state)
        and query.type in (None, it.job.type)
        and query.user_id in (None, it.job.user_id)
        and (query.tag is None or query.tag in tags)
        and (query.due_from_ms is None or it.filing.due_ms >= query.due_from_ms)
        and (query.due_to_ms is None or it.filing.due_ms < query.due_to_ms)
    )


async def walk(a: Hand, query: Query, limit: int, shards: Iterable[int] = ALL) -> list[tuple[object, ...]]:
    """All pages, one after the other."""
    found: list[tuple[object, ...]] = []
    after: Key | None = None
    while True:
        step = await a.journal.search(query, list(shards), after, limit)
        assert len(step.jobs) <= limit
        found += map(told, step.jobs)
        if step.next is None:
            return found
        assert after is None or step.next > after, (after, step.next)
        after = step.next
