"""platform-service: a folder of its own with logs, audit logs and data; caches, certificates, measurements."""

from __future__ import annotations

import gzip
import os
import shutil
import tarfile
import tempfile
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from math import ceil
from pathlib import Path
from random import Random

from bench.targets.desk import Work, nonsense, now_ms
from protos.whispr import platform_pb2 as pb

LIMIT = 1_000
KEEP = 7
DAY_MS = 86_400_000
SERVICES = ("auth", "media", "messaging", "moderation", "notification", "user")
UNITS = ("messages", "notifications", "stored_mb")
CERTIFICATE_MS = 90 * DAY_MS
AUDIT_MS, RENEW_MS = 90 * DAY_MS, 30 * DAY_MS


class Platform:
    name = "platform.PlatformService"

    def __init__(self, random: Random) -> None:
        now = now_ms()
        self.root = Path(tempfile.mkdtemp(prefix="whispr-platform-"))
        for service in SERVICES:
            _write(self.root / "logs" / f"{service}.log", f"{service} says something\n" * 100)
            _write(self.root / "data" / service / "data.txt", f"what {service} keeps\n" * 100)
            for age_days in (1, 100, 200):
                path = self.root / "audit" / f"{service}-{age_days}.jsonl"
                _write(path, f'{{"service":"{service}","did":"something"}}\n' * 100)
                os.utime(path, ((now - age_days * DAY_MS) / 1_000,) * 2)
        for folder in ("archives", "backups"):
            (self.root / folder).mkdir()
        self.caches = {
            (cache, f"k-{number}"): now + random.randrange(-DAY_MS, DAY_MS)
            for cache in ("profiles", "previews")
            for number in range(200)
        }
        """By (cache, key): when it ends, Unix ms."""
        self.certificates = {f"{service}-service": now + random.randrange(1, 80) * DAY_MS for service in SERVICES}
        """When each ends, Unix ms."""
        self.calls = [
            (now - random.randrange(60 * DAY_MS), random.choice(SERVICES), random.expovariate(1 / 20))
            for _ in range(5_000)
        ]
        """(Unix ms, service, ms it took)."""
        self.uses = [
            (now - random.randrange(60 * DAY_MS), f"a-{random.randrange(50)}", random.choice(UNITS))
            for _ in range(5_000)
        ]
        """(Unix ms, account, unit)."""
        self._made = 0

    @property
    def methods(self) -> Mapping[str, Work]:
        return {
            "InvalidateCaches": self.invalidate,
            "ArchiveAuditLogs": self.archive,
            "CreateBackup": self.back_up,
            "RotateLogs": self.rotate,
            "RenewCertificates": self.renew,
            "GeneratePerformanceReport": self.performance,
            "GenerateBillingReport": self.billing,
        }

    def close(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    # -- upkeep ------------------------------------------------------------------------------------

    def invalidate(self, request: pb.InvalidateCachesRequest) -> pb.InvalidateCachesResponse:
        before_ms = request.expired_before_ms or now_ms()
        named = set(request.keys)
        gone = [
            (cache, key)
            for (cache, key), ends_ms in self.caches.items()
            if request.cache in ("", cache) and (key in named if named else ends_ms < before_ms)
        ]
        for entry in gone:
            del self.caches[entry]
        return pb.InvalidateCachesResponse(invalidated=len(gone))

    def archive(self, request: pb.ArchiveAuditLogsRequest) -> pb.ArchiveAuditLogsResponse:
        if request.older_than_ms < 0 or request.limit < 0:
            raise nonsense("limit" if request.limit < 0 else "older_than_ms", "below zero")
        before_s = (now_ms() - (request.older_than_ms or AUDIT_MS)) / 1_000
        old = [path for path in sorted((self.root / "audit").iterdir()) if path.stat().st_mtime < before_s]
        old = old[: request.limit or LIMIT]
        if not old or request.dry_run:
            return pb.ArchiveAuditLogsResponse(archived=len(old))
        archive_id = self._id("audit")
        size = _pack(self.root / "archives" / f"{archive_id}.tar.gz", old)
        for path in old:
            path.unlink()
        return pb.ArchiveAuditLogsResponse(archive_id=archive_id, archived=len(old), bytes=size)

    def back_up(self, request: pb.CreateBackupRequest) -> pb.CreateBackupResponse:
        if request.source not in SERVICES:
            raise nonsense("source", f"{request.source!r} is none of {', '.join(SERVICES)}")
        if request.keep < 0:
            raise nonsense("keep", "below zero")
        backup_id = self._id(f"backup-{request.source}")
        path = self.root / "backups" / f"{backup_id}.tar.gz"
        size = _pack(path, [self.root / "data" / request.source])
        made = sorted(path.parent.glob(f"backup-{request.source}-*"), key=lambda each: each.stat().st_mtime_ns)
        gone = made[: -request.keep] if request.keep else []
        for each in gone:
            each.unlink()
        digest = sha256(path.read_bytes()).hexdigest()
        return pb.CreateBackupResponse(backup_id=backup_id, bytes=size, sha256=digest, deleted=len(gone))

    def rotate(self, request: pb.RotateLogsRequest) -> pb.RotateLogsResponse:
        if request.min_bytes < 0 or request.keep < 0:
            raise nonsense("keep" if request.keep < 0 else "min_bytes", "below zero")
        rotated = deleted = 0
        for log in sorted((self.root / "logs").glob("*.log")):
            if log.stat().st_size < request.min_bytes:
                continue
            rotated += 1
            old = log.with_name(f"{self._id(log.stem)}.gz")
            old.write_bytes(gzip.compress(log.read_bytes()))
            log.write_bytes(b"")
            kept = sorted(log.parent.glob(f"{log.stem}-*.gz"), key=lambda each: each.stat().st_mtime_ns)
            for each in kept[: -(request.keep or KEEP)]:
                each.unlink()
                deleted += 1
        return pb.RotateLogsResponse(rotated=rotated, deleted=deleted)

    def renew(self, request: pb.RenewCertificatesRequest) -> pb.RenewCertificatesResponse:
        if request.expires_within_ms < 0:
            raise nonsense("expires_within_ms", "below zero")
        for name in request.names:
            if name not in self.certificates:
                raise nonsense("names", f"no certificate {name!r}")
        now = now_ms()
        until_ms = now + (request.expires_within_ms or RENEW_MS)
        named = set(request.names) or set(self.certificates)
        due = sorted(name for name, ends_ms in self.certificates.items() if name in named and ends_ms < until_ms)
        self.certificates.update(dict.fromkeys(due, now + CERTIFICATE_MS))
        return pb.RenewCertificatesResponse(renewed=due, next_expiry_ms=min(self.certificates.values()))

    # -- reports -----------------------------------------------------------------------------------

    def performance(self, request: pb.GeneratePerformanceReportRequest) -> pb.GeneratePerformanceReportResponse:
        from_ms, to_ms = _span(request.from_ms, request.to_ms)
        wanted = set(request.services) or set(SERVICES)
        took: dict[str, list[float]] = {}
        for at_ms, service, took_ms in self.calls:
            if from_ms <= at_ms < to_ms and service in wanted:
                took.setdefault(service, []).append(took_ms)
        p99_ms = {service: sorted(times)[ceil(len(times) * 0.99) - 1] for service, times in took.items()}
        calls = sum(map(len, took.values()))
        return pb.GeneratePerformanceReportResponse(report_id=self._id("r"), calls=calls, p99_ms=p99_ms)

    def billing(self, request: pb.GenerateBillingReportRequest) -> pb.GenerateBillingReportResponse:
        from_ms, to_ms = _span(request.from_ms, request.to_ms)
        found = [
            (account, unit)
            for at_ms, account, unit in self.uses
            if from_ms <= at_ms < to_ms and request.account_id in ("", account)
        ]
        units = Counter(unit for _, unit in found)
        accounts = len({account for account, _ in found})
        return pb.GenerateBillingReportResponse(report_id=self._id("r"), accounts=accounts, units=dict(units))

    def _id(self, of: str) -> str:
        self._made += 1
        return f"{of}-{now_ms()}-{self._made}"


def _span(from_ms: int, to_ms: int) -> tuple[int, int]:
    to_ms = to_ms or now_ms()
    if from_ms > to_ms:
        raise nonsense("from_ms", "after to_ms")
    return from_ms, to_ms


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def _pack(path: Path, what: list[Path]) -> int:
    """Into a compressed archive; its bytes."""
    with tarfile.open(path, "w:gz") as packed:
        for each in what:
            packed.add(each, each.name)
    return path.stat().st_size
