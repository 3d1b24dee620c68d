"""What a row of the journal must be to be believed: whatever reads one asks here before anybody acts on it. Pure.

Lives here and nowhere else: the bounds of what a build can have written, and the words that name a row that breaks
them by its key. Invariant: of a row that passes, everything that machine, wheel, views and doors do with it is defined;
only a compressed payload is looked into later, when somebody wants it (`engine.core.payload`). A value that was changed
into another that could have been written cannot be told from it: the rows carry no checksums, PostgreSQL's pages do.
"""

from __future__ import annotations

import msgspec

from engine.core.catalog import Priority
from engine.core.ids import first_filed_ms, format_id, shard_of
from engine.core.job import Attempt, Body, Form, Row, decode_body, decode_verdict
from engine.core.lifecycle import FILINGS, FINAL, State
from engine.errors import Corrupt

TIME_MS_MAX = 253_402_300_799_999
"""The last millisecond of the year 9999: no calendar of ours writes a later one."""

_INT32_MAX = (1 << 31) - 1
_OUTCOMES = FINAL | {State.RETRYING}
_FORMS = frozenset(Form)
_PRIORITIES = frozenset(Priority)


class _Broken(Exception):
    """Why, in words."""


def key_text(shard: int, filed_ms: int, job_id: int, rev: int) -> str:
    """A row's whole key, as an operator needs it to look at the row."""
    return f"job {format_id(job_id)} (shard {shard}, filed_ms {filed_ms}, rev {rev})"


def sound(row: Row) -> Row:
    """The row itself. Raises `Corrupt`, with its key, for one that no build can have written."""
    try:
        if shard_of(row.job_id) != row.shard:
            raise _Broken(f"the job's id names shard {shard_of(row.job_id)}")
        if row.rev < 0:
            raise _Broken("its revision is below 0")
        _in_time("filed_ms", row.filed_ms)
        _in_time("due_ms", row.due_ms)
        if row.state in FILINGS:
            _check_filing(row)
        elif row.state is State.RUNNING:
            raise _Broken("its state is running, which is never stored")
        elif row.type is not None:
            raise _Broken(f"only a filing has a type, and its state is {row.state.name.lower()}")
        elif row.state in FINAL:
            _check_outcome(row)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise corrupt(row, f"its body cannot be decoded: {error}") from error
    except _Broken as error:
        raise corrupt(row, str(error)) from None
    return row


def corrupt(row: Row, why: str) -> Corrupt:
    return Corrupt(f"{key_text(row.shard, row.filed_ms, row.job_id, row.rev)} cannot be read: {why}")


def _check_filing(row: Row) -> None:
    if type(row.type) is not str:
        raise _Broken("a filing without a type")
    if row.tags is not None and not all(type(tag) is str for tag in row.tags):
        raise _Broken("its tags are not texts")
    body = decode_body(row.body)
    if body.form not in _FORMS:
        raise _Broken(f"no payload has the form {body.form}")
    if body.priority not in _PRIORITIES:
        raise _Broken(f"there is no priority {body.priority}")
    if not 0 <= body.lead_ms <= first_filed_ms(row.job_id):
        raise _Broken(f"it was submitted {body.lead_ms} ms before it was filed")
    if not (0 < body.max_attempts <= _INT32_MAX and 0 < body.timeout_ms <= _INT32_MAX and 0 <= body.life <= _INT32_MAX):
        raise _Broken("its attempts, time-out or life are out of bounds")
    if body.due_ms is not None:
        _in_time("the due time in its body", body.due_ms)
    if body.expires_ms is not None:
        _in_time("the time it expires", body.expires_ms)
    for attempt in body.attempts:
        _check_attempt(attempt)
    _check_fires(row, body)


def _check_fires(row: Row, body: Body) -> None:
    """A filing lies where it fires next or later: below that nobody would look for it in time."""
    fires_ms = row.due_ms if body.next_ms is None else body.next_ms
    if body.parked_ms is not None:
        if body.due_ms is None:
            raise _Broken("it is parked, and does not say when it is due")
        _in_time("the time it fires next", fires_ms)
        fires_ms = body.parked_ms
    _in_time("the time it fires next", fires_ms)
    if fires_ms > row.filed_ms:
        raise _Broken(f"it fires at {fires_ms}, after its place")
    if row.state is State.PENDING and body.next_ms is not None:
        raise _Broken("only a retry fires at another time than it is due")


def _check_outcome(row: Row) -> None:
    verdict = decode_verdict(row.body)
    _in_time("its end", verdict.finished_ms)
    if verdict.attempt is not None:
        _check_attempt(verdict.attempt)


def _check_attempt(attempt: Attempt) -> None:
    if attempt.outcome not in _OUTCOMES:
        raise _Broken(f"an attempt came to {attempt.outcome}, which is no outcome")
    for time_ms in (attempt.fired_ms, attempt.finished_ms, attempt.lateness_ms, attempt.lane_ms):
        _in_time("a time of an attempt", time_ms)
    if abs(attempt.paged_ms) > TIME_MS_MAX or not 0 <= attempt.number <= _INT32_MAX:
        raise _Broken("an attempt's numbers are out of bounds")


def _in_time(what: str, at_ms: int) -> None:
    if not 0 <= at_ms <= TIME_MS_MAX:
        raise _Broken(f"{what} is {at_ms}")
