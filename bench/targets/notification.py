"""notification-service: an outbox by user, with the newest of each collapse key."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Mapping

from bench.targets.desk import Work, nonsense, now_ms
from protos.whispr import notification_pb2

OUTBOX_MAX = 100_000
"""Notifications kept, over all users; the oldest go first."""
LIMIT = 1_000
MONTH_MS = 30 * 86_400_000
CHANNELS = frozenset({"push", "email", "sms"})

_KIND = re.compile(r"[a-z][a-z0-9_]{0,31}")


class Notification:
    name = "notification.NotificationService"

    def __init__(self) -> None:
        self.outbox: OrderedDict[tuple[str, str], tuple[int, str, str]] = OrderedDict()
        """By (user, collapse key or own id): when, kind, title."""
        self._made = 0

    @property
    def methods(self) -> Mapping[str, Work]:
        return {"SendDelayedNotification": self.send, "CleanupNotificationHistory": self.cleanup}

    def close(self) -> None:
        self.outbox.clear()

    def send(
        self, request: notification_pb2.SendDelayedNotificationRequest
    ) -> notification_pb2.SendDelayedNotificationResponse:
        recipients = list(request.recipients) or [request.user_id]
        if not all(recipients):
            raise nonsense("user_id", "who is it for?")
        if not request.title.strip():
            raise nonsense("title", "a notification needs a title")
        kind = request.kind or "reminder"
        if not _KIND.fullmatch(kind):
            raise nonsense("kind", f"{kind!r} is not a lower-case word")
        channels = list(request.channels) or ["push"]
        for channel in channels:
            if channel not in CHANNELS:
                raise nonsense("channels", f"{channel!r} is none of {', '.join(sorted(CHANNELS))}")
        self._made += 1
        sent_ms = now_ms()
        notification_id = f"n-{sent_ms}-{self._made}"
        for user_id in recipients:
            key = (user_id, request.collapse_key or notification_id)
            self.outbox[key] = (sent_ms, kind, request.title)
            self.outbox.move_to_end(key)
            if len(self.outbox) > OUTBOX_MAX:
                self.outbox.popitem(last=False)
        return notification_pb2.SendDelayedNotificationResponse(notification_id=notification_id, queued=channels)

    def cleanup(
        self, request: notification_pb2.CleanupNotificationHistoryRequest
    ) -> notification_pb2.CleanupNotificationHistoryResponse:
        if request.limit < 0:
            raise nonsense("limit", "below zero")
        before_ms, limit = request.sent_before_ms or now_ms() - MONTH_MS, request.limit or LIMIT
        gone: list[tuple[str, str]] = []
        for key, (sent_ms, _, _) in self.outbox.items():  # oldest first
            if sent_ms >= before_ms or len(gone) == limit:
                break
            if request.user_id in ("", key[0]):
                gone.append(key)
        for key in gone:
            del self.outbox[key]
        return notification_pb2.CleanupNotificationHistoryResponse(deleted=len(gone))
