"""Requests to begin with, as the document shows them. Each is real: it names a type of the node's own catalog, and a
test sends every one of them and expects the status that stands beside it.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec


class Example(msgspec.Struct, frozen=True):
    name: str
    summary: str
    value: Any
    """A JSON document, or the text of an NDJSON body."""
    status: int
    """That it is answered with."""


def submissions(kind: str) -> tuple[Example, ...]:
    full = {
        "type": kind,
        "payload": {"conversation_id": "c-1", "body": "hi"},
        "delay_ms": 3_600_000,
        "user_id": "u-42",
        "tags": ["campaign-7"],
        "priority": "high",
        "timeout_ms": 30_000,
        "max_attempts": 4,
    }
    return (
        Example("later", "In an hour, for a user", full, 201),
        Example("at", "At a given time", {"type": kind, "due_at": "2027-03-01T09:00:00+01:00"}, 201),
        Example("now", "Due now, with the catalog's defaults", {"type": kind}, 201),
        Example("bytes", "Bytes as they are", {"type": kind, "payload_base64": "CgNoaSE=", "delay_ms": 60_000}, 201),
        Example("many", "Many at once", [{"type": kind, "delay_ms": 60_000}, {"type": kind, "delay_ms": 120_000}], 200),
    )


def lines(kind: str) -> tuple[Example, ...]:
    jobs = [{"type": kind, "delay_ms": 60_000}, {"type": kind, "delay_ms": 120_000, "tags": ["second"]}]
    return (Example("lines", "One job a line", "".join(json.dumps(job) + "\n" for job in jobs), 200),)


CHANGES = (
    Example("delay", "So long from now", {"delay_ms": 7_200_000}, 200),
    Example("at", "At a given time", {"due_at": "2027-03-01T09:00:00+01:00"}, 200),
)

REDRIVES = (
    Example("same", "With the payload it has", {}, 200),
    Example("other", "With another payload", {"payload": {"conversation_id": "c-1", "body": "hi again"}}, 200),
)

BULKS = (
    Example("tag", "All of a campaign", {"filter": {"tag": "campaign-7"}}, 200),
    Example("count", "Only count them", {"filter": {"tag": "campaign-7", "state": "pending"}, "dry_run": True}, 200),
)

MOVES = (
    Example("offset", "An hour later", {"filter": {"tag": "campaign-7"}, "offset_ms": 3_600_000}, 200),
    Example(
        "spread",
        "To a time, over ten minutes",
        {"filter": {"user_id": "u-42"}, "due_at": "2027-03-01T09:00:00+01:00", "spread_ms": 600_000},
        200,
    ),
)

DEAD_BULKS = (
    Example(
        "type", "Of a day, a hundred a second", {"filter": {"due_from": "2026-11-24T00:00:00Z"}, "rate_per_s": 100}, 200
    ),
)

REBALANCES = (
    Example("plan", "Only tell what would move", {"dry_run": True}, 200),
    Example("carried-out", "Move it, and answer when it is done", {}, 200),
)
