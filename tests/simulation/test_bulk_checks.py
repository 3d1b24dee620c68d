"""The checks of bulk operations can fail: each broken promise is told."""

from __future__ import annotations

from uuid import UUID

import msgspec
import pytest

from engine.core.bulk import Kind, Operation, Wish
from engine.core.job import Body, Row, encode_body
from engine.core.lifecycle import State
from engine.core.listing import Query
from tests.simulation.account import Account, BulkWish, Known
from tests.simulation.bulk_checks import each_is_done_once
from tests.simulation.checks import Broken
from tests.simulation.clock import EPOCH_MS

JOB, OFFSET_MS, DUE_MS = 5, 60_001, EPOCH_MS + 500_000
ID = UUID(int=9)


def rows(*moves_ms: int, tag: str = "t", stamped: bool = True) -> dict[int, list[Row]]:
    found: list[Row] = []
    due_ms = DUE_MS
    for rev, by_ms in enumerate((0, *moves_ms)):
        due_ms += by_ms
        stamps = (ID.int,) if rev and stamped else None
        body = encode_body(Body(b"{}", 0, 0, 1, 4, 1_000, operations=stamps))
        state = State.PENDING
        row = Row(0, due_ms, JOB, rev, 1, state, due_ms, EPOCH_MS, None, None, "mail", None, (tag,), body)
        found.append(row)
    return {JOB: found}


def check(its: dict[int, list[Row]], what: str = "reschedule", done: int = 1) -> None:
    account = Account()
    account.learn(Known(JOB, "mail", None, DUE_MS, 0, 5, tagged=True))
    account.bulks.append(BulkWish(ID.int, what, 10, OFFSET_MS))
    wish = Wish(Kind(what), Query(tag="t"), offset_ms=OFFSET_MS)
    each_is_done_once(account, its, {ID: Operation(ID, wish, EPOCH_MS + 10, None, EPOCH_MS + 50, done)})


def test_what_was_moved_once_and_counted_is_well() -> None:
    check(rows(OFFSET_MS))


@pytest.mark.parametrize(
    ("its", "done", "says"),
    [
        (rows(OFFSET_MS, OFFSET_MS), 1, "was moved 2 times"),
        (rows(OFFSET_MS, tag="u"), 1, "has no such tag"),
        (rows(), 0, "was to be moved"),
        (rows(OFFSET_MS), 2, "has done 2 jobs, and 1 bear its stamp"),
        (rows(OFFSET_MS, stamped=False), 1, "has done 1 jobs, and 0 bear its stamp"),
        (
            {JOB: [msgspec.structs.replace(row, at_ms=EPOCH_MS + 60_000) for row in rows(OFFSET_MS)[JOB]]},
            1,
            "came later",
        ),
    ],
)
def test_a_broken_promise_is_told(its: dict[int, list[Row]], done: int, says: str) -> None:
    with pytest.raises(Broken, match=says):
        check(its, done=done)


def test_a_job_that_a_cancel_left_open_is_told() -> None:
    with pytest.raises(Broken, match="was to be cancelled"):
        check(rows(), "cancel")
