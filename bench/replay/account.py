"""Every job of a run accounted for: what was asked for, what Tocsin says it did, and what the targets wrote down.

Pure. The ledgers are the witnesses: a job counts as done when a target's line says so, never by Tocsin's word alone,
and lateness and earliness are taken against the plan, by the target's clock. Calls of jobs that are not of this run
(left over from an interrupted one, or somebody's own) are counted apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from bench.replay.plan import Planned
from bench.targets.ledger import DONE, Entry

STATES = ("pending", "running", "retrying", "succeeded", "dead", "cancelled", "expired")
SHOWN_MAX = 5
TEXT_MAX = 100


class Percentiles(msgspec.Struct, frozen=True):
    """Nearest rank, in ms."""

    p50_ms: float = 0
    p99_ms: float = 0
    max_ms: float = 0


class AttemptSeen(msgspec.Struct, frozen=True):
    number: int
    outcome: str
    lateness_ms: int


class JobSeen(msgspec.Struct, frozen=True):
    """A job as Tocsin answers it: what the account looks at."""

    id: str
    state: str
    attempts: list[AttemptSeen]


class Check(msgspec.Struct, frozen=True):
    what: str
    expected: int
    found: int
    note: str = ""

    @property
    def ok(self) -> bool:
        return self.expected == self.found


class Account(msgspec.Struct, frozen=True):
    planned: int
    in_ledgers: int
    missing: int
    early: int
    repeats: int
    """Calls with a fire id that had been there before: at least once is what is promised, so they are no mismatch."""
    left_over: int
    """Jobs of no concern to this run that were done meanwhile."""
    at_targets: Percentiles
    by_tocsin: Percentiles
    checks: list[Check]
    examples: list[str]
    """Some of the jobs that are wrong, by name."""
    audit: dict[str, int]

    @property
    def ok(self) -> bool:
        return all(check.ok for check in self.checks)

    @property
    def headline(self) -> str:
        sign = "=" if self.planned == self.in_ledgers else "≠"
        return (
            f"{self.planned:,} submitted {sign} {self.in_ledgers:,} in the ledgers: "
            f"{self.missing:,} missing, {self.early:,} early, {self.repeats:,} repeated"
        )


def percentiles(values: Sequence[float]) -> Percentiles:
    if not values:
        return Percentiles()
    ranked = sorted(values)

    def rank(percent: int) -> float:
        return ranked[-(-len(ranked) * percent // 100) - 1]

    return Percentiles(rank(50), rank(99), ranked[-1])


def settle(
    accepted: Mapping[str, Planned],
    planned: Sequence[Planned],
    entries: Sequence[Entry],
    seen: Mapping[str, JobSeen],
    audit_before: Mapping[str, int],
    audit: Mapping[str, int],
) -> Account:
    """`accepted` and `seen` are by job id; `entries` are the lines of all ledgers of the run."""
    ours = [entry for entry in entries if entry.job_id in accepted]
    worked: defaultdict[str, set[str]] = defaultdict(set)
    for entry in ours:
        if entry.outcome in DONE:
            worked[entry.job_id].add(entry.fire_id)
    missing = [job for job_id, job in accepted.items() if job_id not in worked]
    early = [entry for entry in ours if _early(entry, accepted[entry.job_id])]
    twice = [job_id for job_id, fire_ids in worked.items() if len(fire_ids) > 1]
    misdirected = [entry for entry in ours if entry.attempt == 1 and entry.due_at_ms != accepted[entry.job_id].due_ms]
    states = Counter(seen[job_id].state if job_id in seen else "unknown" for job_id in accepted)
    strangers = {entry.job_id for entry in entries if entry.job_id not in accepted and entry.outcome in DONE}

    checks = [
        Check("accepted, with an id of its own", len(planned), len(accepted)),
        *_by_type(planned, accepted, worked),
        Check("missing from the ledgers", 0, len(missing)),
        Check("fired early", 0, len(early)),
        Check("done under two fire ids", 0, len(twice)),
        Check("told another due time", 0, len(misdirected)),
        Check("succeeded, as Tocsin tells it", len(planned), states["succeeded"], _others(states)),
        Check("audit: accepted is the sum of the states", audit["accepted"], sum(audit[state] for state in STATES)),
        _grown(audit_before, audit, len(planned)),
    ]
    first_calls = [entry for entry in ours if entry.attempt == 1 and not entry.repeat]
    told = [seen[job_id].attempts for job_id in accepted if job_id in seen]
    return Account(
        planned=len(planned),
        in_ledgers=len(worked),
        missing=len(planned) - len(worked),
        early=len(early),
        repeats=sum(entry.repeat for entry in ours),
        left_over=len(strangers),
        at_targets=percentiles([entry.received_ms - accepted[entry.job_id].due_ms for entry in first_calls]),
        by_tocsin=percentiles([attempts[0].lateness_ms for attempts in told if attempts]),
        checks=checks,
        examples=[
            *(f"missing: {job.text[:TEXT_MAX]}" for job in missing[:SHOWN_MAX]),
            *(f"early by {accepted[e.job_id].due_ms - e.received_ms} ms: job {e.job_id}" for e in early[:SHOWN_MAX]),
            *(f"done twice: job {job_id}" for job_id in twice[:SHOWN_MAX]),
        ],
        audit={"accepted": audit["accepted"], **{state: audit[state] for state in STATES}},
    )


def _early(entry: Entry, job: Planned) -> bool:
    """By what the plan wanted and by what the call itself was told (a retry is due later than the job)."""
    return entry.received_ms < max(job.due_ms, entry.due_at_ms)


def _by_type(
    planned: Sequence[Planned], accepted: Mapping[str, Planned], worked: Mapping[str, set[str]]
) -> list[Check]:
    expected = Counter(job.type for job in planned)
    found = Counter(accepted[job_id].type for job_id in worked)
    return [Check(f"in the ledger: {kind}", expected[kind], found[kind]) for kind in sorted(expected)]


def _others(states: Counter[str]) -> str:
    others = {state: count for state, count in sorted(states.items()) if state != "succeeded"}
    return ", ".join(f"{count:,} {state}" for state, count in others.items())


def _grown(before: Mapping[str, int], after: Mapping[str, int], planned: int) -> Check:
    """Others may submit meanwhile: more than ours is their affair, and said; fewer is a loss."""
    grown = after["accepted"] - before["accepted"]
    if grown > planned:
        return Check("audit: accepted has grown by", planned, planned, f"and by {grown - planned:,} from elsewhere")
    return Check("audit: accepted has grown by", planned, grown)
