"""Where a job stands, in a sentence or two: what it waits for, or how it ended and what can be done.

Pure: the job's document, the node's status where there is one, and now in; text out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.instant import parse_ms
from api.shell.timeline import present, stages_of
from api.shell.words import clean, local, span, span_exact, when

_REASONS = {
    "lane": "all calls of its lane are taken",
    "breaker": "its target is away, or has just come back, and only a few calls of it are let start",
    "target": "the target takes no more calls at once",
    "type": "its type has as many calls running as its catalog entry lets",
    "rate": "the rate of its type lets the next one start a little later",
    "unknown_type": "its type is not in the catalog of this node",
    "user": "the user has as many calls running as one user may",
    "trust": "the node is making sure that it still owns its shards",
    "journal": "PostgreSQL is away or behind",
    "clock": "the node's clock differs from PostgreSQL's",
}


def standing(job: Mapping[str, Any], status: Mapping[str, Any] | None, now_ms: int) -> str:
    """`status`: the answer of /monitoring/status; None where nobody answered it."""
    state, document = job["state"], dict(job)
    if state in ("pending", "retrying"):
        return _retrying(document) + _ahead(document, status, now_ms)
    if state == "running":
        return _running(document, now_ms)
    return {"succeeded": _succeeded, "dead": _dead, "cancelled": _cancelled, "expired": _expired}[state](document)


def _ahead(job: dict[str, Any], status: Mapping[str, Any] | None, now_ms: int) -> str:
    """Of a job that is to fire."""
    fires_ms = parse_ms(job["next_fire_at"])
    at = present(stages_of(job), now_ms)
    if fires_ms > now_ms and job.get("waiting_for") == "breaker":
        due = span(max(0, now_ms - parse_ms(job["timeline"]["due"]["at"])))
        until = f"until {local(fires_ms)} ({when(fires_ms, now_ms)})"
        return f"has been due for {due}; its target was away then, so it is parked {until}, and no attempt is spent."
    if fires_ms > now_ms:
        return f"fires {when(fires_ms, now_ms)}, at {local(fires_ms)}; {_until_then(job, status, fires_ms, now_ms)}."
    late = f"has been due for {span(max(0, now_ms - fires_ms))}"
    if at is not None and at.name in ("durable", "accepted"):
        return f"{late}; it is not in memory yet: the node pages in what is due as its memory allows."
    reason = job.get("waiting_for")
    if reason is not None:
        return f"{late} and is not called yet: {_REASONS.get(reason, clean(reason))}{_until_it_expires(job, now_ms)}."
    reasons = sorted(name for name, count in (status or {}).get("waiting", {}).items() if count and name in _REASONS)
    why = "; ".join(f"{name}: {_REASONS[name]}" for name in reasons)
    where = "waits in its lane for a free call" if at is not None and at.name == "in_lane" else "waits for its lane"
    return f"{late} and {where}" + (f". What keeps jobs waiting on this node now: {why}." if why else ".")


def _until_it_expires(job: Mapping[str, Any], now_ms: int) -> str:
    return "" if job.get("expires_at") is None else f"; it expires {when(parse_ms(job['expires_at']), now_ms)}"


def _until_then(job: dict[str, Any], status: Mapping[str, Any] | None, fires_ms: int, now_ms: int) -> str:
    if job["timeline"].get("in_wheel"):
        return "it is in memory, and waits for nothing but its time"
    horizon_ms = (status or {}).get("horizon_ms")
    if horizon_ms is None:
        return "until shortly before that it is in PostgreSQL alone"
    enters_ms = fires_ms - horizon_ms
    if enters_ms <= now_ms:
        return "it is in PostgreSQL, and about to enter memory"
    return f"until then it is in PostgreSQL alone, and it enters memory {when(enters_ms, now_ms)}"


def _retrying(job: dict[str, Any]) -> str:
    if job["state"] != "retrying" or not job["attempts"]:
        return ""
    code = clean(job["attempts"][-1]["code"])
    return f"attempt {job['attempt']} of {job['max_attempts']} failed with {code}; the next one "


def _running(job: dict[str, Any], now_ms: int) -> str:
    called = next((stage for stage in stages_of(job) if stage.name == "called"), None)
    said = f"attempt {job['attempt']} of {job['max_attempts']}"
    if called is None:
        return f"{said}: on its way to its target."
    left_ms = called.at_ms + job["timeout_ms"] - now_ms
    limit = f"times out in {span(left_ms)}" if left_ms > 0 else "is past its timeout, and about to be given up"
    return f"{said}: its target was called {when(called.at_ms, now_ms)}; the call {limit}."


def _succeeded(job: dict[str, Any]) -> str:
    return f"in attempt {job['attempt']} of {job['max_attempts']}{_lateness(job)}."


def _dead(job: dict[str, Any]) -> str:
    tried = f"after attempt {job['attempt']} of {job['max_attempts']}"
    why = f", which ended with {clean(job['attempts'][-1]['code'])}" if job["attempts"] else ""
    return f"{tried}{why}. Mend the cause, then let it fire again with: tocsin redrive"


def _cancelled(job: dict[str, Any]) -> str:
    return f"at {_finished(job)}; it does not fire."


def _expired(job: dict[str, Any]) -> str:
    why = f" ({clean(job['reason'])})" if job.get("reason") else ""
    return f"at {_finished(job)}: no call of it had begun in time{why}, and it does not fire any more."


def _finished(job: dict[str, Any]) -> str:
    return local(parse_ms(job["finished_at"])) if job["finished_at"] else "a time that nobody noted"


def _lateness(job: dict[str, Any]) -> str:
    late_ms = job["attempts"][-1]["lateness_ms"] if job["attempts"] else None
    return "" if late_ms is None else f", called {span_exact(late_ms)} after it was due"
