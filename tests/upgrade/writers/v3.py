"""Records of version 3. Frozen.

As version 2, and a job may expire: then its filing tells when, and what ended without a call tells why.
"""

from __future__ import annotations

import msgspec

from tests.upgrade.writers.facts import RETRYING, Call, Columns, Facts

VERSION = 3

_encode = msgspec.msgpack.encode


def can_write(facts: Facts) -> bool:
    return facts.operations is None and facts.parked_ms is None


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
    if not facts.before and not facts.life and facts.expires_ms is None:
        return Columns(VERSION, 0, facts.wished_ms, _encode(first))
    retried = facts.before and facts.wished_ms != facts.next_ms
    wished_ms, next_ms = (facts.wished_ms, facts.next_ms) if retried else (None, None)
    rest = [wished_ms, facts.life, [_call(call) for call in facts.before], next_ms]
    ends = [] if facts.expires_ms is None else [facts.expires_ms]
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
