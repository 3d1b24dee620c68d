"""Rows as asyncpg hands them over, as `engine.core.job` knows them.

Lives here and nowhere else: which version of a record can be read. Invariants: a record newer than this build is
refused by name, before anybody reads a meaning into it; what no build can have written is refused by its key.
"""

from __future__ import annotations

from typing import Any

from engine.core.ids import format_id
from engine.core.job import VERSION, Row, Stored
from engine.core.lifecycle import FILINGS, FINAL, State
from engine.core.sound import key_text, sound
from engine.errors import Corrupt

_STATES = tuple(State)


def row_of(row: Any) -> Row:
    """Of `job_record`. Raises `Corrupt` for one that a newer Tocsin wrote, or none."""
    refuse_newer(row)
    job_id = int.from_bytes(row["job_id"], "big")
    tags = row["tags"]
    read = Row(
        row["shard"],
        row["filed_ms"],
        job_id,
        row["rev"],
        row["epoch"],
        _state(row["state"], row["version"], row["shard"], row["filed_ms"], job_id, row["rev"]),
        row["due_ms"],
        row["at_ms"],
        row["keep_ms"],
        row["tenant"],
        row["type"],
        row["user_id"],
        None if tags is None else tuple(tags),
        row["body"],
    )
    return sound(read)


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
        _state(
            *(row["outcome_state"], row["outcome_version"]),
            *(filing.shard, filing.filed_ms, filing.job_id, row["outcome_rev"]),
        ),
        row["outcome_due_ms"],
        row["outcome_at_ms"],
        row["outcome_keep_ms"],
        None,
        None,
        None,
        None,
        row["outcome_body"],
    )
    if filing.state not in FILINGS or outcome.state not in FINAL:
        name = key_text(filing.shard, filing.filed_ms, filing.job_id, filing.rev)
        raise Corrupt(f"archived {name} cannot be read: {filing.state.name} and {outcome.state.name}")
    return stored_of(filing, sound(outcome))


def stored_of(filing: Row, outcome: Row | None) -> Stored:
    """Of these two rows alone: only a first filing says when the job became durable."""
    return Stored(filing, outcome, filing.at_ms if filing.rev == 0 else None)


def refuse_newer(row: Any) -> None:
    if row["version"] > VERSION:
        _refuse(int.from_bytes(row["job_id"], "big"), row["version"])


def _state(number: int, version: int, *key: int) -> State:
    if not 0 <= number < len(_STATES) or version < 1:
        raise Corrupt(f"{key_text(*key)} cannot be read: state {number} of version {version} is none of ours")
    return _STATES[number]


def _refuse(job_id: int, version: int) -> None:
    raise Corrupt(
        f"job {format_id(job_id)} has a record of version {version}, and this Tocsin reads up to {VERSION}: "
        "start one at least as new as the one that wrote it"
    )
