"""What an escalation promises, checked against the journal's rows: each death is told, once a type and interval.

Bodies are read here anew: an outcome is an array that begins with when it came, a filing one that begins with the
payload.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from tests.simulation.checks import DEAD, Broken, text_of

if TYPE_CHECKING:
    from engine.core.job import Row

_OWED_MS = 30_000
"""After an interval its notice may still be owed so long."""
_decode = msgspec.msgpack.Decoder().decode


def each_interval_has_one(
    rows: dict[int, list[Row]], kind: str, notice: str, interval_ms: int, unmarked: list[tuple[int, int]]
) -> None:
    """Of `kind`, told by jobs of type `notice`. A job that died, was redriven and died again has died twice.
    `unmarked`: when a catalog may not have marked the type, Unix ms; what is owed then is told or not."""
    died: dict[int, int] = {}
    told: Counter[int] = Counter()
    for job_id, its in rows.items():
        if its[0].type == notice:
            payload = json.loads(_decode(its[0].body)[0])
            if payload["data"]["type"] != kind:
                raise Broken(f"{text_of(job_id)} tells of a dead {payload['data']['type']}: a notice leads to another")
            start_ms = round(datetime.fromisoformat(payload["data"]["interval_start"]).timestamp() * 1_000)
            told[start_ms] += 1
        elif its[0].type == kind:
            for row in its:
                if row.state == DEAD:
                    ended_ms = _decode(row.body)[0]
                    died[ended_ms - ended_ms % interval_ms] = job_id
    for start_ms, count in told.items():
        if count > 1:
            raise Broken(f"{count} notices tell of the interval from {start_ms}")
        if start_ms not in died:
            raise Broken(f"a notice tells of the interval from {start_ms}, in which no {kind} died")
    for start_ms, job_id in died.items():
        to_ms = start_ms + interval_ms + _OWED_MS
        if start_ms not in told and not any(lo_ms <= to_ms and hi_ms >= start_ms for lo_ms, hi_ms in unmarked):
            raise Broken(f"{text_of(job_id)} died in the interval from {start_ms}, and nobody was told")
