"""Escalation: what a death owes, and the notice that tells of it. Pure. In prose: docs/design/escalation.md.

Invariants: a job with the notices' tag owes nothing; a notice's key names type and interval and nothing else, so that
however often and from wherever it is submitted it is one job.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import UTC, datetime

import msgspec

from engine.core import ids
from engine.core.catalog import Escalation, JobType
from engine.core.job import Attempt, Form, JobView, NewJob
from engine.options import HOUR_MS, SECOND_MS

TAG = "tocsin:escalation"
"""Of every notice."""
KIND = "escalation"

OWED_MS_MAX = 48 * HOUR_MS
"""From an interval's start: what is owed longer is dropped. A key is remembered for 72 hours, and a notice whose key is
forgotten could come twice."""

_TEXT_CHARS_MAX = 500
"""Of an error in a notice."""


class Owed(msgspec.Struct, frozen=True):
    """A shard owes the notice of a type and an interval."""

    shard: int
    type: str
    start_ms: int
    """Of the interval."""
    job_id: int
    """Which died there first."""


def start_of(mark: Escalation, ended_ms: int) -> int:
    """Of the interval to which a death belongs."""
    return ended_ms - ended_ms % (mark.interval_s * SECOND_MS)


def is_notice(tags: Collection[str] | None) -> bool:
    return tags is not None and TAG in tags


def notice(
    owed: Owed, mark: Escalation, kind: JobType, dead: JobView | None, died: int, node: str, now_ms: int
) -> NewJob:
    """The job that tells `mark.recipients`. `kind`: its type; `dead`: what is known of the job that died; `died`: how
    many of its type have since the notice before."""
    last = None if dead is None or not dead.attempts else dead.attempts[-1]
    data = {
        "type": owed.type,
        "job_id": ids.format_id(owed.job_id),
        "user_id": (dead.user_id or "") if dead is not None else "",
        "code": last.code if last is not None else "",
        "error": _cut(last.error) if last is not None else "",
        "attempts": str(len(dead.attempts)) if dead is not None else "",
        "died_at": _time(last.finished_ms) if last is not None else "",
        "dead": str(died),
        "interval_start": _time(owed.start_ms),
        "interval_s": str(mark.interval_s),
        "node": node,
    }
    payload = {
        "recipients": list(mark.recipients),
        "title": f"{owed.type}: {died} jobs are dead" if died > 1 else f"{owed.type}: a job is dead",
        "body": _body(data, last),
        "kind": KIND,
        "collapse_key": f"{KIND}:{owed.type}",
        "data": data,
    }
    return NewJob(
        kind.name,
        json.dumps(payload, ensure_ascii=False).encode("utf-8", "replace"),
        Form.JSON,
        now_ms,
        kind.priority,
        kind.max_attempts,
        kind.timeout_ms,
        dead.correlation_id if dead is not None else "",
        tags=(TAG,),
        idempotency_key=f"\0{KIND}:{owed.type}:{owed.start_ms}",  # no door lets a NUL in: it is nobody else's key
    )


def _body(data: dict[str, str], last: Attempt | None) -> str:
    if last is None:
        return f"Job {data['job_id']} is dead, and nothing more is known of it."
    tries = "1 attempt" if data["attempts"] == "1" else f"{data['attempts']} attempts"
    return f"Job {data['job_id']} died at {data['died_at']} after {tries}: {last.code}: {data['error']}"


def _cut(text: str) -> str:
    return text if len(text) <= _TEXT_CHARS_MAX else text[: _TEXT_CHARS_MAX - 1] + "…"


def _time(ms: int) -> str:
    """RFC 3339, UTC, milliseconds."""
    return datetime.fromtimestamp(ms / 1_000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
