"""user-service: counts what users did; a report is itself something that its user did."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping
from random import Random

from bench.targets.desk import Work, nonsense, now_ms
from protos.whispr import user_pb2

EVENTS_MAX = 100_000
LIMIT = 1_000
DAY_MS = 86_400_000
PERIODS = frozenset({"", "daily", "weekly", "monthly"})
KINDS = ("login", "message", "upload", "call")


class User:
    name = "user.UserService"

    def __init__(self, random: Random) -> None:
        now = now_ms()
        drawn = ((now - random.randrange(400 * DAY_MS), f"u-{random.randrange(200)}") for _ in range(2_000))
        self.events: deque[tuple[int, str, str]] = deque(
            ((at_ms, user, random.choice(KINDS)) for at_ms, user in sorted(drawn)), maxlen=EVENTS_MAX
        )
        """(Unix ms, user, kind), oldest first."""
        self._last_ms: dict[str, int] = {user: at_ms for at_ms, user, _ in self.events}
        self.inactive: set[str] = set()
        self._made = 0

    @property
    def methods(self) -> Mapping[str, Work]:
        return {"GenerateActivityReport": self.report, "CleanupInactiveUsers": self.cleanup}

    def close(self) -> None:
        self.events.clear()

    def report(self, request: user_pb2.GenerateActivityReportRequest) -> user_pb2.GenerateActivityReportResponse:
        if request.period not in PERIODS:
            raise nonsense("period", f"{request.period!r} is none of daily, weekly, monthly")
        now = now_ms()
        from_ms, to_ms = request.from_ms, request.to_ms or now
        if from_ms > to_ms:
            raise nonsense("from_ms", "after to_ms")
        kinds: Counter[str] = Counter()
        users: set[str] = set()
        for at_ms, user, kind in reversed(self.events):  # newest first: a short span is soon counted
            if at_ms < from_ms:
                break
            if at_ms < to_ms and request.user_id in ("", user):
                kinds[kind] += 1
                users.add(user)
        if request.user_id:
            self.events.append((now, request.user_id, "report"))
            self._last_ms[request.user_id] = now
        self._made += 1
        return user_pb2.GenerateActivityReportResponse(
            report_id=f"r-{now}-{self._made}", events=kinds.total(), active_users=len(users), by_kind=dict(kinds)
        )

    def cleanup(self, request: user_pb2.CleanupInactiveUsersRequest) -> user_pb2.CleanupInactiveUsersResponse:
        if request.inactive_days < 1:
            raise nonsense("inactive_days", "at least 1")
        if request.limit < 0:
            raise nonsense("limit", "below zero")
        before_ms = now_ms() - request.inactive_days * DAY_MS
        idle = sorted(user for user, at_ms in self._last_ms.items() if at_ms < before_ms and user not in self.inactive)
        idle = idle[: request.limit or LIMIT]
        if not request.dry_run:
            self.inactive.update(idle)
        return user_pb2.CleanupInactiveUsersResponse(deactivated=len(idle))
