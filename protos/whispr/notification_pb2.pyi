from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class SendDelayedNotificationRequest(_message.Message):
    __slots__ = ("user_id", "title", "body", "kind", "channels", "locale", "deep_link", "collapse_key", "data", "recipients")
    class DataEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    BODY_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    CHANNELS_FIELD_NUMBER: _ClassVar[int]
    LOCALE_FIELD_NUMBER: _ClassVar[int]
    DEEP_LINK_FIELD_NUMBER: _ClassVar[int]
    COLLAPSE_KEY_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    RECIPIENTS_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    title: str
    body: str
    kind: str
    channels: _containers.RepeatedScalarFieldContainer[str]
    locale: str
    deep_link: str
    collapse_key: str
    data: _containers.ScalarMap[str, str]
    recipients: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, user_id: _Optional[str] = ..., title: _Optional[str] = ..., body: _Optional[str] = ..., kind: _Optional[str] = ..., channels: _Optional[_Iterable[str]] = ..., locale: _Optional[str] = ..., deep_link: _Optional[str] = ..., collapse_key: _Optional[str] = ..., data: _Optional[_Mapping[str, str]] = ..., recipients: _Optional[_Iterable[str]] = ...) -> None: ...

class SendDelayedNotificationResponse(_message.Message):
    __slots__ = ("notification_id", "queued")
    NOTIFICATION_ID_FIELD_NUMBER: _ClassVar[int]
    QUEUED_FIELD_NUMBER: _ClassVar[int]
    notification_id: str
    queued: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, notification_id: _Optional[str] = ..., queued: _Optional[_Iterable[str]] = ...) -> None: ...

class CleanupNotificationHistoryRequest(_message.Message):
    __slots__ = ("sent_before_ms", "user_id", "limit")
    SENT_BEFORE_MS_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    sent_before_ms: int
    user_id: str
    limit: int
    def __init__(self, sent_before_ms: _Optional[int] = ..., user_id: _Optional[str] = ..., limit: _Optional[int] = ...) -> None: ...

class CleanupNotificationHistoryResponse(_message.Message):
    __slots__ = ("deleted",)
    DELETED_FIELD_NUMBER: _ClassVar[int]
    deleted: int
    def __init__(self, deleted: _Optional[int] = ...) -> None: ...
