"""The sample target services, as processes met by a raw client: real work, honest ledgers, faults on demand."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from typing import Any

import grpc
import grpc.aio
import pytest
from google.protobuf import descriptor_pool, json_format, message_factory

from bench.targets.__main__ import MAKERS, arguments_of
from bench.targets.ledger import Reader, read, summarize
from tests.integration.harness.wait import grpc_is_quiet

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module", autouse=True)
async def one_loop(anyio_backend: str) -> AsyncIterator[None]:
    """All tests of this file share a loop: gRPC's poller, one a process, outlives the calls of a closed one."""
    yield
    await grpc_is_quiet()


@asynccontextmanager
async def serving(*arguments: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, grpc.aio.Channel]]:
    command = (sys.executable, "-m", "bench.targets", *arguments)
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        line = (await process.stdout.readline()).decode()
        assert line.startswith(f"ready service={arguments[0]} listen=127.0.0.1:"), line
        async with grpc.aio.insecure_channel(line.split("listen=")[1].strip()) as channel:
            yield process, channel
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def call(
    channel: grpc.aio.Channel, path: str, payload: dict[str, Any], fire_id: str = "", timeout_s: float = 20
) -> tuple[str, Any]:
    """Status name, and the response or the details."""
    service, method = path.split("/")
    described = descriptor_pool.Default().FindServiceByName(service).methods_by_name[method]
    asked, told = (message_factory.GetMessageClass(kind) for kind in (described.input_type, described.output_type))
    ask: Any = channel.unary_unary(
        f"/{path}",
        request_serializer=lambda message: message.SerializeToString(),
        response_deserializer=told.FromString,
    )
    metadata = (
        ("tocsin-job-id", fire_id.partition(".")[0]),
        ("tocsin-fire-id", fire_id),
        ("tocsin-attempt", "2"),
        ("tocsin-epoch", str(1 << 40)),
        ("tocsin-shard", "3"),
        ("tocsin-due-at", "2023-11-14T22:13:20.123Z"),
    )
    try:
        return "OK", await ask(json_format.ParseDict(payload, asked()), metadata=metadata, timeout=timeout_s)
    except grpc.aio.AioRpcError as error:
        return error.code().name, error.details()


MESSAGING = "messaging.MessagingService"
SEND = f"{MESSAGING}/SendScheduledMessage"
NOTIFY = "notification.NotificationService/SendDelayedNotification"
WORK: list[tuple[str, dict[str, Any], str]] = [
    (SEND, {"recipient_id": "u", "body": "hi", "ttl_ms": 1}, "message_id"),
    (f"{MESSAGING}/CleanupExpiredMessages", {"expired_before_ms": 1 << 45}, "deleted"),
    (NOTIFY, {"user_id": "u", "title": "t", "kind": "check_in"}, "queued"),
    ("notification.NotificationService/CleanupNotificationHistory", {"sent_before_ms": 1 << 45}, "deleted"),
    ("media.MediaService/OptimizeStorage", {}, "saved_bytes"),
    ("media.MediaService/CleanupTempFiles", {}, "deleted"),
    ("user.UserService/GenerateActivityReport", {}, "events"),
    ("user.UserService/CleanupInactiveUsers", {"inactive_days": 1}, "deactivated"),
    ("auth.AuthService/RotateTokens", {"user_id": "u"}, "key_id"),
    ("auth.AuthService/CleanupExpiredSessions", {}, "deleted"),
    ("moderation.ModerationService/AnalyzeContent", {"content_id": "c", "text": "Free casino scam!"}, "matches"),
    ("moderation.ModerationService/UpdateModels", {"weights": {"rug": 0.9}}, "model_version"),
    ("moderation.ModerationService/GenerateModerationReport", {}, "analyzed"),
    ("auth.AuthService/GenerateSecurityReport", {"min_severity": 2}, "incidents"),
    ("platform.PlatformService/InvalidateCaches", {"cache": "profiles"}, "invalidated"),
    ("platform.PlatformService/InvalidateCaches", {"keys": ["k-7"], "expired_before_ms": 1}, "invalidated"),
    ("platform.PlatformService/ArchiveAuditLogs", {"limit": 3}, "bytes"),
    ("platform.PlatformService/CreateBackup", {"source": "user"}, "sha256"),
    ("platform.PlatformService/CreateBackup", {"source": "user", "keep": 1}, "deleted"),
    ("platform.PlatformService/RotateLogs", {}, "rotated"),
    ("platform.PlatformService/RotateLogs", {"keep": 1}, "deleted"),
    ("platform.PlatformService/RenewCertificates", {"expires_within_ms": 90 * 86_400_000}, "renewed"),
    ("platform.PlatformService/GeneratePerformanceReport", {"services": ["auth", "user"]}, "p99_ms"),
    ("platform.PlatformService/GenerateBillingReport", {"account_id": "a-7"}, "units"),
]
NONSENSE: list[tuple[str, dict[str, Any], str]] = [
    (SEND, {"body": "hi"}, "recipient_id"),
    (SEND, {"recipient_id": "u"}, "body"),
    (NOTIFY, {"user_id": "u"}, "title"),
    (NOTIFY, {"user_id": "u", "title": "t", "channels": ["pigeon"]}, "channels"),
    ("media.MediaService/OptimizeStorage", {"prefix": "../.."}, "prefix"),
    ("user.UserService/CleanupInactiveUsers", {}, "inactive_days"),
    ("user.UserService/GenerateActivityReport", {"from_ms": 2, "to_ms": 1}, "from_ms"),
    ("auth.AuthService/RotateTokens", {"reason": "boredom"}, "reason"),
    ("moderation.ModerationService/AnalyzeContent", {"content_id": "c"}, "text"),
    ("moderation.ModerationService/UpdateModels", {"weights": {"rug": 1.5}}, "rug"),
    ("moderation.ModerationService/GenerateModerationReport", {"from_ms": 2, "to_ms": 1}, "from_ms"),
    ("auth.AuthService/GenerateSecurityReport", {"min_severity": 6}, "min_severity"),
    ("platform.PlatformService/ArchiveAuditLogs", {"limit": -1}, "limit"),
    ("platform.PlatformService/CreateBackup", {}, "source"),
    ("platform.PlatformService/RotateLogs", {"keep": -1}, "keep"),
    ("platform.PlatformService/RenewCertificates", {"names": ["nobody"]}, "names"),
    ("platform.PlatformService/GeneratePerformanceReport", {"from_ms": 2, "to_ms": 1}, "from_ms"),
    ("platform.PlatformService/GenerateBillingReport", {"from_ms": 2, "to_ms": 1}, "from_ms"),
]


async def test_every_method_does_its_work_refuses_nonsense_and_writes_both_down(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    async with serving("all", "--ledger", str(ledger)) as (_, channel):
        for number, (path, payload, telling) in enumerate(WORK):
            code, response = await call(channel, path, payload, f"job-{number}.0.1")
            assert (code, bool(getattr(response, telling))) == ("OK", True), (path, response)
        for path, payload, field in NONSENSE:
            code, details = await call(channel, path, payload)
            assert (code, field in details) == ("INVALID_ARGUMENT", True), (path, details)
    entries = Reader(ledger).new()
    assert [entry.outcome for entry in entries] == ["OK"] * len(WORK) + ["INVALID_ARGUMENT"] * len(NONSENSE)
    first = entries[0]
    told = (first.method, first.job_id, first.fire_id, first.attempt, first.epoch, first.shard, first.due_at_ms)
    assert told == (SEND, "job-0", "job-0.0.1", 2, 1 << 40, 3, 1_700_000_000_123)
    assert first.lateness_ms == first.received_ms - first.due_at_ms > 0


async def test_a_repeat_is_recognised_also_after_a_kill(tmp_path: Path) -> None:
    ledger, payload = tmp_path / "ledger", {"recipient_id": "u", "body": "hi"}
    async with serving("messaging", "--ledger", str(ledger)) as (process, channel):
        assert (await call(channel, SEND, payload, "a.0.1"))[0] == "OK"
        assert (await call(channel, SEND, payload, "a.0.1"))[0] == "ALREADY_EXISTS"
        process.kill()
    with ledger.open("ab") as file:
        file.write(b'{"torn')
    async with serving("messaging", "--ledger", str(ledger)) as (_, channel):
        assert (await call(channel, SEND, payload, "a.0.1"))[0] == "ALREADY_EXISTS"
        assert (await call(channel, SEND, payload, "a.0.2"))[0] == "OK"
    entries = read([ledger])
    assert [entry.repeat for entry in entries] == [False, True, True, False]
    summary = summarize(entries)
    assert (summary.calls, summary.repeats, summary.done, summary.early) == (4, 2, {"a": 2}, [])


async def test_faults_come_as_asked_for_and_a_failed_fire_may_succeed_later(tmp_path: Path) -> None:
    ledger, payload = tmp_path / "ledger", {"recipient_id": "u", "body": "hi"}
    flags = ("--fail-ratio", "UNAVAILABLE:0.5", "--fail-ratio", "ABORTED:0.2", "--seed", "3", "--delay-ms", "1")
    async with serving("messaging", "--ledger", str(ledger), *flags) as (_, channel):
        codes = [(await call(channel, SEND, payload, f"a.0.{n % 20}"))[0] for n in range(100)]
    assert {"OK", "UNAVAILABLE", "ABORTED", "ALREADY_EXISTS"} == set(codes)
    assert [entry.outcome for entry in Reader(ledger).new()] == codes


async def test_a_hung_call_is_written_down_as_it_arrives(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    async with serving("messaging", "--ledger", str(ledger), "--hang-ratio", "1") as (_, channel):
        code, _ = await call(channel, SEND, {"recipient_id": "u", "body": "hi"}, "a.0.1", timeout_s=0.2)
    assert code == "DEADLINE_EXCEEDED"
    assert [entry.outcome for entry in Reader(ledger).new()] == ["HUNG"]


async def test_a_terminated_service_ends_cleanly() -> None:
    async with serving("media") as (process, channel):
        assert (await call(channel, "media.MediaService/CleanupTempFiles", {}))[0] == "OK"
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0


def test_the_media_service_owns_its_folder_and_takes_it_away() -> None:
    media: Any = MAKERS["media"](arguments_of(["media"]), Random(1))
    assert media.root.is_dir()
    media.close()
    assert not media.root.exists()
