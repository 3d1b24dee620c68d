"""messaging-service: a mailbox for each recipient, in memory or in a SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from bench.targets.desk import Work, nonsense, now_ms
from protos.whispr import messaging_pb2

BODY_CHARS_MAX = 64_000
LIMIT = 1_000


class Messaging:
    name = "messaging.MessagingService"

    def __init__(self, path: Path | None = None) -> None:
        self._db = sqlite3.connect(path if path is not None else ":memory:", isolation_level=None)
        self._db.executescript("""
            pragma journal_mode = wal;
            pragma synchronous = off;  -- the ledger is the record; the mailbox may lose its tail with the machine
            create table if not exists mail (
                recipient text not null, id text not null, conversation text not null, sender text not null,
                body text not null, delivered_ms integer not null, expires_ms integer,
                primary key (recipient, id)) without rowid;
            create index if not exists mail_expires on mail (expires_ms) where expires_ms is not null;
        """)
        self._made = 0

    @property
    def methods(self) -> Mapping[str, Work]:
        return {"SendScheduledMessage": self.send, "CleanupExpiredMessages": self.cleanup}

    def close(self) -> None:
        self._db.close()

    def send(self, request: messaging_pb2.SendScheduledMessageRequest) -> messaging_pb2.SendScheduledMessageResponse:
        if not request.recipient_id:
            raise nonsense("recipient_id", "who is it for?")
        if not request.body and not request.media_ids:
            raise nonsense("body", "a message needs a body or media")
        if len(request.body) > BODY_CHARS_MAX:
            raise nonsense("body", f"longer than {BODY_CHARS_MAX} characters")
        if request.ttl_ms < 0:
            raise nonsense("ttl_ms", "below zero")
        delivered_ms = now_ms()
        self._made += 1
        message_id = request.message_id or f"m-{delivered_ms}-{self._made}"
        expires_ms = delivered_ms + request.ttl_ms if request.ttl_ms else None
        row = (request.recipient_id, message_id, request.conversation_id, request.sender_id, request.body)
        self._db.execute("insert or replace into mail values (?, ?, ?, ?, ?, ?, ?)", (*row, delivered_ms, expires_ms))
        return messaging_pb2.SendScheduledMessageResponse(message_id=message_id, delivered_ms=delivered_ms)

    def cleanup(
        self, request: messaging_pb2.CleanupExpiredMessagesRequest
    ) -> messaging_pb2.CleanupExpiredMessagesResponse:
        if request.limit < 0:
            raise nonsense("limit", "below zero")
        before_ms, limit = request.expired_before_ms or now_ms(), request.limit or LIMIT
        found = self._db.execute(
            "select recipient, id from mail where expires_ms < ? order by expires_ms limit ?", (before_ms, limit)
        ).fetchall()
        if not request.dry_run:
            self._db.executemany("delete from mail where recipient = ? and id = ?", found)
        return messaging_pb2.CleanupExpiredMessagesResponse(deleted=len(found))

    def mailbox(self, recipient: str) -> list[tuple[str, str]]:
        """(id, body) of each message, in order of delivery."""
        select = "select id, body from mail where recipient = ? order by delivered_ms, id"
        return [(str(message_id), str(body)) for message_id, body in self._db.execute(select, (recipient,))]
