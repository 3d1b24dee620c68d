"""Records of version 4. Frozen once a version 5 exists; until then it is what today's engine writes, byte for byte.

As version 3, and a filing that a bulk operation wrote bears its stamp, as all that follow it do; and a job may be
parked: then its filing tells until when, and since when it is due.
"""

from __future__ import annotations

import msgspec

from tests.upgrade.writers.facts import RETRYING, Call, Columns, Facts

VERSION = 4

_encode = msgspec.msgpack.encode


def can_write(facts: Facts) -> bool:
    return True


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
    parked = facts.parked_ms is not None
    stamped = facts.operations is not None
    if not facts.before and not facts.life and facts.expires_ms is None and not stamped and not parked:
        return Columns(VERSION, 0, facts.wished_ms, _encode(first))
    retried = facts.before and facts.wished_ms != facts.next_ms
    wished_ms, next_ms = (facts.wished_ms, facts.next_ms) if retried else (None, None)
    if parked:
        wished_ms, next_ms = facts.wished_ms, (facts.next_ms if facts.before else None)
    rest = [wished_ms, facts.life, [_call(call) for call in facts.before], next_ms]
    ends = [facts.expires_ms, None if facts.operations is None else list(facts.operations), facts.parked_ms]
    while ends and ends[-1] is None:
        ends.pop()
    return Columns(VERSION, RETRYING if facts.before else 0, facts.wished_ms, _encode([*first, *rest, *ends]))


def outcome(facts: Facts) -> Columns:
    """What closed it."""
    last = _call(facts.calls[-1]) if facts.called_last else None
    why = [facts.reason] if facts.reason else []
    return Columns(VERSION, facts.state, facts.wished_ms, _encode([facts.finished_ms, last, *why]))


def _call(call: Call) -> list[object]:
    return [
        call.number,
        call.fired_ms,
        call.finished_ms,
        call.outcome,
        call.code,
        call.error,
        call.lateness_ms,
        call.lane_ms,
        call.paged_ms,
    ]
