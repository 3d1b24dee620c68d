"""The promises of the contract, checked against what clients know, what targets saw, and the journal's rows.

A reference imports nothing that it checks (but the names of types, for mypy): states are their numbers as the journal
stores them, rows are grouped and counted here anew, and who may call a job again is worked out from the ledger and the
ends of processes alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.simulation.clock import EPOCH_MS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from engine.core.job import Job, JobView, Row
    from engine.journal.memory_server import MemoryServer
    from tests.simulation.account import Account, Known
    from tests.simulation.excuses import Excuses
    from tests.simulation.ledger import Call
    from tests.simulation.loop import Process

PENDING, RETRYING, SUCCEEDED, DEAD, CANCELLED, EXPIRED, REFILED = range(7)
_OPEN = (PENDING, RETRYING)
_NAMES = ("pending", "retrying", "succeeded", "dead", "cancelled", "expired")
_TIMELINE_BITS = 40
"""An epoch's higher bits are the journal's timeline."""
_SKEW_MS = 10_000
"""More than any clock of a run is wrong by."""
_CAUSE_MS = 10_000
"""How long what cut a node off may lie before a call that it still made: a lease ends later than its cause begins."""

_UNREACHED_A_LIFE = 12
"""More than it takes a node to find out that a target is away, and what a move adds to it."""


class Broken(AssertionError):
    """A promise of the contract does not hold."""


def text_of(job_id: int) -> str:
    digits = f"{job_id:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def rows_by_job(server: MemoryServer) -> dict[int, list[Row]]:
    """Every row of the journal, by job, in the order of revisions."""
    rows: dict[int, list[Row]] = defaultdict(list)
    for places in server.places.values():
        for revisions in places.values():
            for row in revisions.values():
                rows[row.job_id].append(row)
    for its in rows.values():
        its.sort(key=lambda row: row.rev)
    return rows


def revisions_are_dense(rows: dict[int, list[Row]]) -> None:
    """From 0 on, none twice and none left out."""
    for job_id, its in rows.items():
        found = [row.rev for row in its]
        if found != list(range(len(its))):
            raise Broken(f"job {text_of(job_id)} has revisions {found}")


def rows_tell_a_life(rows: dict[int, list[Row]]) -> None:
    """Open, then an outcome; after one only a redrive of a dead job; a refiled place leads to the next row."""
    for job_id, its in rows.items():
        for before, after in pairwise(its):
            states = before.state, after.state
            follows = (
                (before.state in _OPEN and after.state not in _OPEN)
                or (before.state == REFILED and after.state in _OPEN and before.due_ms == after.filed_ms)
                or states == (DEAD, PENDING)
            )
            if not follows:
                raise Broken(f"job {text_of(job_id)}: revision {after.rev} ({after.state}) after {before.state}")
        if its[-1].state == REFILED:
            raise Broken(f"job {text_of(job_id)} was refiled, and its new filing is not there")


def audit_is_exact(rows: dict[int, list[Row]], audit: dict[str, int]) -> None:
    """Counted by the rows themselves: accepted, and where each job is now."""
    counted = Counter(_NAMES[its[-1].state] for its in rows.values())
    told = {name: count for name, count in audit.items() if count and name not in ("accepted", "running")}
    if audit.get("running"):
        raise Broken(f"{audit['running']} jobs run at a quiet moment")
    if told != dict(counted) or audit["accepted"] != len(rows):
        raise Broken(f"the audit says {audit}, the rows {dict(counted)} of {len(rows)}")


def keys_are_kept(account: Account) -> None:
    for (user, key), ids in account.keys.items():
        if len(ids) > 1:
            raise Broken(f"key {key} of {user} was answered with {sorted(map(text_of, ids))}")


def nothing_is_early(account: Account, calls: list[Call]) -> None:
    """By the clock of the node that called; and its due time is one that a client asked for."""
    known = {text_of(job_id): each for job_id, each in account.jobs.items()}
    for call in calls:
        if call.node_ms < call.due_ms:
            raise Broken(f"{call.fire_id} was called {call.due_ms - call.node_ms} ms early, at {call.at_ms}")
        job = known.get(call.job_id)
        if job is None:
            continue
        earliest_ms = min(_dues_possible(job, call.at_ms))
        if call.at_ms + EPOCH_MS < earliest_ms - _SKEW_MS:
            raise Broken(f"{call.fire_id} was called at {call.at_ms}, due at {earliest_ms - EPOCH_MS}")
        if call.attempt == 1 and call.due_ms < earliest_ms:
            raise Broken(f"{call.fire_id} says it is due {earliest_ms - call.due_ms} ms before anybody asked for it")


def _dues_possible(job: Known, at_ms: int) -> Iterator[int]:
    """Due times that may hold at a moment: the last that is certain, and whatever may have been wished since."""
    certain = [wish for wish in job.certain("reschedule") if wish.answered_ms is not None and wish.answered_ms < at_ms]
    last = max(certain, key=lambda wish: wish.answered_ms or 0, default=None)
    if last is None:
        yield job.due_ms
    for wish in job.possible("reschedule"):
        if last is None or wish is last or (wish.answered_ms or at_ms) >= last.sent_ms:
            yield wish.due_ms
    for wish in job.possible("redrive"):
        yield EPOCH_MS + wish.sent_ms - _SKEW_MS


def nothing_is_too_late(account: Account, calls: list[Call]) -> None:
    """By the clock of the node that called no call begins after its job expires; a redrive may take that away."""
    ends = {
        text_of(job_id): known.expires_ms
        for job_id, known in account.jobs.items()
        if known.expires_ms is not None and not known.possible("redrive")
    }
    for call in calls:
        if call.node_ms > ends.get(call.job_id, call.node_ms):
            raise Broken(f"{call.fire_id} was called at {call.at_ms}, {call.node_ms - ends[call.job_id]} ms too late")


def a_call_says_since_when_its_job_is_due(account: Account, calls: list[Call]) -> None:
    """However long its target was away: a first attempt is due when somebody asked for it, and not when it was parked
    until. A window moves it, and so does a clock that is wrong."""
    known = {text_of(job_id): each for job_id, each in account.jobs.items() if each.key is None}
    for call in calls:
        job = known.get(call.job_id)
        if job is None or call.attempt != 1:
            continue
        times_ms = [max(job.due_ms, EPOCH_MS + job.acknowledged_ms) + job.window_ms]
        for wish in job.possible("reschedule") + job.possible("redrive"):
            times_ms += [wish.due_ms, EPOCH_MS + (call.at_ms if wish.answered_ms is None else wish.answered_ms)]
        offsets_ms = [bulk.offset_ms for bulk in account.bulks if job.tagged and bulk.offset_ms]
        if offsets_ms:  # an offset into the past makes it due now
            times_ms.append(EPOCH_MS + call.at_ms)
        latest_ms = max(times_ms) + sum(offsets_ms)
        if call.due_ms > latest_ms + _SKEW_MS:
            raise Broken(f"{call.fire_id} says it is due {call.due_ms - latest_ms} ms after anybody asked for it")


def who_is_not_reached_costs_few_attempts(views: dict[int, JobView], outages: Counter[str], lives: int) -> None:
    """An attempt whose target was not reached is spent only until its node knows that the target is away: a few, each
    time it goes away, of each life of each node. `outages`: by type, how often."""
    spent = Counter(
        view.type
        for view in views.values()
        for attempt in view.attempts
        if not attempt.fired_ms and "connection refused" in attempt.error
    )
    for kind, count in spent.items():
        most = outages[kind] * lives * _UNREACHED_A_LIFE
        if count > most:
            raise Broken(f"{count} attempts of {kind} did not reach their target, and {most} are the bound")


def a_repeat_has_its_excuse(calls: list[Call], excuses: Excuses, owners: dict[int, dict[int, Process]]) -> None:
    """A fire is called again only after whoever called it before, or anybody its shard was given to since, died, was
    stopped or was cut off. That its shard moved, or that a node left, is no excuse. `owners`: by shard and epoch."""
    before: dict[str, Call] = {}
    for call in calls:
        first = before.get(call.fire_id)
        if first is not None:
            since_ms = first.at_ms - _CAUSE_MS
            lo, hi = sorted((first.epoch, call.epoch))
            chain = [first.process, *(who for epoch, who in owners[call.shard].items() if lo <= epoch <= hi)]
            if not any(excuses.has(who, call.job_id, since_ms, call.at_ms) for who in chain):
                via = ", ".join(dict.fromkeys(who.name for who in chain))
                raise Broken(
                    f"{call.fire_id} was called at {first.at_ms} by {first.process.name} under epoch {first.epoch}, "
                    f"and again at {call.at_ms} by {call.process.name} under {call.epoch}; {via} live"
                )
        before[call.fire_id] = call


def epochs_go_up(calls: list[Call], lost_ms: list[int]) -> None:
    """Whoever has a shard after another: of one job no call begins under an epoch that was over when another began."""
    highest: dict[str, Call] = {}
    losses = deque(sorted(lost_ms))
    for call in calls:
        while losses and call.at_ms >= losses[0]:
            losses.popleft()
            highest.clear()
        before = highest.get(call.job_id)
        if before is not None and call.epoch < before.epoch:
            raise Broken(
                f"{call.fire_id} was called at {call.at_ms} by {call.process.name} under epoch {call.epoch}, after "
                f"{before.process.name} under {before.epoch} at {before.at_ms}"
            )
        highest[call.job_id] = call


def no_shard_is_given_astray(astray: list[tuple[int, UUID]]) -> None:
    """By plan a shard goes to an incarnation that stands."""
    if astray:
        raise Broken(f"shard {astray[0][0]} was given to {astray[0][1]}, which is fenced")


def each_shard_has_one_owner(owners: dict[int, tuple[str, int]], held: dict[str, dict[int, int]]) -> None:
    """`owners`: by shard, incarnation and epoch as the journal has them; `held`: by incarnation, epochs by shard as its
    memory has them. Each shard is held once, by its owner."""
    for shard, (incarnation, epoch) in owners.items():
        holding = {each: epochs[shard] for each, epochs in held.items() if shard in epochs}
        if holding != {incarnation: epoch}:
            raise Broken(f"shard {shard} is {incarnation}'s under epoch {epoch}, and held by {holding}")


def no_epoch_is_held_twice(held: dict[str, dict[int, int]]) -> None:
    """By process: epochs by shard."""
    holders: dict[tuple[int, int], str] = {}
    for name, epochs in held.items():
        for shard, epoch in epochs.items():
            other = holders.setdefault((shard, epoch), name)
            if other != name:
                raise Broken(f"shard {shard} is open at {other} and at {name} under epoch {epoch}")


def shares_are_even(held: dict[str, dict[int, int]], shards: int) -> bool:
    """None is more than one shard from its share, and none has nothing."""
    fair, more = divmod(shards, len(held))
    return all(max(1, fair - 1) <= len(epochs) <= fair + (more > 0) + 1 for epochs in held.values())


def attempts_do_not_overlap(calls: list[Call]) -> None:
    """Of one job lives and attempts go up, within a timeline: a fail-over may forget some, and a node that has not yet
    heard of it calls on under the old one for as long as it trusts itself."""
    highest: dict[tuple[str, int], tuple[int, int]] = {}
    for call in calls:
        key = call.job_id, call.epoch >> _TIMELINE_BITS
        life, attempt = (int(part) for part in call.fire_id.rsplit(".", 2)[1:])
        if (life, attempt) < highest.get(key, (0, 0)):
            raise Broken(f"{call.fire_id} was called after {call.job_id}.{highest[key]}")
        highest[key] = (life, attempt)


def a_cancelled_job_is_left_alone(account: Account, calls: list[Call]) -> None:
    at: dict[str, int] = {
        text_of(job_id): min(wish.answered_ms or 0 for wish in known.certain("cancel"))
        for job_id, known in account.jobs.items()
        if known.certain("cancel")
    }
    for call in calls:
        if call.job_id in at and call.at_ms > at[call.job_id]:
            raise Broken(f"{call.fire_id} was called at {call.at_ms}, its cancel was answered at {at[call.job_id]}")


def each_has_its_end(
    account: Account,
    views: dict[int, JobView],
    calls: list[Call],
    rows: dict[int, list[Row]],
    excuses: Excuses,
    owners: dict[int, dict[int, Process]],
    now_ms: int,
    patience_ms: int,
) -> None:
    """Acknowledged is fired, cancelled, expired or dead, or not yet due; and what is said to have succeeded did."""
    good = {(call.job_id, call.fire_id) for call in calls if call.code in ("OK", "ALREADY_EXISTS")}
    fires = {call.fire_id for call in calls}
    for job_id, known in account.jobs.items():
        view, name = views[job_id], text_of(job_id)
        if known.certain("cancel") and view.state != CANCELLED:
            raise Broken(f"the cancel of {name} was acknowledged, and it is {view.state.name}")
        if view.state == CANCELLED and not known.possible("cancel"):
            raise Broken(f"{name} is cancelled, and nobody asked for it")
        if view.state == SUCCEEDED:
            last = view.attempts[-1]
            fire_id = f"{name}.{view.life}.{last.number}"
            if (name, fire_id) not in good:
                raise Broken(f"{name} has succeeded, and its target knows nothing of {fire_id}")
        for attempt in view.attempts:
            if attempt.fired_ms and f"{name}.{view.life}.{attempt.number}" not in fires:
                raise Broken(f"attempt {attempt.number} of {name} is recorded, and nobody was called")
        due_ms = view.due_ms if view.state == PENDING else view.next_fire_ms  # parked, it is due since before
        if view.state in _OPEN and due_ms is not None and due_ms + patience_ms < now_ms:
            raise Broken(f"{name} is {view.state.name} and was due {now_ms - due_ms} ms ago")
        if view.state == EXPIRED and (known.expires_ms is None or known.expires_ms > now_ms + _SKEW_MS):
            raise Broken(f"{name} has expired, and its end is {known.expires_ms}")
        if view.state not in (*_OPEN, SUCCEEDED, DEAD, CANCELLED, EXPIRED):
            raise Broken(f"{name} is {view.state.name} at a quiet moment")
        if view.state in _OPEN and view.attempt == 0 and any(call.job_id == name for call in calls):
            lives = [
                call
                for call in calls
                if call.job_id == name and f".{view.life}." in call.fire_id[len(name) :]
                if not _moved_before_its_record(rows[job_id], call, excuses, owners[call.shard])
            ]
            if lives:
                raise Broken(f"{name} was called {len(lives)} times, and it says that it never was")


def _moved_before_its_record(its: list[Row], call: Call, excuses: Excuses, owners: dict[int, Process]) -> bool:
    """Whoever was to record what the call came to died, stood still, was cut off or had no time left to stop, and the
    owner after it moved the job for a client before it called again: for the journal it was never called. Whoever moves
    a job under the epoch under which it was called knows of that call, and has no excuse. (What is filed in the very
    millisecond of the call is what it fired.)"""
    moved = [row for row in its if row.rev and row.state in _OPEN and row.at_ms >= EPOCH_MS + call.at_ms - _CAUSE_MS]
    after = [row for row in moved if row.epoch > call.epoch]
    if not after or any(row.epoch == call.epoch and row.at_ms > EPOCH_MS + call.at_ms for row in moved):
        return False
    chain = {call.process, *(who for epoch, who in owners.items() if call.epoch <= epoch <= after[0].epoch)}
    until_ms = max(call.at_ms, after[0].at_ms - EPOCH_MS)
    return any(excuses.has(who, call.job_id, call.at_ms - _CAUSE_MS, until_ms) for who in chain)


def memory_is_what_is_near(rows: dict[int, list[Row]], live: dict[int, dict[int, Job]], near_ms: int) -> None:
    """What is open and near is in memory as its last row has it, and nothing that is finished."""
    for job_id, its in rows.items():
        shard, last = its[-1].shard, its[-1]
        if last.state in _OPEN and last.filed_ms < near_ms and job_id not in live.get(shard, {}):
            raise Broken(f"{text_of(job_id)} is open at {last.filed_ms}, near, and not in memory")
    for jobs in live.values():
        for job_id, job in jobs.items():
            if job_id not in rows or rows[job_id][-1].state not in _OPEN:
                raise Broken(f"{text_of(job_id)} is in memory, and not open in the journal")
            last = rows[job_id][-1]
            held, told = (job.state, job.rev, job.filed_ms, job.body), (last.state, last.rev, last.filed_ms, last.body)
            if held != told:
                raise Broken(f"{text_of(job_id)} is {held} in memory, and {told} in the journal")


def replay_is_what_was_live(before: dict[int, JobView], after: dict[int, JobView], now_ms: int) -> None:
    """What another life reads of each job is what the one before it had in memory, but for what only memory notes (the
    timeline) and for what became due meanwhile."""
    for job_id, view in before.items():
        if view.next_fire_ms is not None and view.next_fire_ms <= now_ms + _SKEW_MS:
            continue
        held, read = ({**_fields(each), "timeline": None} for each in (view, after[job_id]))
        if held != read:
            told = {name: (held[name], read[name]) for name in held if held[name] != read[name]}
            raise Broken(f"{text_of(job_id)} is read back as another: {told}")


def _fields(view: JobView) -> dict[str, object]:
    return {name: getattr(view, name) for name in view.__struct_fields__}
