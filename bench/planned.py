"""Jobs of several types and users with due times of their own, made before the clock starts and submitted over HTTP.

`bench.load` sends the same few bodies as fast as it can; here each job is planned, and the plan lies ahead of now, so
that nothing is submitted while what is due fires.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random

import aiohttp
import msgspec

from bench.load import payload

BATCH = 500
CONNECTIONS = 4
SUBMITTED_PER_S = 8_000
"""At least, on a machine that does nothing else: so much before the first is due the submission begins."""
LEAD_S = 2.0
"""Beside that: what a busy machine needs more."""
_NDJSON = {"Content-Type": "application/x-ndjson"}


class Planned(msgspec.Struct):
    type: str
    after_s: float
    """Due so long after the plan begins."""
    user: str | None = None


def evenly(kind: str, per_s: float, seconds: float) -> list[Planned]:
    """One type's jobs at equal distances."""
    return [Planned(kind, number / per_s) for number in range(round(per_s * seconds))]


def begins_s(jobs: int) -> float:
    """By the system's clock, when a plan of so many may begin that is submitted now."""
    return time.time() + LEAD_S + jobs / SUBMITTED_PER_S


async def submit(address: str, plan: Sequence[Planned], begins_s: float, random: Random) -> list[str]:
    """All of it, accepted, before `begins_s`; else the bench ends. Returns the jobs' ids, in the order of the plan."""
    ids = [""] * len(plan)
    waiting = [(start, plan[start : start + BATCH]) for start in range(0, len(plan), BATCH)]

    async def send(session: aiohttp.ClientSession) -> None:
        while waiting:
            start, batch = waiting.pop()
            body = "\n".join(_line(one, begins_s, random) for one in batch).encode()
            async with session.post("/api/v1/jobs", data=body, headers=_NDJSON) as answer:
                told = await answer.json()
                if told.get("accepted") != len(batch):
                    raise SystemExit(f"of {len(batch)} jobs {told.get('accepted')} were accepted: {str(told)[:600]}")
                ids[start : start + len(batch)] = [each["id"] for each in told["results"]]

    async with aiohttp.ClientSession(f"http://{address}") as session:
        await asyncio.gather(*(send(session) for _ in range(CONNECTIONS)))
    if time.time() > begins_s:
        raise SystemExit("submitting took longer than the lead: the machine is too busy")
    return ids


def _line(one: Planned, begins_s: float, random: Random) -> str:
    due_at = datetime.fromtimestamp(begins_s + one.after_s, UTC).isoformat(timespec="milliseconds")
    user = "" if one.user is None else f',"user_id":"{one.user}"'
    return f'{{"type":"{one.type}","payload":{payload(random)},"due_at":"{due_at}"{user}}}'
