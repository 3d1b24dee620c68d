"""Records of version 1, as nodes wrote them when schema 0001 was kept as a fixture. Frozen: never change it.

The row of a retry holds when it fires next, its body the wished due time where that differs.
"""

from __future__ import annotations

import msgspec

from tests.upgrade.writers.facts import DEAD, RETRYING, Call, Columns, Facts

VERSION = 1

_encode = msgspec.msgpack.encode


def can_write(facts: Facts) -> bool:
    """There was no second life, nothing expired, and calls told less of themselves."""
    if facts.expires_ms is not None or facts.reason:
        return False
    if facts.operations is not None or facts.parked_ms is not None:
        return False
    return facts.life == 0 and all(call.lane_ms == call.paged_ms == 0 for call in facts.calls)


def filing(facts: Facts) -> Columns:
    """The open filing that the job has, or had last."""
    first = [
        facts.payload,
        facts.form,
        facts.first_ms - facts.submitted_ms,
        facts.priority,
        facts.max_attempts,
        facts.timeout_ms,
        facts.correlation_id,
    ]
    state = RETRYING if facts.before else 0
    if not facts.before:
        return Columns(VERSION, state, facts.next_ms, _encode(first))
    wished_ms = facts.wished_ms if facts.wished_ms != facts.next_ms else None
    rest = [wished_ms, facts.life, [_call(call) for call in facts.before]]
    return Columns(VERSION, state, facts.next_ms, _encode([*first, *rest]))


def outcome(facts: Facts) -> Columns:
    """What closed it."""
    last = _call(facts.calls[-1]) if facts.called_last else None
    assert last is not None or facts.state != DEAD
    return Columns(VERSION, facts.state, facts.next_ms, _encode([facts.finished_ms, last]))


def _call(call: Call) -> list[object]:
    return [
        call.number,
        call.fired_ms,
        call.finished_ms,
        call.outcome,
        call.code,
        call.error,
        call.lateness_ms,
    ]
