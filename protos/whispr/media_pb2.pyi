from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class OptimizeStorageRequest(_message.Message):
    __slots__ = ("prefix", "min_bytes", "limit", "dry_run")
    PREFIX_FIELD_NUMBER: _ClassVar[int]
    MIN_BYTES_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    prefix: str
    min_bytes: int
    limit: int
    dry_run: bool
    def __init__(self, prefix: _Optional[str] = ..., min_bytes: _Optional[int] = ..., limit: _Optional[int] = ..., dry_run: _Optional[bool] = ...) -> None: ...

class OptimizeStorageResponse(_message.Message):
    __slots__ = ("examined", "deduplicated", "saved_bytes")
    EXAMINED_FIELD_NUMBER: _ClassVar[int]
    DEDUPLICATED_FIELD_NUMBER: _ClassVar[int]
    SAVED_BYTES_FIELD_NUMBER: _ClassVar[int]
    examined: int
    deduplicated: int
    saved_bytes: int
    def __init__(self, examined: _Optional[int] = ..., deduplicated: _Optional[int] = ..., saved_bytes: _Optional[int] = ...) -> None: ...

class CleanupTempFilesRequest(_message.Message):
    __slots__ = ("older_than_ms", "limit", "dry_run")
    OLDER_THAN_MS_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    older_than_ms: int
    limit: int
    dry_run: bool
    def __init__(self, older_than_ms: _Optional[int] = ..., limit: _Optional[int] = ..., dry_run: _Optional[bool] = ...) -> None: ...

class CleanupTempFilesResponse(_message.Message):
    __slots__ = ("deleted", "freed_bytes")
    DELETED_FIELD_NUMBER: _ClassVar[int]
    FREED_BYTES_FIELD_NUMBER: _ClassVar[int]
    deleted: int
    freed_bytes: int
    def __init__(self, deleted: _Optional[int] = ..., freed_bytes: _Optional[int] = ...) -> None: ...
