"""Rows as asyncpg hands them over, as `engine.core.job` knows them.

Lives here and nowhere else: which version of a record can be read. Invariant: a record newer than this build is refused
by name, before anybody reads a meaning into it.
"""

from __future__ import annotations

from typing import Any

from engine.core.ids import format_id
from engine.core.job import VERSION, Row, Stored
from engine.core.lifecycle import State
from engine.errors import Corrupt

_STATES = tuple(State)


def row_of(row: Any) -> Row:
    """Of `job_record`. Raises `Corrupt` for one that a newer Tocsin wrote."""
    job_id = int.from_bytes(row["job_id"], "big")
    if row["version"] > VERSION:
        _refuse(job_id, row["version"])
    tags = row["tags"]
    return Row(
        row["shard"],
        row["filed_ms"],
        job_id,
        row["rev"],
        row["epoch"],
        _STATES[row["state"]],
        row["due_ms"],
        row["at_ms"],
        row["keep_ms"],
        row["tenant"],
        row["type"],
        row["user_id"],
        None if tags is None else tuple(tags),
        row["body"],
    )


def archived_of(row: Any) -> Stored:
    """Of `archive`: a filing and the outcome after it."""
    filing = row_of(row)
    if row["outcome_version"] > VERSION:
        _refuse(filing.job_id, row["outcome_version"])
    outcome = Row(
        filing.shard,
        filing.filed_ms,
        filing.job_id,
        row["outcome_rev"],
        row["outcome_epoch"],
        _STATES[row["outcome_state"]],
        row["outcome_due_ms"],
        row["outcome_at_ms"],
        row["outcome_keep_ms"],
        None,
        None,
        None,
        None,
        row["outcome_body"],
    )
    return stored_of(filing, outcome)


def stored_of(filing: Row, outcome: Row | None) -> Stored:
    """Of these two rows alone: only a first filing says when the job became durable."""
    return Stored(filing, outcome, filing.at_ms if filing.rev == 0 else None)


def _refuse(job_id: int, version: int) -> None:
    raise Corrupt(
        f"job {format_id(job_id)} has a record of version {version}, and this Tocsin reads up to {VERSION}: "
        "start one at least as new as the one that wrote it"
    )
