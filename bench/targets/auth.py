"""auth-service: tokens that rotate with a grace period, and sessions that end."""

from __future__ import annotations

import secrets
from collections import Counter, OrderedDict
from collections.abc import Mapping
from random import Random

from bench.targets.desk import Work, nonsense, now_ms
from protos.whispr import auth_pb2

TOKENS_MAX = 100_000
LIMIT = 1_000
GRACE_MS = 300_000
WEEK_MS = 7 * 86_400_000
INCIDENTS = ("failed_login", "impossible_travel", "stolen_token")
REASONS = frozenset({"", "scheduled", "compromised", "logout"})


class Auth:
    name = "auth.AuthService"

    def __init__(self, random: Random) -> None:
        self.tokens: OrderedDict[str, tuple[str, str]] = OrderedDict()
        """By user ("" is the service itself): key id, token."""
        now = now_ms()
        self.sessions = {f"s-{number}": now + random.randrange(-86_400_000, 86_400_000) for number in range(500)}
        """By session: when it ends, Unix ms."""
        self.incidents = [
            (now - random.randrange(4 * WEEK_MS), random.choice(INCIDENTS), random.randint(1, 5)) for _ in range(500)
        ]
        """(Unix ms, kind, severity)."""

    @property
    def methods(self) -> Mapping[str, Work]:
        return {
            "RotateTokens": self.rotate,
            "CleanupExpiredSessions": self.cleanup,
            "GenerateSecurityReport": self.report,
        }

    def close(self) -> None:
        self.tokens.clear()

    def rotate(self, request: auth_pb2.RotateTokensRequest) -> auth_pb2.RotateTokensResponse:
        if request.grace_ms < 0:
            raise nonsense("grace_ms", "below zero")
        if request.reason not in REASONS:
            raise nonsense("reason", f"{request.reason!r} is none of scheduled, compromised, logout")
        grace_ms = 0 if request.reason == "compromised" else request.grace_ms or GRACE_MS
        key_id = f"k-{secrets.token_hex(8)}"
        self.tokens[request.user_id] = (key_id, secrets.token_urlsafe(32))
        self.tokens.move_to_end(request.user_id)
        if len(self.tokens) > TOKENS_MAX:
            self.tokens.popitem(last=False)
        return auth_pb2.RotateTokensResponse(key_id=key_id, old_expires_ms=now_ms() + grace_ms)

    def cleanup(self, request: auth_pb2.CleanupExpiredSessionsRequest) -> auth_pb2.CleanupExpiredSessionsResponse:
        if request.limit < 0:
            raise nonsense("limit", "below zero")
        before_ms = request.expired_before_ms or now_ms()
        ended = [name for name, ends_ms in self.sessions.items() if ends_ms < before_ms][: request.limit or LIMIT]
        for name in ended:
            del self.sessions[name]
        return auth_pb2.CleanupExpiredSessionsResponse(deleted=len(ended))

    def report(self, request: auth_pb2.GenerateSecurityReportRequest) -> auth_pb2.GenerateSecurityReportResponse:
        if not 0 <= request.min_severity <= 5:
            raise nonsense("min_severity", "not 0 to 5")
        to_ms = request.to_ms or now_ms()
        from_ms = request.from_ms or to_ms - WEEK_MS
        if from_ms > to_ms:
            raise nonsense("from_ms", "after to_ms")
        kinds = Counter(
            kind
            for at_ms, kind, severity in self.incidents
            if from_ms <= at_ms < to_ms and severity >= request.min_severity
        )
        report_id = f"r-{to_ms}-{secrets.token_hex(4)}"
        return auth_pb2.GenerateSecurityReportResponse(
            report_id=report_id, incidents=kinds.total(), by_kind=dict(kinds)
        )
