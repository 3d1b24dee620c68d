"""The life of a job as a table: which state follows which, by what.

The table is the contract's (section 2), written once. `REFILED` is no state of a job: it is what an old place in
the journal says when the filing has moved to another. `RUNNING` is known to the owner's memory only: in the journal
the job is the pending or retrying that it will be again after a crash.
"""

from __future__ import annotations

from enum import IntEnum


class State(IntEnum):
    """The number is what the journal stores: never renumber."""

    PENDING = 0
    RETRYING = 1
    SUCCEEDED = 2
    DEAD = 3
    CANCELLED = 4
    EXPIRED = 5
    REFILED = 6
    RUNNING = 7


FILINGS = frozenset({State.PENDING, State.RETRYING})
"""Written to the journal as a whole job; the job is open."""

FINAL = frozenset({State.SUCCEEDED, State.DEAD, State.CANCELLED, State.EXPIRED})
"""Written as an outcome; the job is closed (a dead one may be given a new life)."""

NEXT: dict[State, frozenset[State]] = {
    State.PENDING: frozenset({State.RUNNING, State.CANCELLED, State.EXPIRED, State.PENDING}),
    State.RUNNING: frozenset({State.SUCCEEDED, State.RETRYING, State.DEAD, State.CANCELLED, State.PENDING}),
    State.RETRYING: frozenset({State.RUNNING, State.CANCELLED, State.EXPIRED, State.RETRYING}),
    State.DEAD: frozenset({State.PENDING}),
    State.SUCCEEDED: frozenset(),
    State.CANCELLED: frozenset(),
    State.EXPIRED: frozenset(),
}


def may_follow(state: State, after: State) -> bool:
    return state in NEXT[after]
