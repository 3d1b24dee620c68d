from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class RotateTokensRequest(_message.Message):
    __slots__ = ("user_id", "grace_ms", "reason")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    GRACE_MS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    grace_ms: int
    reason: str
    def __init__(self, user_id: _Optional[str] = ..., grace_ms: _Optional[int] = ..., reason: _Optional[str] = ...) -> None: ...

class RotateTokensResponse(_message.Message):
    __slots__ = ("key_id", "old_expires_ms")
    KEY_ID_FIELD_NUMBER: _ClassVar[int]
    OLD_EXPIRES_MS_FIELD_NUMBER: _ClassVar[int]
    key_id: str
    old_expires_ms: int
    def __init__(self, key_id: _Optional[str] = ..., old_expires_ms: _Optional[int] = ...) -> None: ...

class CleanupExpiredSessionsRequest(_message.Message):
    __slots__ = ("expired_before_ms", "limit")
    EXPIRED_BEFORE_MS_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    expired_before_ms: int
    limit: int
    def __init__(self, expired_before_ms: _Optional[int] = ..., limit: _Optional[int] = ...) -> None: ...

class CleanupExpiredSessionsResponse(_message.Message):
    __slots__ = ("deleted",)
    DELETED_FIELD_NUMBER: _ClassVar[int]
    deleted: int
    def __init__(self, deleted: _Optional[int] = ...) -> None: ...

class GenerateSecurityReportRequest(_message.Message):
    __slots__ = ("from_ms", "to_ms", "min_severity")
    FROM_MS_FIELD_NUMBER: _ClassVar[int]
    TO_MS_FIELD_NUMBER: _ClassVar[int]
    MIN_SEVERITY_FIELD_NUMBER: _ClassVar[int]
    from_ms: int
    to_ms: int
    min_severity: int
    def __init__(self, from_ms: _Optional[int] = ..., to_ms: _Optional[int] = ..., min_severity: _Optional[int] = ...) -> None: ...

class GenerateSecurityReportResponse(_message.Message):
    __slots__ = ("report_id", "incidents", "by_kind")
    class ByKindEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: int
        def __init__(self, key: _Optional[str] = ..., value: _Optional[int] = ...) -> None: ...
    REPORT_ID_FIELD_NUMBER: _ClassVar[int]
    INCIDENTS_FIELD_NUMBER: _ClassVar[int]
    BY_KIND_FIELD_NUMBER: _ClassVar[int]
    report_id: str
    incidents: int
    by_kind: _containers.ScalarMap[str, int]
    def __init__(self, report_id: _Optional[str] = ..., incidents: _Optional[int] = ..., by_kind: _Optional[_Mapping[str, int]] = ...) -> None: ...
