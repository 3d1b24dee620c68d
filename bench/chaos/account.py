"""Which promises a run has broken: what clients were told, what the journal holds, what the target was asked, compared.

Pure: books and memories in, findings out. It imports nothing of Tocsin. A repeat is no broken promise if it comes under
the same fire id and a fault stands near it; a loss, an early call, a second filing of one key, a call under a second
fire id though the first was done, or a shard without one living owner always is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

import msgspec

from bench.chaos.books import STATES, Books, Call

NEAR_S = 20.0
"""How long after a fault's end a repeat may still be of its making: a lease, a takeover, a trust window."""
CLOCK_MS = 1
"""The target tells whole milliseconds."""
DONE = frozenset({"OK", "ALREADY_EXISTS"})
_REPEATING = frozenset({"kill -9", "SIGSTOP", "SIGTERM", "PostgreSQL restarted", "cut"})
_SHOWN = 3


class Window(msgspec.Struct):
    """A fault's time: Unix seconds."""

    kind: str
    began_s: float
    ended_s: float


class Account(msgspec.Struct):
    acknowledged: int = 0
    accepted: int = 0
    calls: int = 0
    lost: list[str] = []
    """Acknowledged, and not in the journal."""
    unfired: list[str] = []
    """Acknowledged, and neither done by the ledger nor waiting or dead by the journal."""
    unfinished: int = 0
    """Still waiting at the end, by the journal."""
    early: list[Call] = []
    repeats: int = 0
    repeats_by_kind: dict[str, int] = {}
    stale: int = 0
    """Calls under an older epoch of their shard after one under a newer: a target that looks at epochs refuses them."""
    broken: list[str] = []


def check(books: Books, due_ms: Mapping[str, int], faults: Sequence[Window], living: Collection[str]) -> Account:
    """`due_ms`: of each acknowledged job, as its client asked; `living`: the nodes that should own the shards."""
    account = Account(acknowledged=len(due_ms), accepted=len(books.jobs), calls=len(books.calls))
    _check_jobs(account, books, due_ms)
    _check_calls(account, books.calls, due_ms, faults)
    _check_totals(account, books)
    orphans = [each.shard for each in books.shards if each.node not in living]
    _tell(account, "shards without a living owner", orphans)
    if books.filed != books.users:
        account.broken.append(f"{books.filed - books.users} jobs were filed twice")
    if books.double_keys:
        account.broken.append(f"{books.double_keys} keys were filed twice")
    return account


def _check_jobs(account: Account, books: Books, due_ms: Mapping[str, int]) -> None:
    done = {call.job_id for call in books.calls if call.outcome in DONE}
    account.lost = [job_id for job_id in due_ms if job_id not in books.jobs]
    waiting = {job_id for job_id, state in books.jobs.items() if state in {"pending", "retrying"}}
    account.unfinished = len(waiting)
    account.unfired = [
        job_id
        for job_id, state in books.jobs.items()
        if job_id not in done and state not in {"pending", "retrying", "dead"}
    ]
    dead = [job_id for job_id, state in books.jobs.items() if state == "dead"]
    strangers = {call.job_id for call in books.calls} - books.jobs.keys()
    _tell(account, "acknowledged jobs are lost", account.lost)
    _tell(account, "jobs are finished by the journal, and never reached the target", account.unfired)
    _tell(account, "jobs are still open though everything is mended", sorted(waiting))
    _tell(account, "jobs are dead though the target refuses none", dead)
    _tell(account, "jobs were called that nobody filed", sorted(strangers))


def _check_calls(account: Account, calls: Sequence[Call], due_ms: Mapping[str, int], faults: Sequence[Window]) -> None:
    by_job: dict[str, list[Call]] = defaultdict(list)
    newest: dict[int, int] = {}
    for call in calls:
        by_job[call.job_id].append(call)
        due = max(call.due_at_ms, due_ms.get(call.job_id, 0))
        if call.received_ms < due - CLOCK_MS:
            account.early.append(call)
        account.stale += call.epoch < newest.get(call.shard, 0)
        newest[call.shard] = max(call.epoch, newest.get(call.shard, 0))
    _tell(account, "calls came early", account.early)
    unexplained, others, twice = [], [], []
    kinds: Counter[str] = Counter()
    for mine in by_job.values():
        if len(mine) == 1:
            continue
        for earlier, later in pairwise(mine):
            if later.fire_id != earlier.fire_id and earlier.outcome in DONE:
                others.append((earlier, later))
            if later.fire_id == earlier.fire_id:
                account.repeats += 1
                kind = _explained(later, faults)
                kinds[kind or "nothing"] += 1
                if kind is None:
                    unexplained.append(later)
        worked = Counter(call.fire_id for call in mine if call.outcome == "OK")
        twice += [fire_id for fire_id, times in worked.items() if times > 1]
    account.repeats_by_kind = dict(kinds)
    _tell(account, "repeats have no fault near them", unexplained)
    _tell(account, "jobs were called under another fire id though they were done", others)
    _tell(account, "fire ids were worked on twice: the target's own mistake", twice)


def _explained(call: Call, faults: Sequence[Window]) -> str | None:
    at_s = call.received_ms / 1_000
    near = [fault for fault in faults if fault.began_s <= at_s <= fault.ended_s + NEAR_S and fault.kind in _REPEATING]
    return max(near, key=lambda fault: fault.began_s).kind if near else None


def _check_totals(account: Account, books: Books) -> None:
    wrong = []
    for each in books.shards:
        counted = books.counted[each.shard]
        if each.totals != counted or counted["accepted"] != sum(counted[name] for name in STATES):
            wrong.append((each.shard, each.totals, counted))
    _tell(account, "shards whose totals are not what their rows add up to", wrong)


def _tell(account: Account, what: str, found: Sequence[object]) -> None:
    if found:
        account.broken.append(f"{len(found)} {what}: {', '.join(map(str, found[:_SHOWN]))}")
