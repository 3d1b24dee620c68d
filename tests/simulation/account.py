"""What clients know: every wish, when it was sent, and what the answer was. The reference that a run is checked by.

Plain values of the client's own; nothing of the nodes is looked at.
"""

from __future__ import annotations

import msgspec


class Wish(msgspec.Struct):
    """A change that a client asked for: certain when it was acknowledged, possible when nobody knows."""

    what: str
    sent_ms: int
    """True time, since the run began."""
    answered_ms: int | None
    certain: bool
    due_ms: int = 0
    """Of a reschedule: the new due time, true Unix ms."""


class BulkWish(msgspec.Struct):
    """A bulk operation over all jobs with the tag, as a client asked for it."""

    id: int
    what: str
    sent_ms: int
    offset_ms: int = 0
    """Of a reschedule; no other has the same."""


class Known(msgspec.Struct):
    """A job whose id some client was told."""

    id: int
    type: str
    user_id: str | None
    due_ms: int
    """As the client asked for it, true Unix ms."""
    sent_ms: int
    acknowledged_ms: int
    key: str | None = None
    expires_ms: int | None = None
    """No call may begin later, true Unix ms."""
    window_ms: int = 0
    """How much later than asked for it may become due."""
    wishes: list[Wish] = msgspec.field(default_factory=list)
    tagged: bool = False

    def possible(self, what: str) -> list[Wish]:
        return [wish for wish in self.wishes if wish.what == what]

    def certain(self, what: str) -> list[Wish]:
        return [wish for wish in self.wishes if wish.what == what and wish.certain]


class Limited(msgspec.Struct):
    """A submission of a type with a quota, and what came of it."""

    user_id: str
    key: str | None
    known: bool
    """Its key had been answered with a job before it was sent."""
    job_id: int | None = None
    """Of the job that it was answered with."""
    over: bool = False
    """It was told that the quota is used up."""


class Account:
    def __init__(self) -> None:
        self.jobs: dict[int, Known] = {}
        self.order: list[int] = []
        """Ids in the order in which clients learned of them."""
        self.keys: dict[tuple[str | None, str], set[int]] = {}
        """By user and key: the ids that were answered."""
        self._asked_ms: dict[tuple[str | None, str], int] = {}
        """By user and key: the earliest due time of all that was sent under it, answered or not."""
        self.lost_ms: list[int] = []
        """When the journal failed over, and forgot its latest."""
        self.bulks: list[BulkWish] = []
        self.unknown = 0
        """Submissions whose end nobody knows."""
        self.refused = 0
        self.limited: list[Limited] = []
        """Submissions of the type that has a quota, in the order of their answers."""

    def send(self, user_id: str | None, key: str | None, due_ms: int) -> None:
        """A submission leaves its client."""
        if key is not None:
            self._asked_ms[user_id, key] = min(due_ms, self._asked_ms.get((user_id, key), due_ms))

    def learn(self, known: Known) -> None:
        if known.key is not None:
            self.keys.setdefault((known.user_id, known.key), set()).add(known.id)
            known.due_ms = self._asked_ms[known.user_id, known.key]
        if known.id not in self.jobs:
            self.jobs[known.id] = known
            self.order.append(known.id)

    def lose(self, since_ms: int, now_ms: int) -> None:
        """A fail-over to a replica that was behind: the contract promises nothing of what was done since then, and of a
        wish that was on its way nobody knows. All else still holds."""
        self.lost_ms.append(now_ms)
        for job_id, known in list(self.jobs.items()):
            late = any(wish.answered_ms is None or wish.answered_ms >= since_ms for wish in known.wishes)
            if late or known.acknowledged_ms >= since_ms:
                del self.jobs[job_id]
                self.order.remove(job_id)
        self.keys.clear()

    def spread_bulks(self) -> None:
        """What bulk operations may have done to each job with the tag: like wishes of which nobody knows the end."""
        for known in self.jobs.values():
            for bulk in self.bulks if known.tagged else ():
                what = "cancel" if bulk.what == "discard" else bulk.what
                if bulk.what != "reschedule" and not any(w.sent_ms == bulk.sent_ms for w in known.possible(what)):
                    known.wishes.append(Wish(what, bulk.sent_ms, None, False))

    def pick(self, number: int) -> Known | None:
        """A job by its place among those known."""
        return self.jobs[self.order[number % len(self.order)]] if self.order else None
