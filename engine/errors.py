"""Every error Tocsin raises on purpose, in three families sorted by whose fault it is.

`Rejected`: the caller's fault, never worth repeating unchanged. `Unavailable`: nobody's fault, try again.
`Corrupt`: what is stored cannot be true; stop. Foreign errors (asyncpg, grpc, redis) are translated into
these at the border where they arise and nowhere else.
"""

from __future__ import annotations


class TocsinError(Exception):
    """The root: catch this, never `Exception`, to handle what Tocsin says of itself."""


# -- rejected: the caller's fault -----------------------------------------------------------------


class Rejected(TocsinError):
    """The request is wrong and stays wrong. `field` is the dotted path of the culprit, where there is one."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class Invalid(Rejected):
    """Understood, but a value is not acceptable (HTTP 422, gRPC INVALID_ARGUMENT)."""


class NotFound(Rejected):
    """No such job, or it is past its retention (404)."""


class Conflict(Rejected):
    """The job's state forbids it (409, FAILED_PRECONDITION)."""


class Unusable(Rejected):
    """A setting or a dependency cannot be used as it is; the message names the setting and the mend (exit code 2)."""


# -- unavailable: try again -----------------------------------------------------------------------


class Unavailable(TocsinError):
    """Cannot be done now; nothing was done. `retry_after_ms` says when to ask again (503)."""

    def __init__(self, message: str, *, retry_after_ms: int = 1_000) -> None:
        super().__init__(message)
        self.retry_after_ms = retry_after_ms


class Busy(Unavailable):
    """A bound is reached; pushed back before the queue fills (429, RESOURCE_EXHAUSTED)."""


class QuotaSpent(Busy):
    """The user has submitted as many jobs as the catalog lets him in a day (429, RESOURCE_EXHAUSTED); `retry_after_ms`
    is until the next."""


class NotOwner(Unavailable):
    """The shard is not this node's, so nothing was done here: its owner may be asked. `moving`: it is on its way to
    another, who will serve it in a moment. `node`: the owner's id, where it is known."""

    def __init__(self, shard: int, *, moving: bool = False, node: str | None = None) -> None:
        super().__init__(f"shard {shard} has no owner here just now")
        self.shard = shard
        self.moving = moving
        self.node = node


class UnknownOutcome(Unavailable):
    """It may or may not have been done: the answer of the journal did not come in time (503, and it says so)."""


class JournalAway(Unavailable):
    """The journal definitely did nothing: refused, full, or not reached. The same bytes may be sent again."""


class JournalAmbiguous(TocsinError):
    """The connection ended before the journal answered; only a read after a fence tells whether it committed."""


class Fenced(TocsinError):
    """This incarnation may write no more: somebody fenced it, or its rows are gone."""


# -- corrupt: stop --------------------------------------------------------------------------------


class Corrupt(TocsinError):
    """What was read cannot have been written by us; names the key it was read under."""


class RowRefused(TocsinError):
    """PostgreSQL refused the rows themselves (class 22 or 23): sending them again cannot help; bisect."""
