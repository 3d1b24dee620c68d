"""Replay of the records gives the live state, whatever happened and wherever it was cut off.

The reference reads rows as recovery does (last revision under a place; a filing is open) and knows nothing of the
machine's memory.
"""

from __future__ import annotations

from collections import deque

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.catalog import Catalog, JobType, Priority, Target
from engine.core.commands import (
    Adopt,
    Begin,
    Cancel,
    Command,
    Committed,
    Due,
    Effects,
    Finished,
    Outcomes,
    PageIn,
    Park,
    Pin,
    Redrive,
    Refile,
    Reschedule,
    Submission,
    Submit,
    Unpin,
)
from engine.core.job import Form, Job, NewJob, Record, Row, Stored, decode_body
from engine.core.lifecycle import FILINGS, FINAL, State
from engine.core.machine import Machine
from engine.options import Options

NOW_MS = 1_800_000_000_000
HORIZON_MS = 1_000
CATALOG = Catalog({"mail": JobType("mail", Target("grpc", "mail:1", "/m.M/Send"))})

Key = tuple[int, int]


class World:
    """One shard of a machine beside the rows that were committed; commits come in order, later or at once."""

    def __init__(self) -> None:
        self.now_ms = NOW_MS
        self.rows: dict[Key, dict[int, Row]] = {}
        self.machine = Machine(Options().check(), CATALOG)
        self.shard = self.machine.open(0, 1, NOW_MS)
        self.flights: deque[list[Record]] = deque()
        self.wheel: list[Job] = []
        self.lane: list[Job] = []
        self.acknowledged: set[int] = set()
        self.ids: list[int] = []
        self.page()

    def apply(self, command: Command) -> None:
        effects = self.machine.apply([command], self.now_ms)
        self.machine.check()
        self.perform(effects)

    def perform(self, effects: Effects) -> None:
        assert not effects.corrupt
        if effects.records:
            self.flights.append(effects.records)
        self.wheel += effects.schedule
        self.lane += effects.ready
        self.lane = [job for job in self.lane if job not in effects.withdraw]
        for ticket, result in effects.answers:
            if ticket == "submit" and isinstance(result, Job):
                self.acknowledged.add(result.id)

    def commit(self) -> None:
        if not self.flights:
            return
        records = self.flights.popleft()
        for record in records:
            job = record.job
            place = self.rows.setdefault((record.filed_ms, job.id), {})
            assert record.rev not in place, "a revision is written once"
            assert not any(record.rev <= rev for key, revs in self.rows.items() if key[1] == job.id for rev in revs)
            place[record.rev] = Row(
                0,
                record.filed_ms,
                job.id,
                record.rev,
                record.epoch,
                record.state,
                record.due_ms,
                self.now_ms,
                record.keep_ms,
                None,
                job.type,
                None,
                None,
                record.body,
            )
        self.apply(Committed(records))

    def open_rows(self) -> dict[int, Row]:
        last = {key: revs[max(revs)] for key, revs in self.rows.items()}
        rows = [row for row in last.values() if row.state in FILINGS]
        assert len({row.job_id for row in rows}) == len(rows), "one open place a job"
        return {row.job_id: row for row in rows}

    def page(self) -> None:
        start = self.shard.begin_paging(max(self.now_ms + HORIZON_MS, self.shard.horizon_ms))
        end_ms = self.shard.horizon_ms
        rows = sorted(self.open_rows().values(), key=lambda row: (row.filed_ms, row.job_id))
        self.apply(PageIn(0, [r for r in rows if start <= (r.filed_ms, r.job_id) and r.filed_ms < end_ms]))
        self.shard.end_paging(None)


steps = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "submit",
                "submit",
                "cancel",
                "move",
                "due",
                "begin",
                "finish",
                "refile",
                "park",
                "redrive",
                "commit",
                "commit",
                "tick",
                "page",
            ]
        ),
        st.integers(0, 2_500),
        st.sampled_from(["OK", "UNAVAILABLE", "NOT_FOUND"]),
    ),
    max_size=60,
)


def play(world: World, what: str, number: int, code: str) -> None:
    if what == "submit":
        new = NewJob("mail", b"1", Form.JSON, world.now_ms + number, Priority.LOW, 3, 1_000)
        world.apply(Submit([Submission(new, 0, len(world.ids) + 1, None, "submit")]))
        world.ids.append(world.flights[-1][0].job.id)
    elif what in ("cancel", "move") and world.ids:
        job_id = world.ids[number % len(world.ids)]
        if world.machine.find(job_id) is not None:
            world.apply(
                Cancel([(job_id, "")]) if what == "cancel" else Reschedule([(job_id, world.now_ms + number, "")])
            )
    elif what == "due":
        due = [job for job in world.wheel if job.due_ms <= world.now_ms]
        world.wheel = [job for job in world.wheel if job.due_ms > world.now_ms]
        world.apply(Due(due))
    elif what == "begin" and world.lane:
        world.apply(Begin([world.lane.pop(0)]))
    elif what == "finish" and world.machine.running:
        job = list(world.machine.running.values())[number % len(world.machine.running)]
        world.apply(Outcomes([Finished(job, code, "", 0, world.now_ms, number / 2_501)]))
    elif what == "refile":
        world.apply(Refile([*world.lane, *world.machine.running.values()]))
    elif what == "park":
        world.apply(Park([(job, world.now_ms + number) for job in world.lane[: number % 4]], world.now_ms))
    elif what == "redrive":
        redrive(world, number)
    elif what == "commit":
        world.commit()
    elif what == "tick":
        world.now_ms += number
    elif what == "page":
        world.page()


def redrive(world: World, number: int) -> None:
    """As a door does it: hold the id, read what is durable, adopt it, wish."""
    dead = [job_id for job_id, state in counts(world.rows).items() if state is State.DEAD]
    if not dead:
        return
    job_id = dead[number % len(dead)]
    world.apply(Pin([job_id]))
    its = sorted((row for key, revs in world.rows.items() if key[1] == job_id for row in revs.values()), key=_rev)
    world.apply(Adopt([Stored([row for row in its if row.state in FILINGS][-1], its[-1])]))
    world.apply(Redrive([(job_id, None, "")]))
    world.apply(Unpin([job_id]))


def _rev(row: Row) -> int:
    return row.rev


def fires_ms(row: Row) -> int:
    """When an open filing fires next: the row of a retry, or of one that is parked, says when it was wished."""
    body = decode_body(row.body)
    if body.parked_ms is not None:
        return body.parked_ms
    next_ms = body.next_ms if row.state is State.RETRYING else None
    return row.due_ms if next_ms is None else next_ms


def counts(rows: dict[Key, dict[int, Row]]) -> dict[int, State]:
    """The state of each job by its highest revision."""
    last: dict[int, Row] = {}
    for revs in rows.values():
        for row in revs.values():
            if row.job_id not in last or last[row.job_id].rev < row.rev:
                last[row.job_id] = row
    return {job_id: row.state for job_id, row in last.items()}


@settings(max_examples=300)
@given(steps)
def test_replay_of_the_records_is_the_live_state(script: list[tuple[str, int, str]]) -> None:
    world = World()
    for what, number, code in script:
        play(world, what, number, code)
        # Cut off here, nothing acknowledged is lost: it is open, or it has its outcome.
        assert world.acknowledged <= set(counts(world.rows))
        assert all(state is not State.REFILED for state in counts(world.rows).values())
    while world.flights:
        world.commit()
    live = world.shard.live
    near = {job_id: row for job_id, row in world.open_rows().items() if world.shard.is_near(fires_ms(row), job_id)}
    assert near.keys() <= live.keys(), "what is open and near is live"
    assert all(job.state not in FINAL for job in live.values()), "what is finished and durable is forgotten"
    for job_id, job in live.items():
        row = world.open_rows()[job_id]
        assert (job.due_ms, job.filed_ms, job.rev, job.state) == (fires_ms(row), row.filed_ms, row.rev, row.state)
        assert len(decode_body(job.body).attempts) == len(decode_body(row.body).attempts)
        wished_ms = decode_body(row.body).due_ms
        assert row.due_ms == (job.due_ms if wished_ms is None else wished_ms), "lists go by the wished due time"
        assert row.filed_ms >= world.shard.low_ms(world.now_ms, None), "recovery from the low finds it"


@settings(max_examples=200)
@given(steps)
def test_every_live_job_has_a_way_to_fire(script: list[tuple[str, int, str]]) -> None:
    world = World()
    for what, number, code in script:
        play(world, what, number, code)
    while world.flights:
        world.commit()
    for job in world.shard.live.values():
        busy = job.live is not None and (job.live.queued or job.live.running)
        assert busy or job in world.wheel, (job.id, "sits in memory and nothing will wake it")
