from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class SendScheduledMessageRequest(_message.Message):
    __slots__ = ("message_id", "conversation_id", "sender_id", "recipient_id", "body", "media_ids", "ttl_ms", "attributes")
    class AttributesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    SENDER_ID_FIELD_NUMBER: _ClassVar[int]
    RECIPIENT_ID_FIELD_NUMBER: _ClassVar[int]
    BODY_FIELD_NUMBER: _ClassVar[int]
    MEDIA_IDS_FIELD_NUMBER: _ClassVar[int]
    TTL_MS_FIELD_NUMBER: _ClassVar[int]
    ATTRIBUTES_FIELD_NUMBER: _ClassVar[int]
    message_id: str
    conversation_id: str
    sender_id: str
    recipient_id: str
    body: str
    media_ids: _containers.RepeatedScalarFieldContainer[str]
    ttl_ms: int
    attributes: _containers.ScalarMap[str, str]
    def __init__(self, message_id: _Optional[str] = ..., conversation_id: _Optional[str] = ..., sender_id: _Optional[str] = ..., recipient_id: _Optional[str] = ..., body: _Optional[str] = ..., media_ids: _Optional[_Iterable[str]] = ..., ttl_ms: _Optional[int] = ..., attributes: _Optional[_Mapping[str, str]] = ...) -> None: ...

class SendScheduledMessageResponse(_message.Message):
    __slots__ = ("message_id", "delivered_ms")
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    DELIVERED_MS_FIELD_NUMBER: _ClassVar[int]
    message_id: str
    delivered_ms: int
    def __init__(self, message_id: _Optional[str] = ..., delivered_ms: _Optional[int] = ...) -> None: ...

class CleanupExpiredMessagesRequest(_message.Message):
    __slots__ = ("expired_before_ms", "limit", "dry_run")
    EXPIRED_BEFORE_MS_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    expired_before_ms: int
    limit: int
    dry_run: bool
    def __init__(self, expired_before_ms: _Optional[int] = ..., limit: _Optional[int] = ..., dry_run: _Optional[bool] = ...) -> None: ...

class CleanupExpiredMessagesResponse(_message.Message):
    __slots__ = ("deleted",)
    DELETED_FIELD_NUMBER: _ClassVar[int]
    deleted: int
    def __init__(self, deleted: _Optional[int] = ...) -> None: ...
