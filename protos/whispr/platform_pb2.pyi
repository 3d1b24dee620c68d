from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class InvalidateCachesRequest(_message.Message):
    __slots__ = ("cache", "keys", "expired_before_ms")
    CACHE_FIELD_NUMBER: _ClassVar[int]
    KEYS_FIELD_NUMBER: _ClassVar[int]
    EXPIRED_BEFORE_MS_FIELD_NUMBER: _ClassVar[int]
    cache: str
    keys: _containers.RepeatedScalarFieldContainer[str]
    expired_before_ms: int
    def __init__(self, cache: _Optional[str] = ..., keys: _Optional[_Iterable[str]] = ..., expired_before_ms: _Optional[int] = ...) -> None: ...

class InvalidateCachesResponse(_message.Message):
    __slots__ = ("invalidated",)
    INVALIDATED_FIELD_NUMBER: _ClassVar[int]
    invalidated: int
    def __init__(self, invalidated: _Optional[int] = ...) -> None: ...

class ArchiveAuditLogsRequest(_message.Message):
    __slots__ = ("older_than_ms", "limit", "dry_run")
    OLDER_THAN_MS_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    older_than_ms: int
    limit: int
    dry_run: bool
    def __init__(self, older_than_ms: _Optional[int] = ..., limit: _Optional[int] = ..., dry_run: _Optional[bool] = ...) -> None: ...

class ArchiveAuditLogsResponse(_message.Message):
    __slots__ = ("archive_id", "archived", "bytes")
    ARCHIVE_ID_FIELD_NUMBER: _ClassVar[int]
    ARCHIVED_FIELD_NUMBER: _ClassVar[int]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    archive_id: str
    archived: int
    bytes: int
    def __init__(self, archive_id: _Optional[str] = ..., archived: _Optional[int] = ..., bytes: _Optional[int] = ...) -> None: ...

class CreateBackupRequest(_message.Message):
    __slots__ = ("source", "keep")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    KEEP_FIELD_NUMBER: _ClassVar[int]
    source: str
    keep: int
    def __init__(self, source: _Optional[str] = ..., keep: _Optional[int] = ...) -> None: ...

class CreateBackupResponse(_message.Message):
    __slots__ = ("backup_id", "bytes", "sha256", "deleted")
    BACKUP_ID_FIELD_NUMBER: _ClassVar[int]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    DELETED_FIELD_NUMBER: _ClassVar[int]
    backup_id: str
    bytes: int
    sha256: str
    deleted: int
    def __init__(self, backup_id: _Optional[str] = ..., bytes: _Optional[int] = ..., sha256: _Optional[str] = ..., deleted: _Optional[int] = ...) -> None: ...

class RotateLogsRequest(_message.Message):
    __slots__ = ("min_bytes", "keep")
    MIN_BYTES_FIELD_NUMBER: _ClassVar[int]
    KEEP_FIELD_NUMBER: _ClassVar[int]
    min_bytes: int
    keep: int
    def __init__(self, min_bytes: _Optional[int] = ..., keep: _Optional[int] = ...) -> None: ...

class RotateLogsResponse(_message.Message):
    __slots__ = ("rotated", "deleted")
    ROTATED_FIELD_NUMBER: _ClassVar[int]
    DELETED_FIELD_NUMBER: _ClassVar[int]
    rotated: int
    deleted: int
    def __init__(self, rotated: _Optional[int] = ..., deleted: _Optional[int] = ...) -> None: ...

class RenewCertificatesRequest(_message.Message):
    __slots__ = ("expires_within_ms", "names")
    EXPIRES_WITHIN_MS_FIELD_NUMBER: _ClassVar[int]
    NAMES_FIELD_NUMBER: _ClassVar[int]
    expires_within_ms: int
    names: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, expires_within_ms: _Optional[int] = ..., names: _Optional[_Iterable[str]] = ...) -> None: ...

class RenewCertificatesResponse(_message.Message):
    __slots__ = ("renewed", "next_expiry_ms")
    RENEWED_FIELD_NUMBER: _ClassVar[int]
    NEXT_EXPIRY_MS_FIELD_NUMBER: _ClassVar[int]
    renewed: _containers.RepeatedScalarFieldContainer[str]
    next_expiry_ms: int
    def __init__(self, renewed: _Optional[_Iterable[str]] = ..., next_expiry_ms: _Optional[int] = ...) -> None: ...

class GeneratePerformanceReportRequest(_message.Message):
    __slots__ = ("from_ms", "to_ms", "services")
    FROM_MS_FIELD_NUMBER: _ClassVar[int]
    TO_MS_FIELD_NUMBER: _ClassVar[int]
    SERVICES_FIELD_NUMBER: _ClassVar[int]
    from_ms: int
    to_ms: int
    services: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, from_ms: _Optional[int] = ..., to_ms: _Optional[int] = ..., services: _Optional[_Iterable[str]] = ...) -> None: ...

class GeneratePerformanceReportResponse(_message.Message):
    __slots__ = ("report_id", "calls", "p99_ms")
    class P99MsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: float
        def __init__(self, key: _Optional[str] = ..., value: _Optional[float] = ...) -> None: ...
    REPORT_ID_FIELD_NUMBER: _ClassVar[int]
    CALLS_FIELD_NUMBER: _ClassVar[int]
    P99_MS_FIELD_NUMBER: _ClassVar[int]
    report_id: str
    calls: int
    p99_ms: _containers.ScalarMap[str, float]
    def __init__(self, report_id: _Optional[str] = ..., calls: _Optional[int] = ..., p99_ms: _Optional[_Mapping[str, float]] = ...) -> None: ...

class GenerateBillingReportRequest(_message.Message):
    __slots__ = ("from_ms", "to_ms", "account_id")
    FROM_MS_FIELD_NUMBER: _ClassVar[int]
    TO_MS_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    from_ms: int
    to_ms: int
    account_id: str
    def __init__(self, from_ms: _Optional[int] = ..., to_ms: _Optional[int] = ..., account_id: _Optional[str] = ...) -> None: ...

class GenerateBillingReportResponse(_message.Message):
    __slots__ = ("report_id", "accounts", "units")
    class UnitsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: int
        def __init__(self, key: _Optional[str] = ..., value: _Optional[int] = ...) -> None: ...
    REPORT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    UNITS_FIELD_NUMBER: _ClassVar[int]
    report_id: str
    accounts: int
    units: _containers.ScalarMap[str, int]
    def __init__(self, report_id: _Optional[str] = ..., accounts: _Optional[int] = ..., units: _Optional[_Mapping[str, int]] = ...) -> None: ...
