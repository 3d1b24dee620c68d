"""The promises of bulk operations, by the rows of the journal: a reference that imports nothing it checks.

A filing's stamps are the thirteenth of its body's fields, a stamp is the lower 63 bits of its operation's id: as they
are stored. What an operation did to a job is read off the due times of its filings, whatever stamps say.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec

from tests.simulation.checks import PENDING, RETRYING, Broken, text_of
from tests.simulation.clock import EPOCH_MS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from engine.core.job import Row
    from tests.simulation.account import Account, BulkWish, Known

_OPEN = (PENDING, RETRYING)
_STAMPS = 12
_STAMP_MASK = (1 << 63) - 1
_PATIENCE_MS = 48_000
"""How long a client goes on asking for its operation to begin."""
_LATER_MS = 3_000
"""What was submitted so much later is left alone: clocks of a run are less than a second off, and may differ by two."""


def each_is_done_once(account: Account, rows: dict[int, list[Row]], told: Mapping[UUID, Any]) -> None:
    """`told`: what the journal says of each operation. All of them have ended."""
    ended = {operation.int: each for operation, each in told.items()}
    for bulk in account.bulks:
        operation = ended.get(bulk.id)
        if operation is None:
            continue  # it never came so far, or a fail-over forgot it
        if operation.finished_ms is None:
            raise Broken(f"operation {bulk.id:032x} has no end at a quiet moment")
        if bulk.what == "reschedule":
            _moved_once(account, bulk, rows, operation.finished_ms)
        _counts_are_exact(bulk, rows, operation.done)
        if bulk.what == "cancel":
            _cancelled_all(account, bulk, rows)


def _moved_once(account: Account, bulk: BulkWish, rows: dict[int, list[Row]], finished_ms: int) -> None:
    """No job twice, none without the tag, none that came later; and each that had time for it."""
    for job_id, its in rows.items():
        filings = [row for row in its if row.state in _OPEN]
        moves = sum(after.due_ms - before.due_ms == bulk.offset_ms for before, after in pairwise(filings))
        if moves > 1:
            raise Broken(f"{text_of(job_id)} was moved {moves} times by the offset of {bulk.id:032x}")
        if moves and "t" not in (filings[0].tags or ()):
            raise Broken(f"{text_of(job_id)} was moved by the offset of {bulk.id:032x}, and has no such tag")
        if moves and filings[0].at_ms > EPOCH_MS + bulk.sent_ms + _LATER_MS + _PATIENCE_MS:
            raise Broken(f"{text_of(job_id)} was moved by the offset of {bulk.id:032x}, and came later")
        known = account.jobs.get(job_id)
        if known is None or moves or not _is_due(known, bulk):
            continue
        far = known.due_ms > finished_ms + _LATER_MS
        fits = known.expires_ms is None or known.expires_ms >= known.due_ms + bulk.offset_ms
        if far and fits and len(account.bulks) == 1:
            raise Broken(f"{text_of(job_id)} was to be moved by {bulk.id:032x}, which has ended")


def _is_due(known: Known, bulk: BulkWish) -> bool:
    """It was there when the operation began, and nobody else wished anything about it."""
    return known.tagged and known.acknowledged_ms <= bulk.sent_ms and not known.wishes


def _cancelled_all(account: Account, bulk: BulkWish, rows: dict[int, list[Row]]) -> None:
    """What was there when it began is not open at its end, unless somebody had other wishes meanwhile."""
    if len(account.bulks) > 1:
        return
    for job_id, its in rows.items():
        known = account.jobs.get(job_id)
        if known is None or not known.tagged or known.acknowledged_ms > bulk.sent_ms:
            continue
        others = [wish for wish in known.wishes if wish.sent_ms != bulk.sent_ms]
        if not others and its[-1].state in _OPEN:
            raise Broken(f"{text_of(job_id)} was to be cancelled by {bulk.id:032x}, and is open")


def _counts_are_exact(bulk: BulkWish, rows: dict[int, list[Row]], done: int) -> None:
    """By stamps for what leaves one. A cancel's own are counted where it was the only one that could."""
    if bulk.what in ("cancel", "discard"):
        return
    stamp = bulk.id & _STAMP_MASK
    found = Counter(
        job_id for job_id, its in rows.items() if any(stamp in _stamps(row) for row in its if row.state in _OPEN)
    )
    if len(found) != done:
        raise Broken(f"operation {bulk.id:032x} says that it has done {done} jobs, and {len(found)} bear its stamp")


def _stamps(row: Row) -> list[int]:
    body = msgspec.msgpack.decode(row.body)
    return (body[_STAMPS] if len(body) > _STAMPS else None) or []
