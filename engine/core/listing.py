"""Lists of jobs: what is asked for, and in which order the answer stands.

The order is the key (due time as wished, id), which a job keeps as long as nobody changes it: so a walk that goes on
after the last key it saw neither misses nor repeats a job that did not change. Pure values.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from engine.core.job import JobView, Stored
from engine.core.lifecycle import State

Key = tuple[int, int]
"""(due_ms, job id)."""


class Query(msgspec.Struct, frozen=True):
    """Which jobs a list holds; None does not filter."""

    state: State | None = None
    type: str | None = None
    user_id: str | None = None
    tag: str | None = None
    due_from_ms: int | None = None
    due_to_ms: int | None = None
    """Excluded."""

    def of(self, state: State) -> Query:
        """The same of one state."""
        return msgspec.structs.replace(self, state=state)

    def holds(self, job: JobView) -> bool:
        return (self.state is None or job.state is self.state) and self.fits(
            job.type, job.user_id, job.tags, job.due_ms
        )

    def fits(self, kind: str, user_id: str | None, tags: Sequence[str], due_ms: int) -> bool:
        """Whether a job of the state that is asked for is on the list."""
        return (
            (self.type is None or kind == self.type)
            and (self.user_id is None or user_id == self.user_id)
            and (self.tag is None or self.tag in tags)
            and (self.due_from_ms is None or due_ms >= self.due_from_ms)
            and (self.due_to_ms is None or due_ms < self.due_to_ms)
        )


class Listed(msgspec.Struct):
    """One bounded step of a list as the journal gives it, in the order of keys."""

    jobs: list[Stored]
    next: Key | None
    """Everything up to this key has been looked at: go on after it. None: there is no more."""


class JobPage(msgspec.Struct):
    """One page of a list as shown."""

    jobs: list[JobView]
    next: Key | None
    keys: list[Key] = []
    """Of each job, the place of the walk that goes on after it: what pages of many nodes are merged by."""
