"""What the engine needs of the world, as protocols; adapters are chosen at the composition root only.

Each port has a real adapter and a memory twin, and one behaviour suite in `tests/conformance` over both.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol
from uuid import UUID

import msgspec

from engine.core.bulk import Operation, Progress, Wish
from engine.core.catalog import JobType, Target
from engine.core.escalation import Owed
from engine.core.job import Form, Record, Row, Stored
from engine.core.listing import Key, Listed, Query
from engine.core.quota import Ask
from engine.errors import Corrupt
from engine.options import OPERATIONS_TOLD_MAX


class Clock(Protocol):
    def now_ms(self) -> int:
        """Wall clock in Unix ms: never goes back by less than the hold, follows beyond it."""
        ...

    def boot_ms(self) -> int:
        """A clock that only grows and counts suspended time: what trust is measured on."""
        ...


# -- journal --------------------------------------------------------------------------------------


class Tally(msgspec.Struct, frozen=True):
    """One shard's audit counters, absolute or as a difference."""

    accepted: int = 0
    pending: int = 0
    retrying: int = 0
    succeeded: int = 0
    dead: int = 0
    cancelled: int = 0
    expired: int = 0


class Flush(msgspec.Struct):
    """One batch for one lane: committed whole or not at all. `n` counts a lane's flushes from 1 in an incarnation."""

    lane: int
    n: int
    records: Sequence[Record]
    deltas: dict[int, Tally]
    """By shard: what the records change in the audit."""


class OwnedShard(msgspec.Struct):
    shard: int
    epoch: int
    low_ms: int
    tally: Tally
    """Exact as of the taking."""


class Owner(msgspec.Struct, frozen=True):
    """Whom `shard.owner` names."""

    node: str
    """'' where the incarnation's rows are gone."""
    incarnation: UUID
    epoch: int
    fenced: bool
    """Or gone: its shards are free to claim."""


class Claimed(msgspec.Struct):
    owned: list[OwnedShard]
    """Those of the asked shards that are this incarnation's now, folded under it."""
    forced: frozenset[int]
    """Of these, taken from an incarnation that was neither released nor an earlier one of this process."""


class PageRange(msgspec.Struct, frozen=True):
    """Places of one shard from (lo_ms, lo_id) on, this one included, to hi_ms, this one excluded."""

    shard: int
    lo_ms: int
    lo_id: int
    hi_ms: int


class Page(msgspec.Struct):
    """Open filings of one shard in key order. `next` is where to go on, or None when the range is read."""

    shard: int
    rows: list[Row]
    next: tuple[int, int] | None
    corrupt: list[tuple[int, Corrupt]] = []
    """Places (filed_ms) whose last row cannot be read, and why: whether a job waits there nobody knows."""


class Fold(msgspec.Struct, frozen=True):
    """One shard's cursor and totals to write: `covered_n` is the last flush of its lane that `tally` counts."""

    shard: int
    epoch: int
    low_ms: int
    tally: Tally
    lane: int
    covered_n: int


class Health(msgspec.Struct, frozen=True):
    fenced: bool
    lost: tuple[int, ...]
    """Shards held in memory that are another's, or have another epoch, in the journal."""
    now_ms: int
    """The journal's own clock."""
    arrived: tuple[int, ...] = ()
    """Shards that are this incarnation's in the journal and not held in memory: a planned move gave them to it."""


class Journal(Protocol):
    """The append-only record of everything, as one node sees it. Design: `docs/design/journal.md`.

    Errors: `JournalAway` when definitely nothing was done, `JournalAmbiguous` when unknown, `Fenced`, `RowRefused`;
    `Corrupt`, with the key, where a row that is asked for cannot be read.
    """

    @property
    def incarnation(self) -> UUID | None:
        """The one that serves; None before the first `join` and after a release."""
        ...

    def is_own(self, incarnation: UUID) -> bool:
        """Whether this process is that incarnation, was, or tried to become it."""
        ...

    async def join(self, shards: range, total: int, *, lanes: int) -> list[OwnedShard]:
        """Become a new incarnation with `lanes` lanes and a control row, fence every earlier incarnation of this
        process, and take back the shards of theirs that nobody else has, with exact tallies, folded under the new one.
        A process that joins for the first time owns nothing yet.

        `shards` are those of this journal (it is founded with them at its first start), `total` those of the cluster.
        Raises `Unusable` where they are others."""
        ...

    async def claim(self, shards: Sequence[int], gives_up: Callable[[str], bool]) -> Claimed:
        """One transaction under the present incarnation. Those of `shards` that are free, whose owner is fenced, or
        whose owner's node `gives_up` (called with the node id) says is gone, are taken, and the lanes of whom they are
        taken from are fenced; those that are this incarnation's already, by a planned move, are folded as its own.

        Raises `Fenced` where the own control row is; `JournalAway`: nothing was done; `JournalAmbiguous`: join anew."""
        ...

    async def hand_over(self, folds: Sequence[Fold], to: UUID) -> bool:
        """The owner's transaction of a planned move: fold these shards (after the last flush of theirs has had its
        answer), count their epochs up and make the incarnation `to` their owner, all of them or none. False: `to` is
        fenced or gone, and nothing changed.

        Raises `Fenced` where the own control row is, or one of the shards is not held under the epoch that its fold
        names; after that and after `JournalAmbiguous` only a new incarnation knows what it has."""
        ...

    async def owners(self) -> dict[int, Owner | None]:
        """Every shard of this journal, as it is just now; None: nobody's."""
        ...

    async def settled(self, lane: int, n: int) -> bool:
        """After `join` has fenced it: whether flush `n` of `lane` of the incarnation before this one committed."""
        ...

    async def append(self, flush: Flush) -> None:
        """Durable when it returns. One call at a time on each lane."""
        ...

    async def check(self, epochs: dict[int, int], moving: Collection[int] = ()) -> Health:
        """Lock the own control row and compare the epochs of the shards that memory holds. Shards in `moving` change
        hands just now: they are neither lost nor arrived."""
        ...

    async def fold(self, folds: Sequence[Fold]) -> None:
        """Advance low_ms (never back, never past the journal's own clock) and write absolute tallies, fenced."""
        ...

    async def page(self, ranges: Sequence[PageRange], limit: int) -> list[Page]:
        """Open filings, at most `limit` places a shard; apart from them what cannot be read. Raises `Corrupt` for a
        record of a newer version."""
        ...

    async def read(self, job_ids: Sequence[int]) -> dict[int, Stored]:
        """By id, wherever the job lies now: its own place, `moved`, the archive. Absent: unknown or past retention."""
        ...

    async def search(self, query: Query, shards: Sequence[int], after: Key | None, limit: int) -> Listed:
        """Jobs of these shards as they durably are, with keys above `after`, in the order of keys, at most `limit`.
        One bounded step: it may find fewer, or none, and still say where to go on. `query.state` is never RUNNING,
        which the journal does not know."""
        ...

    async def sweep(self, query: Query, shards: Sequence[int], after: Key | None, limit: int) -> Listed:
        """As `search`, for bulk operations: no list waits for it."""
        ...

    async def last_due_ms(self, query: Query, shards: Sequence[int]) -> int | None:
        """A due time that no open job of such a list is beyond, as of now; None: there is none, or nobody knows."""
        ...

    async def count(self, query: Query, shards: Sequence[int], after: Key | None) -> tuple[int, Key | None]:
        """One bounded step of a count: how many jobs above `after` such a list would show, and where to go on."""
        ...

    async def begin_operation(self, operation: UUID, wish: Wish) -> Operation:
        """A new bulk operation, or the one that has this id. Raises `Busy` where too many are open."""
        ...

    async def operations(
        self, operations: Sequence[UUID] | None, *, open_only: bool = False, limit: int = OPERATIONS_TOLD_MAX
    ) -> list[Operation]:
        """These, or all that are known; the latest first."""
        ...

    async def progress(self, operation: UUID, shards: Sequence[int]) -> dict[int, Progress]:
        """How far the walk over these shards has come; absent: it has not begun."""
        ...

    async def note_progress(self, operation: UUID, progress: dict[int, tuple[int, Progress]]) -> list[int]:
        """By shard the epoch under which it is held, and how far it is: never back, and nothing of shards that are not
        held so, or of an operation that is over. Returns of which it is noted. Raises `Fenced`."""
        ...

    async def finish_operations(self) -> list[UUID]:
        """End those that are over in every shard of this journal. Returns which."""
        ...

    async def stop_operation(self, operation: UUID) -> bool:
        """Nobody wants more of it. False: it is not known here, or has ended."""
        ...

    async def due_counts(self, shards: Sequence[int], from_ms: int, to_ms: int) -> dict[int, int]:
        """By Unix second: how many open filings of these shards lie from `from_ms` to `to_ms` (excluded)."""
        ...

    async def furthest_ms(self, shards: Sequence[int]) -> int | None:
        """The highest place of an open filing of these shards; None: there is none. Where very many cancelled ones lie
        at the end: a place that none is beyond."""
        ...

    async def oldest_ms(self) -> int:
        """Where the days that are still there begin, 0 where there is none: what was filed before and is not found may
        have been there once."""
        ...

    async def find_keys(self, keys: Sequence[tuple[int, bytes]], since_ms: int) -> dict[bytes, int]:
        """Job ids by (shard, key hash), of keys filed since then."""
        ...

    async def owed(self, shards: Sequence[int], limit: int) -> list[Owed]:
        """Notices that these shards owe (`Record.owes`), the oldest first, at most `limit`: one of a shard, type and
        interval, whatever how many died."""
        ...

    async def paid(self, owed: Sequence[Owed]) -> None:
        """They are owed no more. Needs no fence: their notices are durable. Gone already: nothing."""
        ...

    async def ensure_days(self, filed_ms: Sequence[int]) -> None:
        """Make the partitions that these places need. Cheap for those known to exist."""
        ...

    async def retire(self, now_ms: int, *, history_days: int, key_hours: int, days_ahead: int) -> list[str]:
        """Make the days ahead; copy what outlives its day to the archive and drop days that every shard's durable
        low_ms has passed; drop old key days; empty the archive of what is past. Returns the names dropped."""
        ...

    async def release(self) -> None:
        """Give all shards up: whoever claims them need not wait. For a clean stop."""
        ...

    async def close(self) -> None: ...


# -- quotas ---------------------------------------------------------------------------------------


class Quotas(Protocol):
    """Counts what users submit. Design: `docs/design/quota.md`. Each raises `Unavailable`: whether it was carried out
    is then not known."""

    async def take(self, asks: Sequence[Ask]) -> list[int]:
        """Of each, in order, how many are granted: what is left below the limit, at most what is wanted. They are
        counted as used, all asks in one step; two may be about the same counter. A counter ends some time after its
        day."""
        ...

    async def give_back(self, asks: Sequence[Ask]) -> None:
        """`wanted` of each were granted and not used. No counter goes below nothing."""
        ...

    async def close(self) -> None: ...


# -- dispatch -------------------------------------------------------------------------------------


class Fire(msgspec.Struct, gc=False):
    """One attempt of one job, as a target is told of it."""

    job_id: str
    fire_id: str
    type: JobType
    payload: bytes
    form: Form
    attempt: int
    epoch: int
    shard: int
    due_ms: int
    timeout_ms: int
    correlation_id: str
    user_id: str | None


class Answer(msgspec.Struct, gc=False, frozen=True):
    """What came of a call. `code` is a gRPC status name; success is OK or ALREADY_EXISTS (`engine.core.retry`)."""

    code: str
    message: str = ""
    retry_after_ms: int = 0
    fired_ms: int = 0
    """When the call was started; 0 when it never was."""


class Targets(Protocol):
    """Calls the services that do the work."""

    async def call(self, fire: Fire, begin: Callable[[], int]) -> Answer:
        """One call. Makes ready (channel, descriptors, message), then calls `begin` in the same synchronous step that
        starts the call: it returns the time (Unix ms) or raises `Unavailable`, and then nothing is sent.
        Never raises for what a target does: every failure is an Answer. Cancelling it cancels the target's call."""
        ...

    async def call_batch(self, fires: Sequence[Fire], begin: Callable[[], Sequence[int]]) -> list[Answer | None]:
        """One call for jobs of one target, with an answer for each, in order; their payloads are not packed, and the
        first one's time-out is the call's. `begin`, as in `call`, is asked once: for each job the time, or 0 where it
        may not begin. Such a job is not sent, and its answer is None."""
        ...

    def states(self) -> dict[str, str]:
        """State of each target's channel, by address, of those that were called."""
        ...

    async def probe(self, target: Target, health_path: str) -> dict[str, str]:
        """State of a target as it is found now, by address: `ready`, `transient_failure` (not reached) or
        `not_serving` (it says so). Never raises for what a target does; takes a few seconds at most."""
        ...

    async def keep_only(self, named: Collection[Target]) -> None:
        """The catalog names these: any other is forgotten, its connections closed, unless a call of it runs."""
        ...

    async def close(self) -> None: ...
