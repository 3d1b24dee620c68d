from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class GenerateActivityReportRequest(_message.Message):
    __slots__ = ("user_id", "from_ms", "to_ms", "period")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_MS_FIELD_NUMBER: _ClassVar[int]
    TO_MS_FIELD_NUMBER: _ClassVar[int]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    from_ms: int
    to_ms: int
    period: str
    def __init__(self, user_id: _Optional[str] = ..., from_ms: _Optional[int] = ..., to_ms: _Optional[int] = ..., period: _Optional[str] = ...) -> None: ...

class GenerateActivityReportResponse(_message.Message):
    __slots__ = ("report_id", "events", "active_users", "by_kind")
    class ByKindEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: int
        def __init__(self, key: _Optional[str] = ..., value: _Optional[int] = ...) -> None: ...
    REPORT_ID_FIELD_NUMBER: _ClassVar[int]
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_USERS_FIELD_NUMBER: _ClassVar[int]
    BY_KIND_FIELD_NUMBER: _ClassVar[int]
    report_id: str
    events: int
    active_users: int
    by_kind: _containers.ScalarMap[str, int]
    def __init__(self, report_id: _Optional[str] = ..., events: _Optional[int] = ..., active_users: _Optional[int] = ..., by_kind: _Optional[_Mapping[str, int]] = ...) -> None: ...

class CleanupInactiveUsersRequest(_message.Message):
    __slots__ = ("inactive_days", "limit", "dry_run")
    INACTIVE_DAYS_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    inactive_days: int
    limit: int
    dry_run: bool
    def __init__(self, inactive_days: _Optional[int] = ..., limit: _Optional[int] = ..., dry_run: _Optional[bool] = ...) -> None: ...

class CleanupInactiveUsersResponse(_message.Message):
    __slots__ = ("deactivated",)
    DEACTIVATED_FIELD_NUMBER: _ClassVar[int]
    deactivated: int
    def __init__(self, deactivated: _Optional[int] = ...) -> None: ...
