"""The wire: committed stubs match their sources, and Whispr's method paths are their owners'."""

from __future__ import annotations

import pytest
from google.protobuf import descriptor_pool

from protos import generate
from protos.tocsin.v1 import admin_pb2, handler_pb2, jobs_pb2
from protos.tocsin.wire import rpc_pb2
from protos.whispr import (
    auth_pb2,
    media_pb2,
    messaging_pb2,
    moderation_pb2,
    notification_pb2,
    platform_pb2,
    user_pb2,
)

OWNED = {
    "messaging.MessagingService": {"SendScheduledMessage", "CleanupExpiredMessages"},
    "notification.NotificationService": {"SendDelayedNotification", "CleanupNotificationHistory"},
    "media.MediaService": {"OptimizeStorage", "CleanupTempFiles"},
    "user.UserService": {"GenerateActivityReport", "CleanupInactiveUsers"},
    "auth.AuthService": {"RotateTokens", "CleanupExpiredSessions", "GenerateSecurityReport"},
    "moderation.ModerationService": {"AnalyzeContent", "UpdateModels", "GenerateModerationReport"},
    "platform.PlatformService": {
        "InvalidateCaches",
        "ArchiveAuditLogs",
        "CreateBackup",
        "RotateLogs",
        "RenewCertificates",
        "GeneratePerformanceReport",
        "GenerateBillingReport",
    },
}


def test_the_committed_stubs_are_what_the_protos_give() -> None:
    assert generate.differences(generate.generate()) == []


def test_an_edited_stub_and_one_without_source_are_named() -> None:
    stubs = generate.generate()
    stubs["whispr/auth_pb2.py"] += "\n"
    del stubs["whispr/user_pb2.pyi"]
    assert generate.differences(stubs) == ["whispr/auth_pb2.py", "whispr/user_pb2.pyi"]


@pytest.mark.parametrize("service", OWNED)
def test_whispr_services_have_the_method_paths_of_their_owners(service: str) -> None:
    modules = (auth_pb2, media_pb2, messaging_pb2, moderation_pb2, notification_pb2, platform_pb2, user_pb2)
    assert len({module.DESCRIPTOR.package for module in modules}) == len(OWNED)
    described = descriptor_pool.Default().FindServiceByName(service)
    assert {method.name for method in described.methods} == OWNED[service]


def test_the_handler_is_numbered_as_in_the_contract() -> None:
    names = [
        "job_id",
        "type",
        "payload",
        "attempt",
        "fire_id",
        "epoch",
        "shard",
        "due_ms",
        "correlation_id",
        "user_id",
        "traceparent",
    ]
    assert {f.name: f.number for f in handler_pb2.Fire.DESCRIPTOR.fields} == {n: i for i, n in enumerate(names, 1)}
    outcome = {f.name: f.number for f in handler_pb2.Outcome.DESCRIPTOR.fields}
    assert outcome == {"code": 1, "message": 2, "retry_after_ms": 3}


def test_jobs_offers_the_methods_of_the_contract() -> None:
    wanted = ["Submit", "SubmitBatch", "SubmitStream", "Get", "List", "Cancel", "Reschedule", "Redrive", "Watch"]
    assert [method.name for method in jobs_pb2.DESCRIPTOR.services_by_name["Jobs"].methods] == wanted


def test_admin_offers_what_operators_may_ask_over_http() -> None:
    names = [method.name for method in admin_pb2.DESCRIPTOR.services_by_name["Admin"].methods]
    assert names == ["Shards", "Rebalance", "Drain", "Undrain"]


def test_our_status_reads_what_google_rpc_writes() -> None:
    # google.rpc.Status{code: 14, details: [RetryInfo{retry_delay: 2.5 s}]}, as another implementation encodes it
    name = b"type.googleapis.com/google.rpc.RetryInfo"
    delay = bytes([0x0A, 0x08, 0x08, 0x02, 0x10]) + b"\x80\xca\xb5\xee\x01"  # 2 s and 500,000,000 ns
    packed = bytes([0x0A, len(name)]) + name + bytes([0x12, len(delay)]) + delay
    status = rpc_pb2.Status.FromString(bytes([0x08, 14, 0x1A, len(packed)]) + packed)
    assert status.code == 14
    told = rpc_pb2.RetryInfo.FromString(status.details[0].value)
    assert told.retry_delay.ToMilliseconds() == 2_500
