"""Which promises a run has broken: what clients were told, what the journal holds, what the target was asked, compared.

Pure: books and memories in, findings out, part by part. It imports nothing of Tocsin. A repeat is no broken promise if
it comes under the same fire id and a fault is its cause (cause.py); a loss, an early call, a second filing of one key,
a call under a second fire id though the first was done, or a shard without one living owner always is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

import msgspec

from bench.chaos.books import STATES, Books
from bench.chaos.calls import Call
from bench.chaos.cause import Change, Window, cause_of, uncaused

CLOCK_MS = 1
"""The target tells whole milliseconds."""
DONE = frozenset({"OK", "ALREADY_EXISTS"})
_SHOWN = 3

LOST = "acknowledged jobs are lost"
UNFIRED = "jobs are finished by the journal, and never reached the target"
OPEN = "jobs are still open though everything is mended"
DEAD = "jobs are dead though the target refuses none"
STRANGERS = "jobs were called that nobody filed"
EARLY = "calls came early"
UNEXPLAINED = "repeats have no fault as their cause"
OTHERS = "jobs were called under another fire id though they were done"
TWICE = "fire ids were worked on twice: the target's own mistake"
TOTALS = "shards whose totals are not what their rows add up to"
ORPHANS = "shards without a living owner"
FILED_TWICE = "jobs were filed twice"
KEYS_TWICE = "keys were filed twice"


class Account(msgspec.Struct):
    """Of a part, or of all of them added up."""

    acknowledged: int = 0
    accepted: int = 0
    calls: int = 0
    repeats: int = 0
    repeats_by_cause: dict[str, int] = {}
    stale: int = 0
    """Calls under an older epoch of their shard after one under a newer: a target that looks at epochs refuses them."""
    planned: int = 0
    forced: int = 0
    """Changes of a shard's owner."""
    uncaused: int = 0
    """Forced ones whose old owner nothing had befallen."""
    wrong: dict[str, int] = {}
    """How often each promise was broken."""
    examples: dict[str, list[str]] = {}

    @property
    def broken(self) -> list[str]:
        return [f"{self.wrong[what]} {what}: {', '.join(self.examples[what])}" for what in self.wrong]

    def tell(self, what: str, found: Sequence[object], count: int = 0) -> None:
        """`count`: where the things themselves are not known."""
        if found:
            self.wrong[what] = self.wrong.get(what, 0) + (count or len(found))
            told = self.examples.setdefault(what, [])
            told += map(str, found[: max(0, _SHOWN - len(told))])

    def add(self, other: Account) -> None:
        for name in ("acknowledged", "accepted", "calls", "repeats", "stale", "planned", "forced", "uncaused"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for kind, count in other.repeats_by_cause.items():
            self.repeats_by_cause[kind] = self.repeats_by_cause.get(kind, 0) + count
        for what, count in other.wrong.items():
            self.tell(what, other.examples[what], count)


def check(
    books: Books,
    due_ms: Mapping[str, int],
    changes: Mapping[int, Sequence[Change]],
    faults: Sequence[Window],
    living: Collection[str],
) -> Account:
    """`due_ms`: of each acknowledged job, as its client asked; `changes`: by shard; `living`: the nodes that should own
    the shards."""
    account = Account(acknowledged=len(due_ms), accepted=len(books.jobs), calls=len(books.calls))
    _check_jobs(account, books, due_ms)
    _check_calls(account, books.calls, due_ms)
    _check_repeats(account, books.calls, changes, faults)
    _check_totals(account, books)
    account.tell(ORPHANS, [each.shard for each in books.shards if each.node not in living])
    if books.filed != books.users:
        account.tell(FILED_TWICE, ["users have one job each"], books.filed - books.users)
    if books.double_keys:
        account.tell(KEYS_TWICE, ["users have one key each"], books.double_keys)
    for each in books.shards:
        mine = changes.get(each.shard, ())
        account.planned += sum(change.planned for change in mine[1:])
        account.forced += sum(not change.planned for change in mine[1:])
        account.uncaused += len(uncaused(mine, faults))
    return account


def _check_jobs(account: Account, books: Books, due_ms: Mapping[str, int]) -> None:
    done = {call.job_id for call in books.calls if call.outcome in DONE}
    states: dict[str, list[str]] = defaultdict(list)
    for job_id, state in books.jobs.items():
        states["open" if state in {"pending", "retrying"} else state].append(job_id)
    account.tell(LOST, [job_id for job_id in due_ms if job_id not in books.jobs])
    finished = (job_id for state in states if state not in {"open", "dead"} for job_id in states[state])
    account.tell(UNFIRED, [job_id for job_id in finished if job_id not in done])
    account.tell(OPEN, states["open"])
    account.tell(DEAD, states["dead"])
    account.tell(STRANGERS, sorted({call.job_id for call in books.calls} - books.jobs.keys()))


def _check_calls(account: Account, calls: Sequence[Call], due_ms: Mapping[str, int]) -> None:
    newest: dict[int, int] = {}
    early = []
    for call in calls:
        due = max(call.due_at_ms, due_ms.get(call.job_id, 0))
        if call.received_ms < due - CLOCK_MS:
            early.append(call)
        account.stale += call.epoch < newest.get(call.shard, 0)
        newest[call.shard] = max(call.epoch, newest.get(call.shard, 0))
    account.tell(EARLY, early)


def _check_repeats(
    account: Account, calls: Sequence[Call], changes: Mapping[int, Sequence[Change]], faults: Sequence[Window]
) -> None:
    by_job: dict[str, list[Call]] = defaultdict(list)
    for call in calls:
        by_job[call.job_id].append(call)
    kinds: Counter[str] = Counter()
    for mine in by_job.values():
        for pair in pairwise(mine):
            earlier, later = pair
            if later.fire_id == earlier.fire_id:
                kind = cause_of(pair, changes.get(later.shard, ()), faults)
                kinds[kind or "nothing"] += 1
                if kind is None:
                    account.tell(UNEXPLAINED, [_told(pair, changes.get(later.shard, ()))])
            elif earlier.outcome in DONE:
                account.tell(OTHERS, [pair])
        worked = Counter(call.fire_id for call in mine if call.outcome == "OK") if len(mine) > 1 else {}
        account.tell(TWICE, [fire_id for fire_id, times in worked.items() if times > 1])
    account.repeats = kinds.total()
    account.repeats_by_cause = dict(kinds)


def _told(pair: tuple[Call, Call], changes: Sequence[Change]) -> str:
    """Both calls, and whose the shard was around them, by the seconds of the first call."""
    began_s = pair[0].received_ms / 1_000
    owners = "; ".join(
        f"{change.node or 'nobody'} from {change.at_s - began_s:+.3f} s under {change.epoch}"
        f"{' by plan' if change.planned else ''}"
        for change in changes
        if min(call.epoch for call in pair) <= change.epoch <= max(call.epoch for call in pair)
    )
    earlier, later = pair
    after_s = later.received_ms / 1_000 - began_s
    epochs = f"epochs {earlier.epoch} and {later.epoch} of shard {later.shard}"
    return f"{later.fire_id} at {began_s:.3f} and {after_s:.3f} s later, {epochs} ({owners})"


def _check_totals(account: Account, books: Books) -> None:
    wrong = []
    for each in books.shards:
        counted = books.counted[each.shard]
        if each.totals != counted or counted["accepted"] != sum(counted[name] for name in STATES):
            wrong.append((each.shard, each.totals, counted))
    account.tell(TOTALS, wrong)
