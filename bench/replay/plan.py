"""The jobs of a day: two for each departure, and the moment of the coming minute at which each is due.

Pure. Real time (when a passenger would have been told, in New York) and replayed time (when the job is due now) are
tied by one line: the first event falls on `start_ms`, the last one `seconds` later. The texts keep the real times.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import msgspec

from bench.replay.departures import Departure, clock

CHECK_IN = "notification.send_delayed_notification"
BOARDING = "messaging.send_scheduled_message"
CHECK_IN_BEFORE = timedelta(hours=3)
BOARDING_BEFORE = timedelta(minutes=30)


class Planned(msgspec.Struct, frozen=True):
    key: str
    """Idempotency key: of this run only, so that the same day can be replayed again on the same data."""
    type: str
    priority: str
    user_id: str
    at: datetime
    """When it happens in the replayed day, UTC."""
    due_ms: int
    text: str
    payload: dict[str, object]


class Plan(msgspec.Struct, frozen=True):
    run: str
    jobs: Sequence[Planned]
    """By due time."""
    start_ms: int
    """When the first is due, Unix ms."""
    seconds: float
    first: datetime
    last: datetime

    @property
    def end_ms(self) -> int:
        return self.start_ms + round(self.seconds * 1_000)

    def clock(self, now_ms: int) -> datetime:
        """The replayed day's wall clock in New York; it stands at the first and the last event outside of them."""
        share = min(max((now_ms - self.start_ms) / (self.seconds * 1_000), 0.0), 1.0)
        return clock(self.first + (self.last - self.first) * share)

    def due_counts(self, now_ms: int, seconds: int) -> list[int]:
        """How many are due in each coming second; the first one is what is left of the current second."""
        bounds = [now_ms + 1] + [(now_ms // 1_000 + second) * 1_000 for second in range(1, seconds + 1)]
        places = [bisect_left(self.jobs, bound, key=lambda job: job.due_ms) for bound in bounds]
        return [after - before for before, after in pairwise(places)]


def make_plan(departures: Sequence[Departure], *, run: str, start_ms: int, seconds: float) -> Plan:
    """Two jobs a departure. Differences are taken between instants, so a clock change in the day moves nothing."""
    events = [
        (departure.at - before, number, departure, kind)
        for number, departure in enumerate(departures)
        for kind, before in ((CHECK_IN, CHECK_IN_BEFORE), (BOARDING, BOARDING_BEFORE))
    ]
    events.sort(key=lambda event: event[:2])
    first, last = events[0][0], events[-1][0]
    scale = seconds * 1_000 / (last - first).total_seconds()
    jobs = [
        _planned(run, number, departure, kind, at, start_ms + round((at - first).total_seconds() * scale))
        for at, number, departure, kind in events
    ]
    return Plan(run=run, jobs=jobs, start_ms=start_ms, seconds=seconds, first=first, last=last)


def _planned(run: str, number: int, departure: Departure, kind: str, at: datetime, due_ms: int) -> Planned:
    leaves = f"{clock(departure.at):%H:%M}"
    route = f"{departure.origin} to {departure.dest}"
    user = f"{departure.carrier}{departure.flight}-{number}"
    if kind == CHECK_IN:
        text = f"Check-in for {departure.name} is open: {route}, departs {leaves}"
        payload: dict[str, object] = {
            "user_id": user,
            "title": f"Check-in for {departure.name} is open",
            "body": text,
            "kind": "check_in",
            "channels": ["push"],
            "locale": "en-US",
            "collapse_key": f"{run}-{user}",
        }
        priority = "medium"
    else:
        text = f"{departure.name} is boarding: {route}, departs {leaves}"
        payload = {
            "message_id": f"{run}-{user}",
            "conversation_id": f"flight-{user}",
            "recipient_id": user,
            "body": text,
            "attributes": {"origin": departure.origin, "dest": departure.dest},
        }
        priority = "high"
    key = f"{run}-{'check-in' if kind == CHECK_IN else 'boarding'}-{number}"
    return Planned(key, kind, priority, user, at, due_ms, text, payload)


def submission(plan: Plan, job: Planned) -> dict[str, object]:
    """The job as Tocsin's HTTP API takes it."""
    return {
        "type": job.type,
        "payload": job.payload,
        "due_at": utc_text(job.due_ms),
        "user_id": job.user_id,
        "tags": [f"replay-{plan.run}"],
        "idempotency_key": job.key,
        "priority": job.priority,
    }


def utc_text(at_ms: int) -> str:
    """Unix ms as RFC 3339."""
    seconds, rest_ms = divmod(at_ms, 1_000)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{rest_ms:03d}Z"
